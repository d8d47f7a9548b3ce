"""Tables to test with, and the way from a table to its schools."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from basisnorm.errors import Melding
from basisnorm.invoer.model import Afgewezen, Inzending, Maat, Opnieuw, Rijtelling, Schoolbron
from basisnorm.invoer.rijen.scholen import open_scholen
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Norm, Vragenlijst

DATUM = "2026-11-21"


@cache
def norm() -> Norm:
    """The edition that comes with the program."""
    return load_norm("2024-11")


@cache
def vragenlijst() -> Vragenlijst:
    """Its full questionnaire."""
    return load_vragenlijst("volledig", norm())


def make_maat(**changes: object) -> Maat:
    """The edition with its full questionnaire."""
    maat = Maat(norm=norm(), vragenlijst_id="volledig", vragenlijst=vragenlijst, datum=DATUM)
    return replace(maat, **changes)  # type: ignore[arg-type]


def write_csv(path: Path, rows: Iterable[Sequence[object]], **how: str) -> Path:
    """A CSV file as Excel writes it, or with another `delimiter`."""
    text = io.StringIO(newline="")
    csv.writer(text, **{"delimiter": ";", "lineterminator": "\r\n", **how}).writerows(rows)  # type: ignore[arg-type]
    path.write_bytes(text.getvalue().encode())
    return path


def open_bron(path: Path, **changes: object) -> Schoolbron:
    """The table at `path`."""
    return open_scholen(open_tabel(path), make_maat(**changes))


class Read:
    """Everything that came out of a source."""

    def __init__(self, bron: Schoolbron) -> None:
        self.rijen: list[Inzending] = []
        self.afgewezen: list[Afgewezen] = []
        self.let_op: list[Melding] = []
        try:
            self._take(bron)
        except Opnieuw:
            self._take(bron)
        self.telling: Rijtelling = bron.telling

    @property
    def fouten(self) -> list[Melding]:
        """What was refused, in order."""
        return [melding for each in self.afgewezen for melding in each.meldingen]

    def _take(self, bron: Schoolbron) -> None:
        for found in (self.rijen, self.afgewezen, self.let_op):
            found.clear()
        bron.prepare(lambda done, total: None)
        for item in bron.read(lambda done, total: None):
            if isinstance(item, Inzending):
                self.rijen.append(item)
            elif isinstance(item, Afgewezen):
                self.afgewezen.append(item)
            else:
                self.let_op.append(item)


def answered(inzending: Inzending) -> dict[str, int | str]:
    """What a school answered, by eis: a level, or "nvt"."""
    return {
        each.eis: "nvt" if each.niveau is None else each.niveau
        for each in inzending.audit.antwoorden
        if not each.is_notitie
    }


def read_table(path: Path, **changes: object) -> Read:
    """The schools in a table."""
    return Read(open_bron(path, **changes))


def read_rows(folder: Path, rows: Iterable[Sequence[object]], **changes: object) -> Read:
    """The schools in a table of these rows, the first of which is the heading."""
    return read_table(write_csv(folder / "scholen.csv", rows), **changes)
