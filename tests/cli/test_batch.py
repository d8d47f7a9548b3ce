"""`basisnorm batch` as a regional office uses it."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import openpyxl
import pytest

from basisnorm import resources
from programma import DE_ES, DE_LINDE, Run

KOP = ["vestigingscode", "schoolsoort", "naam", "wil_helpen", "DYS-01", "DYS-02", "BEG-01"]
RIJEN = [
    ["99AA00", "bo", "De Linde", "ja", "2", "3", "1"],
    ["99AA01", "bo", "=1+1", "", "0", "", "2"],
    ["99AA02", "vo", "De Es", "", "2", "2", "2"],
]
FILES = {
    "afgewezen.csv", "antwoorden.csv", "basisnorm-uitvoer.json", "meldingen.csv",
    "uitslagen-lang.csv", "uitslagen.csv", "uitslagen.json",
}  # fmt: skip


def table(path: Path, *rows: list[str], kop: list[str] = KOP) -> Path:
    """A table as a Dutch Excel writes it."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([kop, *rows])
    path.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    return path


def records(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of one of our tables."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


@pytest.fixture
def scholen(tmp_path: Path) -> Path:
    """Three schools."""
    return table(tmp_path / "scholen.csv", *RIJEN)


def test_it_says_what_it_understood_and_counts_every_row(
    scholen: Path, tmp_path: Path, run: Run
) -> None:
    """Before it works: encoding, separator, columns; at the end nothing is missing."""
    ran = run("batch", scholen, "--alleen-controleren")
    assert (ran.code, ran.out) == (0, "")
    assert "UTF-8 met BOM, gescheiden door puntkomma; de koppen staan op rij 1" in ran.err
    assert "vestigingscode, schoolsoort, naam en wil_helpen; 3 eisen" in ran.err
    assert "3 rijen gelezen: 3 uitgewerkt, 0 afgewezen, 0 leeg." in ran.err
    assert "Er is niets bewaard" in ran.err
    assert [each.name for each in tmp_path.iterdir()] == ["scholen.csv"]


def test_everything_it_writes(scholen: Path, tmp_path: Path, run: Run) -> None:
    """The files of the design, each of them listed; the folder is the only thing on stdout."""
    uit = tmp_path / "uit"
    ran = run("batch", scholen, "-o", uit, "--datum", "2026-11-21")
    assert (ran.code, ran.out.strip()) == (0, str(uit))
    assert "Scholen zonder datum zijn gemeten op 21 november 2026." in ran.err
    written = {each.relative_to(uit).as_posix() for each in uit.rglob("*") if each.is_file()}
    assert {each for each in written if "/" not in each} == FILES
    # Figures of three schools would say who they are.
    assert {each for each in written if each.startswith("delen/")} == set()
    assert "Er is geen map delen" in ran.err
    assert {each for each in written if each.startswith("intern/")} == {
        "intern/index.html", "intern/regio.json", "intern/regio.md",
        *(f"intern/scholen/{row[0]}.html" for row in RIJEN),
    }  # fmt: skip
    listed = json.loads((uit / "basisnorm-uitvoer.json").read_bytes())
    assert {*listed["bestanden"], "basisnorm-uitvoer.json"} == written
    page = (uit / "intern" / "scholen" / "99AA00.html").read_text(encoding="utf-8")
    assert "Voor gesprek, niet voor toezicht of bekostiging." in page


def test_uitslagen_json_is_what_its_schema_says(scholen: Path, tmp_path: Path, run: Run) -> None:
    """And a school stands on one line."""
    run("batch", scholen, "-o", tmp_path / "uit", "--rapporten", "geen")
    text = (tmp_path / "uit" / "uitslagen.json").read_text(encoding="utf-8")
    schema = json.loads((resources.folder("reports") / "schema" / "uitslagen-1.json").read_bytes())
    found = json.loads(text)
    jsonschema.Draft202012Validator(schema).validate(found)
    assert [each["school"]["naam"] for each in found["scholen"]] == ["De Linde", "=1+1", "De Es"]
    assert len(text.splitlines()) == len(found["scholen"]) + 2
    assert not (tmp_path / "uit" / "delen").exists()
    assert not (tmp_path / "uit" / "intern").exists()


def test_a_batch_says_of_a_school_what_uitslag_says(tmp_path: Path, run: Run) -> None:
    """Every number of a school in a folder is that of its own file."""
    for path in (DE_LINDE, DE_ES):
        shutil.copy(path, tmp_path / path.name)
    assert run("batch", tmp_path, "-o", tmp_path / "uit", "--rapporten", "geen").code == 0
    scholen = json.loads((tmp_path / "uit" / "uitslagen.json").read_bytes())["scholen"]
    # The names of files are read in alphabetical order.
    for found, path in zip(scholen, sorted((DE_LINDE, DE_ES), key=lambda p: p.name), strict=True):
        alone = json.loads(run("uitslag", path, "--json").out)
        for each in ("school", "schooljaar", "datum", "conclusie", "telling", "percentage"):
            assert found[each] == alone[each]
        assert found["verbeterpunten"] == [each["eis"] for each in alone["verbeterpunten"]]
        for gebied in alone["gebieden"]:
            assert {key: gebied[key] for key in ("id", "conclusie", "telling", "percentage")} in (
                found["gebieden"]
            )


def test_formulas_do_not_run_in_a_spreadsheet(scholen: Path, tmp_path: Path, run: Run) -> None:
    """A name that looks like a formula stands there as text, and reads back as it was."""
    uit = tmp_path / "uit"
    run("batch", scholen, "-o", uit, "--rapporten", "geen")
    assert records(uit / "uitslagen.csv")[1]["naam"] == "'=1+1"
    ran = run("batch", uit / "antwoorden.csv", "-o", tmp_path / "twee", "--rapporten", "geen")
    assert (ran.code, "let-op" in ran.err) == (0, False)
    for name in ("uitslagen.csv", "antwoorden.csv", "uitslagen-lang.csv"):
        assert (uit / name).read_bytes() == (tmp_path / "twee" / name).read_bytes()


def test_excel_gets_what_a_dutch_excel_reads(scholen: Path, tmp_path: Path, run: Run) -> None:
    """A semicolon, a BOM, CRLF and a decimal comma."""
    run("batch", scholen, "-o", tmp_path / "uit", "--rapporten", "geen", "--excel")
    data = (tmp_path / "uit" / "uitslagen.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfvestigingscode;locatie;")
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    assert records(tmp_path / "uit" / "uitslagen.csv", ";")[0]["percentage"] == "66,6"


def test_the_loop_from_rejected_to_clean(tmp_path: Path, run: Run) -> None:
    """Follow the messages: correct afgewezen.csv and add it; what was right stays."""
    uit = tmp_path / "uit"
    wrong = [list(row) for row in RIJEN]
    wrong[1][4], wrong[2][0] = "5", "9AA02"
    ran = run("batch", table(tmp_path / "t.csv", *wrong), "-o", uit, "--rapporten", "geen")
    assert ran.code == 1
    assert ":3:E: fout: Niveau '5' bestaat niet bij DYS-01." in ran.err
    assert ":4:A: fout: '9AA02' is geen vestigingscode." in ran.err
    assert "doe dit: Bedoelt u 09AA02?" in ran.err
    assert "3 rijen gelezen: 1 uitgewerkt, 2 afgewezen, 0 leeg." in ran.err
    assert [each["code"] for each in records(uit / "meldingen.csv")] == [
        "verkeerd-antwoord", "verkeerde-vestigingscode"
    ]  # fmt: skip
    rejected = records(uit / "afgewezen.csv")
    assert list(rejected[0]) == [*KOP, "meldingen"]
    assert rejected[0]["meldingen"].startswith(
        "Uit t.csv. Rij 3, bij 'DYS-01': Niveau '5' bestaat niet"
    )

    text = (uit / "afgewezen.csv").read_text(encoding="utf-8")
    fixed = text.replace(",5,", ",0,").replace("9AA02,vo", "99AA02,vo")
    (uit / "afgewezen.csv").write_text(fixed, encoding="utf-8")
    ran = run("batch", uit / "afgewezen.csv", "--aanvullen", uit, "-o", uit, "--rapporten", "geen")
    assert ran.code == 0
    assert "1 school gebleven, 0 vervangen" in ran.err
    assert "2 rijen gelezen: 2 uitgewerkt" in ran.err
    assert [each["vestigingscode"] for each in records(uit / "uitslagen.csv")] == [
        "99AA00", "99AA01", "99AA02"
    ]  # fmt: skip


def test_what_is_handed_in_again_replaces(scholen: Path, tmp_path: Path, run: Run) -> None:
    """A corrected school takes the place of its earlier self."""
    uit = tmp_path / "uit"
    run("batch", scholen, "-o", uit, "--rapporten", "geen")
    again = table(tmp_path / "weer.csv", ["99AA00", "bo", "De Linde", "ja", "0", "0", "0"])
    ran = run("batch", again, "--aanvullen", uit, "-o", uit, "--rapporten", "geen")
    assert "2 scholen gebleven, 1 vervangen" in ran.err
    found = {each["vestigingscode"]: each for each in records(uit / "antwoorden.csv")}
    assert found["99AA00"]["DYS-01"] == "0"
    assert len(found) == 3


def test_adding_to_what_is_no_output_is_refused(scholen: Path, tmp_path: Path, run: Run) -> None:
    """The folder has to be one of ours."""
    ran = run("batch", scholen, "--aanvullen", tmp_path, "-o", tmp_path / "uit")
    assert ran.code == 1
    assert "Dit is geen map die basisnorm batch heeft gemaakt." in ran.err


def test_long_is_wide(scholen: Path, tmp_path: Path, run: Run) -> None:
    """The same answers, a row each, give the same results."""
    rows = [
        [code, soort, naam, eis, antwoord]
        for code, soort, naam, _, *answers in RIJEN
        for eis, antwoord in zip(KOP[4:], answers, strict=True)
    ]
    kop = ["vestigingscode", "schoolsoort", "naam", "eis", "antwoord"]
    long = table(tmp_path / "lang.csv", *rows, kop=kop)
    run("batch", scholen, "-o", tmp_path / "een", "--rapporten", "geen")
    ran = run("batch", long, "-o", tmp_path / "twee", "--rapporten", "geen")
    assert "9 rijen gelezen: 9 uitgewerkt" in ran.err
    for name in ("uitslagen.csv", "uitslagen-lang.csv", "uitslagen.json"):
        assert (tmp_path / "een" / name).read_bytes() == (tmp_path / "twee" / name).read_bytes()


def test_a_long_row_that_is_wrong_points_at_itself(tmp_path: Path, run: Run) -> None:
    """Not at the wide row that was made of it; the school comes back whole."""
    kop = ["eis", "antwoord", "vestigingscode", "toelichting", "schoolsoort"]
    rows = [
        ["DYS-01", "2", "99AA00", "", "bo"], ["DYS-O2", "2", "99AA00", "", "bo"],
        ["DYS-01", "8", "99AA01", "", "bo"], ["DYS-01", "2", "99AA01", "", "bo"],
        ["DYS-01", "2", "99AA02", "", "bo"], ["DYS-02", "2", "99AA02", "", "vo"],
        ["DYS-01", "2", "", "", "bo"], ["", "", "", "", ""], ["DYS-01", "1", "99AA03", "", "bo"],
    ]  # fmt: skip
    uit = tmp_path / "uit"
    ran = run("batch", table(tmp_path / "t.csv", *rows, kop=kop), "-o", uit, "--rapporten", "geen")
    assert "9 rijen gelezen: 1 uitgewerkt, 7 afgewezen, 1 leeg." in ran.err
    found = [
        (each["regel"], each["kolom"], each["code"]) for each in records(uit / "meldingen.csv")
    ]
    assert sorted(found) == [
        ("3", "A", "onbekende-eis"), ("4", "B", "verkeerd-antwoord"), ("5", "A", "dubbel-antwoord"),
        ("7", "E", "rijen-verschillen"), ("8", "C", "code-ontbreekt"),
    ]  # fmt: skip
    assert len(records(uit / "afgewezen.csv")) == 7


def test_a_folder_names_what_it_does_not_read(tmp_path: Path, run: Run) -> None:
    """Good files are scored, wrong ones listed, others named; what we leave there is silent."""
    shutil.copy(DE_LINDE, tmp_path / "a.yaml")
    shutil.copy(DE_LINDE, tmp_path / "b.yaml")
    shutil.copy(DE_ES, tmp_path / "c.yaml")
    for name in ("a.yaml~", ".a.yaml.slot", "brief.docx"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "d.yaml").write_text("kapot: [", encoding="utf-8")
    ran = run("batch", tmp_path, "--alleen-controleren")
    assert ran.code == 1
    assert "Niet gelezen: brief.docx." in ran.err
    assert "99AA00 staat er 2 keer: in a.yaml en b.yaml." in ran.err
    assert "d.yaml:2:1: fout:" in ran.err
    assert "4 bestanden gelezen: 1 uitgewerkt, 3 afgewezen, 0 leeg." in ran.err


def test_an_empty_folder_is_told(tmp_path: Path, run: Run) -> None:
    """There is nothing to score."""
    assert "geen bestanden van scholen" in run("batch", tmp_path, "--alleen-controleren").err


def test_a_workbook_with_a_title_and_empty_rows(tmp_path: Path, run: Run) -> None:
    """The heading is found, and rows have the number that the spreadsheet shows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Scholen"
    rows: list[list[object]] = [["Overzicht 2026"], [], list(KOP)]
    rows += [["99AA00", "bo", "De Linde", None, 2, 3.0, 1], [], ["99AA01", "bo", "x", None, "#N/A"]]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    book.create_sheet("Uitleg")
    book.save(tmp_path / "t.xlsx")
    ran = run("batch", tmp_path / "t.xlsx", "--alleen-controleren")
    assert "blad 'Scholen' (het eerste van 2); de koppen staan op rij 3" in ran.err
    assert "t.xlsx:Scholen:6:E: fout: Hier staat een foutwaarde van het rekenblad: #N/A." in ran.err
    assert "3 rijen gelezen: 1 uitgewerkt, 1 afgewezen, 1 leeg." in ran.err
    ran = run("batch", tmp_path / "t.xlsx", "--alleen-controleren", "--blad", "Scholn")
    assert "Bedoelt u 'Scholen'?" in ran.err


@pytest.mark.again
@pytest.mark.parametrize(
    ("place", "value", "what"),
    [("XFD9", 1, "te-veel-kolommen"), ("A1048576", "99AA01", "te-veel-rijen")],
)
def test_a_small_workbook_with_a_cell_far_away(
    tmp_path: Path, run: Run, place: str, value: int | str, what: str
) -> None:
    """It is refused in words, at once."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(KOP)
    sheet.append(RIJEN[0])
    sheet[place] = value
    book.save(tmp_path / "t.xlsx")
    ran = run("batch", tmp_path / "t.xlsx", "--alleen-controleren")
    assert ran.code == 1
    words = {"te-veel-kolommen": "rechts van kolom 2000", "te-veel-rijen": "1.000.000 rijen"}
    assert words[what] in ran.err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "In deze tabel staat niets."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "een oud Excel-bestand (.xls)"),
        (b"%PDF-1.7", "Dit is een PDF"),
        (b"<html>", "een webpagina"),
        (b"PK\x03\x04rest", "beschadigd"),
        (b"a;b\n\x00\x01", "Dit is geen tekst"),
        (b"vestigingscode;schoolsoort\n99AA00;\x81", "Op regel 2 staan tekens"),
        (b"naam;DYS-01\nDe Es;2\n", "Er is geen kolom met de vestigingscode."),
        (b"vestigingscode;schoolsoort\n99AA00;bo\n", "Er is geen kolom met een eis"),
        (b"vestigingscode;DYS-01\n99AA00;2\n", "Er is geen kolom met de schoolsoort."),
        (b"vestigingscode;bo;schoolsoort;DYS-01;dys_01\n", "in kolom D en in kolom E"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, run: Run, data: bytes, words: str) -> None:
    """In words, with what to do."""
    (tmp_path / "t.csv").write_bytes(data)
    ran = run("batch", tmp_path / "t.csv", "--alleen-controleren")
    assert ran.code == 1
    assert words in ran.err
    assert "doe dit:" in ran.err


