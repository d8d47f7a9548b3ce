"""The first card of the report: the conclusion, the ring and a strip for each gebied."""

from __future__ import annotations

from dataclasses import dataclass

from basisnorm.rapport import merk, woorden
from basisnorm.rapport.blokken import Feit, GebiedBlok, count_words
from basisnorm.rapport.merk import Merk, Vorm
from basisnorm.rapport.ring import Ring, segments
from basisnorm.uitslag.model import Staat, Uitslag


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
    merken = _kern(uitslag)
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


_ORDER = (Vorm.GEBORGD, Vorm.OP_ORDE, Vorm.BEGONNEN, Vorm.NOG_NIET, Vorm.OPEN)


def _kern(uitslag: Uitslag) -> list[Merk]:
    """The marks of the kerneisen on which the conclusion rests, highest first."""
    merken = [
        merk.of_eis(each)
        for gebied in uitslag.gebieden
        if gebied.gebied.telt_mee
        for each in gebied.eisen
        if each.eis.kern and each.staat in (Staat.BEANTWOORD, Staat.OPEN)
    ]
    return sorted(merken, key=lambda each: _ORDER.index(each.vorm))


def _ring(uitslag: Uitslag, merken: list[Merk]) -> Ring | None:
    if not merken:
        return None
    telling = uitslag.telling
    return Ring(
        delen=segments([each.vorm for each in merken]),
        getal=str(telling.kern_op_orde),
        onder=(
            f"van {telling.kern_van_toepassing}",
            "kerneis" if telling.kern_van_toepassing == 1 else "kerneisen",
        ),
        tekst=f"{woorden.kern_zin(telling)}. In de ring: {count_words(merken)}.",
    )


def _legenda(merken: list[Merk]) -> tuple[Telregel, ...]:
    return tuple(
        Telregel(
            aantal=sum(each.vorm is vorm for each in merken),
            merk=next(each for each in merken if each.vorm is vorm),
        )
        for vorm in _ORDER
        if any(each.vorm is vorm for each in merken)
    )


def _not_asked(uitslag: Uitslag, number: int) -> str | None:
    if not number:
        return None
    subject = "is 1 eis" if number == 1 else f"zijn {number} eisen"
    return (
        f"In deze vragenlijst ({uitslag.vragenlijst.naam}) {subject} niet gevraagd. "
        "Niet gevraagd telt als open, niet als tekort."
    )
