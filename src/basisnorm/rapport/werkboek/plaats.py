"""Where everything stands on the sheet with the questions."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from basisnorm.norm.model import Eis
from basisnorm.rapport.formulier import Formulier

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
