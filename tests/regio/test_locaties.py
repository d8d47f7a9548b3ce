"""A locatie in another spelling is the same one; a school is never split in two without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from basisnorm.invoer.groepsnamen import Schoolnamen
from basisnorm.invoer.model import sleutel_van
from basisnorm.norm.load import load_norm
from invoer.tabellen import Read, answered, read_rows

BREED = ["vestigingscode", "schoolsoort", "naam", "locatie", "DYS-01"]
LANG = ["vestigingscode", "schoolsoort", "naam", "locatie", "eis", "antwoord"]


def read(folder: Path, *rows: list[str]) -> Read:
    """The schools in these rows, measured with an edition that has these eisen."""
    return read_rows(folder, rows, norm=load_norm("2024-11"))


def codes(found: Read) -> list[str]:
    """The codes of what was refused."""
    return [each.code for each in found.fouten]


@pytest.mark.parametrize("other", ["dorp", "Dorp.", "DORP ", " d-orp", "Dorp\u00a0"])
def test_a_locatie_in_another_spelling_is_the_same(other: str, tmp_path: Path) -> None:
    """So a wide table has one school twice, whatever else stands between them."""
    rows = [["99AA01", "bo", "A", each, "2"] for each in ("Dorp", other, "Stad")]
    found = read(tmp_path, BREED, *rows)
    assert codes(found) == ["dubbele-school"] * 2
    assert "99AA01 (Dorp) staat er 2 keer: rij 2 en 3." in found.fouten[0].tekst
    assert [each.school.locatie for each in found.rijen] == ["Stad"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dorp 1", "dorp-1", True),
        ("Dorp 1", "Dorp 2", False),
        ("A", "B", False),
        ("\u00c9\u00e9n", "e\u0301e\u0301n".upper(), True),
        ("..", None, False),
    ],
)
def test_what_is_the_same_locatie(one: str, other: str | None, same: bool) -> None:
    """Letters and digits count."""
    assert (sleutel_van("99AA01", one) == sleutel_van("99AA01", other)) == same


def test_a_long_table_with_a_locatie_in_two_spellings_is_one_school(tmp_path: Path) -> None:
    """With the spelling of its first row."""
    found = read(
        tmp_path, LANG,
        ["99AA01", "bo", "De Linde", "Dorp", "DYS-01", "2"],
        ["99AA01", "bo", "de linde", "dorp.", "DYS-02", "1"],
    )  # fmt: skip
    assert codes(found) == []
    (school,) = found.rijen
    assert (school.school.naam, school.school.locatie) == ("De Linde", "Dorp")
    assert answered(school) == {"DYS-01": 2, "DYS-02": 1}


def test_a_locatie_in_the_first_row_only_is_refused(tmp_path: Path) -> None:
    """It may be one school or two buildings; other schools are read."""
    found = read(
        tmp_path, LANG,
        ["99AA01", "bo", "", "Dorp", "DYS-01", "2"],
        ["99AA01", "bo", "", "", "DYS-02", "1"],
        ["99AA02", "bo", "", "Dorp", "DYS-01", "2"],
        ["99AA02", "bo", "", "Stad", "DYS-01", "2"],
        ["99AA03", "bo", "", "", "DYS-01", "2"],
    )  # fmt: skip
    assert codes(found) == ["locatie-niet-overal"] * 2
    assert "op rij 3 niet" in found.fouten[0].tekst
    assert "op rij 2 wel" in found.fouten[1].tekst
    assert [each.school.vestigingscode for each in found.rijen] == ["99AA02", "99AA02", "99AA03"]
    assert found.telling.gelezen == 5


def test_a_code_in_the_first_row_only_refuses_the_school(tmp_path: Path) -> None:
    """With all of its rows: one answer of three is no zelfevaluatie."""
    found = read(
        tmp_path, LANG,
        ["99AA01", "bo", "", "", "DYS-01", "2"],
        ["", "", "", "", "DYS-02", "1"],
        ["", "", "", "", "DYS-04", "1"],
        ["99AA02", "bo", "", "", "DYS-01", "2"],
        ["99AA", "bo", "", "", "DYS-01", "2"],
        ["", "", "", "", "DYS-02", "2"],
    )  # fmt: skip
    assert [each.school.vestigingscode for each in found.rijen] == ["99AA02"]
    assert codes(found).count("code-ontbreekt") == 2
    assert [each.regel for each in found.fouten if each.code == "code-ontbreekt"] == [3, 4]
    assert found.telling.afgewezen == 5


def test_locaties_that_look_alike_are_said(tmp_path: Path) -> None:
    """They may be one building."""
    rows = [["99AA01", "bo", "A", each, "2"] for each in ("Dorpsstraat", "Dorpstraat", "Stad")]
    names = Schoolnamen()
    for each in read(tmp_path, BREED, *rows).rijen:
        names.add(each.school)
    [melding] = names.meldingen("t.csv")
    assert "'Dorpsstraat' en 'Dorpstraat'" in melding.tekst


@pytest.mark.parametrize("rows", [["", "Dorp"], ["Dorp", ""], ["Dorp", "-"], ["n.v.t.", "Dorp"],
                                  ["Dorp", "?"]])  # fmt: skip
@pytest.mark.parametrize("between", [0, 300])
def test_a_wide_table_with_and_without_a_locatie_is_refused(
    rows: list[str], between: int, tmp_path: Path
) -> None:
    """It may be one school, counted twice; also when they stand far apart."""
    one, other = (["99ZZ01", "bo", "", each, "2"] for each in rows)
    rest = [[f"{10 + at // 100}AA{at % 100:02}", "bo", "", "", "2"] for at in range(between)]
    found = read(tmp_path, BREED, one, *rest, other)
    assert codes(found) == ["locatie-niet-overal"] * 2
    last = between + 3
    assert [f"op rij {last} " in found.fouten[0].tekst, "op rij 2 " in found.fouten[1].tekst] == [
        True, True,
    ]  # fmt: skip
    assert len(found.rijen) == between


@pytest.mark.parametrize("cell", ["", "-", "n.v.t.", "nvt", "?", "N.V.T."])
def test_a_sign_for_nothing_is_no_locatie(cell: str, tmp_path: Path) -> None:
    found = read(tmp_path, BREED, ["99AA01", "bo", "", cell, "2"])
    assert [each.school.locatie for each in found.rijen] == [None]
    found = read(
        tmp_path, LANG,
        ["99AA01", "bo", "", cell, "DYS-01", "2"],
        ["99AA01", "bo", "", "-", "DYS-02", "2"],
    )  # fmt: skip
    assert codes(found) == []
    assert [each.school.locatie for each in found.rijen] == [None]
