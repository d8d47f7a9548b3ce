"""The picture of a region as values; every number on the regional page comes from here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from basisnorm.audit.model import Schoolsoort
from basisnorm.invoer.model import Schoolnaam
from basisnorm.norm.model import Eis, Gebied, Norm, Sector
from basisnorm.regio.overzicht.school import Schoolregel, Stand
from basisnorm.regio.overzicht.vorige import Regiovergelijking
from basisnorm.uitslag.model import Telling
from basisnorm.uitslag.regel import share

# No share and no average is given for fewer schools: it would say who they are (own choice).
KLEINSTE_GROEP = 5
# A kerneis that this part of the schools does not meet, is for the region to work on (own choice).
QUARTER = 4
# So much of 100 is one step of the spread.
STAP = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebiedoverzicht:
    """One gebied over the schools of bo and vo that were asked about it.

    `kern_niet` are the answers to its kerneisen that are not met, of all schools together.
    """

    gebied: Gebied
    stand: Stand
    kern_niet: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Eistelling:
    """One eis over the schools of bo and vo for which it is meant.

    `niveaus` counts the schools at level 0..3. `open` leaves out who was not asked: a school that
    answered nothing at all, and the other eisen of one that answered all kerneisen and no more.
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
class Kwaliteit:
    """How complete the picture is, over the gebieden that make the conclusion.

    `kern_open` counts the schools that answered some kerneisen and left others open; `alleen_kern`
    those that answered all kerneisen and nothing else. `vaak_niet` are the kerneisen that a quarter
    of the schools or more do not meet. The others count answers: n.v.t., kerneisen that are met,
    and those of them `zonder_bewijs`.
    """

    kern_open: int
    alleen_kern: int
    vaak_niet: int
    kern_op_orde: int
    zonder_bewijs: int
    nvt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trede:
    """How many schools meet from `van` to `tot_en_met` percent of their answered kerneisen."""

    van: int
    tot_en_met: int
    scholen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spreiding:
    """Which part of the kerneisen that apply and are answered is met, by schools of one sector.

    Counted are the schools that answered at least half of them; `weggelaten` is how many did not.
    `midden` is the percentage that at least half of the schools reach. `treden` are lowest first.
    """

    sector: Sector
    treden: tuple[Trede, ...]
    midden: int
    weggelaten: int

    @property
    def scholen(self) -> int:
        """The schools that are counted."""
        return sum(each.scholen for each in self.treden)


@dataclass(frozen=True, slots=True, kw_only=True)
class Groep:
    """The schools of bo and vo of one bestuur or gemeente; `naam` is None when not filled in.

    `per_gebied` is in the order of Overzicht.gebieden.
    """

    naam: str | None
    stand: Stand
    per_gebied: tuple[Stand, ...]
    kern_op_orde: int
    kern_beantwoord: int

    @property
    def scholen(self) -> int:
        """All schools in it."""
        return self.stand.alle

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
    """A region. Figures are about bo and vo; for other schoolsoorten there is only `apart` and
    `willen_helpen_apart`.

    `scholen` are in the order of the alphabet. Gebieden and eisen
    are in norm order; `gebieden` holds those that some school was asked about. `datums` are the
    first and the last day of measuring (ISO); `schooljaren` what the schools call that year, or
    else the year of their day. `aantal` is of all schoolsoorten; `vestigingen` are the codes among
    bo and vo, of which one may have several locaties.
    """

    norm: Norm
    aantal: int
    vestigingen: int
    stand: Stand
    per_sector: tuple[tuple[Sector, Stand], ...]
    apart: tuple[tuple[Schoolsoort, Stand], ...]
    sectoren: tuple[Sector, ...]
    gebieden: tuple[Gebiedoverzicht, ...]
    eisen: tuple[Eistelling, ...]
    spreiding: tuple[Spreiding, ...]
    besturen: tuple[Groep, ...]
    gemeenten: tuple[Groep, ...]
    hulp: tuple[Hulp, ...]
    willen_helpen: int
    willen_helpen_apart: int | None
    kwaliteit: Kwaliteit
    samenwerkingsverbanden: tuple[str, ...]
    schooljaren: tuple[str, ...]
    datums: tuple[str, str] | None
    vergelijking: Regiovergelijking | None
    scholen: tuple[Schoolregel, ...]

    @property
    def vaak(self) -> tuple[Eistelling, ...]:
        """The kerneisen that count and that some school does not meet, most schools first."""
        return most_common(self.eisen, self.norm)

    @property
    def meetellend(self) -> tuple[Eistelling, ...]:
        """The eisen of the gebieden that make the conclusion of a school."""
        return tuple(each for each in self.eisen if counts(self.norm, each.eis))


def counts(norm: Norm, eis: Eis) -> bool:
    """Whether an eis is of a gebied that makes the conclusion of a school."""
    return any(gebied.telt_mee for gebied in norm.gebieden if gebied.id == eis.gebied)


def most_common(
    eisen: Iterable[Eistelling], norm: Norm, *, telt_mee: bool = True
) -> tuple[Eistelling, ...]:
    """The kerneisen that some school does not meet, those of most schools first.

    Of the gebieden that make the conclusion, or of those that stand apart.
    """
    found = [
        each
        for each in eisen
        if each.eis.kern and each.nog_niet and counts(norm, each.eis) is telt_mee
    ]
    return tuple(sorted(found, key=lambda each: -each.nog_niet))
