"""The spellings that we take for an answer: one closed list for each kind of cell.

The same for tables, workbooks, forms and typed words. White space around a text is trimmed and
case does not matter; nothing else is dropped. What is not on the list is refused, never guessed.
`docs/schrijfwijzen.md` is printed from these lists.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from basisnorm.audit.model import SCHOOLSOORT, Schoolsoort
from basisnorm.norm.model import DECIMALS as DECIMALS
from basisnorm.norm.model import JA_NEE as JA_NEE
from basisnorm.norm.model import NVT_WORDS as NVT_WORDS
from basisnorm.norm.model import OPEN_WORDS as OPEN_WORDS
from basisnorm.norm.model import Eis, Niveau, Schaal, Schaalsoort
from basisnorm.words import WHITE

# What is no level but an answer all the same.
OPEN, NVT = "open", "nvt"

# Our own words for the levels, by which everyone may answer.
WOORDEN = {"nog niet": 0, "begonnen": 1, "op orde": 2, "geborgd": 3}
JA_NEE_WOORDEN = {"nee": 0, "ja": 2}
STANDAARD = Schaal(
    niveaus=tuple(Niveau(niveau=each, naam=naam, uitleg="") for naam, each in WOORDEN.items()),
    ja_nee=tuple(
        Niveau(niveau=each, naam=naam, uitleg="") for naam, each in JA_NEE_WOORDEN.items()
    ),
)
SOORTEN: Mapping[str, Schoolsoort] = {
    **{each.value: each for each in Schoolsoort},
    **{naam: each for each, naam in SCHOOLSOORT.items()},
    # As our own drop-down, and our own questions, write it.
    **{f"{each.value} ({naam})": each for each, naam in SCHOOLSOORT.items()},
    **{f"{naam} ({each.value})": each for each, naam in SCHOOLSOORT.items()},
    "bao": Schoolsoort.BO,
    "basisschool": Schoolsoort.BO,
    "regulier basisonderwijs": Schoolsoort.BO,
    "po": Schoolsoort.BO,
    "primair onderwijs": Schoolsoort.BO,
    "praktijkschool": Schoolsoort.PRO,
}

_SEPARATORS = re.compile(r"[ _-]")
_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')
# A word, a decade or a quotation that begins with an apostrophe of its own.
_OWN_APOSTROPHE = re.compile(r"'(?:(?:[stnkmr]|ns|er)\b.|[0-9]0(?:-er)? |[^']+')", re.IGNORECASE)

_OURS: Mapping[str, str] = {
    **dict.fromkeys(OPEN_WORDS, OPEN),
    **dict.fromkeys(NVT_WORDS, NVT),
    **{f"{niveau}{end}": str(niveau) for niveau in WOORDEN.values() for end in DECIMALS},
    **{
        spelled: str(niveau)
        for word, niveau in (*WOORDEN.items(), *JA_NEE_WOORDEN.items())
        for spelled in (word, f"{niveau} {word}")
    },
    **{word: "2" if yes else "0" for word, yes in JA_NEE.items()},
}


def trim(text: str) -> str:
    """The text without white space around it, of whatever kind."""
    return text.strip(WHITE)


def as_typed(cell: str) -> str:
    """What was typed in a cell: trimmed, and without what a spreadsheet adds to keep it text.

    That is `="99AA01"`, or an apostrophe in front.
    """
    text = trim(cell)
    if text[:1] == "'":
        return trim(text[1:])
    match = _AS_TEXT.fullmatch(text) if text[:1] == "=" else None
    return trim(match[1].replace('""', '"')) if match else text


def plain_text(cell: str) -> str:
    """The same for free text, in which 's-Gravenhage keeps its apostrophe."""
    text = trim(cell)
    return text if _OWN_APOSTROPHE.match(text) else as_typed(text)


def kept(text: str) -> str:
    """A text to write in a cell, such that `plain_text` gives it back."""
    return f"'{text}" if plain_text(text) != trim(text) else text


def fold(text: str) -> str:
    """By what answers are compared: trimmed, and in lower case."""
    text = trim(text)
    plain = unicodedata.normalize("NFC", text).lower()
    # A sign that becomes a plain letter or digit on the way is not what was typed.
    return plain if text.isascii() or not plain.isascii() else text


def antwoorden(eis: Eis, schaal: Schaal = STANDAARD) -> dict[str, int | str]:
    """Every spelling of an answer to an eis, folded: a level, OPEN, or NVT where that may be.

    The words of the questionnaire win; ours that mean another level there are left out.
    """
    return {**cijfers(eis), **niveaus(eis, schaal)}


def cijfers(eis: Eis) -> dict[str, int | str]:
    """Those for which no scale is needed: digits, open, n.v.t., and ja where that is asked."""
    found: dict[str, int | str] = dict.fromkeys(OPEN_WORDS, OPEN)
    if eis.schaal is Schaalsoort.JA_NEE:
        found |= {word: 2 if yes else 0 for word, yes in JA_NEE.items()}
    if eis.nvt_redenen:
        found.update(dict.fromkeys(NVT_WORDS, NVT))
    return found | {f"{niveau}{end}": niveau for niveau in eis.niveaus for end in DECIMALS}


def niveaus(eis: Eis, schaal: Schaal = STANDAARD) -> dict[str, int]:
    """Every spelling of a level of an eis, folded."""
    found = {f"{niveau}{end}": niveau for niveau in eis.niveaus for end in DECIMALS}
    is_ja_nee = eis.schaal is Schaalsoort.JA_NEE
    words = {fold(stap.naam): stap.niveau for stap in schaal.stappen(eis)}
    for word, niveau in (JA_NEE_WOORDEN if is_ja_nee else WOORDEN).items():
        words.setdefault(word, niveau)
    found |= words
    found |= {f"{niveau} {word}": niveau for word, niveau in words.items()}
    return found | ({"j": 2, "n": 0} if is_ja_nee else {})


def eis_key(text: str) -> str:
    """By which the id of an eis in a cell is compared: "dys 09" and "DYS09" are DYS-09."""
    return _SEPARATORS.sub("", fold(as_typed(text)))


def our_word(text: str) -> str | None:
    """What a text is by our own words, whatever the eis: "0" to "3", OPEN or NVT; else None."""
    return _OURS.get(fold(text))


def redenen(eis: Eis) -> dict[str, str]:
    """Every spelling of a reason for n.v.t., folded, with its id: the id, or the exact text.

    The full stop behind a text is ours: we leave it out ourselves within a sentence.
    """
    return {
        fold(spelled): reden.id
        for reden in eis.nvt_redenen
        for spelled in (reden.tekst, reden.tekst.removesuffix("."), reden.id)
    }
