"""Headings: how they compare, what they mean to us, and where they stand in a table."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from basisnorm.audit.codes import is_code
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import Ernst, Melding
from basisnorm.invoer.model import BIJ_EIS
from basisnorm.words import listing, shown

_SEPARATORS = re.compile(r"[\W_]+")
# The columns that forms add themselves: Microsoft Forms, Google Forms and LimeSurvey, in Dutch and
# in English. LimeSurvey may put its code in front of the text: "submitdate. Datum ingezonden".
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
# What a school or region calls our columns, and what DUO calls them: normalised, so that case,
# spaces, underscores and hyphens do not matter.
SPELLINGEN: Mapping[str, tuple[str, ...]] = {
    "vestigingscode": (
        "vestigingscode", "vestigingsnummer", "brin6", "brin 6", "vestiging", "brin",
        "brin vestiging", "brin code", "brincode", "brin nummer", "brinnummer", "code",
        "schoolcode",
    ),
    "schoolsoort": (
        "schoolsoort", "soort school", "soort onderwijs", "onderwijssoort", "schooltype",
    ),
    "sector": ("sector",),
    "naam": (
        "naam school", "naam van de school", "naam van uw school", "naam van jullie school",
        "naam vestiging", "naam van de vestiging", "vestigingsnaam", "schoolnaam", "school",
        "instellingsnaam", "uw school", "welke school",
    ),
    "locatie": ("locatie", "gebouw"),
    "samenwerkingsverband": (
        "samenwerkingsverband", "samenwerkingsverbandnummer", "swv", "swv nummer",
        "nummer samenwerkingsverband",
    ),
    "bestuur": ("bestuur", "schoolbestuur", "naam bestuur", "bevoegd gezag", "bevoegd gezag naam"),
    "gemeente": ("gemeente", "gemeentenaam"),
    "plaats": ("plaats", "plaatsnaam"),
    "schooljaar": ("schooljaar",),
    "datum": (
        "datum", "datum zelfevaluatie", "invuldatum", "datum invullen", "datum ingevuld",
        "datum van invullen", "datum van invulling", "ingevuld op",
    ),
    "rol": ("rol", "functie", "uw functie", "uw rol"),
    "wil_helpen": ("wil helpen", "wilt u een andere school helpen"),
}  # fmt: skip
MAX_NAME = 250
# What stands above our own column in the rows that were refused; it is never read.
MELDINGEN = "meldingen"
_OF_A_PERSON = frozenset(
    (
        "e mail", "email", "e mailadres", "emailadres", "mailadres", "e mail address",
        "email address", "uw e mailadres", "uw email", "gebruikersnaam", "username",
        "uw naam", "je naam", "naam invuller", "naam van de invuller", "naam van invuller",
        "naam respondent", "ingevuld door", "invuller", "your name", "full name",
        "voornaam", "achternaam", "first name", "last name", "firstname", "lastname",
        "naam contactpersoon", "contactpersoon", "naam directeur", "naam schoolleider",
        "naam ib er", "naam intern begeleider", "telefoon", "telefoonnummer", "telnr", "mobiel",
        "uw telefoonnummer", "phone", "phone number", "geboortedatum", "bsn",
        "ip adres", "ip address", "ipaddr", "token", "toegangscode", "access code",
        "directeur", "schoolleider", "ib er", "iber", "intern begeleider",
    )
)  # fmt: skip
# Within a longer heading: "E-mail ib", "Wat is uw e-mailadres?". A question about an eis may
# speak of a telephone, so those words count only in a heading of a few words.
_ABOUT_A_PERSON = re.compile(
    r"\b(e ?mail|e ?mailadres|mailadres|telefoonnummer|voornaam|achternaam|geboortedatum|bsn)\b"
    # No word may be split in two ways: that would take for ever on a long one.
    r"|\A(?=(\w+ ){0,3}\w+\Z).*\b(telefoon|tel|mobiel|gsm|contactpersoon|invuller)\b"
    r"|\A(?!.*\b(school|vestiging|bestuur)).*\b(uw|je|jouw|your) (eigen |full )?(naam|name)\b"
    r"|\Anaam (\w+ ){0,3}(ib|iber|er|begeleider|directeur|directie|schoolleider|leraar|leerkracht"
    r"|coordinator|kwaliteitscoordinator|contactpersoon|medewerker|leerling|invuller)\b"
)
_PERSON_OR_SCHOOL = frozenset(("naam", "name"))
_WITH_LETTER = re.compile(r"(.*)\(kolom ([A-Z]{1,3})\)", re.DOTALL)
_BY_SPELLING = {each: column for column, names in SPELLINGEN.items() for each in names}
_CODE_KOP = re.compile(r"vestigingscode|vestigingsnummer|\bbrin")
# "dys 01", "dys01 toelichting": the number of an eis, of whatever norm.
_EIS = re.compile(rf"[a-z]{{2,5}} ?[0-9]{{1,3}}( ({'|'.join(BIJ_EIS)}))?").fullmatch
# How the headings of a long table are spelled.
LANGE_KOPPEN = {"eis": ("eis", "eis id", "eisnummer"), "antwoord": ("antwoord", "niveau")}
# Those of them that say by themselves that it is one: a level stands in other tables too.
_LANG = frozenset((*LANGE_KOPPEN["eis"], "antwoord"))
# Under the number of an eis that stands above more than one column.
_ANTWOORD = frozenset(("antwoord", "niveau", "score", "antwoorden"))
_NAMED = 10
_ALL, _EXACT, _ABOUT, _WIDE = 4, 3, 2, 1


def normalise(text: str) -> str:
    """What is compared of a text: lower case, no accents, words with one space between."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _SEPARATORS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


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


