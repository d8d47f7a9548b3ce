"""Looks over the names of besturen and gemeenten while schools go by."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.errors import Ernst, Melding
from basisnorm.regio.bron import Item
from basisnorm.regio.model import Schoolrij
from basisnorm.regio.overzicht.namen import Groepsnamen
from basisnorm.words import listing, shown

_TOLD = 10
_WORDS = (("bestuur", "besturen", "hetzelfde bestuur"),
          ("gemeente", "gemeenten", "dezelfde gemeente"))  # fmt: skip


def watch_names(items: Iterator[Item], bestand: str) -> Iterator[Item]:
    """The same items, and at the end a let-op about names that may well mean one group."""
    names = [Groepsnamen() for _ in _WORDS]
    besturen, gemeenten = names
    locaties: dict[str, Groepsnamen] = {}
    for item in items:
        if isinstance(item, Schoolrij):
            if item.school.locatie:
                locaties.setdefault(item.school.vestigingscode, Groepsnamen()).add(
                    item.school.locatie
                )
            besturen.add(item.school.bestuur)
            gemeenten.add(item.school.gemeente)
        yield item
    for code, each in [*locaties.items()]:
        for group in each.lijken():
            quoted = listing([f"'{shown(name)}'" for name in group], "en")
            yield _melding(
                bestand,
                "locatie",
                f"Deze locaties van {code} lijken op elkaar, en tellen als aparte scholen: "
                f"{quoted}.",
                "Is het één gebouw? Houd dan één rij over.",
            )
    for (veld, many, same), found in zip(_WORDS, names, strict=True):
        alike = list(found.lijken())
        for group in alike[:_TOLD]:
            quoted = listing([f"'{shown(each)}'" for each in group], "en")
            yield _melding(
                bestand,
                veld,
                f"Deze {many} lijken op elkaar en staan apart: {quoted}.",
                f"Is het {same}? Schrijf de naam dan overal gelijk; dan tellen de scholen samen.",
            )
        if (left := len(alike) - _TOLD) > 0:
            yield _melding(
                bestand,
                veld,
                f"Nog {left} keer lijken {many} op elkaar.",
                f"Kijk de kolom {veld} na, en schrijf dezelfde naam overal gelijk.",
            )


def _melding(bestand: str, veld: str, tekst: str, oplossing: str) -> Melding:
    return Melding(
        ernst=Ernst.LET_OP,
        code="namen-lijken",
        bestand=bestand,
        veld=veld,
        tekst=tekst,
        oplossing=oplossing,
    )
