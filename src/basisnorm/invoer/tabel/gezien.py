"""What a person sees of a sheet, and what not.

A level of 1 in a cell with a percent format reads 100 %, and with the format ;;; nothing at all.
An answer that was struck through is read as we write that ourselves: ~~2~~. Rows and columns may be
hidden, formulas may lack their value, and of cells that were merged only the first holds anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from basisnorm.audit.schrijfwijzen import kept
from basisnorm.errors import Ernst, Melding
from basisnorm.words import some

_BUILTIN = {9: "0%", 10: "0.00%"}
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)\]")
# A colour, a condition or a language; a currency keeps its sign.
_BRACKETS = re.compile(r"\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]")
# Behind the whole number of a fraction; a level has no rest to show.
_FRACTION = re.compile(r"(?<=[0#?]) +[0#?]+ */ *[0#?1-9]+")
# Text in quotes or behind a backslash, room as wide as a sign, a sign that fills the cell.
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*(.)|([0#?.,]+)|(E[+-]0+)|(General|Standaard|@)|(.)', re.I
)
# Behind the last digit before the point each of these divides by a thousand.
_THOUSANDS = re.compile(r",+(?=\.|$)")
_NUMBER = "\0"
_UNSEEN = "niet te zien door de opmaak"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# One of these is shown in another way by every layout that is not plain.
_SAMPLE: tuple[float | str, ...] = (3, 2, 1, 0, -1, "x")
# Only a part with this word in it has to be looked at.
_MARK = b"strike"
_TEXTS = "xl/sharedstrings.xml"
_NOT = ("0", "false")
_PLACES = re.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_NAMED = 5
# Nobody reads more messages than this.
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Opmaak:
    """What a style does to a cell: its number format, and whether it strikes it through."""

    getal: str
    doorgehaald: bool = False


def odd_formats(book: Any) -> Mapping[int, Opmaak]:
    """The layouts that may show something else than the value, by the number of their style."""
    formats, fonts = book._number_formats, book._fonts
    found: dict[int, Opmaak] = {}
    for style, each in enumerate(book._cell_styles):
        number = each.numFmtId
        own = formats[number - 164] if 164 <= number < 164 + len(formats) else ""
        getal = _BUILTIN.get(number, own)
        if not _is_odd(getal):
            getal = ""
        struck = each.fontId < len(fonts) and bool(fonts[each.fontId].strike)
        if getal or struck:
            found[style] = Opmaak(getal, struck)
    return found


def as_seen(value: Any, opmaak: Opmaak) -> Any:
    """The text that stands in the cell, or the value itself when that is what one reads there."""
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        text = _shown(opmaak.getal, value) if opmaak.getal else None
        # A sign that a layout puts in front is no apostrophe that keeps a cell a text.
        value = value if text is None else kept(text)
    return strike(value) if opmaak.doorgehaald else value


def strike(value: Any) -> Any:
    """What was struck through, as it is written where no line can be drawn."""
    if isinstance(value, str):
        return f"~~{value.strip()}~~" if value.strip() else value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"~~{value}~~"


def unescape(text: str) -> str:
    """Characters that a workbook writes as _x000D_ because XML has no room for them."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    # A character beyond the first 65,536 is written in two halves.
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_odd(layout: str) -> bool:
    return bool(layout) and (
        _CONDITION.search(layout) is not None
        or any(_shown(layout, value) is not None for value in _SAMPLE)
    )


def _shown(layout: str, value: float | str) -> str | None:
    """What this layout makes of a value; None when it is the value and nothing else."""
    sections = _split(layout)
    if isinstance(value, str):
        section = _text_section(sections)
        return None if section is None or not value.strip() else _shown_text(section, value)
    section = _number_section(sections, value)
    if section is None:
        return f"{value:g} ({_UNSEEN})"
    parts, places, percents, thousands = [], "", 0, 0
    for text, escaped, fill, digits, _power, whole, sign in _tokens(section):
        if digits or whole:
            places += digits or "0"
            thousands += sum(map(len, _THOUSANDS.findall(digits)))
            if _NUMBER not in parts:
                parts.append(_NUMBER)
        elif sign == "%":
            percents += 1
            parts.append(sign)
        else:
            parts.append(text or escaped or fill.strip() * 3 or sign)
    around = "".join(parts).strip()
    if _NUMBER not in parts:
        return around or f"{value:g} ({_UNSEEN})"
    if value == 0 and "0" not in places:
        # Only a 0 in the layout keeps the place of a nought.
        return f"{around.replace(_NUMBER, '')} 0 ({_UNSEEN})".strip()
    # The section for numbers below zero says itself that they are.
    own = value < 0 and len(sections) > 1
    if not percents and not thousands and around == (f"-{_NUMBER}" if own else _NUMBER):
        return None
    number = (abs(value) if own else value) * 100**percents / 1000**thousands
    shown = around.replace(_NUMBER, f"{number:g}")
    return f"{shown} (de waarde is {value:g})" if own and "-" not in around else shown


