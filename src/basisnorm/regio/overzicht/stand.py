"""How many schools stand how: the outcome of a school or of one of its gebieden."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from basisnorm.uitslag.model import Conclusie, Telling


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
class Stand:
    """How many schools have each outcome."""

    op_orde: int = 0
    nog_niet: int = 0
    onvolledig: int = 0
    niet_ingevuld: int = 0
    niet_van_toepassing: int = 0

    @property
    def ingevuld(self) -> int:
        """The schools to which kerneisen apply, and that answered something."""
        return self.op_orde + self.nog_niet + self.onvolledig

    @property
    def scholen(self) -> int:
        """The schools to which kerneisen apply."""
        return self.ingevuld + self.niet_ingevuld

    @property
    def alle(self) -> int:
        """All schools."""
        return self.scholen + self.niet_van_toepassing
