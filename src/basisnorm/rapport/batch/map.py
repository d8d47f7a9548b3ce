"""Puts the output of a batch in a folder: schools in, files out, a block of schools at a time.

A later run never removes what nobody can make again: the figures of another year.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from basisnorm import files
from basisnorm.audit.persoonsgegevens import without_personal
from basisnorm.audit.schooljaar import schooljaar_van
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.folders import Werkmap, is_inside, replace_folder
from basisnorm.invoer.eerder import (
    AFGEWEZEN,
    ANTWOORDEN,
    LANG,
    MELDINGLIJST,
    OBJECTEN,
    UITSLAGEN,
    UITVOER,
    read_own,
    read_uitvoer,
)
from basisnorm.invoer.model import Afgewezen, Inzending, Leesresultaat
from basisnorm.rapport.batch.afgewezen import Afgewezenvorm
from basisnorm.rapport.batch.tabellen import JSON_END, Schooltabellen, json_head, safe
from basisnorm.rapport.batch.werk import Ploeg, Uitgewerkt, Werk
from basisnorm.rapport.regio.colofon import Paginas
from basisnorm.regio.overzicht.school import Regiotelling
from basisnorm.words import slug

_KOPPEN = ("ernst", "code", "bestand", "blad", "regel", "kolom", "veld", "vestigingscode",
           "waarde", "tekst", "oplossing")  # fmt: skip
# Where the pages of each soort come, in the folder for internal use: a schoolgids is for parents,
# but only the school itself decides when it is.
FOLDER = "intern"
FOLDERS = {"verbeter": "scholen", "schoolgids": "schoolgids"}


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


@dataclass(frozen=True, slots=True)
class Uitvoerinhoud:
    """`jaren` as "2026-2027"; "" stands for schools of which the year is not known."""

    scholen: int
    jaren: frozenset[str]


_UNKNOWN = Uitvoerinhoud(0, frozenset({""}))


def read_inhoud(folder: Path) -> Uitvoerinhoud:
    """What stands in uitslagen.csv of an output folder.

    A folder without one that can be read holds no schools that we can count, of an unknown year.
    """
    path = folder / UITSLAGEN
    scholen, jaren = 0, set[str]()
    try:
        if not files.exists(path):
            return _UNKNOWN
        for code, schooljaar, datum in read_own(path, "vestigingscode", "schooljaar", "datum"):
            if code:
                scholen += 1
                jaren.add(schooljaar or _year(datum))
    except BasisnormFout:
        return _UNKNOWN
    return Uitvoerinhoud(scholen, frozenset(jaren))


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


class Uitvoer:
    """Writes what comes out of a source in a folder.

    `regio` is what the schools come to together, complete after `write`; `gidsen`, `concepten` and
    `elders` count the schoolgidsen, those that are not settled yet, and those of a school of
    another samenwerkingsverband.
    """

    def __init__(
        self, work: Werkmap, werk: Werk, *, datum: str, jobs: int, zeker: bool, stack: ExitStack
    ) -> None:
        """`datum` is ISO. `stack` closes files, and stops what is still at work when something
        fails; see Ploeg about `jobs` and `zeker`."""
        self._work, self._werk, self._datum, self._stack = work, werk, datum, stack
        self._taken: set[str] = set()
        self._names: dict[tuple[str, str | None], str] = {}
        self.regio = Regiotelling()
        self.gidsen = self.concepten = self.elders = 0
        self._refused = Afgewezenvorm(werk.vorm)
        koppen = Schooltabellen(werk.norm, werk.vorm, werk.tabelvorm).koppen
        self._uitslagen = self._open(UITSLAGEN, koppen.uitslagen)
        self._lang = self._open(LANG, koppen.lang)
        self._antwoorden = self._open(ANTWOORDEN, koppen.antwoorden)
        begin = werk.tabelvorm.begin
        self._meldingen = self._csv(self._open(MELDINGLIJST, begin), _KOPPEN)
        self._afgewezen = self._csv(self._open(AFGEWEZEN, begin), self._refused.koppen)
        self._json = self._open(OBJECTEN, json_head(werk.norm, werk.vragenlijst.id, werk.programma))
        self._before = "\n"
        self._ploeg = Ploeg(werk, self._take, jobs=jobs, zeker=zeker)
        stack.callback(self._ploeg.close)

    def write(self, items: Iterable[Leesresultaat], report: Callable[[Melding], None]) -> None:
        """Write everything that comes; `report` is told every melding."""
        for item in items:
            if isinstance(item, Inzending):
                self._ploeg.add(item, self._pages(item))
            elif isinstance(item, Afgewezen):
                for melding in item.meldingen:
                    self._melding(melding)
                    report(melding)
                self._afgewezen.writerows(map(safe, row) for row in self._refused.rows(item))
            else:
                self._melding(item)
                report(item)
        self._ploeg.finish()
        self._json.write(JSON_END)

    def close(self) -> None:
        """Close all files, and write the list of them: without it, a folder is not ours."""
        self._stack.close()
        norm = self._werk.norm
        manifest = {
            "formaat": "basisnorm-uitvoer",
            "formaat_versie": 1,
            "programma": self._werk.programma,
            "norm": {"id": norm.id, "versie": norm.versie, "vingerafdruk": norm.vingerafdruk},
            "vragenlijst": self._werk.vragenlijst.id,
            "datum": self._datum,
            "bestanden": sorted(self._work.namen),
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        files.write_whole(self._work.path / UITVOER, text.encode())

    @property
    def met_gidsen(self) -> bool:
        """Whether schoolgidsen were asked for."""
        return "schoolgids" in self._werk.soorten

    def paginas_of(self, vestigingscode: str, locatie: str | None) -> Paginas:
        """The pages of a school, as paths in FOLDER."""
        stem = self._names.get((vestigingscode, locatie))
        rapport, gids = (
            f"{folder}/{stem}.html" if stem and soort in self._werk.soorten else None
            for soort, folder in FOLDERS.items()
        )
        return Paginas(rapport=rapport, gids=gids)

    def _open(self, name: str, begin: str) -> io.TextIOWrapper:
        """A new file; the name of a file, which stands in some, need not be text."""
        handle = io.TextIOWrapper(
            self._work.create(name), encoding="utf-8", errors="backslashreplace", newline=""
        )
        self._stack.enter_context(handle)
        handle.write(begin)
        return handle

    def _csv(self, handle: io.TextIOWrapper, koppen: Iterable[str]) -> Any:
        vorm = self._werk.tabelvorm
        writer = csv.writer(handle, delimiter=vorm.scheiding, lineterminator=vorm.regeleinde)
        writer.writerow(map(safe, koppen))
        return writer

    def _melding(self, melding: Melding) -> None:
        """What someone typed is quoted in it; what looks like a person is left out."""
        values = (getattr(melding, name) for name in _KOPPEN)
        self._meldingen.writerow(
            safe(without_personal(value)) if isinstance(value, str) else value for value in values
        )

    def _take(self, done: Uitgewerkt) -> None:
        regels = done.regels
        self._uitslagen.write(regels.uitslagen)
        self._lang.write(regels.lang)
        self._antwoorden.write(regels.antwoorden)
        self._json.write(f"{self._before}{regels.objecten}")
        self._before = ",\n"
        self.regio.join(done.regio)

    def _pages(self, inzending: Inzending) -> tuple[Path, ...]:
        """The paths for the pages of a school."""
        soorten = self._werk.soorten
        if not soorten:
            return ()
        stem = self._names[inzending.sleutel] = self._name(inzending)
        if self.met_gidsen:
            gids = inzending.audit.schoolgids
            self.gidsen += 1
            self.concepten += gids is None or gids.vastgesteld_op is None
            if (keuzes := self._werk.keuzes) is not None:
                verband = inzending.school.samenwerkingsverband
                self.elders += keuzes.verband.is_another(verband)
        return tuple(
            self._work.reserve(f"{FOLDER}/{FOLDERS[soort]}/{stem}.html") for soort in soorten
        )

    def _name(self, inzending: Inzending) -> str:
        """The code, with what is left of the locatie in a file name; never one used before."""
        code, locatie = inzending.school.vestigingscode, inzending.school.locatie
        stem = f"{code}-{slug(locatie)}" if locatie else code
        name, number = stem, 2
        while name.lower() in self._taken:
            name, number = f"{stem}-{number}", number + 1
        self._taken.add(name.lower())
        return name
