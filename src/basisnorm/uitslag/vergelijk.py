"""Two results of one school side by side: what the school changed, apart from what the norm did.

The old answers are moved to the norm of now and counted again there. An answer to an eis that asks
something else now counts as open then, and is compared with nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from basisnorm.audit.model import Antwoord, Audit, Stap
from basisnorm.audit.verhuizen import Verhuisd, Verhuizing, move_audit
from basisnorm.norm.model import Eis, Gebied
from basisnorm.norm.verschil import predecessors, successors
from basisnorm.uitslag.model import EisUitslag, GebiedUitslag, Staat, Uitslag
from basisnorm.uitslag.regel import assess


class Verloop(StrEnum):
    """What became of one eis; every eis has exactly one.

    The first eight are the work of the school, the next three of what was asked, and the last
    two of the norm: an eis that asks something else now says nothing about better or worse.
    """

    BETER = "beter"
    MINDER = "minder"
    GELIJK = "gelijk"
    NIEUW_BEANTWOORD = "nieuw_beantwoord"
    NIEUW_OPEN = "nieuw_open"
    NVT_BEGONNEN = "nvt_begonnen"
    NVT_BEEINDIGD = "nvt_beeindigd"
    NOG_OPEN = "nog_open"
    NOG_NVT = "nog_nvt"
    TOEN_NIET_GEVRAAGD = "toen_niet_gevraagd"
    NU_NIET_GEVRAAGD = "nu_niet_gevraagd"
    NIET_GEVRAAGD = "niet_gevraagd"
    ANDERE_EIS = "andere_eis"
    NIEUWE_EIS = "nieuwe_eis"


class Normwissel(StrEnum):
    """How the norm of now relates to that of then.

    With ONBEKEND nobody can tell which eisen asked something else then.
    """

    ZELFDE = "zelfde"
    ZELFDE_BETEKENIS = "zelfde_betekenis"
    ANDERE_VERSIE = "andere_versie"
    ANDERE_EDITIE = "andere_editie"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class EisVergelijking:
    """One eis of the norm of now.

    `toen` are the eisen it came from, as they came out under the norm of then; `herteld` is the
    old answer counted again under the norm of now; `nu` is None when its gebied was not asked.
    `redenen` say why an old answer no longer fits, as half sentences.
    """

    eis: Eis
    verloop: Verloop
    toen: tuple[EisUitslag, ...]
    herteld: EisUitslag | None
    nu: EisUitslag | None
    redenen: tuple[str, ...] = ()
    telt_anders: str | None = None

    @property
    def op_orde_geworden(self) -> bool:
        """Answered both times, and met only now."""
        return self._met == (False, True)

    @property
    def niet_meer_op_orde(self) -> bool:
        """Answered both times, and met only then."""
        return self._met == (True, False)

    @property
    def toelichting_gewijzigd(self) -> bool:
        """Whether both answers are there, with another toelichting."""
        before, after = self._answers
        return bool(before and after and before.toelichting != after.toelichting)

    @property
    def bewijs_gewijzigd(self) -> bool:
        """Whether both answers are there, with other bewijs."""
        before, after = self._answers
        return bool(before and after and before.bewijs != after.bewijs)

    @property
    def _met(self) -> tuple[bool | None, bool | None]:
        return (
            self.herteld.op_orde if self.herteld else None,
            self.nu.op_orde if self.nu else None,
        )

    @property
    def _answers(self) -> tuple[Antwoord | None, Antwoord | None]:
        return (
            self.herteld.antwoord if self.herteld else None,
            self.nu.antwoord if self.nu else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdeling:
    """How many eisen went which way, in the order of Verloop; also those with 0."""

    aantallen: tuple[tuple[Verloop, int], ...]

    def van(self, verloop: Verloop) -> int:
        """How many went this way."""
        return dict(self.aantallen)[verloop]

    @property
    def totaal(self) -> int:
        """All of them."""
        return sum(number for _, number in self.aantallen)


def distribute(eisen: Iterable[EisVergelijking]) -> Verdeling:
    """Count some eisen."""
    counts = Counter(each.verloop for each in eisen)
    return Verdeling(aantallen=tuple((verloop, counts[verloop]) for verloop in Verloop))


@dataclass(frozen=True, slots=True, kw_only=True)
class GebiedVergelijking:
    """One gebied: as it came out then, counted again, and now; None where it was not measured."""

    gebied: Gebied
    toen: GebiedUitslag | None
    herteld: GebiedUitslag | None
    nu: GebiedUitslag | None
    eisen: tuple[EisVergelijking, ...]

    @property
    def kern(self) -> Verdeling:
        """Only the kerneisen."""
        return distribute(each for each in self.eisen if each.eis.kern)

    @property
    def alle(self) -> Verdeling:
        """All eisen."""
        return distribute(self.eisen)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVergelijking:
    """The steps of the verbeterplan: finished since then, no longer there, still to do, and new."""

    klaar: tuple[Stap, ...]
    weg: tuple[Stap, ...]
    bezig: tuple[Stap, ...]
    nieuw: tuple[Stap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijking:
    """Two results of one school.

    `herteld` are the old answers under the norm of now, at the day of then: what differs between
    `toen` and `herteld` is the norm's doing, the rest the school's. With the same norm it is
    `toen`. `onbekend` says that eisen may have asked something else then without anyone knowing.
    `vervallen` are eisen of then that have no place now.
    """

    toen: Uitslag
    herteld: Uitslag
    nu: Uitslag
    norm: Normwissel
    onbekend: bool
    gebieden: tuple[GebiedVergelijking, ...]
    vervallen: tuple[EisUitslag, ...]
    plan: PlanVergelijking

    @property
    def eisen(self) -> tuple[EisVergelijking, ...]:
        """Every eis, in the order of the norm of now."""
        return tuple(each for gebied in self.gebieden for each in gebied.eisen)

    @property
    def kern(self) -> Verdeling:
        """The kerneisen of the gebieden that make the conclusion."""
        return distribute(each for each in self._counting if each.eis.kern)

    @property
    def alle(self) -> Verdeling:
        """All eisen of the gebieden that make the conclusion."""
        return distribute(self._counting)

    @property
    def _counting(self) -> tuple[EisVergelijking, ...]:
        return tuple(
            each for gebied in self.gebieden if gebied.gebied.telt_mee for each in gebied.eisen
        )


_COUNTED = (Staat.BEANTWOORD, Staat.NVT)


def compare_uitslagen(
    toen: Uitslag, nu: Uitslag, anders: frozenset[str] | None = frozenset()
) -> Vergelijking:
    """Compare two results of one school in one sector; who calls sees to that.

    `anders` are the eisen of `toen.norm` that asked something else in the version that the school
    answered; None when nobody knows, and then they are taken for the same.
    """
    moved = _move(toen, nu, anders)
    wissel = _wissel(toen, nu, anders)
    if wissel in (Normwissel.ANDERE_VERSIE, Normwissel.ANDERE_EDITIE):
        herteld = assess(
            nu.norm, nu.vragenlijst, moved.audit, datum=toen.datum, programma=nu.programma
        )
    else:
        herteld = toen
    return Vergelijking(
        toen=toen,
        herteld=herteld,
        nu=nu,
        norm=wissel,
        onbekend=anders is None,
        gebieden=tuple(_gebieden(toen, herteld, nu, moved)),
        vervallen=tuple(_vervallen(toen, nu)),
        plan=_plan(moved, nu.audit.verbeterplan),
    )


def measured_alike(toen: Audit, nu: Audit) -> bool:
    """Whether both files say that they were measured with the same version of the norm."""
    if toen.norm != nu.norm:
        return False
    if toen.vingerafdruk and nu.vingerafdruk:
        return toen.vingerafdruk == nu.vingerafdruk
    return toen.versie is not None and toen.versie == nu.versie


def _move(toen: Uitslag, nu: Uitslag, anders: frozenset[str] | None) -> Verhuizing:
    asked = nu.vragenlijst.vragen(nu.norm, nu.audit.school.sector, nu.audit.extra_gebieden)
    return move_audit(toen.audit, toen.norm, nu.norm, asked, anders=anders or frozenset())


def _wissel(toen: Uitslag, nu: Uitslag, anders: frozenset[str] | None) -> Normwissel:
    if toen.norm.vingerafdruk != nu.norm.vingerafdruk:
        return Normwissel.ANDERE_EDITIE
    if measured_alike(toen.audit, nu.audit):
        return Normwissel.ZELFDE
    if anders is None:
        return Normwissel.ONBEKEND
    return Normwissel.ANDERE_VERSIE if anders else Normwissel.ZELFDE_BETEKENIS


def _gebieden(
    toen: Uitslag, herteld: Uitslag, nu: Uitslag, moved: Verhuizing
) -> Iterable[GebiedVergelijking]:
    before, again, after = (
        {each.gebied.id: each for each in uitslag.gebieden} for uitslag in (toen, herteld, nu)
    )
    eisen = tuple(_eisen(toen, herteld, nu, moved))
    for gebied in nu.norm.gebieden:
        own = tuple(each for each in eisen if each.eis.gebied == gebied.id)
        if own or gebied.id in after:
            yield GebiedVergelijking(
                gebied=gebied,
                toen=before.get(gebied.id),
                herteld=again.get(gebied.id),
                nu=after.get(gebied.id),
                eisen=own,
            )
    now = {each.id for each in nu.norm.gebieden}
    for each in toen.gebieden:
        if each.gebied.id not in now:
            yield GebiedVergelijking(gebied=each.gebied, toen=each, herteld=None, nu=None, eisen=())


def _eisen(
    toen: Uitslag, herteld: Uitslag, nu: Uitslag, moved: Verhuizing
) -> Iterable[EisVergelijking]:
    sector = nu.audit.school.sector
    before, again, after = (
        {each.eis.id: each for each in uitslag.eisen} for uitslag in (toen, herteld, nu)
    )
    came_from = predecessors(toen.norm, nu.norm)
    moves = {each.eis.id: each for each in (*moved.behouden, *moved.opnieuw_bekijken)}
    for eis in nu.norm.eisen.values():
        ids = [id_ for id_ in came_from[eis.id] if sector in toen.norm.eisen[id_].sectoren]
        olds = tuple(before[id_] for id_ in ids if id_ in before)
        if sector not in eis.sectoren or (eis.id not in after and not olds):
            continue
        then, now = again.get(eis.id), after.get(eis.id)
        verloop = _verloop(olds, then, now) if ids else Verloop.NIEUWE_EIS
        move = moves.get(eis.id)
        yield EisVergelijking(
            eis=eis,
            verloop=verloop,
            toen=olds,
            herteld=then,
            nu=now,
            redenen=move.redenen if move and verloop is Verloop.ANDERE_EIS else (),
            telt_anders=_counts_otherwise(move, olds, eis),
        )


def _verloop(
    olds: tuple[EisUitslag, ...], then: EisUitslag | None, now: EisUitslag | None
) -> Verloop:
    asked_then = any(not each.niet_gevraagd for each in olds)
    asked_now = now is not None and not now.niet_gevraagd
    if not asked_then or not asked_now:
        if asked_now:
            return Verloop.TOEN_NIET_GEVRAAGD
        return Verloop.NU_NIET_GEVRAAGD if asked_then else Verloop.NIET_GEVRAAGD
    assert now is not None
    was, level = (then.staat, then.niveau or 0) if then else (Staat.OPEN, 0)
    if was is Staat.OPEN and any(each.staat in _COUNTED for each in olds):
        return Verloop.ANDERE_EIS
    if was is now.staat is Staat.BEANTWOORD:
        step = (now.niveau or 0) - level
        if step == 0:
            return Verloop.GELIJK
        return Verloop.BETER if step > 0 else Verloop.MINDER
    return _TURNS[was, now.staat]


_TURNS = {
    (Staat.OPEN, Staat.OPEN): Verloop.NOG_OPEN,
    (Staat.OPEN, Staat.BEANTWOORD): Verloop.NIEUW_BEANTWOORD,
    (Staat.OPEN, Staat.NVT): Verloop.NVT_BEGONNEN,
    (Staat.BEANTWOORD, Staat.OPEN): Verloop.NIEUW_OPEN,
    (Staat.BEANTWOORD, Staat.NVT): Verloop.NVT_BEGONNEN,
    (Staat.NVT, Staat.OPEN): Verloop.NVT_BEEINDIGD,
    (Staat.NVT, Staat.BEANTWOORD): Verloop.NVT_BEEINDIGD,
    (Staat.NVT, Staat.NVT): Verloop.NOG_NVT,
}


def _vervallen(toen: Uitslag, nu: Uitslag) -> Iterable[EisUitslag]:
    """The eisen of then that no eis for this school took the place of."""
    sector = nu.audit.school.sector
    after = successors(toen.norm, nu.norm)
    for each in toen.eisen:
        still = any(sector in nu.norm.eisen[new].sectoren for new in after[each.eis.id])
        if each.staat is not Staat.ANDERE_SECTOR and not still:
            yield each


def _plan(moved: Verhuizing, now: tuple[Stap, ...]) -> PlanVergelijking:
    """A step is the same with the same eis and words, or else the next one at the same eis."""
    left = list(moved.audit.verbeterplan)
    pairs: list[tuple[Stap, Stap]] = []
    rest = []
    for stap in now:
        same = [each for each in left if (each.eis, each.stap) == (stap.eis, stap.stap)]
        if same:
            left.remove(same[0])
            pairs.append((same[0], stap))
        else:
            rest.append(stap)
    new = []
    for stap in rest:
        match = next((each for each in left if each.eis == stap.eis), None)
        if match is None:
            new.append(stap)
        else:
            left.remove(match)
            pairs.append((match, stap))
    return PlanVergelijking(
        klaar=tuple(
            stap
            for stap in now
            if stap.klaar and not any(was.klaar for was, each in pairs if each is stap)
        ),
        weg=tuple(each for each in (*left, *moved.stappen) if not each.klaar),
        bezig=tuple(stap for was, stap in pairs if not stap.klaar),
        nieuw=tuple(stap for stap in new if not stap.klaar),
    )


def _counts_otherwise(move: Verhuisd | None, olds: tuple[EisUitslag, ...], eis: Eis) -> str | None:
    """How an eis weighs otherwise than then, also when nobody answered it."""
    if move is not None:
        return move.telt_anders
    if not olds or any(each.eis.kern for each in olds) is eis.kern:
        return None
    return "is nu een kerneis" if eis.kern else "is geen kerneis meer"
