"""One school of a region, packed: thousands of them stand in memory until all are in."""

from __future__ import annotations

import marshal
import re
from array import array
from dataclasses import dataclass
from unicodedata import combining, normalize

from basisnorm.audit.model import School, Schoolsoort
from basisnorm.regio.model import sleutel_van

_ARTICLE = re.compile(r"(?:(?:de|het|een)\s+|['`\u2018\u2019]\s?[tns]\s+)(?=\S)")
_ARTICLES = ("de", "het", "een", "'", "`", "\u2018", "\u2019")
_BEFORE = " '\"`\u2018\u2019\u201c(.-"
_KEY = 80
_SOORTEN = tuple(Schoolsoort)
_PLACE = {soort: place for place, soort in enumerate(_SOORTEN)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolnaam:
    """A school by its key and, when it is known, its name."""

    vestigingscode: str
    locatie: str | None = None
    naam: str | None = None

    @property
    def sleutel(self) -> tuple[str, str | None]:
        """What tells one school from another; names do not."""
        return sleutel_van(self.vestigingscode, self.locatie)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolregel:
    """A school in the table of the region.

    `letter` is where it stands in the alphabet, "#" when that is no letter. `cellen` has for
    every gebied of the norm the place of its Cel in Overzicht.cellen from 1, or 0.
    """

    school: Schoolnaam
    schoolsoort: Schoolsoort
    uitkomst: int
    letter: str
    cellen: tuple[int, ...]


def of_school(school: School) -> Schoolnaam:
    """The key and the name of a school."""
    return Schoolnaam(
        vestigingscode=school.vestigingscode, locatie=school.locatie, naam=school.naam
    )


def sort_key(naam: str) -> str:
    """A name as it stands in the alphabet: without accents, capitals and a leading article.

    Half of all schools is called "De ...": under the D nobody would find anything.
    """
    if naam.isascii():
        plain = naam.lower().strip()
    else:
        plain = "".join(each for each in normalize("NFKD", naam).casefold() if not combining(each))
        plain = plain.strip()
    if plain.startswith(_ARTICLES):
        plain = _ARTICLE.sub("", plain, count=1)
    return plain.lstrip(_BEFORE)


def pack(school: School, uitkomst: int, cellen: list[int], kern: bytes = b"") -> bytes:
    """A school as bytes that sort by name, and by code where names are the same.

    `kern` is the state of every kerneis, of a school that is willing to help.
    """
    key = sort_key(school.naam or f"School {school.vestigingscode}")[:_KEY].replace("\0", "")
    content = (
        school.vestigingscode,
        school.locatie,
        school.naam,
        _PLACE[school.schoolsoort],
        uitkomst,
        array("I", cellen).tobytes(),
    )
    # Format 0 writes equal values as equal bytes, whatever else refers to them.
    packed = marshal.dumps(content, 0)
    return b"%b\0%b%b%c" % (key.encode("utf-8", "surrogatepass"), packed, kern, bool(kern))


def unpack_kern(row: bytes, count: int) -> bytes:
    """The states of the `count` kerneisen; nothing when the school did not offer help."""
    return row[-count - 1 : -1] if row[-1] else b""


def unpack(row: bytes) -> Schoolregel:
    """What `pack` put in."""
    key, _, content = row.partition(b"\0")
    # Never bytes from elsewhere: `pack` made them in this process.
    code, locatie, naam, soort, uitkomst, cellen = marshal.loads(content)  # nosec B302
    letter = key[:1].decode("ascii", "replace").upper()
    return Schoolregel(
        school=Schoolnaam(vestigingscode=code, locatie=locatie, naam=naam),
        schoolsoort=_SOORTEN[soort],
        uitkomst=uitkomst,
        letter=letter if "A" <= letter <= "Z" else "#",
        cellen=tuple(array("I", cellen)),
    )
