"""A table as people hand it in: CSV or XLSX, in whatever their spreadsheet made of it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from basisnorm import files
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import BasisnormFout, Bezwaar, Ernst, Melding
from basisnorm.invoer.tabel.koppen import find_kop, two_rows
from basisnorm.invoer.tabel.tabel import (
    HEAD,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    GeenRij,
    Rij,
    Tabel,
    check_start,
    find_code,
    no_heading,
    refusal,
    refuse_others,
    too_many_columns,
    too_many_rows,
)
from basisnorm.words import listing, shown, some

SCHEIDINGEN = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "staande streep"}
_SAMPLE = 1 << 16
_NAMED = 10
_CTRL_Z = "\x1a"
_SEP = re.compile(r"""["']?sep=(.)["']?[;,\t]*\r?\n?""", re.IGNORECASE)
_CODE = re.compile(r"""["' ]*[0-9]{2}[A-Z]{2}-?[0-9]{2}["' ]*""", re.IGNORECASE)
# What people type after --codering: the name that Python knows, and the one that we show.
CODERINGEN = {
    "utf-8": ("utf-8-sig", "UTF-8"),
    "utf-16": ("utf-16", "UTF-16"),
    "windows-1252": ("cp1252", "Windows-1252"),
    "iso-8859-1": ("iso8859-1", "ISO-8859-1"),
    "macintosh": ("mac_roman", "Macintosh"),
}
_MARKS = {
    codecs.BOM_UTF8: ("utf-8-sig", "UTF-8 met BOM"),
    codecs.BOM_UTF16_LE: ("utf-16", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16", "UTF-16"),
}
_ALIASES = {"utf8": "utf-8", "utf16": "utf-16", "cp1252": "windows-1252", "ansi": "windows-1252",
            "latin-1": "iso-8859-1", "latin1": "iso-8859-1", "mac": "macintosh"}  # fmt: skip


def open_tabel(path: Path, *, blad: str | None = None, codering: str | None = None) -> Tabel:
    """Find out what kind of table this is and where its heading stands.

    `blad` names a sheet (default: the first), `codering` an encoding (default: found out).
    BasisnormFout when it is no table, or bigger than we read.
    """
    start = check_start(path)
    if start.startswith(b"PK\x03\x04"):
        from basisnorm.invoer.tabel.xlsx import open_xlsx

        return open_xlsx(path, blad)
    refuse_others(path, start)

    return open_csv(path, codering)


def open_csv(path: Path, codering: str | None) -> Tabel:
    """The table in a CSV file; BasisnormFout when its bytes are no text."""
    kept = find_codering(path, codering)
    encoding = kept.python
    with _opened(path, encoding) as text:
        head = text.read(_SAMPLE)
    if "\0" in head:
        raise refusal(
            path,
            "geen-tekst",
            "Dit is geen tekst: er staan tekens in die in een CSV-bestand niet voorkomen.",
            "Bewaar de tabel opnieuw, als CSV UTF-8 of als Excel-werkmap (.xlsx).",
        )
    match = _SEP.match(head)
    if match:
        scheiding, body = match[1], head[match.end() :]
        skipped = 1
    else:
        body, skipped = head, 0
        scheiding = _separator(body)
    rows = _head(body, scheiding)
    kop = find_kop(rows)
    if kop is None:
        raise no_heading(path)
    if len(kop.koppen) > MAX_COLUMNS:
        raise too_many_columns(path, kop.plaats + 1)
    return Tabel(
        bestand=str(path),
        blad=None,
        codering=kept.naam,
        rijtal=kept.regels,
        scheiding=scheiding,
        kopregel=kop.plaats + 1,
        koppen=kop.koppen,
        # Behind the last heading a spreadsheet writes as many separators as the sheet is wide.
        rand=len(rows[kop.plaats]),
        boven=kop.boven,
        meldingen=(*kept.meldingen, *two_rows(path, None, kop)),
        _read=lambda: _rows(path, encoding, scheiding, skipped),
    )


def _rows(path: Path, encoding: str, scheiding: str, skipped: int) -> Iterator[Rij]:
    # Excel holds no longer cell, so a longer one is a quote that was never closed.
    csv.field_size_limit(MAX_CELL)
    with _opened(path, encoding) as text:
        reader = csv.reader(islice(text, skipped, None), delimiter=scheiding)
        regel, before = 0, 0
        while True:
            try:
                for cells in reader:
                    regel += 1
                    if cells and cells[-1].endswith(_CTRL_Z):
                        # DOS ended a file with it.
                        cells[-1] = cells[-1].rstrip(_CTRL_Z)
                        if not any(cells):
                            cells = []
                    # More than one line in one row: a line end in a cell, or a stray quote.
                    if reader.line_num - before > 1 and _holds_rows(cells, scheiding):
                        lines = _lines(path, encoding, skipped + before, skipped + reader.line_num)
                        cells = _swallowed(_apart(lines, scheiding))
                    before = reader.line_num
                    if regel > MAX_ROWS:
                        raise too_many_rows(path)
                    if len(cells) > MAX_COLUMNS and any(map(plain_text, cells[MAX_COLUMNS:])):
                        raise too_many_columns(path, regel)
                    yield regel, cells
                return
            except csv.Error:
                regel += 1
                lines = _lines(path, encoding, skipped + before, skipped + reader.line_num)
                before = reader.line_num
                yield regel, _swallowed(_apart(lines, scheiding))
            except UnicodeError as error:
                raise refusal(
                    path,
                    "verkeerde-codering",
                    f"Na rij {regel} staan tekens die niet bij deze codering horen.",
                    "Laat --codering weg, of noem de codering waarin u het bestand bewaarde.",
                ) from error


def _holds_rows(cells: list[str], scheiding: str) -> bool:
    """Whether whole rows stand inside the cells of a row: a code with cells beside it."""
    return any(
        _CODE.fullmatch(part)
        for cell in cells
        if "\n" in cell or "\r" in cell
        for line in cell.splitlines()[1:]
        if scheiding in line
        for part in line.split(scheiding)
    )


def _lines(path: Path, encoding: str, start: int, end: int) -> list[str]:
    with _opened(path, encoding) as text:
        return list(islice(text, start, end))


def _apart(lines: list[str], scheiding: str) -> list[list[str]]:
    """Each line as a row of its own; a quote that is not closed on it is an ordinary mark."""
    return [
        _alone(line.replace('"', "") if line.count('"') % 2 else line, scheiding) for line in lines
    ]


def _swallowed(rijen: list[list[str]]) -> GeenRij:
    """Stands for one row into which others disappeared, after a quote that was never closed."""
    codes = [code for rij in rijen if (code := find_code(rij))]
    named = f" Daarin staan: {some(codes, _NAMED)}." if codes else ""
    return GeenRij(
        rijen,
        Bezwaar(
            "los-aanhalingsteken",
            f"Vanaf hier zijn {len(rijen)} regels één rij geworden, door een los aanhalingsteken "
            f'(").{named}',
            "Haal het aanhalingsteken weg, of zet er ook een achter de tekst. In afgewezen.csv "
            "staan deze regels weer los.",
        ),
    )


def _alone(line: str, scheiding: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=scheiding), [])
    except csv.Error:
        # One cell longer than any spreadsheet holds.
        return [line[:MAX_CELL]]


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[io.TextIOWrapper]:
    with files.open_to_read(path) as data:
        yield io.TextIOWrapper(data, encoding=encoding, newline="")


def _separator(head: str) -> str:
    """The separator that makes the widest heading; a code in it weighs most."""
    best, most = ";", (-1, -1)
    for scheiding in SCHEIDINGEN:
        kop = find_kop(_head(head, scheiding))
        width = sum(map(bool, kop.koppen)) if kop is not None else 0
        if (width > 1, width) > most:
            best, most = scheiding, (width > 1, width)
    return best


def _head(text: str, scheiding: str) -> list[list[str]]:
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=scheiding)
    rows = []
    try:
        for cells in islice(reader, HEAD):
            rows.append(cells)
    except csv.Error:
        pass
    return rows


