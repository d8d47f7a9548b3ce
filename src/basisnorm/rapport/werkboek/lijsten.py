"""The hidden sheet with what the drop-downs offer: a list in each column."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from basisnorm.audit.schrijfwijzen import NVT, antwoorden
from basisnorm.norm.model import Eis
from basisnorm.norm.vragenlijst import Schaal
from basisnorm.rapport.werkboek.stijl import at, put
from basisnorm.regio.werkboek.vorm import LIJSTEN, option


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
