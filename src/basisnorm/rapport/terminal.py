"""A page on the terminal, laid out by rich: readable without colours, and aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Styled

from basisnorm.rapport.document import (
    Added,
    Badge,
    Bar,
    Block,
    Card,
    Code,
    Contents,
    Fact,
    Facts,
    Figure,
    Flow,
    Fold,
    Heading,
    Inline,
    Line,
    Link,
    List,
    Own,
    Page,
    Paragraph,
    Removed,
    Section,
    Small,
    Strong,
    Table,
    Text,
    parts,
    pieces,
    says_more,
    visible,
)

# What two columns need.
NARROW = 64
# How a word of css looks here; all others look like nothing.
STYLES = {
    "muted": "dim", "klein": "dim", "meta": "dim", "verklaring": "dim", "zin": "bold",
    "n3": "bold green", "n2": "bold green", "n1": "bold yellow", "n0": "bold yellow",
    "nx": "bold cyan", "nv": "dim",
}  # fmt: skip
_HEADINGS = {1: "bold", 2: "bold underline"}
_INDENT = 2
_BAR = 31


class _Place(NamedTuple):
    """Where something comes: how wide that is, how far from the left, and in which style.

    In a `cell` rich cuts off what is too wide.
    """

    width: int
    indent: int = 0
    style: str = ""
    cell: bool = False

    def at(self, found: RenderableType) -> RenderableType:
        return Padding(found, (0, 0, 0, self.indent)) if self.indent else found

    def below(self, indent: int) -> _Place:
        return self._replace(width=self.width - indent, indent=self.indent + indent)

    def styled(self, *styles: str) -> _Place:
        return self._replace(style=" ".join(filter(None, (self.style, *styles))))

    def in_cell(self) -> _Place:
        return self._replace(indent=0, cell=True)


def as_terminal(page: Page, width: int) -> RenderableType:
    """The page for a terminal that is `width` places wide."""
    place = _Place(width)
    found = [
        *_blocks(page.head, place),
        "",
        *_blocks(page.body, place),
        "",
        *_blocks(page.foot, place.styled("dim")),
    ]
    return Group(*_spaced(found))


def _blocks(blocks: Iterable[Block], place: _Place) -> Iterator[RenderableType]:
    """Each block; what is not about the one before it stands below an empty line."""
    before: Block | None = None
    for block in blocks:
        here = place.styled(_style(getattr(block, "css", "")))
        match block:
            case Heading():
                yield ""
                yield from _heading(block, place)
            case Paragraph(drawn=False):
                is_first = before is None or isinstance(before, Heading)
                if not is_first and not here.indent and "dim" not in here.style:
                    yield ""
                yield _paragraph(block.text, here)
            case List(drawn=False):
                yield from _list(block, here)
            case Facts():
                yield from _facts(block.facts, here)
            case Table():
                yield ""
                yield from _table(visible(block), here)
            case Section():
                yield from _section(block, here)
            case Card():
                yield ""
                yield from _blocks(block.blocks, here)
            case Fold():
                inside = Section((block.heading, *(block.brief or block.blocks)))
                yield from _section(inside, here)
            case Figure(text="", picture=Bar() as bar) if not here.cell:
                yield _bar(bar, here)
            case Figure() if block.text:
                yield _paragraph(block.text, here)
            case Paragraph() | List() | Figure() | Contents():
                pass
        before = block


def _spaced(found: list[RenderableType]) -> Iterator[RenderableType]:
    """With one empty line where there were more, and none at either end."""
    begun = empty = False
    for each in found:
        if each == "":
            empty = True
            continue
        if empty and begun:
            yield ""
        yield each
        begun, empty = True, False


def _section(section: Section, place: _Place) -> Iterator[RenderableType]:
    """Under a heading of the third level and lower all stands a little to the right."""
    first, *rest = section.blocks
    if isinstance(first, Heading) and first.level > 2:
        yield from _blocks([first], place)
        yield from _blocks(rest, place.below(_INDENT))
    else:
        yield from _blocks(section.blocks, place)


def _heading(heading: Heading, place: _Place) -> Iterator[RenderableType]:
    found = _text(heading.text, _HEADINGS.get(heading.level, "bold"))
    if heading.over and heading.level > 2:
        found = Styled.assemble(found, (f"  {heading.over}", "dim"))
    yield place.at(found)
    if heading.over and heading.level <= 2:
        yield place.at(Styled(heading.over, style="dim"))


def _paragraph(text: Text, place: _Place) -> RenderableType:
    """An address or a code alone is there to be copied, and never breaks."""
    found = _text(text, place.style)
    match pieces(text):
        case (Link() | Code(),) if not place.cell:
            margin = " " * place.indent
            return Styled(margin + found.plain, style="dim", no_wrap=True, overflow="ignore")
    return place.at(found)


def _text(text: Text, style: str = "") -> Styled:
    found = Styled(style=style)
    for piece in pieces(text):
        found.append_text(_inline(piece))
    return found


def _inline(piece: str | Inline | Block) -> Styled:
    match piece:
        case str():
            return Styled(piece)
        case Own():
            return _text(piece.text)
        case Strong():
            return _text(piece.text, "bold")
        case Small():
            return _text(piece.text, "dim")
        case Code():
            return Styled(piece.text)
        case Badge():
            return Styled(piece.text, style=_style(piece.css))
        # The marks are those of `git diff --word-diff`: who sees no colours still sees them.
        case Added():
            return Styled(f"{{+{piece.text}+}}", style="bold green")
        case Removed():
            return Styled(f"[-{piece.text}-]", style="red strike")
        case Link():
            text = _text(piece.text)
            return text.append(f" ({piece.href})") if says_more(piece.href, text.plain) else text
        case _:
            raise TypeError(piece)


def _style(css: str) -> str:
    return " ".join(STYLES[word] for word in css.split() if word in STYLES)


def _flow(flow: Flow, place: _Place) -> Iterator[RenderableType]:
    """The lines and blocks of a cell or an item, close together."""
    for part in parts(flow):
        if isinstance(part, tuple):
            yield _paragraph(part, place)
        else:
            yield from (each for each in _blocks([part], place) if each != "")


def _list(found: List, place: _Place) -> Iterator[RenderableType]:
    """The second line of an item stands under its first; items with paragraphs stand apart."""
    apart = any(isinstance(part, Paragraph) for each in found.items for part in parts(each.content))
    width = len(f"{len(found.items)}.")
    for number, item in enumerate(found.items, 1):
        marker = f"{number}.".rjust(width) if found.numbered else "-"
        first, *rest = parts(item.content)
        grid = Grid.grid(padding=(0, 1, 0, 0))
        begin = first if isinstance(first, tuple) else (first,)
        grid.add_row(Styled(marker, style=place.style), Group(*_flow(begin, place.in_cell())))
        if apart and number > 1:
            yield ""
        yield place.at(grid)
        yield from _flow(_together(rest), place.below(len(marker) + 1))


def _together(found: Iterable[Line | Block]) -> tuple[str | Inline | Block, ...]:
    """Lines and blocks as one flow; a line stays a line."""
    return tuple(Paragraph(each) if isinstance(each, tuple) else each for each in found)


def _facts(facts: tuple[Fact, ...], place: _Place) -> Iterator[RenderableType]:
    """Labels at the left and what they say beside them; in front of it when it is narrow."""
    if place.width < NARROW:
        for fact in facts:
            first, *rest = parts((Strong(f"{fact.label}:"), " ", *pieces(fact.value)))
            yield from _flow(_together([first]), place)
            yield from _flow(_together(rest), place.below(_INDENT))
        return
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    for fact in facts:
        label = Styled(fact.label, style=f"{place.style} bold".strip())
        grid.add_row(label, Group(*_flow(fact.value, place.in_cell())))
    yield place.at(grid)


def _table(table: Table, place: _Place) -> Iterator[RenderableType]:
    """Columns; or when it is narrow, what stands in them under each other, row by row."""
    yield from _flow(table.caption, place.styled("bold"))
    if place.width < NARROW:
        for row in table.rows:
            first, *rest = row.cells
            yield from _flow(first, place.styled("bold"))
            for column, cell in zip(table.columns[1:], rest, strict=True):
                label = f"{column.in_line}: " if column.heading else ""
                if cell:
                    yield from _flow((label, *pieces(cell)), place.below(_INDENT))
        return
    grid = Grid(
        box=None,
        padding=(0, 3, 0, 0),
        pad_edge=False,
        header_style="bold",
        show_header=any(each.heading for each in table.columns),
    )
    for column in table.columns:
        grid.add_column(column.in_line, justify="right" if column.numbers else "left")
    for row in table.rows:
        grid.add_row(*(Group(*_flow(cell, place.in_cell())) for cell in row.cells))
    yield place.at(grid)


def _bar(bar: Bar, place: _Place) -> RenderableType:
    """A bar on which the rest can be told apart without colours."""
    whole = min(_BAR, place.width)
    found = Styled()
    for css, _, share in bar.pieces:
        found.append("━" * round(float(share) * whole / 100), style=_style(css))
    return place.at(found.append("─" * (whole - len(found)), style="dim"))
