"""When to look at an audit again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from basisnorm.audit.model import Audit


class Aanleiding(Enum):
    """Why that day."""

    NVT = auto()
    """The last day of an n.v.t."""
    PLAN = auto()
    """A step of the verbeterplan should be done."""
    JAAR = auto()
    """A year has passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
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
    # 29 February has no next year.
    return day.replace(
        year=day.year + 1, day=min(day.day, 28 if day.month == 2 else 31)
    ).isoformat()
