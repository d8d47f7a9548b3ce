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
    """Everything that is said; without colour the bar leaves out its empty part."""
    return re.sub("[━╸╺]", "", STYLE.sub("", screen)).split()


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


def test_addresses_are_not_broken() -> None:
    """An address can be clicked or copied whole."""
    screen = STYLE.sub("", shown("norm", "toon", "DYS-09", columns=50))
    assert "https://www.richtlijnenjeugdhulp.nl/dyslexie/signalering-en-ondersteuning/" in screen
