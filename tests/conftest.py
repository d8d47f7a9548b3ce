"""What every test may use: the example school, and the program as a user runs it."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings

from basisnorm.cli.main import main
from lang import LANG
from programma import DE_LINDE, TOP, Ran, Run, is_again

# Who starts the tests in the background, or with nohup, has them ignored; every program that a
# test starts would then ignore them too.
for name in ("SIGINT", "SIGHUP", "SIGQUIT"):
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) is signal.SIG_IGN:
        python = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
        signal.signal(number, python)


# The processes in which the tests run are told the size of a window, and every terminal that a test
# starts would believe that.
for name in ("LINES", "COLUMNS"):
    os.environ.pop(name, None)

# The same examples every time, unless someone asks for a long run with new ones.
# No test has a time of its own: a busy computer would turn it red.
settings.register_profile("vast", derandomize=True, deadline=None)
settings.register_profile("lang", deadline=None)
settings.load_profile("lang" if LANG else "vast")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: there is always one that waits for a terminal."""
    return 1 + (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What Hypothesis runs short, `make lang` runs long; `make golden` runs what it can renew."""
    for item in items:
        names = getattr(item, "fixturenames", ())
        if "golden" in names:
            item.add_marker("golden")
        if "browser" in names:
            item.add_marker("again")
        if getattr(getattr(item, "function", None), "is_hypothesis_test", False):
            item.add_marker("lang")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure what the tables of behaviour run, and not what comes by again.

    Measuring makes a test two to five times slower, and what is only met by chance is not tested.
    """
    measuring = Coverage.current()
    if measuring is None or not is_again(item):
        return (yield)
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `basisnorm` in this process; the exit code, stdout and stderr come back."""

    def run_main(*arguments: str | Path, stdin: str = "", columns: int = 80) -> Ran:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        monkeypatch.setattr(sys, "stdout", streams[0])
        monkeypatch.setattr(sys, "stderr", streams[1])
        # No test turns red because a year begins: then the law must be read again.
        monkeypatch.setattr("basisnorm.cli.norm.today", lambda: "2026-12-01")
        with pytest.raises(SystemExit) as stop:
            main([str(each) for each in arguments])
        texts = []
        for stream in streams:
            stream.flush()
            stream.seek(0)
            texts.append(stream.read())
        assert isinstance(stop.value.code, int)
        return Ran(stop.value.code, *texts)

    return run_main


@pytest.fixture
def linde(tmp_path: Path) -> Path:
    """A copy of the example school that a test may change."""
    path = tmp_path / "de-linde.yaml"
    path.write_bytes(DE_LINDE.read_bytes())
    return path


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare text with tests/golden/NAME; with BASISNORM_GOLDEN=1 the file is made anew."""

    def compare(name: str, text: str) -> None:
        path = TOP / "tests" / "golden" / name
        if os.environ.get("BASISNORM_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), "meant so? then: make golden"

    return compare
