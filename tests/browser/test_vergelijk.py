"""The comparison in a browser: accessible, on every width, closed, and on paper."""

from __future__ import annotations

import re

import pytest

from browser.conftest import Look, OpenPage, violations
from browser.test_verbeterrapport import OPEN, TOO_WIDE
from rapport.vergelijking import page as page_of

NAMES = ("years", "editions", "extreme", "same")


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(open_page: OpenPage, name: str) -> None:
    """With everything unfolded. The page's own CSP would keep axe out."""
    page = open_page(page_of(name), bypass_csp=True)
    page.evaluate(OPEN)
    assert violations(page) == []


# On these two stands every colour that a comparison has, and on the others nothing more.
@pytest.mark.parametrize("name", ["years", "editions"])
@pytest.mark.parametrize(
    "options", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["dark", "forced"]
)
def test_axe_finds_nothing_in_other_colours(
    open_page: OpenPage, name: str, options: dict[str, object]
) -> None:
    page = open_page(page_of(name), bypass_csp=True, **options)
    page.evaluate(OPEN)
    assert violations(page, Look.COLOURS) == []


@pytest.mark.parametrize("name", ["editions", "extreme"])
def test_axe_finds_nothing_on_a_narrow_page(open_page: OpenPage, name: str) -> None:
    page = open_page(page_of(name), bypass_csp=True, width=320)
    page.evaluate(OPEN)
    assert violations(page, Look.STRUCTURE) == []


def test_axe_finds_nothing_on_paper(open_page: OpenPage) -> None:
    page = open_page(page_of("years"), bypass_csp=True)
    page.emulate_media(media="print")
    assert violations(page, Look.COLOURS) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_sideways_scrolling(open_page: OpenPage, name: str) -> None:
    page = open_page(page_of(name), width=320)
    page.evaluate(OPEN)
    for width in (320, 390, 640, 700, 960):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == 0, width


def test_it_asks_for_nothing_and_complains_of_nothing(open_page: OpenPage) -> None:
    page = open_page(page_of("editions"))
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.reload(wait_until="load")
    assert [url for url in asked if not url.startswith("data:")] == [page.url]
    assert said == []


def test_what_is_another_than_then_stands_out(open_page: OpenPage) -> None:
    """By a border, not by colour alone."""
    page = open_page(page_of("years"))
    borders = "each => getComputedStyle(each).borderTopColor"
    assert page.locator(".strook .anders").count() == 9
    signs = {"beter": '"↑"', "minder": '"↓"'}
    for kind, sign in signs.items():
        cell = page.locator(f".strook .{kind}").first
        assert cell.evaluate("it => getComputedStyle(it, '::after').content") == sign
    assert page.locator(".strook .anders").first.evaluate(borders) != "rgba(0, 0, 0, 0)"
    assert page.locator(".strook i:not(.anders)").first.evaluate(borders) == "rgba(0, 0, 0, 0)"


def test_printed_it_is_a_few_pages(open_page: OpenPage) -> None:
    pdf = open_page(page_of("years")).pdf(prefer_css_page_size=True)
    assert 4 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 8
