"""The regional page as values: every text worded, the same for HTML and Markdown.

There are two: one with figures of the whole region only, and one with the schools by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from basisnorm.rapport import woorden
from basisnorm.rapport.regio.compleet import build_compleet
from basisnorm.rapport.regio.delen import (
    build_cijfers,
    build_gebieden,
    build_hulp,
    build_vaak,
)
from basisnorm.rapport.regio.groepen import build_groepen, build_spreiding
from basisnorm.rapport.regio.scholen import Pagina, Schooltabel, build_schooltabel
from basisnorm.rapport.regio.tegels import Tegel, build_tegels, build_toelichting, build_zin
from basisnorm.rapport.regio.vorige import build_vorige
from basisnorm.rapport.regio.vorm import Onderdeel, Voor, dagen, getal, jaren, kort, scholen
from basisnorm.rapport.verbeter.blokken import Feit
from basisnorm.regio.overzicht.overzicht import KLEINSTE_GROEP, Gelezen, Overzicht, Verwacht
from basisnorm.uitslag.verklaring import describe

_STROOK = {
    Voor.INTERN: "Alleen voor intern gebruik: hier staan scholen bij naam. Voor gesprek, niet voor "
    "toezicht of bekostiging. Wat u mag rondsturen, staat in de map delen.",
    Voor.DELEN: "Hier staan alleen cijfers van de hele regio. Elke verdeling gaat over ten minste "
    f"{KLEINSTE_GROEP} scholen: wat over minder scholen zou gaan, is samengevoegd of weggelaten. "
    "Zo is geen school te herkennen.",
}
_TITEL = {
    Voor.INTERN: "Overzicht basisondersteuning per school",
    Voor.DELEN: "Regionaal overzicht basisondersteuning",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Regioblad:
    """The whole page, in the order in which it is read.

    `strook` says for whom it is. `scholen` and `apart` are the tables of schools; None when there
    are none, or on the page for everyone.
    """

    programma: str
    soort: str
    titel: str
    omschrijving: str
    naam: str
    strook: str
    feiten: tuple[Feit, ...]
    zin: str
    toelichting: tuple[str, ...]
    tegels: tuple[Tegel, ...]
    verklaring: tuple[str, ...]
    scholen: Schooltabel | None
    onderdelen: tuple[Onderdeel, ...]
    apart: Schooltabel | None
    apart_zinnen: tuple[str, ...]
    slot: tuple[Onderdeel, ...]
    drempel: int
    colofon: tuple[Feit, ...]


def build_regioblad(
    overzicht: Overzicht,
    *,
    voor: Voor,
    datum: str,
    programma: str,
    gelezen: Gelezen,
    verwacht: Verwacht | None = None,
    naam: str | None = None,
    pagina: Pagina | None = None,
) -> Regioblad:
    """The page of a region, made on `datum` (ISO).

    For everyone (`voor`) the overzicht must be `deelbaar`. `naam` is what the samenwerkingsverband
    calls itself. `pagina` gives the pages of a school, by code and locatie.
    """
    name = kort(naam) if naam else _naam(overzicht)
    zin = build_zin(overzicht)
    bekend = build_schooltabel(overzicht, pagina, bekend=True)
    apart = build_schooltabel(overzicht, pagina, bekend=False)
    return Regioblad(
        programma=programma,
        soort=_TITEL[voor],
        titel=f"{_TITEL[voor]}: {name}",
        omschrijving=f"{_TITEL[voor]} van {scholen(overzicht.aantal)}. {zin}",
        naam=name,
        strook=_STROOK[voor],
        feiten=_feiten(overzicht, datum),
        zin=zin,
        toelichting=tuple(build_toelichting(overzicht, verwacht)),
        tegels=tuple(build_tegels(overzicht)),
        verklaring=describe(overzicht.norm),
        scholen=bekend if bekend.aantal else None,
        onderdelen=tuple(_onderdelen(overzicht, voor, datum)) if overzicht.stand.alle else (),
        apart=apart if apart.aantal else None,
        apart_zinnen=tuple(_apart(overzicht)),
        slot=tuple(_slot(overzicht, voor, datum, gelezen, verwacht)),
        drempel=overzicht.norm.drempel,
        colofon=_colofon(overzicht, programma),
    )


def _onderdelen(overzicht: Overzicht, voor: Voor, datum: str) -> Iterator[Onderdeel]:
    yield build_gebieden(overzicht)
    yield build_vaak(overzicht)
    help_offered = build_hulp(overzicht) if voor is Voor.INTERN else None
    for found in (help_offered, build_spreiding(overzicht), build_vorige(overzicht, datum)):
        if found:
            yield found
    yield from build_groepen(overzicht)


def _slot(
    overzicht: Overzicht, voor: Voor, datum: str, gelezen: Gelezen, verwacht: Verwacht | None
) -> Iterator[Onderdeel]:
    if not overzicht.stand.alle and (before := build_vorige(overzicht, datum)):
        yield before
    yield build_compleet(overzicht, voor, gelezen, verwacht)
    if overzicht.eisen:
        yield build_cijfers(overzicht)


def _naam(overzicht: Overzicht) -> str:
    found = overzicht.samenwerkingsverbanden
    if len(found) == 1:
        return f"Samenwerkingsverband {kort(found[0])}"
    return f"Overzicht van {scholen(overzicht.aantal)}"


def _feiten(overzicht: Overzicht, datum: str) -> tuple[Feit, ...]:
    """What was measured stands beside the day on which it was counted."""
    facts = [("Scholen", getal(overzicht.aantal)), *jaren(overzicht.schooljaren)]
    if overzicht.datums:
        facts.append(("Gemeten", dagen(overzicht.datums)))
    facts.append(("Geteld op", woorden.datum(datum)))
    norm = overzicht.norm
    facts.append(("Norm", f"editie {norm.id}, versie {norm.versie}"))
    return tuple(Feit(label=label, waarde=value) for label, value in facts)


def _apart(overzicht: Overzicht) -> Iterator[str]:
    if not overzicht.apart:
        return
    kinds = [
        f"{scholen(stand.alle)} voor {woorden.SCHOOLSOORT[soort]}"
        for soort, stand in overzicht.apart
    ]
    yield (
        f"{woorden.opsomming(kinds)}. Het is niet bekend of de norm hier geldt. Daarom tellen deze "
        "scholen niet mee in de cijfers op deze pagina. Lees hun uitslag als richtinggevend."
    )


def _colofon(overzicht: Overzicht, programma: str) -> tuple[Feit, ...]:
    norm = overzicht.norm
    return (
        Feit(label="Norm", waarde=f"{norm.naam} (editie {norm.id}, versie {norm.versie})"),
        Feit(label="Programma", waarde=f"basisnorm {programma}"),
        Feit(label="Vingerafdruk", waarde=norm.vingerafdruk),
    )
