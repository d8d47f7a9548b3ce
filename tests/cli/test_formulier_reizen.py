"""Exports that went wrong before, from the proposal to the result, as a person does it."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from basisnorm.norm.load import load_norm
from cli.koppelwerk import propose
from programma import Ran, Run

NORM = load_norm("2024-11")
DATA = Path(__file__).parents[1] / "data" / "formulieren"
UIT = Path("uit")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in a folder of its own, with all exports in it."""
    for path in DATA.iterdir():
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)


def batch(run: Run, tabel: str, *options: str, koppeling: str = "k.yaml") -> Ran:
    """Score a table through a mapping."""
    return run(
        "batch", tabel, "--koppeling", koppeling, "-o", str(UIT), "--rapporten", "geen",
        "--norm", "2024-11", *options,
    )  # fmt: skip


def rows(name: str = "antwoorden.csv") -> list[dict[str, str]]:
    """The rows of a table that the batch wrote."""
    with (UIT / name).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def columns(*names: str) -> dict[str, tuple[str, ...]]:
    """These columns of antwoorden.csv, by school."""
    return {row["vestigingscode"]: tuple(row[name] for name in names) for row in rows()}


def test_a_grid_offers_every_eis_the_same_columns(run: Run) -> None:
    text = propose(
        run,
        "google-raster.csv",
        {
            '"Toelichting bij dyslexie": kies': '"Toelichting bij dyslexie": negeren',
            '"Toelichting bij begaafdheid": kies': '"Toelichting bij begaafdheid": negeren',
            '"Begonnen": kies': '"Begonnen": nee',
        },
        "--norm", "2024-11",
    )  # fmt: skip
    assert "DYS-18 toelichting" not in text
    assert "BEG-17 toelichting" not in text
    ran = batch(run, "google-raster.csv")
    assert ran.code == 0, ran.err
    assert columns("DYS-01", "DYS-03", "DYS-18", "BEG-17", "datum", "schooljaar") == {
        "99AA01": ("3", "2", "0", "2", "2026-11-02", "2026-2027"),
        "99AA02": ("2", "2", "2", "2", "2026-11-03", "2026-2027"),
    }


def test_a_level_between_yes_and_no_asks(run: Run) -> None:
    propose(
        run,
        "google-raster.csv",
        {
            '"Toelichting bij dyslexie": kies': '"Toelichting bij dyslexie": negeren',
            '"Toelichting bij begaafdheid": kies': '"Toelichting bij begaafdheid": negeren',
            '  "Begonnen": kies': '  "Iets anders": nee',
        },
        "--norm", "2024-11",
    )  # fmt: skip
    ran = batch(run, "google-raster.csv")
    assert ran.code == 1
    (melding,) = [each for each in rows("meldingen.csv") if each["ernst"] == "fout"]
    assert melding["code"] == "niveau-bij-ja-nee"
    assert "'Begonnen' zegt geen ja en geen nee, en DYS-18 kent alleen ja of nee." in ran.err
    assert 'onder ja_nee: "Begonnen": nee' in melding["oplossing"]
    assert [*columns()] == ["99AA02"]


def test_an_answer_may_mean_something_else_in_one_column(run: Run) -> None:
    propose(
        run,
        "google-raster.csv",
        {
            '"Toelichting bij dyslexie": kies': '"Toelichting bij dyslexie": negeren',
            '"Toelichting bij begaafdheid": kies': '"Toelichting bij begaafdheid": negeren',
            'dyslexie helpt.]": "DYS-18?"': 'dyslexie helpt.]": {is: DYS-18, antwoorden: '
            '{Begonnen: ja, Op orde: open}}',
            '"Begonnen": kies': '"Begonnen": nee',
        },
        "--norm", "2024-11",
    )  # fmt: skip
    ran = batch(run, "google-raster.csv")
    assert ran.code == 0, ran.err
    assert columns("DYS-01", "DYS-18") == {"99AA01": ("3", "2"), "99AA02": ("2", "")}


def test_kinds_of_schools_are_read_from_the_column_that_has_them(run: Run) -> None:
    text = propose(run, "forms-schoolsoort.xlsx", None, "--norm", "2024-11")
    assert "kies\n" not in text
    assert "vast: {}" in text
    ran = batch(run, "forms-schoolsoort.xlsx")
    assert ran.code == 0, ran.err
    assert columns("schoolsoort", "datum", "schooljaar", "DYS-05", "DYS-09") == {
        "99AA01": ("bo", "2026-11-02", "2026-2027", "2", "1"),
        "99AA02": ("sbo", "2026-11-02", "2026-2027", "2", "1"),
        "99AA03": ("so", "2026-11-02", "2026-2027", "2", "1"),
    }


