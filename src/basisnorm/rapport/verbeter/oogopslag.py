"""The first card of the report: the conclusion, the ring and a strip for each gebied."""

from __future__ import annotations

from dataclasses import dataclass

from basisnorm.rapport import merk, woorden
from basisnorm.rapport.merk import Merk, Vormtelling
from basisnorm.rapport.verbeter.blokken import Feit, count_feiten, count_words
from basisnorm.rapport.verbeter.ring import Ring, bows
from basisnorm.uitslag.model import Cijfers, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Oogopslag:
    """The conclusion in one view; `ring` is None without kerneisen."""

    merk: Merk
    zin: str
    ring: Ring | None
    legenda: tuple[Telregel, ...]
    feiten: tuple[Feit, ...]
    niet_gevraagd: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telregel:
    """How many kerneisen have one shape."""

    aantal: int
    merk: Merk


def build_oogopslag(
    cijfers: Cijfers, vormen: Vormtelling, vragenlijst: str, not_asked: int
) -> Oogopslag:
    """The first card; `vormen` are those of the kerneisen on which the conclusion rests.

    `not_asked` is how many eisen the `vragenlijst` (its name) leaves out.
    """
    telling = cijfers.telling
    return Oogopslag(
        merk=merk.of_conclusie(cijfers.conclusie),
        zin=woorden.conclusie_zin(cijfers.conclusie, telling),
        ring=_ring(telling, vormen),
        legenda=_legenda(vormen),
        feiten=count_feiten(cijfers) if telling.beantwoord else (),
        niet_gevraagd=_not_asked(vragenlijst, not_asked),
    )


def _ring(telling: Telling, vormen: Vormtelling) -> Ring | None:
    if not any(vormen.values()):
        return None
    return Ring(
        bogen=bows(vormen),
        getal=str(telling.kern_op_orde),
        onder=(
            f"van {telling.kern_van_toepassing}",
            "kerneis" if telling.kern_van_toepassing == 1 else "kerneisen",
        ),
        tekst=f"{woorden.kern_zin(telling)}. In de ring: {count_words(vormen)}.",
    )


def _legenda(vormen: Vormtelling) -> tuple[Telregel, ...]:
    """How many there are of each shape, highest first."""
    return tuple(
        [
            Telregel(aantal=number, merk=merk.of_vorm(vorm))
            for vorm, number in vormen.items()
            if number
        ]
    )


def _not_asked(vragenlijst: str, number: int) -> str | None:
    if not number:
        return None
    subject = "is 1 eis" if number == 1 else f"zijn {number} eisen"
    return (
        f"In deze vragenlijst ({vragenlijst}) {subject} niet gevraagd. "
        "Niet gevraagd telt als open, niet als tekort."
    )
