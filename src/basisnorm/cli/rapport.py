"""`basisnorm rapport`: the verbeterrapport as an HTML file."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm import files
from basisnorm.cli.groep import Opdracht
from basisnorm.cli.inlezen import datum_option, load_uitslag, norm_options
from basisnorm.cli.meldingen import show
from basisnorm.errors import BasisnormFout, Melding


@click.command(
    cls=Opdracht,
    epilog="""\b
Voorbeelden:
  basisnorm rapport de-linde.yaml
  basisnorm rapport scholen/*.yaml -o rapporten
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
@datum_option
@norm_options
def rapport(
    bestanden: tuple[Path, ...],
    uitvoer: Path,
    datum: str | None,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Maak het verbeterrapport van een school: één HTML-bestand.

    Open het in een browser, druk het af of mail het. Een eerder rapport van basisnorm met
    dezelfde naam wordt vervangen; een ander bestand nooit.
    """
    from basisnorm.rapport.html import render_verbeterrapport
    from basisnorm.rapport.uitvoermap import write_page

    if uitvoer.suffix.lower() in (".html", ".htm", ".pdf") and not files.is_folder(uitvoer):
        raise click.BadParameter(
            f"'{uitvoer}' lijkt een bestand. Noem een map; het rapport krijgt zelf een naam.",
            param_hint="-o",
        )
    refuse_equal_stems(bestanden)
    uitslagen = []
    fouten: list[Melding] = []
    for bestand in bestanden:
        try:
            uitslagen.append(
                (bestand, load_uitslag(bestand, norm=norm, vragenlijst=vragenlijst, datum=datum))
            )
        except BasisnormFout as fout:
            fouten.extend(fout.meldingen)
    for bestand, uitslag in uitslagen:
        show(uitslag.meldingen)
        page = uitvoer / f"{bestand.stem}-verbeterrapport.html"
        try:
            write_page(page, render_verbeterrapport(uitslag))
        except BasisnormFout as fout:
            fouten.extend(fout.meldingen)
        else:
            click.echo(page)
    if fouten:
        raise BasisnormFout(*fouten)


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
