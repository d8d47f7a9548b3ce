"""A region for other programs (schema: reports/schema/regio-2.json).

Unknown is null and never left out, and so is what stands only in the file for internal use; lists
are in norm order, schools in that of the alphabet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from basisnorm.invoer.model import Opbrengst, Schoolnaam
from basisnorm.norm.model import Norm
from basisnorm.rapport.regio.colofon import Colofon, Gelezen
from basisnorm.rapport.regio.vorm import Voor
from basisnorm.regio.overzicht.overzicht import (
    Eistelling,
    Groep,
    Hulp,
    Overzicht,
)
from basisnorm.regio.overzicht.vorige import Regiovergelijking
from basisnorm.uitslag.verklaring import describe

FORMAAT_VERSIE = 2


def render_json(overzicht: Overzicht, voor: Voor, colofon: Colofon) -> Iterator[str]:
    """The JSON in pieces, a school a line, so that thousands of them need no memory."""
    import json

    intern = voor is Voor.INTERN
    found = {
        "formaat": "basisnorm-regio",
        "formaat_versie": FORMAAT_VERSIE,
        "voor": voor.value,
        "programma": colofon.programma,
        "norm": _norm(overzicht.norm),
        "datum": colofon.datum,
        "verklaring": list(describe(overzicht.norm)),
        "samenwerkingsverbanden": list(overzicht.samenwerkingsverbanden),
        "schooljaren": list(overzicht.schooljaren),
        "gemeten": None if overzicht.datums is None else list(overzicht.datums),
        "gelezen": _gelezen(colofon.gelezen) if intern else None,
        "verwacht": _verwacht(colofon.verwacht, intern) if colofon.verwacht else None,
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
        "vergelijking": _vergelijking(overzicht.vergelijking, intern),
        "scholen": [] if intern else None,
    }
    text = json.dumps(found, ensure_ascii=False, indent=2)
    if not intern:
        yield f"{text}\n"
        return
    before, after = text.rsplit("[]", 1)
    yield f"{before}["
    for number, school in enumerate(_scholen(overzicht)):
        yield f"{',' if number else ''}\n    {json.dumps(school, ensure_ascii=False)}"
    yield f"\n  ]{after}\n"


def _scholen(overzicht: Overzicht) -> Iterator[dict[str, Any]]:
    order = {gebied.id: place for place, gebied in enumerate(overzicht.norm.gebieden)}
    places = [(each.gebied.id, order[each.gebied.id]) for each in overzicht.gebieden]
    for regel in overzicht.scholen:
        cells = ((gebied, regel.cellen[place]) for gebied, place in places)
        yield {
            **_naam(regel.school),
            "schoolsoort": regel.schoolsoort.value,
            "uitkomst": regel.uitkomst.value,
            "gebieden": {gebied: cel and cel._asdict() for gebied, cel in cells},
        }


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


def _gelezen(gelezen: Gelezen) -> dict[str, Any]:
    telling = gelezen.telling
    return {
        "bestand": gelezen.bestand,
        "rijen": telling.gelezen,
        "uitgewerkt": telling.uitgewerkt,
        "afgewezen": telling.afgewezen,
        "leeg": telling.leeg,
        "dubbel": telling.dubbel,
        "gebleven": gelezen.gebleven,
        "bestanden": gelezen.bestanden,
    }


def _verwacht(verwacht: Opbrengst, intern: bool) -> dict[str, Any]:
    return {
        "aantal": verwacht.aantal,
        "aanwezig": verwacht.aanwezig,
        "afgewezen": len(verwacht.afgewezen),
        "ontbreekt": len(verwacht.ontbreekt),
        "afgewezen_scholen": _namen(verwacht.afgewezen) if intern else None,
        "ontbrekende_scholen": _namen(verwacht.ontbreekt) if intern else None,
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
        "geborgd": _namen(hulp.geborgd),
        "op_orde": _namen(hulp.op_orde),
    }


def _vergelijking(found: Regiovergelijking | None, intern: bool) -> dict[str, Any] | None:
    """What changed since then; `intern` says whether schools may be named."""
    if found is None:
        return None
    counts = ("scholen", "vooruit", "achteruit", "beide", "gelijk")
    return {
        "vorige": {
            **asdict(found.maat),
            "schooljaren": list(found.maat.schooljaren),
            "gemeten": None if found.maat.gemeten is None else list(found.maat.gemeten),
        },
        "zelfde_jaar": list(found.zelfde_jaar),
        "andere_norm": found.andere_norm,
        "andere_editie": found.andere_editie,
        **{each: None if found.te_weinig else getattr(found, each) for each in counts},
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
        "nieuw": found.aantal_nieuw,
        "weg": found.aantal_weg,
        "afgewezen": found.aantal_afgewezen,
        "nieuwe_scholen": _namen(found.nieuw) if intern else None,
        "vertrokken_scholen": _namen(found.weg) if intern else None,
        "afgewezen_scholen": _namen(found.afgewezen) if intern else None,
        "per_school": [
            {
                **_naam(each.school),
                "toen": each.was.value,
                "nu": each.nu.value,
                "erbij": each.erbij,
                "eraf": each.eraf,
            }
            for each in found.per_school
        ]
        if intern
        else None,
    }


def _namen(found: tuple[Schoolnaam, ...]) -> list[dict[str, Any]]:
    """Each school by its key and name."""
    return [_naam(each) for each in found]


def _naam(school: Schoolnaam) -> dict[str, Any]:
    return {
        "vestigingscode": school.vestigingscode,
        "locatie": school.locatie,
        "naam": school.naam,
    }
