"""What is read of a workbook is what a person sees there; what nobody sees is said."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.workbook.workbook import Workbook

from basisnorm.errors import BasisnormFout
from basisnorm.invoer.tabel.gezien import find_unseen
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.norm.load import load_norm
from invoer.tabellen import Read, answered, read_table

DATA = Path(__file__).parent.parent / "data" / "tabellen"
KOP = ["vestigingscode", "schoolsoort", "naam", "DYS-01", "DYS-02"]
EEN = ["99AA01", "bo", "A", 2, 1]
TWEE = ["99AA02", "bo", "B", 0, 3]


def book_of(*rows: list[object]) -> Workbook:
    """A workbook with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return book


def read(folder: Path, book: Workbook) -> Read:
    """The schools in it."""
    book.save(folder / "t.xlsx")
    return read_table(folder / "t.xlsx", norm=load_norm("2024-11"))


def said(folder: Path) -> dict[str, str]:
    """What is said of the workbook itself."""
    return {each.code: each.tekst for each in open_tabel(folder / "t.xlsx").meldingen}


@pytest.mark.parametrize(
    ("layout", "value", "shown"),
    [
        ("0%", 1, "100%"),
        ("0%", 0.02, "2%"),
        ("0.00%", 2, "200%"),
        ("#,##0%", 0, "0%"),
        ('0" %"', 2, "2 %"),
        ("[$€-413] 0", 2, "€ 2"),
        ("€ 0", 2, "€ 2"),
        ('"niveau "0', 2, "niveau 2"),
        ("0\\x", 2, "2x"),
        (";;;", 2, "2 (niet te zien door de opmaak)"),
        ("0;-0;;@", 0, "0 (niet te zien door de opmaak)"),
        ('0;-0;"nog niet bekend"', 0, "nog niet bekend"),
        ('"ja"', 2, "ja"),
        ("0 %;[Red]-0 %", 1, "100 %"),
        ("-0", 2, "-2"),
        ("\\-0", 2, "-2"),
        ("0-", 2, "2-"),
        ("(0)", 2, "(2)"),
        ("+0", 2, "+2"),
        ("0/", 2, "2/"),
        ("'0", 2, "''2"),
        ('0"/3"', 2, "2/3"),
        ("0*x", 2, "2xxx"),
        ("0,", 2, "0.002"),
        ("0.0,", 2, "0.002"),
        ("0,", 2000, "2"),
        ("#", 0, "0 (niet te zien door de opmaak)"),
        ("0;0", -2, "2 (de waarde is -2)"),
        ("0;(0)", -2, "(2) (de waarde is -2)"),
        ('[<2]"ja";"nee"', 2, "nee"),
        ('[<2]"ja";"nee"', 1, "ja"),
        ('[=2]"nog niet";General', 2, "nog niet"),
        ("[<1]0;[>3]0;@", 2, "2 (niet te zien door de opmaak)"),
        ('"niet "@', "op orde", "niet op orde"),
        ('@"?"', "op orde", "op orde?"),
        ('"~"@"~"', "op orde", "~op orde~"),
        ("@*.", "op orde", "op orde..."),
        (";;;", "op orde", "op orde (niet te zien door de opmaak)"),
        ("General;General;General;", "ja", "ja (niet te zien door de opmaak)"),
        ('0;0;0;"nee"', "ja", "nee"),
    ],
)
def test_a_value_that_its_layout_shows_as_something_else(
    layout: str, value: float | str, shown: str, tmp_path: Path
) -> None:
    """100 % is no level 1, and a 0 that nobody sees is no answer."""
    book = book_of([*KOP], [*EEN])
    book.worksheets[0]["D2"].value = value
    book.worksheets[0]["D2"].number_format = layout
    book.save(tmp_path / "t.xlsx")
    rows = [cells for _, cells in open_tabel(tmp_path / "t.xlsx").rijen()]
    assert rows[0][3:] == [shown, "1"]


