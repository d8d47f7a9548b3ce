"""A workbook that one school fills in, or in which its answers stand already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.worksheet import Worksheet

from basisnorm.audit.model import Audit, Schoolsoort
from basisnorm.invoer.werkboek.vorm import HERKOMST, SCHOOL, UITLEG, VELDEN, VRAGEN
from basisnorm.rapport import woorden
from basisnorm.rapport.formulier import PRIVACY, Formulier
from basisnorm.rapport.werkboek.stijl import (
    ACCENT,
    ACCENT_SOFT,
    INK,
    INK_2,
    add_choice,
    at,
    print_on_a4,
    protect,
    put,
    put_formula,
    put_input,
    row_height,
    workbook_bytes,
)
from basisnorm.rapport.werkboek.vragen import (
    FIRST,
    Lijsten,
    count_formula,
    fill_vragen,
    open_questions,
)
from basisnorm.uitslag.verklaring import describe

REQUIRED = ("vestigingscode", "schoolsoort")
HINTS = {
    "vestigingscode": "Moet. Zes tekens, zoals 99AA00; ze staan op de website van DUO.",
    "schoolsoort": "Moet. Kies uit de lijst.",
    "locatie": "Alleen als meer gebouwen dezelfde vestigingscode hebben.",
    "samenwerkingsverband": "PO of VO en vier cijfers, zoals PO3004.",
    "schooljaar": "Zoals 2026-2027.",
    "datum": "De dag waarop u dit invult, zoals 21-11-2026.",
    "rol": "Een functie, zoals ib'er. Nooit een naam.",
    "wil_helpen": "Ja: het samenwerkingsverband mag uw school noemen als een andere school hulp "
    "zoekt.",
}
_LABELS, _VALUES, _HINTS = 30.0, 40.0, 50.0
_FIRST = 3
STEPS = (
    f"Vul op het blad {SCHOOL} in om welke school het gaat.",
    f"Kies op het blad {VRAGEN} bij elke vraag een niveau: wat nu het beste past. Kies uit de "
    "lijst, of typ alleen het cijfer.",
    "Twijfelt u tussen twee niveaus? Neem het laagste en schrijf er een toelichting bij.",
    f"Schrijf bij bewijs waar het uit blijkt. {PRIVACY} Meer dan één? Zet er een puntkomma tussen.",
    "Bewaar het werkboek en stuur het terug naar wie het u gaf, zoals uw samenwerkingsverband.",
)
_NARROW, _WIDE = 16.0, 84.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingevuld:
    """What is known already: an audit, and whether the school offers help (None: not said)."""

    audit: Audit
    wil_helpen: bool | None = None


def fill_school(
    sheet: Worksheet, formulier: Formulier, ingevuld: Ingevuld | None, lijsten: Lijsten
) -> None:
    """Fill the sheet."""
    sheet.title = SCHOOL
    for letter, width in zip("ABC", (_LABELS, _VALUES, _HINTS), strict=True):
        sheet.column_dimensions[letter].width = width
    put(sheet["A1"], "Uw school", bold=True, size=14, color=ACCENT)
    put(
        sheet["A2"], "Vul de gele cellen in. Wat u niet weet, laat u leeg.", color=INK_2, wrap=False
    )
    known = _known(formulier, ingevuld)
    options = {
        "schoolsoort": [
            schoolsoort(each) for each in Schoolsoort if each.sector is formulier.sector
        ],
        "wil_helpen": ["ja", "nee"],
    }
    row = _FIRST
    for row, (field, (label, *_)) in enumerate(VELDEN.items(), _FIRST):
        put(at(sheet, row, 1), label, bold=field in REQUIRED, grid=True)
        put_input(at(sheet, row, 2), known.get(field))
        hint = HINTS.get(field, "")
        put(at(sheet, row, 3), hint, color=INK_2)
        sheet.row_dimensions[row].height = max(20.0, row_height(hint, _HINTS))
        if field in options:
            refusal = (
                "Kies uit de lijst",
                "Klik op het pijltje naast de cel en kies een van de mogelijkheden.",
            )
            add_choice(sheet, f"B{row}", lijsten.add(options[field]), refusal=refusal)
    _herkomst(sheet, row + 2, formulier)
    sheet.print_area = f"A1:C{row + 2 + len(HERKOMST)}"
    print_on_a4(sheet, landscape=False)
    protect(sheet)


def schoolsoort(soort: Schoolsoort) -> str:
    """How a kind of school stands in the drop-down: "bo (basisonderwijs)"."""
    return f"{soort.value} ({woorden.SCHOOLSOORT[soort]})"


def herkomst(formulier: Formulier) -> dict[str, str]:
    """Which questions these are, by the keys of the audit file."""
    return {
        "norm": formulier.norm.id,
        "versie": formulier.norm.versie,
        "vingerafdruk": formulier.norm.vingerafdruk,
        "vragenlijst": formulier.vragenlijst.id,
        "extra_gebieden": ", ".join(formulier.extra_gebieden),
    }


def _herkomst(sheet: Worksheet, row: int, formulier: Formulier) -> None:
    put(at(sheet, row, 1), "Hier hoeft u niets te doen", bold=True, color=INK_2)
    for number, (key, text) in enumerate(herkomst(formulier).items(), row + 1):
        put(at(sheet, number, 1), HERKOMST[key][0], color=INK_2)
        put(at(sheet, number, 2), text, color=INK_2)
        at(sheet, number, 2).number_format = "@"
        sheet.row_dimensions[number].height = row_height(text, _VALUES - 4)


def _known(formulier: Formulier, ingevuld: Ingevuld | None) -> dict[str, str | None]:
    if ingevuld is None:
        soort = formulier.schoolsoort
        return {"schoolsoort": schoolsoort(soort)} if soort else {}
    audit, helps = ingevuld.audit, ingevuld.wil_helpen
    school = audit.school
    return {
        **{field: getattr(school, field, None) for field in VELDEN},
        "schoolsoort": schoolsoort(school.schoolsoort),
        "schooljaar": audit.schooljaar,
        "datum": audit.datum,
        "rol": audit.rol,
        "wil_helpen": None if helps is None else "ja" if helps else "nee",
    }


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


def render_werkboek(formulier: Formulier, ingevuld: Ingevuld | None = None) -> bytes:
    """The XLSX file; the same bytes for the same values.

    Answers to what `formulier` does not ask are left out; nothing that was taken over from last
    year and not confirmed counts as answered, so its level is left out too.
    """
    workbook = Workbook()
    uitleg, school, vragen, hidden = workbook.active, *map(workbook.create_sheet, "bcd")
    assert uitleg is not None
    lijsten = Lijsten(hidden)
    answers = ingevuld.audit.per_eis() if ingevuld else {}
    last = fill_vragen(vragen, formulier, answers, lijsten)
    fill_school(school, formulier, ingevuld, lijsten)
    fill_uitleg(uitleg, formulier, count_formula(open_questions(FIRST, last, f"{VRAGEN}!")))
    properties = workbook.properties
    properties.title = f"Zelfevaluatie basisondersteuning: {formulier.vragenlijst.naam}"
    properties.creator = f"basisnorm {formulier.programma}"
    properties.language = "nl-NL"
    # The types of openpyxl do not know these yet.
    custom: Any = workbook
    for name, value in herkomst(formulier).items():
        if value:
            custom.custom_doc_props.append(StringProperty(name=name, value=value))
    return workbook_bytes(workbook)
