"""What a release consists of: the one file that needs nothing but Python, and its parts list."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.load import DEFAULT_EDITION
from programma import TOP

# -I and -S: nothing of this computer but Python itself.
BARE = (sys.executable, "-I", "-S")
UNMEASURED = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything of a release, built once."""
    folder = tmp_path_factory.mktemp("uitgave")
    subprocess.run(
        [sys.executable, "-c",
         "import sys, uitgave; from pathlib import Path; uitgave.build(Path(sys.argv[1]))", folder],
        cwd=TOP / "tools", check=True, capture_output=True,
    )  # fmt: skip
    return folder


def bare(dist: Path, where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the one file as someone with only Python does."""
    return subprocess.run(
        [*BARE, dist / "basisnorm.pyz", *arguments], cwd=where, env=UNMEASURED,
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


def test_one_file_does_the_main_job(dist: Path, tmp_path: Path) -> None:
    """Demo, and then the report of the school that it wrote."""
    assert bare(dist, tmp_path, "demo", "proef").returncode == 0
    ran = bare(dist, tmp_path, "rapport", "proef/de-linde.yaml")
    assert ran.returncode == 0, ran.stderr
    page = (tmp_path / "de-linde-verbeterrapport.html").read_bytes()
    assert page == (tmp_path / "proef" / "verbeterrapport.html").read_bytes()


def test_one_file_says_that_the_second_opinion_is_missing(dist: Path, tmp_path: Path) -> None:
    """jsonschema cannot be imported from a zip; leaving it out is never silent."""
    ran = bare(dist, tmp_path, "norm", "controleer")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(f"In orde: norm {DEFAULT_EDITION}")
    assert "De tweede controle, met JSON Schema, is niet gedaan" in ran.stderr


def test_what_a_school_fills_in_without_the_program_is_ready(dist: Path) -> None:
    """A page for the browser and a workbook, for each schoolsoort."""
    for soort in Schoolsoort:
        page = (dist / f"invulpagina-volledig-{soort.value}.html").read_text(encoding="utf-8")
        assert 'id="gegevens"' in page
        assert (dist / f"werkboek-{soort.value}.xlsx").read_bytes().startswith(b"PK")


def test_the_parts_list_names_what_is_needed(dist: Path) -> None:
    """Every dependency with its version and licence, and which needs which."""
    sbom = json.loads((dist / "basisnorm.cdx.json").read_text(encoding="utf-8"))
    names = {each["name"].lower() for each in sbom["components"]}
    assert {"click", "jinja2", "jsonschema", "pyyaml", "rich", "markupsafe"} <= names
    assert all(each["purl"] == each["bom-ref"] for each in sbom["components"])
    refs = {sbom["metadata"]["component"]["bom-ref"]} | {e["bom-ref"] for e in sbom["components"]}
    assert {each["ref"] for each in sbom["dependencies"]} == refs
    assert all(set(each["dependsOn"]) <= refs for each in sbom["dependencies"])
