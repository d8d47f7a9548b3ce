"""`basisnorm demo`: an example school, from its answers to its report."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm import files, resources
from basisnorm.cli.opties import PATH
from basisnorm.cli.taal import opdracht
from basisnorm.cli.weergave import print_page
from basisnorm.library import load_uitslag, render
from basisnorm.rapport.uitvoermap import check_folder, write_page
from basisnorm.words import command_line

NAME = "de-linde.yaml"
REPORTS = (
    "verbeterrapport.html", "de-linde-verbeterrapport.html",
    "schoolgids.html", "de-linde-schoolgids.html",
)  # fmt: skip
OURS = frozenset({NAME, f"{NAME}~", *REPORTS, "uitslag.json"})


@opdracht(
    "basisnorm demo",
    "basisnorm demo proef",
)
@click.argument("map_", metavar="[MAP]", type=PATH, default=Path("basisnorm-demo"))
def demo(map_: Path) -> None:
    """Doe de zelfevaluatie van een voorbeeldschool, van begin tot eind.

    De bestanden komen in MAP (standaard basisnorm-demo). U mag ze wijzigen en er alles mee
    proberen; met 'basisnorm demo' begint u opnieuw.
    """
    from basisnorm.rapport.uitslagblad import build_uitslag

    check_folder(map_, OURS)
    files.make_folder(map_)
    example = resources.folder("questionnaires") / "voorbeeld" / NAME
    files.write_whole(map_ / NAME, example.read_bytes())
    uitslag = load_uitslag(map_ / NAME)
    write_page(map_ / "verbeterrapport.html", render(uitslag))
    write_page(map_ / "schoolgids.html", render(uitslag, "schoolgids"))
    files.write_whole(map_ / "uitslag.json", render(uitslag, "uitslag", "json").encode())
    print_page(build_uitslag(uitslag, eerste=3))
    school = str(map_ / NAME)
    rows = (
        (command_line("basisnorm", "uitslag", school), "alle verbeterpunten"),
        (command_line("basisnorm", "uitleg", school, "DYS-09"), "waarom deze eis zo is"),
        (
            command_line("basisnorm", "rapport", school, "--soort", "schoolgids"),
            "de schoolgids, met wat de school nog kan aanvullen",
        ),
        (command_line("basisnorm", "audit", school), "de antwoorden bekijken of wijzigen"),
        (command_line("basisnorm", "audit"), "beginnen met uw eigen school"),
    )
    click.echo(
        f"""
Dit is een verzonnen school. In de map {map_} staan nu:
  de-linde.yaml           de antwoorden van de school
  verbeterrapport.html    het rapport: open het in een browser
  schoolgids.html         het hoofdstuk over ondersteuning voor ouders
  uitslag.json            dezelfde uitslag, voor andere programma's

Verder kijken:"""
    )
    for command, why in rows:
        click.echo(f"  {command}\n      {why}")
