"""A table as people hand it in: CSV or XLSX, in whatever their spreadsheet made of it."""

from __future__ import annotations

from pathlib import Path

from basisnorm.regio.tabel.basis import HEAD as HEAD
from basisnorm.regio.tabel.basis import MAX_CELL as MAX_CELL
from basisnorm.regio.tabel.basis import Rij as Rij
from basisnorm.regio.tabel.basis import Tabel as Tabel
from basisnorm.regio.tabel.basis import Verslokt as Verslokt
from basisnorm.regio.tabel.basis import check_start, refuse_others
from basisnorm.regio.tabel.basis import clean as clean
from basisnorm.regio.tabel.basis import guard as guard
from basisnorm.regio.tabel.basis import refusal as refusal
from basisnorm.regio.tabel.kopregel import names_code as names_code


def open_tabel(path: Path, *, blad: str | None = None, codering: str | None = None) -> Tabel:
    """Find out what kind of table this is and where its heading stands.

    `blad` names a sheet (default: the first), `codering` an encoding (default: found out).
    BasisnormFout when it is no table, or bigger than we read.
    """
    start = check_start(path)
    if start.startswith(b"PK\x03\x04"):
        from basisnorm.regio.tabel.xlsx_bestand import open_xlsx

        return open_xlsx(path, blad)
    refuse_others(path, start)
    from basisnorm.regio.tabel.csv_bestand import open_csv

    return open_csv(path, codering)
