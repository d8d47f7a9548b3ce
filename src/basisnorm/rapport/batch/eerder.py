"""What an earlier output holds: how many schools, and of which school years.

A later run never removes what nobody can make again: the figures of another year.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from basisnorm import files
from basisnorm.audit.schooljaar import schooljaar_van
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.regio.tabel.openen import open_tabel
from basisnorm.regio.tabel.tabel import clean

UITSLAGEN = "uitslagen.csv"


@dataclass(frozen=True, slots=True)
class Inhoud:
    """`jaren` as "2026-2027"; "" stands for schools of which the year is not known."""

    scholen: int
    jaren: frozenset[str]


_UNKNOWN = Inhoud(0, frozenset({""}))


def read_inhoud(folder: Path) -> Inhoud:
    """What stands in uitslagen.csv of an output folder.

    A folder without one that can be read holds no schools that we can count, of an unknown year.
    """
    path = folder / UITSLAGEN
    scholen, jaren = 0, set[str]()
    try:
        if not files.exists(path):
            return _UNKNOWN
        tabel = open_tabel(path)
        places = {kop: place for place, kop in enumerate(tabel.koppen)}
        for _, cells in tabel.rijen():
            code, schooljaar, datum = (
                clean(cells[place]) if (place := places.get(kop, len(cells))) < len(cells) else ""
                for kop in ("vestigingscode", "schooljaar", "datum")
            )
            if code:
                scholen += 1
                jaren.add(schooljaar or _year(datum))
    except BasisnormFout:
        return _UNKNOWN
    return Inhoud(scholen, frozenset(jaren))


def _year(datum: str) -> str:
    try:
        return schooljaar_van(datum)
    except ValueError:
        return ""


def must_stay(older: Path, new: Path) -> bool:
    """Whether an older output holds a school year that the new one does not."""
    return not read_inhoud(older).jaren <= read_inhoud(new).jaren


def check_fewer(target: Path, new: Path) -> None:
    """BasisnormFout when the new output has less than half of the schools of the old one."""
    then, now = read_inhoud(target).scholen, read_inhoud(new).scholen
    if 2 * now >= then:
        return
    raise BasisnormFout(
        Melding(
            code="veel-minder-scholen",
            bestand=str(target),
            tekst=f"In deze map staan {then} scholen; nu {'is' if now == 1 else 'zijn'} het er "
            f"{now}. De map is niet vervangen.",
            oplossing=f"Wilt u scholen toevoegen? Zet erbij: --aanvullen {target}. Wilt u de oude "
            "houden? Noem een andere map met -o. Klopt het zo? Zet erbij: --minder-scholen",
        )
    )
