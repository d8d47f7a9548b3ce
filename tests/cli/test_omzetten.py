"""`basisnorm omzetten`: from whatever a school filled in to a file that every opdracht takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from basisnorm.audit.bestand import plain_audit
from basisnorm.library import read_answers
from programma import DE_LINDE, EERSTE_EDITIE, Run

TABLE = "vestigingscode;schoolsoort;schooljaar;DYS-01;wil_helpen\n"


OUDER = EERSTE_EDITIE / "de-linde.yaml"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files without a folder end up in a folder of the test."""
    monkeypatch.chdir(tmp_path)


def answers(path: Path | str) -> object:
    return read_answers(path).audit


def test_there_and_back_again_nothing_changes(run: Run) -> None:
    """YAML -> JSON -> YAML -> workbook -> JSON: the same audit, as far as a workbook holds it."""
    assert run("omzetten", DE_LINDE, "-o", "json", "--vorm", "json").code == 0
    (as_json,) = Path("json").iterdir()
    assert json.loads(as_json.read_bytes())["norm"] == "2026-08"
    assert answers(as_json) == answers(DE_LINDE)
    assert run("omzetten", as_json, "-o", "yaml").code == 0
    (as_yaml,) = Path("yaml").iterdir()
    assert answers(as_yaml) == answers(DE_LINDE)
    assert run("sjabloon", "xlsx", "--een-school", "--van", as_yaml, "-o", "w.xlsx").code == 0
    ran = run("omzetten", "w.xlsx", "-o", "weer", "--vorm", "json")
    assert ran.code == 0
    assert ran.out == f"{Path('weer') / as_json.name}\n"
    back = plain_audit(read_answers(Path("weer") / as_json.name).audit)
    was = plain_audit(read_answers(DE_LINDE).audit)
    assert back["antwoorden"] == was["antwoorden"]


def test_every_row_of_a_table_becomes_a_file(run: Run) -> None:
    Path("t.csv").write_text(
        f"{TABLE}99AA00;bo;2026-2027;2;ja\n99BB00;bo;2026-2027;9;\n99CC00;sbo;2026-2027;0;\n",
        encoding="utf-8",
    )
    ran = run("omzetten", "t.csv", "-o", "uit")
    assert ran.code == 1
    assert sorted(each.name for each in Path("uit").iterdir()) == [
        "99AA00-2026-2027.yaml", "99CC00-2026-2027.yaml",
    ]  # fmt: skip
    assert "t.csv:3:D: fout:" in ran.err
    assert "geen plaats voor 'wil helpen'. Het staat hier bij 99AA00." in ran.err
    assert run("uitslag", "uit/99AA00-2026-2027.yaml").code == 0
    # The same again changes nothing; what stands there with something else in it stays.
    again = run("omzetten", "t.csv", "-o", "uit")
    assert again.out.count("stond er al, en is hetzelfde") == 2
    Path("uit/99AA00-2026-2027.yaml").write_text("van een ander", encoding="utf-8")
    other = run("omzetten", "t.csv", "-o", "uit")
    assert "er staat iets anders in" in other.err
    assert Path("uit/99AA00-2026-2027.yaml").read_text(encoding="utf-8") == "van een ander"


def test_of_two_sources_of_one_school_none_is_taken(run: Run) -> None:
    for name in ("a", "b"):
        Path(f"{name}.yaml").write_bytes(DE_LINDE.read_bytes())
    ran = run("omzetten", "a.yaml", "b.yaml", "-o", "uit")
    assert (ran.code, ran.out) == (1, "")
    assert not Path("uit").exists()
    assert ran.err.count("Geen van beide is omgezet.") == 2


def test_a_file_that_is_wrong_does_not_stop_the_others(run: Run) -> None:
    Path("half.json").write_bytes(b'{"basisnorm": 1, "norm"')
    ran = run("omzetten", "half.json", DE_LINDE, "-o", "uit")
    assert ran.code == 1
    assert "half.json:1:24: fout: Dit bestand houdt halverwege op." in ran.err
    assert len(list(Path("uit").iterdir())) == 1


@pytest.mark.parametrize("command", ["audit", "audit --van", "vergelijk x.yaml"])
def test_whoever_names_a_workbook_gets_the_command(run: Run, command: str) -> None:
    Path("x.yaml").write_bytes(DE_LINDE.read_bytes())
    assert run("sjabloon", "xlsx", "--een-school", "--van", "x.yaml", "-o", "w.xlsx").code == 0
    ran = run(*command.split(), "w.xlsx")
    if ran.code:
        assert "basisnorm omzetten w.xlsx -o ." in ran.err
    else:
        assert command.startswith("vergelijk")


def test_a_workbook_of_an_older_edition_gets_a_remedy_that_works(run: Run) -> None:
    """`audit --naar-norm` takes no workbook: it has to become a file of its own edition first."""
    assert run("sjabloon", "xlsx", "--een-school", "--van", OUDER, "-o", "w.xlsx").code == 0
    ran = run("omzetten", "w.xlsx", "-o", ".")
    assert "Kies die norm met --norm 2024-11.\n" in ran.err
    made = run("omzetten", "w.xlsx", "-o", ".", "--norm", "2024-11").out.strip()
    ran = run("audit", made, "--naar-norm", "2026-08", stdin="q\n")
    assert ran.code == 0, ran.err
