"""Two outputs of a region beside each other, as values."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from basisnorm.norm.model import Eis, Gebied
from basisnorm.regio.overzicht.rij import Schoolnaam
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
class Vergelijking:
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


def refused_apart(found: Vergelijking, codes: Collection[str]) -> Vergelijking:
    """The same, in which the schools with these codes were refused, and did not leave."""
    refused = tuple(each for each in found.weg if each.vestigingscode in codes)
    gone = tuple(each for each in found.weg if each.vestigingscode not in codes)
    return replace(
        found, weg=gone, aantal_weg=len(gone), afgewezen=refused, aantal_afgewezen=len(refused)
    )
