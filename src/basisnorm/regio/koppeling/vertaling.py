"""What the answers of a form are in our words, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from basisnorm.audit.schrijfwijzen import NVT, OPEN, our_word
from basisnorm.regio.koppeling.koppeling import SCHOOL, Koppeling
from basisnorm.regio.koppeling.waarden import JA_NEE, NIVEAUS, SOORTEN
from basisnorm.regio.maat import NIET_GEKOPPELD
from basisnorm.regio.tabel.koppen import answer_key

_IN_CELL = {OPEN: ""}


class Vertaling:
    """From the cell of a column of ours to our word, as a mapping file says.

    Of what is said for one column, for every eis of yes and no, and for all, the first that
    names the answer counts.
    """

    def __init__(self, koppeling: Koppeling) -> None:
        own = {regel.doel: regel.antwoorden for regel in koppeling.regels if regel.doel}
        # In a long table every answer stands in one column.
        self._own = {doel: _keys(answers) for doel, answers in own.items() if answers}
        self._ja_nee_eisen = koppeling.ja_nee_eisen
        self._ja_nee = _keys((text, JA_NEE.get(word, word)) for text, word in koppeling.ja_nee)
        self._niveaus = _keys(each for each in koppeling.antwoorden if each[1] in NIVEAUS)
        self._soorten = _keys(each for each in koppeling.antwoorden if each[1] in SOORTEN)
        self._known: dict[str, Mapping[str, str]] = {}
        self._anders: dict[str, set[str]] = {}

    def __call__(self, naam: str, cell: str) -> str:
        """The cell in our words; as it is when the mapping does not name it.

        When the form uses words of ours for something else, those that are not named may do so
        too: they come back as words that no reader takes for an answer.
        """
        known = self._known.get(naam)
        if known is None:
            known = self._known[naam] = self._of(naam)
            self._anders[naam] = (
                set() if naam in SCHOOL else _others(known, naam in self._ja_nee_eisen)
            )
        key = answer_key(cell)
        if key in known:
            return known[key]
        ours = our_word(cell)
        if key and ours is not None and _kind(ours) in self._anders[naam]:
            return f"{cell}{NIET_GEKOPPELD}"
        return cell

    def _of(self, naam: str) -> Mapping[str, str]:
        if naam == "schoolsoort":
            return {**self._soorten, **self._own.get(naam, {})}
        if naam in SCHOOL:
            return self._own.get(naam, {})
        own = self._own.get(naam) or self._own.get("antwoord", {})
        if naam in self._ja_nee_eisen:
            own = {key: JA_NEE.get(word, word) for key, word in own.items()}
            return {**self._niveaus, **self._ja_nee, **own}
        return {**self._niveaus, **own}


def _keys(antwoorden: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {answer_key(text): _IN_CELL.get(word, word) for text, word in antwoorden}


def _others(known: Mapping[str, str], ja_nee: bool) -> set[str]:
    """The kinds of our words that mean something else in this form.

    At an eis of yes and no that 1 is one of the two, and 3 is yes, is no other scale.
    """
    found = set()
    for key, word in known.items():
        ours = our_word(key)
        if ours is None or (ja_nee and ours == "1"):
            continue
        same = {ours, "2"} if ja_nee and ours == "3" else {ours}
        if word not in {_IN_CELL.get(each, each) for each in same}:
            found.add(_kind(ours))
    return found


def _kind(word: str) -> str:
    return word if word in (OPEN, NVT) else "niveau"
