"""When to look again."""

from __future__ import annotations

import pytest

from basisnorm.audit.model import Antwoord, Stap
from basisnorm.interview.agenda import Aanleiding, Moment, next_look
from bouwstenen import make_antwoord, make_audit

TODAY = "2026-11-21"
YEAR = Moment(datum="2027-11-21", aanleiding=Aanleiding.JAAR)


def nvt(eis: str, tot: str | None, *, overgenomen: str | None = None) -> Antwoord:
    """An n.v.t. with its last day."""
    return make_antwoord(eis, nvt="klein", tot=tot, overgenomen=overgenomen)


def moment(datum: str, aanleiding: Aanleiding, *eisen: str) -> Moment:
    """A moment at these eisen."""
    return Moment(datum=datum, aanleiding=aanleiding, eisen=eisen)


@pytest.mark.parametrize(
    ("answers", "plan", "expected"),
    [
        ((), (), YEAR),
        ((nvt("DYS-01", None),), (), YEAR),
        ((nvt("DYS-01", "2028-01-01"),), (), YEAR),
        ((nvt("DYS-01", "2026-11-20"),), (), YEAR),
        ((nvt("DYS-01", "2027-07-31", overgenomen="2025-2026"),), (), YEAR),
        ((nvt("DYS-01", TODAY),), (), moment(TODAY, Aanleiding.NVT, "DYS-01")),
        (
            (nvt("DYS-01", "2027-07-31"), nvt("DYS-02", "2027-08-01"), nvt("BEG-01", "2027-07-31")),
            (),
            moment("2027-07-31", Aanleiding.NVT, "DYS-01", "BEG-01"),
        ),
        (
            (nvt("DYS-01", "2027-07-31"),),
            (Stap(eis="DYS-02", wanneer="2027-02-01"), Stap(eis="DYS-02", wanneer="2027-02-01")),
            moment("2027-02-01", Aanleiding.PLAN, "DYS-02"),
        ),
        ((), (Stap(eis="DYS-02", wanneer=TODAY),), moment(TODAY, Aanleiding.PLAN, "DYS-02")),
        ((), (Stap(eis="DYS-02", wanneer="2027-02-01", klaar=True),), YEAR),
        ((), (Stap(eis="DYS-02", wanneer="2026-02-01"), Stap(eis="DYS-02")), YEAR),
    ],
)
def test_next_look(answers: tuple[Antwoord, ...], plan: tuple[Stap, ...], expected: Moment) -> None:
    assert next_look(make_audit(answers, verbeterplan=plan), TODAY) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2028-02-29", "2029-02-28"),
        ("2027-02-28", "2028-02-28"),
        ("2028-03-29", "2029-03-29"),
        ("2026-12-31", "2027-12-31"),
    ],
)
def test_a_year_later(today: str, expected: str) -> None:
    assert next_look(make_audit(), today).datum == expected
