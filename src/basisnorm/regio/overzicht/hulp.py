"""Who is willing to help with what: only schools that offered it are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from basisnorm.norm.model import Norm
from basisnorm.regio.overzicht.overzicht import Eistelling, Hulp
from basisnorm.regio.overzicht.rij import Schoolnaam, unpack, unpack_kern


def find_hulp(common: Sequence[Eistelling], rows: Iterable[bytes], norm: Norm) -> tuple[Hulp, ...]:
    """Who can help with each of these, in the order of `rows`: packed schools, by name."""
    kerneisen = [eis.id for eis in norm.eisen.values() if eis.kern]
    places = [kerneisen.index(each.eis.id) for each in common]
    kept: list[list[Schoolnaam]] = [[] for _ in common]
    met: list[list[Schoolnaam]] = [[] for _ in common]
    for row in rows:
        if not (kern := unpack_kern(row, len(kerneisen))):
            continue
        school = unpack(row).school
        for number, place in enumerate(places):
            level = kern[place] & 7
            if level == 3:
                kept[number].append(school)
            elif norm.drempel <= level < 3:
                met[number].append(school)
    return tuple(
        Hulp(
            eis=each.eis,
            nog_niet=each.nog_niet,
            geborgd=tuple(kept[number]),
            op_orde=tuple(met[number]),
        )
        for number, each in enumerate(common)
    )
