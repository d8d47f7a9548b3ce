"""The pages of the region that `basisnorm batch` writes, and what it says of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from basisnorm import __version__
from basisnorm.audit.samenwerkingsverband import read_samenwerkingsverband
from basisnorm.cli.meldingen import show
from basisnorm.errors import Ernst, Melding
from basisnorm.folders import Werkmap
from basisnorm.invoer.model import Maat, Schoolbron
from basisnorm.rapport.batch.map import Uitvoer
from basisnorm.rapport.regio.colofon import Colofon, Gelezen
from basisnorm.rapport.regio.pagina import write_regio
from basisnorm.rapport.regio.vorm import Voor
from basisnorm.rapport.schoolgids.schoolgids import Keuzes
from basisnorm.rapport.woorden import aantal
from basisnorm.regio.overzicht.deelbaar import deelbaar
from basisnorm.regio.overzicht.maken import build_overzicht
from basisnorm.regio.overzicht.overzicht import KLEINSTE_GROEP
from basisnorm.regio.overzicht.vorige import Vorige, refused_apart
from basisnorm.words import listing

if TYPE_CHECKING:
    from basisnorm.cli.batch_erbij import Extra


def write_region(
    work: Werkmap,
    uitvoer: Uitvoer,
    bron: Schoolbron,
    maat: Maat,
    *,
    bestand: str,
    naam: str | None,
    vorige: Vorige | None,
    extra: Extra,
) -> None:
    """Write the pages of the region of all schools in `uitvoer`; `naam` is what it is called,
    and `vorige` what it is compared with."""
    overzicht = build_overzicht(
        uitvoer.regio,
        maat.norm,
        vorige=vorige,
        # A table asks what it has columns for; a file may answer everything.
        gevraagd=None if bron.bestanden else frozenset(bron.vorm.eisen),
    )
    if (found := overzicht.vergelijking) is not None:
        overzicht = replace(overzicht, vergelijking=refused_apart(found, extra.refused))
        if found.zelfde_jaar:
            show([_same_year(found.zelfde_jaar)])
    colofon = Colofon(
        datum=maat.datum,
        programma=__version__,
        gelezen=Gelezen(
            bestand=bestand,
            telling=bron.telling,
            bestanden=bron.bestanden,
            gebleven=bron.bewaard or 0,
        ),
        verwacht=extra.opbrengst,
        naam=naam,
        pagina=uitvoer.paginas_of,
    )
    write_regio(work, overzicht, Voor.INTERN, colofon)
    shared = deelbaar(overzicht)
    if shared is not None:
        write_regio(work, shared, Voor.DELEN, colofon)
    else:
        click.echo(
            "Er is geen map delen: voor cijfers van de regio zijn ten minste "
            f"{KLEINSTE_GROEP} scholen van bo en vo nodig.",
            err=True,
        )
    if uitvoer.met_gidsen:
        _say_gidsen(uitvoer, bestanden=bron.bestanden)


def _say_gidsen(uitvoer: Uitvoer, *, bestanden: bool) -> None:
    """How many schoolgidsen there are, and what is still to be done there."""
    many = aantal(uitvoer.gidsen, "schoolgids", "schoolgidsen")
    click.echo(
        f"{many} in intern/schoolgids, waarvan {uitvoer.concepten} concept. "
        + (
            "Wat er per school mist, zegt: basisnorm rapport BESTAND --soort schoolgids"
            if bestanden
            # A row of a table is no file of which to ask it.
            else "In een tabel past niet wat een school zelf in haar schoolgids schrijft. Dat "
            "kan in een eigen bestand, met: basisnorm audit. Wat er dan nog mist, zegt: "
            "basisnorm rapport BESTAND --soort schoolgids"
        ),
        err=True,
    )
    if uitvoer.elders:
        school = aantal(uitvoer.elders, "school noemt", "scholen noemen")
        click.echo(
            f"{school} een ander samenwerkingsverband dan uw bestand; in die schoolgids staat "
            "het uwe niet.",
            err=True,
        )


def read_keuzes(path: Path | None) -> Keuzes:
    """What the samenwerkingsverband wants in every schoolgids."""
    if path is None:
        return Keuzes()
    verband, meldingen = read_samenwerkingsverband(path)
    show(meldingen)
    return Keuzes(verband=verband)


def _same_year(years: tuple[str, ...]) -> Melding:
    return Melding(
        ernst=Ernst.LET_OP,
        code="zelfde-jaar",
        tekst=f"De map achter --vorige gaat ook over schooljaar {listing(years, 'en')}.",
        oplossing="Wilt u met een eerder jaar vergelijken, noem dan de map van dat jaar.",
    )
