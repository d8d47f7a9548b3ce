"""A school that stands in a table more than once: refused, or its last row counts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from programma import Ran, Run

UIT = Path("uit")
LIME = (
    "koppeling: 1\nvast: {schoolsoort: bo}\nkolommen: {submitdate: datum, BRIN: vestigingscode}\n"
    "negeren: [id, startdate]\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def batch(run: Run, table: str, *options: str) -> Ran:
    """Score a table."""
    Path("t.csv").write_text(table, encoding="utf-8")
    return run(
        "batch", "t.csv", "-o", str(UIT), "--rapporten", "geen", "--norm", "2024-11", *options
    )  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table that the batch wrote."""
    with (UIT / name).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def counted() -> list[tuple[str, str]]:
    """(code, answer to DYS-01) of every school that counts."""
    return [(row["vestigingscode"], row["DYS-01"]) for row in rows("antwoorden.csv")]


def said() -> list[tuple[str, str, str]]:
    """(code of the message, row, school) of what was said."""
    return [(each["code"], each["regel"], each["vestigingscode"]) for each in rows("meldingen.csv")]


TWICE = (
    "vestigingscode;schoolsoort;datum;DYS-01\n"
    "99AA01;bo;{};1\n99AA02;bo;3-11-2026;2\n99AA01;bo;{};3\n"
)


def test_two_rows_of_one_school_are_both_refused(run: Run) -> None:
    ran = batch(run, TWICE.format("2-11-2026", "3-11-2026"))
    assert ran.code == 1
    assert counted() == [("99AA02", "2")]
    assert said() == [("dubbele-school", "2", "99AA01"), ("dubbele-school", "4", "99AA01")]
    assert "Met --dubbel laatste telt haar laatste." in ran.err
    assert "3 rijen gelezen: 1 uitgewerkt, 2 afgewezen, 0 leeg." in ran.err


LAATSTE = {
    # The date counts, not the place; with a time when there is one, and in any notation.
    ("2-11-2026", "3-11-2026"): ("3", "2", "die is het laatst ingevuld (3 november 2026)"),
    ("4-11-2026", "3-11-2026"): ("1", "4", "die is het laatst ingevuld (4 november 2026)"),
    ("2026/11/03 9:00:11 p.m. CET", "2026-11-03 10:00:00"):
        ("1", "4", "die is het laatst ingevuld (3 november 2026 21:00:11)"),
    # In this column the month comes first.
    ("11/13/26 9:00:00", "12/1/26 8:00:00"):
        ("3", "2", "die is het laatst ingevuld (1 december 2026 08:00:00)"),
    # Who did not send it in has no date.
    ("3-11-2026", ""):
        ("1", "4", "die heeft een datum (3 november 2026), een andere rij niet"),
    ("", ""): ("3", "2", "die staat het laagst in de tabel, en een datum is er niet"),
    ("3-11-2026", "3-11-2026"): ("3", "2", "die staat het laagst in de tabel, bij dezelfde datum"),
}  # fmt: skip


@pytest.mark.parametrize("dates", LAATSTE)
def test_the_last_row_counts_and_the_other_is_told(run: Run, dates: tuple[str, str]) -> None:
    answer, regel, why = LAATSTE[dates]
    ran = batch(run, TWICE.format(*dates), "--dubbel", "laatste")
    assert ran.code == 0, ran.err
    assert sorted(counted()) == [("99AA01", answer), ("99AA02", "2")]
    told = [each for each in rows("meldingen.csv") if each["code"] == "eerdere-inzending"]
    assert [(each["ernst"], each["regel"], each["vestigingscode"]) for each in told] == [
        ("let-op", regel, "99AA01")
    ]
    assert f"Rij {6 - int(regel)} telt: {why}. Deze rij telt niet mee." in told[0]["tekst"]
    assert "3 rijen gelezen: 2 uitgewerkt, 0 afgewezen, 0 leeg, 1 dubbel." in ran.err


def test_without_a_column_for_it_the_place_counts(run: Run) -> None:
    table = "vestigingscode;DYS-01\n99AA01;0\n99AA01;1\n99AA01;2\n"
    ran = batch(run, table, "--schoolsoort", "bo", "--dubbel", "laatste")
    assert ran.code == 0, ran.err
    assert counted() == [("99AA01", "2")]
    assert [regel for _, regel, _ in said()] == ["2", "3"]


