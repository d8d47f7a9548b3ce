"""The answers in an audit file, read against the norm."""

from __future__ import annotations

import pytest

from basisnorm.audit.bestand import read_antwoorden
from basisnorm.audit.model import Antwoord, Bewijs, Nvt
from basisnorm.errors import Ernst, Melding
from basisnorm.fields import Reader
from basisnorm.norm.model import Schaalsoort, Vervallen
from basisnorm.strict_yaml import parse
from bouwstenen import make_antwoord, make_eis, make_gebied, make_norm

NORM = make_norm(
    make_gebied(
        eisen=[
            make_eis("DYS-01", nvt_redenen=["geen-onderbouw", "geen-bovenbouw"]),
            make_eis("DYS-02"),
            make_eis("DYS-03", schaal=Schaalsoort.JA_NEE),
        ]
    ),
    vervallen=(
        Vervallen(id="DYS-90", vervangen_door=("DYS-01", "DYS-02"), sinds="2026-08-01"),
        Vervallen(id="DYS-91", vervangen_door=(), sinds="2026-08-01"),
    ),
)


def read(source: str) -> tuple[tuple[Antwoord, ...], list[Melding]]:
    """The answers in this text and what is said about them."""
    reader = Reader(parse(source.encode(), "a.yaml"))
    return read_antwoorden(reader, NORM), reader.meldingen


def accepted(answer: str, eis: str = "DYS-01") -> Antwoord:
    """The answer in this text, about which nothing is said."""
    antwoorden, meldingen = read(f"antwoorden:\n  {eis}: {answer}\n")
    assert meldingen == []
    (antwoord,) = antwoorden
    return antwoord


def said(answer: str, eis: str = "DYS-01") -> list[tuple[str, str]]:
    """The code and the field (under this eis) of every melding about this answer, sorted."""
    _, meldingen = read(f"antwoorden:\n  {eis}: {answer}\n")
    prefix = f"antwoorden.{eis}"
    return sorted((each.code, (each.veld or "").removeprefix(prefix)) for each in meldingen)


# What is accepted.


@pytest.mark.parametrize("niveau", [0, 1, 2, 3])
def test_a_level_is_an_answer(niveau: int) -> None:
    assert accepted(f"{{niveau: {niveau}}}") == make_antwoord("DYS-01", niveau)


@pytest.mark.parametrize("niveau", [0, 2])
def test_ja_nee_is_answered_with_0_or_2(niveau: int) -> None:
    assert accepted(f"{{niveau: {niveau}}}", "DYS-03") == make_antwoord("DYS-03", niveau)


def test_not_applicable_needs_only_a_reason() -> None:
    assert accepted("{nvt: {reden: geen-onderbouw}}").nvt == Nvt(reden="geen-onderbouw")


def test_not_applicable_may_say_who_and_until_when() -> None:
    answer = "{nvt: {reden: geen-onderbouw, besloten_door: directie, tot: 2027-08-01}}"
    assert accepted(answer).nvt == Nvt(
        reden="geen-onderbouw", besloten_door="directie", tot="2027-08-01"
    )


def test_evidence_needs_only_what_it_is() -> None:
    answer = (
        "{niveau: 2, bewijs: [{wat: Rooster}, "
        "{wat: Verslag, datum: 2026-09-01, eigenaar: ib'er, plaats: map Zorg}]}"
    )
    assert accepted(answer).bewijs == (
        Bewijs(wat="Rooster"),
        Bewijs(wat="Verslag", datum="2026-09-01", eigenaar="ib'er", plaats="map Zorg"),
    )


def test_a_note_and_the_year_it_was_taken_over_from_are_kept() -> None:
    assert accepted("{niveau: 3, toelichting: Elke dag., overgenomen: 2025-2026}") == (
        make_antwoord("DYS-01", 3, toelichting="Elke dag.", overgenomen="2025-2026")
    )


@pytest.mark.parametrize("nothing", ["", "null", '""', '" "'])
def test_what_is_not_filled_in_is_absent(nothing: str) -> None:
    answer = f"{{niveau: 2, toelichting: {nothing}, overgenomen: {nothing}}}"
    assert accepted(answer) == make_antwoord("DYS-01", 2)


def test_answers_keep_the_order_of_the_file() -> None:
    antwoorden, _ = read("antwoorden: {DYS-02: {niveau: 1}, DYS-01: {niveau: 0}}\n")
    assert [antwoord.eis for antwoord in antwoorden] == ["DYS-02", "DYS-01"]


def test_no_answers_is_an_empty_group() -> None:
    assert read("antwoorden: {}\n") == ((), [])


def test_that_the_answers_are_absent_is_for_the_file_to_say() -> None:
    assert read("norm: x\n") == ((), [])


# What is refused.


