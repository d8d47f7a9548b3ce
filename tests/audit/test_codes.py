"""Codes are accepted as people type them, and refused with what was probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basisnorm.audit.codes import (
    CodeFout,
    find_meant,
    odd_verband,
    parse_samenwerkingsverband,
    parse_vestigingscode,
)
from basisnorm.errors import Bezwaar, Ernst

VESTIGING = {
    "99AA00": "99AA00",
    "99aa00": "99AA00",
    "99Aa01": "99AA01",
    " 99AA00 ": "99AA00",
    "99AA 00": "99AA00",
    "99 AA 00": "99AA00",
    "99AA-00": "99AA00",
    "99AA/00": "99AA00",
    "99AA.00": "99AA00",
    "99AA_00": "99AA00",
    "99AA - 00": "99AA00",
    "99AA\u00a000": "99AA00",  # no-break space, from a web page
    "99AA\u201300": "99AA00",  # en dash, from a word processor
    "99AA\u201100": "99AA00",  # no-break hyphen
    "\ufeff99AA00": "99AA00",  # byte order mark left in the first cell
    "99AA00\u200b": "99AA00",  # zero width space
    "99AA00\r\n": "99AA00",
    "99IO00": "99IO00",  # I and O are letters that really occur
    "99OI10": "99OI10",
    "00AA04": "00AA04",
}


@pytest.mark.parametrize(("typed", "code"), VESTIGING.items())
def test_a_vestigingscode_is_accepted_as_people_type_it(typed: str, code: str) -> None:
    assert parse_vestigingscode(typed) == code


@given(
    st.from_regex(r"[0-9]{2}[A-Z]{2}[0-9]{2}", fullmatch=True),
    st.sampled_from(["", " ", "-", "/", ".", "_", "\u00a0", " - "]),
    st.booleans(),
)
def test_every_code_of_the_right_form_is_accepted(code: str, mark: str, lower: bool) -> None:
    typed = mark.join((code[:4], code[4:]))
    assert parse_vestigingscode(typed.lower() if lower else typed) == code


SUGGESTED = {
    "O5KO00": "05KO00",
    "05KOO0": "05KO00",
    "05KO0O": "05KO00",
    "05K000": "05KO00",
    "I3QS00": "13QS00",
    "13Q500": "13QS00",
    "l3qs00": "13QS00",
    "05KO0l": "05KO01",
    "Z5KO00": "25KO00",
    "0SKO00": "05KO00",
    "B5KO00": "85KO00",
    "05KO 0": "05KO00",  # the second column of a table lost its zero
    "05KO1": "05KO01",
    "5KO00": "05KO00",  # a spreadsheet ate the zero in front
    "5KO1": "05KO01",  # and the one in the middle
}


@pytest.mark.parametrize(("typed", "meant"), SUGGESTED.items())
def test_a_safe_repair_is_suggested_but_never_applied(typed: str, meant: str) -> None:
    with pytest.raises(CodeFout) as caught:
        parse_vestigingscode(typed)
    assert caught.value.tekst == f"'{typed}' is geen vestigingscode."
    assert caught.value.oplossing == f"Bedoelt u {meant}?"


@pytest.mark.parametrize("typed", ["05KO", "05ko", " 05 KO "])
def test_a_brin_is_recognised_and_the_main_location_named(typed: str) -> None:
    with pytest.raises(CodeFout, match=r"is een instellingscode \(BRIN\)") as caught:
        parse_vestigingscode(typed)
    assert caught.value.oplossing == "De hoofdvestiging is meestal 05KO00."


REFUSED = [
    "De Linde",
    "990000",
    "AA9900",
    "99AA000",
    "9AA000",
    "99ÀA00",
    "99ß00",  # upper case makes SS of this
    "９９AA00",  # noqa: RUF001 - full-width digits are no digits of a code
    "'99AA00",
    "12345",
    "PO3004",
]


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_repaired_is_refused_with_the_format(typed: str) -> None:
    with pytest.raises(CodeFout) as caught:
        parse_vestigingscode(typed)
    assert caught.value.tekst == f"'{typed}' is geen vestigingscode."
    assert caught.value.oplossing == (
        "Een vestigingscode is: twee cijfers, twee letters, twee cijfers, zoals 99AA00."
    )


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("99\u0410A00", "een Cyrillisch teken, '\u0410' (U+0410)"),
        ("99A\u039100", "een Grieks teken, '\u0391' (U+0391)"),
    ],
)
def test_a_letter_of_another_alphabet_is_named(typed: str, named: str) -> None:
    """It looks like the right one, so the code must be typed anew."""
    with pytest.raises(CodeFout) as caught:
        parse_vestigingscode(typed)
    assert caught.value.tekst == f"'{typed}' is geen vestigingscode. Er staat {named} in."
    assert caught.value.oplossing == "Typ de code opnieuw."
    assert caught.value.bedoeld is None


@pytest.mark.parametrize("typed", ["", " ", "\u00a0"])
def test_an_empty_code_is_missing_not_wrong(typed: str) -> None:
    with pytest.raises(CodeFout, match=r"^De vestigingscode ontbreekt\.$"):
        parse_vestigingscode(typed)


def test_a_long_wrong_text_is_cut_in_the_message() -> None:
    with pytest.raises(CodeFout) as caught:
        parse_vestigingscode("x" * 5000)
    assert len(caught.value.tekst) < 100


VERBAND = {
    "PO3004": "PO3004",
    "VO3004": "VO3004",
    "po3004": "PO3004",
    "PO 3004": "PO3004",
    "PO 30 04": "PO3004",
    "po 30-04": "PO3004",
    "PO-30-04": "PO3004",
    "PO.30.04": "PO3004",
    "VO_30_04": "VO3004",
    "PO 30\u201304": "PO3004",
    "PO0001": "PO0001",  # the national reformed one
}


@pytest.mark.parametrize(("typed", "code"), VERBAND.items())
def test_a_samenwerkingsverband_is_accepted_as_people_type_it(typed: str, code: str) -> None:
    assert parse_samenwerkingsverband(typed) == code


@pytest.mark.parametrize(
    ("typed", "oplossing"),
    [
        ("3004", "Bedoelt u PO3004 (basisonderwijs) of VO3004 (voortgezet onderwijs)?"),
        ("30-04", "Bedoelt u PO3004 (basisonderwijs) of VO3004 (voortgezet onderwijs)?"),
        ("PO30O4", "Bedoelt u PO3004?"),
        ("P03004", "Bedoelt u PO3004?"),
        ("V0 30-04", "Bedoelt u VO3004?"),
        ("SWV PO 30-04", "Bedoelt u PO3004?"),
        ("PO304", "Zo'n nummer is: PO of VO en vier cijfers, zoals PO3004."),
        ("PO30045", "Zo'n nummer is: PO of VO en vier cijfers, zoals PO3004."),
        ("Unita", "Zo'n nummer is: PO of VO en vier cijfers, zoals PO3004."),
        ("", "Zo'n nummer is: PO of VO en vier cijfers, zoals PO3004."),
    ],
)
def test_a_wrong_samenwerkingsverband_is_refused(typed: str, oplossing: str) -> None:
    with pytest.raises(CodeFout) as caught:
        parse_samenwerkingsverband(typed)
    assert caught.value.tekst == f"'{typed}' is geen nummer van een samenwerkingsverband."
    assert caught.value.oplossing == oplossing


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("99AA00", "99AA00"),
        ("99 aa-00", "99AA00"),
        ("O5KO00", "05KO00"),
        ("5KO1", "05KO01"),
        ("05KO", "05KO00"),
        ("De Linde", None),
        ("990000", None),
        ("99ÀA00", None),
        ("", None),
    ],
)
def test_the_code_that_was_meant(typed: str, meant: str | None) -> None:
    """What is a code is meant itself; a suggestion is as in the message."""
    assert find_meant(typed) == meant


@pytest.mark.parametrize(
    ("code", "odd"),
    [("PO0001", False), ("PO2001", False), ("PO2020", False), ("PO2021", True), ("PO3108", False),
     ("PO9901", False), ("PO0000", True), ("PO1904", True), ("PO3200", True), ("PO2026", True),
     (None, False)],
)  # fmt: skip
def test_which_numbers_of_a_samenwerkingsverband_are_odd(code: str | None, odd: bool) -> None:
    """A part of the country, and a small number in it."""
    expected = Bezwaar(
        "vreemd-samenwerkingsverband",
        f"'{code}' lijkt geen nummer van een samenwerkingsverband.",
        "Kijk het na. Zo'n nummer is bijvoorbeeld PO3004.",
        Ernst.LET_OP,
    )
    assert odd_verband(code, "po") == (expected if odd else None)


@pytest.mark.parametrize(
    ("code", "sector", "tekst"),
    [
        ("PO3004", "po", None),
        ("VO3004", "vo", None),
        ("PO3004", "vo", "PO3004 is een nummer voor po; deze school is vo."),
        ("VO3004", "po", "VO3004 is een nummer voor vo; deze school is po."),
    ],
)
def test_a_samenwerkingsverband_is_for_one_kind_of_school(
    code: str, sector: str, tekst: str | None
) -> None:
    found = odd_verband(code, sector)
    assert found == (
        None
        if tekst is None
        else Bezwaar(
            "vreemd-samenwerkingsverband",
            tekst,
            "Kijk of het nummer klopt, en de schoolsoort.",
            Ernst.LET_OP,
        )
    )
