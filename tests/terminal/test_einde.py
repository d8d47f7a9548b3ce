"""Every way in which a session can end, in a real terminal: nothing saved is ever lost."""

from __future__ import annotations

import os
import pty
import random
import re
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pexpect
import pyte
import pytest

from lang import LANG
from programma import VRAGEN
from terminal.conftest import STYLE, Start


def test_interrupt_keeps_the_answers(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="22")
    sessie.expect(f"Vraag 3 van {VRAGEN}")
    sessie.expect("Antwoord: ")
    sessie.send("\x03")
    assert sessie.end() == 130
    assert len(sessie.answers()) == 2
    assert f"basisnorm audit {nieuw}" in sessie.screen


def test_interrupt_in_the_middle_of_a_text(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="2t")
    sessie.expect("Toelichting")
    sessie.send("half een zin")
    sessie.expect("zin")
    sessie.settle()
    sessie.send("\x03")
    assert sessie.end() == 130
    assert len(sessie.answers()) == 1


@pytest.mark.parametrize(
    ("before", "prompt"), [("2", "Antwoord: "), ("2t", "(Enter = geen): "), ("2b", "niets): ")]
)
def test_end_of_input_is_stop(start: Start, nieuw: Path, before: str, prompt: str) -> None:
    sessie = start(nieuw, typed=before)
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.expect(prompt)
    sessie.settle()
    sessie.send("\x04")
    assert sessie.end() == 0
    assert len(sessie.answers()) == 1


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
        (signal.SIGQUIT, 131),
        (signal.SIGUSR1, 138),
        (signal.SIGALRM, 142),
    ],
)
@pytest.mark.parametrize("keys", ["2", "2t"])
def test_signals_end_it_the_orderly_way(
    start: Start, nieuw: Path, number: signal.Signals, code: int, keys: str
) -> None:
    sessie = start(nieuw, typed=keys)
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    if "t" in keys:
        sessie.expect("Toelichting (Enter = geen): ")
        sessie.settle()
    sessie.child.kill(number)
    assert sessie.end() == code
    assert len(sessie.answers()) == 1
    assert [each.name for each in nieuw.parent.iterdir() if each.name.endswith(".slot")] == []


@pytest.mark.parametrize("ending", ["q", "\x03", "\x1c", "SIGTERM", "t\x03", "t\x1c"])
def test_the_terminal_is_as_it_was(nieuw: Path, ending: str) -> None:
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    child = subprocess.Popen(
        [sys.executable, "-m", "basisnorm", "audit", str(nieuw)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),
    )
    printed = ""
    while "Antwoord: " not in printed:
        printed += os.read(ours, 4096).decode(errors="replace")
    assert termios.tcgetattr(theirs) != before
    if ending == "SIGTERM":
        child.terminate()
    else:
        for key in ending:
            os.write(ours, key.encode())
            time.sleep(0.3)
    child.wait(timeout=60)
    assert termios.tcgetattr(theirs) == before
    os.close(ours)
    os.close(theirs)


def test_stopped_and_taken_up_again(nieuw: Path) -> None:
    """Ctrl-Z and fg, in a shell with job control."""
    shell = pexpect.spawn("bash", ["--norc", "-i"], encoding="utf-8", timeout=60)
    shell.sendline("PS1='klaar> '")
    shell.sendline(f"{sys.executable} -m basisnorm audit {nieuw}")
    shell.expect_exact("Antwoord: ")
    shell.send("\x1a")
    shell.expect_exact("Stopped")
    shell.sendline("echo $((40 + 2))")
    shell.expect_exact("42")
    shell.sendline("fg")
    shell.expect_exact("Antwoord: ")
    shell.send("2t")
    shell.expect_exact(f"Vraag 2 van {VRAGEN}")
    shell.expect_exact("Toelichting (")
    shell.send("Een ")
    shell.expect_exact("Een ")
    shell.send("\x1a")
    shell.expect_exact("Stopped")
    shell.sendline("fg")
    time.sleep(0.3)
    shell.send("zin\r1")
    shell.expect_exact(f"Vraag 3 van {VRAGEN}")
    shell.send("q")
    shell.expect_exact("klaar> ")
    shell.close(force=True)
    assert "toelichting: Een zin" in nieuw.read_text()


