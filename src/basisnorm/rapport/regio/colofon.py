"""What the pages of a region tell beside its figures: when and from what they were made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from basisnorm.invoer.model import Opbrengst, Rijtelling


class Paginas(NamedTuple):
    """The pages of one school, as paths beside this page; None when there is none."""

    rapport: str | None = None
    gids: str | None = None


# The pages of a school, by its code and locatie.
Pagina = Callable[[str, str | None], Paginas]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gelezen:
    """What was read of `bestand`; with `bestanden` that is a folder, and each of its rows a file.

    `gebleven` are schools of an earlier output.
    """

    bestand: str
    telling: Rijtelling
    bestanden: bool = False
    gebleven: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Colofon:
    """What goes along to every page of a region, made on `datum` (ISO) by version `programma`.

    `verwacht` is which schools came of a list, None without one. `naam` is what the
    samenwerkingsverband calls itself. `pagina` gives the pages of a school, None when there are
    none.
    """

    datum: str
    programma: str
    gelezen: Gelezen
    verwacht: Opbrengst | None = None
    naam: str | None = None
    pagina: Pagina | None = None
