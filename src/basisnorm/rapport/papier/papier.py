"""The questions as a page to print and write on; the template only lays out what stands here."""

from __future__ import annotations

from dataclasses import dataclass

from basisnorm.norm.model import Eis, Niveau
from basisnorm.rapport import woorden
from basisnorm.rapport.formulier import PRIVACY, Formulier, naast, soort
from basisnorm.rapport.html import render_page
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
class Vraag:
    """One eis. `keuzes` are the levels to tick, `redenen` those for n.v.t. (none: it cannot be)."""

    id: str
    soort: str
    tekst: str
    op_orde: str
    naast: tuple[str, ...]
    keuzes: tuple[str, ...]
    redenen: tuple[str, ...]
    bewijs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blok:
    """A gebied with its questions; `nummer` makes its anchor, since a gebied may come back."""

    nummer: int
    titel: str
    aantal: str
    uitleg: str
    vragen: tuple[Vraag, ...]


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


def build_papier(formulier: Formulier) -> Papier:
    """Everything that stands on the page, in words."""
    norm, vragenlijst = formulier.norm, formulier.vragenlijst
    count = woorden.aantal(len(formulier.vragen), "vraag", "vragen")
    schaal = vragenlijst.schaal
    return Papier(
        programma=formulier.programma,
        titel=f"Vragen basisondersteuning: {vragenlijst.naam.lower()}, {formulier.voor}",
        omschrijving="De vragen van de zelfevaluatie, om te printen en vooraf te bespreken.",
        ondertitel=f"{vragenlijst.naam}, {formulier.voor}: {count}",
        inleiding=formulier.inleiding,
        school=SCHOOL,
        stappen=(
            "Kruis bij elke vraag aan wat nu het beste past, niet wat u van plan bent.",
            "Twijfelt u tussen twee niveaus? Neem het laagste en schrijf op waarom.",
            "Weet niemand het? Laat de vraag open en zet erbij wie het kan nagaan.",
            f"Schrijf bij bewijs waar het uit blijkt. {PRIVACY}",
        ),
        niveaus=(
            *((f"{each.niveau} {each.naam.lower()}", each.uitleg) for each in schaal.niveaus),
            *((each.naam.lower(), each.uitleg) for each in reversed(schaal.ja_nee)),
        ),
        blokken=tuple(
            Blok(
                nummer=number,
                titel=gebied.titel,
                aantal=woorden.aantal(len(eisen), "vraag", "vragen"),
                uitleg=gebied.uitleg,
                vragen=tuple(_vraag(formulier, eis) for eis in eisen),
            )
            for number, (gebied, eisen) in enumerate(formulier.gebieden, 1)
        ),
        verklaring=describe(norm),
        herkomst=f"Norm {norm.id}, versie {norm.versie}, vingerafdruk {norm.vingerafdruk[:19]}; "
        f"vragenlijst {vragenlijst.id}; basisnorm {formulier.programma}.",
    )


def _vraag(formulier: Formulier, eis: Eis) -> Vraag:
    steps = formulier.vragenlijst.schaal.voor(eis, formulier.sector)
    four = len(steps) > 2
    return Vraag(
        id=eis.id,
        soort=soort(eis),
        tekst=eis.tekst.voor(formulier.sector),
        op_orde=eis.op_orde.voor(formulier.sector),
        naast=naast(formulier, eis),
        keuzes=tuple(
            _keuze(each, eis) if four else each.naam.lower()
            for each in (steps if four else reversed(steps))
        ),
        redenen=tuple(each.tekst for each in eis.nvt_redenen),
        bewijs="; ".join(eis.bewijs.voor(formulier.sector)),
    )


def _keuze(step: Niveau, eis: Eis) -> str:
    """A level to tick; what it means stands with it where the general scale does not fit."""
    name = f"{step.niveau} {step.naam.lower()}"
    return f"{name}: {step.uitleg}" if eis.niveauteksten else name
