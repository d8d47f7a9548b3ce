"""What to look at in an audit file that is right: another version of the norm, an odd date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from basisnorm.audit.model import Audit
from basisnorm.errors import Ernst
from basisnorm.fields import Reader
from basisnorm.norm.model import Norm

if TYPE_CHECKING:
    pass

_SCHOOLJAAR = re.compile(r"([0-9]{4})-[0-9]{4}")


def check_version(reader: Reader, audit: Audit, norm: Norm) -> None:
    """A let-op when the norm changed since; only a changed meaning asks for another look."""
    began = audit.versie
    if audit.vingerafdruk == norm.vingerafdruk:
        return
    if audit.vingerafdruk is None and began == norm.versie:
        return
    if began is None and audit.vingerafdruk is None:
        tekst = "In dit bestand staat niet met welke versie van de norm is gemeten."
    elif began is None:
        tekst = f"De norm is veranderd sinds u begon; dit is versie {norm.versie}."
    elif began == norm.versie:
        tekst = f"De norm heet versie {began}, maar de inhoud is anders dan toen u begon."
    else:
        tekst = f"Begonnen met versie {began} van de norm; dit is versie {norm.versie}."
    reader.report(
        ("versie",) if began else ("vingerafdruk",) if audit.vingerafdruk else (),
        "andere-versie",
        tekst,
        "U hoeft niets te doen: de eisen vragen nog hetzelfde."
        if _same_meaning(audit, norm)
        else "Kijk de antwoorden nog eens na: basisnorm audit met dit bestand.",
        ernst=Ernst.LET_OP,
    )


def _same_meaning(audit: Audit, norm: Norm) -> bool:
    """Whether the version that the audit began with is known, and asks the same as this one."""
    return any(
        each.betekenis == norm.betekenis
        for each in norm.versies
        if (
            each.vingerafdruk == audit.vingerafdruk
            if audit.vingerafdruk
            else each.versie == audit.versie
        )
    )


def check_dates(reader: Reader, audit: Audit) -> None:
    """A typing error in the year would make every n.v.t. end, without a word."""
    match = _SCHOOLJAAR.fullmatch(audit.schooljaar or "")
    if match is None or audit.datum is None:
        return
    first = int(match[1])
    # A zelfevaluatie may be done well before or after the year that it is about.
    if not first - 1 <= int(audit.datum[:4]) <= first + 2:
        reader.report(
            ("datum",),
            "datum-buiten-schooljaar",
            f"De datum {audit.datum} past niet bij schooljaar {audit.schooljaar}.",
            "Verbeter de datum of het schooljaar.",
            ernst=Ernst.LET_OP,
        )
