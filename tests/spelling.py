"""Answers as people write them, changed in hundreds of ways, and which of those still count.

What counts is written out here by hand, so that a list in the program that grew says so.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from lang import LANG

# With `make lang` the same tests run many times as long.
SCALE = 40 if LANG else 1
WHITE = " \t\xa0\u2009\u202f\u3000"
LEVELS = {
    **{f"{level}{end}": level for level in range(4) for end in ("", ".0", ",0")},
    **{
        f"{number}{word}": level
        for level, word in enumerate(("nog niet", "begonnen", "op orde", "geborgd"))
        for number in ("", f"{level} ")
    },
}
JA_NEE = {
    "ja": 2, "j": 2, "2": 2, "2.0": 2, "2,0": 2, "2 ja": 2,
    "nee": 0, "n": 0, "0": 0, "0.0": 0, "0,0": 0, "0 nee": 0,
}  # fmt: skip
OPEN = ("", "?", "-", "\N{EN DASH}", "\N{EM DASH}", "open")
NVT = ("nvt", "n.v.t.", "n.v.t", "niet van toepassing")

_SIGNS = (
    *"<>~+-=!?%*#_/\\|.,;:()[]{}\"'`^&@$",
    *"\u2264\u2265\u2248\xb1\u2260\u20ac\u2212\u2013\u2014\xac\u2717\u2714\u2610\u2611\u2612",
    *"\u25a1\u25fb\u25a0\u2190\u2192\u2026\xb7\u2022",
    "[x]", "[ ]", "( )", "(x)", "~~", "**", "--", "...",
    "\u200b", "\u200d", "\u2060", "\ufeff", "\xad", "\u0336",
    "\u20dd", "\u0301", "\u202e", "\x1c", "0", "1", "2", "3", "00",
)  # fmt: skip
_AROUND = (
    "niet {}", "geen {}", "nooit {}", "{} niet", "niet {} meer", "bijna {}", "{}?", "{} ?", "({})",
    "({}?)", '"{}"', "{}, maar niet altijd", "{} of meer", "minder dan {}", "tussen {} en 3",
    "{}/3", "{}-3", "1 of {}", "{} en 3", "{} {}", "{}{}", "niveau {}",
    "antwoord: {}", "{} (denk ik)",
    "misschien {}", "ongeveer {}", "was {}, nu 3", "{} tot 2027", "{}e", "{}x", "{} %", "on{}",
    "[ ] {}", "[x] {}", "\u2610 {}", "\u2611 {}", "{} \u2610", "~~{}~~", "<s>{}</s>", "\u2260 {}",
)  # fmt: skip
_DIGITS = ("\uff10", "\u0660", "\u06f0", "\u0966", "\u2080", "\U0001d7ce", "\U0001d7d8", "\u0e50")
_LETTERS = {"a": "\u0430", "e": "\u0435", "o": "\u043e", "n": "\uff4e", "j": "\u0458",
            "g": "\u0261", "d": "\U0001d41d", "r": "\u0280", "t": "\u03c4",
            "v": "\u2174"}  # fmt: skip


def variants(spelled: str, seed: int, number: int) -> Iterator[str]:
    """So many changed ways to write an answer; some of them are no change at all."""
    chance = random.Random(f"{seed} {spelled}")
    for _ in range(number):
        text = spelled
        for _ in range(chance.choice((1, 1, 1, 2))):
            text = _changed(text, chance)
        yield text


def same(text: str) -> str:
    """What is left of a cell when white space around it and case do not count.

    An apostrophe in front, or `="..."` around it, is how a spreadsheet keeps a text.
    """
    text = text.strip(WHITE)
    if text.startswith("'"):
        text = text[1:].strip(WHITE)
    elif len(text) > 2 and text.startswith('="') and text.endswith('"') and '"' not in text[2:-1]:
        text = text[2:-1].strip(WHITE)
    return text.lower() if text.isascii() else text


def _changed(text: str, chance: random.Random) -> str:
    kind = chance.randrange(8)
    sign = chance.choice(_SIGNS)
    if kind == 0:
        return f"{sign}{chance.choice(('', ' '))}{text}"
    if kind == 1:
        return f"{text}{chance.choice(('', ' '))}{sign}"
    if kind == 2:
        place = chance.randrange(len(text) + 1)
        return f"{text[:place]}{sign}{text[place:]}"
    if kind == 3:
        return chance.choice(_AROUND).replace("{}", text)
    if kind == 4:
        zero = ord(chance.choice(_DIGITS))
        return "".join(chr(zero + int(each)) if each in "0123" else each for each in text)
    if kind == 5:
        here = [each for each in text if each in _LETTERS]
        letter = chance.choice(here) if here else ""
        return text.replace(letter, _LETTERS[letter], 1) if letter else f"{text}{sign}"
    if kind == 6 and text:
        place = chance.randrange(len(text))
        return text[:place] + text[place + 1 :]
    space = chance.choice(WHITE)
    return chance.choice((f"{space}{text}", f"{text}{space}{space}", text.upper(), text.title()))
