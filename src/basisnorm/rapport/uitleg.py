"""Why it came out so: for one eis, one gebied or the whole school, as values."""

from __future__ import annotations

from typing import NamedTuple

from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.model import Bron, Gebied
from basisnorm.rapport import woorden
from basisnorm.rapport.bronnen import bronnen_section, verklaring_card
from basisnorm.rapport.document import Fact, Facts, Flow, Heading, Item, List, Page
from basisnorm.rapport.uitleg_eis import Uitlegstap, trace_eis
from basisnorm.uitslag.model import (
    Cijfers,
    Conclusie,
    EisUitslag,
    GebiedUitslag,
    Staat,
    Telling,
    Uitslag,
)
from basisnorm.words import listing, remedy


class Uitleg(NamedTuple):
    """The trace of one conclusion, to read from top to bottom."""

    titel: str
    regels: tuple[Uitlegstap, ...]
    bronnen: tuple[Bron, ...] = ()


def explain(uitslag: Uitslag, wat: str | None) -> Uitleg:
    """The trace of the eis or gebied `wat`, or of the school; BasisnormFout when unknown."""
    if wat is None:
        return _school(uitslag)
    eisen = {each.eis.id: each for each in uitslag.eisen}
    if wat.upper() in eisen:
        return _eis(uitslag, eisen[wat.upper()])
    gebieden = {each.gebied.id: each for each in uitslag.gebieden}
    prefixes = {
        each.eis.id.split("-")[0].lower(): gebied
        for gebied in uitslag.gebieden
        for each in gebied.eisen
    }
    gebied = {**prefixes, **gebieden}.get(wat.lower())
    if gebied is not None:
        return _gebied(uitslag, gebied)
    gone = next((each for each in uitslag.norm.vervallen if each.id == wat.upper()), None)
    if gone is not None:
        instead = listing(gone.vervangen_door, "en") or "niets"
        raise BasisnormFout(
            Melding(
                code="vervallen-eis",
                waarde=wat,
                tekst=f"{gone.id} is {gone.wat}."
                if gone.weggelaten
                else f"{gone.id} is vervallen; in de plaats kwam {instead}.",
                oplossing=f"Vraag om de uitleg van {listing(gone.vervangen_door)}."
                if gone.vervangen_door
                else f"Noem een eis zoals {next(iter(eisen))}, of een gebied: "
                f"{', '.join(gebieden)}.",
            )
        )
    raise BasisnormFout(
        Melding(
            code="onbekende-eis-of-gebied",
            waarde=wat,
            tekst=f"'{wat}' is geen eis en geen gebied van norm {uitslag.norm.id}.",
            oplossing=remedy(
                wat,
                [*gebieden, *eisen],
                f"Noem een eis zoals {next(iter(eisen))}, of een gebied: {', '.join(gebieden)}.",
            ),
        )
    )


def build_uitleg(uitslag: Uitslag, wat: str | None) -> Page:
    """The trace as a page: headings with what they say, and what it rests on."""
    uitleg = explain(uitslag, wat)
    return Page(
        program=uitslag.programma,
        title=uitleg.titel,
        description=f"Waarom het zo uitkomt: {uitleg.titel}",
        head=(Heading(1, uitleg.titel),),
        body=(
            Facts(tuple(Fact(each.kop, _said(each)) for each in uitleg.regels)),
            *bronnen_section(uitleg.bronnen),
        ),
        foot=(
            verklaring_card(
                uitslag, "De nummers verwijzen naar de scoreregel, die in elk rapport staat."
            ),
        ),
    )


def _said(regel: Uitlegstap) -> Flow:
    points = (List(tuple(map(Item, regel.punten))),) if regel.punten else ()
    return (regel.tekst, *points)


def _eis(uitslag: Uitslag, uitkomst: EisUitslag) -> Uitleg:
    sector = uitslag.audit.school.sector
    return Uitleg(
        titel=f"{uitkomst.eis.id} · {uitslag.norm.gebied(uitkomst.eis.gebied).titel}",
        regels=tuple(trace_eis(uitslag, uitkomst)),
        bronnen=tuple(uitslag.norm.bron(each) for each in uitkomst.eis.bronnen.voor(sector)),
    )


