"""How long someone waits between a key and the next question.

A whole audit of a primary school, in this process, with real saves. The baseline is the least that
"never lost" can cost here: writing the bytes of a finished audit whole and synced to the same disk.
Paired in one run, so that a busy computer slows down both. Promised: under 50 ms at the 99th
percentile.

    python benchmarks/gesprek.py [folder on the disk to measure]
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from statistics import median
from time import perf_counter

from basisnorm.audit.model import Audit, School, Schoolsoort
from basisnorm.cli.bewaarplek import bewaarplek
from basisnorm.cli.gesprek import Gesprek
from basisnorm.files import write_whole
from basisnorm.norm.load import load_norm, load_vragenlijst

ROUNDS = 10
SCHOOL = School(vestigingscode="99AA00", schoolsoort=Schoolsoort.BO)


class Toetsen:
    """A keyboard that answers at once, and looks how long the next question took."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self._pressed: float | None = None

    def key(self, prompt: str) -> str:
        """The same answer every time; the clock runs until the next call."""
        now = perf_counter()
        if self._pressed is not None:
            self.seconds.append(now - self._pressed)
        self._pressed = perf_counter()
        return "2"

    def line(self, prompt: str, begun: str = "") -> str:
        """Done, at the overview."""
        return ""

    def edit(self, text: str) -> None:
        """No editor here."""


def main(folder: str | None) -> None:
    """Print both, in milliseconds, and their ratio."""
    norm = load_norm()
    vragen = load_vragenlijst("volledig", norm)
    keys: list[float] = []
    writes: list[float] = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory(dir=folder) as here, redirect_stdout(StringIO()):
            path = Path(here) / "school.yaml"
            toetsen = Toetsen()
            with bewaarplek(path, toetsen) as plek:
                audit = Audit(norm=norm.id, vragenlijst=vragen.id, school=SCHOOL)
                Gesprek(plek, norm, vragen, audit, datum="2026-11-21", keys=toetsen).run()
            keys += toetsen.seconds
            data = path.read_bytes()
            for _ in range(len(toetsen.seconds)):
                start = perf_counter()
                write_whole(path, data)
                writes.append(perf_counter() - start)
    for name, seconds in (("toets tot vraag", keys), ("alleen schrijven", writes)):
        seconds.sort()
        late = seconds[int(len(seconds) * 0.99)]
        print(f"{name:<17} mediaan {median(seconds) * 1e3:5.1f} ms, p99 {late * 1e3:5.1f} ms")
    print(f"verhouding        {median(keys) / median(writes):.1f} keer")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
