"""The first card of a verbeterrapport: the conclusion, the ring of kerneisen and each gebied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from basisnorm.norm.model import Status
from basisnorm.rapport import merk, woorden
from basisnorm.rapport.document import (
    Arc,
    Badge,
    Block,
    Card,
    Column,
    Figure,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Paragraph,
    Ring,
    Row,
    Section,
    Small,
    Strip,
    Strong,
    Table,
)
from basisnorm.rapport.merk import KLASSE, Vorm, Vormtelling
from basisnorm.rapport.verbeter.gebieden import Gebiedsdelen, count_facts
from basisnorm.uitslag.model import EisUitslag, Telling, Uitslag

_RADIUS = 75.0
_BAND = 26.0
# Between two segments, and the edge of a hollow one; in units of the drawing.
_GAP = 3.0
_EDGE = 1.8


def build_oogopslag(uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen]) -> Section:
    """The conclusion, what this result is and is not, and how each gebied came out."""
    counting = [each for each in gebieden if each.uitslag.gebied.telt_mee]
    apart = [each for each in gebieden if not each.uitslag.gebied.telt_mee]
    more = (count_facts(uitslag),) if uitslag.telling.beantwoord else ()
    blocks: list[Block] = [_gebieden(counting)] if counting else []
    if apart:
        blocks.append(_gebieden(apart, "Apart gemeten, met een eigen conclusie"))
    blocks.append(
        Paragraph(
            "Elk hokje is één kerneis; het getal is het nummer van de eis. Het aantal achteraan "
            "is: kerneisen op orde.",
            drawn=True,
            css="klein",
        )
    )
    not_asked = sum(len(each.niet_gevraagd) for each in gebieden)
    if not_asked:
        blocks.append(Paragraph(_not_asked(uitslag.vragenlijst.naam, not_asked), css="klein"))
    return Section(
        (
            Card(conclude(uitslag, gebieden, more), css="slot"),
            Card(tuple(map(Paragraph, uitslag.verklaring)), css="verklaring"),
            Card(tuple(blocks), css="gebieden"),
        ),
        css="vak",
    )


def conclude(
    uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen], more: tuple[Block, ...] = ()
) -> tuple[Block, ...]:
    """The ring, and the conclusion in words with the counts of each shape and `more` below."""
    vormen = _count(
        kerneis for each in gebieden if each.uitslag.gebied.telt_mee for kerneis in each.kerneisen
    )
    zin = woorden.conclusie_zin(uitslag.conclusie, uitslag.telling)
    words: list[Block] = [
        Paragraph(merk.of_conclusie(uitslag.conclusie).badge),
        Heading(2, zin, anchor="conclusie", css="zin"),
    ]
    if not any(vormen.values()):
        return (Card((*words, *more)),)
    legenda = List(
        tuple(
            Item((Strong(str(number)), f" {merk.WOORD[vorm]}"), css=KLASSE[vorm])
            for vorm, number in vormen.items()
            if number
        ),
        label="Kerneisen",
        css="legenda",
    )
    return _ring(uitslag.telling, vormen), Card((*words, legenda, *more))


def arcs(vormen: Vormtelling) -> Iterator[Arc]:
    """The arcs for these kerneisen, clockwise from the top; equal shapes stand together."""
    start, total = 0, sum(vormen.values())
    for vorm, number in vormen.items():
        if number:
            yield from _shape(vorm, start, number, total)
            start += number


def _not_asked(vragenlijst: str, number: int) -> str:
    subject = "is 1 eis" if number == 1 else f"zijn {number} eisen"
    return (
        f"In deze vragenlijst ({vragenlijst}) {subject} niet gevraagd. "
        "Niet gevraagd telt als open, niet als tekort."
    )


def _count(kerneisen: Iterator[EisUitslag] | Sequence[EisUitslag]) -> Vormtelling:
    return merk.count_vormen([merk.of_eis(each) for each in kerneisen])


def _count_words(vormen: Vormtelling) -> str:
    """ "3 geborgd, 9 op orde, 2 begonnen en 1 open"; only what there is."""
    return woorden.opsomming(
        [f"{number} {merk.WOORD[vorm]}" for vorm, number in vormen.items() if number]
    )


def _gebieden(gebieden: Sequence[Gebiedsdelen], caption: str = "") -> Table:
    """A row for each, with a box for every kerneis. Its headings are for who does not see it."""
    return Table(
        columns=(
            Column("Gebied"),
            Column("Kerneisen", bare=True),
            Column("Kerneisen op orde", bare=True, css="stand"),
        ),
        rows=tuple(Row((tuple(_name(each)), _strip(each), each.stand)) for each in gebieden),
        caption=caption,
        css="gebied",
    )


def _name(verdeling: Gebiedsdelen) -> Iterator[str | Inline]:
    gebied = verdeling.uitslag.gebied
    yield Link(gebied.titel, f"#{verdeling.anchor}")
    if gebied.status is Status.IN_VOORBEREIDING:
        yield " "
        yield Small("in voorbereiding")


def _strip(verdeling: Gebiedsdelen) -> Figure | str:
    kerneisen = verdeling.kerneisen
    if not (kerneisen and verdeling.is_asked):
        return ""
    boxes = tuple(
        Badge(each.eis.id.rpartition("-")[2], css=merk.of_eis(each).klasse) for each in kerneisen
    )
    return Figure(Strip(boxes), _count_words(_count(kerneisen)))


def _ring(telling: Telling, vormen: Vormtelling) -> Figure:
    asked = telling.kern_van_toepassing
    below = (f"van {asked}", "kerneis" if asked == 1 else "kerneisen")
    return Figure(
        Ring(tuple(arcs(vormen)), str(telling.kern_op_orde), below),
        f"{telling.kern_op_orde} {' '.join(below)} op orde: {_count_words(vormen)}.",
    )


def _shape(vorm: Vorm, start: int, number: int, total: int) -> Iterator[Arc]:
    """Full when op orde, half full when begonnen, hollow when not, a thin line when open.

    So the ring also reads in grey.
    """

    def arc(css: str, radius: float, width: float, edge: float) -> Arc:
        # One segment is 1 long for the dashes, whatever the radius.
        gap = (_GAP + 2 * edge) * total / (2 * pi * _RADIUS)
        return Arc(
            css=css,
            path=_path(radius, (start + gap / 2) / total, (number - gap) / total),
            length=f"{number - gap:.4g}",
            width=f"{width:g}",
            dash=f"{1 - gap:.3g}",
            gap=f"{gap:.3g}",
        )

    yield arc(KLASSE[vorm], _RADIUS, 5 if vorm is Vorm.OPEN else _BAND, 0)
    if vorm is Vorm.BEGONNEN:
        yield arc("hol", _RADIUS + _BAND / 4, _BAND / 2 - _EDGE, _EDGE)
    elif vorm is Vorm.NOG_NIET:
        yield arc("hol", _RADIUS, _BAND - 2 * _EDGE, _EDGE)


def _path(radius: float, start: float, length: float) -> str:
    """In two halves, because an arc from a point to itself draws nothing."""
    first, middle, last = (_point(radius, start + part * length) for part in (0, 0.5, 1))
    to = f"A{radius:g} {radius:g} 0 0 1 "
    return f"M{first}{to}{middle}{to}{last}"


def _point(radius: float, turn: float) -> str:
    """In a drawing of 200 by 200."""
    angle = 2 * pi * turn
    return f"{100 + radius * sin(angle):.1f} {100 - radius * cos(angle):.1f}"
