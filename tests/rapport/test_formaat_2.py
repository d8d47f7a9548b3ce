"""Places in the law, own level texts and whose number it is: in every form that shows an eis."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from basisnorm.library import read_school
from basisnorm.norm.load import load_norm
from fout_voorbeelden import GOED
from programma import Run

NORM = GOED / "formaat-2"
AUDIT = """basisnorm: 1
norm: proef
vragenlijst: volledig
school: {vestigingscode: "99AA00", schoolsoort: bo}
datum: "2026-11-22"
antwoorden:
  DYS-02: {niveau: 2}
  GEN-01: {niveau: 0}
  GEN-02: {niveau: 1}
"""
PLACE = "WPO artikel 40a, lid 3; stand 1 augustus 2026"
WEAK = "Gelezen in een kopie."
OWN = "Het hele team weet wie, en vraagt die."
MAAT = "Maat van deze norm: Eén collega is onze maat."
MAAT_BREED = ("Maat van deze norm", "Eén collega is onze maat.")


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "school.yaml"
    path.write_text(AUDIT, "utf-8")
    return path


def words(text: str) -> str:
    return " ".join(text.split())


def shown(run: Run, *arguments: str | Path, stdin: str = "") -> str:
    ran = run(*arguments, "--norm", NORM, stdin=stdin, columns=200)
    assert ran.code == 0, ran.err
    return words(ran.out)


def page(run: Run, *arguments: str | Path) -> str:
    return words(Path(shown(run, *arguments).split()[-1]).read_text("utf-8"))


def cells(run: Run, *arguments: str | Path) -> str:
    path = shown(run, *arguments).split()[-1]
    book = load_workbook(io.BytesIO(Path(path).read_bytes()))
    return words(
        " ".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value)
    )


FORMS: dict[str, tuple[Callable[[Run, Path], str], tuple[str, ...]]] = {
    "uitleg of one eis": (lambda run, path: shown(run, "uitleg", path, "GEN-01"), (PLACE, WEAK)),
    "uitleg of a level": (lambda run, path: shown(run, "uitleg", path, "DYS-02"), (OWN,)),
    "uitleg of a number": (
        lambda run, path: shown(run, "uitleg", path, "GEN-02"), MAAT_BREED
    ),
    "report": (lambda run, path: page(run, "rapport", path), (PLACE, WEAK, MAAT)),
    "markdown": (lambda run, path: page(run, "rapport", path, "--vorm", "md"), (PLACE, WEAK)),
    "text": (lambda run, path: page(run, "rapport", path, "--vorm", "txt"), (PLACE, WEAK)),
    "workbook": (
        lambda run, _: cells(
            run, "sjabloon", "xlsx", "--een-school", "--schoolsoort", "bo", "-o", "leeg.xlsx"
        ),
        (PLACE, OWN, MAAT),
    ),
    "paper": (
        lambda run, _: page(run, "sjabloon", "papier", "--schoolsoort", "bo"), (PLACE, OWN, MAAT)
    ),
    "paper as markdown": (
        lambda run, _: page(run, "sjabloon", "papier", "--schoolsoort", "bo", "--vorm", "md"),
        (PLACE, OWN, MAAT),
    ),
    "norm toon of the law": (
        lambda run, _: shown(run, "norm", "toon", "GEN-01"),
        (f"po: {PLACE}", "vo: WVO 2020 artikel 2.44; stand 1 augustus 2026"),
    ),
    "norm toon of levels": (
        lambda run, _: shown(run, "norm", "toon", "DYS-02", "--sector", "po"), (f"2: {OWN}",)
    ),
    "norm bronnen": (
        lambda run, _: shown(run, "norm", "bronnen"), (f"{PLACE}; nagekeken op 22 november 2026",)
    ),
    "interview": (
        lambda run, path: shown(run, "audit", path, "--datum", "2026-11-22", stdin="1\n?\nq\n"),
        (OWN, "Ook als die vertrekt."),
    ),
    "interview, the law": (
        lambda run, path: shown(run, "audit", path, "--datum", "2026-11-22", stdin="2\n?\nq\n"),
        (PLACE, WEAK),
    ),
    "interview, a number": (
        lambda run, path: shown(run, "audit", path, "--datum", "2026-11-22", stdin="3\nq\n"),
        (MAAT, "Iedereen weet wie."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_shown_with_the_eis_itself(run: Run, school: Path, form: str) -> None:
    make, expected = FORMS[form]
    found = make(run, school)
    assert [each for each in expected if each not in found] == [], found


def test_in_json_the_place_is_a_field_and_null_where_the_law_says_nothing(
    run: Run, school: Path
) -> None:
    ran = run("uitslag", school, "--norm", NORM, "--json")
    places = {each["id"]: each["vindplaats"] for each in json.loads(ran.out)["eisen"]}
    assert places == {"DYS-02": None, "GEN-01": PLACE, "GEN-02": None}


@pytest.mark.parametrize(("datum", "told"), [("2026-12-31", False), ("2027-01-01", True)])
def test_who_checks_a_norm_after_a_change_of_law_hears_it(
    run: Run, tmp_path: Path, datum: str, told: bool
) -> None:
    ran = run("norm", "controleer", NORM, "--datum", datum)
    assert ("De wet is misschien veranderd op 1 januari 2027." in words(ran.err)) == told


@pytest.mark.parametrize(("datum", "told"), [("2026-12-31", False), ("2027-01-01", True)])
def test_so_does_who_makes_a_guide(run: Run, school: Path, datum: str, told: bool) -> None:
    ran = run("rapport", school, "--soort", "schoolgids", "--norm", NORM, "--datum", datum)
    assert ran.code == 0
    assert ("De wet is misschien veranderd op 1 januari 2027." in words(ran.err)) == told


def test_a_number_is_of_the_makers_only_in_an_edition_of_theirs(tmp_path: Path) -> None:
    assert load_norm("2024-11").van_basisnorm
    assert not load_norm(str(shutil.copytree(NORM, tmp_path / "eigen"))).van_basisnorm


def test_what_two_have_in_common_is_offered_on_the_screen(run: Run, school: Path) -> None:
    open_one = AUDIT.replace("  GEN-02: {niveau: 1}\n", "")
    school.write_text(
        open_one.replace("DYS-02: {niveau: 2}", "DYS-02: {nvt: {reden: geen-onderbouw}}"), "utf-8"
    )
    out = shown(run, "audit", school, "--datum", "2026-11-22", stdin="=\nq\n")
    assert (
        "Bij DYS-02 koos u: niet van toepassing (Deze locatie heeft geen onderbouw). "
        "Geldt dat ook hier?"
    ) in out
    found = read_school(school, str(NORM)).audit.per_eis()
    assert found["GEN-02"].nvt == found["DYS-02"].nvt
