"""Reads the workbook of one school as if it were an audit file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from basisnorm.audit.bestand import Gelezen
from basisnorm.audit.codes import VREEMD, odd_verband
from basisnorm.audit.model import Audit, School, Schoolsoort
from basisnorm.audit.schooljaar import OUTSIDE, odd_day
from basisnorm.audit.schrijfwijzen import STANDAARD
from basisnorm.audit.versie import (
    NEWER,
    OTHER,
    REST,
    UNKNOWN,
    Edities,
    describe_change,
    is_same,
    is_same_meaning,
    known_norm,
)
from basisnorm.errors import BasisnormFout, Ernst, Geweigerd, about
from basisnorm.norm.model import Norm, Status
from basisnorm.norm.vragenlijst import Vragenlijst
from basisnorm.regio.rijen.schoolvelden import read_code, read_datum, read_wil_helpen
from basisnorm.regio.tabel.openen import refusal
from basisnorm.regio.werkboek.antwoorden import read_antwoorden
from basisnorm.regio.werkboek.bladen import (
    Blad,
    Cel,
    Celmelder,
    Koppen,
    find_headings,
    find_values,
)
from basisnorm.regio.werkboek.ernaast import report_beside, report_merged
from basisnorm.regio.werkboek.laden import load_bladen
from basisnorm.regio.werkboek.school import read_school, read_schooljaar
from basisnorm.regio.werkboek.verlies import report_elsewhere, report_missing, report_unseen
from basisnorm.regio.werkboek.vorm import HERKOMST, KOLOMMEN, SCHOOL, VELDEN, VRAGEN
from basisnorm.words import command_line, remedy, shown

REQUIRED = ("vestigingscode", "schoolsoort", "norm", "vragenlijst")
# Stands in for a school that was refused, so that the answers can be read too.
_NO_SCHOOL = School(vestigingscode="", schoolsoort=Schoolsoort.BO)


@dataclass(frozen=True, slots=True, kw_only=True)
class GelezenWerkboek(Gelezen):
    """What is read of a workbook; `wil_helpen` is None when the school does not say."""

    wil_helpen: bool | None = None


def is_werkboek(path: Path) -> bool:
    """Whether this is a workbook of one school: a sheet has headings for an eis and its level.

    BasisnormFout when it is no workbook at all.
    """
    bladen, _ = load_bladen(path)
    return _find_vragen(bladen) is not None


def read_werkboek(
    path: Path,
    find_norm: Callable[[str], Norm],
    edities: Edities = UNKNOWN,
    find_vragenlijst: Callable[[str, Norm], Vragenlijst] | None = None,
) -> GelezenWerkboek:
    """Read one workbook; `find_norm` gives the norm for the edition named in it.

    `find_vragenlijst` gives the questionnaire that is named, with its words for the levels; else
    only ours count.

    Raises BasisnormFout with every mistake in the workbook, each with its sheet and cell.
    """
    bladen, properties = load_bladen(path)
    vragen = _find_vragen(bladen)
    if vragen is None:
        fout = refusal(
            path,
            "geen-werkboek",
            "In dit bestand staat geen blad met de kopjes 'eis' en 'niveau'.",
            "Vul het werkboek in dat u maakt met: basisnorm sjabloon xlsx --een-school. Staat hier "
            "een school per rij? Gebruik dan: basisnorm batch",
        )
        raise BasisnormFout(*about(_code(bladen, properties), fout.meldingen))
    melder = Celmelder(str(path), tuple(blad.naam for blad in bladen))
    cellen = _find_school(bladen, properties)
    _require(melder, cellen)
    norm = _norm(melder, cellen["norm"], find_norm)
    school = read_school(melder, cellen)
    if norm is None:
        melder.stop_on_fout()
    assert norm is not None
    report_elsewhere(melder, bladen, vragen, cellen["vestigingscode"], norm)
    named = melder.text(cellen["vragenlijst"])
    vragenlijst = find_vragenlijst(named, norm) if named and find_vragenlijst else None
    schaal = vragenlijst.schaal if vragenlijst is not None else STANDAARD
    report_beside(melder, vragen, norm, schaal)
    report_merged(melder, vragen, norm)
    audit = Audit(
        norm=norm.id,
        vragenlijst=named or "",
        school=school or _NO_SCHOOL,
        versie=melder.text(cellen.get("versie")),
        vingerafdruk=melder.text(cellen.get("vingerafdruk")),
        extra_gebieden=_extra_gebieden(melder, cellen.get("extra_gebieden"), norm),
        schooljaar=read_schooljaar(melder, cellen.get("schooljaar")),
        datum=melder.read(cellen.get("datum"), read_datum),
        rol=melder.free_text(cellen.get("rol")),
        antwoorden=read_antwoorden(melder, *vragen, norm, schaal),
    )
    wil_helpen = melder.read(cellen.get("wil_helpen"), read_wil_helpen)
    melder.stop_on_fout()
    report_missing(melder, vragen, audit, norm, vragenlijst, path)
    report_unseen(melder, path, bladen, vragen, cellen.values())
    _report_versie(melder, cellen, audit, norm, edities, path)
    if odd := odd_day(audit.datum, audit.schooljaar):
        melder.report(cellen["datum" if audit.datum else "schooljaar"], OUTSIDE, *odd, Ernst.LET_OP)
    verband = audit.school.samenwerkingsverband
    if verband and (odd := odd_verband(verband, audit.school.sector.value)):
        melder.report(cellen["samenwerkingsverband"], VREEMD, *odd, Ernst.LET_OP)
    return GelezenWerkboek(
        audit=audit, norm=norm, meldingen=tuple(melder.meldingen), wil_helpen=wil_helpen
    )


def _find_vragen(bladen: tuple[Blad, ...]) -> tuple[Blad, Koppen] | None:
    """The sheet with the questions: one that a person sees, by its name, else the first that
    looks like it."""
    for blad in sorted(bladen, key=lambda each: (not each.zichtbaar, each.naam != VRAGEN)):
        koppen = find_headings(blad, KOLOMMEN)
        if koppen is not None:
            return blad, koppen
    return None


def _find_school(bladen: tuple[Blad, ...], properties: Mapping[str, str]) -> dict[str, Cel]:
    """Every field of the school and of the norm that is there, and each that is required.

    The norm also stands in the properties of the document, for when that sheet is thrown away.
    """
    known = {**VELDEN, **HERKOMST}
    sheets = [(blad.naam, find_values(blad, known)) for blad in bladen]
    named = [each for each in sheets if each[0] == SCHOOL] or sheets
    naam, found = max(named, key=lambda each: len(each[1]))
    naam = naam if found else SCHOOL
    for key in (*REQUIRED, *HERKOMST):
        if key not in found or not found[key].tekst:
            place = found.get(key) or Cel(
                blad=naam, regel=None, kolom=None, veld=known[key][0], tekst=""
            )
            found[key] = replace(place, tekst=properties.get(key, "") if key in HERKOMST else "")
    return found


def _code(bladen: tuple[Blad, ...], properties: Mapping[str, str]) -> str | None:
    """Whose workbook this is, also when nothing else in it can be read."""
    try:
        return read_code(_find_school(bladen, properties)["vestigingscode"].tekst, None)
    except Geweigerd:
        return None


def _require(melder: Celmelder, cellen: Mapping[str, Cel]) -> None:
    for key in REQUIRED:
        cel = cellen[key]
        if cel.tekst:
            continue
        # Without the cell there is nowhere to look.
        gone = (
            ""
            if cel.regel
            else f" Zet op het blad {cel.blad} een rij terug met '{cel.veld}' en ernaast de waarde."
        )
        melder.report(cel, "leeg", f"Bij '{cel.veld}' staat niets.", f"Vul dit in.{gone}")


def _norm(melder: Celmelder, cel: Cel, find_norm: Callable[[str], Norm]) -> Norm | None:
    edition = melder.text(cel)
    if edition is None:
        return None
    return known_norm(edition, find_norm, partial(melder.report, cel))


def _extra_gebieden(melder: Celmelder, cel: Cel | None, norm: Norm) -> tuple[str, ...]:
    known = [each.id for each in norm.gebieden if each.status is Status.IN_VOORBEREIDING]
    text = melder.text(cel)
    if cel is None or text is None:
        return ()
    named = [each.strip() for each in text.split(",") if each.strip()]
    for each in named:
        if each not in known:
            melder.report(
                cel,
                "onbekend-gebied",
                f"'{shown(each)}' is geen gebied dat u extra kunt kiezen.",
                remedy(each, known),
            )
    return tuple(each for each in named if each in known)


def _report_versie(
    melder: Celmelder,
    cellen: Mapping[str, Cel],
    audit: Audit,
    norm: Norm,
    edities: Edities,
    path: Path,
) -> None:
    """The let-op of an audit file, with what to do in a workbook."""
    own = ("--norm", edities.gekozen) if edities.gekozen else ()
    new = ("basisnorm", "sjabloon", "xlsx", "--een-school", "--van", str(path), *own)
    if not is_same(audit, norm):
        melder.report(
            cellen["versie"],
            OTHER,
            describe_change(audit, norm),
            REST
            if is_same_meaning(audit, norm)
            else "Kijk de antwoorden nog eens na. Een werkboek met uw antwoorden bij de vragen van "
            f"nu maakt u zo: {command_line(*new)}",
            Ernst.LET_OP,
        )
    if norm.id in edities.ids[:-1]:
        newest = edities.ids[-1]
        melder.report(
            cellen["norm"],
            NEWER,
            f"Dit werkboek is gemeten met editie {norm.id} van de norm; de nieuwste is {newest}.",
            f"Wat er verandert, ziet u met: basisnorm norm vergelijk {norm.id} {newest}",
            Ernst.LET_OP,
        )
