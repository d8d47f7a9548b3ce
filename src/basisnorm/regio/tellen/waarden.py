"""What each state of an eis is worth, from the rule for one school (uitslag.regel)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from basisnorm.audit.model import Antwoord, Nvt
from basisnorm.norm.model import Eis, Norm
from basisnorm.regio.model import ANDERE_SECTOR, NVT, ONDERBOUWD, OPEN
from basisnorm.uitslag.model import EisUitslag, Staat, Telling
from basisnorm.uitslag.regel import assess_eis, count, rank

# Levels, n.v.t., open and other sector; and the levels again, with something written down.
STATES = 12
# The day does not matter here: whether an n.v.t. has ended was decided when it was read.
_DAY = "2000-01-01"


def staat_van(uitkomst: EisUitslag) -> int:
    """The byte of one eis of an audit that was scored."""
    if uitkomst.staat is Staat.BEANTWOORD:
        return (uitkomst.niveau or 0) | (ONDERBOUWD if uitkomst.onderbouwd else 0)
    return {Staat.OPEN: OPEN, Staat.NVT: NVT, Staat.ANDERE_SECTOR: ANDERE_SECTOR}[uitkomst.staat]


def tellingen(norm: Norm, *, kern: bool) -> Iterator[Telling]:
    """What one eis is worth in each state; nothing about it matters but whether it is kern."""
    eis = next((each for each in norm.eisen.values() if each.kern is kern), None)
    for state in range(STATES):
        if eis is None or state == ANDERE_SECTOR:
            yield Telling()
        else:
            yield count([_assess(eis, state, norm.drempel)])


def _assess(eis: Eis, state: int, drempel: int) -> EisUitslag:
    """How an eis comes out that is in this state."""
    answer: Antwoord | None
    if state == NVT:
        answer = Antwoord(eis=eis.id, nvt=Nvt(reden=""))
    elif NVT < state < ONDERBOUWD:
        answer = None
    else:
        answer = Antwoord(eis=eis.id, niveau=state % ONDERBOUWD)
        if state >= ONDERBOUWD:
            answer = replace(answer, toelichting="x")
    return assess_eis(eis, eis.sectoren[0], answer, drempel, _DAY)


def ranks(norm: Norm) -> tuple[tuple[str, int], ...]:
    """Every possible verbeterpunt as (eis, level), ranked."""
    every = [
        _assess(eis, niveau, norm.drempel)
        for eis in norm.eisen.values()
        for niveau in range(norm.drempel)
    ]
    return tuple((each.eis.id, each.niveau or 0) for each in rank(every))
