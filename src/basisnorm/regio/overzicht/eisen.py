"""Counting eisen over many schools: a column of bytes at a time, not a school at a time."""

from __future__ import annotations

from collections.abc import Collection

from basisnorm.norm.model import Norm
from basisnorm.regio.model import NVT, ONDERBOUWD, OPEN
from basisnorm.regio.overzicht.overzicht import Eistelling
from basisnorm.uitslag.model import Telling

# Schools held back until they are counted together; more does not make it faster.
_BLOCK = 1024
# Or-ed to a state: OPEN becomes 7, which is not counted, and ANDERE_SECTOR stays as it is.
_NOT_ASKED = 2
# Or-ed to a state, whatever it is: not counted.
_AWAY = 7


class Eisteller:
    """Takes states school by school; `finish` gives the count of every eis that some school has.

    `gevraagd` are the ids of the eisen that could be answered; without it, all of them.
    """

    def __init__(self, norm: Norm, gevraagd: Collection[str] | None = None) -> None:
        self._norm = norm
        self._asked = norm.eisen if gevraagd is None else gevraagd
        self._eisen = tuple(norm.eisen.values())
        self._counts = [[0] * 16 for _ in self._eisen]
        self._rows: list[bytes] = []
        gebieden = [gebied.id for gebied in norm.gebieden]
        self._rest = {each: self._bytes(_NOT_ASKED, each, kern=False) for each in gebieden}
        self._away = {each: self._bytes(_AWAY, each) for each in gebieden}
        # What is to be or-ed when no gebied at all is asked; `masks` take gebieden out of it.
        self.nothing = sum(self._away.values())

    def masks(self, gebied: str, telling: Telling) -> tuple[int, int]:
        """What to xor with `nothing` for a school that was asked about this gebied.

        First of any school, then of one that answered only kerneisen, as in a quickscan: it was
        not asked the others, nor the gebieden that it left open.
        """
        away = self._away[gebied]
        if telling.open == telling.eisen:
            return away, 0
        only_kern = telling.open - telling.kern_open == telling.eisen - telling.kern
        return away, away ^ self._rest[gebied] if only_kern else away

    def add(self, staten: bytes, mask: int) -> None:
        """Count one school."""
        if mask:
            staten = (int.from_bytes(staten, "big") | mask).to_bytes(len(staten), "big")
        self._rows.append(staten)
        if len(self._rows) == _BLOCK:
            self._count()

    def finish(self) -> tuple[Eistelling, ...]:
        """In norm order; eisen that nobody answered, left open or left out are not there."""
        self._count()
        return tuple(found for place in range(len(self._eisen)) if (found := self._telling(place)))

    def _count(self) -> None:
        block, width = b"".join(self._rows), len(self._eisen)
        self._rows.clear()
        for place, counts in enumerate(self._counts):
            column = block[place::width]
            for state in set(column):
                counts[state] += column.count(state)

    def _telling(self, place: int) -> Eistelling | None:
        eis, counts = self._eisen[place], self._counts[place]
        still_open = counts[OPEN] if eis.id in self._asked else 0
        plain, supported = counts[:4], counts[ONDERBOUWD : ONDERBOUWD + 4]
        if not any((*plain, *supported, counts[NVT], still_open)):
            return None
        drempel = self._norm.drempel
        nul, een, twee, drie = map(sum, zip(plain, supported, strict=True))
        return Eistelling(
            eis=eis,
            niveaus=(nul, een, twee, drie),
            op_orde=sum((nul, een, twee, drie)[drempel:]),
            nvt=counts[NVT],
            open=still_open,
            zonder_bewijs=sum(plain[drempel:]) if eis.kern else 0,
        )

    def _bytes(self, value: int, gebied: str, *, kern: bool | None = None) -> int:
        """`value` in the byte of every eis of a gebied; or only of those that are kern, or not."""
        return int.from_bytes(
            bytes(
                value if eis.gebied == gebied and kern in (None, eis.kern) else 0
                for eis in self._eisen
            ),
            "big",
        )
