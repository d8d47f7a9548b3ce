"""Advice about a file of another kind can be followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from basisnorm.words import command_line
from programma import Run

VERBS = (["uitslag"], ["uitleg"], ["rapport"])


@pytest.mark.parametrize("verb", VERBS)
def test_a_table_is_told_to_be_a_table(run: Run, tmp_path: Path, verb: list[str]) -> None:
    table = tmp_path / "antwoorden.csv"
    table.write_text("vestigingscode,DYS-01\n99AA00,2\n")
    ran = run(*verb, table)
    assert ran.code == 1
    assert "Dit is een tabel." in ran.err
    assert command_line("basisnorm", "batch", str(table), "-o", "uitvoer") in ran.err
    assert "dubbele punt" not in ran.err


@pytest.mark.parametrize("name", ["x.md", "x.html", "x.pdf"])
def test_a_page_is_told_to_be_a_page(run: Run, tmp_path: Path, name: str) -> None:
    page = tmp_path / name
    page.write_text("# Verbeterrapport\n\nNu: nog niet\n")
    err = run("uitslag", page).err
    assert "Dit is een bladzijde om te lezen" in err
    assert "dubbele punt" not in err


def test_a_file_that_is_not_there_is_not_called_a_table(run: Run, tmp_path: Path) -> None:
    err = run("uitslag", tmp_path / "weg.csv").err
    assert "tabel" not in err
    assert "weg.csv" in err


def test_a_comparison_with_a_workbook_says_what_a_workbook_can_do(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "school.xlsx"
    run("sjabloon", "xlsx", "--een-school", "--schoolsoort", "bo", "-o", book)
    err = run("vergelijk", book, book).err
    assert "Dit is een werkboek." in err
    assert command_line("basisnorm", "omzetten", str(book), "-o", ".") in err


def test_the_guide_of_a_workbook_is_not_told_to_fill_in_what_it_cannot(
    run: Run, tmp_path: Path
) -> None:
    school, book = tmp_path / "school.yaml", tmp_path / "school.xlsx"
    school.write_text(
        'basisnorm: 1\nnorm: "2024-11"\nvragenlijst: quickscan\n'
        'school: {vestigingscode: "99AA00", schoolsoort: bo}\nantwoorden: {DYS-01: {niveau: 2}}\n'
    )
    run("sjabloon", "xlsx", "--een-school", "--van", school, "-o", book)
    of_book = " ".join(run("rapport", book, "--soort", "schoolgids", "-o", tmp_path).err.split())
    of_file = " ".join(run("rapport", school, "--soort", "schoolgids", "-o", tmp_path).err.split())
    assert "onder schoolgids" in of_file
    assert "onder schoolgids" not in of_book
    assert "Een werkboek heeft daar geen plaats voor." in of_book
    assert "in de kolom toelichting of bewijs" in of_book
