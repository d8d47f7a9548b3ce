"""Puts bytes in another order at once: from the columns of a table to the norm, and back."""

from __future__ import annotations

from collections.abc import Sequence

from basisnorm.regio.model import ANDERE_SECTOR, OPEN

# Where the byte of an eis without a column stands, counted from the end.
NO_COLUMN, OTHER_SECTOR = -2, -1
_WITHOUT = bytes([OPEN, ANDERE_SECTOR])


class Verspreiding:
    """`places` says for every byte of the result which one of the source it is.

    Or NO_COLUMN or OTHER_SECTOR, when the source has none.
    """

    def __init__(self, places: Sequence[int]) -> None:
        self._places = places
        # `translate` looks up all of them at once, in a table of 256 bytes.
        self._room = 256 if min(places, default=0) >= 0 else 254
        self._rest = _WITHOUT if self._room == 254 else b""
        small = max(places, default=0) < self._room
        self._table = bytes(each % 256 for each in places) if small else None

    def spread(self, source: bytes) -> bytes:
        """The bytes of `source` in the order of `places`."""
        if self._table is not None and len(source) <= self._room:
            return self._table.translate(source.ljust(self._room, b"\0") + self._rest)
        every = source + _WITHOUT
        return bytes([every[each] for each in self._places])