def _gebied(uitslag: Uitslag, gebied: GebiedUitslag) -> Uitleg:
    role = (
        "Dit gebied bepaalt mee of de school op orde is."
        if gebied.gebied.telt_mee
        else "Dit gebied heeft een eigen conclusie en bepaalt de conclusie van de school niet."
    )
    kern = [each for each in gebied.eisen if each.eis.kern]
    rest = [each for each in gebied.eisen if not each.eis.kern]
    return Uitleg(
        titel=f"{gebied.gebied.titel}: {woorden.CONCLUSIE[gebied.conclusie]}",
        regels=(
            Uitlegstap(kop="Telling", tekst=f"{woorden.kern_zin(gebied.telling)}."),
            Uitlegstap(
                kop="Regel 4",
                tekst=_RULE[gebied.conclusie],
                punten=_deciding(uitslag, kern, gebied.conclusie),
            ),
            *_share(gebied.telling, gebied.percentage),
            Uitlegstap(kop="Status", tekst=f"{woorden.STATUS[gebied.gebied.status]}. {role}"),
            *_stand("Kerneisen", kern, uitslag),
            *_stand("Andere eisen", rest, uitslag),
        ),
    )


def _school(uitslag: Uitslag) -> Uitleg:
    lines = [
        (each.gebied.telt_mee, conclude_gebied(each.gebied, each)) for each in uitslag.gebieden
    ]
    return Uitleg(
        titel=f"De school: {woorden.CONCLUSIE[uitslag.conclusie]}",
        regels=trace_school(
            uitslag,
            tuple(line for counts, line in lines if counts),
            tuple(line for counts, line in lines if not counts),
        ),
    )


def trace_school(
    cijfers: Cijfers, counting: tuple[str, ...], apart: tuple[str, ...]
) -> tuple[Uitlegstap, ...]:
    """Why the school came out so; the lines are what `conclude_gebied` says of each gebied."""
    return (
        Uitlegstap(
            kop="Regel 4",
            tekst="De school is op orde als elk gebied dat meetelt op orde is. Een gemiddelde "
            "maakt niets goed.",
            punten=counting,
        ),
        Uitlegstap(kop="Telling", tekst=f"{woorden.kern_zin(cijfers.telling)}."),
        *_share(cijfers.telling, cijfers.percentage),
        *(
            [
                Uitlegstap(
                    kop="Apart",
                    tekst="Dit heeft een eigen conclusie en telt hier niet mee.",
                    punten=apart,
                )
            ]
            if apart
            else []
        ),
    )


def conclude_gebied(gebied: Gebied, cijfers: Cijfers) -> str:
    """ "Dyslexie: nog niet op orde (3 van 9 kerneisen op orde)"."""
    conclusie = woorden.CONCLUSIE[cijfers.conclusie]
    return f"{gebied.titel}: {conclusie} ({woorden.kern_zin(cijfers.telling)})"


_RULE = {
    Conclusie.OP_ORDE: "Alle kerneisen die voor deze school gelden, zijn op orde.",
    Conclusie.NOG_NIET: "Eén kerneis die is beantwoord en nog niet op orde is, is genoeg voor: "
    "nog niet op orde. Het maakt dan niet uit wat nog open is.",
    Conclusie.ONVOLLEDIG: "Wat is beantwoord, is op orde. Maar er zijn nog kerneisen open.",
    Conclusie.NIET_VAN_TOEPASSING: "Er geldt hier geen kerneis. Dit gebied telt daarom niet mee.",
}


def _deciding(uitslag: Uitslag, kern: list[EisUitslag], conclusie: Conclusie) -> tuple[str, ...]:
    """The kerneisen that made the conclusion what it is."""
    match conclusie:
        case Conclusie.NOG_NIET:
            found = [each for each in kern if each.op_orde is False]
        case Conclusie.ONVOLLEDIG:
            found = [each for each in kern if each.staat is Staat.OPEN]
        case _:
            found = []
    return tuple(_line(uitslag, each) for each in found)


def _share(telling: Telling, tenths: int | None) -> list[Uitlegstap]:
    if not telling.beantwoord:
        return []
    return [
        Uitlegstap(
            kop="Percentage",
            tekst=f"{telling.op_orde} van de {telling.beantwoord} beantwoorde eisen op orde is "
            f"{woorden.percentage(tenths)} (regel 5, naar beneden afgerond). "
            "Dit getal verandert de conclusie niet.",
        )
    ]


def _stand(kop: str, eisen: list[EisUitslag], uitslag: Uitslag) -> list[Uitlegstap]:
    lines = tuple(_line(uitslag, each) for each in eisen if each.staat is not Staat.ANDERE_SECTOR)
    return [Uitlegstap(kop=kop, tekst="", punten=lines)] if lines else []


def _line(uitslag: Uitslag, uitkomst: EisUitslag) -> str:
    tekst = uitkomst.eis.tekst.voor(uitslag.audit.school.sector)
    return f"{uitkomst.eis.id}: {_level(uitslag, uitkomst)}. {woorden.kort(tekst)}"


def _level(uitslag: Uitslag, uitkomst: EisUitslag) -> str:
    if uitkomst.niveau is None:
        return woorden.STAAT[uitkomst.staat]
    return f"{uitkomst.niveau}, {woorden.stand(uitkomst)}"
