"""The overview of an interview: which questions still ask for attention, and finding one of them.

A question is found by its number or code, the name of its gebied, or words that stand in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from basisnorm.audit.model import Antwoord
from basisnorm.interview.machine import Interview, is_open
from basisnorm.norm.model import Eis, Gebied, Sector
from basisnorm.words import suggest

# Shorter words look too much alike; a longer number is no number of a question.
_SHORTEST = 4


class Vraagstand(Enum):
    """Where a question stands in the overview; every question stands in one group."""

    OPEN = "open"
    NIET_OP_ORDE = "nog niet op orde"
    NVT = "niet van toepassing"
    ZONDER_BEWIJS = "nog zonder bewijs"
    KLAAR = "klaar"


def group_questions(interview: Interview, drempel: int) -> Mapping[Vraagstand, tuple[int, ...]]:
    """The places of the questions per group, in the order in which they are asked.

    `drempel` is the level from which an eis is met. Every group is there, also an empty one.
    """
    answers = interview.audit.per_eis()
    found: dict[Vraagstand, list[int]] = {stand: [] for stand in Vraagstand}
    for place, eis in enumerate(interview.vragen):
        found[_stand(eis, answers.get(eis.id), interview.datum, drempel)].append(place)
    return {stand: tuple(places) for stand, places in found.items()}


def _stand(eis: Eis, antwoord: Antwoord | None, datum: str, drempel: int) -> Vraagstand:
    if antwoord is None or is_open(antwoord, datum):
        return Vraagstand.OPEN
    if antwoord.niveau is None:
        return Vraagstand.NVT
    if antwoord.niveau < drempel:
        return Vraagstand.NIET_OP_ORDE
    # Only at a kerneis: docs/scoreregel.md.
    return Vraagstand.ZONDER_BEWIJS if eis.kern and not antwoord.onderbouwd else Vraagstand.KLAAR


class Treffer(NamedTuple):
    """A question that was found; `gebied` when it is where that whole gebied begins."""

    place: int
    gebied: Gebied | None = None


def search(
    text: str, interview: Interview, gebieden: Iterable[Gebied], sector: Sector
) -> tuple[Treffer, ...]:
    """What `text` may mean: first gebieden, then questions with all its words.

    A number or a code is one question. Questions that name the words themselves come before those
    in which they stand under "op orde". Capitals and accents do not matter.
    """
    vragen = interview.vragen
    text = _plain(text.removeprefix("/"))
    if text.isdecimal():
        number = int(text) if len(text) < _SHORTEST else 0
        return (Treffer(place=number - 1),) if 1 <= number <= len(vragen) else ()
    ids = [eis.id for eis in vragen]
    meant = suggest(text, ids) if any(map(str.isdigit, text)) else None
    if meant is not None:
        return (Treffer(place=ids.index(meant)),)
    if len(text) < 2:
        # One letter stands in every question.
        return ()
    words = text.split()
    areas = [
        Treffer(place=interview.open_or_first(gebied.id), gebied=gebied)
        for gebied in _asked(interview, gebieden)
        if _has(words, f"{gebied.titel} {gebied.id}")
    ]
    named = [p for p, eis in enumerate(vragen) if _has(words, f"{eis.id} {eis.tekst.voor(sector)}")]
    nearby = [
        place
        for place, eis in enumerate(vragen)
        if place not in named and _has(words, _all_text(eis, sector))
    ]
    return (*areas, *(Treffer(place=place) for place in (*named, *nearby)))


def find_alike(
    text: str, interview: Interview, gebieden: Iterable[Gebied], sector: Sector
) -> str | None:
    """A word that can be found and looks like what was typed, or None."""
    texts = [gebied.titel for gebied in _asked(interview, gebieden)]
    texts += [eis.tekst.voor(sector) for eis in interview.vragen]
    words = (each.strip(".,;:()'") for each in " ".join(texts).split())
    return suggest(text, tuple(dict.fromkeys(each for each in words if len(each) >= _SHORTEST)))


def _asked(interview: Interview, gebieden: Iterable[Gebied]) -> Iterator[Gebied]:
    asked = {eis.gebied for eis in interview.vragen}
    return (gebied for gebied in gebieden if gebied.id in asked)


def _all_text(eis: Eis, sector: Sector) -> str:
    return f"{eis.id} {eis.tekst.voor(sector)} {eis.op_orde.voor(sector)}"


def _has(words: list[str], text: str) -> bool:
    plain = _plain(text)
    return all(word in plain for word in words)


def _plain(text: str) -> str:
    """Without capitals and accents, so that "één" is found with "een"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each)).strip()
