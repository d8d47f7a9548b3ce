"""What a report says about one eis, in words and ready to lay out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from basisnorm.audit.model import Antwoord
from basisnorm.norm.model import Gebied, Norm, Sector
from basisnorm.norm.vindplaats import vindplaats_of
from basisnorm.rapport import merk, woorden
from basisnorm.rapport.merk import Merk, Vormtelling
from basisnorm.uitslag.model import Cijfers, EisUitslag, Staat


@dataclass(frozen=True, slots=True, kw_only=True)
class Feit:
    """A label with its value."""

    label: str
    waarde: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EisTekst:
    """One eis as it came out, without what the school wrote: every school with this outcome
    shares the same value. `bronnen` are ids; `gebied` is a title.
    """

    id: str
    tekst: str
    gebied: str
    apart: bool
    kern: bool
    merk: Merk
    grond: str
    grond_kort: str
    bronnen: tuple[str, ...]
    vindplaats: str | None
    eigen_maat: str | None
    maat_kop: str
    doel: str
    eerste_stap: str
    zonder_bewijs: bool

    @property
    def kort(self) -> str:
        """What stands beside the code in a list."""
        return woorden.kort(self.tekst)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EisBlok:
    """One eis with the words of the school; `opmerking` says why an answer does not count yet."""

    vast: EisTekst
    toelichting: str | None = None
    bewijs: tuple[str, ...] = ()
    opmerking: str | None = None


def build_tekst(norm: Norm, gebied: Gebied, uitkomst: EisUitslag, sector: Sector) -> EisTekst:
    """The eis as it came out, in the words of this sector."""
    eis = uitkomst.eis
    return EisTekst(
        id=eis.id,
        tekst=eis.tekst.voor(sector),
        gebied=gebied.titel,
        apart=not gebied.telt_mee,
        kern=eis.kern,
        merk=merk.of_eis(uitkomst),
        grond=woorden.BASIS[eis.basis],
        grond_kort=woorden.BASIS_KORT[eis.basis],
        bronnen=eis.bronnen.voor(sector),
        vindplaats=vindplaats_of(norm, eis, sector),
        eigen_maat=eis.eigen_maat,
        maat_kop=woorden.maat_kop(norm),
        doel=eis.op_orde.voor(sector),
        eerste_stap=eis.verbeteren,
        zonder_bewijs=uitkomst.zonder_bewijs,
    )


def with_words(vast: EisTekst, antwoord: Antwoord, staat: Staat) -> EisBlok:
    """The eis with what the school wrote about it."""
    return EisBlok(
        vast=vast,
        toelichting=antwoord.toelichting,
        bewijs=tuple(map(woorden.bewijs_zin, antwoord.bewijs)) if antwoord.bewijs else (),
        opmerking=_opmerking(antwoord) if staat is Staat.OPEN else None,
    )


def count_feiten(cijfers: Cijfers) -> tuple[Feit, ...]:
    """All eisen, and those on each ground that has an answer."""
    telling = cijfers.telling
    everything = woorden.eisen_zin(telling, cijfers.percentage)
    if telling.geborgd:
        everything += f", waarvan {telling.geborgd} geborgd"
    feiten = [Feit(label="Alle eisen", waarde=everything)]
    gronden = woorden.gronden_zin(cijfers.per_grond)
    if gronden:
        feiten.append(Feit(label="Op orde per grond", waarde=gronden))
    return tuple(feiten)


def count_words(vormen: Vormtelling) -> str:
    """ "3 geborgd, 9 op orde, 2 begonnen en 1 open"; only what there is."""
    return woorden.opsomming(
        [f"{number} {merk.WOORD[vorm]}" for vorm, number in vormen.items() if number]
    )


def split_feiten(feiten: Iterable[Feit]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Their labels and their values."""
    found = [(each.label, each.waarde) for each in feiten]
    return tuple([label for label, _ in found]), tuple([waarde for _, waarde in found])


def _opmerking(antwoord: Antwoord) -> str | None:
    if antwoord.overgenomen:
        return (
            f"Overgenomen uit {antwoord.overgenomen} en nog niet bevestigd. "
            "Bevestig het antwoord, dan telt het mee."
        )
    # What is open although there is an answer: else its n.v.t. is over.
    until = antwoord.nvt.tot if antwoord.nvt else None
    return until and (
        f"Was niet van toepassing tot en met {woorden.datum(until)}. "
        "Die dag is voorbij. Beantwoord deze eis opnieuw."
    )
