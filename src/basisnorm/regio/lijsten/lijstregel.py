"""One line of a list of schools: which codes stand in it, and what is a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from basisnorm.audit.codes import CodeFout, parse_vestigingscode

# A line of a plain text: a code, and what people write behind it.
_CODE_FIRST = re.compile(r"([0-9]{2} ?[A-Za-z]{2}[ ./_-]?[0-9]{2})(?:[\s:,;\u2013-]+(.*))?")
# A code among other words, and what was probably one.
_CODE_WITHIN = re.compile(r"(?<![^\W_])[0-9]{2}[A-Za-z]{2}[0-9OoIl]{1,2}(?![^\W_])")
_BETWEEN = re.compile(r"[\s,;:|/]+")
LOOKS_LIKE_CODE = re.compile(r"[0-9OoIl]{2} ?[A-Za-z0-9]{2}[ ./_-]?[0-9OoIl]{0,2}")


def split_code(text: str) -> tuple[str | None, str | None]:
    """(code, what stands behind it) of one cell."""
    try:
        return parse_vestigingscode(text), None
    except CodeFout:
        match = _CODE_FIRST.fullmatch(text)
    return (parse_vestigingscode(match[1]), match[2] or None) if match else (None, None)


def more_codes(cells: Sequence[str], code: str | None) -> tuple[str, ...] | None:
    """The codes of a line with more than one: none when anything else stands there, for then
    nobody knows what belongs to which. None for a line with at most one."""
    words = [word for cell in cells for word in _words(cell)]
    codes = [parsed for word in words if (parsed := _parsed(word))]
    within = {
        _parsed(match[0]) or match[0] for cell in cells for match in _CODE_WITHIN.finditer(cell)
    }
    if len({*codes, *within} | ({code} if code else set())) < 2:
        return None
    return tuple(codes) if len(codes) == len(words) else ()


def _words(cell: str) -> list[str]:
    """A cell that is one code as people type it, or what stands between its spaces and commas."""
    return [cell] if _parsed(cell) else [each for each in _BETWEEN.split(cell) if each]


def _parsed(text: str) -> str | None:
    try:
        return parse_vestigingscode(text)
    except CodeFout:
        return None
