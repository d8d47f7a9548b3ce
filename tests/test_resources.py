"""The data folders are found in a checkout, in an installed package and in a zipped wheel."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from basisnorm import resources
from basisnorm.resources import folder

ROOT = Path(__file__).parents[1]


def test_in_a_checkout_the_folder_at_the_top_is_used() -> None:
    assert folder("norm") == ROOT / "norm"
    assert folder("questionnaires") == ROOT / "questionnaires"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder as it is installed, without any data yet."""
    package = tmp_path / "lib" / "basisnorm"
    package.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    return package


def test_installed_the_data_lies_inside_the_package(package: Path) -> None:
    data = package / "data" / "norm"
    data.mkdir(parents=True)
    assert folder("norm") == data


def test_the_data_inside_the_package_wins_from_a_folder_above_it(package: Path) -> None:
    """A strange folder called norm beside site-packages must not be read."""
    (package.parents[1] / "norm").mkdir()
    data = package / "data" / "norm"
    data.mkdir(parents=True)
    assert folder("norm") == data


def test_without_folders_the_import_system_is_asked(package: Path) -> None:
    """There are no folders on disk then: the place inside the package, whatever holds it."""
    assert Path(str(folder("norm"))).parts[-3:] == ("basisnorm", "data", "norm")


def test_a_zipped_wheel_gives_its_data(tmp_path: Path) -> None:
    wheel = tmp_path / "basisnorm.whl"
    with ZipFile(wheel, "w") as archive:
        for name in ("__init__.py", "resources.py"):
            archive.write(ROOT / "src" / "basisnorm" / name, f"basisnorm/{name}")
        archive.writestr("basisnorm/data/norm/2024-11/norm.yaml", "id: gezipt\n")
    program = (
        "from basisnorm.resources import folder;"
        "print((folder('norm') / '2024-11' / 'norm.yaml').read_text(), end='')"
    )
    # The copy in the wheel is no source of ours: its coverage would be counted as another file.
    env = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**env, "PYTHONPATH": str(wheel)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "id: gezipt\n"
