"""The verbeterrapport in a browser: accessible, on every width, closed, and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

import pytest

from basisnorm.audit.model import Antwoord, Audit, Bewijs, Schoolsoort, Stap
from basisnorm.norm.model import Status
from basisnorm.uitslag.model import Uitslag
from browser.conftest import Look, OpenPage, violations
from rapport import voorbeeld
from rapport.voorbeeld import render_kort, render_verbeterrapport

AUDITS = {
    "uneven": voorbeeld.audit(),
    "quickscan": voorbeeld.audit(vragenlijst="quickscan"),
    "empty": voorbeeld.empty(),
    "op orde": voorbeeld.all_at(2),
    "sbo": voorbeeld.audit(Schoolsoort.SBO),
}
OPEN = "document.querySelectorAll('details').forEach(each => { each.open = true })"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@cache
def report(name: str) -> str:
    return render_verbeterrapport(voorbeeld.result(AUDITS[name]))


@pytest.mark.parametrize(
    ("width", "scheme", "look"),
    [(1280, "light", Look.ALL), (1280, "dark", Look.COLOURS), (360, "light", Look.STRUCTURE)],
)
def test_axe_finds_nothing(open_page: OpenPage, width: int, scheme: str, look: Look) -> None:
    """With everything unfolded. The page's own CSP would keep axe out."""
    page = open_page(report("uneven"), width=width, color_scheme=scheme, bypass_csp=True)
    page.evaluate(OPEN)
    assert violations(page, look) == []


@pytest.mark.parametrize("name", ["empty", "op orde"])
def test_axe_finds_nothing_in_other_reports(open_page: OpenPage, name: str) -> None:
    page = open_page(report(name), bypass_csp=True)
    page.evaluate(OPEN)
    assert violations(page, Look.STRUCTURE) == []


def test_axe_finds_nothing_in_forced_colours(open_page: OpenPage) -> None:
    page = open_page(report("uneven"), forced_colors="active", bypass_csp=True)
    page.evaluate(OPEN)
    assert violations(page, Look.COLOURS) == []


# 640 px wide at 200 % zoom is 320 px for the page.
@pytest.mark.parametrize("name", AUDITS)
def test_no_sideways_scrolling(open_page: OpenPage, name: str) -> None:
    page = open_page(report(name), width=320)
    page.evaluate(OPEN)
    for width in (320, 390, 640, 700, 960, 1100):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == 0, width


@pytest.mark.parametrize("text", ["Donaudampfschifffahrt" * 40, "\u202eomgekeerd \u05d0\u05d1" * 9])
def test_long_words_and_other_directions_stay_within_the_page(
    open_page: OpenPage, text: str
) -> None:
    audit = voorbeeld.audit()
    audit = replace(
        audit,
        school=audit.school._replace(naam=text),
        antwoorden=tuple(each._replace(toelichting=text) for each in audit.antwoorden),
        verbeterplan=(Stap(eis="DYS-01", stap=text, wie=text),),
    )
    page = open_page(render_verbeterrapport(voorbeeld.result(audit)), width=320)
    page.evaluate(OPEN)
    assert page.evaluate(TOO_WIDE) == 0
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.evaluate(TOO_WIDE) == 0


def test_large_text_does_not_scroll_sideways(open_page: OpenPage) -> None:
    """Text twice as large, as people set it in their browser."""
    page = open_page(report("uneven"), width=640)
    page.evaluate(f"document.documentElement.style.fontSize = '200%'; {OPEN}")
    assert page.evaluate(TOO_WIDE) == 0


def test_it_asks_for_nothing_and_complains_of_nothing(open_page: OpenPage) -> None:
    page = open_page(report("uneven"))
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.reload(wait_until="load")
    assert [url for url in asked if not url.startswith("data:")] == [page.url]
    assert said == []


def test_everything_is_there_without_scripts(open_page: OpenPage) -> None:
    page = open_page(report("uneven"), java_script_enabled=False)
    assert page.get_by_role("heading", level=1).inner_text() == "Basisschool De Iep"


