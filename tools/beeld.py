"""Makes the pictures of pages (`make beeld`): in docs/voorbeelden/beeld all of them, wide, narrow
and on paper, and in docs/plaatjes those of the invulpagina.

They are for people to look at. No test compares them, because every browser draws differently.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.browser import find

from basisnorm import __version__
from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Sector
from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.invulpagina import render_invulpagina

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = Path(__file__).parents[1] / "docs" / "voorbeelden"
PICTURES = PAGES / "beeld"
MANUAL = PAGES.parent / "plaatjes"
# Width and height in pixels; of paper what fits on an A4 within its margins.
SIZES = {"1280": (1280, 960), "390": (390, 844), "papier": (688, 1005)}


def main() -> int:
    """Draw every page; exit code 1 without a browser."""
    from playwright.sync_api import sync_playwright

    browser = find()
    if browser is None:
        print("geen browser gevonden", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for path in sorted(PAGES.glob("*.html")):
            for name, (width, height) in SIZES.items():
                page = chromium.new_page(viewport={"width": width, "height": height})
                page.emulate_media(
                    media="print" if name == "papier" else "screen", color_scheme="light"
                )
                page.goto(path.as_uri())
                page.screenshot(path=PICTURES / f"{path.stem}-{name}.png")
                page.close()
        draw_invulpagina(chromium)
        chromium.close()
    return 0


def draw_invulpagina(chromium: Browser) -> None:
    """The two pictures in docs/handleiding-invulpagina.md: a question, and the result."""
    norm = load_norm()
    formulier = Formulier(
        norm=norm,
        vragenlijst=load_vragenlijst("quickscan", norm),
        sector=Sector.PO,
        schoolsoort=Schoolsoort.BO,
        programma=__version__,
    )
    page = chromium.new_page(viewport={"width": 900, "height": 620}, color_scheme="light")
    page.set_content(render_invulpagina(formulier))
    page.wait_for_selector("html[data-klaar]")
    page.fill("#s-vestigingscode", "99AA00")
    page.fill("#s-naam", "Basisschool De Linde")
    for place, eis in enumerate(formulier.vragen):
        page.check(f"#{eis.id} [value='{0 if place % 4 == 0 else 2}']")
    page.fill("#t-DYS-01", "Vier keer per week, in het rooster.")
    for name, where in (("vraag", "#DYS-01"), ("uitslag", "#uitslag")):
        page.locator(where).evaluate("each => each.scrollIntoView()")
        page.screenshot(path=MANUAL / f"invulpagina-{name}.png")
    page.close()


if __name__ == "__main__":
    sys.exit(main())
