"""`basisnorm batch`: many schools at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from basisnorm.cli.opties import (
    PATH,
    blad_option,
    codering_option,
    day_option,
    norm_options,
    samenwerkingsverband_option,
)
from basisnorm.cli.taal import opdracht

SOORTEN = ("bo", "sbo", "so", "vso", "vo", "pro")


class Aantal(click.ParamType):  # type: ignore[type-arg]
    """A whole number from 1 to `most`."""

    name = "aantal"

    def __init__(self, most: int) -> None:
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; a usage error when it is none, or too small or too big."""
        try:
            number = int(value)
        except ValueError:
            number = 0
        if not 1 <= number <= self._most:
            self.fail(
                f"'{value}' kan hier niet. Kies een getal van 1 tot en met {self._most}.",
                param,
                ctx,
            )
        return number


@opdracht(
    "basisnorm batch scholen.csv --alleen-controleren",
    "basisnorm batch scholen.xlsx -o uitslagen",
    "basisnorm batch ingevulde-bestanden -o uitslagen",
    "basisnorm batch verbeterd.csv --aanvullen uitslagen -o uitslagen",
)
@click.argument("bron", metavar="TABEL|MAP", type=PATH)
@click.option(
    "-o",
    "--uitvoer",
    metavar="MAP",
    type=PATH,
    help="In welke map alles komt: een nieuwe, of een van een eerdere keer.",
)
@click.option("--alleen-controleren", is_flag=True, help="Alleen nakijken; er wordt niets bewaard.")
@click.option(
    "--rapporten",
    type=click.Choice(("geen", "verbeter", "schoolgids", "alle")),
    default="verbeter",
    help="Welke rapporten per school (standaard verbeter; geen = geen enkele webpagina).",
)
@click.option(
    "--aanvullen",
    metavar="MAP",
    type=PATH,
    help="Voeg deze scholen toe aan een eerdere uitvoer.",
)
@click.option(
    "--toch-vervangen",
    is_flag=True,
    help="Bij --aanvullen: vervang een school ook als daarmee antwoorden of teksten verdwijnen, "
    "als het schooljaar ouder is of als de schoolsoort anders is.",
)
@click.option("--excel", is_flag=True, help="Tabellen voor een Nederlandse Excel.")
@day_option("De datum voor scholen zonder datum (standaard vandaag).")
@click.option(
    "--schoolsoort",
    type=click.Choice(SOORTEN),
    help="De schoolsoort, als die niet in de tabel staat.",
)
@click.option(
    "--koppeling",
    metavar="BESTAND",
    type=PATH,
    help="Welke kolom welke eis is, bij een export van een formulier.",
)
@click.option(
    "--dubbel",
    type=click.Choice(("weiger", "laatste")),
    default="weiger",
    help="Vulde een school vaker in: weiger al haar rijen (standaard), of laat de laatste tellen.",
)
@click.option(
    "--duo",
    metavar="BESTAND",
    type=PATH,
    multiple=True,
    help="Uw adressenbestand van DUO, voor namen, besturen en gemeenten; mag vaker.",
)
@click.option(
    "--verwacht",
    metavar="LIJST",
    type=PATH,
    help="De scholen die u verwacht: wie ontbreekt er nog?",
)
@click.option(
    "--vorige",
    metavar="MAP",
    type=PATH,
    help="Een eerdere uitvoer, om mee te vergelijken in het overzicht.",
)
@click.option(
    "--minder-scholen",
    is_flag=True,
    help="Vervang de uitvoer ook als er meer dan de helft van de scholen uit verdwijnt.",
)
@samenwerkingsverband_option
@blad_option
@codering_option
@click.option(
    "--jobs", type=Aantal(64), default=1, metavar="AANTAL",
    help="Hoeveel rapporten tegelijk worden gemaakt (standaard 1).",
)  # fmt: skip
@norm_options
def batch(
    bron: Path,
    uitvoer: Path | None,
    alleen_controleren: bool,
    rapporten: str,
    aanvullen: Path | None,
    toch_vervangen: bool,
    excel: bool,
    datum: str | None,
    schoolsoort: str | None,
    koppeling: Path | None,
    dubbel: str,
    duo: tuple[Path, ...],
    verwacht: Path | None,
    vorige: Path | None,
    minder_scholen: bool,
    samenwerkingsverband: Path | None,
    blad: str | None,
    codering: str | None,
    jobs: int,
    norm: str | None,
    vragenlijst: str | None,
) -> int:
    """Werk in één keer de zelfevaluaties van veel scholen uit.

    TABEL is een CSV-bestand of een Excel-werkmap met een school per rij. MAP is een map met
    bestanden van 'basisnorm audit', of met ingevulde werkboeken.
    """
    from basisnorm.cli.batch_vraag import Vraag
    from basisnorm.cli.batch_werk import run

    if not alleen_controleren and uitvoer is None:
        raise click.UsageError(
            "Noem met -o een map voor de uitslagen, of kies --alleen-controleren."
        )
    if toch_vervangen and aanvullen is None:
        raise click.UsageError("--toch-vervangen hoort bij --aanvullen.")
    vraag = Vraag(
        bron=bron, uitvoer=uitvoer, alleen_controleren=alleen_controleren, rapporten=rapporten,
        aanvullen=aanvullen, excel=excel, datum=datum, schoolsoort=schoolsoort,
        koppeling=koppeling, dubbel=dubbel, duo=duo, verwacht=verwacht, vorige=vorige,
        minder_scholen=minder_scholen, toch_vervangen=toch_vervangen,
        samenwerkingsverband=samenwerkingsverband, blad=blad,
        codering=codering, jobs=jobs, norm=norm, vragenlijst=vragenlijst,
    )  # fmt: skip
    return run(vraag)