@pytest.mark.parametrize(
    ("answer", "said_about_it"),
    [
        ("{niveau: 4}", [("verkeerd-niveau", ".niveau")]),
        ("{niveau: -1}", [("verkeerd-niveau", ".niveau")]),
        ("{niveau: '2'}", [("verkeerd-niveau", ".niveau")]),
        ("{niveau: 2.0}", [("verkeerd-niveau", ".niveau")]),
        ("{niveau: 02}", [("verkeerd-niveau", ".niveau")]),
        ("{niveau: true}", [("verkeerd-niveau", ".niveau")]),
        ("{niveau: op orde}", [("verkeerd-niveau", ".niveau")]),
        ("{niveau: [2]}", [("verkeerd-niveau", ".niveau")]),
        ("{niveau: }", [("leeg", ".niveau")]),
        ("{nvt: }", [("leeg", ".nvt")]),
        ("{}", [("niveau-of-nvt", "")]),
        ("{toelichting: }", [("niveau-of-nvt", "")]),
        ("{toelichting: ' ', bewijs: []}", [("niveau-of-nvt", "")]),
        ("{overgenomen: 2025-2026}", [("niveau-of-nvt", "")]),
        ("{toelichting: Toen, overgenomen: 2025-2026}", [("niveau-of-nvt", "")]),
        ("{toelichting: 4}", [("geen-tekst", ".toelichting"), ("niveau-of-nvt", "")]),
        ("{niveau: 2, nvt: {reden: geen-onderbouw}}", [("niveau-of-nvt", "")]),
        ("", [("geen-groep", "")]),
        ("2", [("geen-groep", "")]),
        ("nvt", [("geen-groep", "")]),
        ("[niveau, 2]", [("geen-groep", "")]),
        ("{niveau: 2, level: 3}", [("onbekende-sleutel", ".level")]),
        ("{niveau: 2, toelichting: 4}", [("geen-tekst", ".toelichting")]),
        ("{niveau: 2, overgenomen: true}", [("geen-tekst", ".overgenomen")]),
        ("{nvt: geen-onderbouw}", [("geen-groep", ".nvt")]),
        ("{nvt: true}", [("geen-groep", ".nvt")]),
        ("{nvt: {}}", [("ontbreekt", ".nvt")]),
        ("{nvt: {reden: }}", [("leeg", ".nvt.reden")]),
        ("{nvt: {reden: geen-leerling}}", [("onbekende-waarde", ".nvt.reden")]),
        ("{nvt: {reden: geen-onderbouw, tot: mei}}", [("geen-datum", ".nvt.tot")]),
        ("{nvt: {reden: geen-onderbouw, wie: x}}", [("onbekende-sleutel", ".nvt.wie")]),
        ("{niveau: 2, bewijs: Rooster}", [("geen-lijst", ".bewijs")]),
        ("{niveau: 2, bewijs: [Rooster]}", [("geen-groep", ".bewijs.0")]),
        ("{niveau: 2, bewijs: [{wat: }]}", [("leeg", ".bewijs.0.wat")]),
        ("{niveau: 2, bewijs: [{wat: a, datum: mei}]}", [("geen-datum", ".bewijs.0.datum")]),
        ("{niveau: 2, bewijs: [{wat: a, naam: b}]}", [("onbekende-sleutel", ".bewijs.0.naam")]),
        (
            "{niveau: 7, bewijs: [{wat: 1}], toelichting: []}",
            [
                ("geen-tekst", ".bewijs.0.wat"),
                ("geen-tekst", ".toelichting"),
                ("verkeerd-niveau", ".niveau"),
            ],
        ),
    ],
)
def test_a_wrong_answer_is_refused_where_it_is_wrong(
    answer: str, said_about_it: list[tuple[str, str]]
) -> None:
    # Of a key that is missing, the melding may stand at the group or at the key.
    assert [
        (code, veld.removesuffix(".reden") if code == "ontbreekt" else veld)
        for code, veld in said(answer)
    ] == said_about_it


def test_evidence_without_its_kind_is_refused() -> None:
    assert [code for code, _ in said("{niveau: 2, bewijs: [{plaats: map}]}")] == ["ontbreekt"]


@pytest.mark.parametrize("niveau", [1, 3])
def test_ja_nee_has_no_level_in_between(niveau: int) -> None:
    _, (melding,) = read(f"antwoorden:\n  DYS-03: {{niveau: {niveau}}}\n")
    assert melding.tekst == f"Niveau '{niveau}' bestaat niet bij DYS-03."
    assert melding.oplossing == "Kies 0 (nee) of 2 (ja), zonder aanhalingstekens."


def test_a_wrong_level_is_told_with_the_levels_there_are() -> None:
    _, (melding,) = read("antwoorden:\n  DYS-01:\n    niveau: ja\n")
    assert (melding.regel, melding.kolom, melding.waarde) == (3, 13, "ja")
    assert melding.oplossing == "Kies 0, 1, 2 of 3, zonder aanhalingstekens."


