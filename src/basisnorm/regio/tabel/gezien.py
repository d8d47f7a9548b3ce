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


# Only a part with this word in it has to be looked at.
_MARK = b"strike"
_TEXTS = "xl/sharedstrings.xml"
_BLOCK = 1 << 20
_NOT = ("0", "false")


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
    for place in [at for at, _ in _struck(BytesIO(data), "si")]:
        if place < len(texts):
            texts[place] = strike(texts[place])


def find_struck(opened: Callable[[], Any]) -> frozenset[str]:
    """The cells of a sheet ("C4") that hold such a text themselves; `opened` gives its XML."""
    with opened() as source:
        if not _has_mark(source):
            return frozenset()
    with opened() as source:
        return frozenset(cel for _, cel in _struck(source, "c"))


def _has_mark(source: IO[bytes]) -> bool:
    kept = b""
    while block := source.read(_BLOCK):
        kept += block
        if _MARK in kept:
            return True
        kept = kept[-len(_MARK) :]
    return False


def _struck(source: IO[bytes], of: str) -> Iterator[tuple[int, str]]:
    """Every element with the name `of` in which something is struck: its place and its name."""
    from defusedxml.ElementTree import iterparse

    place, struck = 0, False
    for _, element in iterparse(source, ("end",)):
        name = element.tag.rpartition("}")[2]
        if name == "strike":
            struck = struck or element.get("val") not in _NOT
        elif name == of:
            if struck:
                yield place, element.get("r") or ""
            place, struck = place + 1, False
            element.clear()


# With t="str" an empty value is one: the formula gave no text.
_FORMULA = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3}[0-9]{1,7})"(?![^>]*t="str")[^>]*>\s*<(?:\w+:)?f\b[^<]*'
    rb"(?:/>|</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# Only in a sheet with one of these is anything hidden.
_HIDES = re.compile(rb"""\bhidden=["'](?:1|true)|\bzeroHeight=|\bht=["']0|\bwidth=["']0""")
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})["']"""
)
# Longer than a cell with a formula is.
_OVERLAP = 1 << 15
_NAMED = 5
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """Cells that were merged into one: their first and last row, and column (from 0)."""

    naam: str
    rijen: tuple[int, int]
    kolommen: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Onzichtbaar:
    """`rijen` are hidden rows with something in them, `kolommen` hidden columns (from 0, both ends
    included), `formules` the cells with a formula and no value, `samen` those that were merged."""

    rijen: tuple[int, ...] = ()
    kolommen: tuple[tuple[int, int], ...] = ()
    formules: tuple[str, ...] = ()
    samen: tuple[Samenvoeging, ...] = ()

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
    """What is hidden on a sheet; `opened` gives its XML, each time from the start."""
    with opened() as sheet:
        formules, samen, hides = _look(sheet)
    if not hides:
        return Onzichtbaar(formules=formules, samen=samen)
    with opened() as sheet:
        rijen, kolommen = _hidden(sheet)
    return Onzichtbaar(rijen, kolommen, formules, samen)


def _look(sheet: IO[bytes]) -> tuple[tuple[str, ...], tuple[Samenvoeging, ...], bool]:
    kept, hides = b"", False
    formules: dict[str, None] = {}
    samen: dict[str, Samenvoeging] = {}
    while block := sheet.read(_BLOCK):
        kept += block
        if len(formules) < _KEPT:
            formules.update((match[1].decode(), None) for match in _FORMULA.finditer(kept))
        if b"mergeCell" in kept and len(samen) < _KEPT:
            samen.update((each.naam, each) for each in map(_merged, _MERGED.finditer(kept)))
        hides = hides or _HIDES.search(kept) is not None
        kept = kept[-_OVERLAP:]
    return tuple(formules), tuple(samen.values()), hides


def _merged(match: re.Match[bytes]) -> Samenvoeging:
    first, top, last, bottom = (each.decode() for each in match.groups())
    return Samenvoeging(
        f"{first}{top}:{last}{bottom}", (int(top), int(bottom)), (_place(first), _place(last))
    )


def _place(kolom: str) -> int:
    """The place (from 0) of a column with this letter."""
    place = 0
    for each in kolom:
        place = place * 26 + ord(each) - ord("A") + 1
    return place - 1


def _hidden(sheet: IO[bytes]) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    from defusedxml.ElementTree import iterparse

    rows: list[int] = []
    columns: list[tuple[int, int]] = []
    number, all_rows, filled, inside = 0, False, False, None
    for event, element in iterparse(sheet, ("start", "end")):
        name = element.tag.rpartition("}")[2]
        if event == "start":
            if name == "sheetData":
                inside = element
            elif name == "row":
                number = int(element.get("r") or number + 1)
                filled = False
            continue
        if name == "sheetFormatPr":
            all_rows = _is_true(element.get("zeroHeight"))
        elif name == "col" and (_is_true(element.get("hidden")) or _is_zero(element.get("width"))):
            columns.append((int(element.get("min", 1)) - 1, int(element.get("max", 1)) - 1))
        elif name in ("v", "t"):
            filled = filled or bool(element.text)
        elif name == "row":
            hidden = _is_true(element.get("hidden", "1" if all_rows else None))
            if filled and (hidden or _is_zero(element.get("ht"))):
                rows.append(number)
            if inside is not None:
                # What was looked at takes no memory any more.
                inside.clear()
    return tuple(rows), tuple(columns)


def _is_true(value: str | None) -> bool:
    return value in ("1", "true")


def _is_zero(value: str | None) -> bool:
    return value is not None and value.strip("0.") == ""
