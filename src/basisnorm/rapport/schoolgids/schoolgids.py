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
from basisnorm.rapport.schoolgids.model import Blok, Deel, Gids, Stuk, alinea
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


def build_gids(uitslag: Uitslag, keuzes: Keuzes) -> Gids:
    """Everything the chapter of one school says, in order."""
    school = uitslag.audit.school
    gids = uitslag.audit.schoolgids or Schoolgids()
    name = _one_line(school.naam or "onze school")
    kop = f"Welke hulp krijgt uw kind op {name}?"
    year = f" {_one_line(gids.schooljaar)}" if gids.schooljaar else ""
    draft = " (concept)" if gids.vastgesteld_op is None else ""
    return Gids(
        programma=uitslag.programma,
        titel=f"{kop} Schoolgids{year}{draft}",
        omschrijving=f"Welke hulp {name} geeft, met wie u kunt praten en wat uw rechten zijn.",
        bovenschrift=" · ".join(
            filter(None, (f"Schoolgids{year}", "ondersteuning", _one_line(school.locatie or "")))
        ),
        kop=kop,
        concept=CONCEPT if gids.vastgesteld_op is None else (),
        inleiding=_inleiding(uitslag),
        delen=tuple(_delen(uitslag, gids, keuzes)),
        voet=tuple(_voet(uitslag, gids)),
    )


def _inleiding(uitslag: Uitslag) -> tuple[Blok, ...]:
    if uitslag.audit.school.schoolsoort.norm_bekend:
        return (
            alinea(
                "Elk kind kan rekenen op basisondersteuning.",
                "Dat is hulp die ons eigen team op school geeft.",
                "Hieronder leest u wat u van ons kunt verwachten.",
            ),
        )
    return (
        alinea(
            "Hieronder leest u welke hulp ons team geeft.",
            "U leest ook wat uw rechten zijn en met wie u kunt praten.",
        ),
    )


def _delen(uitslag: Uitslag, gids: Schoolgids, keuzes: Keuzes) -> Iterator[Deel]:
    yield _beloften(choose_beloften(uitslag, volledig=keuzes.volledig))
    if keuzes.verbeterpunten:
        yield from _werk(*choose_werkpunten(uitslag, volledig=keuzes.volledig))
    if keuzes.verband.basistekst:
        yield _afspraken(keuzes.verband.basistekst)
    if gids.extra_ondersteuning:
        yield Deel(
            id="extra", titel="Extra ondersteuning", blokken=read_text(gids.extra_ondersteuning)
        )
    if gids.inbreng_leerlingen:
        yield Deel(
            id="inbreng",
            titel="Wat leerlingen van de hulp vinden",
            blokken=read_text(gids.inbreng_leerlingen),
        )
    soort = uitslag.audit.school.schoolsoort
    yield Deel(
        id="niet-te-bieden",
        titel="Als wij de hulp niet kunnen geven",
        blokken=(*read_text(gids.niet_te_bieden or ""), *build_zorgplicht(soort)),
    )
    yield build_rechten(soort)
    yield Deel(
        id="contact",
        titel="Met wie kunt u praten?",
        delen=tuple(_contact(uitslag, gids, keuzes.verband)),
    )


def _beloften(gebieden: tuple[GebiedZinnen, ...]) -> Deel:
    titel = "Dit kunt u van ons verwachten"
    if not gebieden:
        empty = alinea("Dit deel is nog niet af.", "Vraag ons welke hulp er nu al is.")
        return Deel(id="beloften", titel=titel, blokken=(empty,))
    return Deel(id="beloften", titel=titel, delen=tuple(map(_gebied, gebieden)))