def _shown_text(section: str, value: str) -> str | None:
    parts = [
        value if whole else text or escaped or fill.strip() * 3 or digits or sign
        for text, escaped, fill, digits, _power, whole, sign in _tokens(section)
    ]
    shown = "".join(parts).strip()
    if not shown:
        return f"{value.strip()} ({_UNSEEN})"
    return None if shown == value.strip() else shown


def _tokens(section: str) -> list[tuple[str, ...]]:
    bare = _BRACKETS.sub(lambda match: match[1] or "", section)
    return _TOKEN.findall(_FRACTION.sub("0", bare))


def _text_section(sections: Sequence[str]) -> str | None:
    """The section for texts; None when a text is shown as it is."""
    if len(sections) > 3:
        return sections[3]
    last = sections[-1]
    return last if any(token[5] == "@" for token in _tokens(last)) else None


def _number_section(sections: Sequence[str], value: float) -> str | None:
    """The section for this number; None when there is none, and the cell shows ####."""
    texts = len(sections) > 1 and _text_section(sections) is not None
    numbers = sections[:3] if len(sections) > 3 or not texts else sections[:-1]
    conditions = [_CONDITION.search(each) for each in numbers]
    if not any(conditions):
        if value < 0 and len(numbers) > 1:
            return numbers[1]
        return numbers[2] if value == 0 and len(numbers) > 2 else numbers[0]
    for place, (section, match) in enumerate(zip(numbers, conditions, strict=True)):
        last = place == len(numbers) - 1 and place > 0
        if match is None:
            fits = last or (value > 0 if place == 0 else value < 0)
        else:
            fits = _fits(value, match[1], float(match[2]))
        if fits:
            return section
    return None


def _fits(value: float, sign: str, bound: float) -> bool:
    if sign == "<>":
        return value != bound
    if value == bound:
        return "=" in sign
    return value < bound if "<" in sign else value > bound


def _split(layout: str) -> list[str]:
    """The sections: for numbers above, below and equal to zero, and for texts."""
    sections, quoted, escaped = [""], False, False
    for each in layout:
        if each == ";" and not quoted and not escaped:
            sections.append("")
            continue
        quoted ^= each == '"' and not escaped
        escaped = each == "\\" and not escaped
        sections[-1] += each
    return sections


def strike_texts(book: Any) -> None:
    """Mark the texts of a workbook that are struck through, in whole or in part.

    A workbook keeps its texts apart from its cells, without their layout when we read them.
    """
    archive = book._archive
    part = next((each for each in archive.namelist() if each.lower() == _TEXTS), None)
    if part is None:
        return
    data = archive.read(part)
    if _MARK not in data:
        return
    texts: list[str] = next((sheet._shared_strings for sheet in book.worksheets), [])
    for place in [*_struck(BytesIO(data))]:
        if place < len(texts):
            texts[place] = strike(texts[place])


def _struck(source: IO[bytes]) -> Iterator[int]:
    """The places of the shared texts in which something is struck."""
    from defusedxml.ElementTree import iterparse

    place, struck = 0, False
    for _, element in iterparse(source, ("end",)):
        name = element.tag.rpartition("}")[2]
        if name == "strike":
            struck = struck or _is_struck(element.get("val"))
        elif name == "si":
            if struck:
                yield place
            place, struck = place + 1, False
            element.clear()


def _is_struck(val: str | None) -> bool:
    """Whether an element `strike` with this value draws a line."""
    return val not in ("0", "false")


@dataclass(frozen=True, slots=True)
class MergedCells:
    """Cells that were merged into one: their first and last row, and column (from 0)."""

    naam: str
    rijen: tuple[int, int]
    kolommen: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Onzichtbaar:
    """`rijen` are hidden rows with something in them, `kolommen` hidden columns (from 0, both ends
    included), `formules` the cells with a formula and no value, `samen` those that were merged,
    `doorgehaald` the cells ("C4") with a line through their own text, or a part of it."""

    rijen: tuple[int, ...] = ()
    kolommen: tuple[tuple[int, int], ...] = ()
    formules: tuple[str, ...] = ()
    samen: tuple[MergedCells, ...] = ()
    doorgehaald: frozenset[str] = frozenset()

    def is_hidden(self, kolom: int) -> bool:
        """Whether a column (from 0) is hidden."""
        return any(first <= kolom <= last for first, last in self.kolommen)

    def meldingen(
        self,
        path: Path,
        blad: str,
        *,
        onder: int,
        kolommen: tuple[str, ...] = (),
        leest: Callable[[int, str], bool] = lambda regel, kolom: True,
        codes: Mapping[int, str] = MappingProxyType({}),
    ) -> Iterator[Melding]:
        """One let-op for each formula, and for each other kind; rows count below row `onder`,
        `kolommen` are hidden headings that are read, `leest` says which cells are, and `codes` are
        those of the schools in rows."""
        let_op = partial(Melding, ernst=Ernst.LET_OP, bestand=str(path), blad=blad)
        for cel in self.formules:
            kolom = cel.rstrip("0123456789")
            regel = int(cel[len(kolom) :])
            if leest(regel, kolom):
                yield let_op(
                    code="formule-zonder-waarde",
                    regel=regel,
                    kolom=kolom,
                    vestigingscode=codes.get(regel),
                    tekst="Hier staat een formule zonder waarde. Zulke cellen lezen wij als leeg.",
                    oplossing="Open het bestand in Excel of LibreOffice, bewaar het en doe dit "
                    "opnieuw.",
                )
        rijen = [each for each in self.rijen if each > onder]
        if rijen:
            more = len(rijen) > 1
            yield let_op(
                code="verborgen-rijen",
                regel=rijen[0],
                tekst=f"Op dit blad zijn {len(rijen)} rijen verborgen of weggefilterd, zoals rij "
                f"{rijen[0]}. Wij lezen ze wel."
                if more
                else f"Op dit blad is rij {rijen[0]} verborgen of weggefilterd. Wij lezen haar "
                "wel.",
                oplossing="Horen ze er niet bij? Haal ze dan weg."
                if more
                else "Hoort zij er niet bij? Haal haar dan weg.",
            )
        if kolommen:
            named = some([f"'{each}'" for each in kolommen], _NAMED)
            which = "deze kolommen" if len(kolommen) > 1 else "deze kolom"
            yield let_op(
                code="verborgen-kolommen",
                tekst=f"Verborgen op dit blad: {named}. Wij lezen {which} wel.",
                oplossing="Kijk of klopt wat erin staat.",
            )


