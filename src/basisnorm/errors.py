"""What went wrong, said so that a person can repair it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


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


class BasisnormFout(Exception):
    """Input that is refused. Carries every Melding that was found, never only the first."""

    def __init__(self, *meldingen: Melding) -> None:
        super().__init__("; ".join(melding.tekst for melding in meldingen))
        self.meldingen = meldingen
