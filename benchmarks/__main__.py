"""`make bench`: one table of ratios, each against a stated floor (docs/prestaties.md)."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from basisnorm.audit.model import Antwoord
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Sector, Status
from basisnorm.uitslag.regel import assess_eis, rank
from meten import Command, Vergelijking, compare, run
from scholen import asked, write_table

HERE = Path(__file__).parent
TOP = HERE.parent
LINDE = TOP / "questionnaires" / "voorbeeld" / "de-linde.yaml"
HELLO = "import click\n@click.command()\ndef hello():\n    'Say hello.'\nhello()\n"
RIVALS = ("polars", "duckdb", "pandas")


def main() -> int:
    """Measure and print; a figure above its goal is marked, but is no failure."""
    options = _options()
    print(f"{'wat':58} {'tegen':28} {'verhouding':>10} {'doel':>6}  {'piek MiB':>8}")
    with tempfile.TemporaryDirectory(prefix="basisnorm-bench-") as folder:
        bench = Bench(Path(folder), options.python.absolute(), options.rondes)
        for name in options.wat or BENCHES:
            for line in BENCHES[name](bench):
                print(line, flush=True)
    return 0


class Bench:
    """Where measuring takes place, and with which Python (one with basisnorm installed in it)."""

    def __init__(self, folder: Path, python: Path, rounds: int) -> None:
        self.folder, self.python, self.rounds = folder, python, rounds
        self.program = python.parent / "basisnorm"

    def compare(self, *commands: Command, rounds: int | None = None) -> Vergelijking:
        """The medians of these commands, run in turn."""
        return compare(commands, self.folder, rounds or self.rounds)

    def table(self, schools: int, *, texts: bool = False) -> Path:
        """A table of this many schools; made once."""
        path = self.folder / f"scholen-{schools}{'-teksten' if texts else ''}.csv"
        if not path.exists():
            write_table(path, schools, texts=texts)
        return path

    def batch(self, table: Path, *options: str) -> Command:
        """`basisnorm batch` on this table, every round into a new folder."""
        name = f"{table.stem}{'-'.join(options)}"
        if "--alleen-controleren" in options:
            return always([self.program, "batch", table, *options])
        return lambda number: [
            self.program, "batch", table, "-o", self.folder / f"uit-{name}-{number}", *options
        ]  # fmt: skip

    def rival(self, name: str, table: Path, outline: Path, *more: str) -> Command:
        """Another library at the same work, every round into a new folder."""
        return lambda number: [
            self.python, HERE / "anderen" / f"{name}_.py", table, outline,
            self.folder / "-".join([name, *more, str(number)]), *more,
        ]  # fmt: skip

    def floor(self, name: str, *arguments: str | Path) -> Command:
        """One of the small programs beside this one."""
        return always([self.python, HERE / "anderen" / f"{name}.py", *arguments])


def always(command: Sequence[str | Path]) -> Command:
    """The same command in every round."""
    return lambda _: command


def line(
    what: str, against: str, ratio: float, goal: float | None = None, peak: float | None = None
) -> str:
    """One line of the table."""
    mark = "" if goal is None or ratio <= goal else "  boven het doel"
    return (
        f"{what:58} {against:28} {ratio:9.2f}x {'' if goal is None else f'{goal:g}':>6}  "
        f"{'' if peak is None else f'{peak:.0f}':>8}{mark}"
    )


def start(bench: Bench) -> Iterator[str]:
    """Starting up: processor time against a Python that does nothing, and against bare click."""
    program = bench.program
    goals: dict[str, tuple[list[str | Path], float]] = {
        "basisnorm --help": ([program, "--help"], 5.5),
        "basisnorm uitslag": ([program, "uitslag", LINDE], 10.0),
        "basisnorm audit, tot de eerste vraag": ([program, "audit", "school.yaml"], 10.0),
        "basisnorm rapport": ([program, "rapport", LINDE], 10.0),
    }
    shutil.copy(LINDE, bench.folder / "school.yaml")
    found = bench.compare(
        always([bench.python, "-c", "pass"]),
        always([bench.python, "-c", HELLO, "--help"]),
        *(always(command) for command, _ in goals.values()),
        rounds=2 * bench.rounds + 1,
    )
    yield line("click, hallo", "python -c pass", found.cpu[1])
    for (what, (_, goal)), ratio, own in zip(
        goals.items(), found.cpu[2:], found.metingen[2:], strict=True
    ):
        yield line(what, "python -c pass", ratio, goal, own.peak)
    yield line("basisnorm --help", "click, hallo", found.cpu[2] / found.cpu[1], 1.1)


def norm(bench: Bench) -> Iterator[str]:
    """Loading the norm: compiled, and from YAML, against PyYAML's C loader on the same files."""
    code = {
        "C": "import yaml\nfor each in files: yaml.load(each.read_bytes(), yaml.CSafeLoader)",
        "compiled": "from basisnorm.norm.load import load_norm\nload_norm('2024-11')",
        "yaml": "from basisnorm.norm.load import load_norm\nload_norm(str(folder))",
    }
    folder = bench.folder / "eigen-norm"
    shutil.copytree(TOP / "norm" / "2024-11", folder, ignore=shutil.ignore_patterns("*.json"))
    setup = (
        "import time, yaml, basisnorm.norm.load\nfrom pathlib import Path\n"
        f"folder = Path({str(folder)!r}); files = list(folder.glob('*.yaml'))\n"
        "def once():\n    {body}\n"
        "import statistics\ntimes = []\nfor _ in range(9):\n"
        "    start = time.perf_counter(); once(); times.append(time.perf_counter() - start)\n"
        "print(statistics.median(times))\n"
    )
    times = {
        name: float(
            subprocess.run(
                [bench.python, "-c", setup.replace("{body}", body.replace("\n", "\n    "))],
                check=True, capture_output=True, text=True,
            ).stdout
        )
        for name, body in code.items()
    }  # fmt: skip
    yield line("de norm laden, gecompileerd", "C-lezer van PyYAML", times["compiled"] / times["C"])
    yield line("de norm laden, uit YAML", "C-lezer van PyYAML", times["yaml"] / times["C"], 3.0)


