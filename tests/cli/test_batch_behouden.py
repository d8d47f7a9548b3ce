"""No run takes away what nobody can make again: another year, what was compared with, a region."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from programma import Ran, Run

HEAD = "vestigingscode,schoolsoort,schooljaar,datum,DYS-01\n"


def table(path: Path, jaar: str, scholen: int = 3, niveau: int = 2) -> Path:
    """A table with so many schools of one school year."""
    first = jaar[:4]
    rows = [f"99AA{n:02},bo,{jaar},{first}-11-0{n + 1},{niveau}\n" for n in range(scholen)]
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return path


def measured(folder: Path) -> set[str]:
    """The school years in an output."""
    with (folder / "uitslagen.csv").open(encoding="utf-8", newline="") as lines:
        return {row["schooljaar"] for row in csv.DictReader(lines)}


@pytest.fixture
def batch(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`basisnorm batch` in a folder of its own, without pages."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path, stdin: str = "", columns: int = 80) -> Ran:
        return run("batch", *arguments, "--rapporten", "geen", stdin=stdin, columns=columns)

    return call


def test_another_year_is_never_removed(batch: Run, tmp_path: Path) -> None:
    """Three years, each made twice, always in the same folder: every year is still there."""
    for jaar in ("2025-2026", "2026-2027", "2027-2028"):
        table(tmp_path / "t.csv", jaar)
        for _ in range(2):
            assert batch("t.csv", "-o", "uit").code == 0
    kept = {each.name: measured(each) for each in tmp_path.iterdir() if each.is_dir()}
    assert kept.pop("uit") == {"2027-2028"}
    assert {"2025-2026"} in kept.values()
    assert {"2026-2027"} in kept.values()
    assert len(kept) == 5


def test_it_says_where_the_old_output_is(batch: Run, tmp_path: Path) -> None:
    table(tmp_path / "t.csv", "2025-2026")
    assert "Wat hier eerst stond" not in batch("t.csv", "-o", "uit").err
    table(tmp_path / "t.csv", "2026-2027")
    ran = batch("t.csv", "-o", "uit", "--vorige", "uit")
    assert f"Wat hier eerst stond, staat nu in {tmp_path / 'uit.vorige'}\n" in ran.err
    assert measured(tmp_path / "uit.vorige") == {"2025-2026"}


def test_the_command_that_follows_compares_with_the_same_output(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not with the output that was just made, which has the name now."""
    monkeypatch.chdir(tmp_path)
    table(tmp_path / "t.csv", "2025-2026", niveau=0)
    assert run("batch", "t.csv", "-o", "uit").code == 0
    path = table(tmp_path / "t.csv", "2026-2027")
    path.write_text(path.read_text(encoding="utf-8") + "99AA09,bo,2026-2027,,9\n", encoding="utf-8")
    ran = run("batch", "t.csv", "-o", "uit", "--vorige", "uit")
    assert f"--vorige {tmp_path / 'uit.vorige'}" in ran.err
    assert measured(tmp_path / "uit.vorige") == {"2025-2026"}


@pytest.mark.parametrize("jaar", ["2025-2026", "2026-2027"])
def test_what_is_compared_with_stays_where_it_is(batch: Run, tmp_path: Path, jaar: str) -> None:
    """Whatever its year; the same command can be typed again and again."""
    table(tmp_path / "t.csv", jaar, niveau=0)
    batch("t.csv", "-o", "uit.vorige")
    before = (tmp_path / "uit.vorige" / "antwoorden.csv").read_bytes()
    table(tmp_path / "t.csv", "2026-2027")
    for _ in range(4):
        assert batch("t.csv", "-o", "uit", "--vorige", "uit.vorige").code == 0
    assert (tmp_path / "uit.vorige" / "antwoorden.csv").read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "t.csv", "uit", "uit.vorige", "uit.vorige-2",
    ]  # fmt: skip


def test_the_same_year_keeps_one_time_back(batch: Run, tmp_path: Path) -> None:
    for niveau in (0, 1, 2):
        table(tmp_path / "t.csv", "2026-2027", niveau=niveau)
        batch("t.csv", "-o", "uit")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["t.csv", "uit", "uit.vorige"]


def test_the_year_follows_from_the_date(batch: Run, tmp_path: Path) -> None:
    """Where a table names no school year: that of the day of each school."""
    for day in ("2026-07-31", "2026-08-01", "2026-11-01", "2027-01-10"):
        text = f"vestigingscode,schoolsoort,datum,DYS-01\n99AA00,bo,{day},2\n"
        (tmp_path / "t.csv").write_text(text, encoding="utf-8")
        batch("t.csv", "-o", "uit")
    days = [
        (each / "uitslagen.csv").read_text(encoding="utf-8").count("2026-07-31")
        for each in sorted(tmp_path.glob("uit*"))
    ]
    assert sum(days) == 1


