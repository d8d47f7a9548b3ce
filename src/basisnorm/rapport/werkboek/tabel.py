"""The same table as a workbook: the rows to fill in, and a sheet that explains the columns."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Eis, Sector
from basisnorm.rapport.formulier import PRIVACY, soort
from basisnorm.rapport.tabelkop import SCHOOL, Tabelkop, answers
from basisnorm.rapport.werkboek.stijl import (
    ACCENT,
    add_choice,
    at,
    print_on_a4,
    put,
    row_height,
    workbook_bytes,
)
from basisnorm.uitslag.verklaring import describe
from basisnorm.words import listing

SCHOLEN, UITLEG = "Scholen", "Uitleg"
# A row per school; the country has 7,700 of them.
ROWS = 10_000
_WIDTHS = {"vestigingscode": 15.0, "naam": 32.0, "bestuur": 26.0, "samenwerkingsverband": 22.0}
_COLUMNS = {
    "kolom": 21.0, "soort": 11.0, "geldt voor": 11.0, "vul in": 18.0, "wat er wordt gevraagd": 70.0
}  # fmt: skip


def render_tabel(kop: Tabelkop) -> bytes:
    """The XLSX file; the same bytes for the same values."""
    workbook = Workbook()
    scholen, uitleg = workbook.active, workbook.create_sheet(UITLEG)
    assert isinstance(scholen, Worksheet)
    _scholen(scholen, kop)
    _uitleg(uitleg, kop)
    properties = workbook.properties
    properties.title = "Zelfevaluatie basisondersteuning: een school per rij"
    properties.creator = f"basisnorm {kop.programma}"
    properties.language = "nl-NL"
    return workbook_bytes(workbook)


def _scholen(sheet: Worksheet, kop: Tabelkop) -> None:
    sheet.title = SCHOLEN
    choices = {
        "schoolsoort": [each.value for each in Schoolsoort if each.sector in kop.sectoren],
        "wil_helpen": ["ja", "nee"],
    }
    for number, kolom in enumerate(kop.kolommen, 1):
        put(at(sheet, 1, number), kolom, bold=True, color="FFFFFF", fill=ACCENT, vertical="center")
        letter = get_column_letter(number)
        column = sheet.column_dimensions[letter]
        column.width = _WIDTHS.get(kolom, 13.0 if kolom in SCHOOL else max(9.0, len(kolom) + 2.0))
        if kolom in SCHOOL:
            # As text, so that a code stays a code.
            column.number_format = "@"
        eis = kop.norm.eisen.get(kolom)
        if eis is not None:
            _choice(sheet, letter, answers(eis), title=kolom, prompt=_question(eis, kop))
        elif kolom in choices:
            _choice(sheet, letter, choices[kolom], title=kolom, prompt=SCHOOL[kolom])
    sheet.row_dimensions[1].height = 22
    sheet.freeze_panes = "B2"
    print_on_a4(sheet, landscape=True)


def _choice(
    sheet: Worksheet, letter: str, options: tuple[str, ...] | list[str], *, title: str, prompt: str
) -> None:
    add_choice(
        sheet,
        f"{letter}2:{letter}{ROWS}",
        f'"{",".join(options)}"',
        refusal=("Dat kan hier niet", f"Vul in: {listing(options)}. Of laat de cel leeg."),
        prompt=(title, prompt),
    )


def _question(eis: Eis, kop: Tabelkop) -> str:
    """What is asked; where both sectors have their own words, one under the other."""
    asked = [sector for sector in kop.sectoren if sector in eis.sectoren]
    texts = {eis.tekst.voor(sector): sector for sector in asked}
    if len(texts) == 1:
        return next(iter(texts))
    return "\n".join(f"{sector}: {text}" for text, sector in texts.items())


def _uitleg(sheet: Worksheet, kop: Tabelkop) -> None:
    for letter, width in zip("ABCDE", _COLUMNS.values(), strict=True):
        sheet.column_dimensions[letter].width = width
    total = sum(_COLUMNS.values())
    lines = (
        f"Zet op het blad {SCHOLEN} elke school op een eigen rij. Laat de kopjes staan. Een lege "
        "cel is een open vraag.",
        "0 nog niet, 1 begonnen, 2 op orde, 3 geborgd; ja of nee bij een plicht; nvt waar dat kan.",
        "Wilt u ook een toelichting? Voeg dan een kolom toe, zoals 'DYS-01 toelichting'. "
        f"{PRIVACY}",
        "Uitslagen maakt u met: basisnorm batch, en dan de naam van dit bestand.",
        *describe(kop.norm),
        f"Norm {kop.norm.id}, versie {kop.norm.versie}, vragenlijst {kop.vragenlijst.id}, gemaakt "
        f"met basisnorm {kop.programma}.",
    )
    put(sheet["A1"], "Een school per rij", bold=True, size=14, color=ACCENT, wrap=False)
    for row, line in enumerate(lines, 2):
        put(at(sheet, row, 1), line)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_COLUMNS))
        sheet.row_dimensions[row].height = row_height(line, total)
    heading = len(lines) + 3
    for number, kolom in enumerate(_COLUMNS, 1):
        put(at(sheet, heading, number), kolom, bold=True, color="FFFFFF", fill=ACCENT, grid=True)
    row = heading
    for row, cells in enumerate(_explained(kop), heading + 1):
        for number, text in enumerate(cells, 1):
            put(at(sheet, row, number), text, bold=number == 1, grid=True)
        sheet.row_dimensions[row].height = max(
            row_height(text, width) for text, width in zip(cells, _COLUMNS.values(), strict=True)
        )
    sheet.print_title_rows = f"{heading}:{heading}"
    print_on_a4(sheet, landscape=False)


def _explained(kop: Tabelkop) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [(name, "school", "", "", what) for name, what in SCHOOL.items()]
    for kolom in kop.kolommen[len(SCHOOL) :]:
        eis = kop.norm.eisen.get(kolom)
        if eis is None:
            eis = kop.norm.eisen[kolom.removesuffix(" reden")]
            reasons = listing([each.id for each in eis.nvt_redenen])
            rows.append((kolom, "reden", "", reasons, f"Waarom {eis.id} niet van toepassing is."))
            continue
        sectors = listing([each.value for each in Sector if each in eis.sectoren], "en")
        rows.append((kolom, soort(eis), sectors, listing(answers(eis)), _question(eis, kop)))
    return rows
