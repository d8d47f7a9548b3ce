"""Reads the workbook of one school as if it were an audit file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from basisnorm.audit.bestand import GelezenAudit
from basisnorm.audit.bezwaren import (
    levels_of,
    look_at_fields,
    say_both,
    say_gebied,
    say_no_nvt,
    say_no_reden,
    say_unknown_eis,
    say_unknown_reden,
)
from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt, School, Schoolsoort
from basisnorm.audit.schooljaar import as_schooljaar
from basisnorm.audit.schrijfwijzen import STANDAARD, eis_key
from basisnorm.audit.versie import UNKNOWN, Edities, known_norm, look_at_versie
from basisnorm.datums import parse_datum
from basisnorm.errors import BasisnormFout, Ernst, Geweigerd, about
from basisnorm.invoer.rijen.antwoorden import say_enige
from basisnorm.invoer.rijen.cellen import Antwoordcellen, Celstaat, find_reden, is_level
from basisnorm.invoer.rijen.schoolvelden import (
    read_code,
    read_datum,
    read_locatie,
    read_naam,
    read_schoolsoort,
    read_verband,
    read_wil_helpen,
)
from basisnorm.invoer.tabel.tabel import refusal
from basisnorm.invoer.werkboek.bladen import (
    Blad,
    Celmelder,
    Vragenblad,
    Werkboekcel,
    find_headings,
    find_values,
    load_bladen,
)
from basisnorm.invoer.werkboek.verlies import (
    report_beside,
    report_elsewhere,
    report_merged,
    report_missing,
    report_unseen,
)
from basisnorm.invoer.werkboek.vorm import ANTWOORD, DEEL, HERKOMST, SCHOOL, VELDEN, VRAGEN
from basisnorm.norm.model import Eis, Norm, Schaal, Status, Vragenlijst
from basisnorm.words import command_line, listing, remedy

# Between two pieces of bewijs.
_NEXT = re.compile(r"[;\n]")
REQUIRED = ("vestigingscode", "schoolsoort", "norm", "vragenlijst")
# Stands in for a school that was refused, so that the answers can be read too.
_NO_SCHOOL = School(vestigingscode="", schoolsoort=Schoolsoort.BO)


def read_school(melder: Celmelder, cellen: Mapping[str, Werkboekcel]) -> School | None:
    """The school; None when its code or its kind is not right, which is reported."""
    code = melder.read(cellen.get("vestigingscode"), lambda text: read_code(text, None))
    melder.vestigingscode = code
    soort = melder.read(cellen.get("schoolsoort"), read_schoolsoort)
    verband = melder.read(
        cellen.get("samenwerkingsverband"),
        lambda text: read_verband(text, (soort or Schoolsoort.BO).sector),
    )
    texts = {
        name: melder.read_raw(cellen.get(name), read_locatie if name == "locatie" else read_naam)
        for name in ("naam", "locatie", "bestuur", "gemeente", "plaats")
    }
    if code is None or soort is None:
        return None
    return School(vestigingscode=code, schoolsoort=soort, samenwerkingsverband=verband, **texts)


def read_antwoorden(
    melder: Celmelder, vragen: Vragenblad, norm: Norm, schaal: Schaal
) -> tuple[Antwoord, ...]:
    """Every answer that is right, in the order of the norm; what is wrong is reported."""
    ids = {eis_key(each): each for each in norm.eisen}
    found: dict[str, Antwoord] = {}
    seen: dict[str, int] = {}
    for rij in vragen.rijen:
        row = vragen.cellen(rij)
        if not any(row[name].tekst for name in ANTWOORD if name in row):
            # A title, the explanation of a gebied, or a question that is still open.
            continue
        eis = norm.eisen.get(ids.get(eis_key(row["eis"].tekst), ""))
        if eis is None:
            _report_unknown(melder, row["eis"], norm)
        elif eis.id in seen:
            melder.report(
                row["eis"],
                "dubbele-eis",
                f"{eis.id} staat hier voor de tweede keer; ook op rij {seen[eis.id]} staat een "
                "antwoord.",
                "Houd één van de twee rijen over.",
            )
        else:
            seen[eis.id] = rij[0]
            antwoord = _antwoord(melder, row, eis, norm, schaal)
            if antwoord is not None:
                found[eis.id] = antwoord
    return tuple(found[each] for each in norm.eisen if each in found)


def _antwoord(
    melder: Celmelder, row: dict[str, Werkboekcel], eis: Eis, norm: Norm, schaal: Schaal
) -> Antwoord | None:
    staat = _staat(melder, row["niveau"], eis, schaal)
    reden = _reden(melder, row.get("reden"), eis, norm)
    given = "reden" in row and row["reden"].tekst != ""
    if staat == Celstaat.NVT_ENIGE_REDEN and not given:
        reden = eis.nvt_redenen[0].id
        melder.refuse(row.get("reden", row["niveau"]), say_enige(eis, 1))
    if staat == Celstaat.NVT_ZONDER_REDEN and not given:
        melder.refuse(
            row.get("reden", row["niveau"]), say_no_reden(eis, f"Kies een reden: {_redenen(eis)}.")
        )
    if is_level(staat) and given and eis.nvt_redenen:
        melder.refuse(row["niveau"], say_both(eis, "Maak een van beide cellen leeg."))
    nvt = _nvt(melder, row, reden)
    toelichting = melder.free_text(row.get("toelichting"))
    bewijs = _bewijs(melder, row.get("bewijs"))
    if not is_level(staat) and nvt is None:
        note = Antwoord(eis=eis.id, toelichting=toelichting, bewijs=bewijs)
        if staat == Celstaat.OPEN and not given:
            kept = "; uw tekst blijft erbij staan" if note.onderbouwd else ""
            melder.report(
                row["niveau"],
                "zonder-niveau",
                f"Bij {eis.id} staat wel tekst, maar geen niveau. De vraag is open{kept}.",
                f"Weet u het antwoord? Kies dan een niveau: {levels_of(eis)}.",
                Ernst.LET_OP,
            )
        return note if staat == Celstaat.OPEN and note.onderbouwd else None
    niveau = staat if is_level(staat) else None
    return Antwoord(eis=eis.id, niveau=niveau, nvt=nvt, toelichting=toelichting, bewijs=bewijs)


def _staat(melder: Celmelder, cel: Werkboekcel, eis: Eis, schaal: Schaal) -> int:
    """The level in a cell, or its Celstaat; what is wrong is reported."""
    text = melder.text(cel)
    if text is None:
        return Celstaat.FOUT if cel.tekst else Celstaat.OPEN
    cellen = Antwoordcellen(eis, lambda: schaal, None)
    staat = cellen[text]
    if staat == Celstaat.FOUT:
        melder.refuse(cel, cellen.bezwaar(text))
    return staat


def _reden(melder: Celmelder, cel: Werkboekcel | None, eis: Eis, norm: Norm) -> str | None:
    """The id of the reason in a cell."""
    text = melder.text(cel)
    if cel is None or text is None:
        return None
    if not eis.nvt_redenen:
        melder.refuse(cel, say_no_nvt(eis, "Maak deze cel leeg en kies"))
        return None
    found = find_reden(eis, text)
    if found is None:
        texts = [each.tekst for each in eis.nvt_redenen]
        oplossing = remedy(text, texts, f"Kies: {_redenen(eis)}. Of kies een niveau.")
        elsewhere = any(find_reden(each, text) for each in norm.eisen.values())
        melder.refuse(cel, say_unknown_reden(eis, text, oplossing, elsewhere=elsewhere))
    return found


def _redenen(eis: Eis) -> str:
    """The reasons as the drop-down has them."""
    return listing([f"'{each.tekst.rstrip('.')}'" for each in eis.nvt_redenen])


def _nvt(melder: Celmelder, row: dict[str, Werkboekcel], reden: str | None) -> Nvt | None:
    tot = melder.read(row.get("tot"), read_datum)
    decided = melder.free_text(row.get("besloten_door"))
    return None if reden is None else Nvt(reden=reden, besloten_door=decided, tot=tot)


def _bewijs(melder: Celmelder, cel: Werkboekcel | None) -> tuple[Bewijs, ...]:
    text = melder.free_text(cel)
    pieces = (each.strip(" \t-•*") for each in _NEXT.split(text or ""))
    return tuple(_one_bewijs(each) for each in pieces if each)


def _one_bewijs(text: str) -> Bewijs:
    """ "Rooster", or what we wrote: "Rooster | 2026-09-01 | ib'er | map Zorg"."""
    parts = [each.strip() for each in text.split(DEEL)]
    if len(parts) == 4 and parts[0]:
        wat, day, eigenaar, plaats = parts
        datum = parse_datum(day) if day else None
        if not day or datum is not None:
            return Bewijs(wat=wat, datum=datum, eigenaar=eigenaar or None, plaats=plaats or None)
    return Bewijs(wat=text)


def _report_unknown(melder: Celmelder, cel: Werkboekcel, norm: Norm) -> None:
    if not cel.tekst:
        melder.report(
            cel,
            "eis-ontbreekt",
            "Op deze rij staat een antwoord, maar niet bij welke eis het hoort.",
            "Zet de eis in deze cel, zoals DYS-01, of maak de rij leeg.",
        )
        return
    melder.refuse(cel, say_unknown_eis(cel.tekst, norm, "Maak deze rij leeg."))


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
) -> GelezenAudit:
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
        # What is no school year stays as it was typed, as in an audit file.
        schooljaar=as_schooljaar(melder.text(cellen.get("schooljaar"))),
        datum=melder.read(cellen.get("datum"), read_datum),
        rol=melder.free_text(cellen.get("rol")),
        antwoorden=read_antwoorden(melder, vragen, norm, schaal),
    )
    wil_helpen = melder.read(cellen.get("wil_helpen"), read_wil_helpen)
    melder.stop_on_fout()
    report_missing(melder, vragen, audit, norm, vragenlijst, path)
    report_unseen(melder, path, bladen, vragen, cellen.values())
    _report_versie(melder, cellen, audit, norm, edities, path)
    for veld, bezwaar in look_at_fields(audit):
        melder.refuse(cellen[veld], bezwaar)
    return GelezenAudit(
        audit=audit, norm=norm, meldingen=tuple(melder.meldingen), wil_helpen=wil_helpen
    )


def _find_vragen(bladen: tuple[Blad, ...]) -> Vragenblad | None:
    """The sheet with the questions: one that a person sees, by its name, else the first that
    looks like it."""
    for blad in sorted(bladen, key=lambda each: (not each.zichtbaar, each.naam != VRAGEN)):
        vragen = find_headings(blad)
        if vragen is not None:
            return vragen
    return None


def _find_school(bladen: tuple[Blad, ...], properties: Mapping[str, str]) -> dict[str, Werkboekcel]:
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
            place = found.get(key) or Werkboekcel(blad=naam, veld=known[key][0])
            found[key] = replace(place, tekst=properties.get(key, "") if key in HERKOMST else "")
    return found


def _code(bladen: tuple[Blad, ...], properties: Mapping[str, str]) -> str | None:
    """Whose workbook this is, also when nothing else in it can be read."""
    try:
        return read_code(_find_school(bladen, properties)["vestigingscode"].tekst, None)
    except Geweigerd:
        return None


def _require(melder: Celmelder, cellen: Mapping[str, Werkboekcel]) -> None:
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


def _norm(melder: Celmelder, cel: Werkboekcel, find_norm: Callable[[str], Norm]) -> Norm | None:
    edition = melder.text(cel)
    if edition is None:
        return None
    return known_norm(edition, find_norm, partial(melder.report, cel))


def _extra_gebieden(melder: Celmelder, cel: Werkboekcel | None, norm: Norm) -> tuple[str, ...]:
    known = [each.id for each in norm.gebieden if each.status is Status.IN_VOORBEREIDING]
    text = melder.text(cel)
    if cel is None or text is None:
        return ()
    named = [each.strip() for each in text.split(",") if each.strip()]
    for each in named:
        if each not in known:
            melder.refuse(cel, say_gebied(each, known))
    return tuple(each for each in named if each in known)


def _report_versie(
    melder: Celmelder,
    cellen: Mapping[str, Werkboekcel],
    audit: Audit,
    norm: Norm,
    edities: Edities,
    path: Path,
) -> None:
    """The let-op of an audit file, with what to do in a workbook."""
    own = ("--norm", edities.gekozen) if edities.gekozen else ()
    new = ("basisnorm", "sjabloon", "xlsx", "--een-school", "--van", str(path), *own)
    for veld, bezwaar in look_at_versie(
        audit,
        norm,
        edities,
        again=lambda: (
            ". Een werkboek met uw antwoorden bij de vragen van nu maakt u zo: "
            f"{command_line(*new)}"
        ),
        along=lambda newest: "",
    ):
        melder.refuse(cellen["norm" if veld == "norm" else "versie"], bezwaar)
