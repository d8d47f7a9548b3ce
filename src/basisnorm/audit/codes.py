"""The codes of schools and samenwerkingsverbanden as people type them, made canonical.

Format of the vestigingscode: two digits, two letters (I and O occur), two digits; so it is known
which positions hold a digit and which a letter, and a repair can be suggested, never applied.
"""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[\s\u00a0./_-]+")
_VESTIGING = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{2}")
_INSTELLING = re.compile(r"[0-9]{2}[A-Z]{2}")
_VERBAND = re.compile(r"(PO|VO)[0-9]{4}")
_TO_DIGIT = str.maketrans("OQILZSB", "0011258")
_TO_LETTER = str.maketrans("01258", "OIZSB")


class CodeFout(ValueError):
    """A code that is refused; `oplossing` says what to type."""

    def __init__(self, tekst: str, oplossing: str) -> None:
        super().__init__(tekst)
        self.tekst = tekst
        self.oplossing = oplossing


def parse_vestigingscode(text: str) -> str:
    """ "99 aa-00" becomes "99AA00"; CodeFout, with a suggestion where one is safe."""
    code = _SEPARATORS.sub("", text).upper()
    if _VESTIGING.fullmatch(code):
        return code
    shown = text.strip()
    if _INSTELLING.fullmatch(code):
        raise CodeFout(
            f"'{shown}' is een instellingscode (BRIN). Een vestigingscode heeft nog twee cijfers.",
            f"De hoofdvestiging is meestal {code}00.",
        )
    repaired = _repair(code)
    raise CodeFout(
        f"'{shown}' is geen vestigingscode." if shown else "De vestigingscode ontbreekt.",
        f"Bedoelt u {repaired}?"
        if repaired
        else "Een vestigingscode is: twee cijfers, twee letters, twee cijfers, zoals 99AA00.",
    )


def parse_samenwerkingsverband(text: str) -> str:
    """ "po 30-04" becomes "PO3004"; CodeFout when it is no such number."""
    code = _SEPARATORS.sub("", text).upper()
    if _VERBAND.fullmatch(code):
        return code
    raise CodeFout(
        f"'{text.strip()}' is geen nummer van een samenwerkingsverband.",
        f"Bedoelt u PO{code} (basisonderwijs) of VO{code} (voortgezet onderwijs)?"
        if re.fullmatch(r"[0-9]{4}", code)
        else "Zo'n nummer is: PO of VO en vier cijfers, zoals PO3004.",
    )


def _repair(code: str) -> str | None:
    if len(code) != 6:
        return None
    letters = code[2:4].translate(_TO_LETTER)
    repaired = code[:2].translate(_TO_DIGIT) + letters + code[4:].translate(_TO_DIGIT)
    return repaired if _VESTIGING.fullmatch(repaired) else None
