"""`basisnorm norm`: look at the norm, and check one of your own."""

from __future__ import annotations

import click

from basisnorm.cli.groep import LazyGroup


@click.group(
    cls=LazyGroup,
    lazy={
        "lijst": ("norm_toon:lijst", "Welke edities en vragenlijsten er zijn."),
        "toon": ("norm_toon:toon", "De gebieden en eisen van een editie."),
        "controleer": ("norm_controleer:controleer", "Zoek de fouten in een (eigen) norm."),
    },
    epilog="""\b
Voorbeelden:
  basisnorm norm toon
  basisnorm norm toon DYS-09
  basisnorm norm controleer mijn-norm
""",
)
def norm() -> None:
    """De norm bekijken en controleren."""
