"""The sheet with the school: a field per row, and below them which questions these are."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from basisnorm.audit.model import Audit, Schoolsoort
from basisnorm.rapport import woorden
from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.werkboek.lijsten import Lijsten
from basisnorm.rapport.werkboek.stijl import (
    ACCENT,
    INK_2,
    at,
    print_on_a4,
    protect,
    put,
    put_input,
    row_height,
)
from basisnorm.regio.werkboek.vorm import HERKOMST, SCHOOL, VELDEN

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
            sheet.add_data_validation(
                DataValidation(
                    type="list",
                    formula1=lijsten.add(options[field]),
                    sqref=f"B{row}",
                    showErrorMessage=True,
                    errorTitle="Kies uit de lijst",
                    error="Klik op het pijltje naast de cel en kies een van de mogelijkheden.",
                )
            )
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
