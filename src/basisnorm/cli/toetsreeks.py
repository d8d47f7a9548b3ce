"""What a terminal sends, taken apart: keys that someone pressed, and all the rest.

A terminal also sends by itself: answers to questions of another program, reports of the mouse, that
its window has the focus. Those are sequences; only arrows in them are keys. Nothing here knows a
terminal or a clock: bytes go in one at a time, and `wait` says for how long more may follow.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from basisnorm.interview.typed import PASTE

# How long a lone escape may become Alt and a key; and, inside a sequence, how long until its rest.
# A cursor key over a slow line comes in parts.
_ALT_SECONDS = 0.1
_SEQUENCE_SECONDS = 1.5
_STRING_SECONDS = 2.0
_PASTE_SECONDS = 5.0

_ESCAPE, _BELL, _STRING_END, _NEXT_LINE = "\x1b", "\x07", "\x9c", "\x85"
# What ends any sequence at once (ECMA-48, xterm).
_CANCEL = "\x18\x1a"
_PASTE_ENDS = ("\x1b[201~", "\x9b201~")
_LONGEST_TAIL = max(map(len, _PASTE_ENDS))
# A plain arrow, or one with Ctrl, Shift or Alt; not that it was let go.
_ARROW = re.compile(r"(?:1(?:;[0-9]+(?::[12])?)?)?([CD])")
_ARROWS = {"D": "<", "C": ">"}
# More of a sequence than this need not be kept to know what it is.
_KEPT = 32


class _Stand(Enum):
    GROUND = auto()
    ESCAPE = auto()
    LATE = auto()
    """An escape that stood alone for a while; only the start of a sequence still belongs to it."""
    ONE_MORE = auto()
    INTERMEDIATE = auto()
    SEQUENCE = auto()
    STRING = auto()
    STRING_ESCAPE = auto()
    SS3 = auto()
    MOUSE = auto()
    PASTE = auto()


_STARTS = {
    "[": _Stand.SEQUENCE,
    "O": _Stand.SS3,
    "]": _Stand.STRING,
    "P": _Stand.STRING,
    "X": _Stand.STRING,
    "^": _Stand.STRING,
    "_": _Stand.STRING,
}
# The same in one character, as terminals with eight bits send them.
_C1 = {chr(ord(each) + 0x40): stand for each, stand in _STARTS.items()} | {"\x8e": _Stand.ONE_MORE}
_WAITS: dict[_Stand, float | None] = {
    _Stand.GROUND: None,
    _Stand.ESCAPE: _ALT_SECONDS,
    _Stand.STRING: _STRING_SECONDS,
    _Stand.STRING_ESCAPE: _STRING_SECONDS,
    _Stand.PASTE: _PASTE_SECONDS,
}


class Toetsreeks:
    """Takes bytes; gives keys: arrows as "<" and ">", a paste as `PASTE`."""

    def __init__(self) -> None:
        self._stand = _Stand.GROUND
        self._kept = ""
        self._mouse = 0
        self._letter = b""

    @property
    def wait(self) -> float | None:
        """How many seconds the rest of what began may take; None when nothing began."""
        if self._letter and self._stand is _Stand.GROUND:
            # The rest of a letter is waited for like the rest of a sequence.
            return _SEQUENCE_SECONDS
        return _WAITS.get(self._stand, _SEQUENCE_SECONDS)

    def expire(self) -> str:
        """What is left when nothing more came: what was not finished is dropped, key by key."""
        stand, self._letter = self._stand, b""
        self._to(_Stand.LATE if stand is _Stand.ESCAPE else _Stand.GROUND)
        return PASTE if stand is _Stand.PASTE else ""

    def feed(self, byte: bytes) -> str:
        """The key that this byte completes, or "" when it completes none."""
        if self._stand is _Stand.MOUSE:
            # Three bytes, of any value: no letters.
            return self._take("")
        keys = [self._take(each) for each in self._letters(byte)]
        return next((key for key in reversed(keys) if key), "")

    def typed(self, line: str) -> str | None:
        """What someone typed in a line that was read whole; None when that is not certain."""
        typed = []
        for letter in line:
            stand = self._stand
            key = self._take(letter)
            if stand is _Stand.GROUND:
                # Among what is pasted, that is the end of a line.
                typed.append(letter if letter == _NEXT_LINE else key)
            elif stand is _Stand.ESCAPE and self._stand is _Stand.GROUND and letter != "\\":
                return None
        return "".join(typed) if self.wait is None else None

    def _letters(self, byte: bytes) -> str:
        """The letters that are complete now; at most a broken one, and the one after it."""
        broken = ""
        if self._letter and not 0x80 <= byte[0] < 0xC0:
            broken, self._letter = "\N{REPLACEMENT CHARACTER}", b""
        self._letter += byte
        first = self._letter[0]
        if 0x80 <= first < 0xA0:
            # No letter begins like this: it is a control of eight bits.
            self._letter = b""
            return broken + chr(first)
        size = 1 if first < 0xC0 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
        if len(self._letter) < size:
            return broken
        letter, self._letter = self._letter.decode(errors="replace"), b""
        return broken + letter

    def _take(self, letter: str) -> str:
        return _STEPS[self._stand](self, letter)

    def _to(self, stand: _Stand) -> str:
        self._stand, self._kept = stand, ""
        return ""

    def _ground(self, letter: str) -> str:
        if letter == _ESCAPE:
            return self._to(_Stand.ESCAPE)
        if "\x80" <= letter <= "\x9f":
            return self._to(_C1.get(letter, _Stand.GROUND))
        self._to(_Stand.GROUND)
        return letter

    def _escape(self, letter: str) -> str:
        if letter == _ESCAPE:
            return ""
        if " " <= letter <= "/":
            return self._to(_Stand.INTERMEDIATE)
        # Anything else is Alt and a key, which means nothing here.
        return self._to(_Stand.ONE_MORE if letter == "N" else _STARTS.get(letter, _Stand.GROUND))

    def _late(self, letter: str) -> str:
        # Someone pressed Esc, and now another key; or a slow line brings the rest.
        return self._to(_STARTS[letter]) if letter in _STARTS else self._ground(letter)

    def _one_more(self, letter: str) -> str:
        return self._to(_Stand.ESCAPE if letter == _ESCAPE else _Stand.GROUND)

    def _intermediate(self, letter: str) -> str:
        return "" if " " <= letter <= "/" else self._one_more(letter)

    def _ss3(self, letter: str) -> str:
        if letter.isdigit():
            # Some terminals put in what was held down.
            return ""
        self._one_more(letter)
        return _ARROWS.get(letter, "")

    def _sequence(self, letter: str) -> str:
        if letter == "[" and not self._kept:
            # A function key of the console of Linux.
            return self._to(_Stand.ONE_MORE)
        self._kept = (self._kept + letter)[:_KEPT]
        if " " <= letter <= "?":
            return ""
        sequence = self._kept
        self._one_more(letter)
        if sequence == "M":
            self._mouse = 3
            return self._to(_Stand.MOUSE)
        if sequence == "200~":
            return self._to(_Stand.PASTE)
        arrow = _ARROW.fullmatch(sequence)
        return _ARROWS[arrow[1]] if arrow else ""

    def _string(self, letter: str) -> str:
        if letter == _ESCAPE:
            return self._to(_Stand.STRING_ESCAPE)
        return self._to(_Stand.GROUND) if letter in _BELL + _STRING_END + _CANCEL else ""

    def _string_escape(self, letter: str) -> str:
        # An escape ends a string; with a backslash that is all, without it another one begins.
        return self._to(_Stand.GROUND) if letter == "\\" else self._escape(letter)

    def _report_of_mouse(self, letter: str) -> str:
        self._mouse -= 1
        return "" if self._mouse else self._to(_Stand.GROUND)

    def _paste(self, letter: str) -> str:
        self._kept = (self._kept + letter)[-_LONGEST_TAIL:]
        if not self._kept.endswith(_PASTE_ENDS):
            return ""
        self._to(_Stand.GROUND)
        return PASTE


_STEPS = {
    _Stand.GROUND: Toetsreeks._ground,
    _Stand.ESCAPE: Toetsreeks._escape,
    _Stand.LATE: Toetsreeks._late,
    _Stand.ONE_MORE: Toetsreeks._one_more,
    _Stand.INTERMEDIATE: Toetsreeks._intermediate,
    _Stand.SEQUENCE: Toetsreeks._sequence,
    _Stand.STRING: Toetsreeks._string,
    _Stand.STRING_ESCAPE: Toetsreeks._string_escape,
    _Stand.SS3: Toetsreeks._ss3,
    _Stand.MOUSE: Toetsreeks._report_of_mouse,
    _Stand.PASTE: Toetsreeks._paste,
}
