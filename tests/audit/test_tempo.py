"""How long the rest will take."""

from __future__ import annotations

import pytest

from basisnorm.audit.tempo import minutes_left


@pytest.mark.parametrize(
    ("number", "seconds", "expected"),
    [
        # What the two questionnaires say of themselves, before there is a pace.
        (70, (), 20),
        (31, (), 8),
        (70, (300.0, 300.0), 20),
        (0, (), 0),
        (1, (), 0),
        # From the third answer on the own pace.
        (60, (60.0, 60.0, 60.0), 60),
        (60, (10.0, 10.0, 10.0), 10),
        (9, (60.0, 60.0, 60.0), 9),
        (63, (20.0, 20.0, 20.0), 20),
        # A cup of coffee, and keys typed ahead.
        (60, (10.0, 3600.0, 10.0, 10.0), 10),
        (60, (0.0, 0.0, 0.0), 2),
    ],
)
def test_minutes_left(number: int, seconds: tuple[float, ...], expected: int) -> None:
    assert minutes_left(number, seconds) == expected
