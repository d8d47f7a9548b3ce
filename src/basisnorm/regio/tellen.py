"""Scores many schools fast: per eis a number that holds all its counts, added up per gebied.

The numbers come from the same functions as those of one school (uitslag.regel and
uitslag.telling): here they are only looked up. A test keeps both equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import getitem

from basisnorm.audit.school import Schoolsoort
from basisnorm.norm.model import Gebied, Norm, Sector, Status
from basisnorm.regio.model import ONDERBOUWD, Gebiedstand, Schoolrij, Schooluitslag
from basisnorm.regio.waarden import STATES, ranks, tellingen
from basisnorm.uitslag.model import COUNTS, Conclusie, Telling
from basisnorm.uitslag.regel import conclude, conclude_school
from basisnorm.uitslag.telling import share

# Of these the others follow; so a sum stays below 63 bits, where adding is fastest.
_PACKED = ("open", "nvt", "op_orde", "geborgd", "kern_op_orde", "kern_open", "kern_nvt",
           "zonder_bewijs")  # fmt: skip
# So many outcomes of a gebied are remembered; most schools share theirs with others.
_MEMORY = 4096


# Not frozen: that would take twice as long to make, and every school has one of its own.
@dataclass(slots=True, eq=False)
class Stand:
    """The counts of a school or of a gebied, in the order of Telling, with what follows from
    them. Equal ones are often, not always, the same object: so they can be looked up by it."""

    conclusie: Conclusie
    aantallen: tuple[int, ...]
    percentage: int | None
    gebied: str | None = None


@dataclass(slots=True)
class Standen:
    """How a school stands, over the gebieden that count; and all `gebieden` that apply."""

    school: Stand
    gebieden: tuple[Gebied, ...]
    per_gebied: list[Stand]


class Teller:
    """Scores rows against one norm."""

    def __init__(self, norm: Norm) -> None:
        self.norm = norm
        # A school is the sum of its gebieden.
        self._bits = len(norm.eisen).bit_length()
        self._worth = {
            kern: tuple(map(self._pack, tellingen(norm, kern=kern))) for kern in (True, False)
        }
        ranked = ranks(norm)
        # The eisen of all possible verbeterpunten, ranked; an eis occurs once for each level.
        self.ranked = tuple(eis for eis, _ in ranked)
        # For every eis and state its rank, counted from 1; 0 when it is no verbeterpunt.
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

    def points(self, eis: str) -> tuple[int, ...]:
        """For each state of an eis the verbeterpunt that it is, as a bit: that of its rank."""
        return tuple(1 << rank - 1 if rank else 0 for rank in self._ranks[eis])

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
                plan = self._plans[key] = Plan(soort.sector, delen, self._bits)
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
                    standen=_Standgeheugen(gebied.id, len(applies), kern, self._bits),
                )
            start = end

    def _pack(self, telling: Telling) -> int:
        packed = 0
        for name in reversed(_PACKED):
            packed = packed << self._bits | getattr(telling, name)
        return packed


def expand(
    packed: int,
    eisen: int,
    kern: int,
    bits: int,
    *,
    gebied: str | None = None,
    conclusie: Conclusie | None = None,
) -> Stand:
    """The counts in a packed sum over `eisen` eisen, of which `kern` kerneisen.

    Of a gebied, or of a school: then its `conclusie` follows from its gebieden.
    """
    mask = (1 << bits) - 1
    still_open = packed & mask
    nvt = (packed := packed >> bits) & mask
    op_orde = (packed := packed >> bits) & mask
    geborgd = (packed := packed >> bits) & mask
    kern_op_orde = (packed := packed >> bits) & mask
    kern_open = (packed := packed >> bits) & mask
    kern_nvt = (packed := packed >> bits) & mask
    beantwoord = eisen - still_open - nvt
    kern_niet = kern - kern_op_orde - kern_open - kern_nvt
    return Stand(
        conclusie or _conclude(kern, kern_niet, kern_open, kern_nvt),
        (eisen, beantwoord, still_open, nvt, op_orde, geborgd, kern, kern_op_orde, kern_niet,
         kern_open, kern_nvt, packed >> bits),
        _share(op_orde, beantwoord),
        gebied,
    )  # fmt: skip


def as_telling(stand: Stand) -> Telling:
    """The counts as the value that reports know."""
    return Telling(**dict(zip(COUNTS, stand.aantallen, strict=True)))


class _Standgeheugen(dict[int, Stand]):
    """From a packed sum to its Stand."""

    def __init__(self, gebied: str, eisen: int, kern: int, bits: int) -> None:
        super().__init__()
        self._gebied, self._form = gebied, (eisen, kern, bits)

    def __missing__(self, packed: int) -> Stand:
        stand = expand(packed, *self._form, gebied=self._gebied)
        if len(self) < _MEMORY:
            self[packed] = stand
        return stand


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
    standen: _Standgeheugen


class Plan:
    """What applies to the schools of a sector: the gebieden that they were asked, in norm order."""

    def __init__(self, sector: Sector, delen: tuple[Deel, ...], bits: int) -> None:
        self.sector, self.delen, self._bits = sector, delen, bits
        self.gebieden = tuple(deel.gebied for deel in delen)
        self._memories = tuple(deel.standen for deel in delen)
        self._counting = tuple(place for place, deel in enumerate(delen) if deel.counts)
        self._eisen = sum(deel.eisen for deel in delen if deel.counts)
        self._kern = sum(deel.kern for deel in delen if deel.counts)

    def standen(self, packed: Sequence[int]) -> Standen:
        """How a school stands, from the packed sum of each of its gebieden."""
        standen = [*map(getitem, self._memories, packed)]
        counting = self._counting
        conclusie = _conclude_school(tuple([standen[place].conclusie for place in counting]))
        total = sum([packed[place] for place in counting])
        return Standen(
            expand(total, self._eisen, self._kern, self._bits, conclusie=conclusie),
            self.gebieden,
            standen,
        )


@cache
def _conclude(kern: int, kern_niet: int, kern_open: int, kern_nvt: int) -> Conclusie:
    return conclude(Telling(kern=kern, kern_niet=kern_niet, kern_open=kern_open, kern_nvt=kern_nvt))


@cache
def _conclude_school(conclusies: tuple[Conclusie, ...]) -> Conclusie:
    return conclude_school(conclusies)


@cache
def _share(op_orde: int, beantwoord: int) -> int | None:
    return share(Telling(op_orde=op_orde, beantwoord=beantwoord))
