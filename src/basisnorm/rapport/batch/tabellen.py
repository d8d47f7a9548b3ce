"""What each table of a batch says of a school, and uitslagen.json
(schema: reports/schema/uitslagen-1.json).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple

from basisnorm.audit.model import School
from basisnorm.invoer.model import Bronvorm, Inzending, kept_answers
from basisnorm.invoer.tabel.tabel import guard
from basisnorm.norm.model import Norm
from basisnorm.regio.overzicht.school import Schooluitslag
from basisnorm.uitslag.model import (
    SHOWN,
    Conclusie,
    EisUitslag,
    GebiedUitslag,
    Staat,
    Telling,
    Uitslag,
)
from basisnorm.uitslag.verklaring import describe

SCHOOL = ("vestigingscode", "locatie", "naam", "schoolsoort", "samenwerkingsverband", "bestuur",
          "gemeente")  # fmt: skip
# What is counted of a school; kern_van_toepassing = kern - kern_nvt, and it is also the sum of
# kern_op_orde, kern_niet and kern_open: the whole of which a share can be taken.
AANTALLEN = ("kern", "kern_van_toepassing", "kern_op_orde", "kern_niet", "kern_open", "kern_nvt",
             "open", "nvt", "zonder_bewijs")  # fmt: skip
# What stands behind the name of each gebied.
GEBIED = ("conclusie", "kern", "kern_van_toepassing", "kern_op_orde", "kern_nvt", "percentage")
LANG = ("vestigingscode", "locatie", "gebied", "eis", "kern", "staat", "niveau", "op_orde",
        "basis", "norm", "versie")  # fmt: skip
FORMAAT_VERSIE = 1
JSON_END = "\n]}\n"
_JA_NEE = {True: "ja", False: "nee", None: ""}
_aantallen, _of_gebied = attrgetter(*AANTALLEN), attrgetter(*GEBIED[1:-1])
_shown = attrgetter(*SHOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabelvorm:
    """How cells become lines. `komma` stands in a number, `begin` before the first line."""

    scheiding: str
    regeleinde: str
    komma: str
    begin: str = ""

    def lines(self, rows: Iterable[Iterable[object]]) -> str:
        """Rows as text; their cells are what `safe` gives, or a number."""
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=self.scheiding, lineterminator=self.regeleinde).writerows(rows)
        return text.getvalue()

    def getal(self, tenths: int | None) -> str:
        """735 as "73.5"; empty for None."""
        return "" if tenths is None else f"{tenths // 10}{self.komma}{tenths % 10}"


GEWOON = Tabelvorm(scheiding=",", regeleinde="\n", komma=".")
EXCEL = Tabelvorm(scheiding=";", regeleinde="\r\n", komma=",", begin="\ufeff")


def safe(text: str | None) -> str:
    """Text from people as a cell: nothing a spreadsheet would run, one kind of line end."""
    return guard(text).replace("\r\n", "\n").replace("\r", "\n") if text else ""


class Regels(NamedTuple):
    """The lines of some schools in each of the files that have a line for them.

    `objecten` are those of uitslagen.json, with a comma and a line end between them.
    """

    uitslagen: str
    lang: str
    antwoorden: str
    objecten: str


class Schooltabellen:
    """Makes the lines of uitslagen.csv, uitslagen-lang.csv, antwoorden.csv and uitslagen.json."""

    def __init__(self, norm: Norm, bron: Bronvorm, vorm: Tabelvorm) -> None:
        self._norm, self._bron, self._vorm = norm, bron, vorm
        self._gebieden = [each.id for each in norm.gebieden_voor(bron.extra_gebieden)]
        # The ends of lines of uitslagen-lang.csv: thousands of schools share each of them, and to
        # make them again takes longer than all other tables together.
        self._ends: dict[tuple[str, int | None, Staat], str] = {}
        self._encode = json.JSONEncoder(ensure_ascii=False).encode

    @property
    def koppen(self) -> Regels:
        """The headings of the CSV files."""
        uitslagen = [
            *SCHOOL, "schooljaar", "datum", "conclusie", *AANTALLEN, "percentage",
            *(f"{gebied}_{each}" for gebied in self._gebieden for each in GEBIED),
            "norm", "versie", "vingerafdruk",
        ]  # fmt: skip
        antwoorden = [
            *SCHOOL, "plaats", "schooljaar", "datum", "rol", "wil_helpen", *self._bron.eisen,
            *(f"{eis} {deel}" for eis, deel in self._bron.beside),
        ]  # fmt: skip
        begin, lines = self._vorm.begin, self._vorm.lines
        return Regels(
            uitslagen=begin + lines([uitslagen]),
            lang=begin + lines([LANG]),
            antwoorden=begin + lines([antwoorden]),
            objecten="",
        )

    def regels(self, scholen: Sequence[Schooluitslag]) -> Regels:
        """What each of the four files says of these schools, in their order."""
        begins = [_school(each.inzending.school) for each in scholen]
        rows = [*zip(begins, scholen, strict=True)]
        return Regels(
            uitslagen=self._vorm.lines([*begin, *self._uitslag(*each)] for begin, each in rows),
            lang="".join(self._lang(begin[0], begin[1], each.uitslag) for begin, each in rows),
            antwoorden=self._vorm.lines(
                [*begin, *self._antwoorden(each.inzending)] for begin, each in rows
            ),
            objecten=",\n".join(self._encode(_as_dict(*each)) for each in scholen),
        )

    def _uitslag(self, inzending: Inzending, uitslag: Uitslag) -> Iterator[object]:
        """A row of uitslagen.csv, behind the cells of SCHOOL."""
        yield safe(inzending.audit.schooljaar)
        yield inzending.datum
        yield from self._counts(uitslag, _aantallen)
        per_gebied = {gebied.gebied.id: gebied for gebied in uitslag.gebieden}
        for gebied in self._gebieden:
            found = per_gebied.get(gebied)
            # A school that was not asked a gebied in preparation.
            yield from self._counts(found, _of_gebied) if found else [""] * len(GEBIED)
        yield from (self._norm.id, self._norm.versie, self._norm.vingerafdruk)

    def _counts(
        self, of: Uitslag | GebiedUitslag, counts: Callable[[Telling], tuple[int, ...]]
    ) -> tuple[object, ...]:
        return of.conclusie, *counts(of.telling), self._vorm.getal(of.percentage)

    def _lang(self, code: str, locatie: str, uitslag: Uitslag) -> str:
        """The lines of uitslagen-lang.csv: one for each eis that applies."""
        ends, elders = self._ends, Staat.ANDERE_SECTOR
        lines = [
            ends.get((each.eis.id, each.niveau, each.staat)) or self._end(each)
            for each in uitslag.eisen
            if each.staat is not elders
        ]
        if not lines:
            return ""
        # With an empty cell behind it, so that the separator is there.
        begin = self._vorm.lines([[code, locatie, ""]]).removesuffix(self._vorm.regeleinde)
        return begin + begin.join(lines)

    def _end(self, uitkomst: EisUitslag) -> str:
        eis, norm = uitkomst.eis, self._norm
        line = self._vorm.lines([
            [
                safe(eis.gebied), safe(eis.id), _JA_NEE[eis.kern], uitkomst.staat.value,
                uitkomst.niveau, _JA_NEE[uitkomst.op_orde], eis.basis.value, norm.id, norm.versie,
            ]
        ])  # fmt: skip
        return self._ends.setdefault((eis.id, uitkomst.niveau, uitkomst.staat), line)

    def _antwoorden(self, inzending: Inzending) -> Iterator[object]:
        """A row of antwoorden.csv, behind the cells of SCHOOL: what was read, canonical, so that it
        can be scored again."""
        audit, kept = inzending.audit, kept_answers(inzending, self._norm)
        yield safe(audit.school.plaats)
        yield safe(audit.schooljaar)
        yield inzending.datum
        yield safe(audit.rol)
        yield _JA_NEE[inzending.wil_helpen]
        # Nothing, and a note without an answer, make an empty cell.
        answers = map(kept.get, self._bron.eisen)
        yield from [each and ("nvt" if each.nvt else each.niveau) for each in answers]
        if self._bron.beside:
            texts = {
                (eis, deel): text
                for eis, antwoord in kept.items()
                for deel, text in inzending.beside(antwoord)
            }
            for each in self._bron.beside:
                yield safe(texts.get(each))


def json_head(norm: Norm, vragenlijst: str, programma: str) -> str:
    """Everything in uitslagen.json before the first school."""
    values = {
        "formaat": "basisnorm-uitslagen",
        "formaat_versie": FORMAAT_VERSIE,
        "programma": programma,
        "norm": {
            "id": norm.id,
            "versie": norm.versie,
            "vingerafdruk": norm.vingerafdruk,
            "peildatum": norm.peildatum,
            "vragenlijst": vragenlijst,
            "drempel": norm.drempel,
        },
        "verklaring": describe(norm),
    }
    text = json.dumps(values, ensure_ascii=False)
    return f'{text[:-1]}, "scholen": ['


def _school(school: School) -> tuple[str, ...]:
    """The cells of SCHOOL, as both tables begin."""
    return (
        school.vestigingscode,
        safe(school.locatie),
        safe(school.naam),
        school.schoolsoort.value,
        safe(school.samenwerkingsverband),
        safe(school.bestuur),
        safe(school.gemeente),
    )


def _as_dict(inzending: Inzending, uitslag: Uitslag) -> dict[str, Any]:
    """One school in uitslagen.json."""
    school = inzending.school
    return {
        "school": {
            "vestigingscode": school.vestigingscode,
            "locatie": school.locatie,
            "schoolsoort": school.schoolsoort.value,
            "sector": school.sector.value,
            "naam": school.naam,
            "samenwerkingsverband": school.samenwerkingsverband,
            "bestuur": school.bestuur,
            "gemeente": school.gemeente,
            "plaats": school.plaats,
        },
        "schooljaar": inzending.audit.schooljaar,
        "datum": inzending.datum,
        **_cijfers(uitslag.conclusie, uitslag.telling, uitslag.percentage),
        "gebieden": [
            {"id": each.gebied.id, **_cijfers(each.conclusie, each.telling, each.percentage)}
            for each in uitslag.gebieden
        ],
        "verbeterpunten": [each.eis.id for each in uitslag.nog_niet],
    }


def _cijfers(conclusie: Conclusie, telling: Telling, percentage: int | None) -> dict[str, Any]:
    return {
        "conclusie": conclusie,
        "telling": dict(zip(SHOWN, _shown(telling), strict=True)),
        "percentage": None if percentage is None else percentage / 10,
    }
