"""The HTML reports: the only place that knows Jinja2."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from basisnorm import resources
from basisnorm.rapport.document import (
    Added,
    Block,
    Card,
    Code,
    Column,
    Contents,
    Facts,
    Figure,
    Flow,
    Fold,
    Heading,
    Inline,
    Item,
    Line,
    List,
    Own,
    Page,
    Paragraph,
    Removed,
    Row,
    Section,
    Strong,
    Table,
    joined,
    lines,
    pieces,
)

if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup


# So many pieces of a long page are put together.
_TOGETHER = 1000


def as_html(page: Page) -> str:
    """The page as one HTML page that needs no script and no network."""
    return "".join(stream_html(page))


def as_fragment(page: Page, level: int) -> str:
    """The page as headings from `level`, paragraphs, lists and links, for a website of others.

    No element has a look or a place of its own: an editor would strip that.
    """
    bare = _bare((*page.head, *page.body, *page.foot), level - 1)
    return "".join(map(_show, bare))


def stream_html(page: Page) -> Iterator[str]:
    """The same in pieces, for a page too long to hold."""
    return stream_page("page.html.j2", stijlen=page.styles, eigen_stijl=page.own_style, page=page)


def _bare(blocks: Iterable[Block], lower: int) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Heading():
                yield Heading(block.level + lower, _unmarked(block.text))
                if block.over:
                    yield Paragraph(block.over)
            case Paragraph():
                yield Paragraph(_unmarked(block.text))
            case List():
                yield List(tuple(Item(_unmarked(each.content)) for each in block.items))
            case Section() | Card():
                yield from _bare(block.blocks, lower)
            case _:
                raise TypeError(block)


def _unmarked(flow: Flow) -> Line:
    """The same words without saying whose they are."""
    found = (piece for line in lines(flow) for piece in line)
    return joined("", (each.text if isinstance(each, Own) else each for each in found))


def _render(piece: Inline | Block | Item | Row, *more: object) -> Markup:
    """A piece of a page by its macro in reports/delen/blocks.j2."""
    if tag := _TAGS.get(type(piece)):
        return _macro("marked")(piece, tag)
    return _macro(_kind_of(piece))(piece, *more)


# What is nothing but an element around words.
_TAGS: dict[type, str] = {Own: "bdi", Strong: "b", Code: "code", Added: "ins", Removed: "del"}


# Most of what is said about an eis is the same for every school: in a batch this more than halves
# the time of a page. What holds a large part of a page is too much to compare.
_known = lru_cache(maxsize=8192, typed=True)(_render)
_LARGE = (Section, Card, Fold, Table, List, Facts, Contents, Figure)


def _show(piece: str | Inline | Block | Item | Row, *more: object) -> str:
    """A piece as HTML; a text as it is, for whoever joins it to escape."""
    if isinstance(piece, str):
        return piece
    return _render(piece, *more) if isinstance(piece, _LARGE) else _known(piece, *more)


def _flow(found: Flow) -> Markup:
    """All pieces of a text, of a cell or of a row of blocks."""
    from markupsafe import Markup

    # Joining escapes what is a text, as a template does.
    return Markup("").join(map(_show, pieces(found)))


def _whole(flow: Flow) -> Markup:
    """All that stands in an element; of words of a school that are alone in it that element says
    which way they go.
    """
    return _flow(own.text if (own := _only_own(flow)) else flow)


# The attributes that a block may have, by the field in which they stand.
_ATTRIBUTES = (
    ("anchor", "id"), ("css", "class"), ("labelled", "aria-labelledby"), ("label", "aria-label"),
)  # fmt: skip


def _look(block: Block | Item | Row | Column) -> Markup:
    """The attributes of a block: what it is called, how it looks, and what names it."""
    return _attributes(*(getattr(block, field, "") for field, _ in _ATTRIBUTES))


# Nearly all of these are on every page of a batch: a third of the time that writing it takes.
@lru_cache(maxsize=1024)
def _attributes(*values: str) -> Markup:
    from markupsafe import Markup

    found = zip(_ATTRIBUTES, values, strict=True)
    return Markup("").join(
        Markup(' {}="{}"').format(name, each) for (_, name), each in found if each
    )


def _kind_of(piece: Inline | Block | Item | Row) -> str:
    return type(piece).__name__.lower()


def _is_long(block: Block) -> bool:
    return isinstance(block, Section | Card | Table)


def _only_own(flow: Flow) -> Own | None:
    """The words of a school, where these are all there is."""
    found = pieces(flow)
    return found[0] if len(found) == 1 and isinstance(found[0], Own) else None


@cache
def _macro(name: str) -> Callable[..., Markup]:
    macro: Callable[..., Markup] = getattr(_blocks(), name)
    return macro


@cache
def _blocks() -> object:
    return _environment().get_template("delen/blocks.j2").module


def render_page(
    template: str, *, stijlen: tuple[str, ...] = (), eigen_stijl: str = "", **values: object
) -> str:
    """A page from one of our templates.

    `stijlen` are stylesheets that only this kind of page needs, after the one of all pages;
    `eigen_stijl` comes last and is CSS that we made ourselves, never text of a user.
    """
    return "".join(stream_page(template, stijlen=stijlen, eigen_stijl=eigen_stijl, **values))


def stream_page(
    template: str, *, stijlen: tuple[str, ...] = (), eigen_stijl: str = "", **values: object
) -> Iterator[str]:
    """The same in pieces, for a page too long to hold."""
    from markupsafe import Markup

    stijl = read_style(("stijl.css", *stijlen)) + Markup(eigen_stijl)
    pieces = _environment().get_template(template).stream(stijl=stijl, **values)
    # A write for every word would take longer than the words.
    pieces.enable_buffering(_TOGETHER)
    return pieces


@cache
def read_style(names: tuple[str, ...]) -> Markup:
    """The stylesheets as one, as a value and not as a template: "{#" is ordinary in CSS."""
    from markupsafe import Markup

    return Markup("".join(_CSS_SPACE.sub(_unspaced, read_text(name)) for name in names))


# A string, which stays as it is; a comment; and what means nothing in CSS. Lines stay lines.
_CSS_SPACE = re.compile(
    r"""("[^"]*")|/\*.*?\*/\n?|;?[ ]*(\})|[ ]*([{;,>])[ ]*|(?<=[\w-])(:)[ ]+|^[ ]+""", re.S | re.M
)


def _unspaced(match: re.Match[str]) -> str:
    return next(filter(None, match.groups()), "")


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(read_text),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Nearly all are used only once: to fold their constants takes longer than it saves.
        optimized=False,
    )
    environment.filters |= {
        "flow": _flow, "whole": _whole, "look": _look, "show": _show, "kind": _kind_of,
    }  # fmt: skip
    environment.tests |= {"own": _only_own, "long": _is_long}
    return environment


def read_text(name: str) -> str:
    """A file in reports/, as text."""
    found = resources.folder("reports")
    for part in name.split("/"):
        found = found / part
    return found.read_text(encoding="utf-8")
