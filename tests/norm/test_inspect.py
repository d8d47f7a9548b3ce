"""A norm folder is read whole: every mistake in every file, or a Norm."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from basisnorm import files
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.inspect import check_history, inspect_folder
from basisnorm.norm.model import Sector
from fout_voorbeelden import GOED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOED / "norm", tmp_path / "proef"))


def test_good_folder_is_a_norm(folder: Path) -> None:
    inspection = inspect_folder(folder, "proef")
    assert inspection.meldingen == ()
    norm = inspection.norm
    assert norm is not None
    assert list(norm.eisen) == ["DYS-01", "DYS-02", "BEG-01"]
    assert norm.gebied("begaafdheid").telt_mee is False
    assert norm.bron("S20").opmerking == "niet zelf gelezen"
    assert norm.eisen["DYS-01"].op_orde.voor(Sector.VO) == "Per leerjaar ligt vast wie helpt."
    assert norm.eisen["DYS-02"].bronnen.vo == ("S1", "S20")
    assert norm.vervallen[0].vervangen_door == ("DYS-02",)
    for find in (norm.gebied, norm.bron):
        with pytest.raises(KeyError):
            find("weg")


@pytest.mark.parametrize("name", ["norm", "bronnen", "versies", "dyslexie"])
def test_missing_file_is_named_with_what_to_do(folder: Path, name: str) -> None:
    (folder / f"{name}.yaml").unlink()
    missing = [
        each
        for each in inspect_folder(folder, "proef").meldingen
        if each.code == "bestand-ontbreekt"
    ]
    assert [each.bestand for each in missing] == [f"proef/{name}.yaml"]
    assert name in missing[0].oplossing


def test_gebieden_are_checked_even_when_norm_yaml_is_missing(folder: Path) -> None:
    (folder / "norm.yaml").unlink()
    text = (folder / "dyslexie.yaml").read_text(encoding="utf-8")
    (folder / "dyslexie.yaml").write_text(text.replace("advies", "adviezen"), encoding="utf-8")
    found = inspect_folder(folder, "proef").meldingen
    assert [each.code for each in found] == ["bestand-ontbreekt", "onbekende-waarde"]


def test_sources_are_not_called_unknown_when_there_is_nothing_to_look_in(folder: Path) -> None:
    (folder / "bronnen.yaml").unlink()
    found = inspect_folder(folder, "proef").meldingen
    assert [each.code for each in found] == ["bestand-ontbreekt"]


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_no_folder_is_one_melding(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "norm"
    if kind == "file":
        path.write_bytes(b"x")
    (melding,) = inspect_folder(path, "norm").meldingen
    assert (melding.code, melding.oplossing) == (
        "map-ontbreekt",
        "Noem de map waarin norm.yaml staat.",
    )


def test_file_that_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may run as root, whom nothing is forbidden: so the reading itself refuses."""

    def refuse(path: Path) -> bytes:
        raise BasisnormFout(
            Melding(code="geen-toegang", bestand=path.name, tekst="x", oplossing="x")
        )

    monkeypatch.setattr(files, "read_bytes", refuse)
    assert {each.code for each in inspect_folder(folder, "proef").meldingen} == {"geen-toegang"}


def test_norm_in_a_zipped_program_is_read_too(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "norm.zip"
    with zipfile.ZipFile(archive, "w") as written:
        for each in folder.iterdir():
            written.write(each, f"proef/{each.name}")
    with zipfile.ZipFile(archive) as opened:
        zipped = inspect_folder(zipfile.Path(opened, "proef/"), "proef")
    assert zipped.norm == inspect_folder(folder, "proef").norm


def test_history_asks_to_raise_the_version_with_the_new_fingerprints(folder: Path) -> None:
    inspection = inspect_folder(folder, "proef")
    assert inspection.norm is not None
    found = check_history(inspection)
    assert [each.code for each in found] == ["vingerafdruk-verouderd", "betekenis-verouderd"]
    assert [each.regel for each in found] == [4, 5]
    assert found[0].oplossing == (
        "Verhoog de versie in norm.yaml en voeg die onderaan toe, "
        f"met vingerafdruk: {inspection.norm.vingerafdruk}"
    )
    path = folder / "versies.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("sha256:x", inspection.norm.vingerafdruk)
    path.write_text(text.replace("sha256:y", inspection.norm.betekenis), encoding="utf-8")
    assert check_history(inspect_folder(folder, "proef")) == []


@pytest.mark.parametrize("versies", ["versies: []\n", None])
def test_history_asks_for_the_version_of_norm_yaml(folder: Path, versies: str | None) -> None:
    if versies is not None:
        (folder / "versies.yaml").write_text(versies, encoding="utf-8")
    else:
        path = folder / "norm.yaml"
        path.write_text(path.read_text("utf-8").replace('"1.0.0"', '"1.1.0"'), encoding="utf-8")
    (melding,) = check_history(inspect_folder(folder, "proef"))
    assert melding.code == "versie-ontbreekt"
    assert "is niet de laatste in versies.yaml" in melding.tekst


def test_broken_norm_has_no_history(folder: Path) -> None:
    (folder / "norm.yaml").unlink()
    assert check_history(inspect_folder(folder, "proef")) == []


def test_only_a_change_of_meaning_changes_the_second_fingerprint(folder: Path) -> None:
    before = inspect_folder(folder, "proef").norm
    path = folder / "dyslexie.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Zet op één blad", "Schrijf op"), encoding="utf-8")
    worded = inspect_folder(folder, "proef").norm
    path.write_text(text.replace("kern: true", "kern: false"), encoding="utf-8")
    meant = inspect_folder(folder, "proef").norm
    assert before is not None
    assert worded is not None
    assert meant is not None
    assert before.vingerafdruk != worded.vingerafdruk
    assert before.betekenis == worded.betekenis != meant.betekenis
