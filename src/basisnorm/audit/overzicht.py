"""The overview of an interview: which questions still ask for attention, and why, or are done."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from basisnorm.audit.model import Antwoord
from basisnorm.audit.stand import Interview, is_open
from basisnorm.norm.model import Eis


class Groep(Enum):
    """Where a question stands in the overview; every question stands in one group."""

    OPEN = "open"
    NIET_OP_ORDE = "nog niet op orde"
    NVT = "niet van toepassing"
    ZONDER_BEWIJS = "nog zonder bewijs"
    KLAAR = "klaar"


def group_questions(interview: Interview, drempel: int) -> Mapping[Groep, tuple[int, ...]]:
    """The places of the questions per group, in the order in which they are asked.

    `drempel` is the level from which an eis is met. Every group is there, also an empty one.
    """
    answers = interview.audit.per_eis()
    found: dict[Groep, list[int]] = {groep: [] for groep in Groep}
    for place, eis in enumerate(interview.vragen):
        found[_group(eis, answers.get(eis.id), interview.datum, drempel)].append(place)
    return {groep: tuple(places) for groep, places in found.items()}


def _group(eis: Eis, antwoord: Antwoord | None, datum: str, drempel: int) -> Groep:
    if antwoord is None or is_open(antwoord, datum):
        return Groep.OPEN
    if antwoord.niveau is None:
        return Groep.NVT
    if antwoord.niveau < drempel:
        return Groep.NIET_OP_ORDE
    # Only at a kerneis: docs/scoreregel.md.
    return Groep.ZONDER_BEWIJS if eis.kern and not antwoord.onderbouwd else Groep.KLAAR
