"""`basisnorm norm controleer`: every mistake in the files of a norm, in one pass."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm.cli.groep import Opdracht
from basisnorm.cli.inlezen import Dag, today
from basisnorm.cli.meldingen import show
from basisnorm.errors import BasisnormFout, Ernst, Melding


@click.command(
    cls=Opdracht,
    epilog="""\b
Voorbeelden:
  basisnorm norm controleer mijn-norm
  basisnorm norm controleer 2024-11
""",
)
@click.argument("waar", metavar="MAP", required=False)
@click.option(
    "--datum",
    type=Dag(),
    metavar="JJJJ-MM-DD",
    help="Op welke dag u kijkt of de wet intussen kan zijn veranderd (standaard vandaag).",
)
def controleer(waar: str | None, datum: str | None) -> None:
    """Zoek alle fouten in de bestanden van een norm.

    MAP is de map van een eigen norm, of een editie zoals 2024-11. Zonder MAP is dat de nieuwste
    editie. Bij elke fout staat het bestand, de regel, de kolom, wat er mis is en wat
    waarschijnlijk is bedoeld.
    """
    from basisnorm import files, resources
    from basisnorm.norm.inspect import CONCEPT, check_history, inspect_folder
    from basisnorm.norm.load import DEFAULT_EDITION, editions
    from basisnorm.norm.schema import second_opinion
    from basisnorm.norm.vindplaats import describe_unchecked
    from basisnorm.rapport.woorden import aantal

    waar = waar or DEFAULT_EDITION
    if waar in editions():
        folder = resources.folder("norm") / waar
    else:
        folder = Path(waar)
        files.names_in(folder)
    inspection = inspect_folder(folder, waar)
    meldingen = [*inspection.meldingen, *check_history(inspection)]
    if inspection.norm is not None:
        meldingen += second_opinion(inspection.documents)
    if any(melding.ernst is Ernst.FOUT for melding in meldingen):
        raise BasisnormFout(*meldingen)
    norm = inspection.norm
    assert norm is not None
    told = describe_unchecked(norm, datum or today())
    if told is not None:
        meldingen.append(
            Melding(
                ernst=Ernst.LET_OP,
                code="wet-misschien-veranderd",
                bestand=f"{waar}/bronnen.yaml",
                tekst=told[0],
                oplossing=told[1],
            )
        )
    show(meldingen)
    based = f", gebaseerd op {norm.gebaseerd_op}" if norm.gebaseerd_op else ""
    concept = " (concept)" if norm.versie.startswith(CONCEPT) else ""
    click.echo(
        f"In orde: norm {norm.id}, versie {norm.versie}{concept}{based}, met "
        f"{aantal(len(norm.gebieden), 'gebied', 'gebieden')}, "
        f"{aantal(len(norm.eisen), 'eis', 'eisen')} en "
        f"{aantal(len(norm.bronnen), 'bron', 'bronnen')}."
    )
