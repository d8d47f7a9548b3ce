"""What is asked before anyone answered: the same questions on paper, on the invulpagina and in a
workbook."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Eis, Gebied, Niveau, Norm, Sector, Vragenlijst
from basisnorm.norm.vindplaats import vindplaats_of
from basisnorm.rapport.woorden import SCHOOLSOORT, SECTOR, aantal, maat_kop, tijd_zin

PRIVACY = "Noem het soort document en waar het ligt, nooit een leerling."


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """One thing to tick. `waarde` is "0" to "3", or "nvt:" and the id of a reason."""

    waarde: str
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """One eis. `keuzes` are the levels to tick, `redenen` those for n.v.t. (none: it cannot be);
    `bronnen` are ids."""

    id: str
    soort: str
    tekst: str
    op_orde: str
    naast: tuple[str, ...]
    keuzes: tuple[Keuze, ...]
    redenen: tuple[Keuze, ...]
    bewijs: str
    bronnen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blok:
    """A gebied with its questions; `nummer` makes its anchor, since a gebied may come back."""

    nummer: int
    titel: str
    aantal: str
    uitleg: str
    vragen: tuple[Vraag, ...]


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
    def ondertitel(self) -> str:
        """Which questionnaire, for whom, and how many questions."""
        number = aantal(len(self.vragen), "vraag", "vragen")
        return f"{self.vragenlijst.naam}, {self.voor}: {number}"

    @property
    def schaal(self) -> tuple[tuple[str, str], ...]:
        """Every level that can be ticked, as (name, what it means)."""
        schaal = self.vragenlijst.schaal
        return (
            *((f"{each.niveau} {each.naam.lower()}", each.uitleg) for each in schaal.niveaus),
            *((each.naam.lower(), each.uitleg) for each in reversed(schaal.ja_nee)),
        )

    @property
    def herkomst(self) -> str:
        """Of which norm, questionnaire and program these questions are."""
        norm = self.norm
        return (
            f"Norm {norm.id}, versie {norm.versie}, vingerafdruk {norm.vingerafdruk[:19]}; "
            f"vragenlijst {self.vragenlijst.id}; basisnorm {self.programma}."
        )

    @property
    def niveaus(self) -> tuple[Niveau, ...]:
        """The four levels as this questionnaire words them, lowest first."""
        return self.vragenlijst.schaal.niveaus


def build_blokken(formulier: Formulier) -> tuple[Blok, ...]:
    """Every question in words, under the gebied it belongs to."""
    return tuple(
        Blok(
            nummer=number,
            titel=gebied.titel,
            aantal=aantal(len(eisen), "vraag", "vragen"),
            uitleg=gebied.uitleg,
            vragen=tuple(_vraag(formulier, eis) for eis in eisen),
        )
        for number, (gebied, eisen) in enumerate(formulier.gebieden, 1)
    )


def naast(formulier: Formulier, eis: Eis) -> tuple[str, ...]:
    """What stands beside an eis apart from its text: where the law says it, and whose number."""
    place = vindplaats_of(formulier.norm, eis, formulier.sector)
    maat = f"{maat_kop(formulier.norm)}: {eis.eigen_maat}" if eis.eigen_maat else None
    return tuple(each for each in (f"In de wet: {place}." if place else None, maat) if each)


def soort(eis: Eis) -> str:
    """Whether an eis makes the conclusion, in one word."""
    return "kerneis" if eis.kern else "aanvullend"


def _vraag(formulier: Formulier, eis: Eis) -> Vraag:
    steps = formulier.vragenlijst.schaal.voor(eis, formulier.sector)
    four = len(steps) > 2
    return Vraag(
        id=eis.id,
        soort=soort(eis),
        tekst=eis.tekst.voor(formulier.sector),
        op_orde=eis.op_orde.voor(formulier.sector),
        naast=naast(formulier, eis),
        keuzes=tuple(
            Keuze(
                waarde=str(each.niveau),
                tekst=_niveau(each, eis) if four else each.naam.lower(),
            )
            for each in (steps if four else reversed(steps))
        ),
        redenen=tuple(Keuze(waarde=f"nvt:{each.id}", tekst=each.tekst) for each in eis.nvt_redenen),
        bewijs="; ".join(eis.bewijs.voor(formulier.sector)),
        bronnen=eis.bronnen.voor(formulier.sector),
    )


def _niveau(step: Niveau, eis: Eis) -> str:
    """A level to tick; what it means stands with it where the general scale does not fit."""
    name = f"{step.niveau} {step.naam.lower()}"
    return f"{name}: {step.uitleg}" if eis.niveauteksten else name
