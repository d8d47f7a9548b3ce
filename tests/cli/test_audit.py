"""`basisnorm audit` without a terminal: a line is a key, or text where text is asked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from basisnorm.audit.bestand import read_audit
from basisnorm.audit.model import Antwoord, Audit, Bewijs, Schoolsoort
from basisnorm.cli import asking
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Sector
from programma import DE_LINDE, KORT, VRAGEN, Run

DAY = ("--datum", "2026-11-21")
PO = Sector.PO
NEW = "99AA00\nbo\nDe Linde\n\n\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the audit of these tests goes."""
    return tmp_path / "school.yaml"


def read(path: Path) -> Audit:
    """The audit on disk."""
    return read_audit(path, load_norm).audit


def test_a_new_audit(run: Run, path: Path) -> None:
    ran = run("audit", path, *DAY, stdin=NEW + "2\nt\nZie de map\n1\nq\n")

    assert (ran.code, ran.err) == (0, "")
    audit = read(path)
    assert audit.school.schoolsoort is Schoolsoort.BO
    assert (audit.norm, audit.vragenlijst, audit.rol) == ("2026-08", "volledig", "schoolleider")
    assert (audit.schooljaar, audit.datum) == ("2026-2027", "2026-11-21")
    assert audit.vingerafdruk == load_norm().vingerafdruk
    assert [(each.niveau, each.toelichting) for each in audit.antwoorden] == [
        (2, None),
        (1, "Zie de map"),
    ]
    assert f"2 van de {VRAGEN} vragen zijn beantwoord." in ran.out


def test_end_of_input_stops_and_keeps_everything(run: Run, path: Path) -> None:
    assert run("audit", path, *DAY, stdin=NEW + "2\n2").code == 0
    assert len(read(path).antwoorden) == 2


@pytest.mark.parametrize("stdin", ["", "99AA00\n", "99AA00\nbo\nDe Linde\n"])
def test_without_a_whole_school_nothing_is_written(run: Run, stdin: str) -> None:
    ran = run("audit", stdin=stdin)

    assert ran.code == 0
    assert "Er is nog niets bewaard." in ran.out
    assert list(Path().iterdir()) == []


def test_the_school_gives_the_file_its_name(run: Run) -> None:
    assert run("audit", "--datum", "2027-07-31", stdin="99 aa 00\n5\n\n\nq\n").code == 0
    audit = read(Path("99AA00-2026-2027.yaml"))
    assert (audit.school.naam, audit.school.schoolsoort) == (None, Schoolsoort.VO)


def test_options_stand_in_the_file(run: Run, path: Path) -> None:
    options = ("--rol", "intern begeleider", "--schooljaar", "2025/26")
    run("audit", path, *DAY, *options, "--vragenlijst", "quickscan", stdin=NEW + "q\n")

    audit = read(path)
    assert (audit.rol, audit.schooljaar) == ("intern begeleider", "2025-2026")
    assert audit.vragenlijst == "quickscan"


def test_a_quickscan_can_go_on_as_the_whole_questionnaire(run: Run, path: Path) -> None:
    run("audit", path, *DAY, "--vragenlijst", "quickscan", stdin=NEW + "2\n" * 31)
    ran = run("audit", path, *DAY, "--vragenlijst", "volledig", stdin="2\nq\n")

    assert f"31 van de {VRAGEN} vragen zijn beantwoord." in ran.out
    assert read(path).vragenlijst == "volledig"
    assert len(read(path).antwoorden) == 32


def test_a_whole_quickscan_gives_a_conclusion(run: Run, path: Path) -> None:
    ran = run("audit", path, *DAY, "--vragenlijst", "quickscan", stdin=NEW + "2\n" * 30 + "0\n")

    assert ran.code == 0
    assert "Conclusie: nog niet op orde" in ran.out
    assert "De officiële tekst is niet gebruikt." in ran.out.replace("\n", " ")
    assert f"basisnorm uitslag {path}" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [("--datum", "gisteren"), ("--schooljaar", "2026-2028"), ("a.yaml", "b.yaml"), ("--nu",)],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("audit", *arguments).code == 2


