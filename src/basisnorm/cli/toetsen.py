"""The keyboard of the interview: one key, or one line, and nothing typed ahead is ever lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from basisnorm.audit.invoer import END_OF_INPUT, clean_text
from basisnorm.cli.scherm import write
from basisnorm.cli.signalen import orderly_end


class Toetsenbord(Protocol):
    """Where answers come from."""

    def key(self, prompt: str) -> str:
        """The next key; "" or a line end for Enter, `END_OF_INPUT` when there is no more."""

    def line(self, prompt: str) -> str | None:
        """The next line, cleaned; None when there is no more."""


@contextmanager
def keyboard() -> Iterator[Toetsenbord]:
    """The keyboard of this session; afterwards the terminal is as it was, however it ends.

    SIGTERM and SIGHUP end the program the orderly way, with exit code 128 + the signal.
    """
    with orderly_end():
        if not sys.stdin.isatty():
            yield Regels()
        elif os.name == "nt":  # pragma: no cover - tested by hand on Windows
            yield Windows()
        else:
            from basisnorm.cli.posix import cbreak

            with cbreak(sys.stdin.fileno()) as terminal:
                yield terminal


class Regels:
    """No terminal: every line is a key, or text where text is asked."""

    def __init__(self) -> None:
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="replace")

    def key(self, prompt: str) -> str:
        """The next line, without the spaces around it."""
        line = self._read(prompt)
        return END_OF_INPUT if line is None else clean_text(line)

    def line(self, prompt: str) -> str | None:
        """The next line."""
        line = self._read(prompt)
        return None if line is None else clean_text(line)

    def _read(self, prompt: str) -> str | None:
        write(prompt)
        line = sys.stdin.readline()
        # Nobody pressed Enter on our screen: without this, everything ends up on one line.
        write("\n")
        return line or None


class Windows:  # pragma: no cover - tested by hand on Windows
    """A Windows console."""

    def key(self, prompt: str) -> str:
        """One key; an arrow to the left is "<", other special keys do nothing."""
        import msvcrt

        write(prompt)
        while True:
            key: str = msvcrt.getwch()  # type: ignore[attr-defined]
            if key == "\x03":
                raise KeyboardInterrupt
            if key == "\x1a":
                return END_OF_INPUT
            if key not in ("\0", "\xe0"):
                return key
            if msvcrt.getwch() == "K":  # type: ignore[attr-defined]
                return "<"

    def line(self, prompt: str) -> str | None:
        """One line, as the console edits it."""
        try:
            return clean_text(input(prompt))
        except EOFError:
            return None
