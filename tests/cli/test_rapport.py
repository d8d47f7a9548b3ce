"""`basisnorm rapport` and `basisnorm demo`: files that appear, and files that are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from programma import DE_ES, DE_LINDE, Run

REPORT = "de-linde-verbeterrapport.html"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)


def test_one_report_in_the_current_folder(run: Run) -> None:
    """The name of the report is printed, so that it can be opened."""
    ran = run("rapport", DE_LINDE)
    assert (ran.code, ran.out, ran.err) == (0, f"{REPORT}\n", "")
    assert Path(REPORT).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_many_reports_in_a_folder(run: Run) -> None:
    """`-o MAP` makes the folder."""
    ran = run("rapport", DE_LINDE, DE_ES, "-o", "uit/rapporten")
    assert ran.code == 0
    assert len(list(Path("uit/rapporten").iterdir())) == 2


def test_the_same_input_gives_the_same_bytes(run: Run) -> None:
    """An earlier report of ours is replaced, and nothing in it depends on the moment."""
    run("rapport", DE_LINDE)
    first = Path(REPORT).read_bytes()
    assert run("rapport", DE_LINDE).code == 0
    assert Path(REPORT).read_bytes() == first


def test_a_file_of_someone_else_is_never_replaced(run: Run) -> None:
    """A page that is not ours stays as it is."""
    Path(REPORT).write_text("mijn eigen pagina")
    ran = run("rapport", DE_LINDE)
    assert ran.code == 1
    assert "niet door basisnorm is gemaakt" in ran.err
    assert Path(REPORT).read_text() == "mijn eigen pagina"


def test_good_files_get_a_report_when_another_is_wrong(run: Run) -> None:
    """One wrong file costs only its own report, and the exit code says that something is."""
    Path("fout.yaml").write_text("basisnorm: 2\n")
    ran = run("rapport", "fout.yaml", DE_LINDE)
    assert ran.code == 1
    assert "fout.yaml:1" in ran.err
    assert Path(REPORT).exists()
    assert not Path("fout-verbeterrapport.html").exists()


def test_two_files_with_one_name_are_refused(run: Run, linde: Path) -> None:
    """They would write the same report; nothing is written at all."""
    Path("map").mkdir()
    Path("map/de-linde.yaml").write_bytes(linde.read_bytes())
    ran = run("rapport", linde, "map/de-linde.yaml", "-o", "uit")
    assert ran.code == 1
    assert "heeft dezelfde naam" in ran.err
    assert not Path("uit").exists()


def test_demo_shows_and_writes_everything(run: Run) -> None:
    """The conclusion and three verbeterpunten on the terminal; four files in the folder."""
    ran = run("demo")
    assert ran.code == 0
    assert "22 van 30 kerneisen op orde" in ran.out
    below = json.loads(Path("basisnorm-demo/uitslag.json").read_bytes())["verbeterpunten"]
    assert f"En nog {len(below) - 3} andere." in ran.out
    folder = Path("basisnorm-demo")
    assert {each.name for each in folder.iterdir()} == {
        "de-linde.yaml",
        "verbeterrapport.html",
        "schoolgids.html",
        "uitslag.json",
    }
    result = json.loads((folder / "uitslag.json").read_text(encoding="utf-8"))
    assert result["meldingen"] == []
    assert (folder / "de-linde.yaml").read_bytes() == DE_LINDE.read_bytes()


def test_demo_may_be_run_again(run: Run) -> None:
    """The second time the folder is as the first time."""
    run("demo", "proef")
    Path("proef/de-linde.yaml").write_text("kapot")
    assert run("demo", "proef").code == 0
    assert Path("proef/de-linde.yaml").read_bytes() == DE_LINDE.read_bytes()


def test_demo_refuses_a_folder_with_other_files(run: Run) -> None:
    """The strange files are named, and nothing is written."""
    Path("mijn").mkdir()
    for number in range(7):
        Path(f"mijn/brief{number}.txt").write_text("x")
    ran = run("demo", "mijn")
    assert ran.code == 1
    assert "brief0.txt, brief1.txt, brief2.txt, brief3.txt, brief4.txt en nog 2" in ran.err
    assert len(list(Path("mijn").iterdir())) == 7


def test_demo_in_a_place_that_is_a_file(run: Run) -> None:
    """A file where the folder should come is a melding."""
    Path("bestand").write_text("x")
    ran = run("demo", "bestand")
    assert ran.code == 1
    assert "fout:" in ran.err


@pytest.mark.parametrize("name", ["een.html", "rapport.PDF"])
def test_a_file_where_a_folder_belongs_is_wrong_use(run: Run, name: str) -> None:
    """`-o een.html` would make a folder with that name, which nobody means."""
    ran = run("rapport", DE_LINDE, "-o", name)
    assert ran.code == 2
    assert "Noem een map" in ran.err
    assert not Path(name).exists()


def test_demo_does_not_mind_what_a_killed_interview_left(run: Run) -> None:
    """The name of its lock, or half a file, is ours as well."""
    run("demo", "proef")
    Path("proef/.de-linde.yaml.slot").touch()
    Path("proef/.de-linde.yaml.123.tmp").touch()
    assert run("demo", "proef").code == 0
