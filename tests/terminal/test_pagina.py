"""Results on a real terminal: as wide as it is, with colour unless that is not wanted."""

from __future__ import annotations

import os
import re
import sys

import pexpect
import pytest

from programma import DE_LINDE
from terminal.conftest import STYLE

COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-9]m")


def shown(*arguments: str, columns: int, **environment: str) -> str:
    """What one command prints in a terminal of this width."""
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "basisnorm", *arguments],
        dimensions=(40, columns),
        env={**clean, "TERM": "xterm-256color", **environment},
        encoding="utf-8",
        timeout=60,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return str(child.before)


def words(screen: str) -> list[str]:
    """Everything that is said."""
    return STYLE.sub("", screen).split()


@pytest.mark.parametrize("columns", [40, 72, 200])
def test_uitslag_fits_the_terminal(columns: int) -> None:
    """No line is wider than the terminal, and none so wide that reading it is work."""
    lines = STYLE.sub("", shown("uitslag", str(DE_LINDE), columns=columns)).splitlines()
    commands = [line for line in lines if str(DE_LINDE) in line]
    assert max(len(line.rstrip()) for line in lines if line not in commands) <= min(columns, 96)


def test_uitslag_says_what_to_do_next() -> None:
    """Whoever reads it on a screen sees the two commands that follow."""
    screen = shown("uitslag", str(DE_LINDE), columns=80)
    assert f"Waarom? basisnorm uitleg {DE_LINDE}" in screen
    assert f"Op papier: basisnorm rapport {DE_LINDE}" in screen


def test_colour_can_be_switched_off() -> None:
    """NO_COLOR is obeyed, and the words say the same."""
    coloured = shown("uitslag", str(DE_LINDE), columns=80)
    plain = shown("uitslag", str(DE_LINDE), columns=80, NO_COLOR="1")
    assert COLOUR.search(coloured)
    assert not COLOUR.search(plain)
    assert words(coloured) == words(plain)


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_without_styles_gets_none(term: str) -> None:
    """The words are the same there."""
    plain = shown("uitslag", str(DE_LINDE), columns=80, TERM=term)
    assert "\x1b" not in plain
    assert words(plain) == words(shown("uitslag", str(DE_LINDE), columns=80))


def test_the_rest_of_the_bar_can_be_told_apart_without_colours() -> None:
    screen = shown("uitslag", str(DE_LINDE), columns=80, NO_COLOR="1")
    assert re.search("━{20,}─{5,}", STYLE.sub("", screen))


def test_a_terminal_without_lines_gets_signs() -> None:
    """A bar of question marks says nothing."""
    screen = shown("uitslag", str(DE_LINDE), columns=80, PYTHONIOENCODING="ascii")
    assert re.search("#{20,}-{5,}", STYLE.sub("", screen))
    assert "━" not in screen


def test_the_width_can_be_asked_for() -> None:
    lines = STYLE.sub("", shown("uitslag", str(DE_LINDE), columns=80, COLUMNS="50")).splitlines()
    assert max(len(line.rstrip()) for line in lines if str(DE_LINDE) not in line) <= 50


@pytest.mark.parametrize("force", ["", "1"])
def test_a_pipe_is_as_wide_as_the_terminal_before_it(force: str) -> None:
    """With `| less` the keyboard still knows the width; there is colour only on request."""
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", f'"{sys.executable}" -m basisnorm uitslag "{DE_LINDE}" 2>/dev/null | cat'],
        dimensions=(40, 60),
        env={**clean, "TERM": "xterm-256color", "FORCE_COLOR": force},
        encoding="utf-8",
        timeout=60,
    )
    child.expect(pexpect.EOF)
    screen = str(child.before)
    assert 50 < max(len(line) for line in STYLE.sub("", screen).splitlines()) <= 60
    assert bool(COLOUR.search(screen)) == bool(force)


def test_addresses_are_not_broken() -> None:
    """An address can be clicked or copied whole."""
    screen = STYLE.sub("", shown("norm", "toon", "DYS-09", columns=50))
    assert "https://www.richtlijnenjeugdhulp.nl/dyslexie/signalering-en-ondersteuning/" in screen
