"""The audit file, field by field: what is accepted, and what is said about what is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from basisnorm.audit.bestand import (
    GelezenAudit,
    check_audit,
    dump_audit,
    find_own_comments,
    plain_audit,
    read_audit,
    write_audit,
)
from basisnorm.audit.model import Audit, Bewaard, School, Schoolgids, Schoolsoort, Stap
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.norm.model import Norm, Status
from basisnorm.strict_yaml import parse
from bouwstenen import (
    BETEKENIS,
    VINGERAFDRUK,
    make_antwoord,
    make_audit,
    make_eis,
    make_gebied,
    make_norm,
    make_versie,
)

NORM = make_norm(
    make_gebied(eisen=[make_eis("DYS-01"), make_eis("DYS-02")]),
    make_gebied("autisme", status=Status.IN_VOORBEREIDING, eisen=[make_eis("AUT-01")]),
)

# Every field of the smallest file, so that a test can replace one of them.
FIELDS = {
    "basisnorm": "1",
    "norm": '"2024-11"',
    "versie": '"1.0.0"',
    "vingerafdruk": f'"{VINGERAFDRUK}"',
    "vragenlijst": "volledig",
    "school": "{vestigingscode: 99AA00, schoolsoort: bo}",
    "antwoorden": "{}",
}


def text(**fields: str | None) -> str:
    """A file in which these fields are replaced or added; None leaves one out."""
    lines = {**FIELDS, **fields}
    return "".join(f"{key}: {value}\n" for key, value in lines.items() if value is not None)


def find_norm(edition: str) -> Norm:
    """The norm that the tests know."""
    if edition == NORM.id:
        return NORM
    raise BasisnormFout(
        Melding(code="onbekende-editie", tekst=f"Geen {edition}.", oplossing="Kies 2024-11.")
    )


def read(source: str, find: Callable[[str], Norm] = find_norm) -> GelezenAudit:
    """What is read from this text."""
    return check_audit(parse(source.encode(), "a.yaml"), find)


def refused(source: str) -> list[tuple[str, str]]:
    """The code and the field of every melding, sorted; of what is missing only the key."""
    with pytest.raises(BasisnormFout) as caught:
        read(source)
    return sorted(
        (each.code, each.tekst.split("'")[1] if each.code == "ontbreekt" else each.veld or "")
        for each in caught.value.meldingen
    )


def only(source: str) -> Melding:
    """The one melding with which this text is refused."""
    with pytest.raises(BasisnormFout) as caught:
        read(source)
    (melding,) = caught.value.meldingen
    return melding


# What is accepted.


def test_the_smallest_file() -> None:
    gelezen = read(text(versie=None, vingerafdruk=None))
    assert gelezen.audit == Audit(
        norm="2024-11",
        vragenlijst="volledig",
        school=School(vestigingscode="99AA00", schoolsoort=Schoolsoort.BO),
    )
    assert gelezen.norm is NORM


FULL = """\
# own comment
basisnorm: 1
norm: "2024-11"
versie: 1.0.0
vingerafdruk: "sha256:9f2c"
vragenlijst: volledig
extra_gebieden: [autisme]
school:
  vestigingscode: 99 aa-00
  schoolsoort: sbo
  naam: "Basisschool 't Kompas: De Linde"
  locatie: "01"
  samenwerkingsverband: po 99-01
  bestuur: Stichting Voorbeeld
  gemeente: "0106"
  plaats: NO
schooljaar: 2026-2027
datum: 2026-11-21
rol: schoolleider
antwoorden:
  DYS-02: {niveau: 2}
  DYS-01: {niveau: 0}
