"""The rows of one school in a long table, and whether they are those of one school at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from basisnorm.errors import Bezwaar, Melding
from basisnorm.regio.tabel.kolommen import Kolom
from basisnorm.regio.tabel.melder import Melder, Sleutel
from basisnorm.words import fold_name

# These may be spelled differently and still be the same.
_CODES = ("vestigingscode", "instellingscode")
_NAMES = ("naam", "locatie", "bestuur", "gemeente", "plaats")


@dataclass(slots=True)
class LangeSchool:
    """What the rows of one school say: per column of the wide table (row, text)."""

    cellen: dict[int, tuple[int, str]] = field(default_factory=dict)
    rijen: list[int] = field(default_factory=list)
    fouten: list[Melding] = field(default_factory=list)


def is_same(veld: str, one: str, other: str) -> bool:
    """Whether two cells say the same of a school: a code or a name in another spelling does."""
    if one == other or veld in _CODES:
        return True
    return veld in _NAMES and fold_name(one) == fold_name(other)


def no_code(code: str) -> Bezwaar:
    """What is wrong with a row without a code under the rows of a school.

    Its answers would be missed there, and who merged the cells with the code meant it so.
    """
    return Bezwaar(
        "code-ontbreekt",
        f"Hier staat geen vestigingscode. Hoort deze rij bij {code}, de school erboven?",
        "Schrijf in elke rij de vestigingscode.",
    )


def say_half(code: str, row: int, *, locatie: bool) -> Bezwaar:
    """What is wrong with a row of a school with a locatie, when row `row` has none; or without.

    It may be one school, or two buildings: only who filled it in knows.
    """
    here, there = ("een", "niet") if locatie else ("geen", "wel")
    return Bezwaar(
        "locatie-niet-overal",
        f"Bij {code} staat hier {here} locatie, en op rij {row} {there}.",
        "Schrijf in alle rijen van een school dezelfde locatie, of nergens een.",
    )


def refuse_half(
    scholen: Mapping[Sleutel, LangeSchool], kolom: Kolom | None, melder: Melder
) -> None:
    """Refuse a school of which some rows name a locatie and others do not."""
    if kolom is None:
        return
    first: dict[tuple[str, bool], int] = {}
    for (code, locatie), school in scholen.items():
        first.setdefault((code, locatie is None), school.rijen[0])
    for (code, locatie), school in scholen.items():
        row = first.get((code, locatie is not None))
        if row is not None:
            bezwaar = say_half(code, row, locatie=locatie is not None)
            school.fouten.append(
                melder.melding(school.rijen[0], kolom, bezwaar, vestigingscode=code)
            )
