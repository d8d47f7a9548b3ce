"""A line on stderr that says how far a batch is, and how long it will still take."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

# A line that changes more often only flickers.
_INTERVAL = 0.2
_WIDTH = 24
# Before so many seconds, an estimate is a guess.
_KNOWN_AFTER = 2


class Voortgang:
    """Shows progress when stderr is a terminal; else it is silent."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._last = self._begin = time.monotonic()
        self._length = 0

    def step(self, what: str) -> None:
        """Begin with something else."""
        self._what, self._begin, self._last = what, time.monotonic(), 0.0

    def __call__(self, done: int, total: int) -> None:
        """So much is done; `total` is 0 when it is not known."""
        if not self._shown:
            return
        now = time.monotonic()
        if now - self._last < _INTERVAL:
            return
        self._last = now
        self._write(describe(self._what, done, total, now - self._begin))

    def clear(self) -> None:
        """Leave the line empty for what is printed next."""
        if self._shown and self._length:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, text: str) -> None:
        sys.stderr.write("\r" + text.ljust(self._length))
        sys.stderr.flush()
        self._length = len(text)


def describe(what: str, done: int, total: int, seconds: float) -> str:
    """ "Rapporten  [######------]  50 %, nog 12 seconden"."""
    if total <= 0 or done > total:
        return f"{what}: {done}"
    full = done * _WIDTH // total
    bar = "#" * full + "-" * (_WIDTH - full)
    left = ""
    if done and seconds > _KNOWN_AFTER:
        left = f", nog {_duration(seconds * (total - done) / done)}"
    return f"{what} [{bar}] {done * 100 // total} %{left}"


@contextmanager
def progress() -> Iterator[Voortgang]:
    """A Voortgang that leaves no half line behind, however it ends."""
    voortgang = Voortgang()
    try:
        yield voortgang
    finally:
        voortgang.clear()


def _duration(seconds: float) -> str:
    if seconds < 90:
        whole = max(1, round(seconds))
        return f"{whole} {'seconde' if whole == 1 else 'seconden'}"
    minutes = round(seconds / 60)
    return f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"
