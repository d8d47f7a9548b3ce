"""How a school or a gebied stands, from one number in which all its counts stand side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from basisnorm.uitslag.model import Conclusie, Telling
from basisnorm.uitslag.regel import conclude, share

# Of these the others follow.
PACKED = ("open", "nvt", "op_orde", "geborgd", "kern_op_orde", "kern_open", "kern_nvt",
           "zonder_bewijs")  # fmt: skip
# So many outcomes of a gebied are remembered; most schools share theirs with others.
_MEMORY = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """The counts of a school or of a gebied, in the order of Telling, with what follows from
    them. Equal ones are often, not always, the same object: so they can be looked up by it."""

    conclusie: Conclusie
    aantallen: tuple[int, ...]
    percentage: int | None
    gebied: str | None = None


def expand(
    packed: int,
    eisen: int,
    kern: int,
    bits: int,
    *,
    gebied: str | None = None,
    conclusie: Conclusie | None = None,
) -> Stand:
    """The counts in a packed sum over `eisen` eisen, of which `kern` kerneisen.

    Of a gebied, or of a school: then its `conclusie` follows from its gebieden.
    """
    mask = (1 << bits) - 1
    still_open = packed & mask
    nvt = (packed := packed >> bits) & mask
    op_orde = (packed := packed >> bits) & mask
    geborgd = (packed := packed >> bits) & mask
    kern_op_orde = (packed := packed >> bits) & mask
    kern_open = (packed := packed >> bits) & mask
    kern_nvt = (packed := packed >> bits) & mask
    beantwoord = eisen - still_open - nvt
    kern_niet = kern - kern_op_orde - kern_open - kern_nvt
    return Stand(
        conclusie or _conclude(kern, kern_niet, kern_open, kern_nvt),
        (eisen, beantwoord, still_open, nvt, op_orde, geborgd, kern, kern_op_orde, kern_niet,
         kern_open, kern_nvt, packed >> bits),
        _share(op_orde, beantwoord),
        gebied,
    )  # fmt: skip


def as_telling(stand: Stand) -> Telling:
    """The counts as the value that reports know."""
    return Telling(*stand.aantallen)


class Standgeheugen(dict[int, Stand]):
    """From a packed sum to its Stand: of a gebied, or of schools with this conclusion."""

    def __init__(
        self,
        eisen: int,
        kern: int,
        bits: int,
        *,
        gebied: str | None = None,
        conclusie: Conclusie | None = None,
    ) -> None:
        super().__init__()
        self._form, self._gebied, self._conclusie = (eisen, kern, bits), gebied, conclusie

    def __missing__(self, packed: int) -> Stand:
        stand = expand(packed, *self._form, gebied=self._gebied, conclusie=self._conclusie)
        if len(self) < _MEMORY:
            self[packed] = stand
        return stand


@cache
def _conclude(kern: int, kern_niet: int, kern_open: int, kern_nvt: int) -> Conclusie:
    return conclude(Telling(kern=kern, kern_niet=kern_niet, kern_open=kern_open, kern_nvt=kern_nvt))


@cache
def _share(op_orde: int, beantwoord: int) -> int | None:
    return share(Telling(op_orde=op_orde, beantwoord=beantwoord))
