"""Pieces of layout that every page on the terminal uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from basisnorm.norm.model import Bron
from basisnorm.norm.vindplaats import vindplaats
from basisnorm.rapport import woorden
from basisnorm.uitslag.model import Uitslag

# What two columns need.
NARROW = 64


def render_steps(
    steps: Iterable[tuple[str, Sequence[RenderableType]]], width: int
) -> RenderableType:
    """Headings at the left and what they say beside them; below them when it is narrow.

    A heading without lines is left out.
    """
    filled = [(kop, lines) for kop, lines in steps if lines]
    if width < NARROW:
        return Group(*(part for kop, lines in filled for part in _below(kop, lines)))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column()
    for kop, lines in filled:
        for number, line in enumerate(lines):
            table.add_row("" if number else kop, line)
    return table


def render_bronnen(bronnen: Sequence[Bron]) -> Iterator[RenderableType]:
    """The sources with where to find them, and what is weak about them."""
    if not bronnen:
        return
    yield ""
    yield Text("Bronnen", style="bold")
    for bron in bronnen:
        when = f", {woorden.datum(bron.datum)}" if bron.datum else ""
        yield point(f"{woorden.na_elkaar(bron.titel, f'{bron.uitgever}{when}')}.")
        if place := vindplaats([bron]):
            yield Padding(f"{place}.", (0, 0, 0, 2))
        if bron.url:
            yield unbroken(f"  {bron.url}")
        if bron.opmerking:
            yield Padding(Text(bron.opmerking, style="dim"), (0, 0, 0, 2))


def render_verklaring(uitslag: Uitslag) -> Iterator[RenderableType]:
    """What every result says about itself (docs/scoreregel.md, 7)."""
    for sentence in (*uitslag.verklaring, woorden.herkomst(uitslag)):
        yield Text(sentence, style="dim")


def point(text: str) -> RenderableType:
    """One item of a list, of which the second line stands under the first."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_row("-", Text(text))
    return table


def unbroken(text: str) -> Text:
    """Text to copy, such as an address: it never breaks."""
    return Text(text, style="dim", no_wrap=True, overflow="ignore")


def _below(kop: str, lines: Iterable[RenderableType]) -> Iterator[RenderableType]:
    yield Text(kop, style="bold")
    for line in lines:
        yield Padding(line, (0, 0, 0, 2))
