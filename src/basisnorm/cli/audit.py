"""`basisnorm audit`: the zelfevaluatie of one school, as a conversation in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm.cli.groep import Opdracht
from basisnorm.cli.inlezen import Dag, norm_options, today


def _schooljaar(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The school year written in full; a usage error when it is none."""
    from basisnorm.audit.invoer import parse_schooljaar

    year = parse_schooljaar(value) if value is not None else None
    if value is not None and year is None:
        raise click.BadParameter(f"'{value}' is geen schooljaar. Schrijf het zo: 2026-2027.")
    return year


@click.command(
    cls=Opdracht,
    epilog="""\b
Voorbeelden:
  basisnorm audit                             een nieuwe zelfevaluatie
  basisnorm audit de-linde.yaml               verdergaan waar u was, of wijzigen
  basisnorm audit --vragenlijst quickscan     alleen de kerneisen
""",
)
@click.argument("bestand", required=False, type=click.Path(path_type=Path))
@click.option(
    "--rol",
    metavar="FUNCTIE",
    help="Wie dit invult: een functie, geen naam (standaard schoolleider).",
)
@click.option(
    "--schooljaar",
    callback=_schooljaar,
    metavar="JJJJ-JJJJ",
    help="Over welk schooljaar het gaat (standaard het huidige).",
)
@click.option(
    "--datum",
    type=Dag(),
    metavar="JJJJ-MM-DD",
    help="De dag van de zelfevaluatie (standaard vandaag).",
)
@norm_options
def audit(
    bestand: Path | None,
    rol: str | None,
    schooljaar: str | None,
    datum: str | None,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Doe de zelfevaluatie, vraag voor vraag.

    Elk antwoord is meteen bewaard. Stoppen mag altijd: met hetzelfde BESTAND gaat u later verder
    waar u was. Zonder BESTAND vraagt het programma eerst om de vestigingscode.
    """
    from basisnorm.cli.einde import Keuzes
    from basisnorm.cli.toetsen import keyboard
    from basisnorm.cli.zitting import Zitting

    keuzes = Keuzes(
        datum=datum or today(), norm=norm, vragenlijst=vragenlijst, rol=rol, schooljaar=schooljaar
    )
    with keyboard() as keys:
        Zitting(keys, keuzes).run(bestand)
