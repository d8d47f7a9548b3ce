"""The page of a region, from its overview: one for everyone, and one with the schools by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from basisnorm.invoer.model import Opbrengst
from basisnorm.rapport import woorden
from basisnorm.rapport.document import (
    Card,
    Contents,
    Fact,
    Facts,
    Heading,
    Item,
    Link,
    List,
    Own,
    Page,
    Paragraph,
    Section,
    Strong,
)
from basisnorm.rapport.regio.colofon import Colofon
from basisnorm.rapport.regio.delen import (
    build_cijfers,
    build_compleet,
    build_gebieden,
    build_groepen,
    build_hulp,
    build_spreiding,
    build_vaak,
    verwacht_zin,
)
from basisnorm.rapport.regio.scholen import Schooltabel
from basisnorm.rapport.regio.vorige import build_vorige
from basisnorm.rapport.regio.vorm import (
    Voor,
    build_deel,
    dagen,
    getal,
    hoeveel,
    jaren,
    kort,
    scholen,
    van,
)
from basisnorm.regio.overzicht.overzicht import (
    KLEINSTE_GROEP,
    Gebiedoverzicht,
    Overzicht,
)
from basisnorm.regio.overzicht.school import Stand
from basisnorm.uitslag.verklaring import describe

_STROOK = {
    Voor.INTERN: "Alleen voor intern gebruik: hier staan scholen bij naam. Voor gesprek, niet voor "
    "toezicht of bekostiging. Wat u mag rondsturen, staat in de map delen.",
    Voor.DELEN: "Hier staan alleen cijfers van de hele regio. Elke verdeling gaat over ten minste "
    f"{KLEINSTE_GROEP} scholen: wat over minder scholen zou gaan, is samengevoegd of weggelaten. "
    "Zo is geen school te herkennen.",
}
_TITEL = {
    Voor.INTERN: "Overzicht basisondersteuning per school",
    Voor.DELEN: "Regionaal overzicht basisondersteuning",
}


def build_regioblad(overzicht: Overzicht, voor: Voor, colofon: Colofon) -> Page:
    """The page of a region. For everyone (`voor`) the overzicht must be `deelbaar`."""
    name = kort(colofon.naam) if colofon.naam else _naam(overzicht)
    zin = _zin(overzicht)
    bekend = Schooltabel(overzicht, colofon.pagina, bekend=True)
    apart = Schooltabel(overzicht, colofon.pagina, bekend=False)
    delen = (
        *_scholen(bekend),
        *_cijfers(overzicht, voor, colofon.datum),
        *_apart(overzicht, apart),
        *_slot(overzicht, voor, colofon),
        _uitleg(overzicht.norm.drempel),
    )
    return Page(
        program=colofon.programma,
        title=f"{_TITEL[voor]}: {name}",
        description=f"{_TITEL[voor]} van {scholen(overzicht.aantal)}. {zin}",
        head=(
            Heading(1, Own(name), over=_TITEL[voor]),
            _feiten(overzicht, colofon.datum),
            Paragraph(_STROOK[voor], css="strook"),
        ),
        body=(_conclusie(overzicht, colofon.verwacht, zin), _inhoud(delen), *delen),
        foot=(
            _colofon(overzicht, colofon.programma),
            Paragraph(
                "Dit is een zelfevaluatie, geen oordeel van de inspectie. Op deze pagina staan "
                "geen toelichtingen en geen bewijs van scholen, en geen gegevens van leerlingen."
            ),
        ),
        styles=("oogopslag.css", "regio.css"),
        own_style=f":root {{ --gebieden: {len(overzicht.gebieden)}; }}\n"
        f"{bekend.style}{apart.style}",
    )


def _inhoud(delen: Iterable[Section]) -> Contents:
    """Links to the sections, by their headings."""
    headings = (each for deel in delen for each in deel.blocks if isinstance(each, Heading))
    links = tuple(Link(each.text, f"#{each.anchor}") for each in headings)
    return Contents(links, css="opzij")


def _naam(overzicht: Overzicht) -> str:
    found = overzicht.samenwerkingsverbanden
    if len(found) == 1:
        return f"Samenwerkingsverband {kort(found[0])}"
    return f"Overzicht van {scholen(overzicht.aantal)}"


def _feiten(overzicht: Overzicht, datum: str) -> Facts:
    """What was measured stands beside the day on which it was counted."""
    norm = overzicht.norm
    return Facts(
        (
            Fact("Scholen", getal(overzicht.aantal)),
            *(Fact(label, Own(years)) for label, years in jaren(overzicht.schooljaren)),
            *([Fact("Gemeten", dagen(overzicht.datums))] if overzicht.datums else []),
            Fact("Geteld op", woorden.datum(datum)),
            Fact("Norm", f"editie {norm.id}, versie {norm.versie}"),
        ),
        css="meta",
    )


def _colofon(overzicht: Overzicht, programma: str) -> Facts:
    norm = overzicht.norm
    return Facts(
        (
            Fact("Norm", f"{norm.naam} (editie {norm.id}, versie {norm.versie})"),
            Fact("Programma", f"basisnorm {programma}"),
            Fact("Vingerafdruk", norm.vingerafdruk),
        ),
        css="meta",
    )


def _scholen(tabel: Schooltabel) -> Iterator[Section]:
    if tabel:
        sentence = (
            "Op volgorde van het alfabet; de, het en \N{RIGHT SINGLE QUOTATION MARK}t vooraan "
            "tellen daarbij niet mee. Dit is geen ranglijst: een school die eerlijk invult, ziet "
            "meer verbeterpunten."
        )
        yield build_deel("scholen", "Scholen en gebieden", (sentence,), *tabel.build())


def _cijfers(overzicht: Overzicht, voor: Voor, datum: str) -> Iterator[Section]:
    """The figures about bo and vo; nothing without such schools."""
    if not overzicht.stand.alle:
        return
    yield build_gebieden(overzicht)
    yield build_vaak(overzicht)
    if overzicht.hulp and voor is Voor.INTERN:
        yield build_hulp(overzicht)
    if overzicht.spreiding:
        yield build_spreiding(overzicht)
    if overzicht.vergelijking:
        yield build_vorige(overzicht, overzicht.vergelijking, datum)
    if overzicht.besturen:
        yield build_groepen(overzicht, "besturen", "bestuur", overzicht.besturen)
    if overzicht.gemeenten:
        yield build_groepen(overzicht, "gemeenten", "gemeente", overzicht.gemeenten)


def _apart(overzicht: Overzicht, tabel: Schooltabel) -> Iterator[Section]:
    """The schools of other schoolsoorten, which are in no figure."""
    if tabel:
        kinds = [
            f"{scholen(stand.alle)} voor {woorden.SCHOOLSOORT[soort]}"
            for soort, stand in overzicht.apart
        ]
        sentence = (
            f"{woorden.opsomming(kinds)}. Het is niet bekend of de norm hier geldt. Daarom tellen "
            "deze scholen niet mee in de cijfers op deze pagina. Lees hun uitslag als "
            "richtinggevend."
        )
        yield build_deel("apart", "Andere schoolsoorten", (sentence,), *tabel.build())


def _slot(overzicht: Overzicht, voor: Voor, colofon: Colofon) -> Iterator[Section]:
    if overzicht.vergelijking and not overzicht.stand.alle:
        yield build_vorige(overzicht, overzicht.vergelijking, colofon.datum)
    yield build_compleet(overzicht, voor, colofon)
    if overzicht.eisen:
        yield build_cijfers(overzicht)


def _uitleg(drempel: int) -> Section:
    points = (
        "Elke school heeft de vragen zelf beantwoord. Niemand heeft de antwoorden gecontroleerd.",
        f"Een eis is op orde vanaf niveau {drempel}. Een gebied is op orde als alle kerneisen die "
        "voor de school gelden op orde zijn. Een gebied waar veel op orde is, vult een ander "
        "gebied nooit aan.",
        "Mist: de kerneis is beantwoord en nog niet op orde. Open: nog niet beantwoord. Open is "
        "geen tekort.",
        "Wat niet van toepassing is, telt nergens mee. Een eis voor alleen het primair of alleen "
        "het voortgezet onderwijs telt alleen bij die scholen.",
        "Percentages zijn naar beneden afgerond op één decimaal.",
    )
    return build_deel("uitleg", "Zo is gerekend", (), List(tuple(map(Item, points))))


def _conclusie(overzicht: Overzicht, verwacht: Opbrengst | None, zin: str) -> Section:
    """The answer, what belongs to it, and at most four numbers."""
    tiles = tuple(Item((Strong(number), " ", text)) for number, text in _tegels(overzicht))
    return Section(
        (
            Heading(2, zin, anchor="conclusie", css="zin"),
            *map(Paragraph, _toelichting(overzicht, verwacht)),
            *([List(tiles, css="tegels")] if tiles else []),
            Card(tuple(map(Paragraph, describe(overzicht.norm))), css="verklaring"),
        ),
        css="vak kaart",
    )


def _zin(overzicht: Overzicht) -> str:
    """The answer in one sentence."""
    stand, whole = overzicht.stand, overzicht.stand.scholen
    if not overzicht.aantal:
        return "Er is nog geen school met een uitslag."
    if not whole:
        return (
            f"Van {scholen(overzicht.aantal)} is niet bekend of de norm hier geldt."
            if not stand.alle
            else "Voor deze scholen gelden geen kerneisen."
        )
    if whole == 1:
        return f"{_een(stand)}."
    if stand.op_orde == whole:
        every = "Beide" if whole == 2 else f"Alle {getal(whole)}"
        return f"{every} scholen hebben alle kerneisen op orde."
    if not stand.op_orde:
        return f"Nog geen van de {getal(whole)} scholen heeft alle kerneisen op orde."
    have = "heeft" if stand.op_orde == 1 else "hebben"
    return f"{getal(stand.op_orde)} van de {getal(whole)} scholen {have} alle kerneisen op orde."


def _toelichting(overzicht: Overzicht, verwacht: Opbrengst | None) -> Iterator[str]:
    """What belongs to that sentence: how the others stand, and over whom and what it goes."""
    stand = overzicht.stand
    parts = []
    if stand.scholen > 1 and stand.nog_niet:
        below = hoeveel(stand.nog_niet, "school heeft", "scholen hebben")
        parts.append(f"{below} ten minste één kerneis nog niet op orde")
    if stand.scholen > 1 and (number := stand.onvolledig + stand.niet_ingevuld):
        left = hoeveel(number, "school heeft", "scholen hebben")
        parts.append(f"{left} nog niet alle kerneisen beantwoord")
    if parts:
        yield f"{'; '.join(parts)}."
    if len(overzicht.per_sector) > 1:
        yield "Alle kerneisen op orde per sector: " + "; ".join(
            f"{woorden.SECTOR[sector]} {van(each.op_orde, each.scholen)}"
            for sector, each in overzicht.per_sector
        ) + "."  # fmt: skip
    yield from _population(overzicht)
    if verwacht is not None:
        yield verwacht_zin(verwacht)


def _population(overzicht: Overzicht) -> Iterator[str]:
    """Over which schools and gebieden the figures go, and what stands apart."""
    stand = overzicht.stand
    if not stand.alle:
        return
    # Also what nobody filled in: the conclusion of a school is about all of them.
    counting = [gebied.titel for gebied in overzicht.norm.gebieden if gebied.telt_mee]
    beside = [each.gebied.titel for each in overzicht.gebieden if not each.gebied.telt_mee]
    if counting:
        here = "staat" if len(beside) == 1 else "staan"
        apart = f" Apart {here}: {woorden.opsomming(beside)}." if beside else ""
        yield (
            f"Deze cijfers gaan over scholen van bo en vo, en over {woorden.opsomming(counting)}."
            f"{apart}"
        )
    if others := overzicht.aantal - stand.alle:
        many = hoeveel(others, "school van een andere schoolsoort telt",
                      "scholen van andere schoolsoorten tellen")  # fmt: skip
        yield f"{many} niet mee: het is niet bekend of de norm daar geldt."


def _tegels(overzicht: Overzicht) -> Iterator[tuple[str, str]]:
    """At most four numbers, each with what it counts."""
    several = overzicht.stand.scholen > 1
    counting = [each for each in overzicht.gebieden if each.gebied.telt_mee]
    if several and (heaviest := _find_zwaarste(counting)):
        yield _zwaarste(heaviest, alone=len(counting) == 1)
    if several:
        often = overzicht.kwaliteit.vaak_niet
        yield (
            getal(often),
            f"{'kerneis is' if often == 1 else 'kerneisen zijn'} op een kwart van de "
            "scholen of meer nog niet op orde",
        )
    if overzicht.willen_helpen or overzicht.willen_helpen_apart:
        one = overzicht.willen_helpen == 1
        beside = overzicht.willen_helpen_apart
        more = f", en {getal(beside)} van een andere schoolsoort" if beside else ""
        yield (
            getal(overzicht.willen_helpen),
            f"{'school wil' if one else 'scholen willen'} een andere school helpen{more}",
        )
    if left_open := overzicht.kwaliteit.kern_open:
        one = left_open == 1
        yield (
            getal(left_open),
            f"{'school heeft' if one else 'scholen hebben'} nog kerneisen open",
        )


def _find_zwaarste(counting: Sequence[Gebiedoverzicht]) -> Gebiedoverzicht | None:
    """The gebied with the most work: which most of the schools that filled it in do not meet.

    What is open is not work yet. Between equals the one with the most answers below the norm;
    None when every answered kerneis is met.
    """
    return max(
        (each for each in counting if each.stand.nog_niet),
        key=lambda each: (each.stand.nog_niet / each.stand.ingevuld, each.kern_niet),
        default=None,
    )


def _zwaarste(heaviest: Gebiedoverzicht, *, alone: bool) -> tuple[str, str]:
    stand = heaviest.stand
    which = "" if alone else ", het gebied met het meeste werk"
    filled = "" if stand.ingevuld == stand.scholen else " (van de scholen die het invulden)"
    return (
        van(stand.nog_niet, stand.ingevuld),
        f"scholen nog niet op orde bij {heaviest.gebied.titel}{which}{filled}",
    )


def _een(stand: Stand) -> str:
    if stand.op_orde:
        return "De school heeft alle kerneisen op orde"
    if stand.nog_niet:
        return "De school heeft nog niet alle kerneisen op orde"
    return "De school heeft nog niet alle kerneisen beantwoord"
