"""Text that looks like it is about one person is noticed; ordinary text is left alone."""

from __future__ import annotations

import pytest

from basisnorm.audit.persoonsgegevens import find_personal

BSN = "een burgerservicenummer (BSN)"
EMAIL, PHONE, IP = "een e-mailadres", "een telefoonnummer", "een IP-adres"
IBAN, BIRTH = "een rekeningnummer (IBAN)", "een geboortedatum"

# 111222333: 9+8+7 + 12+10+8 + 9+6-3 = 66 = 6 x 11. 123456782: 156 - 2 = 154 = 14 x 11.
PERSONAL = {
    "111222333": BSN,
    "123456782": BSN,
    "BSN: 111222333.": BSN,
    "(111222333)": BSN,
    "1112.22.333": BSN,
    "111 222 333": BSN,
    "111-222-333": BSN,
    "1 1 1 2 2 2 3 3 3": BSN,
    "zie 123456789 en 111222333": BSN,
    "j.jansen@school.nl": EMAIL,
    "Mail naar ib-er+groep3@de-linde.basisschool.nl.": EMAIL,
    "(a@b.nl)": EMAIL,
    "anna_1@x.y": EMAIL,
    "jan (at) zon.nl": EMAIL,
    "Mail jan[at]zon[punt]nl": EMAIL,
    "06-12345678": PHONE,
    "Bel Jan, 06 1234 5678.": PHONE,
    "0599671206": PHONE,
    "0111222333": PHONE,
    "+31 6 12345678": PHONE,
    "(0341) 12 34 56": PHONE,
    "NL91 ABNA 0417 1643 00": IBAN,
    "op NL91ABNA0417164300.": IBAN,
    "192.168.1.10": IP,
    "IP 10.0.0.12": IP,
    "IP-adres: 10.0.0.12": IP,
    "fe80:0:0:0:1:2:3:4": IP,
    "leerling, geboren 12-11-2016": BIRTH,
    "geb. 12-03-1975": BIRTH,
    "Geboortedatum: 3 april 2015": BIRTH,
}


@pytest.mark.parametrize(("text", "what"), PERSONAL.items())
def test_a_bsn_or_an_address_is_noticed(text: str, what: str) -> None:
    assert find_personal(text) == what


ORDINARY = [
    "",
    "Vier keer per week, in groep 3 tot en met 8.",
    "123456789",  # nine digits, but no elfproef
    "111222334",
    "000000000",
    "11122233",
    "1112223330",
    "1114222333444",
    "111  222  333",  # two spaces: a table, not one number
    "10.0.0.12",
    "paragraaf 3.2.1.4",
    "versie 2024.11.0.1",
    "overleg 12-11-2026",
    "overleg 01-09-2026 en 06-10-2026",
    "vastgesteld op 1 september 2026",
    "DYS-01, BEG-18 en GEN-30",
    "schooljaar 2026-2027, 2027-2028",
    "nieuwe aanpak, geboren uit overleg op 12-11-2026",
    "gebouw 12-03",
    "van 8:30 tot 14:15 (groep 1 tot 8)",
    "vestiging 99AA00 (at home)",
    "1e, 2e en 3e jaar; 25 leerlingen; 100%",
    "2026-11-21",
    "P@rk",
    "school @ thuis",
    "@school",
    "a@b",
    "map Zorg / 2026-2027",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert find_personal(text) is None


def test_where_an_address_is_asked_for_only_a_bsn_is_noticed() -> None:
    """The schoolgids may give the address of the school, never the number of a pupil."""
    assert find_personal("info@delinde.nl", contact=True) is None
    assert find_personal("Bel 0341-123456 of mail info (at) delinde.nl", contact=True) is None
    assert find_personal("geboren 12-11-2016", contact=True) == BIRTH
    assert find_personal("info@delinde.nl, 111222333", contact=True) == BSN


def test_a_very_long_text_takes_no_time() -> None:
    """A hundred thousand letters without an @: a search that starts over at each takes minutes."""
    assert find_personal("a" * 100_000) is None
    assert find_personal("a@" * 50_000) is None
    for each in ("0 ", "1.", "a(at)", "1:", "geb. ", "NL91"):
        find_personal(each * 30_000)
