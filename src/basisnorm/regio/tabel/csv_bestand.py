"""Reads a CSV file: its bytes into text, and its text into rows, without guessing twice."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from basisnorm import files
from basisnorm.regio.tabel.basis import (
    HEAD,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Rij,
    Tabel,
    Verslokt,
    clean,
    no_heading,
    refusal,
    too_many_columns,
    too_many_rows,
)
from basisnorm.regio.tabel.codering import find_codering
from basisnorm.regio.tabel.kopregel import find_kop, two_rows

SCHEIDINGEN = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "staande streep"}
_SAMPLE = 1 << 16
_CTRL_Z = "\x1a"
_SEP = re.compile(r"""["']?sep=(.)["']?[;,\t]*\r?\n?""", re.IGNORECASE)
_CODE = re.compile(r"""["' ]*[0-9]{2}[A-Z]{2}-?[0-9]{2}["' ]*""", re.IGNORECASE)


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
                        cells = Verslokt(_apart(lines, scheiding))
                    before = reader.line_num
                    if regel > MAX_ROWS:
                        raise too_many_rows(path)
                    if len(cells) > MAX_COLUMNS and any(map(clean, cells[MAX_COLUMNS:])):
                        raise too_many_columns(path, regel)
                    yield regel, cells
                return
            except csv.Error:
                regel += 1
                lines = _lines(path, encoding, skipped + before, skipped + reader.line_num)
                before = reader.line_num
                yield regel, Verslokt(_apart(lines, scheiding))
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
