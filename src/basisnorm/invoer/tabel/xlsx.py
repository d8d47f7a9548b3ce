"""Reads a workbook: never more than we can hold, whatever the file says about itself."""

from __future__ import annotations

import errno
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from basisnorm import files
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import Ernst, Melding
from basisnorm.invoer.tabel.gezien import (
    NIETS,
    Onzichtbaar,
    Opmaak,
    as_seen,
    find_unseen,
    odd_formats,
    strike,
    strike_texts,
)
from basisnorm.invoer.tabel.koppen import find_kop, is_school, letter, names_code, two_rows
from basisnorm.invoer.tabel.tabel import (
    HEAD,
    MAX_COLUMNS,
    MAX_ROWS,
    Rij,
    Tabel,
    as_text,
    check_start,
    no_heading,
    no_table,
    refusal,
    refuse_others,
    too_many_columns,
    too_many_rows,
)
from basisnorm.words import in_quotes, listing, remedy, shown, some

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook


# Empty cells that only have a layout, past the last column that we read.
_MAX_PADDING = 20_000_000
_KEPT = 2_000_000
_BLOCK = 256

MAX_EXPANDED = 1_000_000_000
MAX_TEXTS = 200_000_000
# Sheets full of the same cell shrink to a fiftieth; a small file is harmless at any ratio.
MAX_RATIO = 200
_RATIO_FROM = 20_000_000
_MAX_PARTS = 10_000
# A part that only such a file has, and what it is.
_OTHERS = {
    "mimetype": "een OpenDocument-bestand (.ods)",
    "xl/workbook.bin": "een binaire Excel-werkmap (.xlsb)",
    "word/document.xml": "een Word-document",
    "Index/Document.iwa": "een bestand van Numbers",
}
_TYPES, _BOOK = "[Content_Types].xml", "xl/workbook.xml"
# The names of the ISO form, in which Excel keeps a workbook only when asked to.
_STRICT = b"purl.oclc.org/ooxml"
_LIST = 1_000_000
_VISIBLE = "visible"
_NAMED = 10

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
    first = list(islice(_rows(path, name, unseen), HEAD))
    kop = find_kop([cells for _, cells in first])
    if kop is None:
        raise no_heading(path)
    kopregel = first[kop.plaats][0]
    rows = _Sheetrows(path, name, unseen, len(kop.koppen))
    return Tabel(
        bestand=str(path),
        blad=name,
        codering=None,
        scheiding=None,
        kopregel=kopregel,
        koppen=kop.koppen,
        bladen=chosen.zichtbaar,
        boven=kop.boven,
        samen=unseen.samen,
        meldingen=(
            *chosen.meldingen(path, elsewhere),
            *_say_unseen(path, name, unseen, kopregel, kop.koppen, rows),
            *two_rows(path, name, kop),
        ),
        _read=rows,
    )


class _Sheetrows:
    """The rows of a sheet, each time they are asked for.

    A table of so many cells is kept: reading it again takes much longer than CSV does.
    """

    def __init__(self, path: Path, name: str, unseen: Onzichtbaar, width: int) -> None:
        self._path, self._name, self._unseen, self._width = path, name, unseen, width
        self._kept: list[Rij] | None = None

    def __call__(self) -> Iterator[Rij]:
        """All of them, from the first."""
        if self._kept is not None:
            yield from self._kept
            return
        seen: list[Rij] = []
        left = _KEPT
        for row in _rows(self._path, self._name, self._unseen, self._width):
            left -= len(row[1]) + 1
            if left >= 0:
                seen.append(row)
            yield row
        if left >= 0:
            self._kept = seen


