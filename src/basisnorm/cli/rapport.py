"""`basisnorm rapport`: the verbeterrapport and the schoolgids, as files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from basisnorm import files
from basisnorm.cli.meldingen import show
from basisnorm.cli.opties import (
    PATH,
    datum_option,
    norm_options,
    samenwerkingsverband_option,
    today,
)
from basisnorm.cli.taal import opdracht
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.library import load_uitslag, render
from basisnorm.rapport.uitvoermap import write_page
from basisnorm.uitslag.model import Uitslag

if TYPE_CHECKING:
    from basisnorm.rapport.document import Page
    from basisnorm.rapport.schoolgids.schoolgids import Keuzes


# What can be chosen, one or all of them.
SOORTEN = ("verbeter", "schoolgids")


def _nothing(_uitslag: Uitslag, _bestand: str) -> tuple[Melding, ...]:
    return ()


class Rapport(NamedTuple):
    """One file of a school: what comes after the stem in its name, its text, and what to say first.

    `check` takes the name of the file of the school as well.
    """

    name: str
    render: Callable[[Uitslag], str]
    check: Callable[[Uitslag, str], tuple[Melding, ...]] = _nothing


@opdracht(
    "basisnorm rapport de-linde.yaml",
    "basisnorm rapport de-linde.yaml --kort",
    "basisnorm rapport de-linde.yaml --soort schoolgids",
    "basisnorm rapport de-linde.yaml --soort schoolgids --vorm fragment",
    "basisnorm rapport scholen/*.yaml --soort alle -o rapporten",
)
@click.argument("bestanden", metavar="BESTAND...", nargs=-1, required=True, type=PATH)
@click.option(
    "-o",
    "--uitvoer",
    metavar="MAP",
    type=PATH,
    default=Path(),
    help="In welke map de rapporten komen (standaard de map waar u nu bent).",
)
@click.option(
    "--soort",
    type=click.Choice([*SOORTEN, "alle"]),
    default="verbeter",
    help="verbeter: voor het team (standaard). schoolgids: het hoofdstuk voor ouders. "
    "alle: allebei.",
)
@click.option(
    "--vorm",
    type=click.Choice(["html", "fragment", "md", "txt"]),
    default="html",
    help="html: een bladzij (standaard). fragment: HTML om in uw website te plakken. "
    "md: Markdown. txt: gewone tekst.",
)
@click.option("--kort", is_flag=True, help="Het verbeterrapport op één A4, voor bestuur en MR.")
@click.option(
    "--kopniveau",
    # A title, its parts and theirs: three levels of the six that HTML has.
    type=click.Choice(["1", "2", "3", "4"]),
    help="Bij een fragment: het niveau van de bovenste kop (standaard 2).",
)
@click.option("--volledig", is_flag=True, help="In de schoolgids alle zinnen, niet zes per gebied.")
@click.option(
    "--met-verbeterpunten", is_flag=True, help="In de schoolgids ook waar de school aan werkt."
)
@samenwerkingsverband_option
@click.option(
    "--huisstijl",
    metavar="BESTAND",
    type=PATH,
    help="De kleuren van uw school, voor de bladzij van de schoolgids.",
)
@datum_option
@norm_options
def rapport(
    bestanden: tuple[Path, ...],
    uitvoer: Path,
    soort: str,
    vorm: str,
    kort: bool,
    kopniveau: str | None,
    volledig: bool,
    met_verbeterpunten: bool,
    samenwerkingsverband: Path | None,
    huisstijl: Path | None,
    datum: str | None,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Maak het verbeterrapport van een school, of het hoofdstuk voor in de schoolgids.

    Elk rapport is één bestand: open het in een browser, druk het af of mail het. Een eerder
    rapport van basisnorm met dezelfde naam wordt vervangen; een ander bestand nooit.
    """
    of_gids = {
        "--met-verbeterpunten": met_verbeterpunten,
        "--volledig": volledig,
        "--samenwerkingsverband": samenwerkingsverband,
        "--huisstijl": huisstijl,
    }
    soorten = SOORTEN if soort == "alle" else (soort,)
    _refuse_options(soorten, vorm, kort, kopniveau, of_gids)
    if uitvoer.suffix.lower() in (".html", ".htm", ".pdf", ".md", ".txt") and not files.is_folder(
        uitvoer
    ):
        raise click.BadParameter(
            f"'{uitvoer}' lijkt een bestand. Noem een map; het rapport krijgt zelf een naam.",
            param_hint="-o",
        )
    _refuse_equal_stems(bestanden)
    rapporten: list[Rapport] = []
    if "verbeter" in soorten:
        rapporten.append(_verbeterrapport(vorm, kort))
    if "schoolgids" in soorten:
        # What serves all schools is read before any of them gets a report.
        keuzes = _read(samenwerkingsverband, huisstijl, volledig, met_verbeterpunten)
        rapporten.append(_schoolgids(vorm, int(kopniveau or 2), keuzes))
    fouten: list[Melding] = []
    for bestand in bestanden:
        try:
            uitslag = load_uitslag(
                bestand, norm=norm, vragenlijst=vragenlijst, datum=datum, vandaag=today()
            )
        except BasisnormFout as fout:
            fouten.extend(fout.meldingen)
            continue
        show(uitslag.meldingen)
        for each in rapporten:
            path = uitvoer / f"{bestand.stem}-{each.name}"
            try:
                show(each.check(uitslag, str(bestand)))
                write_page(path, each.render(uitslag))
            except BasisnormFout as fout:
                fouten.extend(fout.meldingen)
            else:
                click.echo(path)
    if fouten:
        raise BasisnormFout(*fouten)


