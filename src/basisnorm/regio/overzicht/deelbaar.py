"""What of a region may be shown to everyone: figures, and none of them about a few schools."""

from __future__ import annotations

from dataclasses import replace

from basisnorm.regio.overzicht.maken import merge
from basisnorm.regio.overzicht.overzicht import (
    KLEINSTE_GROEP,
    Eistelling,
    Gebiedoverzicht,
    Overzicht,
    Spreiding,
)
from basisnorm.regio.overzicht.vorige import Regiovergelijking


def deelbaar(overzicht: Overzicht) -> Overzicht | None:
    """The same region without names and groups, and without any figure about fewer schools than
    KLEINSTE_GROEP; None when the region itself has fewer (locaties of one school are one)."""
    if overzicht.vestigingen < KLEINSTE_GROEP:
        return None
    sectors = overzicht.per_sector
    split = len(sectors) > 1 and all(stand.ingevuld >= KLEINSTE_GROEP for _, stand in sectors)
    return replace(
        overzicht,
        per_sector=sectors if split else (),
        apart=tuple(each for each in overzicht.apart if each[1].ingevuld >= KLEINSTE_GROEP),
        gebieden=tuple(filter(_enough_filled, overzicht.gebieden)),
        eisen=tuple(filter(_enough_answered, overzicht.eisen)),
        spreiding=tuple(each for each in map(_merged, overzicht.spreiding) if each.treden),
        besturen=(),
        gemeenten=(),
        hulp=(),
        willen_helpen_apart=overzicht.willen_helpen_apart
        if overzicht.aantal - overzicht.stand.alle >= KLEINSTE_GROEP
        else None,
        samenwerkingsverbanden=overzicht.samenwerkingsverbanden
        if len(overzicht.samenwerkingsverbanden) == 1
        else (),
        vergelijking=overzicht.vergelijking and _compared(overzicht.vergelijking),
        scholen=(),
    )


def _enough_filled(each: Gebiedoverzicht) -> bool:
    """Where no kerneisen apply there is nothing to tell of any school."""
    return not each.stand.scholen or each.stand.ingevuld >= KLEINSTE_GROEP


def _enough_answered(each: Eistelling) -> bool:
    return each.beantwoord >= KLEINSTE_GROEP


def _merged(each: Spreiding) -> Spreiding:
    return replace(each, treden=merge(each.treden, KLEINSTE_GROEP))


def _compared(found: Regiovergelijking) -> Regiovergelijking:
    few = found.scholen < KLEINSTE_GROEP
    door_norm = sum(number for _, _, number in found.door_norm) + found.norm_gelijk
    known = door_norm >= KLEINSTE_GROEP
    return replace(
        found,
        scholen=0 if few else found.scholen,
        vooruit=0 if few else found.vooruit,
        achteruit=0 if few else found.achteruit,
        beide=0 if few else found.beide,
        gelijk=0 if few else found.gelijk,
        gebieden=tuple(each for each in found.gebieden if each.scholen >= KLEINSTE_GROEP),
        eisen=tuple(each for each in found.eisen if each.scholen >= KLEINSTE_GROEP),
        door_norm=found.door_norm if known else (),
        norm_gelijk=found.norm_gelijk if known else 0,
        nieuw=(),
        weg=(),
        afgewezen=(),
        per_school=(),
        te_weinig=few,
    )
