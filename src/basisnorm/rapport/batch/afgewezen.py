"""What comes back of a refused row: the columns that we know, and what is wrong with it.

Columns that were not understood may be about persons, whatever stands above them: they stay in the
input. Places are named by heading, row and sheet: a letter would be that of another table.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from basisnorm.audit.codes import is_plain_code
from basisnorm.audit.persoonsgegevens import without_personal
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import Melding
from basisnorm.invoer.model import Afgewezen, Bronvorm
from basisnorm.invoer.tabel.koppen import MELDINGEN, letter
from basisnorm.words import shown

_ELSEWHERE = (
    "De andere cellen van deze rij staan hier niet, omdat niet zeker is wat onder welke kop hoort. "
    "Neem ze over uit uw eigen bestand."
)
_LEFT_OUT = "Wat op gegevens van een persoon lijkt, is hier weggelaten."


class Afgewezenvorm:
    """Makes the rows of afgewezen.csv, under `koppen`."""

    def __init__(self, vorm: Bronvorm) -> None:
        self._vorm = vorm
        self.koppen = (*vorm.koppen, *vorm.eerder, MELDINGEN)
        self._names = {
            letter(each): kop for each, kop in zip(vorm.kolommen, vorm.koppen, strict=True)
        }

    def rows(self, item: Afgewezen) -> list[list[str]]:
        """The cells of each row of a refusal, and what is wrong with it behind them."""
        if item.eerder is not None:
            return [[without_personal(item.eerder.get(kop, "")) for kop in self.koppen]]
        said = self._said(item.meldingen)
        others = [""] * len(self._vorm.eerder)
        return [
            [*kept, *others, wrong]
            for *kept, wrong in (self._row(cells, said) for cells in item.rijen)
        ]

    def _row(self, cells: Sequence[str], said: str) -> list[str]:
        vorm = self._vorm
        straight = len(cells) >= vorm.breedte and not any(map(plain_text, cells[vorm.breedte :]))
        if vorm.weg and not straight:
            # Nobody knows which of these cells is of a column that stays in the input.
            code = next((text for text in map(plain_text, cells) if is_plain_code(text)), "")
            kept = [code if place == vorm.code else "" for place in range(len(vorm.koppen))]
            return [*kept, f"{said} {_ELSEWHERE}"]
        texts = [plain_text(cells[each]) if each < len(cells) else "" for each in vorm.kolommen]
        kept = [*map(without_personal, texts)]
        return [*kept, said if kept == texts else f"{said} {_LEFT_OUT}"]

    def _said(self, meldingen: Sequence[Melding]) -> str:
        file = next((each for each in meldingen if each.bestand), None)
        source = ""
        if file is not None and file.bestand:
            source = f"Uit {shown(Path(file.bestand).name)}. "
        return source + " ".join(
            # What someone typed is quoted in it.
            without_personal(f"{self._place(each)}{each.tekst} {each.oplossing}")
            for each in meldingen
        )

    def _place(self, melding: Melding) -> str:
        """ "Blad Vragen, rij 12, bij 'niveau': "."""
        parts = [f"blad {shown(melding.blad)}"] if melding.blad else []
        if melding.regel is not None:
            is_text = isinstance(melding.kolom, int)
            parts.append(f"{'regel' if is_text else 'rij'} {melding.regel}")
        kop = self._names.get(str(melding.kolom), melding.veld)
        if kop and melding.regel is not None:
            parts.append(f"bij '{shown(kop)}'")
        where = ", ".join(parts)
        return f"{where[0].upper()}{where[1:]}: " if where else ""