def batch(bench: Bench) -> Iterator[str]:
    """A table of 8,000 schools, against reading it alone and against the dataframe libraries."""
    table = bench.table(8_000)
    without_pages = bench.batch(table, "--rapporten", "geen")
    found = bench.compare(
        bench.floor("kaal", table),
        bench.batch(table, "--alleen-controleren"),
        without_pages,
    )
    check, full = found.metingen[1:]
    reader = "csv.reader alleen"
    yield line("batch 8.000 --alleen-controleren", reader, found.wall[1], 4.0, check.peak)
    yield line("batch 8.000, alles behalve HTML", reader, found.wall[2], 8.0, full.peak)
    outline = bench.folder / "norm.json"
    outline.write_text(json.dumps(_outline()), encoding="utf-8")
    own = next(bench.folder.glob("uit-*geen-0"))
    for rival in RIVALS:
        found = bench.compare(
            bench.rival(rival, table, outline, "alles"),
            bench.rival(rival, table, outline),
            bench.batch(table, "--rapporten", "geen"),
        )
        # In a process of its own: the memory of this one would count as that of what it starts.
        same = [bench.python, HERE / "gelijk.py", bench.folder / f"{rival}-alles-0", own]
        subprocess.run(same, check=True)
        ours = found.metingen[2].peak
        what = "batch 8.000, alles behalve HTML"
        yield line(what, f"{rival}, dezelfde tabellen", found.wall[2], 1.0, ours)
        yield line(what, f"{rival}, alleen scoren", found.wall[2] / found.wall[1])


def growth(bench: Bench) -> Iterator[str]:
    """Time and memory at ten and a hundred times as many schools."""
    sizes = (8_000, 80_000, 800_000)
    found = bench.compare(
        *(bench.batch(bench.table(size), "--alleen-controleren") for size in sizes), rounds=1
    )
    for size, ratio, own in zip(sizes, found.wall, found.metingen, strict=True):
        what = f"batch {size:,} --alleen-controleren".replace(",", ".")
        yield line(what, "8.000 scholen", ratio, None, own.peak)
    more = bench.compare(
        *(bench.batch(bench.table(size), "--rapporten", "geen") for size in sizes), rounds=1
    )
    for size, ratio, own in zip(sizes, more.wall, more.metingen, strict=True):
        what = f"batch {size:,}, alles behalve HTML".replace(",", ".")
        yield line(what, "8.000 scholen", ratio, None, own.peak)
    extra = (more.metingen[-1].peak - more.metingen[0].peak) * 2**20 / (sizes[-1] - sizes[0])
    yield f"{'':58} {'bytes per volgende school':28} {extra:10.0f} {250:>6}"


def pages(bench: Bench) -> Iterator[str]:
    """8,000 verbeterrapporten, against writing one constant page of the same size as often."""
    table = bench.table(8_000, texts=True)
    first = bench.folder / "eerst"
    run([bench.program, "batch", bench.table(3, texts=True), "-o", first], bench.folder)
    page = next((first / "intern" / "scholen").glob("*.html"))
    found = bench.compare(
        lambda number: bench.floor("bladzijden", table, page, f"vloer-{number}")(number),
        bench.batch(table),
        bench.batch(table, "--jobs", "2"),
        rounds=max(1, bench.rounds // 3),
    )
    yield line("batch 8.000 met rapporten", "8.000 keer dezelfde pagina", found.wall[1], 3.0,
               found.metingen[1].peak)  # fmt: skip
    yield line("batch 8.000 met rapporten, --jobs 2", "zonder --jobs",
               found.wall[2] / found.wall[1], 0.7)  # fmt: skip


BENCHES = {
    "start": start,
    "norm": norm,
    "batch": batch,
    "rapporten": pages,
    "groei": growth,
}


def _outline() -> dict[str, object]:
    """What a rival has to know of the norm, for po: gebieden, eisen, and how to rank them."""
    ids, norm = set(asked()), load_norm("2024-11")
    gebieden = {
        gebied: [eis for eis in gebied.eisen if eis.id in ids and Sector.PO in eis.sectoren]
        for gebied in norm.gebieden
        if gebied.status is not Status.IN_VOORBEREIDING
    }
    eisen = [eis for each in gebieden.values() for eis in each]
    known = {eis.id for eis in eisen}
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
        "rangorde": [
            (each.eis.id, each.niveau)
            for each in rank(
                assess_eis(
                    norm.eisen[eis], Sector.PO, Antwoord(eis=eis, niveau=niveau), norm.drempel, ""
                )
                for eis in norm.eisen
                if eis in known
                for niveau in range(norm.drempel)
            )
        ],
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wat", nargs="*", choices=[[], *BENCHES], help="welke metingen (alle)")
    parser.add_argument("--rondes", type=int, default=7, help="paren per meting (7)")
    parser.add_argument("--python", type=Path, default=Path(sys.executable))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
