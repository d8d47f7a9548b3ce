"""The day and the time in what a form writes down: "2026/11/02 9:00:11 a.m. CET"."""

from __future__ import annotations

import re
from typing import NamedTuple

# A day is short; what is longer is a text, and looking for a time in it would take long.
_LONGEST = 60
_STAMP = re.compile(
    r"(\S.*?)(?:t|,? +(?:om +)?)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,9})?)?"
    r"(?: ?([apvn])\.? ?m\.?)?(?: uur)?"
    r"(?: ?(?:z|utc|gmt|cest|cet|west|wet|eest|eet|msk|trt|bst|ist|[eacmp][ds]t|mez|mesz|oez|oesz)?"
    r"(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?)",
    re.IGNORECASE,
)


class Tijdstempel(NamedTuple):
    """The text of a day, and the time behind it as HH:MM:SS."""

    dag: str
    tijd: str


def split_time(text: str) -> Tijdstempel | None:
    """None when there is no time behind a day."""
    match = _STAMP.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    dag, hour, minute, second, half = match.groups()
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half in "pPnN" else 0)
    if number > 23 or int(minute) > 59 or int(second or 0) > 60:
        return None
    return Tijdstempel(dag, f"{number:02}:{minute}:{second or '00'}")
