"""The building blocks of the regional page: sections with tables, the same on every medium."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from basisnorm.rapport.merk import KLASSE, Vorm
from basisnorm.rapport.woorden import datum, opsomming
from basisnorm.regio.overzicht.school import Schoolnaam

# A longer name is cut off, so that one cell cannot fill a page.
_NAME = 120
# So many names stand in a list; of the others only the number.
_NAMES = 12


class Voor(StrEnum):
    """For whom a page is: everyone, or only those who may see the schools by name."""

    DELEN = "delen"
    INTERN = "intern"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolom:
    """A column; `getal` stands right, `vorm` is the shape beside the heading."""

    kop: str
    getal: bool = False
    vorm: Vorm | None = None

    @property
    def klasse(self) -> str | None:
        """The short class of the shape."""
        return None if self.vorm is None else KLASSE[self.vorm]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel:
    """A piece of a bar, in percents of its width."""

    begin: str
    breedte: str
    soort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rij:
    """A row: what stands before it (a code), its cells, and the bar behind it."""

    code: str | None = None
    cellen: tuple[str, ...]
    balk: tuple[Deel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """A table; `balk` is the heading of the column with bars. The first column names the row."""

    naam: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]
    balk: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderdeel:
    """A section of the page: sentences, then tables; `dicht` folds the tables away."""

    anker: str
    titel: str
    zinnen: tuple[str, ...] = ()
    punten: tuple[str, ...] = ()
    tabellen: tuple[Tabel, ...] = ()
    dicht: bool = False


def getal(number: int) -> str:
    """6122 as "6.122"."""
    return f"{number:,}".replace(",", ".")


def aantal(number: int, singular: str, plural: str) -> str:
    """ "1 school", "6.122 scholen"."""
    return f"{getal(number)} {singular if number == 1 else plural}"


def scholen(number: int) -> str:
    """ "1 school", "6.122 scholen"."""
    return aantal(number, "school", "scholen")


def van(part: int, whole: int) -> str:
    """ "3 van 20"."""
    return f"{getal(part)} van {getal(whole)}"


def jaren(schooljaren: Sequence[str]) -> list[tuple[str, str]]:
    """The school years that were measured, with their label."""
    if not schooljaren:
        return []
    word = "Schooljaar" if len(schooljaren) == 1 else "Schooljaren"
    return [(word, opsomming([kort(each) for each in schooljaren]))]


def dagen(gemeten: tuple[str, str]) -> str:
    """ "1 november 2025", "van 1 november 2025 tot en met 28 november 2025"."""
    first, last = map(datum, gemeten)
    return first if first == last else f"van {first} tot en met {last}"


def wanneer(schooljaren: Sequence[str], gemeten: tuple[str, str] | None, geteld: str | None) -> str:
    """ "schooljaar 2025-2026, gemeten op 1 november 2025, geteld op 30 november 2026"."""
    parts = [f"{label.lower()} {value}" for label, value in jaren(schooljaren)]
    if gemeten:
        parts.append(f"gemeten {'op ' if gemeten[0] == gemeten[1] else ''}{dagen(gemeten)}")
    if geteld:
        parts.append(f"geteld op {datum(geteld)}")
    return ", ".join(parts)


def balk(whole: int, *parts: tuple[int, str]) -> tuple[Deel, ...]:
    """A bar from pieces (number, kind); what is empty is left out."""
    begins = accumulate((number for number, _ in parts), initial=0)
    return tuple(
        Deel(begin=_percent(begin, whole), breedte=_percent(number, whole), soort=kind)
        for begin, (number, kind) in zip(begins, parts, strict=False)
        if number
    )


def kort(text: str) -> str:
    """Text from a table on one line: nothing that turns it around, and not too long."""
    plain = "".join(
        each if each.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for each in " ".join(text.split())
    )
    return plain if len(plain) <= _NAME else plain[: _NAME - 1] + "…"


def naam(school: Schoolnaam) -> str:
    """What people call a school."""
    name = kort(school.naam or "") or f"School {school.vestigingscode}"
    return f"{name} (locatie {kort(school.locatie)})" if school.locatie else name


def namen(found: Sequence[Schoolnaam], most: int = _NAMES) -> str:
    """The first names, and how many more there are: "De Akker, De Ark en nog 3"."""
    words = [naam(each) for each in found[:most]]
    if len(found) > most:
        words.append(f"nog {getal(len(found) - most)}")
    return opsomming(words)


def _percent(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.2f}".rstrip("0").rstrip(".")
