"""School years as people write them, and what of last year's audit goes along to the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.audit.model import Audit, Schoolgids, Stap
from basisnorm.audit.schooljaar import (
    as_schooljaar,
    following_year,
    odd_day,
    parse_schooljaar,
    schooljaar_van,
    start_from,
    year_of,
)
from bouwstenen import make_antwoord, make_audit

CONFIRMED = make_antwoord("DYS-01", 3, toelichting="Zie map.", bewijs=("Rooster",))
NEVER = make_antwoord("DYS-02", 1, overgenomen="2024-2025")
GIDS = Schoolgids(
    schooljaar="2025-2026",
    vastgesteld_op="2025-06-01",
    mr_op="2025-05-01",
    mr_advies_op="2025-05-02",
    instemming_op="2025-05-03",
    inbreng_leerlingen="Leerlingen wilden een stille werkplek.",
    contactpersoon="de ib'er",
    zinnen=(("DYS-01", "Wij helpen."),),
    weglaten=("DYS-02",),
)
VORIG = make_audit(
    (CONFIRMED, NEVER),
    schooljaar="2025-2026",
    datum="2025-11-01",
    extra_gebieden=("autisme",),
    verbeterplan=(Stap(eis="DYS-01", stap="Af", klaar=True), Stap(eis="DYS-02", stap="Nog niet")),
    schoolgids=GIDS,
)


def renewed(vorig: Audit = VORIG) -> Audit:
    """The new audit."""
    return start_from(vorig, schooljaar="2026-2027", datum="2026-11-21", rol="ib'er")


def test_answers_wait_to_be_confirmed_and_keep_what_supports_them() -> None:
    assert renewed().antwoorden == (CONFIRMED._replace(overgenomen="2025-2026"), NEVER)
    assert not any(each.counts("2026-11-21") for each in renewed().antwoorden)


def test_what_else_goes_along() -> None:
    new = renewed()
    assert (new.schooljaar, new.datum, new.rol) == ("2026-2027", "2026-11-21", "ib'er")
    assert (new.school, new.extra_gebieden) == (VORIG.school, ("autisme",))
    assert [each.stap for each in new.verbeterplan] == ["Nog niet"]
    assert new.schoolgids == Schoolgids(
        contactpersoon="de ib'er", zinnen=GIDS.zinnen, weglaten=GIDS.weglaten
    )


def test_a_schoolgids_of_only_days_is_none() -> None:
    assert renewed(replace(VORIG, schoolgids=Schoolgids(mr_op="2025-05-01"))).schoolgids is None
    assert renewed(replace(VORIG, schoolgids=None)).schoolgids is None


@pytest.mark.parametrize(
    ("schooljaar", "datum", "expected"),
    [
        ("2025-2026", "2026-09-01", "2025-2026"),
        (None, "2025-11-01", "2025-2026"),
        (None, None, None),
    ],
)
def test_year_of(schooljaar: str | None, datum: str | None, expected: str | None) -> None:
    vorig = replace(VORIG, schooljaar=schooljaar, datum=datum)
    assert year_of(vorig) == expected
    assert renewed(vorig).antwoorden[0].overgenomen == (expected or "een eerder jaar")


@pytest.mark.parametrize(
    ("schooljaar", "today", "expected"),
    [
        ("2025-2026", "2026-11-21", "2026-2027"),
        ("2025-2026", "2026-06-01", "2026-2027"),
        ("2022-2023", "2026-11-21", "2026-2027"),
        ("2026-2027", "2026-11-21", "2027-2028"),
        ("ooit", "2026-11-21", "2026-2027"),
    ],
)
def test_the_year_that_follows(schooljaar: str, today: str, expected: str) -> None:
    assert following_year(replace(VORIG, schooljaar=schooljaar), today) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-2027", "2026-2027"),
        ("2026/27", "2026-2027"),
        (" 2026 - 2027 ", "2026-2027"),
        ("2026-2028", None),
        ("2026", None),
    ],
)
def test_parse_schooljaar(text: str, expected: str | None) -> None:
    assert parse_schooljaar(text) == expected


@pytest.mark.parametrize(
    ("datum", "expected"),
    [("2026-07-31", "2025-2026"), ("2026-08-01", "2026-2027"), ("2027-01-01", "2026-2027")],
)
def test_a_school_year_begins_on_the_first_of_august(datum: str, expected: str) -> None:
    assert schooljaar_van(datum) == expected


@pytest.mark.parametrize(
    ("datum", "schooljaar", "said"),
    [
        (None, None, None),
        (None, "2026-2027", None),
        (None, "2006-2007", "Schooljaar 2006-2007 ligt ver van nu."),
        ("2026-11-21", None, None),
        ("2026-11-21", "dit jaar", None),
        ("2062-11-21", None, "De datum 2062-11-21 ligt ver van nu."),
        ("2026-06-01", "2026-2027", None),
        ("2027-07-31", "2026-2027", None),
        ("2026-05-31", "2026-2027", "De datum 2026-05-31 past niet bij schooljaar 2026-2027."),
        ("2027-08-01", "2026-2027", "De datum 2027-08-01 past niet bij schooljaar 2026-2027."),
    ],
)
def test_a_day_that_does_not_fit_the_year(
    datum: str | None, schooljaar: str | None, said: str | None
) -> None:
    found = odd_day(datum, schooljaar)
    assert (found and found.tekst) == said


@pytest.mark.parametrize(
    ("text", "expected"), [(None, None), ("26-27", "2026-2027"), ("ooit", "ooit"), ("", "")]
)
def test_a_year_in_a_file_stays_as_typed_when_it_is_none(
    text: str | None, expected: str | None
) -> None:
    assert as_schooljaar(text) == expected