@pytest.mark.parametrize(("now", "code"), [(4, 0), (3, 0), (2, 1), (0, 1)])
def test_a_region_is_not_replaced_by_less_than_half(
    batch: Run, tmp_path: Path, now: int, code: int
) -> None:
    """Nothing changed when it is refused, and the message says what to type."""
    batch(table(tmp_path / "t.csv", "2026-2027", 6), "-o", "uit")
    before = (tmp_path / "uit" / "uitslagen.csv").read_bytes()
    table(tmp_path / "t.csv", "2026-2027", now)
    ran = batch("t.csv", "-o", "uit")
    assert ran.code == code
    assert ((tmp_path / "uit" / "uitslagen.csv").read_bytes() == before) == bool(code)
    if code:
        many = "zijn het er 2" if now == 2 else f"zijn het er {now}"
        assert f"In deze map staan 6 scholen; nu {many}. De map is niet vervangen." in ran.err
        assert "--aanvullen uit" in ran.err.replace(str(tmp_path / "uit"), "uit")
        assert not (tmp_path / "uit.vorige").exists()
        assert batch("t.csv", "-o", "uit", "--minder-scholen").code == 0
        assert (tmp_path / "uit" / "uitslagen.csv").read_bytes() != before


def test_corrected_rows_without_aanvullen_do_not_take_the_region(
    batch: Run, tmp_path: Path
) -> None:
    """The mistake that cost a region: handing in afgewezen.csv as if it were everything."""
    path = table(tmp_path / "t.csv", "2026-2027", 9)
    path.write_text(path.read_text(encoding="utf-8") + "99AA09,bo,2026-2027,,9\n", encoding="utf-8")
    assert batch(path, "-o", "uit").code == 1
    refused = tmp_path / "uit" / "afgewezen.csv"
    mended = refused.read_text(encoding="utf-8").replace(",9,", ",2,")
    refused.write_text(mended, encoding="utf-8")
    assert batch("uit/afgewezen.csv", "-o", "uit").code == 1
    ran = batch("uit/afgewezen.csv", "--aanvullen", "uit", "-o", "uit")
    assert ran.code == 0, ran.err
    assert "9 scholen gebleven" in ran.err


def test_an_output_that_cannot_be_counted_stays(batch: Run, tmp_path: Path) -> None:
    """Of a year that nobody knows: it could be any."""
    table(tmp_path / "t.csv", "2026-2027")
    batch("t.csv", "-o", "uit")
    (tmp_path / "uit" / "uitslagen.csv").write_bytes(b"")
    batch("t.csv", "-o", "uit")
    batch("t.csv", "-o", "uit")
    assert (tmp_path / "uit.vorige" / "uitslagen.csv").read_bytes() == b""
    assert (tmp_path / "uit.vorige-2").exists()


def test_duo_of_po_and_so_together(batch: Run, tmp_path: Path) -> None:
    """No file of DUO holds every school of a region; a code is unknown when none of them has it."""
    table(tmp_path / "t.csv", "2026-2027")
    for name, code, school in (("po", "99AA00", "De Es"), ("so", "99AA01", "De Wilg")):
        text = f"VESTIGINGSCODE;VESTIGINGSNAAM\n{code};{school}\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="cp1252")
    ran = batch("t.csv", "-o", "uit", "--duo", "po.csv", "--duo", "so.csv")
    assert ran.code == 0, ran.err
    text = (tmp_path / "uit" / "uitslagen.csv").read_text(encoding="utf-8")
    assert "De Es" in text
    assert "De Wilg" in text
    assert ran.err.count("staat niet in") == 1
    assert "99AA02 staat niet in po.csv of so.csv." in ran.err


def test_every_wrong_duo_file_is_named(batch: Run, tmp_path: Path) -> None:
    table(tmp_path / "t.csv", "2026-2027")
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("kleur;maat\nrood;2\n", encoding="utf-8")
    ran = batch("t.csv", "-o", "uit", "--duo", "a.csv", "--duo", "b.csv")
    assert ran.code == 1
    assert "a.csv:1: fout: In dit bestand staan geen vestigingscodes." in ran.err
    assert "b.csv:1: fout: In dit bestand staan geen vestigingscodes." in ran.err


