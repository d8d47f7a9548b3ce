"""What all parts of the page of a region share: its words for numbers, days, schools and eisen, and
how a section with tables is built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import accumulate

from basisnorm.invoer.model import Schoolnaam
from basisnorm.norm.model import Eis, Gebied, Sector
from basisnorm.rapport.document import (
    Bar,
    Block,
    Card,
    Column,
    Figure,
    Flow,
    Heading,
    Own,
    Paragraph,
    Row,
    Section,
    Strong,
    Table,
)
from basisnorm.rapport.merk import KLASSE, Vorm
from basisnorm.rapport.woorden import SECTOR, datum, hoofdletter, opsomming
from basisnorm.words import name_school

# What stands there when no kerneisen apply: nothing to meet, and so nobody who does not.
GEEN = "geen kerneisen"
# So many rows are a table in the page itself; a longer one scrolls in a box of its own.
KORT = 30
# A longer name is cut off, so that one cell cannot fill a page.
_NAME = 120
# So many names stand in a list; of the others only the number.
_NAMES = 12


class Voor(StrEnum):
    """For whom a page is: everyone, or only those who may see the schools by name."""

    DELEN = "delen"
    INTERN = "intern"


def getal(number: int) -> str:
    """6122 as "6.122"."""
    return f"{number:,}".replace(",", ".")


def hoeveel(number: int, singular: str, plural: str) -> str:
    """ "1 school", "6.122 scholen"."""
    return f"{getal(number)} {singular if number == 1 else plural}"


def scholen(number: int) -> str:
    """ "1 school", "6.122 scholen"."""
    return hoeveel(number, "school", "scholen")


def van(part: int, whole: int) -> str:
    """ "3 van 20"."""
    return f"{getal(part)} van {getal(whole)}"


def jaren(schooljaren: Sequence[str]) -> list[tuple[str, str]]:
    """The school years that were measured, with their label."""
    if not schooljaren:
        return []
    word = "Schooljaar" if len(schooljaren) == 1 else "Schooljaren"
    return [(word, opsomming([kort(each) for each in schooljaren]))]


def dagen(gemeten: tuple[str, str]) -> str:
    """ "1 november 2025", "van 1 november 2025 tot en met 28 november 2025"."""
    first, last = map(datum, gemeten)
    return first if first == last else f"van {first} tot en met {last}"


def wanneer(schooljaren: Sequence[str], gemeten: tuple[str, str] | None, geteld: str | None) -> str:
    """ "schooljaar 2025-2026, gemeten op 1 november 2025, geteld op 30 november 2026"."""
    parts = [f"{label.lower()} {value}" for label, value in jaren(schooljaren)]
    if gemeten:
        parts.append(f"gemeten {'op ' if gemeten[0] == gemeten[1] else ''}{dagen(gemeten)}")
    if geteld:
        parts.append(f"geteld op {datum(geteld)}")
    return ", ".join(parts)


def kort(text: str) -> str:
    """Text from a table on one line: nothing that turns it around, and not too long."""
    plain = "".join(
        each if each.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for each in " ".join(text.split())
    )
    return plain if len(plain) <= _NAME else plain[: _NAME - 1] + "…"


def naam(school: Schoolnaam) -> str:
    """What people call a school."""
    name = name_school(kort(school.naam or ""), school.vestigingscode)
    return f"{name} (locatie {kort(school.locatie)})" if school.locatie else name


def namen(found: Sequence[Schoolnaam], most: int = _NAMES) -> str:
    """The first names, and how many more there are: "De Akker, De Ark en nog 3"."""
    words = [naam(each) for each in found[:most]]
    if len(found) > most:
        words.append(f"nog {getal(len(found) - most)}")
    return opsomming(words)


def gebied_naam(gebied: Gebied) -> str:
    """The title, and whether it stands apart."""
    return gebied.titel if gebied.telt_mee else f"{gebied.titel} (apart)"


def eis_tekst(eis: Eis, sectoren: Sequence[Sector]) -> str:
    """The words of an eis for these sectors; both when they are worded differently."""
    texts = {sector: eis.tekst.voor(sector) for sector in sectoren if sector in eis.sectoren}
    if len(set(texts.values())) == 1:
        return next(iter(texts.values()))
    return " ".join(f"{hoofdletter(SECTOR[sector])}: {text}" for sector, text in texts.items())


def build_deel(anker: str, titel: str, sentences: Iterable[str], *blocks: Block) -> Section:
    """A section of the page: sentences, and what stands below them."""
    head = Heading(2, titel, anchor=anker)
    return Section((head, *map(Paragraph, sentences), *blocks), css="blok")


def build_tabel(
    naam: str,
    kolommen: tuple[Column, ...],
    rijen: Iterable[tuple[Flow, ...]],
    *,
    balk: str = "",
    labelled: str = "",
) -> Block:
    """A table with this caption, of which the first column names the row.

    `balk` is the heading of the last column when that has bars. With `labelled`, the anchor of a
    heading that says the same, the caption is left out.
    """
    rows = tuple(map(Row, rijen))
    long = len(rows) > KORT
    css = "lijsttabel" if long else "tabel cijfers"
    table = Table(
        (*kolommen, *([Column(balk, bare=True, css="balkcel")] if balk else [])),
        rows,
        caption="" if labelled else naam,
        labelled=labelled,
        css=f"{css} veel" if len(kolommen) > 4 else css,
    )
    return Card((table,), scroll=naam, css="schuif lang") if long else table


def build_getalkolom(kop: str, vorm: Vorm | None = None) -> Column:
    """A column of numbers, with perhaps a shape beside its heading."""
    return Column(kop, numbers=True, mark=KLASSE[vorm] if vorm else "", css="getal")


def build_eis(code: str, words: str | Own) -> Flow:
    """An eis or a school: its code and its words."""
    return (Strong(code), " ", words)


def build_balk(whole: int, *parts: tuple[int, str]) -> Figure:
    """A bar from pieces (number, kind); what is empty is left out."""
    begins = accumulate((number for number, _ in parts), initial=0)
    return Figure(
        Bar(
            tuple(
                (f"b-{kind}", _percent(begin, whole), _percent(number, whole))
                for begin, (number, kind) in zip(begins, parts, strict=False)
                if number
            )
        )
    )


def _percent(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.2f}".rstrip("0").rstrip(".")