@pytest.mark.parametrize(
    ("line", "soort"),
    [
        ('"Wat voor school is het?": schoolsoort', "bo"),
        ('"Wat voor school is het?": {is: schoolsoort, antwoorden: {"Basisonderwijs (bo)": so}}',
         "so"),
    ],
)  # fmt: skip
def test_a_kind_of_school_may_be_mapped_by_hand(run: Run, line: str, soort: str) -> None:
    Path("k.yaml").write_text(
        "koppeling: 1\nkolommen:\n"
        '  "Wat is de vestigingscode?": vestigingscode\n'
        f'  {line}\n  "DYS-05 Toetst de school lezen?": DYS-05\n'
        'antwoorden: {"Basisonderwijs (bo)": bo, "Speciaal basisonderwijs (sbo)": sbo, '
        '"Speciaal onderwijs (so)": so}\n'
        'negeren: ["DYS-09 Geeft de school hulp?"]\n',
        encoding="utf-8",
    )
    ran = batch(run, "forms-schoolsoort.xlsx")
    assert ran.code == 0, ran.err
    assert [row["schoolsoort"] for row in rows()] == [soort, "sbo", "so"]


def test_the_time_stamp_of_google_is_a_date(run: Run) -> None:
    ran = batch(run, "google-tijdstempel.csv", koppeling="google-tijdstempel-koppeling.yaml")
    assert ran.code == 0, ran.err
    assert columns("datum", "schooljaar", "wil_helpen", "DYS-01", "DYS-03") == {
        "99AA01": ("2026-11-21", "2026-2027", "", "2", "2"),
        "99AA02": ("2026-11-22", "2026-2027", "", "1", "0"),
    }


def test_a_scale_of_opinions_is_for_a_person(run: Run) -> None:
    text = propose(run, "likert.csv", None, "--norm", "2024-11")
    answers = text.split("\nantwoorden:\n")[1].split("\n\n")[0].splitlines()
    sure = [line.split('":')[0].strip(' "') for line in answers if ": kies" not in line]
    assert sure == ["Geen antwoord", "geen idee"]
    ran = batch(run, "likert.csv")
    assert ran.code == 1
    # All of them at once, each with its place.
    assert ran.err.count("staat nog 'kies'.") == len(answers) - 2
    assert "k.yaml:" in ran.err
    assert not UIT.exists()


def test_subquestions_and_comments_of_limesurvey_are_for_a_person(run: Run) -> None:
    text = propose(run, "limesurvey-deelvragen.csv", None, "--norm", "2024-11")
    kolommen = text.split("\nkolommen:\n")[1].split("\n\n")[0]
    assert [line.split('": ')[1] for line in kolommen.splitlines() if '": ' in line] == [
        "vestigingscode", '"DYS-01?"', "kies", "kies", "kies", '"DYS-10 toelichting?"',
    ]  # fmt: skip
    negeren = text.split("\nnegeren:\n")[1]
    assert [line.split('"')[1] for line in negeren.splitlines()] == [
        "id. Antwoord-ID", "submitdate. Datum ingezonden", "lastpage. Laatste pagina",
        "startlanguage. Begintaal",
    ]  # fmt: skip


def test_a_heading_with_two_eisen_is_neither(run: Run) -> None:
    text = propose(run, "twee-eisen.csv", None, "--norm", "2024-11")
    assert '"DYS-09 en DYS-10: hulp": kies' in text
    assert '"Zie ook DYS-01: hoe gaat het met BEG-02?": kies' in text
    assert '"Welke toets (bijv. DYS-05 of AVI-03) gebruikt u?": "DYS-05?"' in text


def test_a_scale_of_a_form_leaves_no_room_for_other_answers(run: Run) -> None:
    ran = batch(run, "schaal-1-4.csv", koppeling="schaal-1-4-koppeling.yaml")
    assert ran.code == 1
    assert columns("DYS-01", "DYS-09") == {"99AA01": ("0", "3"), "99AA02": ("1", "2")}
    for text in ("<2", ">3", "-1", "4+", "2?", "(3)", "0", "5"):
        assert (
            f"'{text}' bij DYS-0{1 if text in ('<2', '-1', '2?', '0') else 9} staat niet in de"
            in (ran.err)
        )
