"""Dates as people write them: read as the one day they can be, or refused with the reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from basisnorm.datums import HOW, GeenDatum, parse_datum, read_datum
from basisnorm.words import date_in_words


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-01", "2026-9-1", "2026/9/1", "2026.09.01", "1-9-2026", " 01/09/2026 ", "1.9.2026",
        "1 9 2026", "1-9-26", "01-09-'26", "1 september 2026", "1 September 2026", "1 sept 2026",
        "1 sept. 2026", "1 sep. '26", "1-sep-26", "1e september 2026", "dinsdag 1 september 2026",
        "Di. 1 sept 2026", "dinsdag, 1 september 2026", "1\u00a0september\u00a02026",
        "1\u201309\u20132026", "2026\u20119\u20111", "1 SEPT. \u201926", "1ste september 2026",
    ],
)  # fmt: skip
def test_one_day_in_every_spelling(text: str) -> None:
    assert parse_datum(text) == "2026-09-01"


@pytest.mark.parametrize(
    "text",
    [
        "", "morgen", "2026", "2026-09", "september 2026", "1 september", "1-9", "31-2-2026",
        "2026-13-01", "9/21/2026", "1 septembre 2026", "1 novembr 2026", "september 1 2026",
        "1-9-226", "-1-9-2026", "1-9-2026?", "~1-9-2026", "<1-9-2026", "1-9-2026 of later",
        "niet 1-9-2026", "1-9-2026 en 2-9-2026", "20260901", "1-9-20266", "1--9--2026x",
        "\u0661-9-2026", "\uff11-9-2026", "1\u00b2-9-2026", "1,9,2026", "een september 2026",
        "1e 9 2026", "dinsdag 1-9-2026", "feest 1 september 2026", "0-9-2026",
    ],
)  # fmt: skip
def test_anything_else_is_no_date(text: str) -> None:
    assert isinstance(read_datum(text), GeenDatum)


@pytest.mark.parametrize("text", ["26-09-01", "1-9-98", "09/10/07", "31-12-50", "1 sept 09"])
def test_a_short_year_that_can_be_another_century_or_a_day_is_not_guessed(text: str) -> None:
    found = read_datum(text)
    assert isinstance(found, GeenDatum)
    assert found.tekst == f"Bij '{text}' is niet zeker welk jaar dit is."
    assert "vier cijfers" in found.oplossing


def test_another_day_of_the_week_is_a_mistake() -> None:
    assert read_datum("maandag 1 september 2026") == (
        "1 september 2026 is geen maandag, maar een dinsdag.",
        "Verbeter de datum.",
    )


def test_what_is_no_date_is_told_how_to_write_one() -> None:
    assert read_datum("gisteren") == ("'gisteren' is geen datum.", HOW)
    assert parse_datum(HOW.split()[-1].rstrip(".")) == "2026-11-21"


def test_what_the_program_writes_it_reads() -> None:
    for days in range(0, 366 * 2, 3):
        iso = (date(2026, 1, 1) + timedelta(days=days)).isoformat()
        assert parse_datum(date_in_words(iso)) == parse_datum(iso) == iso
