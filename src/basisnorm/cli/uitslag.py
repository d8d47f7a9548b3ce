"""`basisnorm uitslag`: the conclusion and the verbeterpunten of one school."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from basisnorm.cli.meldingen import show
from basisnorm.cli.opties import PATH, datum_option, norm_options, today
from basisnorm.cli.taal import opdracht
from basisnorm.cli.weergave import print_file, print_page
from basisnorm.library import load_uitslag, render
from basisnorm.words import command_line


def _not_negative(context: click.Context, option: click.Parameter, value: int | None) -> int | None:
    if value is not None and value < 0:
        raise click.BadParameter("Een aantal is 0 of meer.", context, option)
    return value


@opdracht(
    "basisnorm uitslag de-linde.yaml",
    "basisnorm uitslag de-linde.yaml --eerste 3",
    "basisnorm uitslag de-linde.yaml --json > uitslag.json",
)
@click.argument("bestand", type=PATH)
@click.option(
    "--json", "as_json", is_flag=True, help="De hele uitslag als JSON, voor andere programma's."
)
@click.option(
    "--eerste",
    type=int,
    callback=_not_negative,
    metavar="AANTAL",
    help="Toon alleen de eerste verbeterpunten (standaard allemaal).",
)
@datum_option
@norm_options
def uitslag(
    bestand: Path,
    as_json: bool,
    eerste: int | None,
    datum: str | None,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Toon de conclusie en de verbeterpunten van een school.

    BESTAND is het bestand dat 'basisnorm audit' heeft gemaakt, of een ingevuld werkboek (.xlsx).
    """
    found = load_uitslag(bestand, norm=norm, vragenlijst=vragenlijst, datum=datum, vandaag=today())
    if as_json:
        print_file(render(found, "uitslag", "json"))
        return
    show(found.meldingen)
    from basisnorm.rapport.uitslagblad import build_uitslag

    print_page(build_uitslag(found, eerste))
    if sys.stdout.isatty():
        click.echo(
            f"\nWaarom? {command_line('basisnorm', 'uitleg', str(bestand))}\n"
            f"Op papier: {command_line('basisnorm', 'rapport', str(bestand))}",
            err=True,
        )
