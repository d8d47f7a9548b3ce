"""The sheet with the questions: a row per eis, under the gebied it belongs to."""

from __future__ import annotations

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from basisnorm.audit.model import Antwoord, Bewijs
from basisnorm.norm.model import Eis, Gebied
from basisnorm.rapport.formulier import Formulier, naast, soort
from basisnorm.rapport.werkboek.keuzes import add_choices, add_colors
from basisnorm.rapport.werkboek.lijsten import Lijsten
from basisnorm.rapport.werkboek.plaats import (
    COLUMNS,
    FIRST,
    HEADING,
    LAST_PRINTED,
    LETTER,
    LEVELS,
    NUMBER,
    TITLE,
    count_formula,
    open_questions,
)
from basisnorm.rapport.werkboek.stijl import (
    ACCENT,
    ACCENT_SOFT,
    FONT,
    INK,
    INK_2,
    SHUT,
    at,
    print_on_a4,
    protect,
    put,
    put_formula,
    put_input,
    row_height,
)
from basisnorm.regio.werkboek.vorm import DEEL, EIGEN, KOLOMMEN, VRAGEN, option


def fill_vragen(
    sheet: Worksheet, formulier: Formulier, antwoorden: dict[str, Antwoord], lijsten: Lijsten
) -> int:
    """Fill the sheet; the number of its last row."""
    for name, width in COLUMNS.items():
        sheet.column_dimensions[LETTER[name]].width = width
    row = FIRST
    for gebied, eisen in formulier.gebieden:
        if row > FIRST:
            sheet.row_breaks.append(Break(id=row - 1))
        _heading(sheet, row, gebied, len(eisen))
        for number, eis in enumerate(eisen, row + 2):
            _vraag(sheet, number, formulier, eis, antwoorden.get(eis.id))
        row += 2 + len(eisen)
    last = row - 1
    _top(sheet, formulier, last)
    add_choices(sheet, formulier, lijsten)
    add_colors(sheet, formulier, lijsten, last)
    _settings(sheet, last)
    return last


def plain_bewijs(bewijs: Bewijs) -> str:
    """One bewijs on one line: "Rooster", or "Rooster | 2026-09-01 | ib'er | map Zorg"."""
    parts = (bewijs.wat, bewijs.datum, bewijs.eigenaar, bewijs.plaats)
    texts = [" ".join((each or "").replace(";", ",").split()) for each in parts]
    return f" {DEEL} ".join(texts).strip() if any(texts[1:]) else texts[0]


def _top(sheet: Worksheet, formulier: Formulier, last: int) -> None:
    title = at(sheet, TITLE, NUMBER["eis"])
    put(
        title,
        "Vragen: kies wat nu het beste past",
        bold=True,
        size=14,
        color=ACCENT,
        vertical="center",
    )
    sheet.merge_cells(start_row=TITLE, end_row=TITLE, start_column=1, end_column=NUMBER["vraag"])
    put_formula(at(sheet, TITLE, NUMBER["op orde"]), count_formula(open_questions(FIRST, last)))
    sheet.row_dimensions[TITLE].height = 24
    niveaus = [(f"{each.niveau} {each.naam.lower()}", each.uitleg) for each in formulier.niveaus]
    ja_nee = [(each.naam.lower(), each.uitleg) for each in formulier.vragenlijst.schaal.ja_nee]
    halves = (
        ([*niveaus[:2], *ja_nee[:1]], "eis", "op orde"),
        ([*niveaus[2:], *ja_nee[1:]], "niveau", LAST_PRINTED),
    )
    heights = []
    for steps, first, final in halves:
        cell = at(sheet, LEVELS, NUMBER[first])
        put(cell, None, fill=ACCENT_SOFT)
        cell.value = _explained(steps)
        width = sum(list(COLUMNS.values())[NUMBER[first] - 1 : NUMBER[final]])
        heights.append(row_height(str(cell.value), width))
        sheet.merge_cells(f"{LETTER[first]}{LEVELS}:{LETTER[final]}{LEVELS}")
    sheet.row_dimensions[LEVELS].height = max(heights)
    for name, number in NUMBER.items():
        cell = at(sheet, HEADING, number)
        heading = KOLOMMEN[name][0] if name in KOLOMMEN else EIGEN[name]
        put(cell, heading, bold=True, color="FFFFFF", fill=ACCENT, grid=True, vertical="center")
    sheet.row_dimensions[HEADING].height = 30


