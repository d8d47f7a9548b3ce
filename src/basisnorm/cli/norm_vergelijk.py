"""`basisnorm norm vergelijk`: what changes between two editions, or two norms of one's own."""

from __future__ import annotations

import sys

import click

from basisnorm import __version__
from basisnorm.cli.groep import Opdracht
from basisnorm.errors import Ernst, Melding


@click.command(
    cls=Opdracht,
    epilog="""\b
Voorbeelden:
  basisnorm norm vergelijk 2024-11 mijn-norm
  basisnorm norm vergelijk 2024-11 mijn-norm --vorm md > verschil.md
""",
)
@click.argument("oud", metavar="OUD")
@click.argument("nieuw", metavar="NIEUW")
@click.option(
    "--vorm",
    type=click.Choice(["terminal", "md", "json"]),
    default="terminal",
    help="Tekst voor het scherm (standaard), Markdown, of JSON voor andere programma's.",
)
def vergelijk(oud: str, nieuw: str, vorm: str) -> None:
    """Toon wat er verandert van de ene norm naar de andere.

    OUD en NIEUW zijn edities, zoals 2024-11, of mappen met een eigen norm. U leest welke eisen
    erbij komen, vervallen of veranderen, en waar scholen opnieuw naar moeten kijken.
    """
    from basisnorm.cli.meldingen import show
    from basisnorm.norm.load import load_norm
    from basisnorm.norm.verschil import compare

    verschil = compare(load_norm(oud), load_norm(nieuw))
    if verschil.omgekeerd:
        show(
            [
                Melding(
                    ernst=Ernst.LET_OP,
                    code="omgekeerd",
                    tekst=f"Norm {nieuw} lijkt ouder dan norm {oud}.",
                    oplossing="Noem de oude norm eerst en de nieuwe daarna.",
                )
            ]
        )
    if vorm == "terminal":
        from basisnorm.cli.weergave import print_page
        from basisnorm.rapport.normverschil.blad import build_verschil
        from basisnorm.rapport.terminal import as_terminal

        page = build_verschil(verschil, __version__)
        print_page(lambda width: as_terminal(page, width))
        return
    if vorm == "md":
        from basisnorm.rapport.markdown import as_markdown
        from basisnorm.rapport.normverschil.blad import build_verschil

        text = as_markdown(build_verschil(verschil, __version__))
    else:
        from basisnorm.rapport.normverschil.als_json import render_json

        text = render_json(verschil, __version__)
    # Files are UTF-8 on every computer, whatever the terminal makes of it.
    sys.stdout.buffer.write(text.encode())