def short_name(kop: str) -> str:
    """A heading on one line and cut short: YAML takes no key of more than 1024 characters."""
    text = " ".join("".join(c if c.isprintable() else " " for c in kop).split())
    return text if len(text) <= MAX_NAME else f"{text[: MAX_NAME - 1].rstrip()}…"


def kop_key(kop: str) -> str:
    """By which headings are compared; empty when there is no heading."""
    name = short_name(kop)
    return normalise(name) or name


def letter(index: int) -> str:
    """The letter of a column as a spreadsheet shows it; `index` counts from 0."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def split_letter(kop: str) -> tuple[str, str | None]:
    """ "Toelichting (kolom H)" as a mapping names it: the heading by which to compare, and "H"."""
    match = _WITH_LETTER.fullmatch(kop.strip())
    return (kop_key(match[1]), match[2]) if match else (kop_key(kop), None)


def unique_names(koppen: Sequence[str]) -> list[str]:
    """The headings as a mapping names them: with the column where one occurs more than once."""
    often = Counter(map(kop_key, koppen))
    return [
        f"{short_name(kop)} (kolom {letter(index)})"
        if kop_key(kop) and often[kop_key(kop)] > 1
        else short_name(kop)
        for index, kop in enumerate(koppen)
    ]


def find_column(kop: str, koppen: Collection[str] = ()) -> str | None:
    """Our column that a heading means by itself, or None.

    In a form "Naam" may be that of who filled it in.
    """
    name = normalise(kop)
    if name == "naam":
        return None if is_form(koppen) else name
    return _BY_SPELLING.get(name)


def is_personal(kop: str, koppen: Collection[str]) -> bool:
    """Whether the column under this heading is about a person; such a column is never used.

    In a form "Naam" is taken for that of a person, in any other table for that of a school.
    """
    if normalise(kop) in _PERSON_OR_SCHOOL:
        return is_form(koppen)
    return any(
        name in _OF_A_PERSON or _ABOUT_A_PERSON.search(name) is not None for name in names_of(kop)
    )


def may_be_school(kop: str, koppen: Collection[str]) -> bool:
    """Whether a person may say that "Naam" is that of a school.

    Not when Microsoft Forms added it: then it never is.
    """
    return normalise(kop) in _PERSON_OR_SCHOOL and not is_of_microsoft(koppen)


@dataclass(frozen=True, slots=True)
class Kop:
    """The headings; `plaats` is their row, counting from 0, and with `twee` the one above it too.

    Empty cells behind the last heading are not among them. `boven` are the texts in each row
    above.
    """

    plaats: int
    koppen: tuple[str, ...]
    twee: bool = False
    boven: tuple[tuple[str, ...], ...] = ()


def find_kop(rows: Iterable[list[str]]) -> Kop | None:
    """The headings among the first rows of a table; None without any text.

    Those with the code of a school and eisen, before those with the code alone, before those that
    are about it in other words, before any row with two texts. Rows above are a title or say what
    to do; a row with a code in it is a school, and below it no headings are looked for.
    """
    texts = [[*map(plain_text, cells)] for cells in rows]
    school = next((place for place, cells in enumerate(texts) if is_school(cells)), None)
    best, most = None, (-1, 0)
    if school is not None and not any(any(cells) for cells in texts[:school]):
        # Schools without headings: whoever needs those will miss them.
        school += 1
    for place, cells in enumerate(texts[:school]):
        if (rank := _rank(cells)) is None:
            continue
        # An instruction may name the code too; the headings themselves are wider.
        worth = (rank, sum(map(bool, cells)) if rank == _ABOUT else 0)
        if worth > most:
            best, most = place, worth
    if best is None:
        return None
    above = texts[best - 1] if best else []
    below = texts[best + 1] if best + 1 < len(texts) and best + 1 != school else []
    if (both := _combined(texts[best], below)) is not None:
        return Kop(best + 1, _trimmed(both), True, _rows(texts[:best]))
    if (both := _combined(above, texts[best])) is not None:
        return Kop(best, _trimmed(both), True, _rows(texts[: best - 1]))
    return Kop(best, _trimmed(texts[best]), False, _rows(texts[:best]))


def names_code(kop: str) -> bool:
    """Whether this heading is about the code of a school, in whatever words."""
    return find_column(kop) == "vestigingscode" or _CODE_KOP.search(normalise(kop)) is not None


def two_rows(path: Path, blad: str | None, kop: Kop) -> tuple[Melding, ...]:
    """One let-op when the headings stand on two rows."""
    if not kop.twee:
        return ()
    named = [f"'{shown(each)}'" for each in kop.koppen if each][:_NAMED]
    return (
        Melding(
            ernst=Ernst.LET_OP,
            code="kop-op-twee-rijen",
            bestand=str(path),
            blad=blad,
            regel=kop.plaats + 1,
            tekst=f"De koppen staan op rij {kop.plaats} en {kop.plaats + 1}. Wij lezen ze samen: "
            f"{listing(named, 'en')}.",
            oplossing="Kijk of dat klopt. Zo niet: zet elke kop in één cel, op één rij.",
        ),
    )


def looks_like_kop(text: str) -> bool:
    """Whether a text is a heading that we know, whatever stands above it."""
    name = normalise(text)
    return find_column(text) is not None or name in _LANG or _EIS(name) is not None


def is_school(cells: Sequence[str]) -> bool:
    """Whether a row has the code of a school, and something beside it."""
    return any(map(is_code, cells)) and sum(map(bool, cells)) > 1


def _rank(cells: Sequence[str]) -> int | None:
    texts = [each for each in cells if each]
    if len(texts) < 2:
        return 0 if texts else None
    if not any(map(names_code, texts)):
        return _WIDE
    if any(_EIS(name) or name in _LANG for name in map(normalise, texts)):
        return _ALL
    return _EXACT if any(find_column(each) == "vestigingscode" for each in texts) else _ABOUT


def _combined(upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
    """The headings on two rows as one; None when these are no such rows.

    "DYS-01" above "niveau" and "toelichting", or a gebied above the numbers of its eisen.
    """
    if not any(map(names_code, (*upper, *lower))):
        return None
    koppen, last, together = [], "", False
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        last = above or last
        name, part = normalise(last), normalise(below)
        beside = _EIS(name) is not None and part in (*_ANTWOORD, *BIJ_EIS)
        if above and below and looks_like_kop(above) and part != normalise(above) and not beside:
            # Two headings that say something else: the second is a row of its own.
            return None
        if _EIS(part) or (above and not below):
            # The row below is no heading of its own when it lacks the code.
            own = _EIS(part) is not None and part != normalise(above)
            together |= own and not any(map(names_code, lower))
            koppen.append(below or above)
        elif _EIS(name) and part in _ANTWOORD:
            koppen.append(last)
            together = True
        elif _EIS(name) and part in BIJ_EIS:
            koppen.append(f"{last} {part}")
            together = True
        else:
            koppen.append(below)
    return koppen if together else None


def _rows(texts: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, texts))


def _trimmed(koppen: Sequence[str]) -> tuple[str, ...]:
    end = len(koppen)
    while end and not koppen[end - 1]:
        end -= 1
    return tuple(koppen[:end])
