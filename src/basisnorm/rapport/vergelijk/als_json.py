"""The comparison of two results for other programs (schema: reports/schema/vergelijking-1.json).

Unknown is null and never left out; lists are in the order of the norm of now.
"""

from __future__ import annotations

from typing import Any

from basisnorm.audit.model import Stap
from basisnorm.rapport.vergelijk import zinnen as zinnen
from basisnorm.uitslag.als_dict import as_dict as uitslag_as_dict
from basisnorm.uitslag.als_dict import melding_as_dict
from basisnorm.uitslag.model import EisUitslag, GebiedUitslag, Uitslag
from basisnorm.uitslag.vergelijk import (
    EisVergelijking,
    GebiedVergelijking,
    Verdeling,
    Vergelijking,
)

FORMAAT_VERSIE = 1
# What one result says of itself; its eisen stand side by side with those of the other.
_UITSLAG = (
    "norm", "schooljaar", "datum", "rol", "verklaring", "conclusie", "telling", "percentage",
)  # fmt: skip


def render_json(vergelijking: Vergelijking) -> str:
    """JSON that ends with a line end; every key is always there."""
    import json

    return json.dumps(as_dict(vergelijking), ensure_ascii=False, indent=2) + "\n"


def as_dict(vergelijking: Vergelijking) -> dict[str, Any]:
    """The comparison as plain values that json can write."""
    toen, nu = vergelijking.toen, vergelijking.nu
    plan = vergelijking.plan
    return {
        "formaat": "basisnorm-vergelijking",
        "formaat_versie": FORMAAT_VERSIE,
        "programma": nu.programma,
        "school": uitslag_as_dict(nu)["school"],
        "verklaring": list(zinnen.verklaring(vergelijking)),
        "samenvatting": [
            *zinnen.samenvatting(vergelijking),
            *zinnen.norm_zinnen(vergelijking),
        ],
        "norm_verschil": vergelijking.norm.value,
        "versie_onbekend": vergelijking.onbekend,
        "toen": _uitslag(toen),
        "herteld": _uitslag(vergelijking.herteld) if vergelijking.herteld is not toen else None,
        "nu": _uitslag(nu),
        "kern": _verdeling(vergelijking.kern),
        "alle": _verdeling(vergelijking.alle),
        "gebieden": [_gebied(each) for each in vergelijking.gebieden],
        "eisen": [_eis(each) for each in vergelijking.eisen],
        "vervallen": [_stand(each) for each in vergelijking.vervallen],
        "verbeterplan": {
            "klaar": _stappen(plan.klaar),
            "weg": _stappen(plan.weg),
            "bezig": _stappen(plan.bezig),
            "nieuw": _stappen(plan.nieuw),
        },
        "meldingen": [melding_as_dict(each) for each in (*toen.meldingen, *nu.meldingen)],
    }


def _uitslag(uitslag: Uitslag) -> dict[str, Any]:
    found = uitslag_as_dict(uitslag)
    # The version in the file; `norm` says which one was counted with.
    audit = uitslag.audit
    return {
        "versie": audit.versie,
        "vingerafdruk": audit.vingerafdruk,
        **{key: found[key] for key in _UITSLAG},
    }


def _verdeling(verdeling: Verdeling) -> dict[str, int]:
    return {verloop.value: number for verloop, number in verdeling.aantallen}


def _gebied(each: GebiedVergelijking) -> dict[str, Any]:
    return {
        "id": each.gebied.id,
        "titel": each.gebied.titel,
        "status": each.gebied.status.value,
        "toen": _conclusie(each.toen),
        "herteld": _conclusie(each.herteld),
        "nu": _conclusie(each.nu),
        "kern": _verdeling(each.kern),
        "alle": _verdeling(each.alle),
    }


def _conclusie(uitslag: GebiedUitslag | None) -> str | None:
    return uitslag.conclusie.value if uitslag else None


def _eis(each: EisVergelijking) -> dict[str, Any]:
    return {
        "id": each.eis.id,
        "gebied": each.eis.gebied,
        "kern": each.eis.kern,
        "verloop": each.verloop.value,
        "toen": [_stand(old) for old in each.toen],
        "herteld": _stand(each.herteld) if each.herteld else None,
        "nu": _stand(each.nu) if each.nu else None,
        "op_orde_geworden": each.op_orde_geworden,
        "niet_meer_op_orde": each.niet_meer_op_orde,
        "toelichting_gewijzigd": each.toelichting_gewijzigd,
        "bewijs_gewijzigd": each.bewijs_gewijzigd,
        "redenen": list(each.redenen),
        "telt_anders": each.telt_anders,
    }


def _stand(uitkomst: EisUitslag) -> dict[str, Any]:
    return {
        "id": uitkomst.eis.id,
        "kern": uitkomst.eis.kern,
        "staat": uitkomst.staat.value,
        "gevraagd": not uitkomst.niet_gevraagd,
        "niveau": uitkomst.niveau,
        "op_orde": uitkomst.op_orde,
        "overgenomen": uitkomst.antwoord.overgenomen if uitkomst.antwoord else None,
    }


def _stappen(stappen: tuple[Stap, ...]) -> list[dict[str, Any]]:
    return [each._asdict() for each in stappen]
