"""What people type in the row of a school, and how a row that is none is told."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from basisnorm.errors import BasisnormFout, Ernst, Geweigerd, Melding
from basisnorm.invoer.rijen.schoolvelden import read_datum
from basisnorm.invoer.tabel.gezien import find_unseen
from basisnorm.invoer.tabel.openen import open_tabel
from invoer.tabellen import norm, read_rows

HEAD = ["vestigingscode", "schoolsoort", "naam", "DYS-01", "DYS-02"]


def told(meldingen: list[Melding]) -> list[tuple[str, int | None, int | str | None]]:
    """What is said of which cell."""
    return [(each.code, each.regel, each.kolom) for each in meldingen]


@pytest.mark.parametrize(
    "text",
    [
        "21-11-2026", "21/11/2026", "21.11.2026", "21-11-26", "21/11/26", "2026-11-21",
        "21 november 2026", "21 November 2026", "21 nov 2026", "21 nov. 2026", "21-nov-26",
        "2026-11-21T00:00:00", "21-11-2026 09:30", "21-11-26 0:00",
    ],
)  # fmt: skip
def test_a_date_in_every_spelling(text: str) -> None:
    assert read_datum(text) == "2026-11-21"


@pytest.mark.parametrize(
    ("text", "iso"),
    [("1 mrt 26", "2026-03-01"), ("1 maart 2026", "2026-03-01"), ("3 sept 2026", "2026-09-03"),
     ("", None)],
)  # fmt: skip
def test_a_date_in_other_months(text: str, iso: str | None) -> None:
    assert read_datum(text) == iso


@pytest.mark.parametrize("text", ["31-2-26", "11/21/26", "21 novembr 2026", "21-11-226", "nov 26"])
def test_what_is_no_date_is_told_how_to_write_one(text: str) -> None:
    with pytest.raises(Geweigerd) as error:
        read_datum(text)
    assert error.value.bezwaar.oplossing == "Schrijf dag-maand-jaar, zoals 21-11-2026."


@pytest.mark.parametrize(
    ("text", "value", "codes"),
    [
        ("Ja", True, []),
        ("j", True, []),
        ("\xa0NEE ", False, []),
        ("n", False, []),
        ("", None, []),
        ("Ja, graag", None, ["geen-ja-nee"]),
        ("ja, maar niet dit jaar", None, ["geen-ja-nee"]),
        ("ja/nee", None, ["geen-ja-nee"]),
        ("J. Jansen", None, ["geen-ja-nee"]),
        ("n.v.t.", None, ["geen-ja-nee"]),
        ("[ ] ja", None, ["geen-ja-nee"]),
        ("-", None, ["geen-ja-nee"]),
        ("misschien", None, ["geen-ja-nee"]),
        ("javel", None, ["geen-ja-nee"]),
    ],
)
def test_whether_a_school_helps(
    tmp_path: Path, text: str, value: bool | None, codes: list[str]
) -> None:
    """No school is refused for what it says there."""
    table = [[*HEAD, "wil_helpen"], ["99AA00", "bo", "De Linde", "2", "2", text]]
    read = read_rows(tmp_path, table)
    assert [each.wil_helpen for each in read.rijen] == [value]
    assert [each.code for each in read.let_op] == codes
    assert all(each.ernst is Ernst.LET_OP for each in read.let_op)


@pytest.mark.parametrize("word", ["Totaal", "totaal:", "Gemiddelde", "Gemiddeld per eis", "SOM"])
@pytest.mark.parametrize("place", [0, 2])
def test_a_row_with_totals_is_one_fout(tmp_path: Path, word: str, place: int) -> None:
    eisen = list(norm().eisen)
    last = ["", "", "", *["31"] * len(eisen)]
    last[place] = word
    table = [[*HEAD[:3], *eisen], ["99AA00", "bo", "Totaal", *[""] * len(eisen)], last]
    read = read_rows(tmp_path, table)
    assert told(read.fouten) == [("totaalrij", 3, None)]
    assert read.fouten[0].oplossing == "Haal deze rij weg."
    assert (read.telling.uitgewerkt, read.telling.afgewezen) == (1, 1)


def test_a_total_under_a_long_table(tmp_path: Path) -> None:
    head = ["vestigingscode", "schoolsoort", "eis", "antwoord"]
    table = [head, ["99AA00", "bo", "DYS-01", "2"], ["Totaal", "", "", "2"]]
    assert told(read_rows(tmp_path, table).fouten) == [("totaalrij", 3, None)]


def test_messages_stand_in_the_order_of_the_columns(tmp_path: Path) -> None:
    """Also a let-op beside a fout, and a column past Z."""
    head = ["DYS-01", "vestigingscode", "schoolsoort", "wil_helpen", "datum", "DYS-01 toelichting"]
    note = "Bel jan@example.org"
    rows = [["9", "99AA00", "bo", "misschien", "ooit", note], ["2", "9", "x", "ja", "", ""],
            ["2", "99AA01", "bo", "misschien", "", note]]  # fmt: skip
    fill = [f"x{number}" for number in range(30)]
    table = [[*head[:5], *fill, head[5]], *([*row[:5], *[""] * 30, row[5]] for row in rows)]
    read = read_rows(tmp_path, table)
    assert told(read.fouten) == [
        ("verkeerd-antwoord", 2, "A"), ("geen-ja-nee", 2, "D"), ("geen-datum", 2, "E"),
        ("lijkt-persoonsgegeven", 2, "AJ"),
        ("verkeerde-vestigingscode", 3, "B"), ("verkeerde-schoolsoort", 3, "C"),
    ]  # fmt: skip
    assert told(read.let_op) == [("geen-ja-nee", 4, "D"), ("lijkt-persoonsgegeven", 4, "AJ")]


@pytest.mark.parametrize(
    ("head", "column"),
    [(["vestigingscde", "schoolsoort", "DYS-01"], "A"), (["code", "schoolsort", "DYS-01"], "B")],
)
def test_a_column_that_is_missing_is_named_once(
    tmp_path: Path, head: list[str], column: str
) -> None:
    with pytest.raises(BasisnormFout) as error:
        read_rows(tmp_path, [[*head, "iets anders"], ["99AA00", "bo", "2", ""]])
    meldingen = list(error.value.meldingen)
    assert told(meldingen) == [("kolom-ontbreekt", 1, column), ("onbekende-kolom", 1, "D")]
    assert "Bedoelt u de kolom" in meldingen[0].oplossing


@pytest.mark.parametrize("datum", ["", "2026-11-20"])
@pytest.mark.parametrize("lang", [False, True])
def test_schools_without_a_date_are_counted(tmp_path: Path, datum: str, lang: bool) -> None:
    head = ["vestigingscode", "schoolsoort", "datum", *(["eis", "antwoord"] if lang else [])]
    row = ["99AA00", "bo", datum, *(["DYS-01"] if lang else []), "2"]
    read = read_rows(tmp_path, [head if lang else [*head, "DYS-01"], row])
    assert read.telling.zonder_datum == int(not datum)


def workbook(path: Path, *answers: object) -> Path:
    """A workbook as a program writes it: formulas without their value."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["vestigingscode", "schoolsoort", "DYS-01", "DYS-02"])
    book.active.append(["99AA00", "bo", *answers])
    book.save(path)
    return path


