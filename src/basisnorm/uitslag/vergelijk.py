"""Compares two results of one school: what the school changed, apart from what the norm changed.

The old answers are moved to the norm of now and counted again there. An answer to an eis that asks
something else now counts as open then, and is compared with nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from basisnorm.audit.model import Audit, Stap
from basisnorm.audit.verhuizen import Overgang, Verhuizing, move_audit
from basisnorm.norm.model import Eis
from basisnorm.norm.verschil import predecessors, successors
from basisnorm.uitslag.model import EisUitslag, Staat, Uitslag
from basisnorm.uitslag.regel import assess
from basisnorm.uitslag.vergelijking import (
    EisVergelijking,
    GebiedVergelijking,
    Normwissel,
    PlanVergelijking,
    Vergelijking,
    Verloop,
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


def _counts_otherwise(move: Overgang | None, olds: tuple[EisUitslag, ...], eis: Eis) -> str | None:
    """How an eis weighs otherwise than then, also when nobody answered it."""
    if move is not None:
        return move.telt_anders
    if not olds or any(each.eis.kern for each in olds) is eis.kern:
        return None
    return "is nu een kerneis" if eis.kern else "is geen kerneis meer"
