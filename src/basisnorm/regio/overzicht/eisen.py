"""Counting eisen over many schools: a column of bytes at a time, not a school at a time."""

from __future__ import annotations

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
    """Takes states school by school; `finish` gives the count of every eis that some school has."""

    def __init__(self, norm: Norm) -> None:
        self._norm = norm
        self._eisen = tuple(norm.eisen.values())
        self._counts = [[0] * 16 for _ in self._eisen]
        self._rows: list[bytes] = []
        gebieden = [gebied.id for gebied in norm.gebieden]
        self._kern = {each: self._bytes(_NOT_ASKED, each, (True,)) for each in gebieden}
        self._rest = {each: self._bytes(_NOT_ASKED, each, (False,)) for each in gebieden}
        self._away = {each: self._bytes(_AWAY, each, (True, False)) for each in gebieden}
        # What is to be or-ed when no gebied at all is asked; `mask` takes gebieden out of it.
        self.nothing = sum(self._away.values())

    def mask(self, gebied: str, telling: Telling) -> int:
        """What to xor with `nothing` for a school that was asked about this gebied.

        A school that left all kerneisen of a gebied open, or all others, was not asked them.
        """
        mask = self._away[gebied]
        if telling.kern_open == telling.kern:
            mask ^= self._kern[gebied]
        if telling.open - telling.kern_open == telling.eisen - telling.kern:
            mask ^= self._rest[gebied]
        return mask

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
        plain, supported = counts[:4], counts[ONDERBOUWD : ONDERBOUWD + 4]
        if not any((*plain, *supported, counts[NVT], counts[OPEN])):
            return None
        drempel = self._norm.drempel
        nul, een, twee, drie = map(sum, zip(plain, supported, strict=True))
        return Eistelling(
            eis=eis,
            niveaus=(nul, een, twee, drie),
            op_orde=sum((nul, een, twee, drie)[drempel:]),
            nvt=counts[NVT],
            open=counts[OPEN],
            zonder_bewijs=sum(plain[drempel:]) if eis.kern else 0,
        )

    def _bytes(self, value: int, gebied: str, kern: tuple[bool, ...]) -> int:
        """`value` in the byte of every eis of a gebied that is kern, or is not."""
        return int.from_bytes(
            bytes(value if eis.gebied == gebied and eis.kern in kern else 0 for eis in self._eisen),
            "big",
        )
