"""What was typed behind `basisnorm batch`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

# Whether two rows of one school are refused, or the last one counts.
WEIGER, LAATSTE = "weiger", "laatste"
# Which reports are made when nothing was chosen.
VERBETER = "verbeter"


class Vraag(NamedTuple):
    """Every option, as click gives it."""

    bron: Path
    uitvoer: Path | None
    alleen_controleren: bool
    rapporten: str
    aanvullen: Path | None
    excel: bool
    datum: str | None
    schoolsoort: str | None
    koppeling: Path | None
    dubbel: str
    duo: tuple[Path, ...]
    verwacht: Path | None
    vorige: Path | None
    minder_scholen: bool
    toch_vervangen: bool
    samenwerkingsverband: Path | None
    blad: str | None
    codering: str | None
    jobs: int
    norm: str | None
    vragenlijst: str | None

    @property
    def laatste(self) -> bool:
        """Whether the last row of a school counts."""
        return self.dubbel == LAATSTE

    @property
    def keuzes(self) -> tuple[str, ...]:
        """What was chosen that also holds for the rows that were refused, as it was typed."""
        given: dict[str, object] = {
            "--koppeling": self.koppeling,
            "--dubbel": self.dubbel if self.laatste else None,
            "--schoolsoort": self.schoolsoort,
            "--datum": self.datum,
            "--verwacht": self.verwacht,
            "--vorige": self.vorige,
            "--samenwerkingsverband": self.samenwerkingsverband,
            "--rapporten": None if self.rapporten == VERBETER else self.rapporten,
            "--norm": self.norm,
            "--vragenlijst": self.vragenlijst,
        }
        chosen = [part for name, value in given.items() if value for part in (name, str(value))]
        duo = [part for each in self.duo for part in ("--duo", str(each))]
        return (*chosen, *duo, *(["--excel"] if self.excel else []))
