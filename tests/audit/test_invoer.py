"""What people type, as values."""

from __future__ import annotations

import pytest

from basisnorm.audit.invoer import (
    END_OF_INPUT,
    Actie,
    Kies,
    clean_text,
    parse_datum,
    parse_schooljaar,
    read_key,
    schooljaar_van,
)
from basisnorm.norm.model import Schaalsoort
from bouwstenen import make_eis

LEVELS = make_eis()
YES_NO = make_eis(schaal=Schaalsoort.JA_NEE)
YES_NO_NVT = make_eis(schaal=Schaalsoort.JA_NEE, nvt_redenen=["geen-po"])


@pytest.mark.parametrize("niveau", range(4))
def test_a_digit_is_a_level(niveau: int) -> None:
    assert read_key(LEVELS, str(niveau)) == Kies(niveau)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("j", Kies(2)),
        ("J", Kies(2)),
        ("2", Kies(2)),
        ("n", Kies(0)),
        ("0", Kies(0)),
        ("1", Actie.ONBEKEND),
        ("3", Actie.ONBEKEND),
    ],
)
def test_yes_or_no(key: str, expected: Kies | Actie) -> None:
    assert read_key(YES_NO, key) == expected


def test_n_is_not_applicable_where_that_is_allowed() -> None:
    assert read_key(YES_NO_NVT, "n") is Actie.NVT
    assert read_key(YES_NO_NVT, "0") == Kies(0)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("t", Actie.TOELICHTING),
        ("B", Actie.BEWIJS),
        ("n", Actie.NVT),
        ("?", Actie.UITLEG),
        ("<", Actie.TERUG),
        ("s", Actie.SLA_OVER),
        ("q", Actie.STOP),
        (END_OF_INPUT, Actie.STOP),
        ("", Actie.HOUD),
        ("\n", Actie.HOUD),
        ("\r", Actie.HOUD),
        ("4", Actie.ONBEKEND),
        ("j", Actie.ONBEKEND),
        ("²", Actie.ONBEKEND),
        ("22", Actie.ONBEKEND),
        (" ", Actie.ONBEKEND),
    ],
)
def test_other_keys(key: str, expected: Actie) -> None:
    assert read_key(LEVELS, key) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Rooster\tvan de  groepen \n", "Rooster van de groepen"),
        ("a\x1b[31mb", "a [31mb"),
        ("caf\u00e9 \U0001f600", "caf\u00e9 \U0001f600"),
        ("a\udce9b", "a b"),
        ("a\u00a0b\u2028c", "a b c"),
        ("", ""),
    ],
)
def test_clean_text(text: str, expected: str) -> None:
    assert clean_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-09-01", "2026-09-01"),
        ("2026-9-1", "2026-09-01"),
        ("1-9-2026", "2026-09-01"),
        (" 01/09/2026 ", "2026-09-01"),
        ("1.9.2026", "2026-09-01"),
        ("31-2-2026", None),
        ("2026-13-01", None),
        ("morgen", None),
        ("1-9-26", None),
        ("", None),
    ],
)
def test_parse_datum(text: str, expected: str | None) -> None:
    assert parse_datum(text) == expected


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
