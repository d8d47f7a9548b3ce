"""The regional page as values: every text worded, the same for HTML and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.rapport import woorden
from basisnorm.rapport.regio.compleet import build_compleet, verwacht_zin
from basisnorm.rapport.regio.delen import (
    build_cijfers,
    build_gebieden,
    build_hulp,
    build_vaak,
)
from basisnorm.rapport.regio.groepen import build_groepen, build_spreiding
from basisnorm.rapport.regio.scholen import Pagina, Schooltabel, build_schooltabel
from basisnorm.rapport.regio.vorige import build_vorige
from basisnorm.rapport.regio.vorm import Onderdeel, aantal, getal, kort, scholen, van
from basisnorm.rapport.verbeter.blokken import Feit
from basisnorm.regio.overzicht.overzicht import Gebiedoverzicht, Gelezen, Overzicht, Stand, Verwacht
from basisnorm.uitslag.verklaring import describe
from basisnorm.values import dataclass

# A kerneis that this part of the schools does not meet, is for the region to work on (own choice).
_QUARTER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Tegel:
    """A number with what it counts."""

    getal: str
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Regioblad:
    """The whole page, in the order in which it is read.

    `scholen` and `apart` are the tables of schools; None when there are none.
    """

    programma: str
    titel: str
    omschrijving: str
    naam: str
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
    datum: str,
    programma: str,
    gelezen: Gelezen,
    verwacht: Verwacht | None = None,
    naam: str | None = None,
    pagina: Pagina | None = None,
) -> Regioblad:
    """The page of a region, made on `datum` (ISO).

    `naam` is what the samenwerkingsverband calls itself. `pagina` gives the name of a school's
    page in the folder schoolgids/, by code and locatie, or None.
    """
    name = kort(naam) if naam else _naam(overzicht)
    zin = _zin(overzicht)
    bekend = build_schooltabel(overzicht, pagina, bekend=True)
    apart = build_schooltabel(overzicht, pagina, bekend=False)
    return Regioblad(
        programma=programma,
        titel=f"Regionaal overzicht basisondersteuning: {name}",
        omschrijving=f"Regionaal overzicht van {scholen(overzicht.aantal)}. {zin}",
        naam=name,
        feiten=_feiten(overzicht, datum),
        zin=zin,
        toelichting=tuple(_toelichting(overzicht, verwacht)),
        tegels=tuple(_tegels(overzicht))[:4],
        verklaring=describe(overzicht.norm),
        scholen=bekend if bekend.aantal else None,
        onderdelen=tuple(_onderdelen(overzicht)) if bekend.aantal else (),
        apart=apart if apart.aantal else None,
        apart_zinnen=tuple(_apart(overzicht)),
        slot=tuple(_slot(overzicht, gelezen, verwacht)),
        drempel=overzicht.norm.drempel,
        colofon=_colofon(overzicht, programma),
    )


def _onderdelen(overzicht: Overzicht) -> Iterator[Onderdeel]:
    yield build_gebieden(overzicht)
    yield build_vaak(overzicht)
    for found in (build_hulp(overzicht), build_spreiding(overzicht), build_vorige(overzicht)):
        if found:
            yield found
    yield from build_groepen(overzicht)


def _slot(overzicht: Overzicht, gelezen: Gelezen, verwacht: Verwacht | None) -> Iterator[Onderdeel]:
    if not overzicht.stand.alle and (before := build_vorige(overzicht)):
        yield before
    yield build_compleet(overzicht, gelezen, verwacht)
    if overzicht.eisen:
        yield build_cijfers(overzicht)


def _naam(overzicht: Overzicht) -> str:
    found = overzicht.samenwerkingsverbanden
    if len(found) == 1:
        return f"Samenwerkingsverband {kort(found[0])}"
    return f"Overzicht van {scholen(overzicht.aantal)}"


def _feiten(overzicht: Overzicht, datum: str) -> tuple[Feit, ...]:
    facts = [("Scholen", getal(overzicht.aantal))]
    if overzicht.schooljaren:
        word = "Schooljaar" if len(overzicht.schooljaren) == 1 else "Schooljaren"
        facts.append((word, woorden.opsomming([kort(each) for each in overzicht.schooljaren])))
    if overzicht.datums:
        first, last = map(woorden.datum, overzicht.datums)
        facts.append(("Ingevuld", first if first == last else f"van {first} tot en met {last}"))
    facts.append(("Overzicht van", woorden.datum(datum)))
    norm = overzicht.norm
    facts.append(("Norm", f"editie {norm.id}, versie {norm.versie}"))
    return tuple(Feit(label=label, waarde=value) for label, value in facts)


def _zin(overzicht: Overzicht) -> str:
    stand, whole = overzicht.stand, overzicht.stand.scholen
    if not overzicht.aantal:
        return "Er is nog geen school met een uitslag."
    if not whole:
        return (
            f"Van {scholen(overzicht.aantal)} is niet bekend of de norm hier geldt."
            if not stand.alle
            else "Voor deze scholen gelden geen kerneisen."
        )
    if whole == 1:
        return f"{_een(stand)}."
    if stand.op_orde == whole:
        every = "Beide" if whole == 2 else f"Alle {getal(whole)}"
        return f"{every} scholen hebben alle kerneisen op orde."
    if not stand.op_orde:
        return f"Nog geen van de {getal(whole)} scholen heeft alle kerneisen op orde."
    have = "heeft" if stand.op_orde == 1 else "hebben"
    return f"{getal(stand.op_orde)} van de {getal(whole)} scholen {have} alle kerneisen op orde."


def _een(stand: Stand) -> str:
    if stand.op_orde:
        return "De school heeft alle kerneisen op orde"
    if stand.nog_niet:
        return "De school heeft nog niet alle kerneisen op orde"
    return "De school heeft nog niet alle kerneisen beantwoord"


def _toelichting(overzicht: Overzicht, verwacht: Verwacht | None) -> Iterator[str]:
    stand = overzicht.stand
    parts = []
    if stand.scholen > 1 and stand.nog_niet:
        below = aantal(stand.nog_niet, "school heeft", "scholen hebben")
        parts.append(f"{below} ten minste één kerneis nog niet op orde")
    if stand.scholen > 1 and (number := stand.onvolledig + stand.niet_ingevuld):
        left = aantal(number, "school heeft", "scholen hebben")
        parts.append(f"{left} nog niet alle kerneisen beantwoord")
    if parts:
        yield f"{'; '.join(parts)}."
    apart = overzicht.aantal - stand.alle
    if apart and stand.alle:
        others = aantal(
            apart,
            "school van een andere schoolsoort staat",
            "scholen van andere schoolsoorten staan",
        )
        yield f"Dit gaat over bo en vo. {others} apart."
    if verwacht is not None:
        yield verwacht_zin(verwacht)


def _tegels(overzicht: Overzicht) -> Iterator[Tegel]:
    counting = [each for each in overzicht.gebieden if each.gebied.telt_mee and each.stand.scholen]
    if overzicht.stand.scholen > 1 and counting:
        yield _zwaarste(counting)
    # What stands apart is not in the headline either.
    same = {each.gebied.id for each in counting}
    vaak = [each for each in overzicht.vaak if each.eis.gebied in same]
    often = [each for each in vaak if each.nog_niet * _QUARTER >= each.beantwoord]
    if overzicht.stand.scholen > 1:
        yield Tegel(
            getal=getal(len(often)),
            tekst=f"{'kerneis is' if len(often) == 1 else 'kerneisen zijn'} op een kwart van de "
            "scholen of meer nog niet op orde",
        )
    if overzicht.willen_helpen:
        one = overzicht.willen_helpen == 1
        yield Tegel(
            getal=getal(overzicht.willen_helpen),
            tekst=f"{'school wil' if one else 'scholen willen'} een andere school helpen",
        )
    if overzicht.kern_open:
        one = overzicht.kern_open == 1
        yield Tegel(
            getal=getal(overzicht.kern_open),
            tekst=f"{'school heeft' if one else 'scholen hebben'} nog kerneisen open",
        )


def _zwaarste(counting: list[Gebiedoverzicht]) -> Tegel:
    least = min(counting, key=lambda each: each.stand.op_orde / each.stand.scholen)
    number = van(least.stand.op_orde, least.stand.scholen)
    if len(counting) == 1:
        return Tegel(getal=number, tekst=f"scholen op orde bij {least.gebied.titel}")
    return Tegel(
        getal=number,
        tekst=f"scholen op orde bij {least.gebied.titel}, het gebied met het meeste werk",
    )


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
