"""An Audit as the text of its file; what `bestand` reads back as the same Audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from basisnorm.audit.model import FORMAAT, Antwoord, Audit, Schoolgids, Stap
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.yaml_bytes import MAX_BYTES

if TYPE_CHECKING:
    from basisnorm.strict_yaml import Value

HEADING = "# basisnorm-audit. U mag dit bestand wijzigen; eigen commentaar blijft niet bewaard.\n"

SCHOOL_OPTIONAL = ("naam", "locatie", "samenwerkingsverband", "bestuur", "gemeente", "plaats")
GIDS_TEXTS = (
    "schooljaar", "inbreng_leerlingen", "extra_ondersteuning", "contactpersoon",
    "niet_te_bieden", "klachten"
)  # fmt: skip
GIDS_DAYS = ("vastgesteld_op", "mr_op", "mr_advies_op", "instemming_op")


class TeGroot(BasisnormFout):
    """There is more text in an audit than its file can hold."""


def dump_audit(audit: Audit) -> bytes:
    """The file of an audit; what is not filled in is left out.

    Raises TeGroot for a file that could be written and then never be read again.
    """
    from basisnorm.strict_yaml import dump

    data = (HEADING + dump(_plain_audit(audit))).encode()
    if len(data) > MAX_BYTES:
        raise TeGroot(
            Melding(
                code="te-groot",
                tekst=f"Zo wordt uw bestand groter dan {MAX_BYTES // 1_000_000} MB. Dat is te veel "
                "om later weer te openen. Uw laatste wijziging is daarom niet gedaan.",
                oplossing="Maak de toelichting korter. Staat het al in een document? Noem dat dan "
                "als bewijs.",
            )
        )
    return data


def _plain_audit(audit: Audit) -> Value:
    school = audit.school
    plain: dict[str, Any] = {
        "basisnorm": FORMAAT,
        "norm": audit.norm,
        "versie": audit.versie,
        "vingerafdruk": audit.vingerafdruk,
        "vragenlijst": audit.vragenlijst,
        "extra_gebieden": list(audit.extra_gebieden),
        "school": {
            "vestigingscode": school.vestigingscode,
            "schoolsoort": school.schoolsoort.value,
            **{key: getattr(school, key) for key in SCHOOL_OPTIONAL},
        },
        "schooljaar": audit.schooljaar,
        "datum": audit.datum,
        "rol": audit.rol,
        "antwoorden": {each.eis: _plain_antwoord(each) for each in audit.antwoorden},
        "verbeterplan": [_plain_stap(stap) for stap in audit.verbeterplan],
        "schoolgids": _plain_schoolgids(audit.schoolgids) if audit.schoolgids else None,
    }
    plain["school"] = _filled(plain["school"])
    return {**_filled(plain), "antwoorden": plain["antwoorden"]}


def _plain_antwoord(antwoord: Antwoord) -> dict[str, Any]:
    nvt = antwoord.nvt
    return _filled(
        {
            "niveau": antwoord.niveau,
            "nvt": nvt
            and _filled({"reden": nvt.reden, "besloten_door": nvt.besloten_door, "tot": nvt.tot}),
            "toelichting": antwoord.toelichting,
            "bewijs": [
                _filled(
                    {
                        "wat": each.wat,
                        "datum": each.datum,
                        "eigenaar": each.eigenaar,
                        "plaats": each.plaats,
                    }
                )
                for each in antwoord.bewijs
            ],
            "overgenomen": antwoord.overgenomen,
        }
    )


def _plain_stap(stap: Stap) -> dict[str, Any]:
    texts = {"eis": stap.eis, "stap": stap.stap, "wie": stap.wie, "wanneer": stap.wanneer}
    return {**_filled(texts), "klaar": stap.klaar}


def _plain_schoolgids(gids: Schoolgids) -> dict[str, Any]:
    return {
        **_filled({key: getattr(gids, key) for key in (*GIDS_TEXTS, *GIDS_DAYS)}),
        **_filled({"zinnen": dict(gids.zinnen), "weglaten": list(gids.weglaten)}),
    }


def _filled(plain: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in plain.items() if value not in (None, [], {}, "")}
