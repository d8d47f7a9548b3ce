"""The differences between two norms as a page."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.norm.verschil import Leeswijze, Lot, Verschil, Wijziging, compare_words
from basisnorm.rapport.document import (
    Added,
    Block,
    Flow,
    Heading,
    Inline,
    Item,
    List,
    Page,
    Paragraph,
    Removed,
    Section,
    joined,
)
from basisnorm.rapport.normverschil import zinnen as zinnen
from basisnorm.rapport.normverschil.delen import Onderdeel, chapters
from basisnorm.rapport.woorden import datum, hoofdletter

_LEGENDA = ("Bij een tekst: ", Removed("dit gaat weg"), " ", Added("dit komt erbij"))


def build_verschil(verschil: Verschil, programma: str) -> Page:
    """The summary in sentences, then a chapter for every way in which something changed."""
    titel = zinnen.titel(verschil)
    found = list(chapters(verschil))
    shows_words = any(
        isinstance(regel, Wijziging) and regel.vorm is Leeswijze.TEKST
        for each in found
        for part in each.onderdelen
        for regel in part.regels
    )
    samenvatting = " ".join(zinnen.samenvatting(verschil))
    return Page(
        program=programma,
        title=titel,
        description=samenvatting,
        head=(Heading(1, titel), _norms(verschil)),
        body=(
            Paragraph(samenvatting),
            *([Paragraph(_LEGENDA)] if shows_words else []),
            *(
                Section(
                    (
                        Heading(2, f"{each.kop} ({len(each.onderdelen)})"),
                        Paragraph(each.uitleg, css="muted"),
                        *map(_part, each.onderdelen),
                    ),
                    css="blok",
                )
                for each in found
            ),
        ),
    )


def _norms(verschil: Verschil) -> List:
    return List(
        tuple(
            Item(
                f"{word}: {norm.naam} ({norm.id}, versie {norm.versie}, stand van "
                f"{datum(norm.peildatum)})"
            )
            for word, norm in (("Nu", verschil.oud), ("Straks", verschil.nieuw))
        ),
        css="meta",
    )


def _part(part: Onderdeel) -> Section:
    items = tuple(
        Item(_change(regel) if isinstance(regel, Wijziging) else regel) for regel in part.regels
    )
    blocks: list[Block] = [Heading(3, part.kop, over=hoofdletter(part.soort or ""))]
    return Section((*blocks, *([List(items)] if items else [])))


def _change(change: Wijziging) -> Flow:
    head = f"{hoofdletter(zinnen.veld_woord(change))}:"
    old = [zinnen.waarde_woord(change.veld, each) for each in change.oud]
    new = [zinnen.waarde_woord(change.veld, each) for each in change.nieuw]
    if change.vorm is Leeswijze.WAARDE:
        return f"{head} nu {' '.join(old)}, straks {' '.join(new)}."
    if change.vorm is Leeswijze.TEKST:
        words = compare_words(" ".join(old), " ".join(new))
        return joined(" ", (head, *(_piece(each.soort, each.tekst) for each in words)))
    went_and_came = tuple(_moved(old, new))
    if not went_and_came:
        return f"{head} alleen de volgorde is anders."
    return head, List(went_and_came)


def _moved(old: list[str], new: list[str]) -> Iterator[Item]:
    yield from (Item(_piece(Lot.WEG, each)) for each in old if each not in new)
    yield from (Item(_piece(Lot.NIEUW, each)) for each in new if each not in old)


def _piece(soort: Lot, tekst: str) -> str | Inline:
    match soort:
        case Lot.WEG:
            return Removed(tekst)
        case Lot.NIEUW:
            return Added(tekst)
        case Lot.GELIJK:
            return tekst
