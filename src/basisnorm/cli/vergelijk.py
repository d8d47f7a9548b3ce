"""`basisnorm vergelijk`: two results of one school, side by side."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from basisnorm.cli.groep import Opdracht
from basisnorm.cli.inlezen import Dag
from basisnorm.cli.meldingen import show


@click.command(
    cls=Opdracht,
    epilog="""\b
Voorbeelden:
  basisnorm vergelijk de-linde.yaml de-linde-2027.yaml
  basisnorm vergelijk de-linde.yaml de-linde-2027.yaml --vorm html
  basisnorm vergelijk de-linde.yaml de-linde-2027.yaml --vorm md > toen-en-nu.md
""",
)
@click.argument("oud", metavar="OUD", type=click.Path(path_type=Path))
@click.argument("nieuw", metavar="NIEUW", type=click.Path(path_type=Path))
@click.option(
    "--vorm",
    type=click.Choice(["terminal", "html", "md", "json"]),
    help="Tekst voor het scherm (standaard), een HTML-bestand, Markdown, of JSON.",
)
@click.option("--json", "as_json", is_flag=True, help="Hetzelfde als --vorm json.")
@click.option(
    "-o",
    "--uitvoer",
    metavar="MAP",
    type=click.Path(path_type=Path),
    help="Bij --vorm html: in welke map het bestand komt (standaard de map waar u nu bent).",
)
@click.option(
    "--datum",
    type=Dag(),
    metavar="JJJJ-MM-DD",
    help="Op welke dag NIEUW wordt gemeten (standaard de datum in het bestand).",
)
@click.option(
    "--norm",
    "norms",
    metavar="EDITIE_OF_MAP",
    multiple=True,
    help="Een eigen norm waarmee een van de twee is gemeten. Mag vaker.",
)
@click.option(
    "--vragenlijst",
    "lists",
    metavar="ID_OF_BESTAND",
    multiple=True,
    help="Een eigen vragenlijst van een van de twee. Mag vaker.",
)
def vergelijk(
    oud: Path,
    nieuw: Path,
    vorm: str | None,
    as_json: bool,
    uitvoer: Path | None,
    datum: str | None,
    norms: tuple[str, ...],
    lists: tuple[str, ...],
) -> None:
    """Toon wat er veranderde tussen twee zelfevaluaties van dezelfde school.

    OUD is het bestand van toen, NIEUW dat van nu. U leest per eis wat de school veranderde, en
    apart wat de norm veranderde.
    """
    if as_json and vorm not in (None, "json"):
        raise click.UsageError("Kies --json of --vorm, niet allebei.")
    vorm = "json" if as_json else vorm or "terminal"
    if uitvoer is not None and vorm != "html":
        raise click.UsageError("-o hoort bij --vorm html.")
    from basisnorm.cli.vergelijk_inlezen import compare_files

    found = compare_files(oud, nieuw, datum=datum, norms=norms, lists=lists)
    if vorm == "json":
        from basisnorm.rapport.vergelijk.als_json import render_json

        # A file name that is no text is shown as its bytes.
        sys.stdout.buffer.write(render_json(found).encode(errors="backslashreplace"))
        return
    show((*found.toen.meldingen, *found.nu.meldingen))
    from basisnorm.rapport.vergelijk.blad import build_blad

    blad = build_blad(found)
    if vorm == "html":
        from basisnorm.rapport.uitvoermap import write_page
        from basisnorm.rapport.vergelijk.als_html import render_vergelijking

        page = (uitvoer or Path()) / f"{nieuw.stem}-vergelijking.html"
        write_page(page, render_vergelijking(blad))
        click.echo(page)
    elif vorm == "md":
        from basisnorm.rapport.vergelijk.als_md import render_markdown

        # Files are UTF-8 on every computer, whatever the terminal makes of it.
        sys.stdout.buffer.write(render_markdown(blad).encode())
    else:
        from basisnorm.cli.weergave import print_page
        from basisnorm.rapport.vergelijk.terminal import render_blad

        print_page(lambda _: render_blad(blad))
