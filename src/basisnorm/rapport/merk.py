"""The marks in a report: always a shape and a word, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from basisnorm.rapport import woorden
from basisnorm.uitslag.model import Conclusie, EisUitslag, Staat


class Vorm(StrEnum):
    """The shapes; the value is the name of the symbol in reports/delen/symbolen.j2."""

    GEBORGD = "geborgd"
    OP_ORDE = "op-orde"
    BEGONNEN = "begonnen"
    NOG_NIET = "nog-niet"
    OPEN = "open"
    NVT = "nvt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merk:
    """A shape with the word beside it."""

    vorm: Vorm
    woord: str


_CONCLUSIE = {
    Conclusie.OP_ORDE: Vorm.OP_ORDE,
    Conclusie.NOG_NIET: Vorm.NOG_NIET,
    Conclusie.ONVOLLEDIG: Vorm.OPEN,
    Conclusie.NIET_VAN_TOEPASSING: Vorm.NVT,
}


def of_conclusie(conclusie: Conclusie) -> Merk:
    """The mark of a gebied or of the school."""
    word = woorden.hoofdletter(woorden.CONCLUSIE[conclusie])
    return Merk(vorm=_CONCLUSIE[conclusie], woord=word)


def of_eis(uitkomst: EisUitslag) -> Merk:
    """The mark of one eis."""
    return Merk(vorm=_vorm(uitkomst), woord=woorden.hoofdletter(woorden.stand(uitkomst)))


def _vorm(uitkomst: EisUitslag) -> Vorm:
    if uitkomst.niveau is None:
        return Vorm.OPEN if uitkomst.staat is Staat.OPEN else Vorm.NVT
    if uitkomst.op_orde:
        return Vorm.GEBORGD if uitkomst.niveau == 3 else Vorm.OP_ORDE
    return Vorm.BEGONNEN if uitkomst.niveau else Vorm.NOG_NIET
