"""This region beside an earlier output: what the schools changed, apart from the norm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from basisnorm.norm.model import Sector
from basisnorm.rapport.document import Block, Column, Item, List, Own, Section
from basisnorm.rapport.merk import Vorm
from basisnorm.rapport.regio.delen import TOP
from basisnorm.rapport.regio.vorm import (
    build_deel,
    build_eis,
    build_getalkolom,
    build_tabel,
    eis_tekst,
    gebied_naam,
    getal,
    hoeveel,
    kort,
    naam,
    namen,
    van,
    wanneer,
)
from basisnorm.rapport.woorden import CONCLUSIE, opsomming
from basisnorm.regio.overzicht.overzicht import KLEINSTE_GROEP, Overzicht
from basisnorm.regio.overzicht.vorige import Eisverschil, Regiovergelijking

_NAMES = 25


def build_vorige(overzicht: Overzicht, found: Regiovergelijking, datum: str) -> Section:
    """What changed since the earlier output. `datum` is the day of now."""
    points = tuple(map(Item, _points(found)))
    return build_deel(
        "vorige",
        "Vergeleken met de vorige keer",
        _sentences(overzicht, found, datum),
        *([List(points)] if points else []),
        *_tables(overzicht, found),
    )


def _tables(overzicht: Overzicht, found: Regiovergelijking) -> Iterator[Block]:
    if found.gebieden:
        yield _gebieden(found)
    counting = {each.eis.id for each in overzicht.meetellend}
    if moved := [each for each in found.eisen if each.eis.id in counting]:
        yield _eisen(moved, overzicht.sectoren)
    if found.door_norm:
        yield _norm(found)
    if found.per_school:
        yield _schools(found)


def _sentences(overzicht: Overzicht, found: Regiovergelijking, datum: str) -> Iterator[str]:
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
        both = hoeveel(found.scholen, "school van bo en vo was", "scholen van bo en vo waren")
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


def _points(found: Regiovergelijking) -> Iterator[str]:
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
            yield f"{hoeveel(number, one, many)} {why}"
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
            yield f"{hoeveel(number, one, many)} {what}{who}."


def _gebieden(found: Regiovergelijking) -> Block:
    return build_tabel(
        "Scholen op orde per gebied, toen en nu",
        (
            Column("Gebied"),
            build_getalkolom("Toen op orde"),
            build_getalkolom("Nu op orde", Vorm.OP_ORDE),
            build_getalkolom("Erbij"),
            build_getalkolom("Eraf"),
        ),
        (
            (
                gebied_naam(each.gebied),
                van(each.was, each.scholen),
                van(each.nu, each.scholen),
                getal(each.erbij),
                getal(each.eraf),
            )
            for each in found.gebieden
        ),
    )


def _eisen(found: Sequence[Eisverschil], sectoren: Sequence[Sector]) -> Block:
    moved = sorted(found, key=lambda each: -(each.beter + each.minder))[:TOP]
    return build_tabel(
        "Kerneisen waar de meeste scholen veranderden",
        (
            Column("Kerneis"),
            *map(build_getalkolom, ("Nu wel op orde", "Nu niet meer", "Gelijk")),
        ),
        (
            (
                build_eis(each.eis.id, eis_tekst(each.eis, sectoren)),
                getal(each.beter),
                getal(each.minder),
                getal(each.scholen - each.beter - each.minder),
            )
            for each in moved
        ),
    )


def _norm(found: Regiovergelijking) -> Block:
    return build_tabel(
        "Conclusies die alleen door de norm veranderen",
        (
            Column("Met de norm van toen"),
            Column("Met de norm van nu"),
            build_getalkolom("Scholen"),
        ),
        ((CONCLUSIE[then], CONCLUSIE[now], getal(number)) for then, now, number in found.door_norm),
    )


def _schools(found: Regiovergelijking) -> Block:
    return build_tabel(
        "Per school, toen en nu",
        (
            Column("School"),
            Column("Toen"),
            Column("Nu"),
            build_getalkolom("Kerneisen erbij"),
            build_getalkolom("Kerneisen eraf"),
        ),
        (
            (
                build_eis(each.school.vestigingscode, Own(naam(each.school))),
                CONCLUSIE[each.was],
                CONCLUSIE[each.nu],
                getal(each.erbij),
                getal(each.eraf),
            )
            for each in found.per_school
        ),
    )
