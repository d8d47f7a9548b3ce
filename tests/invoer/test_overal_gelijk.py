"""The same answers as table, workbook, audit file and form give the same figures."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from basisnorm.audit.bestand import check_audit, dump_audit
from basisnorm.audit.model import Antwoord, Audit, Nvt, School, Schoolsoort
from basisnorm.invoer.koppeling.gekoppeld import koppel
from basisnorm.invoer.koppeling.koppeling import check_koppeling
from basisnorm.invoer.rijen.scholen import open_scholen
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.invoer.werkboek.werkboek import read_werkboek
from basisnorm.norm.model import Eis, Schaalsoort, Sector
from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.werkboek.vragen import LETTER
from basisnorm.rapport.werkboek.vragen import rows_of as rows_of_sheet
from basisnorm.rapport.werkboek.werkboek import render_werkboek
from basisnorm.strict_yaml import parse
from basisnorm.uitslag.als_dict import as_dict
from basisnorm.uitslag.regel import assess
from invoer.tabellen import DATUM, Read, make_maat, norm, read_table, vragenlijst, write_csv
from invoer.werkboeken import fill
from spelling import JA_NEE, LEVELS, NVT, OPEN, SCALE, WHITE

pytestmark = pytest.mark.lang

# An answer to an eis: its level, the id of the reason for n.v.t., or None.
Answers = Mapping[str, int | str | None]
SCHOOL = School(vestigingscode="99AA00", schoolsoort=Schoolsoort.BO)
FORM = ("Nee, nog niet", "Soms / bij enkelen", ">75% van het team", "Ja, en vastgelegd")


@cache
def asked() -> tuple[Eis, ...]:
    """Every eis of the questionnaire, in the order of the norm."""
    return vragenlijst().vragen(norm(), Sector.PO)


def answers(seed: int) -> Answers:
    """Levels, n.v.t. where it may be, and questions that are still open."""
    chance = random.Random(seed)
    found: dict[str, int | str | None] = {}
    for eis in asked():
        choices: list[int | str | None] = [*eis.niveaus, *eis.niveaus, None]
        choices += [reden.id for reden in eis.nvt_redenen]
        found[eis.id] = chance.choice(choices)
    return found


class Typist:
    """Writes an answer in any of the ways that count."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(f"typist {seed}")

    def __call__(self, eis: Eis, answer: int | str | None) -> str:
        """The text in a cell."""
        if answer is None:
            return self._chance.choice(OPEN)
        table = JA_NEE if eis.schaal is Schaalsoort.JA_NEE else LEVELS
        words = [word for word, level in table.items() if level == answer] or [*NVT]
        text = self._chance.choice([str.upper, str.lower, str.title])(self._chance.choice(words))
        return self._chance.choice(("{}", "{}", "\xa0{}", "{} ", '="{}"', "'{}")).format(text)

    def reason(self, eis: Eis, answer: int | str | None) -> str:
        """The reason for n.v.t., by its id or its text; empty for another answer."""
        if not isinstance(answer, str):
            return ""
        text = next(each.tekst for each in eis.nvt_redenen if each.id == answer)
        loud = f"{self._chance.choice(WHITE)}{text.upper()}"
        return self._chance.choice((answer, text, text.rstrip("."), loud))


def in_a_file(folder: Path, given: Answers, typist: Typist) -> Audit:
    found = [
        Antwoord(eis=eis, nvt=Nvt(reden=each)) if isinstance(each, str)
        else Antwoord(eis=eis, niveau=each)
        for eis, each in given.items()
        if each is not None
    ]  # fmt: skip
    audit = Audit(norm=norm().id, vragenlijst="volledig", school=SCHOOL, antwoorden=tuple(found))
    return check_audit(parse(dump_audit(audit), "x.yaml"), lambda edition: norm()).audit


def in_a_wide_table(folder: Path, given: Answers, typist: Typist) -> Audit:
    head, row = ["vestigingscode", "schoolsoort"], ['="99AA00"', "bo (basisonderwijs)"]
    for eis in asked():
        head += [eis.id, f"{eis.id} reden"] if eis.nvt_redenen else [eis.id]
        row.append(typist(eis, given[eis.id]))
        row += [typist.reason(eis, given[eis.id])] if eis.nvt_redenen else []
    return only(read_table(write_csv(folder / "breed.csv", [head, row])))