def test_a_level_in_percents_is_refused(tmp_path: Path) -> None:
    """With what stands in the cell."""
    book = book_of([*KOP], [*EEN])
    book.worksheets[0]["D2"].value = 1
    book.worksheets[0]["D2"].number_format = "0%"
    (fout,) = read(tmp_path, book).fouten
    assert (fout.kolom, fout.waarde) == ("D", "100%")


@pytest.mark.parametrize(
    "layout",
    ["General", "0", "0.00", "#,##0", "#,##0.00", "@", "0;-0;0", "[Red]0", "[>1]0;0", "0_ ", "* 0",
     "_(* #,##0_);_(* (#,##0);_(* 0_);_(@_)", "00", "0E+00", "# ?/?"],
)  # fmt: skip
def test_a_number_that_only_looks_tidier(layout: str, tmp_path: Path) -> None:
    """It is that number."""
    book = book_of([*KOP], [*EEN])
    book.worksheets[0]["D2"].number_format = layout
    found = read(tmp_path, book)
    assert found.fouten == []
    assert answered(found.rijen[0])["DYS-01"] == 2


def struck_cell(cell: Cell) -> None:
    """A line through all of a cell."""
    cell.font = Font(strike=True)


def struck_words(cell: Cell) -> None:
    """A line through some of its words."""
    cell.value = CellRichText(TextBlock(InlineFont(strike=True), "2"), " 1")


@pytest.mark.parametrize("change", [struck_cell, struck_words])
def test_an_answer_that_was_struck_through_is_none(
    change: Callable[[Cell], None], tmp_path: Path
) -> None:
    """Of that school alone; a line through a text leaves it a text."""
    book = book_of([*KOP], [*EEN], [*TWEE])
    sheet = book.worksheets[0]
    change(cast("Cell", sheet["D2"]))
    struck_cell(cast("Cell", sheet["C3"]))
    found = read(tmp_path, book)
    (fout,) = found.fouten
    assert (fout.code, fout.regel, fout.kolom) == ("doorgehaald", 2, "D")
    assert [each.school.naam for each in found.rijen] == ["~~B~~"]


@pytest.mark.parametrize(
    ("layout", "read_as"),
    [
        ("<strike/>", "~~op orde~~"),
        ('<b/><strike val="1"/>', "~~op orde~~"),
        ('<strike val="0"/>', "op orde"),
        ("<b/>", "op orde"),
    ],
)
def test_a_line_through_words_that_excel_keeps_apart(
    layout: str, read_as: str, tmp_path: Path
) -> None:
    """Excel writes each text once, beside the sheets."""
    path = tmp_path / "t.xlsx"
    book_of([*KOP], ["99AA01", "bo", "A", "op orde", 1]).save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each).decode() for each in archive.namelist()}
    sheet, types = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
    here = '<c r="D2" t="inlineStr"><is><t>op orde</t></is></c>'
    assert here in parts[sheet]
    parts[sheet] = parts[sheet].replace(here, '<c r="D2" t="s"><v>1</v></c>')
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    parts[types] = parts[types].replace("</Types>", part)
    parts["xl/sharedStrings.xml"] = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si>'
        f"<si><r><rPr>{layout}</rPr><t>op</t></r>"
        '<r><t xml:space="preserve"> orde</t></r></si></sst>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    assert next(cells for _, cells in open_tabel(path).rijen())[3] == read_as


