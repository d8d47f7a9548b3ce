"""A table as a value, and what holds for every kind of table.

Rows are numbered as a spreadsheet shows them: the first row is 1, empty rows count, a line that
only says `sep=;` does not, and a cell with line ends in it is part of one row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from basisnorm import files
from basisnorm.audit.codes import is_code
from basisnorm.audit.schrijfwijzen import kept, plain_text
from basisnorm.errors import BasisnormFout, Bezwaar, Ernst, Melding
from basisnorm.invoer.tabel.gezien import MergedCells, unescape
from basisnorm.words import shown

MAX_BYTES = 200_000_000
MAX_ROWS = 1_000_000
MAX_COLUMNS = 2_000
MAX_CELL = 32_767
# Among so many rows the heading is looked for.
HEAD = 25

Rij = tuple[int, list[str]]

_TO_GUARD = re.compile(r"'*[=+\-@\t\r\n]")
_FOTO = "een foto"
_OTHERS = {
    b"\xd0\xcf\x11\xe0": "een oud Excel-bestand (.xls) of een bestand met een wachtwoord",
    b"%PDF": "een PDF",
    b"<": "een webpagina of XML",
    b"\xff\xd8\xff": _FOTO,
    b"\x89PNG": _FOTO,
    b"GIF8": _FOTO,
    b"{\\rtf": "een RTF-document",
    b"{": "JSON",
    b"\x1f\x8b": "een ingepakt bestand",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """A table of which the heading is known; the rows are read each time they are asked for.

    `koppen` are the cleaned headings, one for each column; `kopregel` is their row. Up to column
    `rand` (None: everywhere) something may stand beside the table. `codering` and `scheiding` are
    None for a workbook, `blad` and `bladen` (all sheets) are for a workbook only. `rijtal` is about
    how many rows there are (0: not known). `boven` are the texts in each row above the headings.
    `samen` are the cells that were merged. `meldingen` are let-op.
    """

    bestand: str
    blad: str | None
    codering: str | None
    scheiding: str | None
    kopregel: int
    koppen: tuple[str, ...]
    rand: int | None = None
    bladen: tuple[str, ...] = ()
    rijtal: int = 0
    boven: tuple[tuple[str, ...], ...] = ()
    samen: tuple[MergedCells, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    _read: Callable[[], Iterator[Rij]] = field(repr=False, compare=False)

    def melding(
        self,
        code: str,
        tekst: str,
        oplossing: str,
        *,
        ernst: Ernst = Ernst.FOUT,
        regel: int | None = None,
        kolom: str | None = None,
        veld: str | None = None,
        vestigingscode: str | None = None,
        waarde: str | None = None,
    ) -> Melding:
        """A Melding about a place in this table, or about all of it."""
        return Melding(
            ernst=ernst,
            code=code,
            bestand=self.bestand,
            blad=self.blad,
            regel=regel,
            kolom=kolom,
            veld=veld,
            vestigingscode=vestigingscode,
            waarde=None if waarde is None else shown(waarde),
            tekst=tekst,
            oplossing=oplossing,
        )

    def rijen(self) -> Iterator[Rij]:
        """Every row under the heading as (row number, cells), also empty ones.

        Cells are as they stand in the file: `plain_text` them. A row may have more or fewer cells
        than there are headings; a `GeenRij` has none. BasisnormFout for a table that is too
        big, or turns out to be unreadable.
        """
        rows = self._read()
        # A list may be read as a table without a heading: then the first row counts too.
        if self.kopregel:
            for regel, _ in rows:
                if regel >= self.kopregel:
                    break
        return rows


class GeenRij(list[str]):
    """Stands for what is no row of a school, and so has no cells; `bezwaar` says why.

    `rijen` are its cells, in one row or in several, to give back. `kolom` is where it shows.
    """

    def __init__(self, rijen: list[list[str]], bezwaar: Bezwaar, kolom: str | None = None) -> None:
        super().__init__()
        self.rijen, self.bezwaar, self.kolom = rijen, bezwaar, kolom


def find_code(cells: Iterable[str]) -> str | None:
    """The first code of a school among these cells, in capitals."""
    return next((text.upper() for text in map(plain_text, cells) if is_code(text)), None)


def as_text(value: Any) -> str:
    """The value of a cell of a workbook as text: 2.0 as "2", a day as an ISO date."""
    if value is None:
        return ""
    if isinstance(value, str):
        return unescape(value)
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def guard(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula; `plain_text` gives it back.

    An apostrophe goes in front, which a spreadsheet takes as "this is text".
    """
    return f"'{text}" if _TO_GUARD.match(text) else kept(text)


def check_start(path: Path) -> bytes:
    """The first bytes of a file; BasisnormFout when it is bigger than we read."""
    with files.open_to_read(path) as data:
        start = data.read(8)
        size = data.seek(0, 2)
    if size > MAX_BYTES:
        raise refusal(
            path,
            "te-groot",
            f"Dit bestand is {size / 1e6:.0f} MB. Wij lezen er tot {MAX_BYTES / 1e6:.0f}.",
            "Knip het in kleinere tabellen, en voeg de volgende toe met --aanvullen.",
        )
    return start


def refuse_others(path: Path, start: bytes) -> None:
    """BasisnormFout for files that people take for a table."""
    for mark, what in _OTHERS.items():
        if start.startswith(mark):
            raise no_table(path, what)


def refusal(
    path: Path,
    code: str,
    tekst: str,
    oplossing: str,
    *,
    blad: str | None = None,
    regel: int | None = None,
) -> BasisnormFout:
    """The BasisnormFout with one Melding about this file."""
    return BasisnormFout(
        Melding(
            code=code, bestand=str(path), blad=blad, regel=regel, tekst=tekst, oplossing=oplossing
        )
    )


def too_many_rows(path: Path) -> BasisnormFout:
    """For a table of more than MAX_ROWS rows."""
    return refusal(
        path,
        "te-veel-rijen",
        f"Deze tabel heeft meer dan {MAX_ROWS:,} rijen.".replace(",", "."),
        "Haal de lege rijen onderaan weg, of knip de tabel in stukken.",
    )


def too_many_columns(path: Path, regel: int) -> BasisnormFout:
    """For a table with something in a column past MAX_COLUMNS."""
    return refusal(
        path,
        "te-veel-kolommen",
        f"Op rij {regel} staat iets rechts van kolom {MAX_COLUMNS}. Zo breed lezen wij niet.",
        "Haal weg wat daar staat.",
        regel=regel,
    )


def no_table(path: Path, what: str) -> BasisnormFout:
    """For a file of which we know what it is instead: "een PDF"."""
    return refusal(
        path,
        "geen-tabel",
        f"Dit is {what}, geen tabel die wij kunnen lezen.",
        "Typ de antwoorden over in een tabel of werkboek, of vraag het bestand zelf."
        if what == _FOTO
        else "Open het in uw rekenprogramma en bewaar het als Excel-werkmap (.xlsx), zonder "
        "wachtwoord, of als CSV UTF-8.",
    )


def no_heading(path: Path) -> BasisnormFout:
    """For a table without any text."""
    return refusal(
        path,
        "lege-tabel",
        "In deze tabel staat niets.",
        "Kijk of u het goede bestand of blad noemt, en of het bewaard is.",
    )
