"""Where a text rests on, and what a result says about itself: the same at the end of every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from basisnorm.norm.model import Bron
from basisnorm.norm.vindplaats import vindplaats
from basisnorm.rapport import woorden
from basisnorm.rapport.document import (
    Block,
    Card,
    Heading,
    Item,
    Link,
    List,
    Paragraph,
    Section,
)
from basisnorm.uitslag.model import Uitslag


def bronnen_section(bronnen: Sequence[Bron]) -> Iterator[Section]:
    """The sources with where to find them, and what is weak about them; nothing without any."""
    if bronnen:
        items = tuple(Item((_titel(each), *_where(each))) for each in bronnen)
        yield Section((Heading(2, "Bronnen"), List(items)))


def _titel(bron: Bron) -> str:
    when = f", {woorden.datum(bron.datum)}" if bron.datum else ""
    return f"{woorden.na_elkaar(bron.titel, f'{bron.uitgever}{when}')}."


def _where(bron: Bron) -> Iterator[Block]:
    if place := vindplaats([bron]):
        yield Paragraph(f"{place}.")
    if bron.url:
        yield Paragraph(Link(bron.url, bron.url))
    if bron.opmerking:
        yield Paragraph(bron.opmerking, css="klein")


def verklaring_card(uitslag: Uitslag, *more: str) -> Card:
    """What every result says about itself (docs/scoreregel.md, 7)."""
    sentences = (*uitslag.verklaring, woorden.herkomst(uitslag), *more)
    return Card(tuple(map(Paragraph, sentences)), css="verklaring")
