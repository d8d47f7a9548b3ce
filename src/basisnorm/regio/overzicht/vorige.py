"""This region beside an earlier output: what the schools changed, and what the norm changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from basisnorm.norm.model import Eis, Gebied, Norm
from basisnorm.regio.model import Schooluitslag
from basisnorm.regio.overzicht.rij import Schoolnaam, of_school
from basisnorm.uitslag.model import Conclusie
from basisnorm.values import dataclass

Sleutel = tuple[str, str | None]
_LEVEL = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorigemaat:
    """With which norm the earlier output was made, and on which day (ISO)."""

    norm: str
    versie: str
    vingerafdruk: str
    datum: str | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebiedverschil:
    """In how many schools one gebied is op orde, over the schools that were asked both times."""

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
class Vergelijking:
    """Two outputs under one norm, over the schools of bo and vo that are in both.

    A school went forward when it came to meet kerneisen and lost none; only kerneisen that were
    answered both times count. `door_norm` are (then, now, schools): conclusions that are
    different although the answers are the same. `nieuw` and `weg` are of all schoolsoorten.
    """

    maat: Vorigemaat
    andere_norm: bool
    scholen: int
    vooruit: int
    achteruit: int
    beide: int
    gelijk: int
    gebieden: tuple[Gebiedverschil, ...]
    eisen: tuple[Eisverschil, ...]
    door_norm: tuple[tuple[Conclusie, Conclusie, int], ...]
    norm_gelijk: int
    nieuw: tuple[Schoolnaam, ...]
    weg: tuple[Schoolnaam, ...]


def collect_vorige(
    uitslagen: Iterable[Schooluitslag],
    conclusies: Mapping[Sleutel, Conclusie],
    maat: Vorigemaat,
) -> Vorige:
    """An earlier output: its answers scored under the current norm, its conclusions of then."""
    return Vorige(
        maat=maat,
        scholen=tuple(
            Vorigeschool(
                school=(school := of_school(each.rij.school)),
                staten=each.rij.staten,
                gebieden=tuple((stand.gebied, stand.conclusie) for stand in each.gebieden),
                conclusie=each.conclusie,
                toen=conclusies.get(school.sleutel),
            )
            for each in uitslagen
        ),
    )


class Vergelijker:
    """Takes the results of now one by one; `finish` gives the Vergelijking."""

    def __init__(self, norm: Norm, vorige: Vorige) -> None:
        eisen = tuple(norm.eisen.values())
        self._norm = norm
        self._maat = vorige.maat
        self._left = {each.school.sleutel: each for each in vorige.scholen}
        self._kern = tuple(place for place, eis in enumerate(eisen) if eis.kern)
        self._eisen = eisen
        self._courses: Counter[tuple[bool, bool]] = Counter()
        self._gebieden: Counter[tuple[str, bool, bool]] = Counter()
        self._both: Counter[int] = Counter()
        self._better: Counter[int] = Counter()
        self._worse: Counter[int] = Counter()
        self._by_norm: Counter[tuple[Conclusie, Conclusie]] = Counter()
        self._new: list[Schoolnaam] = []

    def add(self, uitslag: Schooluitslag) -> None:
        """Compare one school with how it was."""
        school = of_school(uitslag.rij.school)
        old = self._left.pop(school.sleutel, None)
        if old is None:
            self._new.append(school)
        elif uitslag.rij.school.schoolsoort.norm_bekend:
            if old.toen is not None:
                self._by_norm[old.toen, old.conclusie] += 1
            was = dict(old.gebieden)
            for stand in uitslag.gebieden:
                if (before := was.get(stand.gebied)) is not None:
                    op_orde = stand.conclusie is Conclusie.OP_ORDE
                    self._gebieden[stand.gebied, before is Conclusie.OP_ORDE, op_orde] += 1
            self._courses[self._compare(old.staten, uitslag.rij.staten)] += 1

    def finish(self) -> Vergelijking:
        """What all schools together show."""
        courses, by_norm = self._courses, self._by_norm
        return Vergelijking(
            maat=self._maat,
            andere_norm=self._maat.vingerafdruk != self._norm.vingerafdruk,
            scholen=courses.total(),
            vooruit=courses[True, False],
            achteruit=courses[False, True],
            beide=courses[True, True],
            gelijk=courses[False, False],
            gebieden=tuple(
                found for gebied in self._norm.gebieden if (found := self._gebied(gebied)).scholen
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
            nieuw=tuple(self._new),
            weg=tuple(each.school for each in self._left.values()),
        )

    def _compare(self, old: bytes, new: bytes) -> tuple[bool, bool]:
        """Whether kerneisen came to be met, and whether some no longer are."""
        better = worse = False
        drempel = self._norm.drempel
        for place in self._kern:
            before, after = old[place] & _LEVEL, new[place] & _LEVEL
            if before > 3 or after > 3:
                continue
            self._both[place] += 1
            if before < drempel <= after:
                better = True
                self._better[place] += 1
            elif after < drempel <= before:
                worse = True
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
