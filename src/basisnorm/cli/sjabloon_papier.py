"""`basisnorm sjabloon papier`: the questions to print, or to prepare with the team."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm.cli.groep import Opdracht
from basisnorm.cli.sjabloon_keuzes import (
    load_questions,
    make_formulier,
    place,
    question_options,
    schoolsoort_option,
    sector_option,
    write_new,
)


@click.command(
    cls=Opdracht,
    epilog="""\b
Voorbeelden:
  basisnorm sjabloon papier --sector po
  basisnorm sjabloon papier --schoolsoort vo --vragenlijst quickscan
  basisnorm sjabloon papier --sector po --vorm md
""",
)
@sector_option
@schoolsoort_option
@click.option(
    "--vorm",
    type=click.Choice(("html", "md")),
    default="html",
    help="html om te printen (standaard), of md (Markdown) om in te werken.",
)
@question_options
def papier(
    sector: str | None,
    schoolsoort: str | None,
    vorm: str,
    uitvoer: Path | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Zet alle vragen op papier, met ruimte om te schrijven.

    Handig om de vragen met het team voor te bereiden. Open het HTML-bestand in een browser en
    druk het af op A4.
    """
    questions = load_questions(norm, vragenlijst, gebieden, ook_in_voorbereiding)
    formulier = make_formulier(sector, schoolsoort, questions)
    name = f"vragen-{formulier.vragenlijst.id}-{schoolsoort or formulier.sector.value}.{vorm}"
    path = place(uitvoer, name)
    if vorm == "md":
        from basisnorm.rapport.papier.als_md import render_markdown

        write_new(path, render_markdown(formulier).encode())
        return
    from basisnorm.rapport.papier.papier import render_papier

    write_new(path, render_papier(formulier).encode())
