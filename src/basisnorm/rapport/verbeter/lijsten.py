"""The lists at the end of the report: not applicable, the plan, and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from basisnorm.audit.model import Antwoord
from basisnorm.norm.model import Bron, Norm
from basisnorm.norm.per_norm import PerNorm
from basisnorm.rapport import woorden
from basisnorm.rapport.verbeter.blokken import EisBlok
from basisnorm.uitslag.model import Uitslag

# How many verbeterpunten get a line in the plan of their own accord (own choice).
PROPOSED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NvtRegel:
    """An eis that does not apply here."""

    blok: EisBlok
    reden: str
    besloten_door: str
    tot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRegel:
    """A step of the school; `blok` is None when its eis has no place on the page."""

    eis: str
    blok: EisBlok | None
    stap: str
    wie: str
    wanneer: str
    klaar: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BronRegel:
    """A source; `herkomst` is who made it and when, `link` whether its address can be a link."""

    id: str
    titel: str
    uitgever: str
    herkomst: str
    adres: str | None
    link: bool
    opmerking: str | None


def build_nvt(uitslag: Uitslag, blokken: Iterable[EisBlok]) -> tuple[NvtRegel, ...]:
    """A line for every eis that does not apply here."""
    found = tuple(blokken)
    if not found:
        return ()
    answers = uitslag.audit.per_eis()
    return tuple(build_nvt_regel(uitslag.norm, each, answers[each.vast.id]) for each in found)


def build_plan(uitslag: Uitslag, blokken: Mapping[str, EisBlok]) -> tuple[PlanRegel, ...]:
    """The steps of the school; `blokken` have a place on the page, by the id of their eis."""
    return tuple(
        PlanRegel(
            eis=stap.eis,
            blok=blokken.get(stap.eis),
            stap=stap.stap or "",
            wie=stap.wie or "",
            wanneer=woorden.datum(stap.wanneer) if stap.wanneer else "",
            klaar=stap.klaar,
        )
        for stap in uitslag.audit.verbeterplan
    )


def propose(uitslag: Uitslag, blokken: Mapping[str, EisBlok]) -> tuple[EisBlok, ...]:
    """The first verbeterpunten that the school has no step for: their first step is ours."""
    planned = {stap.eis for stap in uitslag.audit.verbeterplan}
    first = uitslag.verbeterpunten[:PROPOSED]
    return tuple(blokken[each.eis.id] for each in first if each.eis.id not in planned)


def build_bronnen(norm: Norm, blokken: Iterable[EisBlok]) -> tuple[BronRegel, ...]:
    """Every source under these eisen, once, in the order of the norm."""
    kept = _BRONNEN(norm)
    shown = frozenset([each.vast.bronnen for each in blokken])
    found = kept.get(shown)
    if found is None:
        used = {bron for bronnen in shown for bron in bronnen}
        found = kept[shown] = tuple(_bron(each) for each in norm.bronnen if each.id in used)
    return found


def _empty(_norm: Norm) -> dict[frozenset[tuple[str, ...]], tuple[BronRegel, ...]]:
    return {}


# The lists of sources, by the sources of each eis on the page: most schools have the same.
_BRONNEN = PerNorm(_empty)


def build_nvt_regel(norm: Norm, blok: EisBlok, antwoord: Antwoord) -> NvtRegel:
    """The line of one eis; the answer is an n.v.t."""
    nvt = antwoord.nvt
    assert nvt is not None
    redenen = {reden.id: reden.tekst for reden in norm.eisen[blok.vast.id].nvt_redenen}
    return NvtRegel(
        blok=blok,
        reden=redenen.get(nvt.reden, nvt.reden),
        besloten_door=nvt.besloten_door or "niet ingevuld",
        tot=woorden.datum(nvt.tot) if nvt.tot else "geen einddatum",
    )


def _bron(bron: Bron) -> BronRegel:
    parts = (bron.uitgever, woorden.datum(bron.datum) if bron.datum else None)
    return BronRegel(
        id=bron.id,
        titel=bron.titel,
        uitgever=bron.uitgever,
        herkomst=", ".join(part for part in parts if part),
        adres=bron.url,
        # A norm may come from someone else: only an address of the web becomes a link.
        link=bool(bron.url) and str(bron.url).startswith(("https://", "http://")),
        opmerking=bron.opmerking,
    )
