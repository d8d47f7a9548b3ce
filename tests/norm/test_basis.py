"""A norm that builds on an edition is an ordinary norm, and says what it weakens."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.norm.build import COMPILED
from basisnorm.norm.inspect import Inspection, inspect_folder
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.norm.model import Norm, Sector
from fout_voorbeelden import GOED

EDITION = load_norm("2024-11")
Change = Callable[..., Norm]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOED / "regio", tmp_path / "regio"))


@pytest.fixture
def changed(folder: Path) -> Change:
    """The regional norm after replacing texts in norm.yaml; what comes back is the norm."""

    def change(*pairs: tuple[str, str]) -> Norm:
        path = folder / "norm.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        return good(inspect_folder(folder, "regio"))

    return change


def good(inspection: Inspection) -> Norm:
    assert inspection.norm is not None, inspection.meldingen
    return inspection.norm


def test_it_takes_over_leaves_out_makes_stricter_and_adds(folder: Path) -> None:
    inspection = inspect_folder(folder, "regio")
    assert inspection.meldingen == ()
    norm = good(inspection)
    assert (norm.id, norm.gebaseerd_op, norm.verzwakt) == ("regio-proef", "2024-11", ())
    assert norm.drempel == EDITION.drempel
    assert [gebied.id for gebied in norm.gebieden] == [
        *(gebied.id for gebied in EDITION.gebieden),
        "nieuwkomers",
    ]
    assert set(EDITION.eisen) - set(norm.eisen) == {"DYS-13"}
    assert set(norm.eisen) - set(EDITION.eisen) == {"REG-01", "REG-20"}
    assert norm.gebied("dyslexie").titel == EDITION.gebied("dyslexie").titel
    assert norm.gebied("dyslexie").eisen[-1].id == "REG-01"
    assert load_norm(str(folder)) == norm


def test_what_is_not_named_is_exactly_as_in_the_edition(folder: Path) -> None:
    norm = good(inspect_folder(folder, "regio"))
    same = set(EDITION.eisen) - {"DYS-13", "DYS-18", "DYS-06"}
    assert [each for each in same if norm.eisen[each] != EDITION.eisen[each]] == []


def test_own_op_orde_comes_after_that_of_the_edition(folder: Path) -> None:
    """So the region can ask more, and never less."""
    was, now = EDITION.eisen["DYS-18"], good(inspect_folder(folder, "regio")).eisen["DYS-18"]
    assert (was.kern, now.kern) == (False, True)
    assert now.op_orde.vo == f"{was.op_orde.vo} In onze regio gebeurt dat elk jaar."


def test_own_op_orde_comes_after_the_words_of_each_sector(changed: Change) -> None:
    per_sector = next(eis for eis in EDITION.eisen.values() if eis.op_orde.po != eis.op_orde.vo)
    now = changed(("DYS-18: {kern: true", f"{per_sector.id}: {{eigen_maat: x")).eisen[per_sector.id]
    for sector in Sector:
        was = per_sector.op_orde.voor(sector)
        assert now.op_orde.voor(sector) == f"{was} In onze regio gebeurt dat elk jaar."


def test_an_added_sector_gets_the_words_of_the_other(folder: Path) -> None:
    was, now = EDITION.eisen["DYS-06"], good(inspect_folder(folder, "regio")).eisen["DYS-06"]
    assert now.sectoren == (Sector.PO, Sector.VO)
    assert now.tekst.po == was.tekst.vo
    assert now.eigen_maat == "Twee keer per jaar."


def test_only_sources_that_are_used_come_along(changed: Change, folder: Path) -> None:
    norm = good(inspect_folder(folder, "regio"))
    used = {bron for eis in norm.eisen.values() for bron in (*eis.bronnen.po, *eis.bronnen.vo)}
    assert {bron.id for bron in norm.bronnen} == used
    gone = [eis.id for eis in EDITION.eisen.values() if "S2" in eis.bronnen.po]
    less = changed(("[DYS-13]", f"[{', '.join({*gone, 'DYS-13'})}]"))
    assert "S2" not in {bron.id for bron in less.bronnen}


def test_what_is_left_out_is_retired_so_that_old_answers_are_explained(changed: Change) -> None:
    own = 'vervallen: [{id: REG-02, vervangen_door: [REG-01], sinds: "2026-01-01"}]\n'
    norm = changed(("gebieden:", f"{own}gebieden:"))
    assert [(each.id, each.vervangen_door, each.sinds) for each in norm.vervallen] == [
        ("DYS-13", (), "2026-11-22"),
        ("REG-02", ("REG-01",), "2026-01-01"),
    ]
    assert [each.weggelaten for each in norm.vervallen] == [True, False]


def test_what_replaced_an_eis_that_is_left_out_can_be_told(changed: Change) -> None:
    own = 'vervallen: [{id: DYS-13, vervangen_door: [REG-01], sinds: "2026-01-01"}]\n'
    norm = changed(("gebieden:", f"{own}gebieden:"))
    assert [(each.id, each.vervangen_door) for each in norm.vervallen] == [("DYS-13", ("REG-01",))]


@pytest.mark.parametrize(
    ("change", "verzwakt"),
    [
        (("[DYS-13]", "[DYS-13, GEN-01, DYS-09]"), ("DYS-09", "GEN-01")),
        (("DYS-18: {kern: true", "DYS-09: {kern: false"), ("DYS-09",)),
        (("DYS-18: {kern: true", "DYS-01: {sectoren: [vo]"), ("DYS-01",)),
        (("DYS-18: {kern: true", "BEG-10: {sectoren: [po]"), ()),
        (("DYS-18: {kern: true", "DYS-18: {kern: false"), ()),
        (("weglaten", "drempel: 2\nweglaten"), ()),
        (
            ("weglaten", "drempel: 1\nweglaten"),
            tuple(eis.id for eis in EDITION.eisen.values() if eis.kern),
        ),
    ],
    ids=["left out", "no kern", "sector less", "not kern", "stays", "same drempel", "drempel"],
)
def test_what_weakens_a_kerneis_is_known_and_told(
    changed: Change, folder: Path, change: tuple[str, str], verzwakt: tuple[str, ...]
) -> None:
    assert changed(change).verzwakt == verzwakt
    told = inspect_folder(folder, "regio").meldingen
    assert {each.ernst for each in told} <= {Ernst.LET_OP}
    assert {each.code for each in told} == ({"kerneis-verzwakt"} if verzwakt else set())


def test_an_own_drempel_is_the_one_that_decides(changed: Change) -> None:
    """Also when it is lower; then every kerneis counts as weakened."""
    assert changed(("weglaten", "drempel: 1\nweglaten")).drempel == 1


def test_a_sector_that_was_taken_away_has_no_words_left(changed: Change) -> None:
    """What a sector is not asked does not stand in the resolved norm."""
    norm = changed(("DYS-18: {kern: true", "DYS-01: {sectoren: [vo]"))
    assert norm.eisen["DYS-01"].sectoren == (Sector.VO,)
    assert EDITION.eisen["DYS-01"].sectoren == (Sector.PO, Sector.VO)


def test_a_region_may_add_nothing(folder: Path, changed: Change) -> None:
    for name in ("bronnen", "dyslexie", "nieuwkomers"):
        (folder / f"{name}.yaml").unlink()
    path = folder / "norm.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[:6]) + "\n", encoding="utf-8")
    norm = changed()
    assert (norm.gebieden, norm.bronnen) == (EDITION.gebieden, EDITION.bronnen)
    assert (norm.betekenis, norm.vervallen) == (EDITION.betekenis, EDITION.vervallen)
    # What somebody emptied without taking the key away means the same.
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}weglaten:\nstrenger:\ngebieden:\nvervallen:\n", encoding="utf-8")
    assert changed() == norm


def test_a_gebied_of_which_everything_is_left_out_disappears(changed: Change) -> None:
    gone = [eis.id for eis in EDITION.gebied("begaafdheid").eisen]
    norm = changed(("[DYS-13]", f"[{', '.join(gone)}]"))
    assert "begaafdheid" not in [gebied.id for gebied in norm.gebieden]


def test_leaving_out_everything_is_refused(folder: Path) -> None:
    path = folder / "norm.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[DYS-13]", f"[{', '.join(EDITION.eisen)}]"), encoding="utf-8")
    found = inspect_folder(folder, "regio").meldingen
    assert "niets-over" in {each.code for each in found}


def test_our_questionnaires_skip_what_was_left_out(changed: Change) -> None:
    norm = changed(("[DYS-13]", "[DYS-13, DYS-09]"))
    asked = load_vragenlijst("quickscan", norm).eisen
    assert asked is not None
    assert "DYS-09" not in asked
    assert "DYS-01" in asked


def test_own_questionnaire_may_not_name_what_was_left_out(changed: Change, tmp_path: Path) -> None:
    norm = changed(("[DYS-13]", "[DYS-13, DYS-01]"))
    path = tmp_path / "eigen.yaml"
    shutil.copy(GOED / "vragenlijst" / "klein.yaml", path)
    with pytest.raises(BasisnormFout) as caught:
        load_vragenlijst(str(path), norm)
    assert [each.waarde for each in caught.value.meldingen] == ["DYS-01"]


def test_the_edition_is_read_from_its_yaml_when_its_compiled_form_is_old(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from basisnorm import resources

    norm = good(inspect_folder(folder, "regio"))
    source = Path(str(resources.folder("norm"))) / "2024-11"
    target = tmp_path / "norm" / "2024-11"
    shutil.copytree(source, target)
    (target / COMPILED).unlink()
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path / name)
    assert good(inspect_folder(folder, "regio")) == norm
    (target / "dyslexie.yaml").unlink()
    with pytest.raises(BasisnormFout):
        inspect_folder(folder, "regio")
