"""Killed at any moment: the file is whole, and has every answer but the one being given."""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from basisnorm import files
from basisnorm.audit.bestand import read_audit
from basisnorm.audit.model import Antwoord, Audit
from basisnorm.cli.bewaarplek import bewaarplek
from basisnorm.cli.toetsen import Lines
from basisnorm.files import lock
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Sector
from lang import LANG
from programma import VRAGEN
from terminal.vork import Vork

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and forks are POSIX")

SAVES = 2
# The steps of one save stand in these files, one a line.
STEPS = ("files.py", "bewaarplek.py")
NORM = load_norm()
QUESTIONS = load_vragenlijst("volledig", NORM).vragen(NORM, Sector.PO)
IDS = [eis.id for eis in QUESTIONS]
FOREIGN = b"# van een collega\n"


def answers(path: Path) -> tuple[Antwoord, ...]:
    """What is on disk; reading it fails when the file is not whole."""
    return read_audit(path, lambda edition: NORM).audit.antwoorden


class Enter(Lines):
    """Someone who has read what is told, and goes on."""

    def key(self, prompt: str) -> str:
        return ""


def save_all(path: Path, audit: Audit, told: int, between: Callable[[], object]) -> None:
    """Save one answer more, twice; say after each that it was saved."""
    with bewaarplek(path, Enter()) as plek:
        for number in range(1, SAVES + 1):
            between()
            given = tuple(Antwoord(eis=each, niveau=2) for each in IDS[:number])
            plek.save(replace(audit, antwoorden=given))
            os.write(told, bytes([number]))


def killed_at(step: int) -> None:
    """From now on, kill this process when it comes to this step."""
    left = step

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal left
        if os.path.basename(frame.f_code.co_filename) not in STEPS:  # noqa: PTH119 - quick
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


def in_a_fork(work: Callable[[int], None]) -> tuple[bool, int]:
    """Whether `work` was killed, and the last number it told before that."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid == 0:  # pragma: no cover - the child is another process
        try:
            os.close(ours)
            work(theirs)
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as handle:
        told = handle.read()
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status), max(told, default=0)


def check(path: Path, told: int) -> None:
    """The file and its previous version are whole, nothing told is lost, nothing stays locked."""
    saved = answers(path)
    assert told <= len(saved) <= told + 1
    assert [each.eis for each in saved] == IDS[: len(saved)]
    backup = path.with_name(f"{path.name}~")
    if backup.exists():
        answers(backup)
    with lock(path):
        pass
    assert {each.name for each in path.parent.iterdir()} <= {path.name, backup.name}


@pytest.mark.again
@pytest.mark.parametrize("edited", [False, True], ids=["alone", "edited by hand"])
def test_killed_at_every_step_of_a_save(nieuw: Path, edited: bool) -> None:
    """Each line of each save is a moment to be killed at."""
    audit = read_audit(nieuw, load_norm).audit
    before = nieuw.read_bytes()

    def between() -> None:
        if edited:
            nieuw.write_bytes(nieuw.read_bytes() + FOREIGN)

    def work(told: int) -> None:
        killed_at(step)
        save_all(nieuw, audit, told, between)

    sys.stderr.flush()
    step, was_killed = 0, True
    while was_killed:
        step += 1
        nieuw.write_bytes(before)
        was_killed, told = in_a_fork(work)
        check(nieuw, told)
    assert told == SAVES
    assert step > 100, step


@pytest.mark.parametrize("part", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("write", range(1, SAVES + 2))
def test_killed_in_the_middle_of_writing(nieuw: Path, part: float, write: int) -> None:
    """Half of the bytes are on the disk, in a file that is not yet the file."""
    audit = read_audit(nieuw, load_norm).audit
    fdopen = os.fdopen
    writes = 0

    def half(number: int, mode: str) -> Any:
        nonlocal writes
        writes += 1
        if writes == write:
            # The first write is the previous version, the others are the file.
            data = nieuw.read_bytes()
            os.write(number, data[: int(len(data) * part)])
            os.fsync(number)
            os.kill(os.getpid(), signal.SIGKILL)
        return fdopen(number, mode)

    def work(told: int) -> None:
        os.fdopen = half  # type: ignore[assignment]
        save_all(nieuw, audit, told, lambda: None)

    assert in_a_fork(work) == (True, max(write - 2, 0))
    left = [each.name for each in nieuw.parent.iterdir() if each.name.endswith(".tmp")]
    assert len(left) == 1
    check(nieuw, max(write - 2, 0))


@pytest.mark.lang
def test_killed_at_a_random_moment_of_a_session(nieuw: Path) -> None:
    """Whatever was asked after an answer was shown, that answer is on disk."""
    moments = random.Random(2026)
    before = nieuw.read_bytes()
    keys = 8
    seen = set()
    for _ in range(200 if LANG else 40):
        nieuw.write_bytes(before)
        sessie = Vork("audit", nieuw, "--datum", "2026-11-21")
        sessie.send("2" * keys)
        # Not by the clock alone: a slow computer would only be killed early.
        sessie.expect(f"Vraag {moments.randint(1, keys)} van {VRAGEN}")
        time.sleep(moments.uniform(0, 0.01))
        sessie.kill()
        assert sessie.end() == 128 + signal.SIGKILL
        numbers = [int(each) for each in re.findall(r"Vraag ([0-9]+) van", sessie.all)]
        told = max(numbers, default=1) - 1
        check(nieuw, told)
        seen.add(told)
    # Early, late and in between: otherwise the moments are not random.
    assert len(seen) > 3, seen


def test_killed_while_typing_only_that_text_is_lost(nieuw: Path) -> None:
    sessie = Vork("audit", nieuw)
    sessie.send("2t")
    sessie.expect("Toelichting (")
    sessie.send("Half een zi")
    sessie.expect("Half een zi")
    sessie.kill()
    sessie.end()
    assert [(each.niveau, each.toelichting) for each in answers(nieuw)] == [(2, None)]
    again = Vork("audit", nieuw)
    again.expect(f"Vraag 2 van {VRAGEN}")
    again.send("q")
    assert again.end() == 0
    assert files.names_in(nieuw.parent) == ("school.yaml", "school.yaml~")


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGUSR1, signal.SIGALRM]
)
def test_a_signal_during_a_save_waits_until_it_is_done(nieuw: Path, number: signal.Signals) -> None:
    replacing = Path.replace

    def prepare() -> None:
        def signalled(temporary: Path, target: Path) -> Path:
            if not target.name.endswith("~"):
                os.kill(os.getpid(), number)
            return replacing(temporary, target)

        Path.replace = signalled  # type: ignore[method-assign, assignment]

    sessie = Vork("audit", nieuw, prepare=prepare)
    sessie.send("2")
    assert sessie.end() == 128 + number
    assert "Traceback" not in sessie.printed
    assert len(answers(nieuw)) == 1
    assert files.names_in(nieuw.parent) == ("school.yaml", "school.yaml~")


def test_the_window_is_closed(nieuw: Path) -> None:
    """Not the signal alone: the terminal itself is gone, in the middle of a text."""
    sessie = Vork("audit", nieuw)
    sessie.send("2t")
    sessie.expect("Toelichting (")
    os.close(sessie.fd)
    _, status = os.waitpid(sessie.pid, 0)
    assert os.waitstatus_to_exitcode(status) in (129, -signal.SIGHUP)
    assert len(answers(nieuw)) == 1
    with lock(nieuw):
        pass
