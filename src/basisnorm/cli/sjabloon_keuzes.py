"""What the sjablonen share: which questions, for whom, and where the file goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from basisnorm import __version__, files
from basisnorm.cli.inlezen import find_extra, norm_options
from basisnorm.errors import BasisnormFout, Melding

if TYPE_CHECKING:
    from basisnorm.norm.model import Norm, Vragenlijst
    from basisnorm.rapport.formulier import Formulier
    from basisnorm.rapport.tabelkop import Tabelkop

F = TypeVar("F", bound=Callable[..., Any])

SECTORS = ("po", "vo")
DEFAULT = "volledig"

sector_option = click.option(
    "--sector", type=click.Choice(SECTORS), help="Voor het primair (po) of voortgezet onderwijs."
)
schoolsoort_option = click.option(
    "--schoolsoort",
    type=click.Choice(("bo", "sbo", "so", "vso", "vo", "pro")),
    help="Voor deze soort school.",
)


def question_options(command: F) -> F:
    """The options that say which questions are asked, and where the file goes."""
    for option in (
        norm_options,
        click.option(
            "--ook-in-voorbereiding",
            is_flag=True,
            help="Ook alle gebieden die nog in voorbereiding zijn.",
        ),
        click.option(
            "--gebied",
            "gebieden",
            multiple=True,
            metavar="GEBIED",
            help="Ook dit gebied, dat nog in voorbereiding is, zoals autisme. Mag vaker.",
        ),
        click.option(
            "-o",
            "--uitvoer",
            metavar="BESTAND_OF_MAP",
            type=click.Path(path_type=Path),
            help="Waar het bestand komt (standaard de map waar u nu bent).",
        ),
    ):
        command = option(command)
    return command


def load_questions(
    norm: str | None,
    vragenlijst: str | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
    present: tuple[str, ...] = (),
) -> tuple[Norm, Vragenlijst, tuple[str, ...]]:
    """The norm, the questionnaire and the extra gebieden that were chosen."""
    from basisnorm.norm.load import DEFAULT_EDITION, load_norm, load_vragenlijst

    loaded = load_norm(norm or DEFAULT_EDITION)
    extra = find_extra(loaded, present, gebieden, everything=ook_in_voorbereiding)
    return loaded, load_vragenlijst(vragenlijst or DEFAULT, loaded), extra


def make_formulier(
    sector: str | None,
    schoolsoort: str | None,
    questions: tuple[Norm, Vragenlijst, tuple[str, ...]],
) -> Formulier:
    """The questions for one sector; a usage error when it is not clear which."""
    from basisnorm.audit.model import Schoolsoort
    from basisnorm.norm.model import Sector
    from basisnorm.rapport.formulier import Formulier

    kind = Schoolsoort(schoolsoort) if schoolsoort else None
    sector = _sector(sector, schoolsoort)
    if sector is None:
        raise click.UsageError(
            "Voor welke school is het? Noem --schoolsoort, zoals --schoolsoort bo, of --sector po "
            "of vo: po en vo hebben andere vragen."
        )
    norm, vragenlijst, extra = questions
    return Formulier(
        norm=norm,
        vragenlijst=vragenlijst,
        sector=Sector(sector),
        schoolsoort=kind,
        extra_gebieden=extra,
        programma=__version__,
    )


def _sector(sector: str | None, schoolsoort: str | None) -> str | None:
    """The sector that was named, or that of the schoolsoort; a usage error when they differ."""
    from basisnorm.audit.model import Schoolsoort

    if schoolsoort is None:
        return sector
    kind = Schoolsoort(schoolsoort)
    if sector not in (None, kind.sector.value):
        raise click.UsageError(
            f"Schoolsoort {kind.value} hoort bij sector {kind.sector.value}, niet bij {sector}. "
            "Laat --sector weg."
        )
    return kind.sector.value


def make_tabelkop(
    sector: str | None,
    questions: tuple[Norm, Vragenlijst, tuple[str, ...]],
    schoolsoort: str | None = None,
) -> Tabelkop:
    """The columns for one sector, or for both."""
    from basisnorm.norm.model import Sector
    from basisnorm.rapport.tabelkop import Tabelkop

    norm, vragenlijst, extra = questions
    sector = _sector(sector, schoolsoort)
    return Tabelkop(
        norm=norm,
        vragenlijst=vragenlijst,
        sectoren=(Sector(sector),) if sector else tuple(Sector),
        extra_gebieden=extra,
        programma=__version__,
    )


def place(uitvoer: Path | None, name: str) -> Path:
    """Where the file goes: `name` here, or in the folder that was named, or that file itself.

    Checked at once, so that no one waits for a file that cannot be written. BasisnormFout when
    something stands there already: what people filled in is never written over.
    """
    path = uitvoer if uitvoer is not None else Path(name)
    suffix = Path(name).suffix
    if files.is_folder(path) or path.suffix.lower() != suffix:
        if path.suffix and not files.is_folder(path):
            raise click.BadParameter(
                f"'{path}' moet eindigen op {suffix}, of een map zijn.", param_hint="-o"
            )
        path = path / name
    if files.exists(path):
        raise BasisnormFout(
            Melding(
                code="bestaat-al",
                bestand=str(path),
                tekst="Hier staat al een bestand met deze naam. Het blijft zoals het is.",
                oplossing="Noem met -o een andere naam of map.",
            )
        )
    return path


def write_new(path: Path, data: bytes) -> None:
    """Write a sjabloon and say where it is."""
    files.make_folder(path.parent)
    files.write_whole(path, data)
    click.echo(path)