def test_a_bare_level_is_told_how_to_write_it() -> None:
    _, (melding,) = read("antwoorden:\n  DYS-01: 2\n")
    assert melding.tekst == "Bij DYS-01 hoort een groep te staan met niveau of nvt."
    assert "DYS-01: {niveau: 2}" in melding.oplossing


@pytest.mark.parametrize(
    ("eis", "levels"), [("DYS-02", "0, 1, 2 of 3"), ("DYS-03", "0 (nee) of 2 (ja)")]
)
def test_not_applicable_only_where_the_norm_allows_it(eis: str, levels: str) -> None:
    _, (melding,) = read(f"antwoorden:\n  {eis}: {{nvt: {{reden: geen-onderbouw}}}}\n")
    assert (melding.code, melding.veld) == ("nvt-mag-niet", f"antwoorden.{eis}.nvt")
    assert melding.tekst == f"Bij {eis} kan 'niet van toepassing' niet."
    assert melding.oplossing == f"Kies een niveau: {levels}."


def test_an_answer_without_a_level_is_told_what_to_do() -> None:
    _, (melding,) = read("antwoorden:\n  DYS-01: {}\n")
    assert (melding.regel, melding.kolom) == (2, 3)
    assert melding.tekst == "Bij DYS-01 staat geen niveau en geen nvt."
    assert melding.oplossing == (
        "Schrijf niveau: met 0, 1, 2 of 3, of nvt: met een reden. Is de vraag nog open, "
        "schrijf er dan alleen een toelichting bij, of haal dit antwoord weg."
    )


def test_a_note_without_an_answer_is_kept_and_the_question_is_open() -> None:
    text = "antwoorden:\n  DYS-01: {toelichting: Navragen.}\n  DYS-02: {bewijs: [{wat: Plan}]}\n"
    antwoorden, meldingen = read(text)
    assert meldingen == []
    assert antwoorden == (
        Antwoord(eis="DYS-01", toelichting="Navragen."),
        Antwoord(eis="DYS-02", bewijs=(Bewijs(wat="Plan"),)),
    )
    assert not any(each.counts("2026-11-21") for each in antwoorden)


def test_an_empty_antwoorden_is_told_how_to_say_that_there_are_none() -> None:
    antwoorden, (melding,) = read("antwoorden:\n")
    assert antwoorden == ()
    assert (melding.code, melding.oplossing) == ("leeg", "Schrijf antwoorden: {}")


# Ids that the norm does not have.


@pytest.mark.parametrize(
    ("key", "oplossing"),
    [
        ("dys-02", "Bedoelt u 'DYS-02'?"),
        ("DYS-O2", "Bedoelt u 'DYS-02'?"),
        ("hobby", "Haal dit antwoord weg."),
        (
            "DYS-90",
            "Deze eis is vervallen op 2026-08-01; in de plaats kwam: DYS-01 of DYS-02.",
        ),
        ("DYS-91", "Deze eis is vervallen op 2026-08-01; in de plaats kwam: niets."),
    ],
)
def test_an_unknown_eis_is_told_with_what_to_do(key: str, oplossing: str) -> None:
    antwoorden, (melding,) = read(f"antwoorden:\n  DYS-01: {{niveau: 2}}\n  {key}: {{niveau: 2}}\n")
    assert antwoorden == (make_antwoord("DYS-01", 2),)
    assert (melding.code, melding.regel, melding.kolom) == ("onbekende-eis", 3, 3)
    assert melding.tekst == f"De eis '{key}' staat niet in norm 2024-11."
    assert melding.oplossing == oplossing


# Personal data.


@pytest.mark.parametrize(
    ("answer", "veld"),
    [
        ("{niveau: 2, toelichting: Zie 111222333.}", ".toelichting"),
        ("{niveau: 2, bewijs: [{wat: Dossier 111222333}]}", ".bewijs.0.wat"),
        ("{niveau: 2, bewijs: [{wat: a, eigenaar: j@example.org}]}", ".bewijs.0.eigenaar"),
        ("{niveau: 2, bewijs: [{wat: a, plaats: j@example.org}]}", ".bewijs.0.plaats"),
        ("{nvt: {reden: geen-onderbouw, besloten_door: j@example.org}}", ".nvt.besloten_door"),
    ],
)
def test_text_about_one_person_is_told_and_kept(answer: str, veld: str) -> None:
    (antwoord,), (melding,) = read(f"antwoorden:\n  DYS-01: {answer}\n")
    assert (melding.ernst, melding.code) == (Ernst.LET_OP, "lijkt-persoonsgegeven")
    assert melding.veld == f"antwoorden.DYS-01{veld}"
    assert antwoord.niveau == 2 or antwoord.nvt is not None
