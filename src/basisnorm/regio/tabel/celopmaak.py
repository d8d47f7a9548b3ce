"""What a person sees in a cell of a workbook, where its layout shows something else than its value.

A level of 1 in a cell with a percent format reads 100 %, and with the format ;;; nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_BUILTIN_PERCENT = {9: "0%", 10: "0.00%"}
# A colour, a condition or a language; a currency keeps its sign.
_BRACKETS = re.compile(r"\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]")
# Text in quotes or behind a backslash, room as wide as a sign, a sign that fills the cell.
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|([0#?.,]+)|(E[+-]0+)|(General|Standaard|@)|(.)', re.I)
_NUMBER = "\0"
_PLAIN = frozenset("+-() /")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def odd_formats(book: Any) -> Mapping[int, str]:
    """The formats that may show something else than the value, by the number of their style."""
    formats = book._number_formats
    found: dict[int, str] = {}
    for style, each in enumerate(book._cell_styles):
        number = each.numFmtId
        own = formats[number - 164] if 164 <= number < 164 + len(formats) else ""
        layout = _BUILTIN_PERCENT.get(number, own)
        if layout and any(_shown(layout, value) is not None for value in (1, 0, -1)):
            found[style] = layout
    return found


def as_seen(value: Any, layout: str) -> Any:
    """The text that stands in the cell, or the value itself when that is what one reads there."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    text = _shown(layout, value)
    return value if text is None else text


def unescape(text: str) -> str:
    """Characters that a workbook writes as _x000D_ because XML has no room for them."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    # A character beyond the first 65,536 is written in two halves.
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shown(layout: str, value: float) -> str | None:
    """What this layout makes of a number; None when it is the number and nothing else."""
    sections = _split(_BRACKETS.sub(lambda match: match[1] or "", layout))
    place = 0
    if value < 0 and len(sections) > 1:
        place = 1
    elif value == 0 and len(sections) > 2:
        place = 2
    parts, percents = [], 0
    for text, escaped, digits, _power, whole, sign in _TOKEN.findall(sections[place]):
        if digits or whole:
            if _NUMBER not in parts:
                parts.append(_NUMBER)
        elif sign == "%":
            percents += 1
            parts.append(sign)
        else:
            parts.append(text or escaped or sign)
    around = "".join(parts)
    if _NUMBER not in parts:
        return around.strip() or f"{value:g} (niet te zien door de opmaak)"
    if not percents and not set(around.replace(_NUMBER, "")) - _PLAIN:
        return None
    return around.replace(_NUMBER, f"{value * 100**percents:g}").strip()


def _split(layout: str) -> list[str]:
    """The sections for numbers above, below and equal to zero."""
    sections, quoted, escaped = [""], False, False
    for each in layout:
        if each == ";" and not quoted and not escaped:
            sections.append("")
            continue
        quoted ^= each == '"' and not escaped
        escaped = each == "\\" and not escaped
        sections[-1] += each
    return sections
