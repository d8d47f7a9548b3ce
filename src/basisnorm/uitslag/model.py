"""The result of an audit as values; every number in a report comes from here."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from itertools import chain
from typing import NamedTuple, Protocol

from basisnorm.audit.model import Antwoord, Audit
from basisnorm.errors import Melding
from basisnorm.norm.model import Basis, Eis, Gebied, Norm, Vragenlijst


class Staat(StrEnum):
    """How an eis stands in the count."""

    BEANTWOORD = "beantwoord"
    OPEN = "open"
    NVT = "nvt"
    ANDERE_SECTOR = "andere_sector"


class Conclusie(StrEnum):
    """The three-valued conclusion, and the neutral one of a gebied where nothing applies."""

    OP_ORDE = "op_orde"
    NOG_NIET = "nog_niet"
    ONVOLLEDIG = "onvolledig"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"


class Telling(NamedTuple):
    """Counts of eisen. eisen = beantwoord + open + nvt; kern = the four kern_ counts together."""

    eisen: int = 0
    beantwoord: int = 0
    open: int = 0
    nvt: int = 0
    op_orde: int = 0
    geborgd: int = 0
    kern: int = 0
    kern_op_orde: int = 0
    kern_niet: int = 0
    kern_open: int = 0
    kern_nvt: int = 0
    zonder_bewijs: int = 0

    @property
    def kern_van_toepassing(self) -> int:
        """The kerneisen on which the conclusion rests."""
        return self.kern - self.kern_nvt


class EisUitslag(NamedTuple):
    """How one eis came out.

    `niveau` is None unless the eis is answered; `op_orde` and `onderbouwd` are None then too.
    `onderbouwd` says whether something was written down; it never changes a level. `gevraagd`
    says whether the questionnaire asks this eis. `telling` is what it adds to every count: 1, or
    nothing; by `voorrang` is sorted what is not met, the lowest first.
    """

    eis: Eis
    staat: Staat
    niveau: int | None
    op_orde: bool | None
    onderbouwd: bool | None
    antwoord: Antwoord | None
    telling: Telling
    voorrang: tuple[bool, int, int]
    gevraagd: bool = True

    @property
    def niet_gevraagd(self) -> bool:
        """Open only because this questionnaire does not ask it."""
        return self.staat is Staat.OPEN and self.antwoord is None and not self.gevraagd

    @property
    def zonder_bewijs(self) -> bool:
        """A kerneis that is met on nothing but a word (docs/scoreregel.md, 6)."""
        return self.telling.zonder_bewijs == 1


# What files for other programs say of a Telling: the counts, and the kerneisen that do apply.
_AT = Telling._fields.index("kern") + 1
SHOWN = (*Telling._fields[:_AT], "kern_van_toepassing", *Telling._fields[_AT:])


def total(tellingen: Iterable[Telling]) -> Telling:
    """All counts added up."""
    return Telling(*map(sum, zip(*tellingen, strict=True)))


class GrondTelling(NamedTuple):
    """How many answered eisen on one ground are met."""

    basis: Basis
    op_orde: int
    beantwoord: int


def per_ground(eisen: Iterable[EisUitslag]) -> tuple[GrondTelling, ...]:
    """The four grounds, heaviest first, also those with nothing in them (5)."""
    answered = [each for each in eisen if each.staat is Staat.BEANTWOORD]
    return tuple(
        GrondTelling(
            basis=basis,
            op_orde=sum(each.op_orde is True for each in answered if each.eis.basis is basis),
            beantwoord=sum(each.eis.basis is basis for each in answered),
        )
        for basis in Basis
    )


class Cijfers(Protocol):
    """What can be said of a gebied and of a school alike, from their counts."""

    @property
    def conclusie(self) -> Conclusie: ...
    @property
    def telling(self) -> Telling: ...
    @property
    def percentage(self) -> int | None: ...
    @property
    def per_grond(self) -> tuple[GrondTelling, ...]: ...


class GebiedUitslag(NamedTuple):
    """One gebied. `percentage` is in tenths of a percent (735 is 73,5 %); None without answers."""

    gebied: Gebied
    conclusie: Conclusie
    telling: Telling
    percentage: int | None
    eisen: tuple[EisUitslag, ...]

    @property
    def per_grond(self) -> tuple[GrondTelling, ...]:
        """How many answered eisen on each ground are met."""
        return per_ground(self.eisen)


class Verbeterpunt(NamedTuple):
    """An answered eis that is not met yet; `rang` counts from 1."""

    rang: int
    eis: Eis
    niveau: int
    doel: str
    eerste_stap: str


class Uitslag(NamedTuple):
    """The whole result, measured at `datum` (ISO).

    `telling`, `percentage` and `per_grond` run over the gebieden that make the conclusion;
    `gebieden` holds all that apply, in norm order; `nog_niet` is what is not met in any of them, in
    the order in which to work on it.
    `verklaring` says in sentences what this result is and is not.
    """

    programma: str
    norm: Norm
    vragenlijst: Vragenlijst
    audit: Audit
    datum: str
    conclusie: Conclusie
    telling: Telling
    percentage: int | None
    gebieden: tuple[GebiedUitslag, ...]
    nog_niet: tuple[EisUitslag, ...]
    verklaring: tuple[str, ...]
    meldingen: tuple[Melding, ...]

    @property
    def eisen(self) -> tuple[EisUitslag, ...]:
        """Every eis of every gebied, in norm order."""
        return tuple(chain.from_iterable(gebied.eisen for gebied in self.gebieden))

    @property
    def verbeterpunten(self) -> tuple[Verbeterpunt, ...]:
        """What is not met yet, with what to do about it."""
        sector = self.audit.school.sector
        return tuple(
            Verbeterpunt(
                rang=rang,
                eis=each.eis,
                niveau=each.niveau or 0,
                doel=each.eis.op_orde.voor(sector),
                eerste_stap=each.eis.verbeteren,
            )
            for rang, each in enumerate(self.nog_niet, 1)
        )

    @property
    def per_grond(self) -> tuple[GrondTelling, ...]:
        """How many answered eisen on each ground are met."""
        return per_ground(
            uitkomst
            for gebied in self.gebieden
            if gebied.gebied.telt_mee
            for uitkomst in gebied.eisen
        )
