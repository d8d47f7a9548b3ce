"""The workbook of one school as people hand it in: what is read, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from basisnorm.audit.bestand import GelezenAudit
from basisnorm.audit.model import Antwoord, Bewijs, Nvt, Schoolsoort
from basisnorm.audit.versie import Edities
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.invoer.werkboek import bladen
from basisnorm.invoer.werkboek.werkboek import is_werkboek, read_werkboek
from basisnorm.norm.model import Norm, Vervallen
from bouwstenen import make_norm, make_versie
from invoer.werkboeken import (
    KOLOM,
    NORM,
    RIJ,
    SCHOOL,
    cell,
    fill,
    find_norm,
    open_empty,
    save,
    sheet_of,
)
from lang import few
from programma import TOP

Change = Callable[[Workbook], None]


def read(folder: Path, book: Workbook) -> GelezenAudit:
    """What is read of this workbook."""
    return read_werkboek(save(book, folder), find_norm)


def refused(folder: Path, book: Workbook) -> tuple[Melding, ...]:
    """Everything with which this workbook is refused."""
    with pytest.raises(BasisnormFout) as caught:
        read(folder, book)
    return caught.value.meldingen


def places(meldingen: tuple[Melding, ...]) -> list[tuple[str, str]]:
    """The code and the cell of each, such as ("verkeerd-niveau", "Vragen!E6")."""
    return [(each.code, f"{each.blad}!{each.kolom}{each.regel}") for each in meldingen]


def levels(gelezen: GelezenAudit) -> dict[str, int | None]:
    """The level of each answer."""
    return {each.eis: each.niveau for each in gelezen.audit.antwoorden}


def test_an_empty_workbook_of_a_school_reads_without_a_word(tmp_path: Path) -> None:
    gelezen = read(tmp_path, open_empty())
    audit = gelezen.audit
    assert (gelezen.meldingen, audit.antwoorden, gelezen.wil_helpen) == ((), (), None)
    assert (audit.norm, audit.versie, audit.vingerafdruk) == (
        NORM.id,
        NORM.versie,
        NORM.vingerafdruk,
    )
    assert (audit.vragenlijst, audit.extra_gebieden) == ("volledig", ())


@pytest.mark.parametrize(
    ("typed", "niveau"),
    [
        ("0 nog niet", 0), ("1 begonnen", 1), ("2 op orde", 2), ("3 geborgd", 3), ("2", 2), (2, 2),
        (2.0, 2), ("2.0", 2), (" 2 ", 2), ("Op orde", 2), ("GEBORGD", 3), ("2\xa0", 2),
        ("'2", 2), ("2,0", 2),
    ],
)  # fmt: skip
def test_a_level_may_be_chosen_or_typed(tmp_path: Path, typed: Any, niveau: int) -> None:
    book = open_empty()
    fill(book, {cell("DYS-01", "niveau"): typed})
    gelezen = read(tmp_path, book)
    assert (levels(gelezen), gelezen.meldingen) == ({"DYS-01": niveau}, ())


@pytest.mark.parametrize(("typed", "niveau"), [("ja", 2), ("Nee", 0), (2, 2), ("0", 0)])
def test_yes_and_no(tmp_path: Path, typed: Any, niveau: int) -> None:
    book = open_empty()
    fill(book, {cell("DYS-03", "niveau"): typed})
    assert levels(read(tmp_path, book)) == {"DYS-03": niveau}


@pytest.mark.parametrize("typed", ["?", "-", " ", "open"])
def test_a_question_mark_is_open(tmp_path: Path, typed: str) -> None:
    book = open_empty()
    fill(book, {cell("DYS-01", "niveau"): typed, cell("DYS-03", "niveau"): "ja"})
    assert levels(read(tmp_path, book)) == {"DYS-03": 2}


@pytest.mark.parametrize(
    "typed",
    [
        {"reden": "Reden geen-onderbouw."},
        {"reden": "reden GEEN-onderbouw"},
        {"reden": "geen-onderbouw"},
        {"niveau": "n.v.t."},
        {"niveau": "nvt", "reden": "geen-onderbouw"},
    ],
)
def test_a_reason_is_read_back_to_its_id(tmp_path: Path, typed: Mapping[str, str]) -> None:
    book = open_empty()
    fill(book, {cell("DYS-02", name): text for name, text in typed.items()})
    fill(book, {cell("DYS-02", "besloten_door"): "directie", cell("DYS-02", "tot"): "31-7-2027"})
    (antwoord,) = read(tmp_path, book).audit.antwoorden
    assert antwoord.nvt == Nvt(reden="geen-onderbouw", besloten_door="directie", tot="2027-07-31")
    assert antwoord.niveau is None


@pytest.mark.parametrize(
    ("typed", "bewijs"),
    [
        ("Rooster", [Bewijs(wat="Rooster")]),
        ("Rooster; Notulen ;", [Bewijs(wat="Rooster"), Bewijs(wat="Notulen")]),
        ("- Rooster\n- Notulen", [Bewijs(wat="Rooster"), Bewijs(wat="Notulen")]),
        (
            "Rooster | 1-9-2026 | ib'er | map Zorg",
            [Bewijs(wat="Rooster", datum="2026-09-01", eigenaar="ib'er", plaats="map Zorg")],
        ),
        ("Rooster | | | map Zorg", [Bewijs(wat="Rooster", plaats="map Zorg")]),
        ("Rooster | map Zorg", [Bewijs(wat="Rooster | map Zorg")]),
        ("Rooster | ooit | a | b", [Bewijs(wat="Rooster | ooit | a | b")]),
        ("| | |", [Bewijs(wat="| | |")]),
    ],
)
def test_bewijs_is_split(tmp_path: Path, typed: str, bewijs: list[Bewijs]) -> None:
    book = open_empty()
    fill(book, {cell("DYS-01", "niveau"): 2, cell("DYS-01", "bewijs"): typed})
    (antwoord,) = read(tmp_path, book).audit.antwoorden
    assert list(antwoord.bewijs) == bewijs


def test_the_school(tmp_path: Path) -> None:
    book = open_empty()
    fields = {
        "vestigingscode": "99 aa-01",
        "schoolsoort": "sbo (speciaal basisonderwijs)",
        "naam": "De Es",
        "locatie": "Noord",
        "samenwerkingsverband": "po 30-04",
        "schooljaar": "2026/27",
        "datum": datetime(2026, 11, 21),
        "rol": "ib'er",
        "wil_helpen": "Ja",
    }
    fill(book, {SCHOOL[name]: text for name, text in fields.items()}, "School")
    gelezen = read(tmp_path, book)
    audit, school = gelezen.audit, gelezen.audit.school
    assert (school.vestigingscode, school.schoolsoort) == ("99AA01", Schoolsoort.SBO)
    assert (school.naam, school.locatie) == ("De Es", "Noord")
    assert school.samenwerkingsverband == "PO3004"
    assert (audit.schooljaar, audit.datum, audit.rol) == ("2026-2027", "2026-11-21", "ib'er")
    assert gelezen.wil_helpen is True


def _sorted(book: Workbook) -> None:
    """As Excel sorts: the rows from the last to the first, the titles somewhere."""
    sheet = sheet_of(book, "Vragen")
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    rows = [[each.value for each in row] for row in sheet.iter_rows(min_row=4)]
    for number, row in enumerate(reversed(rows), 4):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


def _columns_moved(book: Workbook) -> None:
    """A new workbook with the columns in another order, under names of one's own."""
    old = sheet_of(book, "Vragen")
    rows = [[each.value for each in row] for row in old.iter_rows(min_row=3)]
    del book["Vragen"]
    new = book.create_sheet("Antwoorden 2026")
    new.append(["Ons werkblad"])
    new.append(["Opmerkingen", "Antwoord", "Waar blijkt dat uit?", "", "Nummer"])
    for row in rows[1:]:
        new.append([row[6], row[4], row[7], "los", row[0]])


