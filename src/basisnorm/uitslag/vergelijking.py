"""Two results of one school side by side, as values; `uitslag/vergelijk` makes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from basisnorm.audit.model import Antwoord, Stap
from basisnorm.norm.model import Eis, Gebied
from basisnorm.uitslag.model import EisUitslag, GebiedUitslag, Uitslag


class Verloop(StrEnum):
    """What became of one eis; every eis has exactly one.

    The first eight are the work of the school, the next three of what was asked, and the last
    two of the norm: an eis that asks something else now says nothing about better or worse.
    """

    BETER = "beter"
    MINDER = "minder"
    GELIJK = "gelijk"
    NIEUW_BEANTWOORD = "nieuw_beantwoord"
    NIEUW_OPEN = "nieuw_open"
    NVT_BEGONNEN = "nvt_begonnen"
    NVT_BEEINDIGD = "nvt_beeindigd"
    NOG_OPEN = "nog_open"
    NOG_NVT = "nog_nvt"
    TOEN_NIET_GEVRAAGD = "toen_niet_gevraagd"
    NU_NIET_GEVRAAGD = "nu_niet_gevraagd"
    NIET_GEVRAAGD = "niet_gevraagd"
    ANDERE_EIS = "andere_eis"
    NIEUWE_EIS = "nieuwe_eis"


class Normwissel(StrEnum):
    """How the norm of now relates to that of then.

    With ONBEKEND nobody can tell which eisen asked something else then.
    """

    ZELFDE = "zelfde"
    ZELFDE_BETEKENIS = "zelfde_betekenis"
    ANDERE_VERSIE = "andere_versie"
    ANDERE_EDITIE = "andere_editie"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class EisVergelijking:
    """One eis of the norm of now.

    `toen` are the eisen it came from, as they came out under the norm of then; `herteld` is the
    old answer counted again under the norm of now; `nu` is None when its gebied was not asked.
    `redenen` say why an old answer no longer fits, as half sentences.
    """

    eis: Eis
    verloop: Verloop
    toen: tuple[EisUitslag, ...]
    herteld: EisUitslag | None
    nu: EisUitslag | None
    redenen: tuple[str, ...] = ()
    telt_anders: str | None = None

    @property
    def op_orde_geworden(self) -> bool:
        """Answered both times, and met only now."""
        return self._met == (False, True)

    @property
    def niet_meer_op_orde(self) -> bool:
        """Answered both times, and met only then."""
        return self._met == (True, False)

    @property
    def toelichting_gewijzigd(self) -> bool:
        """Whether both answers are there, with another toelichting."""
        before, after = self._answers
        return bool(before and after and before.toelichting != after.toelichting)

    @property
    def bewijs_gewijzigd(self) -> bool:
        """Whether both answers are there, with other bewijs."""
        before, after = self._answers
        return bool(before and after and before.bewijs != after.bewijs)

    @property
    def _met(self) -> tuple[bool | None, bool | None]:
        return (
            self.herteld.op_orde if self.herteld else None,
            self.nu.op_orde if self.nu else None,
        )

    @property
    def _answers(self) -> tuple[Antwoord | None, Antwoord | None]:
        return (
            self.herteld.antwoord if self.herteld else None,
            self.nu.antwoord if self.nu else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdeling:
    """How many eisen went which way, in the order of Verloop; also those with 0."""

    aantallen: tuple[tuple[Verloop, int], ...]

    def van(self, verloop: Verloop) -> int:
        """How many went this way."""
        return dict(self.aantallen)[verloop]

    @property
    def totaal(self) -> int:
        """All of them."""
        return sum(number for _, number in self.aantallen)


def distribute(eisen: Iterable[EisVergelijking]) -> Verdeling:
    """Count some eisen."""
    counts = Counter(each.verloop for each in eisen)
    return Verdeling(aantallen=tuple((verloop, counts[verloop]) for verloop in Verloop))


@dataclass(frozen=True, slots=True, kw_only=True)
class GebiedVergelijking:
    """One gebied: as it came out then, counted again, and now; None where it was not measured."""

    gebied: Gebied
    toen: GebiedUitslag | None
    herteld: GebiedUitslag | None
    nu: GebiedUitslag | None
    eisen: tuple[EisVergelijking, ...]

    @property
    def kern(self) -> Verdeling:
        """Only the kerneisen."""
        return distribute(each for each in self.eisen if each.eis.kern)

    @property
    def alle(self) -> Verdeling:
        """All eisen."""
        return distribute(self.eisen)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVergelijking:
    """The steps of the verbeterplan: finished since then, no longer there, still to do, and new."""

    klaar: tuple[Stap, ...]
    weg: tuple[Stap, ...]
    bezig: tuple[Stap, ...]
    nieuw: tuple[Stap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijking:
    """Two results of one school.

    `herteld` are the old answers under the norm of now, at the day of then: what differs between
    `toen` and `herteld` is the norm's doing, the rest the school's. With the same norm it is
    `toen`. `onbekend` says that eisen may have asked something else then without anyone knowing.
    `vervallen` are eisen of then that have no place now.
    """

    toen: Uitslag
    herteld: Uitslag
    nu: Uitslag
    norm: Normwissel
    onbekend: bool
    gebieden: tuple[GebiedVergelijking, ...]
    vervallen: tuple[EisUitslag, ...]
    plan: PlanVergelijking

    @property
    def eisen(self) -> tuple[EisVergelijking, ...]:
        """Every eis, in the order of the norm of now."""
        return tuple(each for gebied in self.gebieden for each in gebied.eisen)

    @property
    def kern(self) -> Verdeling:
        """The kerneisen of the gebieden that make the conclusion."""
        return distribute(each for each in self._counting if each.eis.kern)

    @property
    def alle(self) -> Verdeling:
        """All eisen of the gebieden that make the conclusion."""
        return distribute(self._counting)

    @property
    def _counting(self) -> tuple[EisVergelijking, ...]:
        return tuple(
            each for gebied in self.gebieden if gebied.gebied.telt_mee for each in gebied.eisen
        )
