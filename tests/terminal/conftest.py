"""The interview in a real terminal: keys go in, the screen and the file come out."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pexpect
import pytest

from basisnorm.audit.bestand import read_audit
from basisnorm.audit.model import Antwoord, Audit
from basisnorm.norm.load import load_norm
from programma import MEASURE, is_again

SECONDS = 60
HEADER = re.compile(r"(?<![a-z] )Vraag ([0-9]+) van ([0-9]+)")
STYLE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass
class Sessie:
    """One run of `basisnorm audit` in a pseudo-terminal."""

    child: pexpect.spawn[str]
    path: Path
    seen: list[str] = field(default_factory=list)

    def expect(self, text: str) -> None:
        """Wait until this text is printed; the name of a file in front may break its lines."""
        self.child.expect(r"\s+".join(map(re.escape, text.split(" "))))
        self.seen.append(str(self.child.before) + str(self.child.after))

    def send(self, keys: str) -> None:
        """Press keys."""
        self.child.send(keys)

    def settle(self) -> None:
        """Wait until readline waits for a key: what it is told just before that, it sees later."""
        time.sleep(0.3)

    def end(self) -> int:
        """Wait for the end; the exit code as a shell gives it."""
        self.child.expect(pexpect.EOF)
        self.seen.append(str(self.child.before))
        self.child.close()
        if self.child.signalstatus is not None:
            return 128 + self.child.signalstatus
        assert self.child.exitstatus is not None
        return self.child.exitstatus

    @property
    def screen(self) -> str:
        """Everything that was printed, without styles."""
        return STYLE.sub("", "".join(self.seen)).replace("\r\n", "\n")

    def audit(self) -> Audit:
        """What is on disk now; it must always be valid."""
        return read_audit(self.path, load_norm).audit

    def answers(self) -> tuple[Antwoord, ...]:
        """The answers on disk now, in the order in which they were given."""
        return self.audit().antwoorden


Start = Callable[..., Sessie]


@pytest.fixture
def nieuw(tmp_path: Path) -> Path:
    """An audit file with a school and no answers."""
    path = tmp_path / "school.yaml"
    path.write_text(
        f'basisnorm: 1\nnorm: "{load_norm().id}"\nvragenlijst: volledig\n'
        f'vingerafdruk: "{load_norm().vingerafdruk}"\n'
        'school: {vestigingscode: "99AA00", schoolsoort: bo}\nantwoorden: {}\n'
    )
    return path


@pytest.fixture
def start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Start]:
    """Start the interview in a terminal of 80 by 30."""
    monkeypatch.delenv("COLUMNS", raising=False)
    measure = {} if is_again(request.node) else MEASURE
    started: list[pexpect.spawn[str]] = []

    def spawn(
        path: Path | None = None,
        *options: str,
        typed: str = "",
        columns: int = 80,
        rows: int = 30,
        before: tuple[str, ...] = (),
        **env: str,
    ) -> Sessie:
        command = [*before, sys.executable, "-m", "basisnorm", "audit"]
        child = pexpect.spawn(
            command[0],
            [*command[1:], *([str(path)] if path else []), *options],
            cwd=tmp_path,
            env={**os.environ, **measure, "TERM": "xterm", **env},
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=SECONDS,
        )
        child.delaybeforesend = None
        started.append(child)
        if typed:
            child.send(typed)
        return Sessie(child, path or tmp_path / "99AA00-2026-2027.yaml")

    yield spawn
    for child in started:
        child.close(force=True)
