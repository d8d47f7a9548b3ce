"""School years as people write them, and the audit that starts from the one of an earlier year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from basisnorm.audit.model import Audit, Schoolgids
from basisnorm.errors import Bezwaar, Ernst

# Two years, with whatever a word processor makes of the hyphen between them.
_YEARS = re.compile(
    "([0-9]{4}|[0-9]{2})\\s*[-/\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]\\s*([0-9]{4}|[0-9]{2})"
)
_SCHOOLJAAR = re.compile(r"([0-9]{4})-[0-9]{4}")
_FIRST_MONTH = 8
# A school measures itself in these years; any other is a typing error.
_EARLIEST, _LATEST = 2020, 2035
_UNKNOWN = "een eerder jaar"


def parse_schooljaar(text: str) -> str | None:
    """ "2026-2027" from that, "2026/27" or "26-27"; None unless one year follows the other."""
    match = _YEARS.fullmatch(text.strip())
    if match is None:
        return None
    first, second = int(match[1]) + (2000 if len(match[1]) == 2 else 0), match[2]
    return f"{first}-{first + 1}" if str(first + 1).endswith(second) else None


def as_schooljaar(text: str | None) -> str | None:
    """The same for a file: what is no school year stays as it was typed."""
    return text and (parse_schooljaar(text) or text)


def odd_day(datum: str | None, schooljaar: str | None) -> Bezwaar | None:
    """The let-op about a date that does not fit the school year, or a year that
    nobody measures in; None when there is nothing odd.

    A typing error in the year would make every n.v.t. end, without a word.
    """
    match = _SCHOOLJAAR.fullmatch(schooljaar or "")
    first = int(match[1]) if match else None
    if first is not None and not _EARLIEST <= first <= _LATEST:
        return _odd(f"Schooljaar {schooljaar} ligt ver van nu.", "Verbeter het schooljaar.")
    if datum is None:
        return None
    if first is None:
        if _EARLIEST <= int(datum[:4]) <= _LATEST:
            return None
        return _odd(f"De datum {datum} ligt ver van nu.", "Verbeter de datum.")
    # The summer before it begins is for preparing the year.
    if f"{first}-06-01" <= datum <= f"{first + 1}-07-31":
        return None
    return _odd(
        f"De datum {datum} past niet bij schooljaar {schooljaar}.",
        "Verbeter de datum of het schooljaar.",
    )


def _odd(tekst: str, oplossing: str) -> Bezwaar:
    return Bezwaar("datum-buiten-schooljaar", tekst, oplossing, Ernst.LET_OP)


def schooljaar_van(datum: str) -> str:
    """The school year in which an ISO date falls; it begins on 1 August (WPO and WVO)."""
    day = date.fromisoformat(datum)
    first = day.year if day.month >= _FIRST_MONTH else day.year - 1
    return f"{first}-{first + 1}"


def start_from(vorig: Audit, *, schooljaar: str, datum: str, rol: str | None) -> Audit:
    """Everything of `vorig` that still has a meaning; its answers wait to be confirmed.

    An answer that nobody confirmed then either, keeps the year from which it really comes. Of the
    schoolgids the texts go along, not the days on which that one was decided nor what the pupils
    of then said.
    """
    bron = year_of(vorig) or _UNKNOWN
    gids = vorig.schoolgids and vorig.schoolgids._replace(
        schooljaar=None,
        inbreng_leerlingen=None,
        vastgesteld_op=None,
        mr_op=None,
        mr_advies_op=None,
        instemming_op=None,
    )
    return replace(
        vorig,
        schooljaar=schooljaar,
        datum=datum,
        rol=rol,
        antwoorden=tuple(
            # A note at an open question was no answer, and stays the note that it was.
            each if each.is_notitie else each._replace(overgenomen=each.overgenomen or bron)
            for each in vorig.antwoorden
        ),
        verbeterplan=tuple(stap for stap in vorig.verbeterplan if not stap.klaar),
        schoolgids=None if gids == Schoolgids() else gids,
    )


def year_of(audit: Audit) -> str | None:
    """The school year that an audit is about, or else in which it was done."""
    return audit.schooljaar or (schooljaar_van(audit.datum) if audit.datum else None)


def following_year(vorig: Audit, datum: str) -> str:
    """The school year of `datum` (ISO), or the one after that of `vorig` when that is later.

    In June a school may already look ahead.
    """
    now = schooljaar_van(datum)
    year = parse_schooljaar(year_of(vorig) or "")
    if year is None:
        return now
    first = int(year[5:])
    # School years compare as text.
    return max(now, f"{first}-{first + 1}")