@pytest.mark.parametrize("option", ["--vorige", "--verwacht", "-o", "--datum", "--norm"])
def test_an_option_for_one_value_is_not_taken_twice(
    batch: Run, tmp_path: Path, option: str
) -> None:
    """The first would disappear in silence."""
    table(tmp_path / "t.csv", "2026-2027")
    ran = batch("t.csv", "-o", "uit", option, "2026-11-01", option, "2026-11-02")
    assert ran.code == 2
    assert "staat er" in ran.err
    assert "keer. Noem haar één keer." in " ".join(ran.err.split())


def refused(folder: Path) -> list[dict[str, str]]:
    """The rows of afgewezen.csv."""
    with (folder / "afgewezen.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.again
def test_refused_files_are_remembered_until_they_come(run: Run, batch: Run, tmp_path: Path) -> None:
    """Three workbooks are wrong, one of them beyond reading; they come in one at a time."""
    folder = tmp_path / "scholen"
    folder.mkdir()
    run("sjabloon", "xlsx", "--een-school", "--schoolsoort", "bo", "-o", folder / "a.xlsx")
    for name in ("b", "c"):
        shutil.copy(folder / "a.xlsx", folder / f"{name}.xlsx")
    for number, name in enumerate(("a", "b", "c")):
        fill(folder / f"{name}.xlsx", f"99AA0{number}", 7 if number else 2)
    (folder / "d.xlsx").write_bytes(b"PK\x03\x04 kapot")
    assert batch(folder, "-o", "uit").code == 1
    assert [each["bestand"] for each in refused(tmp_path / "uit")] == ["b.xlsx", "c.xlsx", "d.xlsx"]
    again = tmp_path / "verbeterd"
    again.mkdir()
    for name, left in (("b", ["c.xlsx", "d.xlsx"]), ("c", ["d.xlsx"])):
        for old in again.iterdir():
            old.unlink()
        (folder / f"{name}.xlsx").rename(again / f"{name}.xlsx")
        fill(again / f"{name}.xlsx", "99AA01" if name == "b" else "99AA02", 2)
        ran = batch(again, "--aanvullen", "uit", "-o", "uit")
        assert ran.code == 0, ran.err
        assert "Eerder afgewezen, en nu niet aangeleverd: " in ran.err
        rows = refused(tmp_path / "uit")
        assert [each["bestand"] for each in rows] == left
        assert all(each["meldingen"] for each in rows)


def fill(path: Path, code: str, niveau: int) -> None:
    """Fill in a workbook of one school: its code, and one answer."""
    book = load_workbook(path)
    for row in book["School"].iter_rows():
        if str(row[0].value).startswith("Vestigingscode"):
            row[1].value = code
    sheet = book["Vragen"]
    head = next(
        row for row in sheet.iter_rows() if "eis" in [str(cell.value).lower() for cell in row]
    )
    names = [str(cell.value).lower() for cell in head]
    for row in sheet.iter_rows():
        if row[names.index("eis")].value == "DYS-01":
            row[names.index("niveau")].value = niveau
    book.save(path)


def test_refused_rows_keep_their_cells_in_every_round(batch: Run, tmp_path: Path) -> None:
    """Also when the table that is added has other columns; and they can still be added then."""
    text = "vestigingscode,schoolsoort,naam,DYS-01,DYS-02\n99AA00,bo,,2,2\n"
    (tmp_path / "a.csv").write_text(
        text + "99AA01,bo,De Es,9,2\n99AA02,bo,De Wilg,2,9\n", encoding="utf-8"
    )
    batch("a.csv", "-o", "uit")
    (tmp_path / "b.csv").write_text(
        "vestigingscode,schoolsoort,BEG-01\n99AA03,bo,9\n99AA04,bo,2\n", encoding="utf-8"
    )
    ran = batch("b.csv", "--aanvullen", "uit", "-o", "uit")
    assert "2 rijen gelezen: 1 uitgewerkt, 1 afgewezen" in ran.err
    rows = refused(tmp_path / "uit")
    assert [each["vestigingscode"] for each in rows] == ["99AA03", "99AA01", "99AA02"]
    assert [(each["BEG-01"], each["DYS-01"], each["naam"]) for each in rows] == [
        ("9", "", ""), ("", "9", "De Es"), ("", "2", "De Wilg"),
    ]  # fmt: skip
    mended = (tmp_path / "uit" / "afgewezen.csv").read_text(encoding="utf-8").replace(",9", ",2")
    (tmp_path / "c.csv").write_text(mended, encoding="utf-8")
    ran = batch("c.csv", "--aanvullen", "uit", "-o", "uit")
    assert ran.code == 0, ran.err
    assert refused(tmp_path / "uit") == []
    assert "In deze" not in ran.err
    assert len((tmp_path / "uit" / "uitslagen.csv").read_text(encoding="utf-8").splitlines()) == 6