def _explained(steps: list[tuple[str, str]]) -> CellRichText:
    bold = InlineFont(rFont=FONT, sz=10, b=True, color=Color(INK))
    plain = InlineFont(rFont=FONT, sz=10, color=Color(INK))
    text = CellRichText()
    for number, (name, uitleg) in enumerate(steps):
        text.append(TextBlock(bold, f"\n{name}" if number else name))
        text.append(TextBlock(plain, f": {uitleg}"))
    return text


def _heading(sheet: Worksheet, row: int, gebied: Gebied, eisen: int) -> None:
    # The first column stays empty here: whatever stands in it is an eis.
    for number in NUMBER.values():
        put(at(sheet, row, number), None, fill=ACCENT_SOFT)
    put(
        at(sheet, row, 2),
        gebied.titel,
        bold=True,
        size=12,
        color=ACCENT,
        fill=ACCENT_SOFT,
        vertical="center",
    )
    sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=NUMBER["vraag"])
    # Nor does anything stand in the columns for an answer.
    counter = at(sheet, row, NUMBER["op orde"])
    put_formula(counter, count_formula(open_questions(row + 2, row + 1 + eisen)), fill=ACCENT_SOFT)
    sheet.row_dimensions[row].height = 24
    put(at(sheet, row + 1, 2), gebied.uitleg, color=INK_2)
    first, final = 2, NUMBER[LAST_PRINTED]
    sheet.merge_cells(start_row=row + 1, end_row=row + 1, start_column=first, end_column=final)
    width = sum(list(COLUMNS.values())[first - 1 : final])
    sheet.row_dimensions[row + 1].height = row_height(gebied.uitleg, width)


def _vraag(
    sheet: Worksheet, row: int, formulier: Formulier, eis: Eis, antwoord: Antwoord | None
) -> None:
    to_read = {
        "eis": eis.id,
        "soort": soort(eis),
        "vraag": eis.tekst.voor(formulier.sector),
        "op orde": _op_orde(formulier, eis),
    }
    for name, text in to_read.items():
        put(at(sheet, row, NUMBER[name]), text, bold=name == "eis", grid=True)
    given = _given(formulier, eis, antwoord)
    for name in KOLOMMEN:
        if name == "eis":
            continue
        cell = at(sheet, row, NUMBER[name])
        if name in ("reden", "besloten_door", "tot") and not eis.nvt_redenen:
            put(cell, None, fill=SHUT, grid=True)
        else:
            # A level is a word or a number, whichever is typed.
            put_input(cell, given.get(name), number_format="General" if name == "niveau" else "@")
    texts = {**to_read, **given}
    sheet.row_dimensions[row].height = max(
        row_height(text, COLUMNS[name]) for name, text in texts.items() if text
    )


def _op_orde(formulier: Formulier, eis: Eis) -> str:
    """When it is in order, what each level means where that differs, and what stands beside it."""
    steps = formulier.vragenlijst.schaal.voor(eis, formulier.sector) if eis.niveauteksten else ()
    levels = (f"{each.niveau} {each.naam.lower()}: {each.uitleg}" for each in steps)
    return "\n".join((eis.op_orde.voor(formulier.sector), *levels, *naast(formulier, eis)))


def _given(formulier: Formulier, eis: Eis, antwoord: Antwoord | None) -> dict[str, str | None]:
    """The texts of an answer that is already there."""
    if antwoord is None:
        return {}
    nvt = antwoord.nvt if antwoord.overgenomen is None else None
    reden = next((each.tekst for each in eis.nvt_redenen if nvt and each.id == nvt.reden), None)
    # What was taken over from last year is open until someone chooses it again.
    level = antwoord.niveau if antwoord.overgenomen is None else None
    return {
        "niveau": None if level is None else option(formulier.vragenlijst.schaal, eis, level),
        "reden": reden,
        "toelichting": antwoord.toelichting,
        "bewijs": "\n".join(map(plain_bewijs, antwoord.bewijs)),
        "besloten_door": nvt.besloten_door if nvt else None,
        "tot": nvt.tot if nvt else None,
    }


def _settings(sheet: Worksheet, last: int) -> None:
    sheet.title = VRAGEN
    sheet.freeze_panes = f"B{FIRST}"
    sheet.auto_filter.ref = f"A{HEADING}:{LETTER['tot']}{last}"
    sheet.sheet_view.zoomScale = 90
    sheet.print_title_rows = f"{LEVELS}:{HEADING}"
    sheet.print_area = f"A1:{LETTER[LAST_PRINTED]}{last}"
    print_on_a4(sheet, landscape=True)
    protect(sheet)
