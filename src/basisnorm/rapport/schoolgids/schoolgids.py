"""The schoolgids chapter about support, for parents: from a result to its text.

The parts follow the law: basisondersteuning, extra ondersteuning, what pupils said about both, what
if the school cannot offer it, rights, the person to talk to with samenwerkingsverband, steunpunt
and complaints, and when the text was settled. What the school did not supply is left out, never
invented. Notes, evidence, roles and the plan of the school never come here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from basisnorm.audit.model import Schoolgids, Schoolsoort
from basisnorm.audit.samenwerkingsverband import Samenwerkingsverband
from basisnorm.norm.model import Sector
from basisnorm.rapport import woorden
from basisnorm.rapport.alineas import read_line, read_text
from basisnorm.rapport.document import (
    Block,
    Card,
    Heading,
    Link,
    List,
    Own,
    Page,
    Paragraph,
    Section,
    Strong,
)
from basisnorm.rapport.schoolgids.delen import alinea, deel, kaart, opsomming
from basisnorm.rapport.schoolgids.huisstijl import Huisstijl, style_sheet
from basisnorm.rapport.schoolgids.rechten import build_rechten, build_zorgplicht
from basisnorm.rapport.schoolgids.zinnen import (
    TITELS,
    VOOR_WIE,
    GebiedZinnen,
    Zin,
    choose_beloften,
    choose_werkpunten,
)
from basisnorm.uitslag.model import Uitslag

# What is known of the samenwerkingsverband without its file.
UNKNOWN = Samenwerkingsverband()

CONCEPT = ("Concept, nog niet vastgesteld.", "Deze tekst kan nog veranderen.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuzes:
    """What the person who makes the chapter chose."""

    volledig: bool = False
    verbeterpunten: bool = False
    verband: Samenwerkingsverband = UNKNOWN
    huisstijl: Huisstijl | None = None


def build_gids(uitslag: Uitslag, keuzes: Keuzes) -> Page:
    """Everything the chapter of one school says, in order."""
    school = uitslag.audit.school
    gids = uitslag.audit.schoolgids or Schoolgids()
    name = _one_line(school.naam or "onze school")
    year = f" {_one_line(gids.schooljaar)}" if gids.schooljaar else ""
    is_draft = gids.vastgesteld_op is None
    begin, *rest = CONCEPT
    draft = Paragraph((Strong(begin), " ", *rest), css="concept")
    over = (f"Schoolgids{year}", "ondersteuning", _one_line(school.locatie or ""))
    kop = "Welke hulp krijgt uw kind op "
    return Page(
        program=uitslag.programma,
        title=f"{kop}{name}? Schoolgids{year}{' (concept)' if is_draft else ''}",
        description=f"Welke hulp {name} geeft, met wie u kunt praten en wat uw rechten zijn.",
        head=(
            Heading(1, (kop, Own(name), "?"), over=" · ".join(filter(None, over))),
            *((draft,) if is_draft else ()),
            Card((_inleiding(school.schoolsoort),), css="inleiding"),
        ),
        body=tuple(_delen(uitslag, gids, keuzes)),
        foot=tuple(_voet(uitslag, gids)),
        styles=("schoolgids.css",),
        own_style=style_sheet(keuzes.huisstijl) if keuzes.huisstijl else "",
        css="blad",
        public=True,
    )


def _inleiding(soort: Schoolsoort) -> Paragraph:
    if soort.norm_bekend:
        return alinea(
            "Elk kind kan rekenen op basisondersteuning.",
            "Dat is hulp die ons eigen team op school geeft.",
            "Hieronder leest u wat u van ons kunt verwachten.",
        )
    return alinea(
        "Hieronder leest u welke hulp ons team geeft.",
        "U leest ook wat uw rechten zijn en met wie u kunt praten.",
    )


def _delen(uitslag: Uitslag, gids: Schoolgids, keuzes: Keuzes) -> Iterator[Section]:
    yield _beloften(choose_beloften(uitslag, volledig=keuzes.volledig))
    if keuzes.verbeterpunten:
        yield from _werk(*choose_werkpunten(uitslag, volledig=keuzes.volledig))
    if keuzes.verband.basistekst:
        yield _afspraken(keuzes.verband.basistekst)
    if gids.extra_ondersteuning:
        yield deel("extra", "Extra ondersteuning", *read_text(gids.extra_ondersteuning))
    if gids.inbreng_leerlingen:
        yield deel(
            "inbreng", "Wat leerlingen van de hulp vinden", *read_text(gids.inbreng_leerlingen)
        )
    soort = uitslag.audit.school.schoolsoort
    yield deel(
        "niet-te-bieden",
        "Als wij de hulp niet kunnen geven",
        *read_text(gids.niet_te_bieden or ""),
        *build_zorgplicht(soort),
    )
    yield build_rechten(soort)
    yield deel("contact", "Met wie kunt u praten?", kaarten=_contact(uitslag, gids, keuzes.verband))


def _beloften(gebieden: tuple[GebiedZinnen, ...]) -> Section:
    empty = alinea("Dit deel is nog niet af.", "Vraag ons welke hulp er nu al is.")
    return deel(
        "beloften",
        "Dit kunt u van ons verwachten",
        *(() if gebieden else (empty,)),
        kaarten=map(_gebied, gebieden),
    )


def _gebied(gekozen: GebiedZinnen) -> Card:
    gebied = gekozen.gebied
    blokken: list[Block] = [_zinnen(gekozen.zinnen, css="beloften")]
    if gebied.id in VOOR_WIE:
        blokken.insert(0, alinea(VOOR_WIE[gebied.id], css="muted"))
    if gekozen.over:
        blokken.append(alinea(_meer(gekozen.over), css="muted"))
    return kaart(_one_line(TITELS.get(gebied.id, gebied.titel)), *blokken)


def _meer(number: int) -> str:
    more = woorden.aantal(number, "andere afspraak", "andere afspraken")
    return f"Dit zijn de belangrijkste. Wij hebben nog {more}; vraag ons ernaar."


def _werk(zinnen: tuple[Zin, ...], over: int) -> Iterator[Section]:
    if zinnen:
        begin = alinea("Dit is bij ons nog niet overal zo.", "Daar werken wij aan:")
        more = (alinea(f"Wij werken ook nog aan {over} andere punten."),) if over else ()
        yield deel("werk", "Hier werken wij nog aan", begin, _zinnen(zinnen), *more)


def _zinnen(zinnen: tuple[Zin, ...], css: str = "") -> List:
    return opsomming(
        (Own(read_line(zin.tekst)) if zin.eigen else zin.tekst for zin in zinnen), css=css
    )


def _afspraken(basistekst: str) -> Section:
    """What binds today is what the samenwerkingsverband wrote in its plan (WVO 2020, 2.47)."""
    text = read_text(basistekst)
    begin = alinea(
        "Scholen in onze regio spreken samen af wat bij basisondersteuning hoort.",
        "Dat doen zij in het samenwerkingsverband. Die afspraken gelden ook voor ons.",
    )
    match read_line(basistekst):
        case (Link() as link,):
            text = (Paragraph(("U leest de afspraken hier: ", link)),)
    return deel("afspraken", "Dit is in onze regio afgesproken", begin, *text)


def _contact(uitslag: Uitslag, gids: Schoolgids, verband: Samenwerkingsverband) -> Iterator[Card]:
    if gids.contactpersoon:
        yield kaart("Op onze school", *read_text(gids.contactpersoon))
    yield kaart(
        "Ouder- en jeugdsteunpunt",
        alinea("Hier krijgen ouders en leerlingen informatie, advies en steun."),
        *read_text(verband.steunpunt or "Vraag ons hoe u het steunpunt bereikt."),
    )
    nummer = verband.nummer or uitslag.audit.school.samenwerkingsverband
    name = f"Nummer: {nummer}" if nummer else ""
    if verband.naam:
        name = f"{verband.naam} ({nummer})" if nummer else verband.naam
    if name or verband.site:
        yield kaart(
            "Samenwerkingsverband",
            alinea("Hierin werken de scholen in onze regio samen aan hulp voor leerlingen."),
            *read_text(f"{name}\n\n{verband.site or ''}"),
        )
    if gids.klachten or verband.klachten:
        yield kaart(
            "Niet tevreden?",
            *read_text(gids.klachten or ""),
            *read_text(verband.klachten or ""),
        )


def _voet(uitslag: Uitslag, gids: Schoolgids) -> Iterator[Paragraph]:
    school = uitslag.audit.school
    where = ", ".join(
        each
        for each in (school.naam or school.vestigingscode, school.locatie, school.plaats)
        if each
    )
    year = f", voor schooljaar {_one_line(gids.schooljaar)}" if gids.schooljaar else ""
    yield Paragraph(("Dit hoofdstuk gaat over: ", Own(_one_line(where)), "."))
    if gids.vastgesteld_op:
        settled = f"Vastgesteld op {woorden.datum(gids.vastgesteld_op)}{year}."
        yield alinea(settled, *_raad(gids, school.schoolsoort))
    yield alinea(
        f"De school beantwoordde zelf vragen over haar hulp. De stand is van "
        f"{woorden.datum(uitslag.datum)}.",
        "Dit is een zelfevaluatie, geen oordeel van de inspectie.",
    )
    yield alinea(
        "De vragen zijn een eigen uitwerking van de hoofdlijn van de landelijke norm.",
        "De officiële tekst is niet gebruikt.",
        f"Gemaakt met basisnorm {uitslag.programma} "
        f"(norm {uitslag.norm.id}, versie {uitslag.norm.versie}).",
    )


def _raad(gids: Schoolgids, soort: Schoolsoort) -> Iterator[str]:
    """The medezeggenschapsraad (WMS 11.1.r, 13.1.g and 14.1.a); `mr_op` is of older files."""
    if gids.mr_op:
        yield f"De medezeggenschapsraad besprak de tekst op {woorden.datum(gids.mr_op)}."
    if gids.mr_advies_op:
        day = woorden.datum(gids.mr_advies_op)
        yield f"Op {day} gaf de medezeggenschapsraad advies over onze extra ondersteuning."
    if gids.instemming_op:
        who = "Ouders" if soort.sector is Sector.PO else "Ouders en leerlingen"
        day = woorden.datum(gids.instemming_op)
        yield f"{who} in de raad stemden op {day} in met de rest."


def _one_line(text: str) -> str:
    return " ".join(text.split())
