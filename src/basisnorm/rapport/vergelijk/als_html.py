"""The comparison of two results as a page."""

from __future__ import annotations

from basisnorm.rapport.html import render_page
from basisnorm.rapport.vergelijk.blad import Blad


def render_vergelijking(blad: Blad) -> str:
    """One HTML page that needs no script and no network; the same input gives the same text."""
    return render_page("vergelijk.html.j2", stijlen=("vergelijk.css",), pagina=blad)
