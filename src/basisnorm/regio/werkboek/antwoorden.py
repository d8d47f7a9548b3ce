"""Reads the answers on the sheet with the questions; the id of the eis tells which is which."""

from __future__ import annotations

import re

from basisnorm.audit.model import Antwoord, Bewijs, Nvt
from basisnorm.audit.schrijfwijzen import eis_key
from basisnorm.datums import parse_datum
from basisnorm.errors import Ernst
from basisnorm.norm.model import Eis, Norm
from basisnorm.norm.vragenlijst import Schaal
from basisnorm.regio.model import OPEN
from basisnorm.regio.rijen.antwoordoordeel import say_enige
from basisnorm.regio.rijen.cellen import (
    FOUT,
    NVT_ENIGE_REDEN,
    NVT_ZONDER_REDEN,
    Antwoordcellen,
    find_reden,
    levels_of,
)
from basisnorm.regio.rijen.schoolvelden import read_datum
from basisnorm.regio.werkboek.bladen import Blad, Cel, Celmelder, Koppen
from basisnorm.regio.werkboek.vorm import DEEL, KOLOMMEN
from basisnorm.words import listing, remedy, shown

_ANSWERS = ("niveau", "reden", "toelichting", "bewijs", "besloten_door", "tot")
_HIGHEST = 3
# Between two pieces of bewijs.
_NEXT = re.compile(r"[;\n]")


def read_antwoorden(
    melder: Celmelder, blad: Blad, koppen: Koppen, norm: Norm, schaal: Schaal
) -> tuple[Antwoord, ...]:
    """Every answer that is right, in the order of the norm; what is wrong is reported."""
    ids = {eis_key(each): each for each in norm.eisen}
    found: dict[str, Antwoord] = {}
    seen: dict[str, int] = {}
    for regel, cells in koppen.rijen:
        row = {
            name: blad.cel(regel, koppen.kolommen[name], cells, KOLOMMEN[name][0])
            for name in KOLOMMEN
            if name in koppen.kolommen
        }
        if not any(row[name].tekst for name in _ANSWERS if name in row):
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
            seen[eis.id] = regel
            antwoord = _antwoord(melder, row, eis, norm, schaal)
            if antwoord is not None:
                found[eis.id] = antwoord
    return tuple(found[each] for each in norm.eisen if each in found)


def _antwoord(
    melder: Celmelder, row: dict[str, Cel], eis: Eis, norm: Norm, schaal: Schaal
) -> Antwoord | None:
    staat = _staat(melder, row["niveau"], eis, schaal)
    reden = _reden(melder, row.get("reden"), eis, norm)
    given = "reden" in row and row["reden"].tekst != ""
    if staat == NVT_ENIGE_REDEN and not given:
        reden = eis.nvt_redenen[0].id
        melder.refuse(row.get("reden", row["niveau"]), say_enige(eis, 1))
    if staat == NVT_ZONDER_REDEN and not given:
        texts = [f"'{each.tekst.rstrip('.')}'" for each in eis.nvt_redenen]
        melder.report(
            row.get("reden", row["niveau"]),
            "nvt-zonder-reden",
            f"Bij {eis.id} staat n.v.t. zonder reden.",
            f"Kies een reden: {listing(texts)}.",
        )
    if staat <= _HIGHEST and given and eis.nvt_redenen:
        melder.report(
            row["niveau"],
            "niveau-of-nvt",
            f"Bij {eis.id} staan een niveau en een reden voor n.v.t. Het kan er maar één zijn.",
            "Maak een van beide cellen leeg.",
        )
    nvt = _nvt(melder, row, reden)
    toelichting = melder.free_text(row.get("toelichting"))
    bewijs = _bewijs(melder, row.get("bewijs"))
    if staat > _HIGHEST and nvt is None:
        note = Antwoord(eis=eis.id, toelichting=toelichting, bewijs=bewijs)
        if staat == OPEN and not given:
            kept = "; uw tekst blijft erbij staan" if note.onderbouwd else ""
            melder.report(
                row["niveau"],
                "zonder-niveau",
                f"Bij {eis.id} staat wel tekst, maar geen niveau. De vraag is open{kept}.",
                f"Weet u het antwoord? Kies dan een niveau: {levels_of(eis)}.",
                Ernst.LET_OP,
            )
        return note if staat == OPEN and note.onderbouwd else None
    niveau = staat if staat <= _HIGHEST else None
    return Antwoord(eis=eis.id, niveau=niveau, nvt=nvt, toelichting=toelichting, bewijs=bewijs)


def _staat(melder: Celmelder, cel: Cel, eis: Eis, schaal: Schaal) -> int:
    """The level in a cell, or one of the other states of regio.model; what is wrong is reported."""
    text = melder.text(cel)
    if text is None:
        return FOUT if cel.tekst else OPEN
    cellen = Antwoordcellen(eis, lambda: schaal, None)
    staat = cellen[text]
    if staat == FOUT:
        melder.refuse(cel, cellen.bezwaar(text))
    return staat


def _reden(melder: Celmelder, cel: Cel | None, eis: Eis, norm: Norm) -> str | None:
    """The id of the reason in a cell."""
    text = melder.text(cel)
    if cel is None or text is None:
        return None
    if not eis.nvt_redenen:
        melder.report(
            cel,
            "nvt-mag-niet",
            f"Bij {eis.id} kan 'niet van toepassing' niet.",
            f"Maak deze cel leeg en kies een niveau: {levels_of(eis)}.",
        )
        return None
    found = find_reden(eis, text)
    if found is None:
        elsewhere = any(find_reden(each, text) for each in norm.eisen.values())
        texts = [each.tekst for each in eis.nvt_redenen]
        quoted = [f"'{each.rstrip('.')}'" for each in texts]
        melder.report(
            cel,
            "onbekende-reden",
            f"Deze reden hoort bij een andere eis, niet bij {eis.id}."
            if elsewhere
            else f"'{shown(text)}' is geen reden die bij {eis.id} kan.",
            remedy(text, texts, f"Kies: {listing(quoted)}. Of kies een niveau."),
        )
    return found


def _nvt(melder: Celmelder, row: dict[str, Cel], reden: str | None) -> Nvt | None:
    tot = melder.read(row.get("tot"), read_datum)
    decided = melder.free_text(row.get("besloten_door"))
    return None if reden is None else Nvt(reden=reden, besloten_door=decided, tot=tot)


def _bewijs(melder: Celmelder, cel: Cel | None) -> tuple[Bewijs, ...]:
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


def _report_unknown(melder: Celmelder, cel: Cel, norm: Norm) -> None:
    if not cel.tekst:
        melder.report(
            cel,
            "eis-ontbreekt",
            "Op deze rij staat een antwoord, maar niet bij welke eis het hoort.",
            "Zet de eis in deze cel, zoals DYS-01, of maak de rij leeg.",
        )
        return
    gone = next((each for each in norm.vervallen if each.id == cel.tekst), None)
    if gone is not None:
        oplossing = gone.uitleg
    else:
        oplossing = remedy(cel.tekst, norm.eisen, "Maak deze rij leeg.")
    melder.report(
        cel,
        "onbekende-eis",
        f"De eis '{shown(cel.tekst)}' staat niet in norm {norm.id}.",
        oplossing,
    )
