"""What people type in the interview, as values; the clock and the keyboard are elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from basisnorm.norm.model import Eis, Schaalsoort

# What a keyboard gives when there is no more input (Ctrl-D, the end of a pipe).
END_OF_INPUT = "\x04"

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DUTCH = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_YEARS = re.compile(r"([0-9]{4})\s*[-/]\s*([0-9]{2}|[0-9]{4})")
_FIRST_MONTH = 8


class Action(Enum):
    """What a key asks for, other than an answer."""

    TOELICHTING = auto()
    BEWIJS = auto()
    REMOVE_BEWIJS = auto()
    NVT = auto()
    EXPLAIN = auto()
    BACK = auto()
    SKIP = auto()
    STOP = auto()
    KEEP = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Choose:
    """A level that was chosen."""

    niveau: int


_ACTIONS = {
    "t": Action.TOELICHTING,
    "b": Action.BEWIJS,
    "n": Action.NVT,
    "?": Action.EXPLAIN,
    "<": Action.BACK,
    "s": Action.SKIP,
    "q": Action.STOP,
    END_OF_INPUT: Action.STOP,
    "": Action.KEEP,
    "\n": Action.KEEP,
    "\r": Action.KEEP,
}


def read_key(eis: Eis, key: str) -> Choose | Action:
    """What `key` means at this eis. An empty key is Enter."""
    key = key.lower()
    if eis.schaal is Schaalsoort.JA_NEE:
        if key == "j":
            return Choose(eis.niveaus[-1])
        if key == "n" and not eis.nvt_redenen:
            return Choose(eis.niveaus[0])
    for niveau in eis.niveaus:
        if key == str(niveau):
            return Choose(niveau)
    return _ACTIONS.get(key, Action.UNKNOWN)


def clean_text(text: str) -> str:
    """One line without what a terminal or a paste may leave in it."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def parse_datum(text: str) -> str | None:
    """The ISO date in "2026-9-1" or "1-9-2026"; None when it is no date."""
    text = text.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DUTCH.fullmatch(text):
        day, month, year = match.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def parse_schooljaar(text: str) -> str | None:
    """ "2026-2027" from that or "2026/27"; None when the years do not follow each other."""
    match = _YEARS.fullmatch(text.strip())
    if match is None:
        return None
    first, second = int(match[1]), match[2]
    return f"{first}-{first + 1}" if str(first + 1).endswith(second) else None


def schooljaar_van(datum: str) -> str:
    """The school year in which an ISO date falls; it begins on 1 August (WPO and WVO)."""
    day = date.fromisoformat(datum)
    first = day.year if day.month >= _FIRST_MONTH else day.year - 1
    return f"{first}-{first + 1}"
