"""The counts in uitslagen.csv and uitslagen.json, for who divides one by the other."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from basisnorm.norm.load import load_norm
from programma import Run

NORM = load_norm("2024-11")
DYSLEXIE = [eis.id for eis in NORM.gebieden[0].eisen if eis.kern and "po" in eis.sectoren]
COUNTS = ("kern_op_orde", "kern_niet", "kern_open")


@pytest.fixture
def made(tmp_path: Path, run: Run) -> Path:
    """One school: of the kerneisen of dyslexie one does not apply, one is open, one is not met."""
    answers = dict.fromkeys(DYSLEXIE, "2") | {"DYS-04": "nvt", "DYS-01": "", "DYS-02": "1"}
    path = tmp_path / "een.csv"
    path.write_text(
        f"vestigingscode,schoolsoort,{','.join(answers)}\n99AA00,bo,{','.join(answers.values())}\n",
        encoding="utf-8",
    )
    uit = tmp_path / "uit"
    assert run("batch", path, "-o", uit, "--rapporten", "geen", "--norm", "2024-11").code == 0
    return uit


def test_kern_says_how_many_apply(made: Path) -> None:
    with (made / "uitslagen.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    of = {name: row[f"dyslexie_{name}"] for name in ("kern", "kern_van_toepassing", "kern_nvt")}
    number = len(DYSLEXIE)
    assert of == {
        "kern": str(number), "kern_van_toepassing": str(number - 1), "kern_nvt": "1"
    }  # fmt: skip
    assert row["dyslexie_kern_op_orde"] == str(number - 3)
    assert int(row["kern_van_toepassing"]) == sum(int(row[each]) for each in COUNTS)
    assert int(row["kern"]) == int(row["kern_van_toepassing"]) + int(row["kern_nvt"])


def test_the_json_says_the_same(made: Path) -> None:
    [school] = json.loads((made / "uitslagen.json").read_bytes())["scholen"]
    for telling in (school["telling"], *(each["telling"] for each in school["gebieden"])):
        assert telling["kern_van_toepassing"] == telling["kern"] - telling["kern_nvt"]
        assert telling["kern_van_toepassing"] == sum(telling[each] for each in COUNTS)
    assert school["gebieden"][0]["telling"]["kern_van_toepassing"] == len(DYSLEXIE) - 1


def test_the_columns_stand_in_the_agreed_order(made: Path) -> None:
    head = (made / "uitslagen.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    begin = head.index("conclusie")
    assert head[begin : begin + 11] == [
        "conclusie", "kern", "kern_van_toepassing", *COUNTS, "kern_nvt", "open", "nvt",
        "zonder_bewijs", "percentage",
    ]  # fmt: skip
    assert [each for each in head if each.startswith("dyslexie_")] == [
        f"dyslexie_{each}"
        for each in ("conclusie", "kern", "kern_van_toepassing", "kern_op_orde", "kern_nvt",
                     "percentage")
    ]  # fmt: skip
