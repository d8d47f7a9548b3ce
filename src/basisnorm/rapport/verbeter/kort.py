"""The verbeterrapport on one A4, as values: for the board and the medezeggenschapsraad."""

from __future__ import annotations

from dataclasses import dataclass

from basisnorm.rapport import woorden
from basisnorm.rapport.verbeter.blokken import EisBlok, Feit
from basisnorm.rapport.verbeter.gebiedblok import GebiedBlok
from basisnorm.rapport.verbeter.oogopslag import Oogopslag
from basisnorm.rapport.verbeter.pagina import Pagina, build_pagina
from basisnorm.uitslag.model import Uitslag

# What has its place on the sheet; names can be as long as people make them.
_NAME = 90
_FACT = 60
_SENTENCE = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Kort:
    """The sheet. `eerst` are the first steps, or else `raad` says what to do."""

    programma: str
    titel: str
    omschrijving: str
    school: str
    feiten: tuple[Feit, ...]
    oogopslag: Oogopslag
    gebieden: tuple[GebiedBlok, ...]
    apart: tuple[GebiedBlok, ...]
    verklaring: tuple[str, ...]
    kop: str
    eerst: tuple[EisBlok, ...]
    raad: tuple[str, ...]
    verder: tuple[str, ...]
    herkomst: str


def build_kort(uitslag: Uitslag) -> Kort:
    """What a board should know in three minutes."""
    pagina = build_pagina(uitslag)
    school = _short(pagina.school, _NAME)
    return Kort(
        programma=pagina.programma,
        titel=f"Verbeterrapport in het kort: {school}",
        omschrijving=pagina.omschrijving,
        school=school,
        feiten=tuple(
            Feit(label=each.label, waarde=_short(each.waarde, _FACT)) for each in pagina.feiten
        ),
        oogopslag=pagina.oogopslag,
        gebieden=pagina.gebieden,
        apart=pagina.apart,
        verklaring=tuple(_short(each, _SENTENCE) for each in uitslag.verklaring),
        kop="Dit doet de school eerst" if pagina.begin.eerst else pagina.begin.titel,
        eerst=pagina.begin.eerst,
        raad=() if pagina.begin.eerst else (pagina.begin.inleiding, *pagina.begin.raad),
        verder=_further(uitslag, pagina),
        herkomst=woorden.herkomst(uitslag),
    )


# What has its own conclusion, or none yet.
_APART = "die apart staan (wet of in voorbereiding)"


def _further(uitslag: Uitslag, pagina: Pagina) -> tuple[str, ...]:
    """What else there is to know, each in one sentence."""
    counting = {each.gebied.id for each in uitslag.gebieden if each.gebied.telt_mee}
    points_here = [each for each in uitslag.verbeterpunten if each.eis.gebied in counting]
    kern = sum(each.eis.kern for each in points_here)
    extra = len(points_here) - kern
    apart = len(uitslag.verbeterpunten) - len(points_here)
    told = []
    if uitslag.verbeterpunten:
        parts = [
            woorden.aantal(kern, "kerneis", "kerneisen") if kern else "",
            woorden.aantal(extra, "aanvullende eis", "aanvullende eisen") if extra else "",
            f"{woorden.aantal(apart, 'eis', 'eisen')} {_APART}" if apart else "",
        ]
        points = woorden.aantal(len(uitslag.verbeterpunten), "verbeterpunt", "verbeterpunten")
        told.append(f"In totaal {points}: {woorden.opsomming([each for each in parts if each])}.")
    done = sum(each.klaar for each in pagina.plan)
    if pagina.plan:
        steps = woorden.aantal(len(pagina.plan), "eigen stap", "eigen stappen")
        told.append(f"In het verbeterplan: {steps}, waarvan {done} klaar.")
    if pagina.zonder_bewijs:
        # The same kerneisen as in the conclusion above; the others are counted by themselves.
        here = sum(not each.vast.apart for each in pagina.zonder_bewijs)
        others = len(pagina.zonder_bewijs) - here
        parts = [
            woorden.aantal(here, "kerneis", "kerneisen") if here else "",
            f"{woorden.aantal(others, 'kerneis', 'kerneisen')} {_APART}" if others else "",
        ]
        told.append(
            "Op orde, maar nog zonder toelichting of bewijs: "
            f"{woorden.opsomming([each for each in parts if each])}."
        )
    if pagina.nvt:
        number = len(pagina.nvt)
        told.append(f"{woorden.aantal(number, 'eis geldt', 'eisen gelden')} hier niet.")
    return tuple(told)


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}\N{HORIZONTAL ELLIPSIS}"
