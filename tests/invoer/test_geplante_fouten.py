"""Two hundred rows with nineteen mistakes: each is told where it stands; no other row is hit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from basisnorm.audit.model import Nvt
from basisnorm.errors import BasisnormFout
from basisnorm.invoer.tabel.koppen import letter
from bouwstenen import make_eis, make_gebied, make_norm
from invoer.tabellen import Read, norm, open_bron, read_rows, read_table, write_csv

NIVEAUS = ("DYS-01", "DYS-02", "BEG-01", "TWG-01")
EISEN = (*NIVEAUS, "DYS-03", "DYS-04", "GEN-12")
BESIDE = ("DYS-04 reden", "DYS-01 toelichting")
KOP = ("vestigingscode", "schoolsoort", "naam", "samenwerkingsverband", "schooljaar", "datum",
       "wil_helpen", *EISEN, *BESIDE)  # fmt: skip
Rows = list[list[str]]
Plant = tuple[str, int, str, str, str]

# (what is wrong, row in the spreadsheet, column, what stands there, code of the melding)
PLANTED: tuple[Plant, ...] = (
    ("zero in front eaten", 5, "vestigingscode", "9AA03", "verkeerde-vestigingscode"),
    ("zero at the end eaten", 12, "vestigingscode", "99AB0", "verkeerde-vestigingscode"),
    ("only a BRIN", 19, "vestigingscode", "99AA", "verkeerde-vestigingscode"),
    ("became a number", 26, "vestigingscode", "1E+05", "werd-getal"),
    ("became a date", 33, "samenwerkingsverband", "30-apr", "werd-datum"),
    ("unknown kind of school", 40, "schoolsoort", "basisschol", "verkeerde-schoolsoort"),
    ("no kind of school", 47, "schoolsoort", "", "verkeerde-schoolsoort"),
    ("level too high", 54, "DYS-01", "4", "verkeerd-antwoord"),
    ("half a level", 61, "DYS-02", "2,5", "verkeerd-antwoord"),
    ("typo in an answer", 68, "BEG-01", "op ordee", "verkeerd-antwoord"),
    ("level where yes or no is asked", 75, "DYS-03", "3", "verkeerd-antwoord"),
    ("error of a formula", 82, "TWG-01", "#N/B", "excel-fout"),
    ("n.v.t. where it may not be", 89, "DYS-01", "n.v.t.", "nvt-mag-niet"),
    ("a reason that is none", 96, "DYS-04 reden", "geen zin", "onbekende-reden"),
    ("no such day", 103, "datum", "31-02-2026", "geen-datum"),
    ("no school year", 110, "schooljaar", "2026", "verkeerd-schooljaar"),
    ("a hidden character", 124, "naam", "De\u202eLinde", "verborgen-teken"),
    ("an answer that became a date", 131, "DYS-02", "1-feb", "werd-datum"),
    ("a name in the place of the code", 138, "vestigingscode", "De Es", "verkeerde-vestigingscode"),
)


def rows() -> Rows:
    """Two hundred right schools; row 2 of the spreadsheet is the first."""
    answers = {"DYS-03": "ja", "DYS-04": "nvt", "GEN-12": "2"}
    levels = norm().eisen["GEN-12"].niveaus
    answers["GEN-12"] = "ja" if levels == (0, 2) else "2"
    reason = norm().eisen["DYS-04"].nvt_redenen[0].id
    return [
        [f"{90 + number // 100}AB{number % 100:02}", "bo", f"School {number}", "PO3004",
         "2026-2027", "2026-11-21", "", *(answers.get(eis, "2") for eis in EISEN), reason, ""]
        for number in range(200)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """The table with all mistakes in it."""
    table = rows()
    for _, regel, kolom, waarde, _ in PLANTED:
        row = table[regel - 2]
        row[KOP.index(kolom)] = waarde
        if kolom == "DYS-04 reden":
            row[KOP.index("DYS-04")] = "nvt"
    return read_rows(tmp_path_factory.mktemp("tabel"), [KOP, *table])


def test_nothing_else_is_refused(read: Read) -> None:
    """Nineteen rows are refused, and a hundred and eighty-one are scored."""
    assert (read.telling.uitgewerkt, read.telling.afgewezen, read.telling.leeg) == (181, 19, 0)
    assert [each.regel for each in read.fouten] == [regel for _, regel, *_ in PLANTED]
    assert read.let_op == []


@pytest.mark.parametrize("plant", PLANTED, ids=[plant[0] for plant in PLANTED])
def test_every_mistake_is_told_where_it_stands(read: Read, plant: Plant) -> None:
    """Row, column, heading, code and school are those of the cell."""
    _, regel, kolom, waarde, code = plant
    [melding] = [each for each in read.fouten if each.regel == regel]
    school = None if kolom == "vestigingscode" else rows()[regel - 2][0]
    assert (melding.code, melding.kolom, melding.veld, melding.vestigingscode) == (
        code, letter(KOP.index(kolom)), kolom, school
    )  # fmt: skip
    assert melding.tekst
    assert melding.oplossing
    assert melding.waarde == waarde.replace("\u202e", "\N{REPLACEMENT CHARACTER}")


def changed(change: Callable[[Rows], None]) -> Rows:
    """The heading and the right rows after a change."""
    table = [list(KOP), *rows()[:10]]
    change(table)
    return table


def swap_code(table: Rows) -> None:
    """In one row, code and name changed places."""
    table[3][0], table[3][2] = table[3][2], table[3][0]


def repeat(table: Rows) -> None:
    """One school three times."""
    table[5][0] = table[9][0] = table[2][0]


def shorten(table: Rows) -> None:
    """A line that was broken in two."""
    table[4] = table[4][:6]


def lengthen(table: Rows) -> None:
    """A separator in a text."""
    table[4].append("en nog iets")


@pytest.mark.parametrize(
    ("change", "code", "regels"),
    [
        (swap_code, "kolommen-verwisseld", [4]),
        (repeat, "dubbele-school", [3, 6, 10]),
        (shorten, "te-weinig-cellen", [5]),
        (lengthen, "te-veel-cellen", [5]),
    ],
)
def test_mistakes_in_more_than_one_cell(
    tmp_path: Path, change: Callable[[Rows], None], code: str, regels: list[int]
) -> None:
    """What went wrong with a row as a whole is told as that."""
    read = read_rows(tmp_path, changed(change))
    assert [(each.code, each.regel) for each in read.fouten] == [(code, each) for each in regels]
    assert read.telling.uitgewerkt == 10 - len(regels)


def test_a_school_that_occurs_twice_names_all_its_rows(tmp_path: Path) -> None:
    """So that nobody has to look for the other one."""
    read = read_rows(tmp_path, changed(repeat))
    assert {each.tekst for each in read.fouten} == {"90AB01 staat er 3 keer: rij 3, 6 en 10."}


def test_a_stray_quote_that_swallows_rows(tmp_path: Path) -> None:
    """The rows that disappeared are named, counted and given back."""
    path = write_csv(tmp_path / "t.csv", [KOP, *rows()[:8]])
    text = (
        path.read_text(encoding="utf-8")
        .replace("School 2", '"School 2')
        .replace("School 5", 'School 5"')
    )
    path.write_text(text, encoding="utf-8", newline="")
    read = read_table(path)
    [melding] = read.fouten
    assert (melding.code, melding.regel, melding.vestigingscode) == (
        "los-aanhalingsteken", 4, "90AB02"
    )  # fmt: skip
    assert "90AB02, 90AB03, 90AB04 en 90AB05" in melding.tekst
    assert (read.telling.uitgewerkt, read.telling.afgewezen) == (4, 4)
    assert [each[0] for each in read.afgewezen[0].rijen] == [f"90AB0{n}" for n in (2, 3, 4, 5)]


def test_a_line_end_in_a_text_is_no_stray_quote(tmp_path: Path) -> None:
    """Rows behind it keep the number that a spreadsheet shows."""
    table = [list(KOP), *rows()[:4]]
    table[2][-1] = "eerste regel\r\ntweede regel; met een puntkomma"
    table[4][7] = "9"
    read = read_rows(tmp_path, table)
    assert [each.regel for each in read.fouten] == [5]
    assert (
        read.rijen[1].audit.antwoorden[0].toelichting
        == "eerste regel\ntweede regel; met een puntkomma"
    )


def test_swapped_columns(tmp_path: Path) -> None:
    """When no row has a code where it belongs, one message says so."""
    table = [["naam", "vestigingscode", *KOP[3:]], *([row[0], row[2], *row[3:]] for row in rows())]
    with pytest.raises(BasisnormFout) as fout:
        read_rows(tmp_path, table, schoolsoort="bo")
    [melding] = fout.value.meldingen
    assert (melding.code, melding.kolom) == ("kolommen-verwisseld", "B")
    assert "in kolom A (naam) wel" in melding.tekst


def test_answers_of_the_other_sector_are_told_once_per_column(tmp_path: Path) -> None:
    """They do not count, and a column with many of them gives one let-op."""
    vo = next(each.id for each in norm().eisen.values() if len(each.sectoren) == 1
              and each.sectoren[0] == "vo" and each.niveaus == (0, 1, 2, 3))  # fmt: skip
    table = [["vestigingscode", "schoolsoort", "DYS-01", vo]]
    table += [[f"99AA0{number}", "bo", "2", "3"] for number in range(5)]
    table += [["99AA09", "vo", "2", "3"]]
    read = read_rows(tmp_path, table)
    [melding] = read.let_op
    assert (melding.code, melding.kolom, melding.regel) == ("andere-sector", "D", 2)
    assert "bij 5 scholen wel ingevuld" in melding.tekst
    assert read.telling.uitgewerkt == 6


def test_personal_columns_are_nowhere(tmp_path: Path) -> None:
    """Not in what is read, and not in what is given back."""
    table = [["vestigingscode", "schoolsoort", "E-mail", "Contactpersoon", "DYS-01"]]
    table += [["99AA00", "bo", "jan@example.org", "Jan Jansen", "7"]]
    path = write_csv(tmp_path / "t.csv", table)
    bron = open_bron(path)
    read = Read(bron)
    assert bron.vorm.koppen == ("vestigingscode", "schoolsoort", "DYS-01")
    assert [read.afgewezen[0].rijen[0][each] for each in bron.vorm.kolommen] == [
        "99AA00",
        "bo",
        "7",
    ]


def test_nvt_of_an_eis_with_several_reasons_needs_one(tmp_path: Path) -> None:
    """With one reason it is clear which; with more, guessing would count something away."""
    small = make_norm(make_gebied(eisen=[make_eis("DYS-01", nvt_redenen=("klein", "nieuw"))]))
    head = ["vestigingscode", "schoolsoort", "DYS-01", "DYS-01 reden"]
    table = [head, ["99AA00", "bo", "nvt", ""], ["99AA01", "bo", "nvt", "Nieuw"]]
    read = read_rows(tmp_path, [*table, ["99AA02", "bo", "2", "nieuw"]], norm=small)
    assert [(each.code, each.regel) for each in read.fouten] == [("nvt-zonder-reden", 2)]
    assert [each.nvt for each in read.rijen[0].audit.antwoorden] == [Nvt(reden="nieuw")]
    assert [(each.code, each.regel, each.kolom) for each in read.let_op] == [
        ("reden-zonder-nvt", 4, "D")
    ]
