"""What stands in a verbeterrapport before and after its gebieden: where to begin, the lists, how
it was counted and what it rests on.

A part with nothing in it is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from basisnorm.norm.model import Bron, Niveau, Schaalsoort
from basisnorm.rapport import merk, woorden
from basisnorm.rapport.document import (
    Block,
    Code,
    Column,
    Fact,
    Facts,
    Fold,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Own,
    Paragraph,
    Row,
    Section,
    Small,
    Strong,
    Table,
    Text,
)
from basisnorm.rapport.uitleg import explain
from basisnorm.rapport.verbeter.gebieden import Gebiedsdelen, link, listed
from basisnorm.uitslag.model import (
    Conclusie,
    EisUitslag,
    GebiedUitslag,
    Staat,
    Uitslag,
    total,
)

# As many verbeterpunten as a team can start with in one meeting (own choice).
FIRST = 3
_BEGIN = "Begin hier"
# More of a list nobody reads, and a page must stay small enough to be mailed.
_LISTED, _FEW = 9, 4
# How many verbeterpunten get a line in the plan of their own accord (own choice).
_PROPOSED = 5
_BECAUSE = {
    Conclusie.OP_ORDE: "Op orde: alle kerneisen die hier gelden, zijn op orde.",
    Conclusie.NOG_NIET: "Nog niet op orde, door deze kerneisen.",
    Conclusie.ONVOLLEDIG: "Nog niet alles beantwoord. Deze kerneisen zijn nog open.",
    Conclusie.NIET_VAN_TOEPASSING: "Geen conclusie: hier geldt geen kerneis.",
}


def begin_heading(uitslag: Uitslag) -> str:
    """What stands above the first steps, or above what to do without verbeterpunten."""
    done = uitslag.conclusie is Conclusie.OP_ORDE and not uitslag.verbeterpunten
    return "Houd dit vast" if done else _BEGIN


def begin(uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen], *, brief: bool) -> Section:
    """The verbeterpunten in their order, the first three apart; or advice when there are none."""
    blocks: list[Block] = [
        Heading(2, begin_heading(uitslag), anchor="begin"),
        Paragraph(introduce(uitslag), css="lead"),
    ]
    raad = advise(uitslag, gebieden)
    if raad:
        blocks.append(List(tuple(map(Item, raad))))
    placed = {each.eis.id: each for part in gebieden for each in part.placed}
    punten = [placed[each.eis.id] for each in uitslag.verbeterpunten]
    if punten:
        first = tuple(_first(uitslag, each) for each in punten[:FIRST])
        blocks.append(List(first, numbered=True, css="begin"))
    kern = [each for each in punten[FIRST:] if each.eis.kern]
    aanvullend = [each for each in punten[FIRST:] if not each.eis.kern]
    then = "En dan de aanvullende eisen:" if kern else "Daarna de andere eisen:"
    for words, group, most in (
        ("Daarna de andere kerneisen, in volgorde:", kern, _FEW if brief else _LISTED),
        (then, aanvullend, 0 if brief else _LISTED),
    ):
        if group:
            blocks += [Paragraph(Strong(words)), List(tuple(_later(uitslag, group, most)))]
    if brief:
        blocks.append(
            Paragraph(
                "Dit rapport is lang. Daarom staan het doel en de eerste stap alleen bij de "
                "kerneisen.",
                css="klein",
            )
        )
    return Section(tuple(blocks), css="blok")


def introduce(uitslag: Uitslag) -> str:
    """The sentences above the verbeterpunten, or above the advice when there are none."""
    punten = uitslag.verbeterpunten
    if not punten:
        if not _answered(uitslag):
            return "Er is nog geen eis beantwoord. Daarom zijn er nog geen verbeterpunten."
        if uitslag.conclusie is not Conclusie.OP_ORDE:
            return (
                "Alles wat u tot nu toe hebt beantwoord, is op orde. De uitslag is nog niet "
                "compleet."
            )
        return (
            "Er zijn geen verbeterpunten: alles wat u hebt beantwoord, is op orde. "
            "Dat is het werk van uw hele team. Vier dat samen."
        )
    if len(punten) == 1:
        return "Er is één verbeterpunt."
    if not punten[0].eis.kern:
        why = "Alle beantwoorde kerneisen zijn op orde. Dit zijn aanvullende eisen."
    else:
        why = (
            "Kerneisen gaan voor. "
            "Daarna telt de grond: eerst de wet, dan de hoofdlijn, dan een richtlijn."
        )
        if not all(uitslag.norm.gebied(each.eis.gebied).telt_mee for each in punten):
            why += " De wet gaat voor, ook waar zij niet meetelt in de conclusie."
    return f"Er zijn {len(punten)} verbeterpunten. {why}"


def advise(uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen]) -> tuple[str, ...]:
    """What to do when there is no verbeterpunt; nothing when there are some."""
    if uitslag.verbeterpunten:
        return ()
    if not _answered(uitslag):
        return (
            "Beantwoord met uw team eerst de kerneisen. Die bepalen de conclusie.",
            "Noem bij elk antwoord wat u doet en waar dat staat.",
            "Maak dit rapport daarna opnieuw.",
        )
    return tuple(_advise(uitslag, gebieden))


def nvt(uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen]) -> Iterator[Section]:
    """What does not apply here, why, who decided it and until when."""
    found = [each for part in gebieden for each in part.nvt]
    if found:
        yield _part(
            "Niet van toepassing",
            "nvt",
            "Deze eisen tellen niet mee. Na de einddatum worden zij weer open.",
            Table(
                columns=(
                    Column("Eis"),
                    Column("Reden"),
                    Column("Besloten door"),
                    Column("Tot en met"),
                ),
                rows=tuple(_nvt_row(uitslag, each) for each in found),
                labelled="nvt",
            ),
        )


def without_bewijs(gebieden: Sequence[Gebiedsdelen]) -> list[EisUitslag]:
    """The kerneisen that are op orde on nothing but a word."""
    return [each for part in gebieden for each in part.op_orde if each.zonder_bewijs]


def zonder_bewijs(uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen]) -> Iterator[Section]:
    """Links to those."""
    found = without_bewijs(gebieden)
    if found:
        yield _part(
            "Nog zonder bewijs",
            "zonder-bewijs",
            "Deze kerneisen zijn op orde, maar er staat geen toelichting of bewijs bij. Dat "
            "verandert de uitslag niet. Schrijf op wat u doet en waar dat ligt; noem nooit een "
            "leerling.",
            List(tuple(listed(uitslag, found))),
        )


def plan(uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen]) -> Iterator[Section]:
    """The steps of the school, and then the first verbeterpunten that it has no step for."""
    rows = tuple(_plan_rows(uitslag, gebieden))
    if rows:
        yield _part(
            "Verbeterplan",
            "plan",
            (
                "Vul dit samen in, met de hand of in het bestand van uw zelfevaluatie (onder ",
                Code("verbeterplan"),
                "; de handleiding voor de schoolleider laat zien hoe). Dan staat het er volgend "
                "jaar weer. Een voorstel is de eerste stap uit dit rapport; maak er uw eigen stap "
                "van.",
            ),
            Table(
                columns=tuple(
                    map(Column, ("Eis", "Stap", "Wie", "Wanneer", "Klaar")),
                ),
                rows=rows,
                labelled="plan",
                css="tabel plan",
            ),
        )


def uitleg(uitslag: Uitslag) -> Section:
    """How it was counted, and why it came out so."""
    schaal = uitslag.vragenlijst.schaal
    drempel = next(
        f"{each.niveau} ({each.naam})"
        for each in schaal.niveaus
        if each.niveau == uitslag.norm.drempel
    )
    return Section(
        (
            Heading(2, "Zo is gerekend", anchor="uitleg"),
            Paragraph(
                "U hebt de vragen zelf beantwoord. Dit rapport legt uw antwoorden naast de eisen. "
                "Niemand heeft de antwoorden gecontroleerd."
            ),
            _waarom(uitslag),
            Heading(3, "De niveaus"),
            _niveaus(schaal.niveaus),
            Paragraph("Sommige eisen vragen om ja of nee:"),
            _niveaus(schaal.ja_nee),
            Heading(3, "De conclusie"),
            _sentences(
                f"Een eis is op orde vanaf niveau {drempel}.",
                "Een gebied is op orde als alle kerneisen die voor uw school gelden op orde zijn. "
                "Is één kerneis beantwoord en nog niet op orde? Dan is het gebied nog niet op "
                "orde. Zijn er alleen open kerneisen? Dan is er nog geen hele conclusie.",
                "Voor de school geldt hetzelfde over de gebieden die meetellen. Een gebied waar "
                "veel op orde is, vult een ander gebied nooit aan. De wettelijke eisen rond "
                "ondersteuning hebben een eigen conclusie.",
                "Geen antwoord is geen tekort, maar telt als open. Wat niet van toepassing is, "
                "telt nergens mee.",
                "Het percentage is het deel van de beantwoorde eisen dat op orde is, naar beneden "
                "afgerond op één decimaal.",
            ),
            Heading(3, "De gronden en de volgorde"),
            _sentences(
                "Wet: dit moet volgens de wet. Hoofdlijn: dit volgt uit het advies voor de norm. "
                "Richtlijn: dit raden landelijke deskundigen aan. Praktijk: dit is richtinggevend "
                "en is nooit een kerneis.",
                "Verbeterpunten staan op volgorde: eerst kerneisen, dan de zwaarste grond (wet, "
                "hoofdlijn, richtlijn, praktijk), dan het laagste niveau.",
                "Een maat van basisnorm beslist nooit of een eis op orde is.",
            ),
        ),
        css="blok",
    )


def let_op(uitslag: Uitslag) -> Iterator[Section]:
    """What reading the file had to say."""
    items = tuple(
        Item(
            (
                Own(each.tekst),
                " ",
                Own(each.oplossing),
                *((" ", Small(f"(bij {each.veld})")) if each.veld else ()),
            )
        )
        for each in uitslag.meldingen
    )
    if items:
        lead = "Dit viel op bij het lezen van uw bestand."
        yield _part("Let op", "let-op", lead, List(items))


def bronnen(
    uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen], *, brief: bool
) -> Iterator[Section]:
    """Where the kerneisen come from, each source once; when `brief`, without their addresses."""
    sector = uitslag.audit.school.sector
    used = {
        bron
        for part in gebieden
        for each in part.placed
        if each.eis.kern
        for bron in each.eis.bronnen.voor(sector)
    }
    items = tuple(
        Item(tuple(_bron(each, brief=brief))) for each in uitslag.norm.bronnen if each.id in used
    )
    if items:
        others = (
            "De opmerkingen (*), de adressen en alle andere bronnen"
            if brief
            else "Alle andere bronnen"
        )
        yield _part(
            "Waar komt dit vandaan?",
            "bronnen",
            (
                "Hierop rusten de kerneisen in dit rapport. De tekst van de eisen is van "
                f"basisnorm. {others} ziet u met ",
                Code("basisnorm norm bronnen"),
                ".",
            ),
            List(items, css="bronnen"),
        )


def _part(titel: str, anchor: str, lead: Text, *blocks: Block) -> Section:
    heading = Heading(2, titel, anchor=anchor)
    return Section((heading, Paragraph(lead, css="muted"), *blocks), css="blok")


def _answered(uitslag: Uitslag) -> int:
    return total(each.telling for each in uitslag.gebieden).beantwoord


def _first(uitslag: Uitslag, uitkomst: EisUitslag) -> Item:
    eis = uitkomst.eis
    kind = "kerneis" if eis.kern else "aanvullende eis"
    about = (
        uitslag.norm.gebied(eis.gebied).titel,
        kind,
        woorden.BASIS[eis.basis],
        f"nu: {merk.of_eis(uitkomst).woord.lower()}",
    )
    return Item(
        (
            Heading(3, eis.verbeteren),
            Paragraph((link(eis.id), f" {eis.tekst.voor(uitslag.audit.school.sector)}")),
            Paragraph(" · ".join(about), css="klein"),
        ),
        css="vak",
    )


def _later(uitslag: Uitslag, eisen: Sequence[EisUitslag], most: int) -> Iterator[Item]:
    """The first of them, each with a few words; the others stand below at their gebied."""
    more = len(eisen) - most
    # One left out would take as much room as saying so.
    if more < 2:
        yield from listed(uitslag, eisen)
        return
    yield from listed(uitslag, eisen[:most])
    yield Item(f"{'En nog' if most else 'Dat zijn er'} {more}; die staan hieronder, per gebied.")


def _advise(uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen]) -> Iterator[str]:
    """The advice when all that is answered is op orde."""
    telling = total(each.telling for each in uitslag.gebieden)
    not_asked = sum(len(each.niet_gevraagd) for each in gebieden)
    if telling.open > not_asked:
        still_open = woorden.aantal(telling.open - not_asked, "eis is", "eisen zijn")
        yield f"{still_open} nog open. Beantwoord die ook met uw team."
    if not_asked:
        yield (
            "Deze vragenlijst vraagt niet alles. Doe daarna ook de volledige zelfevaluatie: "
            f"die vraagt nog {woorden.aantal(not_asked, 'eis', 'eisen')} meer."
        )
    not_kept = sum(
        each.op_orde is True and each.niveau != 3 and each.eis.schaal is Schaalsoort.NIVEAUS
        for each in uitslag.eisen
    )
    if not_kept:
        yield (
            f"{woorden.aantal(not_kept, 'eis is', 'eisen zijn')} op orde, maar nog niet geborgd. "
            "Zet de afspraak op papier, bekijk die elk jaar en spreek af wie het overneemt "
            "als een collega vertrekt."
        )
    if telling.zonder_bewijs:
        kern = woorden.aantal(telling.zonder_bewijs, "kerneis", "kerneisen")
        yield f"Bij {kern} staat nog geen toelichting of bewijs. Schrijf op waar dat ligt."
    yield "Kies nu al een moment om dit te herhalen, bijvoorbeeld over een jaar."


def _nvt_row(uitslag: Uitslag, uitkomst: EisUitslag) -> Row:
    eis, antwoord = uitkomst.eis, uitkomst.antwoord
    assert antwoord is not None
    assert antwoord.nvt is not None
    found = antwoord.nvt
    redenen = {reden.id: reden.tekst for reden in eis.nvt_redenen}
    reden: list[str | Block] = [redenen.get(found.reden, found.reden)]
    if antwoord.toelichting:
        reden.append(Paragraph(Own(antwoord.toelichting), css="eigen"))
    return Row(
        (
            f"{eis.id} {eis.tekst.voor(uitslag.audit.school.sector)}",
            tuple(reden),
            Own(found.besloten_door or "niet ingevuld"),
            woorden.datum(found.tot) if found.tot else "geen einddatum",
        ),
        anchor=eis.id,
    )


def _plan_rows(uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen]) -> Iterator[Row]:
    steps = uitslag.audit.verbeterplan
    placed = {each.eis.id for part in gebieden for each in part.placed}
    for each in steps:
        yield Row(
            (
                link(each.eis) if each.eis in placed else each.eis,
                Own(each.stap or ""),
                Own(each.wie or ""),
                woorden.datum(each.wanneer) if each.wanneer else "",
                "ja" if each.klaar else "☐",
            )
        )
    planned = {each.eis for each in steps}
    for punt in uitslag.verbeterpunten[:_PROPOSED]:
        if punt.eis.id not in planned:
            yield Row((link(punt.eis.id), f"Voorstel: {punt.eerste_stap}", "", "", "☐"))


def _waarom(uitslag: Uitslag) -> Fold:
    """The trace of the school and of each gebied; the numbers are of the scoreregel."""
    facts = [
        Fact(each.kop, f"{each.tekst} {'; '.join(each.punten)}." if each.punten else each.tekst)
        for each in explain(uitslag, None).regels
    ]
    facts += (_decided(each) for each in uitslag.gebieden if each.telling.eisen)
    return Fold(
        Heading(3, "Waarom deze uitslag", anchor="waarom"),
        (
            Facts(tuple(facts), css="stappen"),
            Paragraph(
                (
                    "De nummers zijn die van de scoreregel van basisnorm. Eén eis narekenen: ",
                    Code("basisnorm uitleg BESTAND EIS"),
                    ".",
                ),
                css="klein",
            ),
        ),
    )


def _decided(gebied: GebiedUitslag) -> Fact:
    """What decided over a gebied; the kerneisen that stand alike are named together."""
    alike: dict[str, list[str]] = {}
    for each in gebied.eisen:
        if each.eis.kern and _decides(gebied.conclusie, each):
            alike.setdefault(woorden.hoofdletter(woorden.stand(each)), []).append(each.eis.id)
    named = sorted((f"{stand}: {', '.join(ids)}" for stand, ids in alike.items()), reverse=True)
    because = _BECAUSE[gebied.conclusie]
    return Fact(gebied.gebied.titel, f"{because} {'; '.join(named)}." if named else because)


def _decides(conclusie: Conclusie, uitkomst: EisUitslag) -> bool:
    if conclusie is Conclusie.NOG_NIET:
        return uitkomst.op_orde is False
    return conclusie is Conclusie.ONVOLLEDIG and uitkomst.staat is Staat.OPEN


def _niveaus(niveaus: Iterable[Niveau]) -> Facts:
    return Facts(
        tuple(Fact(f"{each.niveau} {each.naam}", each.uitleg) for each in niveaus), css="stappen"
    )


def _sentences(*sentences: str) -> List:
    return List(tuple(map(Item, sentences)))


def _bron(bron: Bron, *, brief: bool) -> Iterator[str | Inline]:
    yield f"{bron.id}: "
    # A norm may come from someone else: only an address of the web becomes a link.
    if bron.url and not brief and bron.url.startswith(("https://", "http://")):
        yield Link(bron.titel, bron.url)
    else:
        yield bron.titel
        if bron.url and not brief:
            yield f" ({bron.url})"
    if brief:
        yield f", {bron.uitgever}{'*' if bron.opmerking else ''}"
        return
    day = woorden.datum(bron.datum) if bron.datum else None
    yield "".join(f", {each}" for each in (bron.uitgever, day) if each)
    if bron.opmerking:
        yield " "
        yield Small(bron.opmerking)
