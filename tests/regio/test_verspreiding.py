"""Bytes in another order, by the fast way and the ordinary one."""

from __future__ import annotations

import pytest

from basisnorm.regio.model import ANDERE_SECTOR, OPEN
from basisnorm.regio.verspreiding import NO_COLUMN, OTHER_SECTOR, Verspreiding


@pytest.mark.parametrize("length", [1, 74, 253, 254, 255, 256, 257, 400])
def test_every_byte_comes_in_its_place(length: int) -> None:
    """Also of a norm with more eisen than fit in one table."""
    source = bytes(number % 12 for number in range(length))
    places = list(range(length - 1, -1, -1))
    assert Verspreiding(places).spread(source) == source[::-1]
    assert Verspreiding([NO_COLUMN, *places[:5], OTHER_SECTOR]).spread(source) == bytes(
        [OPEN, *(source[each] for each in places[:5]), ANDERE_SECTOR]
    )


def test_nothing_gives_nothing() -> None:
    """A norm without eisen."""
    assert Verspreiding([]).spread(b"") == b""