def _row_deleted(book: Workbook) -> None:
    sheet_of(book, "Vragen").delete_rows(RIJ["DYS-02"])


def _rows_inserted(book: Workbook) -> None:
    sheet_of(book, "School").insert_rows(1, 4)
    sheet_of(book, "Vragen").insert_rows(1, 3)


def _sheets_renamed(book: Workbook) -> None:
    book["Vragen"].title = "Blad1"
    book["School"].title = "onze school"
    del book["Uitleg"]
    del book["Lijsten"]


@pytest.mark.parametrize(
    "change", [_sorted, _columns_moved, _row_deleted, _rows_inserted, _sheets_renamed]
)
def test_what_people_move_is_found_again(tmp_path: Path, change: Change) -> None:
    book = open_empty()
    cells = {("DYS-01", "niveau"): 3, ("DYS-01", "toelichting"): "Elke week.", ("DYS-03", "niveau"):
             "nee", ("BEG-01", "niveau"): "begonnen"}  # fmt: skip
    fill(book, {cell(*place): value for place, value in cells.items()})
    change(book)
    gelezen = read(tmp_path, book)
    assert levels(gelezen) == {"DYS-01": 3, "DYS-03": 0, "BEG-01": 1}
    assert gelezen.audit.antwoorden[0].toelichting == "Elke week."
    # The column without a heading is named.
    beside = ["naast-de-vragen"] if change is _columns_moved else []
    assert [each.code for each in gelezen.meldingen] == beside


