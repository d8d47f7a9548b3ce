"""Headings: how they compare, whose they are, and what they mean by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basisnorm.audit.schrijfwijzen import fold
from basisnorm.invoer.tabel.koppen import (
    MAX_NAME,
    find_column,
    is_added_by_form,
    is_form,
    is_personal,
    kop_key,
    letter,
    may_be_school,
    normalise,
    short_name,
)
from basisnorm.norm.load import load_norm


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VESTIGINGSNAAM", "vestigingsnaam"),
        ("NAAM_VESTIGING", "naam vestiging"),
        ("BRIN-6", "brin 6"),
        ("Één vraag?\xa0 ", "een  vraag"),
        ("Ib\N{RIGHT SINGLE QUOTATION MARK}er", "ib'er"),
        ("Vraag\nover twee regels", "vraag over twee regels"),
    ],
)
def test_what_people_see_as_the_same_is_the_same(one: str, other: str) -> None:
    assert normalise(one) == normalise(other) != ""


@pytest.mark.parametrize(
    ("text", "key"),
    [("+/-", "+/-"), (" -\xa0", "-"), ("2.0", "2.0"), ("<50%", "<50%"), ("Ja!", "ja!")],
)
def test_every_sign_of_an_answer_counts(text: str, key: str) -> None:
    assert fold(text) == key


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (1999, "BXX")]
)
def test_letters_are_those_of_a_spreadsheet(index: int, name: str) -> None:
    assert letter(index) == name


@pytest.mark.parametrize(
    ("kop", "koppen", "column"),
    [
        ("BRIN_NUMMER", (), "vestigingscode"),
        ("Schoolnaam", (), "naam"),
        ("Naam", (), "naam"),
        ("Naam", ("Naam", "Tijdstempel"), None),
        ("SWV-nummer", (), "samenwerkingsverband"),
        ("BRIN/vestiging", (), "vestigingscode"),
        ("Datum invullen", (), "datum"),
        ("Vraag 1", (), None),
    ],
)
def test_our_columns_have_many_names(kop: str, koppen: tuple[str, ...], column: str | None) -> None:
    assert find_column(kop, koppen) == column


FORMS = ("ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam")
ENGLISH = ("ID", "Start time", "Completion time", "Email", "Name")
LIME = ("id", "submitdate", "lastpage", "ipaddr")


@pytest.mark.parametrize(
    ("kop", "koppen", "personal"),
    [
        ("E-mail", FORMS, True),
        ("Naam", FORMS, True),
        ("Name", ENGLISH, True),
        ("Email ", ENGLISH, True),
        ("ipaddr", LIME, True),
        ("Naam", ("Naam", "BRIN"), False),
        ("Naam", ("Naam", "Tijdstempel"), True),
        ("Naam school", FORMS, False),
        ("Ingevuld door", (), True),
        ("E-mailadres", (), True),
        ("E-mail ib", (), True),
        ("Mobiel IB", (), True),
        ("Tel. school", (), True),
        ("Naam ib'er / kwaliteitscoördinator", (), True),
        ("Naam leerling", (), True),
        ("Directeur", (), True),
        ("Contactpersoon dyslexie", (), True),
        ("Op welk e-mailadres kunnen we u bereiken?", (), True),
        ("Door wie is dit ingevuld? (voor- en achternaam)", (), True),
        ("Wijst de school een contactpersoon voor ouders aan?", (), False),
        ("Mogen leerlingen hun telefoon gebruiken als hulpmiddel?", (), False),
        ("Rol", (), False),
        ("Naam bestuur", (), False),
        ("Naam van de school", (), False),
        ("Naam iberische school", (), False),
    ],
)
def test_columns_about_a_person_are_known(
    kop: str, koppen: tuple[str, ...], personal: bool
) -> None:
    assert is_personal(kop, koppen) == personal


def test_no_eis_is_about_a_person() -> None:
    """However a form asks for it: by its text, or with its number."""
    eisen = load_norm("2024-11").eisen.values()
    asked = {text for eis in eisen for text in (eis.id, *map(eis.tekst.voor, eis.sectoren))}
    assert len(asked) > len(eisen)
    assert [kop for kop in asked if is_personal(kop, FORMS)] == []


def test_only_a_name_that_the_form_did_not_add_may_be_of_a_school() -> None:
    assert may_be_school("Naam", ("Naam", "Tijdstempel"))
    assert not may_be_school("Naam", FORMS)
    assert not may_be_school("E-mail", ("E-mail", "Tijdstempel"))


def test_what_a_form_adds_is_known() -> None:
    assert all(is_added_by_form(each, FORMS) for each in FORMS[:3])
    assert all(is_added_by_form(each, ENGLISH) for each in ENGLISH[:3])
    assert all(is_added_by_form(each, LIME) for each in LIME[:3])
    assert is_form(FORMS)
    assert not is_form(("ID", "BRIN"))
    # In a table of one's own this may be any number.
    assert not is_added_by_form("ID", ("ID", "BRIN"))


@given(st.text())
def test_a_name_is_one_short_printable_line_and_stays_itself(text: str) -> None:
    name = short_name(text)
    assert name.isprintable()
    assert len(name) <= MAX_NAME
    assert short_name(name) == name
    assert kop_key(name) == kop_key(text)


def test_a_long_heading_is_cut() -> None:
    name = short_name("vraag " * 100)
    assert name.endswith("…")
    assert len(name) == MAX_NAME
