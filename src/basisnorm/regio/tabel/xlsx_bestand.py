"""Reads a workbook: never more than we can hold, whatever the file says about itself."""

from __future__ import annotations

import errno
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from basisnorm import files
from basisnorm.regio.tabel.basis import (
    HEAD,
    MAX_COLUMNS,
    MAX_ROWS,
    Rij,
    Tabel,
    as_text,
    check_start,
    clean,
    no_heading,
    refusal,
    refuse_others,
    too_many_columns,
    too_many_rows,
)
from basisnorm.regio.tabel.bladkeuze import choose_sheet
from basisnorm.regio.tabel.celopmaak import Opmaak, as_seen, odd_formats, strike
from basisnorm.regio.tabel.doorgehaald import find_struck, strike_texts
from basisnorm.regio.tabel.koppen import letter
from basisnorm.regio.tabel.kopregel import find_kop, is_school, names_code, two_rows
from basisnorm.regio.tabel.onzichtbaar import find_unseen
from basisnorm.regio.tabel.xlsx_zip import check_zip

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

# Empty cells that only have a layout, past the last column that we read.
_MAX_PADDING = 20_000_000
# Up to so many cells are kept, because reading them again takes much longer than CSV does.
_KEPT = 2_000_000
_BLOCK = 256

# What zipfile, the XML parser and openpyxl raise on a file that is no workbook.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, SyntaxError, ValueError, TypeError,
    AttributeError, LookupError, AssertionError, ArithmeticError, RuntimeError, NameError, OSError,
)  # fmt: skip
# An OSError is the disk, but for these: made by openpyxl, or a place before the file begins.
_NOT_THE_DISK = (None, errno.EINVAL)


def open_xlsx(path: Path, blad: str | None) -> Tabel:
    """The table on one sheet of a workbook; BasisnormFout when there is no such sheet."""
    with open_werkboek(path) as book:
        chosen = choose_sheet(path, book, blad)
        name = chosen.naam
        with refusing(path):
            # The types of openpyxl do not know the XML of a sheet.
            sheet: Any = book[name]
            unseen = find_unseen(sheet._get_source)
        elsewhere = tuple(
            each.title
            for each in book.worksheets
            if blad is None and each.title in chosen.zichtbaar and each.title != name
            and _has_schools(path, each)
        )  # fmt: skip
    kept: list[Rij] = []
    complete = False
    first = list(islice(_rows(path, name), HEAD))
    kop = find_kop([cells for _, cells in first])
    if kop is None:
        raise no_heading(path)
    koppen = kop.koppen

    def read() -> Iterator[Rij]:
        nonlocal complete
        if complete:
            yield from kept
            return
        kept.clear()
        cells_kept = 0
        for row in _rows(path, name, len(koppen)):
            cells_kept += len(row[1]) + 1
            if cells_kept <= _KEPT:
                kept.append(row)
            yield row
        complete = cells_kept <= _KEPT

    code = next((at for at, each in enumerate(koppen) if names_code(each)), None)
    at_formula = {int(each.lstrip(ascii_uppercase)) for each in unseen.formules}
    return Tabel(
        bestand=str(path),
        blad=name,
        codering=None,
        scheiding=None,
        kopregel=first[kop.plaats][0],
        koppen=koppen,
        bladen=chosen.zichtbaar,
        boven=kop.boven,
        samen=unseen.samen,
        meldingen=(
            *chosen.meldingen(path, elsewhere),
            *unseen.meldingen(
                path,
                name,
                onder=first[kop.plaats][0],
                kolommen=tuple(
                    each for at, each in enumerate(koppen) if each and unseen.is_hidden(at)
                ),
                leest=lambda regel, kolom: (
                    regel > first[kop.plaats][0]
                    and kolom in {letter(at) for at, each in enumerate(koppen) if each}
                ),
                codes={
                    regel: clean(cells[code])
                    for regel, cells in (read() if at_formula and code is not None else ())
                    if regel in at_formula and code is not None
                },
            ),
            *two_rows(path, name, kop),
        ),
        _read=read,
    )


