"""What a person sees in a cell of a workbook, where its layout shows something else than its value.

A level of 1 in a cell with a percent format reads 100 %, and with the format ;;; nothing at all.
An answer that was struck through is read as we write that ourselves: ~~2~~.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from basisnorm.audit.schrijfwijzen import kept

_BUILTIN = {9: "0%", 10: "0.00%"}
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)\]")
# A colour, a condition or a language; a currency keeps its sign.
_BRACKETS = re.compile(r"\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]")
# Behind the whole number of a fraction; a level has no rest to show.
_FRACTION = re.compile(r"(?<=[0#?]) +[0#?]+ */ *[0#?1-9]+")
# Text in quotes or behind a backslash, room as wide as a sign, a sign that fills the cell.
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*(.)|([0#?.,]+)|(E[+-]0+)|(General|Standaard|@)|(.)', re.I
)
# Behind the last digit before the point each of these divides by a thousand.
_THOUSANDS = re.compile(r",+(?=\.|$)")
_NUMBER = "\0"
_UNSEEN = "niet te zien door de opmaak"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# One of these is shown in another way by every layout that is not plain.
_SAMPLE: tuple[float | str, ...] = (3, 2, 1, 0, -1, "x")


@dataclass(frozen=True, slots=True)
class Opmaak:
    """What a style does to a cell: its number format, and whether it strikes it through."""

    getal: str
    doorgehaald: bool = False


def odd_formats(book: Any) -> Mapping[int, Opmaak]:
    """The layouts that may show something else than the value, by the number of their style."""
    formats, fonts = book._number_formats, book._fonts
    found: dict[int, Opmaak] = {}
    for style, each in enumerate(book._cell_styles):
        number = each.numFmtId
        own = formats[number - 164] if 164 <= number < 164 + len(formats) else ""
        getal = _BUILTIN.get(number, own)
        if not _is_odd(getal):
            getal = ""
        struck = each.fontId < len(fonts) and bool(fonts[each.fontId].strike)
        if getal or struck:
            found[style] = Opmaak(getal, struck)
    return found


def as_seen(value: Any, opmaak: Opmaak) -> Any:
    """The text that stands in the cell, or the value itself when that is what one reads there."""
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        text = _shown(opmaak.getal, value) if opmaak.getal else None
        # A sign that a layout puts in front is no apostrophe that keeps a cell a text.
        value = value if text is None else kept(text)
    return strike(value) if opmaak.doorgehaald else value


def strike(value: Any) -> Any:
    """What was struck through, as it is written where no line can be drawn."""
    if isinstance(value, str):
        return f"~~{value.strip()}~~" if value.strip() else value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"~~{value}~~"


def unescape(text: str) -> str:
    """Characters that a workbook writes as _x000D_ because XML has no room for them."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    # A character beyond the first 65,536 is written in two halves.
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_odd(layout: str) -> bool:
    return bool(layout) and (
        _CONDITION.search(layout) is not None
        or any(_shown(layout, value) is not None for value in _SAMPLE)
    )


def _shown(layout: str, value: float | str) -> str | None:
    """What this layout makes of a value; None when it is the value and nothing else."""
    sections = _split(layout)
    if isinstance(value, str):
        section = _text_section(sections)
        return None if section is None or not value.strip() else _shown_text(section, value)
    section = _number_section(sections, value)
    if section is None:
        return f"{value:g} ({_UNSEEN})"
    parts, places, percents, thousands = [], "", 0, 0
    for text, escaped, fill, digits, _power, whole, sign in _tokens(section):
        if digits or whole:
            places += digits or "0"
            thousands += sum(map(len, _THOUSANDS.findall(digits)))
            if _NUMBER not in parts:
                parts.append(_NUMBER)
        elif sign == "%":
            percents += 1
            parts.append(sign)
        else:
            parts.append(text or escaped or fill.strip() * 3 or sign)
    around = "".join(parts).strip()
    if _NUMBER not in parts:
        return around or f"{value:g} ({_UNSEEN})"
    if value == 0 and "0" not in places:
        # Only a 0 in the layout keeps the place of a nought.
        return f"{around.replace(_NUMBER, '')} 0 ({_UNSEEN})".strip()
    # The section for numbers below zero says itself that they are.
    own = value < 0 and len(sections) > 1
    if not percents and not thousands and around == (f"-{_NUMBER}" if own else _NUMBER):
        return None
    number = (abs(value) if own else value) * 100**percents / 1000**thousands
    shown = around.replace(_NUMBER, f"{number:g}")
    return f"{shown} (de waarde is {value:g})" if own and "-" not in around else shown


def _shown_text(section: str, value: str) -> str | None:
    parts = [
        value if whole else text or escaped or fill.strip() * 3 or digits or sign
        for text, escaped, fill, digits, _power, whole, sign in _tokens(section)
    ]
    shown = "".join(parts).strip()
    if not shown:
        return f"{value.strip()} ({_UNSEEN})"
    return None if shown == value.strip() else shown


def _tokens(section: str) -> list[tuple[str, ...]]:
    bare = _BRACKETS.sub(lambda match: match[1] or "", section)
    return _TOKEN.findall(_FRACTION.sub("0", bare))


def _text_section(sections: Sequence[str]) -> str | None:
    """The section for texts; None when a text is shown as it is."""
    if len(sections) > 3:
        return sections[3]
    last = sections[-1]
    return last if any(token[5] == "@" for token in _tokens(last)) else None


def _number_section(sections: Sequence[str], value: float) -> str | None:
    """The section for this number; None when there is none, and the cell shows ####."""
    texts = len(sections) > 1 and _text_section(sections) is not None
    numbers = sections[:3] if len(sections) > 3 or not texts else sections[:-1]
    conditions = [_CONDITION.search(each) for each in numbers]
    if not any(conditions):
        if value < 0 and len(numbers) > 1:
            return numbers[1]
        return numbers[2] if value == 0 and len(numbers) > 2 else numbers[0]
    for place, (section, match) in enumerate(zip(numbers, conditions, strict=True)):
        last = place == len(numbers) - 1 and place > 0
        if match is None:
            fits = last or (value > 0 if place == 0 else value < 0)
        else:
            fits = _fits(value, match[1], float(match[2]))
        if fits:
            return section
    return None


def _fits(value: float, sign: str, bound: float) -> bool:
    if sign == "<>":
        return value != bound
    if value == bound:
        return "=" in sign
    return value < bound if "<" in sign else value > bound


def _split(layout: str) -> list[str]:
    """The sections: for numbers above, below and equal to zero, and for texts."""
    sections, quoted, escaped = [""], False, False
    for each in layout:
        if each == ";" and not quoted and not escaped:
            sections.append("")
            continue
        quoted ^= each == '"' and not escaped
        escaped = each == "\\" and not escaped
        sections[-1] += each
    return sections