def test_a_formula_without_its_value_is_told(tmp_path: Path) -> None:
    """It reads as an empty cell, and nobody would notice."""
    [melding] = open_tabel(workbook(tmp_path / "t.xlsx", 2, "=1+1")).meldingen
    assert (melding.ernst, melding.code) == (Ernst.LET_OP, "formule-zonder-waarde")
    assert (melding.blad, melding.regel, melding.kolom) == ("Sheet", 2, "D")


def test_without_formulas_nothing_is_said(tmp_path: Path) -> None:
    assert open_tabel(workbook(tmp_path / "t.xlsx", 2, None)).meldingen == ()


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (b'<c r="C2"><f>1+1</f><v>2</v></c>', False),
        (b'<c r="C2" t="str"><f>""</f><v></v></c>', False),
        (b'<c r="C2" s="1"><f t="shared" si="0"/><v/></c>', True),
        (b'<c r="C2"><f>1+1</f></c>', True),
        (b" " * 2_000_000 + b'<c r="C2"><f>1+1</f><v></v></c>', True),
        (b" " * (2**20 - 10) + b'<c r="C2"><f>1+1</f><v></v></c>', True),
    ],
)
def test_what_a_formula_looks_like_in_the_file(tmp_path: Path, cell: bytes, found: bool) -> None:
    """As Excel, LibreOffice and programs write it, wherever in the file."""
    xml = io.BytesIO(b'<row r="2">' + cell + b"</row>")
    unseen = find_unseen(lambda: xml)
    assert (unseen.formules == ("C2",)) == found
    assert len([*unseen.meldingen(tmp_path, "Blad", onder=1)]) == found
