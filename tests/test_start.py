"""What a start of the program may cost: the modules that it imports, counted without noise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from programma import DE_LINDE

HEAVY = ("yaml", "jinja2", "jsonschema", "rich", "openpyxl", "importlib.metadata")
# Of the standard library, what looks small and is not: each of these costs milliseconds.
SLOW = ("statistics", "fractions", "decimal", "random", "hashlib", "tempfile", "pickle", "asyncio")
REPORT = (
    "import sys\n"
    # What was there already is of the tests: a measured coverage, or an editable install.
    "before = set(sys.modules)\n"
    "from basisnorm.cli.main import main\n"
    "try:\n main(sys.argv[1:])\n"
    "except SystemExit:\n print('\\n' + ' '.join(set(sys.modules) - before), file=sys.stderr)\n"
)


def imported(*arguments: str, where: Path | None = None) -> set[str]:
    """The names of all modules that one run in a fresh interpreter imports."""
    ran = subprocess.run(
        [sys.executable, "-c", REPORT, *arguments],
        cwd=where,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stderr.splitlines()[-1].split())


def own(found: set[str]) -> set[str]:
    """The rooms of ours from which something was imported."""
    return {each.split(".")[1] for each in found if each.startswith("basisnorm.")}


@pytest.mark.parametrize(
    "arguments", [("norm", "--help"), ("uitslag", "--help"), ("sjabloon", "xlsx", "--help")]
)
def test_help_of_an_opdracht_needs_no_layout_and_no_tables(arguments: tuple[str, ...]) -> None:
    """What makes a page or a workbook is loaded by whoever asked for one."""
    assert imported(*arguments).isdisjoint({*HEAVY} - {"yaml"})


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_is_hardly_more_than_click(arguments: tuple[str, ...]) -> None:
    """Of our own only the list of commands."""
    found = imported(*arguments)
    assert own(found) == {"cli"}
    assert found.isdisjoint({"pathlib", "dataclasses"})


def test_uitslag_needs_no_template_and_no_schema() -> None:
    """What is only shown needs no second opinion."""
    found = imported("uitslag", str(DE_LINDE))
    assert found.isdisjoint({*HEAVY} - {"yaml", "rich"})
    assert own(found).isdisjoint({"regio", "folders"})


def test_uitslag_for_a_program_needs_no_layout() -> None:
    found = imported("uitslag", str(DE_LINDE), "--json")
    assert found.isdisjoint({*HEAVY, *SLOW} - {"yaml"})
    assert own(found).isdisjoint({"invoer", "regio", "folders"})


def test_uitleg_has_its_columns_from_rich() -> None:
    """So that no test above can pass because the name has changed."""
    assert "rich" in imported("uitleg", str(DE_LINDE))


def test_the_first_question_needs_no_report(linde: Path) -> None:
    """What comes after the last answer is loaded then."""
    found = imported("audit", linde.name, where=linde.parent)
    assert "basisnorm.cli.vraagscherm" in found
    assert "basisnorm.audit.verhuizen" not in found
    assert found.isdisjoint({*HEAVY, *SLOW, "readline"} - {"yaml"})
    assert own(found).isdisjoint({"invoer", "regio", "folders"})


def test_a_report_loads_only_what_is_on_it(tmp_path: Path) -> None:
    """One school needs no tables, no region, no schoolgids and no second opinion."""
    found = imported("rapport", str(DE_LINDE), where=tmp_path)
    assert found.isdisjoint({*HEAVY} - {"yaml", "jinja2"})
    assert own(found).isdisjoint({"invoer", "regio", "folders"})
    assert not {each for each in found if each.startswith("basisnorm.rapport.schoolgids")}


def test_checking_a_table_imports_nothing_heavy(tmp_path: Path) -> None:
    """Thousands of schools wait for it."""
    table = tmp_path / "scholen.csv"
    table.write_text("vestigingscode;schoolsoort;DYS-01\n99AA00;bo;2\n", encoding="utf-8")
    found = imported("batch", str(table), "--alleen-controleren")
    assert found.isdisjoint(HEAVY)
    assert "basisnorm.invoer.rijen.breed" in found
