"""An output of a batch as it is read again: its files, and with what it was measured."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from basisnorm import files
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.norm.model import Norm

# Without this file, that is written last, a folder is no output of ours.
UITVOER = "basisnorm-uitvoer.json"
UITSLAGEN, LANG, OBJECTEN = "uitslagen.csv", "uitslagen-lang.csv", "uitslagen.json"
ANTWOORDEN, AFGEWEZEN, MELDINGLIJST = "antwoorden.csv", "afgewezen.csv", "meldingen.csv"


def read_uitvoer(folder: Path) -> dict[str, object] | None:
    """What stands in UITVOER of a folder; None when it is not one of ours."""
    data = files.read_if_there(folder / UITVOER)
    if data is None:
        return None
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    ours = isinstance(found, dict) and found.get("formaat") == "basisnorm-uitvoer"
    return found if ours else None


def check_uitvoer(folder: Path, uitvoer: dict[str, object] | None, norm: Norm) -> None:
    """BasisnormFout when a folder is no earlier output, or one of another norm."""
    found = uitvoer.get("norm") if uitvoer is not None else None
    if not isinstance(found, dict):
        raise BasisnormFout(
            Melding(
                code="geen-uitvoer",
                bestand=str(folder),
                tekst="Dit is geen map die basisnorm batch heeft gemaakt.",
                oplossing="Noem de map die u eerder met -o hebt gemaakt.",
            )
        )
    if found.get("id") != norm.id:
        raise BasisnormFout(
            Melding(
                code="andere-norm",
                bestand=str(folder),
                waarde=str(found.get("id")),
                tekst=f"Dit is gemeten met norm {found.get('id')}, niet met {norm.id}.",
                oplossing="Kies dezelfde norm met --norm.",
            )
        )


def read_own(path: Path, *koppen: str) -> Iterator[tuple[str, ...]]:
    """The cells under these headings in each row of a table of ours; "" for one that is not there.

    BasisnormFout when it cannot be read.
    """
    tabel = open_tabel(path)
    at = {kop: place for place, kop in enumerate(tabel.koppen)}
    places = [at.get(kop) for kop in koppen]
    for _, cells in tabel.rijen():
        yield tuple(
            plain_text(cells[place]) if place is not None and place < len(cells) else ""
            for place in places
        )
