"""Counting a region, school by school: of each only a packed row stays behind."""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import NamedTuple

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Norm, Sector
from basisnorm.regio.model import Gebiedstand, Schooluitslag
from basisnorm.regio.overzicht.eisen import Eisteller
from basisnorm.regio.overzicht.groepen import Pakket
from basisnorm.regio.overzicht.overzicht import (
    Cel,
    Eistelling,
    Gebiedoverzicht,
    Hulp,
    Overzicht,
    Spreiding,
    Uitkomst,
    most_common,
    outcome,
)
from basisnorm.regio.overzicht.rij import Schoolnaam, pack, unpack, unpack_kern
from basisnorm.regio.overzicht.vorige import Vergelijker, Vorige

# For how many of the most common verbeterpunten help is looked for (own choice).
HULP = 10
_BEKEND = frozenset(soort for soort in Schoolsoort if soort.norm_bekend)
_UITKOMST = {uitkomst: place for place, uitkomst in enumerate(Uitkomst)}


class _Known(NamedTuple):
    """A cell that was seen before: where it stands, and what a school with it adds."""

    place: int
    number: int
    mask: int
    counts: int


class Overzichtteller:
    """Takes results one by one, in any order; `finish` gives the Overzicht."""

    def __init__(self, norm: Norm, *, vorige: Vorige | None = None) -> None:
        self._norm = norm
        self._gebieden = {gebied.id: place for place, gebied in enumerate(norm.gebieden)}
        self._kern = [eis.kern for eis in norm.eisen.values()]
        self._known: dict[tuple[object, ...], _Known] = {}
        self._cells: list[Cel] = []
        self._asked: set[int] = set()
        self._rows: list[bytes] = []
        self._eisen = Eisteller(norm)
        self._pakket = Pakket(norm)
        self._school = {each: self._pakket.of_school(each) for each in Uitkomst}
        self._apart: Counter[Schoolsoort] = Counter()
        self._besturen: Counter[str | None] = Counter()
        self._gemeenten: Counter[str | None] = Counter()
        self._met: Counter[tuple[Schoolsoort, int, int]] = Counter()
        self._only_kern = self._some_open = self._helping = 0
        self._verbanden: set[str | None] = set()
        self._years: set[str | None] = set()
        self._days: set[str] = set()
        self._vergelijker = Vergelijker(norm, vorige) if vorige else None

    def add(self, uitslag: Schooluitslag) -> None:
        """Count one school. Everything that repeats is looked up: this runs for thousands."""
        rij, school = uitslag.rij, uitslag.rij.school
        result = outcome(uitslag.conclusie, uitslag.telling)
        cells = [0] * len(self._gebieden)
        mask, counts = self._eisen.nothing, self._school[result]
        for stand in uitslag.gebieden:
            telling = stand.telling
            # Everything that a cell shows, and what tells whether it was asked.
            key = (
                stand.gebied, telling.kern_op_orde, telling.kern_niet, telling.kern_open,
                telling.kern_nvt, telling.open, telling.eisen,
            )  # fmt: skip
            known = self._known.get(key) or self._new_cell(key, stand)
            cells[known.place] = known.number
            mask ^= known.mask
            counts += known.counts
        if school.schoolsoort in _BEKEND:
            self._eisen.add(rij.staten, mask)
            self._besturen[school.bestuur or None] += counts
            self._gemeenten[school.gemeente or None] += counts
            self._count(uitslag)
        else:
            self._apart[school.schoolsoort] += counts
        kern = bytes(compress(rij.staten, self._kern)) if rij.wil_helpen else b""
        self._helping += rij.wil_helpen is True
        self._rows.append(pack(school, _UITKOMST[result], cells, kern))
        self._verbanden.add(school.samenwerkingsverband)
        self._years.add(rij.schooljaar)
        self._days.add(rij.datum)
        if self._vergelijker:
            self._vergelijker.add(uitslag)

    def finish(self) -> Overzicht:
        """The region, of all schools that were added; nothing may be added after it."""
        self._rows.sort()
        total, pakket = sum(self._besturen.values()), self._pakket
        places = sorted(self._asked)
        eisen = self._eisen.finish()
        return Overzicht(
            norm=self._norm,
            stand=pakket.stand(total),
            apart=tuple(
                (soort, pakket.stand(self._apart[soort]))
                for soort in Schoolsoort
                if soort in self._apart
            ),
            sectoren=tuple(
                sector
                for sector in Sector
                if any(soort.sector is sector for soort, _, _ in self._met)
            ),
            gebieden=tuple(
                Gebiedoverzicht(gebied=self._norm.gebieden[place], stand=pakket.stand(total, place))
                for place in places
            ),
            eisen=eisen,
            spreiding=tuple(filter(None, map(self._spread, Sector))),
            besturen=pakket.groepen(self._besturen, places),
            gemeenten=pakket.groepen(self._gemeenten, places),
            hulp=self._help(most_common(eisen)[:HULP]),
            willen_helpen=self._helping,
            alleen_kern=self._only_kern,
            kern_open=self._some_open,
            samenwerkingsverbanden=tuple(sorted(filter(None, self._verbanden))),
            schooljaren=tuple(sorted(filter(None, self._years))),
            datums=(min(self._days), max(self._days)) if self._days else None,
            vergelijking=self._vergelijker.finish() if self._vergelijker else None,
            cellen=tuple(self._cells),
            rijen=tuple(self._rows),
        )

    def _new_cell(self, key: tuple[object, ...], stand: Gebiedstand) -> _Known:
        telling, place = stand.telling, self._gebieden[stand.gebied]
        cel = Cel(
            uitkomst=outcome(stand.conclusie, telling),
            kern_op_orde=telling.kern_op_orde,
            kern_niet=telling.kern_niet,
            kern_open=telling.kern_open,
        )
        self._cells.append(cel)
        self._asked.add(place)
        self._known[key] = _Known(
            place=place,
            number=len(self._cells),
            mask=self._eisen.mask(stand.gebied, telling),
            counts=self._pakket.of_cel(place, cel),
        )
        return self._known[key]

    def _count(self, uitslag: Schooluitslag) -> None:
        """How many kerneisen are met, and which questionnaire it may have been."""
        telling = uitslag.telling
        met, left = telling.kern_op_orde, telling.kern_open
        answered = met + telling.kern_niet
        self._met[uitslag.rij.school.schoolsoort, -1 if left else met, answered + left] += 1
        if left:
            self._some_open += left < telling.kern
        if 0 < answered == telling.beantwoord and telling.open > left:
            self._only_kern += 1

    def _spread(self, sector: Sector) -> Spreiding | None:
        """None when no kerneisen apply to any school of this sector."""
        numbers: Counter[int] = Counter()
        most = 0
        for (soort, met, whole), number in self._met.items():
            if soort.sector is sector:
                most = max(most, whole)
                numbers[met] += number
        left_open = numbers.pop(-1, 0)
        if not most:
            return None
        return Spreiding(
            sector=sector,
            kern=most,
            aantallen=tuple(sorted(numbers.items())),
            met_open=left_open,
        )

    def _help(self, common: tuple[Eistelling, ...]) -> tuple[Hulp, ...]:
        """Who is willing to help with each of these, in the order of the alphabet."""
        kerneisen = [eis.id for eis in self._norm.eisen.values() if eis.kern]
        places = [kerneisen.index(each.eis.id) for each in common]
        kept: list[list[Schoolnaam]] = [[] for _ in common]
        met: list[list[Schoolnaam]] = [[] for _ in common]
        for row in self._rows:
            if not (kern := unpack_kern(row, len(kerneisen))):
                continue
            school = unpack(row).school
            for number, place in enumerate(places):
                level = kern[place] & 7
                if level == 3:
                    kept[number].append(school)
                elif self._norm.drempel <= level < 3:
                    met[number].append(school)
        return tuple(
            Hulp(
                eis=each.eis,
                nog_niet=each.nog_niet,
                geborgd=tuple(kept[number]),
                op_orde=tuple(met[number]),
            )
            for number, each in enumerate(common)
        )
