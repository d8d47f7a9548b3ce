"""`basisnorm norm vergelijk`: what changes from one norm to another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from basisnorm.norm.load import load_norm
from programma import TOP, Run

Golden = Callable[[str, str], None]
OLD, NEW = (TOP / "tests" / "data" / name for name in ("norm-klein", "norm-2027"))


@pytest.mark.parametrize(
    ("options", "name"),
    [([], "norm-vergelijk.txt"), (["--vorm", "md"], "norm-vergelijk.md")],
)
def test_vergelijk_reads_like_this(run: Run, golden: Golden, options: list[str], name: str) -> None:
    ran = run("norm", "vergelijk", OLD, NEW, *options)
    assert (ran.code, ran.err) == (0, "")
    golden(name, ran.out)


@pytest.mark.parametrize("folder", [OLD, NEW], ids=["old", "new"])
def test_the_example_editions_are_in_order(run: Run, folder: Path) -> None:
    ran = run("norm", "controleer", folder)
    assert (ran.code, ran.err) == (0, "")


def test_vergelijk_for_other_programs(run: Run) -> None:
    ran = run("norm", "vergelijk", OLD, NEW, "--vorm", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert (found["formaat"], found["formaat_versie"]) == ("basisnorm-normverschil", 1)
    assert (found["oud"]["id"], found["nieuw"]["id"]) == ("2024-11", "2027-08")
    assert found["nieuw"]["vingerafdruk"] == load_norm(str(NEW)).vingerafdruk
    assert found["samenvatting"][0] == "Er komen 3 eisen bij en er vervalt 1 eis."
    assert [each["id"] for each in found["toegevoegd"]] == ["DYS-29", "RUS-01", "RUS-02"]
    assert [each["id"] for each in found["vervallen"]] == ["DYS-11"]
    assert found["zonder_uitleg_verdwenen"] == []
    assert [(each["oud"], each["nieuw"]) for each in found["hernoemd"]] == [
        ("DYS-05", "DYS-25"),
        ("BEG-07", "BEG-21"),
    ]
    assert found["gesplitst"] == [{"oud": "DYS-09", "nieuw": ["DYS-27", "DYS-28"]}]
    assert found["samengevoegd"] == [{"oud": ["DYS-07", "DYS-08"], "nieuw": "DYS-26"}]
    assert [(each["id"], each["soort"]) for each in found["gebieden"]] == [
        ("begaafdheid", "gewijzigd"),
        ("rust", "toegevoegd"),
    ]
    changed = {each["nieuw"]: each for each in found["gewijzigd"]}
    assert (changed["DYS-02"]["opnieuw_kijken"], changed["DYS-13"]["opnieuw_kijken"]) == (
        True,
        False,
    )
    (words,) = changed["DYS-02"]["wijzigingen"]
    assert words["woorden"][1] == {"soort": "nieuw", "tekst": "genoeg"}
    (kern,) = changed["DYS-18"]["wijzigingen"]
    assert (kern["oud"], kern["nieuw"], kern["woorden"]) == (["false"], ["true"], None)


@pytest.mark.parametrize("vorm", ["terminal", "md", "json"])
def test_a_norm_and_itself(run: Run, vorm: str) -> None:
    ran = run("norm", "vergelijk", NEW, NEW, "--vorm", vorm)
    assert (ran.code, ran.err) == (0, "")
    assert "Alle 17 eisen blijven zoals ze zijn." in ran.out


def test_the_wrong_way_round_is_told(run: Run) -> None:
    ran = run("norm", "vergelijk", NEW, OLD)
    assert ran.code == 0
    assert "Noem de oude norm eerst" in ran.err
    assert "Zonder uitleg verdwenen" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["2024-11"], 2, "NIEUW"),
        (["2024-11", "2042-11"], 1, "De editie (of map) '2042-11' kennen wij niet."),
        (["2024-11", "2024-11", "--vorm", "pdf"], 2, "--vorm"),
    ],
)
def test_refused(run: Run, arguments: list[str], code: int, message: str) -> None:
    ran = run("norm", "vergelijk", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err


def test_marks_in_a_norm_are_no_marks_in_markdown(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "norm"
    folder.mkdir()
    for each in NEW.glob("*.yaml"):
        text = each.read_text(encoding="utf-8").replace(
            "even alleen kan", "*even* <b>alleen</b> kan"
        )
        (folder / each.name).write_text(text, encoding="utf-8")
    out = run("norm", "vergelijk", NEW, folder, "--vorm", "md").out
    assert r"**\*even\* \<b\>alleen\</b\>**" in out


def test_what_changed_beyond_the_example(run: Run, tmp_path: Path) -> None:
    """The threshold, one sector, an order, and a merge into an eis that stays."""
    folder = tmp_path / "norm"
    folder.mkdir()
    for each in OLD.glob("*.yaml"):
        text = each.read_text(encoding="utf-8")
        text = text.replace("drempel: 2", "drempel: 1")
        text = text.replace("voor elk leerjaar ligt vast wie", "voor elk leerjaar is bekend wie", 1)
        text = text.replace("bronnen: [S1, S2, S3]", "bronnen: [S3, S2, S1]", 1)
        if each.name == "norm.yaml":
            gone = '{id: BEG-07, vervangen_door: [BEG-01], sinds: "2027-08-01"}'
            text = text.replace("vervallen: []", f"vervallen: [{gone}]")
        if each.name == "begaafdheid.yaml":
            text = text[: text.index("  - id: BEG-07")]
        (folder / each.name).write_text(text, encoding="utf-8")
    for vorm in ("terminal", "md"):
        out = run("norm", "vergelijk", OLD, folder, "--vorm", vorm, columns=200).out
        out = " ".join(out.split())
        assert "Een eis is voortaan op orde vanaf niveau 1; nu is dat niveau 2." in out
        assert "Wanneer de eis op orde is (voortgezet onderwijs): " in out
        assert "Bronnen: alleen de volgorde is anders." in out
        assert "BEG-07 gaat op in BEG-01." in out
        assert "Drempel: nu niveau 2, straks niveau 1." in out
