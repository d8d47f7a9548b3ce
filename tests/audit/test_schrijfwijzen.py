"""Which spellings are an answer, and that nothing else is."""

from __future__ import annotations

import pytest

from basisnorm.audit.model import Schoolsoort
from basisnorm.audit.schrijfwijzen import (
    NVT,
    OPEN,
    SOORTEN,
    antwoorden,
    as_typed,
    fold,
    plain_text,
    redenen,
    trim,
)
from basisnorm.norm.model import Niveau, NvtReden, Schaal, Schaalsoort
from basisnorm.words import invisible
from bouwstenen import make_eis

LEVELS = make_eis()
JA_NEE = make_eis(schaal=Schaalsoort.JA_NEE)
ONE_REASON = make_eis(nvt_redenen=("geen-onderbouw",))
OWN = Schaal(
    niveaus=tuple(
        Niveau(niveau=number, naam=naam, uitleg="")
        for number, naam in enumerate(("Begonnen", "Op weg", "Volgens plan", "Geborgd"))
    ),
    ja_nee=(
        Niveau(niveau=0, naam="Niet altijd", uitleg=""),
        Niveau(niveau=2, naam="Altijd", uitleg=""),
    ),
)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("0", 0), ("1", 1), ("2", 2), ("3", 3), ("2.0", 2), ("2,0", 2), ("0,0", 0),
        ("nog niet", 0), ("begonnen", 1), ("Op Orde", 2), ("GEBORGD", 3),
        ("2 op orde", 2), ("0 Nog niet", 0), (" 2\xa0", 2), ("\u202f3\u3000\t\n", 3),
        ("", OPEN), (" ", OPEN), ("?", OPEN), ("-", OPEN), ("\u2013", OPEN), ("\u2014", OPEN),
        ("open", OPEN), ("Open", OPEN),
    ],
)  # fmt: skip
def test_levels(text: str, level: int | str) -> None:
    """Digits, our words, and both; white space and case do not matter."""
    assert antwoorden(LEVELS)[fold(text)] == level


@pytest.mark.parametrize(
    "text",
    [
        "4", "-1", "+2", "02", "2.000", ",2", ".2", "2.", "2,", "1.5", "<2", ">2", "2%", "2?",
        "(2)", "2!", "~~2~~", "2 begonnen", "1 op orde", "2.0 op orde", "2  op orde", "2op orde",
        "2 - op orde", "op\xa0orde", "op-orde", "oporde", "niet op orde", "op orde?", "op orde.",
        "\u2611 2", "[x] 2", "\uff12", "\xb2", "\u0662", "2\u0338", "2\u200b", "\ufeff2", "2\xad",
        "ja", "nee", "j", "n", "nvt", "n.v.t.", "twee", "o\u0300p orde", "begonne\u0274", "open?",
        "--", "- -", "??", "...", "'2", '="2"', "\x1c2",
    ],
)  # fmt: skip
def test_nothing_else_is_a_level(text: str) -> None:
    """Signs, doubt, other digits, boxes, negation: all of it is refused."""
    assert fold(text) not in antwoorden(LEVELS)


def test_ja_nee() -> None:
    """Yes and no, and the two levels that they are."""
    found = {text: each for text, each in antwoorden(JA_NEE).items() if each != OPEN}
    assert found == {
        "ja": 2, "j": 2, "2": 2, "2.0": 2, "2,0": 2, "2 ja": 2,
        "nee": 0, "n": 0, "0": 0, "0.0": 0, "0,0": 0, "0 nee": 0,
    }  # fmt: skip


def test_niet_van_toepassing() -> None:
    """Only where the eis allows it."""
    found = {text for text, each in antwoorden(ONE_REASON).items() if each == NVT}
    assert found == {"nvt", "n.v.t.", "n.v.t", "niet van toepassing"}


