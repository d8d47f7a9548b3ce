"""Odd text typed or pasted in a real terminal shows itself, and nothing else changes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pyte
import pytest

from basisnorm.audit.bestand import read_audit
from basisnorm.interview.typed import clean_lines
from basisnorm.norm.load import load_norm
from lastig import HIDDEN, teksten
from terminal.vork import WIDE, Vork

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX"),
    pytest.mark.again,
]

ASKED = "Toelichting (Enter = geen): "
# Bold, dim, and the mark around pastes: all that we ourselves ever send.
OURS = re.compile(r"\x1b\[(?:[012]?m|\?2004[hl])")
# Colours and titles that came along with what was copied: no words of a person.
SEQUENCE = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
# The lines in which it is shown again.
OWN = re.compile(r"Toelichting: .*?\n(?=\n)", re.S)
# What is typed is echoed by readline; a text of 100 kB is tested line by line.
SHORT = [each for each in teksten("wel", "niet") if len(str(each.values[0])) < 1000]


def screen(printed: str) -> list[str]:
    """What stands on the screen in the end."""
    shown = pyte.Screen(WIDE, 80)
    pyte.Stream(shown).feed(printed.replace("\n", "\r\n"))
    assert shown.title == ""
    return [line.rstrip() for line in shown.display if line.strip()]


def typed(path: Path, text: str) -> tuple[str, str]:
    """Paste this as toelichting, answer, and look back; what was echoed and what came after."""
    sessie = Vork("audit", path, "--datum", "2026-11-21")
    sessie.expect("Antwoord: ")
    sessie.send("t")
    sessie.expect(ASKED)
    sessie.send(f"\x1b[200~{text}\x1b[201~")
    sessie.wait(0.1)
    sessie.send("\r")
    sessie.expect("Antwoord: ")
    sessie.send("2")
    sessie.expect("2 Op orde")
    sessie.expect("Antwoord: ")
    sessie.send("<")
    sessie.expect("Opnieuw vraag 1")
    sessie.expect("Antwoord: ")
    before = sessie.all
    sessie.send("q")
    assert sessie.end() == 0
    echo = before[before.index(ASKED) : before.index("2 Op orde")]
    return echo, before[before.index("2 Op orde") :]


@pytest.fixture(scope="module")
def ordinary() -> list[str]:
    """The screen after an ordinary text, once it was made."""
    return []


@pytest.mark.parametrize("text", SHORT)
def test_pasted_text_only_shows_itself(nieuw: Path, text: str, ordinary: list[str]) -> None:
    text = text.encode("utf-8", "replace").decode()
    empty = nieuw.read_bytes()
    echo, after = typed(nieuw, text)
    # A terminal makes a line feed of a return, and readline ends a text at a NUL.
    clean = clean_lines(SEQUENCE.sub("", text.replace("\r", "\n").split("\0")[0]))
    (answer,) = read_audit(nieuw, load_norm).audit.antwoorden
    assert answer.toelichting == (clean or None if clean != "-" else None)
    # The echo is of the person's own line; escapes in it are shown, not obeyed.
    assert "\x1b]" not in echo
    assert "\x1b[2J" not in echo
    assert not HIDDEN.search(OURS.sub("", after))
    if not ordinary:
        nieuw.write_bytes(empty)
        ordinary += screen(OWN.sub("", typed(nieuw, "gewoon")[1]))
    assert screen(OWN.sub("", after)) == ordinary
