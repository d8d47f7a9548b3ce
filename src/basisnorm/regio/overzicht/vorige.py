"""This region beside an earlier output: what the schools changed, and what the norm changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from basisnorm.audit.schooljaar import parse_schooljaar, schooljaar_van
from basisnorm.norm.model import Gebied, Norm
from basisnorm.regio.model import Schoolrij, Schooluitslag
from basisnorm.regio.overzicht.rij import Schoolnaam, of_school, sort_key
from basisnorm.regio.overzicht.verschil import (
    Eisverschil,
    Gebiedverschil,
    Schoolverschil,
    Vergelijking,
    Vorigemaat,
)
from basisnorm.uitslag.model import Conclusie

Sleutel = tuple[str, str | None]
_LEVEL = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorigeschool:
    """The earlier answers of one school, scored under the current norm.

    `toen` is the conclusion as it was, under the norm of then; None when that is not known.
    """

    school: Schoolnaam
    staten: bytes
    gebieden: tuple[tuple[str, Conclusie], ...]
    conclusie: Conclusie
    toen: Conclusie | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorige:
    """An earlier output."""

    maat: Vorigemaat
    scholen: tuple[Vorigeschool, ...]


def schooljaar_of(rij: Schoolrij) -> str:
    """The school year that was measured: the one that is named, else that of the day.

    What is no school year may be anything, also a name: that never stands on a page for everyone.
    """
    return _schooljaar(rij.schooljaar, rij.datum)


@lru_cache(maxsize=1024)
def _schooljaar(named: str | None, day: str) -> str:
    return parse_schooljaar(named or "") or schooljaar_van(day)


def collect_vorige(
    uitslagen: Iterable[Schooluitslag],
    conclusies: Mapping[Sleutel, Conclusie],
    maat: Vorigemaat,
) -> Vorige:
    """An earlier output: its answers scored under the current norm, its conclusions of then."""
    scholen, years, days = [], set(), set()
    for each in uitslagen:
        school = of_school(each.rij.school)
        years.add(schooljaar_of(each.rij))
        days.add(each.rij.datum)
        scholen.append(
            Vorigeschool(
                school=school,
                staten=each.rij.staten,
                gebieden=tuple(_filled(each)),
                conclusie=each.conclusie,
                toen=conclusies.get(school.sleutel),
            )
        )
    gemeten = (min(days), max(days)) if days else None
    maat = replace(maat, schooljaren=tuple(sorted(years)), gemeten=gemeten)
    return Vorige(maat=maat, scholen=tuple(scholen))


def _filled(uitslag: Schooluitslag) -> Iterator[tuple[str, Conclusie]]:
    """The gebieden that a school filled in, with their conclusion."""
    for stand in uitslag.gebieden:
        if stand.telling.open < stand.telling.eisen:
            yield stand.gebied, stand.conclusie


class Vergelijker:
    """Takes the results of now one by one; `finish` gives the Vergelijking."""

    def __init__(self, norm: Norm, vorige: Vorige) -> None:
        eisen = tuple(norm.eisen.values())
        self._norm = norm
        self._maat = vorige.maat
        self._left = {each.school.sleutel: each for each in vorige.scholen}
        self._kern = tuple(place for place, eis in enumerate(eisen) if eis.kern)
        counting = {gebied.id for gebied in norm.gebieden if gebied.telt_mee}
        self._counts = tuple(eis.gebied in counting for eis in eisen)
        self._eisen = eisen
        self._courses: Counter[tuple[bool, bool]] = Counter()
        self._gebieden: Counter[tuple[str, bool, bool]] = Counter()
        self._both: Counter[int] = Counter()
        self._better: Counter[int] = Counter()
        self._worse: Counter[int] = Counter()
        self._by_norm: Counter[tuple[Conclusie, Conclusie]] = Counter()
        self._new: list[Schoolnaam] = []
        self._schools: list[Schoolverschil] = []
        self._years: set[str] = set()

    def add(self, uitslag: Schooluitslag) -> None:
        """Compare one school with how it was."""
        school = of_school(uitslag.rij.school)
        self._years.add(schooljaar_of(uitslag.rij))
        old = self._left.pop(school.sleutel, None)
        if old is None:
            self._new.append(school)
        elif uitslag.rij.school.schoolsoort.norm_bekend:
            if old.toen is not None:
                self._by_norm[old.toen, old.conclusie] += 1
            was = dict(old.gebieden)
            for gebied, now in _filled(uitslag):
                if (before := was.get(gebied)) is not None:
                    both = before is Conclusie.OP_ORDE, now is Conclusie.OP_ORDE
                    self._gebieden[gebied, *both] += 1
            better, worse = self._compare(old.staten, uitslag.rij.staten)
            self._courses[better > 0, worse > 0] += 1
            self._schools.append(
                Schoolverschil(
                    school=school,
                    was=old.conclusie,
                    nu=uitslag.conclusie,
                    erbij=better,
                    eraf=worse,
                )
            )

    def finish(self) -> Vergelijking:
        """What all schools together show."""
        courses, by_norm = self._courses, self._by_norm
        return Vergelijking(
            maat=self._maat,
            zelfde_jaar=tuple(each for each in self._maat.schooljaren if each in self._years),
            andere_norm=self._maat.vingerafdruk != self._norm.vingerafdruk,
            andere_editie=self._maat.norm != self._norm.id,
            scholen=courses.total(),
            vooruit=courses[True, False],
            achteruit=courses[False, True],
            beide=courses[True, True],
            gelijk=courses[False, False],
            gebieden=tuple(
                found
                for gebied in self._norm.gebieden
                if any(eis.kern for eis in gebied.eisen) and (found := self._gebied(gebied)).scholen
            ),
            eisen=tuple(
                Eisverschil(
                    eis=self._eisen[place],
                    scholen=self._both[place],
                    beter=self._better[place],
                    minder=self._worse[place],
                )
                for place in self._kern
                if self._better[place] or self._worse[place]
            ),
            door_norm=tuple(
                (then, now, by_norm[then, now])
                for then in Conclusie
                for now in Conclusie
                if then is not now and by_norm[then, now]
            ),
            norm_gelijk=sum(by_norm[each, each] for each in Conclusie),
            aantal_nieuw=len(self._new),
            aantal_weg=len(self._left),
            nieuw=tuple(self._new),
            weg=tuple(each.school for each in self._left.values()),
            per_school=tuple(sorted(self._schools, key=lambda each: _by_name(each.school))),
        )

    def _compare(self, old: bytes, new: bytes) -> tuple[int, int]:
        """How many kerneisen that count came to be met, and how many no longer are."""
        better = worse = 0
        drempel = self._norm.drempel
        for place in self._kern:
            before, after = old[place] & _LEVEL, new[place] & _LEVEL
            if before > 3 or after > 3:
                continue
            self._both[place] += 1
            if before < drempel <= after:
                better += self._counts[place]
                self._better[place] += 1
            elif after < drempel <= before:
                worse += self._counts[place]
                self._worse[place] += 1
        return better, worse

    def _gebied(self, gebied: Gebied) -> Gebiedverschil:
        count = self._gebieden
        stayed, gone, came, never = (
            count[gebied.id, was, now]
            for was, now in ((True, True), (True, False), (False, True), (False, False))
        )
        return Gebiedverschil(
            gebied=gebied,
            scholen=stayed + gone + came + never,
            was=stayed + gone,
            erbij=came,
            eraf=gone,
        )


def _by_name(school: Schoolnaam) -> tuple[str, str, str]:
    return (
        sort_key(school.naam or f"School {school.vestigingscode}"),
        school.vestigingscode,
        school.locatie or "",
    )
