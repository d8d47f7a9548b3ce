"""Counting a region, school by school: of each only a packed row stays behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import compress
from typing import NamedTuple

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Norm, Sector
from basisnorm.regio.model import ANDERE_SECTOR, OPEN, Gebiedstand, Schooluitslag
from basisnorm.regio.overzicht.eisen import Eisteller
from basisnorm.regio.overzicht.groepen import Pakket
from basisnorm.regio.overzicht.hulp import find_hulp
from basisnorm.regio.overzicht.namen import Groepsnamen
from basisnorm.regio.overzicht.overzicht import (
    QUARTER,
    Eistelling,
    Gebiedoverzicht,
    Kwaliteit,
    Overzicht,
    counts,
    most_common,
)
from basisnorm.regio.overzicht.rij import pack
from basisnorm.regio.overzicht.spreiding import Spreider
from basisnorm.regio.overzicht.stand import Cel, Uitkomst, outcome
from basisnorm.regio.overzicht.vorige import Vergelijker, Vorige, schooljaar_of

# For how many of the most common verbeterpunten help is looked for (own choice).
HULP = 10
_BEKEND = frozenset(soort for soort in Schoolsoort if soort.norm_bekend)
# What stands there when nothing was answered.
_NOTHING = bytes((OPEN, ANDERE_SECTOR))
_UITKOMST = {uitkomst: place for place, uitkomst in enumerate(Uitkomst)}


class _Known(NamedTuple):
    """A cell that was seen before: where it stands, and what a school with it adds."""

    place: int
    number: int
    mask: int
    only_kern: int
    counts: int


class Overzichtteller:
    """Takes results one by one, in any order; `finish` gives the Overzicht.

    `gevraagd` are the eisen that could be answered: the columns of the table.
    """

    def __init__(
        self,
        norm: Norm,
        *,
        vorige: Vorige | None = None,
        gevraagd: Collection[str] | None = None,
    ) -> None:
        self._norm = norm
        self._gebieden = {gebied.id: place for place, gebied in enumerate(norm.gebieden)}
        self._kern = [eis.kern for eis in norm.eisen.values()]
        self._rest = [not each for each in self._kern]
        self._known: dict[tuple[object, ...], _Known] = {}
        self._cells: list[Cel] = []
        self._asked: set[int] = set()
        self._rows: list[bytes] = []
        self._eisen = Eisteller(norm, gevraagd)
        self._pakket = Pakket(norm)
        self._school = {each: self._pakket.of_school(each) for each in Uitkomst}
        self._soorten: Counter[Schoolsoort] = Counter()
        self._besturen: Counter[str] = Counter()
        self._gemeenten: Counter[str] = Counter()
        self._bestuursnamen, self._gemeentenamen = Groepsnamen(), Groepsnamen()
        self._spreider = Spreider()
        self._only_kern = self._some_open = self._helping = self._helping_apart = 0
        self._codes: set[str] = set()
        self._verbanden: set[str | None] = set()
        self._years: set[str] = set()
        self._days: set[str] = set()
        self._vergelijker = Vergelijker(norm, vorige) if vorige else None

    def add(self, uitslag: Schooluitslag) -> None:
        """Count one school. Everything that repeats is looked up: this runs for thousands."""
        rij, school = uitslag.rij, uitslag.rij.school
        result = outcome(uitslag.conclusie, uitslag.telling)
        cells = [0] * len(self._gebieden)
        mask, added = self._eisen.nothing, self._school[result]
        only_kern = _only_kern(uitslag)
        answered = bool(rij.staten.strip(_NOTHING))
        for stand in uitslag.gebieden:
            telling = stand.telling
            # Everything that a cell shows, and what tells whether it was asked.
            key = (
                stand.gebied, telling.kern_op_orde, telling.kern_niet, telling.kern_open,
                telling.kern_nvt, telling.open, telling.eisen,
            )  # fmt: skip
            known = self._known.get(key) or self._new_cell(key, stand)
            cells[known.place] = known.number
            mask ^= (known.only_kern if only_kern else known.mask) if answered else 0
            added += known.counts
        self._soorten[school.schoolsoort] += added
        helps = rij.wil_helpen is True
        if school.schoolsoort in _BEKEND:
            self._eisen.add(rij.staten, mask)
            self._besturen[self._bestuursnamen.add(school.bestuur)] += added
            self._gemeenten[self._gemeentenamen.add(school.gemeente)] += added
            self._codes.add(school.vestigingscode)
            self._helping += helps
            self._count(uitslag, only_kern)
        else:
            self._helping_apart += helps
        kern = bytes(compress(rij.staten, self._kern)) if helps else b""
        self._rows.append(pack(school, _UITKOMST[result], cells, kern))
        self._verbanden.add(school.samenwerkingsverband)
        self._years.add(schooljaar_of(rij))
        self._days.add(rij.datum)
        if self._vergelijker:
            self._vergelijker.add(uitslag)

    def finish(self) -> Overzicht:
        """The region, of all schools that were added; nothing may be added after it."""
        self._rows.sort()
        pakket, soorten = self._pakket, self._soorten
        total = sum(number for soort, number in soorten.items() if soort in _BEKEND)
        places = sorted(self._asked)
        eisen = self._eisen.finish()
        per_sector = [
            (sector, sum(soorten[soort] for soort in _BEKEND if soort.sector is sector))
            for sector in Sector
        ]
        return Overzicht(
            norm=self._norm,
            aantal=len(self._rows),
            vestigingen=len(self._codes),
            stand=pakket.stand(total),
            per_sector=tuple(
                (sector, pakket.stand(number)) for sector, number in per_sector if number
            ),
            apart=tuple(
                (soort, pakket.stand(soorten[soort]))
                for soort in Schoolsoort
                if soort in soorten and soort not in _BEKEND
            ),
            sectoren=tuple(sector for sector, number in per_sector if number),
            gebieden=tuple(
                Gebiedoverzicht(
                    gebied=(gebied := self._norm.gebieden[place]),
                    stand=pakket.stand(total, place),
                    kern_niet=sum(
                        each.nog_niet
                        for each in eisen
                        if each.eis.kern and each.eis.gebied == gebied.id
                    ),
                )
                for place in places
            ),
            eisen=eisen,
            spreiding=self._spreider.finish(),
            besturen=pakket.groepen(_named(self._besturen, self._bestuursnamen), places),
            gemeenten=pakket.groepen(_named(self._gemeenten, self._gemeentenamen), places),
            hulp=find_hulp(most_common(eisen, self._norm)[:HULP], self._rows, self._norm),
            willen_helpen=self._helping,
            willen_helpen_apart=self._helping_apart,
            kwaliteit=self._quality(eisen),
            samenwerkingsverbanden=tuple(sorted(filter(None, self._verbanden))),
            schooljaren=tuple(sorted(self._years)),
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
        mask, only_kern = self._eisen.masks(stand.gebied, telling)
        self._known[key] = _Known(
            place=place,
            number=len(self._cells),
            mask=mask,
            only_kern=only_kern,
            counts=self._pakket.of_cel(place, cel),
        )
        return self._known[key]

    def _count(self, uitslag: Schooluitslag, only_kern: bool) -> None:
        """How many kerneisen are met, and whether the list is half filled."""
        telling = uitslag.telling
        self._spreider.add(uitslag.rij.school.sector, telling)
        if telling.kern_open:
            self._some_open += telling.kern_open < telling.kern
        if only_kern:
            rest = compress(uitslag.rij.staten, self._rest)
            self._only_kern += not bytes(rest).strip(_NOTHING)

    def _quality(self, eisen: Iterable[Eistelling]) -> Kwaliteit:
        counting = [each for each in eisen if counts(self._norm, each.eis)]
        kern = [each for each in counting if each.eis.kern]
        return Kwaliteit(
            kern_open=self._some_open,
            alleen_kern=self._only_kern,
            vaak_niet=sum(0 < each.beantwoord <= QUARTER * each.nog_niet for each in kern),
            kern_op_orde=sum(each.op_orde for each in kern),
            zonder_bewijs=sum(each.zonder_bewijs for each in kern),
            nvt=sum(each.nvt for each in counting),
        )


def _only_kern(uitslag: Schooluitslag) -> bool:
    """Whether a school answered all kerneisen that count and none of the other eisen there.

    A list that stops halfway is something else: there, what is empty is open.
    """
    telling = uitslag.telling
    return (
        telling.kern > 0
        and not telling.kern_open
        and telling.open == telling.eisen - telling.kern > 0
    )


def _named(groups: Mapping[str, int], names: Groepsnamen) -> dict[str | None, int]:
    known = names.namen()
    return {known.get(key): number for key, number in groups.items()}
