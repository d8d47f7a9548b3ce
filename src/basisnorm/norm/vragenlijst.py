"""A questionnaire: which eisen are asked, and how the levels are worded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from basisnorm.norm.model import Basis, Eis, Norm, Schaalsoort, Sector, Status

# What a questionnaire may say instead of naming eisen; what it comes to follows the norm.
ALLE, KERN, WET = "alle", "kern", "wet"
CHOICES = (ALLE, KERN, WET)

# What means the same in every questionnaire, so that no level may be called so.
OPEN_WORDS = ("", "?", "-", "\N{EN DASH}", "\N{EM DASH}", "open")
NVT_WORDS = ("nvt", "n.v.t.", "n.v.t", "niet van toepassing")
JA_NEE = {"ja": True, "j": True, "nee": False, "n": False}
DECIMALS = ("", ".0", ",0")


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

    def voor(self, eis: Eis, sector: Sector) -> tuple[Niveau, ...]:
        """The steps that fit one eis, lowest first, with its own texts where it has them."""
        steps = self.stappen(eis)
        if eis.niveauteksten is None:
            return steps
        own = eis.niveauteksten.voor(sector)
        return tuple(replace(step, uitleg=uitleg) for step, uitleg in zip(steps, own, strict=True))

    def naam(self, eis: Eis, niveau: int) -> str:
        """The name of one level of one eis, such as "Op orde" or "Ja"."""
        return next(stap.naam for stap in self.stappen(eis) if stap.niveau == niveau)

    def stappen(self, eis: Eis) -> tuple[Niveau, ...]:
        """The steps with which an eis is answered, in the general words, lowest first."""
        return self.ja_nee if eis.schaal is Schaalsoort.JA_NEE else self.niveaus


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
