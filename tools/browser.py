"""Says which Chromium the browser tests will use; exit code 1 when there is none."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a Chromium of this computer, or else of the one that Playwright fetched."""
    from playwright.sync_api import sync_playwright

    for name in NAMES:
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


if __name__ == "__main__":
    browser = find()
    print(browser or "geen browser gevonden", file=sys.stderr)
    sys.exit(0 if browser else 1)
