"""Files of today's formats, kept as they are: every later version must still read them.

Nothing in tests/data/bevroren is ever made again. A new format gets new files beside these.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from programma import TOP, Run

FROZEN = TOP / "tests" / "data" / "bevroren"
SCHEMAS = TOP / "reports" / "schema"


def frozen(name: str) -> Path:
    """One of the kept files."""
    return FROZEN / name


@pytest.mark.parametrize(
    ("name", "conclusie", "kern_op_orde", "beantwoord"),
    [
        ("audit-1-po.yaml", "nog_niet", 22, 49),
        ("audit-1-po-later.yaml", "nog_niet", 24, 49),
        ("audit-1-vo.yaml", "nog_niet", 20, 48),
        ("werkboek-1-po.xlsx", "nog_niet", 22, 49),
    ],
)
def test_schools_give_the_same_result(
    run: Run, name: str, conclusie: str, kern_op_orde: int, beantwoord: int
) -> None:
    """The answers count as they did; every eis of then is found."""
    ran = run("uitslag", frozen(name), "--json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert found["conclusie"] == conclusie
    telling = found["telling"]
    assert (telling["kern_op_orde"], telling["beantwoord"]) == (kern_op_orde, beantwoord)


@pytest.mark.parametrize(
    ("name", "schools"),
    [("tabel-breed-1.csv", 5), ("tabel-lang-1.csv", 2), ("antwoorden-1.csv", 5)],
)
def test_tables_are_read_whole(run: Run, tmp_path: Path, name: str, schools: int) -> None:
    """Wide, long, and what a batch wrote itself: no row is refused."""
    ran = run("batch", frozen(name), "-o", tmp_path / "uit", "--datum", "2026-11-22",
              "--norm", "2024-11",
              "--rapporten", "geen", "--duo", frozen("duo-1.csv"),
              "--verwacht", frozen("verwacht-1.csv"))  # fmt: skip
    assert ran.code == 0, ran.err
    with (tmp_path / "uit" / "uitslagen.csv").open(encoding="utf-8", newline="") as handle:
        assert len(list(csv.DictReader(handle))) == schools


def test_what_goes_with_a_schoolgids_is_read(run: Run, tmp_path: Path) -> None:
    """The file of the samenwerkingsverband and the house style."""
    ran = run("rapport", frozen("audit-1-po.yaml"), "--soort", "schoolgids", "-o", tmp_path,
              "--samenwerkingsverband", frozen("samenwerkingsverband-1.yaml"),
              "--huisstijl", frozen("huisstijl-1.yaml"))  # fmt: skip
    assert ran.code == 0, ran.err
    assert "PO9901" in (tmp_path / "audit-1-po-schoolgids.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(FROZEN.glob("*.json")), ids=lambda path: path.name)
def test_json_still_fits_its_schema(path: Path) -> None:
    """A published schema may grow, but never refuses what it accepted."""
    value = json.loads(path.read_text(encoding="utf-8"))
    name = re.sub(r"^basisnorm-", "", value["formaat"])
    schema = SCHEMAS / f"{name}-{value['formaat_versie']}.json"
    Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(value)


def test_every_schema_has_a_kept_file() -> None:
    """So that none of them can change unseen."""
    formats = {
        f"{value['formaat'].removeprefix('basisnorm-')}-{value['formaat_versie']}.json"
        for path in FROZEN.glob("*.json")
        for value in [json.loads(path.read_text(encoding="utf-8"))]
    }
    assert formats == {path.name for path in SCHEMAS.glob("*.json")}
