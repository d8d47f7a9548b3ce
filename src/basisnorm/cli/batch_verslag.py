"""What `basisnorm batch` says: what it understood, what is wrong, and how many rows that were."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from basisnorm.cli.meldingen import Vouwlijst, show_folded
from basisnorm.regio.bron import Bron
from basisnorm.regio.tabel.kolommen import Kolommen, Soort
from basisnorm.regio.tabel.tabel import Tabel
from basisnorm.words import command_line, date_in_words, listing, shown

# Nobody reads more on a screen; in a file everything is kept.
SHOWN = 40
_SCHEIDING = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "staande streep"}


class Meldinglijst(Vouwlijst):
    """Keeps what can be shown, equal messages together, and counts the rest."""

    def __init__(self) -> None:
        super().__init__(SHOWN if sys.stderr.isatty() else None)

    def show(self, where: Path | None) -> None:
        """Print what was kept, and say when that is not all; all of them stand in `where`."""
        show_folded(self)
        left = self.fouten + self.let_ops - self.getoond
        if left:
            _say(
                f"Dit zijn de eerste {self.getoond} meldingen; er zijn er nog {left}. "
                + (
                    f"Ze staan allemaal in {where}."
                    if where is not None
                    else "Alles zien? Zet achter de opdracht: 2> meldingen.txt"
                )
            )


def describe_tabel(tabel: Tabel, kolommen: Kolommen) -> None:
    """Say what was understood of a table, before anything is done with it."""
    if tabel.blad is not None:
        how = f"blad '{shown(tabel.blad)}'"
        if len(tabel.bladen) > 1:
            how += f" (het eerste van {len(tabel.bladen)})"
    else:
        how = f"{tabel.codering}, gescheiden door {_SCHEIDING.get(tabel.scheiding or '', '?')}"
    _say(f"Gelezen: {tabel.bestand} ({how}; de koppen staan op rij {tabel.kopregel})")
    asked = len(kolommen.of(Soort.EIS))
    eisen = f"{asked} eis" if asked == 1 else f"{asked} eisen"
    school = [each.naam for each in kolommen.of(Soort.SCHOOL)]
    if kolommen.lang:
        _say(f"Kolommen: {listing(school, 'en')}; een rij per eis")
    else:
        _say(f"Kolommen: {listing(school, 'en')}; {eisen}")
    personal = [f"'{shown(each.kop)}'" for each in kolommen.of(Soort.PERSOON)]
    if personal:
        _say(f"Niet gelezen, want het gaat over een persoon: {listing(personal, 'en')}")


def describe_map(folder: Path, paths: tuple[Path, ...]) -> None:
    """Say what was found in a folder."""
    books = sum(path.suffix.lower() == ".xlsx" for path in paths)
    parts = [
        f"{number} {one if number == 1 else more}"
        for number, one, more in (
            (len(paths) - books, "bestand van basisnorm audit", "bestanden van basisnorm audit"),
            (books, "werkboek", "werkboeken"),
        )
        if number
    ]
    folders = len({path.parent for path in paths})
    where = f", in {folders} mappen" if folders > 1 else ""
    _say(f"Gelezen: {folder} ({listing(parts, 'en')}{where})")


def print_totals(
    bron: Bron, lijst: Meldinglijst, uitvoer: Path | None, datum: str, keuzes: Sequence[str] = ()
) -> None:
    """The messages, and the count in which nothing is lost.

    `keuzes` are the options without which rejected rows would be read or written otherwise.
    """
    lijst.show(uitvoer / "meldingen.csv" if uitvoer is not None else None)
    telling = bron.telling
    rijen = "rij" if telling.gelezen == 1 else "rijen"
    if hasattr(bron, "paths"):
        rijen = "bestand" if telling.gelezen == 1 else "bestanden"
    bewaard = getattr(bron, "bewaard", None)
    if bewaard is not None:
        scholen = "school" if bewaard == 1 else "scholen"
        _say(
            f"Uit de eerdere uitvoer: {bewaard} {scholen} gebleven, "
            f"{getattr(bron, 'vervangen', 0)} vervangen."
        )
    _say(
        f"{telling.gelezen} {rijen} gelezen: {telling.uitgewerkt} uitgewerkt, "
        f"{telling.afgewezen} afgewezen, {telling.leeg} leeg"
        f"{f', {telling.dubbel} dubbel' if telling.dubbel else ''}."
    )
    if uitvoer is None:
        _say("Er is niets bewaard; dit was alleen nakijken.")
        return
    if telling.afgewezen:
        _say(
            f"Verbeter de afgewezen {rijen} en voeg ze toe: "
            + command_line(
                "basisnorm",
                "batch",
                str(uitvoer / "afgewezen.csv"),
                "--aanvullen",
                str(uitvoer),
                "-o",
                str(uitvoer),
                *keuzes,
            )
            if not hasattr(bron, "paths")
            else "Verbeter de afgewezen bestanden en doe deze opdracht nog een keer."
        )
    if telling.zonder_datum:
        _say(f"Scholen zonder datum zijn gemeten op {date_in_words(datum)}.")
    if telling.jaar_uit_datum:
        _say(f"Het schooljaar volgt uit de datum bij {_schools(telling.jaar_uit_datum)}.")
    if telling.zonder_schooljaar:
        _say(f"Geen schooljaar bij {_schools(telling.zonder_schooljaar)}.")
    click.echo(uitvoer)


def _schools(number: int) -> str:
    return f"{number} {'school' if number == 1 else 'scholen'}"


def _say(text: str) -> None:
    click.echo(text, err=True)
