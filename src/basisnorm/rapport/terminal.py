"""A page on the terminal, laid out by rich: readable without colours, and aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Styled

from basisnorm.rapport.document import (
    Added,
    Badge,
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
    visible,
)
from basisnorm.rapport.text import says_more

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


def as_terminal(page: Page, width: int) -> RenderableType:
    """The page for a terminal that is `width` places wide."""
    found = [
        *_blocks(page.head, width, ""),
        "",
        *_blocks(page.body, width, ""),
        "",
        *_blocks(page.foot, width, "dim"),
    ]
    return Group(*_spaced(found))


def _blocks(blocks: Iterable[Block], width: int, style: str) -> Iterator[RenderableType]:
    """Each block; what is not about the one before it stands below an empty line."""
    before: Block | None = None
    for block in blocks:
        css = getattr(block, "css", "")
        look = " ".join([style, *(STYLES.get(word, "") for word in css.split())]).strip()
        match block:
            case Heading():
                yield ""
                yield from _heading(block)
            case Paragraph(drawn=False):
                if before is not None and not isinstance(before, Heading) and "dim" not in look:
                    yield ""
                yield _text(block.text, look)
            case List():
                for number, item in enumerate(block.items, 1):
                    marker = f"{number}." if block.numbered else "-"
                    yield _beside(marker, _flow(item.content, width, look), look)
            case Facts():
                yield from _facts(block.facts, width, look)
            case Table():
                yield ""
                yield from _table(visible(block), width, look)
            case Section():
                yield from _section(block, width, look)
            case Card():
                yield ""
                yield from _blocks(block.blocks, width, look)
            case Fold():
                inside = Section((block.heading, *(block.brief or block.blocks)))
                yield from _section(inside, width, look)
            case Figure() if block.text:
                yield _text(block.text, look)
            case Paragraph() | Figure() | Contents():
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


def _section(section: Section, width: int, style: str) -> Iterator[RenderableType]:
    """Under a heading of the third level and lower all stands a little to the right."""
    first, *rest = section.blocks
    if isinstance(first, Heading) and first.level > 2:
        yield from _blocks([first], width, style)
        for each in _blocks(rest, width - _INDENT, style):
            yield _indented(each)
    else:
        yield from _blocks(section.blocks, width, style)


def _heading(heading: Heading) -> Iterator[RenderableType]:
    found = _text(heading.text, _HEADINGS.get(heading.level, "bold"))
    if heading.over and heading.level > 2:
        yield Styled.assemble(found, (f"  {heading.over}", "dim"))
        return
    yield found
    if heading.over:
        yield Styled(heading.over, style="dim")


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


def _flow(flow: Flow, width: int, style: str) -> list[RenderableType]:
    found: list[RenderableType] = []
    for part in parts(flow):
        found += (
            [_text(part, style)]
            if isinstance(part, tuple)
            else [each for each in _blocks([part], width, style) if each != ""]
        )
    return found


def _beside(marker: str, found: list[RenderableType], style: str) -> RenderableType:
    """An item of a list, of which the second line stands under the first."""
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_row(Styled(marker, style=style), Group(*found))
    return grid


def _facts(facts: tuple[Fact, ...], width: int, style: str) -> Iterator[RenderableType]:
    """Labels at the left and what they say beside them; in front of it when it is narrow."""
    if width < NARROW:
        for fact in facts:
            first, *rest = _flow((Strong(f"{fact.label}:"), " ", *pieces(fact.value)), width, style)
            yield first
            yield from map(_indented, rest)
        return
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    for fact in facts:
        grid.add_row(
            Styled(fact.label, style=f"{style} bold".strip()),
            Group(*_flow(fact.value, width, style)),
        )
    yield grid


def _table(table: Table, width: int, style: str) -> Iterator[RenderableType]:
    """Columns; or when it is narrow, what stands in them under each other, row by row."""
    caption = [
        Styled.assemble(each, style="bold") if isinstance(each, Styled) else each
        for each in _flow(table.caption, width, style)
    ]
    yield from caption
    if width < NARROW:
        for row in table.rows:
            first, *rest = row.cells
            yield from _flow(first, width, f"{style} bold".strip())
            for column, cell in zip(table.columns[1:], rest, strict=True):
                found = _flow((f"{column.heading}: ", *pieces(cell)), width, style) if cell else []
                yield from map(_indented, found)
        return
    grid = Grid(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="bold")
    for column in table.columns:
        grid.add_column(column.heading)
    for row in table.rows:
        grid.add_row(*(Group(*_flow(cell, width, style)) for cell in row.cells))
    yield grid


def _indented(found: RenderableType) -> RenderableType:
    return Padding(found, (0, 0, 0, _INDENT)) if found != "" else found
