"""Notices free text that may be about one person: basisnorm asks no pupil data."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_NINE_DIGITS = re.compile(r"(?<![0-9])(?:[0-9][ .-]?){8}[0-9](?![0-9])")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def find_personal(text: str) -> str | None:
    """What in this text looks like a person: "een e-mailadres", "een BSN", or None.

    A BSN is nine digits that pass the elfproef, as the law on that number prescribes.
    """
    if _EMAIL.search(text):
        return "een e-mailadres"
    for match in _NINE_DIGITS.finditer(text):
        digits = [int(character) for character in match[0] if character.isdigit()]
        checksum = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
        if any(digits) and checksum % 11 == 0:
            return "een burgerservicenummer (BSN)"
    return None
