"""Words people typed beside the words we know."""

from __future__ import annotations

import pytest

from basisnorm.words import listing, remedy, shown, suggest

EISEN = ("DYS-01", "DYS-09", "DYS-10", "DYS-19", "BEG-09", "GEN-100")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("DYS-O9", "DYS-09"), ("DYS-IO", "DYS-10"), ("DYS-l9", "DYS-19"), ("dys-9", "DYS-09"),
        ("dys 09", "DYS-09"), ("DYS09", "DYS-09"), (" DYS_09 ", "DYS-09"), ("DSY-09", "DYS-09"),
        ("GEN-100", "GEN-100"), ("GEN-1OO", "GEN-100"),
        ("DYS-99", None), ("DYS-90", None), ("DYS", None), ("Lezen", None), ("", None),
        ("DYS-09" * 1000, None),
    ],
)  # fmt: skip
def test_letters_are_repaired_and_numbers_are_never_guessed(typed: str, meant: str | None) -> None:
    assert suggest(typed, EISEN) == meant


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("niet op orde", ("op orde", "geborgd"), None),
        ("op orde, niet", ("op orde",), None),
        ("nooit begonnen", ("begonnen",), None),
        ("nietbegonnen", ("begonnen",), None),
        ("onbegonnen", ("begonnen",), None),
        ("nog niets", ("nog niet",), None),
        ("nog nit", ("nog niet",), None),
        ("begonnen", ("niet begonnen", "begonne"), "begonne"),
        ("ja/nee", ("ja", "nee"), None),
        ("nee, ja", ("nee",), None),
        ("nog niet.", ("nog niet", "begonnen"), "nog niet"),
        ("nee!", ("ja", "nee"), "nee"),
        ("begonen", ("nog niet", "begonnen"), "begonnen"),
        ("op  orde", ("op orde",), "op orde"),
    ],
)
def test_never_the_opposite(typed: str, known: tuple[str, ...], meant: str | None) -> None:
    """A denial is neither dropped nor added."""
    assert suggest(typed, known) == meant


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("op orde (bijna)", "op orde", None), ("op orde nu", "op orde", None),
        ("2 op orde?", "2 op orde", None), ("op orde!", "op orde", "op orde"),
        ("!op orde", "op orde", None),
        ("op orde", "op orde (2)", None), ("DYS-02 doel", "DYS-02", None),
        ("DYS-03 streefniveau", "DYS-03 reden", None), ("score", "sector", None),
        ("half begonnen", "begonnen", None), ("op orde", "op orde x", None),
        ("op order", "op orde", "op orde"), ("oporde", "op orde", "op orde"),
        ("vestiging code", "vestigingscode", "vestigingscode"), ("DYS-03 redn", "DYS-03 reden",
        "DYS-03 reden"), ("gebrogd", "geborgd", "geborgd"), ("sectro", "sector", "sector"),
    ],
)  # fmt: skip
def test_no_word_and_no_doubt_is_dropped_or_added(
    typed: str, known: str, meant: str | None
) -> None:
    assert suggest(typed, [known]) == meant


def test_of_two_equal_skeletons_the_first_is_meant() -> None:
    assert suggest("ja-nee", ("ja_nee", "ja nee")) == "ja_nee"


@pytest.mark.parametrize(
    ("known", "text"),
    [((), ""), (("po",), "po"), (("po", "vo"), "po of vo"), (("a", "b", "c"), "a, b of c")],
)
def test_listing(known: tuple[str, ...], text: str) -> None:
    assert listing(known) == text


def test_listing_with_another_word() -> None:
    assert listing(("a", "b"), "en") == "a en b"


@pytest.mark.parametrize(
    ("typed", "known", "text"),
    [
        ("niveu", ("niveau", "nvt"), "Bedoelt u 'niveau'?"),
        ("x", ("niveau", "nvt"), "Kies uit: niveau of nvt."),
        ("x", (), "Haal dit weg."),
        (
            "x",
            [f"DYS-{number}" for number in range(10, 40)],
            "Haal dit weg, of kies een bestaande, zoals 'DYS-10'.",
        ),
    ],
)
def test_remedy(typed: str, known: tuple[str, ...], text: str) -> None:
    assert remedy(typed, known) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"), (False, "false"), (None, "niets"), (3, "3"), ("De Linde", "De Linde"),
        ([], "een lijst"), ({}, "een groep"), ("a\n  b\tc", "a b c"), ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"), ("\x1b[31mrood", "\N{REPLACEMENT CHARACTER}[31mrood"),
    ],
)  # fmt: skip
def test_shown(value: object, text: str) -> None:
    assert shown(value) == text
