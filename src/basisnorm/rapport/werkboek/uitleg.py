"""The first sheet: what the workbook is and how to fill it in, on one page."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from basisnorm.rapport.formulier import PRIVACY, Formulier
from basisnorm.rapport.werkboek.stijl import (
    ACCENT,
    ACCENT_SOFT,
    INK,
    at,
    print_on_a4,
    protect,
    put,
    put_formula,
    row_height,
)
from basisnorm.regio.werkboek.vorm import SCHOOL, UITLEG, VRAGEN
from basisnorm.uitslag.verklaring import describe

STEPS = (
    f"Vul op het blad {SCHOOL} in om welke school het gaat.",
    f"Kies op het blad {VRAGEN} bij elke vraag een niveau: wat nu het beste past. Kies uit de "
    "lijst, of typ alleen het cijfer.",
    "Twijfelt u tussen twee niveaus? Neem het laagste en schrijf er een toelichting bij.",
    f"Schrijf bij bewijs waar het uit blijkt. {PRIVACY} Meer dan één? Zet er een puntkomma tussen.",
    "Bewaar het werkboek en stuur het terug naar wie het u gaf, zoals uw samenwerkingsverband.",
)
_NARROW, _WIDE = 16.0, 84.0


def fill_uitleg(sheet: Worksheet, formulier: Formulier, open_count: str) -> None:
    """Fill the sheet; `open_count` is the formula that says how many questions are open."""
    sheet.title = UITLEG
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _NARROW, _WIDE
    page = _Page(sheet)
    page.line("Zelfevaluatie basisondersteuning", size=18, color=ACCENT, bold=True)
    page.line(f"{formulier.vragenlijst.naam}, {formulier.voor}: {len(formulier.vragen)} vragen")
    page.line(formulier.inleiding)
    page.formula("Zo ver bent u", open_count)
    page.heading("Zo vult u het in")
    for number, todo in enumerate(STEPS, 1):
        page.pair(str(number), todo)
    page.heading("De vier niveaus")
    for step in formulier.niveaus:
        page.pair(f"{step.niveau} {step.naam.lower()}", step.uitleg)
    names = " of ".join(step.naam.lower() for step in reversed(formulier.vragenlijst.schaal.ja_nee))
    page.pair(
        names,
        "Bij een plicht die u wel of niet doet. "
        + " ".join(
            f"{step.naam}: {step.uitleg[:1].lower()}{step.uitleg[1:]}"
            for step in reversed(formulier.vragenlijst.schaal.ja_nee)
        ),
    )
    page.heading("Goed om te weten")
    page.pair("Op orde", "In de kolom 'dan is het op orde' staat per vraag wat niveau 2 betekent.")
    page.pair(
        "Nog open", "Een vraag zonder antwoord is open. Dat is niet hetzelfde als 'nog niet'."
    )
    page.pair(
        "N.v.t.",
        "Kan alleen waar de cel geel is. Kies dan een reden en laat het niveau leeg. Helemaal "
        "rechts kunt u zetten wie het besloot en tot wanneer het geldt.",
    )
    page.pair("Kerneis", "Alle kerneisen samen bepalen de conclusie.")
    page.pair("Rood", "In deze cel staat iets wat niet kan. Kies opnieuw.")
    page.pair("Privacy", f"{PRIVACY} Schrijf een functie op, geen naam.")
    page.pair("Beveiliging", "Alleen de gele cellen kunt u wijzigen. Er is geen wachtwoord.")
    page.heading("Wat u terugkrijgt")
    page.line(
        "Een verbeterrapport: waar uw school staat, waarom, en wat een eerste stap is. Met het "
        "programma basisnorm maakt u het zelf: basisnorm rapport, en dan de naam van dit bestand."
    )
    page.heading("Wat dit is")
    for sentence in describe(formulier.norm):
        page.line(sentence)
    page.line(
        f"Norm {formulier.norm.id}, versie {formulier.norm.versie}, vragenlijst "
        f"{formulier.vragenlijst.id}, gemaakt met basisnorm {formulier.programma}."
    )
    sheet.print_area = f"A1:B{page.row}"
    print_on_a4(sheet, landscape=False)
    protect(sheet)


class _Page:
    """Fills a sheet from top to bottom; `row` is the last row that was written."""

    def __init__(self, sheet: Worksheet) -> None:
        self.row = 0
        self._sheet = sheet

    def line(self, text: str, *, size: int = 10, color: str = INK, bold: bool = False) -> None:
        """Text over the whole width."""
        self.row += 1
        put(at(self._sheet, self.row, 1), text, size=size, color=color, bold=bold)
        self._sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=2)
        self._fit(text, _NARROW + _WIDE, size)

    def heading(self, text: str) -> None:
        """A heading with some room above it."""
        self.line(text)
        self._sheet.row_dimensions[self.row].height = 28
        cell = at(self._sheet, self.row, 1)
        put(cell, text, size=12, color=ACCENT, bold=True, vertical="bottom")

    def pair(self, name: str, text: str) -> None:
        """A word at the left and what it means beside it."""
        self.row += 1
        put(at(self._sheet, self.row, 1), name, bold=True, fill=ACCENT_SOFT, grid=True)
        put(at(self._sheet, self.row, 2), text, grid=True)
        self._fit(text, _WIDE, 10)

    def formula(self, name: str, formula: str) -> None:
        """A word at the left and what is counted beside it."""
        self.pair(name, "")
        put_formula(at(self._sheet, self.row, 2), formula)

    def _fit(self, text: str, width: float, size: int) -> None:
        self._sheet.row_dimensions[self.row].height = row_height(text, width, size=size)
