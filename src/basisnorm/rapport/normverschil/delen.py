"""The differences between two norms in chapters, before anyone lays them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from basisnorm.norm.model import Eis
from basisnorm.norm.verschil import EisVerschil, Verschil, Wijziging
from basisnorm.rapport.normverschil import zinnen as zinnen

Regel = str | Wijziging


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderdeel:
    """One thing that changed: a heading, what kind of eis it is, and sentences or changes."""

    kop: str
    soort: str | None = None
    regels: tuple[Regel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoofdstuk:
    """What changed in one way, with a sentence on what that asks of schools."""

    kop: str
    uitleg: str
    onderdelen: tuple[Onderdeel, ...]


def chapters(verschil: Verschil) -> Iterator[Hoofdstuk]:
    """Only the chapters in which there is something to tell."""
    return (each for each in _all(verschil) if each.onderdelen)


def _all(verschil: Verschil) -> Iterator[Hoofdstuk]:
    stayed = [*verschil.gewijzigd, *(each for each in verschil.hernoemd if each.wijzigingen)]
    yield Hoofdstuk(
        kop="Zonder uitleg verdwenen",
        uitleg="De nieuwe norm noemt deze eisen niet meer, ook niet bij 'vervallen'. Vraag de "
        "maker van de norm wat ervoor in de plaats komt.",
        onderdelen=tuple(map(_eis, verschil.verdwenen)),
    )
    yield Hoofdstuk(
        kop="Gebieden",
        uitleg="Een gebied is een groep eisen over één onderwerp.",
        onderdelen=tuple(
            Onderdeel(
                kop=zinnen.gebied_zin(each),
                regels=each.wijzigingen if each.oud else (each.gebied.uitleg,),
            )
            for each in verschil.gebieden
        ),
    )
    yield Hoofdstuk(
        kop="Nieuw",
        uitleg="Deze eisen zijn er nu nog niet. Scholen krijgen er een vraag bij.",
        onderdelen=tuple(map(_eis, verschil.toegevoegd)),
    )
    yield Hoofdstuk(
        kop="Vervallen",
        uitleg="Deze eisen worden niet meer gevraagd. Er komt niets voor in de plaats.",
        onderdelen=tuple(map(_eis, verschil.vervallen)),
    )
    yield Hoofdstuk(
        kop="Gesplitst",
        uitleg="Eén eis wordt er meer. Scholen kijken opnieuw naar hun antwoord.",
        onderdelen=tuple(
            Onderdeel(
                kop=zinnen.splitsing_zin(each),
                regels=(*_texts("Nu", (each.oud,)), *_texts("Straks", each.nieuw)),
            )
            for each in verschil.gesplitst
        ),
    )
    yield Hoofdstuk(
        kop="Samengevoegd",
        uitleg="Verschillende eisen worden er één. Scholen kijken opnieuw naar hun antwoorden.",
        onderdelen=tuple(
            Onderdeel(
                kop=zinnen.samenvoeging_zin(each),
                regels=(*_texts("Nu", each.oud), *_texts("Straks", (each.nieuw,))),
            )
            for each in verschil.samengevoegd
        ),
    )
    yield Hoofdstuk(
        kop="Ander nummer, zelfde eis",
        uitleg="Alleen het nummer verandert. Antwoorden blijven gelden.",
        onderdelen=tuple(
            Onderdeel(kop=_heading(each), regels=(zinnen.eis_tekst(each.nieuw),))
            for each in verschil.hernoemd
            if not each.wijzigingen
        ),
    )
    yield Hoofdstuk(
        kop=f"Gewijzigd: {zinnen.OPNIEUW}",
        uitleg="Hier verandert wat er wordt gevraagd, of hoe zwaar het telt.",
        onderdelen=tuple(_changes(each for each in stayed if each.betekenis)),
    )
    yield Hoofdstuk(
        kop=f"Gewijzigd: {zinnen.TOELICHTING}",
        uitleg="De eis vraagt nog hetzelfde. Scholen hoeven niets te doen.",
        onderdelen=tuple(_changes(each for each in stayed if not each.betekenis)),
    )
    yield Hoofdstuk(
        kop="De norm zelf",
        uitleg="Wat er boven de eisen staat.",
        onderdelen=(Onderdeel(kop=verschil.nieuw.naam, regels=verschil.norm),)
        if verschil.norm
        else (),
    )


def _eis(eis: Eis) -> Onderdeel:
    return Onderdeel(kop=eis.id, soort=zinnen.soort_eis(eis), regels=(zinnen.eis_tekst(eis),))


def _texts(when: str, eisen: Iterable[Eis]) -> Iterator[str]:
    return (
        f"{when}, {each.id} ({zinnen.soort_eis(each)}): {zinnen.eis_tekst(each)}" for each in eisen
    )


def _heading(verschil: EisVerschil) -> str:
    if verschil.oud.id == verschil.nieuw.id:
        return verschil.nieuw.id
    return f"{verschil.nieuw.id} (was {verschil.oud.id})"


def _changes(found: Iterable[EisVerschil]) -> Iterator[Onderdeel]:
    for each in found:
        is_reworded = any(change.veld == "tekst" for change in each.wijzigingen)
        # Without its own words nobody knows which eis this is about.
        text = () if is_reworded else (zinnen.eis_tekst(each.nieuw),)
        yield Onderdeel(
            kop=_heading(each),
            soort=zinnen.soort_eis(each.nieuw),
            regels=(*text, *each.wijzigingen),
        )
