"""Between one school in a batch and its audit file: the same answers in another shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt
from basisnorm.norm.model import Eis, Norm, Status, Vragenlijst
from basisnorm.regio.model import ANDERE_SECTOR, BIJ_EIS, NVT, ONDERBOUWD, OPEN, Schoolrij, Tekst
from basisnorm.regio.tellen.waarden import staat_van
from basisnorm.uitslag.regel import assess_eis


def as_audit(rij: Schoolrij, norm: Norm, vragenlijst: Vragenlijst) -> Audit:
    """The audit that this row is: the file it came from, or one with the same answers."""
    if rij.audit is not None:
        return rij.audit
    texts = rij.beside()
    return Audit(
        norm=norm.id,
        vragenlijst=vragenlijst.id,
        school=rij.school,
        versie=norm.versie,
        vingerafdruk=norm.vingerafdruk,
        extra_gebieden=rij.extra_gebieden,
        schooljaar=rij.schooljaar,
        datum=rij.datum,
        rol=rij.rol,
        antwoorden=tuple(
            antwoord_of(eis, state, texts.get(eis.id))
            for eis, state in zip(norm.eisen.values(), rij.staten, strict=True)
            if state % ONDERBOUWD < OPEN or (state == OPEN and eis.id in texts)
        ),
    )


def as_rij(
    audit: Audit,
    norm: Norm,
    *,
    datum: str,
    bestand: str | None = None,
    wil_helpen: bool | None = None,
) -> Schoolrij:
    """An audit as a row; `datum` (ISO) when it names none itself.

    Answers that do not count at that day (taken over, an n.v.t. that ended) are open.
    """
    day = audit.datum or datum
    answers = audit.per_eis()
    staten = bytes(
        staat_van(assess_eis(eis, audit.school.sector, answers.get(eis.id), norm.drempel, day))
        if gebied.status is not Status.IN_VOORBEREIDING or gebied.id in audit.extra_gebieden
        else OPEN
        for gebied in norm.gebieden
        for eis in gebied.eisen
    )
    andere = {
        eis: "nvt" if (answer := answers[eis]).nvt else str(answer.niveau)
        for eis, state in zip(norm.eisen, staten, strict=True)
        if state == ANDERE_SECTOR and eis in answers and answers[eis].counts(day)
    }
    return Schoolrij(
        school=audit.school,
        datum=day,
        staten=staten,
        schooljaar=audit.schooljaar,
        rol=audit.rol,
        wil_helpen=wil_helpen,
        bestand=bestand,
        extra_gebieden=tuple(
            gebied.id for gebied in norm.gebieden if gebied.id in audit.extra_gebieden
        ),
        teksten=tuple(
            text
            for eis, state in zip(norm.eisen, staten, strict=True)
            if eis in answers
            and (
                state % ONDERBOUWD < OPEN
                or eis in andere
                or (state == OPEN and answers[eis].is_notitie)
            )
            for text in _texts(answers[eis])
        ),
        andere_sector=tuple(andere.items()),
        audit=audit,
    )


@lru_cache(maxsize=1024)
def _plain(eis_id: str, niveau: int) -> Antwoord:
    """A level without anything beside it: the same value for every school."""
    return Antwoord(eis=eis_id, niveau=niveau)


def antwoord_of(eis: Eis, state: int, texts: Mapping[str, str] | None) -> Antwoord:
    """The answer in a row, with the `texts` beside it by their part."""
    is_nvt, is_open = state == NVT, state == OPEN
    if texts is None:
        if not is_nvt:
            return _plain(eis.id, state % ONDERBOUWD)
        texts = {}
    reden = texts.get("reden") or (eis.nvt_redenen[0].id if is_nvt else "")
    bewijs = texts.get("bewijs")
    return Antwoord(
        eis=eis.id,
        niveau=None if is_nvt or is_open else state % ONDERBOUWD,
        nvt=Nvt(reden=reden) if is_nvt else None,
        toelichting=texts.get("toelichting"),
        bewijs=(Bewijs(wat=bewijs),) if bewijs else (),
    )


def _texts(antwoord: Antwoord) -> Iterator[Tekst]:
    found = {
        "toelichting": (antwoord.toelichting or "").strip(),
        "bewijs": "; ".join(map(_bewijs, antwoord.bewijs)),
        "reden": antwoord.nvt.reden if antwoord.nvt else "",
    }
    for deel in BIJ_EIS:
        if found[deel]:
            yield antwoord.eis, deel, found[deel]


def _bewijs(bewijs: Bewijs) -> str:
    parts = (bewijs.datum, bewijs.eigenaar, bewijs.plaats)
    details = ", ".join(part for part in parts if part)
    return f"{bewijs.wat} ({details})" if details else bewijs.wat
