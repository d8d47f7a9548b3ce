"""`basisnorm uitslag`: the conclusion and the verbeterpunten of one school."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from basisnorm.cli.groep import Opdracht
from basisnorm.cli.inlezen import datum_option, load_uitslag, norm_options
from basisnorm.cli.meldingen import show
from basisnorm.words import command_line


def _not_negative(context: click.Context, option: click.Parameter, value: int | None) -> int | None:
    if value is not None and value < 0:
        raise click.BadParameter("Een aantal is 0 of meer.", context, option)
    return value


@click.command(
    cls=Opdracht,
    epilog="""\b
Voorbeelden:
  basisnorm uitslag de-linde.yaml
  basisnorm uitslag de-linde.yaml --eerste 3
  basisnorm uitslag de-linde.yaml --json > uitslag.json
""",
)
@click.argument("bestand", type=click.Path(path_type=Path))
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
    found = load_uitslag(bestand, norm=norm, vragenlijst=vragenlijst, datum=datum)
    if as_json:
        from basisnorm.rapport.export import render_json

        # JSON is UTF-8 on every computer; of a file name that is no text, the bytes are shown.
        sys.stdout.buffer.write(render_json(found).encode(errors="backslashreplace"))
        return
    show(found.meldingen)
    from basisnorm.cli.weergave import print_lines
    from basisnorm.rapport.uitslagblad import render_uitslag

    print_lines(lambda width: render_uitslag(found, eerste=eerste, width=width))
    if sys.stdout.isatty():
        click.echo(
            f"\nWaarom? {command_line('basisnorm', 'uitleg', str(bestand))}\n"
            f"Op papier: {command_line('basisnorm', 'rapport', str(bestand))}",
            err=True,
        )
