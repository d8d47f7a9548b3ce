"""Prints constraints with the oldest versions that pyproject.toml allows (`make oudste`).

What the program itself needs is as old as it may be; the tools to test with are as in
constraints.txt.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[1]


def oldest(requirements: list[str], tested: list[str]) -> list[str]:
    """The lines of `tested` in which each of `requirements` has its lower bound.

    ValueError when a requirement has none.
    """
    bounds = {}
    for each in map(Requirement, requirements):
        lower = [part.version for part in each.specifier if part.operator == ">="]
        if len(lower) != 1:
            raise ValueError(f"{each}: geen ondergrens")
        bounds[canonicalize_name(each.name)] = lower[0]
    pinned = [line for line in tested if not line.startswith("#")]
    others = [line for line in pinned if canonicalize_name(Requirement(line).name) not in bounds]
    return sorted([*others, *(f"{name}=={version}" for name, version in bounds.items())])


if __name__ == "__main__":
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tested = (TOP / "constraints.txt").read_text(encoding="utf-8").splitlines()
    print("\n".join(oldest(project["dependencies"], tested)))
