"""The sheet with the questions: a row per eis, under the gebied it belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from basisnorm.audit.model import Antwoord, Bewijs
from basisnorm.audit.schrijfwijzen import JA_NEE_WOORDEN, NVT, WOORDEN, antwoorden
from basisnorm.invoer.werkboek.vorm import DEEL, EIGEN, KOLOMMEN, LIJSTEN, VRAGEN, option
from basisnorm.norm.model import Eis, Gebied, Schaal
from basisnorm.rapport.formulier import Formulier, naast, soort
from basisnorm.rapport.werkboek.stijl import (
    ACCENT,
    ACCENT_SOFT,
    BEGONNEN,
    FONT,
    INK,
    INK_2,
    NOG_NIET,
    OP_ORDE,
    SHUT,
    WRONG,
    add_choice,
    at,
    color_when,
    print_on_a4,
    protect,
    put,
    put_formula,
    put_input,
    row_height,
)

# Every column with its width; what is not in KOLOMMEN is only there to be read.
COLUMNS = {
    "eis": 9.0, "soort": 10.5, "vraag": 39.0, "op orde": 41.0, "niveau": 13.0, "reden": 17.0,
    "toelichting": 31.0, "bewijs": 27.0, "besloten_door": 17.0, "tot": 13.0,
}  # fmt: skip
TITLE, LEVELS, HEADING = 1, 2, 3
FIRST = HEADING + 1
NUMBER = {name: number for number, name in enumerate(COLUMNS, 1)}
LETTER = {name: get_column_letter(number) for name, number in NUMBER.items()}
# Who decided on n.v.t. is rarely asked: it stands at the side, and not on paper.
LAST_PRINTED = "bewijs"


def rows_of(formulier: Formulier) -> list[tuple[int, Eis]]:
    """Every eis with the row that it stands in."""
    found, row = [], FIRST
    for _, eisen in formulier.gebieden:
        found += list(enumerate(eisen, row + 2))
        row += 2 + len(eisen)
    return found


def open_questions(first: int, last: int, sheet: str = "") -> str:
    """The part of a formula that counts the eisen without a level and without a reason."""
    ranges = (
        f"{sheet}${LETTER[name]}${first}:${LETTER[name]}${last}"
        for name in ("eis", "niveau", "reden")
    )
    eis, niveau, reden = ranges
    return f'SUMPRODUCT(({eis}<>"")*({niveau}="")*({reden}=""))'


def count_formula(count: str) -> str:
    """ "nog 12 vragen open", "nog 1 vraag open" or "alles is ingevuld"."""
    return (
        f'=IF({count}=0,"alles is ingevuld",'
        f'"nog "&{count}&IF({count}=1," vraag"," vragen")&" open")'
    )


class Lijsten:
    """Adds each list once; a drop-down refers to it by the formula that `add` gives."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._known: dict[tuple[str, ...], str] = {}
        sheet.title = LIJSTEN
        sheet.sheet_state = "hidden"
        sheet.protection.sheet = True

    def add(self, options: Iterable[str]) -> str:
        """Where these options stand, as a formula."""
        texts = tuple(dict.fromkeys(options))
        if texts not in self._known:
            column = len(self._known) + 1
            for row, text in enumerate(texts, 1):
                put(at(self._sheet, row, column), text)
            letter = get_column_letter(column)
            self._known[texts] = f"{LIJSTEN}!${letter}$1:${letter}${len(texts)}"
        return self._known[texts]

    def niveaus(self, schaal: Schaal, eis: Eis) -> str:
        """The levels with which an eis can be answered."""
        return self.add(option(schaal, eis, niveau) for niveau in eis.niveaus)

    def accepted(self, schaal: Schaal, eis: Eis) -> str:
        """Everything that is read as a level of this eis, however short it was typed."""
        # With one reason the n.v.t. alone says enough.
        alone = len(eis.nvt_redenen) == 1
        return self.add(
            text
            for text, each in antwoorden(eis, schaal).items()
            if text and (alone or each != NVT)
        )

    def redenen(self, eis: Eis) -> str:
        """The reasons for which an eis may be left out."""
        return self.add(reden.tekst for reden in eis.nvt_redenen)


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
        add_choice(sheet, f"{LETTER['bewijs']}{row}", None, prompt=("Bewijs", example))
    for (name, source), cells in by_list.items():
        refusal = (
            "Deze reden kan hier niet",
            "Kies een reden uit de lijst, of maak deze cel leeg en kies een niveau.",
        )
        add_choice(sheet, " ".join(cells), source, refusal=refusal if name == "reden" else None)


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
