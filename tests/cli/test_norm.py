"""`basisnorm norm`: looking at the norm, and checking one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from basisnorm.norm.build import editions
from basisnorm.norm.load import load_norm
from programma import TOP, Run

Golden = Callable[[str, str], None]
EDITION = TOP / "norm" / "2026-08"


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["lijst"], "norm-lijst.txt"),
        (["toon", "begaafdheid"], "norm-toon-begaafdheid.txt"),
        (["toon", "DYS-14", "--norm", "2024-11"], "norm-toon-DYS-14.txt"),
        (["toon", "TWG-05", "--sector", "vo"], "norm-toon-TWG-05-vo.txt"),
        (["toon", "BEG-01"], "norm-toon-BEG-01.txt"),
    ],
)
def test_norm_looks_like_this(run: Run, golden: Golden, arguments: list[str], name: str) -> None:
    """The list, a gebied and an eis."""
    ran = run("norm", *arguments)
    assert (ran.code, ran.err) == (0, "")
    golden(name, ran.out)


def test_norm_toon_shows_all_eisen(run: Run) -> None:
    """Without a choice, every eis is there; with a sector only those of that sector."""
    everything = run("norm", "toon", "--norm", "2024-11").out
    assert sum(line.startswith(("●", "○")) for line in everything.splitlines()) == 129
    assert "(alleen po)" in everything
    assert "DYS-06" not in run("norm", "toon", "--sector", "po").out


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [("DYS-O9", "Bedoelt u 'DYS-09'?"), ("zzz", "Noem een eis, of een gebied: dyslexie")],
)
def test_norm_toon_of_something_unknown(run: Run, typed: str, remedy: str) -> None:
    """An unknown eis or gebied is refused, with what was meant."""
    ran = run("norm", "toon", typed)
    assert ran.code == 1
    assert remedy in ran.err


@pytest.mark.parametrize("where", [*editions(), str(EDITION)])
def test_our_own_edition_is_in_order(run: Run, where: str) -> None:
    """Both by its name and as a folder; the first ones do not say where the law says it."""
    ran = run("norm", "controleer", where)
    norm = load_norm(where)
    assert ran.code == 0
    assert ran.err.count("let-op:") == ran.err.count("Eisen op de wet waarbij geen bron zegt")
    assert ran.out.startswith(
        f"In orde: norm {norm.id}, versie {norm.versie}, met {len(norm.gebieden)} gebieden, "
        f"{len(norm.eisen)} eisen en "
    )


def test_every_mistake_in_one_pass(run: Run, tmp_path: Path, golden: Golden) -> None:
    """A broken norm: each mistake with its file, line, column, and what was probably meant."""
    folder = tmp_path / "norm"
    folder.mkdir()
    for each in EDITION.glob("*.yaml"):
        (folder / each.name).write_bytes(each.read_bytes())
    gebied = folder / "dyslexie.yaml"
    text = gebied.read_text(encoding="utf-8")
    for right, wrong in [
        ("id: DYS-02", "id: DYS-01"),
        ("sectoren: [po]", "sectoren: [op]"),
        ("kern: false\n    basis: praktijk", "kern: true\n    basis: praktijk"),
        ("categorie: signaleren", "categorie: signalering"),
        ("bronnen: [S1, S2, S3]", "bronnen: [S1, S2, S333]"),
        ("    verbeteren:", "    verbetern:"),
    ]:
        assert right in text
        text = text.replace(right, wrong, 1)
    gebied.write_text(text, encoding="utf-8")
    (folder / "algemeen.yaml").write_text("id: algemeen\n\ttitel: x\n", encoding="utf-8")
    (folder / "begaafdheid.yaml").unlink()
    ran = run("norm", "controleer", folder)
    assert (ran.code, ran.out) == (1, "")
    golden("norm-controleer-fout.txt", ran.err.replace(str(tmp_path), ""))


@pytest.mark.parametrize("where", ["er-niet", "pyproject.toml"])
def test_a_folder_that_is_not_there(run: Run, where: str) -> None:
    """A missing folder, or a file, is one melding."""
    ran = run("norm", "controleer", where)
    assert ran.code == 1
    assert ran.err.count("fout:") == 1


def test_changed_content_asks_for_a_new_version(run: Run, tmp_path: Path) -> None:
    """Content that is not the content of the last version says which fingerprint it has now."""
    folder = tmp_path / "norm"
    folder.mkdir()
    for each in EDITION.glob("*.yaml"):
        text = each.read_text(encoding="utf-8").replace("kern: true", "kern: false", 1)
        (folder / each.name).write_text(text, encoding="utf-8")
    ran = run("norm", "controleer", folder)
    assert ran.code == 1
    assert "vingerafdruk klopt niet meer" in ran.err
    assert "betekenis klopt niet meer" in ran.err


@pytest.fixture
def regio(run: Run, tmp_path: Path) -> Path:
    """A regional norm that leaves out a kerneis."""
    folder = tmp_path / "regio"
    assert run("norm", "nieuw", folder, "--naam", "Norm van de regio").code == 0
    path = folder / "norm.yaml"
    text = path.read_text(encoding="utf-8").replace("weglaten: []", "weglaten: [BEG-03]")
    assert "BEG-03" in text
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_norm_that_asks_less_says_so_where_it_is_shown(run: Run, regio: Path) -> None:
    """In the overview, and when the eis that was left out is asked for."""
    assert "laat kerneisen van 2026-08 weg of maakt ze lichter: BEG-03." in " ".join(
        run("norm", "toon", "--norm", regio).out.split()
    )
    ran = run("norm", "toon", "beg-03", "--norm", regio)
    assert ran.code == 1
    assert "De eis BEG-03 staat niet (meer) in norm" in ran.err
    assert "Er kwam niets voor in de plaats." in ran.err


def test_one_missing_quote_is_one_fout(run: Run, regio: Path) -> None:
    """What cannot be known without norm.yaml is not guessed."""
    path = regio / "norm.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('peildatum: "', 'peildatum: "x" "', 1), encoding="utf-8")
    ran = run("norm", "controleer", regio)
    assert ran.code == 1
    assert ran.err.count("fout:") == 1
    assert "let-op" not in ran.err
