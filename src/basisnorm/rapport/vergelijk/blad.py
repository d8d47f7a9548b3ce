"""The comparison of two results as values: every text worded and every number written out.

Terminal, Markdown and the HTML page only lay out what stands here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from basisnorm.rapport import merk, woorden
from basisnorm.rapport.merk import Merk
from basisnorm.rapport.verbeter.blokken import Feit
from basisnorm.rapport.vergelijk import zinnen as zinnen
from basisnorm.rapport.vergelijk.delen import (
    NIET_GEVRAAGD,
    NIET_IN_NORM,
    Deel,
    build_delen,
    merk_van,
)
from basisnorm.uitslag.model import GebiedUitslag, Staat, Uitslag
from basisnorm.uitslag.vergelijk import (
    EisVergelijking,
    GebiedVergelijking,
    Vergelijking,
    Verloop,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cel:
    """One kerneis in a strip: the end of its id, its mark and what became of it since then.

    `anders` is empty, "anders", or with a direction "anders beter" or "anders minder".
    """

    nummer: str
    merk: Merk
    anders: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strook:
    """The kerneisen of a gebied at one time, in the order of the norm of now."""

    wanneer: str
    cellen: tuple[Cel, ...]
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GebiedRij:
    """One gebied then and now. `herteld` is None when the norm did not change.

    `apart` says why a gebied stands apart; empty when it makes the conclusion. `kern_toen` and
    `kern_nu` are empty when it was not asked.
    """

    titel: str
    apart: str
    toen: Merk
    herteld: Merk | None
    nu: Merk
    kern_toen: str
    kern_nu: str
    kern: str
    alle: str
    stroken: tuple[Strook, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blad:
    """The whole comparison. `herteld` is None when the norm did not change."""

    programma: str
    titel: str
    omschrijving: str
    school: str
    feiten: tuple[Feit, ...]
    kop: str
    samenvatting: tuple[str, ...]
    toen: Merk
    herteld: Merk | None
    nu: Merk
    norm: tuple[str, ...]
    verklaring: tuple[str, ...]
    gebieden: tuple[GebiedRij, ...]
    delen: tuple[Deel, ...]
    bewijs: tuple[str, ...]
    plan: str
    klaar: tuple[str, ...]
    weg: tuple[str, ...]
    colofon: tuple[Feit, ...]


def build_blad(vergelijking: Vergelijking) -> Blad:
    """Everything a comparison says."""
    toen, nu = vergelijking.toen, vergelijking.nu
    school = nu.audit.school
    moved = vergelijking.herteld is not toen
    name = school.naam or f"School {school.vestigingscode}"
    kop, *samenvatting = zinnen.samenvatting(vergelijking)
    return Blad(
        programma=nu.programma,
        titel=f"Toen en nu: {name}",
        omschrijving=f"Twee zelfevaluaties van {name} naast elkaar. {kop}",
        school=name,
        feiten=_feiten(vergelijking),
        kop=kop,
        samenvatting=tuple(samenvatting),
        toen=merk.of_conclusie(toen.conclusie),
        herteld=merk.of_conclusie(vergelijking.herteld.conclusie) if moved else None,
        nu=merk.of_conclusie(nu.conclusie),
        norm=tuple(zinnen.norm_zinnen(vergelijking)),
        verklaring=zinnen.verklaring(vergelijking),
        gebieden=tuple(
            _gebied(vergelijking, each)
            for each in sorted(vergelijking.gebieden, key=lambda each: not each.gebied.telt_mee)
        ),
        delen=build_delen(vergelijking),
        bewijs=tuple(zinnen.bewijs_zinnen(vergelijking)),
        plan=zinnen.plan_zin(vergelijking.plan),
        klaar=tuple(map(zinnen.stap_zin, vergelijking.plan.klaar)),
        weg=tuple(map(zinnen.stap_zin, vergelijking.plan.weg)),
        colofon=tuple(_colofon(vergelijking)),
    )


def _feiten(vergelijking: Vergelijking) -> tuple[Feit, ...]:
    nu = vergelijking.nu
    school = nu.audit.school
    feiten = (
        ("Vestigingscode", school.vestigingscode),
        ("Locatie", school.locatie),
        ("Schoolsoort", woorden.SCHOOLSOORT[school.schoolsoort]),
        ("Toen", zinnen.wanneer(vergelijking.toen)),
        ("Nu", zinnen.wanneer(nu)),
    )
    return tuple(Feit(label=label, waarde=value) for label, value in feiten if value)


def _colofon(vergelijking: Vergelijking) -> Iterator[Feit]:
    """With what both were counted; once when that is the same."""
    uitslagen = {"Toen": vergelijking.toen, "Nu": vergelijking.nu}
    for label, found in (
        ("Norm", _norm),
        ("Vragenlijst", lambda each: f"{each.vragenlijst.naam}, versie {each.vragenlijst.versie}"),
        ("Vingerafdruk", lambda each: each.norm.vingerafdruk),
    ):
        values = {when: found(each) for when, each in uitslagen.items()}
        if len(set(values.values())) == 1:
            yield Feit(label=label, waarde=values["Nu"])
        else:
            for when, value in values.items():
                yield Feit(label=f"{label} {when.lower()}", waarde=value)
    yield Feit(label="Programma", waarde=f"basisnorm {vergelijking.nu.programma}")


def _norm(uitslag: Uitslag) -> str:
    """What was counted with, and what the file names when that is something else."""
    norm, named = uitslag.norm, uitslag.audit.versie
    other = "" if named == norm.versie else f"; in het bestand: versie {named or 'onbekend'}"
    return f"{norm.naam} (editie {norm.id}, versie {norm.versie}{other})"


def _gebied(vergelijking: Vergelijking, each: GebiedVergelijking) -> GebiedRij:
    gebied = each.gebied
    then, now = (
        {known.id for known in uitslag.norm.gebieden}
        for uitslag in (vergelijking.toen, vergelijking.nu)
    )
    herteld = _merk(each.herteld, gebied.id in now)
    return GebiedRij(
        titel=gebied.titel,
        apart="" if gebied.telt_mee else f"{woorden.STATUS[gebied.status]}, telt apart",
        toen=_merk(each.toen, gebied.id in then),
        herteld=None if vergelijking.herteld is vergelijking.toen else herteld,
        nu=_merk(each.nu, gebied.id in now),
        kern_toen=_kern(each.toen),
        kern_nu=_kern(each.nu),
        kern=zinnen.verdeling_zin(each.kern),
        alle=zinnen.verdeling_zin(each.alle),
        stroken=tuple(_stroken(each)),
    )


def _merk(uitslag: GebiedUitslag | None, in_norm: bool) -> Merk:
    if not in_norm:
        return NIET_IN_NORM
    return merk.of_conclusie(uitslag.conclusie) if _is_asked(uitslag) else NIET_GEVRAAGD


def _is_asked(uitslag: GebiedUitslag | None) -> TypeGuard[GebiedUitslag]:
    return uitslag is not None and not all(
        each.niet_gevraagd for each in uitslag.eisen if each.staat is not Staat.ANDERE_SECTOR
    )


def _kern(uitslag: GebiedUitslag | None) -> str:
    if not _is_asked(uitslag):
        return ""
    asked = uitslag.telling.kern_van_toepassing
    return f"{uitslag.telling.kern_op_orde} van {asked}" if asked else "geen kerneisen"


def _stroken(each: GebiedVergelijking) -> Iterator[Strook]:
    kern = [eis for eis in each.eisen if eis.eis.kern]
    then, now = ([merk_van(eis.herteld) for eis in kern], [merk_van(eis.nu) for eis in kern])
    for when, marks in (("Toen", then), ("Nu", now)):
        counts = Counter(mark.woord.lower() for mark in marks)
        words = woorden.opsomming([f"{number} {word}" for word, number in counts.items()])
        if kern:
            yield Strook(
                wanneer=when,
                cellen=tuple(
                    Cel(
                        nummer=eis.eis.id.rpartition("-")[2],
                        merk=mark,
                        anders=_anders(eis) if marks is now and mark != before else "",
                    )
                    for eis, mark, before in zip(kern, marks, then, strict=True)
                ),
                tekst=f"Kerneisen {when.lower()}: {words}.{_directions(kern, when)}",
            )


def _anders(eis: EisVergelijking) -> str:
    has_direction = eis.verloop in (Verloop.BETER, Verloop.MINDER)
    return f"anders {eis.verloop.value}" if has_direction else "anders"


def _directions(kern: Sequence[EisVergelijking], when: str) -> str:
    """Which went which way, for who does not see the strip."""
    found = ""
    for verloop in (Verloop.BETER, Verloop.MINDER) if when == "Nu" else ():
        numbers = [eis.eis.id for eis in kern if eis.verloop is verloop]
        found += f" {verloop.value.capitalize()}: {woorden.opsomming(numbers)}." if numbers else ""
    return found
