"""What README and docs say is true: commands, links, pictures, packages and exit codes."""

from __future__ import annotations

import ast
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from pkgutil import resolve_name

import click
import openpyxl
import pytest

from basisnorm.audit.bestand import JSON, check_audit, dump_audit
from basisnorm.cli.main import basisnorm
from basisnorm.errors import Ernst
from basisnorm.interview.agenda import minutes_left, minutes_to_read
from basisnorm.library import read_answers
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Sector
from basisnorm.strict_yaml import parse
from cli.koppelwerk import agree
from invoer.formulieren import FORMS_NL, write_xlsx
from programma import DE_LINDE, DE_LINDE_LATER, EERSTE_EDITIE, TOP, Run

PAGES = (*sorted(TOP.glob("*.md")), *sorted((TOP / "docs").glob("*.md")))
PICTURES = sorted((TOP / "docs" / "plaatjes").glob("*.svg"))
OURS = (*PAGES, *PICTURES)
ARCHITECTUUR = TOP / "docs" / "architectuur.md"

# Commands for Windows and from the environment itself are the same program.
PROGRAM = re.compile(r"(?:\.venv[/\\](?:bin|Scripts)[/\\]|py -m )?basisnorm (.+)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
# What stands for something else in a text ("basisnorm uitslag BESTAND"), or is yet to be made.
PLACEHOLDER = re.compile(r"\b(?:BESTAND|MAP|EIS|GEBIED|OUD|2027-08)\b")


def named(path: Path) -> str:
    """The name of a page for the list of tests."""
    return path.relative_to(TOP).as_posix()


def read(path: Path) -> str:
    """A page as text."""
    return path.read_text(encoding="utf-8")


def fenced(page: str, *languages: str) -> Iterator[str]:
    """What stands in the fenced blocks of a page in these languages."""
    return (body for language, body in FENCE.findall(page) if language in languages)


def shown_commands(page: str) -> set[str]:
    """Everything after "basisnorm" in the commands on a page."""
    blocks = [line for body in fenced(page, "sh", "bat") for line in body.splitlines()]
    # Outside the blocks a command may be broken over two lines.
    running = [" ".join(each.split()) for each in INLINE.findall(FENCE.sub("", page))]
    return {*after_basisnorm(blocks), *map(mentioned, after_basisnorm(running))}


def after_basisnorm(lines: Iterable[str]) -> Iterator[str]:
    """The commands among some lines, without comments and without where output goes."""
    for line in lines:
        if match := PROGRAM.fullmatch(line.split(" #")[0].strip()):
            yield match[1].split(" > ")[0]


def mentioned(command: str) -> str:
    """A command that is only named in running text is asked for its help."""
    return f"{command} --help" if re.fullmatch(r"[a-z ]+", command) else command


def epilog_commands() -> set[str]:
    """Everything after "basisnorm" in the examples under `--help`."""
    found: set[str] = set()
    for command in all_commands(basisnorm, click.Context(basisnorm)):
        lines = (command.epilog or "").splitlines()
        examples = [line.strip() for line in lines if line.strip().startswith("basisnorm ")]
        # What a command does stands in one column, also beside a command that nearly reaches it.
        starts = [match.end() for line in examples if (match := re.search(r"\S {2,}", line))]
        end = max(starts, default=None)
        found.update(after_basisnorm(line[:end] for line in examples))
    return found


def all_commands(command: click.Command, ctx: click.Context) -> Iterator[click.Command]:
    """A command and everything below it."""
    yield command
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            below = command.get_command(ctx, name)
            assert below is not None
            yield from all_commands(below, ctx)


COMMANDS = sorted(epilog_commands().union(*(shown_commands(read(page)) for page in PAGES)))


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which every example can be typed."""
    for name in ("de-linde.yaml", "99AB01-2026-2027.yaml", "scholen/a.yaml", "basisnorm-demo/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
    for name in ("de-linde.yaml", "99AB01-2026-2027.yaml", "scholen/a.yaml",
                 "basisnorm-demo/de-linde.yaml"):  # fmt: skip
        shutil.copy(DE_LINDE, tmp_path / name)
    shutil.copy(DE_LINDE_LATER, tmp_path)
    for path in (TOP / "tests" / "data" / "goed" / "verband").iterdir():
        shutil.copy(path, tmp_path / path.name)
    shutil.copytree(TOP / "norm" / "2024-11", tmp_path / "mijn-norm")
    put_region(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put_region(folder: Path) -> None:
    """The files that docs/handleiding-samenwerkingsverband.md speaks of."""
    rows = [["vestigingscode", "schoolsoort", "DYS-01"], ["99AA00", "bo", "2"]]
    for name in ("scholen.csv", "verbeterd.csv"):
        text = "".join(";".join(row) + "\n" for row in rows)
        (folder / name).write_text(text, encoding="utf-8")
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Scholen", 0)
    for row in rows:
        sheet.append(row)
    book.save(folder / "scholen.xlsx")
    (folder / "verband.yaml").write_text("naam: Verband Zuid\nnummer: PO3004\n", encoding="utf-8")
    (folder / "ingevulde-bestanden").mkdir()
    shutil.copy(DE_LINDE, folder / "ingevulde-bestanden" / "de-linde.yaml")
    # What a school saves on the invulpagina, and what a region has of the year before.
    saved = dump_audit(read_answers(DE_LINDE).audit, notation=JSON)
    (folder / "99AA00-2026-2027.json").write_bytes(saved)
    for name in ("ingeleverd", "vorig-jaar"):
        (folder / name).mkdir()
        (folder / name / "99AA00-2026-2027.json").write_bytes(saved)


@pytest.mark.again
@pytest.mark.parametrize("command", [each for each in COMMANDS if not PLACEHOLDER.search(each)])
def test_every_command_that_is_shown_works(command: str, school: Path, run: Run) -> None:
    """Whoever types over an example gets what it promises."""
    arguments = [
        found
        for each in shlex.split(command)
        for found in (sorted(map(str, Path().glob(each))) if "*" in each else [each])
    ]
    if "norm-noord" in arguments and "nieuw" not in arguments:
        follow_eigen_norm(school, run)
    if {"antwoorden.xlsx", "--koppeling"} & {*arguments}:
        put_form(school, run, coupled="--koppeling" in arguments)
    if arguments[0] == "sjabloon" and "--scholen" not in arguments:
        # It makes these itself.
        (school / "scholen.csv").unlink()
        (school / "scholen.xlsx").unlink()
    if "werkboek-bo.xlsx" in arguments:
        run("sjabloon", "xlsx", "--een-school", "--van", "de-linde.yaml", "-o", "werkboek-bo.xlsx")
    if "--naar-norm" in arguments:
        # Only a file of the edition before can go along.
        shutil.copy(EERSTE_EDITIE / "de-linde.yaml", school / "de-linde.yaml")
    if "--aanvullen" in arguments:
        coupled = ["antwoorden.xlsx", "--koppeling", "antwoorden-koppeling.yaml"]
        bron = coupled if "--koppeling" in arguments else ["scholen.csv"]
        run("batch", *bron, "-o", "uitslagen", "--rapporten", "geen")
    ran = run(*arguments)
    assert (ran.code, "fout:" in ran.err) == (0, False), ran.err


def put_form(folder: Path, run: Run, *, coupled: bool) -> None:
    """The files that docs/handleiding-formulieren.md speaks of."""
    write_xlsx(folder / "antwoorden.xlsx", FORMS_NL)
    duo = "VESTIGINGSCODE;VESTIGINGSNAAM\r\n99AA00;De Linde\r\n99AB00;'t Eikje\r\n"
    (folder / "duo.csv").write_text(duo, encoding="cp1252")
    (folder / "scholen.txt").write_text("99AA00\n99AB00\n99AC00\n", encoding="utf-8")
    if coupled:
        run("sjabloon", "koppeling", "antwoorden.xlsx")
        path = folder / "antwoorden-koppeling.yaml"
        text = read(path).replace(": kies", ": negeren")
        path.write_text(agree(text), encoding="utf-8")


def follow_eigen_norm(folder: Path, run: Run) -> None:
    """Do what docs/eigen-norm.md shows: its blocks of YAML are put where their first line says.

    Afterwards there is a norm of a region, and a school that is measured with it.
    """
    run("norm", "nieuw", "norm-noord", "--naam", "Norm van regio Noord")
    norm = folder / "norm-noord"
    for block in fenced(read(TOP / "docs" / "eigen-norm.md"), "yaml"):
        heading, body = block.split("\n", 1)
        path = norm / heading.removeprefix("# ")
        if path.name == "norm.yaml":
            key = body.split(":")[0]
            kept = [each for each in read(path).splitlines() if not each.startswith(f"{key}:")]
            body = "\n".join([*kept, body])
        path.write_text(body, encoding="utf-8")
    text = read(DE_LINDE).split("antwoorden:\n")[0].replace("norm: 2026-08", "norm: norm-noord")
    answers = f"{text}antwoorden: {{NRD-01: {{niveau: 2}}, NRD-10: {{niveau: 0}}}}\n"
    (folder / "de-heide.yaml").write_text(answers, encoding="utf-8")


def test_who_follows_eigen_norm_gets_the_norm_it_promises(school: Path, run: Run) -> None:
    """One kerneis left out, one more kerneis, two eisen of its own."""
    follow_eigen_norm(school, run)
    checked = run("norm", "controleer", "norm-noord")
    assert (checked.code, checked.err.count("fout:"), checked.err.count("let-op:")) == (0, 0, 1)
    found = load_norm(str(school / "norm-noord"))
    assert found.verzwakt == ("BEG-03",)
    edition = load_norm(found.gebaseerd_op or "")
    assert set(found.eisen) ^ set(edition.eisen) == {"NRD-01", "NRD-10", "DYS-13", "BEG-03"}
    assert found.eisen["DYS-18"].kern
    assert "BEG-03" in run("uitslag", "de-heide.yaml", "--norm", "norm-noord").out


def test_messages_in_eigen_norm_are_those_of_the_program() -> None:
    """What a beginner is said to read is what the bad examples of the tests give."""
    page = read(TOP / "docs" / "eigen-norm.md")
    rows = re.findall(r"^\| \*(.+?)\* \|", page, re.MULTILINE)
    told = "".join(read(each) for each in TOP.glob("tests/data/fout/*/*.meldingen"))
    assert len(rows) > 10
    assert [each for each in rows if each not in told] == []


@pytest.mark.parametrize("command", [each for each in COMMANDS if PLACEHOLDER.search(each)])
def test_every_command_with_a_placeholder_parses(command: str) -> None:
    """A word such as BESTAND stands where the program expects one."""
    name, *rest = shlex.split(command.replace("...", ""))
    found = basisnorm.get_command(click.Context(basisnorm), name)
    assert found is not None
    found.make_context(name, rest)


def test_the_examples_are_found() -> None:
    """The two tests above look at something."""
    assert {"demo", "audit", "uitslag de-linde.yaml", "uitslag --help"} <= set(COMMANDS)


WALKS = read(ARCHITECTUUR).partition("## Twee wegen")[2].partition("\n## ")[0]


@pytest.mark.parametrize("name", sorted({*re.findall(r"`([a-z_]+(?:\.\w+)+)`", WALKS)}))
def test_every_place_of_the_two_walks_is_there(name: str) -> None:
    """A module, or what is in it: "cli.main", "uitslag.regel.Regel.assess"."""
    assert resolve_name(f"basisnorm.{name}")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_target_of_make_exists(page: Path) -> None:
    """`make x` on a page is a target in the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", read(TOP / "Makefile"), re.MULTILINE))
    lines = [line for body in fenced(read(page), "sh") for line in body.splitlines()]
    found = {
        match[1]
        for each in (*lines, *INLINE.findall(read(page)))
        if (match := re.match(r"make ([a-z]+)", each))
    }
    assert found <= targets


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    """Files and pictures exist, and so do the headings that a link points at."""
    for link in LINK.findall(read(page)):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(read(target)), link


def anchors(page: str) -> set[str]:
    """The names under which the headings of a page can be reached."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


def test_every_page_of_docs_can_be_found_from_the_readme() -> None:
    """A page to which nothing leads is not read."""
    found, left = set[Path](), [TOP / "README.md"]
    while left:
        page = left.pop()
        for link in LINK.findall(read(page)):
            target = (page.parent / link.partition("#")[0]).resolve()
            if target.suffix == ".md" and target.is_file() and target not in found:
                found.add(target)
                left.append(target)
    assert {each for each in PAGES if each.parent.name == "docs"} <= found


def test_what_the_norm_does_not_ask_names_eisen_that_it_has() -> None:
    """The page is linked where a school starts, and every eis on it exists."""
    there = set(re.findall(r"\b[A-Z]{3}-\d\d\b", read(TOP / "docs" / "wat-niet.md")))
    assert there
    assert there <= set(load_norm("2026-08").eisen)
    for start in ("README.md", "docs/handleiding-schoolleider.md"):
        assert "wat-niet.md" in read(TOP / start)


PROMISES = (TOP / "SECURITY.md", TOP / "docs" / "betrouwbaarheid.md")


@pytest.mark.parametrize("page", PROMISES, ids=named)
def test_every_promise_names_a_test_that_exists(page: Path) -> None:
    """In every row of a table that has a column for it."""
    text = read(page)
    tests = set(re.findall(r"`([\w/.-]*test_\w+\.py)`", text))
    assert tests
    for name in tests:
        assert (TOP / name).exists() or (TOP / "tests" / name).exists(), name
    for body in re.findall(r"^\|.*\| *test *\|\n\|[-:|]+\|\n((?:\|.*\|\n)+)", text, re.MULTILINE):
        for row in body.splitlines():
            assert re.search(r"`(?:tests/[\w/]+|[\w/]*test_\w+\.py)`", row), row


def test_every_picture_is_used() -> None:
    """No picture is left behind."""
    links = {(page.parent / link).resolve() for page in PAGES for link in LINK.findall(read(page))}
    assert set(PICTURES) <= links


@pytest.mark.skipif(sys.platform != "linux", reason="other terminals draw a typed line otherwise")
def test_pictures_show_what_the_program_says_today() -> None:
    """`make plaatjes` would change no word in them."""
    subprocess.run([sys.executable, TOP / "tools" / "plaatjes.py", "--controleer"], check=True)


@pytest.mark.parametrize("picture", PICTURES, ids=named)
def test_pictures_ask_nothing_from_the_network(picture: Path) -> None:
    """A picture is whole, and says in words what it shows."""
    svg = read(picture)
    assert set(re.findall(r"https?://[\w./]+", svg.split("<g ")[0])) == {
        "http://www.w3.org/2000/svg"
    }
    assert "url(http" not in svg
    assert 'role="img"' in svg
    assert re.search(r"<title>\w.+</title>", svg)


def test_readme_is_short() -> None:
    """Nobody reads a long one."""
    assert len(read(TOP / "README.md").splitlines()) < 150


def test_readme_names_exactly_the_packages_of_pyproject() -> None:
    """Every package has a reason, and none is forgotten."""
    project = tomllib.loads(read(TOP / "pyproject.toml"))
    tables = [
        re.findall(r"^\| ([\w-]+) \|", each, re.MULTILINE)[1:]
        for each in read(TOP / "README.md").split("\n\n")
        if each.startswith("| pakket |")
    ]
    wanted = [project["project"]["dependencies"], project["dependency-groups"]["dev"]]
    assert tables == [[re.split(r"[\[><=~;]", each)[0] for each in group] for group in wanted]


def test_numbers_in_the_text_are_those_of_today() -> None:
    """The number of eisen, and the figures of the example school under its picture."""
    assert f"De\n{len(load_norm().eisen)} eisen" in read(TOP / "README.md")
    handleiding = read(TOP / "docs" / "handleiding-schoolleider.md")
    figures = re.findall(r"^\| (\d[^|]*) \|", handleiding, re.MULTILINE)
    assert len(figures) == 2
    shown = unescape(read(TOP / "docs" / "plaatjes" / "uitslag.svg")).replace("\xa0", " ")
    assert [each for each in figures if each not in shown] == []


def test_licence_is_the_one_of_pyproject() -> None:
    """The whole text of the EUPL 1.2, up to its last sentence."""
    assert tomllib.loads(read(TOP / "pyproject.toml"))["project"]["license"] == "EUPL-1.2"
    text = read(TOP / "LICENSE")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert text.endswith("this Appendix require the production of a new EUPL version.\n")
    assert [int(each) for each in re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE)] == [
        *range(1, 16)
    ]


def test_how_long_it_takes_is_counted_from_the_questions() -> None:
    """Reading and talking, for a basisschool, in each page that says so."""
    norm = load_norm()
    minutes = []
    for each in ("volledig", "quickscan"):
        asked = load_vragenlijst(each, norm).vragen(norm, Sector.PO)
        minutes.append((minutes_to_read(asked, Sector.PO), minutes_left(asked, Sector.PO)))
    (read_all, whole), (read_kern, kern) = minutes
    leider = read(TOP / "docs" / "handleiding-schoolleider.md")
    assert f"{read_all} minuten; bespreekt u alles samen, reken dan op {whole}." in leider
    assert f"kerneisen: {read_kern} minuten lezen, {kern} met overleg." in leider
    werkboek = read(TOP / "docs" / "handleiding-werkboek.md")
    assert f"{read_all} minuten; bespreekt u alles samen, reken dan op {whole}." in werkboek
    assert f"Een quickscan: {read_kern} en {kern}." in werkboek
    assert f"kerneisen: {read_kern} minuten lezen, {kern} met\noverleg" in read(TOP / "README.md")


def test_every_exit_code_is_explained() -> None:
    """The table names the codes in cli/main, and those of the signals that end an audit."""
    source = ast.parse(read(TOP / "src" / "basisnorm" / "cli" / "main.py"))
    codes = next(
        ast.literal_eval(node.value)
        for node in source.body
        if isinstance(node, ast.Assign) and "DONE" in ast.unparse(node.targets[0])
    )
    found = re.findall(r"^\| (\d+) \|", read(ARCHITECTUUR), re.MULTILINE)
    assert list(map(int, found)) == sorted({*codes, 128 + 1, 128 + 15})


def test_the_example_of_an_audit_can_be_read() -> None:
    """What the page shows as a file is one that the program accepts."""
    (example,) = fenced(read(ARCHITECTUUR), "yaml")
    gelezen = check_audit(parse(example.encode(), "voorbeeld.yaml"), lambda _: load_norm("2024-11"))
    assert {each.ernst for each in gelezen.meldingen} <= {Ernst.LET_OP}
    assert len(gelezen.audit.antwoorden) == 4


def test_the_example_of_a_plan_can_be_pasted_in_a_file(school: Path, run: Run) -> None:
    """Under the example school it gives a report with that step in it."""
    (example,) = fenced(read(TOP / "docs" / "handleiding-schoolleider.md"), "yaml")
    path = school / "de-linde.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count("\nverbeterplan:") == 1
    before, _, after = text.partition("\nverbeterplan:")
    others = re.sub(r"\A.*?(?=\n\w|\Z)", "", after, count=1, flags=re.DOTALL)
    path.write_text(f"{before}\n{example}{others}", encoding="utf-8")
    ran = run("rapport", path, "--vorm", "md", "-o", school)
    assert ran.code == 0, ran.err
    page = (school / "de-linde-verbeterrapport.md").read_text(encoding="utf-8")
    assert "Na elke hulpperiode meten en met de ouders bespreken" in page


def test_every_noun_is_in_the_glossary() -> None:
    """Fields of our files and names of our values have a sentence in begrippen.md."""
    rows = re.findall(r"^\| ([^|]+) \|", read(TOP / "docs" / "begrippen.md"), re.MULTILINE)
    words = {each.strip() for row in rows for each in re.split("[,()]", row.lower())}
    known = {each.replace(" ", "_") for each in words if len(each) > 1}
    nouns = {*fields_of_schemas(), *names_of_values()}
    missing = {
        noun
        for noun in nouns
        # "bronnen" is under "bron", and "EisUitslag" under "eis".
        if not any(noun.lower().startswith(each) for each in known)
    }
    assert missing == set()


def fields_of_schemas() -> Iterator[str]:
    """The names of all fields in what people edit and in our JSON."""
    todo = [json.loads(read(each)) for each in TOP.glob("*/schema/*.json")]
    assert todo
    while todo:
        each = todo.pop()
        if isinstance(each, dict):
            yield from each.get("properties", {})
        todo += each.values() if isinstance(each, dict) else each if isinstance(each, list) else []


def names_of_values() -> Iterator[str]:
    """The names of the classes in every model."""
    for path in TOP.glob("src/basisnorm/*/model.py"):
        for node in ast.parse(read(path)).body:
            if isinstance(node, ast.ClassDef):
                yield node.name.removeprefix("Per")


@pytest.mark.parametrize("page", OURS, ids=named)
def test_no_words_of_the_workshop(page: Path) -> None:
    """Paths of some computer, registries and tools are of no use to a reader."""
    # In pieces: these words may not stand in any file of the project.
    forbidden = ("/" + "work", "/" + "tmp/", "/" + "root", "py" + "pi.", "python" + "hosted",
                 "npm" + "js", "hel" + "per")  # fmt: skip
    text = read(page).lower()
    assert [each for each in forbidden if each in text] == []
