"""The questions on paper: complete, closed, and the same for the same norm."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Sector
from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.papier import render_markdown, render_papier
from bouwstenen import make_eis, make_gebied, make_norm, make_vragenlijst

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} *vet* [a](b) | # kop"


@cache
def questions(vragenlijst: str = "quickscan", sector: Sector = Sector.VO) -> Formulier:
    """Our own questions."""
    norm = load_norm("2024-11")
    return Formulier(
        norm=norm,
        vragenlijst=load_vragenlijst(vragenlijst, norm),
        sector=sector,
        programma="1.0.0",
    )


def hostile() -> Formulier:
    """A norm of someone who means ill."""
    eis = make_eis("DYS-01", tekst=HOSTILE, op_orde="1. niet\n- een lijst", nvt_redenen=[HOSTILE])
    return Formulier(
        norm=make_norm(make_gebied(titel=HOSTILE, eisen=[eis])),
        vragenlijst=make_vragenlijst(naam=HOSTILE),
        sector=Sector.PO,
        programma="1.0.0",
    )


def test_the_page(golden: Callable[[str, str], None]) -> None:
    golden("papier-quickscan-vo.html", render_papier(questions()))


def test_the_markdown(golden: Callable[[str, str], None]) -> None:
    golden("papier-quickscan-vo.md", render_markdown(questions()))


@pytest.mark.parametrize("sector", Sector)
@pytest.mark.parametrize("render", [render_papier, render_markdown])
def test_every_question_is_there_once(render: Callable[[Formulier], str], sector: Sector) -> None:
    asked = questions("volledig", sector)
    text = render(asked)
    found = re.findall(r"(?:<h3><span class=\"code\">|^### )([A-Z]{3}-[0-9]{2})", text, re.M)
    assert found == [eis.id for eis in asked.vragen]


def test_what_is_asked_can_be_ticked() -> None:
    """Four levels, or yes and no, and n.v.t. with its reason where it can be."""
    text = render_markdown(questions())
    blocks = dict(re.findall(r"^### (\S+) .*?\n(.*?)(?=^##)", text, re.M | re.S))
    ticks = {eis: re.findall(r"^- \[ \] (.*)", block, re.M) for eis, block in blocks.items()}
    assert ticks["DYS-01"] == ["0 nog niet", "1 begonnen", "2 op orde", "3 geborgd"]
    assert ticks["DYS-03"] == ["ja", "nee"]
    assert ticks["DYS-06"][-1] == "niet van toepassing: Deze locatie heeft geen onderbouw."


@pytest.mark.parametrize("render", [render_papier, render_markdown])
def test_it_says_what_it_is(render: Callable[[Formulier], str]) -> None:
    text = render(replace(questions(), schoolsoort=Schoolsoort.PRO))
    for words in (
        "praktijkonderwijs",
        "27 vragen",
        "De officiële tekst is niet gebruikt.",
        "geen oordeel van de inspectie",
        "nooit een leerling",
    ):
        assert words in text


def test_nothing_in_a_norm_breaks_the_page() -> None:
    page = render_papier(hostile())
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page


def test_nothing_in_a_norm_becomes_markdown() -> None:
    text = render_markdown(hostile())
    assert r"\<script\>alert(1)\</script\> {{ 7\*7 }} \*vet\* \[a\](b) \| \# kop" in text
    assert r"Dan is het op orde: 1\. niet - een lijst" in text
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert len(headings) == len([line for line in headings if re.match(r"#{1,3} \S", line)]) == 6
