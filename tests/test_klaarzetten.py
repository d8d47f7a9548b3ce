"""A newcomer gets what was tested, or is told in Dutch what is missing."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from programma import TOP

pytestmark = pytest.mark.skipif(os.name == "nt", reason="make en sh zijn er niet op Windows")

TOOLS = TOP / "tools"


def put(folder: Path, name: str, script: str) -> None:
    """A command of that name in a folder that comes first on PATH."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def run(folder: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A script of tools/, for someone who has the commands in `folder`."""
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", str(TOOLS / script), *arguments],
        env={"PATH": path, "BASISNORM_WACHT": "0"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("python", "told"),
    [
        (None, "'nieuwe-python' is er niet."),
        ('[ "$1" = --version ] && echo Python 3.9.6 && exit; exit 1', "Python 3.9.6 is te oud."),
        ('case "$2" in *ensurepip*) exit 1;; esac', "ontbreekt het onderdeel venv."),
        ('[ "$1" != -m ]', "kon niet worden gemaakt."),
    ],
)
def test_what_is_missing_is_said_in_dutch(tmp_path: Path, python: str | None, told: str) -> None:
    if python is not None:
        put(tmp_path, "nieuwe-python", python)
    ran = run(tmp_path, "omgeving.sh", "nieuwe-python", str(tmp_path / "venv"))
    assert ran.returncode == 1
    assert f"basisnorm kan niet verder: {told}" in ran.stderr.replace(
        "aan deze Python ", ""
    ).replace(f"de map {tmp_path / 'venv'} ", "")
    assert "\n  doe dit: " in ran.stderr


def test_a_half_environment_begins_again(tmp_path: Path) -> None:
    left = tmp_path / "venv" / "lib" / "half"
    left.parent.mkdir(parents=True)
    left.touch()
    ran = run(tmp_path, "omgeving.sh", sys.executable, str(tmp_path / "venv"))
    assert ran.returncode == 0, ran.stderr
    assert not left.exists()
    assert (tmp_path / "venv" / "bin" / "python").exists()


def test_without_network_it_says_so(tmp_path: Path) -> None:
    put(tmp_path, "python", "echo ERROR: No matching distribution found >&2; exit 1")
    (tmp_path / "bin").mkdir()
    (tmp_path / "python").rename(tmp_path / "bin" / "python")
    ran = run(tmp_path, "installeer.sh", str(tmp_path), ".")
    assert ran.returncode == 1
    assert "ERROR: No matching distribution found" in ran.stderr
    assert "de onderdelen konden niet worden opgehaald.\n  doe dit: Kijk of deze" in ran.stderr


LOCKED = "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)"


def test_it_waits_for_apt(tmp_path: Path) -> None:
    """Another program has it twice; then it goes on, and does everything that was asked."""
    put(
        tmp_path,
        "apt-get",
        f'cd {tmp_path}; echo "$@" >> gevraagd\n'
        f'[ "$(wc -l < gevraagd)" -gt 2 ] || {{ echo "{LOCKED}" >&2; exit 100; }}',
    )
    ran = run(tmp_path, "apt.sh", "chromium")
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "gevraagd").read_text(encoding="utf-8").splitlines() == [
        *["update"] * 3,
        "install --yes --no-install-recommends chromium",
    ]
    assert ran.stderr.count("Wij wachten") == 1


def test_it_does_not_wait_for_what_will_not_pass(tmp_path: Path) -> None:
    put(
        tmp_path,
        "apt-get",
        f'cd {tmp_path}; echo "$@" >> gevraagd; echo "E: are you root?"; exit 100',
    )
    ran = run(tmp_path, "apt.sh", "chromium")
    assert ran.returncode == 1
    assert (tmp_path / "gevraagd").read_text(encoding="utf-8").splitlines() == ["update"]
    assert "E: are you root?" in ran.stderr
    assert "Vraag die om: apt-get install chromium." in ran.stderr


def test_the_oldest_versions_are_those_of_pyproject(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, str(TOOLS / "oudste.py")], capture_output=True, text=True, check=True
    )
    found = dict(line.split("==") for line in ran.stdout.splitlines())
    text = (TOP / "pyproject.toml").read_text(encoding="utf-8")
    bounds = re.search(r"^dependencies = \[(.*?)\]", text, re.MULTILINE | re.DOTALL)
    assert bounds is not None
    asked = dict(re.findall(r'"([a-z0-9]+)>=([0-9.]+)"', bounds[1]))
    assert asked
    assert asked.items() <= found.items()
    assert "pytest" in found


def test_make_installs_what_was_tested() -> None:
    """No step of the Makefile installs anything but the versions in constraints.txt."""
    text = (TOP / "Makefile").read_text(encoding="utf-8")
    steps = [line.strip() for line in text.splitlines() if re.search(r"pip\b.*\binstall\b", line)]
    assert steps == []
    steps = [line.strip() for line in text.splitlines() if "installeer.sh" in line]
    assert steps
    assert all("$(MET)" in each for each in steps)