@pytest.mark.parametrize(
    ("xml", "rijen", "kolommen"),
    [
        (b'<sheetData><row r="3" hidden="1"><c><v>1</v></c></row></sheetData>', (3,), ()),
        (b'<sheetData><row r="3" ht="0"><c><is><t>a</t></is></c></row></sheetData>', (3,), ()),
        (b'<sheetData><row hidden="true"><c/></row><row hidden="1"><c><v>1</v></c></row>'
         b"</sheetData>", (2,), ()),
        (b'<sheetFormatPr zeroHeight="1"/><sheetData><row r="1" hidden="0"><c><v>1</v></c></row>'
         b'<row r="2"><c><v>1</v></c></row></sheetData>', (2,), ()),
        (b'<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/></cols>', (),
         ((1, 2), (4, 4))),
        (b'<sheetData><row r="3" hidden="0" ht="12.75"><c><v>1</v></c></row></sheetData>', (), ()),
    ],
)  # fmt: skip
def test_how_a_workbook_says_that_something_is_hidden(
    xml: bytes, rijen: tuple[int, ...], kolommen: tuple[tuple[int, int], ...]
) -> None:
    """As Excel and others write it."""
    found = find_unseen(lambda: io.BytesIO(b"<worksheet>" + xml + b"</worksheet>"))
    assert (found.rijen, found.kolommen) == (rijen, kolommen)


@pytest.mark.parametrize(
    ("merged", "read_as", "refused"),
    [
        ("D2:E2", ["99AA02"], [2]),
        ("D2:D3", [], [2, 3]),
        ("C2:D2", ["99AA02"], [2]),
        ("C2:C3", ["99AA01", "99AA02"], []),
        ("A1:E1", ["99AA01", "99AA02"], []),
        ("D5:E9", ["99AA01", "99AA02"], []),
    ],
)
def test_merged_cells_are_never_shared_out(
    merged: str, read_as: list[str], refused: list[int], tmp_path: Path
) -> None:
    """Of answers the rows are refused; of a field of the school it is said."""
    book = book_of([*KOP], [*EEN], [*TWEE])
    sheet = book.worksheets[0]
    if merged == "A1:E1":
        sheet.insert_rows(1)
        sheet["A1"].value = "Alle scholen"
    sheet.merge_cells(merged)
    found = read(tmp_path, book)
    assert [each.school.vestigingscode for each in found.rijen] == read_as
    assert [each.regel for each in found.fouten] == refused
    assert {each.code for each in found.fouten} <= {"samengevoegde-cellen"}
    said = [each.tekst for each in found.let_op if each.code == "samengevoegde-cellen"]
    assert len(said) == (merged == "C2:C3")
    assert all("C2:C3 (naam)" in each for each in said)


