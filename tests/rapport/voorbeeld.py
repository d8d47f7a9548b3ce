"""A school as the report meets it: uneven, with notes and evidence, on the norm itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from basisnorm import resources
from basisnorm.audit.bestand import read_audit
from basisnorm.audit.model import (
    Antwoord,
    Audit,
    Bewijs,
    Nvt,
    School,
    Schoolsoort,
    Stap,
)
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Eis, Norm, Schaalsoort, Vragenlijst
from basisnorm.rapport.html import as_html
from basisnorm.rapport.verbeter.blad import build_verbeterrapport
from basisnorm.rapport.verbeter.kort import build_kort
from basisnorm.uitslag.model import Uitslag
from basisnorm.uitslag.regel import assess

DATUM = "2026-11-21"
PROGRAMMA = "1.0.0"
# Levels by turns, so that every state occurs in every gebied.
_LEVELS = (2, 3, 2, 1, 2, 2, 3, 0, 2, 2, 1, 3, 2)


@cache
def norm() -> Norm:
    """The norm that comes with the program."""
    return load_norm("2024-11")


@cache
def questions(vragenlijst: str) -> Vragenlijst:
    """A questionnaire that comes with the program."""
    return load_vragenlijst(vragenlijst, norm())


def school(soort: Schoolsoort = Schoolsoort.BO, naam: str | None = "Basisschool De Iep") -> School:
    """A school for examples."""
    return School(vestigingscode="99AA00", schoolsoort=soort, naam=naam, plaats="Vlierdam")


def audit(soort: Schoolsoort = Schoolsoort.BO, vragenlijst: str = "volledig") -> Audit:
    """Everything that is asked is answered, unevenly; two eisen stay open."""
    asked = questions(vragenlijst).vragen(norm(), soort.sector)
    answers = [_answer(eis, _LEVELS[index % 13]) for index, eis in enumerate(asked)]
    return Audit(
        norm=norm().id,
        vragenlijst=vragenlijst,
        school=school(soort),
        schooljaar="2026-2027",
        datum=DATUM,
        rol="schoolleider",
        antwoorden=tuple(each for each in answers if each.eis not in ("TWG-17", "GEN-18")),
        verbeterplan=(
            Stap(eis="BEG-05", stap="Lijst kiezen met het team", wie="ib'er", wanneer="2027-02-01"),
        ),
    )


def linde() -> Uitslag:
    """The result of the school that comes with the program as an example."""
    path = resources.folder("questionnaires") / "voorbeeld" / "de-linde.yaml"
    assert isinstance(path, Path)
    found = read_audit(path, load_norm)
    assert found.audit.datum is not None
    return assess(
        found.norm,
        load_vragenlijst(found.audit.vragenlijst, found.norm),
        found.audit,
        datum=found.audit.datum,
        programma=PROGRAMMA,
        meldingen=found.meldingen,
    )


def all_at(niveau: int, soort: Schoolsoort = Schoolsoort.BO) -> Audit:
    """Every eis at one level, with nothing written down."""
    asked = questions("volledig").vragen(norm(), soort.sector)
    return Audit(
        norm=norm().id,
        vragenlijst="volledig",
        school=school(soort),
        antwoorden=tuple(
            Antwoord(eis=eis.id, niveau=niveau if niveau in eis.niveaus else 2 * (niveau > 1))
            for eis in asked
        ),
    )


def empty(soort: Schoolsoort = Schoolsoort.BO, naam: str | None = None) -> Audit:
    """Nothing is answered and nothing is known but the code and the kind of school."""
    return Audit(norm=norm().id, vragenlijst="volledig", school=school(soort, naam))


def result(of: Audit) -> Uitslag:
    """The result of an audit on the norm that comes with the program."""
    return assess(norm(), questions(of.vragenlijst), of, datum=DATUM, programma=PROGRAMMA)


def render_verbeterrapport(uitslag: Uitslag) -> str:
    """The verbeterrapport as HTML."""
    return as_html(build_verbeterrapport(uitslag))


def render_kort(uitslag: Uitslag) -> str:
    """The same on one A4."""
    return as_html(build_kort(uitslag))


def _answer(eis: Eis, niveau: int) -> Antwoord:
    if eis.nvt_redenen:
        nvt = Nvt(reden=eis.nvt_redenen[0].id, besloten_door="directie", tot="2027-08-01")
        return Antwoord(eis=eis.id, nvt=nvt)
    if eis.schaal is Schaalsoort.JA_NEE:
        niveau = 2 if niveau else 0
    if niveau == 2 and eis.id.endswith("7"):
        return Antwoord(eis=eis.id, niveau=niveau)
    return Antwoord(
        eis=eis.id,
        niveau=niveau,
        toelichting=_NOTES[niveau],
        bewijs=(
            Bewijs(wat="Rooster", datum="2026-09-01", eigenaar="ib'er", plaats="map Zorg"),
            Bewijs(wat=eis.bewijs.po[0]),
        )
        if niveau
        else (),
    )


_NOTES = (
    "Wij hebben hier nog geen afspraak over. Eén collega doet het uit zichzelf.",
    "De leraren van groep 3 tot en met 5 doen dit. In de bovenbouw is het nog niet besproken.",
    "Het hele team werkt zo sinds vorig schooljaar.",
    "Staat in het zorgplan en in de jaarplanning. Wij bekijken het elk jaar in mei.",
)
