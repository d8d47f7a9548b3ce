"""An answer is read whole or refused: on the list, however it is changed, or nowhere.

Small here, with a fixed seed; `make lang` runs the same forty times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import IllegalCharacterError

from basisnorm.errors import BasisnormFout
from basisnorm.invoer.koppeling.gekoppeld import koppel
from basisnorm.invoer.koppeling.koppeling import check_koppeling
from basisnorm.invoer.rijen.scholen import open_scholen
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.invoer.werkboek.werkboek import read_werkboek
from basisnorm.norm.model import Norm, Schaalsoort
from basisnorm.rapport.werkboek.werkboek import render_werkboek
from bouwstenen import make_eis, make_gebied, make_norm, make_versie
from invoer.tabellen import Read, answered, make_maat, norm, read_table, write_csv
from invoer.werkboeken import KOLOM, fill, formulier, save
from spelling import JA_NEE, LEVELS, OPEN, SCALE, same, variants

pytestmark = pytest.mark.lang

HEAD = ("vestigingscode", "schoolsoort", "DYS-01", "DYS-03")
# What stands in a cell of the two kinds of eis, by the level that it is.
KINDS = (LEVELS, JA_NEE)
FORM = {"Ja, altijd": "2", "<50%": "1", ">50%": "3", "Nee": "0", "Weet niet": "open"}
EACH = 6 * SCALE
OPEN_STATE = 5


def code(number: int) -> str:
    """A vestigingscode of its own for every row."""
    rest, last = divmod(number, 100)
    first, second = divmod(rest, 26)
    return f"{10 + first // 26:02}{chr(65 + first % 26)}{chr(65 + second)}{last:02}"


def cells(seed: int, spelled: Iterable[Iterable[str]], number: int = EACH) -> list[tuple[int, str]]:
    """(which kind of eis, what is typed there), in a fixed order."""
    return [
        (kind, text)
        for kind, words in enumerate(spelled)
        for each in words
        for text in (each, *variants(each, seed, number))
    ]


def expected(kind: int, text: str) -> int | None:
    """The state of the eis with this answer; None when it is refused."""
    left = same(text)
    return OPEN_STATE if left in OPEN else KINDS[kind].get(left)


def rows_of(typed: Sequence[tuple[int, str]]) -> list[list[str]]:
    """One school for every answer."""
    rows = [[*HEAD]]
    for number, (kind, text) in enumerate(typed):
        rows.append([code(number), "bo", "", ""])
        rows[-1][2 + kind] = text
    return rows


def check(read: Read, typed: Sequence[tuple[int, str]], wanted: Mapping[int, int | None]) -> None:
    """Every answer came out as wanted, by its number."""
    found: dict[str, int | str | None] = {
        rij.school.vestigingscode: answered(rij).get(HEAD[2 + typed[number][0]], OPEN_STATE)
        for rij in read.rijen
        for number in [numbers(len(typed))[rij.school.vestigingscode]]
    }
    found |= {
        str(melding.vestigingscode): None
        for melding in read.fouten
        if melding.code in ("verkeerd-antwoord", "werd-datum", "werd-getal", "excel-fout",
                            "nvt-mag-niet", "niveau-bij-ja-nee", "doorgehaald")
    }  # fmt: skip
    wrong = [
        (typed[number][1], level, found.get(code(number), "weg"))
        for number, level in wanted.items()
        if found.get(code(number), "weg") != level
    ]
    assert wrong == []


@cache
def numbers(length: int) -> Mapping[str, int]:
    """The number of a row, by its code."""
    return {code(number): number for number in range(length)}


def test_in_csv(tmp_path: Path) -> None:
    """A comma-separated table."""
    typed = cells(1, KINDS)
    read = read_table(write_csv(tmp_path / "t.csv", rows_of(typed)))
    check(read, typed, {number: expected(*each) for number, each in enumerate(typed)})


def test_in_xlsx(tmp_path: Path) -> None:
    """The same in a workbook, in cells that hold text."""
    typed = [each for each in cells(2, KINDS) if writable(each[1])]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows_of(typed):
        sheet.append(row)
    for line in sheet.iter_rows():
        for cell in line:
            if cell.data_type == "f":
                cell.data_type = "s"
    path = tmp_path / "t.xlsx"
    book.save(path)
    wanted = {number: expected(*each) for number, each in enumerate(typed)}
    check(read_table(path), typed, wanted)


HELP = {"ja": True, "j": True, "nee": False, "n": False, "": None}
SOORT = {
    "bo": "bo", "sbo": "sbo", "vso": "vso", "po": "bo", "basisschool": "bo",
    "speciaal onderwijs": "so", "bo (basisonderwijs)": "bo", "praktijkonderwijs (pro)": "pro",
    "so (speciaal onderwijs)": "so", "voortgezet speciaal onderwijs": "vso",
}  # fmt: skip


def test_whether_a_school_helps_in_csv(tmp_path: Path) -> None:
    """What is neither yes nor no is not filled in, and that is said."""
    typed = [text for _, text in cells(5, [HELP], 8 * EACH)]
    rows = [[*HEAD[:3], "wil_helpen"]]
    rows += [[code(number), "bo", "2", text] for number, text in enumerate(typed)]
    read = read_table(write_csv(tmp_path / "t.csv", rows))
    assert read.fouten == []
    assert {rij.school.vestigingscode: rij.wil_helpen for rij in read.rijen} == {
        code(number): HELP.get(same(text)) for number, text in enumerate(typed)
    }
    assert {each.vestigingscode for each in read.let_op} == {
        code(number) for number, text in enumerate(typed) if same(text) not in HELP
    }


def test_the_kind_of_school_in_csv(tmp_path: Path) -> None:
    """Our codes and names, and what our drop-downs write; nothing that only begins so."""
    # A bare name may turn into that of another kind: "so" and "sbo" differ by a letter.
    names = {**SOORT, "so": "so", "vo": "vo", "pro": "pro", "bao": "bo", "basisonderwijs": "bo"}
    names |= dict.fromkeys(("speciaal basisonderwijs", "sbo (speciaal basisonderwijs)"), "sbo")
    typed = [text for _, text in cells(6, [SOORT], 4 * EACH)]
    rows = [[*HEAD[:3]], *([code(number), text, "2"] for number, text in enumerate(typed))]
    read = read_table(write_csv(tmp_path / "t.csv", rows))
    assert {rij.school.vestigingscode: rij.school.schoolsoort.value for rij in read.rijen} == {
        code(number): names[same(text)] for number, text in enumerate(typed) if same(text) in names
    }


def test_through_a_mapping(tmp_path: Path) -> None:
    """In a form only the very same answer is found; what is no answer there may be ours."""
    typed = cells(3, (FORM, FORM), 3 * EACH)
    path = write_csv(tmp_path / "t.csv", rows_of(typed))
    kolommen = "".join(f"  {each}: {each}\n" for each in HEAD)
    antwoorden = "".join(f"  '{text}': {word}\n" for text, word in FORM.items())
    yaml = f"koppeling: 1\nkolommen:\n{kolommen}antwoorden:\n{antwoorden}"
    tabel = open_tabel(path)
    gekoppeld = koppel(tabel, check_koppeling(yaml.encode(), "k.yaml", norm()))
    maat = replace(make_maat(), vast=dict(gekoppeld.vast), vertaal=gekoppeld.vertaal)
    read = Read(open_scholen(tabel, maat, gekoppeld=gekoppeld))
    words = {text.lower(): word for text, word in FORM.items()}

    def wanted(kind: int, text: str) -> int | None:
        word = words.get(same(text))
        if word is None:
            # Levels answer yes or no too in a form, where a grid gives all rows the same columns.
            level = expected(kind, text)
            grid = LEVELS.get(same(text)) if kind == 1 and level is None else None
            return level if grid in (None, 1) else 2 if grid else 0
        if word == "open":
            return OPEN_STATE
        if kind == 0:
            return int(word)
        return {"0": 0, "1": None, "2": 2, "3": 2}[word]

    check(read, typed, {number: wanted(*each) for number, each in enumerate(typed)})


def test_in_the_workbook_of_a_school(tmp_path: Path) -> None:
    """What is refused stands at its cell; the rest is read as the levels that it is."""
    for batch in batches([each for each in cells(4, KINDS, 2 + SCALE // 5) if writable(each[1])]):
        wanted = {number: expected(*each) for number, each in enumerate(batch)}
        refused = {number for number, level in wanted.items() if level is None}
        with pytest.raises(BasisnormFout) as caught:
            read_many(tmp_path, batch, range(len(batch)))
        assert {(each.regel or 0) - FIRST for each in caught.value.meldingen} == refused
        right = [number for number in wanted if number not in refused]
        assert read_many(tmp_path, batch, right) == {
            number: level for number, level in wanted.items() if level not in (None, OPEN_STATE)
        }


WIDTH = 400
# Where the first question stands on the sheet.
FIRST = 6


@cache
def many() -> Norm:
    """A norm with many questions of both kinds."""
    eisen = [
        make_eis(f"DYS-{number:03}", schaal=(Schaalsoort.NIVEAUS, Schaalsoort.JA_NEE)[number % 2])
        for number in range(WIDTH)
    ]
    return make_norm(make_gebied(eisen=eisen), versies=(make_versie(),))


@cache
def empty() -> bytes:
    """Its workbook."""
    return render_werkboek(formulier(many()))


def batches(typed: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The answers by so many, those to the two kinds of eis in turn."""
    both = [[each for each in typed if each[0] == kind] for kind in range(2)]
    turns = [each for pair in zip(*both, strict=False) for each in pair]
    yield from (turns[place : place + WIDTH] for place in range(0, len(turns), WIDTH))


def read_many(
    folder: Path, typed: Sequence[tuple[int, str]], which: Iterable[int]
) -> dict[int, int]:
    """The levels that are read back, by the number of the question."""
    book = load_workbook(BytesIO(empty()))
    fill(book, {"B3": "99AA00", "B4": "bo"}, "School")
    places = {number: f"{KOLOM['niveau']}{FIRST + number}" for number in which}
    fill(book, {place: typed[number][1] for number, place in places.items()})
    for place in places.values():
        book["Vragen"][place].data_type = "s"
    audit = read_werkboek(save(book, folder), lambda edition: many()).audit
    return {int(each.eis[4:]): each.niveau for each in audit.antwoorden if each.niveau is not None}


def writable(text: str) -> bool:
    """Whether a workbook can hold this text at all."""
    try:
        Workbook().active["A1"] = text  # type: ignore[index]
    except IllegalCharacterError:
        return False
    return text.strip() != ""
