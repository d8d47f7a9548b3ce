"""Time: how long an interview will take, and when to look at an audit again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from basisnorm.audit.model import Audit
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
    # Needed from the third answer on: before the first question nobody waits for it.
    from statistics import median

    return _round(len(eisen) * max(median(seconds), FLOOR_SECONDS))


def _round(seconds: float) -> int:
    minutes = seconds / 60
    return round(minutes / _STEP) * _STEP if minutes > _ROUND_FROM else round(minutes)


class Aanleiding(Enum):
    """Why that day."""

    NVT = auto()
    """The last day of an n.v.t."""
    PLAN = auto()
    """A step of the verbeterplan should be done."""
    JAAR = auto()
    """A year has passed."""


class Moment(NamedTuple):
    """A day (ISO), why, and at which eisen: none when a year has passed."""

    datum: str
    aanleiding: Aanleiding
    eisen: tuple[str, ...] = ()


def next_look(audit: Audit, datum: str) -> Moment:
    """The first day from `datum` (ISO) on that asks for another look; a year on at the latest."""
    found = [Moment(datum=_year_later(datum), aanleiding=Aanleiding.JAAR)]
    for each in audit.antwoorden:
        if each.nvt is not None and each.nvt.tot is not None and each.counts(datum):
            found.append(_moment(each.nvt.tot, Aanleiding.NVT, each.eis))
    for stap in audit.verbeterplan:
        if not stap.klaar and stap.wanneer is not None and stap.wanneer >= datum:
            found.append(_moment(stap.wanneer, Aanleiding.PLAN, stap.eis))
    first = min(found, key=lambda each: each.datum)
    eisen = [
        eis
        for each in found
        if (each.datum, each.aanleiding) == (first.datum, first.aanleiding)
        for eis in each.eisen
    ]
    return Moment(datum=first.datum, aanleiding=first.aanleiding, eisen=tuple(dict.fromkeys(eisen)))


def _moment(datum: str, aanleiding: Aanleiding, eis: str) -> Moment:
    return Moment(datum=datum, aanleiding=aanleiding, eisen=(eis,))


def _year_later(datum: str) -> str:
    day = date.fromisoformat(datum)
    # 29 February is not there next year.
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + 1).isoformat()