@dataclass(frozen=True, slots=True)
class Codering:
    """`python` is the name for Python, `naam` the one to show; `regels` counts the lines."""

    python: str
    naam: str
    regels: int = 0
    meldingen: tuple[Melding, ...] = ()


def find_codering(path: Path, codering: str | None) -> Codering:
    """How the text in a file is kept; BasisnormFout when its bytes are no text.

    `codering` is what the user says it is. Without it: a BOM, else strict UTF-8, else the
    Windows-1252 of Excel, with a let-op.
    """
    if codering is not None:
        chosen = codering.lower().replace("_", "-")
        chosen = _ALIASES.get(chosen, chosen)
        if chosen not in CODERINGEN:
            raise refusal(
                path,
                "onbekende-codering",
                f"De codering '{shown(codering)}' kennen wij niet.",
                f"Kies uit: {listing(tuple(CODERINGEN))}. Of laat --codering weg.",
            )
        return Codering(*CODERINGEN[chosen])
    with files.open_to_read(path) as data:
        start = data.read(4)
    for mark, names in _MARKS.items():
        if start.startswith(mark):
            lines, wrong = _count_lines(path, names[0])
            if wrong:
                raise _no_encoding(path, lines)
            return Codering(*names, lines)
    lines, wrong = _count_lines(path, "utf-8")
    if not wrong:
        return Codering("utf-8", "UTF-8", lines)
    total, hopeless = _count_lines(path, "cp1252")
    if hopeless:
        raise _no_encoding(path, total)
    melding = Melding(
        ernst=Ernst.LET_OP,
        code="geen-utf-8",
        bestand=str(path),
        regel=lines,
        tekst="Dit bestand is geen UTF-8. Wij lezen het als Windows-1252, zoals Excel het vaak "
        "bewaart.",
        oplossing="Kijk of letters met een accent kloppen. Zo niet: bewaar het bestand als CSV "
        "UTF-8, of noem de codering met --codering.",
    )
    return Codering("cp1252", "Windows-1252", total, (melding,))


def _no_encoding(path: Path, regel: int) -> BasisnormFout:
    return refusal(
        path,
        "onbekende-codering",
        f"Op regel {regel} staan tekens die wij niet kunnen lezen.",
        "Bewaar het bestand als CSV UTF-8, of noem de codering met --codering: "
        f"{listing(tuple(CODERINGEN))}.",
        regel=regel,
    )


def _count_lines(path: Path, encoding: str) -> tuple[int, bool]:
    """How many lines a file has; or (the line, True) of the first bytes that are no text."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with files.open_to_read(path) as data:
        while True:
            block = data.read(1 << 18)
            try:
                line += decoder.decode(block, final=not block).count("\n")
            except UnicodeDecodeError as error:
                return line + error.object[: error.start].count(b"\n"), True
            if not block:
                return line, False
