"""How our workbooks look: the colours of the reports, what may be typed in, and the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from textwrap import wrap as fold
from typing import TYPE_CHECKING, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from basisnorm.audit.schrijfwijzen import kept

if TYPE_CHECKING:
    from openpyxl import Workbook


ACCENT, ACCENT_SOFT, INK, INK_2, LINE = "0B5673", "E2EFF4", "16222C", "47545F", "BDB7A8"
TO_FILL, SHUT = "FFFBE8", "ECEAE3"
OP_ORDE = ("DCF0E7", "0D5A45")
BEGONNEN = ("FDEBC8", "714500")
NOG_NIET = ("FBE0E7", "8C1A3C")
WRONG = ("A8183F", "FFFFFF")

FONT = "Arial"
# A longer text beside a cell, and Excel refuses the whole workbook.
_PROMPT = 255
# Typed as it is: a note may begin with "-", and a code may look like a number.
TEXT = "@"

# What XML has no place for; nobody sees these either.
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_SIDE = Side(style="thin", color=LINE)
_GRID = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
# The first moment that a zip file can hold; openpyxl would write that of today.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_SHEETS = "xl/worksheets/"
# A height that was set by hand never grows; ours is only where a row begins.
_BY_HAND = re.compile(rb'(<row [^>]*) customHeight="1"')
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell at a place (from 1) that is not hidden under a merged one."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def put(
    cell: Cell,
    value: str | int | None,
    *,
    bold: bool = False,
    size: int = 10,
    color: str = INK,
    fill: str | None = None,
    grid: bool = False,
    vertical: Literal["top", "center", "bottom"] = "top",
    wrap: bool = True,
) -> None:
    """Write in a cell where nothing is to be typed. Text is never taken for a formula."""
    _write(cell, value)
    cell.font = Font(name=FONT, size=size, bold=bold, color=color)
    cell.alignment = Alignment(wrap_text=wrap, vertical=vertical)
    if fill:
        cell.fill = PatternFill("solid", start_color=fill)
    if grid:
        cell.border = _GRID


def put_formula(cell: Cell, formula: str, *, fill: str | None = None) -> None:
    """A formula of ours."""
    put(cell, None, bold=True, color=ACCENT, fill=fill, vertical="center", wrap=False)
    cell.value = formula


def put_input(cell: Cell, value: str | int | None = None, *, number_format: str = TEXT) -> None:
    """A cell to type in."""
    put(cell, kept(value) if isinstance(value, str) else value, fill=TO_FILL, grid=True)
    # A level that is typed as a number stands under those that were chosen.
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    cell.number_format = number_format
    cell.protection = Protection(locked=False)


def protect(sheet: Worksheet) -> None:
    """Only what is to be filled in can be changed; no password, so everyone can undo this."""
    protection = sheet.protection
    protection.sheet = True
    # For openpyxl False means: this is not forbidden.
    protection.formatColumns = protection.formatRows = protection.autoFilter = False


def print_on_a4(sheet: Worksheet, *, landscape: bool) -> None:
    """As wide as one sheet of A4, with the page number at the bottom."""
    setup = sheet.page_setup
    setup.paperSize = 9
    setup.orientation = "landscape" if landscape else "portrait"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.45
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.25, 0.3
    footer = sheet.oddFooter
    assert footer is not None
    footer.left.text = "Zelfevaluatie, geen oordeel van de inspectie"
    footer.right.text = "Blz. &P van &N"
    footer.left.size = footer.right.size = 8


def add_choice(
    sheet: Worksheet,
    cells: str,
    options: str | None,
    *,
    refusal: tuple[str, str] | None = None,
    prompt: tuple[str, str] | None = None,
) -> None:
    """A drop-down in these cells, of the formula `options`, which may be left empty.

    Another text is refused with the title and words in `refusal`; without that, it may be typed.
    `prompt` (title, words) is shown beside the cell; without `options` there is only that.
    """
    rule = DataValidation(sqref=cells, allow_blank=True)
    if options is not None:
        rule.type, rule.formula1 = "list", options
    if refusal is not None:
        rule.showErrorMessage = True
        rule.errorTitle, rule.error = refusal
    if prompt is not None:
        rule.showInputMessage = True
        rule.promptTitle, text = prompt
        rule.prompt = text if len(text) <= _PROMPT else f"{text[: _PROMPT - 1]}…"
    sheet.add_data_validation(rule)


def color_when(formula: str, colors: tuple[str, str]) -> Rule:
    """Fill and letter colour where `formula` holds; the first rule that does so wins."""
    fill, ink = colors
    look = DifferentialStyle(
        font=Font(color=ink, bold=True),
        fill=PatternFill("solid", start_color=fill, end_color=fill),
    )
    return Rule(type="expression", formula=[formula], dxf=look, stopIfTrue=True)


def row_height(text: str, width: float, *, size: int = 10) -> float:
    """The points that `text` needs in cells that are together `width` characters wide."""
    # A width counts digits; the letters of Arial are a little narrower.
    line = max(1, int(width * 1.1 * 10 / size))
    lines = sum(max(1, len(fold(each, line))) for each in text.split("\n"))
    return lines * size * 1.3 + 5


def _write(cell: Cell, value: str | int | None) -> None:
    if isinstance(value, str):
        value = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)
    cell.value = value
    if isinstance(value, str) and value:
        # openpyxl takes "=..." for a formula and "#N/A" for an error; a person only typed text.
        cell.data_type = "s"
        # And nor may Excel, whatever is done with this cell later on.
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))


def workbook_bytes(workbook: Workbook) -> bytes:
    """The file of a workbook, without the moment at which it was made.

    Its rows have a height to begin with, and grow with what is typed in them.
    """
    raw, fixed = BytesIO(), BytesIO()
    workbook.save(raw)
    with ZipFile(raw) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == _CORE:
                data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            if info.filename.startswith(_SHEETS):
                data = _BY_HAND.sub(rb"\g<1>", data)
            entry = ZipInfo(info.filename, _MOMENT)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, data)
    return fixed.getvalue()