@pytest.mark.parametrize("what", ["a piece is lost", "its parts have no names"])
def test_a_damaged_workbook_is_refused(tmp_path: Path, run: Run, what: str) -> None:
    """Not taken for a fault of the disk, which is what the libraries make of it."""
    path = tmp_path / "t.xlsx"
    openpyxl.Workbook().save(path)
    data = path.read_bytes()
    if what == "a piece is lost":
        # The first parts then lie before the beginning of the file.
        path.write_bytes(data[:60] + data[1060:])
    else:
        with ZipFile(io.BytesIO(data)) as old, ZipFile(path, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b"main+xml", b"other+xml"))
    ran = run("batch", path, "--alleen-controleren")
    assert ran.code == 1
    assert "Deze Excel-werkmap is beschadigd" in ran.err


@pytest.mark.parametrize(
    ("encode", "words"),
    [
        (lambda text: text.encode("utf-8-sig"), "UTF-8 met BOM"),
        (lambda text: text.encode("utf-16"), "UTF-16"),
        (lambda text: text.encode("cp1252"), "Windows-1252"),
        (lambda text: ("sep=;\n" + text).encode(), "(UTF-8, gescheiden door puntkomma"),
        (lambda text: text.replace(";", ",").encode(), "gescheiden door komma"),
        (lambda text: text.replace(";", "\t").encode(), "gescheiden door tab"),
        (lambda text: text.replace("\n", "\r\n").encode(), "UTF-8"),
        (lambda text: text.replace("DYS-01", "dys_01").encode(), "1 eis\n"),
        (lambda text: text.replace("vestigingscode", "BRIN 6").encode(), "vestigingscode"),
    ],
)
def test_every_kind_of_csv(tmp_path: Path, run: Run, encode: object, words: str) -> None:
    """Encodings, separators, line ends and headings as people have them."""
    assert callable(encode)
    path = tmp_path / "t.csv"
    path.write_bytes(encode("vestigingscode;schoolsoort;naam;DYS-01\n99AA00;bo;De Brûlé;2\n"))
    ran = run("batch", path, "-o", tmp_path / "uit", "--rapporten", "geen")
    assert ran.code == 0
    assert words in ran.err
    assert records(tmp_path / "uit" / "uitslagen.csv")[0]["naam"] == "De Brûlé"


