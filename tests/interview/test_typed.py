"""What people type, as values."""

from __future__ import annotations

import pytest

from basisnorm.interview.typed import (
    END_OF_INPUT,
    PASTE,
    Action,
    Choose,
    Goto,
    clean_lines,
    clean_text,
    read_key,
    read_line,
    read_word,
)
from basisnorm.norm.model import Niveau, Schaal, Schaalsoort
from bouwstenen import make_eis, make_vragenlijst

LEVELS = make_eis()
YES_NO = make_eis(schaal=Schaalsoort.JA_NEE)
YES_NO_NVT = make_eis(schaal=Schaalsoort.JA_NEE, nvt_redenen=["geen-po"])


@pytest.mark.parametrize("niveau", range(4))
def test_a_digit_is_a_level(niveau: int) -> None:
    assert read_key(LEVELS, str(niveau)) == Choose(niveau)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("j", Choose(2)),
        ("J", Choose(2)),
        ("2", Choose(2)),
        ("n", Choose(0)),
        ("0", Choose(0)),
        ("1", Action.UNKNOWN),
        ("3", Action.UNKNOWN),
    ],
)
def test_yes_or_no(key: str, expected: Choose | Action) -> None:
    assert read_key(YES_NO, key) == expected


def test_n_is_not_applicable_where_that_is_allowed() -> None:
    assert read_key(YES_NO_NVT, "n") is Action.NVT
    assert read_key(YES_NO_NVT, "0") == Choose(0)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("t", Action.TOELICHTING),
        ("B", Action.BEWIJS),
        ("n", Action.NVT),
        ("?", Action.EXPLAIN),
        ("<", Action.BACK),
        (">", Action.FORWARD),
        ("/", Action.SEARCH),
        ("o", Action.OVERVIEW),
        ("u", Action.UNDO),
        ("e", Action.EDIT),
        (PASTE, Action.PASTED),
        ("ja", Action.UNKNOWN),
        ("s", Action.SKIP),
        ("q", Action.STOP),
        (END_OF_INPUT, Action.STOP),
        ("", Action.KEEP),
        ("\n", Action.KEEP),
        ("\r", Action.KEEP),
        ("4", Action.UNKNOWN),
        ("j", Action.UNKNOWN),
        ("²", Action.UNKNOWN),
        ("22", Action.UNKNOWN),
        (" ", Action.UNKNOWN),
    ],
)
def test_other_keys(key: str, expected: Action) -> None:
    assert read_key(LEVELS, key) is expected


SCHAAL = make_vragenlijst().schaal


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2", Choose(2)),
        (" op orde ", Choose(2)),
        ("Begonnen", Choose(1)),
        ("nog niet", Choose(0)),
        ("GEBORGD", Choose(3)),
        ("2 op orde", Choose(2)),
        ("2 Op orde", Choose(2)),
        ("2,0", Choose(2)),
        ("2\u00a0op orde", Action.UNKNOWN),
        ("2 begonnen", Action.UNKNOWN),
        ("niet op orde", Action.UNKNOWN),
        ("op orde?", Action.UNKNOWN),
        ("twee", Action.UNKNOWN),
        ("niveau 2", Action.UNKNOWN),
        ("9", Action.UNKNOWN),
        ("ja", Action.UNKNOWN),
        ("22", Action.UNKNOWN),
        ("stop", Action.STOP),
        ("stoppen", Action.STOP),
        ("hulp", Action.EXPLAIN),
        ("Uitleg", Action.EXPLAIN),
        ("later", Action.SKIP),
        ("open", Action.SKIP),
        ("terug", Action.BACK),
        ("Overzicht", Action.OVERVIEW),
        ("ongedaan maken", Action.UNDO),
        ("tekstverwerker", Action.EDIT),
        ("n.v.t.", Action.NVT),
        ("niet van toepassing", Action.NVT),
        ("t", Action.TOELICHTING),
        ("?", Action.EXPLAIN),
        ("klopt", Action.KEEP),
        ("", Action.KEEP),
        (END_OF_INPUT, Action.STOP),
    ],
)
def test_a_line_of_levels(line: str, expected: Choose | Action) -> None:
    assert read_line(LEVELS, SCHAAL, line) == expected


@pytest.mark.parametrize(
    ("line", "with_nvt", "without"),
    [
        ("ja", Choose(2), Choose(2)),
        ("Nee", Choose(0), Choose(0)),
        ("2 ja", Choose(2), Choose(2)),
        ("0 nee", Choose(0), Choose(0)),
        ("0", Choose(0), Choose(0)),
        # As the list of keys on the screen says.
        ("n", Action.NVT, Choose(0)),
        ("j", Choose(2), Choose(2)),
        ("1", Action.UNKNOWN, Action.UNKNOWN),
        ("ja, maar", Action.UNKNOWN, Action.UNKNOWN),
        ("nvt", Action.NVT, Action.NVT),
    ],
)
def test_a_line_of_yes_or_no(
    line: str, with_nvt: Choose | Action, without: Choose | Action
) -> None:
    assert read_line(YES_NO_NVT, SCHAAL, line) == with_nvt
    assert read_line(YES_NO, SCHAAL, line) == without


def test_every_word_that_names_an_answer_is_taken() -> None:
    """Also those of a scale of one's own."""
    own = Schaal(
        niveaus=tuple(Niveau(niveau=n, naam=f"Trede {n}", uitleg="") for n in range(4)),
        ja_nee=SCHAAL.ja_nee,
    )
    for step in own.niveaus:
        assert read_line(LEVELS, own, step.naam) == Choose(step.niveau)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Rooster\tvan de  groepen \n", "Rooster van de groepen"),
        ("a\x1b[31mb", "a [31mb"),
        ("caf\u00e9 \U0001f600", "caf\u00e9 \U0001f600"),
        ("a\udce9b", "a b"),
        ("a\u00a0b\u2028c", "a b c"),
        ("", ""),
        ("basis\u00adonder\u00adsteuning\u200b\ufeff", "basisondersteuning"),
        ("\U0001f469\u200d\U0001f3eb en me\u200cer", "\U0001f469\u200d\U0001f3eb en me\u200cer"),
        ("\u202ea\u2066b\ud800c", "a b c"),
    ],
)
def test_clean_text(text: str, expected: str) -> None:
    assert clean_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Action.KEEP),
        (" Q ", Action.STOP),
        ("o", Action.OVERVIEW),
        ("u", Action.UNDO),
        ("<", Action.BACK),
        ("?", Action.EXPLAIN),
        ("a", Goto(0, walk=True)),
        ("Alle vragen", Goto(0, walk=True)),
        ("alle vragen nalopen", Goto(0, walk=True)),
        ("Stoppen", Action.STOP),
        ("overzicht", Action.OVERVIEW),
        ("hulp", Action.EXPLAIN),
        ("ongedaan maken", Action.UNDO),
        ("later", None),
        ("toelichting", None),
        ("12", None),
        ("s", None),
        ("lezen", None),
    ],
)
def test_words_at_the_overview(text: str, expected: Action | Goto | None) -> None:
    assert read_word(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eén regel ", "Eén regel"),
        ("een\ntwee\r\ndrie\rvier", "een\ntwee\ndrie\nvier"),
        ("\n een\t \n\n\n\n\ntwee \n", "een\n\ntwee"),
        ("a\x1b[31mb\nc\u2028d", "a [31mb\nc d"),
        ("\n \n", ""),
    ],
)
def test_clean_lines(text: str, expected: str) -> None:
    assert clean_lines(text) == expected
    assert clean_lines(expected) == expected
