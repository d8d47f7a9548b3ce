"""The colours of a school: what is derived from them can always be read."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from basisnorm.errors import BasisnormFout
from basisnorm.rapport.html import as_html
from basisnorm.rapport.schoolgids.contrast import mix, ratio, readable
from basisnorm.rapport.schoolgids.huisstijl import (
    DONKER,
    LICHT,
    Huisstijl,
    check_huisstijl,
    style_sheet,
)
from basisnorm.strict_yaml import parse
from programma import TOP
from rapport import gids

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def read(text: str) -> Huisstijl:
    return check_huisstijl(parse(text.encode(), "huisstijl.yaml"))


def properties(css: str) -> list[dict[str, str]]:
    """The custom properties on a light screen, a dark screen and paper."""
    return [dict(re.findall(r"--([\w-]+): (#\w+);", line)) for line in css.splitlines()]


@pytest.mark.parametrize("text", ["{}", "donker: {}", 'accent: "#0b5673"\n'])
def test_our_own_colours_pass(text: str) -> None:
    found = read(text)
    assert found.licht == LICHT
    assert found.donker.achtergrond == DONKER.achtergrond


def test_the_defaults_are_those_of_the_stylesheet() -> None:
    css = (TOP / "reports" / "stijl.css").read_text(encoding="utf-8")
    names = {"accent": "accent", "bg": "achtergrond", "paper": "vlak", "ink": "tekst"}
    for name, key in names.items():
        match = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", css)
        assert match is not None
        light = match[1] if len(match[1]) == 7 else "#" + "".join(2 * each for each in match[1][1:])
        assert (light, match[2]) == (getattr(LICHT, key), getattr(DONKER, key))


def test_a_dark_screen_gets_the_same_hue_made_light_enough() -> None:
    found = read('accent: "#7a1f5c"')
    assert found.donker.accent != "#7a1f5c"
    assert min(ratio(found.donker.accent, each) for each in ("#0f161c", "#18222b")) >= 4.5


def test_an_own_dark_palette_is_kept() -> None:
    assert read('accent: "#7a1f5c"\ndonker: {accent: "#f0a8d6"}').donker.accent == "#f0a8d6"


@settings(deadline=None)
@given(COLOUR, COLOUR, COLOUR)
def test_whatever_is_accepted_can_be_read(accent: str, tekst: str, ground: str) -> None:
    grounds = (ground, mix(ground, "#ffffff", 0.1))
    fronts = [readable(each, grounds) for each in (accent, tekst)]
    assume(None not in fronts)
    found = read(
        f'accent: "{fronts[0]}"\ntekst: "{fronts[1]}"\n'
        f'achtergrond: "{grounds[0]}"\nvlak: "{grounds[1]}"\n'
    )
    light, dark, paper = properties(style_sheet(found))
    for each in (light, dark):
        for front in ("ink", "ink-2", "accent"):
            for ground in ("bg", "paper", "accent-soft"):
                assert ratio(each[front], each[ground]) >= 4.5
        assert ratio(each["accent-ink"], each["accent"]) >= 4.5
        assert min(ratio(each[name], each["paper"]) for name in ("line-2", "ok-vul")) >= 3
    assert ratio(paper["accent"], "#ffffff") >= 4.5


@settings(deadline=None)
@given(COLOUR, COLOUR)
def test_what_is_refused_comes_with_a_colour_that_would_do(accent: str, ground: str) -> None:
    text = f'accent: "{accent}"\nachtergrond: "{ground}"\nvlak: "{ground}"\n'
    try:
        read(f'{text}tekst: "#000000"')
    except BasisnormFout as fout:
        for melding in fout.meldingen:
            assert melding.veld is not None
            if match := re.search(r'accent: "(#\w+)"', melding.oplossing):
                assert ratio(match[1], ground) >= 4.5


def test_a_colour_that_cannot_be_read_is_told_once_with_all_it_stands_on() -> None:
    with pytest.raises(BasisnormFout) as caught:
        read('accent: "#ffee00"\ndonker: {vlak: "#e9eef2"}')
    light, dark = caught.value.meldingen
    assert (light.code, light.veld, dark.veld) == ("te-weinig-contrast", "accent", "donker.vlak")
    assert light.tekst == (
        "Te weinig contrast: accent #ffee00 op achtergrond #f6f4ee is 1,0 op 1 en accent #ffee00 "
        "op vlak #ffffff is 1,2 op 1; nodig is 4,5 op 1 (WCAG AA)."
    )
    assert light.oplossing == 'Kies een andere kleur, bijvoorbeeld accent: "#7a7200".'
    assert "tekst #e9eef2 op vlak #e9eef2 is 1,0 op 1" in dark.tekst
    assert dark.tekst.endswith("(WCAG AA), op een donker scherm.")


@pytest.mark.parametrize("text", ["accent: #0b5673", 'accent: ""'])
def test_a_colour_without_quotes_is_a_comment_and_that_is_told(text: str) -> None:
    with pytest.raises(BasisnormFout) as caught:
        read(text)
    (melding,) = caught.value.meldingen
    assert melding.code == "kleur-ontbreekt"
    assert 'accent: "#0b5673"' in melding.oplossing


def test_it_only_changes_colours() -> None:
    """The words stay the same, and the page still asks for nothing."""
    own = read('accent: "#7a1f5c"\nachtergrond: "#fdf7ee"')
    plain, coloured = as_html(gids.gids("bo")), as_html(gids.gids("bo", own))
    assert plain.split("</style>")[1] == coloured.split("</style>")[1]
    assert "--accent: #7a1f5c;" in coloured
    assert "url(" not in coloured
