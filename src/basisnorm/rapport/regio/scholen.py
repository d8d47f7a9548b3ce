"""The table of schools on the regional page, of which a country has thousands of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from urllib.parse import quote

from basisnorm.rapport.document import (
    Badge,
    Block,
    Card,
    Column,
    Contents,
    Flow,
    Inline,
    Item,
    Link,
    List,
    Own,
    Paragraph,
    Row,
    Small,
    Strong,
    Table,
)
from basisnorm.rapport.merk import KLASSE, Vorm
from basisnorm.rapport.regio.colofon import Pagina, Paginas
from basisnorm.rapport.regio.vorm import KORT, getal, naam, van
from basisnorm.regio.overzicht.overzicht import Overzicht
from basisnorm.regio.overzicht.school import Gebiedstand, Schoolregel, Stand, Uitkomst

# From so many schools on there are letters to jump to, and headings between the rows.
MET_LETTERS = 300
# A longer table is not printed: nobody reads a hundred pages of it.
OP_PAPIER = 1000
# Up to so many missing kerneisen a cell is half a circle, and from there a triangle (own choice).
_FEW = 2
# By the css of a shape.
_LEGENDA = {
    KLASSE[Vorm.OP_ORDE]: "alle kerneisen op orde",
    KLASSE[Vorm.BEGONNEN]: "1 of 2 kerneisen missen: nog niet op orde",
    KLASSE[Vorm.NOG_NIET]: "3 of meer kerneisen missen",
    KLASSE[Vorm.OPEN]: "alleen nog open kerneisen",
    KLASSE[Vorm.NVT]: "niet ingevuld of niet van toepassing",
}


@dataclass(frozen=True, slots=True)
class _Schoolrows:
    """The rows of some schools, made each time that someone walks over them."""

    regels: Sequence[Schoolregel]
    make: Callable[[Schoolregel], Row]

    def __iter__(self) -> Iterator[Row]:
        return map(self.make, self.regels)


@dataclass(frozen=True, slots=True)
class _Letter:
    """The schools under a letter of the alphabet, or under no letter of it."""

    naam: str
    anker: str
    regels: Sequence[Schoolregel]


class Schooltabel:
    """The schools of bo and vo, or (not `bekend`) those of other schoolsoorten, in the order of
    the alphabet.
    """

    def __init__(self, overzicht: Overzicht, pagina: Pagina | None, *, bekend: bool) -> None:
        self._overzicht, self._pagina, self._bekend = overzicht, pagina, bekend
        self._naam = "scholen en gebieden" if bekend else "andere schoolsoorten"
        self._regels = [
            each for each in overzicht.scholen if each.schoolsoort.norm_bekend is bekend
        ]
        order = {gebied.id: place for place, gebied in enumerate(overzicht.norm.gebieden)}
        # Where the gebieden of the page stand in the norm.
        self._places = [order[each.gebied.id] for each in overzicht.gebieden]
        self._letters = tuple(self._find_letters()) if len(self._regels) > MET_LETTERS else ()

    def __bool__(self) -> bool:
        return bool(self._regels)

    @property
    def style(self) -> str:
        """How high each letter is, so that it keeps its place while its rows are not drawn."""
        return "".join(
            f"#{each.anker} {{ --rijen: {len(each.regels)}; }}\n" for each in self._letters
        )

    def build(self) -> Iterator[Block]:
        """What the shapes mean, the letters to jump to, and the table."""
        cells = (each.cellen[place] for each in self._regels for place in self._places)
        seen = {merk_van(each).css for each in cells}
        shapes = (Item(words, css=css) for css, words in _LEGENDA.items() if css in seen)
        yield List(tuple(shapes), label="Wat de vormen betekenen", drawn=True, css="legenda")
        if self._letters:
            links = tuple(Link(each.naam, f"#{each.anker}") for each in self._letters)
            yield Contents(links, label=f"Spring naar een letter in {self._naam}", css="letters")
        css = "schuif lang" if len(self._regels) > KORT else "schuif"
        if len(self._regels) > OP_PAPIER:
            css += " niet-op-papier"
            yield Paragraph(
                "Deze tabel is te lang voor papier. Zij staat op de pagina in uw browser.",
                drawn=True,
                css="alleen-papier",
            )
        tables = (
            Card(
                (self._table(each.regels, Strong(each.naam)),), anchor=each.anker, css="letterdeel"
            )
            for each in self._letters
        )
        whole = self._table(
            self._regels,
            "Per school en gebied: op orde, of hoeveel kerneisen missen of nog open zijn.",
        )
        yield Card(
            tuple(tables) or (whole,), scroll=f"Tabel {self._naam}: schuif voor meer", css=css
        )

    def _find_letters(self) -> Iterator[_Letter]:
        prefix = "school" if self._bekend else "andere"
        for place, (letter, found) in enumerate(groupby(self._regels, lambda each: each.letter)):
            if letter == "#":
                # Digits stand before the A, and letters of other alphabets behind the Z.
                anker = f"{prefix}-{'teken' if place else 'cijfer'}"
                yield _Letter("Andere tekens", anker, list(found))
            else:
                yield _Letter(letter, f"{prefix}-{letter}", list(found))

    def _table(self, regels: Sequence[Schoolregel], caption: Flow) -> Table:
        columns = [Column("School", bare=True)]
        for each in self._overzicht.gebieden:
            stand = each.stand if self._bekend else Stand()
            notes = [f"{van(stand.op_orde, stand.scholen)} op orde"] if stand.scholen else []
            if not each.gebied.telt_mee:
                notes.append("apart: telt niet mee")
            columns.append(Column(each.gebied.titel, notes=tuple(notes), bare=True))
        rows = _Schoolrows(regels, self._row)
        return Table(tuple(columns), rows, caption=caption, css="kaart-tabel")

    def _row(self, regel: Schoolregel) -> Row:
        school = regel.school
        pages = self._pagina(*school.sleutel) if self._pagina else Paginas()
        name: Inline = Own(naam(school))
        if pages.rapport:
            name = Link(name, quote(pages.rapport))
        code = f"{school.vestigingscode} {regel.schoolsoort.value}"
        beside = (f"{code} · ", Link("schoolgids", quote(pages.gids))) if pages.gids else code
        cells = (merk_van(regel.cellen[place]) for place in self._places)
        return Row(((name, " ", Small(beside)), *cells))


@cache
def merk_van(cel: Gebiedstand | None) -> Badge:
    """A cell as a shape and a word: "op orde", "2 missen, 1 open"."""
    if cel is None:
        return Badge("niet gevraagd", css=KLASSE[Vorm.NVT])
    match cel.uitkomst:
        case Uitkomst.OP_ORDE:
            return Badge("op orde", css=KLASSE[Vorm.OP_ORDE])
        case Uitkomst.NOG_NIET:
            word = f"{getal(cel.kern_niet)} {'mist' if cel.kern_niet == 1 else 'missen'}"
            left = f", {getal(cel.kern_open)} open" if cel.kern_open else ""
            vorm = Vorm.BEGONNEN if cel.kern_niet <= _FEW else Vorm.NOG_NIET
            return Badge(word + left, css=KLASSE[vorm])
        case Uitkomst.ONVOLLEDIG:
            return Badge(f"{getal(cel.kern_open)} open", css=KLASSE[Vorm.OPEN])
        case Uitkomst.NIET_INGEVULD:
            return Badge("niet ingevuld", css=KLASSE[Vorm.NVT])
        case _:
            return Badge("geen kerneisen", css=KLASSE[Vorm.NVT])
