"""The schoolgids chapter as a page of its own, and as a fragment for the school's own website."""

from __future__ import annotations

from basisnorm.rapport.html import render_page
from basisnorm.rapport.schoolgids.huisstijl import Huisstijl, style_sheet
from basisnorm.rapport.schoolgids.model import Gids


def render_pagina(gids: Gids, huisstijl: Huisstijl | None = None) -> str:
    """One HTML page without script or network, in our colours or in those of the school."""
    return render_page(
        "schoolgids.html.j2",
        stijlen=("schoolgids.css",),
        eigen_stijl=style_sheet(huisstijl) if huisstijl else "",
        pagina=gids,
    )


def render_fragment(gids: Gids, kopniveau: int = 2) -> str:
    """Headings from `kopniveau`, paragraphs, lists, links: nothing that an editor takes away."""
    return render_page("schoolgids-fragment.html.j2", gids=gids, niveau=kopniveau)
