"""The program as a user runs it, and the example school."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Sector

TOP = Path(__file__).parents[1]
DE_LINDE = TOP / "questionnaires" / "voorbeeld" / "de-linde.yaml"
DE_LINDE_LATER = TOP / "tests" / "data" / "goed" / "de-linde-2027.yaml"
DE_ES = TOP / "tests" / "data" / "goed" / "de-es.yaml"
# The same three schools as they were measured with the first edition, for what is about its ids.
EERSTE_EDITIE = TOP / "tests" / "data" / "goed" / "2024-11"

# What the full questionnaire asks a basisschool on the newest edition.
VRAGEN = len(load_vragenlijst("volledig", load_norm()).vragen(load_norm(), Sector.PO))
KORT = len(load_vragenlijst("quickscan", load_norm()).vragen(load_norm(), Sector.PO))
KORT_VO = len(load_vragenlijst("quickscan", load_norm()).vragen(load_norm(), Sector.VO))


# With this, every Python that a test starts is measured too, at the price of as much again as it
# takes to start. What is started does what other tests do in this process; only a session in a
# terminal does more. (The worker itself was started with it.)
MEASURE = {
    name: os.environ.pop(name)
    for name in ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")
    if name in os.environ and "PYTEST_XDIST_WORKER" in os.environ
}


def is_again(item: pytest.Item) -> bool:
    """Whether other tests run all of this too, so that it need not be measured."""
    return any(map(item.get_closest_marker, ("lang", "again")))


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
