"""Finding a norm or a questionnaire by its name, its folder or its file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from basisnorm import resources
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.build import COMPILED, editions, meaning_of
from basisnorm.norm.load import (
    DEFAULT_EDITION,
    changed_eisen,
    compile_edition,
    load_norm,
    load_vragenlijst,
    questionnaires,
)
from basisnorm.norm.model import Sector
from fout_voorbeelden import GOED, lay_over, small_norm


def refused(which: str, *, vragenlijst: bool = False) -> Melding:
    with pytest.raises(BasisnormFout) as caught:
        load_vragenlijst(which, load_norm("2024-11")) if vragenlijst else load_norm(which)
    return caught.value.meldingen[0]


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program with one edition: the small norm."""
    target = Path(shutil.copytree(GOED / "norm", tmp_path / "norm" / "proef"))
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path / name)
    return target


def test_what_comes_with_the_program() -> None:
    assert editions() == ("2024-11", "2026-08")
    assert editions()[-1] == DEFAULT_EDITION
    assert questionnaires() == ("quickscan", "volledig", "wettelijk")


def test_a_name_that_is_too_long() -> None:
    assert refused("x" * 300).code == "naam-te-lang"


def test_own_folder_is_a_norm() -> None:
    assert load_norm(str(GOED / "norm")) == small_norm()


def test_broken_own_folder_is_refused_with_all_meldingen(tmp_path: Path) -> None:
    folder = lay_over(GOED.parent / "fout" / "norm" / "alles", tmp_path)
    with pytest.raises(BasisnormFout) as caught:
        load_norm(str(folder))
    assert len(caught.value.meldingen) > 30
    with pytest.raises(BasisnormFout):
        compile_edition(folder)


@pytest.mark.parametrize(
    ("which", "oplossing"),
    [
        ("2024_11", "Bedoelt u 2024-11?"),
        ("2019-01", "Kies: 2024-11 of 2026-08."),
    ],
)
def test_unknown_edition(which: str, oplossing: str) -> None:
    melding = refused(which)
    assert melding.tekst == f"De editie (of map) '{which}' kennen wij niet."
    assert melding.oplossing == oplossing


@pytest.mark.parametrize(
    ("which", "oplossing"),
    [
        ("Quick-scan", "Bedoelt u quickscan?"),
        ("lang", "Kies quickscan, volledig of wettelijk, of noem een YAML-bestand."),
    ],
)
def test_unknown_questionnaire(which: str, oplossing: str) -> None:
    melding = refused(which, vragenlijst=True)
    assert melding.tekst == f"De vragenlijst '{which}' kennen wij niet."
    assert melding.oplossing == oplossing


def test_own_questionnaire_asks_what_it_names_in_its_order() -> None:
    norm = small_norm()
    found = load_vragenlijst(str(GOED / "vragenlijst" / "klein.yaml"), norm)
    assert [eis.id for eis in found.vragen(norm, Sector.VO)] == ["DYS-01"]
    asked = found.vragen(norm, Sector.VO, ("begaafdheid",))
    assert [eis.id for eis in asked] == ["DYS-01", "BEG-01"]
    assert found.schaal.naam(norm.eisen["DYS-02"], 2) == "Ja"
    assert found.schaal.naam(norm.eisen["DYS-01"], 2) == "Op orde"
    assert norm.eisen["DYS-02"].niveaus == (0, 2)
    assert norm.eisen["DYS-01"].niveaus == (0, 1, 2, 3)


def test_missing_questionnaire_file() -> None:
    assert refused("weg.yaml", vragenlijst=True).code == "bestand-ontbreekt"


def test_edition_is_the_same_with_and_without_its_compiled_form(edition: Path) -> None:
    from_yaml = load_norm("proef")
    (edition / COMPILED).write_text(compile_edition(edition), encoding="utf-8")
    assert load_norm("proef") == from_yaml


def test_compiled_form_is_used_only_while_it_is_true_to_the_yaml(edition: Path) -> None:
    compiled = json.loads(compile_edition(edition))
    compiled["inhoud"]["norm"]["naam"] = "Uit de gecompileerde vorm"
    (edition / COMPILED).write_text(json.dumps(compiled), encoding="utf-8")
    assert load_norm("proef").naam == "Uit de gecompileerde vorm"
    path = edition / "dyslexie.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_norm("proef").naam == "Uit de gecompileerde vorm"
    path.write_bytes(path.read_bytes() + b"# iets\n")
    assert load_norm("proef").naam == "Kleine norm om mee te proberen"


def test_broken_edition_is_refused(edition: Path) -> None:
    (edition / "dyslexie.yaml").unlink()
    assert refused("proef").code == "bestand-ontbreekt"


@pytest.mark.parametrize(
    ("versie", "vingerafdruk", "expected"),
    [
        ("1.0.0", None, frozenset()),
        ("1.0.0", "sha256:anders", None),
        ("0.9.0", None, None),
        (None, None, None),
    ],
)
def test_which_eisen_ask_something_else_now(
    versie: str | None, vingerafdruk: str | None, expected: frozenset[str] | None
) -> None:
    """Only of a version that was given out is it known what its eisen meant."""
    assert changed_eisen(load_norm("2024-11"), versie, vingerafdruk) == expected


def test_only_the_eisen_that_changed_ask_for_another_look(edition: Path) -> None:
    """A word in one eis does not reopen the answers to all others."""
    norm = load_norm("proef")
    versie = norm.versies[-1].versie
    then = {eis.id: meaning_of(eis) for eis in norm.eisen.values()}
    first, *_ = then
    (edition / "betekenissen.json").write_text(json.dumps({versie: {**then, first: "anders"}}))
    assert changed_eisen(norm, versie, None) == frozenset({first})
    (edition / "betekenissen.json").write_text("{}")
    assert changed_eisen(norm, versie, None) is None
