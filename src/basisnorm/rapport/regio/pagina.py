"""Puts the overview of a region in the folder of a batch: a page, and the same for programs."""

from __future__ import annotations

from collections.abc import Iterable

from basisnorm.folders import Werkmap
from basisnorm.rapport.html import stream_html
from basisnorm.rapport.markdown import as_markdown
from basisnorm.rapport.regio.als_json import render_json
from basisnorm.rapport.regio.blad import build_regioblad
from basisnorm.rapport.regio.colofon import Colofon
from basisnorm.rapport.regio.vorm import Voor
from basisnorm.regio.overzicht.overzicht import Overzicht

INDEX, JSON, MARKDOWN = "index.html", "regio.json", "regio.md"


def write_regio(work: Werkmap, overzicht: Overzicht, voor: Voor, colofon: Colofon) -> None:
    """Write an overview in the folder that is called as those it is for (see build_regioblad)."""
    blad = build_regioblad(overzicht, voor, colofon)
    _write(work, f"{voor}/{INDEX}", stream_html(blad))
    _write(work, f"{voor}/{MARKDOWN}", [as_markdown(blad)])
    _write(work, f"{voor}/{JSON}", render_json(overzicht, voor, colofon))


def _write(work: Werkmap, name: str, pieces: Iterable[str]) -> None:
    with work.create(name) as file:
        for piece in pieces:
            file.write(piece.encode())
