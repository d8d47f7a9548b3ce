"""`basisnorm batch` as people use it: other files, other options, and mended rows."""

from __future__ import annotations

import csv
import multiprocessing
import os
import shlex
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from basisnorm.invoer.model import Bronvorm, Inzending
from basisnorm.rapport.batch.tabellen import GEWOON
from basisnorm.rapport.batch.werk import Uitwerker, Werk
from basisnorm.rapport.schoolgids.schoolgids import Keuzes
from bouwstenen import DATUM, make_audit
from invoer.tabellen import norm, vragenlijst
from programma import DE_LINDE, Run

HEAD = "vestigingscode;schoolsoort;naam;DYS-01;DYS-02\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def write(name: str, *rows: str, head: str = HEAD) -> None:
    """A small table."""
    Path(name).write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def workbook(name: str) -> None:
    """The same table as a workbook."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(HEAD.strip().split(";"))
    book.active.append(["99AA00", "bo", "De Linde", 2, 3])
    book.save("tmp.xlsx")
    Path("tmp.xlsx").rename(name)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("mimetype", "een OpenDocument-bestand (.ods)"),
        ("xl/workbook.bin", "een binaire Excel-werkmap (.xlsb)"),
        ("word/document.xml", "een Word-document"),
        ("Index/Document.iwa", "een bestand van Numbers"),
    ],
)
@pytest.mark.parametrize("option", ["", "--duo", "--verwacht"])
def test_files_of_other_programs_are_refused_by_name(
    run: Run, part: str, words: str, option: str
) -> None:
    with zipfile.ZipFile("t.ods", "w") as archive:
        archive.writestr(part, "x")
    write("scholen.csv", "99AA00;bo;De Linde;2;3")
    arguments = ["scholen.csv", option, "t.ods"] if option else ["t.ods"]
    ran = run("batch", *arguments, "--alleen-controleren")
    assert (ran.code, ran.out) == (1, "")
    assert f"t.ods: fout: Dit is {words}, geen tabel die wij kunnen lezen." in ran.err
    assert "bewaar het als Excel-werkmap (.xlsx)" in ran.err


@pytest.mark.parametrize("name", ["scholen", "scholen.xlsx.bak", "scholen.ods"])
def test_a_workbook_is_one_whatever_its_name(run: Run, name: str) -> None:
    workbook(name)
    ran = run("batch", name, "--alleen-controleren")
    assert "1 rij gelezen: 1 uitgewerkt, 0 afgewezen, 0 leeg." in ran.err


@pytest.mark.parametrize(
    ("source", "options", "words"),
    [
        ("map", "--koppeling weg.yaml", "Dit is een map. Daar hoort --koppeling niet bij."),
        (
            "map",
            "--schoolsoort bo --blad A --codering utf-8",
            "Dit is een map. Daar horen --schoolsoort, --blad en --codering niet bij.",
        ),
        ("t.csv", "--blad A", "Dit is geen werkmap. Daar hoort --blad niet bij."),
        ("t.xlsx", "--codering utf-8", "Dit is een werkmap. Daar hoort --codering niet bij."),
    ],
)
def test_an_option_for_another_kind_of_input_is_refused(
    run: Run, source: str, options: str, words: str
) -> None:
    """Left out in silence, people would think that it was used."""
    write("t.csv", "99AA00;bo;De Linde;2;3")
    workbook("t.xlsx")
    Path("map").mkdir()
    Path("map", "a.yaml").write_bytes(DE_LINDE.read_bytes())
    ran = run("batch", source, "--alleen-controleren", *options.split())
    assert ran.code == 1
    assert f"{source}: fout: {words}" in ran.err
    assert "1 bestand gelezen" in run("batch", "map", "--alleen-controleren").err


@pytest.mark.parametrize("number", ["0", "65", "-1", "veel", "1.5"])
def test_the_number_of_processes_is_a_small_number(run: Run, number: str) -> None:
    ran = run("batch", "t.csv", "-o", "uit", f"--jobs={number}")
    assert ran.code == 2
    assert f"'{number}' kan hier niet. Kies een getal van 1 tot en met 64." in ran.err


def test_the_command_that_is_proposed_mends_what_was_refused(run: Run) -> None:
    """It says again what was chosen, so that the second time is like the first."""
    write(
        "t.csv",
        "99AA00;Ja",
        "99AB00;Nee",
        "99AC;Ja",
        head="Wat is de vestigingscode?;DYS-01 Hulp\n",
    )
    Path("k.yaml").write_text(
        "koppeling: 1\nvast: {schoolsoort: bo}\nkolommen:\n"
        "  'Wat is de vestigingscode?': vestigingscode\n  'DYS-01 Hulp': DYS-01\n"
        "antwoorden: {Ja: 2, Nee: 0}\n",
        encoding="utf-8",
    )
    options = ("--koppeling", "k.yaml", "--rapporten", "geen", "--excel", "--datum", "2026-11-21")
    ran = run("batch", "t.csv", "-o", "uit", *options)
    assert ran.code == 1
    (line,) = [each for each in ran.err.splitlines() if each.startswith("Verbeter de afgewezen")]
    program, *command = shlex.split(line.partition(": ")[2])
    assert program == "basisnorm"
    refused = Path("uit", "afgewezen.csv")
    text = refused.read_text(encoding="utf-8-sig").replace("99AC;", "99AC00;")
    refused.write_text(text, encoding="utf-8-sig")
    again = run(*command)
    assert (again.code, again.out) == (0, "uit\n")
    # Its own column behind a refused row needs no word.
    assert "meldingen" not in again.err
    assert "let-op" not in again.err
    with Path("uit", "uitslagen.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file, delimiter=";"))
    assert [(each["vestigingscode"], each["datum"]) for each in found] == [
        ("99AA00", "2026-11-21"),
        ("99AB00", "2026-11-21"),
        ("99AC00", "2026-11-21"),
    ]


@pytest.mark.parametrize(
    ("refused", "mended", "left"),
    [
        ("9AA01;bo;Es;2;2", "09AA01;bo;Es;2;2", ""),
        ("5-mrt;bo;De Es;2;2", "05MA00;bo;De Es;2;2", ""),
        ("99 aa 01;bo;;9;2", "99AA01;bo;;2;2", ""),
        ("5-mrt;bo;De Es;2;2", "05MA00;bo;De Eik;2;2", "5-mrt"),
        ("5-mrt;bo;;2;2", "05MA00;bo;;2;2", "5-mrt"),
        ("99AA01;bo;;9;2", "99AA02;bo;;2;2", "99AA01"),
    ],
)
def test_a_mended_code_is_not_missed(run: Run, refused: str, mended: str, left: str) -> None:
    """A code that was wrong itself comes back as another one."""
    write("t.csv", "99AA00;bo;De Linde;2;3", refused)
    assert run("batch", "t.csv", "-o", "uit", "--rapporten", "geen").code == 1
    write("t.csv", mended)
    ran = run("batch", "t.csv", "--aanvullen", "uit", "-o", "uit", "--rapporten", "geen")
    assert ran.code == 0, ran.err
    assert "Uit de eerdere uitvoer: 1 school gebleven, 0 vervangen." in ran.err
    said = f"Eerder afgewezen, en nu niet aangeleverd: {left}."
    assert (said in ran.err) == bool(left)
    assert ("Eerder afgewezen" in ran.err) == bool(left)


def test_rows_of_a_form_that_stay_refused_are_named(run: Run) -> None:
    """Also when the heading of the code is a whole question."""
    head = "Wat is de vestigingscode van uw school?;DYS-01\n"
    Path("k.yaml").write_text(
        "koppeling: 1\nvast: {schoolsoort: bo}\nkolommen:\n"
        "  'Wat is de vestigingscode van uw school?': vestigingscode\n  'DYS-01': DYS-01\n",
        encoding="utf-8",
    )
    options = ("--koppeling", "k.yaml", "--rapporten", "geen", "-o", "uit")
    write("t.csv", "99AA00;2", "99AA01;9", "99AA02;9", head=head)
    run("batch", "t.csv", *options)
    write("t.csv", "99AA01;2", head=head)
    ran = run("batch", "t.csv", "--aanvullen", "uit", *options)
    assert "Eerder afgewezen, en nu niet aangeleverd: 99AA02." in ran.err


def test_what_a_spreadsheet_calls_a_person_comes_back_nowhere(run: Run) -> None:
    write(
        "t.csv",
        "99AA00;bo;9;0612345678;j@linde.example;Jan",
        head="vestigingscode;schoolsoort;DYS-01;Mobiel IB;E-mail ib;Naam ib'er\n",
    )
    ran = run("batch", "t.csv", "-o", "uit", "--rapporten", "geen")
    assert (
        "Niet gelezen, want het gaat over een persoon: 'Mobiel IB', 'E-mail ib' en 'Naam ib'er'"
        in ran.err
    )
    for path in Path("uit").rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in ("0612345678", "@", "Jan") if word in text], path


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("a.yaml", "b.docx"), "U hoeft niets te doen"),
        (("a.yaml", "b.ODS", "c.docx"), "Bewaar het dan als Excel-werkmap (.xlsx)."),
        (("a.yaml", "~$b.xlsx", ".DS_Store", "Thumbs.db", "a.yaml~"), None),
        (("b.ods",), "geen bestanden van scholen. Niet gelezen: b.ods."),
    ],
)
def test_a_folder_says_what_to_do_with_other_files(
    run: Run, names: tuple[str, ...], words: str | None
) -> None:
    Path("map").mkdir()
    for name in names:
        Path("map", name).write_bytes(DE_LINDE.read_bytes())
    ran = run("batch", "map", "--alleen-controleren")
    assert (words or "") in ran.err
    assert ("Niet gelezen" in ran.err) == (words is not None)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no Ctrl-C for one process")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_everything_as_it_was(jobs: str) -> None:
    """Half way the pages: it says so, and nothing is left beside the folder."""
    # So many that it is still at work when the first page is seen.
    letters = "ABCDEFGHIJKLMNOPQRST"
    write(
        "t.csv", *(f"{n}{a}{b}00;bo;;2;3" for n in range(80, 100) for a in letters for b in letters)
    )
    program = subprocess.Popen(
        [sys.executable, "-m", "basisnorm", "batch", "t.csv", "-o", "uit", "--jobs", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    end = time.monotonic() + 60
    while not Path(".uit.nieuw/intern/scholen").exists() and time.monotonic() < end:
        time.sleep(0.01)
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=60)
    assert (program.returncode, out) == (130, "")
    assert err.rstrip().endswith("\nGestopt. Er is niets bewaard en niets veranderd.")
    assert [each.name for each in Path().iterdir()] == ["t.csv"]


def test_schools_that_wait_are_not_worked_out_after_ctrl_c() -> None:
    """They stand in the queue of another process, where nobody can take them back."""
    stop = multiprocessing.Event()
    werk = Werk(
        norm=norm(),
        vragenlijst=vragenlijst(),
        programma="1",
        vorm=Bronvorm(eisen=(), beside=(), extra_gebieden=(), koppen=(), kolommen=()),
        tabelvorm=GEWOON,
        keuzes=Keuzes(),
        soorten=("verbeter",),
    )
    uitwerker = Uitwerker(werk)
    inzending = Inzending(audit=make_audit({"DYS-01": 2}), datum=DATUM)
    assert uitwerker.work_out([(inzending, (Path("een.html"),))], stop).regels.objecten
    stop.set()
    assert not uitwerker.work_out([(inzending, (Path("twee.html"),))], stop).regels.objecten
    assert [each.name for each in Path().iterdir()] == ["een.html"]


@pytest.mark.again
@pytest.mark.parametrize(("jobs", "number"), [("2", 3), (None, 3), (None, 130)])
def test_one_process_and_many_write_the_same(run: Run, jobs: str | None, number: int) -> None:
    """Few schools and many, with their pages; with one process, with two, and as many as help."""
    write("t.csv", *(f"99AA{each:02};bo;De Linde {each};{each % 4};2" for each in range(number)))
    if number > 99:
        write(
            "t.csv", *(f"{80 + each % 20}A{chr(65 + each // 20)}00;bo;;2;3" for each in range(130))
        )
    for name, options in (("een", ["--jobs", "1"]), ("meer", ["--jobs", jobs] if jobs else [])):
        ran = run("batch", "t.csv", "-o", name, "--datum", "2026-11-21", *options)
        assert ran.code == 0, ran.err
    one, more = (
        {each.relative_to(name): each.read_bytes() for each in Path(name).rglob("*.*")}
        for name in ("een", "meer")
    )
    assert one == more
