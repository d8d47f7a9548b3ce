"""A region for other programs (schema: reports/schema/regio-1.json).

Unknown is null and never left out; lists are in norm order, schools in that of the alphabet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from typing import Any

from basisnorm.norm.model import Norm
from basisnorm.regio.overzicht.overzicht import (
    Eistelling,
    Gelezen,
    Groep,
    Hulp,
    Overzicht,
    Uitkomst,
    Verwacht,
)
from basisnorm.regio.overzicht.rij import Schoolnaam
from basisnorm.regio.overzicht.vorige import Vergelijking
from basisnorm.uitslag.verklaring import describe

FORMAAT_VERSIE = 1
_UITKOMSTEN = [each.value for each in Uitkomst]


def render_json(
    overzicht: Overzicht,
    *,
    datum: str,
    programma: str,
    gelezen: Gelezen,
    verwacht: Verwacht | None = None,
) -> Iterator[str]:
    """The JSON in pieces, a school a line, so that thousands of them need no memory."""
    import json

    head = as_dict(overzicht, datum=datum, programma=programma, gelezen=gelezen, verwacht=verwacht)
    before, after = json.dumps(head, ensure_ascii=False, indent=2).rsplit("[]", 1)
    yield f"{before}["
    for number, school in enumerate(_schools(overzicht)):
        yield f"{',' if number else ''}\n    {school}"
    yield f"\n  ]{after}\n"


def as_dict(
    overzicht: Overzicht,
    *,
    datum: str,
    programma: str,
    gelezen: Gelezen,
    verwacht: Verwacht | None = None,
) -> dict[str, Any]:
    """Everything but the schools, for which there is an empty list at the end."""
    return {
        "formaat": "basisnorm-regio",
        "formaat_versie": FORMAAT_VERSIE,
        "programma": programma,
        "norm": _norm(overzicht.norm),
        "datum": datum,
        "verklaring": list(describe(overzicht.norm)),
        "samenwerkingsverbanden": list(overzicht.samenwerkingsverbanden),
        "schooljaren": list(overzicht.schooljaren),
        "gemeten": None if overzicht.datums is None else list(overzicht.datums),
        "gelezen": asdict(gelezen),
        "verwacht": None
        if verwacht is None
        else {
            "aantal": verwacht.aantal,
            "aanwezig": verwacht.aanwezig,
            "ontbreekt": _namen(verwacht.ontbreekt),
        },
        "aantal": overzicht.aantal,
        "stand": asdict(overzicht.stand),
        "andere_schoolsoorten": {soort.value: asdict(stand) for soort, stand in overzicht.apart},
        "gebieden": [
            {
                "id": each.gebied.id,
                "titel": each.gebied.titel,
                "status": each.gebied.status.value,
                "telt_mee": each.gebied.telt_mee,
                "stand": asdict(each.stand),
            }
            for each in overzicht.gebieden
        ],
        "eisen": [_eis(each) for each in overzicht.eisen],
        "spreiding": [
            {
                "sector": each.sector.value,
                "kern": each.kern,
                "scholen": each.scholen,
                "met_open": each.met_open,
                "aantallen": [
                    {"kern_op_orde": met, "scholen": number} for met, number in each.aantallen
                ],
            }
            for each in overzicht.spreiding
        ],
        "kwaliteit": {
            "kern_open": overzicht.kern_open,
            "alleen_kern": overzicht.alleen_kern,
            "zonder_bewijs": sum(each.zonder_bewijs for each in overzicht.eisen),
            "nvt": sum(each.nvt for each in overzicht.eisen),
        },
        "besturen": [_groep(each, overzicht) for each in overzicht.besturen],
        "gemeenten": [_groep(each, overzicht) for each in overzicht.gemeenten],
        "willen_helpen": overzicht.willen_helpen,
        "hulp": [_hulp(each) for each in overzicht.hulp],
        "vergelijking": _vergelijking(overzicht.vergelijking),
        "scholen": [],
    }


def _schools(overzicht: Overzicht) -> Iterator[str]:
    """Every school as text; what repeats is written out once, for there can be thousands."""
    import json

    write = json.JSONEncoder(ensure_ascii=False).encode
    order = {gebied.id: place for place, gebied in enumerate(overzicht.norm.gebieden)}
    places = [(write(each.gebied.id), order[each.gebied.id]) for each in overzicht.gebieden]

    @cache
    def cell(number: int) -> str:
        if not number:
            return "null"
        return write(asdict(overzicht.cellen[number - 1]))

    for regel in overzicht.scholen():
        school, cells = regel.school, regel.cellen
        gebieden = ", ".join([f"{gebied}: {cell(cells[place])}" for gebied, place in places])
        yield (
            f'{{"vestigingscode": {write(school.vestigingscode)}, '
            f'"locatie": {write(school.locatie)}, "naam": {write(school.naam)}, '
            f'"schoolsoort": "{regel.schoolsoort}", "uitkomst": "{_UITKOMSTEN[regel.uitkomst]}", '
            f'"gebieden": {{{gebieden}}}}}'
        )


def _norm(norm: Norm) -> dict[str, Any]:
    keys = ("id", "versie", "vingerafdruk", "peildatum", "drempel")
    return {key: getattr(norm, key) for key in keys}


def _eis(telling: Eistelling) -> dict[str, Any]:
    return {
        "id": telling.eis.id,
        "gebied": telling.eis.gebied,
        "kern": telling.eis.kern,
        "niveaus": list(telling.niveaus),
        "beantwoord": telling.beantwoord,
        "op_orde": telling.op_orde,
        "nog_niet": telling.nog_niet,
        "open": telling.open,
        "nvt": telling.nvt,
        "zonder_bewijs": telling.zonder_bewijs,
    }


def _groep(groep: Groep, overzicht: Overzicht) -> dict[str, Any]:
    return {
        "naam": groep.naam,
        "scholen": groep.scholen,
        "op_orde": groep.op_orde,
        "gebieden": {
            each.gebied.id: number
            for each, number in zip(overzicht.gebieden, groep.per_gebied, strict=True)
        },
        "kern_percentage": None if groep.aandeel is None else groep.aandeel / 10,
    }


def _hulp(hulp: Hulp) -> dict[str, Any]:
    return {
        "eis": hulp.eis.id,
        "nog_niet": hulp.nog_niet,
        "geborgd": _namen(hulp.geborgd),
        "op_orde": _namen(hulp.op_orde),
    }


def _vergelijking(found: Vergelijking | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "vorige": asdict(found.maat),
        "andere_norm": found.andere_norm,
        "scholen": found.scholen,
        "vooruit": found.vooruit,
        "achteruit": found.achteruit,
        "beide": found.beide,
        "gelijk": found.gelijk,
        "gebieden": [
            {
                "id": each.gebied.id,
                "scholen": each.scholen,
                "toen_op_orde": each.was,
                "nu_op_orde": each.nu,
                "erbij": each.erbij,
                "eraf": each.eraf,
            }
            for each in found.gebieden
        ],
        "eisen": [
            {
                "id": each.eis.id,
                "scholen": each.scholen,
                "beter": each.beter,
                "minder": each.minder,
            }
            for each in found.eisen
        ],
        "door_norm": [
            {"toen": then.value, "nu": now.value, "scholen": number}
            for then, now, number in found.door_norm
        ],
        "door_norm_gelijk": found.norm_gelijk,
        "nieuw": _namen(found.nieuw),
        "weg": _namen(found.weg),
    }


def _namen(found: tuple[Schoolnaam, ...]) -> list[dict[str, Any]]:
    return [_naam(each) for each in found]


def _naam(school: Schoolnaam) -> dict[str, Any]:
    return {
        "vestigingscode": school.vestigingscode,
        "locatie": school.locatie,
        "naam": school.naam,
    }
