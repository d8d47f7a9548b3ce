"""The workbook that we hand out: what it holds, and that it comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from basisnorm.audit.bestand import GelezenAudit
from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt, School, Schoolsoort
from basisnorm.invoer.tabel.koppen import find_column
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.invoer.werkboek.werkboek import read_werkboek
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Niveau, Schaal, Sector
from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.tabelkop import Tabelkop, render_csv
from basisnorm.rapport.werkboek.tabel import render_tabel
from basisnorm.rapport.werkboek.vragen import LETTER
from basisnorm.rapport.werkboek.werkboek import Ingevuld, render_werkboek
from basisnorm.words import find_hidden
from bouwstenen import (
    make_antwoord,
    make_audit,
    make_eis,
    make_gebied,
    make_norm,
    make_school,
    make_vragenlijst,
)
from invoer.werkboeken import NORM, find_norm, formulier
from lang import few

OWN_WORDS = Schaal(
    niveaus=tuple(
        Niveau(niveau=each, naam=naam, uitleg="Dat is zo.")
        for each, naam in enumerate(("Niet", "Soms", "Volgens plan", "Altijd, ook later"))
    ),
    ja_nee=(
        Niveau(niveau=0, naam="Niet gedaan", uitleg="Niet."),
        Niveau(niveau=2, naam="Gedaan", uitleg="Wel."),
    ),
)


def opened(data: bytes, **options: Any) -> Workbook:
    """A workbook from its bytes."""
    return load_workbook(BytesIO(data), **options)


def sheet(book: Workbook, name: str) -> Worksheet:
    """A sheet by its name."""
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


@cache
def real(vragenlijst: str, sector: Sector) -> Formulier:
    """Our own questions."""
    norm = load_norm("2024-11")
    return Formulier(
        norm=norm,
        vragenlijst=load_vragenlijst(vragenlijst, norm),
        sector=sector,
        programma="1.0.0",
        extra_gebieden=("autisme",) if vragenlijst == "volledig" else (),
    )


def through_workbook(
    audit: Audit, questions: Formulier | None = None, wil_helpen: bool | None = None
) -> GelezenAudit:
    """What is read back of an audit that was written in a workbook."""
    questions = questions or formulier(sector=audit.school.sector)
    data = render_werkboek(questions, Ingevuld(audit=audit, wil_helpen=wil_helpen))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(data)
        return read_werkboek(
            path, find_norm, find_vragenlijst=lambda named, norm: questions.vragenlijst
        )


def _plain(text: str) -> bool:
    bare = text == text.strip() and text != "" and find_hidden(text) is None
    return bare and not any(each in text for each in "\ufffe\uffff#")


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [
        "=1+1",
        "+31",
        "-rooster",
        "@x",
        "1",
        "2.0",
        "0106",
        "TRUE",
        "2026-09-01",
        "a\nb",
        "ë 😀",
        "'x",
    ]
)
texts = texts.filter(_plain)
one_line = texts.filter(lambda text: " ".join(text.split()) == text)
bewijs_text = one_line.filter(lambda text: not set(text) & set(";|") and text.strip("-•* ") == text)
maybe = st.none() | texts
# A name is one line: white space in it is folded, as in a table.
name = st.none() | one_line
days = st.none() | st.dates().map(str)
bewijzen = st.lists(
    st.builds(
        Bewijs,
        wat=bewijs_text,
        datum=days,
        eigenaar=st.none() | bewijs_text,
        plaats=st.none() | bewijs_text,
    ),
    max_size=2,
).map(tuple)


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    """An audit of NORM with right answers to what a basisschool is asked."""
    answers = []
    for eis in formulier().vragen:
        if draw(st.booleans()):
            continue
        reasons = [each.id for each in eis.nvt_redenen]
        out = bool(reasons) and draw(st.booleans())
        nvt = Nvt(
            reden=draw(st.sampled_from(reasons or [""])), besloten_door=draw(maybe), tot=draw(days)
        )
        answers.append(
            Antwoord(
                eis=eis.id,
                niveau=None if out else draw(st.sampled_from(eis.niveaus)),
                nvt=nvt if out else None,
                toelichting=draw(maybe),
                bewijs=draw(bewijzen),
            )
        )
    school = School(
        vestigingscode=draw(st.from_regex(r"[0-9]{2}[A-Z]{2}[0-9]{2}", fullmatch=True)),
        schoolsoort=draw(st.sampled_from([Schoolsoort.BO, Schoolsoort.SBO, Schoolsoort.SO])),
        samenwerkingsverband=draw(st.none() | st.from_regex(r"(PO|VO)[0-9]{4}", fullmatch=True)),
        naam=draw(name),
        locatie=draw(name),
        bestuur=draw(name),
        gemeente=draw(name),
        plaats=draw(name),
    )
    return make_audit(
        answers, school=school, datum=draw(days), rol=draw(maybe), schooljaar="2026-2027"
    )


@settings(max_examples=few(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(audits(), st.sampled_from([None, True, False]))
def test_a_filled_workbook_reads_back_as_the_audit(audit: Audit, wil_helpen: bool | None) -> None:
    gelezen = through_workbook(audit, wil_helpen=wil_helpen)
    assert gelezen.audit == audit
    assert gelezen.wil_helpen is wil_helpen


def test_the_levels_of_an_own_questionnaire_come_back() -> None:
    own = make_vragenlijst(id="eigen", schaal=OWN_WORDS)
    audit = make_audit({"DYS-01": 2, "DYS-03": 0, "BEG-01": 3}, vragenlijst="eigen")
    gelezen = through_workbook(audit, formulier(vragenlijst=own))
    assert (gelezen.audit, gelezen.meldingen) == (audit, ())


def test_extra_gebieden_come_back() -> None:
    audit = make_audit({"AUT-01": 1}, extra_gebieden=("autisme",))
    assert through_workbook(audit, formulier(extra_gebieden=("autisme",))).audit == audit


def test_what_is_not_confirmed_stays_open() -> None:
    audit = make_audit(
        [
            make_antwoord("DYS-01", 2, overgenomen="2025-2026", toelichting="Vorig jaar."),
            make_antwoord("DYS-02", nvt="geen-onderbouw", overgenomen="2025-2026"),
        ]
    )
    gelezen = through_workbook(audit)
    (note,) = gelezen.audit.antwoorden
    assert (note.eis, note.niveau, note.nvt, note.toelichting) == (
        "DYS-01", None, None, "Vorig jaar.",
    )  # fmt: skip
    assert not note.counts("2026-11-21")
    assert {each.code for each in gelezen.meldingen} == {"zonder-niveau"}


def test_what_splits_bewijs_is_taken_out_of_it() -> None:
    audit = make_audit([make_antwoord("DYS-01", 2, bewijs=["Rooster;\n  notulen", "Plan"])])
    (antwoord,) = through_workbook(audit).audit.antwoorden
    assert antwoord.bewijs == (Bewijs(wat="Rooster, notulen"), Bewijs(wat="Plan"))


def test_characters_without_a_place_in_xml_are_shown_as_unknown() -> None:
    audit = make_audit([make_antwoord("DYS-01", 2, toelichting="a\ufffeb")])
    (antwoord,) = through_workbook(audit).audit.antwoorden
    assert antwoord.toelichting == "a\ufffdb"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "=HYPERLINK(0)"])
def test_text_never_becomes_a_formula(text: str) -> None:
    audit = make_audit([make_antwoord("DYS-01", 2, toelichting=text)], rol=text)
    book = opened(render_werkboek(formulier(), Ingevuld(audit=audit)))
    cells = [sheet(book, "Vragen")["G6"], sheet(book, "School")["B13"]]
    assert [(each.value, each.data_type) for each in cells] == [(text, "s")] * 2
    assert all(each.quotePrefix for each in cells) == (text[0] != "#")


@pytest.mark.again
@pytest.mark.parametrize("vragenlijst", ["volledig", "quickscan"])
@pytest.mark.parametrize("sector", Sector)
def test_our_own_questions(vragenlijst: str, sector: Sector) -> None:
    """Every eis has its row, its text, its drop-down, and cells that are open only where needed."""
    questions = real(vragenlijst, sector)
    data = render_werkboek(questions)
    assert data == render_werkboek(questions)
    book = opened(data)
    vragen, lijsten = sheet(book, "Vragen"), sheet(book, "Lijsten")
    rows = {row[0].value: row for row in vragen.iter_rows(min_row=4) if row[0].value}
    assert list(rows) == [eis.id for eis in questions.vragen]
    offered: dict[str, list[str]] = {}
    for validation in vragen.data_validations.dataValidation:
        assert len(validation.prompt or "") <= 255
        if validation.type == "list":
            cells = lijsten[str(validation.formula1).split("!")[1].replace("$", "")]
            texts = [cell.value for (cell,) in cells]
            for place in str(validation.sqref).split():
                for (cell,) in [vragen[place]] if ":" in place else [(vragen[place],)]:
                    offered[cell.coordinate] = texts
    for eis in questions.vragen:
        row = rows[eis.id]
        assert row[2].value == eis.tekst.voor(sector)
        assert str(row[3].value).split("\n")[0] == eis.op_orde.voor(sector)
        assert (eis.eigen_maat or "") in str(row[3].value)
        assert len(offered[row[4].coordinate]) == len(eis.niveaus)
        assert offered.get(row[5].coordinate, []) == [each.tekst for each in eis.nvt_redenen]
        unlocked = [not cell.protection.locked for cell in row]
        may_be_left_out = bool(eis.nvt_redenen)
        assert unlocked == [False] * 4 + [True, may_be_left_out, True, True] + [may_be_left_out] * 2
        assert (vragen.row_dimensions[row[0].row or 0].height or 0) >= 18


def test_how_it_prints_and_scrolls() -> None:
    questions = real("volledig", Sector.PO)
    book = opened(render_werkboek(questions))
    vragen = sheet(book, "Vragen")
    assert (vragen.freeze_panes, vragen.print_title_rows) == ("B4", "$2:$3")
    assert (vragen.page_setup.orientation, vragen.page_setup.paperSize) == ("landscape", 9)
    assert (vragen.page_setup.fitToWidth, vragen.page_setup.fitToHeight) == (1, 0)
    titles = [vragen[f"B{each.id + 1}"].value for each in vragen.row_breaks.brk]
    assert titles == [gebied.titel for gebied, _ in questions.gebieden[1:]]
    assert all(each.protection.sheet for each in book.worksheets)
    assert not any(each.protection.password for each in book.worksheets)
    assert LETTER["bewijs"] in str(vragen.print_area)


def test_rows_have_a_height_and_still_grow() -> None:
    """A row with a height that was set by hand would hide what does not fit."""
    with ZipFile(BytesIO(render_werkboek(formulier()))) as archive:
        rows = archive.read("xl/worksheets/sheet3.xml")
    assert b' ht="' in rows
    assert b"customHeight" not in rows


def test_what_is_read_is_not_red() -> None:
    """The words behind the rule that turns a level red are those that the reader takes."""
    book = opened(render_werkboek(formulier(vragenlijst=make_vragenlijst(schaal=OWN_WORDS))))
    lijsten = sheet(book, "Lijsten")
    accepted = {}
    for area in sheet(book, "Vragen").conditional_formatting:
        for rule in area.rules:
            if "SUMPRODUCT" in rule.formula[0]:
                cells = lijsten[rule.formula[0].split("!")[1].split("=")[0].replace("$", "")]
                accepted[str(area.sqref)] = {cell.value for (cell,) in cells}
    own = {"niet": 0, "soms": 1, "volgens plan": 2, "altijd, ook later": 3}
    words = {"nog niet": 0, "begonnen": 1, "op orde": 2, "geborgd": 3, **own}
    plain = {"?", "-", "\N{EN DASH}", "\N{EM DASH}", "open"}
    plain |= {f"{each}{end}" for each in range(4) for end in ("", ".0", ",0")}
    plain |= {*words, *(f"{each} {word}" for word, each in words.items())}
    assert accepted["E6"] == accepted["E11"] == plain
    assert accepted["E7"] == plain | {"nvt", "n.v.t.", "n.v.t", "niet van toepassing"}
    assert {"2 gedaan", "gedaan", "0 niet gedaan", "ja", "j", "2 ja", "2"} <= accepted["E8"]
    assert not {"1", "3", "soms", "2 nee"} & accepted["E8"]


def test_the_count_runs_over_all_questions() -> None:
    book = opened(render_werkboek(formulier()))
    vragen = sheet(book, "Vragen")
    assert "$A$4:$A$11" in str(vragen["D1"].value)
    assert "$A$6:$A$8" in str(vragen["D4"].value)
    assert "Vragen!$A$4:$A$11" in str(sheet(book, "Uitleg")["B4"].value)


def test_which_norm_it_is_stands_in_the_properties_too() -> None:
    book: Any = opened(render_werkboek(formulier(extra_gebieden=("autisme",))))
    found = {each.name: each.value for each in book.custom_doc_props.props}
    assert found == {
        "norm": NORM.id,
        "versie": NORM.versie,
        "vingerafdruk": NORM.vingerafdruk,
        "vragenlijst": "volledig",
        "extra_gebieden": "autisme",
    }


def test_it_explains_itself() -> None:
    book = opened(render_werkboek(formulier()))
    text = "\n".join(
        str(cell.value) for row in sheet(book, "Uitleg").iter_rows() for cell in row if cell.value
    )
    for words in (
        "nooit een leerling",
        "De officiële tekst is niet gebruikt.",
        "geen oordeel van de inspectie",
        "2 op orde",
        "terug naar wie het u gaf",
    ):
        assert words in text


KOP = Tabelkop(norm=NORM, vragenlijst=make_vragenlijst(), sectoren=tuple(Sector), programma="1.0.0")
SCHOOL_COLUMNS = ("vestigingscode", "schoolsoort", "naam", "locatie", "samenwerkingsverband",
                  "bestuur", "gemeente", "schooljaar", "datum", "rol", "wil_helpen")  # fmt: skip


def test_the_columns_of_the_table() -> None:
    assert KOP.kolommen == (
        *SCHOOL_COLUMNS, "DYS-01", "DYS-02", "DYS-03", "BEG-01", "BEG-01 reden", "BEG-02",
    )  # fmt: skip
    po = replace(KOP, sectoren=(Sector.PO,))
    assert "BEG-02" not in po.kolommen


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", render_csv(KOP, excel=False)),
        ("a.csv", render_csv(KOP, excel=True)),
        ("a.xlsx", render_tabel(KOP)),
    ],
)
def test_the_empty_table_is_understood(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    tabel = open_tabel(path)
    assert (tabel.koppen, tabel.kopregel, tabel.meldingen) == (KOP.kolommen, 1, ())
    assert list(tabel.rijen()) == []
    assert tuple(map(find_column, tabel.koppen[: len(SCHOOL_COLUMNS)])) == SCHOOL_COLUMNS


def test_csv_for_excel() -> None:
    assert render_csv(KOP, excel=True).startswith(b"\xef\xbb\xbfvestigingscode;schoolsoort;")
    assert render_csv(KOP, excel=True).endswith(b"\r\n")
    assert render_csv(KOP, excel=False).startswith(b"vestigingscode,schoolsoort,")
    assert render_csv(KOP, excel=False).count(b"\n") == 1


def test_the_table_offers_only_what_is_read() -> None:
    data = render_tabel(KOP)
    assert data == render_tabel(KOP)
    scholen = sheet(opened(data), "Scholen")
    offered = {
        scholen[f"{str(each.sqref).split('2:')[0]}1"].value: (each.formula1, each.prompt)
        for each in scholen.data_validations.dataValidation
    }
    assert offered["DYS-01"][0] == '"0,1,2,3"'
    assert offered["DYS-02"][0] == '"0,1,2,3,nvt"'
    assert offered["DYS-03"][0] == '"nee,ja"'
    assert offered["schoolsoort"][0] == '"bo,sbo,so,vso,vo,pro"'
    assert all(len(prompt) <= 255 for _, prompt in offered.values())


def test_the_table_explains_every_column() -> None:
    uitleg = sheet(opened(render_tabel(KOP)), "Uitleg")
    first = [row[0].value for row in uitleg.iter_rows()]
    assert [each for each in first if each in KOP.kolommen] == list(KOP.kolommen)


def test_a_question_with_two_wordings_shows_both() -> None:
    norm = load_norm("2024-11")
    kop = Tabelkop(
        norm=norm,
        vragenlijst=load_vragenlijst("volledig", norm),
        sectoren=tuple(Sector),
        programma="1.0.0",
    )
    prompts = {
        each.promptTitle: each.prompt
        for each in sheet(opened(render_tabel(kop)), "Scholen").data_validations.dataValidation
    }
    assert str(prompts["GEN-06"]).startswith("po: De school heeft een ib'er")
    assert "\n" not in str(prompts["DYS-01"])


def test_a_gebied_that_comes_back_gets_a_heading_again() -> None:
    norm = make_norm(
        make_gebied(eisen=[make_eis("DYS-01"), make_eis("DYS-02")]),
        make_gebied("begaafdheid", eisen=[make_eis("BEG-01")]),
    )
    own = make_vragenlijst(eisen=("DYS-02", "BEG-01", "DYS-01"))
    vragen = sheet(opened(render_werkboek(formulier(norm, own))), "Vragen")
    column = [vragen[f"A{row}"].value or vragen[f"B{row}"].value for row in range(4, 13)]
    assert column[0::3] == ["Dyslexie", "Begaafdheid", "Dyslexie"]
    assert column[2::3] == ["DYS-02", "BEG-01", "DYS-01"]


def test_a_schoolsoort_that_is_known_is_filled_in() -> None:
    questions = replace(formulier(), schoolsoort=Schoolsoort.SBO)
    book = opened(render_werkboek(questions))
    assert sheet(book, "School")["B4"].value == "sbo (speciaal basisonderwijs)"
    assert make_school().schoolsoort is Schoolsoort.BO