def test_reasons() -> None:
    """A reason is its id or its text, with or without the full stop."""
    eis = make_eis(nvt_redenen=(NvtReden(id="geen-onderbouw", tekst="Geen groep 1 en 2."),))
    assert redenen(eis) == {
        "geen-onderbouw": "geen-onderbouw",
        "geen groep 1 en 2.": "geen-onderbouw",
        "geen groep 1 en 2": "geen-onderbouw",
    }


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("begonnen", 0), ("0 begonnen", 0), ("1 begonnen", None), ("volgens plan", 2),
        ("2 volgens plan", 2), ("3 volgens plan", None), ("geborgd", 3), ("op orde", 2),
        ("1", 1), ("1 op weg", 1),
    ],
)  # fmt: skip
def test_a_scale_of_its_own_wins(text: str, level: int | None) -> None:
    """Its words count as it says; ours that mean another level there do not."""
    assert antwoorden(LEVELS, OWN).get(text) == level


@pytest.mark.parametrize(
    ("text", "level"), [("altijd", 2), ("2 altijd", 2), ("niet altijd", 0), ("ja", 2), ("n", 0)]
)
def test_yes_and_no_in_words_of_its_own(text: str, level: int) -> None:
    """Beside ja and nee."""
    assert antwoorden(JA_NEE, OWN)[text] == level


def test_kinds_of_school() -> None:
    """Codes, names, and what our drop-downs and questions write."""
    for spelled in ("so", "speciaal onderwijs", "so (speciaal onderwijs)"):
        assert SOORTEN[spelled] is Schoolsoort.SO
    assert SOORTEN[fold("Basisonderwijs (bo)")] is Schoolsoort.BO
    assert "so (vso)" not in SOORTEN


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("\u212aies", "\u212aies"),
        ("op or\u017fe", "op or\u017fe"),
        ("Ge\u0301e\u0301n", "g\xe9\xe9n"),
        ("\xc9\xe9n", "\xe9\xe9n"),
    ],
)
def test_fold_makes_no_plain_letters(text: str, folded: str) -> None:
    """A letter of another script stays one; an accent may be written in two ways."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="99AA01"', "99AA01"), (' ="2" ', "2"), ('="zeg ""ja"""', 'zeg "ja"'), ("'2", "2"),
        ("'99AA01", "99AA01"), ("''2", "'2"), ('="2', '="2'), ("=2", "=2"), ('"2"', '"2"'),
        ("\xa0'ja\u2003", "ja"), ("'", ""), ("'=1+1", "=1+1"),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_adds(cell: str, text: str) -> None:
    """Both ways in which a spreadsheet keeps a text a text, once."""
    assert as_typed(cell) == text


@pytest.mark.parametrize(
    "text", ["'s-Gravenhage", "'t Kompas", "'De Linde' in Soest", "'70 jaren", "De 'Linde'"]
)
def test_an_apostrophe_of_ones_own(text: str) -> None:
    """In free text the apostrophe of a name stays."""
    assert plain_text(text) == text
    assert plain_text(f' ="{text}"') == text
    assert plain_text("'De Linde") == "De Linde"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("op\xa0orde", "een vaste spatie (U+00A0)"),
        ("2\u200b", "een spatie zonder breedte (U+200B)"),
        ("\u20602", "een teken dat u niet ziet (U+2060)"),
        ("op orde\nja", None),
        ("caf\xe9", None),
    ],
)
def test_what_cannot_be_seen_is_named(text: str, named: str | None) -> None:
    """By what it is, with its number."""
    assert invisible(text) == named


def test_trim_knows_every_kind_of_white_space() -> None:
    """All that Unicode calls white space, and no sign that is none."""
    white = [chr(code) for code in range(0x3001) if chr(code).isspace()]
    assert [each for each in white if trim(each)] == ["\x1c", "\x1d", "\x1e", "\x1f"]
    assert trim("\u200b\ufeff") == "\u200b\ufeff"
