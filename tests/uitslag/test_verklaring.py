"""What every result says about itself (docs/scoreregel.md, 7 and 9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.audit.model import Audit
from basisnorm.norm.model import Norm
from basisnorm.uitslag.verklaring import explain
from bouwstenen import make_audit, make_norm, make_school

MEASURED = (
    "Gemeten met de uitwerking van basisnorm (versie 1.2.0, stand van 5 maart 2026) van de "
    "hoofdlijn van de landelijke norm. De officiële tekst is niet gebruikt."
)
SELF = "Dit is een zelfevaluatie, geen oordeel van de inspectie."
NORM = make_norm(versie="1.2.0", peildatum="2026-03-05")


def _said(norm: Norm, audit: Audit, datum: str) -> tuple[str, ...]:
    return explain(norm, audit.school.schoolsoort, audit.rol, datum)


def test_rule_7_the_sentences_name_the_version_the_role_and_the_date() -> None:
    assert _said(NORM, make_audit(rol="schoolleider"), "2026-11-21") == (
        MEASURED,
        SELF,
        "Ingevuld door: schoolleider. Gemeten op 21 november 2026.",
    )


def test_rule_7_without_a_role_only_the_date_is_named() -> None:
    assert _said(NORM, make_audit(rol=None), "2027-01-01") == (
        MEASURED,
        SELF,
        "Gemeten op 1 januari 2027.",
    )


@pytest.mark.parametrize(
    ("datum", "words"),
    [
        ("2026-01-31", "31 januari 2026"),
        ("2026-02-01", "1 februari 2026"),
        ("2026-03-09", "9 maart 2026"),
        ("2026-04-10", "10 april 2026"),
        ("2026-05-11", "11 mei 2026"),
        ("2026-06-12", "12 juni 2026"),
        ("2026-07-13", "13 juli 2026"),
        ("2026-08-14", "14 augustus 2026"),
        ("2026-09-15", "15 september 2026"),
        ("2026-10-16", "16 oktober 2026"),
        ("2026-11-17", "17 november 2026"),
        ("2026-12-31", "31 december 2026"),
    ],
)
def test_dates_are_written_in_words(datum: str, words: str) -> None:
    assert _said(NORM, make_audit(rol=None), datum)[-1] == f"Gemeten op {words}."


@pytest.mark.parametrize("soort", ["bo", "vo"])
def test_rule_9_for_bo_and_vo_nothing_is_added(soort: str) -> None:
    audit = make_audit(school=make_school(schoolsoort=soort))
    assert len(_said(NORM, audit, "2026-11-21")) == 3


@pytest.mark.parametrize("soort", ["sbo", "so", "vso", "pro"])
def test_rule_9_elsewhere_it_says_that_it_is_not_known_whether_the_norm_applies(
    soort: str,
) -> None:
    audit = make_audit(school=make_school(schoolsoort=soort))
    assert _said(NORM, audit, "2026-11-21")[-1] == (
        f"Het is niet bekend of de norm geldt voor de schoolsoort {soort}. "
        "Lees deze uitslag daarom als richtinggevend."
    )


BASED = replace(
    make_norm(versie="1.2.0", peildatum="2026-03-05", naam="Norm Noord"), gebaseerd_op="2024-11"
)


def test_a_norm_that_builds_on_an_edition_says_whose_it_is() -> None:
    first, second, *_ = _said(BASED, make_audit(), "2026-11-21")
    assert first == (
        "Gemeten met Norm Noord (versie 1.2.0, stand van 5 maart 2026). Deze norm bouwt op de "
        "uitwerking van basisnorm (2024-11) van de hoofdlijn van de landelijke norm. De officiële "
        "tekst is niet gebruikt."
    )
    assert second == SELF


def test_a_norm_that_stands_alone_is_not_called_a_national_one() -> None:
    alone = replace(NORM, naam="Norm Noord", van_basisnorm=False)
    assert _said(alone, make_audit(), "2026-11-21")[0] == (
        "Gemeten met Norm Noord (versie 1.2.0, stand van 5 maart 2026). Dit is geen landelijke "
        "norm."
    )


@pytest.mark.parametrize(
    ("verzwakt", "sentence"),
    [
        (
            ("DYS-09",),
            "Deze norm laat 1 kerneis van de landelijke uitwerking 2024-11 weg of maakt die "
            "lichter: DYS-09.",
        ),
        (
            ("DYS-09", "BEG-01", "GEN-01"),
            "Deze norm laat 3 kerneisen van de landelijke uitwerking 2024-11 weg of maakt ze "
            "lichter: DYS-09, BEG-01 en GEN-01.",
        ),
    ],
)
def test_a_norm_that_asks_less_than_its_edition_says_so(
    verzwakt: tuple[str, ...], sentence: str
) -> None:
    assert _said(replace(BASED, verzwakt=verzwakt), make_audit(), "2026-11-21")[1] == sentence
