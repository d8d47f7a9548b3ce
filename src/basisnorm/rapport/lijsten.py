"""The lists at the end of the report: not applicable, the plan, and the sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from basisnorm.audit.model import Stap
from basisnorm.norm.model import Bron, Sector
from basisnorm.rapport import woorden
from basisnorm.rapport.blokken import EisBlok, anchor, build_eis
from basisnorm.uitslag.model import EisUitslag, Staat, Uitslag

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
    """A line of the plan. `voorstel` marks a step of ours; `anker` is None without a place."""

    eis: str
    anker: str | None
    stap: str
    voorstel: bool
    wie: str
    wanneer: str
    klaar: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BronRegel:
    """A source; `link` is its address when that can safely be a link."""

    id: str
    tekst: str
    adres: str | None
    link: bool
    opmerking: str | None


def build_nvt(shown: Iterable[EisUitslag], sector: Sector) -> tuple[NvtRegel, ...]:
    """A line for every eis that does not apply here."""
    return tuple(_nvt_regel(each, sector) for each in shown if each.staat is Staat.NVT)


def build_plan(uitslag: Uitslag, shown: Iterable[EisUitslag]) -> tuple[PlanRegel, ...]:
    """The steps of the school, then a first step for the first verbeterpunten without one."""
    with_place = {each.eis.id for each in shown}

    def own(stap: Stap) -> PlanRegel:
        return PlanRegel(
            eis=stap.eis,
            anker=anchor(stap.eis) if stap.eis in with_place else None,
            stap=stap.stap or "",
            voorstel=False,
            wie=stap.wie or "",
            wanneer=woorden.datum(stap.wanneer) if stap.wanneer else "",
            klaar=stap.klaar,
        )

    planned = {stap.eis for stap in uitslag.audit.verbeterplan}
    proposed = [each for each in uitslag.verbeterpunten[:PROPOSED] if each.eis.id not in planned]
    return (
        *map(own, uitslag.audit.verbeterplan),
        *(
            PlanRegel(
                eis=each.eis.id,
                anker=anchor(each.eis.id),
                stap=each.eerste_stap,
                voorstel=True,
                wie="",
                wanneer="",
                klaar=False,
            )
            for each in proposed
        ),
    )


def build_bronnen(
    uitslag: Uitslag, shown: Iterable[EisUitslag], sector: Sector
) -> tuple[BronRegel, ...]:
    """Every source that is named on the page, once, in the order of the norm."""
    used = {bron for each in shown for bron in each.eis.bronnen.voor(sector)}
    return tuple(map(_bron, (each for each in uitslag.norm.bronnen if each.id in used)))


def _nvt_regel(uitkomst: EisUitslag, sector: Sector) -> NvtRegel:
    assert uitkomst.antwoord is not None
    assert uitkomst.antwoord.nvt is not None
    nvt = uitkomst.antwoord.nvt
    redenen = {reden.id: reden.tekst for reden in uitkomst.eis.nvt_redenen}
    return NvtRegel(
        blok=build_eis(uitkomst, sector),
        reden=redenen.get(nvt.reden, nvt.reden),
        besloten_door=nvt.besloten_door or "niet ingevuld",
        tot=woorden.datum(nvt.tot) if nvt.tot else "geen einddatum",
    )


def _bron(bron: Bron) -> BronRegel:
    parts = (bron.uitgever, woorden.datum(bron.datum) if bron.datum else None)
    origin = ", ".join(part for part in parts if part)
    stop = "" if bron.titel.endswith(("?", "!", ".")) else "."
    return BronRegel(
        id=bron.id,
        tekst=f"{bron.titel}{stop} {origin}.",
        adres=bron.url,
        # A norm may come from someone else: only an address of the web becomes a link.
        link=bool(bron.url) and str(bron.url).startswith(("https://", "http://")),
        opmerking=bron.opmerking,
    )
