"""The drop-downs on the sheet with the questions, and the colours of what is filled in."""

from __future__ import annotations

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from basisnorm.audit.schrijfwijzen import JA_NEE_WOORDEN, WOORDEN
from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.werkboek.lijsten import Lijsten
from basisnorm.rapport.werkboek.plaats import FIRST, LETTER, rows_of
from basisnorm.rapport.werkboek.stijl import BEGONNEN, NOG_NIET, OP_ORDE, WRONG, color_when

# Longer than this Excel refuses the whole workbook.
_PROMPT = 255


def add_choices(sheet: Worksheet, formulier: Formulier, lijsten: Lijsten) -> None:
    """The drop-downs, and beside each bewijs what it may be.

    A level may also be typed: "2" is quicker than a list. So nothing is refused there, but what
    is no level turns red.
    """
    by_list: dict[tuple[str, str], list[str]] = {}
    for row, eis in rows_of(formulier):
        levels = ("niveau", lijsten.niveaus(formulier.vragenlijst.schaal, eis))
        by_list.setdefault(levels, []).append(f"{LETTER['niveau']}{row}")
        if eis.nvt_redenen:
            reasons = ("reden", lijsten.redenen(eis))
            by_list.setdefault(reasons, []).append(f"{LETTER['reden']}{row}")
        example = "Zoals: " + "; ".join(eis.bewijs.voor(formulier.sector)) + "."
        prompt = DataValidation(
            sqref=f"{LETTER['bewijs']}{row}",
            showInputMessage=True,
            promptTitle="Bewijs",
            prompt=example if len(example) <= _PROMPT else example[: _PROMPT - 1] + "…",
        )
        sheet.add_data_validation(prompt)
    for (name, source), cells in by_list.items():
        sheet.add_data_validation(
            DataValidation(
                type="list",
                formula1=source,
                sqref=" ".join(cells),
                allow_blank=True,
                showErrorMessage=name == "reden",
                errorTitle="Deze reden kan hier niet",
                error="Kies een reden uit de lijst, of maak deze cel leeg en kies een niveau.",
            )
        )


def add_colors(sheet: Worksheet, formulier: Formulier, lijsten: Lijsten, last: int) -> None:
    """What cannot be is red; a level has the colours of the reports, beside its word."""
    rules = ConditionalFormattingList()
    niveau, reden = f"{LETTER['niveau']}{FIRST}", f"{LETTER['reden']}{FIRST}"
    both = f'AND(${niveau}<>"",${reden}<>"")'
    rules.add(f"{niveau}:{LETTER['reden']}{last}", color_when(both, WRONG))
    for row, eis in rows_of(formulier):
        cell = f"{LETTER['niveau']}{row}"
        known = lijsten.accepted(formulier.vragenlijst.schaal, eis)
        # MATCH would take "~2" for 2.
        strange = f'AND({cell}<>"",SUMPRODUCT(--({known}=TRIM({cell}&"")))=0)'
        rules.add(cell, color_when(strange, WRONG))
    typed = f'LOWER(TRIM({niveau}&""))'
    for levels, colors in (((2, 3), OP_ORDE), ((1,), BEGONNEN), ((0,), NOG_NIET)):
        words = [
            word for word, level in (*WOORDEN.items(), *JA_NEE_WOORDEN.items()) if level in levels
        ]
        tests = [
            *(f'LEFT({typed},1)="{level}"' for level in levels),
            *(f'{typed}="{word}"' for word in words),
        ]
        answers = f"{niveau}:{LETTER['niveau']}{last}"
        rules.add(answers, color_when(f"OR({','.join(tests)})", colors))
    sheet.conditional_formatting = rules
