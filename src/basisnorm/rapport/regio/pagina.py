"""Puts the regional overview in the folder of a batch: pages, and the same for programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from basisnorm.folders import Werkmap
from basisnorm.norm.model import Norm
from basisnorm.rapport.html import stream_html
from basisnorm.rapport.markdown import as_markdown
from basisnorm.rapport.regio.als_json import render_json
from basisnorm.rapport.regio.blad import build_regioblad
from basisnorm.rapport.regio.scholen import Pagina
from basisnorm.rapport.regio.vorm import Voor
from basisnorm.regio.overzicht.deelbaar import deelbaar
from basisnorm.regio.overzicht.maken import build_overzicht
from basisnorm.regio.overzicht.overzicht import Invoertelling, Overzicht, Verwacht
from basisnorm.regio.overzicht.school import Regiotelling
from basisnorm.regio.overzicht.vorige import Vorige, refused_apart

INDEX, JSON, MARKDOWN = "index.html", "regio.json", "regio.md"


class Regiopagina:
    """Makes the pages of a region.

    `intern/` has the schools by name, `delen/` figures only, and nothing when there are too few
    schools for that: `gedeeld` says afterwards whether there were. `zelfde_jaar` are the school
    years that are also in the earlier output. `naam` and `pagina` are those of build_regioblad.
    """

    def __init__(
        self,
        work: Werkmap,
        norm: Norm,
        *,
        datum: str,
        programma: str,
        naam: str | None = None,
        pagina: Pagina | None = None,
    ) -> None:
        self._work, self._norm, self._datum, self._programma = work, norm, datum, programma
        self._naam, self._pagina = naam, pagina
        self.gedeeld = False
        self.zelfde_jaar: tuple[str, ...] = ()

    def write(
        self,
        telling: Regiotelling,
        *,
        gevraagd: Collection[str] | None,
        vorige: Vorige | None,
        afgewezen: Collection[str],
        gelezen: Invoertelling,
        verwacht: Verwacht | None,
    ) -> None:
        """Write the pages, and the same for other programs; `afgewezen` are refused codes."""
        overzicht = build_overzicht(telling, self._norm, vorige=vorige, gevraagd=gevraagd)
        if overzicht.vergelijking is not None:
            self.zelfde_jaar = overzicht.vergelijking.zelfde_jaar
            overzicht = replace(
                overzicht, vergelijking=refused_apart(overzicht.vergelijking, afgewezen)
            )
        shared = deelbaar(overzicht)
        self.gedeeld = shared is not None
        for voor, shown in ((Voor.INTERN, overzicht), (Voor.DELEN, shared)):
            if shown is not None:
                self._write_all(voor, shown, gelezen, verwacht)

    def _write_all(
        self, voor: Voor, overzicht: Overzicht, gelezen: Invoertelling, verwacht: Verwacht | None
    ) -> None:
        blad = build_regioblad(
            overzicht,
            voor=voor,
            datum=self._datum,
            programma=self._programma,
            gelezen=gelezen,
            verwacht=verwacht,
            naam=self._naam,
            pagina=self._pagina,
        )
        self._write(f"{voor}/{INDEX}", stream_html(blad))
        self._write(f"{voor}/{MARKDOWN}", [as_markdown(blad)])
        self._write(
            f"{voor}/{JSON}",
            render_json(
                overzicht,
                voor=voor,
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
