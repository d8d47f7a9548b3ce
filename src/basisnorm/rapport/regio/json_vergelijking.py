"""The part of regio.json about an earlier output, and schools by name."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from basisnorm.regio.overzicht.school import Schoolnaam
from basisnorm.regio.overzicht.vorige import Vergelijking


def vergelijking_dict(found: Vergelijking | None, intern: bool) -> dict[str, Any] | None:
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
        "nieuwe_scholen": names_of(found.nieuw) if intern else None,
        "vertrokken_scholen": names_of(found.weg) if intern else None,
        "afgewezen_scholen": names_of(found.afgewezen) if intern else None,
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


def names_of(found: tuple[Schoolnaam, ...]) -> list[dict[str, Any]]:
    """Each school by its key and name."""
    return [_naam(each) for each in found]


def _naam(school: Schoolnaam) -> dict[str, Any]:
    return {
        "vestigingscode": school.vestigingscode,
        "locatie": school.locatie,
        "naam": school.naam,
    }
