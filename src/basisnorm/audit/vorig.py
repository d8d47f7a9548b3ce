"""A new audit that starts from the one of an earlier school year."""

from __future__ import annotations

from dataclasses import replace

from basisnorm.audit.invoer import parse_schooljaar, schooljaar_van
from basisnorm.audit.model import Audit, Schoolgids

_UNKNOWN = "een eerder jaar"


def start_from(vorig: Audit, *, schooljaar: str, datum: str, rol: str) -> Audit:
    """Everything of `vorig` that still has a meaning; its answers wait to be confirmed.

    An answer that nobody confirmed then either, keeps the year from which it really comes. Of the
    schoolgids the texts go along, not the days on which that one was decided nor what the pupils
    of then said.
    """
    bron = year_of(vorig) or _UNKNOWN
    gids = vorig.schoolgids and replace(
        vorig.schoolgids,
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
            each if each.is_notitie else replace(each, overgenomen=each.overgenomen or bron)
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
