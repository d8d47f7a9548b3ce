"""The marks in a report: always a shape and a word, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from basisnorm.rapport import woorden
from basisnorm.rapport.document import Badge
from basisnorm.uitslag.model import Conclusie, EisUitslag, Staat


class Vorm(StrEnum):
    """The shapes, highest first."""

    GEBORGD = "geborgd"
    OP_ORDE = "op-orde"
    BEGONNEN = "begonnen"
    NOG_NIET = "nog-niet"
    OPEN = "open"
    NVT = "nvt"

    # That of the text: an Enum's own is many times slower, and a page looks up a hundred.
    __hash__ = str.__hash__


# The classes of the shapes in reports/stijl.css: short, since a page has hundreds of them.
KLASSE = {
    Vorm.GEBORGD: "n3",
    Vorm.OP_ORDE: "n2",
    Vorm.BEGONNEN: "n1",
    Vorm.NOG_NIET: "n0",
    Vorm.OPEN: "nx",
    Vorm.NVT: "nv",
}


class Merk(NamedTuple):
    """A shape with the word beside it. There is one value of each."""

    vorm: Vorm
    woord: str

    @property
    def klasse(self) -> str:
        """The short class of the shape."""
        return KLASSE[self.vorm]

    @property
    def badge(self) -> Badge:
        """The mark in a line of a page."""
        return Badge(self.woord, css=self.klasse)


# How each shape is called when it stands for a kerneis.
WOORD = {
    Vorm.GEBORGD: "geborgd",
    Vorm.OP_ORDE: "op orde",
    Vorm.BEGONNEN: "begonnen",
    Vorm.NOG_NIET: "nog niet",
    Vorm.OPEN: "open",
}
# How many kerneisen have each of these shapes, highest first; also those that none has.
Vormtelling = Mapping[Vorm, int]

_CONCLUSIE = {
    Conclusie.OP_ORDE: Vorm.OP_ORDE,
    Conclusie.NOG_NIET: Vorm.NOG_NIET,
    Conclusie.ONVOLLEDIG: Vorm.OPEN,
    Conclusie.NIET_VAN_TOEPASSING: Vorm.NVT,
}


def of_conclusie(conclusie: Conclusie) -> Merk:
    """The mark of a gebied or of the school."""
    word = woorden.hoofdletter(woorden.CONCLUSIE[conclusie])
    return _merk(_CONCLUSIE[conclusie], word)


def of_eis(uitkomst: EisUitslag) -> Merk:
    """The mark of one eis."""
    return _merk(_vorm(uitkomst), woorden.hoofdletter(woorden.stand(uitkomst)))


def count_vormen(merken: Sequence[Merk]) -> Vormtelling:
    """How many of these have each shape."""
    vormen = [each.vorm for each in merken]
    return {vorm: vormen.count(vorm) for vorm in WOORD}


@cache
def _merk(vorm: Vorm, woord: str) -> Merk:
    return Merk(vorm=vorm, woord=woord)


def _vorm(uitkomst: EisUitslag) -> Vorm:
    if uitkomst.niveau is None:
        return Vorm.OPEN if uitkomst.staat is Staat.OPEN else Vorm.NVT
    if uitkomst.op_orde:
        return Vorm.GEBORGD if uitkomst.niveau == 3 else Vorm.OP_ORDE
    return Vorm.BEGONNEN if uitkomst.niveau else Vorm.NOG_NIET