# What is typed on the sheet with the questions, and every melding with its cell.
WRONG: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "typo in an eis": (
        {"A6": "DYS-O1", "E6": 2},
        [("onbekende-eis", "A6")],
    ),
    "no eis": ({"A6": None, "E6": 2}, [("eis-ontbreekt", "A6")]),
    "eis twice": ({"E6": 2, "A7": "dys 01", "E7": 3}, [("dubbele-eis", "A7")]),
    "level that is none": ({"E6": 7}, [("verkeerd-antwoord", "E6")]),
    "half a level": ({"E6": 2.5}, [("verkeerd-antwoord", "E6")]),
    "digit and word disagree": ({"E6": "2 begonnen"}, [("verkeerd-antwoord", "E6")]),
    "level of the other scale": (
        {"E8": 1, "E6": "ja"},
        [("verkeerd-antwoord", "E6"), ("verkeerd-antwoord", "E8")],
    ),
    "a date made of a level": ({"E6": date(2026, 2, 1)}, [("werd-datum", "E6")]),
    "level and reason": (
        {"E7": 2, "F7": "Reden geen-onderbouw."},
        [("niveau-of-nvt", "E7")],
    ),
    "reason where it cannot be": ({"E6": 2, "F6": "vakantie"}, [("nvt-mag-niet", "F6")]),
    "n.v.t. where it cannot be": ({"E6": "n.v.t."}, [("nvt-mag-niet", "E6")]),
    "n.v.t. with a choice of reasons": ({"E11": "nvt"}, [("nvt-zonder-reden", "F11")]),
    "reason of another eis": ({"F7": "Reden geen-examen."}, [("onbekende-reden", "F7")]),
    "reason of one's own": ({"F7": "geen zin"}, [("onbekende-reden", "F7")]),
    "reason of one's own beside n.v.t.": (
        {"E11": "nvt", "F11": "geen zin"},
        [("onbekende-reden", "F11")],
    ),
    "Excel errors": (
        {"E6": "#REF!", "G7": "#NAAM?", "E7": 1},
        [("excel-fout", "E6"), ("excel-fout", "G7")],
    ),
    "no date": ({"F7": "geen-onderbouw", "J7": "ooit"}, [("geen-datum", "J7")]),
    "a character that turns text around": (
        {"E6": 2, "G6": "om\u202egekeerd"},
        [("verborgen-teken", "G6")],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_answer_names_its_cell(tmp_path: Path, case: str) -> None:
    typed, expected = WRONG[case]
    book = open_empty()
    fill(book, typed)
    meldingen = refused(tmp_path, book)
    assert places(meldingen) == [(code, f"Vragen!{place}") for code, place in expected]
    assert all(each.bestand and each.veld and each.oplossing for each in meldingen)


def test_neither_yes_nor_no_refuses_no_school(tmp_path: Path) -> None:
    book = open_empty()
    fill(book, {SCHOOL["wil_helpen"]: "misschien"}, "School")
    gelezen = read(tmp_path, book)
    assert places(gelezen.meldingen) == [("geen-ja-nee", f"School!{SCHOOL['wil_helpen']}")]
    assert gelezen.wil_helpen is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"vestigingscode": None}, "leeg"),
        ({"vestigingscode": "99AA0"}, "verkeerde-vestigingscode"),
        ({"schoolsoort": None}, "leeg"),
        ({"schoolsoort": "mavo"}, "verkeerde-schoolsoort"),
        ({"datum": "31-2-2026"}, "geen-datum"),
        ({"norm": "2099-01"}, "onbekende-editie"),
        ({"norm": "#N/A"}, "excel-fout"),
        ({"vragenlijst": "#N/A"}, "excel-fout"),
        ({"extra_gebieden": "autisme, autism"}, "onbekend-gebied"),
    ],
)
def test_a_wrong_field_of_the_school_names_its_cell(
    tmp_path: Path, typed: dict[str, str | None], code: str
) -> None:
    book = open_empty()
    fill(book, {SCHOOL[name]: text for name, text in typed.items()}, "School")
    (name,) = typed
    assert places(refused(tmp_path, book)) == [(code, f"School!{SCHOOL[name]}")]