def test_an_unknown_questionnaire_is_refused_before_the_first_question(run: Run) -> None:
    ran = run("audit", "x.yaml", "--vragenlijst", "kort", stdin=NEW)

    assert ran.code == 1
    assert "Vestigingscode" not in ran.out
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    "content", ["", "naam: iets\n", "basisnorm: 1\nnorm: [\n", "\x00", "basisnorm: 1\n"]
)
def test_a_wrong_file_is_refused_and_stays_as_it_is(run: Run, path: Path, content: str) -> None:
    path.write_text(content)
    ran = run("audit", path, stdin=NEW + "2\nq\n")

    assert ran.code == 1
    assert "fout:" in ran.err
    assert path.read_text() == content
    assert [each.name for each in Path().iterdir()] == [path.name]


def test_a_folder_that_is_not_there(run: Run) -> None:
    ran = run("audit", "weg/school.yaml", stdin=NEW)
    assert ran.code == 1
    assert "Vestigingscode" not in ran.out


def test_personal_text_is_a_warning_on_stderr(run: Run, path: Path) -> None:
    typed = "t\njan@school.nl\n\nAnders\nt\n-\nt\nib@school.nl\nh\n2\nq\n"
    ran = run("audit", path, *DAY, stdin=NEW + typed)

    assert ran.err.count("lijkt een e-mailadres") == 2
    assert read(path).antwoorden[0].toelichting == "ib@school.nl"


def test_bewijs_is_changed_until_it_is_right(run: Run, path: Path) -> None:
    typed = "2\n<\nb\nRooster\n\n\n\nb\nPlan\nmorgen\n2026-09-01\n\n\nb\n-\nb\n\n\nq\n"
    run("audit", path, *DAY, stdin=NEW + typed)

    assert read(path).antwoorden[0].bewijs == (Bewijs(wat="Rooster"),)


def test_a_note_at_an_open_question_is_kept(run: Run, path: Path) -> None:
    """And what is said at the end is true: all of it is in the file."""
    ran = run("audit", path, *DAY, stdin=NEW + "t\nNavragen bij de ib'er\ns\ns\nq\n")
    assert "Bewaard. De vraag blijft open tot u een antwoord kiest." in ran.out
    assert "Er is nog geen vraag beantwoord. Alles is bewaard in" in " ".join(ran.out.split())
    assert read(path).antwoorden == (Antwoord(eis="DYS-01", toelichting="Navragen bij de ib'er"),)

    again = run("audit", path, *DAY, stdin="2\nq\n")
    assert "Deze vraag is nog open. Dit schreef u erbij:\nToelichting: Navragen" in again.out
    (answer,) = read(path).antwoorden
    assert (answer.niveau, answer.toelichting) == (2, "Navragen bij de ib'er")


def test_a_toelichting_is_replaced_or_taken_away(run: Run, path: Path) -> None:
    run("audit", path, *DAY, stdin=NEW + "t\nEen\n2\n<\nt\nTwee\nt\n\nq\n")
    assert read(path).antwoorden[0].toelichting == "Twee"

    run("audit", path, *DAY, stdin="<\nt\n-\nq\n")
    assert read(path).antwoorden[0].toelichting is None


def test_another_version_is_told_and_gone_after_a_walk(run: Run, path: Path) -> None:
    run("audit", path, *DAY, "--vragenlijst", "quickscan", stdin=NEW + "2\n" * 31)
    old = path.read_text().replace(load_norm().vingerafdruk, "sha256:" + "0" * 64)
    path.write_text(old.replace("versie: 1.0.0", "versie: 0.9.0"))

    ran = run("audit", path, *DAY, stdin="30\n" + "\n" * 31)
    assert "let-op: Begonnen met versie 0.9.0" in ran.err
    assert read(path).versie == "0.9.0"

    ran = run("audit", path, *DAY, stdin="a\n" + "\n" * 31)
    assert ran.code == 0
    assert (read(path).versie, read(path).vingerafdruk) == (
        "1.0.0",
        load_norm().vingerafdruk,
    )
    assert run("audit", path, *DAY, stdin="\n").err == ""


def test_a_complete_audit_asks_where_to_begin(run: Run, path: Path) -> None:
    run("audit", path, *DAY, "--vragenlijst", "quickscan", stdin=NEW + "2\n" * 31)
    ran = run("audit", path, *DAY, stdin="99\nDYS-77\n31\n3\n")

    assert ran.out.count("Die vraag is er niet.") == 2
    assert "Vraag 31 van 31" in ran.out
    assert "Conclusie: op orde" in ran.out
    assert read(path).antwoorden[-1].niveau == 3


