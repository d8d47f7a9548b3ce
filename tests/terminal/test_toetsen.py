"""Every key, and keys typed ahead, in a real terminal."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from basisnorm.audit.model import Antwoord, Bewijs, Nvt
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Sector
from programma import VRAGEN
from terminal.conftest import Sessie, Start

QUESTIONS = load_vragenlijst("volledig", load_norm()).vragen(load_norm(), Sector.PO)
IDS = [eis.id for eis in QUESTIONS]


def test_a_new_school_is_asked_for_once(start: Start) -> None:
    sessie = start(None, "--datum", "2026-11-21")
    sessie.expect("Vestigingscode")
    sessie.send("99aa\r")
    sessie.expect("instellingscode")
    sessie.send("99 aa-00\r")
    sessie.expect("Wat voor school")
    sessie.send("mavo\r")
    sessie.expect("Kies een nummer")
    sessie.send("bo\r")
    sessie.expect("Naam van de school")
    sessie.send("?\rDe Lindé\r")
    sessie.expect("De naam zoals ouders haar kennen.")
    sessie.expect("samenwerkingsverband")
    sessie.send("3004\r")
    sessie.expect("Bedoelt u PO3004")
    sessie.send("po3004\r")
    sessie.expect("Uw functie, geen naam")
    sessie.send("?\r")
    sessie.expect("Noem uw functie")
    sessie.send("\r")
    sessie.expect(f"Vraag 1 van {VRAGEN}")
    sessie.send("2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0

    audit = sessie.audit()
    assert audit.school.naam == "De Lindé"
    assert audit.school.samenwerkingsverband == "PO3004"
    assert (audit.schooljaar, audit.datum, audit.rol) == ("2026-2027", "2026-11-21", "schoolleider")

    again = start(None, "--datum", "2026-11-21", typed="99AA00\r")
    again.expect(f"Vraag 2 van {VRAGEN}")
    again.send("q")
    assert again.end() == 0
    assert "Wat voor school" not in again.screen


def test_twenty_keys_typed_at_once_all_count(start: Start, nieuw: Path) -> None:
    """Typed before the program even runs: a slow computer loses nothing."""
    sessie = start(nieuw, typed="2" * 20)
    sessie.expect(f"Vraag 21 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert [each.eis for each in sessie.answers()] == IDS[:20]


@pytest.fixture
def vorig(nieuw: Path) -> Path:
    """The same school, with an answer of an earlier year at every question."""
    text = nieuw.read_text().replace("antwoorden: {}\n", "antwoorden:\n")
    for eis in QUESTIONS:
        text += f"  {eis.id}: {{niveau: {eis.niveaus[-1]}, overgenomen: 2025-2026}}\n"
    nieuw.write_text(text)
    return nieuw


def confirmed(sessie: Sessie) -> list[str]:
    """The questions that were answered or confirmed this year."""
    return [each.eis for each in sessie.answers() if each.overgenomen is None]


@pytest.mark.parametrize("enter", ["\r", "\n"])
@pytest.mark.parametrize("pause", [0.0, 0.12])
def test_an_enter_behind_an_answer_confirms_no_other(
    start: Start, vorig: Path, enter: str, pause: float
) -> None:
    """Every time, at three questions; said once."""
    sessie = start(vorig)
    for number in (1, 2, 3):
        sessie.expect(f"raag {number} van {VRAGEN}")
        sessie.expect("Antwoord: ")
        sessie.send("1" if pause else f"1{enter}")
        if pause:
            time.sleep(pause)
            sessie.send(enter)
    sessie.expect(f"Vraag 4 van {VRAGEN}")
    sessie.expect("Antwoord: ")
    time.sleep(1.5)
    assert confirmed(sessie) == IDS[:3]
    sessie.send("\r")
    sessie.expect(f"Vraag 5 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert confirmed(sessie) == IDS[:4]
    assert sessie.screen.count("Deze Enter deed niets") == 1
    assert "U kiest met één toets, zonder Enter." in sessie.screen


@pytest.mark.parametrize("key", ["s", ">", "="])
def test_nor_does_one_behind_another_key(start: Start, vorig: Path, key: str) -> None:
    sessie = start(vorig, typed=f"{key}\r")
    sessie.expect("Antwoord: ")
    time.sleep(1.5)
    sessie.send("q")
    assert sessie.end() == 0
    # Where = takes nothing over, one stays at a question that was read, and Enter is for that one.
    assert confirmed(sessie) == (IDS[:1] if key == "=" else [])


def test_an_enter_too_many_after_not_applicable(start: Start, vorig: Path) -> None:
    place = IDS.index("DYS-04")
    sessie = start(vorig, typed="\r" * place + "n1\r\r\r\r\r")
    sessie.expect(f"Vraag {place + 2} van {VRAGEN}")
    sessie.expect("Deze Enter deed niets")
    sessie.send("q")
    assert sessie.end() == 0
    assert confirmed(sessie) == IDS[: place + 1]


def test_a_second_year_is_one_enter_a_question(start: Start, vorig: Path) -> None:
    sessie = start(vorig, typed="\r" * VRAGEN)
    sessie.expect("Enter = klaar): ")
    sessie.send("\r")
    assert sessie.end() == 0
    assert confirmed(sessie) == IDS


@pytest.mark.parametrize("wipe", ["\x7f", "\x08"])
def test_who_wipes_an_answer_gets_that_question_back(start: Start, nieuw: Path, wipe: str) -> None:
    """Backspace after an answer: the next key is not for another question."""
    sessie = start(nieuw)
    sessie.expect(f"Vraag 1 van {VRAGEN}")
    sessie.send(f"2{wipe}1")
    sessie.expect(f"Opnieuw vraag 1 van {VRAGEN}")
    sessie.expect(f"Opnieuw vraag 2 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert sessie.answers() == (Antwoord(eis=IDS[0], niveau=1),)


def test_text_typed_ahead_reaches_its_question(start: Start, nieuw: Path) -> None:
    """Keys, a line of text, and keys again, in one paste."""
    sessie = start(nieuw, typed="2tIn de map Zorg, één keer.\r12tNog iets\r2")
    sessie.expect(f"Vraag 5 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert sessie.answers() == (
        Antwoord(eis=IDS[0], niveau=2),
        Antwoord(eis=IDS[1], niveau=1, toelichting="In de map Zorg, één keer."),
        Antwoord(eis=IDS[2], niveau=2),
        Antwoord(eis=IDS[3], niveau=2, toelichting="Nog iets"),
    )


def test_every_header_comes_once_and_after_the_answer_before_it(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw)
    for number, eis in enumerate(QUESTIONS[:12], 1):
        sessie.expect(f"Vraag {number} van {VRAGEN}")
        assert [each.eis for each in sessie.answers()] == IDS[: number - 1]
        sessie.send(str(eis.niveaus[-1]))
    sessie.expect(f"Vraag 13 van {VRAGEN}")
    sessie.send("<<\n\n2q")
    assert sessie.end() == 0
    for number in range(1, 14):
        assert len(re.findall(rf"\bVraag {number} van {VRAGEN}", sessie.screen)) == 1
    assert f"Opnieuw vraag 12 van {VRAGEN}" in sessie.screen
    assert f"Opnieuw vraag 11 van {VRAGEN}" in sessie.screen


def test_back_shows_the_answer_and_enter_keeps_it(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="0")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("\x1b[D")
    sessie.expect(f"Opnieuw vraag 1 van {VRAGEN}")
    sessie.expect("Uw antwoord is nu: 0 Nog niet.")
    sessie.send("<")
    sessie.expect("eerste vraag")
    sessie.send("\r")
    sessie.expect(f"Opnieuw vraag 2 van {VRAGEN}")
    sessie.send("<3")
    sessie.expect(f"Opnieuw vraag 2 van {VRAGEN}")
    sessie.send("q")
    sessie.end()
    assert sessie.answers() == (Antwoord(eis=IDS[0], niveau=3),)


@pytest.mark.parametrize(
    "keys", ["\x1b[A", "\x1bOB", "\x1b[1;5A", "\x1b[[A", "\x1b\x1b[B", "\x1b[3~", "\x1b[201~"]
)
def test_special_keys_do_nothing(start: Start, nieuw: Path, keys: str) -> None:
    sessie = start(nieuw)
    sessie.expect("Antwoord: ")
    sessie.send(keys + "2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    sessie.end()
    assert "doet hier niets" not in sessie.screen
    assert sessie.answers() == (Antwoord(eis=IDS[0], niveau=2),)


@pytest.mark.parametrize(
    "pieces",
    [
        ("\x1b]11;rgb:1e1e/2222/0000\x07",),
        ("\x1b]11;rgb:1e", "1e/2222/0000", "\x1b", "\\"),
        ("\x1bP1$r2", "m\x1b\\"),
        ("\x1b_Gi=2;OK\x1b\\",),
        ("\x1b[?62;2", "2c"),
        ("\x1b", "[1;", "5", "A"),
        ("\x1b", "[", "B"),
        ("\x1b[200~2", "2\r2", "\x1b[201~"),
        ("\x1b[I", "\x1b[O", "\x1b[<0;2;2M"),
        ("\x1b[1",),
    ],
)
def test_what_nobody_pressed_answers_no_question(
    start: Start, nieuw: Path, pieces: tuple[str, ...]
) -> None:
    """Replies of a terminal, late and in pieces, at a question and where text is asked."""
    sessie = start(nieuw)
    sessie.expect("Antwoord: ")
    for piece in pieces:
        sessie.send(piece)
        sessie.settle()
    time.sleep(2 if pieces == ("\x1b[1",) else 0)
    sessie.send("t")
    sessie.expect("Toelichting (Enter = geen): ")
    sessie.settle()
    # Pasted text belongs there, and what is never finished would take the text with it.
    by_itself = "200~" not in pieces[0] and pieces != ("\x1b[1",)
    if by_itself:
        sessie.send("Zie ")
        for piece in pieces:
            sessie.send(piece)
        sessie.send("de map")
    sessie.send("\r")
    sessie.settle()
    sessie.send("3")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    sessie.end()
    assert "doet hier niets" not in sessie.screen
    typed = "Zie de map" if by_itself else None
    assert sessie.answers() == (Antwoord(eis=IDS[0], niveau=3, toelichting=typed),)


def test_bewijs_and_toelichting_are_saved_with_the_answer(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw)
    sessie.expect("Antwoord: ")
    sessie.send("b")
    sessie.expect("nooit een leerling")
    sessie.send("1\r1-9-2026\rib'er\rmap Zorg\r")
    sessie.expect("Bewaard. De vraag blijft open")
    document = QUESTIONS[0].bewijs.voor(Sector.PO)[0]
    bewijs = Bewijs(wat=document, datum="2026-09-01", eigenaar="ib'er", plaats="map Zorg")
    assert sessie.answers() == (Antwoord(eis=IDS[0], bewijs=(bewijs,)),)
    sessie.send("tZie de map\r3")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    sessie.end()
    assert sessie.answers() == (
        Antwoord(eis=IDS[0], niveau=3, toelichting="Zie de map", bewijs=(bewijs,)),
    )


def test_text_about_a_person_is_asked_again(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="t")
    sessie.expect("Toelichting")
    sessie.send("mail jan@school.nl\r")
    sessie.expect("lijkt een e-mailadres")
    sessie.send("\r")
    # The text stands there again; only what is wrong has to be typed.
    sessie.expect("mail jan@school.nl")
    sessie.settle()
    sessie.send("\x7f" * len("jan@school.nl") + "ib@school.nl\r")
    sessie.expect("Enter = verbeteren")
    sessie.send("h2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    sessie.end()
    assert sessie.answers()[0].toelichting == "mail ib@school.nl"


def test_not_applicable_with_its_reason(start: Start, nieuw: Path) -> None:
    place = IDS.index("DYS-04")
    sessie = start(nieuw, typed="n")
    sessie.expect(f"Vraag 1 van {VRAGEN}")
    sessie.expect("kan bij deze vraag niet")
    sessie.send("2" * place)
    sessie.expect(f"Vraag {place + 1} van {VRAGEN}")
    sessie.send("n1\rdirectie\r31-2-2027\r31-7-2027\rWij hebben geen kleuters.\r")
    sessie.expect(f"Vraag {place + 2} van {VRAGEN}")
    sessie.send("q")
    sessie.end()
    assert "is geen datum" in sessie.screen
    assert sessie.answers()[-1] == Antwoord(
        eis="DYS-04",
        nvt=Nvt(reden="geen-groep-1-2", besloten_door="directie", tot="2027-07-31"),
        toelichting="Wij hebben geen kleuters.",
    )


def test_explanation_names_sources_and_documents(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="?")
    sessie.expect("Dit kunt u laten zien:")
    sessie.expect("Bronnen:")
    sessie.expect("https://")
    sessie.expect(f"Opnieuw vraag 1 van {VRAGEN} · DYS-01")
    sessie.expect("op orde » 2")
    sessie.expect("Antwoord: ")
    sessie.send("q")
    assert sessie.end() == 0


def test_unknown_keys_get_one_hint(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="xyzé€")
    sessie.expect("doet hier niets")
    sessie.send("2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    sessie.end()
    assert sessie.screen.count("doet hier niets") == 1


def test_a_whole_audit_ends_with_the_conclusion(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, typed="2" * (VRAGEN - 1) + "s")
    sessie.expect("Overzicht")
    sessie.expect("1 open")
    sessie.expect("Enter = de open vraag): ")
    sessie.send("\r2")
    sessie.expect("Enter = klaar): ")
    sessie.send("\r")
    assert sessie.end() == 0
    assert f"Opnieuw vraag {VRAGEN} van {VRAGEN}" in sessie.screen
    assert "Conclusie: op orde" in sessie.screen
    assert "geen oordeel van de inspectie" in sessie.screen.replace("\n", " ")
    for verb in ("uitslag", "rapport", "audit"):
        assert f"basisnorm {verb} {nieuw}" in sessie.screen


def test_a_finished_audit_opens_at_the_overview(start: Start, nieuw: Path) -> None:
    start(nieuw, typed="2" * VRAGEN + "\r").end()
    changed = start(nieuw)
    changed.expect("Enter = klaar): ")
    changed.send("dys-02\r")
    changed.expect(f"Vraag 2 van {VRAGEN}")
    changed.expect("Uw antwoord is nu: 2 Op orde.")
    changed.send("0")
    changed.expect("1 nog niet op orde")
    changed.expect("Enter = klaar): ")
    changed.send("3\r")
    changed.expect(f"Vraag 3 van {VRAGEN}")
    changed.send("\r")
    changed.expect("Enter = klaar): ")
    changed.send("q\r")
    assert changed.end() == 0
    assert "Conclusie: nog niet op orde" in changed.screen
    assert changed.audit().per_eis()["DYS-02"].niveau == 0


@pytest.mark.parametrize("soort", ["bo", "vo"])
def test_a_whole_audit_takes_few_keys(start: Start, soort: str) -> None:
    """A new school, every question answered, nothing typed: at most 1.3 keys a question."""
    sector = Sector.PO if soort == "bo" else Sector.VO
    questions = len(load_vragenlijst("volledig", load_norm()).vragen(load_norm(), sector))
    before = f"99AA00\r{soort}\r\r\r\r"
    keys = before + "2" * questions + "\r"
    sessie = start(None, "--datum", "2026-11-21", typed=keys)
    # The yes-or-no questions take a 2 as well, so the count is the same.
    assert sessie.end() == 0
    assert len(sessie.answers()) == questions
    assert "Conclusie: op orde" in sessie.screen
    assert len(keys) / questions <= 1.3
