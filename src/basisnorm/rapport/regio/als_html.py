"""The regional page as HTML."""

from __future__ import annotations

from basisnorm.rapport.html import render_page
from basisnorm.rapport.regio.blad import Regioblad


def render_regio(blad: Regioblad) -> str:
    """One page that needs no script and no network; the same region gives the same text."""
    return render_page("regio.html.j2", stijlen=("oogopslag.css", "regio.css"), pagina=blad)
