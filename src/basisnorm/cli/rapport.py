"""`basisnorm rapport`: the verbeterrapport and the schoolgids, as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from basisnorm import files
from basisnorm.cli.groep import Opdracht
from basisnorm.cli.inlezen import datum_option, load_uitslag, norm_options
from basisnorm.cli.meldingen import show
from basisnorm.errors import BasisnormFout, Melding

if TYPE_CHECKING:
    from basisnorm.cli.rapport_vormen import Bladen

# Options of the schoolgids: without it they would do nothing, which nobody means.
OF_GIDS = ("met_verbeterpunten", "volledig", "samenwerkingsverband", "huisstijl")


@click.command(
    cls=Opdracht,
    epilog="""\b
Voorbeelden:
  basisnorm rapport de-linde.yaml
  basisnorm rapport de-linde.yaml --kort
  basisnorm rapport de-linde.yaml --soort schoolgids
  basisnorm rapport de-linde.yaml --soort schoolgids --vorm fragment
  basisnorm rapport scholen/*.yaml --soort alle -o rapporten
""",
)
@click.argument(
    "bestanden", metavar="BESTAND...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "-o",
    "--uitvoer",
    metavar="MAP",
    type=click.Path(path_type=Path),
    default=Path(),
    help="In welke map de rapporten komen (standaard de map waar u nu bent).",
)
@click.option(
    "--soort",
    type=click.Choice(["verbeter", "schoolgids", "alle"]),
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
@click.option(
    "--samenwerkingsverband",
    metavar="BESTAND",
    type=click.Path(path_type=Path),
    help="Wat het samenwerkingsverband in elke schoolgids wil.",
)
@click.option(
    "--huisstijl",
    metavar="BESTAND",
    type=click.Path(path_type=Path),
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
    refuse_options(soort, vorm, kort, kopniveau)
    if uitvoer.suffix.lower() in (".html", ".htm", ".pdf", ".md", ".txt") and not files.is_folder(
        uitvoer
    ):
        raise click.BadParameter(
            f"'{uitvoer}' lijkt een bestand. Noem een map; het rapport krijgt zelf een naam.",
            param_hint="-o",
        )
    refuse_equal_stems(bestanden)
    from basisnorm.cli.rapport_vormen import choose_bladen

    # What serves all schools is read before any of them gets a report.
    bladen = choose_bladen(
        soort,
        vorm,
        kort=kort,
        kopniveau=int(kopniveau or 2),
        volledig=volledig,
        verbeterpunten=met_verbeterpunten,
        samenwerkingsverband=samenwerkingsverband,
        huisstijl=huisstijl,
    )
    show(bladen.meldingen)
    fouten: list[Melding] = []
    for bestand in bestanden:
        try:
            _write(bestand, uitvoer, bladen, norm=norm, vragenlijst=vragenlijst, datum=datum)
        except BasisnormFout as fout:
            fouten.extend(fout.meldingen)
    if fouten:
        raise BasisnormFout(*fouten)


def _write(
    bestand: Path,
    uitvoer: Path,
    bladen: Bladen,
    *,
    norm: str | None,
    vragenlijst: str | None,
    datum: str | None,
) -> None:
    """Every page of one school; BasisnormFout with what went wrong in any of them."""
    from basisnorm.rapport.uitvoermap import write_page

    uitslag = load_uitslag(bestand, norm=norm, vragenlijst=vragenlijst, datum=datum)
    show(uitslag.meldingen)
    fouten: list[Melding] = []
    for blad in bladen.bladen:
        page = uitvoer / f"{bestand.stem}-{blad.naam}"
        try:
            show(blad.check(uitslag, str(bestand)))
            write_page(page, blad.render(uitslag))
        except BasisnormFout as fout:
            fouten.extend(fout.meldingen)
        else:
            click.echo(page)
    if fouten:
        raise BasisnormFout(*fouten)


def refuse_options(soort: str, vorm: str, kort: bool, kopniveau: str | None) -> None:
    """Options that do not go together, told before anything is read."""
    given = click.get_current_context().params
    if soort == "verbeter":
        for name in OF_GIDS:
            if given[name]:
                option = name.replace("_", "-")
                raise click.UsageError(f"--{option} hoort bij --soort schoolgids of alle.")
    if vorm == "fragment" and soort != "schoolgids":
        raise click.UsageError("Een fragment is er alleen van de schoolgids: --soort schoolgids.")
    if kopniveau is not None and vorm != "fragment":
        raise click.UsageError("--kopniveau hoort bij --vorm fragment.")
    if given["huisstijl"] and vorm != "html":
        raise click.UsageError("--huisstijl hoort bij --vorm html.")
    if kort and (soort == "schoolgids" or vorm != "html"):
        raise click.UsageError("--kort hoort bij het verbeterrapport als html.")


def refuse_equal_stems(bestanden: tuple[Path, ...]) -> None:
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