def test_the_first_tab_leads_past_the_header(open_page: OpenPage) -> None:
    page = open_page(report("uneven"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "hoofd"


def test_a_link_to_a_folded_eis_unfolds_it(open_page: OpenPage) -> None:
    page = open_page(report("uneven"))
    page.evaluate("location.hash = document.querySelector('details:not([open]) .lijst li').id")
    page.wait_for_function("document.querySelector('details:has(:target)').open")


def test_shapes_are_drawn(open_page: OpenPage) -> None:
    """Every kind of mark has its own shape or sign, without a picture to fetch."""
    page = open_page(report("uneven"))
    shapes = page.evaluate(
        """[...document.querySelectorAll('.strook i')].map(each => {
            const style = getComputedStyle(each, '::before')
            const drawn = [style.clipPath, style.content, style.borderStyle, style.backgroundImage]
            return [each.className, drawn.join(), parseFloat(style.width)]
        })"""
    )
    by_class = {name: drawn for name, drawn, _ in shapes}
    assert set(by_class) == {"n3", "n2", "n1", "n0", "nx"}
    assert len(set(by_class.values())) == 5
    assert min(width for _, _, width in shapes) > 10


@pytest.mark.parametrize(
    ("name", "least", "most"), [("uneven", 12, 28), ("quickscan", 6, 16), ("empty", 6, 16)]
)
def test_printed_it_is_a_report_of_some_pages(
    open_page: OpenPage, name: str, least: int, most: int
) -> None:
    pdf = open_page(report(name)).pdf(prefer_css_page_size=True)
    assert least <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= most


def test_on_paper_it_is_light_and_unfolded(open_page: OpenPage) -> None:
    page = open_page(report("uneven"), color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(22, 34, 44)"
    folded = page.locator("details:not([open]) .lijst li").first
    assert folded.bounding_box() is not None
    assert not page.locator(".inhoud").is_visible()


def test_a_screen_reader_finds_the_tables(open_page: OpenPage) -> None:
    """The rows are laid out as cards, and are still rows with their headings."""
    page = open_page(report("uneven"))
    table = page.get_by_role("table", name="Kerneisen die nog niet op orde zijn").first
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert heads == ["Kerneis", "Dit is er nu", "Dan is het op orde", "Eerste stap"]
    row = table.get_by_role("row").nth(1)
    assert row.get_by_role("rowheader").count() == 1
    assert row.get_by_role("cell").count() == 3


HOSTILE = (
    "<script>alert(1)</script><img src=https://example.org/x onerror=alert(1)>",
    "\"><svg onload=alert(1)><a href='javascript:alert(1)'>x</a>",
    "</style><style>body{display:none}</style>",
    "{{ 7*7 }}{% raw %}",
    "\u202etxet edrekreV\u202d\u2066",
    "a" * 10_000,
)


@pytest.mark.parametrize("sheet", [render_verbeterrapport, render_kort])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(
    open_page: OpenPage, text: str, sheet: Callable[[Uitslag], str]
) -> None:
    """No dialog, no request, and nothing else on the page changes its place or its direction."""
    plain = voorbeeld.audit()
    audit = replace(
        plain,
        rol=text,
        school=plain.school._replace(naam=text, bestuur=text, plaats=text),
        antwoorden=tuple(
            each._replace(toelichting=text, bewijs=(Bewijs(wat=text, plaats=text),))
            for each in plain.antwoorden
        ),
        verbeterplan=(Stap(eis="DYS-01", stap=text, wie=text),),
    )
    page = open_page(sheet(voorbeeld.result(audit)))
    seen: list[str] = []
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: seen.append(message.text))
    page.reload(wait_until="load")
    page.evaluate(OPEN)
    assert [each for each in seen if not each.startswith(("data:", page.url))] == []
    assert page.evaluate("document.querySelectorAll('script, img, iframe, [onload]').length") == 0
    assert page.evaluate(TOO_WIDE) == 0
    assert page.get_by_role("heading", level=1).inner_text().strip()[:20] == text[:20].strip()


def extreme() -> Audit:
    """Everything at its longest: all gebieden asked and nothing op orde, with endless names."""
    plain = voorbeeld.all_at(0)
    extra = tuple(
        gebied.id
        for gebied in voorbeeld.norm().gebieden
        if gebied.status is Status.IN_VOORBEREIDING
    )
    asked = voorbeeld.questions("volledig").vragen(voorbeeld.norm(), plain.school.sector, extra)
    return replace(
        plain,
        extra_gebieden=extra,
        rol="r" * 5000,
        schooljaar="2026-2027",
        school=plain.school._replace(
            naam="Donaudampfschiff " * 99, bestuur="B" * 999, plaats="P" * 999,
            locatie="L" * 999, samenwerkingsverband="PO" * 99,
        ),
        antwoorden=tuple(Antwoord(eis=eis.id, niveau=0) for eis in asked),
    )  # fmt: skip


SHEETS: dict[str, Callable[[], Uitslag]] = {
    "linde": voorbeeld.linde,
    "extreme": lambda: voorbeeld.result(extreme()),
    **{name: partial(voorbeeld.result, audit) for name, audit in AUDITS.items()},
}


@pytest.mark.parametrize("name", SHEETS)
def test_the_short_sheet_is_one_a4(open_page: OpenPage, name: str) -> None:
    pdf = open_page(render_kort(SHEETS[name]())).pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_axe_finds_nothing_on_the_short_sheet(open_page: OpenPage, options: dict[str, str]) -> None:
    page = open_page(render_kort(voorbeeld.linde()), bypass_csp=True, **options)
    assert violations(page, Look.COLOURS if options else Look.ALL) == []


@pytest.mark.parametrize("name", ["linde", "extreme"])
def test_the_short_sheet_does_not_scroll_sideways(open_page: OpenPage, name: str) -> None:
    page = open_page(render_kort(SHEETS[name]()), width=320)
    assert page.evaluate(TOO_WIDE) == 0


def test_axe_finds_nothing_in_a_brief_report(open_page: OpenPage) -> None:
    page = open_page(render_verbeterrapport(voorbeeld.result(extreme())), bypass_csp=True)
    assert violations(page, Look.STRUCTURE) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate(TOO_WIDE) == 0