def _say_unseen(
    path: Path, name: str, unseen: Onzichtbaar, onder: int, koppen: Sequence[str], rows: _Sheetrows
) -> Iterator[Melding]:
    """What nobody sees in the columns that are read, below the headings on row `onder`."""
    read = {letter(at): at for at, kop in enumerate(koppen) if kop}
    code = next((at for at, kop in enumerate(koppen) if names_code(kop)), None)
    at_formula = {int(each.lstrip(ascii_uppercase)) for each in unseen.formules}
    codes = {}
    if at_formula and code is not None:
        codes = {regel: plain_text(cells[code]) for regel, cells in rows() if regel in at_formula}
    return unseen.meldingen(
        path,
        name,
        onder=onder,
        kolommen=tuple(koppen[at] for at in read.values() if unseen.is_hidden(at)),
        leest=lambda regel, kolom: regel > onder and kolom in read,
        codes=codes,
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


def rows_of(path: Path, sheet: Any, unseen: Onzichtbaar, width: int = 0) -> Iterator[Rij]:
    """Every row of a sheet as (row number, texts), each at least `width` wide.

    `unseen` says which cells have a line through them.
    BasisnormFout past the bounds, or when the sheet turns out to be broken.
    """
    with refusing(path):
        # What a file says about its own size need not be true.
        sheet.reset_dimensions()
        odd = odd_formats(sheet.parent)
        struck = unseen.doorgehaald
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


def _rows(path: Path, name: str, unseen: Onzichtbaar, width: int = 0) -> Iterator[Rij]:
    with open_werkboek(path) as book:
        yield from rows_of(path, book[name], unseen, width)


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
    return any(
        is_school([*map(plain_text, cells)])
        for _, cells in islice(rows_of(path, sheet, NIETS), HEAD)
    )


def _last(values: tuple[Any, ...], width: int) -> int:
    """The number of values up to and with the last one that is there, but at least `width`."""
    end = len(values)
    while end > width and values[end - 1] is None:
        end -= 1
    return end


def check_zip(path: Path) -> None:
    """BasisnormFout for a file of another program, or that would not fit in memory unpacked."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        # That part only lists the sheets; a huge one is of something else.
        small = any(part.filename == _BOOK and part.file_size < _LIST for part in parts)
        strict = small and _STRICT in archive.read(_BOOK)
    for mark, what in _OTHERS.items():
        if mark in names:
            raise no_table(path, what)
    if _TYPES not in names:
        raise refusal(
            path,
            "geen-tabel",
            "Dit is een ingepakt bestand (.zip), geen tabel.",
            "Pak het eerst uit. Zitten er bestanden van scholen in, noem dan de map waarin u ze "
            "hebt uitgepakt.",
        )
    if strict:
        raise refusal(
            path,
            "strict-open-xml",
            "Deze werkmap is bewaard als 'Strict Open XML-werkmap'. Die vorm lezen wij niet.",
            "Open haar, kies Opslaan als en daar 'Excel-werkmap (.xlsx)', zonder 'Strict'.",
        )
    expanded = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    texts = sum(part.file_size for part in parts if "sharedstrings" in part.filename.lower())
    if (
        len(parts) > _MAX_PARTS
        or expanded > MAX_EXPANDED
        or texts > MAX_TEXTS
        or (expanded > _RATIO_FROM and expanded > MAX_RATIO * max(packed, 1))
    ):
        raise refusal(
            path,
            "werkmap-te-groot",
            f"Deze werkmap wordt uitgepakt {expanded / 1e6:.0f} MB. Dat is te veel om te lezen.",
            "Bewaar alleen het blad met scholen, als CSV UTF-8.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladkeuze:
    """`naam` is read; `zichtbaar` are all sheets that a person sees, `verborgen` those that were
    passed over."""

    naam: str
    zichtbaar: tuple[str, ...]
    verborgen: tuple[str, ...] = ()

    def meldingen(self, path: Path, elsewhere: Sequence[str]) -> Iterator[Melding]:
        """One let-op about hidden sheets, and one about the sheets `elsewhere` with schools."""
        read = f"blad {in_quotes(self.naam)}"
        for code, names, tekst in (
            ("verborgen-blad", self.verborgen, "Verborgen, en niet gelezen: {}. Wij lezen {}."),
            ("ander-blad", elsewhere, "Ook op {} staan scholen. Wij lezen alleen {}."),
        ):
            if names:
                sheets = "blad" if len(names) == 1 else "de bladen"
                yield Melding(
                    ernst=Ernst.LET_OP,
                    code=code,
                    bestand=str(path),
                    blad=self.naam,
                    tekst=tekst.format(f"{sheets} {some([*map(in_quotes, names)], _NAMED)}", read),
                    oplossing="Wilt u een ander blad? Noem het met --blad. Staan de scholen op "
                    "meer bladen, zet ze dan onder elkaar op één blad.",
                )


def choose_sheet(path: Path, book: Workbook, blad: str | None) -> Bladkeuze:
    """The sheet that was named, else the first that a person sees; BasisnormFout without one."""
    sheets = book.worksheets
    if not sheets:
        raise refusal(
            path,
            "geen-blad",
            "In deze werkmap staat geen blad met cellen.",
            "Kijk of u het goede bestand noemt.",
        )
    names = [each.title for each in sheets]
    visible = tuple(each.title for each in sheets if each.sheet_state == _VISIBLE)
    if blad is None:
        if not visible:
            return Bladkeuze(naam=names[0], zichtbaar=tuple(names))
        before = names[: names.index(visible[0])]
        return Bladkeuze(naam=visible[0], zichtbaar=visible, verborgen=tuple(before))
    for name in names:
        if name.casefold() == blad.casefold():
            return Bladkeuze(naam=name, zichtbaar=visible if name in visible else (name,))
    raise refusal(
        path,
        "onbekend-blad",
        f"Het blad '{shown(blad)}' staat niet in deze werkmap.",
        remedy(blad, names, f"Kies uit: {listing(list(map(shown, names)))}."),
        blad=blad,
    )
