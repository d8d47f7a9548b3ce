"""Tables as people put them together: no row is read under a heading that is not its own."""

from __future__ import annotations

import random
from pathlib import Path

import openpyxl
import pytest

from basisnorm.errors import BasisnormFout
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.norm.load import load_norm
from invoer.tabellen import Read, answered, read_rows, read_table

KOP = ["vestigingscode", "schoolsoort", "naam", "DYS-01", "DYS-02"]
EEN = ["99AA01", "bo", "A", "2", "1"]
TWEE = ["99AA02", "bo", "B", "0", "3"]
DRIE = ["99AA03", "bo", "C", "1", "0"]


def levels(read: Read) -> dict[str, str]:
    """What was read for DYS-01 and DYS-02, by school."""
    return {
        each.school.vestigingscode: "".join(
            str(answered(each).get(eis, "-")) for eis in ("DYS-01", "DYS-02")
        )
        for each in read.rijen
    }


def read(folder: Path, *rows: list[str]) -> Read:
    """The schools in these rows, measured with an edition that has both eisen."""
    return read_rows(folder, rows, norm=load_norm("2024-11"))


def codes(found: Read) -> tuple[list[str], list[str]]:
    """The codes of what was refused, and of what is worth a look."""
    return [each.code for each in found.fouten], [each.code for each in found.let_op]


def moved(row: list[str], order: list[int]) -> list[str]:
    """The cells of a row in another order."""
    return [row[place] for place in order]


@pytest.mark.parametrize(
    "again",
    [
        KOP,
        ["Vestigingscode ", "SCHOOLSOORT", "Naam", "dys-01", "DYS 02"],
        ["brin6", "soort school", "schoolnaam", "DYS01", "DYS02"],
        ["vestigingscode", "schoolsoort", "", "", ""],
        ["\ufeffvestigingscode", "schoolsoort", "naam", "DYS-01", "DYS-02"],
    ],
)
def test_the_same_headings_half_way_are_passed_over(again: list[str], tmp_path: Path) -> None:
    """On every page of a print, or where two files were put together."""
    found = read(tmp_path, KOP, EEN, again, TWEE, [""] * 5, again, DRIE)
    assert levels(found) == {"99AA01": "21", "99AA02": "03", "99AA03": "10"}
    assert codes(found) == ([], ["kop-herhaald"])
    assert "op rij 3 en 6" in found.let_op[0].tekst
    assert found.telling.gelezen == 4


@pytest.mark.parametrize("seed", range(20))
def test_rows_under_headings_in_another_order_are_refused(seed: int, tmp_path: Path) -> None:
    """They come back under the first headings, and can be read from there."""
    order = [*range(5)]
    random.Random(seed).shuffle(order)
    if order == [*range(5)]:
        order.reverse()
    found = read(tmp_path, KOP, EEN, moved(KOP, order), moved(TWEE, order), KOP, DRIE)
    assert levels(found) == {"99AA01": "21", "99AA03": "10"}
    (refused,) = found.afgewezen
    assert refused.rijen == (tuple(TWEE),)
    assert refused.meldingen[0].code == "andere-koppen"
    assert refused.meldingen[0].vestigingscode == "99AA02"
    assert found.telling.afgewezen == 1


@pytest.mark.parametrize(
    ("kop", "rij", "said"),
    [
        ([*KOP, "DYS-03"], [*TWEE, "2"], "Alleen daar staat: 'DYS-03'."),
        (["vestigingscode", "DYS-02", "DYS-01"], ["99AA02", "3", "0"], "van rij 3"),
        (["BRIN", "Soort onderwijs", "DYS-01"], ["99AA02", "bo", "0"], "van rij 3"),
        (["vestigingscode", "naam", "Wie vulde in?", "DYS-02"], ["99AA02", "B", "x", "3"], "Wie"),
    ],
)
def test_another_table_below_is_not_read_under_the_first_headings(
    kop: list[str], rij: list[str], said: str, tmp_path: Path
) -> None:
    """What it has more is named."""
    found = read(tmp_path, KOP, EEN, kop, rij)
    assert levels(found) == {"99AA01": "21"}
    assert [each.code for each in found.fouten] == ["andere-koppen"]
    assert said in found.fouten[0].tekst


