"""Dates as people write them, for the interview, tables, workbooks and options alike."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from basisnorm.words import MONTHS, date_in_words, shown

_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_DUTCH = re.compile(
    r"(?:([a-z]{2,9})[., ]{1,2})?([0-9]{1,2})(e|de|ste)?[-/. ]{1,2}"
    r"([0-9]{1,2}|[a-z]{3,9})[-/. ]{1,2}(?:([0-9]{4})|'?([0-9]{2}))"
)
_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | {"\u2019": "'"}
)
_MONTHS = {word: month for month, name in enumerate(MONTHS, 1) for word in (name, name[:3])}
_MONTHS |= {"mrt": 3, "sept": 9}
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
# A year in two digits outside these could as well be another century, or a day.
_FIRST_SHORT, _LAST_SHORT = 2010, 2049

HOW = "Schrijf dag-maand-jaar, zoals 21-11-2026."


class GeenDatum(NamedTuple):
    """Why a text is no date, and what to write."""

    tekst: str
    oplossing: str


def parse_datum(text: str) -> str | None:
    """The ISO date in "1-9-2026", "1 september 2026" or "2026-9-1"; None when it is no date."""
    found = read_datum(text)
    return found if isinstance(found, str) else None


def read_datum(text: str) -> str | GeenDatum:
    """The ISO date, or why it is none. Never guessed: what can be two days is no date."""
    plain = " ".join(text.translate(_DASHES).casefold().split())
    if match := _ISO.fullmatch(plain):
        year, month, day = (int(each) for each in match.groups())
        return _day(year, month, day) or _none(text)
    match = _DUTCH.fullmatch(plain)
    if match is None:
        return _none(text)
    weekday, number, ordinal, name, long, short = match.groups()
    if (ordinal or weekday) and name.isdigit():
        return _none(text)
    if short and not _FIRST_SHORT <= 2000 + int(short) <= _LAST_SHORT:
        return GeenDatum(
            f"Bij '{shown(text)}' is niet zeker welk jaar dit is.",
            "Schrijf het jaar met vier cijfers, zoals 21-11-2026.",
        )
    found = _day(
        int(long or 2000 + int(short)),
        int(name) if name.isdigit() else _MONTHS.get(name, 0),
        int(number),
    )
    if found is None:
        return _none(text)
    if weekday and (wrong := _wrong_weekday(weekday, found)):
        return wrong
    return found


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _none(text: str) -> GeenDatum:
    return GeenDatum(f"'{shown(text)}' is geen datum.", HOW)


def _wrong_weekday(word: str, iso: str) -> GeenDatum | None:
    """What is wrong when someone wrote another day of the week with it."""
    real = _DAYS[date.fromisoformat(iso).weekday()]
    if word in (real, real[:2]):
        return None
    words = date_in_words(iso)
    if all(word not in (each, each[:2]) for each in _DAYS):
        return _none(f"{word} {words}")
    return GeenDatum(f"{words} is geen {word}, maar een {real}.", "Verbeter de datum.")
