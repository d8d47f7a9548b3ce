"""A POSIX terminal in cbreak mode.

`click.getchar` and `tty.setcbreak` throw away what was typed while the program was busy. Here the
terminal stays in one mode for the whole session and is read a byte at a time.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from basisnorm.audit.invoer import END_OF_INPUT, clean_text
from basisnorm.cli.scherm import write

_ESCAPE = "\x1b"
_ESCAPE_SECONDS = 0.05
_ARROWS = {"D": "<"}
# A cursor key over a slow line comes in parts, but never in more than this.
_LONGEST_SEQUENCE = 32


@contextmanager
def cbreak(fd: int) -> Iterator[Terminal]:
    """The terminal, keys one by one and not shown; afterwards it is as it was."""
    terminal = Terminal(fd)
    before = termios.tcgetattr(fd)
    keys = [*before[:6], [*before[6]]]
    keys[3] &= ~(termios.ICANON | termios.ECHO)
    keys[6][termios.VMIN], keys[6][termios.VTIME] = 1, 0

    def stop(number: int, frame: FrameType | None) -> None:
        """Ctrl-Z: give the shell its terminal, and take up the conversation after `fg`."""
        now = termios.tcgetattr(fd)
        termios.tcsetattr(fd, termios.TCSANOW, before)
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTSTP})
        signal.signal(signal.SIGTSTP, stop)
        termios.tcsetattr(fd, termios.TCSANOW, now)
        _take_up(terminal)

    stopped = signal.signal(signal.SIGTSTP, stop)
    try:
        # TCSANOW: the other ways wait for the screen, or throw away what was typed.
        termios.tcsetattr(fd, termios.TCSANOW, keys)
        yield terminal
    finally:
        signal.signal(signal.SIGTSTP, stopped)
        with suppress(termios.error):
            termios.tcsetattr(fd, termios.TCSANOW, before)


class Terminal:
    """A POSIX terminal in cbreak mode."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self.prompt = ""
        self.in_line = False

    def key(self, prompt: str) -> str:
        """One key; an arrow to the left is "<", other special keys do nothing."""
        self.prompt = prompt or self.prompt
        write(prompt)
        while True:
            key = self._character()
            if key == _ESCAPE:
                key = self._escape()
            if key:
                return key

    def line(self, prompt: str) -> str | None:
        """One line, with the editing that people know from their shell."""
        self.prompt = prompt
        self.in_line = True
        try:
            return self._edited(prompt) if sys.stdout.isatty() else self._plain(prompt)
        finally:
            self.in_line = False

    def _edited(self, prompt: str) -> str | None:
        try:
            import readline
        except ImportError:  # pragma: no cover - a Python built without it
            return self._plain(prompt)
        readline.set_auto_history(False)
        try:
            # Readline shows what is typed only when it finds a terminal that echoes. It reads a
            # byte at a time, like us, and leaves the rest in the terminal.
            with _flags(self._fd, "ECHO"):
                return clean_text(input(prompt))
        except EOFError:
            write("\n")
            return None
        except UnicodeDecodeError:
            write("Dit kon niet worden gelezen. Typ het opnieuw.\n")
            return self._edited(prompt)

    def _plain(self, prompt: str) -> str | None:
        """A line as the terminal itself edits it; for when the conversation goes to a file."""
        write(prompt)
        typed = bytearray()
        with _flags(self._fd, "ICANON", "ECHO"):
            while (byte := self._byte()) not in (b"", b"\n"):
                typed += byte
        if not typed and not byte:
            return None
        return clean_text(typed.decode(errors="replace"))

    def _byte(self) -> bytes:
        try:
            return os.read(self._fd, 1)
        except OSError:
            # The window was closed.
            return b""

    def _character(self) -> str:
        first = self._byte()
        if not first:
            return END_OF_INPUT
        more = 0 if first[0] < 0xC0 else 1 if first[0] < 0xE0 else 2 if first[0] < 0xF0 else 3
        return (first + b"".join(self._byte() for _ in range(more))).decode(errors="replace")

    def _escape(self) -> str:
        """What follows an escape: all of it is swallowed, an arrow to the left means "<"."""
        key = self._soon()
        if key == _ESCAPE:
            return self._escape()
        if key not in ("[", "O"):
            return ""
        for _ in range(_LONGEST_SEQUENCE):
            last = self._soon()
            if last == "[" or (last and "0" <= last <= "?"):
                continue
            return _ARROWS.get(last, "")
        return ""

    def _soon(self) -> str:
        ready, _, _ = select.select([self._fd], [], [], _ESCAPE_SECONDS)
        return self._character() if ready else ""


@contextmanager
def _flags(fd: int, *names: str) -> Iterator[None]:
    """The terminal with these local flags set as well."""
    before = termios.tcgetattr(fd)
    changed = [*before]
    for name in names:
        changed[3] |= getattr(termios, name)
    termios.tcsetattr(fd, termios.TCSANOW, changed)
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(fd, termios.TCSANOW, before)


def _take_up(terminal: Terminal) -> None:
    if terminal.in_line:
        import readline

        write("\n")
        readline.redisplay()
    else:
        write("\n" + terminal.prompt)
