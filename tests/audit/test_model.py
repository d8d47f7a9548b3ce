"""The values of one school's answers."""

from __future__ import annotations

import pytest

from basisnorm.audit.model import Bewijs, Schoolsoort
from basisnorm.norm.model import Sector
from bouwstenen import make_antwoord, make_audit, make_school

SCHOOLSOORTEN = [
    # schoolsoort, sector, whether it is known that the norm applies (rule 9)
    ("bo", Sector.PO, True),
    ("sbo", Sector.PO, False),
    ("so", Sector.PO, False),
    ("vso", Sector.VO, False),
    ("vo", Sector.VO, True),
    ("pro", Sector.VO, False),
]


@pytest.mark.parametrize(("soort", "sector", "bekend"), SCHOOLSOORTEN)
def test_rule_9_the_schoolsoort_gives_the_sector(soort: str, sector: Sector, bekend: bool) -> None:
    assert make_school(schoolsoort=soort).sector is sector
    assert Schoolsoort(soort).norm_bekend is bekend


def test_the_table_of_schoolsoorten_is_complete() -> None:
    assert [soort for soort, _, _ in SCHOOLSOORTEN] == [each.value for each in Schoolsoort]


@pytest.mark.parametrize(
    ("toelichting", "bewijs", "onderbouwd"),
    [
        (None, (), False),
        ("", (), False),
        ("Vier keer per week.", (), True),
        (None, (Bewijs(wat="Rooster"),), True),
        ("Vier keer per week.", (Bewijs(wat="Rooster"),), True),
    ],
)
def test_rule_6_a_note_or_a_document_supports_an_answer(
    toelichting: str | None, bewijs: tuple[Bewijs, ...], onderbouwd: bool
) -> None:
    antwoord = make_antwoord("DYS-01", 2, toelichting=toelichting, bewijs=bewijs)
    assert antwoord.onderbouwd is onderbouwd


def test_answers_are_found_by_eis() -> None:
    audit = make_audit({"DYS-01": 2, "DYS-02": 0})
    assert audit.per_eis() == {
        "DYS-01": make_antwoord("DYS-01", 2),
        "DYS-02": make_antwoord("DYS-02", 0),
    }


def test_a_new_answer_comes_last_and_leaves_the_old_audit_alone() -> None:
    audit = make_audit({"DYS-01": 2})
    new = audit.met(make_antwoord("DYS-02", 1))
    assert new.antwoorden == (make_antwoord("DYS-01", 2), make_antwoord("DYS-02", 1))
    assert audit.antwoorden == (make_antwoord("DYS-01", 2),)


def test_a_changed_answer_stays_where_it_stood() -> None:
    """The file keeps its order, so that two versions of it can be compared by eye."""
    new = make_audit({"DYS-01": 2, "DYS-02": 0}).met(make_antwoord("DYS-01", 3))
    assert new.antwoorden == (make_antwoord("DYS-01", 3), make_antwoord("DYS-02", 0))
