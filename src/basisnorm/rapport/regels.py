"""A page on the terminal that is no more than lines, wrapped and indented.

Columns of text are for rich (rapport/opmaak). Loading that would take half as long again as all of
`basisnorm uitslag`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# A text and how it looks: "bold" or "dim", a colour, or nothing.
Stuk = tuple[str, str]
# The style of what is left of a bar: only there where there are colours.
REST = "rest"

_WORD = re.compile(r"\s*\S+\s*")
# Below this, and among these signs, every character takes one place.
_NARROW = re.compile("[\x20-\u02ff\u2010-\u2027\u2500-\u257f]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alinea:
    """One paragraph; `inspringen` is how far from the left, and a `heel` one is never broken."""

    stukken: tuple[Stuk, ...] = ()
    inspringen: int = 0
    heel: bool = False


def alinea(*stukken: str | Stuk, inspringen: int = 0, heel: bool = False) -> Alinea:
    """A paragraph of these texts, each with a style or without."""
    pairs = ((each, "") if isinstance(each, str) else each for each in stukken)
    return Alinea(stukken=tuple(pairs), inspringen=inspringen, heel=heel)


def tabel(rijen: Sequence[Sequence[Stuk]], tussen: int) -> Iterator[Alinea]:
    """Rows of which the columns stand under each other, `tussen` places apart."""
    widths = [max(cells(tekst) for tekst, _ in kolom) for kolom in zip(*rijen, strict=True)]
    for rij in rijen:
        padded = (
            (tekst, stijl, " " * (width + tussen - cells(tekst)))
            for (tekst, stijl), width in zip(rij, widths, strict=True)
        )
        yield alinea(*(part for tekst, stijl, rest in padded for part in ((tekst, stijl), rest)),
                     heel=True)  # fmt: skip


def balk(deel: int, geheel: int, breedte: int, stijl: str) -> Alinea:
    """A bar, filled as far as `deel` of `geheel`; the rest of it only shows by its colour."""
    halves = 2 * breedte * deel // geheel
    full, half = divmod(halves, 2)
    rest = breedte - full - half
    # Half a place apart, so that the end can be seen.
    gap = rest > 0 and full > 0 and not half
    return alinea(
        ("━" * full + "╸" * half, stijl),
        ("╺" * gap + "━" * (rest - gap), REST),
        heel=True,
    )


def lay_out(alineas: Iterable[Alinea], breedte: int) -> Iterator[list[Stuk]]:
    """The lines, none wider than `breedte` places unless it is `heel`; an empty one is []."""
    for each in alineas:
        margin = [(" " * each.inspringen, "")] if each.inspringen else []
        for line in _lines(each.stukken):
            text = "".join(part for part, _ in line)
            breaks = [] if each.heel else _breaks(text, breedte - each.inspringen)
            for start, end in zip([0, *breaks], [*breaks, len(text)], strict=True):
                yield margin + _cut(line, start, start + len(text[start:end].rstrip()))


def cells(text: str) -> int:
    """How many places a text takes on the terminal."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _lines(stukken: Iterable[Stuk]) -> list[list[Stuk]]:
    """Cut at the line ends that stand in the text."""
    lines: list[list[Stuk]] = [[]]
    for text, style in stukken:
        # What a tab does depends on where it stands.
        first, *others = text.replace("\t", " ").split("\n")
        lines[-1].append((first, style))
        lines += ([(other, style)] for other in others)
    return lines


def _breaks(text: str, width: int) -> list[int]:
    """Where new lines start: before a word, or within one that is wider than a line."""
    found: list[int] = []
    used = 0
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        need = cells(word.rstrip())
        if used + need > width:
            if start:
                found.append(start)
            used = 0
            if need > width:
                for place, character in enumerate(word.rstrip(), start):
                    if used + cells(character) > width:
                        found.append(place)
                        used = 0
                    used += cells(character)
                used += len(word) - len(word.rstrip())
                continue
        used += cells(word)
    return found


def _cut(line: Iterable[Stuk], start: int, end: int) -> list[Stuk]:
    """The characters from `start` to `end`, in their styles."""
    found = []
    at = 0
    for text, style in line:
        part = text[max(start - at, 0) : max(end - at, 0)]
        if part:
            found.append((part, style))
        at += len(text)
    return found