def test_killed_at_any_moment_the_file_is_whole(start: Start, nieuw: Path) -> None:
    """Whatever was asked after an answer was shown, that answer is on disk."""
    moments = random.Random(2026)
    done = 0
    for _ in range(60 if LANG else 6):
        sessie = start(nieuw, typed="2" * 5)
        sessie.expect("Vraag ")
        time.sleep(moments.uniform(0, 0.02))
        sessie.child.kill(signal.SIGKILL)
        sessie.end()
        numbers = re.findall(r"Vraag ([0-9]+) van", sessie.screen)
        answers = len(sessie.answers())
        assert answers >= max(done, int(numbers[-1]) - 1 if numbers else 0)
        done = answers
        if done > 60:
            nieuw.write_text(
                re.sub("antwoorden:.*", "antwoorden: {}\n", nieuw.read_text(), flags=re.S)
            )
            done = 0


def test_a_second_session_is_refused(start: Start, nieuw: Path) -> None:
    first = start(nieuw)
    first.expect("Antwoord: ")
    second = start(nieuw)
    second.expect("al open in")
    assert second.end() == 1
    first.send("2q")
    assert first.end() == 0
    assert len(first.answers()) == 1


def test_one_backup_per_session(start: Start, nieuw: Path) -> None:
    before = nieuw.read_bytes()
    sessie = start(nieuw, typed="222q")
    sessie.end()
    assert nieuw.with_name("school.yaml~").read_bytes() == before


def test_looking_changes_nothing(start: Start, nieuw: Path) -> None:
    before = nieuw.read_bytes()
    start(nieuw, typed="?<ssq").end()
    assert nieuw.read_bytes() == before
    assert [each.name for each in nieuw.parent.iterdir()] == ["school.yaml"]


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_nothing_is_wider_than_the_terminal(start: Start, nieuw: Path, columns: int) -> None:
    sessie = start(nieuw, typed="2", columns=columns)
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.expect("Antwoord: ")
    sessie.send("q")
    sessie.end()
    # The name of the file is printed whole, to copy.
    conversation = [line for line in sessie.screen.splitlines() if str(nieuw) not in line]
    assert max(map(len, conversation)) < min(columns, 79)


def test_a_window_that_gets_smaller(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw)
    sessie.expect("Antwoord: ")
    sessie.child.setwinsize(20, 40)
    sessie.send("2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.expect("Antwoord: ")
    assert max(map(len, STYLE.sub("", sessie.seen[-1]).splitlines())) < 40
    sessie.send("q")
    assert sessie.end() == 0


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"LC_ALL": "C"}, {"TERM": "vt100"}])
def test_every_terminal_will_do(start: Start, nieuw: Path, env: dict[str, str]) -> None:
    sessie = start(nieuw, typed="2tEen zin\r2q", **env)
    assert sessie.end() == 0
    assert sessie.answers()[1].toelichting == "Een zin"


def test_no_colour_is_ever_used(start: Start, nieuw: Path) -> None:
    """Bold and dim only: nothing depends on seeing a colour."""
    sessie = start(nieuw, typed="2oq\r")
    sessie.end()
    styles = set(re.findall(r"\x1b\[([0-9;]*)m", "".join(sessie.seen)))
    assert styles <= {"", "0", "1", "2"}


def test_the_screen_says_from_which_level_it_is_in_order(start: Start, nieuw: Path) -> None:
    """Not by style alone: whoever hears the screen knows from which level on."""
    sessie = start(nieuw)
    sessie.expect("Antwoord: ")
    screen = pyte.Screen(80, 60)
    pyte.Stream(screen).feed("".join(sessie.seen))
    marked = [line for line in screen.display if "op orde »" in line]
    assert [line.split()[:5] for line in marked] == [["op", "orde", "»", "2", "Op"]]
    sessie.send("q")
    sessie.end()
