"""The differences between two norms for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from basisnorm.norm.model import Eis, Norm
from basisnorm.norm.verschil import EisVerschil, Leeswijze, Verschil, Wijziging, compare_words
from basisnorm.rapport.normverschil import zinnen as zinnen


def render_json(verschil: Verschil, programma: str) -> str:
    """JSON that ends with a line end; every key is always there."""
    import json

    return json.dumps(as_dict(verschil, programma), ensure_ascii=False, indent=2) + "\n"


def as_dict(verschil: Verschil, programma: str) -> dict[str, Any]:
    """The plain values; lists in the order of the norm they speak of."""
    return {
        "formaat": "basisnorm-normverschil",
        "formaat_versie": 1,
        "programma": programma,
        "oud": _norm(verschil.oud),
        "nieuw": _norm(verschil.nieuw),
        "samenvatting": list(zinnen.samenvatting(verschil)),
        "ongewijzigd": verschil.ongewijzigd,
        "toegevoegd": _eisen(verschil.toegevoegd),
        "vervallen": _eisen(verschil.vervallen),
        "zonder_uitleg_verdwenen": _eisen(verschil.verdwenen),
        "hernoemd": [_eis_verschil(each) for each in verschil.hernoemd],
        "gesplitst": [
            {"oud": each.oud.id, "nieuw": [eis.id for eis in each.nieuw]}
            for each in verschil.gesplitst
        ],
        "samengevoegd": [
            {"oud": [eis.id for eis in each.oud], "nieuw": each.nieuw.id}
            for each in verschil.samengevoegd
        ],
        "gewijzigd": [_eis_verschil(each) for each in verschil.gewijzigd],
        "gebieden": [
            {
                "id": each.gebied.id,
                "titel": each.gebied.titel,
                "soort": "toegevoegd"
                if each.oud is None
                else "vervallen"
                if each.nieuw is None
                else "gewijzigd",
                "wijzigingen": [_wijziging(change) for change in each.wijzigingen],
            }
            for each in verschil.gebieden
        ],
        "norm": [_wijziging(each) for each in verschil.norm],
    }


def _norm(norm: Norm) -> dict[str, Any]:
    keys = ("id", "versie", "naam", "peildatum", "drempel", "vingerafdruk", "betekenis")
    return {key: getattr(norm, key) for key in keys}


def _eisen(eisen: Iterable[Eis]) -> list[dict[str, Any]]:
    return [
        {
            "id": each.id,
            "gebied": each.gebied,
            "tekst": zinnen.eis_tekst(each),
            "kern": each.kern,
            "basis": each.basis.value,
            "sectoren": [sector.value for sector in each.sectoren],
        }
        for each in eisen
    ]


def _eis_verschil(verschil: EisVerschil) -> dict[str, Any]:
    return {
        "oud": verschil.oud.id,
        "nieuw": verschil.nieuw.id,
        "gebied": verschil.nieuw.gebied,
        "opnieuw_kijken": verschil.betekenis,
        "wijzigingen": [_wijziging(each) for each in verschil.wijzigingen],
    }


def _wijziging(change: Wijziging) -> dict[str, Any]:
    return {
        "veld": change.veld,
        "sector": change.sector.value if change.sector else None,
        "opnieuw_kijken": change.betekenis,
        "oud": list(change.oud),
        "nieuw": list(change.nieuw),
        "woorden": [
            {"soort": each.soort.value, "tekst": each.tekst}
            for each in compare_words(" ".join(change.oud), " ".join(change.nieuw))
        ]
        if change.vorm is Leeswijze.TEKST
        else None,
    }
