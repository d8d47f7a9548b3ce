"""What a report says about one eis, in words and ready to lay out."""

from __future__ import annotations

from collections.abc import Sequence

from basisnorm.audit.model import Antwoord
from basisnorm.norm.model import Sector
from basisnorm.rapport import merk, woorden
from basisnorm.rapport.merk import Merk, Vorm
from basisnorm.uitslag.model import EisUitslag, GebiedUitslag, Staat
from basisnorm.values import dataclass


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
    eigen_maat: str | None
    doel: str
    eerste_stap: str
    zonder_bewijs: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EisBlok:
    """One eis with the words of the school; `opmerking` says why an answer does not count yet."""

    vast: EisTekst
    toelichting: str | None = None
    bewijs: tuple[str, ...] = ()
    opmerking: str | None = None


def build_tekst(gebied: GebiedUitslag, uitkomst: EisUitslag, sector: Sector) -> EisTekst:
    """The eis as it came out, in the words of this sector."""
    eis = uitkomst.eis
    return EisTekst(
        id=eis.id,
        tekst=eis.tekst.voor(sector),
        gebied=gebied.gebied.titel,
        apart=not gebied.gebied.telt_mee,
        kern=eis.kern,
        merk=merk.of_eis(uitkomst),
        grond=woorden.BASIS[eis.basis],
        grond_kort=woorden.BASIS_KORT[eis.basis],
        bronnen=eis.bronnen.voor(sector),
        eigen_maat=eis.eigen_maat,
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


def count_words(vormen: Sequence[Vorm]) -> str:
    """ "3 geborgd, 9 op orde, 2 begonnen en 1 open"; only what there is."""
    counts = [(vormen.count(vorm), word) for vorm, word in _WOORD.items()]
    return woorden.opsomming([f"{number} {word}" for number, word in counts if number])


_WOORD = {
    Vorm.GEBORGD: "geborgd",
    Vorm.OP_ORDE: "op orde",
    Vorm.BEGONNEN: "begonnen",
    Vorm.NOG_NIET: "nog niet",
    Vorm.OPEN: "open",
}


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
