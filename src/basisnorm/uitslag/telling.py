"""Counting: the only place where eisen become numbers (docs/scoreregel.md, 3, 5 and 6)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from struct import Struct

from basisnorm.norm.model import Basis
from basisnorm.uitslag.model import COUNTS, EisUitslag, GrondTelling, Staat, Telling

_GRONDEN = tuple(Basis)
_NAMES = (*COUNTS, *(f"{basis} {what}" for basis in Basis for what in ("op_orde", "beantwoord")))
# Each count has 32 bits of one number: adding two of those adds all counts at once.
_ONE = {name: 1 << 32 * place for place, name in enumerate(_NAMES)}
_ROW = Struct(f"<{len(_NAMES)}I")


def count(uitkomsten: Iterable[EisUitslag]) -> Telling:
    """The counts over some eisen; those of the other sector are in none of them."""
    return read(sum(map(weigh, uitkomsten)))[0]


def weigh(uitkomst: EisUitslag) -> int:
    """Everything in which one eis counts, as one number; add them up, then `read` the sum."""
    staat, eis = uitkomst.staat, uitkomst.eis
    if staat is Staat.ANDERE_SECTOR:
        return 0
    names = ["eisen", *["kern"][: eis.kern]]
    if staat is Staat.BEANTWOORD:
        names += ["beantwoord", f"{eis.basis} beantwoord"]
        if uitkomst.op_orde:
            names += ["op_orde", f"{eis.basis} op_orde", *["geborgd"][: uitkomst.niveau == 3]]
        if eis.kern:
            names.append("kern_op_orde" if uitkomst.op_orde else "kern_niet")
        if uitkomst.zonder_bewijs:
            names.append("zonder_bewijs")
    else:
        names += [staat.value, *[f"kern_{staat}"][: eis.kern]]
    return sum(_ONE[name] for name in names)


def read(weight: int) -> tuple[Telling, tuple[GrondTelling, ...]]:
    """The counts in a sum of what `weigh` gives, and those for each ground, heaviest first."""
    numbers = _ROW.unpack(weight.to_bytes(_ROW.size, "little"))
    gronden = numbers[len(COUNTS) :]
    return (
        Telling(**dict(zip(COUNTS, numbers, strict=False))),
        tuple(map(_grond, range(len(_GRONDEN)), gronden[::2], gronden[1::2])),
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


@lru_cache(maxsize=4096)
def _grond(place: int, op_orde: int, beantwoord: int) -> GrondTelling:
    return GrondTelling(basis=_GRONDEN[place], op_orde=op_orde, beantwoord=beantwoord)
