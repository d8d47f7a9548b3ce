"""The norm as values: an edition with its gebieden and eisen, and the questionnaires."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from basisnorm.words import listing

T = TypeVar("T")

# Letters, which all eisen of a gebied share, and a number.
EIS_ID = re.compile(r"([A-Z]{2,5})-[0-9]{2,3}")

# What a questionnaire may say instead of naming eisen; what it comes to follows the norm.
ALLE, KERN, WET = "alle", "kern", "wet"
CHOICES = (ALLE, KERN, WET)

# What means the same in every questionnaire, so that no level may be called so.
OPEN_WORDS = ("", "?", "-", "\N{EN DASH}", "\N{EM DASH}", "open")
NVT_WORDS = ("nvt", "n.v.t.", "n.v.t", "niet van toepassing")
JA_NEE = {"ja": True, "j": True, "nee": False, "n": False}
DECIMALS = ("", ".0", ",0")


class Sector(StrEnum):
    """Primary or secondary education; follows from the schoolsoort."""

    PO = "po"
    VO = "vo"


class Basis(StrEnum):
    """What an eis rests on, heaviest first: the order in which verbeterpunten are ranked."""

    WET = "wet"
    NORM = "norm"
    RICHTLIJN = "richtlijn"
    PRAKTIJK = "praktijk"


class Status(StrEnum):
    """How far a gebied is on its way into law."""

    ADVIES = "advies"
    WETTELIJK = "wettelijk"
    IN_VOORBEREIDING = "in_voorbereiding"
    VASTGESTELD = "vastgesteld"


class Categorie(StrEnum):
    """The kind of thing that an eis asks for. Our own division."""

    SIGNALEREN = "signaleren"
    AANBOD = "aanbod"
    AANPASSINGEN = "aanpassingen"
    EXPERTISE = "expertise"
    OUDERS_LEERLING = "ouders-leerling"
    DOORGAANDE_LIJN = "doorgaande-lijn"
    BORGING = "borging"


class Schaalsoort(StrEnum):
    """How an eis is answered: on four levels, or done or not done (level 2 or 0)."""

    NIVEAUS = "niveaus"
    JA_NEE = "ja_nee"


class PerSector(NamedTuple, Generic[T]):
    """A value that may be worded differently for po and vo; both are always filled."""

    po: T
    vo: T

    def voor(self, sector: Sector) -> T:
        """The value for one sector."""
        return self.po if sector is Sector.PO else self.vo


class NvtReden(NamedTuple):
    """One reason for which an eis may be left out."""

    id: str
    tekst: str


class Eis(NamedTuple):
    """One requirement. `id` is permanent and is never used again for something else."""

    id: str
    gebied: str
    tekst: PerSector[str]
    categorie: Categorie
    sectoren: tuple[Sector, ...]
    kern: bool
    basis: Basis
    eigen_maat: str | None
    op_orde: PerSector[str]
    bewijs: PerSector[tuple[str, ...]]
    verbeteren: str
    schoolgids: PerSector[str] | None
    bronnen: PerSector[tuple[str, ...]]
    schaal: Schaalsoort
    nvt_redenen: tuple[NvtReden, ...]
    # What each level means at this eis, lowest first; None where the general scale fits.
    niveauteksten: PerSector[tuple[str, ...]] | None = None
    # The eisen that ask the same fact.
    tweelingen: tuple[str, ...] = ()

    @property
    def niveaus(self) -> tuple[int, ...]:
        """The levels with which this eis can be answered."""
        return (0, 2) if self.schaal is Schaalsoort.JA_NEE else (0, 1, 2, 3)


class Bron(NamedTuple):
    """A source; `datum` is text such as "2024-11" because not every source gives a day.

    A law may say its place: then `wet`, `artikel`, `geldig_op` and `nagekeken_op` are all filled.
    """

    id: str
    titel: str
    uitgever: str
    datum: str | None
    url: str | None
    soort: str
    opmerking: str | None
    wet: str | None = None
    artikel: str | None = None
    lid: str | None = None
    geldig_op: str | None = None
    nagekeken_op: str | None = None


class Gebied(NamedTuple):
    """An ondersteuningsgebied with its eisen in norm order."""

    id: str
    titel: str
    status: Status
    uitleg: str
    eisen: tuple[Eis, ...]

    @property
    def telt_mee(self) -> bool:
        """Whether this gebied makes the conclusion of the school (docs/scoreregel.md, 4)."""
        return self.status in (Status.ADVIES, Status.VASTGESTELD)


class Versie(NamedTuple):
    """One entry of versies.yaml. `betekenis` only changes when a school should look again."""

    versie: str
    datum: str
    vingerafdruk: str
    betekenis: str
    wat: str


class Vervallen(NamedTuple):
    """An id that is no longer asked, with what replaced it.

    `weggelaten` is an eis of the edition that a norm of one's own leaves out: nothing became of
    it, and `sinds` says nothing then.
    """

    id: str
    vervangen_door: tuple[str, ...]
    sinds: str
    weggelaten: bool = False

    @property
    def wat(self) -> str:
        """What became of it, as the end of a sentence."""
        return "weggelaten in deze norm" if self.weggelaten else f"vervallen op {self.sinds}"

    @property
    def uitleg(self) -> str:
        """What became of it, in sentences."""
        if self.weggelaten:
            return "Deze norm laat die eis weg. Een antwoord erop telt hier niet mee."
        instead = listing(self.vervangen_door) if self.vervangen_door else "niets"
        return f"Deze eis is {self.wat}; in de plaats kwam: {instead}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """One edition, or a norm that builds on one. `eisen` maps every id to its Eis, in norm order.

    `van_basisnorm` says whether it is one of our own editions, `gebaseerd_op` on which edition it
    builds; `verzwakt` are the kerneisen of that edition which this norm leaves out or makes
    lighter, in the order of the edition.
    """

    id: str
    versie: str
    naam: str
    peildatum: str
    drempel: int
    verantwoording: str
    gebieden: tuple[Gebied, ...]
    bronnen: tuple[Bron, ...]
    versies: tuple[Versie, ...]
    vervallen: tuple[Vervallen, ...]
    vingerafdruk: str
    betekenis: str
    gebaseerd_op: str | None = None
    verzwakt: tuple[str, ...] = ()
    van_basisnorm: bool = True
    eisen: Mapping[str, Eis] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        eisen = {eis.id: eis for gebied in self.gebieden for eis in gebied.eisen}
        object.__setattr__(self, "eisen", eisen)

    def gebieden_voor(self, extra: Collection[str]) -> list[Gebied]:
        """Those that are asked, in norm order: of the ones in preparation only these `extra`."""
        return [
            each
            for each in self.gebieden
            if each.status is not Status.IN_VOORBEREIDING or each.id in extra
        ]

    def gebied(self, gebied_id: str) -> Gebied:
        """The gebied with this id; KeyError when there is none."""
        for gebied in self.gebieden:
            if gebied.id == gebied_id:
                return gebied
        raise KeyError(gebied_id)

    def bron(self, bron_id: str) -> Bron:
        """The source with this id; KeyError when there is none."""
        for bron in self.bronnen:
            if bron.id == bron_id:
                return bron
        raise KeyError(bron_id)


class Niveau(NamedTuple):
    """One step of the scale with the words under which people choose it."""

    niveau: int
    naam: str
    uitleg: str


class Schaal(NamedTuple):
    """The wording of both ways of answering."""

    niveaus: tuple[Niveau, ...]
    ja_nee: tuple[Niveau, ...]

    def voor(self, eis: Eis, sector: Sector) -> tuple[Niveau, ...]:
        """The steps that fit one eis, lowest first, with its own texts where it has them."""
        steps = self.stappen(eis)
        if eis.niveauteksten is None:
            return steps
        own = eis.niveauteksten.voor(sector)
        return tuple(step._replace(uitleg=uitleg) for step, uitleg in zip(steps, own, strict=True))

    def naam(self, eis: Eis, niveau: int) -> str:
        """The name of one level of one eis, such as "Op orde" or "Ja"."""
        return next(stap.naam for stap in self.stappen(eis) if stap.niveau == niveau)

    def stappen(self, eis: Eis) -> tuple[Niveau, ...]:
        """The steps with which an eis is answered, in the general words, lowest first."""
        return self.ja_nee if eis.schaal is Schaalsoort.JA_NEE else self.niveaus


class Vragenlijst(NamedTuple):
    """`eisen` is None when everything that applies is asked."""

    id: str
    versie: str
    naam: str
    uitleg: str
    schaal: Schaal
    eisen: tuple[str, ...] | None

    def vragen(
        self, norm: Norm, sector: Sector, extra_gebieden: tuple[str, ...] = ()
    ) -> tuple[Eis, ...]:
        """The eisen asked in this sector, in the order in which they are asked.

        Gebieden in preparation are asked only when they are in `extra_gebieden`; then all of
        their eisen, whatever the questionnaire names.
        """
        extra = [
            eis.id for each in norm.gebieden if each.id in extra_gebieden for eis in each.eisen
        ]
        asked = dict.fromkeys([*(norm.eisen if self.eisen is None else self.eisen), *extra])
        gebieden = {each.id for each in norm.gebieden_voor(extra_gebieden)}
        return tuple(
            eis
            for eis in (norm.eisen[eis_id] for eis_id in asked)
            if sector in eis.sectoren and eis.gebied in gebieden
        )


def choose_eisen(chosen: str | Sequence[str], norm: Norm) -> tuple[str, ...] | None:
    """The ids that a questionnaire asks of this norm, in order; None is everything.

    `kern` are the kerneisen of the gebieden that make the conclusion, `wet` the eisen on the law.
    """
    if chosen == ALLE:
        return None
    if chosen == KERN:
        gebieden = [gebied for gebied in norm.gebieden if gebied.telt_mee]
        return tuple(eis.id for gebied in gebieden for eis in gebied.eisen if eis.kern)
    if chosen == WET:
        return tuple(eis.id for eis in norm.eisen.values() if eis.basis is Basis.WET)
    return tuple(chosen)
