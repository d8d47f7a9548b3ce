"""How headings are compared: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[\W_]+")


def normalise(text: str) -> str:
    """What is compared of a text: lower case, no accents, words with one space between."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _SEPARATORS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()