def in_a_long_table(folder: Path, given: Answers, typist: Typist) -> Audit:
    rows = [["vestigingscode", "schoolsoort", "eis", "antwoord", "reden"]]
    for eis in asked():
        answer = given[eis.id]
        rows.append(["99AA00", "Bo", eis.id, typist(eis, answer), typist.reason(eis, answer)])
    return only(read_table(write_csv(folder / "lang.csv", rows)))


def in_a_workbook(folder: Path, given: Answers, typist: Typist) -> Audit:
    questions = formulier()
    book = load_workbook(BytesIO(empty()))
    fill(book, {"B3": "99AA00", "B4": "bo (basisonderwijs)"}, "School")
    for row, eis in rows_of_sheet(questions):
        texts = (typist(eis, given[eis.id]), typist.reason(eis, given[eis.id]))
        for name, text in zip(("niveau", "reden"), texts, strict=True):
            if text:
                fill(book, {f"{LETTER[name]}{row}": text})
                book["Vragen"][f"{LETTER[name]}{row}"].data_type = "s"
    path = folder / "werkboek.xlsx"
    book.save(path)
    return read_werkboek(path, lambda edition: norm()).audit


def in_a_form(folder: Path, given: Answers, typist: Typist) -> Audit:
    kolommen = {"Wat is uw code?": "vestigingscode"}
    row = ["99AA00"]
    for number, eis in enumerate(asked(), 1):
        answer = given[eis.id]
        kolommen[f"{number}. Hoe staat dit ervoor?"] = eis.id
        row.append(
            "Weet niet" if answer is None
            else "Niet bij ons" if isinstance(answer, str)
            else FORM[answer].upper()
        )  # fmt: skip
        if eis.nvt_redenen:
            kolommen[f"{number}. Waarom niet?"] = f"{eis.id} reden"
            row.append(typist.reason(eis, answer))
    path = write_csv(folder / "formulier.csv", [[*kolommen], row])
    words = {text: str(level) for level, text in enumerate(FORM)}
    words |= {"Weet niet": "open", "Niet bij ons": "nvt"}
    lines = ["koppeling: 1", "vast: {schoolsoort: bo}", "kolommen:"]
    lines += [f'  "{kop}": {doel}' for kop, doel in kolommen.items()]
    lines += ["antwoorden:", *(f'  "{text}": {word}' for text, word in words.items())]
    tabel = open_tabel(path)
    found = koppel(tabel, check_koppeling("\n".join(lines).encode(), "k.yaml", norm()))
    maat = replace(make_maat(), vast=dict(found.vast), vertaal=found.vertaal)
    return only(Read(open_scholen(tabel, maat, gekoppeld=found)))


def only(read: Read) -> Audit:
    """The one school in a table."""
    assert [each.tekst for each in read.fouten] == []
    (rij,) = read.rijen
    return rij.audit


def figures(audit: Audit) -> dict[str, Any]:
    """What the school sees, without the texts."""
    found = as_dict(assess(norm(), vragenlijst(), audit, datum=DATUM, programma="x"))
    eisen = [(each["id"], each["staat"], each["niveau"]) for each in found["eisen"]]
    kept = ("conclusie", "telling", "per_grond", "percentage", "gebieden", "verbeterpunten")
    return {"eisen": eisen, **{name: found[name] for name in kept}}


@cache
def formulier() -> Formulier:
    """All questions of the norm."""
    return Formulier(norm=norm(), vragenlijst=vragenlijst(), sector=Sector.PO, programma="x")


@cache
def empty() -> bytes:
    """Its workbook."""
    return render_werkboek(formulier())


@pytest.mark.parametrize(
    "way",
    [in_a_wide_table, in_a_long_table, in_a_workbook, in_a_form],
    ids=lambda way: way.__name__,
)
def test_the_same_answers_give_the_same_figures(
    tmp_path: Path, way: Callable[[Path, Answers, Typist], Audit]
) -> None:
    """However they were written down."""
    for seed in range(1 + SCALE // 2):
        given = answers(seed)
        file = in_a_file(tmp_path, given, Typist(seed))
        assert figures(way(tmp_path, given, Typist(seed))) == figures(file)
