"""What a person does not see on a sheet: hidden rows and columns, formulas without their value,
and of cells that were merged those that hold nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from basisnorm.errors import Ernst, Melding
from basisnorm.words import listing

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
_BLOCK = 1 << 20
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
    ) -> tuple[Melding, ...]:
        """One let-op for each formula, and for each other kind; rows count below row `onder`,
        `kolommen` are hidden headings that are read, `leest` says which cells are, and `codes` are
        those of the schools in rows."""
        found = []
        for cel in self.formules:
            kolom = cel.rstrip("0123456789")
            if not leest(int(cel[len(kolom) :]), kolom):
                continue
            found.append(
                _melding(
                    path, blad, "formule-zonder-waarde",
                    "Hier staat een formule zonder waarde. Zulke cellen lezen wij als leeg.",
                    "Open het bestand in Excel of LibreOffice, bewaar het en doe dit opnieuw.",
                    int(cel[len(kolom) :]), kolom, codes.get(int(cel[len(kolom) :])),
                )
            )  # fmt: skip
        rijen = [each for each in self.rijen if each > onder]
        if rijen:
            more = len(rijen) > 1
            found.append(
                _melding(
                    path, blad, "verborgen-rijen",
                    f"Op dit blad zijn {len(rijen)} rijen verborgen of weggefilterd, zoals rij "
                    f"{rijen[0]}. Wij lezen ze wel." if more else
                    f"Op dit blad is rij {rijen[0]} verborgen of weggefilterd. Wij lezen haar wel.",
                    "Horen ze er niet bij? Haal ze dan weg." if more else
                    "Hoort zij er niet bij? Haal haar dan weg.",
                    rijen[0],
                )
            )  # fmt: skip
        if kolommen:
            named = [f"'{each}'" for each in kolommen[:_NAMED]]
            rest = f" en nog {len(kolommen) - _NAMED}" if len(kolommen) > _NAMED else ""
            more = len(kolommen) > 1
            found.append(
                _melding(
                    path, blad, "verborgen-kolommen",
                    f"Verborgen op dit blad: {listing(named, 'en')}{rest}. Wij lezen "
                    f"{'deze kolommen' if more else 'deze kolom'} wel.",
                    "Kijk of klopt wat erin staat.",
                )
            )  # fmt: skip
        return tuple(found)


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


def _melding(
    path: Path, blad: str, code: str, tekst: str, oplossing: str,
    regel: int | None = None, kolom: str | None = None, school: str | None = None,
) -> Melding:  # fmt: skip
    return Melding(
        ernst=Ernst.LET_OP,
        code=code,
        bestand=str(path),
        blad=blad,
        regel=regel,
        kolom=kolom,
        vestigingscode=school,
        tekst=tekst,
        oplossing=oplossing,
    )
