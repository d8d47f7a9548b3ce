"""The rule: from answers to a conclusion (docs/scoreregel.md; our own choice, its numbers in
brackets). Nothing else in the program decides whether something is op orde.
"""

from __future__ import annotations

from collections.abc import Iterable

from basisnorm.audit.model import Antwoord, Audit
from basisnorm.errors import Ernst, Melding
from basisnorm.norm.model import Basis, Eis, Gebied, Norm, Sector, Status
from basisnorm.norm.vragenlijst import Vragenlijst
from basisnorm.uitslag.model import (
    Conclusie,
    EisUitslag,
    GebiedUitslag,
    Staat,
    Telling,
    Uitslag,
    Verbeterpunt,
)
from basisnorm.uitslag.telling import count, count_per_grond, share
from basisnorm.uitslag.verklaring import explain

_WEIGHT = {basis: weight for weight, basis in enumerate(Basis)}


def assess(
    norm: Norm,
    vragenlijst: Vragenlijst,
    audit: Audit,
    *,
    datum: str,
    programma: str,
    meldingen: tuple[Melding, ...] = (),
) -> Uitslag:
    """The result of an audit, measured at `datum` (ISO date).

    `meldingen` are what reading the file had to say; they travel along in the result.
    """
    sector = audit.school.sector
    answers = audit.per_eis()
    asked = frozenset(eis.id for eis in vragenlijst.vragen(norm, sector, audit.extra_gebieden))
    gebieden = tuple(
        _gebied(gebied, sector, answers, norm.drempel, datum, asked)
        for gebied in norm.gebieden
        if gebied.status is not Status.IN_VOORBEREIDING or gebied.id in audit.extra_gebieden
    )
    counting = tuple(each for each in gebieden if each.gebied.telt_mee)
    uitkomsten = tuple(each for gebied in counting for each in gebied.eisen)
    telling = count(uitkomsten)
    return Uitslag(
        programma=programma,
        norm=norm,
        vragenlijst=vragenlijst,
        audit=audit,
        datum=datum,
        conclusie=conclude_school(each.conclusie for each in counting),
        telling=telling,
        percentage=share(telling),
        per_grond=count_per_grond(uitkomsten),
        gebieden=gebieden,
        verbeterpunten=_rank((each for gebied in gebieden for each in gebied.eisen), sector),
        verklaring=explain(norm, audit, datum),
        meldingen=(*meldingen, *_other_sector(gebieden)),
    )


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
    niveau = antwoord.niveau if antwoord is not None and staat is Staat.BEANTWOORD else None
    return EisUitslag(
        eis=eis,
        staat=staat,
        niveau=niveau,
        op_orde=None if niveau is None else niveau >= drempel,
        onderbouwd=antwoord.onderbouwd if antwoord and niveau is not None else None,
        antwoord=antwoord,
        gevraagd=gevraagd,
    )


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


def _gebied(
    gebied: Gebied,
    sector: Sector,
    answers: dict[str, Antwoord],
    drempel: int,
    datum: str,
    asked: frozenset[str],
) -> GebiedUitslag:
    eisen = tuple(
        assess_eis(eis, sector, answers.get(eis.id), drempel, datum, gevraagd=eis.id in asked)
        for eis in gebied.eisen
    )
    telling = count(eisen)
    return GebiedUitslag(
        gebied=gebied,
        conclusie=conclude(telling),
        telling=telling,
        percentage=share(telling),
        per_grond=count_per_grond(eisen),
        eisen=eisen,
    )


def _staat(eis: Eis, sector: Sector, antwoord: Antwoord | None, datum: str) -> Staat:
    if sector not in eis.sectoren:
        return Staat.ANDERE_SECTOR
    if antwoord is None or not antwoord.counts(datum):
        return Staat.OPEN
    return Staat.BEANTWOORD if antwoord.nvt is None else Staat.NVT


def _rank(uitkomsten: Iterable[EisUitslag], sector: Sector) -> tuple[Verbeterpunt, ...]:
    """Answered and not met: kern first, then ground, then lowest level, then norm order (8)."""
    below = [each for each in uitkomsten if each.op_orde is False]
    below.sort(key=lambda each: (not each.eis.kern, _WEIGHT[each.eis.basis], each.niveau))
    return tuple(
        Verbeterpunt(
            rang=rang,
            eis=each.eis,
            niveau=each.niveau or 0,
            doel=each.eis.op_orde.voor(sector),
            eerste_stap=each.eis.verbeteren,
        )
        for rang, each in enumerate(below, 1)
    )


def _other_sector(gebieden: tuple[GebiedUitslag, ...]) -> tuple[Melding, ...]:
    kept = [
        each.eis.id
        for gebied in gebieden
        for each in gebied.eisen
        if each.staat is Staat.ANDERE_SECTOR and each.antwoord is not None
    ]
    if not kept:
        return ()
    one = len(kept) == 1
    return (
        Melding(
            ernst=Ernst.LET_OP,
            code="andere-sector",
            tekst=f"{', '.join(kept)} {'geldt' if one else 'gelden'} niet voor deze sector. "
            f"{'Dit antwoord blijft' if one else 'Deze antwoorden blijven'} bewaard, "
            f"maar {'telt' if one else 'tellen'} niet mee.",
            oplossing="U hoeft niets te doen. Klopt de schoolsoort wel?",
        ),
    )
