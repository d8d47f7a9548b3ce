"""The same mistake in a wide table, a long one and a workbook is said in the same words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from basisnorm.errors import BasisnormFout, Melding
from basisnorm.invoer.werkboek.werkboek import read_werkboek
from basisnorm.norm.model import Sector
from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.werkboek.vragen import LETTER, rows_of
from basisnorm.rapport.werkboek.werkboek import render_werkboek
from invoer.tabellen import Read, norm, read_rows, vragenlijst
from invoer.werkboeken import SCHOOL, fill

# Fields of the school, and what was typed at one eis.
Velden = Mapping[str, str]
GOED = {"vestigingscode": "99AA00", "schoolsoort": "bo"}
EIS = "DYS-04"


def in_a_wide_table(folder: Path, school: Velden, answer: Velden) -> tuple[Melding, ...]:
    head = [EIS if naam == "niveau" else f"{EIS} {naam}" for naam in answer]
    return told(read_rows(folder, [[*school, *head], [*school.values(), *answer.values()]]))


def in_a_long_table(folder: Path, school: Velden, answer: Velden) -> tuple[Melding, ...]:
    head = ["antwoord" if naam == "niveau" else naam for naam in answer]
    row = [*school.values(), EIS, *answer.values()]
    return told(read_rows(folder, [[*school, "eis", *head], row]))


def in_a_workbook(folder: Path, school: Velden, answer: Velden) -> tuple[Melding, ...]:
    book = load_workbook(BytesIO(empty()))
    fill(book, {SCHOOL[naam]: text for naam, text in school.items()}, "School")
    row = next(row for row, eis in rows_of(formulier()) if eis.id == EIS)
    fill(book, {f"{LETTER[naam]}{row}": text for naam, text in answer.items()})
    path = folder / "werkboek.xlsx"
    book.save(path)
    try:
        return read_werkboek(path, lambda edition: norm()).meldingen
    except BasisnormFout as fout:
        return fout.meldingen


def told(read: Read) -> tuple[Melding, ...]:
    return (*read.fouten, *read.let_op)


@cache
def formulier() -> Formulier:
    """All questions of the norm."""
    return Formulier(norm=norm(), vragenlijst=vragenlijst(), sector=Sector.PO, programma="x")


@cache
def empty() -> bytes:
    """Its workbook."""
    return render_werkboek(formulier())


@pytest.mark.parametrize(
    ("school", "answer", "code"),
    [
        ({"vestigingscode": "99AA0"}, {}, "verkeerde-vestigingscode"),
        ({"vestigingscode": "#N/A"}, {}, "excel-fout"),
        ({"schoolsoort": "basis"}, {}, "verkeerde-schoolsoort"),
        ({"samenwerkingsverband": "abc"}, {}, "verkeerd-samenwerkingsverband"),
        ({"samenwerkingsverband": "VO3004"}, {}, "vreemd-samenwerkingsverband"),
        ({"naam": "jan@voorbeeld.nl"}, {}, "lijkt-persoonsgegeven"),
        ({"naam": "#N/A"}, {}, "excel-fout"),
        ({"locatie": "06-12345678"}, {}, "lijkt-persoonsgegeven"),
        ({"datum": "31-02-2026"}, {}, "geen-datum"),
        ({"datum": "1926-01-01", "schooljaar": "2026-2027"}, {}, "datum-buiten-schooljaar"),
        ({"wil_helpen": "misschien"}, {}, "geen-ja-nee"),
        ({}, {"niveau": "4"}, "verkeerd-antwoord"),
        ({}, {"niveau": "2 of 3"}, "verkeerd-antwoord"),
        ({}, {"niveau": "~~2~~"}, "doorgehaald"),
        ({}, {"niveau": "#N/A"}, "excel-fout"),
        ({}, {"niveau": "2026-11-21"}, "werd-datum"),
        ({}, {"niveau": "nvt"}, "nvt-enige-reden"),
        ({}, {"niveau": "2", "toelichting": "bel jan@voorbeeld.nl"}, "lijkt-persoonsgegeven"),
        ({}, {"niveau": "2", "toelichting": "#N/A"}, "excel-fout"),
        ({}, {"niveau": "2", "bewijs": "links\u202erechts"}, "verborgen-teken"),
    ],
)
@pytest.mark.parametrize("way", [in_a_wide_table, in_a_long_table, in_a_workbook])
def test_the_same_mistake_has_the_same_words(
    tmp_path: Path,
    way: Callable[[Path, Velden, Velden], tuple[Melding, ...]],
    school: Velden,
    answer: Velden,
    code: str,
) -> None:
    """What stands in a cell is judged in one place, and each way in only adds where that is."""
    typed = ({**GOED, **school}, answer or {"niveau": "2"})
    (found,) = way(tmp_path, *typed)
    (other,) = in_a_wide_table(tmp_path, *typed)
    assert found.code == code
    assert (found.ernst, found.tekst, found.oplossing) == (
        other.ernst, other.tekst, other.oplossing
    )  # fmt: skip
