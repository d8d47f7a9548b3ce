"""`basisnorm norm nieuw`: a norm of one's own, from its first files to a result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from basisnorm.norm.build import editions
from programma import Run

Golden = Callable[[str, str], None]
ALTIJD = ("bronnen.yaml", "eigen-afspraken.yaml", "norm.yaml", "schema", "versies.yaml")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which somebody types."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(path: Path, *pairs: tuple[str, str]) -> None:
    """Replace texts in a file as somebody does in an editor."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "summary"),
    [
        ((), "gebaseerd op 2026-08, met "),
        (("--gebaseerd-op", "2026-08"), "gebaseerd op 2026-08, met "),
        (("--los",), "(concept), met 1 gebied, 1 eis en 1 bron."),
    ],
)
def test_new_norm_is_in_order_at_once(
    run: Run, here: Path, options: tuple[str, ...], summary: str
) -> None:
    """Without a let-op."""
    ran = run("norm", "nieuw", "norm-noord", "--naam", "Norm: 'Noord'", *options)
    assert (ran.code, ran.err) == (0, "")
    assert "basisnorm norm controleer norm-noord" in ran.out
    assert sorted(each.name for each in (here / "norm-noord").iterdir()) == list(ALTIJD)
    checked = run("norm", "controleer", "norm-noord")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.startswith("In orde: norm norm-noord, versie 0.1.0 (concept), ") or (
        "--los" in options
    )
    assert summary in checked.out
    assert "Norm: 'Noord'" in run("norm", "toon", "--norm", "norm-noord").out


def test_what_is_said(run: Run, here: Path, golden: Golden) -> None:
    """What there is now, and what to do next."""
    golden("norm-nieuw.txt", run("norm", "nieuw", "norm-noord").out)


def test_an_empty_folder_may_be_used(run: Run, here: Path) -> None:
    """Also the folder one stands in, of which the name becomes the id."""
    assert run("norm", "nieuw", ".").code == 0
    assert f'id: "{here.name.replace("_", "-").lower()}"' in (here / "norm.yaml").read_text("utf-8")


@pytest.mark.parametrize("other", ["brief.docx", ".verborgen", "norm.yaml"])
def test_a_folder_with_files_is_refused_and_left_alone(run: Run, here: Path, other: str) -> None:
    """A norm is never written over something else."""
    (here / "map").mkdir()
    (here / "map" / other).write_text("van mij", encoding="utf-8")
    ran = run("norm", "nieuw", "map")
    assert (ran.code, ran.out) == (1, "")
    assert f"andere bestanden: {other}." in ran.err
    assert [each.name for each in (here / "map").iterdir()] == [other]


def test_a_file_instead_of_a_folder_is_refused(run: Run, here: Path) -> None:
    """And stays as it was."""
    (here / "map").write_text("van mij", encoding="utf-8")
    assert run("norm", "nieuw", "map").code == 1
    assert (here / "map").read_text(encoding="utf-8") == "van mij"


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--gebaseerd-op", "2026_08"), 1, "Bedoelt u '2026-08'?"),
        (("--gebaseerd-op", "2030-08"), 1, "De editie '2030-08' kennen wij niet."),
        (("--gebaseerd-op", "2026-08", "--los"), 2, "Kies één van --los en --gebaseerd-op"),
    ],
)
def test_wrong_options_make_nothing(
    run: Run, here: Path, options: tuple[str, ...], code: int, told: str
) -> None:
    """An unknown edition, or both at once."""
    ran = run("norm", "nieuw", "norm-noord", *options)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert not (here / "norm-noord").exists()


def test_from_concept_to_version(run: Run, here: Path) -> None:
    """A concept may change; a version asks for its line, and then for a new version."""
    run("norm", "nieuw", "norm-noord")
    norm = here / "norm-noord" / "norm.yaml"
    change(norm, ("Schrijf hier wat u hebt", "De scholen hebben"))
    assert run("norm", "controleer", "norm-noord").code == 0
    change(norm, ("0.1.0", "1.0.0"))
    asked = run("norm", "controleer", "norm-noord")
    assert asked.code == 1
    line = asked.err.split("is veranderd: ")[1].splitlines()[0]
    versies = here / "norm-noord" / "versies.yaml"
    with versies.open("a", encoding="utf-8") as opened:
        opened.write(f"  {line}\n")
    ran = run("norm", "controleer", "norm-noord")
    assert (ran.code, ran.err) == (0, "")
    assert "versie 1.0.0, gebaseerd op 2026-08" in ran.out
    change(here / "norm-noord" / "eigen-afspraken.yaml", ("Het hele team", "Iedereen"))
    changed = run("norm", "controleer", "norm-noord")
    assert changed.code == 1
    assert "De inhoud van de norm (of van 2026-08) is veranderd" in changed.err


def test_a_school_is_measured_with_it(run: Run, here: Path, linde: Path) -> None:
    """Everything that shows a result says what the region left out."""
    run("norm", "nieuw", "norm-noord", "--naam", "Norm Noord")
    change(here / "norm-noord" / "norm.yaml", ("weglaten: []", "weglaten: [GEN-01, DYS-02]"))
    told = run("norm", "controleer", "norm-noord")
    assert (told.code, told.err.count("let-op:")) == (0, 2)
    text = linde.read_text(encoding="utf-8").replace("norm: 2026-08", "norm: norm-noord")
    linde.write_text(text, encoding="utf-8")
    refused = run("uitslag", linde, "--norm", "norm-noord")
    assert refused.code == 1
    assert "Deze norm laat die eis weg." in refused.err
    assert "vervallen" not in refused.err
    answers = text.split("antwoorden:\n")[0]
    linde.write_text(f"{answers}antwoorden:\n  REG-01: {{niveau: 1}}\n", encoding="utf-8")
    sentence = (
        "Deze norm laat 2 kerneisen van de landelijke uitwerking 2026-08 weg of maakt ze lichter: "
        "DYS-02 en GEN-01."
    )
    for extra in ((), ("--json",)):
        ran = run("uitslag", linde, "--norm", "norm-noord", *extra)
        assert ran.code == 0
        assert sentence in " ".join(ran.out.split())
    assert "REG-01" in run("uitslag", linde, "--norm", "norm-noord").out
    assert run("rapport", linde, "--norm", "norm-noord").code == 0
    assert sentence in (here / "de-linde-verbeterrapport.html").read_text(encoding="utf-8")


def test_default_edition_is_the_newest() -> None:
    """The help says so."""
    from basisnorm.norm.load import DEFAULT_EDITION

    assert editions()[-1] == DEFAULT_EDITION
