"""The columns that forms add themselves: Microsoft Forms, Google Forms and LimeSurvey.

In Dutch and in English. LimeSurvey may put its code in front of the text: "submitdate. Datum
ingezonden".
"""

from __future__ import annotations

import re
from collections.abc import Collection

from basisnorm.regio.tabel.vergelijken import normalise

_MICROSOFT = frozenset(("begintijd", "start time", "tijd van voltooien", "completion time"))
_GOOGLE = frozenset(("tijdstempel", "timestamp"))
_LIMESURVEY = frozenset(
    (
        "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "refurl",
        "datum ingezonden", "ingezonden op", "date submitted", "laatste pagina", "last page",
        "begintaal", "starttaal", "start language", "startdatum", "date started",
        "datum laatste actie", "date last action", "referrer url", "doorverwijzende url",
        "interviewtime", "totale tijd", "total time",
    )
)  # fmt: skip
_ALSO_OF_A_FORM = frozenset(
    (
        "id", "response id", "antwoord id", "reactie id", "respons id", "taal", "language",
        "tijd van laatste wijziging", "last modified time", "totaal aantal punten",
        "totaalaantal punten", "total points", "score", "quizfeedback", "quiz feedback",
        "grade posted time", "tijd waarop cijfer is gepubliceerd", "tijd beoordeling geplaatst",
        "emailstatus", "uitgenodigd", "usesleft", "validfrom", "validuntil",
    )
)  # fmt: skip
_ADDED = _MICROSOFT | _GOOGLE | _LIMESURVEY
# When a school sent its answers in; the surest first. When it began says less.
_SENT = ("submitdate", "datum ingezonden", "date submitted", "ingezonden op", "tijd van voltooien",
         "completion time", "tijdstempel", "timestamp", "datestamp", "datum laatste actie",
         "date last action")  # fmt: skip
_WITH_CODE = re.compile(r"\s*([A-Za-z_]\w*(?:\[\w+\])?)\.\s+(\S.*)", re.DOTALL)
# How long someone took over a question or a group of them.
_TIMING = re.compile(r"(interview|group ?|groep)time ?[0-9]*|\w+time", re.IGNORECASE)
_TIMED = re.compile(r"(question|group|vraag|groeps?|total|totale) ?(time|tijd)\b")
# The points of a test, beside the question itself.
_POINTS = re.compile(r"\s*(?:punten|feedback|points)\s*[-:\u2013\u2014]\s*(\S.*)", re.I | re.DOTALL)
_SCORED = ("score", "feedback", "punten", "points")


def split_code(kop: str) -> tuple[str, str]:
    """("submitdate", "Datum ingezonden") of "submitdate. Datum ingezonden"; else ("", kop)."""
    match = _WITH_CODE.fullmatch(kop)
    return (match[1], match[2]) if match else ("", kop)


def names_of(kop: str) -> tuple[str, ...]:
    """What may be compared of a heading: all of it, and its code and its text by themselves."""
    code, text = split_code(kop)
    return (normalise(kop), normalise(code), normalise(text)) if code else (normalise(kop),)


def is_form(koppen: Collection[str]) -> bool:
    """Whether these are the headings of an export of a form."""
    return not _ADDED.isdisjoint(map(_own_name, koppen))


def is_of_microsoft(koppen: Collection[str]) -> bool:
    """Whether these are the headings of an export of Microsoft Forms."""
    return not _MICROSOFT.isdisjoint(map(normalise, koppen))


def is_added_by_form(kop: str, koppen: Collection[str]) -> bool:
    """Whether the form itself added this column: a time, a number, a language."""
    name = _own_name(kop)
    if name in _ADDED:
        return True
    return (name in _ALSO_OF_A_FORM or _is_timing(kop)) and is_form(koppen)


def tested_question(kop: str) -> str | None:
    """The question of which this column has the points or the feedback; None of another one."""
    match = _POINTS.fullmatch(kop)
    if match:
        return match[1]
    question, _, what = kop.strip().removesuffix("]").rpartition("[")
    return question if normalise(what) in _SCORED and question.strip() else None


def find_sent(koppen: Collection[str]) -> int | None:
    """The column that says when a form was sent in; None when the form keeps none."""
    names = [*map(_own_name, koppen)]
    return next((names.index(name) for name in _SENT if name in names), None)


def _own_name(kop: str) -> str:
    """The name by which a form knows a column of its own."""
    return normalise(split_code(kop)[0] or kop)


def _is_timing(kop: str) -> bool:
    code, text = split_code(kop)
    return bool(code and _TIMING.fullmatch(code) and _TIMED.match(normalise(text)))
