"""Notices free text that may be about one person: basisnorm asks no pupil data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from basisnorm.errors import Ernst

if TYPE_CHECKING:
    from basisnorm.fields import Reader
    from basisnorm.strict_yaml import YamlPath

# One character before the @ is enough to find one, and keeps a long text linear.
_EMAIL = re.compile(r"[\w.+-]@[\w-]+\.\w")
_NINE_DIGITS = re.compile(r"(?<![0-9])(?:[0-9][ .-]?){8}[0-9](?![0-9])")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def find_personal(text: str, *, contact: bool = False) -> str | None:
    """What in this text looks like a person: "een e-mailadres" or "een BSN"; else None.

    With `contact` an e-mail address is what the field is for. A BSN is nine digits that pass
    the elfproef, as the law on that number prescribes.
    """
    if not contact and _EMAIL.search(text):
        return "een e-mailadres"
    for match in _NINE_DIGITS.finditer(text):
        digits = [int(character) for character in match[0] if character.isdigit()]
        checksum = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
        if any(digits) and checksum % 11 == 0:
            return "een burgerservicenummer (BSN)"
    return None


def free_text(
    reader: Reader, path: YamlPath, *, required: bool = False, contact: bool = False
) -> str | None:
    """The text at `path`; a let-op is reported when it looks like it is about a person."""
    text = reader.text(path, required=required)
    personal = find_personal(text, contact=contact) if text else None
    if personal is not None:
        reader.report(
            path,
            "lijkt-persoonsgegeven",
            f"Deze tekst lijkt {personal} te bevatten.",
            "Haal dat weg. Noem een rol of een soort document, nooit een leerling.",
            ernst=Ernst.LET_OP,
        )
    return text
