"""How long the rest of an interview will take, learned from the pace of this session."""

from __future__ import annotations

from collections.abc import Sequence

# Own choice: 70 questions in about twenty minutes, and 31 in about eight.
USUAL_SECONDS = 16.0
# Fewer answers say too little about someone's pace.
_ENOUGH = 3
# Keys that were typed ahead are no pace.
_FASTEST = 2.0
_ROUND_FROM = 10
_STEP = 5


def minutes_left(number: int, seconds: Sequence[float]) -> int:
    """About how many minutes `number` questions take; 0 is less than one.

    `seconds` says how long each answer in this session took. Their median counts, so that one
    long talk about a question or a cup of coffee changes little. Above ten minutes the answer
    goes by fives.
    """
    pace = max(_median(seconds), _FASTEST) if len(seconds) >= _ENOUGH else USUAL_SECONDS
    minutes = number * pace / 60
    if minutes > _ROUND_FROM:
        return round(minutes / _STEP) * _STEP
    return round(minutes)


def _median(seconds: Sequence[float]) -> float:
    # The one in `statistics` brings fractions and decimals along, at every start.
    middle = sorted(seconds)[(len(seconds) - 1) // 2 : len(seconds) // 2 + 1]
    return sum(middle) / len(middle)
