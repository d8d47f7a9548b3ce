"""`basisnorm norm bronnen`: on what the eisen rest, and where to read that."""

from __future__ import annotations

import click

from basisnorm.cli.groep import Opdracht


@click.command(
    cls=Opdracht,
    epilog="""\b
Voorbeelden:
  basisnorm norm bronnen
  basisnorm norm bronnen --norm mijn-norm     een eigen norm
""",
)
@click.option(
    "--norm", "which", metavar="EDITIE_OF_MAP", help="Een andere editie, of een eigen norm."
)
def bronnen(which: str | None) -> None:
    """Toon de bronnen van een norm, en welke eisen op elke bron rusten.

    Bij elke bron staan de titel, de uitgever, de datum en het adres. Hebben wij een bron niet of
    maar deels gelezen, dan staat dat erbij.
    """
    from basisnorm.cli.weergave import print_page
    from basisnorm.norm.load import DEFAULT_EDITION, load_norm
    from basisnorm.rapport.normblad import render_norm_bronnen

    norm = load_norm(which or DEFAULT_EDITION)
    print_page(lambda _: render_norm_bronnen(norm))
