"""The command line: which opdracht there are, and how each way of ending becomes an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

import click

from basisnorm import __version__
from basisnorm.cli.taal import Opdrachtgroep, speak_dutch

if TYPE_CHECKING:
    from basisnorm.errors import BasisnormFout

DONE, REFUSED, USAGE, INTERRUPTED, CLOSED = 0, 1, 2, 130, 141


@click.group(
    cls=Opdrachtgroep,
    opdrachten={
        "demo": ("demo", "Een voorbeeldschool, van begin tot eind."),
        "audit": ("audit", "De zelfevaluatie: beginnen, verdergaan of wijzigen."),
        "uitslag": ("uitslag", "De conclusie en de verbeterpunten van een school."),
        "uitleg": ("uitleg", "Waarom een eis, een gebied of de school zo uitkomt."),
        "rapport": ("rapport", "Het verbeterrapport als HTML-bestand."),
        "vergelijk": ("vergelijk", "Wat er veranderde sinds de vorige keer."),
        "sjabloon": ("sjabloon", "Een invulpagina, werkboek, tabel of de vragen op papier."),
        "omzetten": ("omzetten", "Van werkboek, tabel of JSON een bestand per school."),
        "batch": ("batch", "Veel scholen tegelijk, uit een tabel of een map."),
        "norm": ("norm", "De norm bekijken en controleren."),
    },
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 96},
    voorbeelden=(
        "basisnorm demo                         een voorbeeldschool, van begin tot eind",
        "basisnorm audit                        een nieuwe zelfevaluatie",
        "basisnorm audit de-linde.yaml          verdergaan waar u was",
        "basisnorm uitslag de-linde.yaml        de conclusie en de verbeterpunten",
        "basisnorm uitleg de-linde.yaml DYS-09  waarom deze eis zo is",
        "basisnorm rapport de-linde.yaml        het verbeterrapport, om te lezen of te printen",
    ),
)
@click.version_option(
    __version__,
    prog_name="basisnorm",
    message="%(prog)s, versie %(version)s",
    help="Toon de versie.",
)
def basisnorm() -> None:
    """Zelfevaluatie van uw school tegen de landelijke norm basisondersteuning.

    U ziet waar uw school staat, waarom, en wat een eerste stap is. Alles blijft op uw eigen
    computer.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit with its code; the only place that exits.

    An exception that is not named here is a bug, and shows its traceback.
    """
    speak_dutch()
    _prepare_streams()
    try:
        code = _run(arguments)
        sys.stderr.flush()
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        # What is wrong can be written nowhere; that something is, the code still says.
        _to_nowhere(2)
        code = REFUSED
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = basisnorm.main(arguments, prog_name="basisnorm", standalone_mode=False)
        sys.stdout.flush()
    except _refused() as fout:
        from basisnorm.cli.meldingen import show

        show(fout.meldingen)
        return REFUSED
    except click.UsageError as error:
        if error.ctx is None:
            click.echo("Uitleg: basisnorm --help\n", err=True)
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return _closed()
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _closed()
        click.echo("fout: De schijf is vol; de uitvoer is niet compleet.", err=True)
        return REFUSED
    except SystemExit as stop:
        # Click answers a closed stdout with exit code 1; a signal has its own code.
        return _closed() if stop.code == REFUSED else int(stop.code or DONE)
    return code if isinstance(code, int) else DONE


def _refused() -> type[BasisnormFout]:
    # Whoever asks for help need not wait for what a refusal is made of.
    from basisnorm.errors import BasisnormFout

    return BasisnormFout


def _prepare_streams() -> None:
    """Streams that are always there, and never fail on a character."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Started with this stream closed: then it reads nothing, or goes nowhere.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        # A console without "é" or "●" shows a "?" instead of a crash.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _closed() -> int:
    """Whoever read our output has seen enough; what is still in the buffer goes nowhere."""
    _to_nowhere(1)
    return CLOSED


def _to_nowhere(stream: int) -> None:
    """Let a stream go to the null device from here on."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), stream)
