"""The way of a regional office: export, mapping, batch, following only what is said."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Schaalsoort, Sector
from cli.koppelwerk import propose
from invoer.formulieren import FORMS_NL, Rijen, as_csv, write_exports
from programma import Ran, Run

NORM = load_norm("2024-11")
PO = [eis for eis in NORM.eisen.values() if Sector.PO in eis.sectoren]
UIT = "uit"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def batch(run: Run, tabel: str, *options: str) -> Ran:
    """Score a table through k.yaml."""
    return run(
        "batch", tabel, "--koppeling", "k.yaml", "-o", UIT, "--rapporten", "geen",
        "--norm", "2024-11", *options,
    )  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table that the batch wrote."""
    with (Path(UIT) / name).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def answers() -> dict[str, dict[str, str]]:
    """What counts of every school, by code and eis."""
    return {
        row["vestigingscode"]: {
            eis: cell for eis, cell in row.items() if eis in NORM.eisen and cell
        }
        for row in rows("antwoorden.csv")
    }


def everything() -> str:
    """All text that the batch wrote."""
    return "\n".join(
        path.read_text(encoding="utf-8") for path in Path(UIT).rglob("*") if path.is_file()
    )


FORMS = {
    "99AA00": {"DYS-01": "2", "DYS-03": "2", "DYS-05": "1", "BEG-07": "0"},
    "99AB00": {"DYS-01": "0", "DYS-03": "0", "DYS-05": "2"},
}
LIME = {
    "99AA00": {"DYS-01": "2", "DYS-03": "2", "DYS-05": "3", "BEG-07": "1"},
    "99AB00": {"DYS-01": "0", "DYS-03": "0", "DYS-05": "1", "BEG-07": "2"},
}
GOOGLE = {
    "99AA00": {"DYS-01": "3", "DYS-03": "2", "DYS-05": "0"},
    "99AB00": {"DYS-01": "0", "DYS-03": "0", "DYS-05": "1"},
}
VOL = {
    "99AA00": {"DYS-01": "2", "DYS-03": "2", "DYS-05": "3"},
    "99AB00": {"DYS-01": "0", "DYS-03": "0", "DYS-05": "1"},
}
# Only a person can say what 1 and 4 are.
SCALE = {'"1": kies': '"1": 0', '"2": kies': '"2": 1', '"4": kies': '"4": 3'}
NIET_GEVRAAGD = {'van deze vragenlijst?": kies': 'van deze vragenlijst?": negeren'}
SOORT = {"schoolsoort: kies": "schoolsoort: bo"}
EXPORTS: dict[str, tuple[dict[str, dict[str, str]], dict[str, str]]] = {
    "forms-nl.csv": (FORMS, NIET_GEVRAAGD),
    "forms-excel.csv": (FORMS, NIET_GEVRAAGD),
    "forms-nl.xlsx": (FORMS, NIET_GEVRAAGD),
    "forms-en.csv": (LIME, {}),
    "google.csv": (GOOGLE, SCALE),
    "lime-code.csv": (LIME, {}),
    "lime-vol.csv": (VOL, {}),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_what_was_filled_in_is_what_is_scored(name: str, run: Run, tmp_path: Path) -> None:
    expected, changes = EXPORTS[name]
    write_exports(tmp_path)
    propose(run, name, changes, "--norm", "2024-11")
    ran = batch(run, name)
    assert ran.code == 0, ran.err
    assert answers() == expected
    written = everything() + ran.out
    for personal in ("Joke", "Bakker", "@", "192.0.2", "anonymous"):
        assert personal not in written


def test_a_mapping_that_is_not_ready_is_refused_before_anything_is_written(
    run: Run, tmp_path: Path
) -> None:
    write_exports(tmp_path)
    propose(run, "google.csv", None, "--norm", "2024-11")
    ran = batch(run, "google.csv")
    assert ran.code == 1
    assert "k.yaml:" in ran.err
    assert ran.err.count("staat nog 'kies'.") == 3
    assert not Path(UIT).exists()


def test_what_is_rejected_can_be_repaired_and_read_through_the_same_mapping(run: Run) -> None:
    """Also when columns in front of a heading that occurs twice are gone by then."""
    rijen: Rijen = (
        ("Tijdstempel", "E-mailadres", "BRIN", "DYS-01", "Toelichting", "DYS-05", "Toelichting",
         "Bereikbaar via"),
        ("t", "j@linde.example", "99AA00", "4", "zie plan", "2", "later", "j@linde.example"),
        ("t", "p@eik.example", "99AB", "1", "geen", "3", "wel", "p@eik.example"),
    )  # fmt: skip
    Path("t.csv").write_text(as_csv(rijen), encoding="utf-8")
    # A scale of 1 to 4: what was scored before must not be moved a second time.
    shifted = {f'"{number}": kies': f'"{number}": {number - 1}' for number in range(1, 5)}
    shifted['"Tijdstempel": kies'] = '"Tijdstempel": negeren'
    propose(run, "t.csv", shifted, "--norm", "2024-11")
    ran = batch(run, "t.csv")
    assert ran.code == 1
    (melding,) = [each for each in rows("meldingen.csv") if each["ernst"] == "fout"]
    # At the place in the table itself.
    assert (melding["regel"], melding["kolom"], melding["veld"]) == ("3", "C", "BRIN")
    (refused,) = rows("afgewezen.csv")
    assert refused.pop("meldingen")
    assert refused == {
        "BRIN": "99AB", "DYS-01": "1", "Toelichting (kolom E)": "geen", "DYS-05": "3",
        "Toelichting (kolom G)": "wel",
    }  # fmt: skip
    assert "@" not in everything()
    text = (Path(UIT) / "afgewezen.csv").read_text(encoding="utf-8").replace("99AB,", "99AB00,")
    Path("beter.csv").write_text(text, encoding="utf-8")
    ran = batch(run, "beter.csv", "--aanvullen", UIT)
    assert ran.code == 0, ran.err
    assert answers() == {
        "99AA00": {"DYS-01": "3", "DYS-05": "1"},
        "99AB00": {"DYS-01": "0", "DYS-05": "2"},
    }


@pytest.mark.again
def test_a_form_with_every_eis_needs_nothing_by_hand(run: Run) -> None:
    """A question and a remark for each, thirty schools, words as answers."""
    words = ("Nog niet", "Begonnen", "Op orde", "Geborgd")
    koppen = [*FORMS_NL[0][:5], "Vestigingscode"]
    for number, eis in enumerate(PO, 1):
        koppen += [f"{number}. {eis.tekst.po} ", f"Toelichting {number}".removesuffix(" 1")]
    rijen = [koppen]
    wanted: dict[str, dict[str, str]] = {}
    for school in range(30):
        code = f"99A{chr(ord('A') + school % 26)}{school // 26:02}"
        rij = [str(school), "", "11/16/26 9:31:44", "a@b.example", "Iemand", code]
        wanted[code] = {}
        for number, eis in enumerate(PO):
            level = (school + number) % 4
            word = words[level]
            if eis.schaal is Schaalsoort.JA_NEE:
                level, word = (2, "Ja") if level > 1 else (0, "Nee")
            rij += [word, ""]
            wanted[code][eis.id] = str(level)
        rijen.append(rij)
    Path("t.csv").write_text(as_csv(rijen), encoding="utf-8")
    yaml = propose(run, "t.csv", None, "--norm", "2024-11")
    assert ": kies" not in yaml
    assert [line.split(":")[0].strip() for line in yaml.splitlines() if '?"' in line] == [
        "schoolsoort",
    ]  # fmt: skip
    ran = batch(run, "t.csv")
    assert ran.code == 0, ran.err
    assert answers() == wanted


def test_duo_and_the_list_of_expected_schools_take_part(run: Run, tmp_path: Path) -> None:
    write_exports(tmp_path)
    propose(run, "lime-vol.csv", None, "--norm", "2024-11")
    duo = (
        "BEVOEGD GEZAG NUMMER;VESTIGINGSCODE;VESTIGINGSNAAM;GEMEENTENAAM\r\n"
        "99001;99AA00;OBS 't Kompas;BORGER-ODOORN\r\n"
    )
    Path("duo.csv").write_text(duo, encoding="cp1252")
    Path("lijst.txt").write_text("99AA00 't Kompas\n99AC00 De Beuk\n", encoding="utf-8")
    ran = batch(run, "lime-vol.csv", "--duo", "duo.csv", "--verwacht", "lijst.txt")
    assert ran.code == 0, ran.err
    first, second = rows("uitslagen.csv")
    assert (first["naam"], first["bestuur"], first["gemeente"]) == (
        "OBS 't Kompas", "bestuur 99001", "Borger-Odoorn",
    )  # fmt: skip
    assert second["naam"] == ""
    told = {each["code"]: each for each in rows("meldingen.csv")}
    assert told["code-niet-bij-duo"]["vestigingscode"] == "99AB00"
    assert told["code-niet-bij-duo"]["regel"] == "3"
    assert "Deze school staat niet op uw lijst: 99AB00." in told["niet-verwacht"]["tekst"]
    assert "1 van 2 scholen; deze nog niet: 99AC00 (De Beuk)" in ran.out + ran.err
