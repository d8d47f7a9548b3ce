"""What is told about one question to who asks for more."""

from __future__ import annotations

from collections.abc import Sequence

from basisnorm.cli import scherm
from basisnorm.cli.scherm import dim, wrapped
from basisnorm.cli.vraagscherm import Vraag, level_keys
from basisnorm.norm.model import Basis, Bron, Schaalsoort
from basisnorm.norm.vindplaats import vindplaats
from basisnorm.rapport import woorden

_GROND = {
    Basis.WET: "Deze eis staat in de wet.",
    Basis.NORM: "Deze eis volgt uit de hoofdlijn van de norm.",
    Basis.RICHTLIJN: "Deze eis komt uit een landelijke richtlijn.",
    Basis.PRAKTIJK: "Deze eis komt uit de praktijk van scholen. Zij is richtinggevend.",
}


def show_uitleg(vraag: Vraag, bronnen: Sequence[Bron]) -> None:
    """Print what the levels mean, where an eis comes from and what a school could show for it."""
    eis = vraag.eis
    weight = (
        "Het is een kerneis: zonder deze eis is het gebied nog niet op orde."
        if eis.kern
        else "Het is een aanvullende eis: zij telt niet mee voor de conclusie."
    )
    scherm.say("", "De niveaus:" if eis.schaal is Schaalsoort.NIVEAUS else "De antwoorden:")
    keys = level_keys(eis)
    scherm.items(
        f"{keys[each.niveau]} {each.naam}: {each.uitleg}"
        for each in vraag.schaal.voor(eis, vraag.sector)
    )
    scherm.say("", f"{_GROND[eis.basis]} {weight}", "", "Bronnen:")
    for bron in bronnen:
        when = f", {woorden.datum(bron.datum)}" if bron.datum else ""
        place = f" {found}." if (found := vindplaats([bron])) else ""
        scherm.items([f"{bron.titel.rstrip('.')}. {bron.uitgever}{when}.{place}"])
        lines = [f"    {bron.url}"] if bron.url else []
        lines += wrapped(bron.opmerking, "    ", "    ") if bron.opmerking else []
        for line in lines:
            scherm.raw(dim(line))
    scherm.say("", "Dit kunt u laten zien:")
    scherm.items(eis.bewijs.voor(vraag.sector))
    scherm.say("")
