"""Schoolgidsen to test with: of the example schools, and with any text in every place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from basisnorm.audit.bestand import read_audit
from basisnorm.audit.model import Antwoord, Audit, Bewijs, Schoolgids, Schoolsoort, Stap
from basisnorm.audit.samenwerkingsverband import Samenwerkingsverband, read_samenwerkingsverband
from basisnorm.norm.load import load_norm
from basisnorm.rapport.document import Page
from basisnorm.rapport.html import as_fragment, as_html
from basisnorm.rapport.markdown import as_markdown
from basisnorm.rapport.schoolgids.huisstijl import Huisstijl
from basisnorm.rapport.schoolgids.schoolgids import Keuzes, build_gids
from basisnorm.rapport.text import as_text
from basisnorm.uitslag.model import Uitslag
from fout_voorbeelden import GOED
from programma import EERSTE_EDITIE
from rapport import voorbeeld

VERBAND, _ = read_samenwerkingsverband(GOED / "verband" / "samenwerkingsverband.yaml")
FORMS: dict[str, Callable[[Page], str]] = {
    "html": as_html,
    "fragment.html": lambda page: as_fragment(page, 2),
    "md": as_markdown,
    "txt": as_text,
}
SCHOOLS = {"bo": EERSTE_EDITIE / "de-linde.yaml", "vo": EERSTE_EDITIE / "de-es.yaml"}

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg onload=alert(1)><a href='javascript:alert(1)'>klik</a></svg>",
    "</style></title></head><body onload=alert(1)>",
    "javascript:alert(1) data:text/html,x [klik](javascript:alert(1))",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "# kop *vet* _schuin_ `code` | tabel | <https://kwaad.example",
    "\u202eomgekeerd \u05d0\u05d1\u05d2",
    "Donaudampfschifffahrt" * 480,
)


@cache
def school(name: str) -> Uitslag:
    """The result of one of the example schools."""
    return of_file(SCHOOLS[name])


def of_file(path: Path) -> Uitslag:
    """The result of an audit file."""
    found = read_audit(path, lambda _: load_norm("2024-11"))
    return voorbeeld.result(found.audit)


@cache
def gids(name: str, huisstijl: Huisstijl | None = None) -> Page:
    """The schoolgids of an example school; the one for bo with everything in it."""
    keuzes = Keuzes(verbeterpunten=True, verband=VERBAND) if name == "bo" else Keuzes()
    return build_gids(school(name), replace(keuzes, huisstijl=huisstijl))


def make(audit: Audit, **keuzes: object) -> Page:
    """The schoolgids of an audit on the norm that comes with the program."""
    return build_gids(voorbeeld.result(audit), Keuzes(**keuzes))  # type: ignore[arg-type]


def everywhere(text: str, soort: Schoolsoort = Schoolsoort.BO) -> tuple[Audit, Keuzes]:
    """A school and a samenwerkingsverband with this text wherever parents may read theirs."""
    plain = voorbeeld.all_at(2, soort)
    audit = replace(
        plain,
        school=plain.school._replace(naam=text, plaats=text, locatie=text),
        schoolgids=Schoolgids(
            schooljaar=text,
            vastgesteld_op="2026-06-15",
            mr_op="2026-06-01",
            mr_advies_op="2026-06-02",
            instemming_op="2026-06-08",
            inbreng_leerlingen=text,
            extra_ondersteuning=text,
            contactpersoon=text,
            niet_te_bieden=text,
            klachten=text,
            zinnen=(("DYS-09", text), ("TWG-01", text)),
        ),
    )
    verband = Samenwerkingsverband(naam=text, steunpunt=text, klachten=text, basistekst=text)
    return audit, Keuzes(verband=verband, verbeterpunten=True)


def with_notes(text: str) -> Audit:
    """A school with this text in every place that is not for parents."""
    plain = voorbeeld.audit()
    return replace(
        plain,
        rol=text,
        school=plain.school._replace(bestuur=text, gemeente=text),
        antwoorden=tuple(
            Antwoord(
                eis=each.eis,
                niveau=each.niveau,
                nvt=each.nvt._replace(besloten_door=text) if each.nvt else None,
                toelichting=text,
                bewijs=(Bewijs(wat=text, eigenaar=text, plaats=text),),
            )
            for each in plain.antwoorden
        ),
        verbeterplan=tuple(
            Stap(eis=eis, stap=text, wie=text) for eis in ("DYS-04", "BEG-05", "GEN-12")
        ),
    )
