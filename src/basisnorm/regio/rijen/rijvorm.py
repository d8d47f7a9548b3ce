"""Rows of a table that cannot be those of a school."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from basisnorm.errors import Bezwaar, Ernst
from basisnorm.regio.model import Afgewezen
from basisnorm.regio.tabel.kolommen import Kolom, Soort
from basisnorm.regio.tabel.koppen import normalise
from basisnorm.regio.tabel.melder import Melder
from basisnorm.regio.tabel.tabel import clean
from basisnorm.words import shown


class Goed:
    """Stands for a row that is right, when nothing is done with it."""


GOED = Goed()

# Whether a text is a vestigingscode as we write it.
is_code = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{2}").fullmatch
_INSTELLING = re.compile(r"[0-9]{2}[A-Z]{2}(?:[0-9]{2})?$")
_TOTAL = re.compile(r"((eind|sub)?tota(al|len)|gemiddelden?|gemiddeld|som|mediaan)\b")


def is_total(cell: str) -> bool:
    """Whether a cell says that its row counts up those above it: "Totaal", "Gemiddelde:"."""
    return _TOTAL.match(normalise(clean(cell))) is not None


def find_total(
    melder: Melder, regel: int, cells: Sequence[str], places: Sequence[int]
) -> Afgewezen | None:
    """The refusal of a row with totals, which one of the cells at `places` says that it is.

    One Melding, whatever stands in its cells.
    """
    if not any(is_total(cells[each]) for each in places):
        return None
    bezwaar = Bezwaar(
        "totaalrij",
        "Deze rij lijkt totalen of gemiddelden te bevatten, geen school.",
        "Haal deze rij weg.",
    )
    return Afgewezen(meldingen=(melder.melding(regel, None, bezwaar),), rijen=(tuple(cells),))


def find_elsewhere(kolommen: Iterable[Kolom], cells: Sequence[str], text: str) -> Bezwaar | None:
    """What to say of `text` that is no code, when another cell of its row has one."""
    for kolom in kolommen:
        found = clean(cells[kolom.index]).upper()
        if kolom.soort is not Soort.PERSOON and is_code(found):
            return Bezwaar(
                "kolommen-verwisseld",
                f"Hier staat '{shown(text)}'. Bij '{shown(kolom.kop) or kolom.letter}' staat wel "
                f"een vestigingscode: {found}.",
                "Zijn in deze rij cellen verwisseld of verschoven? Zet ze goed.",
            )
    return None


def crooked(melder: Melder, regel: int, cells: Sequence[str], breedte: int) -> Afgewezen:
    """The refusal of a row with cells too many or too few: nobody knows which belong where."""
    short = len(cells) < breedte
    code = next((text for text in map(clean, cells) if is_code(text)), None)
    bezwaar = Bezwaar(
        "te-weinig-cellen" if short else "te-veel-cellen",
        f"Deze rij heeft {len(cells)} cellen; de kop heeft er {breedte}.",
        "Staat er een Enter in een tekst? Zet die tekst dan tussen aanhalingstekens."
        if short
        else "Staat er een scheidingsteken in een tekst? Zet die tekst dan tussen "
        "aanhalingstekens.",
    )
    melding = melder.melding(regel, None, bezwaar, vestigingscode=code)
    return Afgewezen(meldingen=(melding,), rijen=(tuple(cells),))


def contradicts(code: str, instelling: str) -> bool:
    """Whether the instellingscode (BRIN) beside a vestigingscode is that of another school."""
    bare = instelling.replace(" ", "").upper()
    return _INSTELLING.match(bare) is not None and bare[:4] != code[:4]


def say_contradiction(code: str, instelling: str) -> Bezwaar:
    """The let-op about it: the vestigingscode counts."""
    return Bezwaar(
        "brin-past-niet",
        f"Hier staat {shown(instelling)}, en de vestigingscode is {code}. Die twee horen niet bij "
        "elkaar. Wij houden ons aan de vestigingscode.",
        "Kijk welke klopt.",
        Ernst.LET_OP,
    )