@pytest.mark.parametrize("name", ["naam", "locatie"])
def test_an_error_of_a_spreadsheet_is_no_name(tmp_path: Path, name: str) -> None:
    """It is left out and said, as in a table."""
    book = open_empty()
    fill(book, {SCHOOL[name]: "#N/B"}, "School")
    gelezen = read(tmp_path, book)
    assert places(gelezen.meldingen) == [("excel-fout", f"School!{SCHOOL[name]}")]
    assert gelezen.meldingen[0].ernst is Ernst.LET_OP
    assert getattr(gelezen.audit.school, name) is None


def test_everything_is_said_at_once_in_the_order_of_the_workbook(tmp_path: Path) -> None:
    book = open_empty()
    fill(book, {"E11": "x", "A6": "DYS-99", "E6": 1, "E7": "y", "G7": "x@school.nl"})
    fill(book, {SCHOOL["datum"]: "gisteren", SCHOOL["vestigingscode"]: "99AA"}, "School")
    assert places(refused(tmp_path, book)) == [
        ("verkeerde-vestigingscode", "School!B3"),
        ("geen-datum", "School!B12"),
        ("onbekende-eis", "Vragen!A6"),
        ("verkeerd-antwoord", "Vragen!E7"),
        ("lijkt-persoonsgegeven", "Vragen!G7"),
        ("verkeerd-antwoord", "Vragen!E11"),
    ]


def test_a_retired_eis_names_what_came_instead(tmp_path: Path) -> None:
    book = open_empty()
    fill(book, {"A6": "DYS-90", "E6": 2, "A7": "DYS-91", "E7": 2})
    norm = make_norm(
        *NORM.gebieden,
        vervallen=(
            Vervallen(id="DYS-90", vervangen_door=("DYS-01",), sinds="1.1.0"),
            Vervallen(id="DYS-91", vervangen_door=(), sinds="1.1.0"),
        ),
    )
    with pytest.raises(BasisnormFout) as caught:
        read_werkboek(save(book, tmp_path), lambda edition: norm)
    assert [each.oplossing.rsplit(": ")[-1] for each in caught.value.meldingen] == [
        "DYS-01.",
        "niets.",
    ]


def test_text_without_a_level_is_open_and_said(tmp_path: Path) -> None:
    book = open_empty()
    fill(book, {cell("DYS-01", "toelichting"): "Bezig.", cell("DYS-03", "niveau"): "ja"})
    gelezen = read(tmp_path, book)
    assert levels(gelezen) == {"DYS-01": None, "DYS-03": 2}
    assert gelezen.audit.antwoorden[0] == Antwoord(eis="DYS-01", toelichting="Bezig.")
    assert places(gelezen.meldingen) == [("zonder-niveau", "Vragen!E6")]


