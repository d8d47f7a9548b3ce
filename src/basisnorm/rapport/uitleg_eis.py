"""The trace of one eis: what was answered, which rule decided, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from basisnorm.audit.model import Antwoord
from basisnorm.norm.model import Basis, Eis, Gebied
from basisnorm.norm.vindplaats import vindplaats_of
from basisnorm.rapport import woorden
from basisnorm.uitslag.model import EisUitslag, Staat, Uitslag


class Uitlegstap(NamedTuple):
    """One step of a trace: a short heading, a sentence, and perhaps some points."""

    kop: str
    tekst: str
    punten: tuple[str, ...] = ()


def trace_eis(uitslag: Uitslag, uitkomst: EisUitslag) -> Iterator[Uitlegstap]:
    """The steps for one eis, in the order in which they decide."""
    eis, sector = uitkomst.eis, uitslag.audit.school.sector
    yield Uitlegstap(kop="De eis", tekst=eis.tekst.voor(sector))
    yield Uitlegstap(kop="Soort", tekst=_kind(eis, uitslag.norm.gebied(eis.gebied)))
    yield Uitlegstap(kop="Geldt hier", tekst=_applies(uitslag, uitkomst))
    if uitkomst.staat is not Staat.ANDERE_SECTOR:
        yield _answer(uitslag, uitkomst)
        yield Uitlegstap(
            kop="Op orde is",
            tekst=f"niveau {uitslag.norm.drempel} of hoger. Hier: {eis.op_orde.voor(sector)}",
        )
    yield Uitlegstap(kop="Uitkomst", tekst=_outcome(uitslag, uitkomst))
    if uitkomst.zonder_bewijs:
        yield Uitlegstap(
            kop="Bewijs",
            tekst="Nog zonder bewijs: er is geen toelichting en geen bewijs. Dat verlaagt het "
            "niveau niet (regel 6).",
        )
    yield from _rank(uitslag, eis)
    place = vindplaats_of(uitslag.norm, eis, sector)
    yield Uitlegstap(kop="Grond", tekst=f"{_ground(eis)}{f' {place}.' if place else ''}")
    if eis.eigen_maat:
        yield Uitlegstap(
            kop=woorden.maat_kop(uitslag.norm),
            tekst=f"{eis.eigen_maat} Deze maat beslist nooit over de uitkomst.",
        )


def _kind(eis: Eis, gebied: Gebied) -> str:
    if eis.kern:
        return "Kerneis: bepaalt de conclusie van het gebied (regel 4)."
    share = "het percentage" if gebied.telt_mee else "het percentage van dit gebied"
    return f"Aanvullende eis: telt mee in {share}, niet in de conclusie (regel 4 en 5)."


def _applies(uitslag: Uitslag, uitkomst: EisUitslag) -> str:
    school = uitslag.audit.school
    sectoren = woorden.opsomming([woorden.SECTOR[each] for each in uitkomst.eis.sectoren])
    if uitkomst.staat is Staat.ANDERE_SECTOR:
        return f"Nee. Deze eis is er alleen voor {sectoren} (regel 2)."
    kind = woorden.SCHOOLSOORT[school.schoolsoort]
    return f"Ja, voor {kind}. De eis is er voor {sectoren}."


def _answer(uitslag: Uitslag, uitkomst: EisUitslag) -> Uitlegstap:
    antwoord = uitkomst.antwoord
    if antwoord is None:
        if uitkomst.gevraagd:
            return Uitlegstap(kop="Antwoord", tekst="Nog niet beantwoord.")
        name = uitslag.vragenlijst.naam
        return Uitlegstap(kop="Antwoord", tekst=f"Niet gevraagd in deze vragenlijst ({name}).")
    return Uitlegstap(
        kop="Antwoord",
        tekst=_given(uitslag, uitkomst.eis, antwoord),
        punten=tuple(_support(antwoord)),
    )


def _given(uitslag: Uitslag, eis: Eis, antwoord: Antwoord) -> str:
    if antwoord.nvt is not None:
        reason = next(each.tekst for each in eis.nvt_redenen if each.id == antwoord.nvt.reden)
        by = f" Besloten door: {antwoord.nvt.besloten_door}." if antwoord.nvt.besloten_door else ""
        until = f" Tot en met {woorden.datum(antwoord.nvt.tot)}." if antwoord.nvt.tot else ""
        return f"Niet van toepassing. {reason}{by}{until}"
    if antwoord.niveau is None:
        return "Nog niet beantwoord."
    steps = uitslag.vragenlijst.schaal.voor(eis, uitslag.audit.school.sector)
    stap = next(each for each in steps if each.niveau == antwoord.niveau)
    taken = (
        f" Overgenomen uit {antwoord.overgenomen}, nog niet bevestigd."
        if antwoord.overgenomen
        else ""
    )
    return f"Niveau {stap.niveau}, {stap.naam.lower()}: {stap.uitleg}{taken}"


def _support(antwoord: Antwoord) -> Iterator[str]:
    if antwoord.toelichting:
        yield f"Toelichting: {antwoord.toelichting}"
    for bewijs in antwoord.bewijs:
        yield f"Bewijs: {woorden.bewijs_zin(bewijs)}"


def _outcome(uitslag: Uitslag, uitkomst: EisUitslag) -> str:
    drempel, antwoord = uitslag.norm.drempel, uitkomst.antwoord
    match uitkomst.staat:
        case Staat.BEANTWOORD if uitkomst.op_orde:
            return f"Op orde: niveau {uitkomst.niveau} is {drempel} of hoger (regel 1)."
        case Staat.BEANTWOORD:
            return f"Nog niet op orde: niveau {uitkomst.niveau} is lager dan {drempel} (regel 1)."
        case Staat.NVT:
            return "Niet van toepassing: telt nergens in mee (regel 2)."
        case Staat.ANDERE_SECTOR:
            kept = " Het antwoord in het bestand blijft bewaard." if antwoord else ""
            return f"Telt niet mee.{kept}"
        case Staat.OPEN if antwoord is not None and antwoord.nvt is not None:
            return "Open: 'niet van toepassing' is verlopen op de dag van de meting (regel 2)."
        case Staat.OPEN if antwoord is not None and antwoord.overgenomen is not None:
            return "Open: een overgenomen antwoord telt pas na bevestiging."
        case Staat.OPEN:
            return "Open: niet beantwoord is iets anders dan nog niet op orde (regel 3)."


def _rank(uitslag: Uitslag, eis: Eis) -> Iterator[Uitlegstap]:
    for punt in uitslag.verbeterpunten:
        if punt.eis.id == eis.id:
            yield Uitlegstap(
                kop="Verbeterpunt",
                tekst=f"Nummer {punt.rang} van {len(uitslag.verbeterpunten)}. Kerneisen gaan voor; "
                "daarna telt de grond, dan het laagste niveau (regel 8).",
                punten=(f"Begin hiermee: {punt.eerste_stap}",),
            )


def _ground(eis: Eis) -> str:
    return {
        Basis.WET: "De wet.",
        Basis.NORM: "De hoofdlijn van de landelijke norm.",
        Basis.RICHTLIJN: "Een landelijke richtlijn.",
        Basis.PRAKTIJK: "De praktijk. Deze eis is richtinggevend en daarom nooit een kerneis.",
    }[eis.basis]
