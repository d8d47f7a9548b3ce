"""What a workbook says beside what is read, or no longer says, is never left out without a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.library import read_answers
from programma import Run

# The rows of the first eisen in our own workbook, and where its columns stand.
FIRST, NIVEAU = 6, 5


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The workbooks that were already made."""
    return {}


@pytest.fixture
def leeg(tmp_path: Path, run: Run, made: dict[str, bytes]) -> Path:
    """An empty workbook of a primary school, of the edition with these ids."""
    path = tmp_path / "w.xlsx"
    if not made:
        ran = run("sjabloon", "xlsx", "--een-school", "--schoolsoort", "bo", "--norm", "2024-11",
                  "-o", path)  # fmt: skip
        assert ran.code == 0, ran.err
        book = openpyxl.load_workbook(path)
        book["School"]["B3"].value = "99AA01"
        book["School"]["B4"].value = "bo (basisonderwijs)"
        book["Vragen"].cell(FIRST, NIVEAU).value = "2 op orde"
        book.save(path)
        made["leeg"] = path.read_bytes()
    path.write_bytes(made["leeg"])
    return path


def told(path: Path, change: Callable[[Workbook], object]) -> dict[str, Melding]:
    """What is said of the workbook after a change, by code; not that there is a newer edition."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    try:
        meldingen = read_answers(path, "2024-11").meldingen
    except BasisnormFout as fout:
        meldingen = fout.meldingen
    return {each.code: each for each in meldingen if each.code != "nieuwere-editie"}


def copied(book: Workbook, **cells: str) -> Workbook:
    """With a copy of the sheet with questions, in which these cells are other ones."""
    sheet = book.copy_worksheet(book["Vragen"])
    sheet.title = "Vragen (2)"
    for place, text in cells.items():
        sheet[place].value = text
    return book


def test_a_workbook_as_we_make_it_says_nothing(leeg: Path) -> None:
    """Also not about the formula in it that counts, and the sheet that we hide."""
    assert told(leeg, lambda book: None) == {}


def test_another_sheet_with_other_answers_is_refused(leeg: Path) -> None:
    """Nobody knows which was meant."""
    fout = told(leeg, lambda book: copied(book, E7="1 begonnen"))["tweede-blad"]
    assert (fout.ernst, fout.blad) == (Ernst.FOUT, "Vragen (2)")
    assert "anders dan op blad 'Vragen'" in fout.tekst


def test_another_sheet_with_the_same_answers_is_only_said(leeg: Path) -> None:
    """Then it does not matter which is read."""
    (melding,) = told(leeg, copied).values()
    assert (melding.code, melding.ernst) == ("blad-dubbel", Ernst.LET_OP)


def test_another_sheet_that_nobody_sees_is_said(leeg: Path) -> None:
    """The sheet that one sees is the one that was filled in."""

    def hide(book: Workbook) -> None:
        copied(book, E7="1 begonnen")["Vragen (2)"].sheet_state = "hidden"

    (melding,) = told(leeg, hide).values()
    assert (melding.code, melding.ernst) == ("verborgen-blad", Ernst.LET_OP)


def test_questions_of_which_the_row_is_gone_are_named(leeg: Path) -> None:
    """They count as open, and there is a way to get them back."""
    (melding,) = told(leeg, lambda book: book["Vragen"].delete_rows(FIRST + 1, 4)).values()
    assert melding.code == "rijen-ontbreken"
    assert melding.tekst.startswith("Van 4 vragen staat er geen rij in dit werkboek: DYS-02, ")
    assert "--van" in melding.oplossing


def test_a_formula_without_a_value_where_an_answer_belongs(leeg: Path) -> None:
    """The let-op that a table gives."""

    def change(book: Workbook) -> None:
        book["Vragen"].cell(FIRST, NIVEAU).value = "=1+1"
        book["School"]["B5"].value = '="De "&"Linde"'

    assert told(leeg, change)["formule-zonder-waarde"].blad in ("Vragen", "School")
    assert told(leeg, change)["formule-zonder-waarde"].ernst is Ernst.LET_OP


def test_hidden_questions_are_read_and_counted(leeg: Path) -> None:
    """A filter that was left on."""

    def hide(book: Workbook) -> None:
        for regel in (FIRST, FIRST + 1):
            book["Vragen"].row_dimensions[regel].hidden = True

    (melding,) = told(leeg, hide).values()
    assert melding.tekst.startswith("Op dit blad zijn 2 rijen verborgen of weggefilterd")


def test_a_level_in_percents_is_refused(leeg: Path) -> None:
    """What stands in the cell is no level."""

    def change(book: Workbook) -> None:
        book["Vragen"].cell(FIRST, NIVEAU).value = 1
        book["Vragen"].cell(FIRST, NIVEAU).number_format = "0%"

    (fout,) = told(leeg, change).values()
    assert (fout.code, fout.waarde) == ("verkeerd-antwoord", "100%")


@pytest.mark.parametrize(
    ("order", "codes"),
    [(("eis", "niveau"), []), (("niveau", "eis"), ["andere-koppen"])],
)
def test_the_headings_half_way(order: tuple[str, str], codes: list[str], tmp_path: Path) -> None:
    """In the same order they are passed over; in another the workbook is refused."""
    path = own_workbook(tmp_path, ["eis", "niveau"], ["DYS-01", 2], [*order], ["DYS-02", 1])
    found = told(path, lambda book: None)
    assert [each for each in found if each == "andere-koppen" or found[each].ernst == "fout"] == (
        codes
    )


def test_two_columns_with_levels(tmp_path: Path) -> None:
    """Which of the two counts, nobody knows."""
    path = own_workbook(tmp_path, ["eis", "niveau", "score"], ["DYS-01", 2, 2], ["DYS-02", 1, 3])
    fout = told(path, lambda book: None)["dubbele-kolom"]
    assert (fout.regel, fout.kolom, fout.ernst) == (3, "C", Ernst.FOUT)


def own_workbook(folder: Path, *rows: list[object]) -> Path:
    """A workbook that someone made, with these rows on the sheet with questions."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Vragen"
    for row in rows:
        sheet.append(row)
    school = book.create_sheet("School")
    for label, value in (("Vestigingscode", "99AA01"), ("Soort school", "bo"),
                         ("Norm", "2024-11"), ("Vragenlijst", "quickscan")):  # fmt: skip
        school.append([label, value])
    book.save(folder / "eigen.xlsx")
    return folder / "eigen.xlsx"