def _gebied(gekozen: GebiedZinnen) -> Deel:
    gebied = gekozen.gebied
    blokken = [_lijst(gekozen.zinnen)]
    if gebied.id in VOOR_WIE:
        blokken.insert(0, alinea(VOOR_WIE[gebied.id]))
    if gekozen.over:
        blokken.append(alinea(_meer(gekozen.over)))
    titel = _one_line(TITELS.get(gebied.id, gebied.titel))
    return Deel(id=f"gebied-{gebied.id}", titel=titel, blokken=tuple(blokken))


def _meer(number: int) -> str:
    more = woorden.aantal(number, "andere afspraak", "andere afspraken")
    return f"Dit zijn de belangrijkste. Wij hebben nog {more}; vraag ons ernaar."


def _werk(zinnen: tuple[Zin, ...], over: int) -> Iterator[Deel]:
    if zinnen:
        begin = alinea("Dit is bij ons nog niet overal zo.", "Daar werken wij aan:")
        more = (alinea(f"Wij werken ook nog aan {over} andere punten."),) if over else ()
        yield Deel(
            id="werk", titel="Hier werken wij nog aan", blokken=(begin, _lijst(zinnen), *more)
        )


def _lijst(zinnen: tuple[Zin, ...]) -> Blok:
    return Blok(
        lijst=True,
        regels=tuple(
            read_line(zin.tekst) if zin.eigen else (Stuk(tekst=zin.tekst),) for zin in zinnen
        ),
    )


def _afspraken(basistekst: str) -> Deel:
    """What binds today is what the samenwerkingsverband wrote in its plan (WVO 2020, 2.47)."""
    text = read_text(basistekst)
    begin = alinea(
        "Scholen in onze regio spreken samen af wat bij basisondersteuning hoort.",
        "Dat doen zij in het samenwerkingsverband. Die afspraken gelden ook voor ons.",
    )
    only = text[0].regels[0] if len(text) == 1 and len(text[0].regels) == 1 else ()
    if len(only) == 1 and only[0].adres:
        text = (Blok(regels=((Stuk(tekst="U leest de afspraken hier: "), only[0]),)),)
    return Deel(id="afspraken", titel="Dit is in onze regio afgesproken", blokken=(begin, *text))


def _contact(uitslag: Uitslag, gids: Schoolgids, verband: Samenwerkingsverband) -> Iterator[Deel]:
    if gids.contactpersoon:
        yield Deel(
            id="contactpersoon", titel="Op onze school", blokken=read_text(gids.contactpersoon)
        )
    yield Deel(
        id="steunpunt",
        titel="Ouder- en jeugdsteunpunt",
        blokken=(
            alinea("Hier krijgen ouders en leerlingen informatie, advies en steun."),
            *read_text(verband.steunpunt or "Vraag ons hoe u het steunpunt bereikt."),
        ),
    )
    nummer = verband.nummer or uitslag.audit.school.samenwerkingsverband
    name = f"Nummer: {nummer}" if nummer else ""
    if verband.naam:
        name = f"{verband.naam} ({nummer})" if nummer else verband.naam
    if name or verband.site:
        yield Deel(
            id="samenwerkingsverband",
            titel="Samenwerkingsverband",
            blokken=(
                alinea("Hierin werken de scholen in onze regio samen aan hulp voor leerlingen."),
                *read_text(f"{name}\n\n{verband.site or ''}"),
            ),
        )
    if gids.klachten or verband.klachten:
        yield Deel(
            id="klachten",
            titel="Niet tevreden?",
            blokken=(*read_text(gids.klachten or ""), *read_text(verband.klachten or "")),
        )


def _voet(uitslag: Uitslag, gids: Schoolgids) -> Iterator[Blok]:
    school = uitslag.audit.school
    where = ", ".join(
        each
        for each in (school.naam or school.vestigingscode, school.locatie, school.plaats)
        if each
    )
    year = f", voor schooljaar {_one_line(gids.schooljaar)}" if gids.schooljaar else ""
    yield Blok(regels=((Stuk(tekst=f"Dit hoofdstuk gaat over: {_one_line(where)}."),),))
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
