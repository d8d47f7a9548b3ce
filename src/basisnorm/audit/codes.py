"""The codes of schools and samenwerkingsverbanden as people type them, made canonical.

Format of the vestigingscode: two digits, two letters (I and O occur), two digits; so it is known
which positions hold a digit and which a letter, and a repair can be suggested, never applied.
"""

from __future__ import annotations

import re

from basisnorm.errors import Bezwaar, Ernst
from basisnorm.words import odd_sign, shown

# With the dashes and invisible characters that come along when people copy from a web page.
_SEPARATORS = re.compile(r"[\s./_\u200b-\u200d\u2010-\u2015\u2212\ufeff-]+")
# Whether a text is a vestigingscode as we write it, and one as people type it.
is_plain_code = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{2}").fullmatch
is_code = re.compile(r"[0-9]{2}[A-Z]{2}-?[0-9]{2}", re.IGNORECASE).fullmatch
# Whether a text is the code of a school without that of its building (BRIN), as we write it.
is_instelling = re.compile(r"[0-9]{2}[A-Z]{2}").fullmatch
_VERBAND = re.compile(r"(PO|VO)[0-9]{4}")
# The parts of the country that a number begins with: 99 is for examples, 00 for the whole country.
_REGIOS = frozenset((*(f"{each}" for each in range(20, 32)), "00", "99"))
_LAST = 20
_ZERO_LOST = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]")
# A spreadsheet eats the zero in front as well.
_FIRST_LOST = re.compile(r"[0-9][A-Z]{2}[0-9]{1,2}")
_TO_DIGIT = str.maketrans("OQILZSB", "0011258")
_TO_LETTER = str.maketrans("01258", "OIZSB")


class CodeFout(ValueError):
    """A code that is refused; `oplossing` says what to type, `bedoeld` the code that we suggest."""

    def __init__(self, tekst: str, oplossing: str, bedoeld: str | None = None) -> None:
        super().__init__(tekst)
        self.tekst = tekst
        self.oplossing = oplossing
        self.bedoeld = bedoeld


def parse_vestigingscode(text: str) -> str:
    """ "99 aa-00" becomes "99AA00"; CodeFout, with a suggestion where one is safe."""
    code = _bare(text)
    if is_plain_code(code):
        return code
    typed = shown(text.strip())
    if is_instelling(code):
        raise CodeFout(
            f"'{typed}' is een instellingscode (BRIN). Een vestigingscode heeft nog twee cijfers.",
            f"De hoofdvestiging is meestal {code}00.",
            f"{code}00",
        )
    if named := odd_sign(text.strip()):
        raise CodeFout(
            f"'{typed}' is geen vestigingscode. Er staat {named} in.", "Typ de code opnieuw."
        )
    repaired = _repair(code)
    raise CodeFout(
        f"'{typed}' is geen vestigingscode." if typed else "De vestigingscode ontbreekt.",
        f"Bedoelt u {repaired}?"
        if repaired
        else "Een vestigingscode is: twee cijfers, twee letters, twee cijfers, zoals 99AA00.",
        repaired,
    )


def find_meant(text: str) -> str | None:
    """The code that we suggest for what is none, and for what is one that code."""
    try:
        return parse_vestigingscode(text)
    except CodeFout as fout:
        return fout.bedoeld


def parse_samenwerkingsverband(text: str) -> str:
    """ "po 30-04" becomes "PO3004"; CodeFout when it is no such number."""
    code = _bare(text)
    if _VERBAND.fullmatch(code):
        return code
    if re.fullmatch(r"[0-9]{4}", code):
        oplossing = f"Bedoelt u PO{code} (basisonderwijs) of VO{code} (voortgezet onderwijs)?"
    elif repaired := _repair_verband(code):
        oplossing = f"Bedoelt u {repaired}?"
    else:
        oplossing = "Zo'n nummer is: PO of VO en vier cijfers, zoals PO3004."
    typed = shown(text.strip())
    raise CodeFout(f"'{typed}' is geen nummer van een samenwerkingsverband.", oplossing)


def odd_verband(code: str | None, sector: str) -> Bezwaar | None:
    """The let-op about a number that is none, or is not for this kind of school."""
    if code is None:
        return None
    if code[:2] != sector.upper():
        tekst = f"{code} is een nummer voor {code[:2].lower()}; deze school is {sector}."
        oplossing = "Kijk of het nummer klopt, en de schoolsoort."
    elif code[2:4] not in _REGIOS or not 0 < int(code[4:]) <= _LAST:
        tekst = f"'{code}' lijkt geen nummer van een samenwerkingsverband."
        oplossing = "Kijk het na. Zo'n nummer is bijvoorbeeld PO3004."
    else:
        return None
    return Bezwaar("vreemd-samenwerkingsverband", tekst, oplossing, Ernst.LET_OP)


def _bare(text: str) -> str:
    code = _SEPARATORS.sub("", text)
    # Upper case turns some foreign letters into plain ones: those are not what was typed.
    return code.upper() if code.isascii() else code


def _repair(code: str) -> str | None:
    if _ZERO_LOST.fullmatch(code):
        return f"{code[:4]}0{code[4]}"
    if _FIRST_LOST.fullmatch(code):
        return f"0{code[:3]}{int(code[3:]):02}"
    # Six digits are some other number; guessing two letters in it helps no one.
    if len(code) != 6 or code.isdigit():
        return None
    letters = code[2:4].translate(_TO_LETTER)
    repaired = code[:2].translate(_TO_DIGIT) + letters + code[4:].translate(_TO_DIGIT)
    return repaired if is_plain_code(repaired) else None


def _repair_verband(code: str) -> str | None:
    code = code.removeprefix("SWV")
    repaired = code[:2].replace("0", "O") + code[2:].translate(_TO_DIGIT)
    return repaired if _VERBAND.fullmatch(repaired) else None
