"""The user's own DUO file: every dialect of it, and what it says about a row."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basisnorm.audit.model import School
from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.invoer.lijsten.duo import Duo, read_duo
from bouwstenen import DATUM, make_school
from invoer.formulieren import write_xlsx

ADRES = (
    ("PROVINCIE", "BEVOEGD GEZAG NUMMER", "INSTELLINGSCODE", "VESTIGINGSCODE", "VESTIGINGSNAAM",
     "STRAATNAAM", "HUISNUMMER-TOEVOEGING", "PLAATSNAAM", "GEMEENTENUMMER", "GEMEENTENAAM",
     "TELEFOONNUMMER", "INTERNETADRES"),
    ("Drenthe", "99001", "99AA", "99AA00", "Dalton Kindcentrum \N{RIGHT SINGLE QUOTATION MARK}t "
     "Kompas", "Melkweg", "13", "ALTEVEER", "0098", "NOORDENVELD", " ", " "),
    ("Drenthe", "99001", "99AB", "99AB00", 'Basisschool "De Maasparel"', "Laan", "3-A", "BORGER",
     "0098", "BORGER-ODOORN", " ", " "),
    ("Drenthe", "99002", "99AB", "99AB01", "P@rk; de school, met komma", "Laan", "4", "BORGER",
     "0098", "BORGER-ODOORN", " ", " "),
    ("Drenthe", " ", "99AC", "99AC00", "Het Mozaïek", "Laan", "5", " ", " ", " ", " ", " "),
    ("Drenthe", " ", "99AD", "99AD00", "Het Mozaïek", "Laan", "6", " ", " ", " ", " ", " "),
)  # fmt: skip


def lines(rows: Sequence[Sequence[str]], scheiding: str = ";") -> str:
    """CSV with CRLF, quoted only where needed."""

    def cell(text: str) -> str:
        needed = scheiding in text or '"' in text
        return '"' + text.replace('"', '""') + '"' if needed else text

    return "".join(scheiding.join(map(cell, row)) + "\r\n" for row in rows)


def read(path: Path, data: bytes) -> Duo:
    """The DUO file with these bytes."""
    path.write_bytes(data)
    return read_duo(path)


@pytest.fixture
def duo(tmp_path: Path) -> Duo:
    """The address file as DUO makes it: cp1252, semicolons, CRLF, a space for nothing."""
    return read(tmp_path / "duo.csv", lines(ADRES).encode("cp1252"))


def test_the_address_file_is_read(duo: Duo) -> None:
    assert len(duo) == 5
    assert duo.meldingen == ()
    first, second = duo["99AA00"], duo["99AB00"]
    assert first.naam == "Dalton Kindcentrum \N{RIGHT SINGLE QUOTATION MARK}t Kompas"
    assert (first.bestuur, first.gemeente, first.plaats) == (
        "bestuur 99001", "Noordenveld", "Alteveer",
    )  # fmt: skip
    assert second.naam == 'Basisschool "De Maasparel"'
    assert duo["99AB01"].naam == "P@rk; de school, met komma"
    empty = duo["99AC00"]
    assert (empty.bestuur, empty.gemeente, empty.plaats, empty.gesloten) == (None,) * 4


DIALECTEN = {
    "the history file": (
        lines(
            [
                ("INSTELLINGSCODE", "VESTIGINGSCODE", "NAAM_VESTIGING", "SOORT_VESTIGING",
                 "GEMEENTECODE_VESTIGING", "BEVOEGD_GEZAG_NUMMER", "LEERLINGEN_2025"),
                ("99AA", "99AA00", "De Linde", "H", "285", "99001", "0"),
            ]
        ).encode("utf-8-sig"),
        ("De Linde", "bestuur 99001"),
    ),
    "commas and other names": (
        lines(
            [("brin_nummer", "vestigingsnummer", "instellingsnaam", "bevoegd gezag naam",
              "bg-nummer"),
             ("99AA", "0", "De Linde", "Stichting Samen", "99001")],
            ",",
        ).encode(),
        ("De Linde", "Stichting Samen (99001)"),
    ),
    "the whole code as vestigingsnummer": (
        lines(
            [("BRIN NUMMER", "VESTIGINGSNUMMER", "NAAM"), ("99AA", "99aa00", "De Linde")]
        ).encode(),
        ("De Linde", None),
    ),
    "a board with only a name": (
        lines(
            [("Vestigingscode", "Schoolnaam", "Naam bevoegd gezag"),
             ("99AA00", "De Linde", "Stichting Samen")]
        ).encode("utf-16"),
        ("De Linde", "Stichting Samen"),
    ),
    "columns that end early": (
        lines(
            [("VESTIGINGSCODE", "VESTIGINGSNAAM", "GEMEENTENAAM"), ("99AA00", "De Linde")]
        ).encode(),
        ("De Linde", None),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), DIALECTEN.values(), ids=DIALECTEN)
def test_other_dialects_are_read(
    data: bytes, expected: tuple[str, str | None], tmp_path: Path
) -> None:
    found = read(tmp_path / "duo.csv", data)["99AA00"]
    assert (found.naam, found.bestuur) == expected


def test_a_workbook_is_read(tmp_path: Path) -> None:
    found = read_duo(write_xlsx(tmp_path / "duo.xlsx", ADRES))
    assert (len(found), found["99AB00"].gemeente) == (5, "Borger-Odoorn")


def test_of_a_code_that_occurs_twice_the_first_row_counts(tmp_path: Path) -> None:
    rows = [("VESTIGINGSCODE", "NAAM"), ("99AA00", "Een"), ("", ""), ("99AA00", "Twee")]
    assert read(tmp_path / "d.csv", lines(rows).encode())["99AA00"].naam == "Een"


@pytest.mark.parametrize(
    ("number", "tekst"),
    [
        (1, "1 rij heeft geen vestigingscode; de eerste is rij 3."),
        (2, "2 rijen hebben geen vestigingscode; de eerste is rij 3."),
    ],
)
def test_rows_without_a_code_are_counted(number: int, tekst: str, tmp_path: Path) -> None:
    rows = [("VESTIGINGSCODE", "NAAM"), ("99AA00", "Een"), *[("totaal", "x")] * number]
    (melding,) = read(tmp_path / "d.csv", lines(rows).encode()).meldingen
    assert (melding.ernst, melding.regel, melding.tekst) == (Ernst.LET_OP, 3, tekst)


@pytest.mark.parametrize(
    "data",
    [b"naam;plaats\r\nDe Linde;Assen\r\n", b"VESTIGINGSCODE;NAAM\r\nx;y\r\n"],
    ids=["no column", "no code"],
)
def test_another_file_is_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(BasisnormFout) as caught:
        read(tmp_path / "d.csv", data)
    assert [each.code for each in caught.value.meldingen] == ["geen-duo-bestand"]


def said(duo: Duo, school: School, datum: str = DATUM) -> list[tuple[str, str]]:
    """(code, remedy) of what is said about a school; every one a let-op with its code."""
    meldingen = duo.complete(school, datum)[1]
    assert all(each.ernst is Ernst.LET_OP for each in meldingen)
    assert all(each.vestigingscode == school.vestigingscode for each in meldingen)
    return [(each.code, each.oplossing) for each in meldingen]


def test_only_what_a_row_lacks_is_filled(duo: Duo) -> None:
    school, meldingen = duo.complete(make_school("99AB00", naam=None, gemeente="Emmen"), DATUM)
    [melding] = meldingen
    assert melding.tekst == (
        "Bij DUO ligt 99AB00 in de gemeente 'Borger-Odoorn'; hier staat 'Emmen'. Wij nemen wat "
        "hier staat."
    )
    assert school.naam == 'Basisschool "De Maasparel"'
    assert (school.gemeente, school.plaats) == ("Emmen", "Borger")
    assert school.bestuur == "bestuur 99001"


@pytest.mark.parametrize(
    ("own", "other", "same"),
    [
        ("Soest", "SOEST", True),
        ("gemeente Soest", "SOEST", True),
        ("Súdwest-Fryslân", "SUDWEST FRYSLAN", True),
        ("Den Haag", "'S-GRAVENHAGE", True),
        ("Bergen", "BERGEN (NH)", True),
        ("Bergen (NH)", "BERGEN (NH)", True),
        ("Bergen (L)", "BERGEN (NH)", False),
        ("n.v.t.", "SOEST", True),
        ("Soest", "BAARN", False),
    ],
)
def test_another_gemeente_is_told(own: str, other: str, same: bool, tmp_path: Path) -> None:
    rows = [("VESTIGINGSCODE", "GEMEENTENAAM"), ("99AA00", other)]
    duo = read(tmp_path / "d.csv", lines(rows).encode())
    codes = [code for code, _ in said(duo, make_school("99AA00", naam=None, gemeente=own))]
    assert codes == ([] if same else ["gemeente-past-niet"])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("99AA", "99AA00", "De Es", "SOEST", "99001"), None),
        (("99AA", "99AA00", "De Es", "BAARN", "99001"), "duo-verschilt"),
        (("99AA", "99AA00", "De Es", "SOEST", "99002"), "duo-verschilt"),
        (("99AB", "99AA00", "De Es", "SOEST", "99001"), "brin-past-niet"),
        (("99AB", "99AC00", "De Es", "SOEST", "99001"), "brin-past-niet"),
    ],
)
def test_what_contradicts_itself_is_told(
    row: tuple[str, ...], code: str | None, tmp_path: Path
) -> None:
    head = ("INSTELLINGSCODE", "VESTIGINGSCODE", "NAAM", "GEMEENTENAAM", "BEVOEGD GEZAG NUMMER")
    rows = [head, ("99AA", "99AA00", "De Es", "SOEST", "99001"), row]
    found = read(tmp_path / "d.csv", lines(rows).encode())
    assert [(each.code, each.ernst, each.regel) for each in found.meldingen] == (
        [(code, Ernst.LET_OP, 3)] if code else []
    )
    assert found["99AA00"].gemeente == "Soest"


@pytest.mark.parametrize(
    "head",
    [("vestigingscode", "schoolsoort", "DYS-01"), ("VESTIGINGSCODE", "naam", "dys-01 toelichting"),
     ("vestigingscode", "schoolsoort", "eis", "antwoord")],
)  # fmt: skip
def test_a_table_of_answers_is_no_duo_file(head: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(BasisnormFout) as caught:
        read(tmp_path / "d.csv", lines([head, ("99AA00", *"x" * (len(head) - 1))]).encode())
    [melding] = caught.value.meldingen
    assert (melding.code, melding.tekst) == (
        "geen-duo-bestand", "Dit is een tabel met antwoorden van scholen.",
    )  # fmt: skip


def test_an_unknown_code_is_told_with_what_may_be_meant(duo: Duo) -> None:
    unknown = "Kijk de code na. Is de school nieuw, of van een soort die hier niet in staat?"
    assert said(duo, make_school("99ZZ00", naam=None)) == [("code-niet-bij-duo", unknown)]
    # Two schools are called so: then the name says nothing.
    assert said(duo, make_school("99ZZ00", naam="Het Mozaiek")) == [("code-niet-bij-duo", unknown)]
    assert said(duo, make_school("99AB07", naam=None)) == [
        ("code-niet-bij-duo", "Bedoelt u 99AB00 of 99AB01? Van deze instelling staat dat er wel.")
    ]
    assert said(duo, make_school("99ZZ00", naam="BASISSCHOOL DE MAASPAREL")) == [
        ("code-niet-bij-duo", "Bedoelt u 99AB00? Dat is bij DUO de school met deze naam.")
    ]


def test_a_name_of_another_school_is_told(duo: Duo) -> None:
    assert said(duo, make_school("99AB00", naam="Maasparel")) == []
    assert said(duo, make_school("99AB00", naam="Het Mozaïek")) == [
        ("naam-past-niet", "Kijk of de code en de naam bij elkaar horen.")
    ]
    ((code, oplossing),) = said(duo, make_school("99AA00", naam="basisschool de maasparel"))
    assert (code, oplossing[:17]) == ("naam-past-niet", "Bedoelt u 99AB00?")


@pytest.mark.parametrize(
    ("kop", "day", "closed"),
    [
        ("OPHEFFINGSDATUM", "20260801", True),
        ("Datum opheffing", "2026-08-01", True),
        ("EINDDATUM", "1-8-2026", True),
        ("EINDDATUM", "2026-08-01 00:00:00", True),
        ("EINDDATUM", "01/08/2027", False),
        ("EINDDATUM", "2026-02-31", False),
        ("EINDDATUM", " ", False),
        ("EINDDATUM", "onbekend", False),
    ],
)
def test_a_school_that_closed_is_told(kop: str, day: str, closed: bool, tmp_path: Path) -> None:
    rows = [("VESTIGINGSCODE", "NAAM", kop), ("99AA00", "De Linde", day)]
    duo = read(tmp_path / "d.csv", lines(rows).encode())
    codes = [code for code, _ in said(duo, make_school("99AA00", naam="De Linde"))]
    assert codes == (["school-gesloten"] if closed else [])


@given(data=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_duo_file_or_give_messages(data: bytes, tmp_path: Path) -> None:
    with suppress(BasisnormFout):
        read(tmp_path / "d.csv", b"VESTIGINGSCODE;NAAM\r\n99AA00;De Linde\r\n" + data)
