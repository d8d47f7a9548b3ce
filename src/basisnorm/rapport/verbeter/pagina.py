"""The verbeterrapport as values: every text worded and every number written out.

The templates in reports/ only lay out what stands here, and so do Markdown and plain text.
"""

from __future__ import annotations

from dataclasses import dataclass

from basisnorm.audit.model import School
from basisnorm.norm.model import Niveau, Norm, Status, Vragenlijst
from basisnorm.rapport import merk, woorden
from basisnorm.rapport.uitleg_eis import Regel
from basisnorm.rapport.verbeter.begin import Begin, build_begin, is_brief
from basisnorm.rapport.verbeter.blokken import EisBlok, Feit
from basisnorm.rapport.verbeter.gebiedblok import GebiedBlok, build_gebied
from basisnorm.rapport.verbeter.lijsten import (
    BronRegel,
    NvtRegel,
    PlanRegel,
    build_bronnen,
    build_nvt,
    build_plan,
    propose,
)
from basisnorm.rapport.verbeter.oogopslag import Oogopslag, build_oogopslag
from basisnorm.rapport.verbeter.waarom import build_waarom
from basisnorm.uitslag.model import Uitslag

TITEL = "Verbeterrapport basisondersteuning: {}"
OMSCHRIJVING = "Verbeterrapport van {}: {}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Let:
    """A let-op from reading the file."""

    tekst: str
    oplossing: str
    plaats: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regels:
    """The rule that every report prints: the scale, and from which level an eis is op orde."""

    schaal: tuple[Niveau, ...]
    ja_nee: tuple[Niveau, ...]
    drempel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagina:
    """The whole page. Gebieden that make the conclusion stand first, the others apart.

    `bronnen` are those under the kerneisen. When there is very much to tell the page is `beknopt`:
    then only the kerneisen have their goal and first step.
    """

    programma: str
    titel: str
    omschrijving: str
    school: str
    feiten: tuple[Feit, ...]
    oogopslag: Oogopslag
    verklaring: tuple[str, ...]
    begin: Begin
    beknopt: bool
    gebieden: tuple[GebiedBlok, ...]
    apart: tuple[GebiedBlok, ...]
    nvt: tuple[NvtRegel, ...]
    zonder_bewijs: tuple[EisBlok, ...]
    plan: tuple[PlanRegel, ...]
    voorgesteld: tuple[EisBlok, ...]
    waarom: tuple[Regel, ...]
    regels: Regels
    let_op: tuple[Let, ...]
    bronnen: tuple[BronRegel, ...]
    colofon: tuple[Feit, ...]


def build_pagina(uitslag: Uitslag) -> Pagina:
    """Everything the verbeterrapport of one school says."""
    school, sector = uitslag.audit.school, uitslag.audit.school.sector
    name = name_of(school)
    present = [
        (each.gebied, build_gebied(uitslag.norm, each, sector))
        for each in uitslag.gebieden
        if each.telling.eisen
    ]
    gebieden = tuple(blok for gebied, blok in present if gebied.telt_mee)
    # Of what stands apart, the law comes before what is still being prepared.
    apart = tuple(
        blok
        for gebied, blok in sorted(
            (each for each in present if not each[0].telt_mee),
            key=lambda each: each[0].status is Status.IN_VOORBEREIDING,
        )
    )
    nvt = [each for blok in (*gebieden, *apart) for each in blok.nvt]
    blokken = {
        each.vast.id: each
        for _, blok in present
        for each in (*blok.kern, *blok.aanvullend, *blok.open, *blok.op_orde, *blok.nvt)
    }
    not_asked = sum(each.telling.eisen for each in uitslag.gebieden) - len(blokken)
    return Pagina(
        programma=uitslag.programma,
        titel=TITEL.format(name),
        omschrijving=OMSCHRIJVING.format(name, woorden.kern_zin(uitslag.telling)),
        school=name,
        feiten=build_feiten(school, uitslag.audit.schooljaar, uitslag.datum, uitslag.audit.rol),
        oogopslag=build_oogopslag(
            uitslag,
            merk.count_vormen([each.vast.merk for blok in gebieden for each in blok.strook]),
            uitslag.vragenlijst.naam,
            not_asked,
        ),
        verklaring=uitslag.verklaring,
        beknopt=is_brief(uitslag),
        begin=build_begin(uitslag, blokken, not_asked),
        gebieden=gebieden,
        apart=apart,
        nvt=build_nvt(uitslag, nvt),
        zonder_bewijs=tuple(
            each for blok in (*gebieden, *apart) for each in blok.op_orde if each.vast.zonder_bewijs
        ),
        plan=build_plan(uitslag, blokken),
        voorgesteld=propose(uitslag, blokken),
        waarom=build_waarom(uitslag),
        regels=build_regels(uitslag.norm, uitslag.vragenlijst),
        let_op=tuple(
            Let(tekst=each.tekst, oplossing=each.oplossing, plaats=each.veld)
            for each in uitslag.meldingen
        ),
        bronnen=build_bronnen(uitslag.norm, (each for each in blokken.values() if each.vast.kern)),
        colofon=build_colofon(uitslag.norm, uitslag.vragenlijst, uitslag.programma),
    )


def name_of(school: School) -> str:
    """What a school is called on its page; "School 99AA00" when it gave no name."""
    return school.naam or f"School {school.vestigingscode}"


def build_regels(norm: Norm, vragenlijst: Vragenlijst) -> Regels:
    """How this questionnaire words the scale."""
    schaal, drempel = vragenlijst.schaal, norm.drempel
    return Regels(
        schaal=schaal.niveaus,
        ja_nee=schaal.ja_nee,
        drempel=next(
            f"{step.niveau} ({step.naam})" for step in schaal.niveaus if step.niveau == drempel
        ),
    )


def build_feiten(
    school: School, schooljaar: str | None, datum: str, rol: str | None
) -> tuple[Feit, ...]:
    """What is known about the school and the day (ISO) of its answers."""
    feiten = (
        ("Vestigingscode", school.vestigingscode),
        ("Locatie", school.locatie),
        ("Plaats", school.plaats),
        ("Schoolsoort", woorden.SCHOOLSOORT[school.schoolsoort]),
        ("Schooljaar", schooljaar),
        ("Gemeten op", woorden.datum(datum)),
        ("Ingevuld door", rol),
        ("Bestuur", school.bestuur),
        ("Nummer samenwerkingsverband", school.samenwerkingsverband),
    )
    return tuple(Feit(label=label, waarde=value) for label, value in feiten if value)


def build_colofon(norm: Norm, vragenlijst: Vragenlijst, programma: str) -> tuple[Feit, ...]:
    """What it was measured with."""
    return (
        Feit(label="Norm", waarde=_edition(norm)),
        Feit(label="Vragenlijst", waarde=f"{vragenlijst.naam}, versie {vragenlijst.versie}"),
        Feit(label="Programma", waarde=f"basisnorm {programma}"),
        Feit(label="Vingerafdruk", waarde=norm.vingerafdruk),
    )


def _edition(norm: Norm) -> str:
    return f"{norm.naam} (editie {norm.id}, versie {norm.versie})"