def test_a_target_with_other_files_is_refused(scholen: Path, tmp_path: Path, run: Run) -> None:
    """Nothing of someone else is touched."""
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "eigen.docx").write_text("x", encoding="utf-8")
    ran = run("batch", scholen, "-o", tmp_path / "uit")
    assert ran.code == 1
    assert "bestanden die niet van basisnorm zijn: eigen.docx" in ran.err


@pytest.mark.parametrize(
    "name", ["../../weg", "/etc/passwd", "a/b", "..", "CON", "<script>", "\u00e9\u00e9n"]
)
def test_a_locatie_cannot_leave_the_folder(tmp_path: Path, run: Run, name: str) -> None:
    """Whatever stands in a cell, its page is in intern/scholen, and nothing in it runs."""
    kop = [*KOP, "locatie"]
    rows = [[*RIJEN[0], name], [*RIJEN[0], name + " "], [*RIJEN[0], "c"]]
    rows[1][-1] = f"{name} b"
    uit = tmp_path / "uit"
    ran = run("batch", table(tmp_path / "t.csv", *rows, kop=kop), "-o", uit)
    assert ran.code == 0, ran.err
    pages = [each.relative_to(uit).as_posix() for each in uit.rglob("*.html")]
    assert sum(each.startswith("intern/scholen/99AA00") for each in pages) == 3
    assert {each.name for each in tmp_path.iterdir()} == {"t.csv", "uit"}
    for page in uit.rglob("*.html"):
        assert "<script" not in page.read_text(encoding="utf-8")