@pytest.mark.parametrize(
    ("kop", "said"),
    [
        (["Scholen vo", "", "", "DYS-02", "DYS-01"], "van rij 3"),
        (["", "", "", "DYS-02", ""], "van rij 3"),
        (["", "", "", "dys 02", "dys01"], "van rij 3"),
        (["Scholen vo", "", "", "DYS-01", "DYS-03"], "Alleen daar staat: 'DYS-03'."),
        (["", "", "", "BEG-01", "BEG-02"], "Alleen daar staat: 'BEG-01' en 'BEG-02'."),
        (["", "", "", "DYS-02: hulp", "DYS-01: hulp"], "van rij 3"),
    ],
)
def test_other_eisen_above_the_answers_are_headings_too(
    kop: list[str], said: str, tmp_path: Path
) -> None:
    """Whatever stands in front of them; nobody knows whose answers follow."""
    found = read(tmp_path, KOP, EEN, kop, TWEE, DRIE)
    assert levels(found) == {"99AA01": "21"}
    assert [each.code for each in found.fouten] == ["andere-koppen"] * 2
    assert said in found.fouten[0].tekst
    assert found.afgewezen[0].meldingen[0].vestigingscode == "99AA02"


def test_the_same_eisen_above_the_answers_are_passed_over(tmp_path: Path) -> None:
    """With the name of a part of the table in front."""
    found = read(tmp_path, KOP, EEN, ["Scholen vo", "", "", "DYS-01", "DYS-02"], TWEE)
    assert levels(found) == {"99AA01": "21", "99AA02": "03"}
    assert codes(found) == ([], ["kop-herhaald"])


@pytest.mark.parametrize(
    "rij", [["99AA02", "bo", "B", "groep 3", "groep 8"], ["", "", "", "DYS-01", ""]]
)
def test_answers_that_look_like_numbers_of_eisen_are_answers(
    rij: list[str], tmp_path: Path
) -> None:
    """That row is refused by itself."""
    found = read(tmp_path, KOP, EEN, rij, DRIE)
    assert levels(found) == {"99AA01": "21", "99AA03": "10"}
    assert {each.regel for each in found.fouten} == {3}


@pytest.mark.parametrize(
    "rij",
    [
        ["99aa02", "bo", "School", "0", "3"],
        ["99 AA 02", "bo", "Naam", "0", "3"],
        ["99AA02", "bo", "DYS-01", "0", "3"],
    ],
)
def test_a_school_with_the_word_of_a_heading_in_it_is_a_school(
    rij: list[str], tmp_path: Path
) -> None:
    """Half of its cells are no headings."""
    assert levels(read(tmp_path, KOP, EEN, rij)) == {"99AA01": "21", "99AA02": "03"}


def test_a_long_table_passes_them_over_too(tmp_path: Path) -> None:
    """And refuses what stands under others."""
    kop = ["vestigingscode", "schoolsoort", "eis", "antwoord"]
    one, two = ["99AA01", "bo", "DYS-01", "2"], ["99AA01", "bo", "DYS-02", "1"]
    found = read(tmp_path, kop, one, kop, two)
    assert levels(found) == {"99AA01": "21"}
    found = read(tmp_path, kop, one, kop[::-1], ["0", "DYS-02", "bo", "99AA01"])
    assert codes(found)[0] == ["andere-koppen"]
    assert found.afgewezen[0].rijen == (("99AA01", "bo", "DYS-02", "0"),)


@pytest.mark.parametrize(
    ("above", "kopregel"),
    [
        ([["Zelfevaluatie 2026", "vul per school de vestigingscode in", ""]], 2),
        ([["Zelfevaluatie 2026"], [], ["Vul in:", "uw brin en de antwoorden", "0 tot 3"]], 4),
        ([["vestigingscode invullen", "kies de soort", "", "", ""], [""]], 3),
    ],
)
def test_what_stands_above_the_headings_is_no_heading(
    above: list[list[str]], kopregel: int, tmp_path: Path
) -> None:
    """A title, or what to do: the row with eisen has the headings."""
    found = read(tmp_path, *above, KOP, EEN)
    assert levels(found) == {"99AA01": "21"}
    assert open_tabel(tmp_path / "scholen.csv").kopregel == kopregel


def test_a_school_above_the_headings_is_never_lost(tmp_path: Path) -> None:
    """Then nothing is read."""
    (tmp_path / "t.csv").write_text(
        "\n".join(";".join(each) for each in (EEN, KOP, TWEE)), encoding="utf-8"
    )
    assert open_tabel(tmp_path / "t.csv").kopregel == 1


