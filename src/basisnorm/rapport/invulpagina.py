"""The invulpagina: one HTML file with which a school fills in the questions, and sees the result.

The rule has no second author. The page carries tables that `uitslag.regel` made: in which counts
each possible answer to each eis stands, which conclusion follows from which count, and in what
order verbeterpunten come. Its script (reports/invulpagina.js) adds, compares with zero and sorts.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from basisnorm.audit.bestand import plain_audit
from basisnorm.audit.model import Antwoord, Audit, Nvt, School
from basisnorm.norm.model import Eis, Gebied, Norm, Sector
from basisnorm.norm.vindplaats import artikel_of
from basisnorm.rapport import merk, woorden
from basisnorm.rapport.document import Heading, Item, Link, List, Own, Page, Paragraph, Section
from basisnorm.rapport.formulier import PRIVACY, Blok, Formulier, build_blokken
from basisnorm.rapport.html import as_html, read_style, read_text, render_page
from basisnorm.uitslag.model import Conclusie, EisUitslag, Telling
from basisnorm.uitslag.regel import assess_eis, count, rank
from basisnorm.uitslag.verklaring import describe, unknown_norm
from basisnorm.words import MONTHS, date_in_words

STYLES = ("stijl.css", "papier.css", "invulpagina.css")
# Whether an n.v.t. has ended is for the script: it compares two days. Here none has.
_ANY_DAY = "0001-01-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bronregel:
    """A source under the questions; `waar` is its article and date, or its publisher and date."""

    id: str
    titel: str
    waar: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invulpagina:
    """What the template lays out; `gegevens` is what the script reads."""

    programma: str
    titel: str
    omschrijving: str
    ondertitel: str
    inleiding: str
    niveaus: tuple[tuple[str, str], ...]
    blokken: tuple[Blok, ...]
    bronnen: tuple[Bronregel, ...]
    verklaring: tuple[str, ...]
    privacy: str
    herkomst: str
    vast: School | None
    gegevens: dict[str, Any]


def render_invulpagina(
    formulier: Formulier, *, school: School | None = None, audit: Audit | None = None
) -> str:
    """The page as text; the same text for the same values.

    `formulier` names a schoolsoort. With `school` the page is of that school alone; with `audit`
    its answers stand there already (those of last year wait to be confirmed: audit.vorig).
    """
    pagina = build_invulpagina(formulier, school=school, audit=audit)
    script = read_text("invulpagina.js")
    return render_page(
        "invulpagina.html.j2",
        stijlen=STYLES[1:],
        pagina=pagina,
        script=script,
        stijl_som=_digest(read_style(STYLES)),
        script_som=_digest(script),
    )


def render_index(pages: Iterable[tuple[str, str | None, str]], programma: str) -> str:
    """The page with a link to each page: (vestigingscode, locatie, name of the file).

    No names: it may stand on a public site.
    """
    items = tuple(
        Item((Link(code if locatie is None else (f"{code}, ", Own(locatie)), name),))
        for code, locatie, name in pages
    )
    return as_html(
        Page(
            program=programma,
            title="Zelfevaluatie basisondersteuning: kies uw school",
            description="De invulpagina van elke school.",
            head=(Heading(1, "Kies uw school"),),
            body=(
                Section(
                    (
                        Paragraph(
                            "Open de pagina met de code van uw school. U vult haar in uw browser "
                            "in; er gaat niets over internet."
                        ),
                        List(items, label="Scholen"),
                    ),
                    css="blok",
                ),
            ),
        )
    )


def build_invulpagina(
    formulier: Formulier, *, school: School | None = None, audit: Audit | None = None
) -> Invulpagina:
    """Everything that stands on the page, in words and in tables."""
    norm, vragenlijst = formulier.norm, formulier.vragenlijst
    used = dict.fromkeys(
        each for eis in formulier.vragen for each in eis.bronnen.voor(formulier.sector)
    )
    return Invulpagina(
        programma=formulier.programma,
        titel=f"Zelfevaluatie basisondersteuning: {vragenlijst.naam.lower()}, {formulier.voor}",
        omschrijving="De zelfevaluatie om in te vullen in de browser, zonder internet.",
        ondertitel=formulier.ondertitel,
        inleiding=formulier.inleiding,
        niveaus=formulier.schaal,
        blokken=build_blokken(formulier),
        bronnen=tuple(_bronregel(norm, each) for each in used),
        verklaring=_verklaring(formulier),
        privacy=PRIVACY,
        herkomst=formulier.herkomst,
        vast=school,
        gegevens=build_gegevens(formulier, school=school, audit=audit),
    )


def build_gegevens(
    formulier: Formulier, *, school: School | None = None, audit: Audit | None = None
) -> dict[str, Any]:
    """What the script reads: the tables of the rule, and with what the page begins.

    `tellingen` are lists of [place in `namen`, number]; an eis names for each state which of those
    it adds. The states are "open", "nvt" and a level ("2"), with a "+" when something is written
    at it. `rang` gives the place of a verbeterpunt for each level that is not met.
    """
    norm, sector = formulier.norm, formulier.sector
    asked = {eis.id for eis in formulier.vragen}
    gebieden = norm.gebieden_voor(formulier.extra_gebieden)
    tellingen: dict[tuple[tuple[int, int], ...], int] = {}
    states = {
        eis.id: _states(norm, eis, sector)
        for gebied in gebieden
        for eis in gebied.eisen
        if sector in eis.sectoren
    }
    below = [each for found in states.values() for each in found.values() if each.op_orde is False]
    rang = {
        (each.eis.id, each.niveau): place
        for place, each in enumerate(rank(each for each in below if each.onderbouwd is False), 1)
    }
    eisen = {}
    for place, gebied in enumerate(gebieden):
        for eis in gebied.eisen:
            if eis.id in states:
                # What is asked stands on the page already.
                words = {"tekst": eis.tekst.voor(sector), "doel": eis.op_orde.voor(sector)}
                eisen[eis.id] = {
                    **({} if eis.id in asked else words),
                    "gebied": place,
                    "gevraagd": eis.id in asked,
                    "kern": eis.kern,
                    "basis": woorden.BASIS[eis.basis],
                    "stap": eis.verbeteren,
                    "niveaus": {
                        str(each.niveau): each.naam.lower()
                        for each in formulier.vragenlijst.schaal.stappen(eis)
                    },
                    "redenen": [each.id for each in eis.nvt_redenen],
                    "staten": {
                        state: tellingen.setdefault(_sparse(uitkomst), len(tellingen))
                        for state, uitkomst in states[eis.id].items()
                    },
                    "rang": {
                        str(niveau): rang[eis.id, niveau]
                        for niveau in eis.niveaus
                        if (eis.id, niveau) in rang
                    },
                }
    soort = formulier.schoolsoort
    assert soort is not None, "a page is for one schoolsoort"
    start = None if audit is None else plain_audit(audit)
    found: dict[str, Any] = {
        "programma": formulier.programma,
        "norm": {
            "id": norm.id,
            "versie": norm.versie,
            "vingerafdruk": norm.vingerafdruk,
            "naam": norm.naam,
        },
        "vragenlijst": formulier.vragenlijst.id,
        "schoolsoort": soort.value,
        "schoolsoort_naam": formulier.voor,
        "extra_gebieden": list(formulier.extra_gebieden),
        "school": None if school is None else _plain_school(school),
        "audit": start,
        "namen": list(Telling._fields),
        "tellingen": [list(map(list, each)) for each in tellingen],
        "gebieden": [_gebied(each) for each in gebieden],
        "eisen": eisen,
        # What else may be answered in a file: it is kept, and counts nowhere here.
        "andere_eisen": [each for each in norm.eisen if each not in eisen],
        "conclusies": _conclusies(),
        "maanden": list(MONTHS),
    }
    # By this the browser knows again what was filled in on this page, and not on another.
    known = json.dumps(found, sort_keys=True).encode()
    return {**found, "pagina": sha256(known).hexdigest()[:16]}


def _states(norm: Norm, eis: Eis, sector: Sector) -> dict[str, EisUitslag]:
    """Everything that an eis can come to, by the rule itself."""

    def assess(antwoord: Antwoord | None) -> EisUitslag:
        return assess_eis(eis, sector, antwoord, norm.drempel, _ANY_DAY)

    found = {"open": assess(None)}
    if eis.nvt_redenen:
        found["nvt"] = assess(Antwoord(eis=eis.id, nvt=Nvt(reden=eis.nvt_redenen[0].id)))
    for niveau in eis.niveaus:
        found[str(niveau)] = assess(Antwoord(eis=eis.id, niveau=niveau))
        found[f"{niveau}+"] = assess(Antwoord(eis=eis.id, niveau=niveau, toelichting="..."))
    return found


def _sparse(uitkomst: EisUitslag) -> tuple[tuple[int, int], ...]:
    """In which counts an outcome stands, as (place in a Telling, number)."""
    numbers = enumerate(count([uitkomst]))
    return tuple((place, int(number)) for place, number in numbers if number)


def _conclusies() -> list[dict[str, str | None]]:
    """From which count which conclusion follows: the first that is more than zero, else the last.

    The order is also that of the gebieden: the first conclusion that one of them has, is the one
    of the school. That this is the rule itself, is tried with random audits (tests/browser).
    """
    order = (
        ("kern_niet", Conclusie.NOG_NIET),
        ("kern_open", Conclusie.ONVOLLEDIG),
        ("kern_op_orde", Conclusie.OP_ORDE),
        (None, Conclusie.NIET_VAN_TOEPASSING),
    )
    return [
        {
            "telling": name,
            "id": conclusie.value,
            "woord": merk.of_conclusie(conclusie).woord,
            "klasse": merk.of_conclusie(conclusie).klasse,
        }
        for name, conclusie in order
    ]


def _gebied(gebied: Gebied) -> dict[str, Any]:
    return {
        "id": gebied.id,
        "titel": gebied.titel,
        "telt_mee": gebied.telt_mee,
        "status": woorden.STATUS[gebied.status],
    }


def _plain_school(school: School) -> dict[str, str]:
    names = ("vestigingscode", "naam", "locatie", "samenwerkingsverband", "bestuur", "gemeente",
             "plaats")  # fmt: skip
    return {name: value for name in names if (value := getattr(school, name))}


def _verklaring(formulier: Formulier) -> tuple[str, ...]:
    assert formulier.schoolsoort is not None
    return (*describe(formulier.norm), *unknown_norm(formulier.schoolsoort))


def _bronregel(norm: Norm, bron_id: str) -> Bronregel:
    bron = norm.bron(bron_id)
    artikel = artikel_of(bron)
    if artikel is not None and bron.geldig_op is not None:
        waar = f"{artikel}; stand {date_in_words(bron.geldig_op)}"
    else:
        waar = ", ".join(_named(bron.uitgever, bron.datum and date_in_words(bron.datum)))
    return Bronregel(id=bron.id, titel=bron.titel.rstrip("."), waar=waar, url=bron.url)


def _named(*parts: str | None) -> Iterator[str]:
    return (each for each in parts if each)


def _digest(text: str) -> str:
    """What a Content-Security-Policy calls a text that may run: nothing else on the page may."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
