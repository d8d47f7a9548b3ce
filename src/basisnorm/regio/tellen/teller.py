"""Scores many schools fast: per eis a number that holds all its counts, added up per gebied.

The numbers come from the same functions as those of one school (uitslag.regel and
uitslag.telling): here they are only looked up. A test keeps both equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import getitem

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Gebied, Norm, Sector, Status
from basisnorm.regio.model import ONDERBOUWD, Gebiedstand, Schoolrij, Schooluitslag
from basisnorm.regio.tellen.stand import PACKED, Stand, Standgeheugen, as_telling
from basisnorm.regio.tellen.waarden import STATES, ranks, tellingen
from basisnorm.uitslag.model import Conclusie, Telling
from basisnorm.uitslag.regel import conclude_school


@dataclass(frozen=True, slots=True)
class Standen:
    """How a school stands, over the gebieden that count; and all `gebieden` that apply."""

    school: Stand
    gebieden: tuple[Gebied, ...]
    per_gebied: list[Stand]


class Teller:
    """Scores rows against one norm."""

    def __init__(self, norm: Norm) -> None:
        self.norm = norm
        # The room for one count: whole bytes, enough for all eisen of a school.
        self.bits = 8 * -(-len(norm.eisen).bit_length() // 8)
        self._worth = {
            kern: tuple(map(self._pack, tellingen(norm, kern=kern))) for kern in (True, False)
        }
        ranked = ranks(norm)
        # The eisen of all possible verbeterpunten, ranked; an eis occurs once for each level.
        self.ranked = tuple(eis for eis, _ in ranked)
        found = {each: rank for rank, each in enumerate(ranked, 1)}
        self._ranks = {
            eis: tuple(found.get((eis, state % ONDERBOUWD), 0) for state in range(STATES))
            for eis in norm.eisen
        }
        self._plans: dict[tuple[Sector, tuple[str, ...]], Plan] = {}
        # Most rows are like the one before.
        self._last: tuple[Schoolsoort | None, tuple[str, ...], Plan | None] = (None, (), None)

    def stand(self, rij: Schoolrij) -> Standen:
        """The school and its gebieden, in norm order."""
        plan, staten = self.plan(rij), rij.staten
        return plan.standen(
            [sum(map(getitem, deel.worth, staten[deel.start : deel.end])) for deel in plan.delen]
        )

    def ranks_of(self, eis: str) -> tuple[int, ...]:
        """For each state of an eis its rank among all verbeterpunten, from 1; 0 when it is none."""
        return self._ranks[eis]

    def verbeterpunten(self, rij: Schoolrij) -> tuple[str, ...]:
        """The ids of the answered eisen that are not met, ranked."""
        found = sorted(filter(None, map(getitem, self._ranks.values(), rij.staten)))
        return tuple([self.ranked[rank - 1] for rank in found])

    def uitslag(self, rij: Schoolrij) -> Schooluitslag:
        """All of it as the values of the reports."""
        standen = self.stand(rij)
        return Schooluitslag(
            rij=rij,
            conclusie=standen.school.conclusie,
            telling=as_telling(standen.school),
            percentage=standen.school.percentage,
            gebieden=tuple(
                Gebiedstand(
                    gebied=gebied.id,
                    conclusie=stand.conclusie,
                    telling=as_telling(stand),
                    percentage=stand.percentage,
                )
                for gebied, stand in zip(standen.gebieden, standen.per_gebied, strict=True)
            ),
            verbeterpunten=self.verbeterpunten(rij),
        )

    def plan(self, rij: Schoolrij) -> Plan:
        """What applies to this kind of school."""
        soort, extra = rij.school.schoolsoort, rij.extra_gebieden
        last_soort, last_extra, plan = self._last
        if plan is None or soort is not last_soort or extra is not last_extra:
            key = (soort.sector, extra)
            plan = self._plans.get(key)
            if plan is None:
                delen = tuple(self._delen(*key))
                plan = self._plans[key] = Plan(soort.sector, delen, self.bits)
            self._last = (soort, extra, plan)
        return plan

    def _delen(self, sector: Sector, extra: tuple[str, ...]) -> Iterator[Deel]:
        start = 0
        for gebied in self.norm.gebieden:
            end = start + len(gebied.eisen)
            if gebied.status is not Status.IN_VOORBEREIDING or gebied.id in extra:
                applies = [eis for eis in gebied.eisen if sector in eis.sectoren]
                kern = sum(eis.kern for eis in applies)
                yield Deel(
                    gebied=gebied,
                    counts=gebied.telt_mee,
                    start=start,
                    end=end,
                    worth=tuple(self._worth[eis.kern] for eis in gebied.eisen),
                    eisen=len(applies),
                    kern=kern,
                    standen=Standgeheugen(len(applies), kern, self.bits, gebied=gebied.id),
                )
            start = end

    def _pack(self, telling: Telling) -> int:
        packed = 0
        for name in reversed(PACKED):
            packed = packed << self.bits | getattr(telling, name)
        return packed


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel:
    """One gebied in one sector: which bytes, what each is worth, and how many eisen apply."""

    gebied: Gebied
    counts: bool
    start: int
    end: int
    worth: tuple[tuple[int, ...], ...]
    eisen: int
    kern: int
    standen: Standgeheugen


class Plan:
    """What applies to the schools of a sector: the gebieden that they were asked, in norm order."""

    def __init__(self, sector: Sector, delen: tuple[Deel, ...], bits: int) -> None:
        self.sector, self.delen = sector, delen
        self.gebieden = tuple(deel.gebied for deel in delen)
        self._memories = tuple(deel.standen for deel in delen)
        self.counting = tuple(place for place, deel in enumerate(delen) if deel.counts)
        form = (
            sum(deel.eisen for deel in delen if deel.counts),
            sum(deel.kern for deel in delen if deel.counts),
            bits,
        )
        self.scholen = {each: Standgeheugen(*form, conclusie=each) for each in Conclusie}

    def standen(self, packed: Sequence[int]) -> Standen:
        """How a school stands, from the packed sum of each of its gebieden."""
        standen = [*map(getitem, self._memories, packed)]
        counting = self.counting
        conclusie = conclude_all(tuple([standen[place].conclusie for place in counting]))
        total = sum([packed[place] for place in counting])
        return Standen(self.scholen[conclusie][total], self.gebieden, standen)


@cache
def conclude_all(conclusies: tuple[Conclusie, ...]) -> Conclusie:
    """The conclusion of a school, from those of its gebieden."""
    return conclude_school(conclusies)
