"""Colours and whether they can be told apart: relative luminance and contrast as in WCAG 2.2.

A colour is "#rrggbb" in lower case everywhere but in `parse_hex`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# WCAG 1.4.3 (text) and 1.4.11 (shapes).
TEXT = 4.5
SHAPE = 3.0

_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_STEPS = 50


def parse_hex(text: str) -> str | None:
    """ "#0B5" and "#00bb55" as "#00bb55"; None when it is no colour in that form."""
    match = _HEX.fullmatch(text.strip())
    if match is None:
        return None
    digits = match[1].lower()
    return f"#{digits if len(digits) == 6 else ''.join(each * 2 for each in digits)}"


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`one` with a `share` (0 to 1) of `other` in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, grounds: Iterable[str], least: float = TEXT) -> str | None:
    """The colour nearest to `colour` that stands out on every one of `grounds`.

    It becomes darker or lighter, never another hue; None when neither black nor white would do.
    """
    found = tuple(grounds)
    for step in range(_STEPS + 1):
        for end in ("#000000", "#ffffff"):
            tried = mix(colour, end, step / _STEPS)
            if all(ratio(tried, ground) >= least for ground in found):
                return tried
    return None


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
