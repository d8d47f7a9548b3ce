"""What holds for every table: nothing is lost, nothing counts otherwise than in an audit file."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from basisnorm.audit.model import Audit
from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.norm.model import Status
from basisnorm.rapport.batch.schooltabellen import Schooltabellen
from basisnorm.rapport.batch.tabelvorm import EXCEL, GEWOON, Tabelvorm, row
from basisnorm.regio.als_audit import as_audit, as_rij
from basisnorm.regio.model import BIJ_EIS, Bronvorm, Schoolrij
from basisnorm.regio.tabel.tabel import clean, guard
from basisnorm.regio.tellen.teller import Teller
from basisnorm.uitslag.model import Staat
from basisnorm.uitslag.regel import assess
from lang import few
from regio.audits import EXTRA, NORM, audits
from regio.tabellen import DATUM, read_rows, read_table, vragenlijst

VRAGENLIJST = vragenlijst()
SETTINGS = settings(
    max_examples=few(60), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@SETTINGS
@given(audits())
def test_a_school_counts_as_in_its_audit_file(audit: Audit) -> None:
    """Packed counts are plain ones, and a batch concludes what `uitslag` concludes."""
    uitslag = assess(NORM, VRAGENLIJST, audit, datum=DATUM, programma="x")
    rij = as_rij(audit, NORM, datum=DATUM)
    found = Teller(NORM).uitslag(rij)
    assert (found.conclusie, found.telling, found.percentage) == (
        uitslag.conclusie, uitslag.telling, uitslag.percentage
    )  # fmt: skip
    assert [
        (each.gebied, each.conclusie, each.telling, each.percentage) for each in found.gebieden
    ] == [
        (each.gebied.id, each.conclusie, each.telling, each.percentage) for each in uitslag.gebieden
    ]
    points = [each.eis.id for each in uitslag.verbeterpunten]
    assert list(found.verbeterpunten) == points
    form = Bronvorm(
        eisen=tuple(NORM.eisen), beside=(), extra_gebieden=EXTRA, koppen=(), kolommen=()
    )
    # What is written is added up otherwise, and comes to the same.
    tabellen = Schooltabellen(NORM, form, GEWOON, Teller(NORM))
    _, lang, _, line = tabellen.regels([rij])
    written = json.loads(line)
    assert written["verbeterpunten"] == points
    assert [each["conclusie"] for each in written["gebieden"]] == [
        each.conclusie for each in uitslag.gebieden
    ]
    telling = uitslag.telling
    apply = {"kern_van_toepassing": telling.kern_van_toepassing}
    assert written["telling"] == telling._asdict() | apply
    asked = [each for gebied in uitslag.gebieden for each in gebied.eisen]
    applies = [each for each in asked if each.staat is not Staat.ANDERE_SECTOR]
    assert [each[3:6] for each in csv.reader(io.StringIO(lang.decode()))] == [
        [each.eis.id, "ja" if each.eis.kern else "nee", each.staat.value] for each in applies
    ]


@SETTINGS
@given(st.lists(audits(), min_size=1, max_size=4), st.sampled_from((GEWOON, EXCEL)))
def test_what_is_written_reads_back_the_same(audits: list[Audit], vorm: Tabelvorm) -> None:
    """antwoorden.csv of a row gives that row, whatever people typed."""
    rows = [as_rij(audit, NORM, datum=DATUM) for audit in audits]
    every = tuple(NORM.eisen)
    beside = [(eis, deel) for eis in every for deel in BIJ_EIS]
    form = Bronvorm(eisen=every, beside=tuple(beside), extra_gebieden=EXTRA, koppen=(), kolommen=())
    tabellen = Schooltabellen(NORM, form, vorm, Teller(NORM))
    head = (vorm.begin + tabellen.koppen[2]).encode()
    data = head + tabellen.regels(rows)[2]
    with TemporaryDirectory() as folder:
        path = Path(folder, "antwoorden.csv")
        path.write_bytes(data)
        read = read_table(path)
    unique = {rij.sleutel: rij for rij in rows}
    if len(unique) < len(rows):
        wrong = {each.code for each in read.fouten if each.ernst is Ernst.FOUT}
        assert wrong == {"dubbele-school"}
        return
    assert [each.tekst for each in read.fouten] == []
    assert [counted(rij) for rij in read.rijen] == [counted(rij) for rij in rows]


def counted(rij: Schoolrij) -> object:
    """A row without where it was read, and with nothing about a gebied that was not asked."""
    states: list[int | None] = []
    for gebied in NORM.gebieden:
        asked = gebied.status is not Status.IN_VOORBEREIDING or gebied.id in rij.extra_gebieden
        for eis in gebied.eisen:
            state = rij.staten[len(states)]
            states.append(state if asked and rij.school.sector in eis.sectoren else None)
    shown = {
        eis
        for eis, state in zip(NORM.eisen, states, strict=True)
        if state is not None and state % 8 < 5
    }
    texts = [each for each in rij.teksten if each[0] in shown]
    # All gebieden in preparation are columns here; what they hold is the same.
    states = [
        state if eis in shown else None for eis, state in zip(NORM.eisen, states, strict=True)
    ]
    return rij.school, rij.datum, rij.schooljaar, rij.rol, states, texts, rij.andere_sector


@SETTINGS
@given(audits())
def test_a_row_is_the_audit_that_it_came_from(audit: Audit) -> None:
    """The report of a school in a table is that of the same answers in a file."""
    rij = as_rij(audit, NORM, datum=DATUM)
    bare = Schoolrij(
        school=rij.school, datum=rij.datum, staten=rij.staten, teksten=rij.teksten,
        extra_gebieden=rij.extra_gebieden,
    )  # fmt: skip
    one = assess(NORM, VRAGENLIJST, as_audit(bare, NORM, VRAGENLIJST), datum=DATUM, programma="x")
    two = assess(NORM, VRAGENLIJST, audit, datum=DATUM, programma="x")
    assert [(e.eis.id, e.staat, e.niveau, e.onderbouwd) for e in one.eisen] == [
        (e.eis.id, e.staat, e.niveau, e.onderbouwd) for e in two.eisen
    ]


@SETTINGS
@given(st.text(max_size=30))
@example("=x").via("a formula")
@example("'=x").via("someone's own apostrophe")
@example("''=x").via("two of them")
def test_a_guarded_cell_reads_back(text: str) -> None:
    """No text of ours is run by a spreadsheet, and none is changed by that."""
    text = clean(text)
    guarded = guard(clean(text))
    assert guarded[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert clean(guarded) == clean(text)


@SETTINGS
@given(st.permutations(range(6)))
def test_the_order_of_rows_only_changes_the_order(order: list[int]) -> None:
    """Schools do not influence each other."""
    rows = [
        ["99AA00", "bo", "2", "x"], ["99AA01", "vo", "1", ""], ["99AA02", "bo", "7", ""],
        ["99AA03", "so", "", ""], ["99AA04", "bo", "3", ""], ["99AA04", "bo", "3", ""],
    ]  # fmt: skip
    head = ["vestigingscode", "schoolsoort", "DYS-01", "DYS-01 toelichting"]
    with TemporaryDirectory() as folder:
        one = read_rows(Path(folder), [head, *rows])
        two = read_rows(Path(folder), [head, *(rows[each] for each in order)])
    assert key(one.rijen) == key(two.rijen)
    assert len(one.afgewezen) == len(two.afgewezen) == 3


def key(rijen: list[Schoolrij]) -> dict[str, bytes]:
    """The answers of each school."""
    return {rij.school.vestigingscode: rij.staten for rij in rijen}


tables = st.binary(max_size=400) | st.text(
    st.sampled_from(tuple("vestigingscode;schoolsoort;DYS-01\r\n99AA00;bo;2\"',\t=\x00é\xa0"))
).map(lambda text: ("vestigingscode;schoolsoort;DYS-01\r\n" + text).encode())


@settings(max_examples=few(300), deadline=None)
@given(tables)
@example(b"\xff\xfe\x00")
@example(b'vestigingscode;schoolsoort;DYS-01\n99AA00;bo;"2\n99AA01;bo;2\n')
@example(b"vestigingscode;schoolsoort;DYS-01\n" + b'"' + b"x" * 40_000)
def test_any_bytes_give_schools_or_messages(data: bytes) -> None:
    """Never a traceback, and every row is in the count."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "tabel.csv")
        path.write_bytes(data)
        assert_schools_or_messages(path)


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """A small workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (["vestigingscode", "schoolsoort", "DYS-01"], ["99AA00", "bo", 2], ["99AA01"]):
        sheet.append(cells)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@settings(
    max_examples=few(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_broken_workbook_gives_schools_or_messages(workbook: bytes, data: st.DataObject) -> None:
    """Whatever happened to the bytes of a workbook, there is something to do about it."""

    def spoil(whole: bytes) -> bytes:
        broken = bytearray(whole)
        for _ in range(data.draw(st.integers(1, 4))):
            broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
        return bytes(broken[: data.draw(st.integers(0, len(broken)) | st.just(len(broken)))])

    part = spoil(workbook)
    if data.draw(st.booleans()):
        # The damage that a checksum does not find: inside one of the files in it.
        with zipfile.ZipFile(io.BytesIO(workbook)) as book:
            parts = {name: book.read(name) for name in book.namelist()}
        name = data.draw(st.sampled_from(sorted(parts)))
        parts[name] = spoil(parts[name])
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as book:
            for name, content in parts.items():
                book.writestr(name, content)
        part = target.getvalue()
    with TemporaryDirectory() as folder:
        path = Path(folder, "tabel.xlsx")
        path.write_bytes(part)
        assert_schools_or_messages(path)


def assert_schools_or_messages(path: Path) -> None:
    """A table is read or refused, and every row of it is in the count."""
    try:
        read = read_table(path)
    except BasisnormFout as fout:
        meldingen = fout.meldingen
    else:
        telling, meldingen = read.telling, tuple(read.fouten)
        assert telling.gelezen == telling.uitgewerkt + telling.afgewezen + telling.leeg
        assert len(read.rijen) == telling.uitgewerkt
    assert all(each.tekst and each.oplossing for each in meldingen)


def test_csv_module_reads_what_is_written() -> None:
    """Our own quoting is that of the standard library."""
    cells = ['De "Es"', "a;b", "a,b", "a\nb", "a\tb", "", "é", "=1"]
    for vorm in (GEWOON, EXCEL):
        [found] = csv.reader(io.StringIO(row(cells, vorm), newline=""), delimiter=vorm.scheiding)
        assert [clean(each) for each in found] == cells
