"""Counting: the only place where eisen become numbers (docs/scoreregel.md, 3, 5 and 6)."""

from __future__ import annotations

from collections.abc import Iterable

from basisnorm.norm.model import Basis
from basisnorm.uitslag.model import EisUitslag, GrondTelling, Staat, Telling, total


def count(uitkomsten: Iterable[EisUitslag]) -> Telling:
    """The counts over some eisen; those of the other sector are in none of them."""
    return total(map(_one, uitkomsten))


def count_per_grond(uitkomsten: Iterable[EisUitslag]) -> tuple[GrondTelling, ...]:
    """For each ground, heaviest first, how many answered eisen are met."""
    answered = [each for each in uitkomsten if each.staat is Staat.BEANTWOORD]
    return tuple(
        GrondTelling(
            basis=basis,
            op_orde=sum(each.op_orde is True for each in answered if each.eis.basis is basis),
            beantwoord=sum(each.eis.basis is basis for each in answered),
        )
        for basis in Basis
    )


def share(telling: Telling) -> int | None:
    """Tenths of a percent of the answered eisen that are met, rounded down.

    0 and 1000 only when exact, so that "0 %" and "100 %" are never a rounding. None without
    answers.
    """
    if telling.beantwoord == 0:
        return None
    tenths = telling.op_orde * 1000 // telling.beantwoord
    return max(tenths, 1) if telling.op_orde else 0


def _one(uitkomst: EisUitslag) -> Telling:
    if uitkomst.staat is Staat.ANDERE_SECTOR:
        return Telling()
    answered = uitkomst.staat is Staat.BEANTWOORD
    met = uitkomst.op_orde is True
    kern = uitkomst.eis.kern
    return Telling(
        eisen=1,
        beantwoord=int(answered),
        open=int(uitkomst.staat is Staat.OPEN),
        nvt=int(uitkomst.staat is Staat.NVT),
        op_orde=int(met),
        geborgd=int(uitkomst.niveau == 3),
        kern=int(kern),
        kern_op_orde=int(kern and met),
        kern_niet=int(kern and answered and not met),
        kern_open=int(kern and uitkomst.staat is Staat.OPEN),
        kern_nvt=int(kern and uitkomst.staat is Staat.NVT),
        zonder_bewijs=int(uitkomst.zonder_bewijs),
    )
