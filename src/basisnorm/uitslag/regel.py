"""The rule: from answers to a conclusion (docs/scoreregel.md; our own choice, its numbers in
brackets). Nothing else in the program decides whether something is op orde.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from basisnorm import __version__
from basisnorm.audit.bezwaren import say_other_sector
from basisnorm.audit.model import Antwoord, Audit
from basisnorm.errors import Melding
from basisnorm.norm.model import Basis, Eis, Gebied, Norm, Sector, Vragenlijst
from basisnorm.uitslag.model import (
    Conclusie,
    EisUitslag,
    GebiedUitslag,
    Staat,
    Telling,
    Uitslag,
    total,
)
from basisnorm.uitslag.verklaring import explain

_HEAVIEST_FIRST = tuple(Basis)


def assess(
    norm: Norm,
    vragenlijst: Vragenlijst,
    audit: Audit,
    *,
    datum: str,
    programma: str = __version__,
    meldingen: tuple[Melding, ...] = (),
) -> Uitslag:
    """The result of one audit; see Regel.assess."""
    regel = Regel(norm, vragenlijst)
    return regel.assess(audit, datum=datum, programma=programma, meldingen=meldingen)


class Regel:
    """The rule under one norm and one questionnaire, for one school or for a country.

    What schools share is worked out once: an eis that was left open, or answered with nothing but
    a level, comes out the same at every school of a sector. That makes a country four times faster.
    """

    def __init__(self, norm: Norm, vragenlijst: Vragenlijst) -> None:
        self.norm, self.vragenlijst = norm, vragenlijst
        self._plannen: dict[tuple[Sector, tuple[str, ...]], _Plan] = {}

    def assess(
        self,
        audit: Audit,
        *,
        datum: str,
        programma: str = __version__,
        meldingen: tuple[Melding, ...] = (),
    ) -> Uitslag:
        """The result of an audit, measured at `datum` (ISO date).

        `meldingen` are what reading the file had to say; they travel along in the result.
        """
        answers, plan = audit.per_eis(), self._plan(audit.school.sector, audit.extra_gebieden)
        gebieden = tuple(
            _conclude_gebied(
                gebied, tuple([each.uitkomst(answers.get(each.eis.id), datum) for each in eisen])
            )
            for gebied, eisen in plan.gebieden
        )
        other = say_other_sector([each for each in plan.elders if each in answers])
        counting = [each for each in gebieden if each.gebied.telt_mee]
        telling = total(each.telling for each in counting)
        return Uitslag(
            programma=programma,
            norm=self.norm,
            vragenlijst=self.vragenlijst,
            audit=audit,
            datum=datum,
            conclusie=conclude_school(each.conclusie for each in counting),
            telling=telling,
            percentage=share(telling),
            gebieden=gebieden,
            nog_niet=tuple(rank(each for gebied in gebieden for each in gebied.eisen)),
            verklaring=explain(self.norm, audit.school.schoolsoort, audit.rol, datum),
            meldingen=(*meldingen, other) if other else meldingen,
        )

    def _plan(self, sector: Sector, extra: tuple[str, ...]) -> _Plan:
        """What is assessed in a sector (4)."""
        found = self._plannen.get((sector, extra))
        if found is None:
            asked = {eis.id for eis in self.vragenlijst.vragen(self.norm, sector, extra)}
            gebieden = self.norm.gebieden_voor(extra)
            found = self._plannen[sector, extra] = _Plan(
                gebieden=[
                    (
                        gebied,
                        [
                            _Eisregel(eis, sector, self.norm.drempel, eis.id in asked)
                            for eis in gebied.eisen
                        ],
                    )
                    for gebied in gebieden
                ],
                elders=[
                    eis.id
                    for gebied in gebieden
                    for eis in gebied.eisen
                    if sector not in eis.sectoren
                ],
            )
        return found


class _Eisregel(dict[Antwoord | None, EisUitslag]):
    """The rule for one eis in one sector; holds how it comes out without an answer, and with one
    that is nothing but a level."""

    def __init__(self, eis: Eis, sector: Sector, drempel: int, gevraagd: bool) -> None:
        super().__init__()
        self.eis, self._sector = eis, sector
        self._drempel, self._gevraagd = drempel, gevraagd

    def uitkomst(self, antwoord: Antwoord | None, datum: str) -> EisUitslag:
        """How the eis stands with this answer at `datum`."""
        found = self.get(antwoord)
        if found is None:
            found = self._assess(antwoord, datum)
            # Without an end and without a year before it, no answer depends on the day.
            if antwoord in (None, Antwoord(eis=self.eis.id, niveau=found.niveau)):
                self[antwoord] = found
        return found

    def _assess(self, antwoord: Antwoord | None, datum: str) -> EisUitslag:
        return assess_eis(
            self.eis, self._sector, antwoord, self._drempel, datum, gevraagd=self._gevraagd
        )


class _Plan(NamedTuple):
    """The gebieden that apply, in norm order, with their eisen; `elders` are the ids of those that
    are only for the other sector."""

    gebieden: list[tuple[Gebied, list[_Eisregel]]]
    elders: list[str]


def assess_eis(
    eis: Eis,
    sector: Sector,
    antwoord: Antwoord | None,
    drempel: int,
    datum: str,
    *,
    gevraagd: bool = True,
) -> EisUitslag:
    """How one eis stands at `datum` (1, 2 and 3)."""
    staat = _staat(eis, sector, antwoord, datum)
    niveau = op_orde = onderbouwd = None
    if antwoord is not None and staat is Staat.BEANTWOORD and antwoord.niveau is not None:
        niveau = antwoord.niveau
        op_orde = niveau >= drempel
        onderbouwd = antwoord.onderbouwd
    return EisUitslag(
        eis=eis,
        staat=staat,
        niveau=niveau,
        op_orde=op_orde,
        onderbouwd=onderbouwd,
        antwoord=antwoord,
        gevraagd=gevraagd,
        telling=_count_one(eis, staat, niveau, op_orde, onderbouwd),
        voorrang=_priority(eis, niveau),
    )


def count(uitkomsten: Iterable[EisUitslag]) -> Telling:
    """The counts over some eisen; those of the other sector are in none of them (3, 5 and 6)."""
    return total([each.telling for each in uitkomsten])


def _count_one(
    eis: Eis, staat: Staat, niveau: int | None, op_orde: bool | None, onderbouwd: bool | None
) -> Telling:
    """What one eis adds to every count: 1, or nothing."""
    if staat is Staat.ANDERE_SECTOR:
        return Telling()
    kern, met = eis.kern, op_orde is True
    return Telling(
        eisen=1,
        beantwoord=staat is Staat.BEANTWOORD,
        open=staat is Staat.OPEN,
        nvt=staat is Staat.NVT,
        op_orde=met,
        geborgd=met and niveau == 3,
        kern=kern,
        kern_op_orde=kern and met,
        kern_niet=kern and op_orde is False,
        kern_open=kern and staat is Staat.OPEN,
        kern_nvt=kern and staat is Staat.NVT,
        zonder_bewijs=kern and met and onderbouwd is False,
    )


def share(telling: Telling) -> int | None:
    """Tenths of a percent of the answered eisen that are met, rounded down (5).

    0 and 1000 only when exact, so that "0 %" and "100 %" are never a rounding. None without
    answers.
    """
    if telling.beantwoord == 0:
        return None
    tenths = telling.op_orde * 1000 // telling.beantwoord
    return max(tenths, 1) if telling.op_orde else 0


def conclude(telling: Telling) -> Conclusie:
    """The conclusion of one gebied, from its kerneisen alone (4)."""
    if telling.kern_van_toepassing == 0:
        return Conclusie.NIET_VAN_TOEPASSING
    if telling.kern_niet:
        return Conclusie.NOG_NIET
    return Conclusie.ONVOLLEDIG if telling.kern_open else Conclusie.OP_ORDE


def conclude_school(conclusies: Iterable[Conclusie]) -> Conclusie:
    """The conclusion of the school, from its gebieden; no average ever compensates (4)."""
    found = set(conclusies)
    for conclusie in (Conclusie.NOG_NIET, Conclusie.ONVOLLEDIG, Conclusie.OP_ORDE):
        if conclusie in found:
            return conclusie
    return Conclusie.NIET_VAN_TOEPASSING


def rank(uitkomsten: Iterable[EisUitslag]) -> list[EisUitslag]:
    """Answered and not met, in order; what is equal keeps the order of the norm (8)."""
    below = [each for each in uitkomsten if each.op_orde is False]
    return sorted(below, key=attrgetter("voorrang"))


def _conclude_gebied(gebied: Gebied, eisen: tuple[EisUitslag, ...]) -> GebiedUitslag:
    telling = count(eisen)
    return GebiedUitslag(
        gebied=gebied,
        conclusie=conclude(telling),
        telling=telling,
        percentage=share(telling),
        eisen=eisen,
    )


def _staat(eis: Eis, sector: Sector, antwoord: Antwoord | None, datum: str) -> Staat:
    if sector not in eis.sectoren:
        return Staat.ANDERE_SECTOR
    if antwoord is None or not antwoord.counts(datum):
        return Staat.OPEN
    return Staat.BEANTWOORD if antwoord.nvt is None else Staat.NVT


def _priority(eis: Eis, niveau: int | None) -> tuple[bool, int, int]:
    """By this is sorted what is not met: kern first, then ground, then lowest level (8)."""
    return not eis.kern, _HEAVIEST_FIRST.index(eis.basis), niveau or 0
