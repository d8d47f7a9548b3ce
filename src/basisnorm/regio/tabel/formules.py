"""Formulas of which a workbook does not keep the value: a program made it, and no one opened it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO

from basisnorm.errors import Ernst, Melding

# With t="str" an empty value is one: the formula gave no text.
_FORMULA = re.compile(
    rb'<c r="([A-Z]{1,3}[0-9]{1,7})"(?![^>]*t="str")[^>]*>\s*<f\b[^<]*(?:/>|</f>)\s*'
    rb"(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_BLOCK = 1 << 20
# Longer than a cell with a formula is.
_OVERLAP = 1 << 15


def find_formulas(path: Path, blad: str, sheet: IO[bytes]) -> tuple[Melding, ...]:
    """One let-op when cells of a sheet hold only a formula; `sheet` is its XML."""
    found = _first(sheet)
    if found is None:
        return ()
    column = found.rstrip("0123456789")
    return (
        Melding(
            ernst=Ernst.LET_OP,
            code="formule-zonder-waarde",
            bestand=str(path),
            blad=blad,
            regel=int(found[len(column) :]),
            kolom=column,
            tekst="Hier staat een formule zonder waarde. Zulke cellen lezen wij als leeg.",
            oplossing="Open het bestand in Excel of LibreOffice, bewaar het en doe dit opnieuw.",
        ),
    )


def _first(sheet: IO[bytes]) -> str | None:
    kept = b""
    while block := sheet.read(_BLOCK):
        kept += block
        if match := _FORMULA.search(kept):
            return match[1].decode()
        kept = kept[-_OVERLAP:]
    return None
