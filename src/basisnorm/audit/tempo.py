"""How long an interview will take: from its words, and then from the pace of this session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from basisnorm.norm.model import Eis, Sector

# How fast people read such a text, in words a minute.
READ_PER_MINUTE = 200
# Own choice: what it takes to agree on an answer and to give it, apart from reading.
TALK_SECONDS = 20.0
# Nobody reads a question and answers it in less; keys that were typed ahead are no pace.
FLOOR_SECONDS = 15.0
# Fewer answers say too little about someone's pace.
_ENOUGH = 3
_ROUND_FROM = 10
_STEP = 5


def reading_seconds(eis: Eis, sector: Sector) -> float:
    """How long it takes to read one question, with what it says beside it."""
    levels = eis.niveauteksten.voor(sector) if eis.niveauteksten else ()
    texts = (eis.tekst.voor(sector), eis.op_orde.voor(sector), eis.eigen_maat or "", *levels)
    return sum(len(each.split()) for each in texts) * 60 / READ_PER_MINUTE


def minutes_to_read(eisen: Iterable[Eis], sector: Sector) -> int:
    """About how many minutes it takes only to read these questions."""
    return _round(sum(reading_seconds(eis, sector) for eis in eisen))


def minutes_left(eisen: Sequence[Eis], sector: Sector, seconds: Sequence[float] = ()) -> int:
    """About how many minutes these questions take, with talking; 0 is less than one.

    `seconds` says how long each answer in this session took. Once there are enough, their median
    counts, so that one long talk about a question or a cup of coffee changes little. Above ten
    minutes the answer goes by fives.
    """
    if len(seconds) < _ENOUGH:
        return _round(sum(reading_seconds(eis, sector) + TALK_SECONDS for eis in eisen))
    return _round(len(eisen) * max(_median(seconds), FLOOR_SECONDS))


def _round(seconds: float) -> int:
    minutes = seconds / 60
    return round(minutes / _STEP) * _STEP if minutes > _ROUND_FROM else round(minutes)


def _median(seconds: Sequence[float]) -> float:
    # The one in `statistics` brings fractions and decimals along, at every start.
    middle = sorted(seconds)[(len(seconds) - 1) // 2 : len(seconds) // 2 + 1]
    return sum(middle) / len(middle)
