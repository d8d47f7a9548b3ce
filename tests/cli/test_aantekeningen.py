"""What is written at an open question is in every output, and comes back from every input."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from basisnorm.audit.bestand import read_audit
from basisnorm.audit.model import Antwoord, Bewijs
from basisnorm.norm.load import load_norm
from programma import Run

NOTES = (
    Antwoord(eis="DYS-01", toelichting="Navragen bij de ib'er."),
    Antwoord(eis="DYS-04", bewijs=(Bewijs(wat="Plan van vorig jaar"),)),
    Antwoord(eis="GEN-12", toelichting="De wet nakijken."),
)
TEXTS = ("Navragen bij de ib'er.", "Plan van vorig jaar", "De wet nakijken.")
TABLE = """vestigingscode,schoolsoort,datum,schooljaar,{head}
99AA00,bo,2026-11-21,2026-2027,{row}
"""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A school with one answer, and notes at three open questions."""
    path = tmp_path / "school.yaml"
    path.write_text(
        'basisnorm: 1\nnorm: "2024-11"\nvragenlijst: volledig\nversie: "1.0.0"\n'
        f'vingerafdruk: "{load_norm("2024-11").vingerafdruk}"\nschooljaar: "2026-2027"\n'
        'datum: "2026-11-21"\nschool: {vestigingscode: "99AA00", schoolsoort: bo}\nantwoorden:\n'
        "  DYS-01: {toelichting: Navragen bij de ib'er.}\n  DYS-02: {niveau: 1}\n"
        "  DYS-04: {bewijs: [{wat: Plan van vorig jaar}]}\n"
        "  GEN-12: {toelichting: De wet nakijken.}\n"
    )
    return path


def notes(path: Path) -> tuple[Antwoord, ...]:
    """The notes in an audit file."""
    return tuple(
        each for each in read_audit(path, load_norm).audit.antwoorden if each.niveau is None
    )


def only_row(folder: Path) -> dict[str, str]:
    """The one school in antwoorden.csv."""
    text = (folder / "antwoorden.csv").read_text(encoding="utf-8")
    (row,) = csv.DictReader(text.splitlines())
    return row


def test_in_the_result_and_its_explanation(run: Run, school: Path) -> None:
    found = json.loads(run("uitslag", school, "--json").out)
    eisen = {each["id"]: each for each in found["eisen"]}
    assert eisen["DYS-01"]["staat"] == eisen["DYS-04"]["staat"] == "open"
    assert eisen["DYS-01"]["toelichting"] == TEXTS[0]
    assert eisen["DYS-04"]["bewijs"][0]["wat"] == TEXTS[1]
    assert found["telling"]["beantwoord"] == 1
    told = run("uitleg", school, "DYS-01").out
    assert "Nog niet beantwoord." in told
    assert f"Toelichting: {TEXTS[0]}" in told
    assert "overgenomen" not in told


@pytest.mark.parametrize("vorm", ["html", "md", "txt"])
def test_in_the_report(run: Run, school: Path, tmp_path: Path, vorm: str) -> None:
    assert run("rapport", school, "--vorm", vorm, "-o", tmp_path / "uit").code == 0
    page = (tmp_path / "uit" / f"school-verbeterrapport.{vorm}").read_text()
    page = page.replace("&#39;", "'")
    assert all(text in page for text in TEXTS)


def test_through_a_workbook_and_a_folder(run: Run, school: Path, tmp_path: Path) -> None:
    book = tmp_path / "map" / "werkboek.xlsx"
    book.parent.mkdir()
    run("sjabloon", "xlsx", "--een-school", "--van", school, "-o", book)
    found = json.loads(run("uitslag", book, "--json").out)
    eisen = {each["id"]: each for each in found["eisen"]}
    assert eisen["DYS-01"]["toelichting"] == TEXTS[0]
    assert eisen["DYS-04"]["bewijs"][0]["wat"] == TEXTS[1]
    said = [each["tekst"] for each in found["meldingen"] if each["code"] == "zonder-niveau"]
    assert len(said) == len(NOTES)
    assert all("uw tekst blijft erbij staan" in each for each in said)

    assert run("batch", book.parent, "-o", tmp_path / "uit", "--norm", "2024-11").code == 0
    assert run("batch", tmp_path / "uit" / "antwoorden.csv", "-o", tmp_path / "weer",
               "--norm", "2024-11").code == 0  # fmt: skip
    for folder in ("uit", "weer"):
        row = only_row(tmp_path / folder)
        assert (row["DYS-01"], row["DYS-01 toelichting"]) == ("", TEXTS[0])
        assert (row["DYS-04"], row["DYS-04 bewijs"]) == ("", TEXTS[1])
        (page,) = (tmp_path / folder / "intern" / "scholen").glob("*.html")
        text = page.read_text().replace("&#39;", "'")
        assert all(each in text for each in TEXTS)


@pytest.mark.parametrize("answer", ["", "?", "-", "open"])
def test_a_table_with_a_note_and_no_answer(run: Run, tmp_path: Path, answer: str) -> None:
    table = tmp_path / "scholen.csv"
    table.write_text(
        TABLE.format(head="DYS-01,DYS-01 toelichting,DYS-02", row=f"{answer},Navragen.,1")
    )
    assert run("batch", table, "-o", tmp_path / "uit", "--norm", "2024-11").code == 0
    row = only_row(tmp_path / "uit")
    assert (row["DYS-01"], row["DYS-01 toelichting"]) == ("", "Navragen.")
    assert "Navragen." in (tmp_path / "uit" / "intern" / "scholen" / "99AA00.html").read_text()


def test_to_a_new_year(run: Run, school: Path, tmp_path: Path) -> None:
    """It was no answer then, so it waits for no confirmation now."""
    new = tmp_path / "nieuw.yaml"
    ran = run("audit", new, "--van", school, "--schooljaar", "2027-2028", stdin="q\nq\n")
    assert new.exists(), ran.err
    assert notes(new) == NOTES
    assert [each.overgenomen for each in read_audit(new, load_norm).audit.antwoorden] == [
        None, "2026-2027", None, None,
    ]  # fmt: skip
