"""A page as plain text: a paragraph is one line, so that it wraps where it lands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    pieces,
    says_more,
    visible,
)
from basisnorm.rapport.markdown import as_item, together

_RULE = 40
_WIDEST = 72
_UNDER = {1: "=", 2: "-"}


def as_text(page: Page) -> str:
    """Plain text that ends with a line end."""
    foot = ["-" * _RULE, *_blocks(page.foot)] if page.foot else []
    return "\n\n".join([*_blocks((*page.head, *page.body)), *foot]) + "\n"


def line(text: Text) -> str:
    """A text on one line, with the address of a link behind it where that says more.

    A badge among other words stands apart from them.
    """
    found = pieces(text)
    if len(found) == 1 and isinstance(found[0], Badge):
        return found[0].text
    return " ".join("".join(map(_inline, found)).split())


def _blocks(found: Iterable[Block]) -> Iterator[str]:
    for block in found:
        match block:
            case Heading():
                text = line(block.text)
                under = _UNDER.get(block.level, "") * min(len(text), _WIDEST)
                yield f"{text}\n{under}".rstrip()
                if block.over:
                    yield block.over
            case Paragraph(drawn=False):
                yield line(block.text)
            case List(drawn=False):
                yield together(
                    as_item(f"{number}." if block.numbered else "-", item, line, _blocks)
                    for number, item in enumerate(block.items, 1)
                )
            case Facts():
                yield from _blocks((listed(block),))
            case Table():
                yield from _table(visible(block))
            case Section() | Card():
                yield from _blocks(block.blocks)
            case Fold():
                yield from _blocks((block.heading, *block.blocks))
            case Figure() if block.text:
                yield line(block.text)
            case Paragraph() | List() | Figure() | Contents():
                pass


def _inline(piece: str | Inline | Block) -> str:
    match piece:
        case str():
            return piece
        case Own() | Small() | Strong():
            return line(piece.text)
        case Badge():
            return f"[{piece.text}]"
        case Code():
            return piece.text
        # The marks are those of `git diff --word-diff`.
        case Added():
            return f"{{+{piece.text}+}}"
        case Removed():
            return f"[-{piece.text}-]"
        case Link():
            text = line(piece.text)
            return f"{text} ({piece.href})" if says_more(piece.href, text) else text
        case _:
            raise TypeError(piece)


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield _cell(table.caption)
    heads = [each.in_line for each in table.columns]
    rows = [[_lines(cell) for cell in row.cells] for row in table.rows]
    under = any(len(cell) > 1 for row in rows for cell in row)
    yield "\n".join((_row_under if under else _row_beside)(heads, row) for row in rows)


def _row_beside(heads: list[str], row: list[list[str]]) -> str:
    """ "- DYS-04. Reden: ...; Besloten door: ..."; empty cells are left out."""
    first, *rest = map(" ".join, row)
    told = [f"{head}: {cell}" for head, cell in zip(heads[1:], rest, strict=True) if cell]
    return f"- {first}. {'; '.join(told)}" if told else f"- {first}."


def _row_under(heads: list[str], row: list[list[str]]) -> str:
    """The same under each other, for a table with more than one line in a cell."""
    first, *rest = row
    told = [
        f"{head}: {line}" if number == 0 else line
        for head, cell in zip(heads[1:], rest, strict=True)
        for number, line in enumerate(cell)
    ]
    return "- " + "\n  ".join([*first, *told])


def _cell(flow: Flow) -> str:
    return " ".join(_lines(flow))


def _lines(flow: Flow) -> list[str]:
    return list(filter(None, map(line, lines(flow))))
