"""What is too big, or made to do harm, is refused in words before it can fill the memory."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from basisnorm.errors import BasisnormFout, Melding
from basisnorm.invoer.tabel import openen as tabel_csv
from basisnorm.invoer.tabel import xlsx as tabel_xlsx
from basisnorm.invoer.tabel.tabel import MAX_BYTES, MAX_CELL, MAX_COLUMNS
from invoer.tabellen import read_rows, read_table

HEAD = ("vestigingscode", "schoolsoort", "DYS-01")


def refused(read: Callable[[], object]) -> Melding:
    with pytest.raises(BasisnormFout) as caught:
        read()
    (melding,) = caught.value.meldingen
    assert melding.oplossing
    return melding


def workbook(path: Path, *rows: Sequence[str | int]) -> Path:
    """A workbook with these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def with_part(path: Path, name: str, data: bytes) -> Path:
    """A workbook in which one part is another, or one more."""
    workbook(path, HEAD, ("99AA00", "bo", 2))
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in {**parts, name: data}.items():
            archive.writestr(each, content)
    return path


def test_a_file_over_200_mb(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    found = refused(lambda: read_table(path))
    assert (found.code, found.tekst) == ("te-groot", "Dit bestand is 200 MB. Wij lezen er tot 200.")
    assert "--aanvullen" in found.oplossing


def test_a_table_with_more_columns_than_we_read(tmp_path: Path) -> None:
    head = [*HEAD, *(f"eigen {number}" for number in range(MAX_COLUMNS))]
    assert refused(lambda: read_rows(tmp_path, [head])).code == "te-veel-kolommen"
    # Cells beside the heading count when something stands in them.
    row = ["99AA00", "bo", "2", *[""] * MAX_COLUMNS]
    assert len(read_rows(tmp_path, [HEAD, row]).rijen) == 1
    row[-1] = "x"
    found = refused(lambda: read_rows(tmp_path, [HEAD, row]))
    assert (found.code, found.regel) == ("te-veel-kolommen", 2)


@pytest.mark.parametrize("module", [tabel_csv, tabel_xlsx], ids=["csv", "xlsx"])
def test_a_table_with_more_rows_than_we_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object
) -> None:
    monkeypatch.setattr(module, "MAX_ROWS", 4)
    rows = [(f"99AA0{number}", "bo", 2) for number in range(4)]
    read = {
        tabel_csv: lambda: read_rows(tmp_path, [HEAD, *rows]),
        tabel_xlsx: lambda: read_table(workbook(tmp_path / "t.xlsx", HEAD, *rows)),
    }[module]  # type: ignore[index]
    assert refused(read).code == "te-veel-rijen"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_cell_longer_than_a_spreadsheet_holds(tmp_path: Path, kind: str) -> None:
    """Only that row is refused; the next one counts."""
    head = (*HEAD, "DYS-01 toelichting")
    rows = [("99AA00", "bo", "2", "x" * (MAX_CELL + 1)), ("99AA01", "bo", "2", "kort")]
    if kind == "csv":
        read = read_rows(tmp_path, [head, *rows])
    else:
        # openpyxl itself cuts a longer text, so it goes into the file by hand.
        path = workbook(tmp_path / "t.xlsx", head, *rows)
        with zipfile.ZipFile(path) as archive:
            parts = {each: archive.read(each) for each in archive.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content.replace(b"x" * MAX_CELL, b"x" * (MAX_CELL + 1)))
        read = read_table(path)
    assert [each.school.vestigingscode for each in read.rijen] == ["99AA01"]
    assert [each.regel for each in read.fouten] == [2]


def test_a_workbook_that_swells(tmp_path: Path) -> None:
    """21 MB of the same byte takes 20 kB in the file."""
    path = with_part(tmp_path / "t.xlsx", "xl/media/1.bin", b"\0" * 21_000_000)
    assert path.stat().st_size < 100_000
    found = refused(lambda: read_table(path))
    assert found.code == "werkmap-te-groot"
    assert "Deze werkmap wordt uitgepakt 21 MB." in found.tekst


def test_a_workbook_of_many_parts(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", HEAD, ("99AA00", "bo", 2))
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(10_000):
            archive.writestr(f"xl/media/{number}", b"")
    assert refused(lambda: read_table(path)).code == "werkmap-te-groot"


def test_more_texts_than_fit_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabel_xlsx, "MAX_TEXTS", 1000)
    path = with_part(tmp_path / "t.xlsx", "xl/SharedStrings.xml", b" " * 2000)
    assert refused(lambda: read_table(path)).code == "werkmap-te-groot"


LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (number, b"&l%d;" % (number - 1) * 10) for number in range(1, 9)
)


@pytest.mark.parametrize(
    "prolog",
    [
        pytest.param(b'<!DOCTYPE x [<!ENTITY l0 "ha">' + LAUGHS + b"]>", id="a billion laughs"),
        pytest.param(b'<!DOCTYPE x [<!ENTITY l8 SYSTEM "file:///etc/passwd">]>', id="a file"),
    ],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_xml_that_swells_or_reads_elsewhere(tmp_path: Path, prolog: bytes, part: str) -> None:
    """Nothing of it is expanded or fetched."""
    path = workbook(tmp_path / "t.xlsx", HEAD, ("99AA00", "bo", 2))
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(part)
    assert b"<v>2</v>" in xml or b"sheetId" in xml
    xml = xml.replace(b"<v>2</v>", b"<v>&l8;</v>").replace(b'name="Sheet"', b'name="&l8;"')
    found = refused(lambda: read_table(with_part(path, part, prolog + xml)))
    assert found.code == "werkmap-beschadigd"


def test_a_sheet_that_is_laid_out_far_to_the_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Empty cells with a layout cost as much to read as others."""
    monkeypatch.setattr(tabel_xlsx, "_MAX_PADDING", 100)
    path = workbook(tmp_path / "t.xlsx", HEAD, ("99AA00", "bo", 2))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    for number in range(1, 40):
        sheet.cell(number, MAX_COLUMNS + 10).style = "Bad"
    book.save(path)
    assert refused(lambda: read_table(path)).code == "te-veel-lege-cellen"


@pytest.mark.parametrize("code", ["../../x", "/etc/passwd", "99AA00/..", "..\\x", "C:x", "99AA%00"])
def test_a_code_is_never_a_path(tmp_path: Path, code: str) -> None:
    """Names of files are made of it."""
    read = read_rows(tmp_path, [HEAD, (code, "bo", "2")])
    assert [each.school.vestigingscode for each in read.rijen] in ([], ["99AA00"])
    assert len(read.rijen) + len(read.fouten) == 1
