"""`basisnorm sjabloon csv`: the empty table with a school on each row."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm.cli.groep import Opdracht
from basisnorm.cli.sjabloon_keuzes import (
    load_questions,
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
  basisnorm sjabloon csv --sector po
  basisnorm sjabloon csv --excel -o scholen.csv
""",
)
@sector_option
@schoolsoort_option
@click.option("--excel", is_flag=True, help="Zo dat een Nederlandse Excel het goed opent.")
@question_options
def csv(
    sector: str | None,
    schoolsoort: str | None,
    excel: bool,
    uitvoer: Path | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Maak de lege tabel met een school per rij: alleen de kopjes.

    Met --sector of --schoolsoort staan alleen de vragen voor po of vo erin. De ingevulde tabel
    geeft u aan 'basisnorm batch'.
    """
    from basisnorm.rapport.tabelkop import render_csv

    path = place(uitvoer, "scholen.csv")
    questions = load_questions(norm, vragenlijst, gebieden, ook_in_voorbereiding)
    write_new(path, render_csv(make_tabelkop(sector, questions, schoolsoort), excel=excel))
