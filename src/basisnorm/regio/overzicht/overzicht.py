"""The picture of a region as values; every number on the regional page comes from here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Eis, Gebied, Norm, Sector
from basisnorm.regio.overzicht.rij import Schoolnaam, Schoolregel, unpack
from basisnorm.regio.overzicht.vorige import Vergelijking
from basisnorm.uitslag.model import Conclusie, Telling
from basisnorm.uitslag.telling import share
from basisnorm.values import dataclass

# No share and no average is given for fewer schools: it would say who they are (own choice).
KLEINSTE_GROEP = 5


class Uitkomst(StrEnum):
    """A Conclusie, apart from what nobody filled in: a quickscan leaves whole gebieden open."""

    OP_ORDE = "op_orde"
    NOG_NIET = "nog_niet"
    ONVOLLEDIG = "onvolledig"
    NIET_INGEVULD = "niet_ingevuld"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"


_UITKOMST = {conclusie: Uitkomst(conclusie.value) for conclusie in Conclusie}


def outcome(conclusie: Conclusie, telling: Telling) -> Uitkomst:
    """The outcome of a school or of one of its gebieden."""
    if conclusie is Conclusie.ONVOLLEDIG and telling.open == telling.eisen:
        return Uitkomst.NIET_INGEVULD
    return _UITKOMST[conclusie]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cel:
    """One gebied of one school: its outcome and how its kerneisen stand."""

    uitkomst: Uitkomst
    kern_op_orde: int
    kern_niet: int
    kern_open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gelezen:
    """What was read; `gebleven` are schools of an earlier output. See Rijtelling."""

    bestand: str
    rijen: int
    uitgewerkt: int
    afgewezen: int = 0
    leeg: int = 0
    gebleven: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwacht:
    """How many schools were expected, and which of them are not in yet."""

    aantal: int
    ontbreekt: tuple[Schoolnaam, ...] = ()

    @property
    def aanwezig(self) -> int:
        """How many of the expected schools are in."""
        return self.aantal - len(self.ontbreekt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How many schools have each outcome."""

    op_orde: int = 0
    nog_niet: int = 0
    onvolledig: int = 0
    niet_ingevuld: int = 0
    niet_van_toepassing: int = 0

    @property
    def scholen(self) -> int:
        """The schools to which kerneisen apply."""
        return self.op_orde + self.nog_niet + self.onvolledig + self.niet_ingevuld

    @property
    def alle(self) -> int:
        """All schools."""
        return self.scholen + self.niet_van_toepassing


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebiedoverzicht:
    """One gebied over the schools of bo and vo that were asked about it."""

    gebied: Gebied
    stand: Stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Eistelling:
    """One eis over the schools of bo and vo for which it is meant.

    `niveaus` counts the schools at level 0..3. `open` leaves out the schools that left open all
    eisen of this kind (kern or not) of the gebied: their questionnaire did not ask them.
    """

    eis: Eis
    niveaus: tuple[int, int, int, int]
    op_orde: int
    nvt: int
    open: int
    zonder_bewijs: int

    @property
    def beantwoord(self) -> int:
        """How many schools answered it with a level."""
        return sum(self.niveaus)

    @property
    def nog_niet(self) -> int:
        """How many schools answered it and do not meet it yet."""
        return self.beantwoord - self.op_orde


@dataclass(frozen=True, slots=True, kw_only=True)
class Spreiding:
    """How many kerneisen are met, over the schools of one sector without open kerneisen.

    `aantallen` are (kerneisen met, schools), lowest first. `kern` is the most that can be met;
    `met_open` is how many schools are left out.
    """

    sector: Sector
    kern: int
    aantallen: tuple[tuple[int, int], ...]
    met_open: int

    @property
    def scholen(self) -> int:
        """The schools that are counted."""
        return sum(number for _, number in self.aantallen)

    @property
    def midden(self) -> int:
        """At least half of the schools meet this many kerneisen or more."""
        passed = 0
        for met, number in reversed(self.aantallen):
            passed += number
            if 2 * passed >= self.scholen:
                return met
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Groep:
    """The schools of bo and vo of one bestuur or gemeente; `naam` is None when not filled in.

    `per_gebied` counts the schools that are op orde, in the order of Overzicht.gebieden.
    """

    naam: str | None
    scholen: int
    op_orde: int
    per_gebied: tuple[int, ...]
    kern_op_orde: int
    kern_beantwoord: int

    @property
    def aandeel(self) -> int | None:
        """Tenths of a percent of the answered kerneisen that are met; None for a small group."""
        if self.scholen < KLEINSTE_GROEP:
            return None
        return share(Telling(op_orde=self.kern_op_orde, beantwoord=self.kern_beantwoord))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulp:
    """A common verbeterpunt, and the schools that are willing to help with it, by name.

    `nog_niet` counts the schools of bo and vo that do not meet it; those that help may be of any
    schoolsoort, and are of those that do meet it.
    """

    eis: Eis
    nog_niet: int
    geborgd: tuple[Schoolnaam, ...]
    op_orde: tuple[Schoolnaam, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzicht:
    """A region. Figures are about bo and vo; for other schoolsoorten there is only `apart`.

    `rijen` holds every school, packed, by name; read them with `scholen()`. Gebieden and eisen
    are in norm order; `gebieden` holds those that some school was asked about. `datums` are the
    first and the last day of measuring (ISO). `alleen_kern` counts the schools that answered only
    kerneisen; `kern_open` those that answered some kerneisen and left others open.
    """

    norm: Norm
    stand: Stand
    apart: tuple[tuple[Schoolsoort, Stand], ...]
    sectoren: tuple[Sector, ...]
    gebieden: tuple[Gebiedoverzicht, ...]
    eisen: tuple[Eistelling, ...]
    spreiding: tuple[Spreiding, ...]
    besturen: tuple[Groep, ...]
    gemeenten: tuple[Groep, ...]
    hulp: tuple[Hulp, ...]
    willen_helpen: int
    alleen_kern: int
    kern_open: int
    samenwerkingsverbanden: tuple[str, ...]
    schooljaren: tuple[str, ...]
    datums: tuple[str, str] | None
    vergelijking: Vergelijking | None
    cellen: tuple[Cel, ...]
    rijen: tuple[bytes, ...]

    @property
    def aantal(self) -> int:
        """All schools, of whatever schoolsoort."""
        return len(self.rijen)

    def scholen(self) -> Iterator[Schoolregel]:
        """Every school, by name."""
        return map(unpack, self.rijen)

    def cel(self, regel: Schoolregel, gebied: int) -> Cel | None:
        """How a school stands in the gebied with this place in the norm; None when not asked."""
        place = regel.cellen[gebied]
        return self.cellen[place - 1] if place else None

    @property
    def vaak(self) -> tuple[Eistelling, ...]:
        """The kerneisen that some school does not meet, those of most schools first."""
        return most_common(self.eisen)


def most_common(eisen: Iterable[Eistelling]) -> tuple[Eistelling, ...]:
    """The kerneisen that some school does not meet, those of most schools first."""
    found = [each for each in eisen if each.eis.kern and each.nog_niet]
    return tuple(sorted(found, key=lambda each: -each.nog_niet))
