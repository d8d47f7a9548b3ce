"""The HTML reports: the only place that knows Jinja2."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from basisnorm import resources
from basisnorm.rapport.document import (
    Block,
    Card,
    Flow,
    Heading,
    Inline,
    Item,
    Line,
    List,
    Own,
    Page,
    Paragraph,
    Section,
    joined,
    lines,
    pieces,
)
from basisnorm.rapport.verbeter.blad import lay_out
from basisnorm.rapport.verbeter.pagina import build_pagina
from basisnorm.rapport.verbeter.secties import lay_out_ring
from basisnorm.rapport.verbeter.stukken import Stukken

if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup

    from basisnorm.uitslag.model import Uitslag


# So many pieces of a long page are put together.
_TOGETHER = 1000


def render_verbeterrapport(uitslag: Uitslag) -> str:
    """The verbeterrapport as one HTML page that needs no script and no network.

    The same result always gives the same text, alone or as one of many.
    """
    return encode_verbeterrapport(uitslag).decode()


def encode_verbeterrapport(uitslag: Uitslag) -> bytes:
    """The same page as it stands in a file; who makes thousands is done sooner this way."""
    return b"".join(lay_out(_stukken(), build_pagina(uitslag)))


def render_kort(uitslag: Uitslag) -> str:
    """The verbeterrapport on one A4, for the board and the medezeggenschapsraad."""
    from markupsafe import Markup

    from basisnorm.rapport.verbeter.kort import build_kort

    kort, stukken = build_kort(uitslag), _stukken()
    return render_page(
        "kort.html.j2",
        stijlen=("oogopslag.css", "kort.css"),
        pagina=kort,
        ring=Markup(b"".join(lay_out_ring(stukken, kort.oogopslag)).decode()),
    )


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


def _show(piece: str | Inline | Block, *more: str) -> str:
    """A piece of a page by its macro in reports/delen/blocks.j2; a text as it is, to be escaped."""
    if isinstance(piece, str):
        return piece
    macro: Callable[..., str] = getattr(_blocks(), _kind_of(piece))
    return macro(piece, *more)


def _kind_of(piece: Inline | Block) -> str:
    return type(piece).__name__.lower()


def _is_own(flow: Flow) -> bool:
    found = pieces(flow)
    return len(found) == 1 and isinstance(found[0], Own)


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
    environment.globals |= {"show": _show, "pieces": pieces, "is_own": _is_own, "kind_of": _kind_of}
    return environment


@cache
def _stukken() -> Stukken:
    return Stukken(find_macro)


@cache
def find_macro(file: str, name: str) -> Callable[..., str]:
    """A macro in reports/delen/; of the file "pagina" the whole page."""
    if file == "pagina":
        return _lay_out_page
    template = _environment().get_template(f"delen/{file}.j2")
    macro: Callable[..., str] = getattr(template.module, name)
    return macro


def _lay_out_page(_vorm: object, woorden: object) -> str:
    return render_page(
        "verbeterrapport.html.j2",
        stijlen=("oogopslag.css", "verbeterrapport.css"),
        pagina=woorden,
    )


def read_text(name: str) -> str:
    """A file in reports/, as text."""
    found = resources.folder("reports")
    for part in name.split("/"):
        found = found / part
    return found.read_text(encoding="utf-8")
