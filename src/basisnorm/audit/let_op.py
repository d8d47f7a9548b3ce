"""What to look at in an audit file that is right, apart from the version of the norm."""

from __future__ import annotations

import re

from basisnorm.audit.model import Audit
from basisnorm.errors import Ernst
from basisnorm.fields import Reader

OUTSIDE = "datum-buiten-schooljaar"

_SCHOOLJAAR = re.compile(r"([0-9]{4})-[0-9]{4}")


def check_dates(reader: Reader, audit: Audit) -> None:
    """Report a date that does not fit the school year."""
    if odd := odd_date(audit):
        reader.report(("datum",), OUTSIDE, *odd, ernst=Ernst.LET_OP)


def odd_date(audit: Audit) -> tuple[str, str] | None:
    """What to say, and to do, about a date that does not fit the school year; None when it does.

    A typing error in the year would make every n.v.t. end, without a word.
    """
    match = _SCHOOLJAAR.fullmatch(audit.schooljaar or "")
    if match is None or audit.datum is None:
        return None
    first = int(match[1])
    # A zelfevaluatie may be done well before or after the year that it is about.
    if first - 1 <= int(audit.datum[:4]) <= first + 2:
        return None
    return (
        f"De datum {audit.datum} past niet bij schooljaar {audit.schooljaar}.",
        "Verbeter de datum of het schooljaar.",
    )
