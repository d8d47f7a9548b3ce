"""Contrast as WCAG computes it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from basisnorm.rapport.schoolgids.contrast import mix, parse_hex, ratio, readable

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#0B5673", "#0b5673"),
        ("#abc", "#aabbcc"),
        (" #fff ", "#ffffff"),
        ("0b5673", None),
        ("#12345", None),
        ("#1234567", None),
        ("#gggggg", None),
        ("red", None),
        ("#fff;}", None),
        ("#\u0661\u0662\u0663", None),
        ("", None),
    ],
)
def test_parse_hex(text: str, colour: str | None) -> None:
    assert parse_hex(text) == colour


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        # Well-known borders: #767676 is the lightest grey that is readable on white.
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#010101", "#000000", 1.01),
    ],
)
def test_ratio(one: str, other: str, wanted: float) -> None:
    assert ratio(one, other) == pytest.approx(wanted, abs=0.005)
    assert ratio(one, other) == ratio(other, one)


def test_mix() -> None:
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#102030", "#304050", 0.5) == "#203040"


@settings(deadline=None)
@given(COLOUR, COLOUR)
def test_readable_is_readable(colour: str, ground: str) -> None:
    found = readable(colour, (ground,))
    assert found is not None
    assert ratio(found, ground) >= 4.5
    if ratio(colour, ground) >= 4.5:
        assert found == colour


def test_not_every_pair_of_grounds_has_a_readable_colour() -> None:
    assert readable("#808080", ("#000000", "#ffffff")) is not None
    assert readable("#ff0000", ("#000000", "#777777", "#ffffff")) is None
