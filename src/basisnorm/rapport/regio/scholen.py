"""The table of schools and gebieden on the regional page, streamed row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from basisnorm.rapport.merk import Merk, Vorm
from basisnorm.rapport.regio.vorm import getal, naam, van
from basisnorm.regio.overzicht.overzicht import Overzicht
from basisnorm.regio.overzicht.school import Cel, Schoolregel, Uitkomst

# From so many schools on there are letters to jump to, and headings between the rows.
MET_LETTERS = 300
# A longer table is not printed: nobody reads a hundred pages of it.
OP_PAPIER = 1000
# So many rows are a table in the page itself; a longer one scrolls in a box of its own.
KORT = 30
# Up to so many missing kerneisen a cell is half a circle, and from there a triangle (own choice).
_FEW = 2


class Paginas(NamedTuple):
    """The pages of one school, as paths beside this page; None when there is none."""

    rapport: str | None = None
    gids: str | None = None


# The pages of a school, by its code and locatie.
Pagina = Callable[[str, str | None], Paginas]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebiedkop:
    """The heading of a column; `stand` counts the schools of bo and vo that are op orde."""

    titel: str
    stand: str | None
    telt_mee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoollijn:
    """A row of the table; `link` and `gids` are relative to the page."""

    naam: str
    code: str
    soort: str
    link: str | None
    gids: str | None
    cellen: tuple[Merk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter of the alphabet with how many schools stand under it; "#" is no letter."""

    letter: str
    aantal: int

    @property
    def anker(self) -> str:
        """The last part of the id of its place in the page."""
        return "cijfer" if self.letter == "#" else self.letter

    @property
    def naam(self) -> str:
        """What stands above its schools."""
        return "Andere tekens" if self.letter == "#" else self.letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Schooltabel:
    """The schools of bo and vo, or those of other schoolsoorten, in the order of the alphabet.

    `letters` is empty when the table is not that long.
    """

    overzicht: Overzicht
    bekend: bool
    aantal: int
    koppen: tuple[Gebiedkop, ...]
    legenda: tuple[Merk, ...]
    letters: tuple[Letter, ...]
    pagina: Pagina | None

    @property
    def lang(self) -> bool:
        """Whether it scrolls in a box of its own."""
        return self.aantal > KORT

    @property
    def op_papier(self) -> bool:
        """Whether it is printed."""
        return self.aantal <= OP_PAPIER

    def groepen(self) -> Iterator[tuple[Letter | None, Iterator[Schoollijn]]]:
        """The rows by letter; all of them under no letter when the table is not that long."""
        regels = _regels(self.overzicht, self.bekend)
        if not self.letters:
            yield None, map(self._lijn, regels)
            return
        by_letter = groupby(regels, key=lambda each: each.letter)
        for letter, (_, found) in zip(self.letters, by_letter, strict=True):
            yield letter, map(self._lijn, found)

    def _lijn(self, regel: Schoolregel) -> Schoollijn:
        school = regel.school
        pages = self.pagina(*school.sleutel) if self.pagina else Paginas()
        return Schoollijn(
            naam=naam(school),
            code=school.vestigingscode,
            soort=regel.schoolsoort.value,
            link=_link(pages.rapport),
            gids=_link(pages.gids),
            cellen=tuple(merk_van(regel.cellen[place]) for place in _places(self.overzicht)),
        )


def build_schooltabel(overzicht: Overzicht, pagina: Pagina | None, *, bekend: bool) -> Schooltabel:
    """The table of the schools for which it is known that the norm applies, or of the others."""
    regels = list(_regels(overzicht, bekend))
    return Schooltabel(
        overzicht=overzicht,
        bekend=bekend,
        aantal=len(regels),
        koppen=tuple(
            Gebiedkop(
                titel=each.gebied.titel,
                stand=f"{van(each.stand.op_orde, each.stand.scholen)} op orde"
                if bekend and each.stand.scholen
                else None,
                telt_mee=each.gebied.telt_mee,
            )
            for each in overzicht.gebieden
        ),
        legenda=_legenda(overzicht, regels),
        letters=_letters(regels) if len(regels) > MET_LETTERS else (),
        pagina=pagina,
    )


@cache
def merk_van(cel: Cel | None) -> Merk:
    """A cell as a shape and a word: "op orde", "2 missen, 1 open"."""
    if cel is None:
        return Merk(vorm=Vorm.NVT, woord="niet gevraagd")
    match cel.uitkomst:
        case Uitkomst.OP_ORDE:
            return Merk(vorm=Vorm.OP_ORDE, woord="op orde")
        case Uitkomst.NOG_NIET:
            word = f"{getal(cel.kern_niet)} {'mist' if cel.kern_niet == 1 else 'missen'}"
            left = f", {getal(cel.kern_open)} open" if cel.kern_open else ""
            few = cel.kern_niet <= _FEW
            return Merk(vorm=Vorm.BEGONNEN if few else Vorm.NOG_NIET, woord=word + left)
        case Uitkomst.ONVOLLEDIG:
            return Merk(vorm=Vorm.OPEN, woord=f"{getal(cel.kern_open)} open")
        case Uitkomst.NIET_INGEVULD:
            return Merk(vorm=Vorm.NVT, woord="niet ingevuld")
        case _:
            return Merk(vorm=Vorm.NVT, woord="geen kerneisen")


_LEGENDA = {
    Vorm.OP_ORDE: "alle kerneisen op orde",
    Vorm.BEGONNEN: "1 of 2 kerneisen missen: nog niet op orde",
    Vorm.NOG_NIET: "3 of meer kerneisen missen",
    Vorm.OPEN: "alleen nog open kerneisen",
    Vorm.NVT: "niet ingevuld of niet van toepassing",
}


def _letters(regels: list[Schoolregel]) -> tuple[Letter, ...]:
    return tuple(
        Letter(letter=letter, aantal=len(list(found)))
        for letter, found in groupby(regels, key=lambda each: each.letter)
    )


def _legenda(overzicht: Overzicht, regels: list[Schoolregel]) -> tuple[Merk, ...]:
    """The shapes that occur."""
    cells = {regel.cellen[place] for regel in regels for place in _places(overzicht)}
    seen = {merk_van(cell).vorm for cell in cells}
    return tuple(Merk(vorm=vorm, woord=word) for vorm, word in _LEGENDA.items() if vorm in seen)


def _regels(overzicht: Overzicht, bekend: bool) -> Iterator[Schoolregel]:
    return (each for each in overzicht.scholen if each.schoolsoort.norm_bekend is bekend)


def _places(overzicht: Overzicht) -> list[int]:
    """Where the gebieden of the page stand in the norm."""
    order = {gebied.id: place for place, gebied in enumerate(overzicht.norm.gebieden)}
    return [order[each.gebied.id] for each in overzicht.gebieden]


def _link(page: str | None) -> str | None:
    if page is None:
        return None
    from urllib.parse import quote

    return quote(page)