def test_who_decided_without_a_reason_is_no_text_that_stays(tmp_path: Path) -> None:
    book = open_empty()
    fill(book, {cell("DYS-02", "besloten_door"): "directie"})
    (melding,) = read(tmp_path, book).meldingen
    assert melding.tekst.endswith("De vraag is open.")


@pytest.mark.parametrize(
    ("datum", "schooljaar", "place"),
    [
        ("21-11-2062", "2026-2027", "B12"),
        ("21-11-2025", "2026-2027", "B12"),
        ("21-11-1926", None, "B12"),
        (None, "2126-2127", "B11"),
    ],
)
def test_a_date_outside_the_school_year_is_said(
    datum: str | None, schooljaar: str | None, place: str, tmp_path: Path
) -> None:
    book = open_empty()
    fill(book, {SCHOOL["datum"]: datum, SCHOOL["schooljaar"]: schooljaar}, "School")
    found = places(read(tmp_path, book).meldingen)
    assert found == [("datum-buiten-schooljaar", f"School!{place}")]


def test_a_school_year_in_other_words_stays(tmp_path: Path) -> None:
    book = open_empty()
    fill(book, {SCHOOL["schooljaar"]: "dit jaar"}, "School")
    assert read(tmp_path, book).audit.schooljaar == "dit jaar"


@pytest.mark.parametrize("meaning", ["same", "other"])
def test_an_older_version_of_the_norm_is_said(tmp_path: Path, meaning: str) -> None:
    old = make_versie("1.0.0", vingerafdruk=NORM.vingerafdruk, betekenis=f"sha256:{meaning}")
    newer = make_norm(
        *NORM.gebieden,
        versie="1.1.0",
        vingerafdruk="sha256:nieuw",
        betekenis="sha256:same",
        versies=(old,),
    )
    path = save(open_empty(), tmp_path, "mijn werkboek.xlsx")
    gelezen = read_werkboek(path, lambda edition: newer)
    (melding,) = gelezen.meldingen
    assert (melding.code, melding.blad, melding.kolom) == ("andere-versie", "School", "B")
    assert ("--van" in melding.oplossing) == (meaning == "other")


def test_a_newer_edition_is_said(tmp_path: Path) -> None:
    path = save(open_empty(), tmp_path)
    edities = Edities(ids=(NORM.id, "2027-08"), gekozen=None)
    (melding,) = read_werkboek(path, find_norm, edities).meldingen
    assert (melding.code, melding.regel) == ("nieuwere-editie", 17)


def test_the_properties_of_the_document_replace_a_lost_norm(tmp_path: Path) -> None:
    """Someone deletes the rows in which nothing has to be done."""
    book = open_empty()
    sheet_of(book, "School").delete_rows(16, 6)
    audit = read(tmp_path, book).audit
    assert (audit.norm, audit.versie, audit.vragenlijst) == (NORM.id, NORM.versie, "volledig")


def test_without_a_sheet_for_the_school_it_says_what_to_put_back(tmp_path: Path) -> None:
    book = open_empty()
    del book["School"]
    meldingen = refused(tmp_path, book)
    assert [(each.code, each.blad, each.regel, each.veld) for each in meldingen] == [
        ("leeg", "School", None, "Vestigingscode"),
        ("leeg", "School", None, "Soort school"),
    ]
    assert meldingen[0].oplossing == (
        "Vul dit in. Zet op het blad School een rij terug met 'Vestigingscode' en ernaast de "
        "waarde."
    )


def test_a_norm_that_is_wrong_itself_is_not_blamed_on_the_workbook(tmp_path: Path) -> None:
    def broken(edition: str) -> Norm:
        raise BasisnormFout(Melding(code="kapot", tekst="Kapot.", oplossing="Herstel."))

    with pytest.raises(BasisnormFout) as caught:
        read_werkboek(save(open_empty(), tmp_path), broken)
    assert [each.code for each in caught.value.meldingen] == ["kapot"]


def test_another_table_is_no_workbook_of_a_school(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["vestigingscode", "DYS-01"])
    path = save(book, tmp_path)
    assert not is_werkboek(path)
    with pytest.raises(BasisnormFout) as caught:
        read_werkboek(path, find_norm)
    assert [each.code for each in caught.value.meldingen] == ["geen-werkboek"]
    assert is_werkboek(save(open_empty(), tmp_path))


