"""The regional page in a browser: accessible, on every width, closed, and fast enough when long."""

from __future__ import annotations

import re
from functools import cache

import pytest

from browser.conftest import Look, OpenPage, violations
from browser.test_verbeterrapport import OPEN, TOO_WIDE
from rapport.test_regioblad import (
    EVIL,
    REGIONS,
    VERWACHT,
    blad,
    gedeeld,
    render_regio,
    small,
    voorbeeld,
)
from regio.test_overzicht import ALL, school

LONG = "Donaudampfschifffahrt" * 40


@cache
def page_of(name: str) -> str:
    if name == "region":
        return render_regio(blad(voorbeeld(), VERWACHT))
    if name == "delen":
        return render_regio(gedeeld(voorbeeld(), VERWACHT))
    if name == "hostile":
        rows = [
            school(each, {**ALL, "DYS-01": 3 * each}, naam=text, bestuur=text, wil_helpen=True)
            for each, text in enumerate((EVIL, LONG, "\u05d0\u05d1" * 60))
        ]
        return render_regio(blad(small(*rows)))
    if name.isdecimal():
        rows = [
            school(each, {**ALL, "DYS-01": each % 4}, naam=f"{chr(65 + each % 26)} {each}")
            for each in range(40)
        ]
        rows = [
            school(each, ALL, naam=f"{chr(65 + each % 26)} {each}") for each in range(40)
        ] + rows
        many = (rows * (int(name) // 80 + 1))[: int(name)]
        return render_regio(blad(small(*many)))
    return render_regio(blad(REGIONS[name]))


@pytest.mark.parametrize(
    ("width", "scheme", "look"),
    [(1280, "light", Look.ALL), (1280, "dark", Look.COLOURS), (320, "light", Look.STRUCTURE)],
)
def test_axe_finds_nothing(open_page: OpenPage, width: int, scheme: str, look: Look) -> None:
    page = open_page(page_of("region"), width=width, color_scheme=scheme, bypass_csp=True)
    page.evaluate(OPEN)
    assert violations(page, look) == []


@pytest.mark.parametrize("name", [*REGIONS, "delen", "hostile", "400"])
def test_axe_finds_nothing_in_other_regions(open_page: OpenPage, name: str) -> None:
    assert violations(open_page(page_of(name), bypass_csp=True), Look.STRUCTURE) == []


@pytest.mark.parametrize("options", [{"forced_colors": "active"}, {"media": "print"}])
def test_axe_finds_nothing_in_other_modes(open_page: OpenPage, options: dict[str, str]) -> None:
    media = options.get("media")
    page = open_page(page_of("region"), bypass_csp=True, **({} if media else options))
    if media:
        page.emulate_media(media="print")
    page.evaluate(OPEN)
    assert violations(page, Look.COLOURS) == []


@pytest.mark.parametrize("name", ["region", "delen", "hostile", "400"])
def test_no_sideways_scrolling_outside_the_table(open_page: OpenPage, name: str) -> None:
    page = open_page(page_of(name), width=320)
    page.evaluate(OPEN)
    for width in (320, 390, 640, 700, 960, 1100):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == 0, width


def test_it_asks_for_nothing_and_complains_of_nothing(open_page: OpenPage) -> None:
    page = open_page(page_of("hostile"))
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.reload(wait_until="load")
    assert [url for url in asked if not url.startswith("data:")] == [page.url]
    assert said == []


def test_a_hostile_name_stays_in_its_box(open_page: OpenPage) -> None:
    page = open_page(page_of("hostile"))
    box = page.locator(".kaart-tabel tbody th").first.bounding_box()
    assert box is not None
    assert box["width"] < 300


def test_shapes_are_drawn_in_the_cells(open_page: OpenPage) -> None:
    """Each outcome has a shape and a sign of its own, the same as in the legend."""
    page = open_page(page_of("region"))
    shape = """(selector) => { const of = document.querySelector(selector);
        const css = getComputedStyle(of, '::before');
        return [css.content, css.clipPath, css.backgroundImage, css.borderStyle].join(); }"""
    marks = ("n2", "n1", "n0", "nv")
    cells = [page.evaluate(shape, f".kaart-tabel .st.{each}") for each in marks]
    legend = [page.evaluate(shape, f".legenda .{each}") for each in marks]
    assert len(set(cells)) == len(marks)
    assert cells == legend


def test_heading_and_names_stay_in_sight(open_page: OpenPage) -> None:
    page = open_page(page_of("400"), width=390)
    moved = """(() => { const box = document.querySelector('.schuif');
        box.scrollTo(200, 600);
        const at = box.getBoundingClientRect();
        const head = box.querySelector('thead th').getBoundingClientRect();
        return [head.left - at.left, head.top - at.top]; })()"""
    left, top = page.evaluate(moved)
    assert 0 <= left < 3
    assert -2 <= top < 3


def test_the_table_is_reached_and_moved_with_the_keyboard(open_page: OpenPage) -> None:
    page = open_page(page_of("400"), bypass_csp=True)
    box = page.locator(".schuif").first
    box.scroll_into_view_if_needed()
    box.focus()
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('.schuif').scrollTop > 100")


def test_a_letter_leads_to_its_schools(open_page: OpenPage) -> None:
    page = open_page(page_of("400"), bypass_csp=True)
    page.locator(".letters a", has_text="M").click()
    page.wait_for_function(
        """(() => { const box = document.querySelector('.schuif').getBoundingClientRect();
        const at = document.querySelector('#school-M').getBoundingClientRect();
        return Math.abs(at.top - box.top) < 5 || at.top < box.bottom; })()"""
    )


@pytest.mark.parametrize(("name", "least", "most"), [("region", 8, 16), ("6122", 2, 12)])
def test_printed_it_is_a_report_of_some_pages(
    open_page: OpenPage, name: str, least: int, most: int
) -> None:
    """Thousands of schools are not printed; the figures are."""
    pdf = open_page(page_of(name)).pdf(prefer_css_page_size=True)
    assert least <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= most


def test_thousands_of_schools_open_without_laying_out_all(open_page: OpenPage) -> None:
    """What is out of sight is not drawn: the letters keep their place without their rows."""
    page = open_page(page_of("6122"))
    assert page.locator(".letterdeel").count() == 26
    style = "getComputedStyle(document.querySelector('.letterdeel')).contentVisibility"
    assert page.evaluate(style) == "auto"
    assert page.locator(".kaart-tabel tbody tr").count() == 6122
