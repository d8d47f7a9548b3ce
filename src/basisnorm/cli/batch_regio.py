"""The pages of the region that `basisnorm batch` writes, and what it says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from basisnorm import __version__, files
from basisnorm.audit.samenwerkingsverband import read_samenwerkingsverband
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.cli.meldingen import show
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.folders import Werkmap
from basisnorm.invoer.aanvulling import check_uitvoer
from basisnorm.invoer.model import (
    Afgewezen,
    Inzending,
    Maat,
    Opnieuw,
    Schoolbron,
    Sleutel,
    sleutel_van,
)
from basisnorm.invoer.rijen.scholen import open_scholen
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.norm.build import editions
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Norm
from basisnorm.rapport.batch.map import ANTWOORDEN, UITSLAGEN, Uitvoer, read_uitvoer
from basisnorm.rapport.regio.colofon import Colofon, Gelezen
from basisnorm.rapport.regio.pagina import write_regio
from basisnorm.rapport.regio.vorm import Voor
from basisnorm.rapport.schoolgids.schoolgids import Keuzes
from basisnorm.rapport.woorden import aantal
from basisnorm.regio.overzicht.deelbaar import deelbaar
from basisnorm.regio.overzicht.maken import build_overzicht
from basisnorm.regio.overzicht.overzicht import KLEINSTE_GROEP
from basisnorm.regio.overzicht.school import Schooluitslag
from basisnorm.regio.overzicht.vorige import (
    Overgang,
    Vorige,
    Vorigemaat,
    collect_vorige,
    refused_apart,
)
from basisnorm.uitslag.model import Conclusie
from basisnorm.uitslag.regel import Regel
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


def read_vorige(folder: Path, maat: Maat) -> Vorige:
    """The schools in an earlier output, as they stand under the norm of now.

    BasisnormFout when it is no output, or one of a norm of someone's own that is not this one; and
    when someone changed it so that a school stands in it twice.
    """
    uitvoer = read_uitvoer(folder)
    measured = _edition(uitvoer) or maat.norm
    check_uitvoer(folder, uitvoer, measured)
    assert uitvoer is not None
    norm = uitvoer["norm"]
    assert isinstance(norm, dict)
    bron = open_scholen(open_tabel(folder / ANTWOORDEN), replace(maat, norm=measured))
    overgang = Overgang(measured, maat.norm) if measured.id != maat.norm.id else None
    regel = Regel(maat.norm, maat.vragenlijst())
    conclusies = _conclusies(folder / UITSLAGEN)
    datum = uitvoer.get("datum")
    gemeten = Vorigemaat(
        norm=measured.id,
        versie=str(norm.get("versie")),
        vingerafdruk=str(norm.get("vingerafdruk")),
        datum=datum if isinstance(datum, str) else None,
    )

    def collect(refused: list[Melding]) -> Vorige:
        schools = (
            Schooluitslag(each, regel.assess(each.audit, datum=each.datum, programma=__version__))
            for each in _schools(bron, overgang, refused)
        )
        return collect_vorige(schools, conclusies, gemeten)

    try:
        return collect([])
    except Opnieuw:
        # Which of two rows is the school, is not known: then nothing is compared.
        refused: list[Melding] = []
        found = collect(refused)
        if refused:
            raise BasisnormFout(*refused) from None
        return found


def _schools(
    bron: Schoolbron, overgang: Overgang | None, refused: list[Melding]
) -> Iterator[Inzending]:
    """The schools in it, moved to the norm of now; what is wrong with others goes to `refused`."""
    for each in bron.lees(lambda done, total: None):
        if isinstance(each, Inzending):
            yield replace(each, audit=overgang.move(each.audit)) if overgang else each
        elif isinstance(each, Afgewezen):
            refused += each.meldingen


def _edition(uitvoer: dict[str, object] | None) -> Norm | None:
    """The edition of ours that an earlier output was measured with; None for any other norm."""
    norm = uitvoer.get("norm") if uitvoer is not None else None
    known = norm.get("id") if isinstance(norm, dict) else None
    return load_norm(known) if isinstance(known, str) and known in editions() else None


def _conclusies(path: Path) -> dict[Sleutel, Conclusie]:
    """What each school was told then, under the norm of then."""
    if not files.exists(path):
        return {}
    tabel = open_tabel(path)
    places = {kop: place for place, kop in enumerate(tabel.koppen)}
    found: dict[Sleutel, Conclusie] = {}
    for _, cells in tabel.rijen():
        values = {
            kop: plain_text(cells[place]) for kop, place in places.items() if place < len(cells)
        }
        word = values.get("conclusie", "")
        if word in {each.value for each in Conclusie}:
            sleutel = sleutel_van(values.get("vestigingscode", ""), values.get("locatie"))
            found[sleutel] = Conclusie(word)
    return found


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
