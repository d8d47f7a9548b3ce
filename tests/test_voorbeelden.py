"""The examples in docs/voorbeelden are what the program makes today."""

from __future__ import annotations

import re
import subprocess
import sys

from programma import TOP

EXAMPLES = TOP / "docs" / "voorbeelden"


def test_examples_are_what_the_program_makes_today() -> None:
    """`make voorbeelden` would change nothing. The pictures are not compared."""
    tool = TOP / "tools" / "voorbeelden.py"
    ran = subprocess.run(
        [sys.executable, tool, "--controleer"], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_every_link_leads_somewhere() -> None:
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", page)
    assert len(links) > 10
    assert [each for each in links if not (EXAMPLES / each).exists()] == []


def test_every_page_has_its_pictures() -> None:
    """Wide, narrow and on paper; and no picture is left of a page that is gone."""
    pages = {each.stem for each in EXAMPLES.glob("*.html")}
    wanted = {f"{page}-{size}.png" for page in pages for size in ("1280", "390", "papier")}
    assert {each.name for each in (EXAMPLES / "beeld").glob("*")} == wanted
