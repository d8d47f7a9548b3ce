"""A region for other programs (schema: reports/schema/regio-2.json).

Unknown is null and never left out, and so is what stands only in the file for internal use; lists
are in norm order, schools in that of the alphabet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from basisnorm.norm.model import Norm
from basisnorm.rapport.regio.json_vergelijking import names_of, vergelijking_dict
from basisnorm.rapport.regio.vorm import Voor
from basisnorm.regio.overzicht.overzicht import (
    Eistelling,
    Gelezen,
    Groep,
    Hulp,
    Overzicht,
    Verwacht,
)
from basisnorm.uitslag.verklaring import describe

FORMAAT_VERSIE = 2


def render_json(
    overzicht: Overzicht,
    *,
    voor: Voor,
    datum: str,
    programma: str,
    gelezen: Gelezen,
    verwacht: Verwacht | None = None,
) -> Iterator[str]:
    """The JSON in pieces, a school a line, so that thousands of them need no memory."""
    import json

    head = as_dict(
        overzicht,
        voor=voor,
        datum=datum,
        programma=programma,
        gelezen=gelezen,
        verwacht=verwacht,
    )
    text = json.dumps(head, ensure_ascii=False, indent=2)
    if voor is Voor.DELEN:
        yield f"{text}\n"
        return
    before, after = text.rsplit("[]", 1)
    yield f"{before}["
    for number, school in enumerate(_schools(overzicht)):
        yield f"{',' if number else ''}\n    {school}"
    yield f"\n  ]{after}\n"


def as_dict(
    overzicht: Overzicht,
    *,
    voor: Voor,
    datum: str,
    programma: str,
    gelezen: Gelezen,
    verwacht: Verwacht | None = None,
) -> dict[str, Any]:
    """Everything but the schools, for which there is an empty list at the end (or null)."""
    intern = voor is Voor.INTERN
    return {
        "formaat": "basisnorm-regio",
        "formaat_versie": FORMAAT_VERSIE,
        "voor": voor.value,
        "programma": programma,
        "norm": _norm(overzicht.norm),
        "datum": datum,
        "verklaring": list(describe(overzicht.norm)),
        "samenwerkingsverbanden": list(overzicht.samenwerkingsverbanden),
        "schooljaren": list(overzicht.schooljaren),
        "gemeten": None if overzicht.datums is None else list(overzicht.datums),
        "gelezen": asdict(gelezen) if intern else None,
        "verwacht": None if verwacht is None else _verwacht(verwacht, intern),
        "aantal": overzicht.aantal,
        "stand": asdict(overzicht.stand),
        "per_sector": {sector.value: asdict(stand) for sector, stand in overzicht.per_sector},
        "andere_schoolsoorten": {soort.value: asdict(stand) for soort, stand in overzicht.apart},
        "gebieden": [
            {
                "id": each.gebied.id,
                "titel": each.gebied.titel,
                "status": each.gebied.status.value,
                "telt_mee": each.gebied.telt_mee,
                "kern": sum(eis.kern for eis in each.gebied.eisen),
                "stand": asdict(each.stand),
            }
            for each in overzicht.gebieden
        ],
        "eisen": [_eis(each) for each in overzicht.eisen],
        "spreiding": [
            {
                "sector": each.sector.value,
                "scholen": each.scholen,
                "weggelaten": each.weggelaten,
                "midden": each.midden if each.treden else None,
                "treden": [asdict(trede) for trede in each.treden],
            }
            for each in overzicht.spreiding
        ],
        "kwaliteit": asdict(overzicht.kwaliteit),
        "besturen": [_groep(each, overzicht) for each in overzicht.besturen] if intern else None,
        "gemeenten": [_groep(each, overzicht) for each in overzicht.gemeenten] if intern else None,
        "willen_helpen": overzicht.willen_helpen,
        "willen_helpen_apart": overzicht.willen_helpen_apart,
        "hulp": [_hulp(each) for each in overzicht.hulp] if intern else None,
        "vergelijking": vergelijking_dict(overzicht.vergelijking, intern),
        "scholen": [] if intern else None,
    }


def _schools(overzicht: Overzicht) -> Iterator[str]:
    """Every school as text."""
    import json

    write = json.JSONEncoder(ensure_ascii=False).encode
    order = {gebied.id: place for place, gebied in enumerate(overzicht.norm.gebieden)}
    places = [(each.gebied.id, order[each.gebied.id]) for each in overzicht.gebieden]
    for regel in overzicht.scholen:
        school = regel.school
        cellen = ((gebied, regel.cellen[place]) for gebied, place in places)
        yield write(
            {
                "vestigingscode": school.vestigingscode,
                "locatie": school.locatie,
                "naam": school.naam,
                "schoolsoort": regel.schoolsoort.value,
                "uitkomst": regel.uitkomst.value,
                "gebieden": {gebied: cel and cel._asdict() for gebied, cel in cellen},
            }
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


def _verwacht(verwacht: Verwacht, intern: bool) -> dict[str, Any]:
    return {
        "aantal": verwacht.aantal,
        "aanwezig": verwacht.aanwezig,
        "afgewezen": len(verwacht.afgewezen),
        "ontbreekt": len(verwacht.ontbreekt),
        "afgewezen_scholen": names_of(verwacht.afgewezen) if intern else None,
        "ontbrekende_scholen": names_of(verwacht.ontbreekt) if intern else None,
    }


def _groep(groep: Groep, overzicht: Overzicht) -> dict[str, Any]:
    return {
        "naam": groep.naam,
        "scholen": groep.scholen,
        "op_orde": groep.stand.op_orde,
        "van_toepassing": groep.stand.scholen,
        "gebieden": {
            each.gebied.id: {"op_orde": stand.op_orde, "van_toepassing": stand.scholen}
            for each, stand in zip(overzicht.gebieden, groep.per_gebied, strict=True)
        },
        "kern_percentage": None if groep.aandeel is None else groep.aandeel / 10,
    }


def _hulp(hulp: Hulp) -> dict[str, Any]:
    return {
        "eis": hulp.eis.id,
        "nog_niet": hulp.nog_niet,
        "geborgd": names_of(hulp.geborgd),
        "op_orde": names_of(hulp.op_orde),
    }
