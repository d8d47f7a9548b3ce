"""No regular expression of ours takes for ever, whatever it is given."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
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
USES = {
    "match": "match", "fullmatch": "fullmatch", "search": "search", "sub": "search",
    "subn": "search", "split": "search", "findall": "search", "finditer": "search",
}  # fmt: skip


def patterns() -> dict[str, tuple[re.Pattern[str], set[str]]]:
    """Every one that stands in a module, by what it says; and how it is used there.

    Looked up from the start, most take no time at all, and looked for at every place of a text that
    is no use of theirs. Of what is never called by its name, every use is tried.
    """
    found: dict[str, tuple[re.Pattern[str], set[str]]] = {}
    for each in pkgutil.walk_packages(basisnorm.__path__, "basisnorm."):
        if each.name == "basisnorm.__main__":
            continue
        module = importlib.import_module(each.name)
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        for name, value in vars(module).items():
            if getattr(value, "__annotations__", {}).get("return") == "re.Pattern[str]":
                # Compiled when it is first used.
                value = value()
            pattern = getattr(value, "__self__", value)
            if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                # Kept as one of its methods, `_find = re.compile("x").search`, it has one use.
                called = (
                    re.findall(rf"\b{name}\.(\w+)\b", source)
                    if pattern is value
                    else [value.__name__]
                )
                uses = {USES[use] for use in called if use in USES}
                found.setdefault(pattern.pattern, (pattern, set()))[1].update(uses or USES.values())
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


FOUND = patterns()


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="Windows has no alarm")
@pytest.mark.parametrize(
    ("pattern", "uses"), [pytest.param(*each, id=each[0].pattern[:40]) for each in FOUND.values()]
)
def test_it_is_done_in_time(pattern: re.Pattern[str], uses: set[str]) -> None:
    for unit in REPEATED:
        for begin in ("", "a", "naam ", "dient ", "#"):
            for end in ("", "!", "\n!"):
                text = begin + unit * (LENGTH // len(unit)) + end
                with at_most(SECONDS):
                    for use in sorted(uses):
                        getattr(pattern, use)(text)


def test_they_are_found() -> None:
    assert len(FOUND) > 40
