"""`basisnorm norm bronnen`: where each eis comes from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from basisnorm.norm.load import load_norm
from programma import TOP, Run

Golden = Callable[[str, str], None]
GOED = TOP / "tests" / "data" / "goed"


@pytest.mark.parametrize("columns", [80, 40])
def test_bronnen_look_like_this(run: Run, golden: Golden, columns: int) -> None:
    """Title, publisher, date, address, remark, and the eisen that lean on it."""
    ran = run("norm", "bronnen", "--norm", GOED / "norm", columns=columns)
    assert (ran.code, ran.err) == (0, "")
    golden(f"norm-bronnen-{columns}.txt", ran.out)


def test_every_source_of_our_edition_is_there_with_its_address(run: Run) -> None:
    """Nothing is cut off, also not on a narrow terminal."""
    norm = load_norm("2024-11")
    out = run("norm", "bronnen", "--norm", "2024-11", columns=60).out
    words = " ".join(out.split())
    for bron in norm.bronnen:
        assert f"\n{bron.id}  " in out
        assert bron.titel in words
        assert bron.url is None or f"  {bron.url}\n" in out
    assert "Nog geen eis" not in out


def test_an_own_norm_shows_its_own_sources_after_those_it_uses(run: Run) -> None:
    """A norm that builds on an edition lists both."""
    out = run("norm", "bronnen", "--norm", GOED / "regio").out
    assert out.index("\nS1  ") < out.index("\nOP  Ondersteuningsplan van de verzonnen regio")
    assert "2 eisen: REG-01, REG-20" in out


def test_an_unknown_norm_is_refused(run: Run, tmp_path: Path) -> None:
    """With what there is."""
    ran = run("norm", "bronnen", "--norm", tmp_path / "weg")
    assert (ran.code, ran.out) == (1, "")
    assert "kennen wij niet" in ran.err
