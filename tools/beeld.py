"""Makes the pictures in docs/voorbeelden/beeld (`make beeld`): pages wide, narrow and on paper.

They are for people to look at. No test compares them, because every browser draws differently.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.browser import find

PAGES = Path(__file__).parents[1] / "docs" / "voorbeelden"
PICTURES = PAGES / "beeld"
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
        chromium.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
