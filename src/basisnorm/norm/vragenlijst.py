"""A questionnaire: which eisen are asked, and how the levels are worded."""

from __future__ import annotations

from basisnorm.norm.model import Eis, Norm, Schaalsoort, Sector, Status
from basisnorm.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Niveau:
    """One step of the scale with the words under which people choose it."""

    niveau: int
    naam: str
    uitleg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Schaal:
    """The wording of both ways of answering."""

    niveaus: tuple[Niveau, ...]
    ja_nee: tuple[Niveau, ...]

    def voor(self, eis: Eis) -> tuple[Niveau, ...]:
        """The steps that fit one eis, lowest first."""
        return self.ja_nee if eis.schaal is Schaalsoort.JA_NEE else self.niveaus

    def naam(self, eis: Eis, niveau: int) -> str:
        """The name of one level of one eis, such as "Op orde" or "Ja"."""
        return next(stap.naam for stap in self.voor(eis) if stap.niveau == niveau)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vragenlijst:
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
        optional = {
            gebied.id
            for gebied in norm.gebieden
            if gebied.status is Status.IN_VOORBEREIDING and gebied.id not in extra_gebieden
        }
        return tuple(
            eis
            for eis in (norm.eisen[eis_id] for eis_id in asked)
            if sector in eis.sectoren and eis.gebied not in optional
        )