def test_what_was_taken_over_is_confirmed_with_enter(run: Run, path: Path) -> None:
    run("audit", path, *DAY, stdin=NEW + "2\n3\nq\n")
    path.write_text(
        path.read_text().replace("    niveau: 3\n", "    niveau: 3\n    overgenomen: 2025-2026\n")
    )
    ran = run("audit", path, *DAY, stdin="\nq\n")

    assert "Overgenomen uit 2025-2026: 3 Geborgd." in ran.out
    assert read(path).antwoorden[1].overgenomen is None


def test_a_not_applicable_that_ended_is_asked_again(run: Run, path: Path) -> None:
    run("audit", path, *DAY, stdin=NEW + "2\n2\n2\nn\n1\n\n2026-12-31\nq\n")
    ran = run("audit", path, "--datum", "2027-01-01", stdin="\n1\nq\n")

    assert "Tot en met 31 december 2026 gold" in ran.out
    assert "nog geen antwoord" in ran.out
    assert read(path).per_eis()["DYS-04"].niveau == 1


def test_the_skipped_questions_are_offered_at_the_end(run: Run, path: Path) -> None:
    options = (*DAY, "--vragenlijst", "quickscan")
    ran = run("audit", path, *options, stdin=NEW + "s\ns\n" + "2\n" * 29 + "\n2\ns\nq\n")

    assert "Open: 2\n1: DYS-01" in ran.out
    assert "Uw keuze (Enter = de 2 open vragen):" in ran.out
    assert "Opnieuw vraag 1 van 31" in ran.out
    assert "30 van de 31 vragen zijn beantwoord." in ran.out


def test_later_at_the_end(run: Run, path: Path) -> None:
    options = (*DAY, "--vragenlijst", "quickscan")
    for last in ("q\n", ""):
        ran = run("audit", path, *options, stdin=(NEW if last else "") + "s\n" * 31 + last)
        assert (ran.code, "Er is nog geen vraag beantwoord." in ran.out) == (0, True)


def test_other_line_ends_and_other_bytes(run: Run, path: Path) -> None:
    ran = run("audit", path, *DAY, stdin=NEW.replace("\n", "\r\n") + "2\r\nt\r\nA\u2028B\r\n1\r\n")

    assert ran.code == 0
    assert [each.toelichting for each in read(path).antwoorden] == [None, "A B"]


def test_the_role_is_asked_and_never_guessed(run: Run, path: Path) -> None:
    """Who answers is in every report, so it comes from the person; Enter takes the usual one."""
    run("audit", path, *DAY, stdin="99AA00\nbo\n\n\nib'er\nq\n")
    assert read(path).rol == "ib'er"
    ran = run("audit", "ander.yaml", *DAY, "--rol", "directie", stdin="99AA00\nbo\n\n\nq\n")
    assert "Uw functie" not in ran.out
    assert read(Path("ander.yaml")).rol == "directie"


def test_the_example_number_fits_the_sector(run: Run, path: Path) -> None:
    """A vo school is not shown a number of a samenwerkingsverband for po."""
    assert "zoals VO3004" in run("audit", path, stdin="99AA00\nvo\n\n").out


def test_a_number_beyond_the_list_is_no_bewijs(run: Run, path: Path) -> None:
    """ "9" with three examples is a slip of the finger, not a document."""
    ran = run("audit", path, *DAY, stdin=NEW + "2\n<\nb\n9\nRooster\n\n\n\nb\n99\n\nq\n")
    assert "Kies een nummer van 1 tot en met" in ran.out
    (answer,) = read(path).antwoorden
    assert [each.wat for each in answer.bewijs] == ["Rooster"]


def test_the_overview_suggests_what_was_meant(run: Run, linde: Path) -> None:
    """A nearly right code is found; a nearly right word gets the right one."""
    ran = run("audit", linde, *DAY, stdin="dys-9\nq\nversnelen\nzzz\n\n")
    assert f"Vraag 8 van {VRAGEN}" in ran.out
    ran = run("audit", linde, *DAY, stdin="versnelen\nzzzz\nq\n")
    assert "Niets gevonden met 'versnelen'. Bedoelt u 'versnellen'?" in ran.out
    assert "Niets gevonden met 'zzzz'.\n" in ran.out


def test_next_steps(run: Run, path: Path) -> None:
    """What to do with a finished audit, how to change it, and when to look again."""
    stdin = NEW + "2\n" * 3 + "n\n1\n\n31-7-2027\n\n" + "2\n" * 27 + "\n\n"
    ran = run("audit", path, *DAY, "--vragenlijst", "quickscan", stdin=stdin)
    for command in ("rapport", "uitslag", "audit"):
        assert f"  basisnorm {command} {path}\n" in ran.out
    assert f"  basisnorm rapport {path} --soort schoolgids\n" in ran.out
    assert f"  basisnorm audit --van {path}\n" in ran.out
    text = ran.out.replace("\n", " ")
    assert "Kijk op 31 juli 2027 opnieuw: dat is de laatste dag van 'niet van toepassing'" in text


