"""Odd input on the command line is a message or exit code 2, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from programma import DE_LINDE, TOP, Ran, Run

LONG = "x" * 300


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)


ODD = [
    ["audit", "/"],
    ["audit", "."],
    ["audit", LONG],
    ["audit", "bestand/school.yaml"],
    ["uitslag", "."],
    ["uitslag", LONG],
    ["uitslag", str(DE_LINDE), "--norm", LONG],
    ["uitslag", str(DE_LINDE), "--vragenlijst", f"{LONG}.yaml"],
    ["rapport", str(DE_LINDE), "-o", LONG],
    ["rapport", str(DE_LINDE), "-o", "bestand"],
    ["rapport", f"{'y' * 245}.yaml"],
    ["demo", LONG],
    ["demo", "bestand"],
    ["demo", "bestand/x"],
    ["norm", "toon", "--norm", LONG],
    ["norm", "toon", "--norm", "bestand"],
    ["norm", "controleer", LONG],
]


@pytest.mark.parametrize("arguments", ODD, ids=lambda each: " ".join(each)[-30:])
def test_odd_paths_are_refused_with_a_message(run: Run, arguments: list[str]) -> None:
    """A folder for a file, a file for a folder, a name that is too long."""
    Path("bestand").write_text("x")
    Path(f"{'y' * 245}.yaml").write_bytes(DE_LINDE.read_bytes())
    ran = run(*arguments, stdin="99AA00\nbo\n\n\n\nq\n")
    assert ran.code == 1
    assert "fout:" in ran.err
    assert "doe dit:" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="the redirections of a POSIX shell")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("uitslag {school} >&-", 0),
        ("uitslag {school} --json >&-", 0),
        ("uitslag {school} 2>&-", 0),
        ("uitslag er-niet.yaml 2>&-", 1),
        ("audit nieuw.yaml <&-", 0),
        ("uitslag {school} > /dev/full", 1),
        ("uitslag {school} --json > /dev/full", 1),
        ("--help > /dev/full", 1),
    ],
)
def test_closed_and_full_streams(command: str, code: int) -> None:
    """Streams that are closed, or have no room, end the program the orderly way."""
    if "/dev/full" in command and not Path("/dev/full").exists():
        pytest.fail("this system has no /dev/full; CI must run where it is")
    shell = f"{sys.executable} -m basisnorm {command.format(school=DE_LINDE)}"
    ran = subprocess.run(["sh", "-c", shell], capture_output=True, text=True)
    assert "Traceback" not in ran.stderr
    assert ran.returncode == code


def test_all_mistakes_at_once(run: Run, linde: Path) -> None:
    """A wrong code of the school does not hide a wrong answer."""
    text = linde.read_text(encoding="utf-8")
    text = text.replace("99AA00", "99AA0", 1).replace("niveau: 3", "niveau: 7", 1)
    linde.write_text(text, encoding="utf-8")
    ran = run("uitslag", linde)
    assert "verkeerd" not in ran.out
    assert "'99AA0' is geen vestigingscode" in ran.err
    assert "Niveau '7' bestaat niet" in ran.err


def test_the_date_in_the_file_decides(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Years later the same file still gives the same result."""
    monkeypatch.setattr("basisnorm.cli.uitslag.today", lambda: "2042-01-01")
    assert "Gemeten op 22 november 2026." in run("uitslag", DE_LINDE).out


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_file_name_that_is_no_text(linde: Path) -> None:
    """Its bytes are shown; the JSON stays valid."""
    odd = os.fsencode(linde.parent) + b"/\xff.yaml"
    text = linde.read_text(encoding="utf-8").replace("versie: 1.0.0", "versie: 0.9.0")
    with open(odd, "w", encoding="utf-8") as file:  # noqa: PTH123 - Path takes no bytes
        file.write(text.replace("vingerafdruk: sha256:", "vingerafdruk: sha256:0", 1))
    ran = subprocess.run(
        [sys.executable, "-m", "basisnorm", "uitslag", "--json", odd], capture_output=True
    )
    assert ran.returncode == 0, ran.stderr
    assert b"\\udcff.yaml" in ran.stdout


def test_a_workbook_is_read_in_the_words_of_its_own_questionnaire(run: Run, tmp_path: Path) -> None:
    """Its words win; ours that mean another level there are refused."""
    source = (TOP / "questionnaires" / "quickscan.yaml").read_text(encoding="utf-8")
    own = tmp_path / "eigen.yaml"
    changes = {
        "id: quickscan": "id: eigen",
        "naam: Nog niet": "naam: Begonnen",
        "naam: Begonnen\n      uitleg: Een": "naam: Op weg\n      uitleg: Een",
    }
    for old, new in changes.items():
        source = source.replace(old, new, 1)
    own.write_text(source, encoding="utf-8")
    path = tmp_path / "werkboek.xlsx"
    made = run("sjabloon", "xlsx", "--een-school", "--schoolsoort", "bo", "--vragenlijst", own,
               "-o", path)  # fmt: skip
    assert made.code == 0, made.err

    def uitslag(text: str) -> Ran:
        book = load_workbook(path)
        book["School"]["B3"] = "99AA00"
        vragen = book["Vragen"]
        row = next(each.row for each in vragen["A"] if each.value == "DYS-01")
        vragen[f"E{row}"] = text
        book.save(tmp_path / "ingevuld.xlsx")
        return run("uitslag", tmp_path / "ingevuld.xlsx", "--vragenlijst", own, "--json")

    for text, niveau in (("Begonnen", 0), ("0 begonnen", 0), ("1 op weg", 1), ("2", 2)):
        ran = uitslag(text)
        assert ran.code == 0, ran.err
        levels = {each["id"]: each["niveau"] for each in json.loads(ran.out)["eisen"]}
        assert levels["DYS-01"] == niveau
    for text in ("1 begonnen", "0 op weg", "2 volgens plan"):
        ran = uitslag(text)
        assert (ran.code, f"'{text}' is geen antwoord op DYS-01" in ran.err) == (1, True)
