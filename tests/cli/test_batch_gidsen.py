"""`basisnorm batch --rapporten alle`: the pages for parents beside those for the talk."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from programma import Run
from rapport.test_html import Page

HEAD = ("vestigingscode;schoolsoort;naam;samenwerkingsverband;locatie;DYS-01;DYS-01 toelichting;"
        "DYS-01 bewijs;BEG-01\n")  # fmt: skip
ROWS = (
    "99AA00;bo;De Linde;PO3004;Gebouw West;2;GEHEIMTOE;GEHEIMBEW;2",
    "99AA00;bo;De Linde;PO3004;Gebouw Oost/2;2;GEHEIMTOE;;0",
    "99AA01;bo;De Eik;PO3005;;0;;GEHEIMBEW;1",
    "99AA02;vo;De Es;;;3;;;3",
)
VERBAND = """naam: Verband Zuid
nummer: PO3004
steunpunt: Steunpunt Zuid helpt ouders.
"""
INTERN = "Voor gesprek, niet voor toezicht of bekostiging."


@pytest.fixture
def scholen(tmp_path: Path) -> Path:
    """Four schools, two of them in one building; and what the samenwerkingsverband says."""
    (tmp_path / "verband.yaml").write_text(VERBAND, encoding="utf-8")
    path = tmp_path / "scholen.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in ROWS), encoding="utf-8")
    return path


def made(uit: Path) -> dict[str, bytes]:
    """Every file of an output, by its path in it."""
    return {
        each.relative_to(uit).as_posix(): each.read_bytes()
        for each in uit.rglob("*")
        if each.is_file()
    }


def leads_to(uit: Path) -> list[str]:
    """Every link of the overview to another page."""
    page = Page((uit / "intern" / "index.html").read_text(encoding="utf-8"))
    links = [value for tag, name, value in page.attributes if (tag, name) == ("a", "href")]
    return [each for each in links if not each.startswith("#")]


@pytest.mark.parametrize(
    ("rapporten", "folders"),
    [
        ("alle", {"intern/schoolgids", "intern/scholen"}),
        ("schoolgids", {"intern/schoolgids"}),
        ("verbeter", {"intern/scholen"}),
    ],
)
def test_which_pages_there_are(
    scholen: Path, tmp_path: Path, run: Run, rapporten: str, folders: set[str]
) -> None:
    """Of every school one in each folder, all of them in the list of files."""
    uit = tmp_path / "uit"
    ran = run("batch", scholen, "-o", uit, "--rapporten", rapporten)
    assert ran.code == 0, ran.err
    found = made(uit)
    pages = [name for name in found if name.count("/") == 2]
    assert {name.rpartition("/")[0] for name in pages} == folders
    assert len(pages) == 4 * len(folders)
    assert {"intern/index.html", "intern/regio.json", "intern/regio.md"} <= found.keys()
    listed = json.loads(found["basisnorm-uitvoer.json"])["bestanden"]
    assert {*listed, "basisnorm-uitvoer.json"} == found.keys()
    gidsen = "4 schoolgidsen in intern/schoolgids, waarvan 4 concept."
    assert (gidsen in ran.err) == ("intern/schoolgids" in folders)


@pytest.mark.parametrize(
    ("rapporten", "folders"),
    [("alle", ("scholen", "schoolgids")), ("verbeter", ("scholen",)),
     ("schoolgids", ("schoolgids",))],
)  # fmt: skip
def test_the_overview_links_to_every_page(
    scholen: Path, tmp_path: Path, run: Run, rapporten: str, folders: tuple[str, ...]
) -> None:
    """And each of these links leads to a page of that school."""
    uit = tmp_path / "uit"
    run("batch", scholen, "-o", uit, "--rapporten", rapporten)
    links = leads_to(uit)
    files = {
        f"{folder}/{each.name}"
        for folder in folders
        for each in (uit / "intern" / folder).iterdir()
    }
    assert {unquote(each) for each in links} == files
    assert len(links) == 4 * len(folders)


def test_another_verband_is_not_in_a_schoolgids(scholen: Path, tmp_path: Path, run: Run) -> None:
    """What binds other schools would be wrong there; that is said."""
    uit = tmp_path / "uit"
    ran = run(
        "batch", scholen, "-o", uit, "--rapporten", "schoolgids",
        "--samenwerkingsverband", tmp_path / "verband.yaml",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    named = {
        each.stem: "Zuid" in each.read_text(encoding="utf-8")
        for each in (uit / "intern" / "schoolgids").iterdir()
    }
    assert named == {
        "99AA00-gebouw-west": True, "99AA00-gebouw-oost-2": True, "99AA01": False, "99AA02": True
    }  # fmt: skip
    assert "1 school noemt een ander samenwerkingsverband dan uw bestand" in ran.err
    assert "Verband Zuid" in (uit / "intern" / "regio.md").read_text(encoding="utf-8")


def test_notes_stand_only_in_the_report_of_the_school(
    scholen: Path, tmp_path: Path, run: Run
) -> None:
    """The pages for the talk say what they are for."""
    uit = tmp_path / "uit"
    run("batch", scholen, "-o", uit, "--rapporten", "alle")
    found = made(uit)
    pages = {name for name, text in found.items() if b"GEHEIM" in text and "/" in name}
    assert {name.rpartition("/")[0] for name in pages} == {"intern/scholen"}
    reports = {name: text for name, text in found.items() if name.startswith("intern/scholen")}
    assert all(INTERN.encode() in text for text in reports.values())
    assert b"GEHEIMTOE" in found["intern/scholen/99AA00-gebouw-west.html"]
    assert all(INTERN.encode() not in found[name] for name in found if "schoolgids" in name)


@pytest.mark.again
def test_several_processes_make_the_same_gidsen(scholen: Path, tmp_path: Path, run: Run) -> None:
    """`--jobs` changes nothing but the time."""
    more = "".join(f"98AA{number:02};bo;School {number};;;2;;;2\n" for number in range(60))
    scholen.write_text(scholen.read_text(encoding="utf-8") + more, encoding="utf-8")
    options = ("--rapporten", "alle", "--samenwerkingsverband", tmp_path / "verband.yaml")
    for name, jobs in (("een", "1"), ("twee", "2")):
        ran = run("batch", scholen, "-o", tmp_path / name, "--jobs", jobs, *options)
        assert ran.code == 0, ran.err
        assert "64 schoolgidsen in intern/schoolgids, waarvan 64 concept." in ran.err
        # There is no file to ask it of.
        assert "eigen bestand, met: basisnorm audit. Wat er dan nog mist" in ran.err
    assert made(tmp_path / "een") == made(tmp_path / "twee")


def test_schools_that_stayed_are_named_in_the_overview(
    scholen: Path, tmp_path: Path, run: Run
) -> None:
    """Also for programs."""
    uit = tmp_path / "uit"
    run("batch", scholen, "-o", uit, "--rapporten", "geen")
    scholen.write_text(f"{HEAD}{ROWS[3]}\n", encoding="utf-8")
    assert run("batch", scholen, "--aanvullen", uit, "-o", uit).code == 0
    assert json.loads((uit / "intern" / "regio.json").read_bytes())["gelezen"]["gebleven"] == 3
    page = (uit / "intern" / "regio.md").read_text(encoding="utf-8")
    assert "3 scholen staan hier nog uit de eerdere uitvoer." in page


@pytest.mark.parametrize("datum", ["", "2026-11-20"])
def test_only_a_school_without_a_date_is_said_to_be_one(
    scholen: Path, tmp_path: Path, run: Run, datum: str
) -> None:
    scholen.write_text(
        f"vestigingscode;schoolsoort;datum;DYS-01\n99AA00;bo;{datum};2\n", encoding="utf-8"
    )
    ran = run("batch", scholen, "-o", tmp_path / "uit", "--rapporten", "geen")
    assert ("Scholen zonder datum" in ran.err) == (not datum)


@pytest.mark.parametrize(("datum", "said"), [("2126-11-21", True), ("2026-01-01", False)])
def test_a_day_in_the_far_future_is_told(scholen: Path, run: Run, datum: str, said: bool) -> None:
    """A typing error in the year would make every n.v.t. end."""
    ran = run("batch", scholen, "--alleen-controleren", "--datum", datum)
    assert ran.code == 0
    assert (f"--datum {datum} is meer dan een jaar na vandaag." in ran.err) == said


def test_the_empty_table_of_a_schoolsoort(tmp_path: Path, run: Run) -> None:
    """It is that of its sector; another sector beside it is wrong usage."""
    for name, options in (("a", ("--schoolsoort", "sbo")), ("b", ("--sector", "po"))):
        assert run("sjabloon", "csv", *options, "-o", tmp_path / f"{name}.csv").code == 0
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    ran = run("sjabloon", "csv", "--schoolsoort", "vo", "--sector", "po", "-o", tmp_path / "c.csv")
    assert ran.code == 2
    assert "Laat --sector weg" in ran.err
