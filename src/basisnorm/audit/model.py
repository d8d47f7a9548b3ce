"""One school and its answers as values; their fields stand in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from basisnorm.norm.model import Sector

FORMAAT = 1


class Schoolsoort(StrEnum):
    """The kinds of school; the names are those of DUO."""

    BO = "bo"
    SBO = "sbo"
    SO = "so"
    VSO = "vso"
    VO = "vo"
    PRO = "pro"

    @property
    def sector(self) -> Sector:
        """Under which sector's wording and eisen this kind of school falls."""
        primary = self in (Schoolsoort.BO, Schoolsoort.SBO, Schoolsoort.SO)
        return Sector.PO if primary else Sector.VO

    @property
    def norm_bekend(self) -> bool:
        """Whether it is known that the norm applies (docs/scoreregel.md, 9)."""
        return self in (Schoolsoort.BO, Schoolsoort.VO)


SCHOOLSOORT = {
    Schoolsoort.BO: "basisonderwijs",
    Schoolsoort.SBO: "speciaal basisonderwijs",
    Schoolsoort.SO: "speciaal onderwijs",
    Schoolsoort.VSO: "voortgezet speciaal onderwijs",
    Schoolsoort.VO: "voortgezet onderwijs",
    Schoolsoort.PRO: "praktijkonderwijs",
}


class School(NamedTuple):
    """A school location; `vestigingscode` (with `locatie`) is its key, its name is not."""

    vestigingscode: str
    schoolsoort: Schoolsoort
    naam: str | None = None
    locatie: str | None = None
    samenwerkingsverband: str | None = None
    bestuur: str | None = None
    gemeente: str | None = None
    plaats: str | None = None

    @property
    def sector(self) -> Sector:
        """The sector that follows from the schoolsoort."""
        return self.schoolsoort.sector


class Bewijs(NamedTuple):
    """A kind of document and where it lies; never a pupil's own file. `datum` is ISO."""

    wat: str
    datum: str | None = None
    eigenaar: str | None = None
    plaats: str | None = None


class Nvt(NamedTuple):
    """Why an eis does not apply here, who decided so and until when (ISO date)."""

    reden: str
    besloten_door: str | None = None
    tot: str | None = None

    def ended(self, datum: str) -> bool:
        """Whether it is over at `datum` (ISO); the last day itself still counts."""
        # ISO dates compare as text.
        return self.tot is not None and self.tot < datum


class Antwoord(NamedTuple):
    """The answer to one eis: one of `niveau` (0..3) and `nvt`, or neither.

    With neither it is only a note: the eis is open, and keeps what was written. `overgenomen`
    names the school year it was taken over from; until it is confirmed the answer counts as open.
    """

    eis: str
    niveau: int | None = None
    nvt: Nvt | None = None
    toelichting: str | None = None
    bewijs: tuple[Bewijs, ...] = ()
    overgenomen: str | None = None

    @property
    def onderbouwd(self) -> bool:
        """Whether anything was written down to support the answer."""
        return bool(self.toelichting) or bool(self.bewijs)

    @property
    def is_notitie(self) -> bool:
        """Whether there is no answer yet, only what was written at an open question."""
        return self.niveau is None and self.nvt is None

    def counts(self, datum: str) -> bool:
        """Whether it answers its eis at `datum` (ISO); else the eis is open.

        What was taken over must be confirmed first (docs/scoreregel.md, 2 and 3).
        """
        if self.overgenomen is not None:
            return False
        return self.niveau is not None if self.nvt is None else not self.nvt.ended(datum)


class Stap(NamedTuple):
    """A step of the school's own plan. `wanneer` is an ISO date."""

    eis: str
    stap: str | None = None
    wie: str | None = None
    wanneer: str | None = None
    klaar: bool = False


class Schoolgids(NamedTuple):
    """What the school adds to its schoolgids page; `zinnen` are (eis id, own sentence).

    Of the medezeggenschapsraad: `mr_op` is when it discussed the text, `mr_advies_op` when it
    advised on the extra support and `instemming_op` when its parents (and pupils) agreed to the
    rest.
    """

    schooljaar: str | None = None
    inbreng_leerlingen: str | None = None
    extra_ondersteuning: str | None = None
    contactpersoon: str | None = None
    niet_te_bieden: str | None = None
    klachten: str | None = None
    vastgesteld_op: str | None = None
    mr_op: str | None = None
    mr_advies_op: str | None = None
    instemming_op: str | None = None
    zinnen: tuple[tuple[str, str], ...] = ()
    weglaten: tuple[str, ...] = ()


class Bewaard(NamedTuple):
    """Which file this is, and since when: `op` is ISO with a time in UTC.

    The invulpagina gives every file of one audit the same `id`, so that of two of them the newest
    can be taken.
    """

    id: str
    op: str


# Without slots: it goes to other processes, and with slots it takes twice as long to get there.
@dataclass(frozen=True, kw_only=True)
class Audit:
    """Everything in one audit file."""

    norm: str
    versie: str | None = None
    vingerafdruk: str | None = None
    vragenlijst: str
    extra_gebieden: tuple[str, ...] = ()
    school: School
    schooljaar: str | None = None
    datum: str | None = None
    rol: str | None = None
    antwoorden: tuple[Antwoord, ...] = ()
    verbeterplan: tuple[Stap, ...] = ()
    schoolgids: Schoolgids | None = None
    bewaard: Bewaard | None = None

    def per_eis(self) -> dict[str, Antwoord]:
        """The answers by the id of their eis."""
        return {antwoord.eis: antwoord for antwoord in self.antwoorden}

    def met(self, antwoord: Antwoord) -> Audit:
        """This audit with one answer added, or replaced where it stood; one of nothing is gone.

        It is no longer what was saved then.
        """
        answers = {**self.per_eis(), antwoord.eis: antwoord}
        if antwoord.is_notitie and not antwoord.onderbouwd:
            del answers[antwoord.eis]
        return replace(self, antwoorden=tuple(answers.values()), bewaard=None)
