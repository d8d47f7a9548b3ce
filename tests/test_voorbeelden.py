"""The examples in docs/voorbeelden are what the program makes today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.voorbeelden import EXAMPLES, make_all, present

from programma import Run


@pytest.mark.again
def test_examples_are_what_the_program_makes_today(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`make voorbeelden` would change nothing: these are what a page should look like.

    The pictures are not compared.
    """

    def run_here(opdracht: str, folder: Path) -> bytes:
        monkeypatch.chdir(folder)
        ran = run(*opdracht.split())
        assert ran.code == 0, ran.err
        return ran.out.encode()

    made, found = make_all(tmp_path, run_here), present()
    assert sorted(made) == sorted(found)
    for name, data in made.items():
        assert data.decode().splitlines() == found[name].decode().splitlines(), name
        assert data == found[name], name


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
