"""How meldingen look on the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from basisnorm.cli.vouwen import Vouwlijst
from basisnorm.errors import Melding

_INDENT = "  "


def show(meldingen: Iterable[Melding]) -> None:
    """Print meldingen to stderr, and how many there are when they do not fit in one look."""
    lijst = Vouwlijst()
    lijst.extend(meldingen)
    show_folded(lijst)


def show_folded(lijst: Vouwlijst) -> None:
    """The same for messages of which equal ones are together already."""
    # Some terminals do not know their width, and say 0.
    width = (sys.stderr.isatty() and os.get_terminal_size(sys.stderr.fileno()).columns) or None
    for melding in lijst.gevouwen():
        for line in format_melding(melding, width):
            print(line, file=sys.stderr)
    if lijst.fouten and lijst.fouten + lijst.let_ops > 1:
        print(_count(lijst.fouten, lijst.let_ops), file=sys.stderr)


def format_melding(melding: Melding, width: int | None = None) -> list[str]:
    """The lines of one melding; wrapped at `width`, or not at all.

    `bestand:regel:kolom: fout: tekst`, then `  doe dit: oplossing`: the form that editors and
    `grep` know.
    """
    place = [melding.bestand, melding.blad, melding.regel, melding.kolom]
    where = ":".join(str(part) for part in place if part is not None)
    first = f"{where}: " if where else ""
    lines = [
        f"{first}{melding.ernst.value}: {melding.tekst}",
        f"{_INDENT}doe dit: {melding.oplossing}",
    ]
    return [part for line in lines for part in _wrapped(_visible(line), width)]


def _wrapped(line: str, width: int | None) -> list[str]:
    if width is None or len(line) <= width:
        return [line]
    from textwrap import wrap

    return wrap(
        line,
        max(width, 20),
        subsequent_indent=_INDENT * 2,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _visible(text: str) -> str:
    """Names and values come from files: nothing in them may steer the terminal."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )


def _count(fouten: int, let_ops: int) -> str:
    fout = "1 fout" if fouten == 1 else f"{fouten} fouten"
    return f"{fout}, {let_ops} keer let-op." if let_ops else f"{fout}."
