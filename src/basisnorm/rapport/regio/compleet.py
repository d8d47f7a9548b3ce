"""How complete the picture of a region is: who is in, what is open, what has no evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from basisnorm.norm.model import Sector
from basisnorm.rapport.regio.delen import eis_tekst
from basisnorm.rapport.regio.vorm import (
    Kolom,
    Onderdeel,
    Rij,
    Tabel,
    Voor,
    aantal,
    balk,
    getal,
    kort,
    namen,
    van,
)
from basisnorm.regio.overzicht.overzicht import (
    KLEINSTE_GROEP,
    Eistelling,
    Gelezen,
    Overzicht,
    Verwacht,
)

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


def build_compleet(
    overzicht: Overzicht, voor: Voor, gelezen: Gelezen, verwacht: Verwacht | None
) -> Onderdeel:
    """What was read and which schools are not in yet; then which eisen have gaps."""
    least = KLEINSTE_GROEP if voor is Voor.DELEN else 1
    return Onderdeel(
        anker="compleet",
        titel="Hoe compleet is dit beeld?",
        punten=(
            *_points_in(voor, gelezen, verwacht),
            *_points(overzicht),
        ),
        tabellen=tuple(
            table
            for each in _LISTS
            if (table := _table(each, overzicht.meetellend, overzicht.sectoren, least)) is not None
        ),
    )


def verwacht_zin(verwacht: Verwacht) -> str:
    """ "24 van 38 verwachte scholen zijn binnen; 12 zijn afgewezen."."""
    if verwacht.aanwezig < verwacht.aantal or not verwacht.aantal:
        here = "is" if verwacht.aanwezig == 1 else "zijn"
        refused = len(verwacht.afgewezen)
        came = aantal(refused, "leverde wel in en is", "leverden wel in en zijn")
        more = f"; {came} afgewezen" if refused else ""
        return f"{van(verwacht.aanwezig, verwacht.aantal)} verwachte scholen {here} binnen{more}."
    if verwacht.aantal == 1:
        return "De verwachte school is binnen."
    return f"Alle {getal(verwacht.aantal)} verwachte scholen zijn binnen."


def _points_in(voor: Voor, gelezen: Gelezen, verwacht: Verwacht | None) -> Iterator[str]:
    """What came in; by name, and from which file, only on the page for internal use."""
    intern = voor is Voor.INTERN
    if verwacht is not None:
        yield verwacht_zin(verwacht)
        if verwacht.afgewezen and intern:
            yield (
                f"Afgewezen, en dus nog te verbeteren: {namen(verwacht.afgewezen, _NAMES)}. Wat er "
                "mis is, staat in meldingen.csv."
            )
        if verwacht.ontbreekt:
            number = len(verwacht.ontbreekt)
            none = aantal(number, "verwachte school leverde", "verwachte scholen leverden")
            who = f": {namen(verwacht.ontbreekt, _NAMES)}" if intern else ""
            yield f"{none} nog niets in{who}."
    if not intern:
        return
    what = ("bestand", "bestanden") if gelezen.bestanden else ("rij", "rijen")
    yield (
        f"Gelezen uit {kort(gelezen.bestand)}: {aantal(gelezen.rijen, *what)}; "
        f"{getal(gelezen.uitgewerkt)} uitgewerkt, {getal(gelezen.afgewezen)} afgewezen, "
        f"{getal(gelezen.leeg)} leeg"
        f"{f', {getal(gelezen.dubbel)} dubbel' if gelezen.dubbel else ''}."
    )
    if gelezen.gebleven:
        stayed = aantal(gelezen.gebleven, "school staat", "scholen staan")
        yield f"{stayed} hier nog uit de eerdere uitvoer."
    if gelezen.afgewezen:
        one, more = what
        rows = f"Het afgewezen {one} zit" if gelezen.bestanden else f"De afgewezen {one} zit"
        if gelezen.afgewezen > 1:
            rows = f"De afgewezen {more} zitten"
        yield f"{rows} niet in deze cijfers."


def _points(overzicht: Overzicht) -> Iterator[str]:
    """How complete the answers are, over the schools and gebieden of the whole page."""
    if overzicht.stand.niet_ingevuld:
        none = aantal(overzicht.stand.niet_ingevuld, "school heeft", "scholen hebben")
        yield f"{none} van de gebieden die meetellen nog geen enkele eis beantwoord."
    quality = overzicht.kwaliteit
    if quality.kern_open:
        some = aantal(quality.kern_open, "school heeft", "scholen hebben")
        yield f"{some} nog een of meer kerneisen open."
    if quality.alleen_kern:
        only = aantal(quality.alleen_kern, "school beantwoordde", "scholen beantwoordden")
        yield (
            f"{only} alle kerneisen en verder niets, zoals in de quickscan. "
            "Wat een vragenlijst niet vroeg, telt nergens als open of als gemis."
        )
    if quality.zonder_bewijs:
        yield (
            f"Bij {van(quality.zonder_bewijs, quality.kern_op_orde)} kerneisen die op orde zijn, "
            "staat nog geen toelichting of bewijs. Dat verandert geen enkele uitslag."
        )
    if quality.nvt:
        yield f"{getal(quality.nvt)} keer koos een school: niet van toepassing."


def _table(
    of: _Lijst, eisen: Sequence[Eistelling], sectoren: Sequence[Sector], least: int
) -> Tabel | None:
    """The eisen with the most gaps, where so many schools or more have one."""
    found = sorted(
        (each for each in eisen if of.aantal(each) >= least and (each.eis.kern or not of.kern)),
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
