"""Workbooks as people fill them in, made from the one that we hand out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.model import Norm, Schaalsoort, Sector, Status, Vragenlijst
from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.werkboek.werkboek import Ingevuld, render_werkboek
from bouwstenen import make_eis, make_gebied, make_norm, make_versie, make_vragenlijst

NORM = make_norm(
    make_gebied(
        titel="Lezen",
        eisen=[
            make_eis("DYS-01"),
            make_eis("DYS-02", nvt_redenen=["geen-onderbouw"], kern=False),
            make_eis("DYS-03", schaal=Schaalsoort.JA_NEE),
        ],
    ),
    make_gebied(
        "begaafdheid",
        eisen=[
            make_eis("BEG-01", nvt_redenen=["geen-onderbouw", "geen-examen"]),
            make_eis("BEG-02", sectoren=(Sector.VO,)),
        ],
    ),
    make_gebied("autisme", status=Status.IN_VOORBEREIDING, eisen=[make_eis("AUT-01")]),
    versies=(make_versie(),),
)
# Where our own workbook has its columns, and each eis of NORM.
KOLOM = {"eis": "A", "niveau": "E", "reden": "F", "toelichting": "G", "bewijs": "H",
         "besloten_door": "I", "tot": "J"}  # fmt: skip
RIJ = {"DYS-01": 6, "DYS-02": 7, "DYS-03": 8, "BEG-01": 11}
SCHOOL = {"vestigingscode": "B3", "schoolsoort": "B4", "naam": "B5", "locatie": "B6",
          "samenwerkingsverband": "B7", "schooljaar": "B11", "datum": "B12", "rol": "B13",
          "wil_helpen": "B14", "norm": "B17", "versie": "B18", "vingerafdruk": "B19",
          "vragenlijst": "B20", "extra_gebieden": "B21"}  # fmt: skip


def formulier(
    norm: Norm = NORM,
    vragenlijst: Vragenlijst | None = None,
    *,
    sector: Sector = Sector.PO,
    extra_gebieden: tuple[str, ...] = (),
) -> Formulier:
    """The questions of `norm`, all of them."""
    return Formulier(
        norm=norm,
        vragenlijst=vragenlijst or make_vragenlijst(),
        sector=sector,
        programma="1.0.0",
        extra_gebieden=extra_gebieden,
    )


@cache
def _empty() -> bytes:
    return render_werkboek(formulier())


def open_empty(ingevuld: Ingevuld | None = None) -> Workbook:
    """Our workbook for NORM, with the school that must be there."""
    book = load_workbook(BytesIO(render_werkboek(formulier(), ingevuld) if ingevuld else _empty()))
    if ingevuld is None:
        fill(book, {SCHOOL["vestigingscode"]: "99AA00", SCHOOL["schoolsoort"]: "bo"}, "School")
    return book


def fill(book: Workbook, cells: Mapping[str, Any], sheet: str = "Vragen") -> None:
    """Type in cells."""
    for place, value in cells.items():
        sheet_of(book, sheet)[place] = value


def sheet_of(book: Workbook, name: str) -> Worksheet:
    """A sheet by its name."""
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def cell(eis: str, name: str) -> str:
    """Where the answer to an eis goes: `cell("DYS-01", "niveau")`."""
    return f"{KOLOM[name]}{RIJ[eis]}"


def save(book: Workbook, folder: Path, name: str = "werkboek.xlsx") -> Path:
    """The workbook as a file."""
    path = folder / name
    book.save(path)
    return path


def find_norm(edition: str) -> Norm:
    """The norm that the tests know."""
    if edition == NORM.id:
        return NORM
    raise BasisnormFout(
        Melding(code="onbekende-editie", tekst=f"Geen {edition}.", oplossing="Kies 2024-11.")
    )
