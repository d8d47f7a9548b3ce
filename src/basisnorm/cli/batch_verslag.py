"""What `basisnorm batch` says: what it understood, how far it is, what is wrong, and how many rows
that were."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from basisnorm.cli.meldingen import Vouwlijst, show_folded
from basisnorm.invoer.eerder import AFGEWEZEN, MELDINGLIJST
from basisnorm.invoer.model import Schoolbron
from basisnorm.invoer.tabel.kolommen import Kolommen, Soort
from basisnorm.invoer.tabel.openen import SCHEIDINGEN
from basisnorm.invoer.tabel.tabel import Tabel
from basisnorm.words import command_line, date_in_words, listing, shown

# Nobody reads more on a screen; in a file everything is kept.
SHOWN = 40
# A line that changes more often only flickers.
_INTERVAL = 0.2
_WIDTH = 24
# Before so many seconds, an estimate is a guess.
_KNOWN_AFTER = 2


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
        how = f"{tabel.codering}, gescheiden door {SCHEIDINGEN.get(tabel.scheiding or '', '?')}"
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
    bron: Schoolbron,
    lijst: Meldinglijst,
    uitvoer: Path | None,
    datum: str,
    keuzes: Sequence[str] = (),
) -> None:
    """The messages, and the count in which nothing is lost.

    `keuzes` are the options without which rejected rows would be read or written otherwise.
    """
    lijst.show(uitvoer / MELDINGLIJST if uitvoer is not None else None)
    telling = bron.telling
    rijen = "rij" if telling.gelezen == 1 else "rijen"
    if bron.bestanden:
        rijen = "bestand" if telling.gelezen == 1 else "bestanden"
    if bron.bewaard is not None:
        scholen = "school" if bron.bewaard == 1 else "scholen"
        _say(
            f"Uit de eerdere uitvoer: {bron.bewaard} {scholen} gebleven, "
            f"{bron.vervangen} vervangen."
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
                str(uitvoer / AFGEWEZEN),
                "--aanvullen",
                str(uitvoer),
                "-o",
                str(uitvoer),
                *keuzes,
            )
            if not bron.bestanden
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


class Voortgang:
    """Shows progress when stderr is a terminal; else it is silent."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._last = self._begin = time.monotonic()
        self._length = 0

    def step(self, what: str) -> None:
        """Begin with something else."""
        self._what, self._begin, self._last = what, time.monotonic(), 0.0

    def __call__(self, done: int, total: int) -> None:
        """So much is done; `total` is 0 when it is not known."""
        if not self._shown:
            return
        now = time.monotonic()
        if now - self._last < _INTERVAL:
            return
        self._last = now
        self._write(describe(self._what, done, total, now - self._begin))

    def clear(self) -> None:
        """Leave the line empty for what is printed next."""
        if self._shown and self._length:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, text: str) -> None:
        sys.stderr.write("\r" + text.ljust(self._length))
        sys.stderr.flush()
        self._length = len(text)


def describe(what: str, done: int, total: int, seconds: float) -> str:
    """ "Rapporten  [######------]  50 %, nog 12 seconden"."""
    if total <= 0 or done > total:
        return f"{what}: {done}"
    full = done * _WIDTH // total
    bar = "#" * full + "-" * (_WIDTH - full)
    left = ""
    if done and seconds > _KNOWN_AFTER:
        left = f", nog {_duration(seconds * (total - done) / done)}"
    return f"{what} [{bar}] {done * 100 // total} %{left}"


@contextmanager
def progress() -> Iterator[Voortgang]:
    """A Voortgang that leaves no half line behind, however it ends."""
    voortgang = Voortgang()
    try:
        yield voortgang
    finally:
        voortgang.clear()


def _duration(seconds: float) -> str:
    if seconds < 90:
        whole = max(1, round(seconds))
        return f"{whole} {'seconde' if whole == 1 else 'seconden'}"
    minutes = round(seconds / 60)
    return f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"
