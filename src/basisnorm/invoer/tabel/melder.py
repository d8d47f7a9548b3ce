"""Makes the Melding about one cell of a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from basisnorm.errors import Bezwaar, Ernst, Melding, by_place
from basisnorm.invoer.model import Sleutel
from basisnorm.invoer.tabel.kolommen import Kolom
from basisnorm.words import shown, some

# Where a cell stands as people find it: its row, the letter of its column and its heading.
Plek = tuple[int, str, str]
_NAMED = 20


def in_place(regel: int, kolom: Kolom) -> Plek:
    """The place of a cell in a table that is read as it stands."""
    return regel, kolom.letter, kolom.kop


@dataclass(frozen=True, slots=True, kw_only=True)
class Melder:
    """Knows the table; `plek` where a cell of it stands."""

    bestand: str
    blad: str | None = None
    plek: Callable[[int, Kolom], Plek] = in_place

    def melding(
        self,
        regel: int | None,
        kolom: Kolom | None,
        bezwaar: Bezwaar,
        *,
        vestigingscode: str | None = None,
        waarde: str | None = None,
        ernst: Ernst | None = None,
    ) -> Melding:
        """The Melding about a cell, or about a whole row."""
        letter = veld = None
        if kolom is not None and regel is not None:
            regel, letter, veld = self.plek(regel, kolom)
        return Melding(
            ernst=ernst or bezwaar.ernst,
            code=bezwaar.code,
            bestand=self.bestand,
            blad=self.blad,
            regel=regel,
            kolom=letter,
            veld=veld,
            vestigingscode=vestigingscode or None,
            waarde=None if waarde is None else shown(waarde),
            tekst=bezwaar.tekst,
            oplossing=bezwaar.oplossing,
        )


def in_order(meldingen: Sequence[Melding]) -> tuple[Melding, ...]:
    """The same as they stand in the table: by row, and by column within a row."""
    return tuple(sorted(meldingen, key=by_place))


def say_twice(sleutel: Sleutel, places: Sequence[str], word: str) -> Bezwaar:
    """What is wrong with a school that stands in several rows or files."""
    school = sleutel[0] if sleutel[1] is None else f"{sleutel[0]} ({sleutel[1]})"
    return Bezwaar(
        "dubbele-school",
        f"{school} staat er {len(places)} keer: {word} {some(places, _NAMED)}.",
        "Laat er één staan. Zijn het gebouwen van één school? Geef die elk een locatie.",
    )
