"""Moving around, undo, pasting and the editor, in a real terminal."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pyte
import pytest

from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Sector
from programma import VRAGEN
from terminal.conftest import Start

IDS = [eis.id for eis in load_vragenlijst("volledig", load_norm()).vragen(load_norm(), Sector.PO)]
PROMPT = "Antwoord: "


def test_forward_and_back_with_keys_and_arrows(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed=">\x1b[C")
    sessie.expect(f"Vraag 3 van {VRAGEN}")
    sessie.send("\x1bOD")
    sessie.expect(f"Opnieuw vraag 2 van {VRAGEN}")
    sessie.send("<2q")
    sessie.end()
    assert [each.eis for each in sessie.answers()] == [IDS[0]]


def test_skip_and_come_back(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="ss2<<1q")
    sessie.end()
    assert {each.eis: each.niveau for each in sessie.answers()} == {IDS[2]: 2, IDS[1]: 1}


def test_search_with_one_hit_goes_there(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="/")
    sessie.expect("Zoek een nummer")
    sessie.send("dys 9\r")
    sessie.expect(f"Vraag 8 van {VRAGEN}")
    sessie.send("3")
    sessie.expect(f"Vraag 9 van {VRAGEN}")
    sessie.send("q")
    sessie.end()
    assert [each.eis for each in sessie.answers()] == ["DYS-09"]


def test_search_with_more_hits_shows_a_list(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="/toets\r")
    sessie.expect("keer gevonden:")
    sessie.expect("Welke vraag? (Enter = toch niet): ")
    sessie.send("5\r")
    sessie.expect(f"Vraag 5 van {VRAGEN}")
    sessie.send("/qqqq\r")
    sessie.expect("Niets gevonden met 'qqqq'.")
    sessie.expect(PROMPT)
    sessie.send("/\r")
    sessie.expect(PROMPT)
    sessie.send("q")
    sessie.end()
    assert sessie.answers() == ()


def test_the_overview_is_always_near(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="2103o")
    sessie.expect(f"4 van de {VRAGEN} vragen zijn beantwoord.")
    sessie.expect(f"{VRAGEN - 4} open, 2 nog niet op orde en ")
    sessie.expect("Enter = verder bij vraag 5): ")
    sessie.send("2\r")
    sessie.expect("Uw antwoord is nu: 1 Begonnen.")
    sessie.send("2")
    sessie.expect("1 nog niet op orde")
    sessie.expect("Enter = verder bij vraag 5): ")
    sessie.send("\r")
    sessie.expect(f"vraag 5 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert [each.niveau for each in sessie.answers()] == [2, 2, 0, 3]


def test_undo_says_what_and_goes_further_back(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="21")
    sessie.expect(f"Vraag 3 van {VRAGEN}")
    sessie.send("u")
    sessie.expect("DYS-02 was '1 Begonnen' en is weer open.")
    sessie.expect(f"Opnieuw vraag 2 van {VRAGEN}")
    sessie.expect(PROMPT)
    assert len(sessie.answers()) == 1
    sessie.send("u")
    sessie.expect("DYS-01 was '2 Op orde' en is weer open.")
    sessie.expect(PROMPT)
    assert sessie.answers() == ()
    sessie.send("u")
    sessie.expect("niets om ongedaan te maken")
    sessie.send("tEen tekst\ru")
    sessie.expect("Bij DYS-01 is de toelichting weer zoals eerst.")
    sessie.send("3q")
    sessie.end()
    assert [(each.niveau, each.toelichting) for each in sessie.answers()] == [(3, None)]


def test_help_explains_every_key(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="?")
    sessie.expect("Wat kunt u hier typen?")
    sessie.expect("Plakken mag")
    keys = [line.split()[0] for line in sessie.seen[-1].splitlines() if line.startswith("  ")]
    sessie.send("q")
    sessie.end()
    assert keys == ["0-3", "t", "b", "<", "s", ">", "/", "o", "u", "e", "q"]


def test_twenty_keys_at_once_back_and_forth(start: Start, nieuw: Path) -> None:
    """Moving, answering and undoing, typed before the program runs."""
    sessie = start(nieuw, typed="22>1<0u<<3>>>2ou\r\rq")
    assert sessie.end() == 0
    assert {each.eis: each.niveau for each in sessie.answers()} == {
        IDS[0]: 2,
        IDS[1]: 3,
        IDS[3]: 1,
    }


def test_a_paste_at_a_question_does_nothing(start: Start, nieuw: Path) -> None:
    """Text with digits in it, where a key is asked, answers nothing."""
    sessie = start(nieuw)
    sessie.expect("\x1b[?2004h")
    sessie.expect(PROMPT)
    sessie.send("\x1b[200~Zie 2 dingen:\r1 en 3 én 2\x1b[201~")
    sessie.expect("U plakte tekst")
    sessie.expect(PROMPT)
    sessie.send("2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert [each.niveau for each in sessie.answers()] == [2]
    assert sessie.seen[-1].rstrip().endswith("\x1b[?2004l")


def test_lines_pasted_in_a_toelichting_stay_lines(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="t")
    sessie.expect("Toelichting (Enter = geen): ")
    sessie.send("\x1b[200~Eerste regel\rTweede regel, 3 keer\x1b[201~")
    sessie.send("\r2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("b\x1b[200~Een\rrooster\x1b[201~\r\r\r\r1")
    sessie.expect(f"Vraag 3 van {VRAGEN}")
    sessie.send("q")
    sessie.end()
    first, second = sessie.answers()
    assert first.toelichting == "Eerste regel\nTweede regel, 3 keer"
    assert [each.wat for each in second.bewijs] == ["Een rooster"]


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """An editor that writes down what it got, and gives other text back."""
    (tmp_path / "nieuw.txt").write_text("Eerst dit.\n\nDan dat: 2 en 3.\n", encoding="utf-8")
    return _program(tmp_path, 'cp "$1" gezien.txt; cp nieuw.txt "$1"; echo "$1" > naam.txt')


def _program(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "schrijf.sh"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.parametrize("name", ["VISUAL", "EDITOR"])
def test_a_toelichting_in_an_editor(
    start: Start, nieuw: Path, tmp_path: Path, editor: Path, name: str
) -> None:
    """What was there comes along, the lines stay, and the temporary file is gone."""
    other = {"EDITOR": "false"} if name == "VISUAL" else {"VISUAL": ""}
    sessie = start(nieuw, typed="tWas er.\r", **{**other, name: str(editor)})
    sessie.expect("Bewaard. De vraag blijft open")
    sessie.send("ee")
    sessie.expect("Bewaard. De vraag blijft open")
    sessie.send("2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    sessie.end()
    assert (tmp_path / "gezien.txt").read_text() == "Was er.\n"
    assert sessie.answers()[0].toelichting == "Eerst dit.\n\nDan dat: 2 en 3."
    assert not Path((tmp_path / "naam.txt").read_text().strip()).exists()


@pytest.mark.parametrize("body", ["exit 3", "true", 'printf "\\377" > "$1"', None])
def test_an_editor_that_fails_changes_nothing(
    start: Start, nieuw: Path, tmp_path: Path, body: str | None
) -> None:
    """It ends badly, saves nothing, writes other bytes, or is not there."""
    command = str(_program(tmp_path, body) if body else tmp_path / "weg")
    sessie = start(nieuw, typed="tWas er.\ree", VISUAL=command)
    sessie.expect("De toelichting is niet veranderd.")
    sessie.send("2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert sessie.answers()[0].toelichting == "Was er."
    assert ("De tekstverwerker is niet goed" in sessie.screen) is (body != "true")


@pytest.mark.again
@pytest.mark.parametrize("columns", [40, 80])
def test_every_page_fits_the_window(start: Start, nieuw: Path, columns: int) -> None:
    """Overview, search, help and the end: no line is cut off or broken by the terminal."""
    screen = pyte.HistoryScreen(columns, 60, history=5000)
    stream = pyte.Stream(screen)
    sessie = start(nieuw, columns=columns)
    sessie.expect(PROMPT)
    sessie.send("2" * (VRAGEN - 1) + "s")
    sessie.expect("open vraag): ")
    sessie.send("?\r")
    sessie.expect("open vraag): ")
    sessie.send("toets\r")
    sessie.expect("toch niet): ")
    sessie.send("\r\r1")
    sessie.expect("Enter = klaar): ")
    sessie.send("\r")
    sessie.end()
    stream.feed("".join(sessie.seen))
    said = [line for line in sessie.screen.splitlines() if str(nieuw) not in line]
    assert max(map(len, said)) <= columns
    assert any("Conclusie" in line for line in screen.display)


def test_what_must_be_read_waits_for_enter(start: Start, nieuw: Path) -> None:
    """A let-op before the first question, and that someone else changed the file."""
    before = nieuw.read_text()
    nieuw.write_text(re.sub(r'vingerafdruk: ".*"', 'versie: "0.9.0"', before))
    sessie = start(nieuw, typed="2")
    sessie.expect("let-op: ")
    sessie.expect("Enter = verder: ")
    sessie.send("\r")
    sessie.expect(PROMPT)
    nieuw.write_text(before)
    sessie.send("1")
    sessie.expect("intussen")
    sessie.expect("Enter = verder: ")
    sessie.send("2\r")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert [each.niveau for each in sessie.answers()] == [1]


def test_the_first_question_fits_in_a_window_of_80_by_24(start: Start, nieuw: Path) -> None:
    """Which file, which gebied, how many questions and the code stay in view; also after `?`."""
    screen = pyte.Screen(80, 24)
    stream = pyte.Stream(screen)
    sessie = start(nieuw, columns=80, rows=24)
    sessie.expect(PROMPT)
    stream.feed("".join(sessie.seen))
    shown = "\n".join(screen.display)
    for each in ("dyslexie · school.yaml", "Vraag 1 van ", "DYS-01", "op orde » 2", "? meer"):
        assert each in shown
    sessie.send("?")
    sessie.expect("Opnieuw vraag 1")
    sessie.expect(PROMPT)
    stream.feed("".join(sessie.seen))
    shown = "\n".join(screen.display)
    assert "Opnieuw vraag 1 van " in shown
    assert shown.count("op orde » 2") == 1
    sessie.send("q")
    assert sessie.end() == 0


@pytest.mark.parametrize(("columns", "rows", "is_brief"), [(40, 20, True), (80, 40, False)])
def test_in_a_small_window_the_question_stays(
    start: Start, nieuw: Path, columns: int, rows: int, is_brief: bool
) -> None:
    """What the levels mean stood there before, and comes back with `?`."""
    screen = pyte.Screen(columns, rows)
    stream = pyte.Stream(screen)
    sessie = start(nieuw, columns=columns, rows=rows)
    sessie.expect(f"Vraag 1 van {VRAGEN}")
    sessie.expect("volgens")
    sessie.expect(PROMPT)
    sessie.send("2222")
    sessie.expect(f"Vraag 5 van {VRAGEN}")
    sessie.expect(PROMPT)
    stream.feed("".join(sessie.seen))
    shown = " ".join(" ".join(screen.display).split())
    assert ("Het hele team" in shown) is not is_brief
    # However long it is, its end stands just above the levels.
    assert " ".join(load_norm().eisen[IDS[4]].op_orde.po.split()[-3:]) in shown
    sessie.send("?")
    sessie.expect(f"Opnieuw vraag 5 van {VRAGEN}")
    sessie.expect("volgens")
    sessie.expect(PROMPT)
    sessie.send("o")
    sessie.expect("Overzicht")
    sessie.expect(f"En nog {VRAGEN - (7 if is_brief else 12)}.")
    sessie.send("\x04")
    assert sessie.end() == 0
