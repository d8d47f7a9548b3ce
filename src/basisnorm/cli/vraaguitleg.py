"""What is told about one question to who asks for more."""

from __future__ import annotations

from collections.abc import Sequence

from basisnorm.cli import scherm
from basisnorm.cli.scherm import dim, wrapped
from basisnorm.cli.vraag import Vraag
from basisnorm.norm.model import Basis, Bron
from basisnorm.norm.vindplaats import vindplaats
from basisnorm.rapport import woorden

_GROND = {
    Basis.WET: "Deze eis staat in de wet.",
    Basis.NORM: "Deze eis volgt uit de hoofdlijn van de norm.",
    Basis.RICHTLIJN: "Deze eis komt uit een landelijke richtlijn.",
    Basis.PRAKTIJK: "Deze eis komt uit de praktijk van scholen. Zij is richtinggevend.",
}


def show_uitleg(vraag: Vraag, bronnen: Sequence[Bron]) -> None:
    """Print why an eis is asked, what a school could show for it, and where it comes from."""
    eis = vraag.eis
    weight = (
        "Het is een kerneis: zonder deze eis is het gebied nog niet op orde."
        if eis.kern
        else "Het is een aanvullende eis: zij telt niet mee voor de conclusie."
    )
    scherm.say("", f"{_GROND[eis.basis]} {weight}")
    if eis.eigen_maat:
        scherm.say(f"{vraag.maat}: {eis.eigen_maat}")
    scherm.say("", "Dit kunt u laten zien:")
    scherm.items(eis.bewijs.voor(vraag.sector))
    scherm.say("", "Bronnen:")
    for bron in bronnen:
        when = f", {woorden.datum(bron.datum)}" if bron.datum else ""
        place = f" {found}." if (found := vindplaats([bron])) else ""
        scherm.items([f"{bron.titel.rstrip('.')}. {bron.uitgever}{when}.{place}"])
        if bron.url:
            scherm.address(bron.url)
        for line in wrapped(bron.opmerking, "    ", "    ") if bron.opmerking else []:
            scherm.raw(dim(line))
    scherm.say("")
