"""A session in a pseudo-terminal that is a fork of this process: hundreds of them take seconds."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable
from pathlib import Path

# Loaded here, once, instead of late in every fork.
import basisnorm.cli.audit
import basisnorm.cli.posix
import basisnorm.cli.zitting
import basisnorm.strict_yaml  # noqa: F401
from basisnorm.cli.main import main

SECONDS = 60
# So wide that no message is broken over lines.
WIDE = 400


class Vork:
    """One run of `basisnorm` with `arguments`; `prepare` is done in it first.

    `all` is everything that was printed, `printed` what came after what was waited for last.
    """

    def __init__(
        self, *arguments: str | Path, prepare: Callable[[], object] = lambda: None
    ) -> None:
        self.all = self.printed = ""
        self._decode = getincrementaldecoder("utf-8")(errors="replace")
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child is another process
            self._run([str(each) for each in arguments], prepare)

    def _run(self, arguments: list[str], prepare: Callable[[], object]) -> None:
        """In the child: what the interpreter does for a program, and the program."""
        code = 70
        try:
            os.environ.update(TERM="xterm", COLUMNS="80")
            size = struct.pack("HHHH", 30, WIDE, 0, 0)
            fcntl.ioctl(1, termios.TIOCSWINSZ, size)
            sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            prepare()
            main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
            sys.stdout.flush()
        except BaseException:
            import traceback

            traceback.print_exc(file=sys.stderr)
        finally:
            os._exit(code)

    def expect(self, text: str) -> None:
        """Wait until this is printed, after what was waited for before."""
        until = time.monotonic() + SECONDS
        while text not in self.printed:
            assert time.monotonic() < until, f"{text!r} not in {self.printed!r}"
            assert self._read(0.5), f"{text!r} not in {self.printed!r}"
        self.printed = self.printed[self.printed.index(text) + len(text) :]

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self.fd, keys.encode())

    def wait(self, seconds: float) -> None:
        """Read what comes in this time."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and self._read(left):
            pass

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def end(self) -> int:
        """Wait for the end; the exit code as a shell gives it. What was printed stays to read."""
        until = time.monotonic() + SECONDS
        while self._read(1):
            assert time.monotonic() < until, f"no end after {self.printed!r}"
        os.close(self.fd)
        _, status = os.waitpid(self.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        return code if code >= 0 else 128 - code

    def _read(self, seconds: float) -> bool:
        """Read what there is; False at the end."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        text = self._decode.decode(data).replace("\r\n", "\n")
        self.all, self.printed = self.all + text, self.printed + text
        return bool(data)
