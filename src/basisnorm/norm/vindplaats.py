"""Where in the law an eis stands, in words, and whether somebody looked at it lately."""

from __future__ import annotations

from collections.abc import Iterable

from basisnorm.norm.model import Bron, Eis, Norm, Sector
from basisnorm.words import date_in_words, listing

# Laws change mostly on these days.
CHANGES = ("01-01", "08-01")


def artikel_of(bron: Bron) -> str | None:
    """ "WPO artikel 40a, lid 3"; None for a source that does not say its place."""
    if bron.wet is None or bron.artikel is None:
        return None
    lid = f", lid {bron.lid}" if bron.lid else ""
    return f"{bron.wet} artikel {bron.artikel}{lid}"


def vindplaats(bronnen: Iterable[Bron]) -> str | None:
    """ "WPO artikel 40a, lid 3; stand 1 augustus 2026", for one source or for several.

    Sources of one day are named together. None when none of them says its place.
    """
    per_day: dict[str, list[str]] = {}
    for bron in bronnen:
        artikel = artikel_of(bron)
        if artikel is not None and bron.geldig_op is not None:
            per_day.setdefault(bron.geldig_op, []).append(artikel)
    parts = [
        f"{listing(tuple(dict.fromkeys(found)), 'en')}; stand {date_in_words(day)}"
        for day, found in per_day.items()
    ]
    return ". ".join(parts) or None


def vindplaats_of(norm: Norm, eis: Eis, sector: Sector) -> str | None:
    """Where the law says what this eis asks in this sector."""
    known = {bron.id: bron for bron in norm.bronnen}
    return vindplaats(known[each] for each in eis.bronnen.voor(sector) if each in known)


def last_change(datum: str) -> str:
    """The last 1 January or 1 August on or before an ISO date."""
    year = datum[:4]
    days = [f"{year}-{each}" for each in CHANGES]
    before = [day for day in days if day <= datum]
    return before[-1] if before else f"{int(year) - 1}-{CHANGES[-1]}"


def unchecked_since(norm: Norm, datum: str) -> tuple[str, ...]:
    """The sources in the law that nobody looked at since the law may have changed, by `datum`."""
    changed = last_change(datum)
    return tuple(
        bron.id
        for bron in norm.bronnen
        if bron.nagekeken_op is not None and bron.nagekeken_op < changed
    )


def describe_unchecked(norm: Norm, datum: str) -> tuple[str, str] | None:
    """What to say about those sources, and what to do; None when there are none."""
    found = unchecked_since(norm, datum)
    if not found:
        return None
    oldest = min(norm.bron(each).nagekeken_op or "" for each in found)
    return (
        f"De wet is misschien veranderd op {date_in_words(last_change(datum))}. "
        f"Bij {len(found)} van de {len(norm.bronnen)} bronnen is daarna niet meer nagekeken of "
        f"het nog klopt; het langst geleden op {date_in_words(oldest)}.",
        "Kijk of er een nieuwere versie van basisnorm is, of lees de wet zelf na. Welke bronnen "
        "dit zijn, ziet u met: basisnorm norm bronnen",
    )
