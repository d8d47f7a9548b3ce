"""`basisnorm audit`: the zelfevaluatie of one school, as a conversation in the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from basisnorm.audit.codes import CodeFout, parse_samenwerkingsverband
from basisnorm.audit.schooljaar import parse_schooljaar
from basisnorm.cli import scherm
from basisnorm.cli.opties import PATH, day_option, norm_options, today
from basisnorm.cli.taal import opdracht
from basisnorm.cli.toetsen import keyboard
from basisnorm.cli.zitting import Chosen, Zitting
from basisnorm.interview.typed import clean_text


def _schooljaar(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The school year written in full; a usage error when it is none."""
    year = parse_schooljaar(value) if value is not None else None
    if value is not None and year is None:
        raise click.BadParameter(f"'{value}' is geen schooljaar. Schrijf het zo: 2026-2027.")
    return year


def _verband(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The number as it stands in the file; a usage error when it is none."""
    try:
        return parse_samenwerkingsverband(value) if value is not None else None
    except CodeFout as fout:
        raise click.BadParameter(f"{fout.tekst} {fout.oplossing}") from None


def _one_line(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The text as it may stand in the file; None when nothing is left of it."""
    return clean_text(value or "") or None


@opdracht(
    "basisnorm audit                                     een nieuwe zelfevaluatie",
    "basisnorm audit de-linde.yaml                       verdergaan waar u was, of wijzigen",
    "basisnorm audit --vragenlijst quickscan             alleen de kerneisen",
    "basisnorm audit --van de-linde.yaml                 een nieuw jaar, met de antwoorden van toen",  # noqa: E501
    "basisnorm audit de-linde.yaml --gebied autisme      ook een gebied in voorbereiding",
    "basisnorm audit de-linde.yaml --naar-norm 2026-08   mee naar een nieuwe norm",
)
@click.argument("bestand", required=False, type=PATH)
@click.option(
    "--rol",
    callback=_one_line,
    metavar="FUNCTIE",
    help="Wie dit invult: een functie, geen naam (standaard schoolleider).",
)
@click.option(
    "--naam",
    callback=_one_line,
    metavar="NAAM",
    help="De naam van de school, ook om een verschreven naam te verbeteren.",
)
@click.option(
    "--verband",
    callback=_verband,
    metavar="NUMMER",
    help="Het nummer van het samenwerkingsverband, zoals PO3004, ook om het te verbeteren.",
)
@click.option(
    "--schooljaar",
    callback=_schooljaar,
    metavar="JJJJ-JJJJ",
    help="Over welk schooljaar het gaat (standaard het huidige).",
)
@day_option("De dag van de zelfevaluatie (standaard vandaag).")
@click.option(
    "--gebied",
    "gebieden",
    multiple=True,
    metavar="GEBIED",
    help="Vraag ook dit gebied, dat nog in voorbereiding is, zoals autisme. Mag vaker.",
)
@click.option(
    "--ook-in-voorbereiding",
    is_flag=True,
    help="Vraag ook alle gebieden die nog in voorbereiding zijn.",
)
@click.option(
    "--van",
    metavar="VORIG",
    type=PATH,
    help="Begin met de antwoorden van een vorig jaar; BESTAND is dan het nieuwe bestand.",
)
@click.option(
    "--eenvoudig",
    is_flag=True,
    help="Gewone zinnen onder elkaar, zonder opmaak, voor een schermlezer of brailleregel.",
)
@click.option(
    "--naar-norm",
    metavar="EDITIE_OF_MAP",
    help="Neem de antwoorden mee naar deze norm, in een nieuw bestand ernaast.",
)
@click.option(
    "-o",
    "--uitvoer",
    type=PATH,
    metavar="NIEUW_BESTAND",
    help="Bij --naar-norm: hoe het nieuwe bestand heet (standaard BESTAND met de editie erachter).",
)
@norm_options
def audit(
    bestand: Path | None,
    rol: str | None,
    naam: str | None,
    verband: str | None,
    schooljaar: str | None,
    datum: str | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
    van: Path | None,
    eenvoudig: bool,
    norm: str | None,
    vragenlijst: str | None,
    naar_norm: str | None,
    uitvoer: Path | None,
) -> None:
    """Doe de zelfevaluatie, vraag voor vraag.

    Elk antwoord is meteen bewaard. Stoppen mag altijd: met hetzelfde BESTAND gaat u later verder
    waar u was. Zonder BESTAND vraagt het programma eerst om de vestigingscode.
    """
    if naar_norm is not None and bestand is None and van is None:
        raise click.UsageError("Noem bij --naar-norm ook het BESTAND met uw antwoorden.")
    if uitvoer is not None and (naar_norm is None or van is not None):
        raise click.UsageError("--uitvoer hoort bij --naar-norm, zonder --van.")
    chosen = Chosen(
        datum=datum or today(),
        norm=norm,
        vragenlijst=vragenlijst,
        rol=rol,
        naam=naam,
        verband=verband,
        schooljaar=schooljaar,
        gebieden=gebieden,
        ook_in_voorbereiding=ook_in_voorbereiding,
        eenvoudig=eenvoudig,
    )
    simple = eenvoudig or _needs_simple()
    scherm.keep_simple(simple)
    with keyboard(simple=simple) as keys:
        onward: tuple[Path | None, Chosen] | None = (bestand, chosen)
        if van is not None:
            # What compares norms makes every other start a fifth slower.
            from basisnorm.cli.overnemen import take_over

            onward = take_over(keys, chosen, van, bestand, naar_norm)
        elif naar_norm is not None and bestand is not None:
            from basisnorm.cli.overnemen import move

            onward = move(keys, chosen, bestand, naar_norm, uitvoer)
        if onward is not None:
            path, chosen = onward
            Zitting(keys, chosen).run(path)


def _needs_simple() -> bool:
    """Whether this is asked for, or there is no terminal that can do more."""
    asked = os.environ.get("BASISNORM_EENVOUDIG", "") not in ("", "0")
    is_bare = os.environ.get("TERM") == "dumb"
    return asked or is_bare or not (sys.stdin.isatty() and sys.stdout.isatty())
