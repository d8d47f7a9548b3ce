"""Headings of other people's tables: how they compare, and which of them are about a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from basisnorm.audit.schrijfwijzen import fold
from basisnorm.regio.tabel.formulierkoppen import is_added_by_form as is_added_by_form
from basisnorm.regio.tabel.formulierkoppen import is_form as is_form
from basisnorm.regio.tabel.formulierkoppen import is_of_microsoft
from basisnorm.regio.tabel.formulierkoppen import names_of as names_of
from basisnorm.regio.tabel.vergelijken import normalise as normalise

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


def short_name(kop: str) -> str:
    """A heading on one line and cut short: YAML takes no key of more than 1024 characters."""
    text = " ".join("".join(c if c.isprintable() else " " for c in kop).split())
    return text if len(text) <= MAX_NAME else f"{text[: MAX_NAME - 1].rstrip()}…"


def kop_key(kop: str) -> str:
    """By which headings are compared; empty when there is no heading."""
    name = short_name(kop)
    return normalise(name) or name


def answer_key(text: str) -> str:
    """By which the answers of a form are compared: every sign counts, case does not."""
    return fold(text)


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


_BY_SPELLING = {each: column for column, names in SPELLINGEN.items() for each in names}
