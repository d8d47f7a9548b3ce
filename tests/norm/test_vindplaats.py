"""Where in the law an eis stands, in words, and when somebody should look again."""

from __future__ import annotations

import pytest

from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Bron, Sector
from basisnorm.norm.vindplaats import describe_unchecked, last_change, vindplaats, vindplaats_of
from fout_voorbeelden import GOED

NORM = load_norm(str(GOED / "formaat-2"))
WPO, WVO, BRIEF = (NORM.bron(each) for each in ("W1", "W2", "S1"))


@pytest.mark.parametrize(
    ("bronnen", "words"),
    [
        ([WPO], "WPO artikel 40a, lid 3; stand 1 augustus 2026"),
        ([WVO], "WVO 2020 artikel 2.44; stand 1 augustus 2026"),
        (
            [WPO, BRIEF, WVO],
            "WPO artikel 40a, lid 3 en WVO 2020 artikel 2.44; stand 1 augustus 2026",
        ),
        ([WPO, WPO], "WPO artikel 40a, lid 3; stand 1 augustus 2026"),
        (
            [WPO, WVO._replace(geldig_op="2025-10-01")],
            "WPO artikel 40a, lid 3; stand 1 augustus 2026. "
            "WVO 2020 artikel 2.44; stand 1 oktober 2025",
        ),
        ([BRIEF], None),
        ([], None),
    ],
)
def test_a_place_in_words(bronnen: list[Bron], words: str | None) -> None:
    assert vindplaats(bronnen) == words


def test_each_sector_has_its_own_law() -> None:
    eis = NORM.eisen["GEN-01"]
    assert vindplaats_of(NORM, eis, Sector.PO) == "WPO artikel 40a, lid 3; stand 1 augustus 2026"
    assert vindplaats_of(NORM, eis, Sector.VO) == "WVO 2020 artikel 2.44; stand 1 augustus 2026"
    assert vindplaats_of(NORM, NORM.eisen["DYS-02"], Sector.PO) is None


@pytest.mark.parametrize(
    ("datum", "changed"),
    [
        ("2026-12-31", "2026-08-01"), ("2027-01-01", "2027-01-01"), ("2027-07-31", "2027-01-01"),
        ("2027-08-01", "2027-08-01"),
    ],
)  # fmt: skip
def test_laws_change_on_two_days_a_year(datum: str, changed: str) -> None:
    assert last_change(datum) == changed


@pytest.mark.parametrize(
    ("datum", "told"),
    [
        ("2026-11-22", None),
        ("2026-12-31", None),
        ("2027-01-01", "Bij 2 van de 3 bronnen is daarna niet meer nagekeken"),
    ],
)
def test_after_such_a_day_someone_should_look_again(datum: str, told: str | None) -> None:
    found = describe_unchecked(NORM, datum)
    assert (found is None) == (told is None)
    if found and told:
        assert told in found[0]
        assert "misschien veranderd op 1 januari 2027" in found[0]
        assert "het langst geleden op 22 november 2026" in found[0]


def test_a_norm_that_says_no_days_is_never_asked_to_look_again() -> None:
    assert describe_unchecked(load_norm("2024-11"), "2040-01-01") is None
