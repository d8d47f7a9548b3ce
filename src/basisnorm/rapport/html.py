"""The HTML reports: the only place that knows Jinja2."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from basisnorm import resources
from basisnorm.rapport.pagina import build_pagina

if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup

    from basisnorm.uitslag.model import Uitslag


def render_verbeterrapport(uitslag: Uitslag) -> str:
    """The verbeterrapport as one HTML page that needs no script and no network.

    The same result always gives the same text.
    """
    return render_page("verbeterrapport.html.j2", pagina=build_pagina(uitslag))


def render_page(template: str, *, stijlen: tuple[str, ...] = (), **values: object) -> str:
    """A page from one of our templates.

    `stijlen` are stylesheets that only this kind of page needs, after the one of all pages.
    """
    return (
        _environment()
        .get_template(template)
        .render(stijl=_style(("stijl.css", *stijlen)), **values)
    )


@cache
def _style(names: tuple[str, ...]) -> Markup:
    """The stylesheets as one, as a value and not as a template: "{#" is ordinary in CSS."""
    from markupsafe import Markup

    return Markup("".join(map(_read, names)))


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_read),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _read(name: str) -> str:
    found = resources.folder("reports")
    for part in name.split("/"):
        found = found / part
    return found.read_text(encoding="utf-8")
