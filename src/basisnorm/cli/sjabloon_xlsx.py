"""`basisnorm sjabloon xlsx`: a workbook for one school, or the table with a school on each row."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm.cli.groep import Opdracht
from basisnorm.cli.sjabloon_keuzes import (
    load_questions,
    make_formulier,
    make_tabelkop,
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
  basisnorm sjabloon xlsx --een-school --schoolsoort bo
  basisnorm sjabloon xlsx --een-school --sector vo --vragenlijst quickscan
  basisnorm sjabloon xlsx --een-school --van de-linde.yaml
  basisnorm sjabloon xlsx -o scholen.xlsx
""",
)
@click.option("--een-school", is_flag=True, help="Een werkboek dat één school invult.")
@sector_option
@schoolsoort_option
@click.option(
    "--van",
    metavar="BESTAND",
    type=click.Path(path_type=Path),
    help="Met --een-school: zet de antwoorden uit dit bestand er alvast in.",
)
@question_options
def xlsx(
    een_school: bool,
    sector: str | None,
    schoolsoort: str | None,
    van: Path | None,
    uitvoer: Path | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Maak een Excel-bestand om in te vullen.

    Met --een-school: een werkboek met uitleg en een vraag per rij. Daarna maakt u er een uitslag of
    rapport van, net als van een bestand van 'basisnorm audit'. Zonder --een-school: de lege tabel
    met een school per rij, voor 'basisnorm batch'.
    """
    if not een_school:
        if schoolsoort is not None or van is not None:
            raise click.UsageError("--schoolsoort en --van horen bij --een-school.")
        from basisnorm.rapport.werkboek.tabel import render_tabel

        path = place(uitvoer, "scholen.xlsx")
        questions = load_questions(norm, vragenlijst, gebieden, ook_in_voorbereiding)
        write_new(path, render_tabel(make_tabelkop(sector, questions)))
        return
    if van is not None:
        if schoolsoort is not None or sector is not None:
            raise click.UsageError(
                "Laat --schoolsoort en --sector weg: dat staat al in het bestand."
            )
        from basisnorm.cli.sjabloon_van import fill_from

        fill_from(van, uitvoer, gebieden, ook_in_voorbereiding, norm, vragenlijst)
        return
    from basisnorm.rapport.werkboek.werkboek import render_werkboek

    questions = load_questions(norm, vragenlijst, gebieden, ook_in_voorbereiding)
    formulier = make_formulier(sector, schoolsoort, questions)
    path = place(uitvoer, f"werkboek-{schoolsoort or formulier.sector.value}.xlsx")
    write_new(path, render_werkboek(formulier))
