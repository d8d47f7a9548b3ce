"""`basisnorm uitleg`: why an eis, a gebied or the school came out as it did."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm.cli.meldingen import show
from basisnorm.cli.opties import PATH, datum_option, norm_options, today
from basisnorm.cli.taal import opdracht
from basisnorm.cli.weergave import print_page
from basisnorm.library import load_uitslag
from basisnorm.rapport.uitleg import build_uitleg


@opdracht(
    "basisnorm uitleg de-linde.yaml              de conclusie van de school",
    "basisnorm uitleg de-linde.yaml dyslexie     één gebied",
    "basisnorm uitleg de-linde.yaml DYS-09       één eis, met de bronnen",
)
@click.argument("bestand", type=PATH)
@click.argument("eis_of_gebied", required=False)
@datum_option
@norm_options
def uitleg(
    bestand: Path,
    eis_of_gebied: str | None,
    datum: str | None,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Leg uit waarom een eis, een gebied of de school zo uitkomt.

    U ziet het antwoord, of de eis geldt, de drempel, de regel die besliste, de grond en de
    bronnen.
    """
    found = load_uitslag(bestand, norm=norm, vragenlijst=vragenlijst, datum=datum, vandaag=today())
    show(found.meldingen)
    print_page(build_uitleg(found, eis_of_gebied))
