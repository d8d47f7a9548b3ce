"""A page as Markdown, in which no text becomes a mark or HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from basisnorm.rapport.document import (
    Added,
    Badge,
    Block,
    Card,
    Code,
    Contents,
    Facts,
    Figure,
    Flow,
    Fold,
    Heading,
    Inline,
    Item,
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
    lines,
    listed,
    parts,
    pieces,
    visible,
)

_SPECIAL = re.compile(r"([\\`*_~<>\[\]|#]|&(?=#?\w+;))")
# At the begin of a line these make a list.
_LEADING = re.compile(r"^(\d*)([+-]|(?<=\d)[.)])")
_LINE_END = re.compile(r"\n(?!\n)")


def as_markdown(page: Page) -> str:
    """Markdown that ends with a line end."""
    foot = ["---", *blocks(page.foot)] if page.foot else []
    return "\n\n".join([*blocks((*page.head, *page.body)), *foot]) + "\n"


def blocks(found: Iterable[Block]) -> Iterator[str]:
    """Each block, to be set apart by an empty line."""
    bullet = ""
    for block in found:
        match block:
            case Heading():
                yield _heading(block)
                if block.over:
                    yield f"*{plain(block.over)}*"
            case Paragraph(drawn=False):
                yield escape_start(line(block.text))
            case List(drawn=False) | Facts():
                # Below another list this would be the rest of it.
                bullet = "*" if bullet == "-" else "-"
                yield _list(listed(block) if isinstance(block, Facts) else block, bullet)
                continue
            case Table():
                yield from _table(visible(block))
            case Section() | Card():
                yield from blocks(block.blocks)
            case Fold():
                yield from blocks((block.heading, *block.blocks))
            case Figure() if block.text:
                yield escape_start(plain(block.text))
            case Paragraph() | List() | Figure() | Contents():
                continue
        bullet = ""


def line(text: Text) -> str:
    """A text on one line. A badge among other words stands apart from them."""
    found = pieces(text)
    if len(found) == 1 and isinstance(found[0], Badge):
        return plain(found[0].text)
    return " ".join("".join(map(_inline, found)).split())


def plain(text: str) -> str:
    """A whole text on one line, for within a line."""
    return escape(" ".join(text.split()))


def escape(text: str) -> str:
    """A part of a line, with its spaces as they are."""
    return _SPECIAL.sub(r"\\\1", text)


def indent(text: str, places: int) -> str:
    """All lines but the first that far from the left; an empty one stays empty."""
    return _LINE_END.sub("\n" + " " * places, text)


def together(items: Iterable[str]) -> str:
    """The items of a list below each other; apart when one of them has paragraphs."""
    found = list(items)
    return ("\n\n" if any("\n\n" in each for each in found) else "\n").join(found)


def as_item(
    marker: str,
    item: Item,
    say: Callable[[Text], str],
    lay_out: Callable[[Iterable[Block]], Iterable[str]],
) -> str:
    """An item of a list, by how a line and how blocks are written; what stands below its first
    line stands under its text."""
    found = ""
    for part in parts(item.content):
        text = say(part) if isinstance(part, tuple) else "\n\n".join(lay_out([part]))
        between = "\n" if isinstance(part, List | Facts) else "\n\n"
        found += between * bool(found) + text
    return f"{marker} {indent(found, len(marker) + 1)}".rstrip()


def escape_start(line: str) -> str:
    """A line that was escaped already, so that it begins no list."""
    return _LEADING.sub(r"\1\\\2", line)


def _inline(piece: str | Inline | Block) -> str:
    match piece:
        case str():
            return escape(piece)
        case Own() | Small():
            return line(piece.text)
        case Strong():
            return f"**{line(piece.text)}**"
        case Badge() | Added():
            return f"**{plain(piece.text)}**"
        case Removed():
            return f"~~{plain(piece.text)}~~"
        case Code():
            return f"`{piece.text}`"
        case Link():
            return _link(piece)
        case _:
            raise TypeError(piece)


def _link(link: Link) -> str:
    text = line(link.text)
    if link.href.startswith("#"):
        return text
    if link.text in (link.href, link.href.removeprefix("mailto:")):
        return f"<{link.text}>"
    return f"[{text}](<{link.href}>)"


def _heading(heading: Heading) -> str:
    return f"{'#' * heading.level} {line(heading.text)}"


def _list(found: List, bullet: str) -> str:
    return together(
        _item(f"{number}." if found.numbered else bullet, item)
        for number, item in enumerate(found.items, 1)
    )


def _item(marker: str, item: Item) -> str:
    return as_item(marker, item, lambda text: escape_start(line(text)), blocks)


def _table(table: Table) -> Iterator[str]:
    if isinstance(table.caption, Heading):
        yield _heading(table.caption)
    elif table.caption:
        yield f"**{_cell(table.caption)}**"
    heads = [plain(each.in_line) for each in table.columns]
    under = ["---:" if each.numbers else "---" for each in table.columns]
    rows = chain((heads, under), (map(_cell, row.cells) for row in table.rows))
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _cell(flow: Flow) -> str:
    return "<br>".join(filter(None, map(line, lines(flow))))