def test_a_folder_says_what_a_table_says(leeg: Path, tmp_path: Path, run: Run) -> None:
    """Answers of the other sector, and no answers at all; in folders below it too."""
    for board, change in (("a", ("B4", "vo (voortgezet onderwijs)")), ("b", ("B3", "99AA02"))):
        book = openpyxl.load_workbook(leeg)
        book["School"][change[0]].value = change[1]
        if board == "a":
            for regel in range(FIRST, FIRST + 12):
                book["Vragen"].cell(regel, NIVEAU).value = "2"
        else:
            book["Vragen"].cell(FIRST, NIVEAU).value = None
        (tmp_path / "in" / board).mkdir(parents=True)
        book.save(tmp_path / "in" / board / "werkboek.xlsx")
    ran = run("batch", tmp_path / "in", "--alleen-controleren", "--norm", "2024-11")
    assert ran.code == 0, ran.err
    assert "(2 werkboeken, in 2 mappen)" in ran.err
    assert "gelden niet voor deze sector" in ran.err
    assert ran.err.count("Hier is nog geen enkele vraag beantwoord.") == 1


def test_one_school_in_two_folders(leeg: Path, tmp_path: Path, run: Run) -> None:
    """Both are refused, each by the folder in which it stands, and without a row."""
    for board in ("bestuur-a", "bestuur-b"):
        (tmp_path / "in" / board).mkdir(parents=True)
        (tmp_path / "in" / board / "w.xlsx").write_bytes(leeg.read_bytes())
    # An output of an earlier time is no input.
    (tmp_path / "in" / "uit").mkdir()
    (tmp_path / "in" / "uit" / "basisnorm-uitvoer.json").write_text("{}", encoding="utf-8")
    uit = tmp_path / "uit"
    ran = run("batch", tmp_path / "in", "-o", uit, "--norm", "2024-11", "--rapporten", "geen")
    assert ran.code == 1
    assert "w.xlsx: fout: 99AA01 staat er 2 keer: in bestuur-a/w.xlsx en bestuur-b/w.xlsx" in (
        ran.err
    )
    assert "Niet gelezen: uit." in ran.err
    text = (uit / "afgewezen.csv").read_text(encoding="utf-8")
    assert "bestuur-a/w.xlsx,99AA01" in text


