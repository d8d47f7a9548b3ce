"""`basisnorm norm`: look at the norm, and check one of your own."""

from __future__ import annotations

import click

from basisnorm.cli.groep import LazyGroup


@click.group(
    cls=LazyGroup,
    lazy={
        "lijst": ("norm_toon:lijst", "Welke edities en vragenlijsten er zijn."),
        "toon": ("norm_toon:toon", "De gebieden en eisen van een editie."),
        "vergelijk": (
            "norm_vergelijk:vergelijk",
            "Wat er verandert van de ene norm naar de andere.",
        ),
        "bronnen": ("norm_bronnen:bronnen", "Waarop de eisen rusten, en waar u dat leest."),
        "nieuw": ("norm_nieuw:nieuw", "Begin een eigen norm, voor uw regio of school."),
        "controleer": ("norm_controleer:controleer", "Zoek de fouten in een (eigen) norm."),
    },
    epilog="""\b
Voorbeelden:
  basisnorm norm toon
  basisnorm norm toon DYS-09
  basisnorm norm bronnen
  basisnorm norm nieuw norm-noord
  basisnorm norm controleer mijn-norm
  basisnorm norm vergelijk 2024-11 mijn-norm
""",
)
def norm() -> None:
    """De norm bekijken en controleren."""
