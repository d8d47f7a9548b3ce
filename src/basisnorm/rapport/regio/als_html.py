"""The regional page as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.rapport.html import stream_page
from basisnorm.rapport.regio.blad import Regioblad


def stream_regio(blad: Regioblad) -> Iterator[str]:
    """One page that needs no script and no network, in pieces: a country makes it long.

    The same region gives the same text.
    """
    return stream_page("regio.html.j2", stijlen=("oogopslag.css", "regio.css"), pagina=blad)
