"""How complete the picture of a region is: who is in, what is open, what has no evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from basisnorm.norm.model import Sector
from basisnorm.rapport.regio.delen import eis_tekst
from basisnorm.rapport.regio.vorm import (
    Kolom,
    Onderdeel,
    Rij,
    Tabel,
    aantal,
    balk,
    getal,
    kort,
    namen,
    van,
)
from basisnorm.regio.overzicht.overzicht import Eistelling, Gelezen, Overzicht, Verwacht
from basisnorm.regio.overzicht.rij import Schoolnaam
from basisnorm.values import dataclass

_MOST = 5
_NAMES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lijst:
    """One way in which eisen can be incomplete."""

    naam: str
    kop: str
    aantal: Callable[[Eistelling], int]
    van: Callable[[Eistelling], int]
    kern: bool


_LISTS = (
    _Lijst(
        naam="Kerneisen die het vaakst open zijn",
        kop="Open",
        aantal=lambda each: each.open,
        van=lambda each: each.beantwoord + each.nvt + each.open,
        kern=True,
    ),
    _Lijst(
        naam="Kerneisen die het vaakst op orde zijn zonder toelichting of bewijs",
        kop="Nog zonder bewijs",
        aantal=lambda each: each.zonder_bewijs,
        van=lambda each: each.op_orde,
        kern=True,
    ),
    _Lijst(
        naam="Eisen die het vaakst niet van toepassing zijn",
        kop="N.v.t.",
        aantal=lambda each: each.nvt,
        van=lambda each: each.beantwoord + each.nvt + each.open,
        kern=False,
    ),
)


def build_compleet(overzicht: Overzicht, gelezen: Gelezen, verwacht: Verwacht | None) -> Onderdeel:
    """What was read and which schools are not in yet; then which eisen have gaps."""
    return Onderdeel(
        anker="compleet",
        titel="Hoe compleet is dit beeld?",
        punten=tuple(_points(overzicht, gelezen, verwacht)),
        tabellen=tuple(
            table
            for each in _LISTS
            if (table := _table(each, overzicht.eisen, overzicht.sectoren)) is not None
        ),
    )


def verwacht_zin(verwacht: Verwacht) -> str:
    """ "27 van 31 verwachte scholen zijn binnen."."""
    if verwacht.ontbreekt or not verwacht.aantal:
        here = "is" if verwacht.aanwezig == 1 else "zijn"
        return f"{van(verwacht.aanwezig, verwacht.aantal)} verwachte scholen {here} binnen."
    if verwacht.aantal == 1:
        return "De verwachte school is binnen."
    return f"Alle {getal(verwacht.aantal)} verwachte scholen zijn binnen."


def _points(overzicht: Overzicht, gelezen: Gelezen, verwacht: Verwacht | None) -> Iterator[str]:
    if verwacht is not None:
        yield verwacht_zin(verwacht) + _ontbreekt(verwacht.ontbreekt)
    yield (
        f"Gelezen uit {kort(gelezen.bestand)}: {aantal(gelezen.rijen, 'rij', 'rijen')}; "
        f"{getal(gelezen.uitgewerkt)} uitgewerkt, {getal(gelezen.afgewezen)} afgewezen, "
        f"{getal(gelezen.leeg)} leeg."
    )
    if gelezen.gebleven:
        stayed = aantal(gelezen.gebleven, "school staat", "scholen staan")
        yield f"{stayed} hier nog uit de eerdere uitvoer."
    if gelezen.afgewezen:
        rows = "De afgewezen rij zit" if gelezen.afgewezen == 1 else "De afgewezen rijen zitten"
        yield f"{rows} niet in deze cijfers."
    if overzicht.stand.niet_ingevuld:
        none = aantal(overzicht.stand.niet_ingevuld, "school heeft", "scholen hebben")
        yield f"{none} nog geen enkele eis beantwoord."
    if overzicht.kern_open:
        some = aantal(overzicht.kern_open, "school heeft", "scholen hebben")
        yield f"{some} nog een of meer kerneisen open."
    if overzicht.alleen_kern:
        only = aantal(overzicht.alleen_kern, "school beantwoordde", "scholen beantwoordden")
        yield (
            f"{only} alleen kerneisen, zoals in de quickscan. "
            "Wat een vragenlijst niet vroeg, telt nergens als open of als gemis."
        )
    weak = [each for each in overzicht.eisen if each.zonder_bewijs]
    if weak:
        total = sum(each.zonder_bewijs for each in weak)
        met = sum(each.op_orde for each in overzicht.eisen if each.eis.kern)
        yield (
            f"Bij {van(total, met)} kerneisen die op orde zijn, staat nog geen toelichting of "
            "bewijs. Dat verandert geen enkele uitslag."
        )
    nvt = sum(each.nvt for each in overzicht.eisen)
    if nvt:
        yield f"{getal(nvt)} keer koos een school: niet van toepassing."


def _ontbreekt(schools: Sequence[Schoolnaam]) -> str:
    if not schools:
        return ""
    these = "Deze ene" if len(schools) == 1 else f"Deze {getal(len(schools))}"
    return f" {these} nog niet: {namen(schools, _NAMES)}."


def _table(of: _Lijst, eisen: Sequence[Eistelling], sectoren: Sequence[Sector]) -> Tabel | None:
    found = sorted(
        (each for each in eisen if of.aantal(each) and (each.eis.kern or not of.kern)),
        key=lambda each: -of.aantal(each),
    )[:_MOST]
    if not found:
        return None
    return Tabel(
        naam=of.naam,
        kolommen=(
            Kolom(kop="Kerneis" if of.kern else "Eis"),
            Kolom(kop=of.kop, getal=True),
        ),
        rijen=tuple(
            Rij(
                code=each.eis.id,
                cellen=(
                    eis_tekst(each.eis, sectoren),
                    f"{van(of.aantal(each), of.van(each))} scholen",
                ),
                balk=balk(of.van(each), (of.aantal(each), "neutraal")),
            )
            for each in found
        ),
        balk="Aandeel",
    )
