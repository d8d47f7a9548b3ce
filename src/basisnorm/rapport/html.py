"""The HTML reports: the only place that knows Jinja2."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from basisnorm import resources
from basisnorm.rapport.pagina import build_pagina

if TYPE_CHECKING:
    import jinja2

    from basisnorm.uitslag.model import Uitslag


def render_verbeterrapport(uitslag: Uitslag) -> str:
    """The verbeterrapport as one HTML page that needs no script and no network.

    The same result always gives the same text.
    """
    template = _environment().get_template("verbeterrapport.html.j2")
    return template.render(pagina=build_pagina(uitslag))


@cache
def _environment() -> jinja2.Environment:
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_read),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # As a value and not as a template: "{#" is ordinary in CSS and a comment in Jinja.
    environment.globals["stijl"] = Markup(_read("stijl.css"))
    return environment


def _read(name: str) -> str:
    found = resources.folder("reports")
    for part in name.split("/"):
        found = found / part
    return found.read_text(encoding="utf-8")
