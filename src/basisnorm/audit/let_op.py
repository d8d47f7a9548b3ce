"""What to look at in an audit file that is right, apart from the version of the norm."""

from __future__ import annotations

from basisnorm.audit.codes import VREEMD, odd_verband
from basisnorm.audit.model import Audit
from basisnorm.audit.schooljaar import OUTSIDE, odd_day
from basisnorm.errors import Ernst
from basisnorm.fields import Reader


def check_fields(reader: Reader, audit: Audit) -> None:
    """Report a date that does not fit the school year, or a number that does not fit the school."""
    if odd := odd_day(audit.datum, audit.schooljaar):
        reader.report(
            ("datum" if audit.datum else "schooljaar",), OUTSIDE, *odd, ernst=Ernst.LET_OP
        )
    school = audit.school
    if odd := odd_verband(school.samenwerkingsverband, school.sector.value):
        reader.report(("school", "samenwerkingsverband"), VREEMD, *odd, ernst=Ernst.LET_OP)
