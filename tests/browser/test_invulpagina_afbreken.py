"""A browser that is killed while someone fills in: at most the answer being typed is lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Page

from browser.conftest import NAMES
from browser.test_invulpagina import page_of, ready
from lang import LANG

# So many times a browser is killed; each takes some seconds.
TIMES = 200 if LANG else 2
# How long a browser may take to start on a busy computer.
PATIENCE = 60
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--remote-debugging-port=0",
)


@contextmanager
def browser_of_its_own(
    kind: BrowserType, profile: Path
) -> Iterator[tuple[Page, subprocess.Popen[bytes]]]:
    """A page in a browser with this profile, and its process to kill."""
    executable = next(filter(None, map(shutil.which, NAMES)), kind.executable_path)
    port = profile / "DevToolsActivePort"
    port.unlink(missing_ok=True)
    process = subprocess.Popen(
        [executable, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        end = time.monotonic() + PATIENCE
        while not (port.exists() and len(port.read_text().splitlines()) > 1):
            assert time.monotonic() < end, "the browser did not start"
            time.sleep(0.05)
        number = port.read_text().splitlines()[0]
        found = kind.connect_over_cdp(f"http://127.0.0.1:{number}")
        yield found.contexts[0].new_page(), process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.skipif(os.name == "nt", reason="Windows kills otherwise")
def test_what_was_answered_before_is_there(browser: Browser, tmp_path: Path) -> None:
    """`browser` only says whether there is one; this test starts one of its own."""
    file = tmp_path / "pagina.html"
    file.write_text(page_of(), encoding="utf-8")
    choose = random.Random(17)
    for number in range(TIMES):
        profile = tmp_path / f"profile-{number}"
        profile.mkdir()
        with browser_of_its_own(browser.browser_type, profile) as (page, process):
            page.goto(file.as_uri())
            ready(page)
            asked = page.evaluate("[...document.querySelectorAll('.vraag')].map(each => each.id)")
            done = choose.sample(asked, choose.randint(1, 5))
            for eis in done:
                page.check(f"#{eis} [value='2']")
                # The next question shows when this one is kept.
                page.wait_for_function("() => !bezig && !nogEens")
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        with browser_of_its_own(browser.browser_type, profile) as (page, _):
            page.goto(file.as_uri())
            ready(page)
            assert set(page.evaluate("Object.keys(audit.antwoorden)")) == set(done)
        shutil.rmtree(profile)
