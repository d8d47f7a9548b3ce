"""The sections of the regional page that are about one year, in the order of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from basisnorm.invoer.model import Opbrengst
from basisnorm.rapport.document import (
    Block,
    Column,
    Flow,
    Fold,
    Heading,
    Item,
    List,
    Own,
    Section,
)
from basisnorm.rapport.merk import KLASSE, Vorm
from basisnorm.rapport.regio.colofon import Colofon, Gelezen
from basisnorm.rapport.regio.vorm import (
    GEEN,
    Voor,
    build_balk,
    build_deel,
    build_eis,
    build_getalkolom,
    build_tabel,
    eis_tekst,
    gebied_naam,
    getal,
    hoeveel,
    kort,
    namen,
    scholen,
    van,
)
from basisnorm.rapport.woorden import SECTOR, hoofdletter, opsomming, percentage
from basisnorm.regio.overzicht.overzicht import (
    KLEINSTE_GROEP,
    Eistelling,
    Groep,
    Overzicht,
    Spreiding,
    most_common,
)
from basisnorm.regio.overzicht.school import Stand

# So many eisen stand in a list of the most common ones.
TOP = 10
# And so many of those that stand apart.
_TOP_APART = 5
# So many in a list of what is incomplete.
_MOST = 5
# So many schools that are not in are named.
_NAMES = 40


def build_gebieden(overzicht: Overzicht) -> Section:
    """Per gebied how many schools are op orde."""
    columns = [
        (build_getalkolom("Op orde", Vorm.OP_ORDE), "op_orde", "op-orde"),
        (build_getalkolom("Nog niet op orde", Vorm.NOG_NIET), "nog_niet", "nog-niet"),
        (build_getalkolom("Nog open", Vorm.OPEN), "onvolledig", "open"),
        (build_getalkolom("Niet ingevuld", Vorm.NVT), "niet_ingevuld", "nvt"),
    ]
    shown = [
        each
        for each in columns
        if each[1] in ("op_orde", "nog_niet")
        or any(getattr(gebied.stand, each[1]) for gebied in overzicht.gebieden)
    ]

    def row(label: str, stand: Stand) -> tuple[Flow, ...]:
        numbers = [(getattr(stand, field), kind) for _, field, kind in shown]
        bar = build_balk(stand.scholen, *numbers)
        return (label, *(getal(number) for number, _ in numbers), bar)

    counting = [each for each in overzicht.gebieden if each.gebied.telt_mee and each.stand.scholen]
    rows = [row(each.gebied.titel, each.stand) for each in counting]
    if len(counting) > 1:
        rows.append(row("Deze gebieden samen", overzicht.stand))
    rows += [
        row(gebied_naam(each.gebied), each.stand)
        for each in overzicht.gebieden
        if not each.gebied.telt_mee and each.stand.scholen
    ]
    # An empty row would read as an area that no school has op orde.
    rows += [
        (gebied_naam(each.gebied), GEEN, *[""] * (len(shown) - 1), build_balk(0))
        for each in overzicht.gebieden
        if not each.stand.scholen
    ]
    sentences = "Een gebied is op orde als alle kerneisen die voor de school gelden op orde zijn."
    if any(not each.gebied.telt_mee for each in overzicht.gebieden):
        sentences += " Wat apart staat, telt niet mee in de conclusie van een school."
    kolommen = (Column("Gebied"), *(each for each, _, _ in shown))
    table = build_tabel("Aantal scholen per gebied", kolommen, rows, balk="Verdeling")
    return build_deel("per-gebied", "Per gebied", (sentences,), table)


def build_vaak(overzicht: Overzicht) -> Section:
    """The kerneisen that most schools do not meet."""
    common = overzicht.vaak
    beside = most_common(overzicht.eisen, overzicht.norm, telt_mee=False)
    sentence = "Bij deze kerneisen kan de regio het meeste doen."
    if len(common) == 1:
        sentence = "Dit is de enige kerneis die nog niet op elke school op orde is."
    if not common:
        sentence = "Alle beantwoorde kerneisen zijn bij alle scholen op orde."
    if beside:
        apart = dict.fromkeys(
            gebied.titel
            for gebied in overzicht.norm.gebieden
            for each in beside
            if each.eis.gebied == gebied.id
        )
        sentence += f" Wat apart staat ({opsomming(list(apart))}), heeft een eigen tabel."
    if common or beside:
        sentence += " Een getal gaat over de scholen die de eis hebben beantwoord."
    tables = (
        ("Kerneisen die het vaakst nog niet op orde zijn", common[:TOP]),
        ("Kerneisen die apart staan en het vaakst nog niet op orde zijn", beside[:_TOP_APART]),
    )
    return build_deel(
        "vaak",
        "Wat het vaakst nog niet op orde is",
        (sentence,),
        *(
            build_tabel(
                naam,
                (Column("Kerneis"), build_getalkolom("Nog niet op orde")),
                (
                    (
                        build_eis(each.eis.id, eis_tekst(each.eis, overzicht.sectoren)),
                        f"{van(each.nog_niet, each.beantwoord)} scholen",
                        build_balk(each.beantwoord, (each.nog_niet, "nog-niet")),
                    )
                    for each in found
                ),
                balk="Aandeel",
            )
            for naam, found in tables
            if found
        ),
    )


def build_hulp(overzicht: Overzicht) -> Section:
    """Who can help whom; only schools that offered it are named."""
    willing, beside = overzicht.willen_helpen, overzicht.willen_helpen_apart
    if not willing and not beside:
        sentence = (
            "Nog geen school heeft aangegeven een andere school te willen helpen. Dat kan "
            "met de kolom wil_helpen in de tabel: ja of nee."
        )
        return build_deel("hulp", "Wie kan wie helpen?", (sentence,))
    subject = "1 school wil" if willing == 1 else f"{getal(willing)} scholen willen"
    if beside:
        subject += f", en {getal(beside)} van een andere schoolsoort,"
    sentence = (
        f"{subject} een andere school helpen. Alleen die scholen staan hier met naam, bij de "
        "verbeterpunten die het meest voorkomen. Geborgd betekent: het staat ook op papier "
        "en blijft als een collega vertrekt."
    )
    table = build_tabel(
        "Scholen die willen helpen, per verbeterpunt",
        (
            Column("Verbeterpunt"),
            build_getalkolom("Nog niet op orde"),
            Column("Willen helpen: geborgd", mark=KLASSE[Vorm.GEBORGD]),
            Column("Willen helpen: op orde", mark=KLASSE[Vorm.OP_ORDE]),
        ),
        (
            (
                build_eis(each.eis.id, eis_tekst(each.eis, overzicht.sectoren)),
                scholen(each.nog_niet),
                *(Own(namen(found)) if found else "geen" for found in (each.geborgd, each.op_orde)),
            )
            for each in overzicht.hulp
        ),
    )
    return build_deel("hulp", "Wie kan wie helpen?", (sentence,), table)


def build_spreiding(overzicht: Overzicht) -> Section:
    """How far the schools are apart."""
    return build_deel(
        "spreiding",
        "De spreiding tussen scholen",
        _spread_sentences(overzicht.spreiding, len(overzicht.sectoren) > 1),
        *(_spread(each) for each in overzicht.spreiding if each.scholen >= KLEINSTE_GROEP),
    )


def _spread_sentences(found: Sequence[Spreiding], both: bool) -> Iterator[str]:
    yield (
        "Hier staat welk deel van de beantwoorde kerneisen op orde is. Geteld zijn de scholen die "
        "ten minste de helft van hun kerneisen hebben beantwoord. Verschil is er altijd: de ene "
        "school werkt aan dyslexie, de andere aan werkgedrag."
    )
    for each in found:
        where = f"{hoofdletter(SECTOR[each.sector])}: " if both else ""
        if each.scholen < KLEINSTE_GROEP:
            text = (
                f"minder dan {KLEINSTE_GROEP} scholen hebben genoeg kerneisen beantwoord. "
                "Daarom staat hier geen verdeling."
            )
        elif each.midden == 100:
            text = "ten minste de helft van de scholen heeft alle beantwoorde kerneisen op orde."
        else:
            text = f"de helft van de scholen heeft {each.midden} % of meer op orde."
        yield where + text if where else hoofdletter(text)
        if each.weggelaten:
            left = hoeveel(each.weggelaten, "school beantwoordde", "scholen beantwoordden")
            here = "staat" if each.weggelaten == 1 else "staan"
            yield f"{where}{left} minder dan de helft en {here} hier niet bij."


def _spread(spreiding: Spreiding) -> Block:
    most = max(trede.scholen for trede in spreiding.treden)
    return build_tabel(
        f"Deel van de kerneisen op orde, {SECTOR[spreiding.sector]}",
        (Column("Kerneisen op orde"), build_getalkolom("Scholen")),
        (
            (
                f"{trede.van} tot en met {trede.tot_en_met} %"
                if trede.van < trede.tot_en_met
                else f"{trede.van} %",
                getal(trede.scholen),
                build_balk(most, (trede.scholen, "vol")),
            )
            for trede in reversed(spreiding.treden)
        ),
        balk="Verdeling",
    )


def build_groepen(overzicht: Overzicht, anker: str, word: str, groepen: Sequence[Groep]) -> Section:
    """How the schools stand per bestuur or per gemeente; `word` is which of both."""
    counting = [place for place, each in enumerate(overzicht.gebieden) if each.gebied.telt_mee]

    def met(stand: Stand) -> str:
        return van(stand.op_orde, stand.scholen) if stand.scholen else GEEN

    table = build_tabel(
        f"Scholen op orde per {word}",
        (
            Column(hoofdletter(word)),
            build_getalkolom("Scholen"),
            *(build_getalkolom(overzicht.gebieden[place].gebied.titel) for place in counting),
            build_getalkolom("Alles op orde"),
            build_getalkolom("Kerneisen op orde"),
        ),
        (
            (
                Own(kort(each.naam)) if each.naam else "niet ingevuld",
                getal(each.scholen),
                *(met(each.per_gebied[place]) for place in counting),
                met(each.stand),
                percentage(each.aandeel),
            )
            for each in groepen
        ),
    )
    sentence = (
        "Hoeveel scholen op orde zijn, van de scholen waar kerneisen voor gelden. "
        "Hoofdletters, spaties en leestekens in een naam tellen niet mee. Een aandeel staat "
        f"er alleen bij {KLEINSTE_GROEP} scholen of meer: bij minder zegt het te veel over één "
        "school. Ook dit is geen ranglijst."
    )
    return build_deel(anker, f"Per {word}", (sentence,), table)


@dataclass(frozen=True, slots=True)
class _Lijst:
    """One way in which eisen can be incomplete."""

    naam: str
    kop: str
    aantal: Callable[[Eistelling], int]
    van: Callable[[Eistelling], int]
    kern: bool


_LISTS = (
    _Lijst(
        naam="Kerneisen die het vaakst open zijn",
        kop="Open",
        aantal=lambda each: each.open,
        van=lambda each: each.beantwoord + each.nvt + each.open,
        kern=True,
    ),
    _Lijst(
        naam="Kerneisen die het vaakst op orde zijn zonder toelichting of bewijs",
        kop="Nog zonder bewijs",
        aantal=lambda each: each.zonder_bewijs,
        van=lambda each: each.op_orde,
        kern=True,
    ),
    _Lijst(
        naam="Eisen die het vaakst niet van toepassing zijn",
        kop="N.v.t.",
        aantal=lambda each: each.nvt,
        van=lambda each: each.beantwoord + each.nvt + each.open,
        kern=False,
    ),
)


def build_compleet(overzicht: Overzicht, voor: Voor, colofon: Colofon) -> Section:
    """What was read and which schools are not in yet; then which eisen have gaps."""
    least = KLEINSTE_GROEP if voor is Voor.DELEN else 1
    points = (*_points_in(voor, colofon.gelezen, colofon.verwacht), *_points(overzicht))
    return build_deel(
        "compleet",
        "Hoe compleet is dit beeld?",
        (),
        *([List(tuple(map(Item, points)))] if points else []),
        *(table for each in _LISTS for table in _gaps(each, overzicht, least)),
    )


def verwacht_zin(verwacht: Opbrengst) -> str:
    """ "24 van 38 verwachte scholen zijn binnen; 12 zijn afgewezen."."""
    if verwacht.aanwezig < verwacht.aantal or not verwacht.aantal:
        here = "is" if verwacht.aanwezig == 1 else "zijn"
        refused = len(verwacht.afgewezen)
        came = hoeveel(refused, "leverde wel in en is", "leverden wel in en zijn")
        more = f"; {came} afgewezen" if refused else ""
        return f"{van(verwacht.aanwezig, verwacht.aantal)} verwachte scholen {here} binnen{more}."
    if verwacht.aantal == 1:
        return "De verwachte school is binnen."
    return f"Alle {getal(verwacht.aantal)} verwachte scholen zijn binnen."


def _points_in(voor: Voor, gelezen: Gelezen, verwacht: Opbrengst | None) -> Iterator[str]:
    """What came in; by name, and from which file, only on the page for internal use."""
    intern = voor is Voor.INTERN
    if verwacht is not None:
        yield verwacht_zin(verwacht)
        if verwacht.afgewezen and intern:
            yield (
                f"Afgewezen, en dus nog te verbeteren: {namen(verwacht.afgewezen, _NAMES)}. Wat er "
                "mis is, staat in meldingen.csv."
            )
        if verwacht.ontbreekt:
            number = len(verwacht.ontbreekt)
            none = hoeveel(number, "verwachte school leverde", "verwachte scholen leverden")
            who = f": {namen(verwacht.ontbreekt, _NAMES)}" if intern else ""
            yield f"{none} nog niets in{who}."
    if not intern:
        return
    telling = gelezen.telling
    what = ("bestand", "bestanden") if gelezen.bestanden else ("rij", "rijen")
    yield (
        f"Gelezen uit {kort(gelezen.bestand)}: {hoeveel(telling.gelezen, *what)}; "
        f"{getal(telling.uitgewerkt)} uitgewerkt, {getal(telling.afgewezen)} afgewezen, "
        f"{getal(telling.leeg)} leeg"
        f"{f', {getal(telling.dubbel)} dubbel' if telling.dubbel else ''}."
    )
    if gelezen.gebleven:
        stayed = hoeveel(gelezen.gebleven, "school staat", "scholen staan")
        yield f"{stayed} hier nog uit de eerdere uitvoer."
    if telling.afgewezen:
        one, more = what
        rows = f"Het afgewezen {one} zit" if gelezen.bestanden else f"De afgewezen {one} zit"
        if telling.afgewezen > 1:
            rows = f"De afgewezen {more} zitten"
        yield f"{rows} niet in deze cijfers."


def _points(overzicht: Overzicht) -> Iterator[str]:
    """How complete the answers are, over the schools and gebieden of the whole page."""
    if overzicht.stand.niet_ingevuld:
        none = hoeveel(overzicht.stand.niet_ingevuld, "school heeft", "scholen hebben")
        yield f"{none} van de gebieden die meetellen nog geen enkele eis beantwoord."
    quality = overzicht.kwaliteit
    if quality.kern_open:
        some = hoeveel(quality.kern_open, "school heeft", "scholen hebben")
        yield f"{some} nog een of meer kerneisen open."
    if quality.alleen_kern:
        only = hoeveel(quality.alleen_kern, "school beantwoordde", "scholen beantwoordden")
        yield (
            f"{only} alle kerneisen en verder niets, zoals in de quickscan. "
            "Wat een vragenlijst niet vroeg, telt nergens als open of als gemis."
        )
    if quality.zonder_bewijs:
        yield (
            f"Bij {van(quality.zonder_bewijs, quality.kern_op_orde)} kerneisen die op orde zijn, "
            "staat nog geen toelichting of bewijs. Dat verandert geen enkele uitslag."
        )
    if quality.nvt:
        yield f"{getal(quality.nvt)} keer koos een school: niet van toepassing."


def _gaps(of: _Lijst, overzicht: Overzicht, least: int) -> Iterator[Block]:
    """The eisen with the most gaps, where so many schools or more have one."""
    found = sorted(
        (
            each
            for each in overzicht.meetellend
            if of.aantal(each) >= least and (each.eis.kern or not of.kern)
        ),
        key=lambda each: -of.aantal(each),
    )[:_MOST]
    if found:
        yield build_tabel(
            of.naam,
            (Column("Kerneis" if of.kern else "Eis"), build_getalkolom(of.kop)),
            (
                (
                    build_eis(each.eis.id, eis_tekst(each.eis, overzicht.sectoren)),
                    f"{van(of.aantal(each), of.van(each))} scholen",
                    build_balk(of.van(each), (of.aantal(each), "neutraal")),
                )
                for each in found
            ),
            balk="Aandeel",
        )


def build_cijfers(overzicht: Overzicht) -> Section:
    """Every eis in numbers, folded away per gebied."""
    sentence = (
        "Hoeveel scholen een eis op orde hebben, nog niet op orde of nog open. "
        "Bij een kerneis staat ook bij hoeveel scholen nog geen toelichting of bewijs staat."
    )
    kolommen = (
        Column("Eis"),
        *map(build_getalkolom, ("Op orde", "Nog niet", "Open", "N.v.t.", "Zonder bewijs")),
    )
    folds = []
    for gebied in overzicht.gebieden:
        rows = [
            _numbers(each, eis_tekst(each.eis, overzicht.sectoren))
            for each in overzicht.eisen
            if each.eis.gebied == gebied.gebied.id
        ]
        if rows:
            naam, anker = gebied_naam(gebied.gebied), f"cijfers-{gebied.gebied.id}"
            heading = Heading(3, f"{naam} ({len(rows)})", anchor=anker)
            folds.append(Fold(heading, (build_tabel(naam, kolommen, rows, labelled=anker),)))
    return build_deel("cijfers", "Alle eisen in cijfers", (sentence,), *folds)


def _numbers(telling: Eistelling, words: str) -> tuple[Flow, ...]:
    kern = telling.eis.kern
    numbers = (telling.op_orde, telling.nog_niet, telling.open, telling.nvt, telling.zonder_bewijs)
    return (
        build_eis(telling.eis.id, words + (" (kerneis)" if kern else "")),
        *map(getal, numbers if kern else numbers[:-1]),
        *([] if kern else [""]),
    )
