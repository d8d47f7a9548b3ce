"""Text in which Markdown sees no marks and no HTML."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_~<>\[\]|#]|&(?=#?\w+;))")
# At the begin of a line these make a list.
_LEADING = re.compile(r"^(\d*)([+-]|(?<=\d)[.)])")


def plain(text: str) -> str:
    """A whole text on one line, for within a line."""
    return escape(" ".join(text.split()))


def escape(text: str) -> str:
    """A part of a line, with its spaces as they are."""
    return _SPECIAL.sub(r"\\\1", text)


def escape_start(line: str) -> str:
    """A line that was escaped already, so that it begins no list."""
    return _LEADING.sub(r"\1\\\2", line)
