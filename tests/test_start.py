"""What a start of the program may cost: the modules that it imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from programma import DE_LINDE

HEAVY = ("yaml", "jinja2", "jsonschema", "rich", "openpyxl", "importlib.metadata")
REPORT = (
    "import sys\n"
    "from basisnorm.cli.main import main\n"
    "try:\n main(sys.argv[1:])\n"
    "except SystemExit:\n print('\\n' + ' '.join(sys.modules), file=sys.stderr)\n"
)


def imported(*arguments: str) -> set[str]:
    """The names of all modules after one run in a fresh interpreter."""
    ran = subprocess.run(
        [sys.executable, "-c", REPORT, *arguments], capture_output=True, text=True, check=True
    )
    return set(ran.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("norm", "--help"), ("uitslag", "--help"), ("sjabloon", "xlsx", "--help")],
)
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    """Whoever only asks for help waits for nothing."""
    assert imported(*arguments).isdisjoint(HEAVY)


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_uitslag_needs_no_schema_and_no_templates(arguments: tuple[str, ...]) -> None:
    """A result on the terminal needs neither the second opinion nor the HTML templates."""
    found = imported("uitslag", str(DE_LINDE), *arguments)
    assert found.isdisjoint({"jsonschema", "jinja2", "openpyxl", "importlib.metadata"})
    assert ("rich" in found) == (not arguments)


def test_checking_a_table_imports_nothing_heavy(tmp_path: Path) -> None:
    """Thousands of schools wait for it."""
    table = tmp_path / "scholen.csv"
    table.write_text("vestigingscode;schoolsoort;DYS-01\n99AA00;bo;2\n", encoding="utf-8")
    found = imported("batch", str(table), "--alleen-controleren")
    assert found.isdisjoint(HEAVY)
    assert "basisnorm.regio.breed" in found
