"""uitslagen.json: all schools for other programs, one on each line
(schema: reports/schema/uitslagen-1.json).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from json.encoder import encode_basestring

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Norm
from basisnorm.rapport.batch.tabelvorm import Geheugen
from basisnorm.regio.model import Schoolrij
from basisnorm.regio.tellen.blokteller import Uitkomsten
from basisnorm.regio.tellen.stand import Stand, as_telling
from basisnorm.uitslag.model import SHOWN
from basisnorm.uitslag.verklaring import describe

FORMAAT_VERSIE = 1
END = "\n]}\n"

# Writing text around numbers is several times faster than json.dumps of the same; a test reads
# it back.
_TELLING = ", ".join(f'"{name}": {{0.{name}}}' for name in SHOWN)


class Schoolregels:
    """Makes the lines, one for each school."""

    def __init__(self) -> None:
        self._stand = Geheugen(_stand)
        # What schools share with others.
        self._shared = Geheugen(_text)
        self._soort = Geheugen(_soort)
        self._punten: dict[tuple[str, ...], list[_Punten]] = {}

    def regels(
        self, rijen: Sequence[Schoolrij], uitkomsten: Uitkomsten, ranked: tuple[str, ...]
    ) -> Iterator[str]:
        """Each school, without line end; `ranked` are the verbeterpunten that it can have."""
        shared, soort = self._shared, self._soort
        punten = self._punten.get(ranked)
        if punten is None:
            punten = [_Punten(ranked[at : at + 8]) for at in range(0, len(ranked), 8)]
            self._punten[ranked] = punten
        stand = self._stand.__getitem__
        none = [""] * len(rijen)
        per_gebied = [map(stand, each) for each in uitkomsten.per_gebied]
        ids = [
            map(memory.__getitem__, each)
            for memory, each in zip(punten, uitkomsten.punten, strict=True)
        ]
        before, after = "{}" if per_gebied else ("", "")
        for rij, school, of_school, of_gebieden, points in zip(
            rijen,
            [rij.school for rij in rijen],
            map(stand, uitkomsten.scholen),
            map("}, {".join, zip(*per_gebied, strict=True)) if per_gebied else none,
            map("".join, zip(*ids, strict=True)) if ids else none,
            strict=True,
        ):
            yield (
                f'{{"school": {{"vestigingscode": "{school.vestigingscode}", '
                f'"locatie": {shared[school.locatie]}, {soort[school.schoolsoort]}, '
                f'"naam": {_text(school.naam)}, '
                f'"samenwerkingsverband": {shared[school.samenwerkingsverband]}, '
                f'"bestuur": {shared[school.bestuur]}, "gemeente": {shared[school.gemeente]}, '
                f'"plaats": {shared[school.plaats]}}}, "schooljaar": {shared[rij.schooljaar]}, '
                f'"datum": "{rij.datum}", {of_school}, "gebieden": [{before}{of_gebieden}{after}], '
                f'"verbeterpunten": [{points[:-2]}]}}'
            )


class _Punten(dict[int, str]):
    """From the bits of a byte to the ids that they stand for, each with a comma behind it."""

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__({0: ""})
        self._ids = ids

    def __missing__(self, bits: int) -> str:
        rest = bits & bits - 1
        first = (bits ^ rest).bit_length() - 1
        text = self[bits] = f'"{self._ids[first]}", {self[rest]}'
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
    telling = _TELLING.format(as_telling(stand))
    return (
        f'{gebied}"conclusie": "{stand.conclusie}", "telling": {{{telling}}}, '
        f'"percentage": {number}'
    )


def _soort(soort: Schoolsoort) -> str:
    return f'"schoolsoort": "{soort}", "sector": "{soort.sector}"'


def _text(text: str | None) -> str:
    return "null" if text is None else encode_basestring(text)
