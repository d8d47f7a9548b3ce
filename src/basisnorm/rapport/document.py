"""A page for people, before anyone lays it out: about ten blocks, the same for every report.

A report is one function from values to a `Page`; `html`, `markdown`, `text` and `terminal` make of
it what their medium can do, and know nothing of schools. What a report says and in which order is
decided here, once for all four:

    def build_hulp(overzicht: Overzicht, programma: str) -> Page:
        return Page(
            program=programma,
            title="Wie kan wie helpen?",                       # of the window or the tab
            description="Scholen die een andere school willen helpen.",
            head=(Heading(1, "Wie kan wie helpen?"), Facts((Fact("Scholen", "12"),), css="meta")),
            body=(
                Section(
                    (
                        Heading(2, "Lezen", anchor="lezen"),
                        Paragraph(("Bel ", Own(school.naam), ", of lees ", Link("meer", "#meer"))),
                        Table(
                            columns=(Column("School"), Column("Nu")),
                            rows=(Row((Own(school.naam), Badge("Op orde", css="n2"))),),
                        ),
                    ),
                    css="blok",
                ),
            ),
            foot=(Paragraph("Dit is een zelfevaluatie."),),
            styles=("hulp.css",),
        )

    as_html(page); as_markdown(page); as_text(page); as_terminal(page, width)

Three rules keep it small:

- What is ours is a `str`; what a school wrote is `Own`. Neither ever becomes a mark or a tag, and
  `Own` keeps a name in another script from turning around the words beside it. `Own` that is all of
  a paragraph or of an item also decides on which side that starts.
- Where a text is asked for, one piece is enough, or a tuple of pieces. A cell, an item, a caption
  and the value of a fact may hold blocks too, between or after the words.
- `css` names the look in our stylesheets, in HTML. On the terminal some of these words are a colour
  (`terminal.STYLES`); as text they are nothing. No renderer looks at them for anything else.

What can be a piece of a text or of a cell is a dataclass, although a NamedTuple is quicker to make:
there a tuple is a row of pieces, and the same words of two kinds (`Own`, `Strong`) are not equal.

A `Figure` is a picture in HTML and its own text everywhere else; `Contents` are only for who can
click. A report that needs another block than these gets a template of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass, replace
from itertools import groupby
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Own:
    """Words of a school."""

    text: Text


@dataclass(frozen=True, slots=True)
class Strong:
    """What stands out in a line."""

    text: Text


@dataclass(frozen=True, slots=True)
class Small:
    """What stands back in a line, such as the kind of a thing behind its name."""

    text: Text


@dataclass(frozen=True, slots=True)
class Code:
    """What someone types, or the name of a field."""

    text: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A word that says how something stands; `css` gives it a shape and a colour."""

    text: str
    _: KW_ONLY
    css: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address, or with "#" before it to an anchor on this page."""

    text: Text
    href: str


@dataclass(frozen=True, slots=True)
class Added:
    """Words that were not there before."""

    text: str


@dataclass(frozen=True, slots=True)
class Removed:
    """Words that are there no more."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is that of the page. `over` is a short line that says what kind of thing it is
    (above the heading in HTML, below it elsewhere).
    """

    level: int
    text: Text
    _: KW_ONLY
    over: str = ""
    anchor: str = ""
    css: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. One that is `drawn` explains pictures, and stands only where those are drawn."""

    text: Text
    _: KW_ONLY
    drawn: bool = False
    css: str = ""


class Item(NamedTuple):
    """An item of a list."""

    content: Flow
    anchor: str = ""
    css: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list, perhaps numbered; `label` says what it lists to who does not see it. One that is
    `drawn` explains pictures, and stands only where those are drawn.
    """

    items: tuple[Item, ...]
    _: KW_ONLY
    drawn: bool = False
    numbered: bool = False
    label: str = ""
    css: str = ""


class Fact(NamedTuple):
    """A label with what belongs to it."""

    label: str
    value: Flow


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts under each other."""

    facts: tuple[Fact, ...]
    _: KW_ONLY
    css: str = ""


class Column(NamedTuple):
    """A column of a table. On a narrow page its heading stands before each of its cells, unless it
    is `bare`; `mark` is the css of a shape beside the heading, and `notes` stand below it.
    Columns of `numbers` are lined up at the right, in HTML by their css.
    """

    heading: str
    notes: tuple[str, ...] = ()
    numbers: bool = False
    bare: bool = False
    mark: str = ""
    css: str = ""

    @property
    def in_line(self) -> str:
        """Its heading and notes on one line."""
        return f"{self.heading} ({'; '.join(self.notes)})" if self.notes else self.heading


