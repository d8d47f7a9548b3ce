"""Options that more than one opdracht takes, and how what was typed behind them is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from basisnorm.datums import GeenDatum, read_datum
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.model import Norm, Status
from basisnorm.words import remedy

F = TypeVar("F", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)
# Which questions are asked without --vragenlijst.
DEFAULT_VRAGENLIJST = "volledig"


class Dag(click.ParamType):  # type: ignore[type-arg]
    """A date such as 2026-11-21 or 21-11-2026, as ISO text."""

    name = "dag"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as ISO text; a usage error when there is no such day."""
        found = read_datum(str(value))
        if isinstance(found, GeenDatum):
            self.fail(" ".join(found), param, ctx)
        return found


def today() -> str:
    """The date of today, ISO: what stands for a --datum that was not typed."""
    return date.today().isoformat()


def day_option(uitleg: str) -> Callable[[F], F]:
    """--datum, with what that day is for."""
    return click.option("--datum", type=Dag(), metavar="JJJJ-MM-DD", help=uitleg)


datum_option = day_option("Op welke dag wordt gemeten (standaard de datum in het bestand).")

norm_option = click.option(
    "--norm", metavar="EDITIE_OF_MAP", help="Een andere editie, of een eigen norm."
)
vragenlijst_option = click.option(
    "--vragenlijst",
    metavar="ID_OF_BESTAND",
    help="Een eigen vragenlijst, of een van ons: volledig, quickscan, wettelijk.",
)
samenwerkingsverband_option = click.option(
    "--samenwerkingsverband",
    metavar="BESTAND",
    type=PATH,
    help="Wat het samenwerkingsverband in elke schoolgids wil.",
)
blad_option = click.option(
    "--blad", metavar="NAAM", help="Welk blad van de werkmap (standaard het eerste)."
)
codering_option = click.option(
    "--codering", metavar="NAAM", help="De codering van een CSV, als wij die verkeerd raden."
)


def norm_options(command: F) -> F:
    """The options with which a school or region uses a norm or questionnaire of its own."""
    return norm_option(vragenlijst_option(command))


def find_extra(
    norm: Norm, present: tuple[str, ...], named: tuple[str, ...], *, everything: bool
) -> tuple[str, ...]:
    """The gebieden in preparation to ask as well, in norm order; BasisnormFout when unknown."""
    known = [each.id for each in norm.gebieden if each.status is Status.IN_VOORBEREIDING]
    wrong = [
        Melding(
            code="onbekend-gebied",
            veld="--gebied",
            waarde=each,
            tekst=f"'{each}' is geen gebied in voorbereiding van norm {norm.id}.",
            oplossing=remedy(each, known)
            if each not in {gebied.id for gebied in norm.gebieden}
            else "Laat het weg: dit gebied wordt altijd al gevraagd.",
        )
        for each in named
        if each.lower() not in known
    ]
    if wrong:
        raise BasisnormFout(*wrong)
    chosen = {*present, *(each.lower() for each in named), *(known if everything else ())}
    return tuple(each for each in known if each in chosen)