@pytest.mark.again
def test_several_processes_make_the_same_pages(tmp_path: Path, run: Run) -> None:
    """`--jobs` changes nothing but the time."""
    rows = [[f"99AB{number:02}", *RIJEN[0][1:]] for number in range(60)]
    source = table(tmp_path / "t.csv", *rows)
    for name, jobs in (("een", "1"), ("twee", "2")):
        run("batch", source, "-o", tmp_path / name, "--jobs", jobs, "--datum", "2026-11-21")
    for page in (tmp_path / "een").rglob("*"):
        if page.is_file():
            other = tmp_path / "twee" / page.relative_to(tmp_path / "een")
            assert page.read_bytes() == other.read_bytes()


def test_without_a_folder_it_is_wrong_usage(scholen: Path, run: Run) -> None:
    """Nothing is kept by accident."""
    ran = run("batch", scholen)
    assert ran.code == 2
    assert "Noem met -o een map" in ran.err


def test_answers_of_the_other_sector_stay_with_the_school(tmp_path: Path, run: Run) -> None:
    """They do not count, but whoever corrects the schoolsoort later has not lost them."""
    kop = ["vestigingscode", "schoolsoort", "DYS-01", "DYS-04", "DYS-05", "DYS-09",
           "DYS-04 reden", "DYS-05 toelichting"]  # fmt: skip
    rows = [["99AA00", "vo", "2", "n.v.t.", "geborgd", "weet niet", "", "Zo doen wij dat."],
            ["99AA01", "bo", "2", "nvt", "1", "?", "", ""]]  # fmt: skip
    one, two = tmp_path / "een", tmp_path / "twee"
    ran = run("batch", table(tmp_path / "t.csv", *rows, kop=kop), "-o", one, "--rapporten", "geen")
    assert ran.code == 0
    assert ran.err.count("geldt niet voor vo") == 1
    assert "(3 keer: DYS-04, DYS-05 en DYS-09)" in ran.err
    vo, bo = records(one / "antwoorden.csv")
    assert [vo[each] for each in kop[2:]] == ["2", "nvt", "3", "", "", "Zo doen wij dat."]
    assert [bo[each] for each in kop[2:6]] == ["2", "nvt", "1", ""]
    told = records(one / "uitslagen-lang.csv")
    assert {"DYS-04", "DYS-05"}.isdisjoint(
        each["eis"] for each in told if each["vestigingscode"] == "99AA00"
    )
    assert run("batch", one / "antwoorden.csv", "-o", two, "--rapporten", "geen").code == 0
    again = (two / "antwoorden.csv").read_bytes()
    assert again == (one / "antwoorden.csv").read_bytes()
