"""This region beside an earlier output: what the schools changed, apart from the norm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from basisnorm.norm.model import Sector
from basisnorm.rapport.merk import Vorm
from basisnorm.rapport.regio.delen import TOP, eis_tekst, gebied_naam
from basisnorm.rapport.regio.vorm import (
    Kolom,
    Onderdeel,
    Rij,
    Tabel,
    aantal,
    getal,
    kort,
    naam,
    namen,
    van,
    wanneer,
)
from basisnorm.rapport.woorden import CONCLUSIE, opsomming
from basisnorm.regio.overzicht.overzicht import KLEINSTE_GROEP, Overzicht
from basisnorm.regio.overzicht.vorige import Eisverschil, Vergelijking

_NAMES = 25


def build_vorige(overzicht: Overzicht, datum: str) -> Onderdeel | None:
    """What changed since the earlier output; None without one. `datum` is the day of now."""
    found = overzicht.vergelijking
    if found is None:
        return None
    tables = []
    if found.gebieden:
        tables.append(_gebieden(found))
    counting = {each.eis.id for each in overzicht.meetellend}
    if moved := [each for each in found.eisen if each.eis.id in counting]:
        tables.append(_eisen(moved, overzicht.sectoren))
    if found.door_norm:
        tables.append(_norm(found))
    if found.per_school:
        tables.append(_schools(found))
    return Onderdeel(
        anker="vorige",
        titel="Vergeleken met de vorige keer",
        zinnen=tuple(_sentences(overzicht, found, datum)),
        punten=tuple(_points(found)),
        tabellen=tuple(tables),
    )


def _sentences(overzicht: Overzicht, found: Vergelijking, datum: str) -> Iterator[str]:
    maat = found.maat
    yield f"De vorige keer: {wanneer(maat.schooljaren, maat.gemeten, maat.datum)}."
    yield f"Nu: {wanneer(overzicht.schooljaren, overzicht.datums, datum)}."
    if found.zelfde_jaar:
        yield (
            f"Let op: beide keren is schooljaar {opsomming(found.zelfde_jaar)} gemeten. Dit is dan "
            "geen vergelijking met een eerder jaar."
        )
    if found.te_weinig:
        yield (
            f"Minder dan {KLEINSTE_GROEP} scholen van bo en vo waren er beide keren bij. Daarom "
            "staan hier geen cijfers."
        )
    elif found.scholen:
        both = aantal(found.scholen, "school van bo en vo was", "scholen van bo en vo waren")
        yield (
            f"{both} er ook de vorige keer bij. Alleen kerneisen die beide keren zijn "
            "beantwoord, tellen hier mee. Wat apart staat, telt niet mee voor vooruit en achteruit."
        )
    else:
        yield "Er is geen school van bo en vo die er ook de vorige keer bij was."
    if without := [each.gebied.titel for each in overzicht.gebieden if not each.stand.scholen]:
        have = "heeft" if len(without) == 1 else "hebben"
        yield f"{opsomming(without)} {have} geen kerneisen en {have} hier dus geen regel."
    if not found.andere_norm:
        yield "Beide keren is met precies dezelfde norm gemeten. Elk verschil komt van de scholen."
        return
    yield (
        f"De vorige keer is gemeten met norm {kort(found.maat.norm)}, versie "
        f"{kort(found.maat.versie)}. De oude antwoorden zijn daarom opnieuw gemeten met de norm "
        "van nu. Wat er hier per school, gebied en kerneis verandert, komt dus van de scholen. "
        "Wat de norm verandert, staat apart."
    )
    if found.andere_editie:
        yield (
            "Een antwoord van toen telt hier alleen mee als de eis nu nog hetzelfde vraagt. Nieuwe "
            "en veranderde eisen staan voor toen op open."
        )


def _points(found: Vergelijking) -> Iterator[str]:
    for number, one, many, why in (
        (found.vooruit, "school gaat", "scholen gaan", "vooruit: er kwam een kerneis op orde, "
         "en er ging er geen af."),
        (found.achteruit, "school gaat", "scholen gaan", "achteruit: er ging een kerneis af, "
         "en er kwam er geen bij."),
        (found.beide, "school gaat", "scholen gaan", "op het ene punt vooruit en op het andere "
         "achteruit."),
        (found.gelijk, "school blijft", "scholen blijven", "gelijk."),
    ):  # fmt: skip
        if number:
            yield f"{aantal(number, one, many)} {why}"
    changed = sum(number for _, _, number in found.door_norm)
    if found.andere_norm and changed:
        yield (
            "Alleen door de norm, met dezelfde antwoorden, verandert de conclusie van "
            f"{van(changed, changed + found.norm_gelijk)} scholen."
        )
    elif found.andere_norm and found.norm_gelijk:
        yield "Door de norm alleen verandert geen enkele conclusie."
    for number, schools, one, many, what in (
        (found.aantal_nieuw, found.nieuw, "school is", "scholen zijn", "nieuw"),
        (found.aantal_weg, found.weg, "school was", "scholen waren",
         "er de vorige keer wel en nu niet"),
        (found.aantal_afgewezen, found.afgewezen, "school was", "scholen waren",
         "er de vorige keer wel en leverden nu aan wat is afgewezen"),
    ):  # fmt: skip
        if number:
            who = f": {namen(schools, _NAMES)}" if schools else ""
            yield f"{aantal(number, one, many)} {what}{who}."


def _gebieden(found: Vergelijking) -> Tabel:
    return Tabel(
        naam="Scholen op orde per gebied, toen en nu",
        kolommen=(
            Kolom(kop="Gebied"),
            Kolom(kop="Toen op orde", getal=True),
            Kolom(kop="Nu op orde", getal=True, vorm=Vorm.OP_ORDE),
            Kolom(kop="Erbij", getal=True),
            Kolom(kop="Eraf", getal=True),
        ),
        rijen=tuple(
            Rij(
                cellen=(
                    gebied_naam(each.gebied),
                    van(each.was, each.scholen),
                    van(each.nu, each.scholen),
                    getal(each.erbij),
                    getal(each.eraf),
                )
            )
            for each in found.gebieden
        ),
    )


def _eisen(found: Sequence[Eisverschil], sectoren: Sequence[Sector]) -> Tabel:
    moved = sorted(found, key=lambda each: -(each.beter + each.minder))[:TOP]
    return Tabel(
        naam="Kerneisen waar de meeste scholen veranderden",
        kolommen=(
            Kolom(kop="Kerneis"),
            Kolom(kop="Nu wel op orde", getal=True),
            Kolom(kop="Nu niet meer", getal=True),
            Kolom(kop="Gelijk", getal=True),
        ),
        rijen=tuple(
            Rij(
                code=each.eis.id,
                cellen=(
                    eis_tekst(each.eis, sectoren),
                    getal(each.beter),
                    getal(each.minder),
                    getal(each.scholen - each.beter - each.minder),
                ),
            )
            for each in moved
        ),
    )


def _norm(found: Vergelijking) -> Tabel:
    return Tabel(
        naam="Conclusies die alleen door de norm veranderen",
        kolommen=(
            Kolom(kop="Met de norm van toen"),
            Kolom(kop="Met de norm van nu"),
            Kolom(kop="Scholen", getal=True),
        ),
        rijen=tuple(
            Rij(cellen=(CONCLUSIE[then], CONCLUSIE[now], getal(number)))
            for then, now, number in found.door_norm
        ),
    )


def _schools(found: Vergelijking) -> Tabel:
    return Tabel(
        naam="Per school, toen en nu",
        kolommen=(
            Kolom(kop="School"),
            Kolom(kop="Toen"),
            Kolom(kop="Nu"),
            Kolom(kop="Kerneisen erbij", getal=True),
            Kolom(kop="Kerneisen eraf", getal=True),
        ),
        rijen=tuple(
            Rij(
                code=each.school.vestigingscode,
                cellen=(
                    naam(each.school),
                    CONCLUSIE[each.was],
                    CONCLUSIE[each.nu],
                    getal(each.erbij),
                    getal(each.eraf),
                ),
            )
            for each in found.per_school
        ),
    )
