"""What one column of an export probably is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from basisnorm.regio.koppeling.antwoord_voorstel import Antwoordvoorstel
from basisnorm.regio.koppeling.waarden import KIES, TWIJFEL, settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolomvoorstel:
    """What a column is: `doel` a column of ours, `kies`, or None when it is not to be used.

    `kop` is as the mapping file must name it; `opmerking` says what to look at or why. Without
    `zeker` a person has to settle it. `antwoorden` are what answers mean in this column alone.
    """

    kop: str
    doel: str | None
    eis: str | None = None
    zeker: bool = True
    opmerking: str | None = None
    persoonlijk: bool = False
    antwoorden: tuple[Antwoordvoorstel, ...] = ()

    @property
    def woord(self) -> str:
        """What stands behind the heading."""
        if self.doel is None or self.doel == KIES:
            return self.doel or ""
        return self.doel if self.zeker else f"{self.doel}{TWIJFEL}"

    def with_answers(self, antwoorden: Iterable[Antwoordvoorstel]) -> Kolomvoorstel:
        """The same column, with these."""
        return replace(self, antwoorden=tuple(antwoorden))


def count(words: Sequence[str]) -> tuple[int, int, int]:
    """How many of these are sure, are to be looked at, and are still to be chosen."""
    kies = sum(each == KIES for each in words)
    sure = sum(settled(each) is not None for each in words)
    return sure, len(words) - sure - kies, kies


def unanswered(kolommen: Mapping[int, Kolomvoorstel]) -> dict[int, Kolomvoorstel]:
    """The same; a remark at an eis that no column answers is to be looked at."""
    answered = {each.doel for each in kolommen.values()}
    return {
        index: replace(
            each, zeker=False, opmerking=f"er is geen kolom met het antwoord op {each.eis}"
        )
        if each.eis and each.doel not in (each.eis, KIES) and each.eis not in answered
        else each
        for index, each in kolommen.items()
    }
