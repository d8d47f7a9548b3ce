"""Free text of a school: paragraphs, lists and links, and nothing else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basisnorm.rapport.alineas import read_line, read_text
from basisnorm.rapport.document import Inline, Line, Link, List, Own, lines


def own(line: Line) -> Line:
    """The words of a line that is all of a school."""
    (piece,) = line
    assert isinstance(piece, Own)
    assert isinstance(piece.text, tuple)
    return piece.text


def text_of(piece: str | Inline) -> str:
    """The words of a piece that read_line makes."""
    if isinstance(piece, str):
        return piece
    assert isinstance(piece, Link)
    assert isinstance(piece.text, str)
    return piece.text


def shape(text: str) -> list[str | list[str]]:
    """A paragraph as a string, a list as a list."""
    found: list[str | list[str]] = []
    for block in read_text(text):
        words = ["".join(map(text_of, own(line))) for line in lines(block)]
        found.append(words if isinstance(block, List) else words[0])
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        (" \n\t\n", []),
        ("Eén regel.", ["Eén regel."]),
        ("Eén zin\nop twee regels.", ["Eén zin op twee regels."]),
        ("Eerst.\n\n\nDan.", ["Eerst.", "Dan."]),
        ("- een\n- twee", [["een", "twee"]]),
        ("* een\n\u2022 twee", [["een", "twee"]]),
        ("Wij doen:\n- dit,\n  en dit;\n- dat.", ["Wij doen:", ["dit, en dit;", "dat."]]),
        ("Wij doen:\n\n- dit\n\nEn dat.", ["Wij doen:", ["dit"], "En dat."]),
        ("-zonder spatie", ["-zonder spatie"]),
        ("-", ["-"]),
    ],
)
def test_blocks(text: str, wanted: list[str | list[str]]) -> None:
    assert shape(text) == wanted


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Zie https://school.nl/hulp.", [("https://school.nl/hulp", "https://school.nl/hulp")]),
        ("(http://a.nl/b?c=1&d=2)", [("http://a.nl/b?c=1&d=2", "http://a.nl/b?c=1&d=2")]),
        ("www.school.nl, of bel", [("www.school.nl", "https://www.school.nl")]),
        ("ib@school.nl;a.b@c.d.nl", [("ib@school.nl", "mailto:ib@school.nl"),
                                     ("a.b@c.d.nl", "mailto:a.b@c.d.nl")]),
        ("javascript:alert(1) data:text/html,x file:///etc ftp://x.nl", []),
        ("HTTPS://X.NL //x.nl school.nl @school ib@school", []),
        ('https://x.nl"onclick=y https://x.nl<b>', [("https://x.nl", "https://x.nl")] * 2),
    ],
)  # fmt: skip
def test_links(text: str, links: list[tuple[str, str]]) -> None:
    found = [each for each in read_line(text) if isinstance(each, Link)]
    assert [(each.text, each.href) for each in found] == links


@given(st.text())
def test_a_line_loses_no_word(text: str) -> None:
    found = "".join(map(text_of, read_line(text)))
    assert found == " ".join(text.split())


@given(st.text(alphabet="ab-* \n."))
def test_a_text_loses_no_letter(text: str) -> None:
    kept = "".join("".join(each) if isinstance(each, list) else each for each in shape(text))
    assert [each for each in kept if each in "ab."] == [each for each in text if each in "ab."]


@pytest.mark.parametrize("text", ["a" * 100_000, "a." * 50_000, "@" * 100_000, "www." * 25_000,
                                  "a@" * 50_000 + "b"])  # fmt: skip
def test_a_long_text_takes_no_time(text: str) -> None:
    began = time.perf_counter()
    read_text(text)
    assert time.perf_counter() - began < 2
