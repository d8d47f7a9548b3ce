"""How far the schools of a region are apart, and how they stand per bestuur and per gemeente."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from basisnorm.rapport.regio.delen import GEEN
from basisnorm.rapport.regio.vorm import (
    Kolom,
    Onderdeel,
    Rij,
    Tabel,
    aantal,
    balk,
    getal,
    kort,
    van,
)
from basisnorm.rapport.woorden import SECTOR, hoofdletter, percentage
from basisnorm.regio.overzicht.overzicht import KLEINSTE_GROEP, Groep, Overzicht, Spreiding
from basisnorm.regio.overzicht.school import Stand


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
        "Hier staat welk deel van de beantwoorde kerneisen op orde is. Geteld zijn de scholen die "
        "ten minste de helft van hun kerneisen hebben beantwoord. Verschil is er altijd: de ene "
        "school werkt aan dyslexie, de andere aan werkgedrag."
    )
    for each in found:
        where = f"{hoofdletter(SECTOR[each.sector])}: " if both else ""
        if each.scholen < KLEINSTE_GROEP:
            text = (
                f"minder dan {KLEINSTE_GROEP} scholen hebben genoeg kerneisen beantwoord. "
                "Daarom staat hier geen verdeling."
            )
        elif each.midden == 100:
            text = "ten minste de helft van de scholen heeft alle beantwoorde kerneisen op orde."
        else:
            text = f"de helft van de scholen heeft {each.midden} % of meer op orde."
        yield where + text if where else hoofdletter(text)
        if each.weggelaten:
            left = aantal(each.weggelaten, "school beantwoordde", "scholen beantwoordden")
            here = "staat" if each.weggelaten == 1 else "staan"
            yield f"{where}{left} minder dan de helft en {here} hier niet bij."


def _spread_table(spreiding: Spreiding) -> Tabel:
    most = max(trede.scholen for trede in spreiding.treden)
    return Tabel(
        naam=f"Deel van de kerneisen op orde, {SECTOR[spreiding.sector]}",
        kolommen=(Kolom(kop="Kerneisen op orde"), Kolom(kop="Scholen", getal=True)),
        rijen=tuple(
            Rij(
                cellen=(
                    f"{trede.van} tot en met {trede.tot_en_met} %"
                    if trede.van < trede.tot_en_met
                    else f"{trede.van} %",
                    getal(trede.scholen),
                ),
                balk=balk(most, (trede.scholen, "vol")),
            )
            for trede in reversed(spreiding.treden)
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
            "Hoeveel scholen op orde zijn, van de scholen waar kerneisen voor gelden. "
            "Hoofdletters, spaties en leestekens in een naam tellen niet mee. Een aandeel staat "
            f"er alleen bij {KLEINSTE_GROEP} scholen of meer: bij minder zegt het te veel over één "
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
                            *(_of(each.per_gebied[place]) for place in counting),
                            _of(each.stand),
                            percentage(each.aandeel),
                        )
                    )
                    for each in groups
                ),
            ),
        ),
    )


def _of(stand: Stand) -> str:
    return van(stand.op_orde, stand.scholen) if stand.scholen else GEEN
