"""Every byte that a batch writes for other programs, of a region and of a table of mistakes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from basisnorm import __version__
from programma import TOP, Run

Golden = Callable[[str, str], None]
DATA = TOP / "tests" / "data"
TABLES = ("uitslagen.csv", "antwoorden.csv", "meldingen.csv", "afgewezen.csv")
LANG, JSON = "uitslagen-lang.csv", "uitslagen.json"
# A region is there once in full, and a line for every eis of one school is enough.
REGION = (*TABLES, JSON, "intern/regio.json", "delen/regio.json")


@pytest.mark.parametrize(
    ("table", "options", "names"),
    [
        (DATA / "goed" / "streek.csv", [], REGION),
        (DATA / "batch" / "fouten.csv", [], (*TABLES, LANG, JSON, "intern/regio.json")),
        (DATA / "batch" / "fouten.csv", ["--excel", "--dubbel", "laatste"], TABLES),
    ],
    ids=["streek", "fouten", "excel"],
)
def test_the_files_are_these(
    run: Run,
    tmp_path: Path,
    golden: Golden,
    request: pytest.FixtureRequest,
    table: Path,
    options: list[str],
    names: tuple[str, ...],
) -> None:
    source, out = tmp_path / table.name, tmp_path / "uit"
    source.write_bytes(table.read_bytes())
    run("batch", source, "-o", out, "--datum", "2026-11-22", *options)
    kind = request.node.callspec.id
    for name in names:
        text = (out / name).read_bytes().decode()
        assert text.endswith("\r\n") is ("--excel" in options)
        for written, shown in (("\r\n", "\n"), (str(tmp_path), ""), (__version__, "VERSIE")):
            text = text.replace(written, shown)
        golden(f"batch/{kind}-{name.replace('/', '-')}", text)
