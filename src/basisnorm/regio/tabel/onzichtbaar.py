"""What a person does not see on a sheet: hidden rows and columns, formulas without their value."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from basisnorm.errors import Ernst, Melding
from basisnorm.values import dataclass
from basisnorm.words import listing

# With t="str" an empty value is one: the formula gave no text.
_FORMULA = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3}[0-9]{1,7})"(?![^>]*t="str")[^>]*>\s*<(?:\w+:)?f\b[^<]*'
    rb"(?:/>|</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# Only in a sheet with one of these is anything hidden.
_HIDES = re.compile(rb"""\bhidden=["'](?:1|true)|\bzeroHeight=|\bht=["']0|\bwidth=["']0""")
_BLOCK = 1 << 20
# Longer than a cell with a formula is.
_OVERLAP = 1 << 15
_NAMED = 5
_KEPT = 500


@dataclass(frozen=True, slots=True)
class Onzichtbaar:
    """`rijen` are hidden rows with something in them, `kolommen` hidden columns (from 0, both ends
    included), `formules` the first cells with a formula and no value."""

    rijen: tuple[int, ...] = ()
    kolommen: tuple[tuple[int, int], ...] = ()
    formules: tuple[str, ...] = ()

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
    ) -> tuple[Melding, ...]:
        """One let-op for each kind; rows count below row `onder`, `kolommen` are hidden headings
        that are read, and `leest` says which cells are."""
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
                    int(cel[len(kolom) :]), kolom,
                )
            )  # fmt: skip
            break
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
        formules, hides = _look(sheet)
    if not hides:
        return Onzichtbaar(formules=formules)
    with opened() as sheet:
        rijen, kolommen = _hidden(sheet)
    return Onzichtbaar(rijen, kolommen, formules)


def _look(sheet: IO[bytes]) -> tuple[tuple[str, ...], bool]:
    kept, hides = b"", False
    formules: dict[str, None] = {}
    while block := sheet.read(_BLOCK):
        kept += block
        if len(formules) < _KEPT:
            formules.update((match[1].decode(), None) for match in _FORMULA.finditer(kept))
        hides = hides or _HIDES.search(kept) is not None
        if len(formules) >= _KEPT and hides:
            break
        kept = kept[-_OVERLAP:]
    return tuple(formules), hides


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
    regel: int | None = None, kolom: str | None = None,
) -> Melding:  # fmt: skip
    return Melding(
        ernst=Ernst.LET_OP,
        code=code,
        bestand=str(path),
        blad=blad,
        regel=regel,
        kolom=kolom,
        tekst=tekst,
        oplossing=oplossing,
    )
