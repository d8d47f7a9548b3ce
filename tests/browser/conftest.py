"""A real browser for the pages: the system's Chromium, or else the one of playwright itself."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "msedge")

OpenPage = Callable[..., Page]


class Look(Enum):
    """What axe looks at. Colours take most of its time, and differ by scheme, not by width."""

    ALL = "everything"
    COLOURS = "what another scheme of colours may change"
    STRUCTURE = "everything but the colours"


def violations(page: Page, look: Look = Look.ALL) -> list[str]:
    """What axe finds: the rule and the first place."""
    # Without resultTypes axe describes every node that is right, which takes long.
    options: dict[str, Any] = {"runOnly": TAGS, "resultTypes": ["violations"]}
    if look is Look.COLOURS:
        options["runOnly"] = {"type": "rule", "values": COLOUR_RULES}
    if look is Look.STRUCTURE:
        options["rules"] = {each: {"enabled": False} for each in COLOUR_RULES}
    response = Axe().run(page, options=options).response
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in response["violations"]]


@pytest.fixture(scope="session", name="browser")
def _browser() -> Iterator[Browser]:
    """One browser for all tests. Without one: a failure in CI, elsewhere a skip."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=path, args=["--no-sandbox", "--disable-gpu"]
            )
        except PlaywrightError as error:
            if os.environ.get("CI"):
                pytest.fail(f"geen browser: {error.message}")
            pytest.skip("geen browser op deze computer")
        yield browser
        browser.close()


@pytest.fixture(name="open_page")
def _open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens the text of a page as a file: `open_page(html, width=320, color_scheme="dark")`.

    Everything but the width and height goes to `Browser.new_context`.
    """
    contexts: list[BrowserContext] = []

    def open_page(html: str, *, width: int = 1280, height: int = 900, **options: object) -> Page:
        file = tmp_path / f"pagina-{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
