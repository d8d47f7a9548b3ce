"""`--eenvoudig`: read line by line, as a screen reader or a braille display gives it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from basisnorm.audit.model import Antwoord
from basisnorm.cli.scherm import keep_simple
from basisnorm.norm.load import load_norm
from programma import Run
from terminal.conftest import STYLE, Sessie, Start

SIGNS = "·»│─●○…"
PROMPT = "Antwoord:\r\n"


@pytest.fixture
def nieuw(tmp_path: Path) -> Path:
    """A school of the edition whose words stand here to the letter."""
    path = tmp_path / "school.yaml"
    path.write_text(
        'basisnorm: 1\nnorm: "2024-11"\nvragenlijst: volledig\n'
        f'vingerafdruk: "{load_norm("2024-11").vingerafdruk}"\n'
        'school: {vestigingscode: "99AA00", schoolsoort: bo}\nantwoorden: {}\n'
    )
    return path


def answer(sessie: Sessie, *lines: str) -> None:
    """Type one line at each prompt."""
    for line in lines:
        sessie.expect(PROMPT)
        sessie.send(line + "\r")


@pytest.mark.parametrize(
    ("options", "env"),
    [
        (("--eenvoudig",), {}),
        ((), {"BASISNORM_EENVOUDIG": "1"}),
        ((), {"TERM": "dumb"}),
        (("--eenvoudig",), {"NO_COLOR": "1"}),
    ],
)
@pytest.mark.parametrize("columns", [40, 80])
def test_plain_sentences(
    start: Start, nieuw: Path, options: tuple[str, ...], env: dict[str, str], columns: int
) -> None:
    """No style, no column, no sign; the prompt is a line of its own."""
    sessie = start(nieuw, *options, columns=columns, **env)
    answer(sessie, "2", "o")
    sessie.expect("vraag 2):\r\n" if columns == 80 else "2):\r\n")
    sessie.send("q\r")
    assert sessie.end() == 0
    assert "\x1b[1m" not in "".join(sessie.seen)
    assert not set(SIGNS) & set(sessie.screen)
    lines = STYLE.sub("", sessie.screen).splitlines()
    assert max(len(line) for line in lines if str(nieuw) not in line) <= columns
    text = " ".join(" ".join(lines).split())
    assert "Vraag 1 van 70. Nog 70 open. Ongeveer 40 minuten." in text
    assert "2: Op orde. Het hele team doet dit volgens afspraak. Vanaf hier is het op orde." in text
    assert "Vraag 2 van 70. Nog 69 open." in text
    assert sessie.answers() == (Antwoord(eis="DYS-01", niveau=2),)


def test_every_answer_is_a_line(start: Start, nieuw: Path) -> None:
    """Also a word, and an Enter that someone presses too often confirms nothing."""
    sessie = start(nieuw, "--eenvoudig")
    answer(sessie, "2", "", "toelichting")
    sessie.expect("Toelichting (Enter = geen):\r\n")
    sessie.send("Zie de map\r")
    answer(sessie, "3", "terug", "", "later", "ongedaan", "stop")
    assert sessie.end() == 0
    assert "Hier is nog geen antwoord." in sessie.screen
    # "ongedaan" took back the 3; the toelichting is still there.
    assert [(each.niveau, each.toelichting) for each in sessie.answers()] == [
        (2, None),
        (None, "Zie de map"),
    ]


def test_words_that_leave_the_list_of_what_was_found(run: Run, nieuw: Path) -> None:
    lines = "/\nlezen\nterug\n/\nterug\n/\nlezen\n<\n/\nlezen\nzo\nstop\n2\n"
    ran = run("audit", nieuw, "--eenvoudig", stdin=lines)
    assert ran.out.count("Welke vraag?") == 4
    assert ran.out.count("Kies een nummer uit de lijst.") == 1
    # Nothing is read after stop.
    assert "DYS-01" not in nieuw.read_text()
    keep_simple(False)


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_every_wrong_line_is_answered(start: Start, nieuw: Path, term: str) -> None:
    """It never falls silent, and takes the words that it says itself."""
    sessie = start(nieuw, "--eenvoudig", TERM=term)
    wrong = ("twee", "niveau 2", "9", "op orde?", "2+", "niet begonnen")
    for line in wrong:
        answer(sessie, line)
        sessie.expect(f"'{line}' is hier geen antwoord.")
    answer(sessie, "begonnen", "2 op orde", "Ja", "hulp")
    sessie.expect("Wat kunt u hier typen?")
    answer(sessie, "later", "stoppen")
    assert sessie.end() == 0
    assert "toets doet" not in sessie.screen
    assert [each.niveau for each in sessie.answers()] == [1, 2, 2]


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_typed_ahead(start: Start, nieuw: Path, term: str) -> None:
    sessie = start(nieuw, "--eenvoudig", typed="2\r" * 20 + "q\r", TERM=term)
    assert sessie.end() == 0
    assert len(sessie.answers()) == 20


def test_pasted_lines_are_one_text(start: Start, nieuw: Path) -> None:
    sessie = start(nieuw, "--eenvoudig")
    answer(sessie, "t")
    sessie.expect("Toelichting (Enter = geen):\r\n")
    sessie.expect("\x1b[?2004h")
    sessie.send("\x1b[200~Een\r2\r3\x1b[201~\r")
    answer(sessie, "\x1b[200~2\r1\x1b[201~", "1", "q")
    assert sessie.end() == 0
    assert [(each.niveau, each.toelichting) for each in sessie.answers()] == [(1, "Een\n2\n3")]


@pytest.mark.parametrize(("ending", "code"), [("\x03", 130), ("\x04", 0)])
def test_how_it_ends(start: Start, nieuw: Path, ending: str, code: int) -> None:
    sessie = start(nieuw, "--eenvoudig")
    answer(sessie, "2")
    sessie.expect(PROMPT)
    sessie.expect("\x1b[?2004h")
    sessie.settle()
    sessie.send(ending)
    assert sessie.end() == code
    assert len(sessie.answers()) == 1


def test_the_way_on_is_as_simple(start: Start, nieuw: Path) -> None:
    """Whoever asked for it gets it again with the command that is shown."""
    sessie = start(nieuw, "--eenvoudig")
    answer(sessie, "q")
    sessie.end()
    assert f"basisnorm audit {nieuw} --eenvoudig" in sessie.screen


def test_read_as_a_script(run: Run, nieuw: Path) -> None:
    """A whole question without a terminal, to the letter."""
    ran = run("audit", nieuw, "--datum", "2026-11-21", stdin="2\nq\n", columns=80)
    shown = ran.out.split("\n\nVraag 2 van 70")[0].split("Vraag 1 van 70")[1]
    assert shown == (
        ". Nog 70 open. Ongeveer 40 minuten.\n"
        "Gebied: Lezen, spellen en dyslexie.\n"
        "Dit gebied gaat over leerlingen die moeite hebben met lezen en spellen, met of\n"
        "zonder dyslexie. U ziet hoe de school problemen vroeg opmerkt, welke hulp het\n"
        "eigen team geeft en wat ouders daarvan merken. De behandeling van ernstige\n"
        "dyslexie door een zorgverlener hoort er niet bij.\n"
        "Kerneis. Hoofdlijn van de norm. DYS-01.\n"
        "\n"
        "De school helpt op deze locatie leerlingen met lees- en spellingproblemen, met\n"
        "het eigen team en uit de gewone bekostiging.\n"
        "\n"
        "Op orde betekent hier: Alle delen: voor elke groep ligt vast wie welke lees-\n"
        "en spellinghulp geeft; eigen medewerkers geven die hulp; de school betaalt die\n"
        "zonder apart geld per leerling.\n"
        "\n"
        "0: Nog niet. Wij doen dit niet, of het hangt af van één collega.\n"
        "1: Begonnen. Een deel van het team doet dit.\n"
        "2: Op orde. Het hele team doet dit volgens afspraak. Vanaf hier is het op\n"
        "orde.\n"
        "3: Geborgd. Het staat ook op papier, wij bekijken het elk jaar en het blijft\n"
        "als een collega vertrekt.\n"
        "\n"
        "Typ uw keuze en druk op Enter. Typ ? voor uitleg en alle keuzes.\n"
        "\n"
        "0, 1, 2 of 3: kies wat nu het beste past; dat is bewaard en u gaat verder\n"
        "t: een toelichting typen\n"
        "b: noemen waar dit uit blijkt\n"
        "<: terug naar de vorige vraag\n"
        "s: deze vraag openlaten\n"
        "?: uitleg bij deze vraag, en alles wat u nog meer kunt typen\n"
        "q: stoppen; later gaat u hier verder\n"
        "\n"
        "Antwoord:\n"
        "2 Op orde"
    )
    keep_simple(False)


def test_a_windows_console(nieuw: Path) -> None:
    """Bytes of cp1252 in and out: no crash, and é stays é."""
    ran = subprocess.run(
        [sys.executable, "-m", "basisnorm", "audit", str(nieuw)],
        input="t\nEén keer\n2\nq\n".encode("cp1252"),
        capture_output=True,
        env={"PYTHONIOENCODING": "cp1252", "PATH": ""},
        check=True,
    )
    assert "één collega" in ran.stdout.decode("cp1252")
    assert "Eén keer" in nieuw.read_text(encoding="utf-8")


def test_what_the_levels_mean_is_said_once_and_on_request(run: Run, nieuw: Path) -> None:
    sentence = "Het hele team doet dit volgens afspraak."
    assert run("audit", nieuw, stdin="2\n2\n2\nq\n").out.count(sentence) == 1
    assert run("audit", nieuw, stdin="uitleg\nq\n").out.count(sentence) == 2
