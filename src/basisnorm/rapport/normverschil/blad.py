"""The differences between two norms as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from basisnorm.norm.model import Eis
from basisnorm.norm.verschil import EisVerschil, Leeswijze, Lot, Verschil, Wijziging, compare_words
from basisnorm.rapport.document import (
    Added,
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
from basisnorm.rapport.woorden import datum, hoofdletter

_LEGENDA = ("Bij een tekst: ", Removed("dit gaat weg"), " ", Added("dit komt erbij"))


def build_verschil(verschil: Verschil, programma: str) -> Page:
    """The summary in sentences, then a chapter for every way in which something changed."""
    titel = zinnen.titel(verschil)
    samenvatting = " ".join(zinnen.samenvatting(verschil))
    shows_words = any(each.vorm is Leeswijze.TEKST for each in _wijzigingen(verschil))
    return Page(
        program=programma,
        title=titel,
        description=samenvatting,
        head=(Heading(1, titel), _norms(verschil)),
        body=(
            Paragraph(samenvatting),
            *([Paragraph(_LEGENDA)] if shows_words else []),
            *_chapters(verschil),
        ),
    )


def _wijzigingen(verschil: Verschil) -> Iterator[Wijziging]:
    yield from verschil.norm
    for gebied in verschil.gebieden:
        yield from gebied.wijzigingen
    for eis in (*verschil.gewijzigd, *verschil.hernoemd):
        yield from eis.wijzigingen


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


def _chapters(verschil: Verschil) -> Iterator[Section]:
    """A chapter for every way in which something changed, with what that asks of schools."""
    stayed = [*verschil.gewijzigd, *(each for each in verschil.hernoemd if each.wijzigingen)]
    yield from _chapter(
        "Zonder uitleg verdwenen",
        "De nieuwe norm noemt deze eisen niet meer, ook niet bij 'vervallen'. Vraag de maker van "
        "de norm wat ervoor in de plaats komt.",
        map(_eis, verschil.verdwenen),
    )
    yield from _chapter(
        "Gebieden",
        "Een gebied is een groep eisen over één onderwerp.",
        (
            _part(
                zinnen.gebied_zin(each),
                each.wijzigingen if each.oud else (each.gebied.uitleg,),
            )
            for each in verschil.gebieden
        ),
    )
    yield from _chapter(
        "Nieuw",
        "Deze eisen zijn er nu nog niet. Scholen krijgen er een vraag bij.",
        map(_eis, verschil.toegevoegd),
    )
    yield from _chapter(
        "Vervallen",
        "Deze eisen worden niet meer gevraagd. Er komt niets voor in de plaats.",
        map(_eis, verschil.vervallen),
    )
    yield from _chapter(
        "Gesplitst",
        "Eén eis wordt er meer. Scholen kijken opnieuw naar hun antwoord.",
        (
            _part(
                zinnen.splitsing_zin(each),
                (*_texts("Nu", (each.oud,)), *_texts("Straks", each.nieuw)),
            )
            for each in verschil.gesplitst
        ),
    )
    yield from _chapter(
        "Samengevoegd",
        "Verschillende eisen worden er één. Scholen kijken opnieuw naar hun antwoorden.",
        (
            _part(
                zinnen.samenvoeging_zin(each),
                (*_texts("Nu", each.oud), *_texts("Straks", (each.nieuw,))),
            )
            for each in verschil.samengevoegd
        ),
    )
    yield from _chapter(
        "Ander nummer, zelfde eis",
        "Alleen het nummer verandert. Antwoorden blijven gelden.",
        (
            _part(_heading(each), (zinnen.eis_tekst(each.nieuw),))
            for each in verschil.hernoemd
            if not each.wijzigingen
        ),
    )
    yield from _chapter(
        f"Gewijzigd: {zinnen.OPNIEUW}",
        "Hier verandert wat er wordt gevraagd, of hoe zwaar het telt.",
        (_gewijzigd(each) for each in stayed if each.betekenis),
    )
    yield from _chapter(
        f"Gewijzigd: {zinnen.TOELICHTING}",
        "De eis vraagt nog hetzelfde. Scholen hoeven niets te doen.",
        (_gewijzigd(each) for each in stayed if not each.betekenis),
    )
    yield from _chapter(
        "De norm zelf",
        "Wat er boven de eisen staat.",
        [_part(verschil.nieuw.naam, verschil.norm)] if verschil.norm else [],
    )


def _chapter(kop: str, uitleg: str, parts: Iterable[Section]) -> Iterator[Section]:
    """Only when there is something to tell."""
    found = tuple(parts)
    if found:
        begin = Heading(2, f"{kop} ({len(found)})"), Paragraph(uitleg, css="muted")
        yield Section((*begin, *found), css="blok")


def _part(kop: str, regels: Iterable[str | Wijziging], soort: str = "") -> Section:
    """One thing that changed: what kind of eis it is, and sentences or changes."""
    items = tuple(
        Item(_change_text(each) if isinstance(each, Wijziging) else each) for each in regels
    )
    heading = Heading(3, kop, over=hoofdletter(soort))
    return Section((heading, List(items)) if items else (heading,))


def _eis(eis: Eis) -> Section:
    return _part(eis.id, (zinnen.eis_tekst(eis),), zinnen.soort_eis(eis))


def _texts(when: str, eisen: Iterable[Eis]) -> Iterator[str]:
    return (
        f"{when}, {each.id} ({zinnen.soort_eis(each)}): {zinnen.eis_tekst(each)}" for each in eisen
    )


def _heading(verschil: EisVerschil) -> str:
    if verschil.oud.id == verschil.nieuw.id:
        return verschil.nieuw.id
    return f"{verschil.nieuw.id} (was {verschil.oud.id})"


def _gewijzigd(each: EisVerschil) -> Section:
    is_reworded = any(change.veld == "tekst" for change in each.wijzigingen)
    # Without its own words nobody knows which eis this is about.
    text = () if is_reworded else (zinnen.eis_tekst(each.nieuw),)
    return _part(_heading(each), (*text, *each.wijzigingen), zinnen.soort_eis(each.nieuw))


def _change_text(change: Wijziging) -> Flow:
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
