"""How far the schools of a region are apart, in shares: what is open or n.v.t. is no gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from basisnorm.norm.model import Sector
from basisnorm.regio.overzicht.overzicht import STAP, Spreiding, Trede
from basisnorm.uitslag.model import Telling


class Spreider:
    """Takes the counts of schools of bo and vo; `finish` gives a Spreiding per sector."""

    def __init__(self) -> None:
        self._shares: dict[Sector, Counter[int]] = {}
        self._left_out: Counter[Sector] = Counter()

    def add(self, sector: Sector, telling: Telling) -> None:
        """Count one school, when kerneisen apply to it."""
        if not (applies := telling.kern_van_toepassing):
            return
        shares = self._shares.setdefault(sector, Counter())
        answered = applies - telling.kern_open
        if 2 * answered < applies:
            self._left_out[sector] += 1
        else:
            shares[telling.kern_op_orde * 100 // answered] += 1

    def finish(self) -> tuple[Spreiding, ...]:
        """In the order of the sectors."""
        return tuple(
            Spreiding(
                sector=sector,
                treden=_steps(self._shares[sector]),
                midden=_middle(self._shares[sector]),
                weggelaten=self._left_out[sector],
            )
            for sector in Sector
            if sector in self._shares
        )


def merge(treden: Sequence[Trede], least: int) -> tuple[Trede, ...]:
    """The same schools in steps of at least so many, each as narrow as that allows.

    Nothing when there are not that many schools.
    """
    merged: list[Trede] = []
    for trede in treden:
        if merged and merged[-1].scholen < least:
            trede = _joined(merged.pop(), trede)
        merged.append(trede)
    if len(merged) > 1 and merged[-1].scholen < least:
        last = merged.pop()
        merged.append(_joined(merged.pop(), last))
    return tuple(merged) if merged and merged[0].scholen >= least else ()


def _joined(low: Trede, high: Trede) -> Trede:
    return Trede(van=low.van, tot_en_met=high.tot_en_met, scholen=low.scholen + high.scholen)


def _steps(shares: Counter[int]) -> tuple[Trede, ...]:
    """From the lowest step with a school to 100, which is a step of its own: everything met."""
    steps = Counter({STAP * (share // STAP): 0 for share in shares})
    for share, number in shares.items():
        steps[STAP * (share // STAP)] += number
    return tuple(
        Trede(van=begin, tot_en_met=min(begin + STAP - 1, 100), scholen=steps[begin])
        for begin in range(min(steps, default=101), 101, STAP)
    )


def _middle(shares: Counter[int]) -> int:
    """At least half of the schools reach this percentage."""
    passed, every = 0, shares.total()
    for share in sorted(shares, reverse=True):
        passed += shares[share]
        if 2 * passed >= every:
            return share
    return 0
