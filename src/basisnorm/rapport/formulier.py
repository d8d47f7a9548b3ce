"""What is asked before anyone answered: the same questions on paper and in a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Eis, Gebied, Niveau, Norm, Sector, Vragenlijst
from basisnorm.norm.vindplaats import vindplaats_of
from basisnorm.rapport.woorden import SCHOOLSOORT, SECTOR, maat_kop, tijd_zin

PRIVACY = "Noem het soort document en waar het ligt, nooit een leerling."


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulier:
    """A questionnaire for one sector. `programma` is the version of the program.

    `schoolsoort` is None when it is still to be filled in; else its sector is `sector`.
    """

    norm: Norm
    vragenlijst: Vragenlijst
    sector: Sector
    programma: str
    schoolsoort: Schoolsoort | None = None
    extra_gebieden: tuple[str, ...] = ()

    @property
    def vragen(self) -> tuple[Eis, ...]:
        """Every eis that is asked, in the order in which it is asked."""
        return self.vragenlijst.vragen(self.norm, self.sector, self.extra_gebieden)

    @property
    def gebieden(self) -> tuple[tuple[Gebied, tuple[Eis, ...]], ...]:
        """The same eisen under the gebied they belong to.

        A gebied comes back when the questionnaire itself comes back to it.
        """
        return tuple(
            (self.norm.gebied(gebied), tuple(eisen))
            for gebied, eisen in groupby(self.vragen, key=lambda eis: eis.gebied)
        )

    @property
    def voor(self) -> str:
        """For which schools these questions are: "basisonderwijs", or the whole sector."""
        return SECTOR[self.sector] if self.schoolsoort is None else SCHOOLSOORT[self.schoolsoort]

    @property
    def inleiding(self) -> str:
        """What the questionnaire is for, and how long it takes."""
        return f"{self.vragenlijst.uitleg} {tijd_zin(self.vragen, self.sector)}"

    @property
    def niveaus(self) -> tuple[Niveau, ...]:
        """The four levels as this questionnaire words them, lowest first."""
        return self.vragenlijst.schaal.niveaus


def naast(formulier: Formulier, eis: Eis) -> tuple[str, ...]:
    """What stands beside an eis apart from its text: where the law says it, and whose number."""
    place = vindplaats_of(formulier.norm, eis, formulier.sector)
    maat = f"{maat_kop(formulier.norm)}: {eis.eigen_maat}" if eis.eigen_maat else None
    return tuple(each for each in (f"In de wet: {place}." if place else None, maat) if each)


def soort(eis: Eis) -> str:
    """Whether an eis makes the conclusion, in one word."""
    return "kerneis" if eis.kern else "aanvullend"
