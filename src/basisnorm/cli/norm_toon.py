"""`basisnorm norm lijst` and `basisnorm norm toon`: the norm itself, without a school."""

from __future__ import annotations

import click

from basisnorm.cli.groep import Opdracht
from basisnorm.errors import BasisnormFout, Melding


@click.command(cls=Opdracht)
def lijst() -> None:
    """Toon welke edities van de norm en welke vragenlijsten er zijn."""
    from basisnorm.cli.weergave import print_page
    from basisnorm.norm.load import editions, load_norm, load_vragenlijst, questionnaires
    from basisnorm.rapport.normblad import render_lijst

    norms = [load_norm(each) for each in editions()]
    vragenlijsten = [load_vragenlijst(each, norms[-1]) for each in questionnaires()]
    print_page(lambda _: render_lijst(norms, vragenlijsten))


@click.command(
    cls=Opdracht,
    epilog="""\b
Voorbeelden:
  basisnorm norm toon                         alle eisen, kort
  basisnorm norm toon dyslexie                één gebied
  basisnorm norm toon DYS-09 --sector po      één eis, helemaal
  basisnorm norm toon --norm mijn-norm        een eigen norm
""",
)
@click.argument("wat", metavar="[GEBIED|EIS]", required=False)
@click.option(
    "--norm", "which", metavar="EDITIE_OF_MAP", help="Een andere editie, of een eigen norm."
)
@click.option(
    "--sector",
    type=click.Choice(["po", "vo"]),
    help="Alleen de eisen en woorden voor po of vo (standaard allebei).",
)
def toon(wat: str | None, which: str | None, sector: str | None) -> None:
    """Toon de norm: de editie, een gebied of een eis."""
    from basisnorm.cli.weergave import print_page
    from basisnorm.norm.load import DEFAULT_EDITION, load_norm
    from basisnorm.norm.model import Sector
    from basisnorm.rapport.normblad import render_eis, render_norm
    from basisnorm.words import listing, remedy

    norm = load_norm(which or DEFAULT_EDITION)
    sectoren = (Sector(sector),) if sector else tuple(Sector)
    if wat is not None and wat.upper() in norm.eisen:
        eis = norm.eisen[wat.upper()]
        print_page(lambda width: render_eis(norm, eis, sectoren, width))
        return
    gone = next((each for each in norm.vervallen if each.id == (wat or "").upper()), None)
    if gone is not None:
        raise BasisnormFout(
            Melding(
                code="vervallen-eis",
                waarde=wat,
                tekst=f"De eis {gone.id} staat niet (meer) in norm {norm.id}.",
                oplossing=f"In de plaats kwam: {listing(gone.vervangen_door)}."
                if gone.vervangen_door
                else "Er kwam niets voor in de plaats.",
            )
        )
    gebieden = {each.id: each for each in norm.gebieden}
    if wat is not None and wat.lower() not in gebieden:
        raise BasisnormFout(
            Melding(
                code="onbekende-eis-of-gebied",
                waarde=wat,
                tekst=f"'{wat}' is geen eis en geen gebied van norm {norm.id}.",
                oplossing=remedy(
                    wat,
                    [*gebieden, *norm.eisen],
                    f"Noem een eis, of een gebied: {', '.join(gebieden)}.",
                ),
            )
        )
    chosen = norm.gebieden if wat is None else (gebieden[wat.lower()],)
    print_page(lambda _: render_norm(norm, chosen, sectoren))
