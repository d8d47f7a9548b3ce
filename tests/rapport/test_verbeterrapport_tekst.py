"""The verbeterrapport as Markdown and as plain text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from basisnorm.audit.model import Audit, Schoolsoort, Stap
from basisnorm.errors import Ernst, Melding
from basisnorm.library import render
from basisnorm.rapport import woorden
from basisnorm.rapport.verbeter.delen import introduce
from basisnorm.uitslag.regel import assess
from bouwstenen import (
    make_antwoord,
    make_audit,
    make_eis,
    make_gebied,
    make_norm,
    make_vragenlijst,
)
from rapport import voorbeeld

AUDITS = {
    "uneven": voorbeeld.audit(),
    "quickscan": voorbeeld.audit(vragenlijst="quickscan"),
    "empty": voorbeeld.empty(),
    "op orde": voorbeeld.all_at(2),
    "vo": voorbeeld.audit(Schoolsoort.VO),
}


@pytest.mark.parametrize("name", AUDITS)
def test_both_say_what_the_page_says(name: str) -> None:
    uitslag = voorbeeld.result(AUDITS[name])
    text = render(uitslag, vorm="txt")
    for zin in (
        *uitslag.verklaring,
        woorden.conclusie_zin(uitslag.conclusie, uitslag.telling),
        introduce(uitslag),
    ):
        assert zin in text
    for punt in uitslag.verbeterpunten:
        assert punt.eerste_stap in text
        assert punt.doel in text
    for each in uitslag.gebieden:
        assert (each.gebied.titel in text) == bool(each.telling.eisen)
    # Markdown has the same words, apart from its marks.
    marked = render(uitslag, vorm="md")
    assert sorted(re.findall(r"[A-Z]{3}-[0-9]{2}", marked)) == sorted(
        re.findall(r"[A-Z]{3}-[0-9]{2}", text)
    )
    assert "None" not in text


HOSTILE = (
    "<script>alert(1)</script>",
    "[klik](javascript:alert(1))",
    "# kop\n## nog een\n- punt\n1. een",
    "a | b | c",
    "**vet** _schuin_ `code` ~~weg~~ ![x](y)",
    "&lt;b&gt; &#60;",
    "\\[x](y)",
)


def everywhere(text: str) -> Audit:
    """An audit with this text in every place where people type."""
    plain = voorbeeld.audit()
    return replace(
        plain,
        rol=text,
        school=plain.school._replace(naam=text, bestuur=text),
        antwoorden=tuple(
            each._replace(
                toelichting=text,
                bewijs=tuple(bewijs._replace(wat=text) for bewijs in each.bewijs),
                nvt=each.nvt._replace(besloten_door=text) if each.nvt else None,
            )
            for each in plain.antwoorden
        ),
        verbeterplan=(Stap(eis="DYS-01", stap=text, wie=text),),
    )


def kinds(audit: Audit) -> list[str]:
    """What a Markdown reader makes of the page, without the words."""
    tokens = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse(render(voorbeeld.result(audit), vorm="md"))
    )
    return [
        kind
        for token in tokens
        for kind in (token.type, *(child.type for child in token.children or ()))
        if kind not in ("text", "text_special")
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_mark(text: str) -> None:
    assert kinds(everywhere(text)) == kinds(everywhere("tekst"))


def test_a_let_op_and_a_step_that_is_done_are_told() -> None:
    melding = Melding(ernst=Ernst.LET_OP, code="x", tekst="Zo.", oplossing="Doe dit.", veld="a.b")
    bare = replace(melding, veld=None)
    audit = replace(
        voorbeeld.audit(), verbeterplan=(Stap(eis="DYS-01", stap="Klaar werk", klaar=True),)
    )
    uitslag = voorbeeld.result(audit)._replace(meldingen=(melding, bare))
    text = render(uitslag, vorm="txt")
    assert "- Zo. Doe dit. (bij a.b)\n- Zo. Doe dit.\n" in text
    assert "- DYS-01. Stap: Klaar werk; Klaar: ja" in text


def test_an_answer_that_does_not_count_yet_says_why() -> None:
    taken = make_antwoord("DYS-01", 2, overgenomen="2025-2026")
    uitslag = assess(
        make_norm(make_gebied(eisen=[make_eis("DYS-01", kern=False)])),
        make_vragenlijst(),
        make_audit([taken]),
        datum="2026-11-21",
        programma="1.0.0",
    )
    text = render(uitslag, vorm="txt")
    assert "\n  Overgenomen uit 2025-2026 en nog niet bevestigd." in text
    # Without kerneisen there is nothing to count and no source to name.
    assert "Waar komt dit vandaan?" not in text