@pytest.mark.parametrize(
    ("upper", "lower", "rij"),
    [
        (
            ["vestigingscode", "schoolsoort", "DYS-01", "", "DYS-02", ""],
            ["", "", "niveau", "toelichting", "niveau", "toelichting"],
            ["99AA01", "bo", "2", "omdat", "1", "deels"],
        ),
        (
            ["vestigingscode", "schoolsoort", "Dyslexie", "", ""],
            ["", "", "DYS-01", "DYS-01 toelichting", "DYS-02"],
            ["99AA01", "bo", "2", "omdat", "1"],
        ),
        (
            ["School", "", "Dyslexie", ""],
            ["vestigingscode", "schoolsoort", "DYS-01", "DYS-02"],
            ["99AA01", "bo", "2", "1"],
        ),
        (
            ["", "", "DYS-01", "", "DYS-02"],
            ["brin", "soort school", "Score", "Toelichting", "Score"],
            ["99AA01", "bo", "2", "omdat", "1"],
        ),
    ],
)
def test_headings_on_two_rows(
    upper: list[str], lower: list[str], rij: list[str], tmp_path: Path
) -> None:
    """They are read together where each column has one meaning, and it is said."""
    found = read(tmp_path, upper, lower, rij)
    assert levels(found) == {"99AA01": "21"}
    texts = [
        each.toelichting for row in found.rijen for each in row.audit.antwoorden if each.toelichting
    ]
    assert texts[:1] == (["omdat"] if "omdat" in rij else [])
    said = open_tabel(tmp_path / "scholen.csv").meldingen
    assert [each.code for each in said] == ([] if lower[0] == "vestigingscode" else
                                            ["kop-op-twee-rijen"])  # fmt: skip


@pytest.mark.parametrize(
    "below",
    [
        ["", "", "", "DYS-01", ""],
        ["zes tekens", "bo of vo", "", "0 tot 3", "0 tot 3"],
        ["99AA0", "bo", "A", "2", "1"],
    ],
)
def test_a_first_row_that_is_no_heading_is_a_row(below: list[str], tmp_path: Path) -> None:
    """It is refused by itself."""
    found = read(tmp_path, KOP, below, TWEE)
    assert levels(found) == {"99AA02": "03"}
    assert [each.regel for each in found.fouten][:1] == [2]


def in_tabel(titel: str) -> list[str]:
    """A row below the headings with this text under both eisen."""
    return ["", "", "", titel, titel]


@pytest.mark.parametrize(
    "below",
    [
        [["", "", "", "doel", "nu"]],
        [["", "", "", "2025", "2026"]],
        [["Meting", "", "", "vorig jaar", "dit jaar"]],
        [in_tabel("(0-3)"), ["", "", "", "doel", "nu"]],
        [[""] * 5, ["code", "soort", "", "Doel?", "Nu"]],
        [["", "", "", "streefniveau", "streefniveau"]],
    ],
)
def test_a_row_that_says_what_the_columns_mean_refuses_the_table(
    below: list[list[str]], tmp_path: Path
) -> None:
    """A goal is no answer, and nobody knows which column is which."""
    with pytest.raises(BasisnormFout) as refused:
        read(tmp_path, KOP, *below, EEN, TWEE)
    (melding,) = refused.value.meldingen
    assert (melding.code, melding.regel, melding.kolom) == ("tweede-kop", len(below) + 1, "D")
    assert f"'{below[-1][3]}' onder DYS-01" in melding.tekst
    assert f"'{below[-1][4]}' onder DYS-02" in melding.tekst


@pytest.mark.parametrize(
    "below",
    [
        in_tabel("Lezen, spellen en dyslexie"),
        in_tabel("(0-3)"),
        in_tabel("ja of nee"),
        ["", "", "", *(load_norm("2024-11").eisen[each].tekst.po for each in KOP[3:])],
        ["", "bo", "Een school zonder code", "goed", "matig"],
        ["99AA0", "bo", "A", "goed", "matig"],
        ["99AA02", "", "A", "goed", "matig"],
        ["", "", "", "doel", ""],
        ["Totaal", "", "", "veel", "weinig"],
    ],
)
def test_a_row_that_adds_nothing_to_the_headings_is_refused_alone(
    below: list[str], tmp_path: Path
) -> None:
    """The name of the gebied, the text of the eis, how to answer, or a school with mistakes."""
    found = read(tmp_path, KOP, below, EEN)
    assert levels(found) == {"99AA01": "21"}
    assert {each.regel for each in found.fouten} == {2}


@pytest.mark.parametrize(
    "note",
    [
        ["Vanaf hier: eerst DYS-02, dan DYS-01", "", "", "", ""],
        ["", "", "", "vanaf hier dys 02", "en dan dys01"],
        ["Let op:", "eerst DYS-02", "dan BEG-01", "", ""],
    ],
)
def test_a_note_about_eisen_half_way_refuses_what_follows(note: list[str], tmp_path: Path) -> None:
    """Until the headings are there again."""
    found = read(tmp_path, KOP, EEN, [""] * 5, note, TWEE, KOP, DRIE)
    assert levels(found) == {"99AA01": "21", "99AA03": "10"}
    last = found.fouten[-1]
    assert (last.code, last.regel, last.vestigingscode) == ("andere-koppen", 5, "99AA02")
    assert "Op rij 4 staat: '" in last.tekst
    assert found.afgewezen[-1].rijen == (tuple(TWEE),)
    assert {each.regel for each in found.fouten} == {4, 5}


