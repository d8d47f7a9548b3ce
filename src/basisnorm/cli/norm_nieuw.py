"""`basisnorm norm nieuw`: a norm of one's own to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm.cli.groep import Opdracht
from basisnorm.cli.inlezen import today
from basisnorm.errors import BasisnormFout, Melding


@click.command(
    cls=Opdracht,
    epilog="""\b
Voorbeelden:
  basisnorm norm nieuw norm-noord
  basisnorm norm nieuw norm-zuid --naam "Norm van regio Zuid"
  basisnorm norm nieuw norm-los --los
""",
)
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path))
@click.option(
    "--gebaseerd-op",
    "editie",
    metavar="EDITIE",
    help="De landelijke editie waarop uw norm bouwt (standaard de nieuwste).",
)
@click.option("--los", is_flag=True, help="Begin zonder landelijke editie.")
@click.option("--naam", help="De naam boven een rapport (standaard de naam van de map).")
def nieuw(map_: Path, editie: str | None, los: bool, naam: str | None) -> None:
    """Begin een eigen norm in een nieuwe map.

    Uw norm bouwt op een landelijke editie: u neemt alles over, laat weg, maakt strenger of voegt
    toe. In MAP komen bestanden met uitleg bij elke regel. Ze kloppen al: vervang wat erin staat.
    """
    from basisnorm import files
    from basisnorm.norm.load import DEFAULT_EDITION, editions
    from basisnorm.norm.skelet import make_files, make_id
    from basisnorm.rapport.uitvoermap import check_folder
    from basisnorm.words import remedy

    if los and editie is not None:
        raise click.UsageError("Kies één van --los en --gebaseerd-op, niet allebei.")
    editie = editie or DEFAULT_EDITION
    if editie not in editions():
        raise BasisnormFout(
            Melding(
                code="onbekende-editie",
                waarde=editie,
                tekst=f"De editie '{editie}' kennen wij niet.",
                oplossing=remedy(editie, editions()),
            )
        )
    check_folder(map_, frozenset())
    name = map_.resolve().name
    made = make_files(make_id(name), naam or f"Norm {name}", today(), None if los else editie)
    for path, content in made.items():
        files.make_folder((map_ / path).parent)
        files.write_whole(map_ / path, content)
    based = "Uw norm staat los" if los else f"Uw norm bouwt op de landelijke editie {editie}"
    click.echo(
        f"""{based}. In de map {map_} staan nu:
  {"norm.yaml":<22} de naam, de versie en wat er meedoet
  {"eigen-afspraken.yaml":<22} uw eigen eisen
  {"bronnen.yaml":<22} waar die vandaan komen
  {"versies.yaml":<22} wat er per versie veranderde
  {"schema":<22} hulp voor uw tekstprogramma; hier hoeft u niets te doen

Open de bestanden in een tekstprogramma en pas ze aan. Daarna:
  basisnorm norm controleer {map_}
  basisnorm norm toon --norm {map_}"""
    )
