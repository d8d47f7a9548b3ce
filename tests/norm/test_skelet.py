"""The first files of a norm of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from basisnorm.norm.build import editions
from basisnorm.norm.eigen import make_files, make_id
from basisnorm.norm.inspect import check_history, inspect_folder
from basisnorm.norm.load import load_norm
from basisnorm.norm.schema import second_opinion
from basisnorm.strict_yaml import parse

NAMES = [
    "Norm Noord",
    'Een: "rare" naam # met \\ alles',
    "'s Heerenberg",
    "2026",
    "null",
    "é\x00\ud800",
]


@pytest.mark.parametrize("editie", [None, *editions()])
@pytest.mark.parametrize("naam", NAMES, ids=range(len(NAMES)))
def test_skeleton_is_a_norm_without_a_melding(
    tmp_path: Path, editie: str | None, naam: str
) -> None:
    for path, content in make_files("norm-noord", naam, "2026-11-22", editie).items():
        target = tmp_path / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content)
    inspection = inspect_folder(tmp_path, "norm-noord")
    found = [*inspection.meldingen, *check_history(inspection)]
    assert found + second_opinion(inspection.documents) == []
    norm = inspection.norm
    assert norm is not None
    assert (norm.id, norm.peildatum, norm.gebaseerd_op) == ("norm-noord", "2026-11-22", editie)
    assert norm.naam == naam.replace("\x00", "").replace("\ud800", "")
    assert len(norm.eisen) == 1 + (len(load_norm(editie).eisen) if editie else 0)


@pytest.mark.parametrize("editie", [None, *editions()])
def test_every_key_is_explained_and_every_schema_is_there(editie: str | None) -> None:
    files = make_files("norm-noord", "Norm", "2026-11-22", editie)
    assert "@" not in "".join(files[each].decode() for each in files if each.endswith(".yaml"))
    for path in ("norm.yaml", "eigen-afspraken.yaml"):
        text = files[path].decode()
        first, *lines = text.splitlines()
        assert first.split("$schema=")[1] in files
        for key in ("versie", "naam", "status", "titel", "uitleg"):
            if f"\n{key}:" in text:
                line = next(n for n, each in enumerate(lines) if each.startswith(f"{key}:"))
                assert lines[line - 1].startswith("#"), key
        parse(files[path], path)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("norm-noord", "norm-noord"),
        ("Norm Regio Noord (2026)", "norm-regio-noord-2026"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("2024-11", "2024-11-eigen"),
        ("", "eigen-norm"),
        ("…", "eigen-norm"),
        ("x" * 200, "x" * 60),
    ],
)
def test_id_comes_from_the_name_of_the_folder(name: str, id: str) -> None:
    assert make_id(name) == id
