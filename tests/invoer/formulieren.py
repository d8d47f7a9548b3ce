"""Exports as Microsoft Forms, Google Forms and LimeSurvey make them; the schools do not exist."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from basisnorm.norm.model import Schaalsoort, Vervallen
from bouwstenen import make_eis, make_gebied, make_norm

# A small norm to map to: an eis on levels, one of yes and no, one with a reason for n.v.t.
NORM = make_norm(
    make_gebied(
        eisen=(
            make_eis("DYS-01"),
            make_eis("DYS-02", schaal=Schaalsoort.JA_NEE),
            make_eis("DYS-09", nvt_redenen=("geen-groep-1-2",)),
        )
    ),
    vervallen=(
        Vervallen(id="DYS-07", vervangen_door=("DYS-01",), sinds="2026-01-01"),
        Vervallen(id="DYS-08", vervangen_door=(), sinds="2026-01-01"),
    ),
)

Rijen = Sequence[Sequence[str]]

VRAGEN = (
    ("1. Helpt jullie school op deze locatie leerlingen met lees- en spellingproblemen, met het "
     "eigen team en uit de gewone bekostiging?"),
    "2. Weten ouders en leerlingen vooraf welke hulp zij bij lees- en spellingproblemen kunnen "
    "verwachten?",
    "3. Toetst de school technisch lezen en spelling bij alle leerlingen op vaste momenten?",
    "4. Compacten: slaan leerlingen stof over die zij al beheersen?",
)  # fmt: skip
EISEN = ("DYS-01", "DYS-03", "DYS-05", "BEG-07")

# Trailing spaces, hard spaces and " 2" are what Forms makes of questions; XLSX or CSV UTF-8 BOM.
FORMS_NL: Rijen = (
    ("ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging",
     "Wat is jullie BRIN-nummer (6 tekens)? ", "Naam van de school\xa0", f"{VRAGEN[0]} ",
     "Toelichting", f"{VRAGEN[1]}\xa0", "Toelichting 2", VRAGEN[2], "Toelichting 3", VRAGEN[3],
     "Wat vond u van deze vragenlijst?"),
    ("1", "11/16/26 9:12:01", "11/16/26 9:31:44", "j.devries@linde.example", "Joke de Vries", "",
     "99AA00", "OBS De Linde", "Ja, iedereen doet dit", "Ib'er doet dit; zie rooster",
     "Ja", "", "Een deel van het team", "", "Nee", "prima"),
    ("2", "11/16/26 9:15:12", "11/16/26 9:41:09", "p.bakker@eik.example", "Piet Bakker", "",
     "99ab00", "'t Eikje", "Nog niet", "", "Nee", "Komt in 2027", "Ja, iedereen doet dit",
     "=SOM(A1)", "Weet ik niet", ""),
)  # fmt: skip
FORMS_EN: Rijen = (
    ("ID", "Start time", "Completion time", "Email", "Name", "Vestigingscode", *VRAGEN),
    ("1", "11/16/26 9:12:01", "11/16/26 9:31:44", "anonymous", "", "99AA00", "2", "Yes", "3", "1"),
    ("2", "11/16/26 9:15:12", "11/16/26 9:41:09", "anonymous", "", "99AB00", "0", "No", "1", "2"),
)
GOOGLE: Rijen = (
    ("Tijdstempel", "E-mailadres", "School", "BRIN", "DYS-01", "Toelichting", "DYS-03",
     "Toelichting", "DYS-05"),
    ("2026/11/16 9:12:01 a.m. CET", "j@linde.example", "De Linde", "99AA00", "4",
     "Zie, het \"plan\"", "Ja", "", "1"),
    ("2026/11/16 9:15:12 a.m. CET", "p@eik.example", "De Eik", "99AB00", "1", "", "Nee", "", "2"),
)  # fmt: skip
LIME_CODE: Rijen = (
    ("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr",
     "BRIN", "SCHOOL", "DYS01", "DYS01comment", "DYS03", "DYS[05]", "BEG07"),
    ("7", "2026-11-16 09:31:44", "4", "nl", "1188", "2026-11-16 09:12:01", "2026-11-16 09:31:44",
     "192.0.2.7", "99AA00", "De Linde", "2", "zie rooster", "Y", "3", "1"),
    ("8", "2026-11-16 10:31:44", "4", "nl", "1189", "2026-11-16 10:12:01", "2026-11-16 10:31:44",
     "192.0.2.8", "99AB00", "De Eik", "0", "", "N", "1", "2"),
)  # fmt: skip
LIME_VOL: Rijen = (
    ("Antwoord ID", "Datum ingezonden", "Laatste pagina", "Starttaal", "IP-adres",
     "Wat is de vestigingscode van uw school?", f"Lezen en spellen [{VRAGEN[0][3:]}]",
     f"Lezen en spellen [{VRAGEN[1][3:]}]", f"Lezen en spellen [{VRAGEN[2][3:]}]"),
    ("7", "2026-11-16 09:31:44", "4", "nl", "192.0.2.7", "99AA00", "Op orde", "Ja", "Geborgd"),
    ("8", "2026-11-16 10:31:44", "4", "nl", "192.0.2.8", "99AB00", "Nog niet", "Nee", "Begonnen"),
)  # fmt: skip


def as_csv(rijen: Rijen, scheiding: str = ";", *, alles_tussen_quotes: bool = False) -> str:
    """The rows as CSV with CRLF, as spreadsheets and forms write it."""
    text = io.StringIO(newline="")
    if alles_tussen_quotes:
        csv.writer(text, delimiter=scheiding, quoting=csv.QUOTE_ALL).writerows(rijen)
    else:
        csv.writer(text, delimiter=scheiding).writerows(rijen)
    return text.getvalue()


def write_xlsx(path: Path, rijen: Rijen) -> Path:
    """The rows as a workbook with one sheet."""
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for number, rij in enumerate(rijen, 1):
        for column, text in enumerate(rij, 1):
            cell = book.active.cell(number, column, text)
            # What begins with "=" is text here: that is how forms hand it over.
            cell.data_type = "s"
    book.save(path)
    return path


def write_exports(folder: Path) -> dict[str, Path]:
    """Every export as a file, by a name for the tests."""
    texts = {
        "forms-nl": ("\ufeff" + as_csv(FORMS_NL)).encode(),
        "forms-excel": as_csv(FORMS_NL).encode("cp1252"),
        "forms-en": as_csv(FORMS_EN, ",").encode(),
        "google": as_csv(GOOGLE, ",", alles_tussen_quotes=True).encode(),
        "lime-code": as_csv(LIME_CODE, ",", alles_tussen_quotes=True).encode(),
        "lime-vol": as_csv(LIME_VOL, alles_tussen_quotes=True).encode(),
    }
    found = {}
    for name, data in texts.items():
        found[name] = folder / f"{name}.csv"
        found[name].write_bytes(data)
    found["forms-xlsx"] = write_xlsx(folder / "forms-nl.xlsx", FORMS_NL)
    return found
