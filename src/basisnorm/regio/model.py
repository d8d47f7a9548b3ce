"""Many schools as values: what one row says, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import dataclass as changing
from functools import lru_cache
from typing import TYPE_CHECKING

from basisnorm.words import fold_name

if TYPE_CHECKING:
    # Checking a table needs no results.
    from basisnorm.audit.model import Audit, School
    from basisnorm.errors import Melding
    from basisnorm.uitslag.model import Conclusie, Telling

# How one eis stands, in a byte: its level (0..3) or one of these.
NVT, OPEN, ANDERE_SECTOR = 4, 5, 6
# Added to a level when something was written down to support it.
ONDERBOUWD = 8

# What can be written beside an answer, in the order of our own tables.
BIJ_EIS = ("toelichting", "bewijs", "reden")
# What was written beside an answer: (eis, "toelichting" | "bewijs" | "reden", text).
Tekst = tuple[str, str, str]
# The answer to an eis of the other sector: (eis, "0".."3" | "nvt").
AndersAntwoord = tuple[str, str]


def sleutel_van(code: str, locatie: str | None) -> tuple[str, str | None]:
    """What tells one school from another: "Dorp", "dorp" and "Dorp." are one locatie."""
    return code, fold_locatie(locatie) if locatie else None


@lru_cache(maxsize=4096)
def fold_locatie(locatie: str) -> str:
    """By what a locatie is compared: its letters and digits, when it has any."""
    return fold_name(locatie) or locatie.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolrij:
    """The answers of one school, from a row of a table or from a file of its own.

    `staten` holds a byte for every eis of the norm, in norm order (also for those that are not
    asked: OPEN, or ANDERE_SECTOR). `datum` is ISO. `wil_helpen` is None when the row does not say.
    `extra_gebieden` are those in preparation that were asked as well. `teksten` are in norm order;
    a reason is the id of one. `andere_sector` are answers to eisen of the other sector: kept, and
    never counted. `audit` is the file that the answers came from, when there was one.
    """

    school: School
    datum: str
    staten: bytes
    schooljaar: str | None = None
    rol: str | None = None
    wil_helpen: bool | None = None
    bestand: str | None = None
    blad: str | None = None
    regel: int | None = None
    extra_gebieden: tuple[str, ...] = ()
    teksten: tuple[Tekst, ...] = ()
    andere_sector: tuple[AndersAntwoord, ...] = ()
    audit: Audit | None = None

    def beside(self) -> dict[str, dict[str, str]]:
        """The texts by eis, and then by their part."""
        found: dict[str, dict[str, str]] = {}
        for eis, deel, text in self.teksten:
            found.setdefault(eis, {})[deel] = text
        return found

    @property
    def sleutel(self) -> tuple[str, str | None]:
        """What tells one school from another."""
        return sleutel_van(self.school.vestigingscode, self.school.locatie)


@dataclass(frozen=True, slots=True, kw_only=True)
class Afgewezen:
    """Rows (or a file) of one school that were refused, with all reasons.

    `rijen` are the cells as they stood there. What an earlier run refused, and nobody handed in
    since, has `eerder` in their place (its cells in afgewezen.csv, by heading) and its `code`.
    """

    meldingen: tuple[Melding, ...]
    rijen: tuple[tuple[str, ...], ...] = ()
    eerder: Mapping[str, str] | None = None
    code: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The vestigingscodes of what was refused, as far as they are known."""
        named = (self.code, *(each.vestigingscode for each in self.meldingen))
        return tuple(each for each in named if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bronvorm:
    """What the input makes of the output.

    `eisen` (ids) and `beside` (eis, part) are in norm order: the columns of antwoorden.csv.
    `koppen` are the headings of what is refused; `kolommen` are their places in a refused row,
    which has `breedte` cells; that of the code is `code` among `koppen`. With `weg` there are other
    columns, which never come back. `eerder` are headings that only what was refused before has.
    """

    eisen: tuple[str, ...]
    beside: tuple[tuple[str, str], ...]
    extra_gebieden: tuple[str, ...]
    koppen: tuple[str, ...]
    kolommen: tuple[int, ...]
    breedte: int = 0
    code: int | None = None
    weg: bool = False
    eerder: tuple[str, ...] = ()


@changing(slots=True)
class Rijtelling:
    """Nothing gets lost: gelezen = uitgewerkt + afgewezen + leeg + dubbel.

    `dubbel` are rows that gave way to another row of the same school.
    `zonder_datum` is how many schools were given that named no day of their own,
    `jaar_uit_datum` of how many the school year follows from that day, and `zonder_schooljaar`
    how many have none.
    """

    uitgewerkt: int = 0
    afgewezen: int = 0
    leeg: int = 0
    dubbel: int = 0
    zonder_datum: int = 0
    jaar_uit_datum: int = 0
    zonder_schooljaar: int = 0

    @property
    def gelezen(self) -> int:
        """All rows (or files) that were read."""
        return self.uitgewerkt + self.afgewezen + self.leeg + self.dubbel


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebiedstand:
    """One gebied of one school. `percentage` in tenths of a percent, None without answers."""

    gebied: str
    conclusie: Conclusie
    telling: Telling
    percentage: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schooluitslag:
    """The result of one row; equal to that of the same answers in an audit file.

    `telling` and `percentage` run over the gebieden that make the conclusion; `gebieden` holds
    all that apply, in norm order; `verbeterpunten` are ids, ranked.
    """

    rij: Schoolrij
    conclusie: Conclusie
    telling: Telling
    percentage: int | None
    gebieden: tuple[Gebiedstand, ...]
    verbeterpunten: tuple[str, ...]
