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
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import BasisnormFout
from basisnorm.invoer.model import BIJ_EIS, Bronvorm, Inzending, kept_answers
from basisnorm.invoer.tabel.tabel import guard
from basisnorm.rapport.batch.tabellen import EXCEL, GEWOON, Schooltabellen, Tabelvorm, safe
from basisnorm.regio.overzicht.school import Schooluitslag
from basisnorm.uitslag.als_dict import as_dict
from basisnorm.uitslag.model import Staat
from basisnorm.uitslag.regel import assess
from invoer.audits import EXTRA, NORM, audits
from invoer.tabellen import DATUM, answered, read_rows, read_table, vragenlijst
from lang import few

VRAGENLIJST = vragenlijst()
SETTINGS = settings(
    max_examples=few(60), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def handed_in(audit: Audit) -> Inzending:
    """An audit as it comes out of a file."""
    return Inzending(audit=audit, datum=audit.datum or DATUM)


def worked_out(audit: Audit) -> Schooluitslag:
    """An audit, and what comes of it."""
    return Schooluitslag(
        handed_in(audit), assess(NORM, VRAGENLIJST, audit, datum=DATUM, programma="x")
    )


@SETTINGS
@given(audits())
def test_a_school_is_written_as_it_came_out(audit: Audit) -> None:
    """In uitslagen.json and in the long table, with the words of `uitslag --json`."""
    each = worked_out(audit)
    uitslag = each.uitslag
    form = Bronvorm(
        eisen=tuple(NORM.eisen), beside=(), extra_gebieden=EXTRA, koppen=(), kolommen=()
    )
    regels = Schooltabellen(NORM, form, GEWOON).regels([each])
    written, plain = json.loads(regels.objecten), as_dict(uitslag)
    for name in ("conclusie", "telling", "percentage"):
        assert written[name] == plain[name]
    kept = ("id", "conclusie", "telling", "percentage")
    assert written["gebieden"] == [{name: one[name] for name in kept} for one in plain["gebieden"]]
    assert written["verbeterpunten"] == [one["eis"] for one in plain["verbeterpunten"]]
    applies = [one for one in uitslag.eisen if one.staat is not Staat.ANDERE_SECTOR]
    assert [row[3:6] for row in csv.reader(io.StringIO(regels.lang))] == [
        [one.eis.id, "ja" if one.eis.kern else "nee", one.staat.value] for one in applies
    ]


# A school that comes twice, or with and without a locatie, is refused (cli/test_batch_dubbel.py,
# regio/test_locaties.py).
SCHOLEN = st.lists(
    audits(), min_size=1, max_size=4, unique_by=lambda each: each.school.vestigingscode
)


@SETTINGS
@given(SCHOLEN, st.sampled_from((GEWOON, EXCEL)))
def test_what_is_written_reads_back_the_same(audits: list[Audit], vorm: Tabelvorm) -> None:
    """antwoorden.csv of a school gives what counts of it, whatever people typed."""
    every = tuple(NORM.eisen)
    beside = [(eis, deel) for eis in every for deel in BIJ_EIS]
    form = Bronvorm(eisen=every, beside=tuple(beside), extra_gebieden=EXTRA, koppen=(), kolommen=())
    tabellen = Schooltabellen(NORM, form, vorm)
    scholen = [worked_out(audit) for audit in audits]
    text = tabellen.koppen.antwoorden + tabellen.regels(scholen).antwoorden
    with TemporaryDirectory() as folder:
        path = Path(folder, "antwoorden.csv")
        path.write_bytes(text.encode())
        read = read_table(path)
    rows = [each.inzending for each in scholen]
    assert [each.tekst for each in read.fouten] == []
    assert [counted(rij) for rij in read.rijen] == [counted(rij) for rij in rows]


def counted(rij: Inzending) -> object:
    """A school without where it was read, and with nothing about a gebied that was not asked.

    All gebieden in preparation are columns in our table.
    """
    kept = kept_answers(rij, NORM)
    answers = {
        eis: (each.niveau, each.nvt and each.nvt.reden, [*rij.beside(each)])
        for eis, each in kept.items()
    }
    return rij.school, rij.datum, rij.audit.schooljaar, rij.audit.rol, answers


@SETTINGS
@given(st.text(max_size=30))
@example("=x").via("a formula")
@example("'=x").via("someone's own apostrophe")
@example("''=x").via("two of them")
def test_a_guarded_cell_reads_back(text: str) -> None:
    """No text of ours is run by a spreadsheet, and none is changed by that."""
    text = plain_text(text)
    guarded = guard(plain_text(text))
    assert guarded[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert plain_text(guarded) == plain_text(text)


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


def key(rijen: list[Inzending]) -> dict[str, dict[str, int | str]]:
    """The answers of each school."""
    return {rij.school.vestigingscode: answered(rij) for rij in rijen}


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
        [found] = csv.reader(
            io.StringIO(vorm.lines([map(safe, cells)]), newline=""), delimiter=vorm.scheiding
        )
        assert [plain_text(each) for each in found] == cells