class Row(NamedTuple):
    """A row: a cell for each column. The first names the row."""

    cells: tuple[Flow, ...]
    anchor: str = ""
    css: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `labelled` is the anchor of the heading that names it, where it has no caption.

    Rows of which there are thousands may be made each time that someone walks over them.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    _: KW_ONLY
    caption: Flow = ""
    labelled: str = ""
    css: str = "tabel"

    @property
    def falls_apart(self) -> bool:
        """Whether on a narrow page its cells stand under each other."""
        return not all(each.bare for each in self.columns)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. The first heading in it that has an anchor names it."""

    blocks: tuple[Block, ...]
    _: KW_ONLY
    css: str = ""

    @property
    def labelled(self) -> str:
        """The anchor of its name; empty without one."""
        return next((each.anchor for each in self.blocks if isinstance(each, Heading)), "")


@dataclass(frozen=True, slots=True)
class Card:
    """Blocks that look as one thing, within a section or around some. With `scroll` what is too
    large for it scrolls within the page, and that is how its frame is called.
    """

    blocks: tuple[Block, ...]
    _: KW_ONLY
    scroll: str = ""
    anchor: str = ""
    css: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that may be folded away under their heading, on paper never. On the terminal, where
    nothing can be folded, `brief` stands in their place, if there is any.
    """

    heading: Heading
    blocks: tuple[Block, ...]
    _: KW_ONLY
    brief: tuple[Block, ...] = ()
    open: bool = False
    css: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """Where one can go on this page; `label` is its heading."""

    links: tuple[Link, ...]
    _: KW_ONLY
    label: str = "Op deze pagina"
    css: str = ""


class Arc(NamedTuple):
    """A path of a ring, `length` long, in segments: `dash` of each is drawn, `gap` is not."""

    css: str
    path: str
    length: str
    width: str
    dash: str
    gap: str


class Ring(NamedTuple):
    """Arcs in a field of 200 by 200, with a number in the middle and words below it."""

    arcs: tuple[Arc, ...]
    number: str
    below: tuple[str, ...]


class Strip(NamedTuple):
    """Small boxes beside each other, each with a few signs in it."""

    boxes: tuple[Badge, ...]


class Bar(NamedTuple):
    """A bar of pieces: the css of each, where it begins and how long it is, in percents."""

    pieces: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in HTML and its text everywhere else. Without text all of it is said beside it."""

    picture: Ring | Strip | Bar
    text: str = ""


class Page(NamedTuple):
    """A whole page. `program` is the version that made it, `own_style` CSS that we made ourselves
    for this one school, `css` the look of all of it.
    """

    program: str
    title: str
    description: str
    head: tuple[Block, ...]
    body: tuple[Block, ...]
    foot: tuple[Block, ...] = ()
    styles: tuple[str, ...] = ()
    own_style: str = ""
    css: str = ""
    # Whether search engines may show it.
    public: bool = False


Inline = Own | Strong | Small | Code | Badge | Link | Added | Removed
Block = (
    Heading | Paragraph | List | Facts | Table | Section | Card | Fold | Contents | Figure
)  # fmt: skip
Text = str | Inline | tuple[str | Inline, ...]
Flow = Text | Block | tuple[str | Inline | Block, ...]
Line = tuple[str | Inline, ...]


def pieces(flow: Flow) -> tuple[str | Inline | Block, ...]:
    """The pieces of a text or of a cell; none when it is empty."""
    if isinstance(flow, tuple):
        return flow
    return (flow,) if flow else ()


def joined(separator: str, texts: Iterable[Text]) -> Line:
    """Texts behind each other, with something between them."""
    line: list[str | Inline] = []
    for text in texts:
        line += [separator] if line and separator else []
        line += [text] if not isinstance(text, tuple) else text
    return tuple(line)


def parts(flow: Flow) -> Iterator[Line | Block]:
    """Its blocks, and the words between them as lines; of a picture only its words."""
    said = (piece.text if isinstance(piece, Figure) else piece for piece in pieces(flow))
    found = (piece for piece in said if piece)
    for inline, group in groupby(found, lambda piece: not isinstance(piece, _BLOCKS)):
        if inline:
            yield tuple(piece for piece in group if not isinstance(piece, _BLOCKS))
        else:
            yield from (piece for piece in group if isinstance(piece, _BLOCKS))


def lines(flow: Flow) -> Iterator[Line]:
    """All that it says in lines, for where no block can stand."""
    for part in parts(flow):
        match part:
            case tuple():
                yield part
            case Heading() | Paragraph(drawn=False):
                yield _line(part.text)
            case List(drawn=False):
                yield from (line for item in part.items for line in lines(item.content))
            case Facts():
                yield from lines(listed(part))
            case Table():
                yield from (
                    line for row in visible(part).rows for cell in row.cells for line in lines(cell)
                )
            case Section() | Card():
                yield from lines(part.blocks)
            case Fold():
                yield from lines((part.heading, *part.blocks))


def listed(facts: Facts) -> List:
    """Facts as a list, for where that is the same."""
    return List(
        tuple(Item((Strong(f"{each.label}:"), " ", *pieces(each.value))) for each in facts.facts)
    )


def visible(table: Table) -> Table:
    """The table without the columns that hold nothing but pictures of what stands beside them."""
    kept = [
        any(next(lines(row.cells[place]), ()) for row in table.rows)
        or not any(row.cells[place] for row in table.rows)
        for place in range(len(table.columns))
    ]
    if all(kept):
        return table
    return replace(
        table,
        columns=tuple(each for each, keep in zip(table.columns, kept, strict=True) if keep),
        rows=tuple(
            row._replace(
                cells=tuple(each for each, keep in zip(row.cells, kept, strict=True) if keep)
            )
            for row in table.rows
        ),
    )


def says_more(href: str, text: str) -> bool:
    """Whether an address tells a reader on paper more than the words that lead to it."""
    return not href.startswith("#") and not href.endswith(text)


def _line(text: Text) -> Line:
    return joined("", (text,))


_BLOCKS = (Heading, Paragraph, List, Facts, Table, Section, Card, Fold, Contents, Figure)
