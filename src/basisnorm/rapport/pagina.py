"""The verbeterrapport as values: every text worded and every number written out.

The templates in reports/ only lay out what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass

from basisnorm.norm.model import Status
from basisnorm.norm.vragenlijst import Niveau
from basisnorm.rapport import woorden
from basisnorm.rapport.begin import Begin, build_begin
from basisnorm.rapport.blokken import (
    EisBlok,
    Feit,
    GebiedBlok,
    build_eis,
    build_gebied,
)
from basisnorm.rapport.lijsten import (
    BronRegel,
    NvtRegel,
    PlanRegel,
    build_bronnen,
    build_nvt,
    build_plan,
)
from basisnorm.rapport.oogopslag import Oogopslag, build_oogopslag
from basisnorm.uitslag.model import Staat, Uitslag


@dataclass(frozen=True, slots=True, kw_only=True)
class Let:
    """A let-op from reading the file."""

    tekst: str
    oplossing: str
    plaats: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagina:
    """The whole page. Gebieden that make the conclusion stand first, the others apart."""

    programma: str
    titel: str
    omschrijving: str
    school: str
    feiten: tuple[Feit, ...]
    oogopslag: Oogopslag
    verklaring: tuple[str, ...]
    begin: Begin
    gebieden: tuple[GebiedBlok, ...]
    apart: tuple[GebiedBlok, ...]
    nvt: tuple[NvtRegel, ...]
    zonder_bewijs: tuple[EisBlok, ...]
    plan: tuple[PlanRegel, ...]
    schaal: tuple[Niveau, ...]
    ja_nee: tuple[Niveau, ...]
    drempel: str
    let_op: tuple[Let, ...]
    bronnen: tuple[BronRegel, ...]
    colofon: tuple[Feit, ...]


def build_pagina(uitslag: Uitslag) -> Pagina:
    """Everything the verbeterrapport of one school says."""
    school, sector = uitslag.audit.school, uitslag.audit.school.sector
    applying = [each for each in uitslag.eisen if each.staat is not Staat.ANDERE_SECTOR]
    shown = [each for each in applying if not each.niet_gevraagd]
    not_asked = len(applying) - len(shown)
    name = school.naam or f"School {school.vestigingscode}"
    present = [each for each in uitslag.gebieden if each.telling.eisen]
    # Of what stands apart, the law comes before what is still being prepared.
    separate = sorted(
        (each for each in present if not each.gebied.telt_mee),
        key=lambda each: each.gebied.status is Status.IN_VOORBEREIDING,
    )
    gebieden = tuple(build_gebied(each, sector) for each in present if each.gebied.telt_mee)
    apart = tuple(build_gebied(each, sector) for each in separate)
    schaal = uitslag.vragenlijst.schaal
    return Pagina(
        programma=uitslag.programma,
        titel=f"Verbeterrapport basisondersteuning: {name}",
        omschrijving=f"Verbeterrapport van {name}: {woorden.kern_zin(uitslag.telling)}.",
        school=name,
        feiten=_school_feiten(uitslag),
        oogopslag=build_oogopslag(uitslag, gebieden, apart, not_asked),
        verklaring=uitslag.verklaring,
        begin=build_begin(uitslag, sector, not_asked),
        gebieden=gebieden,
        apart=apart,
        nvt=build_nvt(shown, sector),
        zonder_bewijs=tuple(build_eis(each, sector) for each in shown if each.zonder_bewijs),
        plan=build_plan(uitslag, shown),
        schaal=schaal.niveaus,
        ja_nee=schaal.ja_nee,
        drempel=next(
            f"{step.niveau} ({step.naam})"
            for step in schaal.niveaus
            if step.niveau == uitslag.norm.drempel
        ),
        let_op=tuple(
            Let(tekst=each.tekst, oplossing=each.oplossing, plaats=each.veld)
            for each in uitslag.meldingen
        ),
        bronnen=build_bronnen(uitslag, shown, sector),
        colofon=_colofon(uitslag),
    )


def _school_feiten(uitslag: Uitslag) -> tuple[Feit, ...]:
    audit, school = uitslag.audit, uitslag.audit.school
    feiten = (
        ("Vestigingscode", school.vestigingscode),
        ("Locatie", school.locatie),
        ("Plaats", school.plaats),
        ("Schoolsoort", woorden.SCHOOLSOORT[school.schoolsoort]),
        ("Schooljaar", audit.schooljaar),
        ("Gemeten op", woorden.datum(uitslag.datum)),
        ("Ingevuld door", audit.rol),
        ("Bestuur", school.bestuur),
        ("Nummer samenwerkingsverband", school.samenwerkingsverband),
    )
    return tuple(Feit(label=label, waarde=value) for label, value in feiten if value)


def _colofon(uitslag: Uitslag) -> tuple[Feit, ...]:
    norm, vragenlijst = uitslag.norm, uitslag.vragenlijst
    return (
        Feit(label="Norm", waarde=f"{norm.naam} (editie {norm.id}, versie {norm.versie})"),
        Feit(label="Vragenlijst", waarde=f"{vragenlijst.naam}, versie {vragenlijst.versie}"),
        Feit(label="Programma", waarde=f"basisnorm {uitslag.programma}"),
        Feit(label="Vingerafdruk", waarde=norm.vingerafdruk),
    )
