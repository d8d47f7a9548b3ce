"""Puts the output of a batch in a folder: schools in, files out, one school at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from basisnorm import files
from basisnorm.audit.persoonsgegevens import without_personal
from basisnorm.errors import Melding
from basisnorm.folders import Werkmap, is_inside, replace_folder
from basisnorm.norm.model import Norm
from basisnorm.rapport.batch import uitslagen_json
from basisnorm.rapport.batch.afgewezen import Afgewezenvorm
from basisnorm.rapport.batch.eerder import UITSLAGEN as UITSLAGEN
from basisnorm.rapport.batch.eerder import check_fewer, must_stay
from basisnorm.rapport.batch.schooltabellen import Schooltabellen
from basisnorm.rapport.batch.tabelvorm import EXCEL, GEWOON, Tekstbestand, row
from basisnorm.regio.bron import Item
from basisnorm.regio.model import Afgewezen, Bronvorm, Schoolrij
from basisnorm.regio.tellen.teller import Teller

UITVOER = "basisnorm-uitvoer.json"
ANTWOORDEN = "antwoorden.csv"
# So many schools are written at once: more gains nothing, and takes memory.
_TOGETHER = 256
MELDINGEN = ("ernst", "code", "bestand", "blad", "regel", "kolom", "veld", "vestigingscode",
             "waarde", "tekst", "oplossing")  # fmt: skip


class Bladen(Protocol):
    """Makes pages of schools: called for each, and once at the end."""

    def add(self, rij: Schoolrij) -> None:
        """Take one school."""
        ...

    def finish(self) -> None:
        """Write what is left."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitvoer:
    """What is known before the first school. `datum` is ISO."""

    norm: Norm
    vragenlijst: str
    vorm: Bronvorm
    programma: str
    datum: str
    excel: bool = False


@contextmanager
def output_folder(
    target: Path, *, vorige: Path | None = None, minder: bool = False
) -> Iterator[Werkmap]:
    """A folder to write in, that takes the place of `target` at the end (see folders).

    An output of another school year stays, and so does `vorige`. BasisnormFout when many schools
    would be gone from `target`, unless `minder` says that they should.
    """
    named = vorige.resolve() if vorige is not None else None

    def stays(older: Path, new: Path) -> bool:
        return older == named or must_stay(older, new)

    with replace_folder(target, listed, stays) as work:
        yield work
        if not minder:
            check_fewer(target, work.path)


def listed(folder: Path) -> list[str] | None:
    """The files that we wrote in a folder; None when it is not an output of ours."""
    found = read_uitvoer(folder)
    if found is None:
        return None
    names = found.get("bestanden")
    ours = names if isinstance(names, list) else []
    return [UITVOER, *(each for each in ours if isinstance(each, str) and is_inside(each))]


def read_uitvoer(folder: Path) -> dict[str, object] | None:
    """What stands in basisnorm-uitvoer.json of a folder; None when it is not one of ours."""
    data = files.read_if_there(folder / UITVOER)
    if data is None:
        return None
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    ours = isinstance(found, dict) and found.get("formaat") == "basisnorm-uitvoer"
    return found if ours else None


def write_uitvoer(
    work: Werkmap,
    uitvoer: Uitvoer,
    items: Iterable[Item],
    *,
    report: Callable[[Melding], None],
    bladen: Iterable[Bladen] = (),
    teller: Teller,
) -> None:
    """Write all tables, and everything of `bladen`.

    `report` is told every melding. The list of files comes last: without it, a folder is not
    ours.
    """
    bladen = tuple(bladen)
    with ExitStack() as stack:
        tabellen = _Tabellen(work, uitvoer, teller, stack)
        for item in items:
            if type(item) is Schoolrij:
                tabellen.school(item)
                for each in bladen:
                    each.add(item)
            elif type(item) is Afgewezen:
                tabellen.afgewezen(item)
                for melding in item.meldingen:
                    report(melding)
            else:
                assert isinstance(item, Melding)
                tabellen.melding(item)
                report(item)
        tabellen.finish()
    for each in bladen:
        each.finish()
    norm = uitvoer.norm
    manifest = {
        "formaat": "basisnorm-uitvoer",
        "formaat_versie": 1,
        "programma": uitvoer.programma,
        "norm": {"id": norm.id, "versie": norm.versie, "vingerafdruk": norm.vingerafdruk},
        "vragenlijst": uitvoer.vragenlijst,
        "datum": uitvoer.datum,
        "bestanden": sorted(work.namen),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    files.write_whole(work.path / UITVOER, text.encode())


class _Tabellen:
    """The six files that every batch has."""

    def __init__(self, work: Werkmap, uitvoer: Uitvoer, teller: Teller, stack: ExitStack) -> None:
        norm, bron = uitvoer.norm, uitvoer.vorm
        vorm = EXCEL if uitvoer.excel else GEWOON

        def open_text(name: str) -> Tekstbestand:
            bestand = Tekstbestand(work.create(name))
            stack.callback(bestand.close)
            return bestand

        def write(name: str, head: str) -> Callable[[bytes], None]:
            bestand = open_text(name)
            bestand.write(_encoded(vorm.begin + head))
            return bestand.write

        self._vorm, self._written = vorm, False
        self._rijen: list[Schoolrij] = []
        self._refused = Afgewezenvorm(bron)
        self._scholen = Schooltabellen(norm, bron, vorm, teller)
        uitslagen, lang, antwoorden = self._scholen.koppen
        self._write_uitslag = write(UITSLAGEN, uitslagen)
        self._write_lang = write("uitslagen-lang.csv", lang)
        self._write_antwoord = write(ANTWOORDEN, antwoorden)
        self._write_melding = write("meldingen.csv", row(MELDINGEN, vorm))
        self._write_afgewezen = write("afgewezen.csv", row(self._refused.koppen, vorm))
        bestand = open_text("uitslagen.json")
        bestand.write(uitslagen_json.head(norm, uitvoer.vragenlijst, uitvoer.programma).encode())
        self._write_json = bestand.write

    def school(self, rij: Schoolrij) -> None:
        self._rijen.append(rij)
        if len(self._rijen) == _TOGETHER:
            self._write_schools()

    def _write_schools(self) -> None:
        uitslag, lang, antwoord, objects = self._scholen.regels(self._rijen)
        self._write_uitslag(uitslag)
        self._write_lang(lang)
        self._write_antwoord(antwoord)
        self._write_json(b",\n" if self._written else b"\n")
        self._write_json(objects)
        self._written = True
        self._rijen.clear()

    def afgewezen(self, item: Afgewezen) -> None:
        for melding in item.meldingen:
            self.melding(melding)
        for cells in self._refused.rows(item):
            self._write_afgewezen(_encoded(row(cells, self._vorm)))

    def melding(self, melding: Melding) -> None:
        values = (_value(getattr(melding, name)) for name in MELDINGEN)
        self._write_melding(_encoded(row(values, self._vorm)))

    def finish(self) -> None:
        if self._rijen:
            self._write_schools()
        self._write_json(uitslagen_json.END.encode())


def _encoded(text: str) -> bytes:
    """As UTF-8; the name of a file need not be text."""
    return text.encode(errors="backslashreplace")


def _value(value: object) -> object:
    """What someone typed is quoted in messages; what looks like a person is left out."""
    return without_personal(value) if type(value) is str else value
