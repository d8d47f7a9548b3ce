"""How our tables look: for other programs, or for a Dutch Excel."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import IO

from basisnorm.regio.tabel.tabel import guard

_GUARD_FIRST = frozenset("'=+-@\t\r\n")
_QUOTED = re.compile(r'["\r\n,;\t]').search
# So many bytes are gathered before they are written.
_BLOCK = 1 << 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabelvorm:
    """How cells become lines. `komma` stands in a number, `begin` before the first line."""

    scheiding: str
    regeleinde: str
    komma: str
    begin: str = ""


GEWOON = Tabelvorm(scheiding=",", regeleinde="\n", komma=".")
EXCEL = Tabelvorm(scheiding=";", regeleinde="\r\n", komma=",", begin="\ufeff")


class Tekstbestand:
    """Gathers UTF-8 and writes it to an open file in large pieces."""

    def __init__(self, handle: IO[bytes]) -> None:
        self._handle = handle
        self._parts: list[bytes] = []
        self._length = 0

    def write(self, data: bytes) -> None:
        """Add text."""
        self._parts.append(data)
        self._length += len(data)
        if self._length > _BLOCK:
            self._flush()

    def close(self) -> None:
        """Write what is left, and close the file."""
        with self._handle:
            self._flush()

    def _flush(self) -> None:
        self._handle.write(b"".join(self._parts))
        self._parts.clear()
        self._length = 0


def row(cells: Iterable[object], vorm: Tabelvorm) -> str:
    """Cells as one line: None is empty, text is safe."""
    texts = ("" if each is None else cell(str(each)) for each in cells)
    return vorm.scheiding.join(texts) + vorm.regeleinde


def cell(text: str | None) -> str:
    """Text from people as a cell: nothing a spreadsheet would run, one kind of line end.

    In quotes when it has a mark of any of our tables in it.
    """
    if not text:
        return ""
    if text[0] in _GUARD_FIRST:
        text = guard(text)
    if _QUOTED(text) is None:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace('"', '""')
    return f'"{text}"'


def getal(tenths: int | None, vorm: Tabelvorm) -> str:
    """735 as "73.5"; empty for None."""
    return "" if tenths is None else f"{tenths // 10}{vorm.komma}{tenths % 10}"


# Longer texts are of one school.
_SHORT = 1000


class Geheugen(dict[object, str]):
    """From a value to its text, made once; at most so many are kept, and none that is long."""

    def __init__(self, make: Callable[..., str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: object) -> str:
        text = self._make(key)
        if len(self) < 20_000 and len(text) <= _SHORT:
            self[key] = text
        return text
