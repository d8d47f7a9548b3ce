"""Compares what a rival wrote with what we wrote: one that does other work is no yardstick."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path


def main(rival: Path, own: Path) -> None:
    """Stop with an error at the first difference."""
    with (
        (rival / "uitslagen.csv").open(encoding="utf-8") as one,
        (own / "uitslagen.csv").open(encoding="utf-8") as other,
    ):
        for his, ours in zip(csv.DictReader(one), csv.DictReader(other), strict=True):
            _equal(rival, his, {name: ours[name] for name in his})
    if (rival / "uitslagen-lang.csv").read_bytes() != (own / "uitslagen-lang.csv").read_bytes():
        sys.exit(f"{rival.name} schrijft een andere uitslagen-lang.csv")
    schools = json.loads((own / "uitslagen.json").read_bytes())["scholen"]
    with (rival / "uitslagen.json").open(encoding="utf-8") as lines:
        for his, ours in zip(map(json.loads, lines), schools, strict=True):
            _equal(rival, his["verbeterpunten"], ours["verbeterpunten"])
            _equal(rival, his["school"], {name: ours["school"][name] for name in his["school"]})
            for mine, gebied in zip(his["gebieden"], ours["gebieden"], strict=True):
                counts = {name: gebied["telling"][name] for name in mine["telling"]}
                _equal(rival, mine, {**gebied, "telling": counts})


def _equal(rival: Path, his: object, ours: object) -> None:
    if his != ours:
        sys.exit(f"{rival.name} komt tot iets anders:\n{his}\nwij:\n{ours}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
