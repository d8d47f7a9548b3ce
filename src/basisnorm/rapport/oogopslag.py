"""The first card of the report: the conclusion, the ring and a strip for each gebied."""

from __future__ import annotations

from basisnorm.rapport import merk, woorden
from basisnorm.rapport.blokken import Feit, count_words
from basisnorm.rapport.gebiedblok import GebiedBlok
from basisnorm.rapport.merk import Merk, Vorm
from basisnorm.rapport.ring import Ring, bows
from basisnorm.uitslag.model import Uitslag
from basisnorm.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Oogopslag:
    """The conclusion in one view; `ring` is None without kerneisen."""

    merk: Merk
    zin: str
    ring: Ring | None
    legenda: tuple[Telregel, ...]
    feiten: tuple[Feit, ...]
    niet_gevraagd: str | None
    gebieden: tuple[GebiedBlok, ...]
    apart: tuple[GebiedBlok, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telregel:
    """How many kerneisen have one shape."""

    aantal: int
    merk: Merk


def build_oogopslag(
    uitslag: Uitslag,
    gebieden: tuple[GebiedBlok, ...],
    apart: tuple[GebiedBlok, ...],
    not_asked: int,
) -> Oogopslag:
    """The first card; `not_asked` is how many eisen this questionnaire leaves out."""
    telling = uitslag.telling
    everything = woorden.eisen_zin(telling, uitslag.percentage)
    if telling.geborgd:
        everything += f", waarvan {telling.geborgd} geborgd"
    gronden = woorden.gronden_zin(uitslag.per_grond)
    feiten = [Feit(label="Alle eisen", waarde=everything)] if telling.beantwoord else []
    if gronden:
        feiten.append(Feit(label="Op orde per grond", waarde=gronden))
    merken = _kern(gebieden)
    return Oogopslag(
        merk=merk.of_conclusie(uitslag.conclusie),
        zin=woorden.conclusie_zin(uitslag.conclusie, telling),
        ring=_ring(uitslag, merken),
        legenda=_legenda(merken),
        feiten=tuple(feiten),
        niet_gevraagd=_not_asked(uitslag, not_asked),
        gebieden=gebieden,
        apart=apart,
    )


def _kern(gebieden: tuple[GebiedBlok, ...]) -> list[Merk]:
    """The marks of the kerneisen on which the conclusion rests."""
    return [each.vast.merk for gebied in gebieden for each in gebied.strook]


def _ring(uitslag: Uitslag, merken: list[Merk]) -> Ring | None:
    if not merken:
        return None
    telling = uitslag.telling
    vormen = [each.vorm for each in merken]
    return Ring(
        bogen=bows(vormen),
        getal=str(telling.kern_op_orde),
        onder=(
            f"van {telling.kern_van_toepassing}",
            "kerneis" if telling.kern_van_toepassing == 1 else "kerneisen",
        ),
        tekst=f"{woorden.kern_zin(telling)}. In de ring: {count_words(vormen)}.",
    )


def _legenda(merken: list[Merk]) -> tuple[Telregel, ...]:
    """How many there are of each shape, highest first."""
    per_vorm = {each.vorm: each for each in merken}
    vormen = [each.vorm for each in merken]
    return tuple(
        Telregel(aantal=vormen.count(vorm), merk=per_vorm[vorm])
        for vorm in Vorm
        if vorm in per_vorm
    )


def _not_asked(uitslag: Uitslag, number: int) -> str | None:
    if not number:
        return None
    subject = "is 1 eis" if number == 1 else f"zijn {number} eisen"
    return (
        f"In deze vragenlijst ({uitslag.vragenlijst.naam}) {subject} niet gevraagd. "
        "Niet gevraagd telt als open, niet als tekort."
    )
