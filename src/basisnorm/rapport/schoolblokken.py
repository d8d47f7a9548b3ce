"""What the answers of a school come to, four eisen at a time.

Four eisen have a few hundred combinations of answers, and thousands of schools share those: so
each is worked out once, and looked up after that.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from operator import getitem

from basisnorm.regio.verspreiding import NO_COLUMN, Verspreiding

# So many bytes are one number in a memoryview of "I".
_SIZE = 4
# So many combinations of a block are kept; with texts beside answers there can be 20,000.
_MEMORY = 2048

# For every state of one eis: what it counts for, and as a verbeterpunt; its line and its cell.
Waarde = tuple[int, int, bytes, bytes]
Waarden = Sequence[Waarde]
_NOTHING: Waarden = ((0, 0, b"", b""),) * 256


class Blokken:
    """All blocks of one kind of school, in norm order.

    `gebieden` are (start, end, counts) of each, in eisen; only those that count get a sum.
    `waarden` are those of every eis.
    """

    def __init__(
        self, gebieden: Iterable[tuple[int, int, bool]], waarden: Sequence[Waarden]
    ) -> None:
        places: list[int] = []
        self._blokken: list[_Blok] = []
        self._sums: list[slice] = []
        for start, end, counts in gebieden:
            first = len(self._blokken)
            for at in range(start, end, _SIZE):
                cut = range(at, min(at + _SIZE, end))
                empty = _SIZE - len(cut)
                places += [*cut, *[NO_COLUMN] * empty]
                self._blokken.append(_Blok([*(waarden[each] for each in cut), *[_NOTHING] * empty]))
            if counts:
                self._sums.append(slice(first, len(self._blokken)))
        self._vorm = Verspreiding(places)

    def look_up(self, staten: bytes) -> tuple[list[int], int, bytes, bytes]:
        """The sum of each gebied that counts, all verbeterpunten, all lines, and all cells."""
        numbers = memoryview(self._vorm.spread(staten)).cast("I")
        found = zip(*map(getitem, self._blokken, numbers), strict=True)
        sums, below, lines, cells = found
        return (
            [sum(sums[each]) for each in self._sums],
            sum(below),
            b"".join(lines),
            b"".join(cells),
        )


class _Blok(dict[int, Waarde]):
    """From the states of some eisen, read as one number, to what they come to together."""

    def __init__(self, waarden: Sequence[Waarden]) -> None:
        super().__init__()
        self._waarden = waarden

    def __missing__(self, number: int) -> Waarde:
        states = number.to_bytes(_SIZE, sys.byteorder)
        sums, below, lines, cells = zip(*map(getitem, self._waarden, states), strict=True)
        found = (sum(sums), sum(below), b"".join(lines), b"".join(cells))
        if len(self) < _MEMORY:
            self[number] = found
        return found
