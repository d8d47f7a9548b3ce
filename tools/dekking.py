"""Prints the coverage, and fails when it is less than was promised (docs/architectuur.md)."""

from __future__ import annotations

import sys
from fnmatch import fnmatch
from pathlib import Path

from coverage import Coverage

WHOLE = 95.0
PURE = ("*/uitslag/*.py", "*/model.py", "*/interview/*.py", "*/audit/schooljaar.py",
        "*/audit/codes.py", "*/strict_yaml.py", "*/regio/overzicht/*.py",
        "*/rapport/document.py")  # fmt: skip


def main() -> int:
    """0 when the whole and each of the pure modules are covered as promised."""
    coverage = Coverage()
    coverage.load()
    total = coverage.report(file=sys.stdout)
    short = []
    for path in sorted(coverage.get_data().measured_files()):
        if any(fnmatch(Path(path).as_posix(), pattern) for pattern in PURE):
            _, _, _, missing, _ = coverage.analysis2(path)
            branches = {
                line: ends - taken for line, (ends, taken) in coverage.branch_stats(path).items()
            }
            partial = [line for line, left in branches.items() if left]
            if missing or partial:
                short.append(f"{path}: niet gedekt: {sorted({*missing, *partial})}")
    print(*short, sep="\n")
    if total < WHOLE:
        print(f"De dekking is {total:.1f} %; beloofd is {WHOLE} %.")
    return int(bool(short) or total < WHOLE)


if __name__ == "__main__":
    sys.exit(main())
