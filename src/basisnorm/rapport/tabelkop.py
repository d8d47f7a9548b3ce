"""The columns of the table with a school on each row (docs/architectuur.md)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO

from basisnorm.norm.model import Eis, Norm, Schaalsoort, Sector, Vragenlijst
from basisnorm.rapport.woorden import SCHOOLSOORT
from basisnorm.words import listing

# What each column asks; only the first two must be there.
SCHOOL = {
    "vestigingscode": "Moet. Zes tekens, zoals 99AA00. Zet deze kolom op tekst, anders verdwijnen "
    "nullen.",
    "schoolsoort": "Moet. "
    + listing([f"{each.value} ({name})" for each, name in SCHOOLSOORT.items()])
    + ".",
    "naam": "De naam van de school.",
    "locatie": "Alleen als meer gebouwen dezelfde vestigingscode hebben.",
    "samenwerkingsverband": "PO of VO en vier cijfers, zoals PO3004.",
    "bestuur": "Het schoolbestuur.",
    "gemeente": "De gemeente.",
    "schooljaar": "Zoals 2026-2027.",
    "datum": "De dag van de zelfevaluatie, zoals 2026-11-21.",
    "rol": "De functie van wie het invulde, nooit een naam.",
    "wil_helpen": "ja of nee: mag het overzicht deze school noemen als een andere school hulp "
    "zoekt?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabelkop:
    """For which eisen the table has a column. `programma` is the version of the program."""

    norm: Norm
    vragenlijst: Vragenlijst
    sectoren: tuple[Sector, ...]
    programma: str
    extra_gebieden: tuple[str, ...] = ()

    @property
    def eisen(self) -> tuple[Eis, ...]:
        """Every eis that is asked in one of the sectors, in norm order."""
        asked = {
            eis.id
            for sector in self.sectoren
            for eis in self.vragenlijst.vragen(self.norm, sector, self.extra_gebieden)
        }
        return tuple(eis for eis in self.norm.eisen.values() if eis.id in asked)

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The headings. A reason needs its own column only when there is a choice."""
        return (
            *SCHOOL,
            *(
                kolom
                for eis in self.eisen
                for kolom in (eis.id, f"{eis.id} reden")[: 1 + (len(eis.nvt_redenen) > 1)]
            ),
        )


def answers(eis: Eis) -> tuple[str, ...]:
    """What may be filled in for an eis, as short as it can be typed."""
    levels = ("nee", "ja") if eis.schaal is Schaalsoort.JA_NEE else ("0", "1", "2", "3")
    return (*levels, "nvt") if eis.nvt_redenen else levels


def render_csv(kop: Tabelkop, *, excel: bool) -> bytes:
    """A CSV file with only the headings; with `excel` as a Dutch Excel opens it."""
    text = StringIO(newline="")
    writer = csv.writer(
        text, delimiter=";" if excel else ",", lineterminator="\r\n" if excel else "\n"
    )
    writer.writerow(kop.kolommen)
    return text.getvalue().encode("utf-8-sig" if excel else "utf-8")
