"""`basisnorm audit BESTAND --naar-norm`: the old file stays, a new one is asked further."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from basisnorm import library
from basisnorm.audit.bestand import read_audit
from basisnorm.audit.model import Audit
from basisnorm.norm.load import load_norm
from programma import DE_LINDE, TOP, VRAGEN, Run

DATA = TOP / "tests" / "data"
DAY = ("--datum", "2027-08-20")
TO = ("--naar-norm", "norm-2027")
# The invented norm of 2027 was written after this edition, so its counts do not follow a newer one.
LINDE_2024 = DATA / "goed" / "de-linde-2024.yaml"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(DATA / "norm-2027", tmp_path / "norm-2027")
    shutil.copy(DE_LINDE, tmp_path / "de-linde.yaml")


def read(name: str = "de-linde-2027-08.yaml") -> Audit:
    """The audit in a new file."""
    return read_audit(Path(name), lambda _: load_norm("norm-2027")).audit


def test_the_old_file_stays_and_only_open_questions_are_asked(run: Run) -> None:
    shutil.copy(LINDE_2024, "de-linde.yaml")
    # Enter to begin, Enter to confirm DYS-02, a level at DYS-03, and stop.
    ran = run("audit", "de-linde.yaml", *TO, *DAY, stdin="\n\n1\nq\n")

    assert (ran.code, ran.err) == (0, "")
    assert Path("de-linde.yaml").read_bytes() == LINDE_2024.read_bytes()
    assert "6 antwoorden blijven gelden. Naar 8 vragen kijkt u opnieuw. 3 vragen zijn" in ran.out
    assert "Er staan 11 vragen open." in ran.out
    assert "Overgenomen uit norm 2024-11: 3 Geborgd." in ran.out
    assert "· DYS-01" not in ran.out
    audit = read()
    answers = audit.per_eis()
    assert (audit.norm, audit.versie, audit.datum) == ("2027-08", "1.0.0", "2027-08-20")
    assert (answers["DYS-02"].niveau, answers["DYS-02"].overgenomen) == (3, None)
    assert (answers["DYS-03"].niveau, answers["DYS-03"].overgenomen) == (1, None)
    assert answers["DYS-26"].overgenomen == "norm 2024-11"
    assert "basisnorm audit de-linde-2027-08.yaml --norm norm-2027" in ran.out


def test_what_has_no_place_is_told_with_all_its_text(run: Run) -> None:
    out = " ".join(run("audit", "de-linde.yaml", *TO, stdin="q\n", columns=79).out.split())

    old = read_audit(DE_LINDE, load_norm).audit
    new = DATA.joinpath("norm-2027").joinpath("norm.yaml").read_text(encoding="utf-8")
    kept = " ".join(Path("de-linde-2027-08.yaml").read_text(encoding="utf-8").split())
    for answer in old.antwoorden:
        note = " ".join((answer.toelichting or "").split())
        assert note in out or note.replace("'", "''") in kept or note in kept, answer.eis
        for each in answer.bewijs:
            assert each.wat in out or each.wat in kept, answer.eis
    for stap in old.verbeterplan:
        assert f"Verbeterplan bij {stap.eis}: {stap.stap}" in out
        assert f"{{id: {stap.eis}, vervangen_door: []" in new


def test_all_questions_answered_gives_a_conclusion(run: Run) -> None:
    run("audit", "de-linde.yaml", *TO, *DAY, stdin="q\n")
    # Confirm or answer everything that is open, one by one.
    ran = run("audit", "de-linde-2027-08.yaml", "--norm", "norm-2027", *DAY, stdin="\n2\n" * 20)
    assert "Alle 17 vragen zijn beantwoord." in ran.out
    assert all(each.overgenomen is None for each in read().antwoorden)

    ran = run("uitslag", "de-linde-2027-08.yaml", "--norm", "norm-2027")
    assert ran.code == 0
    # It was moved after the summer, in the file of the year before.
    assert ran.err.count("let-op: ") == 1
    assert "past niet bij schooljaar 2026-2027" in ran.err


@pytest.mark.parametrize("stdin", ["", "q\n"])
def test_later(run: Run, stdin: str) -> None:
    shutil.copy(LINDE_2024, "de-linde.yaml")
    ran = run("audit", "de-linde.yaml", *TO, stdin=stdin)
    assert ran.code == 0
    assert "Zo gaat u verder:" in ran.out
    assert "Vraag 2 van" not in ran.out
    assert len(read().antwoorden) == 13


def test_nothing_is_overwritten(run: Run) -> None:
    Path("de-linde-2027-08.yaml").write_text("van mij", encoding="utf-8")
    ran = run("audit", "de-linde.yaml", *TO, stdin="q\n")
    assert (ran.code, ran.out) == (1, "")
    assert "Hier staat al een bestand met deze naam." in ran.err
    assert Path("de-linde-2027-08.yaml").read_text(encoding="utf-8") == "van mij"

    assert run("audit", "de-linde.yaml", *TO, "-o", "de-linde.yaml").code == 1
    assert Path("de-linde.yaml").read_bytes() == DE_LINDE.read_bytes()

    assert run("audit", "de-linde.yaml", *TO, "-o", "nieuw.yaml", stdin="q\n").code == 0
    assert read("nieuw.yaml").norm == "2027-08"


def test_the_edition_in_the_name_is_replaced(run: Run) -> None:
    Path("de-linde.yaml").rename("de-linde-2026-08.yaml")
    run("audit", "de-linde-2026-08.yaml", *TO, stdin="q\n")
    assert Path("de-linde-2027-08.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([*TO], 2, "Noem bij --naar-norm ook het BESTAND"),
        (["de-linde.yaml", "-o", "x.yaml"], 2, "--uitvoer hoort bij --naar-norm"),
        (["de-linde.yaml", "--naar-norm", "2042-11"], 1, "'2042-11' kennen wij niet"),
        (["de-linde.yaml", "--naar-norm", "2026-08"], 1, "al gemeten met norm 2026-08"),
        (["weg.yaml", *TO], 1, "Dit bestand of deze map is er niet"),
        (["de-linde.yaml", *TO, "-o", "weg/x.yaml"], 1, "Dit bestand of deze map is er niet"),
        (["de-linde.yaml", *TO, "--vragenlijst", "kort"], 1, "'kort' kennen wij niet"),
    ],
)
def test_refused(run: Run, arguments: list[str], code: int, message: str) -> None:
    ran = run("audit", *arguments, stdin="q\n")
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert sorted(each.name for each in Path().iterdir()) == ["de-linde.yaml", "norm-2027"]


def test_a_questionnaire_of_ones_own_may_not_fit(run: Run, tmp_path: Path) -> None:
    """It names an eis that the other norm has no more; ours follow every norm."""
    text = (TOP / "questionnaires" / "volledig.yaml").read_text(encoding="utf-8")
    own = tmp_path / "lijst.yaml"
    own.write_text(text.replace("eisen: alle", "eisen: [DYS-01, GEN-12]"), encoding="utf-8")
    ran = run("audit", "de-linde.yaml", *TO, "--vragenlijst", own, stdin="q\n")
    assert (ran.code, ran.out) == (1, "")
    assert "--vragenlijst volledig" in ran.err
    ours = run("audit", "de-linde.yaml", *TO, "--vragenlijst", "quickscan", stdin="q\n")
    assert (ours.code, ours.err) == (0, "")


def older(path: Path) -> None:
    """Make the file one of a version that nobody has any more."""
    text = path.read_text(encoding="utf-8").replace("versie: 1.0.0", "versie: 0.9.0")
    path.write_text(text.replace("vingerafdruk: sha256:", "vingerafdruk: sha256:00"), "utf-8")


def test_another_version_of_the_same_edition_asks_for_everything_again(run: Run) -> None:
    older(Path("de-linde.yaml"))
    ran = run("uitslag", "de-linde.yaml")
    assert ran.code == 0
    assert "basisnorm audit de-linde.yaml --naar-norm 2026-08" in ran.err

    ran = run("audit", "de-linde.yaml", "--naar-norm", "2026-08", stdin="q\n")
    assert (ran.code, ran.err) == (0, "")
    assert "andere of onbekende versie" in ran.out.replace("\n", " ")
    found = read_audit(Path("de-linde-2026-08-1.0.0.yaml"), load_norm)
    assert found.meldingen == ()
    assert {each.overgenomen for each in found.audit.antwoorden} == {"versie 0.9.0"}


def test_an_old_edition_is_told_and_the_way_on_is_offered(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "editions", lambda: ("2026-08", "2027-08"))
    for command in ("uitslag", "uitleg"):
        ran = run(command, "de-linde.yaml")
        assert ran.code == 0
        assert "de nieuwste is 2027-08." in ran.err
        assert "basisnorm audit de-linde.yaml --naar-norm 2027-08" in ran.err
        assert "basisnorm norm vergelijk 2026-08 2027-08" in ran.err


def test_a_whole_school_that_keeps_everything(run: Run, tmp_path: Path) -> None:
    """A norm in which only the explanation changed: nothing to ask, and a conclusion."""
    folder = tmp_path / "zelfde"
    shutil.copytree(TOP / "norm" / "2026-08", folder)
    (folder / "gecompileerd.json").unlink()
    text = (folder / "norm.yaml").read_text(encoding="utf-8")
    (folder / "norm.yaml").write_text(text.replace('"2026-08"', '"2025-08"'), encoding="utf-8")
    ran = run("audit", "de-linde.yaml", "--naar-norm", folder, "--datum", "2026-11-22", stdin="\n")
    assert ran.code == 0
    assert f"{VRAGEN} antwoorden blijven gelden." in ran.out
    assert "vragen open" not in ran.out
    assert f"Overzicht\nAlle {VRAGEN} vragen zijn beantwoord." in ran.out


def test_a_drempel_that_changed_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "norm-2027" / "norm.yaml"
    text = path.read_text(encoding="utf-8").replace("drempel: 2", "drempel: 1")
    path.write_text(text, encoding="utf-8")
    out = run("audit", "de-linde.yaml", *TO, stdin="q\n").out
    assert "Een eis is nu op orde vanaf niveau 1." in out


def test_a_sentence_of_the_school_that_has_no_place_is_told(run: Run) -> None:
    text = (DATA / "goed" / "audit" / "klein.yaml").read_text(encoding="utf-8")
    Path("klein.yaml").write_text(
        text + 'schoolgids: {zinnen: {DYS-11: "Wij verwijzen snel."}}\n', encoding="utf-8"
    )
    ran = run("audit", "klein.yaml", *TO, "--vragenlijst", "volledig", stdin="q\n")
    assert (ran.code, ran.err) == (0, "")
    assert "Eigen zin voor de schoolgids bij DYS-11: Wij verwijzen snel." in ran.out
