"""What a school installs: exactly these files, and the program works from them alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from programma import TOP

Golden = Callable[[str, str], None]
# The copy in a wheel is not the code whose coverage is counted.
UNMEASURED = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built as anyone would build it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, TOP],
        check=True,
        capture_output=True,
    )
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_exactly_these_files(wheel: Path, golden: Golden) -> None:
    """Norm, questionnaires, schemas and templates travel along; tests and tools do not."""
    with ZipFile(wheel) as archive:
        names = sorted(archive.namelist())
    golden("wheel.txt", "".join(f"{name}\n" for name in names))


def test_the_demo_works_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    """Unpacked somewhere else, without the checkout, the main job runs."""
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "los")
    environment = {**UNMEASURED, "PYTHONPATH": str(tmp_path / "los"), "PYTHONSAFEPATH": "1"}
    where = "import basisnorm; print(basisnorm.__file__)"
    shown = subprocess.run(
        [sys.executable, "-c", where], env=environment, cwd=tmp_path, capture_output=True, text=True
    )
    assert shown.stdout.startswith(str(tmp_path))
    ran = subprocess.run(
        [sys.executable, "-m", "basisnorm", "demo"], env=environment, cwd=tmp_path,
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "basisnorm-demo" / "verbeterrapport.html").exists()


def test_the_demo_works_from_the_wheel_as_it_is(wheel: Path, tmp_path: Path) -> None:
    """Even without unpacking: Python can import from a zip."""
    environment = {**UNMEASURED, "PYTHONPATH": str(wheel)}
    ran = subprocess.run(
        [sys.executable, "-m", "basisnorm", "norm", "toon", "DYS-09"], env=environment,
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("DYS-09")
