"""Loads every sheet of the workbook of one school."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from basisnorm.regio.tabel.onzichtbaar import find_unseen
from basisnorm.regio.tabel.openen import refusal
from basisnorm.regio.werkboek.bladen import Blad

SUFFIXES = (".xlsx", ".xlsm")
# Far more than a school ever fills in; a region has other tables.
MAX_ROWS = 5_000


def load_bladen(path: Path) -> tuple[tuple[Blad, ...], Mapping[str, str]]:
    """Every sheet, and the document properties that someone added, by their name.

    BasisnormFout when it is no workbook, or far bigger than that of one school.
    """
    from basisnorm.regio.tabel.xlsx_bestand import open_werkboek

    if path.suffix.lower() not in SUFFIXES:
        raise refusal(
            path,
            "geen-xlsx",
            "Wij lezen een werkboek alleen als Excel-werkmap (.xlsx).",
            "Open het in Excel of LibreOffice en kies bij Opslaan als: Excel-werkmap (.xlsx).",
        )
    with open_werkboek(path) as book:
        bladen = tuple(_blad(path, sheet) for sheet in book.worksheets)
        # The types of openpyxl do not know these yet.
        custom: Any = book
        properties = {each.name: str(each.value) for each in custom.custom_doc_props.props}
    return bladen, properties


def _blad(path: Path, sheet: Any) -> Blad:
    from basisnorm.regio.tabel.xlsx_bestand import refusing, rows_of

    rijen = tuple(_filled(path, rows_of(path, sheet), sheet.title))
    with refusing(path):
        unseen = find_unseen(sheet._get_source)
    return Blad(
        naam=sheet.title,
        rijen=rijen,
        zichtbaar=sheet.sheet_state == "visible",
        onzichtbaar=unseen,
    )


def _filled(
    path: Path, rows: Iterator[tuple[int, list[str]]], naam: str
) -> Iterator[tuple[int, tuple[str, ...]]]:
    count = 0
    for regel, cells in rows:
        if not any(cells):
            continue
        count += 1
        if count > MAX_ROWS:
            raise refusal(
                path,
                "te-veel-rijen",
                f"Dit blad heeft meer dan {MAX_ROWS} rijen. Dat is geen werkboek van één school.",
                "Staat hier een school per rij? Gebruik dan: basisnorm batch",
                blad=naam,
            )
        yield regel, tuple(cells)
