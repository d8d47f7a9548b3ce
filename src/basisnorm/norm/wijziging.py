"""One field of an eis that changed, from one norm to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from basisnorm.norm.model import Eis, Sector

Waarden = tuple[str, ...]

# Only a change in one of these asks schools to look again (the `betekenis` of a norm).
BETEKENIS = frozenset(
    {"tekst", "kern", "sectoren", "basis", "op_orde", "schaal", "niveaus", "nvt_redenen", "drempel"}
)


class Vorm(Enum):
    """How a change reads best: word by word, item by item, or as one value for another."""

    TEKST = auto()
    LIJST = auto()
    WAARDE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """One field that changed, as it stands in the YAML; empty where there was or is nothing.

    `sector` is set when po and vo are worded differently and this is about one of them.
    """

    veld: str
    vorm: Vorm
    oud: Waarden
    nieuw: Waarden
    sector: Sector | None = None

    @property
    def betekenis(self) -> bool:
        """Whether schools must look again because of it."""
        return self.veld in BETEKENIS


def compare_eis(oud: Eis, nieuw: Eis) -> Iterator[Wijziging]:
    """The fields that differ, the weightiest first; the id is not one of them."""
    # What a sector is not asked is only a copy of what the other is asked.
    sectoren = [each for each in Sector if each in oud.sectoren and each in nieuw.sectoren]
    for veld, (vorm, values) in _FIELDS.items():
        pairs = {
            sector: (values(oud, sector), values(nieuw, sector)) for sector in sectoren or Sector
        }
        same_for_both = len(set(pairs.values())) == 1
        for sector, (before, after) in pairs.items():
            if before != after:
                yield Wijziging(
                    veld=veld,
                    vorm=vorm,
                    oud=before,
                    nieuw=after,
                    sector=None if same_for_both else sector,
                )
                if same_for_both:
                    break


def changed(veld: str, vorm: Vorm, oud: Waarden, nieuw: Waarden) -> Iterator[Wijziging]:
    """The change of one field, when there is one."""
    if oud != nieuw:
        yield Wijziging(veld=veld, vorm=vorm, oud=oud, nieuw=nieuw)


_FIELDS: Mapping[str, tuple[Vorm, Callable[[Eis, Sector], Waarden]]] = {
    "tekst": (Vorm.TEKST, lambda eis, sector: (eis.tekst.voor(sector),)),
    "op_orde": (Vorm.TEKST, lambda eis, sector: (eis.op_orde.voor(sector),)),
    "kern": (Vorm.WAARDE, lambda eis, _: ("true" if eis.kern else "false",)),
    "sectoren": (Vorm.LIJST, lambda eis, _: tuple(each.value for each in eis.sectoren)),
    "basis": (Vorm.WAARDE, lambda eis, _: (eis.basis.value,)),
    "schaal": (Vorm.WAARDE, lambda eis, _: (eis.schaal.value,)),
    "niveaus": (
        Vorm.LIJST,
        lambda eis, sector: eis.niveauteksten.voor(sector) if eis.niveauteksten else (),
    ),
    "nvt_redenen": (
        Vorm.LIJST,
        lambda eis, _: tuple(f"{each.id}: {each.tekst}" for each in eis.nvt_redenen),
    ),
    "eigen_maat": (Vorm.TEKST, lambda eis, _: (eis.eigen_maat,) if eis.eigen_maat else ()),
    "bewijs": (Vorm.LIJST, lambda eis, sector: eis.bewijs.voor(sector)),
    "verbeteren": (Vorm.TEKST, lambda eis, _: (eis.verbeteren,)),
    "schoolgids": (
        Vorm.TEKST,
        lambda eis, sector: (eis.schoolgids.voor(sector),) if eis.schoolgids else (),
    ),
    "bronnen": (Vorm.LIJST, lambda eis, sector: eis.bronnen.voor(sector)),
    "categorie": (Vorm.WAARDE, lambda eis, _: (eis.categorie.value,)),
    "tweelingen": (Vorm.LIJST, lambda eis, _: eis.tweelingen),
    "gebied": (Vorm.WAARDE, lambda eis, _: (eis.gebied,)),
}
