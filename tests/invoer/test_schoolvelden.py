"""The fields of a school in a table: one order for all dates, and numbers that are worth a look."""

from __future__ import annotations

from pathlib import Path

import pytest

from basisnorm.audit.schooljaar import parse_schooljaar
from basisnorm.norm.load import load_norm
from invoer.tabellen import Read, read_rows


def read(folder: Path, veld: str, *values: str, soort: str = "bo", lang: bool = False) -> Read:
    """A school for each value of a field."""
    rows = [
        [f"99AA{number:02}", soort, value, *(["DYS-01"] if lang else []), "2"]
        for number, value in enumerate(values)
    ]
    kop = ["vestigingscode", "schoolsoort", veld, *(["eis", "antwoord"] if lang else ["DYS-01"])]
    return read_rows(folder, [kop, *rows], norm=load_norm("2024-11"))


def codes(found: Read) -> tuple[list[str], list[str]]:
    """The codes of what was refused, and of what is worth a look."""
    return [each.code for each in found.fouten], [each.code for each in found.let_op]


@pytest.mark.parametrize("lang", [False, True])
@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        (["11/02/2026", "11/21/2026", "10/30/26"], ["2026-11-02", "2026-11-21", "2026-10-30"]),
        (["11/21/2026 9:05", "2026-11-02", "5 okt 2026"], ["2026-11-21", "2026-11-02",
                                                           "2026-10-05"]),
        (["11/02/2026", "5-11-2026", "6.11.2026", "11/25/2026"],
         ["2026-11-02", "2026-11-05", "2026-11-06", "2026-11-25"]),
    ],
)  # fmt: skip
def test_a_column_in_which_months_come_first(
    typed: list[str], read_as: list[str], lang: bool, tmp_path: Path
) -> None:
    """All dates with slashes are read in that order, and it is said once."""
    found = read(tmp_path, "datum", *typed, lang=lang)
    assert [each.datum for each in found.rijen] == read_as
    assert codes(found) == ([], ["maand-voorop"])


@pytest.mark.parametrize("lang", [False, True])
def test_a_column_with_both_orders_is_refused(lang: bool, tmp_path: Path) -> None:
    """Also the dates that would be right by themselves; not those that can be one day only."""
    found = read(
        tmp_path, "datum", "11/21/2026", "21/11/2026", "2/3/2026", "2026-11-02", "", lang=lang
    )
    assert codes(found) == (["datums-door-elkaar"] * 3, [])
    assert "rij 3 de dag voorop, en op rij 2 de maand" in found.fouten[0].tekst
    assert found.rijen[0].datum == "2026-11-02"


def test_only_slashes_put_a_month_first(tmp_path: Path) -> None:
    """With dashes or dots it is a typing error."""
    found = read(tmp_path, "datum", "11-21-2026", "11.21.2026", "25-11-2026", "11/21/2026")
    assert [each.datum for each in found.rijen] == ["2026-11-25", "2026-11-21"]
    assert codes(found) == (["geen-datum"] * 2, ["maand-voorop"])


@pytest.mark.parametrize("veld", ["naam", "bestuur", "gemeente", "plaats", "locatie", "rol"])
@pytest.mark.parametrize(
    "typed",
    ["#N/B", "#N/A", "#NV", "#VERW!", "Err:508", "#BEZUG!", "#REF!", "#NAAM?", "#DIV/0!", "####"],
)
def test_an_error_of_a_spreadsheet_is_no_name(typed: str, veld: str, tmp_path: Path) -> None:
    """It is left out and said; the school stays."""
    (rij,) = (found := read(tmp_path, veld, typed)).rijen
    value = rij.audit.rol if veld == "rol" else getattr(rij.school, veld)
    assert value is None
    assert codes(found) == ([], ["excel-fout"])


@pytest.mark.parametrize("typed", ["#1 van de regio", "# 12", "Nr. #3!", "#samen!naar school"])
def test_a_name_with_a_hash_is_a_name(typed: str, tmp_path: Path) -> None:
    """And kept."""
    found = read(tmp_path, "naam", typed)
    assert [each.school.naam for each in found.rijen] == [typed]


def test_an_error_of_a_spreadsheet_is_no_remark(tmp_path: Path) -> None:
    """It is refused, as in a workbook."""
    kop = ["vestigingscode", "schoolsoort", "DYS-01", "DYS-01 toelichting"]
    found = read_rows(tmp_path, [kop, ["99AA01", "bo", "2", "#WERT!"]], norm=load_norm("2024-11"))
    assert codes(found) == (["excel-fout"], [])


def test_a_column_in_our_own_order(tmp_path: Path) -> None:
    """Without a date that says otherwise, days come first."""
    found = read(tmp_path, "datum", "11/02/2026", "21/11/2026", "31-11-2026")
    assert [each.datum for each in found.rijen] == ["2026-02-11", "2026-11-21"]
    assert codes(found) == (["geen-datum"], [])