@pytest.mark.parametrize(
    "note",
    [
        ["Vanaf hier: alleen DYS-01", "", "", "", ""],
        ["Scholen uit groep 3 en groep 4", "", "", "", ""],
        ["", "bo", "zie DYS-01 en DYS-02", "2", "1"],
    ],
)
def test_a_note_that_moves_no_answer_is_refused_alone(note: list[str], tmp_path: Path) -> None:
    """It names one eis, or none, or answers stand beside it."""
    found = read(tmp_path, KOP, EEN, note, TWEE)
    assert levels(found) == {"99AA01": "21", "99AA02": "03"}
    assert {each.regel for each in found.fouten} == {3}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("vestigingscode;schoolsoort;DYS-01;\n99AA01;bo;2\n99AA02;bo;1\n", 2),
        ("vestigingscode;schoolsoort;DYS-01;;;\n99AA01;bo;2;;\n99AA02;bo;1;;;;;;\n", 2),
        ("vestigingscode;schoolsoort;DYS-01\n99AA01;bo;2;\n99AA02;bo;1\n", 2),
        ("vestigingscode;schoolsoort;DYS-01\r\n99AA01;bo;2\r\n\x1a", 1),
        ("vestigingscode;schoolsoort;DYS-01\r\n99AA01;bo;2\x1a", 1),
        ("vestigingscode;schoolsoort;DYS-01\n99AA01;bo;2\n\x1a\n\x1a\n", 1),
    ],
)
def test_what_programs_leave_at_the_end_is_nothing(text: str, left: int, tmp_path: Path) -> None:
    """Separators behind the last heading or cell, and the Ctrl-Z that once ended a file."""
    (tmp_path / "t.csv").write_bytes(text.encode())
    found = read_table(tmp_path / "t.csv", norm=load_norm("2024-11"))
    assert len(found.rijen) == left
    assert codes(found) == ([], [])
    assert found.telling.gelezen == left


def test_a_cell_too_many_in_text_is_still_refused(tmp_path: Path) -> None:
    """There a separator in a text moves all cells behind it."""
    found = read(tmp_path, KOP, [*EEN, "9"])
    assert codes(found) == (["te-veel-cellen"], [])


def test_empty_rows_count_only_between_schools(tmp_path: Path) -> None:
    """A template with a thousand rows of layout has no thousand empty schools."""
    found = read(tmp_path, KOP, EEN, [""] * 5, TWEE, *[[""] * 5] * 500)
    assert (found.telling.uitgewerkt, found.telling.leeg) == (2, 1)


def workbook(folder: Path, *rows: list[object]) -> Path:
    """A workbook with these rows."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(folder / "t.xlsx")
    return folder / "t.xlsx"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([[*EEN, None, None, "nog bellen"], TWEE], "In H2 staat iets waar geen kop boven staat."),
        ([[*EEN, "x"], [*TWEE, "y"]], "Kolom F heeft geen kop, maar op 2 rijen staat er iets in."),
        ([EEN, [None] * 7 + ["let op"], TWEE], "In H3 staat iets waar geen kop boven staat."),
    ],
)
def test_a_note_beside_the_table_is_named_and_not_read(
    rows: list[list[object]], said: str, tmp_path: Path
) -> None:
    """In a workbook nothing moves; the cell is named, not what stands in it."""
    found = read_table(workbook(tmp_path, [*KOP], *rows), norm=load_norm("2024-11"))
    assert levels(found) == {"99AA01": "21", "99AA02": "03"}
    (melding,) = found.let_op
    assert melding.tekst.startswith(said)
    assert not any(text in melding.tekst for text in ("bellen", "let op"))


def test_a_column_without_a_heading_in_between_is_named(tmp_path: Path) -> None:
    """It was left out without a word."""
    kop = ["vestigingscode", "schoolsoort", "", "DYS-01", "DYS-02"]
    found = read(tmp_path, kop, EEN, TWEE)
    assert levels(found) == {"99AA01": "21", "99AA02": "03"}
    assert [each.tekst[:24] for each in found.let_op] == ["Kolom C heeft geen kop, "]


def test_a_note_in_text_that_the_headings_leave_room_for(tmp_path: Path) -> None:
    """A spreadsheet writes as many separators as its sheet is wide."""
    found = read(tmp_path, [*KOP, "", ""], [*EEN, "", "bellen"], TWEE)
    assert levels(found) == {"99AA01": "21", "99AA02": "03"}
    assert codes(found) == ([], ["naast-de-tabel"])
