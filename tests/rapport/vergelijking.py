"""Comparisons as the reports meet them: two years, two editions, and what is extreme."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from basisnorm.audit.bestand import read_audit
from basisnorm.audit.model import Antwoord, Audit
from basisnorm.audit.verhuizen import move_audit
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Norm
from basisnorm.rapport.html import as_html
from basisnorm.rapport.vergelijk.blad import build_vergelijking
from basisnorm.uitslag.regel import assess
from basisnorm.uitslag.vergelijk import Vergelijking, compare_uitslagen
from programma import EERSTE_EDITIE, TOP

DE_LINDE = EERSTE_EDITIE / "de-linde.yaml"
DE_LINDE_LATER = EERSTE_EDITIE / "de-linde-2027.yaml"


def years() -> Vergelijking:
    """The example school and a year later."""
    return _compare(_read(DE_LINDE), _read(DE_LINDE_LATER))


def editions() -> Vergelijking:
    """The example school before and after another edition; what came along is confirmed."""
    nieuw = load_norm(str(TOP / "tests" / "data" / "norm-2027"))
    audit = _read(DE_LINDE)
    asked = load_vragenlijst("volledig", nieuw).vragen(nieuw, audit.school.sector)
    moved = move_audit(audit, load_norm("2024-11"), nieuw, asked).audit
    answers = tuple(each._replace(overgenomen=None) for each in moved.antwoorden)
    return _compare(audit, replace(moved, antwoorden=answers, datum="2027-11-18"), nieuw)


def extreme() -> Vergelijking:
    """Nothing then and everything now, with the longest texts."""
    audit = _read(DE_LINDE)
    words = "Donaudampfschifffahrt" * 40
    school = audit.school._replace(naam=words, locatie=words)
    answers = tuple(Antwoord(eis=each.eis, niveau=each.niveau) for each in audit.antwoorden)
    empty = replace(audit, school=school, antwoorden=())
    return _compare(empty, replace(audit, school=school, antwoorden=answers))


def same() -> Vergelijking:
    """A file and itself."""
    return _compare(_read(DE_LINDE), _read(DE_LINDE))


@cache
def page(name: str) -> str:
    """One of these as a page."""
    found = {"years": years, "editions": editions, "extreme": extreme, "same": same}[name]()
    return as_html(build_vergelijking(found))


def _read(path: Path) -> Audit:
    return read_audit(path, load_norm).audit


def _compare(toen: Audit, nu: Audit, norm: Norm | None = None) -> Vergelijking:
    results = [
        assess(
            found,
            load_vragenlijst(audit.vragenlijst, found),
            audit,
            datum=audit.datum or "",
            programma="1.0.0",
        )
        for audit, found in ((toen, load_norm("2024-11")), (nu, norm or load_norm("2024-11")))
    ]
    return compare_uitslagen(results[0], results[1])
