"""What people type in the interview, as values; the clock and the keyboard are elsewhere."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from basisnorm.audit.schrijfwijzen import NVT_WORDS, fold, niveaus
from basisnorm.norm.model import Eis, Schaal, Schaalsoort

# What a keyboard gives when there is no more input (Ctrl-D, the end of a pipe).
END_OF_INPUT = "\x04"
# What it gives for a whole piece of text that was pasted where a key is asked.
PASTE = "\x1b[200~"

_LINE_END = re.compile(r"\r\n|\r|\n")
_GAP = re.compile(r"\n{3,}")
# Marks that nobody sees and that come along with what is pasted: where a word may break.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
# They hold an emoji or a letter together.
_JOINERS = "\u200c\u200d"


class Action(Enum):
    """What a key asks for, other than an answer."""

    TOELICHTING = auto()
    EDIT = auto()
    BEWIJS = auto()
    REMOVE_BEWIJS = auto()
    NVT = auto()
    EXPLAIN = auto()
    BACK = auto()
    FORWARD = auto()
    SKIP = auto()
    SEARCH = auto()
    OVERVIEW = auto()
    UNDO = auto()
    STOP = auto()
    KEEP = auto()
    SAME = auto()
    PASTED = auto()
    UNKNOWN = auto()


class Choose(NamedTuple):
    """A level that was chosen."""

    niveau: int


class Goto(NamedTuple):
    """The question at `place` (from 0); with `walk` all questions from there come by.

    With `some` only those places do.
    """

    place: int
    walk: bool = False
    some: tuple[int, ...] = ()


_ANYWHERE = {
    "/": Action.SEARCH,
    "o": Action.OVERVIEW,
    "u": Action.UNDO,
    "?": Action.EXPLAIN,
    "<": Action.BACK,
    # Who wipes an answer wants that one back, and not the next key for another question.
    "\x7f": Action.BACK,
    "\x08": Action.BACK,
    "q": Action.STOP,
    END_OF_INPUT: Action.STOP,
    "": Action.KEEP,
    "\n": Action.KEEP,
    "\r": Action.KEEP,
}
_ACTIONS = {
    **_ANYWHERE,
    "t": Action.TOELICHTING,
    "e": Action.EDIT,
    "b": Action.BEWIJS,
    "n": Action.NVT,
    ">": Action.FORWARD,
    "s": Action.SKIP,
    "=": Action.SAME,
    PASTE: Action.PASTED,
}
# Where a whole line is typed, a word is easier to remember, and to hear, than a sign. Every word
# with which the program itself names a key is here.
_WORDS = {
    "terug": Action.BACK,
    "vorige": Action.BACK,
    "verder": Action.FORWARD,
    "volgende": Action.FORWARD,
    "later": Action.SKIP,
    "open": Action.SKIP,
    "openlaten": Action.SKIP,
    "deze vraag openlaten": Action.SKIP,
    "toelichting": Action.TOELICHTING,
    "een toelichting typen": Action.TOELICHTING,
    "bewijs": Action.BEWIJS,
    "tekstverwerker": Action.EDIT,
    "zoek": Action.SEARCH,
    "zoeken": Action.SEARCH,
    "overzicht": Action.OVERVIEW,
    "ongedaan": Action.UNDO,
    "ongedaan maken": Action.UNDO,
    "uitleg": Action.EXPLAIN,
    "hulp": Action.EXPLAIN,
    "help": Action.EXPLAIN,
    "meer": Action.EXPLAIN,
    "stop": Action.STOP,
    "hetzelfde": Action.SAME,
    "stoppen": Action.STOP,
    "klopt": Action.KEEP,
    "zo houden": Action.KEEP,
    "enter": Action.KEEP,
}
# Those of them that do something at the overview; any other word there is looked for.
_AT_OVERVIEW = (
    "terug", "overzicht", "ongedaan", "ongedaan maken", "hulp", "help", "stop", "stoppen", "enter",
)  # fmt: skip


def read_key(eis: Eis, key: str) -> Choose | Action:
    """What one key means at this eis. An empty key is Enter."""
    key = key.lower()
    if eis.schaal is Schaalsoort.JA_NEE:
        nee, ja = eis.niveaus
        if key == "j":
            return Choose(ja)
        if key == "n" and not eis.nvt_redenen:
            return Choose(nee)
    for niveau in eis.niveaus:
        if key == str(niveau):
            return Choose(niveau)
    return _ACTIONS.get(key, Action.UNKNOWN)


def read_line(eis: Eis, schaal: Schaal, line: str) -> Choose | Action:
    """What a typed line means at this eis: a key, or a word that stands on the screen.

    Answers are those of `schrijfwijzen`, the same as in a table. An empty line is Enter.
    """
    text = fold(line)
    found = read_key(eis, text)
    if found is not Action.UNKNOWN:
        return found
    niveau = niveaus(eis, schaal).get(text)
    if niveau is not None:
        return Choose(niveau)
    return Action.NVT if text in NVT_WORDS else _WORDS.get(text, Action.UNKNOWN)


def read_word(text: str) -> Action | Goto | None:
    """What a line typed at the overview means; None for what must be looked for."""
    text = fold(text)
    if text in ("a", "alle vragen", "alle vragen nalopen"):
        return Goto(0, walk=True)
    return _WORDS[text] if text in _AT_OVERVIEW else _ANYWHERE.get(text)


def clean_text(text: str) -> str:
    """One line without what a terminal or a paste may leave in it."""
    seen = _UNSEEN.sub("", text)
    kept = (each if each.isprintable() or each in _JOINERS else " " for each in seen)
    return " ".join("".join(kept).split())


def clean_lines(text: str) -> str:
    """Text of more than one line, each of them clean; at most one empty line between two."""
    lines = [clean_text(line) for line in _LINE_END.split(text)]
    return _GAP.sub("\n\n", "\n".join(lines)).strip()
