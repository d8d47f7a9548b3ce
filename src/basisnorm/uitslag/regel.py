"""The rule: from answers to a conclusion (docs/scoreregel.md; our own choice, its numbers in
brackets). Nothing else in the program decides whether something is op orde.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from basisnorm.audit.model import Antwoord, Audit
from basisnorm.errors import Ernst, Melding
from basisnorm.norm.model import Basis, Eis, Gebied, Norm, Sector, Status
from basisnorm.norm.per_norm import PerNorm
from basisnorm.norm.vragenlijst import Vragenlijst
from basisnorm.uitslag.model import (
    Conclusie,
    EisUitslag,
    GebiedUitslag,
    Staat,
    Telling,
    Uitslag,
)
from basisnorm.uitslag.standen import Standen
from basisnorm.uitslag.telling import read, share
from basisnorm.uitslag.verklaring import explain

_HEAVIEST_FIRST = tuple(Basis)
# To look up a member of an Enum takes as long as the rest of a line.
_ELSEWHERE = Staat.ANDERE_SECTOR


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
    standen = _standen(norm, vragenlijst, sector, audit.extra_gebieden)
    gebieden: list[GebiedUitslag] = []
    below: list[EisUitslag] = []
    whole = 0
    for gebied in norm.gebieden:
        if gebied.status is Status.IN_VOORBEREIDING and gebied.id not in audit.extra_gebieden:
            continue
        found, weight = _gebied(gebied, standen, answers, datum)
        gebieden.append(found)
        below += [each for each in found.eisen if each.op_orde is False]
        whole += weight if gebied.telt_mee else 0
    telling, per_grond = read(whole)
    below = rank(below)
    return Uitslag(
        programma=programma,
        norm=norm,
        vragenlijst=vragenlijst,
        audit=audit,
        datum=datum,
        conclusie=conclude_school(each.conclusie for each in gebieden if each.gebied.telt_mee),
        telling=telling,
        percentage=share(telling),
        per_grond=per_grond,
        gebieden=tuple(gebieden),
        verbeterpunten=tuple(map(standen.punt, range(1, len(below) + 1), below)),
        verklaring=explain(norm, audit.school.schoolsoort, audit.rol, datum),
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


def rank(uitkomsten: Iterable[EisUitslag]) -> list[EisUitslag]:
    """Answered and not met, in order; what is equal keeps the order of the norm (8)."""
    return sorted((each for each in uitkomsten if each.op_orde is False), key=_priority)


def _gebied(
    gebied: Gebied, standen: Standen, answers: dict[str, Antwoord], datum: str
) -> tuple[GebiedUitslag, int]:
    """One gebied, and what its eisen weigh together in the counts."""
    eisen, whole = standen.of_eisen(gebied.eisen, answers, datum)
    telling, per_grond = read(whole)
    uitslag = GebiedUitslag(
        gebied=gebied,
        conclusie=conclude(telling),
        telling=telling,
        percentage=share(telling),
        per_grond=per_grond,
        eisen=eisen,
    )
    return uitslag, whole


def _standen(
    norm: Norm, vragenlijst: Vragenlijst, sector: Sector, extra: tuple[str, ...]
) -> Standen:
    """What is kept under this questionnaire; the same for most schools."""
    kept = _STANDEN(norm)
    key = (id(vragenlijst), sector.value, extra)
    found = kept.get(key)
    if found is None:
        if len(kept) >= _MOST:
            kept.clear()
        asked = frozenset(eis.id for eis in vragenlijst.vragen(norm, sector, extra))

        def work_out(eis: Eis, antwoord: Antwoord | None, datum: str) -> EisUitslag:
            gevraagd = eis.id in asked
            return assess_eis(eis, sector, antwoord, norm.drempel, datum, gevraagd=gevraagd)

        # The questionnaire is kept too, so that no other one can get its identity.
        found = kept[key] = (vragenlijst, Standen(sector, work_out))
    return found[1]


# So many questionnaires with sectors and extra gebieden are kept at once; a batch has a few.
_MOST = 32


def _nothing(_norm: Norm) -> dict[tuple[int, str, tuple[str, ...]], tuple[Vragenlijst, Standen]]:
    return {}


_STANDEN = PerNorm(_nothing)


def _staat(eis: Eis, sector: Sector, antwoord: Antwoord | None, datum: str) -> Staat:
    if sector not in eis.sectoren:
        return Staat.ANDERE_SECTOR
    if antwoord is None or not antwoord.counts(datum):
        return Staat.OPEN
    return Staat.BEANTWOORD if antwoord.nvt is None else Staat.NVT


def _priority(uitkomst: EisUitslag) -> tuple[bool, int, int]:
    """By this is sorted what is not met: kern first, then ground, then lowest level (8)."""
    eis = uitkomst.eis
    return not eis.kern, _HEAVIEST_FIRST.index(eis.basis), uitkomst.niveau or 0


def _other_sector(gebieden: Iterable[GebiedUitslag]) -> tuple[Melding, ...]:
    kept = [
        each.eis.id
        for gebied in gebieden
        for each in gebied.eisen
        if each.staat is _ELSEWHERE and each.antwoord is not None
    ]
    found = say_other_sector(kept)
    return (found,) if found is not None else ()


def say_other_sector(eisen: Sequence[str]) -> Melding | None:
    """The let-op about answers to eisen of the other sector; None without any."""
    if not eisen:
        return None
    one = len(eisen) == 1
    return Melding(
        ernst=Ernst.LET_OP,
        code="andere-sector",
        tekst=f"{', '.join(eisen)} {'geldt' if one else 'gelden'} niet voor deze sector. "
        f"{'Dit antwoord blijft' if one else 'Deze antwoorden blijven'} bewaard, "
        f"maar {'telt' if one else 'tellen'} niet mee.",
        oplossing="U hoeft niets te doen. Klopt de schoolsoort wel?",
    )
