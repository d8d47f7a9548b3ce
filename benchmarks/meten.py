"""Measures whole processes against each other: in pairs, in turn, and medians of the ratios.

Absolute times on a shared machine drift by half; the ratio of two runs next to each other does
not. Wall clock, processor time and peak memory come from the system itself, for the finished
process with its children.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Command = Callable[[int], Sequence[str | Path]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meting:
    """One finished process: seconds of wall clock and processor, and peak memory in MiB."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str | Path], where: Path) -> Meting:
    """Run one process to its end; an exit code other than 0 stops the benchmark."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    # What the program keeps for the next time, it keeps here.
    environment["XDG_CACHE_HOME"] = str(where)
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=where, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} stopte met {process.returncode}:\n{said.decode()[-2000:]}")
    # Linux counts in KiB, macOS in bytes.
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Meting(wall=wall, cpu=used.ru_utime + used.ru_stime, peak=used.ru_maxrss / unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijking:
    """The medians of some commands, and of each ratio to the first of them, pair by pair."""

    metingen: tuple[Meting, ...]
    wall: tuple[float, ...]
    cpu: tuple[float, ...]


def compare(commands: Sequence[Command], where: Path, rounds: int) -> Vergelijking:
    """Run all commands in turn, `rounds` times after one round that does not count.

    Each command gets the number of the round, so that it can write somewhere new: removing what
    an earlier round wrote would slow the next one down.
    """
    measured = [
        [run(command(number), where) for command in commands] for number in range(rounds + 1)
    ]
    columns = list(zip(*measured[1:], strict=True))
    base = columns[0]

    def ratios(of: Callable[[Meting], float]) -> tuple[float, ...]:
        return tuple(
            median(of(each) / of(first) for each, first in zip(column, base, strict=True))
            for column in columns
        )

    return Vergelijking(
        metingen=tuple(
            Meting(
                wall=median(each.wall for each in column),
                cpu=median(each.cpu for each in column),
                peak=median(each.peak for each in column),
            )
            for column in columns
        ),
        wall=ratios(lambda each: each.wall),
        cpu=ratios(lambda each: each.cpu),
    )
