"""A trace (`basisnorm uitleg`) on the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from basisnorm.rapport.opmaak import point, render_bronnen, render_steps, render_verklaring
from basisnorm.rapport.uitleg import Uitleg
from basisnorm.uitslag.model import Uitslag


def render_uitleg(uitleg: Uitleg, uitslag: Uitslag, width: int) -> RenderableType:
    """A trace: headings at the left, what they say beside (or, when narrow, below)."""
    return Group(
        Text(uitleg.titel, style="bold"),
        "",
        render_steps(
            ((regel.kop, _lines(regel.tekst, regel.punten)) for regel in uitleg.regels), width
        ),
        *render_bronnen(uitleg.bronnen),
        "",
        *render_verklaring(uitslag),
        Text("De nummers verwijzen naar de scoreregel, die in elk rapport staat.", style="dim"),
    )


def _lines(text: str, points: Iterable[str]) -> list[RenderableType]:
    first = [Text(text)] if text else []
    return [*first, *map(point, points)]
