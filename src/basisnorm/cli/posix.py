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
from typing import Any

from basisnorm.cli.editing import edit_text, edited_line
from basisnorm.cli.scherm import last_line, write
from basisnorm.cli.toetsreeks import Toetsreeks
from basisnorm.interview.typed import END_OF_INPUT, clean_lines

# A terminal that knows these puts a mark around what is pasted; others do nothing with them.
_MARK_PASTES, _LEAVE_PASTES = "\x1b[?2004h", "\x1b[?2004l"


@contextmanager
def cbreak(fd: int, signals: int) -> Iterator[Terminal]:
    """The terminal, keys one by one and not shown; afterwards it is as it was.

    `signals` is where `signalen.signal_pipe` tells of them.
    """
    before = termios.tcgetattr(fd)
    terminal = Terminal(fd, before, signals)
    keys = [*before[:6], [*before[6]]]
    keys[3] &= ~(termios.ICANON | termios.ECHO)
    keys[6][termios.VMIN], keys[6][termios.VTIME] = 1, 0

    def stop(number: int, frame: FrameType | None) -> None:
        """Ctrl-Z: give the shell its terminal, and take up the conversation after `fg`."""
        now = termios.tcgetattr(fd)
        _tell(_LEAVE_PASTES)
        termios.tcsetattr(fd, termios.TCSANOW, before)
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTSTP})
        signal.signal(signal.SIGTSTP, stop)
        termios.tcsetattr(fd, termios.TCSANOW, now)
        _tell(_MARK_PASTES)
        _take_up(terminal)

    stopped = signal.signal(signal.SIGTSTP, stop)
    try:
        # TCSANOW: the other ways wait for the screen, or throw away what was typed.
        termios.tcsetattr(fd, termios.TCSANOW, keys)
        _tell(_MARK_PASTES)
        yield terminal
    finally:
        signal.signal(signal.SIGTSTP, stopped)
        _tell(_LEAVE_PASTES)
        with suppress(termios.error):
            termios.tcsetattr(fd, termios.TCSANOW, before)


class Terminal:
    """A POSIX terminal in cbreak mode."""

    def __init__(self, fd: int, before: list[Any], signals: int) -> None:
        self._fd = fd
        self._before = before
        self._signals = signals
        self.prompt = ""
        self.in_line = False

    def key(self, prompt: str) -> str:
        """One key; arrows are "<" and ">", a paste is `PASTE`, other special keys do nothing."""
        prompt = last_line(prompt)
        self.prompt = prompt or self.prompt
        write(prompt)
        # What a line left unfinished is not the beginning of a key.
        reeks = Toetsreeks()
        while True:
            byte = self._byte(reeks.wait)
            if not byte and byte is not None:
                return END_OF_INPUT
            if key := reeks.feed(byte) if byte else reeks.expire():
                return key

    def line(self, prompt: str, begun: str = "") -> str | None:
        """One line, with the editing that people know from their shell; more when pasted."""
        prompt = self.prompt = last_line(prompt)
        self.in_line = True
        # Readline knows pastes by itself; what does not know them must not see the marks.
        _tell(_LEAVE_PASTES)
        try:
            return self._edited(prompt, begun)
        finally:
            _tell(_MARK_PASTES)
            self.in_line = False

    def edit(self, text: str) -> str | None:
        """The text after an editor changed it; None when it did not."""
        now = termios.tcgetattr(self._fd)
        # In the editor these keys are the editor's.
        ours = [(each, signal.getsignal(each)) for each in (signal.SIGTSTP, signal.SIGINT)]
        _tell(_LEAVE_PASTES)
        termios.tcsetattr(self._fd, termios.TCSANOW, self._before)
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        signal.signal(signal.SIGINT, lambda number, frame: None)
        try:
            return edit_text(text)
        finally:
            for number, handler in ours:
                signal.signal(number, handler)
            termios.tcsetattr(self._fd, termios.TCSANOW, now)
            _tell(_MARK_PASTES)

    def _edited(self, prompt: str, begun: str) -> str | None:
        try:
            # Readline shows what is typed only when it finds a terminal that echoes. It reads a
            # byte at a time, like us, and leaves the rest in the terminal.
            with _flags(self._fd, "ECHO"):
                text = edited_line(prompt, begun)
        except ImportError:  # pragma: no cover - a Python built without it
            return self._plain(prompt)
        if text is None:
            write("\n")
            return None
        return clean_lines(text)

    def _plain(self, prompt: str) -> str | None:  # pragma: no cover - without readline
        """A line as the terminal itself edits it."""
        write(prompt)
        typed = bytearray()
        with _flags(self._fd, "ICANON", "ECHO"):
            while (byte := self._byte()) and byte != b"\n":
                typed += byte
        if not typed and not byte:
            return None
        return clean_lines(typed.decode(errors="replace"))

    def _byte(self, seconds: float | None = None) -> bytes | None:
        """The next byte, b"" when the window was closed; None when none came in time."""
        try:
            while True:
                ready, _, _ = select.select([self._fd, self._signals], [], [], seconds)
                if self._fd in ready:
                    return os.read(self._fd, 1)
                if not ready:
                    return None
                # A signal that comes just before a read must not wait for the next key.
                os.read(self._signals, 1)
        except OSError:
            return b""


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


def _tell(mark: str) -> None:
    # Past the buffer: when the window is gone, nothing may stay behind in it.
    with suppress(OSError):
        os.write(sys.stdout.fileno(), mark.encode())


def _take_up(terminal: Terminal) -> None:
    if terminal.in_line:
        import readline

        write("\n")
        readline.redisplay()
    else:
        write("\n" + terminal.prompt)
