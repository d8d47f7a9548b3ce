"""No regular expression of ours takes for ever, whatever it is given."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

import basisnorm

# What may be repeated in a file: words, digits, spaces, marks, comments and line ends of each kind.
REPEATED = (
    "a", "0", " ", "-", ".", "'", '"', "#", "@", "/", ":", "<", "{", "_", "\t", "\n", "\r\n", "é",
    "a ", "0 ", "a.", "a-", "a@", "a,", "a:", "[a]", "# a\n", "# a\r\n", "a\n", "- a\n", "A1", "1.",
    "a: b\n", " \t", "dient ", "naam ", "tel ", "sep=", "''", "=a", "\ud7ff",
)  # fmt: skip
# So long that going through it once for each of its characters is quick, and any worse is not.
LENGTH = 1000
SECONDS = 2


def patterns() -> dict[str, re.Pattern[str]]:
    """Every one that stands in a module, by where it stands."""
    found: dict[str, re.Pattern[str]] = {}
    for each in pkgutil.walk_packages(basisnorm.__path__, "basisnorm."):
        if each.name == "basisnorm.__main__":
            continue
        module = importlib.import_module(each.name)
        for value in vars(module).values():
            pattern = getattr(value, "__self__", value)
            if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                found.setdefault(pattern.pattern, pattern)
    return found


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """The engine of regular expressions looks at signals while it works."""

    def too_long(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="Windows has no alarm")
@pytest.mark.parametrize("pattern", patterns().values(), ids=lambda each: each.pattern[:40])
def test_it_is_done_in_time(pattern: re.Pattern[str]) -> None:
    for unit in REPEATED:
        for begin in ("", "a", "naam ", "dient ", "#"):
            for end in ("", "!", "\n!"):
                text = begin + unit * (LENGTH // len(unit)) + end
                with at_most(SECONDS):
                    pattern.search(text)
                    pattern.match(text)
                    pattern.fullmatch(text)


def test_they_are_found() -> None:
    assert len(patterns()) > 40
