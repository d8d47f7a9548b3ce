"""uitslagen.json: all schools for other programs, one on each line
(schema: reports/schema/uitslagen-1.json).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from json.encoder import encode_basestring
from operator import getitem

from basisnorm.audit.school import Schoolsoort
from basisnorm.norm.model import Norm
from basisnorm.rapport.tabelvorm import Geheugen
from basisnorm.regio.model import Schoolrij
from basisnorm.regio.tellen import Stand, Standen
from basisnorm.uitslag.model import COUNTS
from basisnorm.uitslag.verklaring import describe

FORMAAT_VERSIE = 1
END = "\n]}\n"

# Writing text around numbers is several times faster than json.dumps of the same; a test reads
# it back.
_TELLING = "{" + ", ".join(f'"{name}": %d' for name in COUNTS) + "}"


class Schoolregels:
    """Makes the lines, one for each school. `ranked` are all possible verbeterpunten."""

    def __init__(self, ranked: Sequence[str]) -> None:
        self._stand = Geheugen(_stand)
        # What schools share with others.
        self._shared = Geheugen(_text)
        self._soort = Geheugen(_soort)
        self._points = [_Punten(ranked[at : at + 8]) for at in range(0, len(ranked), 8)]

    def regel(self, rij: Schoolrij, standen: Standen, below: int) -> str:
        """One school, without line end; `below` has a bit for each of its verbeterpunten."""
        school, shared = rij.school, self._shared
        gebieden = "}, {".join([*map(self._stand.__getitem__, standen.per_gebied)])
        points = below.to_bytes(len(self._points), "little")
        verbeterpunten = "".join([*map(getitem, self._points, points)])[:-2]
        return (
            f'{{"school": {{"vestigingscode": "{school.vestigingscode}", '
            f'"locatie": {shared[school.locatie]}, {self._soort[school.schoolsoort]}, '
            f'"naam": {_text(school.naam)}, '
            f'"samenwerkingsverband": {shared[school.samenwerkingsverband]}, '
            f'"bestuur": {shared[school.bestuur]}, "gemeente": {shared[school.gemeente]}, '
            f'"plaats": {shared[school.plaats]}}}, "schooljaar": {shared[rij.schooljaar]}, '
            f'"datum": "{rij.datum}", {_stand(standen.school)}, "gebieden": [{{{gebieden}}}], '
            f'"verbeterpunten": [{verbeterpunten}]}}'
        )


class _Punten(dict[int, str]):
    """From the bits of a byte to the ids that they stand for, each with a comma behind it."""

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__()
        self._ids = ids

    def __missing__(self, bits: int) -> str:
        chosen = (each for place, each in enumerate(self._ids) if bits >> place & 1)
        text = self[bits] = "".join(f'"{each}", ' for each in chosen)
        return text


def head(norm: Norm, vragenlijst: str, programma: str) -> str:
    """Everything before the first school."""
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


def _stand(stand: Stand) -> str:
    share = stand.percentage
    number = "null" if share is None else f"{share // 10}.{share % 10}"
    gebied = f'"id": "{stand.gebied}", ' if stand.gebied is not None else ""
    return (
        f'{gebied}"conclusie": "{stand.conclusie}", "telling": {_TELLING % stand.aantallen}, '
        f'"percentage": {number}'
    )


def _soort(soort: Schoolsoort) -> str:
    return f'"schoolsoort": "{soort}", "sector": "{soort.sector}"'


def _text(text: str | None) -> str:
    return "null" if text is None else encode_basestring(text)
