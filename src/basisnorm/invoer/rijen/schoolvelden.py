"""The fields of a school as people type them in a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from basisnorm.audit.codes import (
    CodeFout,
    is_instelling,
    odd_verband,
    parse_samenwerkingsverband,
    parse_vestigingscode,
)
from basisnorm.audit.model import Schoolsoort
from basisnorm.audit.persoonsgegevens import without_personal
from basisnorm.audit.schrijfwijzen import JA_NEE, NVT_WORDS, OPEN_WORDS, SOORTEN, fold, plain_text
from basisnorm.errors import Bezwaar, Ernst, Geweigerd
from basisnorm.invoer.rijen.cellen import find_error, find_spoiled
from basisnorm.invoer.tabel.tabel import MAX_CELL
from basisnorm.norm.model import Sector
from basisnorm.words import WHITE, find_hidden, listing, remedy, shown

# By copying from a web page; nobody sees it.
_LEFT_BEHIND = "\u200b\ufeff"
_NUMMER = re.compile(r"[0-9]{1,2}")
_VERBAND = re.compile(r"[0-9]{2}[ .-]?[0-9]{2}")
_NO_LOCATIE = frozenset((*OPEN_WORDS, *NVT_WORDS)) - {"open"}
# What LimeSurvey keeps as the time of an anonymous form.
_ANONYMOUS = ("1980-01-01", "00:00:00")
# A day is short; what is longer is a text, and looking for a time in it would take long.
_LONGEST = 60
_STAMP = re.compile(
    r"(\S.*?)(?:t|,? +(?:om +)?)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,9})?)?"
    r"(?: ?([apvn])\.? ?m\.?)?(?: uur)?"
    r"(?: ?(?:z|utc|gmt|cest|cet|west|wet|eest|eet|msk|trt|bst|ist|[eacmp][ds]t|mez|mesz|oez|oesz)?"
    r"(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?)",
    re.IGNORECASE,
)
# Only with slashes do people, and their programs, put the month first.
_NUMBERS = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(/(?:[0-9]{4}|[0-9]{2})\b.*)", re.DOTALL)
_MONTHS = 12


def read_code(text: str, instelling: str | None) -> str:
    """The vestigingscode; `instelling` is what stands in a column of its own.

    DUO's older files have "05KO" in one column and "00" in the other.
    """
    bare = (instelling or "").upper()
    if is_instelling(bare) and _NUMMER.fullmatch(text):
        return f"{bare}{int(text):02}"
    try:
        return parse_vestigingscode(text or instelling or "")
    except CodeFout as fout:
        spoiled = find_spoiled(text)
        if spoiled is not None:
            raise Geweigerd(spoiled) from fout
        raise Geweigerd(Bezwaar("verkeerde-vestigingscode", fout.tekst, fout.oplossing)) from fout


def read_schoolsoort(text: str) -> Schoolsoort:
    """The schoolsoort, or that of an ordinary school in a sector."""
    found = SOORTEN.get(fold(text))
    if found is None:
        known = [soort.value for soort in Schoolsoort]
        raise Geweigerd(
            find_spoiled(text)
            or Bezwaar(
                "verkeerde-schoolsoort",
                f"'{shown(text)}' is geen schoolsoort." if text else "De schoolsoort ontbreekt.",
                remedy(text, SOORTEN, f"Kies uit: {listing(known)}."),
            )
        )
    return found


def read_verband(text: str, sector: Sector) -> str | None:
    """The number of the samenwerkingsverband; the sector completes a bare "30-04".

    What is no number is only worth a look: no school is refused for it.
    """
    if not text:
        return None
    bare = _VERBAND.fullmatch(text) is not None
    try:
        found = parse_samenwerkingsverband(f"{sector.value}{text}" if bare else text)
    except CodeFout as fout:
        raise Geweigerd(find_spoiled(text) or _no_verband(fout.tekst, fout.oplossing)) from fout
    if bare and (odd := odd_verband(found, sector.value)):
        # A year, or four zeros: nobody knows what was meant.
        raise Geweigerd(
            _no_verband(
                f"'{shown(text)}' is geen nummer van een samenwerkingsverband.", odd.oplossing
            )
        )
    return found


def look_at_verband(text: str, sector: Sector) -> tuple[str | None, Bezwaar | None]:
    """The number of the samenwerkingsverband, and what is wrong with it or worth a look."""
    try:
        found = read_verband(text, sector)
    except Geweigerd as geweigerd:
        return None, geweigerd.bezwaar
    return found, odd_verband(found, sector.value)


@lru_cache(maxsize=512)
def look_at_datum(datum: str | None, schooljaar: str | None) -> Bezwaar | None:
    """What is worth a look in a date that does not fit the school year, or in that year."""
    if not (datum or schooljaar):
        return None
    from basisnorm.audit.schooljaar import odd_day

    return odd_day(datum, schooljaar)


def _no_verband(tekst: str, oplossing: str) -> Bezwaar:
    return Bezwaar(
        "verkeerd-samenwerkingsverband",
        f"{tekst} Wij lezen het als: niet ingevuld.",
        oplossing,
        Ernst.LET_OP,
    )


def read_datum(text: str) -> str | None:
    """The ISO date; a time behind it does not matter."""
    if not text:
        return None
    # Most tables have no dates, and then the way to read them is not needed.
    from basisnorm import datums

    stamp = split_time(text)
    found = datums.read_datum(stamp.dag if stamp else text)
    if isinstance(found, datums.GeenDatum):
        tekst = found.tekst if stamp is None else f"'{shown(text)}' is geen datum."
        raise Geweigerd(Bezwaar("geen-datum", tekst, found.oplossing))
    if stamp is not None and (found, stamp.tijd) == _ANONYMOUS:
        raise Geweigerd(
            Bezwaar(
                "anonieme-datum",
                "1 januari 1980 schrijft LimeSurvey bij een anoniem formulier. Wij lezen het als: "
                "geen datum.",
                "Weet u de dag wel? Zet die dan in de tabel, of in de koppeling onder vast.",
                Ernst.LET_OP,
            )
        )
    return found


def read_schooljaar(text: str) -> str | None:
    """ "2026-2027"."""
    if not text:
        return None
    from basisnorm.audit.schooljaar import parse_schooljaar

    found = parse_schooljaar(text)
    if found is None:
        raise Geweigerd(
            Bezwaar(
                "verkeerd-schooljaar",
                f"'{shown(text)}' is geen schooljaar.",
                "Schrijf twee jaren die op elkaar volgen, zoals 2026-2027 of 26/27.",
            )
        )
    return found


def read_wil_helpen(text: str) -> bool | None:
    """Whether the school wants to help others; None when it does not say.

    "Ja, maar niet dit jaar" says neither yes nor no. That is only worth a look: no school is
    refused for it.
    """
    if not text:
        return None
    found = JA_NEE.get(fold(text))
    if found is None:
        raise Geweigerd(
            Bezwaar(
                "geen-ja-nee",
                f"'{shown(text)}' is geen ja of nee. Wij lezen het als: niet ingevuld.",
                "Schrijf ja, nee of niets.",
                Ernst.LET_OP,
            )
        )
    return found


def read_line(text: str) -> str | None:
    """A text on one line; the error value of a spreadsheet is none, and only worth a look."""
    if (error := find_error(text)) is not None:
        raise Geweigerd(
            error._replace(
                tekst=f"{error.tekst} Wij lezen het als: niet ingevuld.",
                ernst=Ernst.LET_OP,
            )
        )
    return check_text(" ".join(text.strip(f"{WHITE}{_LEFT_BEHIND}").split())) or None


def read_naam(text: str) -> str | None:
    """A text on one line that is called something, and so never is about a person."""
    found = read_line(text)
    return found and refuse_personal(found)


def refuse_personal(text: str) -> str:
    """The same text; refused, as if nothing was filled in, when it looks like a person's.

    It would come back in the names of files and on pages.
    """
    if without_personal(text) == text:
        return text
    raise Geweigerd(
        Bezwaar(
            "lijkt-persoonsgegeven",
            "Dit lijkt een gegeven van een persoon. Wij lezen het als: niet ingevuld.",
            "Schrijf hier een naam zonder e-mailadres of telefoonnummer.",
            Ernst.LET_OP,
        )
    )


def read_locatie(text: str) -> str | None:
    """The name of a building."""
    return None if is_no_locatie(text) else read_naam(text)


def is_no_locatie(text: str) -> bool:
    """Whether it says that there is none: a dash, a question mark or n.v.t."""
    return fold(text) in _NO_LOCATIE


def read_text(text: str) -> str:
    """Free text, on as many lines as it has; refused when a spreadsheet left an error there."""
    if (error := find_error(text)) is not None:
        raise Geweigerd(error)
    return check_text(text)


def check_text(text: str) -> str:
    """Free text that may be shown; refused when it would steer a screen or is no text."""
    if text.isprintable() and len(text) <= MAX_CELL:
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    hidden = find_hidden(text)
    if hidden is not None:
        raise Geweigerd(
            Bezwaar(
                "verborgen-teken",
                f"In deze cel staat een teken dat u niet ziet ({hidden}).",
                "Typ de tekst opnieuw.",
            )
        )
    if len(text) > MAX_CELL:
        raise Geweigerd(
            Bezwaar(
                "te-lange-cel",
                f"In deze cel staan meer dan {MAX_CELL} tekens.",
                "Maak de tekst korter.",
            )
        )
    return text


Velden = dict[str, Callable[[str], str | bool | None]]
# How each field is read that needs nothing else than its own text.
LEZERS: Velden = {
    "naam": read_naam,
    "locatie": read_locatie,
    "bestuur": read_naam,
    "gemeente": read_naam,
    "plaats": read_naam,
    "rol": read_naam,
    "schooljaar": read_schooljaar,
    "datum": read_datum,
    "wil_helpen": read_wil_helpen,
}


class Tijdstempel(NamedTuple):
    """The text of a day, and the time behind it as HH:MM:SS."""

    dag: str
    tijd: str


def split_time(text: str) -> Tijdstempel | None:
    """None when there is no time behind a day."""
    match = _STAMP.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    dag, hour, minute, second, half = match.groups()
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half in "pPnN" else 0)
    if number > 23 or int(minute) > 59 or int(second or 0) > 60:
        return None
    return Tijdstempel(dag, f"{number:02}:{minute}:{second or '00'}")


@dataclass(frozen=True, slots=True)
class Volgorde:
    """The first rows in which the day, or the month, can only come first."""

    dag: int | None = None
    maand: int | None = None
    voorbeeld: str = ""

    @property
    def lezer(self) -> Callable[[str], str | None]:
        """How a cell of this column is read."""
        if self.maand is None:
            return read_datum
        return _read_american if self.dag is None else self._read_mixed

    @property
    def bezwaar(self) -> Bezwaar | None:
        """What to say of the whole column when its months come first."""
        if self.maand is None or self.dag is not None:
            return None
        return Bezwaar(
            "maand-voorop",
            f"In deze kolom staat de maand voorop, zoals in '{shown(self.voorbeeld)}'. Zo lezen "
            "wij hier alle datums met schuine strepen.",
            "Klopt dat niet? Schrijf elke datum als dag-maand-jaar, zoals 21-11-2026.",
            Ernst.LET_OP,
        )

    def _read_mixed(self, text: str) -> str | None:
        if _NUMBERS.fullmatch(text) is None:
            return read_datum(text)
        raise Geweigerd(
            Bezwaar(
                "datums-door-elkaar",
                f"'{shown(text)}' is niet zeker: in deze kolom staat op rij {self.dag} de dag "
                f"voorop, en op rij {self.maand} de maand.",
                "Schrijf alle datums als dag-maand-jaar, zoals 21-11-2026.",
            )
        )


def is_american(text: str) -> bool:
    """Whether only a month can come first in this date."""
    match = _NUMBERS.fullmatch(plain_text(text))
    return match is not None and int(match[1]) <= _MONTHS < int(match[2])


def find_volgorde(cells: Iterable[tuple[int, str]]) -> Volgorde:
    """What the cells of a column say together, each with its row."""
    dag, maand, voorbeeld = None, None, ""
    for regel, text in cells:
        match = _NUMBERS.fullmatch(plain_text(text)) if text else None
        if match is None:
            continue
        if maand is None and int(match[1]) <= _MONTHS < int(match[2]):
            maand, voorbeeld = regel, plain_text(text)
        elif dag is None and int(match[2]) <= _MONTHS < int(match[1]):
            dag = regel
    return Volgorde(dag, maand, voorbeeld)


def _read_american(text: str) -> str | None:
    match = _NUMBERS.fullmatch(text)
    return read_datum(f"{match[2]}/{match[1]}{match[3]}" if match else text)
