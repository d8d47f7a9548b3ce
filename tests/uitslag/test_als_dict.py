"""The JSON of an uitslag: unknown is null and never left out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from basisnorm import resources
from basisnorm.audit.model import Audit, Bewijs, Nvt, Schoolsoort, Stap
from basisnorm.errors import Ernst, Melding
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Basis, PerSector, Sector, Status
from basisnorm.uitslag.als_dict import as_dict
from basisnorm.uitslag.regel import assess
from bouwstenen import (
    make_antwoord,
    make_audit,
    make_eis,
    make_gebied,
    make_norm,
    make_school,
    make_vragenlijst,
)

SCHEMA = Draft202012Validator(
    json.loads((resources.folder("reports") / "schema" / "uitslag-1.json").read_bytes())
)

NORM = make_norm(
    make_gebied(
        eisen=[
            make_eis(
                "DYS-01",
                basis=Basis.WET,
                eigen_maat="Twee keer per jaar is onze maat.",
                tekst=PerSector(po="De school doet dit in po.", vo="De school doet dit in vo."),
                bronnen=PerSector(po=("S1", "S2"), vo=("S3",)),
            ),
            make_eis("DYS-02", kern=False, nvt_redenen=["geen-onderbouw"]),
            make_eis("DYS-03"),
        ]
    ),
    make_gebied(
        "algemeen", status=Status.WETTELIJK, eisen=[make_eis("ALG-01", sectoren=(Sector.VO,))]
    ),
)
AUDIT = make_audit(
    [
        make_antwoord(
            "DYS-01",
            1,
            toelichting="Vier keer per week.",
            bewijs=[
                Bewijs(wat="Rooster", datum="2026-09-01", eigenaar="ib'er", plaats="map Zorg"),
                Bewijs(wat="Verslag"),
            ],
        ),
        make_antwoord(
            "DYS-02", nvt=Nvt(reden="geen-onderbouw", besloten_door="directie", tot="2027-08-01")
        ),
        make_antwoord("DYS-03", 3, overgenomen="2025-2026"),
    ],
    school=make_school(samenwerkingsverband="PO9901"),
    verbeterplan=(Stap(eis="DYS-01", stap="Rooster maken", wie="ib'er", wanneer="2027-02-01"),),
)
MELDING = Melding(
    ernst=Ernst.LET_OP, code="andere-versie", tekst="Iets.", oplossing="Niets.", regel=3, kolom=1
)


def as_json(audit: Audit, *meldingen: Melding) -> Any:
    """What a reader of the JSON gets."""
    uitslag = assess(
        NORM,
        make_vragenlijst(),
        audit,
        datum="2026-11-21",
        programma="1.0.0",
        meldingen=meldingen,
    )
    return json.loads(json.dumps(as_dict(uitslag), ensure_ascii=False))


def test_the_whole_result_as_it_stands_in_the_file() -> None:
    telling = {
        "eisen": 3,
        "beantwoord": 1,
        "open": 1,
        "nvt": 1,
        "op_orde": 0,
        "geborgd": 0,
        "kern": 2,
        "kern_van_toepassing": 2,
        "kern_op_orde": 0,
        "kern_niet": 1,
        "kern_open": 1,
        "kern_nvt": 0,
        "zonder_bewijs": 0,
    }
    nothing = {"op_orde": 0, "beantwoord": 0}
    per_grond = {
        "wet": {"op_orde": 0, "beantwoord": 1},
        "norm": nothing,
        "richtlijn": nothing,
        "praktijk": nothing,
    }
    assert as_json(AUDIT, MELDING) == {
        "formaat": "basisnorm-uitslag",
        "formaat_versie": 1,
        "programma": "1.0.0",
        "norm": {
            "id": "2024-11",
            "versie": "1.0.0",
            "vingerafdruk": "sha256:" + "a" * 64,
            "peildatum": "2026-11-01",
            "vragenlijst": "volledig",
            "drempel": 2,
        },
        "school": {
            "vestigingscode": "99AA00",
            "locatie": None,
            "schoolsoort": "bo",
            "sector": "po",
            "naam": "Basisschool De Linde",
            "samenwerkingsverband": "PO9901",
            "bestuur": None,
            "gemeente": None,
            "plaats": None,
        },
        "schooljaar": "2026-2027",
        "datum": "2026-11-21",
        "rol": "schoolleider",
        "verklaring": [
            "Gemeten met de uitwerking van basisnorm (versie 1.0.0, stand van 1 november 2026) van "
            "de hoofdlijn van de landelijke norm. De officiële tekst is niet gebruikt.",
            "Dit is een zelfevaluatie, geen oordeel van de inspectie.",
            "Ingevuld door: schoolleider. Gemeten op 21 november 2026.",
        ],
        "conclusie": "nog_niet",
        "telling": telling,
        "per_grond": per_grond,
        "percentage": 0.0,
        "gebieden": [
            {
                "id": "dyslexie",
                "titel": "Dyslexie",
                "status": "advies",
                "conclusie": "nog_niet",
                "telling": telling,
                "per_grond": per_grond,
                "percentage": 0.0,
            },
            {
                "id": "algemeen",
                "titel": "Algemeen",
                "status": "wettelijk",
                "conclusie": "niet_van_toepassing",
                "telling": dict.fromkeys(telling, 0),
                "per_grond": dict.fromkeys(per_grond, nothing),
                "percentage": None,
            },
        ],
        "eisen": [
            {
                "id": "DYS-01",
                "gebied": "dyslexie",
                "tekst": "De school doet dit in po.",
                "kern": True,
                "basis": "wet",
                "eigen_maat": "Twee keer per jaar is onze maat.",
                "bronnen": ["S1", "S2"],
                "vindplaats": None,
                "staat": "beantwoord",
                "niveau": 1,
                "op_orde": False,
                "onderbouwd": True,
                "toelichting": "Vier keer per week.",
                "bewijs": [
                    {
                        "wat": "Rooster",
                        "datum": "2026-09-01",
                        "eigenaar": "ib'er",
                        "plaats": "map Zorg",
                    },
                    {"wat": "Verslag", "datum": None, "eigenaar": None, "plaats": None},
                ],
                "nvt": None,
                "overgenomen": None,
            },
            {
                "id": "DYS-02",
                "gebied": "dyslexie",
                "tekst": "De school doet DYS-02.",
                "kern": False,
                "basis": "norm",
                "eigen_maat": None,
                "bronnen": ["S1"],
                "vindplaats": None,
                "staat": "nvt",
                "niveau": None,
                "op_orde": None,
                "onderbouwd": None,
                "toelichting": None,
                "bewijs": [],
                "nvt": {
                    "reden": "geen-onderbouw",
                    "besloten_door": "directie",
                    "tot": "2027-08-01",
                },
                "overgenomen": None,
            },
            {
                "id": "DYS-03",
                "gebied": "dyslexie",
                "tekst": "De school doet DYS-03.",
                "kern": True,
                "basis": "norm",
                "eigen_maat": None,
                "bronnen": ["S1"],
                "vindplaats": None,
                "staat": "open",
                "niveau": None,
                "op_orde": None,
                "onderbouwd": None,
                "toelichting": None,
                "bewijs": [],
                "nvt": None,
                "overgenomen": "2025-2026",
            },
            {
                "id": "ALG-01",
                "gebied": "algemeen",
                "tekst": "De school doet ALG-01.",
                "kern": True,
                "basis": "norm",
                "eigen_maat": None,
                "bronnen": ["S1"],
                "vindplaats": None,
                "staat": "andere_sector",
                "niveau": None,
                "op_orde": None,
                "onderbouwd": None,
                "toelichting": None,
                "bewijs": [],
                "nvt": None,
                "overgenomen": None,
            },
        ],
        "verbeterpunten": [
            {
                "rang": 1,
                "eis": "DYS-01",
                "kern": True,
                "niveau": 1,
                "basis": "wet",
                "doel": "Het hele team doet DYS-01.",
                "eerste_stap": "Begin met DYS-01.",
            }
        ],
        "verbeterplan": [
            {
                "eis": "DYS-01",
                "stap": "Rooster maken",
                "wie": "ib'er",
                "wanneer": "2027-02-01",
                "klaar": False,
            }
        ],
        "meldingen": [
            {
                "ernst": "let-op",
                "code": "andere-versie",
                "tekst": "Iets.",
                "oplossing": "Niets.",
                "bestand": None,
                "blad": None,
                "regel": 3,
                "kolom": 1,
                "veld": None,
                "vestigingscode": None,
                "waarde": None,
            }
        ],
    }


def test_a_school_for_vo_reads_the_words_of_vo() -> None:
    audit = make_audit({"DYS-01": 1}, school=make_school(schoolsoort="vo"))
    found = as_json(audit)
    assert found["school"]["sector"] == "vo"
    assert found["eisen"][0]["tekst"] == "De school doet dit in vo."
    assert found["eisen"][0]["bronnen"] == ["S3"]


@pytest.mark.parametrize(
    ("levels", "percentage"),
    [
        ({}, None),
        ({"DYS-01": 0, "DYS-02": 1}, 0),
        ({"DYS-01": 2, "DYS-02": 1, "DYS-03": 3}, 66.6),
        ({"DYS-01": 2, "DYS-02": 2, "DYS-03": 2}, 100),
    ],
)
def test_the_percentage_is_a_number_with_one_decimal(
    levels: dict[str, int], percentage: float | None
) -> None:
    assert as_json(make_audit(levels))["percentage"] == percentage


def test_the_keys_of_two_results_are_the_same() -> None:
    """Unknown is null: a program that reads the JSON never has to look whether a key exists."""
    empty = as_json(make_audit(schooljaar=None, datum=None, rol=None))
    full = as_json(AUDIT)
    assert list(empty) == list(full)
    assert list(empty["school"]) == list(full["school"])
    assert [list(eis) for eis in empty["eisen"]] == [list(eis) for eis in full["eisen"]]


@pytest.mark.parametrize("niveau", [None, 0, 2, 3])
@pytest.mark.parametrize("soort", list(Schoolsoort))
def test_the_result_of_the_real_norm_follows_the_schema(
    soort: Schoolsoort, niveau: int | None
) -> None:
    norm = load_norm("2024-11")
    school = make_school(schoolsoort=soort)
    vragenlijst = load_vragenlijst("volledig", norm)
    levels = {
        eis.id: min(niveau, eis.niveaus[-1])
        for eis in vragenlijst.vragen(norm, school.sector)
        if niveau is not None
    }
    uitslag = assess(
        norm, vragenlijst, make_audit(levels, school=school), datum="2026-11-21", programma="1.0.0"
    )
    SCHEMA.validate(json.loads(json.dumps(as_dict(uitslag))))


def test_a_result_with_everything_in_it_follows_the_schema() -> None:
    SCHEMA.validate(as_json(AUDIT, MELDING))


def test_a_result_with_nothing_in_it_follows_the_schema() -> None:
    school = make_school(naam=None)
    SCHEMA.validate(as_json(make_audit(schooljaar=None, datum=None, rol=None, school=school)))


def test_the_schema_itself_is_right() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)