# Of a sheet on which everything can be seen.
NIETS = Onzichtbaar()


def find_unseen(opened: Callable[[], Any]) -> Onzichtbaar:
    """What is hidden on a sheet; `opened` gives its XML.

    SyntaxError when that is broken.
    """
    from xml.sax import SAXException

    from defusedxml.sax import parse

    found = _Sheet()
    with opened() as source:
        try:
            parse(source, found)
        except SAXException as error:
            raise SyntaxError(str(error)) from error
    return found.unseen()


class _Sheet(ContentHandler):
    """Goes through the XML of a sheet once; `unseen` is what was found."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[int] = []
        self._columns: list[tuple[int, int]] = []
        self._formulas: list[str] = []
        self._merged: list[MergedCells] = []
        self._struck: set[str] = set()
        self._number, self._all_rows, self._row_hidden, self._row_filled = 0, False, False, False
        self._cell, self._gives_text, self._formula, self._filled = "", False, False, False
        self._in_value = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        if name == "row":
            self._number = int(attrs.get("r") or self._number + 1)
            self._row_filled = False
            hidden = _is_true(attrs.get("hidden", "1" if self._all_rows else None))
            self._row_hidden = hidden or _is_zero(attrs.get("ht"))
        elif name == "c":
            self._cell = attrs.get("r", "")
            # A formula may give an empty text.
            self._gives_text = attrs.get("t") == "str"
            self._formula = self._filled = False
        elif name == "f":
            self._formula = True
        elif name in ("v", "t"):
            self._in_value = True
        elif name == "strike" and _is_struck(attrs.get("val")):
            self._struck.add(self._cell)
        elif name == "sheetFormatPr":
            self._all_rows = _is_true(attrs.get("zeroHeight"))
        elif name == "col" and (_is_true(attrs.get("hidden")) or _is_zero(attrs.get("width"))):
            self._columns.append((int(attrs.get("min", "1")) - 1, int(attrs.get("max", "1")) - 1))
        elif name == "mergeCell" and len(self._merged) < _KEPT:
            self._merged += _merged(attrs.get("ref", ""))

    def characters(self, content: str) -> None:
        """Text stands in an element."""
        if self._in_value:
            self._filled = self._filled or bool(content.strip())
            self._row_filled = True

    def endElement(self, name: str) -> None:
        """An element ends."""
        name = name.rpartition(":")[2]
        if name in ("v", "t"):
            self._in_value = False
        elif name == "c":
            if self._formula and not (self._filled or self._gives_text) and self._cell:
                self._formulas += [self._cell][: _KEPT - len(self._formulas)]
        elif name == "row" and self._row_filled and self._row_hidden:
            self._rows.append(self._number)

    def unseen(self) -> Onzichtbaar:
        """What was found."""
        return Onzichtbaar(
            rijen=tuple(self._rows),
            kolommen=tuple(self._columns),
            formules=tuple(self._formulas),
            samen=tuple(self._merged),
            doorgehaald=frozenset(self._struck),
        )


def _merged(ref: str) -> Iterator[MergedCells]:
    """The merged cells at "B2:C4"; none when that is no such place."""
    if match := _PLACES.fullmatch(ref):
        first, top, last, bottom = match.groups()
        yield MergedCells(ref, (int(top), int(bottom)), (_place(first), _place(last)))


def _place(kolom: str) -> int:
    """The place (from 0) of a column with this letter."""
    place = 0
    for each in kolom:
        place = place * 26 + ord(each) - ord("A") + 1
    return place - 1


def _is_true(value: str | None) -> bool:
    return value in ("1", "true")


def _is_zero(value: str | None) -> bool:
    return value is not None and value.strip("0.") == ""