def test_a_quickscan_is_offered_to_grow(run: Run, path: Path) -> None:
    """In the same sitting, and nothing is asked twice."""
    options = (*DAY, "--vragenlijst", "quickscan")
    ran = run("audit", path, *options, stdin=NEW + "2\n" * 31 + "\nv\n" + "2\nq\n")
    assert f"Met nog {VRAGEN - KORT} vragen hebt u de volledige zelfevaluatie." in " ".join(
        ran.out.split()
    )
    assert (read(path).vragenlijst, len(read(path).antwoorden)) == ("volledig", 32)
    asked = re.findall(r"(?m)(?:^|\. )([A-Z]{3}-[0-9]{2})\.$", ran.out)
    assert len(asked) == len(set(asked)) == 33


def test_no_growth_where_that_is_not_wanted(run: Run, path: Path) -> None:
    options = (*DAY, "--vragenlijst", "quickscan")
    ran = run("audit", path, *options, stdin=NEW + "2\n" * 31 + "\n\n")
    assert "niet nu" in ran.out
    assert read(path).vragenlijst == "quickscan"
    assert "Met nog" not in run("audit", path, *DAY, stdin="q\n").out


def test_an_answer_is_chosen_from_the_overview_and_comes_back_there(run: Run, linde: Path) -> None:
    ran = run("audit", linde, *DAY, stdin="5\n0\n6\n\nu\n\n\nq\n")
    assert ran.out.count("Overzicht\n") >= 3
    assert "Uw antwoord is nu:" in ran.out
    assert "Ongedaan gemaakt. DYS-05 was '0 Nog niet'" in ran.out
    assert read(linde).per_eis() == read_audit(DE_LINDE, load_norm).audit.per_eis()


def test_every_word_at_the_overview(run: Run, linde: Path) -> None:
    """Search with more hits, the whole list, help, and a gebied to go through."""
    typed = "?\no\ntoets\n99\n\ntoets\n5\n\nlezen spellen dyslexie\n\n\nq\n"
    ran = run("audit", linde, *DAY, stdin=typed)
    assert "naar vraag 12; na uw antwoord komt u hier terug" in ran.out
    assert "keer gevonden:" in ran.out
    assert "Kies een nummer uit de lijst." in ran.out
    assert re.findall(rf"[Vv]raag ([0-9]+) van {VRAGEN}", ran.out) == ["5", "1", "2", "3"]


def test_moving_around_from_a_question(run: Run, path: Path) -> None:
    typed = f">\nverder\nterug\n/\n\n/\nbegaafdheid\n17\noverzicht\n\n/\n{VRAGEN}\n>\n<\nq\n"
    ran = run("audit", path, *DAY, stdin=NEW + typed)
    asked = re.findall(rf"[Vv]raag ([0-9]+) van {VRAGEN}", ran.out)
    assert asked == ["1", "2", "3", "2", "17", "17", str(VRAGEN), str(VRAGEN)]
    assert "Uw keuze (Enter = verder bij vraag 17):" in ran.out
    assert read(path).antwoorden == ()


def test_notes_are_named_in_the_overview_and_can_be_taken_away(run: Run, path: Path) -> None:
    ran = run("audit", path, *DAY, stdin=NEW + "t\nEen\n>\nt\nTwee\nt\n-\no\nq\n")
    assert "1: DYS-01 (met uw aantekening)" in ran.out
    assert "2: DYS-02 (met" not in ran.out
    assert read(path).antwoorden == (Antwoord(eis="DYS-01", toelichting="Een"),)


def test_what_is_chosen_on_the_command_line_is_saved(run: Run, path: Path) -> None:
    """Also when nothing is answered: the next start goes on with the same choices."""
    run("audit", path, *DAY, "--vragenlijst", "quickscan", stdin=NEW + "2\n" * 31)
    run("audit", path, *DAY, "--vragenlijst", "volledig", "--rol", "directie", stdin="q\n")
    assert (read(path).vragenlijst, read(path).rol) == ("volledig", "directie")
    assert f"31 van de {VRAGEN} vragen" in run("audit", path, *DAY, stdin="q\n").out


