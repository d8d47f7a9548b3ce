"""Which pages a batch makes: those of the schools, and the regional overview."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from basisnorm import __version__
from basisnorm.audit.samenwerkingsverband import read_samenwerkingsverband
from basisnorm.cli.batch_vorige import read_vorige
from basisnorm.cli.meldingen import show
from basisnorm.errors import Ernst, Melding
from basisnorm.norm.load import load_vragenlijst, questionnaires
from basisnorm.rapport.batch.map import Bladen
from basisnorm.rapport.batch.schoolbladen import Bladvraag, Schoolbladen
from basisnorm.rapport.regio.pagina import Regiopagina
from basisnorm.rapport.schoolgids.schoolgids import Keuzes
from basisnorm.rapport.woorden import aantal
from basisnorm.regio.model import Schoolrij
from basisnorm.regio.overzicht.overzicht import KLEINSTE_GROEP, Gelezen, Verwacht
from basisnorm.regio.overzicht.rij import Schoolnaam
from basisnorm.words import listing

if TYPE_CHECKING:
    from basisnorm.cli.batch_extra import Extra
    from basisnorm.cli.batch_vraag import Vraag
    from basisnorm.folders import Werkmap
    from basisnorm.regio.bron import Bron
    from basisnorm.regio.maat import Maat
    from basisnorm.regio.tellen.teller import Teller

# The pages of schools, by what was typed behind --rapporten.
SOORTEN = {"verbeter": ("verbeter",), "schoolgids": ("schoolgids",),
           "alle": ("verbeter", "schoolgids")}  # fmt: skip


def make_bladen(
    vraag: Vraag,
    maat: Maat,
    bron: Bron,
    work: Werkmap,
    extra: Extra | None,
    teller: Teller,
    stack: ExitStack,
    refused: Collection[str],
) -> list[Bladen]:
    """The pages that were asked for, scored by `teller`.

    `stack` stops what is still at work when something fails. `refused` are codes of refused rows,
    complete at the end.
    """
    keuzes = _keuzes(vraag)
    bladvraag = Bladvraag(
        norm=maat.norm,
        vragenlijst=maat.vragenlijst(),
        programma=__version__,
        soorten=SOORTEN[vraag.rapporten],
        keuzes=keuzes,
        vragenlijsten=tuple((each, load_vragenlijst(each, maat.norm)) for each in questionnaires()),
    )
    pages = Schoolbladen(work, bladvraag, jobs=vraag.jobs)
    stack.callback(pages.close)

    def gelezen() -> Gelezen:
        telling = bron.telling
        return Gelezen(
            bestand=vraag.bron.name,
            rijen=telling.gelezen,
            uitgewerkt=telling.uitgewerkt,
            afgewezen=telling.afgewezen,
            leeg=telling.leeg,
            dubbel=telling.dubbel,
            gebleven=getattr(bron, "bewaard", 0),
            bestanden=hasattr(bron, "paths"),
        )

    def verwacht() -> Verwacht | None:
        opbrengst = extra.opbrengst if extra else None
        if opbrengst is None:
            return None
        afgewezen, ontbreekt = (
            tuple(Schoolnaam(vestigingscode=code, naam=naam) for code, naam in schools)
            for schools in (opbrengst.afgewezen, opbrengst.ontbreekt)
        )
        return Verwacht(aantal=opbrengst.verwacht, afgewezen=afgewezen, ontbreekt=ontbreekt)

    regio = Regiopagina(
        work,
        maat.norm,
        teller=teller,
        datum=maat.datum,
        programma=__version__,
        gelezen=gelezen,
        verwacht=verwacht,
        # A table asks what it has columns for; a file may answer everything.
        gevraagd=None if hasattr(bron, "paths") else frozenset(bron.vorm.eisen),
        vorige=read_vorige(vraag.vorige, maat) if vraag.vorige else None,
        afgewezen=refused,
        naam=keuzes.verband.naam,
        pagina=pages.paginas_of,
    )
    return [pages, regio, _Slotzin(pages, regio, bladvraag.soorten, hasattr(bron, "paths"))]


class _Slotzin:
    """Says at the end what may be shared, how many schoolgidsen there are, and what is still to be
    done about them."""

    def __init__(
        self,
        pages: Schoolbladen,
        regio: Regiopagina,
        soorten: tuple[str, ...],
        bestanden: bool,
    ) -> None:
        self._pages, self._regio, self._soorten = pages, regio, soorten
        self._bestanden = bestanden

    def add(self, rij: Schoolrij) -> None:
        """Every school is counted by its page."""

    def finish(self) -> None:
        if self._regio.zelfde_jaar:
            show([_same_year(self._regio.zelfde_jaar)])
        if not self._regio.gedeeld:
            click.echo(
                "Er is geen map delen: voor cijfers van de regio zijn ten minste "
                f"{KLEINSTE_GROEP} scholen van bo en vo nodig.",
                err=True,
            )
        if "schoolgids" not in self._soorten:
            return
        many = aantal(self._pages.gidsen, "schoolgids", "schoolgidsen")
        click.echo(
            f"{many} in intern/schoolgids, waarvan {self._pages.concepten} concept. "
            + (
                "Wat er per school mist, zegt: basisnorm rapport BESTAND --soort schoolgids"
                if self._bestanden
                # A row of a table is no file of which to ask it.
                else "In een tabel past niet wat een school zelf in haar schoolgids schrijft. Dat "
                "kan in een eigen bestand, met: basisnorm audit. Wat er dan nog mist, zegt: "
                "basisnorm rapport BESTAND --soort schoolgids"
            ),
            err=True,
        )
        if self._pages.elders:
            school = aantal(self._pages.elders, "school noemt", "scholen noemen")
            click.echo(
                f"{school} een ander samenwerkingsverband dan uw bestand; in die schoolgids staat "
                "het uwe niet.",
                err=True,
            )


def _keuzes(vraag: Vraag) -> Keuzes:
    if vraag.samenwerkingsverband is None:
        return Keuzes()
    verband, meldingen = read_samenwerkingsverband(vraag.samenwerkingsverband)
    show(meldingen)
    return Keuzes(verband=verband)


def _same_year(years: tuple[str, ...]) -> Melding:
    return Melding(
        ernst=Ernst.LET_OP,
        code="zelfde-jaar",
        tekst=f"De map achter --vorige gaat ook over schooljaar {listing(years, 'en')}.",
        oplossing="Wilt u met een eerder jaar vergelijken, noem dan de map van dat jaar.",
    )
