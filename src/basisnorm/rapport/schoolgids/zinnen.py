"""Which sentences the schoolgids has for parents: only what the answers of the school bear out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from basisnorm.audit.model import Schoolgids
from basisnorm.norm.model import Gebied, Status
from basisnorm.rapport.schoolgids.rechten import EISEN as RECHTEN
from basisnorm.uitslag.model import EisUitslag, Uitslag

# As many as a parent reads about one gebied (own choice).
SHOWN = 6

# What a parent calls a gebied, where the norm speaks to schools.
TITELS = {"algemeen": "Voor elk kind"}
# For whom a gebied is, in a parent's words.
VOOR_WIE = {
    "dyslexie": "Voor kinderen die moeite hebben met lezen of spellen.",
    "begaafdheid": "Voor kinderen die sneller leren of denken.",
    "taak-werkgedrag": "Voor kinderen die moeite hebben met starten, opletten of plannen.",
    "autisme": "Voor kinderen die duidelijkheid en rust nodig hebben.",
    "rekenen-dyscalculie": "Voor kinderen die vastlopen bij rekenen.",
    "moeilijk-lerend": "Voor kinderen die meer uitleg en herhaling nodig hebben.",
    "taal-spraak": "Voor kinderen die moeite hebben met praten of met taal begrijpen.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Zin:
    """A sentence for parents and the eis it stands for; `eigen` when the school wrote it."""

    uitkomst: EisUitslag
    tekst: str
    eigen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GebiedZinnen:
    """The sentences of one gebied that are shown, kern first; `over` more are not."""

    gebied: Gebied
    zinnen: tuple[Zin, ...]
    over: int


def choose_beloften(uitslag: Uitslag, *, volledig: bool) -> tuple[GebiedZinnen, ...]:
    """What a parent can count on: eisen that are met; the gebied that is for everyone first."""
    found = [
        _choose(each.gebied, [zin for zin in _zinnen(uitslag, each.eisen) if _met(zin)], volledig)
        for each in uitslag.gebieden
    ]
    filled = [each for each in found if each.zinnen]
    return tuple(sorted(filled, key=lambda each: each.gebied.status is not Status.WETTELIJK))


def choose_werkpunten(uitslag: Uitslag, *, volledig: bool) -> tuple[tuple[Zin, ...], int]:
    """What the school is working on, most urgent first, and how many more are not shown.

    Only what it began with (level 1) or put in its own plan: a school that has not begun is not
    working on it.
    """
    planned = {stap.eis for stap in uitslag.audit.verbeterplan if not stap.klaar}
    sentences = {zin.uitkomst.eis.id: zin for zin in _zinnen(uitslag, uitslag.eisen)}
    found = [
        sentences[punt.eis.id]
        for punt in uitslag.verbeterpunten
        if punt.eis.id in sentences and (punt.niveau or punt.eis.id in planned)
    ]
    shown = found if volledig or len(found) <= SHOWN + 1 else found[:SHOWN]
    return tuple(shown), len(found) - len(shown)


def own_unmet(uitslag: Uitslag) -> tuple[str, ...]:
    """The eisen for which the school wrote a sentence that is not shown: they are not met."""
    gids = uitslag.audit.schoolgids or Schoolgids()
    met = {each.eis.id for each in uitslag.eisen if each.op_orde is True}
    return tuple(eis for eis, _ in gids.zinnen if eis not in met and eis not in gids.weglaten)


def _met(zin: Zin) -> bool:
    return zin.uitkomst.op_orde is True


def _zinnen(uitslag: Uitslag, uitkomsten: Iterable[EisUitslag]) -> Iterator[Zin]:
    gids = uitslag.audit.schoolgids or Schoolgids()
    own, sector = dict(gids.zinnen), uitslag.audit.school.sector
    for each in uitkomsten:
        eis = each.eis
        if eis.id in gids.weglaten:
            continue
        if eis.id in own:
            yield Zin(uitkomst=each, tekst=own[eis.id], eigen=True)
        elif eis.schoolgids is not None and eis.id not in RECHTEN:
            yield Zin(uitkomst=each, tekst=eis.schoolgids.voor(sector), eigen=False)


def _choose(gebied: Gebied, zinnen: list[Zin], volledig: bool) -> GebiedZinnen:
    """Kern first. What the school wrote itself is never among what is left out."""
    ordered = sorted(zinnen, key=lambda zin: not zin.uitkomst.eis.kern)
    shown = ordered
    # "And 1 more" costs as much room as that one itself.
    if not volledig and len(ordered) > SHOWN + 1:
        first = sorted(ordered, key=lambda zin: not zin.eigen)
        own = sum(zin.eigen for zin in ordered)
        kept = {zin.uitkomst.eis.id for zin in first[: max(SHOWN, own)]}
        shown = [zin for zin in ordered if zin.uitkomst.eis.id in kept]
    return GebiedZinnen(gebied=gebied, zinnen=tuple(shown), over=len(ordered) - len(shown))
