"""An Uitslag as the JSON of `basisnorm uitslag --json` (schema: reports/schema/uitslag-1.json).

Unknown is null and never left out; lists are in norm order.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from basisnorm.errors import Melding
from basisnorm.norm.model import Norm, Sector
from basisnorm.norm.vindplaats import vindplaats_of
from basisnorm.uitslag.model import (
    SHOWN,
    EisUitslag,
    GebiedUitslag,
    GrondTelling,
    Telling,
    Uitslag,
    Verbeterpunt,
)

FORMAAT_VERSIE = 1


def render_json(uitslag: Uitslag) -> str:
    """The result as text that ends with a line end."""
    import json

    return json.dumps(as_dict(uitslag), ensure_ascii=False, indent=2) + "\n"


def as_dict(uitslag: Uitslag) -> dict[str, Any]:
    """The result as plain values that json can write."""
    audit, norm, school = uitslag.audit, uitslag.norm, uitslag.audit.school
    return {
        "formaat": "basisnorm-uitslag",
        "formaat_versie": FORMAAT_VERSIE,
        "programma": uitslag.programma,
        "norm": {
            "id": norm.id,
            "versie": norm.versie,
            "vingerafdruk": norm.vingerafdruk,
            "peildatum": norm.peildatum,
            "vragenlijst": uitslag.vragenlijst.id,
            "drempel": norm.drempel,
        },
        "school": {
            "vestigingscode": school.vestigingscode,
            "locatie": school.locatie,
            "schoolsoort": school.schoolsoort.value,
            "sector": school.sector.value,
            "naam": school.naam,
            "samenwerkingsverband": school.samenwerkingsverband,
            "bestuur": school.bestuur,
            "gemeente": school.gemeente,
            "plaats": school.plaats,
        },
        "schooljaar": audit.schooljaar,
        "datum": uitslag.datum,
        "rol": audit.rol,
        "verklaring": list(uitslag.verklaring),
        "conclusie": uitslag.conclusie.value,
        "telling": _telling(uitslag.telling),
        "per_grond": _per_grond(uitslag.per_grond),
        "percentage": _percentage(uitslag.percentage),
        "gebieden": [_gebied(gebied) for gebied in uitslag.gebieden],
        "eisen": [_eis(norm, uitkomst, school.sector) for uitkomst in uitslag.eisen],
        "verbeterpunten": [_verbeterpunt(punt) for punt in uitslag.verbeterpunten],
        "verbeterplan": [stap._asdict() for stap in audit.verbeterplan],
        "meldingen": [melding_as_dict(melding) for melding in uitslag.meldingen],
    }


def _telling(telling: Telling) -> dict[str, int]:
    return {name: getattr(telling, name) for name in SHOWN}


def _per_grond(gronden: tuple[GrondTelling, ...]) -> dict[str, dict[str, int]]:
    return {
        grond.basis.value: {"op_orde": grond.op_orde, "beantwoord": grond.beantwoord}
        for grond in gronden
    }


def _percentage(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10


def _gebied(uitkomst: GebiedUitslag) -> dict[str, Any]:
    return {
        "id": uitkomst.gebied.id,
        "titel": uitkomst.gebied.titel,
        "status": uitkomst.gebied.status.value,
        "conclusie": uitkomst.conclusie.value,
        "telling": _telling(uitkomst.telling),
        "per_grond": _per_grond(uitkomst.per_grond),
        "percentage": _percentage(uitkomst.percentage),
    }


def _eis(norm: Norm, uitkomst: EisUitslag, sector: Sector) -> dict[str, Any]:
    eis, antwoord = uitkomst.eis, uitkomst.antwoord
    return {
        "id": eis.id,
        "gebied": eis.gebied,
        "tekst": eis.tekst.voor(sector),
        "kern": eis.kern,
        "basis": eis.basis.value,
        "eigen_maat": eis.eigen_maat,
        "bronnen": list(eis.bronnen.voor(sector)),
        "vindplaats": vindplaats_of(norm, eis, sector),
        "staat": uitkomst.staat.value,
        "niveau": uitkomst.niveau,
        "op_orde": uitkomst.op_orde,
        "onderbouwd": uitkomst.onderbouwd,
        "toelichting": antwoord.toelichting if antwoord else None,
        "bewijs": [each._asdict() for each in antwoord.bewijs] if antwoord else [],
        "nvt": antwoord.nvt._asdict() if antwoord and antwoord.nvt else None,
        "overgenomen": antwoord.overgenomen if antwoord else None,
    }


def _verbeterpunt(punt: Verbeterpunt) -> dict[str, Any]:
    return {
        "rang": punt.rang,
        "eis": punt.eis.id,
        "kern": punt.eis.kern,
        "niveau": punt.niveau,
        "basis": punt.eis.basis.value,
        "doel": punt.doel,
        "eerste_stap": punt.eerste_stap,
    }


def melding_as_dict(melding: Melding) -> dict[str, Any]:
    """Every field of a Melding, as it stands in our JSON."""
    return {**asdict(melding), "ernst": melding.ernst.value}
