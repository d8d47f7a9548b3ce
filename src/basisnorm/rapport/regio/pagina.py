"""Puts the regional overview in the folder of a batch: a page, and the same for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from basisnorm.folders import Werkmap
from basisnorm.norm.model import Norm
from basisnorm.rapport.regio.als_html import stream_regio
from basisnorm.rapport.regio.als_json import render_json
from basisnorm.rapport.regio.als_md import render_md
from basisnorm.rapport.regio.blad import build_regioblad
from basisnorm.rapport.regio.scholen import Pagina
from basisnorm.regio.model import Schoolrij
from basisnorm.regio.overzicht.overzicht import Gelezen, Verwacht
from basisnorm.regio.overzicht.teller import Overzichtteller
from basisnorm.regio.overzicht.vorige import Vorige
from basisnorm.regio.tellen.teller import Teller

PAGINA = "delen/index.html"
JSON = "delen/regio.json"
MARKDOWN = "delen/regio.md"


class Regiopagina:
    """Counts the schools as they come, and makes the page at the end.

    `gelezen` and `verwacht` are asked then: before that they are not complete. `naam` and
    `pagina` are those of build_regioblad.
    """

    def __init__(
        self,
        work: Werkmap,
        norm: Norm,
        *,
        teller: Teller,
        datum: str,
        programma: str,
        gelezen: Callable[[], Gelezen],
        verwacht: Callable[[], Verwacht | None],
        vorige: Vorige | None = None,
        naam: str | None = None,
        pagina: Pagina | None = None,
    ) -> None:
        self._work, self._datum, self._programma = work, datum, programma
        self._gelezen, self._verwacht = gelezen, verwacht
        self._naam, self._pagina = naam, pagina
        self._teller = teller
        self._overzicht = Overzichtteller(norm, vorige=vorige)

    def add(self, rij: Schoolrij) -> None:
        """Count one school."""
        self._overzicht.add(self._teller.uitslag(rij))

    def finish(self) -> None:
        """Write the page, and the same for other programs."""
        overzicht, gelezen, verwacht = self._overzicht.finish(), self._gelezen(), self._verwacht()
        blad = build_regioblad(
            overzicht,
            datum=self._datum,
            programma=self._programma,
            gelezen=gelezen,
            verwacht=verwacht,
            naam=self._naam,
            pagina=self._pagina,
        )
        self._write(PAGINA, stream_regio(blad))
        self._write(MARKDOWN, render_md(blad))
        self._write(
            JSON,
            render_json(
                overzicht,
                datum=self._datum,
                programma=self._programma,
                gelezen=gelezen,
                verwacht=verwacht,
            ),
        )

    def _write(self, name: str, pieces: Iterable[str]) -> None:
        with self._work.create(name) as file:
            for piece in pieces:
                file.write(piece.encode())
