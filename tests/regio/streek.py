"""Regions to test with: real results, of fictional schools with varied answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

from basisnorm.audit.model import Antwoord, Audit, Nvt, School, Schoolsoort
from basisnorm.invoer.model import Inzending
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Eis, Norm, Schaalsoort, Vragenlijst
from basisnorm.regio.overzicht.maken import build_overzicht
from basisnorm.regio.overzicht.overzicht import Overzicht
from basisnorm.regio.overzicht.school import Regiotelling, Schooluitslag
from basisnorm.regio.overzicht.vorige import Vorige
from basisnorm.uitslag.regel import assess

DATUM = "2026-11-21"
PROGRAMMA = "1.0.0"
NAMEN = (
    "De Akker", "De Ark", "Basisschool De Beuk", "De Bolderik", "De Eendracht", "Het Kompas",
    "De Linde", "De Meander", "De Molenwiek", "'t Nest", "De Octopus", "De Regenboog",
    "De Rietkraag", "De Springplank", "De Toermalijn", "De Vlieger", "De Waterlelie",
    "De Wegwijzer", "Het Zonnehof", "Anne Frankschool", "École Bilingue", "IJsselschool",
    "10e Montessorischool", "Juliana van Stolbergschool", "Oecumenische Basisschool Sint Maarten",
    "Prins Willem-Alexanderschool", "Valentijn",
)  # fmt: skip
BESTUREN = ("Stichting Vlierdam", "Stichting Samen Leren", "Vereniging De Brug", None)
GEMEENTEN = ("Vlierdam", "Oosterwolde aan Zee", "Klein Hulst")


@cache
def norm() -> Norm:
    """The norm that comes with the program."""
    return load_norm("2024-11")


@cache
def vragenlijst(naam: str) -> Vragenlijst:
    """A questionnaire that comes with the program."""
    return load_vragenlijst(naam, norm())


def of_audit(
    audit: Audit,
    *,
    of: Norm | None = None,
    vragen: Vragenlijst | None = None,
    datum: str = DATUM,
    wil_helpen: bool | None = None,
) -> Schooluitslag:
    """The result of an audit as a batch has it."""
    used = of or norm()
    uitslag = assess(
        used,
        vragen or vragenlijst(audit.vragenlijst),
        audit,
        datum=audit.datum or datum,
        programma=PROGRAMMA,
    )
    inzending = Inzending(audit=audit, datum=uitslag.datum, wil_helpen=wil_helpen)
    return Schooluitslag(inzending, uitslag)


def with_audit(each: Schooluitslag, **changes: Any) -> Schooluitslag:
    """The same, of a school that wrote something else in its audit."""
    audit = replace(each.inzending.audit, **changes)
    return each._replace(inzending=replace(each.inzending, audit=audit))


def with_school(each: Schooluitslag, **changes: Any) -> Schooluitslag:
    """The same, of another school."""
    return with_audit(each, school=each.inzending.school._replace(**changes))


def code(number: int) -> str:
    """The example code with this number: 99AA00, 99AB00, ..., 99ZZ00, 99AA01, ..."""
    location, rest = divmod(number, 676)
    return f"99{chr(65 + rest // 26)}{chr(65 + rest % 26)}{location:02}"


def schools(
    number: int, *, seed: int = 1, soorten: tuple[Schoolsoort, ...] = (Schoolsoort.BO,)
) -> Iterator[Schooluitslag]:
    """Schools with names and answers that differ; the same for the same seed.

    One in seven answered the quickscan only, one in nine left some eisen open.
    """
    random = Random(seed)
    for place in range(number):
        name = NAMEN[place % len(NAMEN)]
        again = place // len(NAMEN)
        school = School(
            vestigingscode=code(place),
            schoolsoort=soorten[place % len(soorten)],
            naam=f"{name} {again + 1}" if again else name,
            samenwerkingsverband="PO9901",
            bestuur=BESTUREN[random.randrange(4 + number // 60) % 4]
            if number < 200
            else f"Stichting {place % (number // 12)}",
            gemeente=GEMEENTEN[random.randrange(3)]
            if number < 200
            else f"Gemeente {place % (number // 25)}",
        )
        questions = "quickscan" if place % 7 == 3 else "volledig"
        audit = Audit(
            norm=norm().id,
            vragenlijst=questions,
            school=school,
            schooljaar="2026-2027",
            datum=f"2026-11-{1 + random.randrange(21):02}",
            rol="schoolleider",
            antwoorden=tuple(_answers(random, school, questions, place % 9 == 5)),
        )
        yield of_audit(audit, wil_helpen=(True, None, False)[random.randrange(3)])


def overview(
    uitslagen: Iterable[Schooluitslag],
    *,
    of: Norm | None = None,
    vorige: Vorige | None = None,
    gevraagd: Collection[str] | None = None,
) -> Overzicht:
    """The region of these results."""
    telling = Regiotelling()
    for each in uitslagen:
        telling.add(each, alle_kern=vorige is not None)
    return build_overzicht(telling, of or norm(), vorige=vorige, gevraagd=gevraagd)


def _answers(random: Random, school: School, questions: str, gaps: bool) -> Iterator[Antwoord]:
    # A school that is doing well has everything op orde in some gebieden, not everywhere.
    strength = {gebied.id: random.choice((0, 1, 1, 2)) for gebied in norm().gebieden}
    for eis in vragenlijst(questions).vragen(norm(), school.sector):
        if gaps and random.random() < 0.2:
            continue
        if eis.nvt_redenen and random.random() < 0.3:
            yield Antwoord(eis=eis.id, nvt=Nvt(reden=eis.nvt_redenen[0].id))
            continue
        level = _level(random, eis, strength[eis.gebied])
        note = "Staat in het zorgplan." if random.random() < 0.7 else None
        yield Antwoord(eis=eis.id, niveau=level, toelichting=note)


def _level(random: Random, eis: Eis, strength: int) -> int:
    hard = eis.id[-1] in "359"
    weights = ((1, 3, 5, 2), (0, 1 + 2 * hard, 12, 5), (0, 0, 3, 2))[strength]
    level = random.choices((0, 1, 2, 3), weights)[0]
    return min(level // 2 * 2, 2) if eis.schaal is Schaalsoort.JA_NEE else level
