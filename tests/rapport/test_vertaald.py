"""Translated templates that are kept make a report sooner, and never another one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

from basisnorm.rapport import html
from basisnorm.rapport.vertaald import Vertaald

ROW = "<p>{{ woord }}</p>"
posix_only = pytest.mark.skipif(os.name == "nt", reason="owners and modes are POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "basisnorm"


class Counting(jinja2.Environment):
    """Counts what it translates."""

    translated = 0

    def _generate(self, *args: object, **named: object) -> str:
        self.translated += 1
        found: str = super()._generate(*args, **named)  # type: ignore[arg-type]
        return found


def render(folder: Path, source: str = ROW, **syntax: bool) -> tuple[str, int]:
    """What a new start makes of a template, and how many it had to translate."""
    environment = Counting(
        loader=jinja2.FunctionLoader(lambda _: source),
        bytecode_cache=Vertaald(folder),
        **{"autoescape": True, **syntax},  # type: ignore[arg-type]
    )
    return environment.get_template("delen/rij.html.j2").render(woord="<é>"), environment.translated


def kept(folder: Path) -> Path:
    """The one file that is kept."""
    (found,) = folder.iterdir()
    return found


def test_the_second_start_translates_nothing(folder: Path) -> None:
    assert render(folder) == ("<p>&lt;é&gt;</p>", 1)
    assert render(folder) == ("<p>&lt;é&gt;</p>", 0)


@posix_only
def test_only_this_user_can_read_or_write_it(folder: Path) -> None:
    render(folder)
    assert [oct(each.stat().st_mode & 0o777) for each in (folder, kept(folder))] == [
        "0o700",
        "0o600",
    ]


def test_a_changed_template_is_translated_anew(folder: Path) -> None:
    render(folder)
    assert render(folder, "<b>{{ woord }}</b>") == ("<b>&lt;é&gt;</b>", 1)
    assert render(folder, "<b>{{ woord }}</b>")[1] == 0


@pytest.mark.parametrize("other", ["jinja", "python", "syntax"])
def test_another_translator_keeps_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    """Nobody promises that one version understands the translation of another."""
    render(folder)
    if other == "jinja":
        monkeypatch.setattr(jinja2, "__version__", "9.9")
    if other == "python":
        monkeypatch.setattr("sys.implementation.cache_tag", "pypy-311")
    assert render(folder, trim_blocks=other == "syntax") == ("<p>&lt;é&gt;</p>", 1)


def test_every_damage_is_noticed(folder: Path) -> None:
    """Cut off anywhere, or one byte changed: it is translated anew, and kept again."""
    expected, _ = render(folder)
    path = kept(folder)
    whole = path.read_bytes()
    damaged = [whole[:length] for length in range(0, len(whole), 97)]
    damaged += [
        whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        for place in range(0, len(whole), 97)
    ]
    for data in damaged:
        path.write_bytes(data)
        assert render(folder) == (expected, 1)
        assert path.read_bytes() == whole


@pytest.fixture
def new_start(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of an earlier start is in memory, and nothing of this one stays there."""
    for found in (html._environment, html._stukken, html.find_macro):
        found.cache_clear()
    monkeypatch.setattr(html, "_kept_in", None)
    yield
    for found in (html._environment, html._stukken, html.find_macro):
        found.cache_clear()


@pytest.mark.usefixtures("new_start")
@pytest.mark.parametrize("place", ["folder", None])
def test_all_templates_go_through_it(folder: Path, place: str | None) -> None:
    """Where there is a folder; without one nothing is written."""
    html.keep_translated_in(folder if place else None)
    cache = html._environment().bytecode_cache
    assert isinstance(cache, Vertaald) == bool(place)
    html._environment().get_template("delen/macros.j2")
    assert folder.exists() == bool(place)
