"""The cells of one field of a school: each spelling is read once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from basisnorm.errors import Bezwaar, Geweigerd
from basisnorm.regio.tabel.tabel import clean

# Stands for the value of a cell that is refused.
WRONG: Any = object()
# So many spellings are remembered; names are all different, and cost too much to keep.
MEMORY = 500


class Veldcellen(dict[str, Any]):
    """From the text in a cell to the value of a field; WRONG when it is refused."""

    def __init__(
        self, lezer: Callable[[str], Any], vertaal: Callable[[str], str] | None = None
    ) -> None:
        super().__init__()
        self._lezer = lezer if vertaal is None else lambda text: lezer(vertaal(text))

    def __missing__(self, cell: str) -> Any:
        try:
            value = self._lezer(clean(cell))
        except Geweigerd:
            return WRONG
        if len(self) < MEMORY:
            self[cell] = value
        return value

    def bezwaar(self, cell: str) -> Bezwaar:
        """Why this cell is refused."""
        try:
            self._lezer(clean(cell))
        except Geweigerd as geweigerd:
            return geweigerd.bezwaar
        raise AssertionError(cell)
