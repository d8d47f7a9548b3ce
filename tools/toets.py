"""Runs all tests, a folder at a time and several folders at once (`make test`).

Half of the folders mostly wait, for a terminal or a browser; side by side they take half as long.
Each is a process of its own, so signals and coverage are as they would be alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
# Longest first, so that none of them is left alone at the end; "" are the files beside the folders.
LONGEST = ("cli", "browser", "terminal", "", "norm", "rapport", "regio")


def main() -> int:
    """0 when all tests of all folders passed."""
    groups = find_groups()
    failed = []
    # One more than there are processors: there is always one that waits.
    with ThreadPoolExecutor(1 + (os.cpu_count() or 1)) as pool:
        running = {pool.submit(run, paths): name for name, paths in groups.items()}
        for each in as_completed(running):
            ran = each.result()
            print(f"\n== tests/{running[each]}\n{ran.stdout}", flush=True)
            if ran.returncode:
                failed.append(running[each])
    print(f"Niet geslaagd: {', '.join(failed)}" if failed else "Alle tests zijn geslaagd.")
    return int(bool(failed))


def find_groups() -> dict[str, list[Path]]:
    """The folders with tests in them, and the files beside those, in the order of starting."""
    names = {path.parent.relative_to(TESTS).as_posix() for path in TESTS.glob("*/test_*.py")}
    groups = {name: [TESTS / name] for name in names} | {"": sorted(TESTS.glob("test_*.py"))}
    places = {name: place for place, name in enumerate(LONGEST)}
    return {name: groups[name] for name in sorted(groups, key=lambda each: places.get(each, 99))}


def run(paths: list[Path]) -> subprocess.CompletedProcess[str]:
    """The tests in these places, with their coverage."""
    return subprocess.run(
        [sys.executable, "-m", "coverage", "run", "-m", "pytest", "-q", *paths],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
