"""The differences between two norms in Dutch sentences, the same in terminal, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.norm.model import Basis, Eis, Schaalsoort, Sector, Status
from basisnorm.norm.verschil import (
    EisVerschil,
    GebiedVerschil,
    Samenvoeging,
    Splitsing,
    Verschil,
    Wijziging,
)
from basisnorm.rapport.woorden import BASIS, SECTOR, STATUS, aantal, datum, hoofdletter, opsomming

OPNIEUW = "scholen kijken opnieuw"
TOELICHTING = "alleen toelichting"

VELD = {
    "tekst": "de eis",
    "op_orde": "wanneer de eis op orde is",
    "kern": "kerneis",
    "sectoren": "voor wie",
    "basis": "grond",
    "schaal": "antwoorden",
    "nvt_redenen": "redenen voor n.v.t.",
    "niveaus": "wat elk niveau hier betekent",
    "eigen_maat": "maat van basisnorm",
    "bewijs": "voorbeelden van bewijs",
    "verbeteren": "eerste stap",
    "schoolgids": "zin voor de schoolgids",
    "bronnen": "bronnen",
    "tweelingen": "vraagt hetzelfde als",
    "categorie": "soort eis",
    "gebied": "gebied",
    "drempel": "drempel",
    "naam": "naam",
    "versie": "versie",
    "peildatum": "stand van",
    "verantwoording": "verantwoording",
    "status": "status",
    "titel": "titel",
    "uitleg": "uitleg",
}

_WORDS = {
    "kern": {"true": "ja", "false": "nee"},
    "sectoren": {each.value: SECTOR[each] for each in Sector},
    "basis": {each.value: BASIS[each] for each in Basis},
    "schaal": {Schaalsoort.NIVEAUS.value: "vier niveaus", Schaalsoort.JA_NEE.value: "ja of nee"},
    "status": {each.value: STATUS[each] for each in Status},
    "drempel": {str(each): f"niveau {each}" for each in (1, 2)},
}


def titel(verschil: Verschil) -> str:
    """Between which norms."""
    oud, nieuw = verschil.oud, verschil.nieuw
    if oud.id == nieuw.id and oud.versie == nieuw.versie:
        return f"Wat er verschilt tussen twee mappen met norm {oud.id}, versie {oud.versie}"
    if oud.id == nieuw.id:
        return f"Wat er verandert in norm {oud.id}: van versie {oud.versie} naar {nieuw.versie}"
    return f"Wat er verandert: van norm {oud.id} naar norm {nieuw.id}"


def samenvatting(verschil: Verschil) -> tuple[str, ...]:
    """What changed, as sentences that can be read aloud."""
    return tuple(hoofdletter(each) for each in _samenvatting(verschil))


def veld_woord(wijziging: Wijziging) -> str:
    """What changed, such as "de eis (primair onderwijs)"."""
    word = VELD[wijziging.veld]
    return f"{word} ({SECTOR[wijziging.sector]})" if wijziging.sector else word


def waarde_woord(veld: str, waarde: str) -> str:
    """A value as people say it: "ja" for true, "landelijke richtlijn" for richtlijn."""
    if veld == "peildatum":
        return datum(waarde)
    return _WORDS.get(veld, {}).get(waarde, waarde)


def merk(verschil: EisVerschil) -> str:
    """What a change asks of schools."""
    return OPNIEUW if verschil.betekenis else TOELICHTING


def soort_eis(eis: Eis) -> str:
    """ "kerneis, landelijke richtlijn, alleen primair onderwijs"."""
    parts = ["kerneis" if eis.kern else "aanvullende eis", BASIS[eis.basis]]
    if len(eis.sectoren) == 1:
        parts.append(f"alleen {SECTOR[eis.sectoren[0]]}")
    return ", ".join(parts)


def eis_tekst(eis: Eis) -> str:
    """The words of an eis; both wordings where po and vo differ."""
    first, *rest = dict.fromkeys(eis.tekst.voor(each) for each in eis.sectoren)
    if not rest:
        return first
    return " ".join(f"{hoofdletter(SECTOR[each])}: {eis.tekst.voor(each)}" for each in Sector)


def splitsing_zin(splitsing: Splitsing) -> str:
    """ "DYS-09 wordt gesplitst in DYS-27 en DYS-28."."""
    into = opsomming([each.id for each in splitsing.nieuw])
    return f"{splitsing.oud.id} wordt gesplitst in {into}."


def samenvoeging_zin(samenvoeging: Samenvoeging) -> str:
    """ "DYS-07 en DYS-08 gaan samen verder als DYS-26."; or into one that was there already."""
    into = samenvoeging.nieuw.id
    others = [each.id for each in samenvoeging.oud if each.id != into]
    if len(others) == len(samenvoeging.oud):
        return f"{opsomming(others)} gaan samen verder als {into}."
    return f"{opsomming(others)} {'gaat' if len(others) == 1 else 'gaan'} op in {into}."


def gebied_zin(verschil: GebiedVerschil) -> str:
    """A gebied that came, went or changed."""
    gebied = verschil.gebied
    if verschil.oud is None:
        return f"Nieuw gebied: {gebied.titel} ({STATUS[gebied.status]})."
    if verschil.nieuw is None:
        return f"Dit gebied is er niet meer: {gebied.titel}."
    return f"{gebied.titel}: gewijzigd."


def _samenvatting(verschil: Verschil) -> Iterator[str]:
    came, went = len(verschil.toegevoegd), len(verschil.vervallen)
    parts = []
    if came:
        parts.append(f"er {_komen(came)} {aantal(came, 'eis', 'eisen')} bij")
    if went:
        parts.append(f"er {_vervallen(went)} {aantal(went, 'eis', 'eisen')}")
    if parts:
        yield f"{' en '.join(parts)}."
    if lost := len(verschil.verdwenen):
        yield (
            f"er {_verdwijnen(lost)} {aantal(lost, 'eis', 'eisen')} zonder uitleg: de nieuwe norm "
            "zegt niet wat ervoor in de plaats komt."
        )
    yield from _moved(verschil)
    yield from _changed(verschil)
    same = verschil.ongewijzigd
    if same == len(verschil.oud.eisen) == len(verschil.nieuw.eisen):
        yield f"alle {aantal(same, 'eis', 'eisen')} blijven zoals ze zijn."
        if verschil.oud.vingerafdruk != verschil.nieuw.vingerafdruk and not verschil.norm:
            yield "Wat wel verschilt, is bijvoorbeeld de volgorde."
    elif same:
        yield f"{aantal(same, 'eis blijft', 'eisen blijven')} precies zoals nu."
    if weaker := len(verschil.nieuw.verzwakt):
        yield (
            f"let op: {aantal(weaker, 'kerneis', 'kerneisen')} uit norm "
            f"{verschil.nieuw.gebaseerd_op} {'is' if weaker == 1 else 'zijn'} weggelaten of "
            f"lichter gemaakt ({opsomming(verschil.nieuw.verzwakt)})."
        )
    if any(each.veld == "drempel" for each in verschil.norm):
        yield (
            f"een eis is voortaan op orde vanaf niveau {verschil.nieuw.drempel}; nu is dat "
            f"niveau {verschil.oud.drempel}."
        )


def _moved(verschil: Verschil) -> Iterator[str]:
    if renamed := len(verschil.hernoemd):
        yield f"{aantal(renamed, 'eis krijgt', 'eisen krijgen')} een ander nummer."
    if split := len(verschil.gesplitst):
        pieces = sum(len(each.nieuw) for each in verschil.gesplitst)
        yield (
            f"{aantal(split, 'eis wordt', 'eisen worden')} gesplitst: daar komen {pieces} eisen "
            "voor in de plaats."
        )
    if merged := len(verschil.samengevoegd):
        before = sum(len(each.oud) for each in verschil.samengevoegd)
        yield (
            f"{before} eisen worden samengevoegd: daar {_komen(merged)} "
            f"{aantal(merged, 'eis', 'eisen')} voor in de plaats."
        )


def _changed(verschil: Verschil) -> Iterator[str]:
    changed = [*verschil.gewijzigd, *(each for each in verschil.hernoemd if each.wijzigingen)]
    weighty = sum(each.betekenis for each in changed)
    light = len(changed) - weighty
    if weighty:
        yield (
            f"bij {aantal(weighty, 'eis', 'eisen')} verandert wat "
            "er wordt gevraagd of hoe zwaar het telt. Daar kijken scholen opnieuw naar."
        )
    if light:
        yield f"bij {aantal(light, 'eis', 'eisen')} verandert alleen de toelichting."


def _komen(number: int) -> str:
    return "komt" if number == 1 else "komen"


def _vervallen(number: int) -> str:
    return "vervalt" if number == 1 else "vervallen"


def _verdwijnen(number: int) -> str:
    return "verdwijnt" if number == 1 else "verdwijnen"