@pytest.mark.parametrize("name", ["werkboek.ods", "werkboek.xls"])
def test_other_kinds_of_file_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BasisnormFout) as caught:
        read_werkboek(save(open_empty(), tmp_path, name), find_norm)
    assert [each.code for each in caught.value.meldingen] == ["geen-xlsx"]


def test_a_sheet_full_of_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bladen, "MAX_ROWS", 5)
    with pytest.raises(BasisnormFout) as caught:
        read_werkboek(save(open_empty(), tmp_path), find_norm)
    assert [each.code for each in caught.value.meldingen] == ["te-veel-rijen"]


def test_columns_that_are_thrown_away_are_not_missed(tmp_path: Path) -> None:
    """Only the eis and the level are needed."""
    book = open_empty()
    fill(book, {cell("DYS-01", "niveau"): 2, cell("BEG-01", "niveau"): "geborgd"})
    sheet_of(book, "Vragen").delete_cols(6, 5)
    assert levels(read(tmp_path, book)) == {"DYS-01": 2, "BEG-01": 3}
    fill(book, {cell("BEG-01", "niveau"): "nvt"})
    assert places(refused(tmp_path, book)) == [("nvt-zonder-reden", "Vragen!E11")]


def test_our_columns_stand_where_these_tests_think(tmp_path: Path) -> None:
    sheet = sheet_of(open_empty(), "Vragen")
    assert {sheet[f"A{row}"].value for row in RIJ.values()} == set(RIJ)
    assert sheet[f"{KOLOM['tot']}3"].value == "n.v.t. tot en met"


def test_a_workbook_that_libreoffice_saved() -> None:
    """It writes its own XLSX: other styles, other strings, other formulas."""
    path = TOP / "tests" / "data" / "goed" / "werkboek-libreoffice.xlsx"
    gelezen = read_werkboek(path, find_norm)
    audit = gelezen.audit
    assert levels(gelezen) == {"DYS-01": 3, "DYS-02": None, "DYS-03": 0, "BEG-01": 2}
    assert audit.antwoorden[0].toelichting == "- elke week\n- ook in groep 8"
    assert audit.antwoorden[0].bewijs == (Bewijs(wat="Rooster"), Bewijs(wat="Notulen"))
    assert audit.antwoorden[1].nvt == Nvt(reden="geen-onderbouw", tot="2027-07-31")
    assert (audit.school.naam, audit.datum) == ("Basisschool De Linde", "2026-11-21")
    assert (gelezen.wil_helpen, gelezen.meldingen) == (True, ())


@cache
def _parts() -> dict[str, bytes]:
    """The files inside a workbook that is filled in."""
    book = open_empty()
    fill(book, {cell("DYS-01", "niveau"): 2, cell("DYS-02", "reden"): "geen-onderbouw"})
    packed = BytesIO()
    book.save(packed)
    with ZipFile(packed) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@settings(max_examples=few(80), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(_parts())),
    st.integers(min_value=0, max_value=4_000),
    st.binary(max_size=12) | st.sampled_from([b"", b"<", b"&#0;", b'r="XFD1048576"', b"1e999"]),
    st.sampled_from(["insert", "cut", "leave out"]),
)
def test_a_damaged_workbook_gives_an_answer_or_a_melding(
    name: str, place: int, new: bytes, how: str
) -> None:
    """Whatever a disk, a mail program or someone with a hex editor did to it."""
    parts = dict(_parts())
    if how == "leave out":
        del parts[name]
    else:
        rest = parts[name][place:] if how == "insert" else b""
        parts[name] = parts[name][:place] + new + rest
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        with ZipFile(path, "w") as archive:
            for part, data in parts.items():
                archive.writestr(part, data)
        meldingen: tuple[Melding, ...] = ()
        try:
            read_werkboek(path, find_norm)
        except BasisnormFout as fout:
            meldingen = fout.meldingen
        assert all(each.tekst and each.oplossing for each in meldingen)