@contextmanager
def open_werkboek(path: Path) -> Iterator[Workbook]:
    """The workbook, read-only, with the values of its formulas; BasisnormFout when it is none.

    Read its rows through `rows_of`: it keeps the bounds.
    """
    refuse_others(path, check_start(path))
    with refusing(path):
        check_zip(path)
    # openpyxl takes a quarter of a second to import.
    from openpyxl import load_workbook

    # Given a path, openpyxl goes by the end of the name.
    with files.open_to_read(path) as data:
        with refusing(path):
            book = load_workbook(data, read_only=True, data_only=True, keep_links=False)
            strike_texts(book)
        try:
            yield book
        finally:
            book.close()


def rows_of(path: Path, sheet: Any, width: int = 0) -> Iterator[Rij]:
    """Every row of a sheet as (row number, texts), each at least `width` wide.

    BasisnormFout past the bounds, or when the sheet turns out to be broken.
    """
    with refusing(path):
        # What a file says about its own size need not be true.
        sheet.reset_dimensions()
        odd = odd_formats(sheet.parent)
        struck = find_struck(sheet._get_source)
        # A cell with its layout takes longer to read than its value alone.
        rows = _seen(sheet, odd, struck) if odd or struck else sheet.iter_rows(values_only=True)
    regel = padding = 0
    while True:
        # A warning filter must not stay behind in code that runs between two rows.
        with refusing(path):
            block = list(islice(rows, _BLOCK))
        if not block:
            return
        for values in block:
            regel += 1
            values = values[: _last(values, width)]
            if len(values) > MAX_COLUMNS:
                raise too_many_columns(path, regel)
            if regel > MAX_ROWS and any(each is not None for each in values):
                raise too_many_rows(path)
            yield regel, [*map(as_text, values), *[""] * (width - len(values))]
        padding += sum(max(0, len(values) - MAX_COLUMNS) for values in block)
        if padding > _MAX_PADDING or regel > 1_048_576:
            raise refusal(
                path,
                "te-veel-lege-cellen",
                "Op dit blad staan te veel lege cellen met opmaak.",
                "Kopieer alleen de rijen met scholen naar een nieuw blad.",
            )


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Whatever a broken workbook does to the libraries that read it becomes a BasisnormFout."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except _BROKEN as error:
        if isinstance(error, OSError) and error.errno not in _NOT_THE_DISK:
            raise
        raise refusal(
            path,
            "werkmap-beschadigd",
            "Deze Excel-werkmap is beschadigd, of is er geen.",
            "Open haar in Excel of LibreOffice en bewaar haar opnieuw als .xlsx.",
        ) from error


def _rows(path: Path, name: str, width: int = 0) -> Iterator[Rij]:
    with open_werkboek(path) as book:
        yield from rows_of(path, book[name], width)


def _seen(
    sheet: Any, odd: Mapping[int, Opmaak], struck: frozenset[str]
) -> Iterator[tuple[Any, ...]]:
    """The rows as a person sees them."""
    for cells in sheet.iter_rows():
        values = [
            as_seen(each.value, odd[each._style_id])
            if each.value is not None and each._style_id in odd
            else each.value
            for each in cells
        ]
        if struck:
            values = [
                strike(value)
                if value is not None and f"{letter(place)}{each.row}" in struck
                else value
                for place, (each, value) in enumerate(zip(cells, values, strict=True))
            ]
        yield tuple(values)


def _has_schools(path: Path, sheet: Any) -> bool:
    """Whether another sheet is a table with schools too."""
    return any(is_school([*map(clean, cells)]) for _, cells in islice(rows_of(path, sheet), HEAD))


def _last(values: tuple[Any, ...], width: int) -> int:
    """The number of values up to and with the last one that is there, but at least `width`."""
    end = len(values)
    while end > width and values[end - 1] is None:
        end -= 1
    return end
