"""How far the schools of a region are apart, and how they stand per bestuur and per gemeente."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from basisnorm.rapport.regio.vorm import (
    Kolom,
    Onderdeel,
    Rij,
    Tabel,
    aantal,
    balk,
    getal,
    kort,
)
from basisnorm.rapport.woorden import SECTOR, hoofdletter, percentage
from basisnorm.regio.overzicht.overzicht import KLEINSTE_GROEP, Groep, Overzicht, Spreiding

_BINS = 8


def build_spreiding(overzicht: Overzicht) -> Onderdeel | None:
    """How far the schools are apart."""
    if not overzicht.spreiding:
        return None
    enough = [each for each in overzicht.spreiding if each.scholen >= KLEINSTE_GROEP]
    return Onderdeel(
        anker="spreiding",
        titel="De spreiding tussen scholen",
        zinnen=tuple(_spread_sentences(overzicht.spreiding, len(overzicht.sectoren) > 1)),
        tabellen=tuple(_spread_table(each) for each in enough),
    )


def build_groepen(overzicht: Overzicht) -> Iterator[Onderdeel]:
    """Per bestuur and per gemeente, when they are filled in."""
    for anker, word, groups in (
        ("besturen", "bestuur", overzicht.besturen),
        ("gemeenten", "gemeente", overzicht.gemeenten),
    ):
        if groups:
            yield _groups(overzicht, anker, word, groups)


def _spread_sentences(found: Sequence[Spreiding], both: bool) -> Iterator[str]:
    yield (
        "Geteld zijn de scholen die alle kerneisen hebben beantwoord. Verschil is er altijd: "
        "de ene school werkt aan dyslexie, de andere aan werkgedrag."
    )
    for each in found:
        where = f"{hoofdletter(SECTOR[each.sector])}: " if both else ""
        if each.scholen < KLEINSTE_GROEP:
            yield (
                f"{where}minder dan {KLEINSTE_GROEP} scholen hebben alle kerneisen beantwoord. "
                "Daarom staat hier geen verdeling."
            )
        else:
            lowest, highest = each.aantallen[0][0], each.aantallen[-1][0]
            text = (
                f"van de {each.kern} kerneisen heeft de helft van de scholen er {each.midden} of "
                f"meer op orde. Het laagste aantal is {lowest}, het hoogste {highest}."
                if lowest < highest
                else f"alle scholen hebben {lowest} van de {each.kern} kerneisen op orde."
            )
            yield where + text if where else hoofdletter(text)
        if each.met_open:
            left = aantal(each.met_open, "school heeft", "scholen hebben")
            here = "staat" if each.met_open == 1 else "staan"
            yield f"{where}{left} nog open kerneisen en {here} hier niet bij."


def _spread_table(spreiding: Spreiding) -> Tabel:
    width = -(-(spreiding.kern + 1) // _BINS)
    numbers = dict(spreiding.aantallen)
    bins = []
    for high in range(spreiding.kern, -1, -width):
        low = max(high - width + 1, 0)
        bins.append((low, high, sum(numbers.get(met, 0) for met in range(low, high + 1))))
    while not bins[-1][2]:
        bins.pop()
    most = max(number for _, _, number in bins)
    return Tabel(
        naam=f"Aantal kerneisen op orde, {SECTOR[spreiding.sector]}",
        kolommen=(Kolom(kop="Kerneisen op orde"), Kolom(kop="Scholen", getal=True)),
        rijen=tuple(
            Rij(
                cellen=(
                    f"{low} tot en met {high}" if low < high else f"{low}",
                    getal(number),
                ),
                balk=balk(most, (number, "vol")),
            )
            for low, high, number in bins
        ),
        balk="Verdeling",
    )


def _groups(overzicht: Overzicht, anker: str, word: str, groups: tuple[Groep, ...]) -> Onderdeel:
    counting = [place for place, each in enumerate(overzicht.gebieden) if each.gebied.telt_mee]
    titles = [overzicht.gebieden[place].gebied.titel for place in counting]
    return Onderdeel(
        anker=anker,
        titel=f"Per {word}",
        zinnen=(
            "Hoeveel scholen op orde zijn. Een aandeel staat er alleen bij "
            f"{KLEINSTE_GROEP} scholen of meer: bij minder scholen zegt het te veel over één "
            "school. Ook dit is geen ranglijst.",
        ),
        tabellen=(
            Tabel(
                naam=f"Scholen op orde per {word}",
                kolommen=(
                    Kolom(kop=hoofdletter(word)),
                    Kolom(kop="Scholen", getal=True),
                    *(Kolom(kop=each, getal=True) for each in titles),
                    Kolom(kop="Alles op orde", getal=True),
                    Kolom(kop="Kerneisen op orde", getal=True),
                ),
                rijen=tuple(
                    Rij(
                        cellen=(
                            kort(each.naam) if each.naam else "niet ingevuld",
                            getal(each.scholen),
                            *(getal(each.per_gebied[place]) for place in counting),
                            getal(each.op_orde),
                            percentage(each.aandeel),
                        )
                    )
                    for each in groups
                ),
            ),
        ),
    )
