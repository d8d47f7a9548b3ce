"""This region beside an earlier output: what the schools changed, and what the norm changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from basisnorm.audit.model import Audit
from basisnorm.audit.verhuizen import asks_the_same
from basisnorm.invoer.model import Schoolnaam, Sleutel
from basisnorm.norm.model import Eis, Gebied, Norm, Sector
from basisnorm.norm.verschil import predecessors, successors
from basisnorm.regio.overzicht.school import (
    Regiotelling,
    Schoolregel,
    Schooluitslag,
    Uitkomst,
    by_name,
)
from basisnorm.uitslag.model import Conclusie


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorigemaat:
    """With which norm the earlier output was made, and on which day (ISO).

    `schooljaren` are those that were measured, in order; `gemeten` are the first and the last day
    of measuring. Both are about its schools, whatever the day on which they were counted.
    """

    norm: str
    versie: str
    vingerafdruk: str
    datum: str | None = None
    schooljaren: tuple[str, ...] = ()
    gemeten: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebiedverschil:
    """In how many schools one gebied is op orde, over the schools that filled it in both times."""

    gebied: Gebied
    scholen: int
    was: int
    erbij: int
    eraf: int

    @property
    def nu(self) -> int:
        """How many are op orde now."""
        return self.was + self.erbij - self.eraf


@dataclass(frozen=True, slots=True, kw_only=True)
class Eisverschil:
    """How many schools came to meet an eis, or no longer do; both times answered."""

    eis: Eis
    scholen: int
    beter: int
    minder: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolverschil:
    """One school then and now, both under the norm of now: its conclusions, and how many kerneisen
    that count it came to meet (`erbij`) or no longer meets (`eraf`)."""

    school: Schoolnaam
    was: Conclusie
    nu: Conclusie
    erbij: int
    eraf: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Regiovergelijking:
    """Two outputs under one norm, over the schools of bo and vo that are in both.

    A school went forward when it came to meet kerneisen and lost none; only kerneisen of the
    gebieden that count and that were answered both times count. `zelfde_jaar` are the school years
    that were measured both times. `gebieden` are those with kerneisen, `eisen` the kerneisen that
    changed; both also of gebieden that stand apart. `door_norm` are (then, now, schools):
    conclusions that are different although the answers are the same. `te_weinig` says that figures
    were left out, because they would be about a few schools. `nieuw`, `weg` and `afgewezen` are
    of all schoolsoorten, and so are their counts; `per_school` is by name. Who is `afgewezen` was
    there then, and now handed in something that was refused: not `weg`.
    """

    maat: Vorigemaat
    zelfde_jaar: tuple[str, ...]
    andere_norm: bool
    andere_editie: bool
    scholen: int
    vooruit: int
    achteruit: int
    beide: int
    gelijk: int
    gebieden: tuple[Gebiedverschil, ...]
    eisen: tuple[Eisverschil, ...]
    door_norm: tuple[tuple[Conclusie, Conclusie, int], ...]
    norm_gelijk: int
    aantal_nieuw: int
    aantal_weg: int
    nieuw: tuple[Schoolnaam, ...]
    weg: tuple[Schoolnaam, ...]
    per_school: tuple[Schoolverschil, ...]
    te_weinig: bool = False
    aantal_afgewezen: int = 0
    afgewezen: tuple[Schoolnaam, ...] = ()


def refused_apart(found: Regiovergelijking, codes: Collection[str]) -> Regiovergelijking:
    """The same, in which the schools with these codes were refused, and did not leave."""
    refused = tuple(each for each in found.weg if each.vestigingscode in codes)
    gone = tuple(each for each in found.weg if each.vestigingscode not in codes)
    return replace(
        found, weg=gone, aantal_weg=len(gone), afgewezen=refused, aantal_afgewezen=len(refused)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorige:
    """An earlier output: its answers under the norm of now, and its conclusions of `toen`, under
    the norm of then, as far as these are known."""

    maat: Vorigemaat
    scholen: tuple[Schoolregel, ...]
    toen: Mapping[Sleutel, Conclusie]


def collect_vorige(
    uitslagen: Iterable[Schooluitslag], toen: Mapping[Sleutel, Conclusie], maat: Vorigemaat
) -> Vorige:
    """An earlier output, from its answers as they come out under the norm of now."""
    telling = Regiotelling()
    for each in uitslagen:
        telling.add(each, alle_kern=True)
    scholen = tuple(telling.scholen)
    days = [each.datum for each in scholen]
    maat = replace(
        maat,
        schooljaren=tuple(sorted({each.schooljaar for each in scholen})),
        gemeten=(min(days), max(days)) if days else None,
    )
    return Vorige(maat=maat, scholen=scholen, toen=toen)


class Overgang:
    """What stands where, from one norm to another.

    Only the answer to an eis that still asks the same comes along. Everything else is open: so a
    difference between then and now comes from the school, never from the norm.
    """

    def __init__(self, oud: Norm, nieuw: Norm) -> None:
        self._gebieden = {each.id for each in nieuw.gebieden}
        after, before = successors(oud, nieuw), predecessors(oud, nieuw)
        # By sector: from an eis of then to the one of now, and whether an n.v.t. comes along.
        self._plannen: dict[Sector, dict[str, tuple[str, bool]]] = {each: {} for each in Sector}
        for eis in nieuw.eisen.values():
            olds = before[eis.id]
            if len(olds) != 1 or len(after[olds[0]]) != 1:
                continue
            old = oud.eisen[olds[0]]
            # An earlier output need not say for which reason: all of them must still be there.
            reasons = {each.id for each in eis.nvt_redenen}
            keeps_nvt = {each.id for each in old.nvt_redenen} <= reasons
            for sector, plan in self._plannen.items():
                if asks_the_same(old, eis, sector):
                    plan[old.id] = eis.id, keeps_nvt

    def move(self, audit: Audit) -> Audit:
        """The answers of one school, to the eisen of the new norm."""
        plan = self._plannen[audit.school.sector]
        found = ((each, *plan[each.eis]) for each in audit.antwoorden if each.eis in plan)
        return replace(
            audit,
            extra_gebieden=tuple(each for each in audit.extra_gebieden if each in self._gebieden),
            antwoorden=tuple(
                each._replace(eis=eis)
                for each, eis, keeps_nvt in found
                if each.niveau is not None or (each.nvt is not None and keeps_nvt)
            ),
        )


def compare_vorige(norm: Norm, vorige: Vorige, scholen: Iterable[Schoolregel]) -> Regiovergelijking:
    """The schools of now beside the same schools in an earlier output."""
    return _Vergelijker(norm, vorige).compare(scholen)


class _Vergelijker:
    """Counts what became of the schools of an earlier output."""

    def __init__(self, norm: Norm, vorige: Vorige) -> None:
        self._norm, self._maat, self._toen = norm, vorige.maat, vorige.toen
        self._left = {each.school.sleutel: each for each in vorige.scholen}
        self._kern = [eis for eis in norm.eisen.values() if eis.kern]
        counting = {gebied.id for gebied in norm.gebieden if gebied.telt_mee}
        self._counts = [eis.gebied in counting for eis in self._kern]
        self._courses: Counter[tuple[bool, bool]] = Counter()
        self._gebieden: Counter[tuple[str, bool, bool]] = Counter()
        self._both: Counter[int] = Counter()
        self._better: Counter[int] = Counter()
        self._worse: Counter[int] = Counter()
        self._by_norm: Counter[tuple[Conclusie, Conclusie]] = Counter()
        self._new: list[Schoolnaam] = []
        self._schools: list[Schoolverschil] = []

    def compare(self, scholen: Iterable[Schoolregel]) -> Regiovergelijking:
        """Every school, and then what all of them show."""
        years = set()
        for each in scholen:
            years.add(each.schooljaar)
            old = self._left.pop(each.school.sleutel, None)
            if old is None:
                self._new.append(each.school)
            elif each.schoolsoort.norm_bekend:
                self._compare_school(old, each)
        return self._total(years)

    def _compare_school(self, old: Schoolregel, now: Schoolregel) -> None:
        toen = self._toen.get(old.school.sleutel)
        if toen is not None:
            self._by_norm[toen, old.conclusie] += 1
        for gebied, then, cel in zip(self._norm.gebieden, old.cellen, now.cellen, strict=True):
            if then and cel and gebied.id in old.ingevuld and gebied.id in now.ingevuld:
                both = then.uitkomst is Uitkomst.OP_ORDE, cel.uitkomst is Uitkomst.OP_ORDE
                self._gebieden[gebied.id, *both] += 1
        better, worse = self._compare_kern(old, now)
        self._courses[better > 0, worse > 0] += 1
        self._schools.append(
            Schoolverschil(
                school=now.school, was=old.conclusie, nu=now.conclusie, erbij=better, eraf=worse
            )
        )

    def _compare_kern(self, old: Schoolregel, now: Schoolregel) -> tuple[int, int]:
        """How many kerneisen that count came to be met, and how many no longer are."""
        better = worse = 0
        for place, (before, after) in enumerate(zip(old.kern, now.kern, strict=True)):
            if before is None or after is None:
                continue
            self._both[place] += 1
            (_, was_met), (_, is_met) = before, after
            if is_met and not was_met:
                better += self._counts[place]
                self._better[place] += 1
            elif was_met and not is_met:
                worse += self._counts[place]
                self._worse[place] += 1
        return better, worse

    def _total(self, years: Collection[str]) -> Regiovergelijking:
        """What all schools together show."""
        courses, by_norm = self._courses, self._by_norm
        return Regiovergelijking(
            maat=self._maat,
            zelfde_jaar=tuple(each for each in self._maat.schooljaren if each in years),
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
                    eis=eis,
                    scholen=self._both[place],
                    beter=self._better[place],
                    minder=self._worse[place],
                )
                for place, eis in enumerate(self._kern)
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
            per_school=tuple(sorted(self._schools, key=lambda each: by_name(each.school))),
        )

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
