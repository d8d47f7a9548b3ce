"""How meldingen look on the terminal: equal ones together, and how many there are.

Thirty-five rows with one and the same mistake are one melding.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import wrap
from typing import Self

from basisnorm.errors import Ernst, Melding
from basisnorm.words import listing, shown, some

_INDENT = "  "
# So many are shown one by one: each has its own place.
_APART = 2
# Of so many the rows are all named.
_NAMED = 10
_MORE = {"rij": "rijen", "regel": "regels"}
_EIS = re.compile(r"\b[A-Z]{2,5}-[0-9]{2,3}\b")


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


@dataclass(slots=True)
class _Fold:
    """The first few, with their place in the list, and how many there are in how many files."""

    eerste: list[tuple[int, Melding]] = field(default_factory=list)
    aantal: int = 0
    bestanden: set[str | None] = field(default_factory=set)
    regels: dict[int | None, None] = field(default_factory=dict)
    eisen: dict[str, None] = field(default_factory=dict)


class Vouwlijst:
    """Takes messages one by one; at most `most` different ones are kept (None: all)."""

    def __init__(self, most: int | None = None) -> None:
        self.fouten = self.let_ops = 0
        self._most = most
        self._folds: dict[tuple[object, ...], _Fold] = {}

    def add(self, melding: Melding) -> None:
        """Take one."""
        if melding.ernst is Ernst.FOUT:
            self.fouten += 1
        else:
            self.let_ops += 1
        key = _key(melding)
        fold = self._folds.get(key)
        if fold is None:
            if self._most is not None and len(self._folds) >= self._most:
                return
            fold = self._folds[key] = _Fold()
        fold.aantal += 1
        if len(fold.eerste) < _APART:
            fold.eerste.append((self.fouten + self.let_ops, melding))
        # How many does not matter past the first few.
        if len(fold.bestanden) <= _APART:
            fold.bestanden.add(melding.bestand)
        if len(fold.regels) <= _NAMED:
            fold.regels[melding.regel] = None
        if melding.ernst is Ernst.LET_OP and (eis := _EIS.search(melding.tekst)):
            fold.eisen[eis[0]] = None

    def extend(self, meldingen: Iterable[Melding]) -> None:
        """Take several."""
        for melding in meldingen:
            self.add(melding)

    def copy(self) -> Self:
        """The same list, to go on with."""
        other = copy(self)
        other._folds = {
            key: replace(
                each,
                eerste=[*each.eerste],
                bestanden={*each.bestanden},
                regels={**each.regels},
                eisen={**each.eisen},
            )
            for key, each in self._folds.items()
        }
        return other

    @property
    def getoond(self) -> int:
        """How many messages those of `gevouwen` stand for."""
        return sum(each.aantal for each in self._folds.values())

    def gevouwen(self) -> Iterator[Melding]:
        """What there is to show, in the order in which it came."""
        found = [
            (place, melding if fold.aantal <= _APART else _folded(melding, fold))
            for fold in self._folds.values()
            for place, melding in fold.eerste[: _APART if fold.aantal <= _APART else 1]
        ]
        return (melding for _, melding in sorted(found, key=lambda each: each[0]))


def _key(melding: Melding) -> tuple[object, ...]:
    """What is the same in equal messages: all but the place, and the names of things in them."""
    texts = [melding.tekst, melding.oplossing]
    if melding.vestigingscode:
        texts = [each.replace(melding.vestigingscode, "\0") for each in texts]
    if melding.bestand:
        texts = [each.replace(melding.bestand, "\1") for each in texts]
    kolom: object = melding.kolom if isinstance(melding.kolom, str) else None
    if melding.ernst is Ernst.LET_OP and (bare := _EIS.sub("\2", texts[0])) != texts[0]:
        # The same of many eisen; each has a column of its own.
        texts[0], kolom = bare, None
    return melding.ernst, melding.code, melding.blad, kolom, *texts


def _folded(melding: Melding, fold: _Fold) -> Melding:
    """The first of many, with how many there are and where."""
    line = "regel" if isinstance(melding.kolom, int) else "rij"
    rows = [str(each) for each in fold.regels if each is not None]
    if len(fold.eisen) > 1:
        where = f"{fold.aantal} keer: {some([*fold.eisen], _NAMED)}"
    elif len(fold.bestanden) > 1:
        example = shown(Path(melding.bestand or "").name)
        where = f"{fold.aantal} bestanden, bijvoorbeeld {example}"
    elif 1 < len(rows) <= _NAMED:
        where = f"op {line} {listing(rows, 'en')}"
    elif len(rows) > 1:
        where = f"{fold.aantal} {_MORE[line]}, bijvoorbeeld {line} {rows[0]}"
    else:
        where = f"{fold.aantal} keer"
    return replace(melding, tekst=f"{melding.tekst} ({where})")