def _verbeterrapport(vorm: str, kort: bool) -> Rapport:
    if kort:
        return Rapport(name="verbeterrapport-kort.html", render=partial(render, soort="kort"))
    return Rapport(name=f"verbeterrapport.{vorm}", render=partial(render, vorm=vorm))


def _schoolgids(vorm: str, kopniveau: int, keuzes: Keuzes) -> Rapport:
    from basisnorm.rapport.html import as_fragment, as_html
    from basisnorm.rapport.markdown import as_markdown
    from basisnorm.rapport.schoolgids.let_op import check_gids
    from basisnorm.rapport.schoolgids.schoolgids import build_gids
    from basisnorm.rapport.text import as_text

    forms: dict[str, tuple[str, Callable[[Page], str]]] = {
        "html": ("schoolgids.html", as_html),
        "fragment": ("schoolgids-fragment.html", lambda page: as_fragment(page, kopniveau)),
        "md": ("schoolgids.md", as_markdown),
        "txt": ("schoolgids.txt", as_text),
    }
    name, render = forms[vorm]
    return Rapport(
        name=name,
        render=lambda uitslag: render(build_gids(uitslag, keuzes)),
        check=lambda uitslag, bestand: check_gids(uitslag, keuzes, bestand),
    )


def _read(
    samenwerkingsverband: Path | None,
    huisstijl: Path | None,
    volledig: bool,
    verbeterpunten: bool,
) -> Keuzes:
    """Both files, and what to look at in them is said; BasisnormFout with the mistakes in both."""
    from basisnorm.audit.samenwerkingsverband import (
        Samenwerkingsverband,
        read_samenwerkingsverband,
    )
    from basisnorm.rapport.schoolgids.huisstijl import read_huisstijl
    from basisnorm.rapport.schoolgids.schoolgids import Keuzes

    verband, stijl = Samenwerkingsverband(), None
    meldingen: list[Melding] = []
    refused = False
    try:
        if samenwerkingsverband is not None:
            verband, found = read_samenwerkingsverband(samenwerkingsverband)
            meldingen += found
    except BasisnormFout as fout:
        meldingen += fout.meldingen
        refused = True
    try:
        if huisstijl is not None:
            stijl = read_huisstijl(huisstijl)
    except BasisnormFout as fout:
        meldingen += fout.meldingen
        refused = True
    if refused:
        raise BasisnormFout(*meldingen)
    show(meldingen)
    return Keuzes(
        volledig=volledig, verbeterpunten=verbeterpunten, verband=verband, huisstijl=stijl
    )


def _refuse_options(
    soorten: Collection[str],
    vorm: str,
    kort: bool,
    kopniveau: str | None,
    of_gids: Mapping[str, object],
) -> None:
    """Options that do not go together, told before anything is read.

    Without a schoolgids those `of_gids` would do nothing, which nobody means.
    """
    if "schoolgids" not in soorten:
        for option, given in of_gids.items():
            if given:
                raise click.UsageError(f"{option} hoort bij --soort schoolgids of alle.")
    if vorm == "fragment" and [*soorten] != ["schoolgids"]:
        raise click.UsageError("Een fragment is er alleen van de schoolgids: --soort schoolgids.")
    if kopniveau is not None and vorm != "fragment":
        raise click.UsageError("--kopniveau hoort bij --vorm fragment.")
    if of_gids["--huisstijl"] and vorm != "html":
        raise click.UsageError("--huisstijl hoort bij --vorm html.")
    if kort and ("verbeter" not in soorten or vorm != "html"):
        raise click.UsageError("--kort hoort bij het verbeterrapport als html.")


def _refuse_equal_stems(bestanden: tuple[Path, ...]) -> None:
    """Two files with the same name would write the same report."""
    seen: dict[str, Path] = {}
    fouten = [
        Melding(
            code="zelfde-naam",
            bestand=str(bestand),
            tekst=f"{seen[bestand.stem.casefold()]} heeft dezelfde naam, en dus hetzelfde rapport.",
            oplossing="Geef een van de twee een andere naam, of maak de rapporten na elkaar in "
            "twee mappen.",
        )
        for bestand in bestanden
        if seen.setdefault(bestand.stem.casefold(), bestand) is not bestand
    ]
    if fouten:
        raise BasisnormFout(*fouten)
