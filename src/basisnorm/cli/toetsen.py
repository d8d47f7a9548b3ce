"""The keyboard of the interview: one key, or one line, and nothing typed ahead is ever lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from basisnorm.cli import scherm
from basisnorm.cli.editing import edit_text, edited_line, typed_line
from basisnorm.cli.signalen import orderly_end, signal_pipe
from basisnorm.interview.typed import END_OF_INPUT, clean_lines, clean_text


class Toetsenbord(Protocol):
    """Where answers come from."""

    def key(self, prompt: str) -> str:
        """The next key; "" or a line end for Enter, `END_OF_INPUT` when there is no more."""

    def line(self, prompt: str, begun: str = "") -> str | None:
        """The next line, or more of them when they were pasted; None when there is no more.

        `begun` stands there already, to be corrected.
        """

    def edit(self, text: str) -> str | None:
        """The text after an editor changed it; None when it did not."""


@contextmanager
def keyboard(*, simple: bool) -> Iterator[Toetsenbord]:
    """The keyboard of this session; afterwards the terminal is as it was, however it ends.

    With `simple` every answer is a line. SIGTERM and SIGHUP end the program the orderly way, with
    exit code 128 + the signal.
    """
    with orderly_end():
        if simple:
            yield Lines()
        elif os.name == "nt":  # pragma: no cover - tested by hand on Windows
            yield Windows()
        else:
            from basisnorm.cli.posix import cbreak

            with signal_pipe() as signals, cbreak(sys.stdin.fileno(), signals) as terminal:
                yield terminal


class Lines:
    """Every line is a key, or text where text is asked."""

    def __init__(self) -> None:
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="replace")
        self._is_terminal = sys.stdin.isatty()
        # A bare terminal has no line editing; a good one also keeps what is pasted together.
        self._edits = self._is_terminal and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    def key(self, prompt: str) -> str:
        """The next line, without the spaces around it."""
        line = self._read(prompt)
        return END_OF_INPUT if line is None else clean_text(line)

    def line(self, prompt: str, begun: str = "") -> str | None:
        """The next line."""
        line = self._read(prompt, begun)
        return None if line is None else clean_lines(line)

    def edit(self, text: str) -> str | None:
        """The text after an editor changed it; without a terminal there is no editor."""
        if self._is_terminal:
            return edit_text(text)
        scherm.say("Een tekstverwerker openen kan alleen in een terminal.")
        return None

    def _read(self, prompt: str, begun: str = "") -> str | None:
        if prompt:
            # On a line of its own, so that it is read out before anything is typed.
            scherm.say(prompt.rstrip())
            sys.stdout.flush()
        if self._edits:
            # Without readline the terminal itself edits the line.
            with suppress(ImportError):
                return edited_line("", begun)
        if begun:
            scherm.say(f"Er staat: {clean_text(begun)}", "Typ het opnieuw, of Enter = zo laten.")
            sys.stdout.flush()
        while line := sys.stdin.readline():
            # What comes from a file was not sent by a terminal.
            typed = typed_line(line) if self._is_terminal else line
            if typed is not None:
                return typed if typed.strip() else begun
        return None


class Windows:  # pragma: no cover - tested by hand on Windows
    """A Windows console."""

    def key(self, prompt: str) -> str:
        """One key; arrows are "<" and ">", other special keys do nothing."""
        import msvcrt

        scherm.write(scherm.last_line(prompt))
        while True:
            key: str = msvcrt.getwch()  # type: ignore[attr-defined]
            if key == "\x03":
                raise KeyboardInterrupt
            if key == "\x1a":
                return END_OF_INPUT
            if key not in ("\0", "\xe0"):
                return key
            arrow = {"K": "<", "M": ">"}.get(msvcrt.getwch())  # type: ignore[attr-defined]
            if arrow:
                return arrow

    def line(self, prompt: str, begun: str = "") -> str | None:
        """One line, as the console edits it."""
        if begun:
            scherm.say(f"Er staat: {clean_text(begun)}", "Typ het opnieuw, of Enter = zo laten.")
        try:
            return clean_lines(input(scherm.last_line(prompt))) or begun
        except EOFError:
            return None

    def edit(self, text: str) -> str | None:
        """The text after an editor changed it."""
        return edit_text(text)
