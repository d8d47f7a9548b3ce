"""What a batch takes in besides a plain table, and how it says how far it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from basisnorm.audit.bestand import dump_audit
from basisnorm.audit.model import Antwoord, Nvt
from basisnorm.cli.batch_verslag import describe
from bouwstenen import make_audit
from programma import DE_LINDE, Run

HEAD = "vestigingscode;schoolsoort;naam;DYS-01;DYS-02\n"


@pytest.fixture
def scholen(tmp_path: Path) -> Path:
    """Two schools, one without a name."""
    path = tmp_path / "scholen.csv"
    path.write_text(HEAD + "99AA00;bo;De Linde;2;3\n99AA01;bo;;0;1\n", encoding="utf-8")
    return path


def test_duo_fills_in_names_and_warns(scholen: Path, tmp_path: Path, run: Run) -> None:
    """What the row lacks comes from DUO; a code that is not there is a let-op on its row."""
    duo = tmp_path / "duo.csv"
    duo.write_text(
        "VESTIGINGSCODE;VESTIGINGSNAAM;GEMEENTENAAM\n99AA01;De Es;ELST\n", encoding="cp1252"
    )
    ran = run("batch", scholen, "-o", tmp_path / "uit", "--rapporten", "geen", "--duo", duo)
    assert ran.code == 0
    assert "scholen.csv:2: let-op: 99AA00 staat niet in duo.csv." in ran.err
    found = json.loads((tmp_path / "uit" / "uitslagen.json").read_bytes())["scholen"]
    assert [each["school"]["naam"] for each in found] == ["De Linde", "De Es"]


def test_who_is_expected_and_not_there(scholen: Path, tmp_path: Path, run: Run) -> None:
    """Also when nothing is kept, and on the regional page."""
    lijst = tmp_path / "lijst.txt"
    lijst.write_text("99AA00\n99AA01\n99AA02\n", encoding="utf-8")
    ran = run("batch", scholen, "--alleen-controleren", "--verwacht", lijst)
    assert "2 van 3 scholen; deze nog niet: 99AA02." in ran.err
    run("batch", scholen, "-o", tmp_path / "uit", "--verwacht", lijst)
    page = (tmp_path / "uit" / "intern" / "index.html").read_text(encoding="utf-8")
    assert "99AA02" in page


def test_a_form_through_its_mapping_file(tmp_path: Path, run: Run) -> None:
    """Headings and answers of a form become ours; a person is dropped and that is said."""
    form = tmp_path / "form.csv"
    form.write_text(
        "ID;Begintijd;E-mail;Naam;Wat is jullie BRIN?;Helpen jullie?\n"
        "1;11/20/26 9:00:00;jan@example.org;Jan;99AA00;Ja iedereen\n",
        encoding="utf-8",
    )
    mapping = tmp_path / "koppeling.yaml"
    mapping.write_text(
        "koppeling: 1\nvast: {schoolsoort: bo}\nkolommen:\n"
        '  "Wat is jullie BRIN?": vestigingscode\n  "Helpen jullie?": DYS-01\n'
        'antwoorden: {"Ja iedereen": 2}\n',
        encoding="utf-8",
    )
    uit = tmp_path / "uit"
    ran = run("batch", form, "-o", uit, "--rapporten", "geen", "--koppeling", mapping)
    assert ran.code == 0, ran.err
    assert "over een persoon: 'E-mail' en 'Naam'" in ran.err
    assert all(b"Jan" not in each.read_bytes() for each in uit.iterdir())
    lines = (uit / "antwoorden.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1].endswith(",2")


def test_workbooks_and_files_stand_in_one_folder(tmp_path: Path, run: Run) -> None:
    """A workbook is read as the file it was made of; and alone it is a folder of one."""
    folder = tmp_path / "scholen"
    folder.mkdir()
    book = folder / "a.xlsx"
    run("sjabloon", "xlsx", "--een-school", "--van", DE_LINDE, "-o", book)
    ran = run("batch", folder, "-o", tmp_path / "uit", "--rapporten", "geen")
    assert "1 bestand gelezen: 1 uitgewerkt" in ran.err, ran.err
    alone = json.loads(run("uitslag", DE_LINDE, "--json").out)
    [found] = json.loads((tmp_path / "uit" / "uitslagen.json").read_bytes())["scholen"]
    assert (found["conclusie"], found["telling"]) == (alone["conclusie"], alone["telling"])
    ran = run("batch", book, "--alleen-controleren")
    assert "1 bestand gelezen: 1 uitgewerkt" in ran.err


def test_beside_an_earlier_output(scholen: Path, tmp_path: Path, run: Run) -> None:
    """The page says what changed since then."""
    uit = tmp_path / "uit"
    run("batch", scholen, "-o", uit, "--rapporten", "geen")
    scholen.write_text(HEAD + "99AA00;bo;De Linde;0;0\n99AA01;bo;;2;2\n", encoding="utf-8")
    ran = run("batch", scholen, "-o", uit, "--vorige", uit)
    assert ran.code == 0, ran.err
    assert json.loads((uit / "intern" / "regio.json").read_bytes())["vergelijking"] is not None


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("99AA01,", "99AA01 staat er 2 keer: rij 3 en 4."),
        ("99AA00,", "99AA00 staat er 2 keer: rij 2 en 4."),
        ("99AA01,Noord", "Bij 99AA01 staat hier een locatie, en op rij 3 niet."),
    ],
)
def test_an_earlier_output_in_which_someone_put_a_school_twice_is_refused(
    code: str, said: str, scholen: Path, tmp_path: Path, run: Run
) -> None:
    """Which of the two rows is the school is not known; nothing is written."""
    was, uit = tmp_path / "was", tmp_path / "uit"
    run("batch", scholen, "-o", was, "--rapporten", "geen")
    answers = was / "antwoorden.csv"
    lines = answers.read_text(encoding="utf-8").splitlines(keepends=True)
    lines.append(lines[-1].replace("99AA01,", code, 1))
    answers.write_text("".join(lines), encoding="utf-8")
    ran = run("batch", scholen, "-o", uit, "--vorige", was)
    assert ran.code == 1
    assert f"fout: {said}" in " ".join(ran.err.split())
    assert "doe dit: " in ran.err
    assert not uit.exists()


def test_schools_that_stay_rejected_are_not_forgotten(
    scholen: Path, tmp_path: Path, run: Run
) -> None:
    """Adding some of the rejected schools names the others, also after a second reading."""
    uit = tmp_path / "uit"
    text = HEAD + "99AA00;bo;;2;2\n99AA01;bo;;9;2\n99AA02;bo;;9;2\n"
    scholen.write_text(text, encoding="utf-8")
    run("batch", scholen, "-o", uit, "--rapporten", "geen")
    rows = "99AA01;bo;;1;2\n99AA03;bo;;1;2\n99AA03;bo;;1;2\n99AA04;bo;;8;2\n"
    scholen.write_text(HEAD + rows, encoding="utf-8")
    ran = run("batch", scholen, "--aanvullen", uit, "-o", uit, "--rapporten", "geen")
    assert "Eerder afgewezen, en nu niet aangeleverd: 99AA02." in ran.err
    assert "1 school gebleven, 0 vervangen" in ran.err
    assert "4 rijen gelezen: 1 uitgewerkt, 3 afgewezen, 0 leeg." in ran.err


@pytest.mark.parametrize(
    ("name", "words"), [("mac", "Brûlé"), ("ansi", "Br\u017el\u017d"), ("klingon", None)]
)
def test_an_encoding_of_ones_own(tmp_path: Path, run: Run, name: str, words: str | None) -> None:
    """What the user says about the file is believed; an unknown name is refused."""
    path = tmp_path / "t.csv"
    path.write_bytes(HEAD.encode() + "99AA00;bo;Brûlé;2;2\n".encode("mac_roman"))
    ran = run("batch", path, "-o", tmp_path / "uit", "--rapporten", "geen", "--codering", name)
    if words is None:
        assert "De codering 'klingon' kennen wij niet." in ran.err
        return
    [found] = json.loads((tmp_path / "uit" / "uitslagen.json").read_bytes())["scholen"]
    assert found["school"]["naam"] == words


@pytest.mark.parametrize(
    ("done", "total", "seconds", "text"),
    [
        (0, 0, 0, "Lezen: 0"),
        (50, 100, 1, "Lezen [############------------] 50 %"),
        (50, 100, 30, "Lezen [############------------] 50 %, nog 30 seconden"),
        (99, 100, 99, "Lezen [#######################-] 99 %, nog 1 seconde"),
        (1, 100, 10, "Lezen [------------------------] 1 %, nog 16 minuten"),
        (120, 100, 10, "Lezen: 120"),
    ],
)
def test_how_far_it_is(done: int, total: int, seconds: float, text: str) -> None:
    """What is happening, and how long it will take once that can be known."""
    assert describe("Lezen", done, total, seconds) == text


def test_a_code_that_lost_a_character_is_not_missing(
    scholen: Path, tmp_path: Path, run: Run
) -> None:
    """That school did answer: its row was refused, and says which code was meant."""
    scholen.write_text(HEAD + "99AA00;bo;;2;2\n99DS3;bo;;2;2\n99ER;bo;;2;2\n", encoding="utf-8")
    lijst = tmp_path / "verwacht.txt"
    lijst.write_text("99AA00\n99DS03\n99ER00\n99FA00\n", encoding="utf-8")
    ran = run("batch", scholen, "--alleen-controleren", "--verwacht", lijst)
    assert "1 van 4 scholen; afgewezen: 99DS03 en 99ER00; deze nog niet: 99FA00." in ran.err


def test_answers_that_no_longer_count_are_told(tmp_path: Path, run: Run) -> None:
    """In a folder: an n.v.t. that ended and what was taken over stand in no table."""
    audit = make_audit(
        norm="2024-11",
        datum="2026-11-21",
        antwoorden=(
            Antwoord(eis="DYS-01", niveau=2),
            Antwoord(eis="DYS-02", niveau=2, overgenomen="2025-2026"),
            Antwoord(eis="DYS-04", nvt=Nvt(reden="geen-groep-1-2", tot="2026-07-31")),
            Antwoord(eis="BEG-04", nvt=Nvt(reden="geen-groep-1-2", tot="2026-11-21")),
        ),
    )
    folder = tmp_path / "scholen"
    folder.mkdir()
    (folder / "a.yaml").write_bytes(dump_audit(audit))
    ran = run("batch", folder, "--alleen-controleren", "--norm", "2024-11", columns=500)
    assert (
        "DYS-04 was 'niet van toepassing' tot en met 2026-07-31. Op 2026-11-21, de dag van de "
        "meting, telt dat niet: de eis is open, en het antwoord staat niet in de tabellen."
    ) in ran.err
    assert "DYS-02 is overgenomen uit 2025-2026. Op 2026-11-21" in ran.err
    assert ran.err.count("de dag van de meting") == 2


def test_who_was_refused_is_not_said_to_be_gone(scholen: Path, tmp_path: Path, run: Run) -> None:
    was, uit = tmp_path / "was", tmp_path / "uit"
    rows = [f"99AA0{each};bo;;2;2\n" for each in range(6)]
    scholen.write_text(HEAD + "".join(rows), encoding="utf-8")
    assert run("batch", scholen, "-o", was, "--rapporten", "geen").code == 0
    worse = [*rows[:3], "99AA03;bo;;9;2\n", "99AA4;bo;;2;2\n"]
    scholen.write_text(HEAD + "".join(worse), encoding="utf-8")
    assert run("batch", scholen, "-o", uit, "--vorige", was).code == 1
    found = json.loads((uit / "intern" / "regio.json").read_bytes())["vergelijking"]
    assert [each["vestigingscode"] for each in found["vertrokken_scholen"]] == ["99AA05"]
    assert [each["vestigingscode"] for each in found["afgewezen_scholen"]] == ["99AA03", "99AA04"]
    text = (uit / "intern" / "regio.md").read_text(encoding="utf-8")
    assert "1 school was er de vorige keer wel en nu niet" in text
    assert "2 scholen waren er de vorige keer wel en leverden nu aan wat is afgewezen" in text
