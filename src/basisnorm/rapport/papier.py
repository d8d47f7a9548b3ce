"""The questions to fill in without a computer: a page to print and write on, with a template of its
own, and the same as Markdown to work in together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from basisnorm.rapport.formulier import PRIVACY, Blok, Formulier, Vraag, build_blokken
from basisnorm.rapport.html import render_page
from basisnorm.rapport.markdown import escape_start, plain
from basisnorm.uitslag.verklaring import describe

# What to write down about the school; a role, never a name.
SCHOOL = (
    "Naam van de school",
    "Vestigingscode",
    "Datum",
    "Ingevuld door (functie)",
    "Samen met (functies)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Papier:
    """The whole questionnaire; `niveaus` are (name, what it means)."""

    programma: str
    titel: str
    omschrijving: str
    ondertitel: str
    inleiding: str
    school: tuple[str, ...]
    stappen: tuple[str, ...]
    niveaus: tuple[tuple[str, str], ...]
    blokken: tuple[Blok, ...]
    verklaring: tuple[str, ...]
    herkomst: str


def render_papier(formulier: Formulier) -> str:
    """The questionnaire as one HTML page; the same text for the same values."""
    return render_page("papier.html.j2", stijlen=("papier.css",), pagina=build_papier(formulier))


def render_markdown(formulier: Formulier) -> str:
    """The questionnaire as Markdown with a box to tick for each level."""
    return "\n".join(_lines(build_papier(formulier))) + "\n"


def build_papier(formulier: Formulier) -> Papier:
    """Everything that stands on the page, in words."""
    return Papier(
        programma=formulier.programma,
        titel=f"Vragen basisondersteuning: {formulier.vragenlijst.naam.lower()}, {formulier.voor}",
        omschrijving="De vragen van de zelfevaluatie, om te printen en vooraf te bespreken.",
        ondertitel=formulier.ondertitel,
        inleiding=formulier.inleiding,
        school=SCHOOL,
        stappen=(
            "Kruis bij elke vraag aan wat nu het beste past, niet wat u van plan bent.",
            "Twijfelt u tussen twee niveaus? Neem het laagste en schrijf op waarom.",
            "Weet niemand het? Laat de vraag open en zet erbij wie het kan nagaan.",
            f"Schrijf bij bewijs waar het uit blijkt. {PRIVACY}",
        ),
        niveaus=formulier.schaal,
        blokken=build_blokken(formulier),
        verklaring=describe(formulier.norm),
        herkomst=formulier.herkomst,
    )


def _lines(papier: Papier) -> Iterator[str]:
    yield "# Zelfevaluatie basisondersteuning"
    yield from ("", _text(papier.ondertitel), "", _text(papier.inleiding), "")
    yield from (f"- {_text(each)}: " for each in papier.school)
    yield from ("", "## Zo werkt u", "")
    yield from (f"{number}. {_text(each)}" for number, each in enumerate(papier.stappen, 1))
    yield from ("", "## De niveaus", "")
    yield from (f"- **{_text(name)}**: {_text(uitleg)}" for name, uitleg in papier.niveaus)
    for blok in papier.blokken:
        yield from _blok(blok)
    yield from ("", "## Wat dit is", "")
    yield from (_text(" ".join(papier.verklaring)), "", _text(papier.herkomst))


def _blok(blok: Blok) -> Iterator[str]:
    yield from ("", f"## {_text(blok.titel)} ({blok.aantal})", "", _text(blok.uitleg))
    for vraag in blok.vragen:
        yield from _question(vraag)


def _question(vraag: Vraag) -> Iterator[str]:
    yield from ("", f"### {_text(vraag.id)} ({vraag.soort})", "", _text(vraag.tekst), "")
    yield from (f"Dan is het op orde: {_text(vraag.op_orde)}", "")
    for each in vraag.naast:
        yield from (_text(each), "")
    yield from (f"- [ ] {_text(keuze.tekst)}" for keuze in vraag.keuzes)
    yield from (f"- [ ] niet van toepassing: {_text(reden.tekst)}" for reden in vraag.redenen)
    yield from ("", f"Bewijs kan zijn: {_text(vraag.bewijs)}.", "")
    yield from ("- Toelichting: ", "- Bewijs en waar het ligt: ")


def _text(text: str) -> str:
    """The text on one line, as it is: nothing in it becomes layout."""
    return escape_start(plain(text))
