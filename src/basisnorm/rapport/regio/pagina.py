"""Puts the regional overview in the folder of a batch: pages, and the same for programs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from basisnorm.folders import Werkmap
from basisnorm.norm.model import Norm
from basisnorm.rapport.regio.als_html import stream_regio
from basisnorm.rapport.regio.als_json import render_json
from basisnorm.rapport.regio.als_md import render_md
from basisnorm.rapport.regio.blad import build_regioblad
from basisnorm.rapport.regio.scholen import Pagina
from basisnorm.rapport.regio.vorm import Voor
from basisnorm.regio.model import Schoolrij
from basisnorm.regio.overzicht.deelbaar import deelbaar
from basisnorm.regio.overzicht.overzicht import Gelezen, Overzicht, Verwacht
from basisnorm.regio.overzicht.teller import Overzichtteller
from basisnorm.regio.overzicht.verschil import refused_apart
from basisnorm.regio.overzicht.vorige import Vorige
from basisnorm.regio.tellen.teller import Teller

INDEX, JSON, MARKDOWN = "index.html", "regio.json", "regio.md"


class Regiopagina:
    """Counts the schools as they come, and makes the pages at the end.

    `intern/` has the schools by name, `delen/` figures only, and nothing when there are too few
    schools for that. `gelezen` and `verwacht` are asked at the end: before that they are not
    complete, and `afgewezen`, the codes that were refused, neither. `gevraagd` are the eisen
    that could be answered. `naam` and `pagina` are those of
    build_regioblad.
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
        gevraagd: Collection[str] | None = None,
        vorige: Vorige | None = None,
        afgewezen: Collection[str] = (),
        naam: str | None = None,
        pagina: Pagina | None = None,
    ) -> None:
        self._work, self._datum, self._programma = work, datum, programma
        self._gelezen, self._verwacht = gelezen, verwacht
        self._naam, self._pagina, self._afgewezen = naam, pagina, afgewezen
        self._teller = teller
        self._overzicht = Overzichtteller(norm, vorige=vorige, gevraagd=gevraagd)
        # What there is to tell when all is written.
        self.gedeeld = False
        self.zelfde_jaar: tuple[str, ...] = ()

    def add(self, rij: Schoolrij) -> None:
        """Count one school."""
        self._overzicht.add(self._teller.uitslag(rij))

    def finish(self) -> None:
        """Write the pages, and the same for other programs."""
        overzicht = self._overzicht.finish()
        if overzicht.vergelijking is not None:
            self.zelfde_jaar = overzicht.vergelijking.zelfde_jaar
            overzicht = replace(
                overzicht, vergelijking=refused_apart(overzicht.vergelijking, self._afgewezen)
            )
        gelezen, verwacht = self._gelezen(), self._verwacht()
        shared = deelbaar(overzicht)
        self.gedeeld = shared is not None
        for voor, shown in ((Voor.INTERN, overzicht), (Voor.DELEN, shared)):
            if shown is not None:
                self._write_all(voor, shown, gelezen, verwacht)

    def _write_all(
        self, voor: Voor, overzicht: Overzicht, gelezen: Gelezen, verwacht: Verwacht | None
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
        self._write(f"{voor}/{INDEX}", stream_regio(blad))
        self._write(f"{voor}/{MARKDOWN}", render_md(blad))
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
