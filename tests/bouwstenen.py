"""Small values to build tests from: give only what the test is about, the rest has a default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from basisnorm.audit.model import (
    Antwoord,
    Audit,
    Bewijs,
    Nvt,
    School,
    Schoolgids,
    Schoolsoort,
    Stap,
)
from basisnorm.norm.model import (
    Basis,
    Bron,
    Categorie,
    Eis,
    Gebied,
    Niveau,
    Norm,
    NvtReden,
    PerSector,
    Schaal,
    Schaalsoort,
    Sector,
    Status,
    Versie,
    Vervallen,
    Vragenlijst,
)

T = TypeVar("T")

DATUM = "2026-11-21"
VINGERAFDRUK = "sha256:" + "a" * 64
BETEKENIS = "sha256:" + "b" * 64

SCHAAL = Schaal(
    niveaus=(
        Niveau(niveau=0, naam="Nog niet", uitleg="Wij doen dit niet."),
        Niveau(niveau=1, naam="Begonnen", uitleg="Een deel van het team doet dit."),
        Niveau(niveau=2, naam="Op orde", uitleg="Het hele team doet dit volgens afspraak."),
        Niveau(niveau=3, naam="Geborgd", uitleg="Het staat ook op papier."),
    ),
    ja_nee=(
        Niveau(niveau=0, naam="Nee", uitleg="Wij doen dit niet, of niet altijd."),
        Niveau(niveau=2, naam="Ja", uitleg="Wij doen dit altijd."),
    ),
)


def both(value: T | PerSector[T]) -> PerSector[T]:
    """The same value for po and vo; a PerSector stays as it is."""
    return value if isinstance(value, PerSector) else PerSector(po=value, vo=value)


def make_eis(
    id: str = "DYS-01",
    *,
    gebied: str = "dyslexie",
    tekst: str | PerSector[str] | None = None,
    categorie: Categorie = Categorie.AANBOD,
    sectoren: tuple[Sector, ...] = (Sector.PO, Sector.VO),
    kern: bool = True,
    basis: Basis = Basis.NORM,
    eigen_maat: str | None = None,
    op_orde: str | PerSector[str] | None = None,
    bewijs: tuple[str, ...] | PerSector[tuple[str, ...]] = ("Rooster",),
    verbeteren: str | None = None,
    schoolgids: str | PerSector[str] | None = "Wij helpen uw kind.",
    bronnen: tuple[str, ...] | PerSector[tuple[str, ...]] = ("S1",),
    schaal: Schaalsoort = Schaalsoort.NIVEAUS,
    nvt_redenen: Sequence[str | NvtReden] = (),
) -> Eis:
    """A kerneis for both sectors, on four levels, without reasons for n.v.t."""
    return Eis(
        id=id,
        gebied=gebied,
        tekst=both(f"De school doet {id}." if tekst is None else tekst),
        categorie=categorie,
        sectoren=sectoren,
        kern=kern,
        basis=basis,
        eigen_maat=eigen_maat,
        op_orde=both(f"Het hele team doet {id}." if op_orde is None else op_orde),
        bewijs=both(bewijs),
        verbeteren=f"Begin met {id}." if verbeteren is None else verbeteren,
        schoolgids=None if schoolgids is None else both(schoolgids),
        bronnen=both(bronnen),
        schaal=schaal,
        nvt_redenen=tuple(
            NvtReden(id=each, tekst=f"Reden {each}.") if isinstance(each, str) else each
            for each in nvt_redenen
        ),
    )


def make_gebied(
    id: str = "dyslexie",
    *,
    eisen: Iterable[Eis] | None = None,
    titel: str | None = None,
    status: Status = Status.ADVIES,
    uitleg: str = "Uitleg bij dit gebied.",
) -> Gebied:
    """A gebied with status advies and, unless `eisen` are given, two kerneisen and one other.

    The eisen get the id of this gebied, whatever they had.
    """
    if eisen is None:
        prefix = id[:3].upper()
        eisen = (
            make_eis(f"{prefix}-01"),
            make_eis(f"{prefix}-02"),
            make_eis(f"{prefix}-03", kern=False, basis=Basis.PRAKTIJK),
        )
    return Gebied(
        id=id,
        titel=titel or id.capitalize(),
        status=status,
        uitleg=uitleg,
        eisen=tuple(_moved(eis, id) for eis in eisen),
    )


def make_bron(
    id: str = "S1",
    *,
    titel: str = "Advies landelijke norm",
    uitgever: str = "AOb",
    datum: str | None = "2024-11",
    url: str | None = "https://example.org/advies",
    soort: str = "advies",
    opmerking: str | None = None,
) -> Bron:
    """A source."""
    return Bron(
        id=id,
        titel=titel,
        uitgever=uitgever,
        datum=datum,
        url=url,
        soort=soort,
        opmerking=opmerking,
    )


def make_versie(
    versie: str = "1.0.0",
    *,
    datum: str = "2026-11-01",
    vingerafdruk: str = VINGERAFDRUK,
    betekenis: str = BETEKENIS,
    wat: str = "Eerste versie.",
) -> Versie:
    """One entry of versies.yaml."""
    return Versie(
        versie=versie, datum=datum, vingerafdruk=vingerafdruk, betekenis=betekenis, wat=wat
    )


def make_norm(
    *gebieden: Gebied,
    id: str = "2024-11",
    versie: str = "1.0.0",
    naam: str = "Norm om mee te testen",
    peildatum: str = "2026-11-01",
    drempel: int = 2,
    verantwoording: str = "Bedacht voor de tests.",
    bronnen: tuple[Bron, ...] | None = None,
    versies: tuple[Versie, ...] | None = None,
    vervallen: tuple[Vervallen, ...] = (),
    vingerafdruk: str = VINGERAFDRUK,
    betekenis: str = BETEKENIS,
) -> Norm:
    """A norm with these gebieden; with only dyslexie when none are given."""
    return Norm(
        id=id,
        versie=versie,
        naam=naam,
        peildatum=peildatum,
        drempel=drempel,
        verantwoording=verantwoording,
        gebieden=gebieden or (make_gebied(),),
        bronnen=(make_bron(),) if bronnen is None else bronnen,
        versies=(make_versie(versie, vingerafdruk=vingerafdruk, betekenis=betekenis),)
        if versies is None
        else versies,
        vervallen=vervallen,
        vingerafdruk=vingerafdruk,
        betekenis=betekenis,
    )


def make_vragenlijst(
    *,
    id: str = "volledig",
    versie: str = "1.0.0",
    naam: str = "Volledige zelfevaluatie",
    uitleg: str = "Alle eisen.",
    schaal: Schaal = SCHAAL,
    eisen: tuple[str, ...] | None = None,
) -> Vragenlijst:
    """A questionnaire that asks everything that applies, or only `eisen`."""
    return Vragenlijst(id=id, versie=versie, naam=naam, uitleg=uitleg, schaal=schaal, eisen=eisen)


def make_school(
    vestigingscode: str = "99AA00",
    *,
    schoolsoort: Schoolsoort | str = Schoolsoort.BO,
    locatie: str | None = None,
    naam: str | None = "Basisschool De Linde",
    samenwerkingsverband: str | None = None,
    bestuur: str | None = None,
    gemeente: str | None = None,
    plaats: str | None = None,
) -> School:
    """A basisschool with an example code."""
    return School(
        vestigingscode=vestigingscode,
        schoolsoort=Schoolsoort(schoolsoort),
        locatie=locatie,
        naam=naam,
        samenwerkingsverband=samenwerkingsverband,
        bestuur=bestuur,
        gemeente=gemeente,
        plaats=plaats,
    )


def make_antwoord(
    eis: str = "DYS-01",
    niveau: int | None = None,
    *,
    nvt: str | Nvt | None = None,
    tot: str | None = None,
    toelichting: str | None = None,
    bewijs: Sequence[str | Bewijs] = (),
    overgenomen: str | None = None,
) -> Antwoord:
    """An answer: `make_antwoord("DYS-01", 2)`, or with `nvt` the id of a reason."""
    return Antwoord(
        eis=eis,
        niveau=niveau,
        nvt=Nvt(reden=nvt, tot=tot) if isinstance(nvt, str) else nvt,
        toelichting=toelichting,
        bewijs=tuple(Bewijs(wat=each) if isinstance(each, str) else each for each in bewijs),
        overgenomen=overgenomen,
    )


def make_audit(
    antwoorden: Mapping[str, int] | Iterable[Antwoord] = (),
    *,
    norm: str = "2024-11",
    vragenlijst: str = "volledig",
    school: School | None = None,
    versie: str | None = "1.0.0",
    vingerafdruk: str | None = VINGERAFDRUK,
    extra_gebieden: tuple[str, ...] = (),
    schooljaar: str | None = "2026-2027",
    datum: str | None = DATUM,
    rol: str | None = "schoolleider",
    verbeterplan: tuple[Stap, ...] = (),
    schoolgids: Schoolgids | None = None,
) -> Audit:
    """An audit; `antwoorden` may be levels by eis, such as `{"DYS-01": 2}`."""
    if isinstance(antwoorden, Mapping):
        antwoorden = [make_antwoord(eis, niveau) for eis, niveau in antwoorden.items()]
    return Audit(
        norm=norm,
        vragenlijst=vragenlijst,
        school=school or make_school(),
        versie=versie,
        vingerafdruk=vingerafdruk,
        extra_gebieden=extra_gebieden,
        schooljaar=schooljaar,
        datum=datum,
        rol=rol,
        antwoorden=tuple(antwoorden),
        verbeterplan=verbeterplan,
        schoolgids=schoolgids,
    )


def _moved(eis: Eis, gebied: str) -> Eis:
    return eis._replace(gebied=gebied)
