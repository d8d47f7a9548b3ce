"""The questions in a browser: accessible, on every width, and on paper."""

from __future__ import annotations

from functools import cache

import pytest

from basisnorm.norm.model import Sector
from basisnorm.rapport.papier import render_papier
from browser.conftest import Look, OpenPage, violations
from browser.test_verbeterrapport import TOO_WIDE
from rapport.test_papier import questions

# Which questions are cut in two by the edge of a page, when the page is as high as A4 leaves.
A4_WIDTH, A4_HEIGHT = 688, 1006


@cache
def paper(vragenlijst: str = "volledig") -> str:
    return render_papier(questions(vragenlijst, Sector.PO))


@pytest.mark.parametrize(
    ("width", "scheme", "look"),
    [(1280, "light", Look.ALL), (1280, "dark", Look.COLOURS), (360, "light", Look.STRUCTURE)],
)
def test_axe_finds_nothing(open_page: OpenPage, width: int, scheme: str, look: Look) -> None:
    page = open_page(paper("quickscan"), width=width, color_scheme=scheme, bypass_csp=True)
    assert violations(page, look) == []


def test_no_sideways_scrolling(open_page: OpenPage) -> None:
    page = open_page(paper(), width=320)
    for width in (320, 390, 640, 960):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == 0, width


def test_on_paper_every_gebied_begins_a_page(open_page: OpenPage) -> None:
    page = open_page(paper(), width=A4_WIDTH, height=A4_HEIGHT)
    page.emulate_media(media="print")
    starts = page.evaluate(
        "[...document.querySelectorAll('.gebiedblad')].map(e => getComputedStyle(e).breakBefore)"
    )
    assert starts == ["page"] * 4
    whole = page.evaluate(
        "[...document.querySelectorAll('.vragen tbody tr')]"
        ".map(e => [getComputedStyle(e).breakInside, e.getBoundingClientRect().height])"
    )
    assert {kind for kind, _ in whole} == {"avoid"}
    assert max(height for _, height in whole) < A4_HEIGHT / 4
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.orde')).fontSize)")
    assert 10 <= size * 72 / 96 <= 11


def test_everything_on_paper(open_page: OpenPage) -> None:
    """At most a cover, and a page for each four questions of a gebied."""
    page = open_page(paper("quickscan"))
    data = page.pdf(prefer_css_page_size=True)
    assert 1 + 3 <= data.count(b"/Type /Page\n") <= 1 + 4 + 3 + 3
