"""Texts on which programs trip; the list is in tests/data/lastige-teksten.json."""

from __future__ import annotations

import json
import re

import pytest
from _pytest.mark import ParameterSet

from programma import TOP

_LIST = json.loads((TOP / "tests" / "data" / "lastige-teksten.json").read_text(encoding="utf-8"))
# What a terminal obeys, and what turns text around; a line end is all that may be among it.
HIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def teksten(*mag: str) -> list[ParameterSet]:
    """The texts that may stand in a file ("wel"), that may not ("niet"), or both."""
    return [
        pytest.param(each["tekst"] * each.get("keer", 1), id=each["naam"])
        for each in _LIST["teksten"]
        if each["mag"] in mag
    ]