@pytest.mark.parametrize(
    ("place", "typed", "also", "found"),
    [
        ("D6", "0 nog niet", None, "antwoord-ernaast"),
        ("K6", "1 begonnen", None, "antwoord-ernaast"),
        ("M6", 3, None, "antwoord-ernaast"),
        ("K6", "nog navragen", None, "naast-de-vragen"),
        ("K6", "1 begonnen", "2 op orde", "naast-de-vragen"),
        ("D6", "1 begonnen", "2 op orde", "naast-de-vragen"),
    ],
)
def test_what_stands_beside_the_answers(
    leeg: Path, place: str, typed: object, also: str | None, found: str
) -> None:
    """An answer there is never lost: it is refused when that eis has no other."""

    def change(book: Workbook) -> None:
        book["Vragen"][place].value = typed
        book["Vragen"].cell(FIRST, NIVEAU).value = also

    melding = told(leeg, change)[found]
    assert (melding.regel, melding.kolom) == (FIRST, place[0])
    assert "DYS-01" in melding.tekst
    assert (melding.ernst is Ernst.FOUT) == (found == "antwoord-ernaast")


def test_a_column_that_a_school_made_is_named_once(leeg: Path) -> None:
    """It is no answer of now, whatever stands in it."""

    def change(book: Workbook) -> None:
        sheet = book["Vragen"]
        for row, text in ((FIRST - 3, "vorig jaar"), (FIRST, "1"), (FIRST + 1, "2")):
            sheet.cell(row, 11).value = text

    (melding,) = told(leeg, change).values()
    assert melding.code == "naast-de-vragen"
    assert "K ('vorig jaar') staat iets bij DYS-01 en DYS-02" in melding.tekst


@pytest.mark.parametrize(
    ("merged", "ernst"),
    [
        ("E6:E9", Ernst.FOUT),
        ("E6:F6", Ernst.FOUT),
        ("G6:G8", Ernst.LET_OP),
        ("G6:H6", Ernst.LET_OP),
    ],
)
def test_merged_cells_with_answers_are_named(leeg: Path, merged: str, ernst: Ernst) -> None:
    """Only the first cell holds what stands there."""

    def change(book: Workbook) -> None:
        book["Vragen"]["G6"].value = "Zie het plan."
        book["Vragen"].merge_cells(merged)

    melding = told(leeg, change)["samengevoegde-cellen"]
    assert (melding.ernst, merged in melding.tekst, "DYS-01" in melding.tekst) == (
        ernst,
        True,
        True,
    )


@pytest.mark.parametrize("name", ["Vragen", "School"])
def test_a_hidden_sheet_that_is_read_is_named(leeg: Path, name: str) -> None:
    """Who looks at the workbook does not see what counts."""

    def change(book: Workbook) -> None:
        book[name].sheet_state = "hidden"

    (melding,) = told(leeg, change).values()
    assert (melding.code, melding.blad, melding.ernst) == ("verborgen-blad", name, Ernst.LET_OP)
