"""Tables as they came in: what is read of each, what is refused, and what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.norm.load import load_norm
from invoer.tabellen import read_table

DATA = Path(__file__).parent.parent / "data" / "tabellen"


@pytest.mark.parametrize(
    ("name", "schools", "fouten", "let_op"),
    [
        ("locatie-hoofdletters.xlsx", [], ["dubbele-school"] * 3, set()),
        ("verborgen-rij.xlsx", ["99AA01", "99AA02"], [], {"verborgen-rijen", "verborgen-kolommen"}),
        ("x000d-in-tekst.xlsx", ["99AA01", "99AA02"], [], set()),
        ("aantekening-naast-tabel.xlsx", ["99AA01", "99AA02"], [], {"naast-de-tabel"}),
        ("kop-over-twee-rijen.xlsx", ["99AA01", "99AA02"], [], {"kop-op-twee-rijen"}),
        ("scheidingsteken-achter-kop.csv", ["99AA01", "99AA02"], [], set()),
        ("ctrl-z-aan-eind.csv", ["99AA01"], [], set()),
        ("is-aanhalingsteken-code.csv", ["99AA01"], [], set()),
        ("apostrof-voor-code.csv", ["99AA01"], [], set()),
        ("amerikaanse-datums.csv", ["99AA01", "99AA02", "99AA03", "99AA04"], [], {"maand-voorop"}),
        ("datum-buiten-schooljaar.csv", ["99AA01", "99AA02", "99AA03", "99AA04", "99AA05"], [],
         {"datum-buiten-schooljaar", "vreemd-samenwerkingsverband"}),
        ("schooljaar-gedachtestreep.csv", ["99AA01", "99AA02", "99AA03"], [], set()),
        ("instructierij-boven-kop.csv", ["99AA01"], [], set()),
        ("samenwerkingsverband.csv", ["99AA01", "99AA02", "99AA03", "99AA04"], [],
         {"verkeerd-samenwerkingsverband", "vreemd-samenwerkingsverband"}),
    ],
)  # fmt: skip
def test_a_table_as_it_came_in(
    name: str, schools: list[str], fouten: list[str], let_op: set[str]
) -> None:
    """Nothing is refused that can be read in one way only; nothing odd goes without a word."""
    found = read_table(DATA / name, norm=load_norm("2024-11"))
    assert [each.school.vestigingscode for each in found.rijen] == schools
    assert [each.code for each in found.fouten] == fouten
    said = {each.code for each in (*found.let_op, *open_tabel(DATA / name).meldingen)}
    assert said == let_op


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("amerikaanse-datums.csv", ["2026-11-02", "2026-11-03", "2026-11-21", "2026-10-30"]),
        ("datum-buiten-schooljaar.csv", ["1926-11-30", "2030-11-26", "2026-11-30", "2126-11-30",
                                         "0026-11-30"]),
    ],
)  # fmt: skip
def test_the_dates_of_a_column(name: str, values: list[str]) -> None:
    """One order for all of them; what does not fit stays as it was typed."""
    found = read_table(DATA / name, norm=load_norm("2024-11"))
    assert [each.datum for each in found.rijen] == values


def test_any_dash_in_a_school_year() -> None:
    """It is written as ours."""
    found = read_table(DATA / "schooljaar-gedachtestreep.csv", norm=load_norm("2024-11"))
    assert {each.audit.schooljaar for each in found.rijen} == {"2026-2027"}