def test_a_last_row_that_is_wrong_is_refused_and_no_older_one_takes_its_place(run: Run) -> None:
    ran = batch(run, TWICE.replace(";3\n", ";7\n").format("", ""), "--dubbel", "laatste")
    assert ran.code == 1
    assert counted() == [("99AA02", "2")]
    assert "--dubbel laatste" in ran.err.splitlines()[-2]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        # A day that does not exist, in the last row or in the first one.
        (TWICE.format("20-11-2026", "31-11-2026"), "geen-datum"),
        (TWICE.format("31-11-2026", "20-11-2026"), "geen-datum"),
        (TWICE.replace("{};1", "{};7").format("2-11-2026", "3-11-2026"), "verkeerd-antwoord"),
        (TWICE.replace("{};3", "{};x").format("2-11-2026", "3-11-2026"), "verkeerd-antwoord"),
    ],
)
def test_when_one_submission_is_wrong_none_of_that_school_counts(
    run: Run, table: str, code: str
) -> None:
    ran = batch(run, table, "--dubbel", "laatste")
    assert ran.code == 1
    assert counted() == [("99AA02", "2")]
    assert sorted(each for each, _, _ in said()) == sorted(["andere-inzending-fout", code])
    assert "3 rijen gelezen: 1 uitgewerkt, 2 afgewezen, 0 leeg." in ran.err
    assert "niet goed. Daarom telt geen van haar rijen." in ran.err


def test_buildings_of_one_school_are_no_two_submissions(run: Run) -> None:
    table = (
        "vestigingscode;locatie;schoolsoort;DYS-01\n99AA01;a;bo;1\n99AA01;b;bo;2\n99AA01;b;bo;3\n"
    )
    assert batch(run, table, "--dubbel", "laatste").code == 0
    assert counted() == [("99AA01", "1"), ("99AA01", "3")]


def test_a_row_with_nothing_but_a_code_is_no_submission(run: Run) -> None:
    """An abandoned start in LimeSurvey kills no complete one, and is no school by itself."""
    Path("k.yaml").write_text(LIME, encoding="utf-8")
    table = (
        "id,submitdate,startdate,BRIN,DYS-01\n"
        "1,2026-11-02 09:00:00,2026-11-02 08:00:00,99AA06,2\n"
        "2,,2026-11-03 08:00:00,99AA06,\n"
        "3,,2026-11-03 08:00:00,99AA07, \n"
        "4,2026-11-02 09:00:00,2026-11-02 08:00:00,99AA08,1\n"
    )
    ran = batch(run, table, "--koppeling", "k.yaml")
    assert ran.code == 0, ran.err
    assert counted() == [("99AA06", "2"), ("99AA08", "1")]
    assert said() == [("geen-inzending", "3", "99AA06"), ("geen-inzending", "4", "99AA07")]
    assert "4 rijen gelezen: 2 uitgewerkt, 0 afgewezen, 2 leeg." in ran.err


def test_a_row_without_answers_gives_way_to_one_that_has_them(run: Run) -> None:
    table = (
        "vestigingscode;naam;schoolsoort;DYS-01;DYS-01 toelichting\n"
        "99AA01;De Linde;bo;;\n99AA01;De Linde;bo;;zie plan\n99AA01;;bo;;\n"
    )
    ran = batch(run, table)
    assert ran.code == 0, ran.err
    assert [row["DYS-01 toelichting"] for row in rows("antwoorden.csv")] == ["zie plan"]
    assert [(code, regel) for code, regel, _ in said() if code == "rij-zonder-antwoorden"] == [
        ("rij-zonder-antwoorden", "2"), ("rij-zonder-antwoorden", "4"),
    ]  # fmt: skip


@pytest.mark.parametrize("lang", [True, False])
def test_it_belongs_to_a_table_with_a_row_for_each_school(run: Run, lang: bool) -> None:
    if lang:
        ran = batch(
            run, "vestigingscode;schoolsoort;eis;antwoord\n99AA01;bo;DYS-01;2\n",
            "--dubbel", "laatste",
        )  # fmt: skip
    else:
        Path("map").mkdir()
        ran = run("batch", "map", "-o", "uit", "--dubbel", "laatste")
    assert ran.code == 1
    assert "hoort --dubbel niet bij" in ran.err
    assert not UIT.exists()
