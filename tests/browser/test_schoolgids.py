"""The schoolgids in a browser: accessible, on every width, closed, on paper and in a CMS."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import unescape

import pytest
from playwright.sync_api import Dialog

from basisnorm.audit.model import Schoolgids, Schoolsoort
from basisnorm.rapport.html import as_fragment, as_html
from basisnorm.rapport.schoolgids.huisstijl import check_huisstijl
from basisnorm.rapport.schoolgids.schoolgids import build_gids
from basisnorm.strict_yaml import parse
from browser.conftest import Look, OpenPage, violations
from fout_voorbeelden import GOED
from rapport import gids, voorbeeld
from rapport.gids import HOSTILE

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
EMPTY = "<!DOCTYPE html><html lang=nl><title>x</title><main><h1>x</h1>{}</main></html>"


@cache
def page_of(name: str) -> str:
    match name:
        case "bo" | "vo":
            return as_html(gids.gids(name))
        case "huisstijl":
            path = GOED / "verband" / "huisstijl.yaml"
            stijl = check_huisstijl(parse(path.read_bytes(), "x"))
            return as_html(gids.gids("bo", stijl))
        case "empty":
            return as_html(gids.make(voorbeeld.empty(Schoolsoort.SO)))
        case _:
            long = replace(voorbeeld.all_at(3), schoolgids=Schoolgids(schooljaar="2026-2027"))
            naam = "Interconfessionele Daltonbasisschool Burgemeester van Wassenaer-Hoogenbosch"
            long = replace(long, school=long.school._replace(naam=naam))
            return as_html(gids.make(long, volledig=True, verbeterpunten=True))


NAMES = ("bo", "vo", "huisstijl", "empty", "long")


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(open_page: OpenPage, name: str) -> None:
    """Light, dark, narrow and on paper; the page's own CSP would keep axe out."""
    page = open_page(page_of(name), bypass_csp=True, color_scheme="light")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, Look.COLOURS) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert violations(page, Look.STRUCTURE) == []
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert violations(page, Look.COLOURS) == []


@pytest.mark.parametrize("name", ["bo", "empty"])
def test_axe_finds_nothing_in_forced_colours(open_page: OpenPage, name: str) -> None:
    page = open_page(page_of(name), bypass_csp=True, forced_colors="active")
    assert violations(page, Look.COLOURS) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_sideways_scrolling(open_page: OpenPage, name: str) -> None:
    page = open_page(page_of(name), width=320)
    for width in (320, 390, 735, 740, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == 0, width


def test_large_text_does_not_scroll_sideways(open_page: OpenPage) -> None:
    """Text twice as large, on half of the screen."""
    page = open_page(page_of("bo"), width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(TOO_WIDE) == 0


def test_the_first_tab_leads_past_the_header_and_every_link_is_reached(open_page: OpenPage) -> None:
    page = open_page(page_of("bo"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    links = page.locator("main a").count()
    assert links > 2
    for _ in range(links):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_own_colours_are_seen_on_both_screens(open_page: OpenPage) -> None:
    """The accent is in the line above the title."""
    colour = "getComputedStyle(document.querySelector('.oog')).color"
    light = open_page(page_of("huisstijl"), color_scheme="light")
    assert light.evaluate(colour) == "rgb(122, 31, 92)"
    dark = open_page(page_of("huisstijl"), color_scheme="dark")
    assert dark.evaluate(colour) == "rgb(240, 168, 214)"


@pytest.mark.parametrize("name", ["bo", "vo"])
def test_printed_it_is_about_two_pages(open_page: OpenPage, name: str) -> None:
    pdf = open_page(page_of(name)).pdf(prefer_css_page_size=True)
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 3


@pytest.mark.parametrize("where", ["page", "cms"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_does_nothing(open_page: OpenPage, text: str, where: str) -> None:
    """No dialog, no request, nothing wider, and it can be read; as a page and in a CMS.

    In a website there is no policy of ours that stops a script.
    """
    audit, keuzes = gids.everywhere(text)
    of = build_gids(voorbeeld.result(audit), keuzes)
    cms = f"<div style='overflow-wrap: anywhere'>{as_fragment(of, 2)}</div>"
    page = open_page(as_html(of) if where == "page" else EMPTY.format(cms), width=320)
    asked: list[str] = []

    def say(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", say)
    page.reload(wait_until="load")
    assert [url for url in asked if not url.startswith("data:")] == [page.url]
    assert page.evaluate(TOO_WIDE) == 0
    assert " ".join(text.split()) in " ".join(page.inner_text("body").split())


def test_the_fragment_keeps_its_shape_in_a_bare_div(open_page: OpenPage) -> None:
    """Parsed inside another page it is the same tree as it was alone."""
    page = open_page(EMPTY.format("<div></div>"))
    fragment = as_fragment(gids.gids("bo"), 2)
    page.evaluate("html => { document.querySelector('div').innerHTML = html }", fragment)
    assert page.evaluate("document.querySelector('div').innerHTML") == fragment.replace(
        "\N{NO-BREAK SPACE}", "&nbsp;"
    )
    # The page around it has its own title; the chapter comes one level below.
    assert page.locator("h1").count() == 1


def test_the_fragment_survives_an_editor_that_strips_attributes(open_page: OpenPage) -> None:
    """Pasted in an editable place, and then every attribute but href is taken away."""
    page = open_page(EMPTY.format("<div contenteditable></div>"))
    fragment = as_fragment(gids.gids("bo"), 2)
    page.evaluate(
        """html => {
            const place = document.querySelector('div');
            place.focus();
            document.execCommand('insertHTML', false, html);
            for (const each of place.querySelectorAll('*'))
                for (const name of each.getAttributeNames())
                    if (name !== 'href') each.removeAttribute(name);
        }""",
        fragment,
    )
    for tag in ("h2", "h3", "h4", "li", "a"):
        assert page.locator(f"div {tag}").count() == fragment.count(f"</{tag}>"), tag
    shown = page.evaluate("document.querySelector('div').innerText")
    alone = unescape(re.sub(r"<[^>]+>", "", fragment))
    assert "".join(shown.split()) == "".join(alone.split())


def test_the_fragment_is_accessible_where_it_lands(open_page: OpenPage) -> None:
    assert violations(open_page(EMPTY.format(as_fragment(gids.gids("bo"), 2)))) == []
