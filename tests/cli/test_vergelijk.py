"""`basisnorm vergelijk`: two results of one school, side by side, in every form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from basisnorm import resources
from basisnorm.audit.bestand import read_audit, write_audit
from basisnorm.norm import load
from programma import EERSTE_EDITIE, TOP, Run

DE_LINDE, DE_LINDE_LATER, DE_ES = (
    EERSTE_EDITIE / f"{name}.yaml" for name in ("de-linde", "de-linde-2027", "de-es")
)
# The same school and year, measured with the second edition.
DE_LINDE_NEXT = TOP / "tests" / "data" / "goed" / "de-linde-2027.yaml"
Golden = Callable[[str, str], None]
NEW_NORM = TOP / "tests" / "data" / "norm-2027"
SCHEMA = Draft202012Validator(
    json.loads((resources.folder("reports") / "schema" / "vergelijking-1.json").read_bytes())
)
PRINT = next(
    line for line in DE_LINDE.read_text("utf-8").splitlines(True) if line.startswith("vingerafdruk")
)
FORMS = ("terminal", "md", "json", "html")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def changed(source: Path, name: str, *edits: tuple[str, str]) -> Path:
    """A copy of an audit file in which some texts are others."""
    text = source.read_text(encoding="utf-8")
    for before, after in edits:
        assert before in text
        text = text.replace(before, after, 1)
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def shown(run: Run, vorm: str, *arguments: str | Path) -> str:
    """What a form shows, with single spaces; a page is what stands in its file."""
    ran = run("vergelijk", *arguments, "--vorm", vorm)
    assert ran.code == 0, ran.err
    out = Path(ran.out.strip()).read_text(encoding="utf-8") if vorm == "html" else ran.out
    return " ".join(out.replace("&#39;", "'").replace("\\", "").split())


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        (80, "vergelijk-80.txt"),
        (40, "vergelijk-40.txt"),
    ],
)
def test_it_reads_like_this(run: Run, golden: Golden, columns: int, name: str) -> None:
    """What the other forms look like stands in docs/voorbeelden."""
    ran = run("vergelijk", DE_LINDE, DE_LINDE_LATER, columns=columns)
    assert (ran.code, ran.err) == (0, "")
    golden(name, ran.out)


def test_the_page_is_a_file_in_the_folder_of_choice(run: Run) -> None:
    ran = run("vergelijk", DE_LINDE, DE_LINDE_LATER, "--vorm", "html", "-o", "uit")
    page = Path("uit") / "de-linde-2027-vergelijking.html"
    assert (ran.code, ran.out, ran.err) == (0, f"{page}\n", "")
    assert len(page.read_bytes()) < 80_000


def test_lines_fit_the_terminal(run: Run) -> None:
    out = run("vergelijk", DE_LINDE, DE_LINDE_LATER, columns=40).out
    long = [line for line in out.splitlines() if len(line) > 40]
    # Only the vingerafdruk cannot be broken sensibly.
    assert [line for line in long if "sha256" not in line] == []


@pytest.mark.parametrize("vorm", FORMS)
def test_every_form_says_what_it_is(run: Run, vorm: str) -> None:
    out = shown(run, vorm, DE_LINDE, DE_LINDE_LATER)
    assert "De officiële tekst is niet gebruikt." in out
    assert "Dit is een zelfevaluatie, geen oordeel van de inspectie." in out
    assert "Toen: Ingevuld door: schoolleider. Gemeten op 22 november 2026." in out
    assert "Beide keren gemeten met norm 2024-11, versie 1.0.0." in out
    assert "Kerneisen: 5 beter, 2 minder, 23 gelijk; verder 1 weer van toepassing." in out
    rest = out.replace("geen oordeel van de inspectie", "").lower()
    words = ("oordeel", "voldoende", "zwak", "voldoet aan de norm")
    assert [each for each in words if each in rest] == []


@pytest.mark.parametrize("vorm", FORMS)
def test_a_file_and_itself(run: Run, vorm: str) -> None:
    out = shown(run, vorm, DE_LINDE, DE_LINDE)
    assert "Kerneisen: 0 beter, 0 minder, 30 gelijk" in out
    assert "Veranderd door" not in out


def test_the_same_twice_is_told(run: Run) -> None:
    copy = changed(DE_LINDE, "kopie.yaml")
    assert "staat precies hetzelfde" in run("vergelijk", DE_LINDE, copy).err


def test_json_keeps_to_its_schema(run: Run) -> None:
    found = json.loads(run("vergelijk", DE_LINDE, DE_LINDE_LATER, "--json").out)
    SCHEMA.validate(found)
    verlopen = {each["id"]: each["verloop"] for each in found["eisen"]}
    assert [verlopen[each] for each in ("DYS-12", "DYS-09", "DYS-04", "TWG-13")] == [
        "beter", "minder", "nvt_beeindigd", "nieuw_open",
    ]  # fmt: skip
    assert (found["norm_verschil"], found["herteld"]) == ("zelfde", None)
    assert [each["eis"] for each in found["verbeterplan"]["klaar"]] == ["BEG-03", "GEN-12"]


def test_what_to_look_at_stands_in_the_json_too(run: Run) -> None:
    nieuw = changed(
        DE_LINDE_LATER, "nieuw.yaml", ("schooljaar: 2027-2028", "schooljaar: 2024-2025")
    )
    (melding,) = json.loads(run("vergelijk", DE_LINDE, nieuw, "--json").out)["meldingen"]
    assert (melding["ernst"], melding["veld"]) == ("let-op", "datum")


# Two editions.


@pytest.fixture
def moved(run: Run) -> Path:
    """The example school, half-way with the edition of 2027."""
    run(
        "audit", DE_LINDE, "--naar-norm", NEW_NORM, "--datum", "2027-08-20",
        "-o", "nieuw.yaml", stdin="\n\n1\nq\n",
    )  # fmt: skip
    return Path("nieuw.yaml")


@pytest.mark.parametrize("vorm", FORMS)
def test_two_editions_are_never_compared_silently(run: Run, moved: Path, vorm: str) -> None:
    out = shown(run, vorm, DE_LINDE, moved, "--norm", NEW_NORM)
    assert (
        "Toen gemeten met norm 2024-11, versie 1.0.0; nu met norm 2027-08, versie 1.0.0."
    ) in out
    assert "De antwoorden van toen zijn verhuisd naar de norm van nu en daar opnieuw geteld." in out
    assert "Met de norm van nu was de conclusie van toen: nog niet op orde (3 van 12" in out
    assert "De eis is anders verwoord." in out or '"de eis is anders verwoord"' in out


def test_what_the_norm_changed_stands_apart(run: Run, moved: Path, golden: Golden) -> None:
    ran = run("vergelijk", DE_LINDE, moved, "--norm", NEW_NORM)
    # The file keeps its school year, and was measured after the summer.
    (melding,) = (line for line in ran.err.splitlines() if "let-op" in line or "fout" in line)
    assert ran.code == 0
    assert melding.endswith("De datum 2027-08-20 past niet bij schooljaar 2026-2027.")
    golden("vergelijk-edities.txt", ran.out)
    golden(
        "vergelijk-edities.md",
        run("vergelijk", DE_LINDE, moved, "--norm", NEW_NORM, "--vorm", "md").out,
    )
    found = json.loads(run("vergelijk", DE_LINDE, moved, "--norm", NEW_NORM, "--json").out)
    SCHEMA.validate(found)
    assert found["norm_verschil"] == "andere_editie"
    gone = {each["id"] for each in found["vervallen"]}
    assert {"DYS-10", "GEN-01"} <= gone
    assert {each["verloop"] for each in found["eisen"] if each["id"].startswith("RUS")} == {
        "nieuwe_eis"
    }


@pytest.fixture
def next_year(run: Run) -> Path:
    """The example school a year later, with nothing confirmed yet."""
    run(
        "audit", "volgend.yaml", "--van", DE_LINDE_NEXT, "--norm", "2026-08",
        "--schooljaar", "2028-2029", "--datum", "2028-11-20", stdin="q\nq\n",
    )  # fmt: skip
    return Path("volgend.yaml")


@pytest.mark.parametrize("vorm", FORMS)
def test_what_is_only_taken_over_is_open_and_not_lost(run: Run, next_year: Path, vorm: str) -> None:
    out = shown(run, vorm, DE_LINDE_NEXT, next_year)
    assert (
        "Nu staan nog 31 van de 31 kerneisen open; toen 24 van 31 kerneisen op orde; "
        "geen kerneis is te vergelijken."
    ) in out
    assert "Van 24" not in out


@pytest.mark.parametrize("vorm", FORMS)
def test_another_edition_that_is_answered_has_no_course(run: Run, vorm: str) -> None:
    out = shown(run, vorm, DE_LINDE, DE_LINDE_NEXT)
    assert (
        "Toen 22 van 30 kerneisen op orde (norm 2024-11), nu 24 van 31; "
        "6 vergelijkbaar: 1 beter, 0 minder."
    ) in out


@pytest.mark.parametrize("vorm", FORMS)
def test_another_edition_that_is_not_confirmed_has_open_kerneisen(run: Run, vorm: str) -> None:
    run("audit", DE_LINDE, "--naar-norm", "2026-08", "-o", "naar.yaml", stdin="q\n")
    out = shown(run, vorm, DE_LINDE, "naar.yaml")
    assert (
        "Nu staan nog 25 van de 31 kerneisen open en zijn er 5 op orde; "
        "toen 22 van 30 kerneisen op orde (norm 2024-11); 6 vergelijkbaar: 0 beter, 0 minder."
    ) in out
    assert "Van 5 naar" not in out


def test_backwards_is_told(run: Run) -> None:
    ran = run("vergelijk", DE_LINDE_LATER, DE_LINDE)
    assert ran.code == 0
    assert "Noem het oude bestand eerst" in ran.err


# Two versions of one edition.


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        (
            [("versie: 1.0.0", "versie: 0.9.0"), ("c2f124ef", "00000000")],
            "welke eisen toen anders waren: een van de versies kennen wij niet.",
        ),
        ([("versie: 1.0.0\n", ""), ("vingerafdruk: sha256:c2", "vingerafdruk: sha256:00")],
         "Toen gemeten met norm 2024-11, vingerafdruk sha256:00f124ef98e2; nu met"),
        ([("versie: 1.0.0\n", ""), (PRINT, "")],
         "Toen gemeten met norm 2024-11, versie onbekend; nu met norm 2024-11, versie 1.0.0."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("vorm", FORMS)
def test_an_unknown_version(run: Run, edits: list[tuple[str, str]], words: str, vorm: str) -> None:
    out = shown(run, vorm, changed(DE_LINDE, "oud.yaml", *edits), DE_LINDE_LATER)
    assert words in out
    assert "Een verschil kan dus ook van de norm komen." in out
    assert "niet van de norm" not in out


@pytest.mark.parametrize("vorm", FORMS)
def test_a_version_of_which_only_the_changes_are_known(
    run: Run, monkeypatch: pytest.MonkeyPatch, vorm: str
) -> None:
    monkeypatch.setattr(load, "changed_eisen", lambda *_: frozenset({"DYS-12", "DYS-16"}))
    oud = changed(DE_LINDE, "oud.yaml", ("versie: 1.0.0", "versie: 0.9.0"), ("c2f124", "000000"))
    out = shown(run, vorm, oud, DE_LINDE_LATER)
    assert "2 beantwoorde eisen vragen nu iets anders." in out
    assert "De teksten van versie 0.9.0 van norm 2024-11 heeft dit programma niet." in out
    assert "Daarom is geteld met versie 1.0.0." in out
    if vorm != "json":
        assert "Veranderd door de norm" in out
        assert "De eis vraagt nu iets anders dan toen." in out


def test_both_files_may_be_older_than_the_norm(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"0.8.0": frozenset({"DYS-12"}), "0.9.0": frozenset({"DYS-16"})}
    monkeypatch.setattr(load, "changed_eisen", lambda _norm, versie, _print: known.get(versie))
    files = [
        changed(
            source, f"{versie}.yaml", ("versie: 1.0.0", f"versie: {versie}"), ("c2f124", print_)
        )
        for source, versie, print_ in (
            (DE_LINDE, "0.8.0", "111111"),
            (DE_LINDE_LATER, "0.9.0", "222222"),
        )
    ]
    assert "2 beantwoorde eisen vragen" in shown(run, "terminal", *files)
    del known["0.9.0"]
    assert "Wij kunnen niet weten" in shown(run, "terminal", *files)


def test_both_measured_with_a_version_that_is_gone(run: Run) -> None:
    files = [
        changed(source, name, ("versie: 1.0.0", "versie: 0.9.0"), ("c2f124", "000000"))
        for source, name in ((DE_LINDE, "oud.yaml"), (DE_LINDE_LATER, "nieuw.yaml"))
    ]
    out = shown(run, "terminal", *files)
    assert "Beide keren gemeten met norm 2024-11, versie 0.9.0." in out
    assert "De teksten van versie 0.9.0 van norm 2024-11 heeft dit programma niet." in out


def test_a_version_newer_than_the_program(run: Run) -> None:
    nieuw = changed(DE_LINDE_LATER, "nieuw.yaml", ("versie: 1.0.0", "versie: 9.0.0"), ("c2f", "0"))
    out = shown(run, "terminal", DE_LINDE, nieuw)
    assert "een van de versies kennen wij niet. Is die nieuwer dan dit programma?" in out
    assert "De teksten van versie 9.0.0 van norm 2024-11 heeft dit programma niet." in out


def test_another_version_that_asks_the_same(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "changed_eisen", lambda *_: frozenset())
    oud = changed(DE_LINDE, "oud.yaml", ("versie: 1.0.0", "versie: 0.9.0"), ("c2f124", "000000"))
    out = shown(run, "terminal", oud, DE_LINDE_LATER)
    assert "De eisen vragen hetzelfde. De verschillen komen niet van de norm." in out
    assert "in het bestand: versie 0.9.0" in out


# Two questionnaires.


@pytest.mark.parametrize("first", [True, False])
def test_a_quickscan_and_everything(run: Run, first: bool) -> None:
    audit = read_audit(DE_LINDE, load.load_norm).audit
    asked = load.load_vragenlijst("quickscan", load.load_norm("2024-11")).eisen or ()
    kort = tuple(each for each in audit.antwoorden if each.eis in asked)
    write_audit(Path("kort.yaml"), replace(audit, vragenlijst="quickscan", antwoorden=kort))
    files = ("kort.yaml", DE_LINDE) if first else (DE_LINDE, "kort.yaml")
    out = shown(run, "terminal", *files)
    assert "Wat één van beide niet vroeg, is niet beter en niet minder." in out
    assert f"{'Toen' if first else 'Nu'} niet gevraagd (39)" in out
    assert "0 beter, 0 minder, 30 gelijk" in out


def test_own_questionnaires_and_norms_belong_to_either_file(run: Run, moved: Path) -> None:
    own = "id: eigen\nversie: '1.0.0'\nnaam: Eigen vragenlijst\nuitleg: Van ons.\n"
    volledig = (TOP / "questionnaires" / "volledig.yaml").read_text(encoding="utf-8")
    schaal = volledig[volledig.index("schaal:") :]
    schaal = schaal[: schaal.index("eisen:")]
    Path("eigen.yaml").write_text(f"{own}{schaal}eisen: [DYS-01, DYS-09]\n", encoding="utf-8")
    oud = changed(DE_LINDE, "oud.yaml", ("vragenlijst: volledig", "vragenlijst: eigen"))
    options = ("--vragenlijst", "eigen.yaml", "--norm", NEW_NORM)
    out = shown(run, "terminal", oud, moved, *options)
    assert "Toen is vragenlijst 'eigen' gebruikt, nu 'volledig'." in out
    two = shown(run, "terminal", oud, moved, *options, "--vragenlijst", "volledig")
    assert two == out


# Refused.


@pytest.mark.parametrize(
    ("edits", "code", "words"),
    [
        ([("99AA00", "99AA01")], "school", "toen 99AA00, nu 99AA01"),
        ([("  naam:", "  locatie: Bijgebouw\n  naam:")], "locatie", "toen geen, nu Bijgebouw"),
        ([("schoolsoort: bo", "schoolsoort: vo")], "sector", "toen po, nu vo"),
    ],
)
def test_another_school_is_refused(
    run: Run, edits: list[tuple[str, str]], code: str, words: str
) -> None:
    ran = run("vergelijk", DE_LINDE, changed(DE_LINDE_LATER, "nieuw.yaml", *edits))
    assert (ran.code, ran.out) == (1, "")
    assert f"De bestanden zijn niet van dezelfde {code}: {words}." in ran.err
    assert "doe dit: " in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([DE_LINDE], 2, "NIEUW"),
        ([DE_LINDE, "weg.yaml"], 1, "weg.yaml: fout: Dit bestand of deze map is er niet."),
        ([DE_LINDE, DE_ES], 1, "niet van dezelfde school"),
        ([DE_LINDE, DE_LINDE, "-o", "uit"], 2, "-o hoort bij --vorm html."),
        ([DE_LINDE, DE_LINDE, "--json", "--vorm", "md"], 2, "niet allebei"),
        ([DE_LINDE, DE_LINDE, "--norm", "2042-01"], 1, "De editie (of map) '2042-01' kennen wij"),
        ([DE_LINDE, DE_LINDE, "--vragenlijst", "weg.yaml"], 1, "weg.yaml"),
    ],
)
def test_refused(run: Run, arguments: list[str | Path], code: int, words: str) -> None:
    ran = run("vergelijk", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err


def test_all_that_is_wrong_with_both_files_is_told(run: Run) -> None:
    files = [
        changed(source, name, ("niveau: 3", "niveau: 9"))
        for source, name in ((DE_LINDE, "oud.yaml"), (DE_LINDE_LATER, "nieuw.yaml"))
    ]
    ran = run("vergelijk", *files)
    assert (ran.code, ran.out) == (1, "")
    for name in ("oud.yaml", "nieuw.yaml"):
        assert re.search(rf"^{name}:\d+:\d+: fout: Niveau '9' bestaat niet", ran.err, re.MULTILINE)


def test_a_norm_that_is_not_named_is_asked_for(run: Run, moved: Path) -> None:
    ran = run("vergelijk", DE_LINDE, moved)
    assert ran.code == 1
    assert "De norm '2027-08' kennen wij niet." in ran.err


def test_a_file_of_someone_else_is_left_alone(run: Run) -> None:
    page = Path("de-linde-2027-vergelijking.html")
    page.write_text("van mij", encoding="utf-8")
    ran = run("vergelijk", DE_LINDE, DE_LINDE_LATER, "--vorm", "html")
    assert ran.code == 1
    assert page.read_text(encoding="utf-8") == "van mij"


def test_the_day_of_now_can_be_chosen(run: Run) -> None:
    found = json.loads(run("vergelijk", DE_LINDE, DE_LINDE, "--json", "--datum", "2027-09-01").out)
    assert [found[each]["datum"] for each in ("toen", "nu")] == ["2026-11-22", "2027-09-01"]
    assert found["alle"]["nvt_beeindigd"] == 2


@pytest.mark.parametrize("vorm", ["md", "html"])
def test_marks_of_the_school_are_no_marks_in_the_page(run: Run, vorm: str) -> None:
    name = "<script>alert(1)</script> *De* [Linde](javascript:x) {{ 7*7 }}"
    files = [
        changed(source, target, ("naam: Basisschool De Linde", f'naam: "{name}"'),
                ("wie: directie", f'wie: "{name}"'))
        for source, target in ((DE_LINDE, "oud.yaml"), (DE_LINDE_LATER, "nieuw.yaml"))
    ]  # fmt: skip
    ran = run("vergelijk", *files, "--vorm", vorm)
    out = Path(ran.out.strip()).read_text(encoding="utf-8") if vorm == "html" else ran.out
    assert "{{ 7*7 }}" in out.replace("\\", "")
    assert "<script>" not in out.replace(r"\<script\>", "")
    if vorm == "md":
        assert r"\*De\* \[Linde\]" in out


def test_the_years_the_wrong_way_round_are_said(run: Run) -> None:
    ran = run("vergelijk", DE_LINDE_LATER, DE_LINDE)
    assert ran.code == 0
    assert "gaat over schooljaar 2027-2028" in ran.err
    assert "Noem het oude bestand eerst en het nieuwe daarna." in " ".join(ran.err.split())
    assert "gaan allebei over" not in ran.err
    assert "over schooljaar" not in run("vergelijk", DE_LINDE, DE_LINDE_LATER).err


def test_two_files_of_one_year_are_said(run: Run) -> None:
    """Two colleagues, perhaps; "toen" and "nu" would be the wrong words."""
    other = changed(DE_LINDE, "collega.yaml", ("rol: schoolleider", "rol: directeur"))
    err = " ".join(run("vergelijk", DE_LINDE, other).err.split())
    assert "gaan allebei over schooljaar 2026-2027." in err
    assert "twee collega's" in err
