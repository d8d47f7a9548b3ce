"""Tables and workbooks in which people wrote more, or something else, than an answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from basisnorm.audit.schrijfwijzen import as_typed
from basisnorm.errors import BasisnormFout
from basisnorm.invoer.koppeling.gekoppeld import koppel
from basisnorm.invoer.koppeling.koppeling import read_koppeling
from basisnorm.invoer.rijen.scholen import open_scholen
from basisnorm.invoer.tabel.kolommen import read_kolommen
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.invoer.werkboek.werkboek import read_werkboek
from invoer.tabellen import Read, answered, make_maat, norm, read_rows, read_table
from invoer.werkboeken import SCHOOL, cell, fill, find_norm, open_empty, save
from programma import TOP

DATA = TOP / "tests" / "data" / "lezen"


@pytest.mark.parametrize("name", ["vergelijkingstekens", "andere-cijfers", "twijfel", "komma"])
def test_every_row_is_refused_with_what_was_typed(name: str) -> None:
    """Signs of comparison, other digits, doubt, half numbers."""
    table = DATA / f"{name}.csv"
    typed = [line.split(";")[2] for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    read = read_table(table)
    assert read.rijen == []
    assert [each.waarde for each in read.fouten] == [*map(as_typed, typed)]
    assert all("Bedoelt u '0'" not in each.oplossing for each in read.fouten)


def test_nobody_helps_by_the_first_word() -> None:
    """A name, both words, "n.v.t.": not filled in, and said so."""
    read = read_table(DATA / "wil-helpen.csv")
    assert (len(read.rijen), read.fouten) == (11, [])
    assert {rij.wil_helpen for rij in read.rijen} == {None}
    assert [each.code for each in read.let_op] == ["geen-ja-nee"] * 11


@pytest.mark.parametrize("name", ["is-teken", "apostrof"])
def test_what_keeps_a_text_a_text_is_no_part_of_it(name: str) -> None:
    """In the code, in a name and in an answer."""
    (rij,) = read_table(DATA / f"{name}.csv").rijen
    assert (rij.school.vestigingscode, rij.school.naam) == ("99AA01", "A")
    assert (answered(rij)["DYS-01"], answered(rij)["DYS-03"]) == (2, 2)


def test_a_scale_of_one_to_four() -> None:
    """What is not in the mapping is not there: nothing of it is read as a level of ours."""
    tabel = open_tabel(DATA / "schaal.csv")
    found = koppel(tabel, read_koppeling(DATA / "schaal-koppeling.yaml", norm()))
    maat = replace(make_maat(), vast=dict(found.vast), vertaal=found.vertaal)
    read = Read(open_scholen(tabel, maat, gekoppeld=found))
    assert [[answered(rij)[eis] for eis in ("DYS-01", "DYS-09")] for rij in read.rijen] == [
        [0, 3],
        [1, 2],
    ]
    assert [(each.regel, each.waarde) for each in read.fouten] == [
        (4, "<2"), (4, ">3"), (5, "-1"), (5, "4+"), (6, "2?"), (6, "(3)"), (7, "0"), (7, "5"),
    ]  # fmt: skip
    assert all("staat niet in de koppeling" in each.tekst for each in read.fouten)


def test_no_suggestion_says_the_opposite() -> None:
    """ "niet op orde" is not "op orde", and the toelichting of DYS-09 is that of DYS-09."""
    tabel = open_tabel(DATA / "suggestie.csv")
    kolommen = read_kolommen(tabel, norm(), schoolsoort=False)
    assert [(each.naam, each.deel) for each in kolommen.alle if each.deel] == [
        ("DYS-09", "toelichting")
    ]
    read = read_table(DATA / "suggestie.csv")
    assert [each.oplossing for each in read.fouten] == [
        "Kies 0, 1, 2 of 3.", "Kies 0 (nee) of 2 (ja).",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "soort"),
    [
        ("bo (basisonderwijs)", "bo"), ("Basisonderwijs (bo)", "bo"), ("VSO", "vso"),
        ("so (vso)", None), ("vo (was bo)", None), ("bo (niet sbo)", None), ("so/vso", None),
        ("bo?", None), ("bo ", "bo"), ("s.b.o.", None),
    ],
)  # fmt: skip
def test_the_kind_of_school_in_a_table_and_in_a_workbook(
    tmp_path: Path, text: str, soort: str | None
) -> None:
    """What our own drop-downs write is read everywhere; what only begins so is nowhere."""
    read = read_rows(tmp_path, [["vestigingscode", "schoolsoort", "DYS-01"], ["99AA00", text, "2"]])
    assert [rij.school.schoolsoort.value for rij in read.rijen] == ([soort] if soort else [])
    book = open_empty()
    fill(book, {SCHOOL["schoolsoort"]: text}, "School")
    path = save(book, tmp_path)
    if soort is not None:
        assert read_werkboek(path, find_norm).audit.school.schoolsoort.value == soort
        return
    with pytest.raises(BasisnormFout) as caught:
        read_werkboek(path, find_norm)
    assert [each.code for each in caught.value.meldingen] == ["verkeerde-schoolsoort"]


@pytest.mark.parametrize(
    "text",
    ["2 van de 5 leraren doen dit", "3 keer per week", "1e jaar", "2 begonnen", "2 op orde?",
     "0 - nog niet", "2 volgens plan", "1/2", "2;3"],
)  # fmt: skip
def test_a_sentence_that_begins_with_a_digit_is_no_level(tmp_path: Path, text: str) -> None:
    """In the workbook of a school the whole cell counts as well."""
    book = open_empty()
    fill(book, {cell("DYS-01", "niveau"): text})
    with pytest.raises(BasisnormFout) as caught:
        read_werkboek(save(book, tmp_path), find_norm)
    assert [(each.kolom, each.regel) for each in caught.value.meldingen] == [("E", 6)]


def test_nvt_without_a_reason_says_which_one_it_is(tmp_path: Path) -> None:
    """In a table and in a workbook; with the reason there is nothing to say."""
    head = ["vestigingscode", "schoolsoort", "DYS-04", "DYS-04 reden"]
    rows = [[f"99AA0{number}", "bo", "n.v.t.", ""] for number in range(3)]
    read = read_rows(tmp_path, [head, *rows, ["99AA03", "bo", "nvt", "geen-groep-1-2"]])
    assert (len(read.rijen), read.fouten) == (4, [])
    (melding,) = read.let_op
    assert (melding.code, melding.regel, melding.kolom) == ("nvt-enige-reden", 2, "C")
    assert "bij 3 scholen" in melding.tekst
    assert "'Deze locatie heeft geen groep 1 en 2.'" in melding.tekst
    plain = read_rows(tmp_path, [head[:3], *[row[:3] for row in rows]])
    assert [(each.code, each.regel) for each in plain.let_op] == [("nvt-enige-reden", 2)]
    assert [each.audit for each in plain.rijen] == [each.audit for each in read.rijen[:3]]
    book = open_empty()
    fill(book, {cell("DYS-02", "niveau"): "nvt"})
    (melding,) = read_werkboek(save(book, tmp_path), find_norm).meldingen
    assert (melding.code, melding.kolom, melding.regel) == ("nvt-enige-reden", "F", 7)
    fill(book, {cell("DYS-02", "reden"): "geen-onderbouw"})
    assert read_werkboek(save(book, tmp_path), find_norm).meldingen == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("op\xa0orde", "een vaste spatie (U+00A0)"),
        ("2\u200b", "een spatie zonder breedte (U+200B)"),
    ],
)
def test_what_nobody_sees_is_named(tmp_path: Path, text: str, named: str) -> None:
    """Else the message would show a right answer."""
    table = [["vestigingscode", "schoolsoort", "DYS-01"], ["99AA00", "bo", text]]
    (melding,) = read_rows(tmp_path, table).fouten
    assert named in melding.tekst


def test_the_cell_of_an_eis_in_a_long_table_is_read_whole(tmp_path: Path) -> None:
    """A separator more or less does not matter; a mark of doubt or a line through it does."""
    head = ["vestigingscode", "schoolsoort", "eis", "antwoord"]
    names = ["DYS-01", "dys 02", "DYS05", "~~DYS-06~~", "DYS-07?", "niet DYS-08"]
    rows = [["99AA00", "bo", name, "2"] for name in names]
    read = read_rows(tmp_path, [head, *rows])
    assert [(each.code, each.waarde) for each in read.fouten] == [
        ("onbekende-eis", name) for name in names[3:]
    ]
