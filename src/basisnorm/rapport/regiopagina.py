"""Puts the regional overview in the folder of a batch: a page, and the same for programs."""

from __future__ import annotations

from collections.abc import Callable

from basisnorm.folders import Werkmap
from basisnorm.norm.model import Norm
from basisnorm.rapport.regioblad import build_regioblad
from basisnorm.rapport.regioblad_html import render_regio
from basisnorm.rapport.regioblad_json import render_json
from basisnorm.rapport.regioblad_md import render_md
from basisnorm.rapport.regioblad_scholen import Pagina
from basisnorm.regio.model import Schoolrij
from basisnorm.regio.overzicht import Gelezen, Verwacht
from basisnorm.regio.overzicht_teller import Overzichtteller
from basisnorm.regio.tellen import Teller
from basisnorm.regio.vorige import Vorige

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
        self._work.write(PAGINA, render_regio(blad).encode())
        self._work.write(MARKDOWN, "".join(render_md(blad)).encode())
        pieces = render_json(
            overzicht,
            datum=self._datum,
            programma=self._programma,
            gelezen=gelezen,
            verwacht=verwacht,
        )
        with self._work.create(JSON) as file:
            for piece in pieces:
                file.write(piece.encode())
