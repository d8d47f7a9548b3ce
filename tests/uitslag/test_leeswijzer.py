"""The page beside the rule names places and tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from basisnorm.uitslag import model, regel, verklaring
from programma import TOP

PAGE = (TOP / "src" / "basisnorm" / "uitslag" / "README.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and "`" in line
]
TESTS = "".join(
    each.read_text(encoding="utf-8") for each in Path(__file__).parent.glob("test_*.py")
)


@pytest.mark.parametrize("row", ROWS, ids=[row[3].strip("`") for row in ROWS])
def test_each_sentence_has_a_place_and_a_test(row: list[str]) -> None:
    _, _, places, test = row
    for place in re.findall(r"`([^`]+)`", places):
        first, *rest = place.split(".")
        found = next(each for each in (regel, model, verklaring) if hasattr(each, first))
        for name in (first, *rest):
            found = getattr(found, name)
    assert f"def {test.strip('`')}(" in TESTS


def test_each_part_of_the_rule_is_there() -> None:
    """docs/scoreregel.md has nine parts."""
    assert {row[0] for row in ROWS} == {*"123456789", ""}