@pytest.mark.parametrize(
    ("typed", "odd"),
    [
        ("30-11-1926", True),
        ("30-11-2126", True),
        ("30-11-0026", True),
        ("30-11-2030", True),
        ("30-11-2026", False),
        ("21-11-2025", True),
        ("31-5-2026", True),
        ("1-6-2026", False),
        ("31-7-2027", False),
        ("1-8-2027", True),
    ],
)
def test_a_date_outside_the_school_year(typed: str, odd: bool, tmp_path: Path) -> None:
    """The same let-op as for an audit file, with the same words."""
    kop = ["vestigingscode", "schoolsoort", "schooljaar", "datum", "DYS-01"]
    found = read_rows(
        tmp_path, [kop, ["99AA01", "bo", "2026-2027", typed, "2"]], norm=load_norm("2024-11")
    )
    assert len(found.rijen) == 1
    assert codes(found) == ([], ["datum-buiten-schooljaar"] if odd else [])


@pytest.mark.parametrize("dash", "-/\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
@pytest.mark.parametrize("form", ["2026{}2027", "2026 {} 2027", "2026{}27", "26{}27", " 26 {} 27 "])
def test_a_school_year_with_any_dash(dash: str, form: str) -> None:
    """As a word processor writes it, or short."""
    assert parse_schooljaar(form.format(dash)) == "2026-2027"


@pytest.mark.parametrize("text", ["2026", "2026-2028", "26-28", "2027-2026", "6-7", "2026--2027"])
def test_no_school_year(text: str) -> None:
    """Never guessed."""
    assert parse_schooljaar(text) is None


@pytest.mark.parametrize(
    ("typed", "soort", "read_as", "said"),
    [
        ("PO3004", "bo", "PO3004", []),
        ("30-04", "bo", "PO3004", []),
        ("", "bo", None, []),
        ("Samenwerkingsverband De Streek", "bo", None, ["verkeerd-samenwerkingsverband"]),
        ("2026", "bo", None, ["verkeerd-samenwerkingsverband"]),
        ("0000", "bo", None, ["verkeerd-samenwerkingsverband"]),
        ("P03004", "bo", None, ["verkeerd-samenwerkingsverband"]),
        ("PO2026", "bo", "PO2026", ["vreemd-samenwerkingsverband"]),
        ("PO3004", "vo", "PO3004", ["vreemd-samenwerkingsverband"]),
        ("VO3004", "bo", "VO3004", ["vreemd-samenwerkingsverband"]),
    ],
)
def test_a_samenwerkingsverband_never_costs_a_school(
    typed: str, soort: str, read_as: str | None, said: list[str], tmp_path: Path
) -> None:
    """A name where the number belongs, a year, or that of the other sector: worth a look."""
    found = read(tmp_path, "samenwerkingsverband", typed, soort=soort)
    assert [each.school.samenwerkingsverband for each in found.rijen] == [read_as]
    assert codes(found) == ([], said)


@pytest.mark.parametrize(
    ("schooljaar", "datum", "kolom"),
    [
        ("", "30-11-1926", "D"),
        ("", "30-11-1900", "D"),
        ("", "30-11-2062", "D"),
        ("", "30-11-2026", None),
        ("1926-1927", "", "C"),
        ("2126/2127", "", "C"),
        ("2026\u20132027", "21-11-2025", "D"),
        ("26/27", "", None),
    ],
)
def test_a_year_in_which_nobody_measures(
    schooljaar: str, datum: str, kolom: str | None, tmp_path: Path
) -> None:
    """Alone in a table, and among rows that are all right."""
    kop = ["vestigingscode", "schoolsoort", "schooljaar", "datum", "DYS-01"]
    rows = [["99AA00", "bo", "2026-2027", "", "2"], ["99AA01", "bo", schooljaar, datum, "2"]]
    found = read_rows(tmp_path, [kop, *rows], norm=load_norm("2024-11"))
    assert len(found.rijen) == 2
    said = [(each.code, each.kolom, each.regel) for each in found.let_op]
    assert said == ([("datum-buiten-schooljaar", kolom, 3)] if kolom else [])


@pytest.mark.parametrize(
    ("brin", "odd"),
    [("99AA", False), ("99 aa", False), ("99AA00", False), ("99AB", True), ("99AB00", True),
     ("", False), ("iets", False)],
)  # fmt: skip
@pytest.mark.parametrize("other", ["2", "9"])
def test_a_brin_of_another_school(brin: str, odd: bool, other: str, tmp_path: Path) -> None:
    """Whether all rows are right, or one is looked at by itself; the vestigingscode counts."""
    kop = ["brin", "vestigingscode", "schoolsoort", "DYS-01"]
    rows = [[brin, "99AA00", "bo", "2"], ["99AC", "99AC00", "bo", other]]
    found = read_rows(tmp_path, [kop, *rows], norm=load_norm("2024-11"))
    assert [each.code for each in found.let_op] == (["brin-past-niet"] if odd else [])
    assert found.rijen[0].school.vestigingscode == "99AA00"
