"""`make bench`: the budgets of the program in one table, each a ratio in one run.

A person must not wait: that is what they are for (docs/prestaties.md). A figure above its budget is
marked, and is no failure.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from basisnorm.audit.model import Antwoord
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Sector, Status
from basisnorm.uitslag.regel import assess_eis, rank
from meten import Command, compare, run
from scholen import EDITION, asked, write_table

HERE = Path(__file__).parent
LINDE = HERE.parent / "questionnaires" / "voorbeeld" / "de-linde.yaml"
NORM = ("--norm", EDITION)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wat", nargs="*", choices=[[], *BENCHES], help="welke metingen (alle)")
    parser.add_argument("--rondes", type=int, default=5, help="paren per meting (5)")
    parser.add_argument("--python", type=Path, default=Path(sys.executable))
    options = parser.parse_args()
    print(f"{'wat':52} {'tegen':32} {'gemeten':>8} {'budget':>7}")
    with tempfile.TemporaryDirectory(prefix="basisnorm-bench-") as folder:
        bench = Bench(Path(folder), options.python.absolute(), options.rondes)
        for name in options.wat or BENCHES:
            for what, against, found, budget in BENCHES[name](bench):
                mark = "" if found <= budget else "  boven het budget"
                print(f"{what:52} {against:32} {found:8.2f} {budget:7g}{mark}", flush=True)
    return 0


# What was measured, against what, the figure, and its budget.
Row = tuple[str, str, float, float]


class Bench:
    """Where measuring takes place, and with which Python (one with basisnorm installed in it)."""

    def __init__(self, folder: Path, python: Path, rounds: int) -> None:
        self.folder, self.python, self.rounds = folder, python, rounds
        self.program = python.parent / "basisnorm"

    def table(self, schools: int, *, texts: bool = False) -> Path:
        """A table of this many schools; made once."""
        path = self.folder / f"scholen-{schools}{'-teksten' if texts else ''}.csv"
        if not path.exists():
            write_table(path, schools, texts=texts)
        return path

    def batch(self, table: Path, *options: str) -> Command:
        """`basisnorm batch` on this table, every round into a new folder."""
        name = f"uit-{table.stem}{'-'.join(options)}"
        return lambda number: [
            self.program, "batch", table, "-o", self.folder / f"{name}-{number}", *NORM, *options,
        ]  # fmt: skip

    def rival(self, name: str, table: Path, outline: Path) -> Command:
        """Another library at the same tables, every round into a new folder."""
        return lambda number: [
            self.python, HERE / "anderen" / f"{name}_.py", table, outline,
            self.folder / f"{name}-{number}", "alles",
        ]  # fmt: skip


def start(bench: Bench) -> Iterator[Row]:
    """Starting up: processor time."""
    linde = shutil.copy(LINDE, bench.folder / "school.yaml")
    budgets = {
        "basisnorm --help": (["--help"], 6.0),
        "basisnorm uitslag": (["uitslag", linde], 16.0),
        "basisnorm audit, tot de eerste vraag": (["audit", linde], 14.0),
        "basisnorm rapport": (["rapport", linde], 22.0),
    }
    found = compare(
        [
            lambda _: [bench.python, "-c", "pass"],
            *(lambda _, words=words: [bench.program, *words] for words, _ in budgets.values()),
        ],
        bench.folder,
        2 * bench.rounds + 1,
    )
    for (what, (_, budget)), ratio in zip(budgets.items(), found.cpu[1:], strict=True):
        yield what, "python -c pass", ratio, budget


def tables(bench: Bench) -> Iterator[Row]:
    """All tables of 8,000 schools on all cores, against dataframe libraries on all of theirs."""
    table = bench.table(8_000)
    outline = bench.folder / "norm.json"
    outline.write_text(json.dumps(_outline()), encoding="utf-8")
    for name, budget in (("polars", 1.0), ("pandas", 0.5)):
        ours = bench.batch(table, "--rapporten", "geen")
        found = compare([bench.rival(name, table, outline), ours], bench.folder, bench.rounds)
        # In a process of its own: the memory of this one would count as that of what it starts.
        own = bench.folder / "uit-scholen-8000--rapporten-geen-0"
        same = [bench.python, HERE / "gelijk.py", bench.folder / f"{name}-0", own]
        subprocess.run(same, check=True)
        yield "batch 8.000, alle tabellen", f"{name}, dezelfde tabellen", found.wall[1], budget


def check(bench: Bench) -> Iterator[Row]:
    """Only looking at a table, against reading it."""
    table = bench.table(8_000)
    found = compare(
        [
            lambda _: [bench.python, HERE / "anderen" / "kaal.py", table],
            lambda _: [bench.program, "batch", table, "--alleen-controleren", *NORM],
        ],
        bench.folder,
        bench.rounds,
    )
    yield "batch 8.000 --alleen-controleren", "csv.reader alleen", found.wall[1], 12.0


def pages(bench: Bench) -> Iterator[Row]:
    """A region with everything, and what one page in it costs."""
    table = bench.table(150, texts=True)
    found = compare(
        [
            lambda _: [bench.python, "-c", "pass"],
            bench.batch(table, "--rapporten", "geen"),
            bench.batch(table),
            bench.batch(table, "--jobs", "1"),
        ],
        bench.folder,
        bench.rounds,
    )
    everything = found.metingen[2].wall / found.metingen[1].wall
    yield "batch 150 scholen, alles", "150 scholen, alleen tabellen", everything, 6.0
    # The overview of the region is in it too: it is about as much as two more pages.
    page = (found.metingen[3].cpu - found.metingen[1].cpu) / 150 / found.metingen[0].cpu
    yield "één verbeterrapport in een batch", "python -c pass", page, 1.0


def size(bench: Bench) -> Iterator[Row]:
    """Time at ten times as many schools, and memory with everything."""
    small, large = (
        run(bench.batch(bench.table(schools), "--rapporten", "geen")(0), bench.folder)
        for schools in (8_000, 80_000)
    )
    yield "batch 80.000, alle tabellen", "8.000 scholen", large.wall / small.wall, 13.0
    full = run(bench.batch(bench.table(8_000))(0), bench.folder)
    yield "batch 8.000 met alles, piek per proces in MiB", "", full.peak, 100.0


BENCHES: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "start": start,
    "tabellen": tables,
    "nakijken": check,
    "rapporten": pages,
    "groei": size,
}


def _outline() -> dict[str, object]:
    """What a rival has to know of the norm, for po: gebieden, eisen, and how to rank them."""
    ids, norm = set(asked()), load_norm(EDITION)
    gebieden = {
        gebied: [eis for eis in gebied.eisen if eis.id in ids and Sector.PO in eis.sectoren]
        for gebied in norm.gebieden
        if gebied.status is not Status.IN_VOORBEREIDING
    }
    eisen = [eis for each in gebieden.values() for eis in each]
    every = [
        assess_eis(eis, Sector.PO, Antwoord(eis=eis.id, niveau=niveau), norm.drempel, "")
        for eis in eisen
        for niveau in range(norm.drempel)
    ]
    return {
        "id": norm.id,
        "versie": norm.versie,
        "gebieden": [
            {
                "id": gebied.id,
                "eisen": [eis.id for eis in each],
                "kern": [eis.id for eis in each if eis.kern],
            }
            for gebied, each in gebieden.items()
        ],
        "eisen": [
            {
                "id": eis.id,
                "gebied": eis.gebied,
                "kern": "ja" if eis.kern else "nee",
                "basis": eis.basis.value,
            }
            for eis in eisen
        ],
        "rangorde": [(each.eis.id, each.niveau) for each in rank(every)],
    }


if __name__ == "__main__":
    sys.exit(main())
