"""A school whose file is refused did hand something in: its code is kept, and it is not missing."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import openpyxl
import pytest

from programma import EERSTE_EDITIE, Run

LINDE = EERSTE_EDITIE / "de-linde.yaml"
NORM = ("--norm", "2024-11")


def column(path: Path, name: str) -> list[str]:
    """All values of one column of one of our tables."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


@pytest.fixture
def folder(tmp_path: Path, run: Run) -> Path:
    """A workbook and a file with a wrong level, a workbook without questions, and a good file."""
    where = tmp_path / "scholen"
    where.mkdir()
    text = LINDE.read_text(encoding="utf-8")
    for code, name in (("99AA01", "een"), ("99AA02", "twee"), ("99AA03", "drie")):
        (where / f"{name}.yaml").write_text(text.replace("99AA00", code), encoding="utf-8")
        book = where / f"{name}.xlsx"
        if name != "drie":
            ran = run(
                "sjabloon", "xlsx", "--een-school", "--van", where / f"{name}.yaml", "-o", book,
                *NORM,
            )  # fmt: skip
            assert ran.code == 0, ran.err
            (where / f"{name}.yaml").unlink()
    changed = openpyxl.load_workbook(where / "een.xlsx")
    changed["Vragen"]["E6"] = 7
    changed.save(where / "een.xlsx")
    changed = openpyxl.load_workbook(where / "twee.xlsx")
    del changed["Vragen"]
    changed.save(where / "twee.xlsx")
    wrong = (where / "drie.yaml").read_text(encoding="utf-8").replace("niveau: 2", "niveau: 9", 1)
    (where / "drie.yaml").write_text(wrong, encoding="utf-8")
    shutil.copy(LINDE, where / "vier.yaml")
    return where


def test_a_refused_file_keeps_its_code(folder: Path, tmp_path: Path, run: Run) -> None:
    """In both lists: else nobody knows whom to write to."""
    uit = tmp_path / "uit"
    ran = run("batch", folder, "-o", uit, "--rapporten", "geen", *NORM)
    assert ran.code == 1, ran.err
    codes = {"99AA01", "99AA02", "99AA03"}
    assert {*column(uit / "afgewezen.csv", "vestigingscode")} == codes
    assert codes <= {*column(uit / "meldingen.csv", "vestigingscode")}


def test_it_is_not_called_missing(folder: Path, tmp_path: Path, run: Run) -> None:
    lijst = tmp_path / "lijst.txt"
    lijst.write_text("99AA00\n99AA01\n99AA02\n99AA03\n99AA09\n", encoding="utf-8")
    ran = run("batch", folder, "--alleen-controleren", "--verwacht", lijst, *NORM)
    assert "1 van 5 scholen; afgewezen: 99AA01, 99AA02 en 99AA03; deze nog niet: 99AA09." in ran.err


def test_a_column_of_an_eis_that_the_norm_leaves_out(tmp_path: Path, run: Run) -> None:
    """It is not retired on the day of the norm, and its comment is not another eis' comment."""
    eigen = tmp_path / "norm-streek"
    assert run("norm", "nieuw", eigen, "--naam", "Streek").code == 0
    text = (eigen / "norm.yaml").read_text(encoding="utf-8")
    (eigen / "norm.yaml").write_text(
        text.replace("weglaten: []", "weglaten: [DYS-13]"), encoding="utf-8"
    )
    path = tmp_path / "scholen.csv"
    path.write_text(
        "vestigingscode,schoolsoort,DYS-01,DYS-13,DYS-13 toelichting\n99AA00,bo,2,1,Zo.\n",
        encoding="utf-8",
    )
    ran = run("batch", path, "--alleen-controleren", "--norm", eigen)
    assert ran.code == 0, ran.err
    for kop in ("DYS-13", "DYS-13 toelichting"):
        assert f"De kolom '{kop}' doet niet mee: DYS-13 is weggelaten in deze norm." in ran.err
    assert "vervallen" not in ran.err
    assert "Bedoelt u" not in ran.err
