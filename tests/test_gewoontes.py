"""What others expect of a house: how it is found, how its files look, what runs before a commit."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Any

import basisnorm
from basisnorm.strict_yaml import parse
from programma import TOP

# What the standard asks (https://yml.publiccode.tools, 0.4).
MANDATORY = {
    "publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus",
    "softwareType", "description", "legal", "maintenance", "localisation",
}  # fmt: skip
OPTIONAL = {"softwareVersion", "releaseDate", "intendedAudience"}
CATEGORIES = {"compliance-management", "data-analytics", "data-collection", "survey"}


def content(name: str) -> dict[str, Any]:
    """What stands in a YAML file at the top, by the strictest reader that we have."""
    found: Any = parse((TOP / name).read_bytes(), name).value
    assert isinstance(found, dict)
    return found


def project() -> dict[str, Any]:
    """What pyproject.toml says about the project."""
    found: dict[str, Any] = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def test_publiccode_has_what_the_standard_asks() -> None:
    found = content("publiccode.yml")
    assert set(found) >= MANDATORY
    assert set(found) <= MANDATORY | OPTIONAL
    assert found["publiccodeYmlVersion"] == "0.4"
    assert re.fullmatch(r"https://\S+\.git", found["url"])
    assert {*found["platforms"]} <= {"web", "windows", "mac", "linux", "ios", "android"}
    assert {*found["categories"]} <= CATEGORIES
    assert found["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert found["maintenance"]["type"] in {"internal", "community"}
    assert all(each["name"] for each in found["maintenance"]["contacts"])
    (text,) = found["description"].values()
    assert len(text["shortDescription"]) <= 150
    assert len(text["genericName"]) <= 35
    assert 500 <= len(text["longDescription"]) <= 10_000
    assert 5 <= len(text["features"]) <= 20
    assert [*found["description"]] == found["localisation"]["availableLanguages"] == ["nl"]
    assert found["localisation"]["localisationReady"] is False


def test_publiccode_says_what_the_project_says() -> None:
    """After a release: the version and the day of the last heading in CHANGELOG.md."""
    found, own = content("publiccode.yml"), project()
    released = re.findall(
        r"^## \[([0-9.]+)\] - ([0-9-]+)$", (TOP / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    version, day = released[0]
    assert (found["softwareVersion"], found["releaseDate"]) == (version, day)
    assert version == basisnorm.__version__
    assert date.fromisoformat(day)
    assert found["name"] == own["name"]
    assert found["legal"]["license"] == own["license"]
    assert found["description"]["nl"]["shortDescription"] == own["description"]


def test_what_runs_before_a_commit_is_what_runs_in_the_workflow() -> None:
    """Nothing is fetched, and there is no second list of tools that may differ."""
    found = content(".pre-commit-config.yaml")
    (repo,) = found["repos"]
    (hook,) = repo["hooks"]
    assert (repo["repo"], hook["language"], hook["entry"]) == ("local", "system", "make check")
    assert hook["always_run"] is True
    # The workflow calls .ci/run, that `make test`, and that begins with `check`.
    assert "make test" in (TOP / ".ci" / "run").read_text("utf-8")
    makefile = (TOP / "Makefile").read_text("utf-8")
    assert re.search(r"^test:.* check\b", makefile, re.MULTILINE)


def test_files_look_as_the_editorconfig_says() -> None:
    """A newline at the end, no space at the end of a line, no tab to indent with."""
    wrong = []
    for path in sorted(TOP.rglob("*")):
        inside = path.relative_to(TOP).parts
        if path.suffix not in {".py", ".md", ".toml", ".yaml", ".yml", ".json"}:
            continue
        if inside[0].startswith(".v") or inside[0] in {"build", "dist", "mutants"}:
            continue
        if inside[0] == "tests" and inside[1] in {"data", "golden"}:
            continue
        if (inside[0] == "docs" and inside[1] == "voorbeelden") or inside[0].endswith("_cache"):
            continue
        lines = path.read_text("utf-8").split("\n")
        if lines[-1] or any(line != line.rstrip() or line.startswith("\t") for line in lines):
            wrong.append(path.relative_to(TOP).as_posix())
    assert wrong == []
