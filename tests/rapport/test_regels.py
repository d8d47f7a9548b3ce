"""Lines for the terminal break where rich would break them: it is the measure, also for signs."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.console import Console
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from basisnorm.rapport.regels import REST, Alinea, alinea, balk, cells, lay_out, tabel

# Words of all widths: no place (a loose accent), one, and two; and spaces to break at.
SIGNS = "abé·—“\u0301学😀-"
SENTENCES = st.lists(st.text(st.sampled_from(SIGNS), max_size=4), max_size=20).map(" ".join)
TEXTS = st.text(st.sampled_from(SIGNS + "   "), max_size=60)


def plain(page: list[Alinea], width: int) -> list[str]:
    """The lines without their styles."""
    return ["".join(text for text, _ in line) for line in lay_out(page, width)]


def by_rich(renderable: object, width: int) -> list[str]:
    """The lines that rich makes of it, without the spaces at their end."""
    console = Console(
        file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False,
        highlight=False, _environ={},
    )  # fmt: skip
    with console.capture() as capture:
        console.print(renderable, crop=False)
    return [line.rstrip() for line in capture.get().split("\n")[:-1]]


@given(text=SENTENCES, width=st.integers(10, 30), margin=st.integers(0, 2))
@example(text="  twee spaties vooraan", width=12, margin=1)
@example(text="学学学学 学学", width=10, margin=2)
def test_paragraphs_break_as_rich_breaks_them(text: str, width: int, margin: int) -> None:
    theirs = by_rich(Padding(Text(text), (0, 0, 0, margin)), width)
    found = [line.rstrip() for line in plain([alinea(text, inspringen=margin)], width)]
    assert found == theirs


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("een woord-van-vijfentwintig en", ["een", "woord-van-", "vijfentwin", "tig en"]),
        ("学学学学学学 a", ["学学学学学", "学 a"]),
        ("aaaaaaaaaa b", ["aaaaaaaaaa", "b"]),
    ],
)
def test_a_word_wider_than_a_line_is_cut(text: str, lines: list[str]) -> None:
    assert plain([alinea(text)], 10) == lines


@given(TEXTS, TEXTS, st.integers(4, 30))
def test_no_character_and_no_style_is_lost(first: str, second: str, width: int) -> None:
    """Only spaces at a break may go."""
    lines = list(lay_out([alinea((first, "bold"), second)], width))
    for style, text in (("bold", first), ("", second)):
        kept = "".join(part for line in lines for part, look in line if look == style)
        assert "".join(kept.split()) == "".join(text.split())
    assert all(cells("".join(part for part, _ in line)) <= width for line in lines)


@pytest.mark.parametrize("text", ["", "abc", "é–…", "━╸", "学", "😀", "e\u0301", "\u200b"])  # noqa: RUF001
def test_places_are_those_of_rich(text: str) -> None:
    assert cells(text) == Text(text).cell_len


def test_lines_in_a_text_stay_lines_and_tabs_become_spaces() -> None:
    assert plain([alinea("een\ntwee\t3", inspringen=2), alinea()], 80) == ["  een", "  twee 3", ""]


def test_what_is_whole_is_never_broken() -> None:
    assert plain([alinea("een twee drie", heel=True)], 5) == ["een twee drie"]


def test_columns_stand_under_each_other() -> None:
    rows = [[("a", "dim"), ("b", "")], [("学学", "bold"), ("langer", "")]]
    table = Table(box=None, show_header=False, padding=(0, 3, 0, 0))
    for row in rows:
        table.add_row(*(text for text, _ in row))
    assert [line.rstrip() for line in plain(list(tabel(rows, 3)), 80)] == by_rich(table, 80)


@given(st.integers(1, 60), st.data(), st.integers(1, 31))
def test_the_bar_is_as_full_as_that_of_rich(whole: int, data: st.DataObject, width: int) -> None:
    part = data.draw(st.integers(0, whole))
    console = Console(
        file=io.StringIO(), width=width, force_terminal=True, color_system="256", _environ={}
    )
    theirs = [
        (segment.text, "green" in str(segment.style))
        for segment in console.render(
            ProgressBar(total=whole, completed=part, width=width, complete_style="green",
                        finished_style="green")
        )
    ]  # fmt: skip
    (line,) = lay_out([balk(part, whole, width, "green")], width)
    ours = [(text, style == "green") for text, style in line]
    assert {style for _, style in line} <= {"green", REST}
    for filled in (True, False):
        assert "".join(t for t, full in ours if full == filled) == "".join(
            t for t, full in theirs if full == filled
        )
