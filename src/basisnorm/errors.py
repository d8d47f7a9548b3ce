"""What went wrong, said so that a person can repair it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class Ernst(StrEnum):
    """A `fout` refuses the input; a `let-op` only tells."""

    FOUT = "fout"
    LET_OP = "let-op"


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding:
    """One thing to repair: what, where, and what to do about it.

    `regel` counts from 1. `kolom` is a number (from 1) in YAML and a letter in a table.
    `veld` is a path such as `antwoorden.DYS-09.niveau`, or the heading of a column.
    """

    ernst: Ernst = Ernst.FOUT
    code: str
    tekst: str
    oplossing: str
    bestand: str | None = None
    blad: str | None = None
    regel: int | None = None
    kolom: int | str | None = None
    veld: str | None = None
    vestigingscode: str | None = None
    waarde: str | None = None


def about(vestigingscode: str | None, meldingen: Iterable[Melding]) -> Iterator[Melding]:
    """The same meldingen, of this school where they name none; without a code as they are."""
    for each in meldingen:
        known = each.vestigingscode or vestigingscode
        yield each if known is each.vestigingscode else replace(each, vestigingscode=known)


def has_fout(meldingen: Iterable[Melding]) -> bool:
    """Whether one of them refuses the input."""
    return any(each.ernst is Ernst.FOUT for each in meldingen)


def by_place(melding: Melding) -> tuple[int, int, str]:
    """By what meldingen about one sheet are sorted: the line, and then the column."""
    # By their length first: then 10 comes after 9, and AA after Z.
    kolom = str(melding.kolom or "")
    return melding.regel or 0, len(kolom), kolom


class BasisnormFout(Exception):
    """Input that is refused. Carries every Melding that was found, never only the first."""

    def __init__(self, *meldingen: Melding) -> None:
        super().__init__("; ".join(melding.tekst for melding in meldingen))
        self.meldingen = meldingen


class Bezwaar(NamedTuple):
    """What is wrong with a text and what to do about it, by who need not know where it stands."""

    code: str
    tekst: str
    oplossing: str
    ernst: Ernst = Ernst.FOUT


class Geweigerd(ValueError):
    """A text is refused; `bezwaar` says why."""

    def __init__(self, bezwaar: Bezwaar) -> None:
        super().__init__(bezwaar.tekst)
        self.bezwaar = bezwaar


class Collector:
    """Gathers every Melding about one file, in the order in which a person repairs it.

    That is by sheet (in the order of `bladen`), then by line, then by column. `meldingen` may be
    read at any moment. Once `vestigingscode` is known, a refused file says whose it is.
    """

    def __init__(self, bestand: str, bladen: Sequence[str] = ()) -> None:
        self.bestand = bestand
        self.meldingen: list[Melding] = []
        self.vestigingscode: str | None = None
        self._order = {naam: number for number, naam in enumerate(bladen)}

    def tell(
        self,
        bezwaar: Bezwaar,
        *,
        blad: str | None = None,
        regel: int | None = None,
        kolom: int | str | None = None,
        veld: str | None = None,
        vestigingscode: str | None = None,
        waarde: str | None = None,
    ) -> None:
        """Add what is wrong at one place; without `regel` it is about the file or the sheet."""
        melding = Melding(
            ernst=bezwaar.ernst,
            code=bezwaar.code,
            tekst=bezwaar.tekst,
            oplossing=bezwaar.oplossing,
            bestand=self.bestand,
            blad=blad,
            regel=regel,
            kolom=kolom,
            veld=veld,
            vestigingscode=vestigingscode,
            waarde=waarde,
        )
        self.add(melding)

    def add(self, melding: Melding) -> None:
        """Add a Melding at its place; one about the same place comes behind it."""
        insort(self.meldingen, melding, key=self._place)

    def stop_on_fout(self) -> None:
        """Raise BasisnormFout with all meldingen when one of them is a fout."""
        if has_fout(self.meldingen):
            raise BasisnormFout(*about(self.vestigingscode, self.meldingen))

    def _place(self, melding: Melding) -> tuple[int, int, int, str]:
        return self._order.get(melding.blad or "", 0), *by_place(melding)
