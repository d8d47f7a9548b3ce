"""The parts of the schoolgids chapter, as blocks of a page."""

from __future__ import annotations

from collections.abc import Iterable

from basisnorm.rapport.document import (
    Block,
    Card,
    Heading,
    Item,
    List,
    Paragraph,
    Section,
    Text,
)


def alinea(*zinnen: str, css: str = "") -> Paragraph:
    """Sentences of our own as one paragraph."""
    return Paragraph(" ".join(zinnen), css=css)


def opsomming(zinnen: Iterable[Text], css: str = "") -> List:
    """Sentences as a list."""
    return List(tuple(map(Item, zinnen)), css=css)


def deel(anker: str, titel: str, *blokken: Block, kaarten: Iterable[Card] = ()) -> Section:
    """A part under its own heading, perhaps with cards below it. `anker` is a plain word."""
    below = tuple(kaarten)
    cards = (Card(below, css="kaarten"),) if below else ()
    return Section((Heading(2, titel, anchor=anker), *blokken, *cards), css=f"blok deel-{anker}")


def kaart(titel: str, *blokken: Block) -> Card:
    """A card within a part."""
    return Card((Heading(3, titel), *blokken), css="vak")
