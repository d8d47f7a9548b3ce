"""`basisnorm sjabloon`: everything that people fill in without the interview."""

from __future__ import annotations

import click

from basisnorm.cli.groep import LazyGroup


@click.group(
    cls=LazyGroup,
    lazy={
        "xlsx": ("sjabloon_xlsx:xlsx", "Een werkboek voor één school, of een tabel voor alle."),
        "csv": ("sjabloon_csv:csv", "De lege tabel voor alle scholen als CSV."),
        "papier": ("sjabloon_papier:papier", "De vragen om te printen of vooraf te bespreken."),
        "koppeling": (
            "koppeling:koppeling",
            "Een voorstel om een export van een formulier te lezen.",
        ),
    },
    epilog="""\b
Voorbeelden:
  basisnorm sjabloon xlsx --een-school --schoolsoort bo
  basisnorm sjabloon xlsx -o scholen.xlsx
  basisnorm sjabloon papier --sector po
""",
)
def sjabloon() -> None:
    """Maak een leeg formulier: een werkboek, een tabel of de vragen op papier."""
