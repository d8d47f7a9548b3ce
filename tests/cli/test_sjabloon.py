"""`basisnorm sjabloon`: what it writes, what it refuses, and the way back."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from programma import DE_LINDE, Run

KEYS = ("conclusie", "telling", "gebieden", "verbeterpunten", "school", "datum", "rol")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files without a folder end up in a folder of the test."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["xlsx"], "scholen.xlsx"),
        (["xlsx", "--een-school", "--schoolsoort", "bo"], "werkboek-bo.xlsx"),
        (["xlsx", "--een-school", "--sector", "vo"], "werkboek-vo.xlsx"),
        (["xlsx", "--een-school", "--van", DE_LINDE], "de-linde.xlsx"),
        (["csv"], "scholen.csv"),
        (["csv", "--excel", "-o", "Onze Scholen.CSV"], "Onze Scholen.CSV"),
        (["papier", "--sector", "po"], "vragen-volledig-po.html"),
        (["papier", "--schoolsoort", "pro", "--vragenlijst", "quickscan", "--vorm", "md"],
         "vragen-quickscan-pro.md"),
        (["papier", "--sector", "po", "-o", "nieuw"], "nieuw/vragen-volledig-po.html"),
    ],
)  # fmt: skip
def test_it_writes_one_new_file(run: Run, arguments: list[str], name: str) -> None:
    ran = run("sjabloon", *arguments)
    assert (ran.code, ran.out) == (0, f"{Path(name)}\n")
    again = run("sjabloon", *arguments)
    assert again.code == 1
    assert again.err.startswith(f"{Path(name)}: fout: Hier staat al een bestand")


def test_a_workbook_that_is_filled_in_gives_a_result_and_a_report(run: Run) -> None:
    assert run("sjabloon", "xlsx", "--een-school", "--schoolsoort", "bo").code == 0
    empty = run("uitslag", "werkboek-bo.xlsx")
    assert empty.code == 1
    assert "werkboek-bo.xlsx:School:3:B: fout: Bij 'Vestigingscode' staat niets." in empty.err
    book = load_workbook("werkboek-bo.xlsx")
    book["School"]["B3"] = "99AA00"
    for row in book["Vragen"].iter_rows(min_row=4):
        if row[0].value:
            row[4].value = "2"
    book.save("werkboek-bo.xlsx")
    ran = run("uitslag", "werkboek-bo.xlsx", "--datum", "2026-11-21")
    assert (ran.code, ran.err) == (0, "")
    assert "Alle 31 kerneisen zijn op orde." in ran.out
    assert run("uitleg", "werkboek-bo.xlsx", "DYS-01").code == 0
    assert run("rapport", "werkboek-bo.xlsx").out == "werkboek-bo-verbeterrapport.html\n"


def test_an_audit_file_through_a_workbook_gives_the_same_result(run: Run) -> None:
    ran = run("sjabloon", "xlsx", "--een-school", "--van", DE_LINDE)
    assert "geen plaats voor het verbeterplan en de teksten voor de schoolgids" in ran.err
    first = json.loads(run("uitslag", DE_LINDE, "--json").out)
    second = json.loads(run("uitslag", "de-linde.xlsx", "--json").out)
    assert [first[key] for key in KEYS] == [second[key] for key in KEYS]
    # And a workbook through a workbook is the same file.
    assert run("sjabloon", "xlsx", "--een-school", "--van", "de-linde.xlsx").err == ""
    assert Path("de-linde.xlsx").read_bytes() == Path("de-linde-nieuw.xlsx").read_bytes()


def test_what_does_not_come_along_is_said(run: Run, linde: Path) -> None:
    text = linde.read_text(encoding="utf-8")
    text = text.replace("  DYS-01:\n", "  DYS-06: {niveau: 1}\n  DYS-01:\n    overgenomen: x\n", 1)
    linde.write_text(text, encoding="utf-8")
    ran = run("sjabloon", "xlsx", "--een-school", "--van", linde, "--vragenlijst", "quickscan")
    assert ran.code == 0
    assert "horen niet bij de vragen van dit werkboek: DYS-06, DYS-13," in ran.err
    assert "Nog niet bevestigd, en dus open in het werkboek: DYS-01." in ran.err


def test_a_text_that_a_cell_would_cut_is_refused(run: Run, linde: Path) -> None:
    text = linde.read_text(encoding="utf-8")
    text = text.replace("  DYS-10:\n", f"  DYS-10:\n    toelichting: {'x' * 32_768}\n", 1)
    linde.write_text(text, encoding="utf-8")
    ran = run("sjabloon", "xlsx", "--een-school", "--van", linde)
    assert ran.code == 1
    assert "De toelichting bij DYS-10 past niet in een cel" in ran.err
    assert not Path("de-linde.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["xlsx", "--een-school"], "Voor welke school is het?"),
        (["papier"], "Voor welke school is het?"),
        (["papier", "--sector", "po", "--schoolsoort", "vo"], "hoort bij sector vo, niet bij po"),
        (["xlsx", "--schoolsoort", "bo"], "horen bij --een-school"),
        (["xlsx", "--een-school", "--van", "a.yaml", "--sector", "po"], "Laat --schoolsoort en"),
        (["csv", "-o", "scholen.xlsx"], "moet eindigen op .csv"),
    ],
)
def test_wrong_use_is_explained(run: Run, arguments: list[str], said: str) -> None:
    ran = run("sjabloon", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_extra_gebieden(run: Run) -> None:
    run("sjabloon", "csv", "--sector", "po", "--gebied", "autisme", "-o", "a.csv")
    run("sjabloon", "csv", "--sector", "po", "--ook-in-voorbereiding", "-o", "b.csv")
    run("sjabloon", "csv", "--sector", "po", "--vragenlijst", "quickscan", "-o", "c.csv")
    widths = []
    for name in ("a.csv", "b.csv", "c.csv"):
        (header,) = csv.reader(Path(name).read_text(encoding="utf-8").splitlines())
        widths.append(len([each for each in header if "-" in each]))
    assert widths[0] > 70
    assert widths[1] > widths[0]
    assert widths[2] == 31
    assert run("sjabloon", "csv", "--gebied", "autism").code == 1


def test_the_interview_does_not_write_over_a_workbook(run: Run) -> None:
    run("sjabloon", "xlsx", "--een-school", "--van", DE_LINDE)
    before = Path("de-linde.xlsx").read_bytes()
    ran = run("audit", "de-linde.xlsx")
    assert ran.code == 1
    assert "Dit is een werkboek." in ran.err
    assert Path("de-linde.xlsx").read_bytes() == before


def test_a_folder_may_be_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "map.met.punten").mkdir()
    ran = run("sjabloon", "papier", "--sector", "vo", "-o", "map.met.punten")
    assert ran.out == f"{Path('map.met.punten/vragen-volledig-vo.html')}\n"