def test_every_formula_without_a_value_is_named(tmp_path: Path) -> None:
    """With its school; not one in a column that nobody reads."""
    book = book_of([*KOP], [*EEN], [*TWEE])
    for place in ("D2", "E2", "D3", "H3"):
        book.worksheets[0][place].value = "=1+1"
    book.save(tmp_path / "t.xlsx")
    found = open_tabel(tmp_path / "t.xlsx").meldingen
    assert [(each.kolom, each.regel, each.vestigingscode) for each in found] == [
        ("D", 2, "99AA01"),
        ("E", 2, "99AA01"),
        ("D", 3, "99AA02"),
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_first_sheet_is_passed_over(state: str, tmp_path: Path) -> None:
    """And that is said; who names it gets it."""
    book = book_of([*KOP], [*TWEE])
    book.worksheets[0].title = "Oud"
    book.create_sheet("Nieuw")
    for row in (KOP, EEN):
        book["Nieuw"].append(row)
    book["Oud"].sheet_state = state  # type: ignore[assignment]
    book.active = 1
    found = read(tmp_path, book)
    assert [each.school.vestigingscode for each in found.rijen] == ["99AA01"]
    assert said(tmp_path) == {
        "verborgen-blad": "Verborgen, en niet gelezen: blad 'Oud'. Wij lezen blad 'Nieuw'."
    }
    named = open_tabel(tmp_path / "t.xlsx", blad="oud")
    assert (named.blad, named.meldingen) == ("Oud", ())


def test_schools_on_another_sheet_are_named(tmp_path: Path) -> None:
    """A sheet for each board; one is read."""
    book = book_of([*KOP], [*EEN])
    for name in ("Bestuur B", "Uitleg"):
        book.create_sheet(name)
    book["Bestuur B"].append(KOP)
    book["Bestuur B"].append(TWEE)
    book["Uitleg"].append(["Vul de vestigingscode in."])
    found = read(tmp_path, book)
    assert len(found.rijen) == 1
    assert said(tmp_path)["ander-blad"].startswith("Ook op blad 'Bestuur B' staan scholen.")


def test_hidden_rows_are_read_and_counted(tmp_path: Path) -> None:
    """Filtered or folded away; not those that are empty, and not those above the heading."""
    book = book_of(["Titel"], [*KOP], [*EEN], [*TWEE], [], ["99AA03", "bo", "C", 1, 1])
    for regel in (1, 3, 5, 6):
        book.worksheets[0].row_dimensions[regel].hidden = True
    assert len(read(tmp_path, book).rijen) == 3
    assert said(tmp_path) == {
        "verborgen-rijen": "Op dit blad zijn 2 rijen verborgen of weggefilterd, zoals rij 3. Wij "
        "lezen ze wel."
    }


def test_hidden_columns_are_read_and_named(tmp_path: Path) -> None:
    """Those with a heading."""
    book = book_of([*KOP], [*EEN])
    for kolom in ("D", "G"):
        book.worksheets[0].column_dimensions[kolom].hidden = True
    assert answered(read(tmp_path, book).rijen[0])["DYS-01"] == 2
    assert said(tmp_path) == {
        "verborgen-kolommen": "Verborgen op dit blad: 'DYS-01'. Wij lezen deze kolom wel."
    }


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("De_x000D_ Linde", "De Linde"),
        ("_x0041_nna", "Anna"),
        ("_x005F_x000D_", "_x000D_"),
        ("a_xD83D__xDE00_", "a\N{GRINNING FACE}"),
        ("naam_x_y", "naam_x_y"),
    ],
)
def test_what_xml_has_no_room_for_is_read_back(written: str, left: str, tmp_path: Path) -> None:
    """As a spreadsheet does."""
    read_back = read(tmp_path, book_of([*KOP], ["99AA01", "bo", written, "2_x000D_", 1]))
    assert read_back.rijen[0].school.naam == left
    assert answered(read_back.rijen[0])["DYS-01"] == 2


def test_the_strict_form_is_named(tmp_path: Path) -> None:
    """With what to choose when saving."""
    with pytest.raises(BasisnormFout) as caught:
        open_tabel(DATA / "strict-ooxml.xlsx")
    assert caught.value.meldingen[0].code == "strict-open-xml"
    assert "zonder 'Strict'" in caught.value.meldingen[0].oplossing


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xff\xd8\xff\xe0", "een foto"),
        (b"\x89PNG\r\n\x1a\n", "een foto"),
        (b"GIF89a", "een foto"),
        (rb"{\rtf1\ansi", "een RTF-document"),
    ],
)
def test_what_is_no_table_at_all(data: bytes, what: str, tmp_path: Path) -> None:
    """It is named, also when it is called .csv."""
    (tmp_path / "t.csv").write_bytes(data + b"\0" * 30)
    with pytest.raises(BasisnormFout) as caught:
        open_tabel(tmp_path / "t.csv")
    assert what in caught.value.meldingen[0].tekst


def test_a_packed_folder_must_be_unpacked_first(tmp_path: Path) -> None:
    """It is not a broken workbook."""
    with zipfile.ZipFile(tmp_path / "scholen.zip", "w") as archive:
        archive.writestr("99AA01.yaml", "basisnorm: 1\n")
    shutil.copy(tmp_path / "scholen.zip", tmp_path / "scholen.xlsx")
    for name in ("scholen.zip", "scholen.xlsx"):
        with pytest.raises(BasisnormFout) as caught:
            open_tabel(tmp_path / name)
        assert "(.zip)" in caught.value.meldingen[0].tekst
        assert "Pak het eerst uit." in caught.value.meldingen[0].oplossing
