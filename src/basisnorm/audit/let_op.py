"""What to look at in an audit file that is right, apart from the version of the norm."""

from __future__ import annotations

import re

from basisnorm.audit.model import Audit
from basisnorm.errors import Ernst
from basisnorm.fields import Reader

_SCHOOLJAAR = re.compile(r"([0-9]{4})-[0-9]{4}")


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