verbeterplan: [{eis: DYS-01, stap: Rooster maken, wie: ib'er, wanneer: 2027-02-01, klaar: true},
  {eis: DYS-02}]
schoolgids:
  schooljaar: 2026-2027
  vastgesteld_op: 2026-10-01
  mr_op: 2026-10-15
  mr_advies_op: 2026-09-20
  instemming_op: 2026-09-21
  inbreng_leerlingen: Leerlingen wilden een stille werkplek.
  extra_ondersteuning: Wij helpen.
  contactpersoon: de ib'er, via info@example.org
  niet_te_bieden: Niets.
  klachten: Bij de directie.
  zinnen: {DYS-02: Eigen zin.}
  weglaten: [DYS-01]
"""


def test_the_fullest_file() -> None:
    """Codes are made canonical; words, numbers and dates stay as they were typed."""
    assert read(FULL).audit == Audit(
        norm="2024-11",
        versie="1.0.0",
        vingerafdruk="sha256:9f2c",
        vragenlijst="volledig",
        extra_gebieden=("autisme",),
        school=School(
            vestigingscode="99AA00",
            schoolsoort=Schoolsoort.SBO,
            naam="Basisschool 't Kompas: De Linde",
            locatie="01",
            samenwerkingsverband="PO9901",
            bestuur="Stichting Voorbeeld",
            gemeente="0106",
            plaats="NO",
        ),
        schooljaar="2026-2027",
        datum="2026-11-21",
        rol="schoolleider",
        antwoorden=(make_antwoord("DYS-02", 2), make_antwoord("DYS-01", 0)),
        verbeterplan=(
            Stap(
                eis="DYS-01",
                stap="Rooster maken",
                wie="ib'er",
                wanneer="2027-02-01",
                klaar=True,
            ),
            Stap(eis="DYS-02"),
        ),
        schoolgids=Schoolgids(
            schooljaar="2026-2027",
            vastgesteld_op="2026-10-01",
            mr_op="2026-10-15",
            mr_advies_op="2026-09-20",
            instemming_op="2026-09-21",
            inbreng_leerlingen="Leerlingen wilden een stille werkplek.",
            extra_ondersteuning="Wij helpen.",
            contactpersoon="de ib'er, via info@example.org",
            niet_te_bieden="Niets.",
            klachten="Bij de directie.",
            zinnen=(("DYS-02", "Eigen zin."),),
            weglaten=("DYS-01",),
        ),
    )


@pytest.mark.parametrize("soort", ["bo", "sbo", "so", "vso", "vo", "pro"])
def test_every_schoolsoort_is_accepted(soort: str) -> None:
    found = read(text(school=f"{{vestigingscode: 99AA00, schoolsoort: {soort}}}"))
    assert found.audit.school.schoolsoort.value == soort


@pytest.mark.parametrize(
    "field",
    [
        "versie",
        "vingerafdruk",
        "extra_gebieden",
        "schooljaar",
        "datum",
        "rol",
        "verbeterplan",
        "schoolgids",
    ],
)
@pytest.mark.parametrize("nothing", ["", "null", "~"])
def test_an_optional_field_without_a_value_is_absent(field: str, nothing: str) -> None:
    assert read(text(**{field: nothing})).audit == read(text(**{field: None})).audit


@pytest.mark.parametrize("nothing", ['""', '"  "', "|\n\n"])
def test_an_optional_text_of_only_spaces_is_absent(nothing: str) -> None:
    assert read(text(rol=nothing)).audit.rol is None


@pytest.mark.parametrize("gids", ["{}", "{klachten: }", "{zinnen: {}}", "{zinnen: , weglaten: []}"])
def test_a_schoolgids_in_which_nothing_is_filled_in_is_absent(gids: str) -> None:
    """It is not written either, so that reading and writing never change a file."""
    assert read(text(schoolgids=gids)).audit.schoolgids is None


def test_a_school_keeps_only_what_is_filled_in() -> None:
    school = "{vestigingscode: 99AA00, schoolsoort: bo, naam: , locatie: null, plaats: ' '}"
    assert read(text(school=school)).audit == read(text()).audit


# What is refused: the file as a whole.


@pytest.mark.parametrize(
    "source", ["[]", "- basisnorm: 1\n", "hallo\n", "1\n", "naam: De Linde\n", "{}\n"]
)
def test_what_is_no_audit_is_refused_with_one_melding(source: str) -> None:
    melding = only(source)
    assert (melding.code, melding.bestand, melding.regel) == ("geen-audit", "a.yaml", 1)
    assert "basisnorm: 1" in melding.tekst


@pytest.mark.parametrize("field", ["norm", "vragenlijst", "school", "antwoorden"])
def test_a_required_field_that_is_missing_is_named(field: str) -> None:
    melding = only(text(**{field: None}))
    assert melding.code == "ontbreekt"
    assert melding.tekst == f"'{field}' ontbreekt."
    assert f"{field}: " in melding.oplossing


def test_a_missing_questionnaire_says_which_there_are() -> None:
    assert only(text(vragenlijst=None)).oplossing.endswith(
        "Kies uit: quickscan, volledig of wettelijk."
    )


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("basisnorm", "2", "verkeerd-getal"),
        ("basisnorm", '"1"', "verkeerd-getal"),
        ("basisnorm", "true", "verkeerd-getal"),
        ("basisnorm", "", "verkeerd-getal"),
        ("norm", "", "leeg"),
        ("norm", '" "', "leeg"),
        ("norm", "2024", "geen-tekst"),
        ("norm", "[]", "geen-tekst"),
        ("norm", "2023-01", "onbekende-editie"),
        ("versie", "1", "geen-tekst"),
        ("versie", "true", "geen-tekst"),
        ("vingerafdruk", "{}", "geen-tekst"),
        ("vragenlijst", "", "leeg"),
        ("vragenlijst", "1", "geen-tekst"),
        ("schooljaar", "2026", "geen-tekst"),
        ("datum", "21-11-2026", "geen-datum"),
        ("datum", "2026-11-31", "geen-datum"),
        ("datum", "2026-11", "geen-datum"),
        ("datum", "20261121", "geen-tekst"),
        ("datum", "0000-01-01", "geen-datum"),
        ("datum", "2026-W47-6", "geen-datum"),
        ("rol", "[directeur]", "geen-tekst"),
        ("extra_gebieden", "autisme", "geen-lijst"),
        ("school", "", "geen-groep"),
        ("school", "[]", "geen-groep"),
        ("school", "De Linde", "geen-groep"),
        ("antwoorden", "", "leeg"),
        ("antwoorden", "[]", "geen-groep"),
        ("antwoorden", "geen", "geen-groep"),
        ("verbeterplan", "{}", "geen-lijst"),
        ("schoolgids", "[]", "geen-groep"),
        ("schoolgids", "x", "geen-groep"),
    ],
)
def test_a_field_with_a_wrong_value_is_refused_once(field: str, value: str, code: str) -> None:
    melding = only(text(**{field: value}))
    assert (melding.code, melding.veld) == (code, field)
    assert melding.ernst is Ernst.FOUT
    assert melding.regel == list({**FIELDS, field: ""}).index(field) + 1
    assert melding.oplossing


@pytest.mark.parametrize(
    ("key", "meant"), [("schooljaren", "schooljaar"), ("Rol", "rol"), ("datums", "datum")]
)
def test_an_unknown_key_is_refused_with_what_was_meant(key: str, meant: str) -> None:
    melding = only(text(**{key: "x"}))
    assert (melding.code, melding.veld) == ("onbekende-sleutel", key)
    assert melding.oplossing == f"Bedoelt u '{meant}'?"


def test_all_mistakes_are_told_at_once() -> None:
    found = refused(
        text(
            vragenlijst="",
            datum="gisteren",
            antwoorden="{DYS-01: {niveau: 9}, DYS-99: {niveau: 1}}",
            verbeterplan="[{stap: x}]",
            hobby="x",
        )
    )
    assert found == [
        ("geen-datum", "datum"),
        ("leeg", "vragenlijst"),
        ("onbekende-eis", "antwoorden.DYS-99"),
        ("onbekende-sleutel", "hobby"),
        ("ontbreekt", "eis"),
        ("verkeerd-niveau", "antwoorden.DYS-01.niveau"),
    ]


def test_without_a_norm_or_a_school_the_answers_are_not_judged() -> None:
    source = text(norm="2023-01", school="{}", antwoorden="{DYS-99: {niveau: 9}}")
    assert refused(source) == [
        ("onbekende-editie", "norm"),
        ("ontbreekt", "schoolsoort"),
        ("ontbreekt", "vestigingscode"),
    ]


def test_an_unknown_edition_gets_its_place_in_the_file() -> None:
    melding = only(text(norm="2023-01"))
    assert (melding.bestand, melding.regel, melding.kolom) == ("a.yaml", 2, 7)
    assert (melding.tekst, melding.oplossing) == ("Geen 2023-01.", "Kies 2024-11.")


def test_a_norm_that_is_wrong_itself_is_told_as_it_is() -> None:
    """The mistake is in the files of the norm; a place in the audit would mislead."""
    wrong = BasisnormFout(
        Melding(code="leeg", bestand="norm.yaml", tekst="Leeg.", oplossing="Vul in.")
    )

    def find_broken(edition: str) -> Norm:
        raise wrong

    with pytest.raises(BasisnormFout) as caught:
        read(text(), find_broken)
    assert caught.value is wrong


# What is refused: the school.


@pytest.mark.parametrize(
    ("school", "code", "veld"),
    [
        ("{schoolsoort: bo}", "ontbreekt", "vestigingscode"),
        ("{vestigingscode: 99AA00}", "ontbreekt", "schoolsoort"),
        ("{vestigingscode: , schoolsoort: bo}", "leeg", "school.vestigingscode"),
        ("{vestigingscode: ' ', schoolsoort: bo}", "leeg", "school.vestigingscode"),
        ("{vestigingscode: 990000, schoolsoort: bo}", "geen-tekst", "school.vestigingscode"),
        ("{vestigingscode: [], schoolsoort: bo}", "geen-tekst", "school.vestigingscode"),
        (
            "{vestigingscode: 99AA, schoolsoort: bo}",
            "verkeerde-vestigingscode",
            "school.vestigingscode",
        ),
        ("{vestigingscode: 99AA00, schoolsoort: }", "leeg", "school.schoolsoort"),
        ("{vestigingscode: 99AA00, schoolsoort: po}", "onbekende-waarde", "school.schoolsoort"),
        ("{vestigingscode: 99AA00, schoolsoort: BO}", "onbekende-waarde", "school.schoolsoort"),
        ("{vestigingscode: 99AA00, schoolsoort: 1}", "geen-tekst", "school.schoolsoort"),
        (
            "{vestigingscode: 99AA00, schoolsoort: bo, samenwerkingsverband: '3004'}",
            "verkeerde-samenwerkingsverband",
            "school.samenwerkingsverband",
        ),
        (
            "{vestigingscode: 99AA00, schoolsoort: bo, samenwerkingsverband: 3004}",
            "geen-tekst",
            "school.samenwerkingsverband",
        ),
        ("{vestigingscode: 99AA00, schoolsoort: bo, naam: 5}", "geen-tekst", "school.naam"),
        (
            "{vestigingscode: 99AA00, schoolsoort: bo, brin: 99AA}",
            "onbekende-sleutel",
            "school.brin",
        ),
    ],
)
def test_a_wrong_school_is_refused_once(school: str, code: str, veld: str) -> None:
    source = text(school=school)
    assert refused(source) == [(code, veld)]
    assert only(source).regel == 6


def test_a_wrong_code_shows_what_was_typed_and_what_was_meant() -> None:
    melding = only(text(school="{vestigingscode: 99AAO0, schoolsoort: bo}"))
    assert melding.waarde == "99AAO0"
    assert melding.tekst == "'99AAO0' is geen vestigingscode."
    assert melding.oplossing == "Bedoelt u 99AA00?"


# What is refused: extra gebieden, plan and schoolgids.


@pytest.mark.parametrize(
    ("gebied", "oplossing"),
    [("dyslexie", "Kies uit: autisme."), ("autsime", "Bedoelt u 'autisme'?")],
)
def test_only_a_gebied_in_preparation_can_be_extra(gebied: str, oplossing: str) -> None:
    melding = only(text(extra_gebieden=f"[{gebied}]"))
    assert (melding.code, melding.veld) == ("onbekend-gebied", "extra_gebieden.0")
    assert melding.tekst == f"'{gebied}' is geen gebied dat u extra kunt kiezen."
    assert melding.oplossing == oplossing


def test_without_gebieden_in_preparation_nothing_can_be_extra() -> None:
    norm = make_norm()
    with pytest.raises(BasisnormFout, match="geen gebied dat u extra") as caught:
        read(text(extra_gebieden="[autisme]"), lambda edition: norm)
    assert caught.value.meldingen[0].oplossing == "Haal dit weg."


@pytest.mark.parametrize(
    ("field", "value", "code", "veld"),
    [
        ("extra_gebieden", "[1]", "geen-tekst", "extra_gebieden.0"),
        ("extra_gebieden", "[autisme, ]", None, None),
        ("extra_gebieden", "[autisme, '']", "leeg", "extra_gebieden.1"),
        ("verbeterplan", "[DYS-01]", "geen-groep", "verbeterplan.0"),
        ("verbeterplan", "[{stap: x}]", "ontbreekt", "eis"),
        ("verbeterplan", "[{eis: }]", "leeg", "verbeterplan.0.eis"),
        ("verbeterplan", "[{eis: DYS-99}]", "onbekende-waarde", "verbeterplan.0.eis"),
        ("verbeterplan", "[{eis: DYS-01, wie: 1}]", "geen-tekst", "verbeterplan.0.wie"),
        ("verbeterplan", "[{eis: DYS-01, wanneer: mei}]", "geen-datum", "verbeterplan.0.wanneer"),
        ("verbeterplan", "[{eis: DYS-01, klaar: ja}]", "geen-ja-nee", "verbeterplan.0.klaar"),
        ("verbeterplan", "[{eis: DYS-01, naam: x}]", "onbekende-sleutel", "verbeterplan.0.naam"),
        ("schoolgids", "{klacht: x}", "onbekende-sleutel", "schoolgids.klacht"),
        ("schoolgids", "{klachten: 1}", "geen-tekst", "schoolgids.klachten"),
        ("schoolgids", "{mr_op: mei}", "geen-datum", "schoolgids.mr_op"),
        ("schoolgids", "{zinnen: [x]}", "geen-groep", "schoolgids.zinnen"),
        ("schoolgids", "{zinnen: {DYS-99: x}}", "onbekende-sleutel", "schoolgids.zinnen.DYS-99"),
        ("schoolgids", "{zinnen: {DYS-01: }}", "leeg", "schoolgids.zinnen.DYS-01"),
        ("schoolgids", "{zinnen: {DYS-01: 1}}", "geen-tekst", "schoolgids.zinnen.DYS-01"),
        ("schoolgids", "{weglaten: DYS-01}", "geen-lijst", "schoolgids.weglaten"),
        ("schoolgids", "{weglaten: [DYS-99]}", "onbekende-waarde", "schoolgids.weglaten.0"),
    ],
)
def test_a_mistake_inside_a_field_is_told_where_it_stands(
    field: str, value: str, code: str | None, veld: str | None
) -> None:
    source = text(**{field: value})
    if code is None:
        assert read(source).meldingen == ()
    else:
        assert refused(source) == [(code, veld)]


# What is only told: personal data and the version of the norm.


@pytest.mark.parametrize(
    ("fields", "veld"),
    [
        ({"rol": "j.jansen@example.org"}, "rol"),
        ({"verbeterplan": "[{eis: DYS-01, wie: j@example.org}]"}, "verbeterplan.0.wie"),
        ({"verbeterplan": "[{eis: DYS-01, stap: Bel 111222333}]"}, "verbeterplan.0.stap"),
        ({"schoolgids": '{contactpersoon: "111222333"}'}, "schoolgids.contactpersoon"),
        ({"schoolgids": "{zinnen: {DYS-01: Over 111222333.}}"}, "schoolgids.zinnen.DYS-01"),
    ],
)
def test_text_about_one_person_is_accepted_with_a_let_op(fields: dict[str, str], veld: str) -> None:
    (melding,) = read(text(**fields)).meldingen
    assert (melding.ernst, melding.code, melding.veld) == (
        Ernst.LET_OP,
        "lijkt-persoonsgegeven",
        veld,
    )


def test_the_schoolgids_may_give_an_address() -> None:
    gids = "{contactpersoon: ib@example.org, zinnen: {DYS-01: Mail info@example.org.}}"
    assert read(text(schoolgids=gids)).meldingen == ()


OLD = "sha256:" + "0" * 64
LOOK = (
    "Kijk de antwoorden nog eens na: basisnorm audit a.yaml --naar-norm 2024-11 "
    "(uw bestand blijft zoals het is)."
)
REST = "U hoeft niets te doen: de eisen vragen nog hetzelfde."
# The norm is 1.2.0; 1.1.0 asked the same as it does, 1.0.0 asked something else.
CHANGED = replace(
    NORM,
    versie="1.2.0",
    versies=(
        make_versie("1.0.0", vingerafdruk=OLD, betekenis="sha256:other"),
        make_versie("1.1.0", vingerafdruk="sha256:1.1", betekenis=BETEKENIS),
        make_versie("1.2.0", vingerafdruk=VINGERAFDRUK, betekenis=BETEKENIS),
    ),
)

VERSIONS = {
    "the same": ("1.2.0", VINGERAFDRUK, None, None),
    "the same content under another number": ("1.1.9", VINGERAFDRUK, None, None),
    "only the version, typed by hand": ("1.2.0", None, None, None),
    "only the vingerafdruk": (None, VINGERAFDRUK, None, None),
    "nothing": (
        None,
        None,
        "In dit bestand staat niet met welke versie van de norm is gemeten.",
        LOOK,
    ),
    "another meaning": (
        "1.0.0",
        OLD,
        "Begonnen met versie 1.0.0 van de norm; dit is versie 1.2.0.",
        LOOK,
    ),
    "another version with the same meaning": (
        "1.1.0",
        "sha256:1.1",
        "Begonnen met versie 1.1.0 van de norm; dit is versie 1.2.0.",
        REST,
    ),
    "only an old version": (
        "1.1.0",
        None,
        "Begonnen met versie 1.1.0 van de norm; dit is versie 1.2.0.",
        REST,
    ),
    "only an old vingerafdruk": (
        None,
        OLD,
        "De norm is veranderd sinds u begon; dit is versie 1.2.0.",
        LOOK,
    ),
    "a version that is not known": (
        "7.0.0",
        "sha256:7",
        "Begonnen met versie 7.0.0 van de norm; dit is versie 1.2.0.",
        LOOK,
    ),
    "the same number with other content": (
        "1.2.0",
        "sha256:own",
        "De norm heet versie 1.2.0, maar de inhoud is anders dan toen u begon.",
        LOOK,
    ),
}


@pytest.mark.parametrize(
    ("versie", "vingerafdruk", "tekst", "oplossing"), VERSIONS.values(), ids=VERSIONS
)
def test_a_norm_that_changed_is_told_and_only_its_meaning_asks_for_another_look(
    versie: str | None, vingerafdruk: str | None, tekst: str | None, oplossing: str | None
) -> None:
    source = text(
        versie=versie and f'"{versie}"', vingerafdruk=vingerafdruk and f'"{vingerafdruk}"'
    )
    meldingen = read(source, lambda edition: CHANGED).meldingen
    if tekst is None:
        assert meldingen == ()
    else:
        (melding,) = meldingen
        assert (melding.ernst, melding.code) == (Ernst.LET_OP, "andere-versie")
        assert (melding.tekst, melding.oplossing) == (tekst, oplossing)
        assert melding.veld == ("versie" if versie else "vingerafdruk" if vingerafdruk else None)


def test_a_file_that_is_refused_says_nothing_about_the_version() -> None:
    assert refused(text(versie="'0.1'", datum="x")) == [("geen-datum", "datum")]


# Files on disk.


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "99AA00.yaml"
    audit = make_audit({"DYS-01": 2})
    write_audit(path, audit)
    gelezen = read_audit(path, find_norm)
    assert gelezen == GelezenAudit(audit=audit, norm=NORM, meldingen=())


def test_what_is_written_in_json_is_json(tmp_path: Path) -> None:
    path = tmp_path / "99AA00.JSON"
    audit = make_audit({"DYS-01": 2})
    write_audit(path, audit)
    assert json.loads(path.read_bytes())["antwoorden"] == {"DYS-01": {"niveau": 2}}
    assert read_audit(path, find_norm) == GelezenAudit(audit=audit, norm=NORM, meldingen=())
    write_audit(path, make_audit({"DYS-01": 1}), backup=True)
    assert read_audit(tmp_path / "99AA00.JSON~", find_norm).audit == audit
    assert list(find_own_comments(path)) == []


def test_a_mistake_in_json_is_told_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "99AA00.json"
    audit = plain_audit(make_audit({"DYS-01": 2}))
    audit["antwoorden"]["DYS-01"]["niveau"] = 7
    path.write_text(json.dumps(audit, indent=1), encoding="utf-8")
    with pytest.raises(BasisnormFout) as caught:
        read_audit(path, find_norm)
    (melding,) = caught.value.meldingen
    line = path.read_text(encoding="utf-8").splitlines()[(melding.regel or 0) - 1]
    assert isinstance(melding.kolom, int)
    assert line[melding.kolom - 1 :] == "7"
    assert melding.veld == "antwoorden.DYS-01.niveau"


def test_a_result_is_no_audit(tmp_path: Path) -> None:
    path = tmp_path / "uitslag.json"
    path.write_text('{"formaat": "basisnorm-uitslag", "school": {}}', encoding="utf-8")
    with pytest.raises(BasisnormFout) as caught:
        read_audit(path, find_norm)
    assert [each.code for each in caught.value.meldingen] == ["is-uitslag"]


def test_when_it_was_saved_must_be_a_moment() -> None:
    melding = only(text(bewaard="{id: 1a2b, op: gisteren}"))
    assert (melding.code, melding.veld) == ("geen-moment", "bewaard.op")


def test_when_it_was_saved_comes_along_until_something_changes() -> None:
    moment = '{id: 1a2b, op: "2026-11-30T14:03:00Z"}'
    audit = read(text(bewaard=moment)).audit
    assert audit.bewaard == Bewaard(id="1a2b", op="2026-11-30T14:03:00Z")
    assert audit.met(make_antwoord("DYS-01", 2)).bewaard is None


def test_the_backup_is_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "99AA00.yaml"
    old, new = make_audit({"DYS-01": 1}), make_audit({"DYS-01": 2})
    write_audit(path, old)
    write_audit(path, new)
    assert list(tmp_path.iterdir()) == [path]
    write_audit(path, old, backup=True)
    assert read_audit(path, find_norm).audit == old
    assert read_audit(tmp_path / "99AA00.yaml~", find_norm).audit == new


def test_a_mistake_names_the_file_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "fout.yaml"
    path.write_text("naam: De Linde\n", encoding="utf-8")
    with pytest.raises(BasisnormFout) as caught:
        read_audit(path, find_norm)
    assert caught.value.meldingen[0].bestand == str(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BasisnormFout) as caught:
        read_audit(tmp_path / "weg.yaml", find_norm)
    assert caught.value.meldingen[0].code == "bestand-ontbreekt"


@pytest.mark.parametrize(
    ("datum", "schooljaar", "said"),
    [
        ("2026-11-21", "2026-2027", False),
        ("2026-06-01", "2026-2027", False),
        ("2027-07-31", "2026-2027", False),
        ("2026-05-31", "2026-2027", True),
        ("2027-08-01", "2026-2027", True),
        ("2025-11-21", "2026-2027", True),
        ("2126-11-21", "2026-2027", True),
        ("2126-11-21", "dit jaar", True),
        ("2026-11-21", "dit jaar", False),
        ("2026-11-21", "1926-1927", True),
        (None, "2126-2127", True),
        (None, "2026-2027", False),
        ("1926-11-21", None, True),
        ("2062-11-21", None, True),
        ("2026-11-21", None, False),
    ],
)
def test_a_date_outside_the_school_year_is_mentioned(
    datum: str | None, schooljaar: str | None, said: bool
) -> None:
    """A slip in the year would silently end every n.v.t."""
    audit = make_audit(datum=datum, schooljaar=schooljaar)
    document = parse(dump_audit(audit), "a.yaml")
    codes = [each.code for each in check_audit(document, lambda _: make_norm()).meldingen]
    assert ("datum-buiten-schooljaar" in codes) == said


def test_a_space_of_a_word_processor_around_a_value_does_not_matter() -> None:
    gelezen = read(text(school="{vestigingscode: \xa099AA00, schoolsoort: bo\u202f}"))
    assert gelezen.audit.school == School(vestigingscode="99AA00", schoolsoort=Schoolsoort.BO)


def test_what_stands_behind_a_text_is_worth_a_look() -> None:
    """`#` begins a comment; perhaps it was the number of a folder."""
    source = text(rol="ib'er #2", antwoorden=None, schooljaar='"2026-2027" # nu')
    source += (
        "antwoorden:\n  DYS-01:\n    niveau: 2 # ja\n    toelichting: Zie map #3 op de schijf\n"
    )
    gelezen = read(source)
    assert gelezen.audit.antwoorden[0].toelichting == "Zie map"
    assert [(each.ernst, each.code, each.veld, each.waarde) for each in gelezen.meldingen] == [
        (Ernst.LET_OP, "commentaar-achter-tekst", "rol", "#2"),
        (Ernst.LET_OP, "commentaar-achter-tekst", "antwoorden.DYS-01.toelichting",
         "#3 op de schijf"),
    ]  # fmt: skip


def test_answers_that_are_missing_are_added_as_none() -> None:
    assert only(text(antwoorden=None)).oplossing == "Voeg een regel toe: antwoorden: {}"
