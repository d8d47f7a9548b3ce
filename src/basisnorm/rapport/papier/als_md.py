"""The same questions as Markdown, to work in together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.markdown import plain
from basisnorm.rapport.papier.papier import Blok, Papier, Vraag, build_papier

_LIST = re.compile(r"^([0-9]*)([-+.)])(?=\s)")


def render_markdown(formulier: Formulier) -> str:
    """The questionnaire as Markdown with a box to tick for each level."""
    return "\n".join(_lines(build_papier(formulier))) + "\n"


def _lines(papier: Papier) -> Iterator[str]:
    yield "# Zelfevaluatie basisondersteuning"
    yield from ("", _text(papier.ondertitel), "", _text(papier.inleiding), "")
    yield from (f"- {_text(each)}: " for each in papier.school)
    yield from ("", "## Zo werkt u", "")
    yield from (f"{number}. {_text(each)}" for number, each in enumerate(papier.stappen, 1))
    yield from ("", "## De niveaus", "")
    yield from (f"- **{_text(name)}**: {_text(uitleg)}" for name, uitleg in papier.niveaus)
    for blok in papier.blokken:
        yield from _blok(blok)
    yield from ("", "## Wat dit is", "")
    yield from (_text(" ".join(papier.verklaring)), "", _text(papier.herkomst))


def _blok(blok: Blok) -> Iterator[str]:
    yield from ("", f"## {_text(blok.titel)} ({blok.aantal})", "", _text(blok.uitleg))
    for vraag in blok.vragen:
        yield from _vraag(vraag)


def _vraag(vraag: Vraag) -> Iterator[str]:
    yield from ("", f"### {_text(vraag.id)} ({vraag.soort})", "", _text(vraag.tekst), "")
    yield from (f"Dan is het op orde: {_text(vraag.op_orde)}", "")
    for each in vraag.naast:
        yield from (_text(each), "")
    yield from (f"- [ ] {_text(keuze)}" for keuze in vraag.keuzes)
    yield from (f"- [ ] niet van toepassing: {_text(reden)}" for reden in vraag.redenen)
    yield from ("", f"Bewijs kan zijn: {_text(vraag.bewijs)}.", "")
    yield from ("- Toelichting: ", "- Bewijs en waar het ligt: ")


def _text(text: str) -> str:
    """The text on one line, as it is: nothing in it becomes layout."""
    return _LIST.sub(r"\1\\\2", plain(text))
