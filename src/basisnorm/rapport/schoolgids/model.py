"""The schoolgids chapter as values: one text, laid out in four forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuk:
    """A piece of a line; with `adres` (https:, http: or mailto:) it is a link."""

    tekst: str
    adres: str | None = None


Regel = tuple[Stuk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blok:
    """A paragraph (one line), or with `lijst` a list with an item per line."""

    regels: tuple[Regel, ...]
    lijst: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel:
    """A part under its own heading, perhaps with parts below it. `id` is a plain word."""

    id: str
    titel: str
    blokken: tuple[Blok, ...] = ()
    delen: tuple[Deel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gids:
    """The whole chapter. `concept` is empty once the school has settled the text."""

    programma: str
    titel: str
    omschrijving: str
    bovenschrift: str
    kop: str
    concept: tuple[str, ...]
    inleiding: tuple[Blok, ...]
    delen: tuple[Deel, ...]
    voet: tuple[Blok, ...]


def alinea(*zinnen: str) -> Blok:
    """Sentences of our own as one paragraph."""
    return Blok(regels=((Stuk(tekst=" ".join(zinnen)),),))


def opsomming(zinnen: Iterable[str]) -> Blok:
    """Sentences of our own as a list."""
    return Blok(regels=tuple((Stuk(tekst=zin),) for zin in zinnen), lijst=True)