def test_looking_changes_nothing(run: Run, linde: Path) -> None:
    """A session without an answer or a choice leaves the file as it was, to the byte."""
    before = linde.read_bytes()
    run("audit", linde, stdin="\n")
    assert linde.read_bytes() == before
    assert not linde.with_name("de-linde.yaml~").exists()


def test_work_of_someone_else_becomes_the_previous_version(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written in the file during the session is kept beside it, and said."""
    run("audit", path, *DAY, stdin=NEW + "2\nq\n")
    edited = path.read_bytes() + b"# van een collega\n"
    ask = asking.ask_toelichting

    def interrupted(*arguments: Any) -> Any:
        path.write_bytes(edited)
        return ask(*arguments)

    monkeypatch.setattr(asking, "ask_toelichting", interrupted)
    ran = run("audit", path, *DAY, stdin="t\nHoi\n1\nq\n")
    assert "intussen ergens anders gewijzigd" in " ".join(ran.err.split())
    assert path.with_name(f"{path.name}~").read_bytes() == edited
    assert len(read(path).antwoorden) == 2


def test_a_gebied_in_preparation_is_asked_on_request(run: Run, path: Path) -> None:
    """It comes after the rest, is remembered, and stands apart in the result."""
    options = (*DAY, "--vragenlijst", "quickscan", "--gebied", "Autisme")
    ran = run("audit", path, *options, stdin=NEW + "2\n" * 31 + "1\nq\n")
    assert "Vraag 32 van 42" in ran.out
    assert read(path).extra_gebieden == ("autisme",)
    run("audit", path, *DAY, "--ook-in-voorbereiding", stdin="q\n")
    assert read(path).extra_gebieden == (
        "autisme",
        "rekenen-dyscalculie",
        "moeilijk-lerend",
        "taal-spraak",
    )
    out = run("uitslag", path).out
    assert "Op orde   31 van 31 kerneisen op orde" in out
    assert "Autisme (in voorbereiding, telt niet mee in de conclusie)" in out


@pytest.mark.parametrize(
    ("gebied", "remedy"),
    [
        ("autsime", "Bedoelt u 'autisme'?"),
        ("dyslexie", "Laat het weg: dit gebied wordt altijd al gevraagd."),
    ],
)
def test_an_unknown_gebied_is_refused_before_anything_is_asked(
    run: Run, path: Path, gebied: str, remedy: str
) -> None:
    """With what was meant; nothing is written."""
    ran = run("audit", path, "--gebied", gebied)
    assert ran.code == 1
    assert remedy in ran.err
    assert not path.exists()


@pytest.mark.again
def test_what_could_never_be_opened_again_is_not_saved(run: Run, path: Path) -> None:
    """A file has room for 5 MB: text that goes over it is refused, and what stood there stays."""
    run("audit", path, *DAY, stdin=NEW + "2\nq\n")
    long = "é" * 2_000_000
    ran = run("audit", path, *DAY, stdin=f"<\nt\n{long}\nt\n{long}x\n>\nt\n{long}\nt\nkort\n1\nq\n")
    assert ran.code == 0
    assert ran.err.count("groter dan 5 MB") == 1
    first, second = read(path).antwoorden
    assert (first.toelichting, first.niveau) == (f"{long}x", 2)
    assert (second.toelichting, second.niveau) == ("kort", 1)


def test_what_a_save_would_take_away_stops_the_interview(run: Run, path: Path) -> None:
    """Text behind a `#`: nobody but the school knows whether it belongs to the answer."""
    before = DE_LINDE.read_text(encoding="utf-8") + "rol: ib'er #2 van de school\n"
    before = re.sub(r"(?m)^rol: (?!ib).*\n", "", before)
    path.write_text(before, encoding="utf-8")
    ran = run("audit", path, *DAY, stdin="2\n2\nq\n")
    assert ran.code == 1
    assert "fout: Wat achter een # staat, hoort niet bij de tekst: '#2 van de school'." in ran.err
    assert "op een eigen regel" not in ran.err
    assert "bewaart 'basisnorm audit' niet" in " ".join(ran.err.split())
    assert path.read_text(encoding="utf-8") == before
    path.write_text(before.replace("ib'er #2 van de school", '"ib #2"'), encoding="utf-8")
    assert run("audit", path, *DAY, stdin="q\n").code == 0
    assert run("uitslag", path, "--json").code == 0


def test_lines_of_their_own_behind_a_hash_are_named(run: Run, path: Path) -> None:
    """They do not stay; the file of before has them still."""
    head, rest = DE_LINDE.read_text(encoding="utf-8").split("\n", 1)
    assert head.startswith("# basisnorm-audit")
    before = f"{head}\n# nog bespreken\n{rest}# met Ria\n"
    path.write_text(before, encoding="utf-8")
    last = before.count("\n")
    ran = run("audit", path, *DAY, stdin="\n2\nq\n")
    assert f"Op regel 2 en {last} staat iets achter een #." in " ".join(ran.err.split())
    assert "toelichting" in ran.err
    path.write_text(f"{head}\n{rest}", encoding="utf-8")
    assert "achter een #" not in run("audit", path, *DAY, stdin="q\n").err


def test_what_was_mistyped_at_the_start_can_be_changed_later(run: Run, path: Path) -> None:
    run("audit", path, *DAY, stdin=NEW + "2\nq\n")
    changed = ("--naam", "De  Regenboog", "--verband", "po 3004", "--rol", "directeur")
    assert run("audit", path, *DAY, *changed, stdin="q\n").code == 0
    audit = read(path)
    assert (audit.school.naam, audit.school.samenwerkingsverband) == ("De Regenboog", "PO3004")
    assert audit.rol == "directeur"
    assert [each.niveau for each in audit.antwoorden] == [2]

    wrong = run("audit", path, *DAY, "--verband", "3004", stdin="q\n")
    assert wrong.code == 2
    assert read(path) == audit


def test_a_mistyped_name_is_corrected_in_the_overview_and_undo_leaves_it(
    run: Run, path: Path
) -> None:
    typed = "2\no\nschool\nDe Regenboog\npo 3005\ndirecteur\nu\nq\n"
    ran = run("audit", path, *DAY, stdin=NEW + typed)

    assert "Bewaard bij uw school." in ran.out
    audit = read(path)
    assert (audit.school.naam, audit.school.samenwerkingsverband) == ("De Regenboog", "PO3005")
    assert (audit.rol, audit.antwoorden) == ("directeur", ())

    # Enter leaves what stands there; a number that is none is asked again.
    assert run("audit", path, *DAY, stdin="o\nschool\n\n3005\nPO3006\n\nq\n").code == 0
    school = read(path).school
    assert (school.naam, school.samenwerkingsverband) == ("De Regenboog", "PO3006")


def test_the_kerneisen_without_bewijs_come_by_one_after_the_other(run: Run, path: Path) -> None:
    ids = [each.id for each in load_vragenlijst("quickscan", load_norm()).vragen(load_norm(), PO)]
    typed = "2\n" * 3 + "1\no\nb\nt\nZie de map\n\n\nt\nEn het rooster\n\nq\n"
    ran = run("audit", path, *DAY, "--vragenlijst", "quickscan", stdin=NEW + typed)

    assert ran.code == 0
    noted = {each.eis: each.toelichting for each in read(path).antwoorden}
    assert noted == dict(zip(ids, ["Zie de map", None, "En het rooster", None], strict=False))
    # After the last one the overview: what is done is counted, with o in full and with its level.
    assert "Klaar: 2. Typ o voor de hele lijst." in ran.out
    whole = run("audit", path, *DAY, stdin="o\no\nb\n\no\nq\n").out
    assert f"1: {ids[0]} (2 op orde)" in whole
    assert f"4: {ids[3]} (1 begonnen)" in whole


def test_without_such_a_kerneis_that_is_said(run: Run, path: Path) -> None:
    out = run("audit", path, *DAY, stdin=NEW + "0\no\nb\nq\n").out
    assert "Er is geen kerneis op orde zonder toelichting of bewijs." in out


@pytest.mark.parametrize("soort", ["basisschool", "Basisonderwijs (bo)", "BO", "1", "po"])
def test_the_kind_of_school_is_read_as_in_a_table(run: Run, path: Path, soort: str) -> None:
    assert run("audit", path, *DAY, stdin=f"99AA00\n{soort}\n\n\n\nq\n").code == 0
    assert read(path).school.schoolsoort is Schoolsoort.BO


def test_the_first_questions_explain_themselves(run: Run, path: Path) -> None:
    ran = run("audit", path, *DAY, stdin="?\n99AA00\n?\nbo\n\n?\n\n\nq\n")
    for each in (
        "BRIN-nummer",
        "Een basisschool kiest 1.",
        "passend onderwijs: PO of VO",
    ):
        assert each in " ".join(ran.out.split())
    assert read(path).school.samenwerkingsverband is None
