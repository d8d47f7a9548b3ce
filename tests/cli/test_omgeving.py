"""Odd computers: other clocks, homes, languages and streams. Sensible, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from basisnorm.audit.bestand import read_audit
from basisnorm.norm.load import load_norm
from programma import DE_LINDE, Run

NEW = "99AA00\nbo\nDe Lindé\n\n\n"
TYPED = NEW + "2\nt\nEén zin\n1\nq\n"
COMMANDS = {
    "audit": ("audit", "nieuw.yaml"),
    "uitslag": ("uitslag", str(DE_LINDE)),
    "uitleg": ("uitleg", str(DE_LINDE), "DYS-09"),
    "rapport": ("rapport", str(DE_LINDE)),
}
# A NUL comes after what each of them prints.
ONE_BY_ONE = """
import json, sys
from basisnorm.cli.main import main
for arguments in json.loads(sys.argv[1]):
    try:
        main(arguments)
    except SystemExit as stop:
        if stop.code:
            raise
    print(end="\\0", flush=True)
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def program(*arguments: str, **environment: str | None) -> subprocess.CompletedProcess[bytes]:
    """Run the real program with these variables set, or taken away with None."""
    return start("-m", "basisnorm", *arguments, **environment)


def start(*arguments: str, **environment: str | None) -> subprocess.CompletedProcess[bytes]:
    """Start Python with these variables set, or taken away with None."""
    changed = {**os.environ, **{key: value or "" for key, value in environment.items()}}
    return subprocess.run(
        [sys.executable, *arguments],
        input=TYPED.encode(),
        env={key: changed[key] for key in changed if environment.get(key, "") is not None},
        capture_output=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": None, "USERPROFILE": None},
        {"HOME": "/er/is/niets"},
        {"PATH": "", "TERM": None},
        {"LANG": "tr_TR.UTF-8", "LC_ALL": None},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "latin-1:strict"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "onzin/niets"},
        {"TZ": "UTC+25", "LANG": "xx_XX"},
        {"TMPDIR": "/er/is/niets"},
        {"COLUMNS": "0"},
        {"COLUMNS": "1"},
        {"COLUMNS": "abc", "LINES": "-1"},
        {"PYTHONOPTIMIZE": "2"},
        {"PYTHONWARNINGS": "error"},
        {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"},
    ],
    ids=lambda each: " ".join(f"{key}={value}" for key, value in each.items()),
)
def test_every_environment(environment: dict[str, str | None]) -> None:
    """All commands one after another in one process: what matters is how Python began."""
    ran = start("-c", ONE_BY_ONE, json.dumps(list(COMMANDS.values())), **environment)
    assert ran.stderr == b""
    assert ran.returncode == 0
    parts = ran.stdout.split(b"\0")
    assert len(parts) == len(COMMANDS) + 1
    assert all(part.strip() for part in parts[:-1])
    audit = read_audit(Path("nieuw.yaml"), load_norm).audit
    assert [each.niveau for each in audit.antwoorden] == [2, 1]


def test_text_is_the_same_in_every_language() -> None:
    """The file is UTF-8, whatever the terminal speaks."""
    program("audit", "een.yaml", "--datum", "2026-11-21", LC_ALL="C.UTF-8")
    program("audit", "twee.yaml", "--datum", "2026-11-21", LC_ALL="C")
    assert Path("een.yaml").read_bytes() == Path("twee.yaml").read_bytes()
    assert "De Lindé" in Path("twee.yaml").read_text(encoding="utf-8")


def test_the_page_is_the_same_at_every_clock() -> None:
    """Language, zone and home are nothing to the report."""
    pages = set()
    environments: tuple[dict[str, str | None], ...] = (
        {},
        {"TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"HOME": None, "LANG": "tr_TR"},
    )
    for environment in environments:
        assert program("rapport", str(DE_LINDE), **environment).returncode == 0
        pages.add(Path("de-linde-verbeterrapport.html").read_bytes())
    assert len(pages) == 1


@pytest.mark.skipif(os.name == "nt", reason="the redirections of a POSIX shell")
@pytest.mark.parametrize(
    ("command", "codes"),
    [
        ("uitslag {school} | head -1", {0, 141}),
        ("uitslag {school} --json | head -c 10", {0, 141}),
        ("uitleg {school} | head -1", {0, 141}),
        ("norm toon | head -1", {0, 141}),
        ("--help | head -1", {0, 141}),
        ("uitslag {school} <&- | cat", {0}),
        ("uitslag {school} >&- 2>&-", {0}),
        ("rapport {school} >&- 2>&- <&-", {0}),
        ("rapport {school} > /dev/full", {1}),
        ("audit a.yaml <&- | cat", {0}),
        ("audit a.yaml </dev/null >&-", {0}),
        ("audit a.yaml < /", {1}),
        ("uitslag {school} 2>/dev/full", {0}),
        ("uitslag er-niet.yaml 2>/dev/full", {1}),
    ],
)
def test_closed_streams(command: str, codes: set[int]) -> None:
    """Whoever reads us may stop, and nobody may be there at all."""
    shell = f"set -o pipefail; {sys.executable} -m basisnorm {command.format(school=DE_LINDE)}"
    ran = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60)
    assert "Traceback" not in ran.stderr
    assert ran.returncode in codes


@pytest.mark.parametrize("today", ["1970-01-01", "2024-02-29", "2026-11-20", "2099-12-31"])
def test_a_clock_that_was_set_back(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: str
) -> None:
    """The file goes on; its dates stay as they were typed, and every command still reads it."""
    path = tmp_path / "a.yaml"
    run("audit", path, "--datum", "2026-11-21", stdin=NEW + "2\n2\nq\n")
    for command in ("audit", "uitslag", "uitleg", "rapport"):
        monkeypatch.setattr(f"basisnorm.cli.{command}.today", lambda: today)
    ran = run("audit", path, stdin="2\nq\n")
    assert (ran.code, "Traceback" in ran.err) == (0, False)
    assert len(read_audit(path, load_norm).audit.antwoorden) == 3
    for command in ("uitslag", "uitleg", "rapport"):
        assert run(command, path).code == 0
    new = run("audit", stdin=NEW + "q\n")
    assert new.code == 0
    assert re.search(r"99AA00-[0-9]{4}-[0-9]{4}\.yaml", new.out)


def test_a_date_that_is_still_to_come(run: Run, linde: Path) -> None:
    """Said, and counted all the same."""
    tomorrow = (date.today() + timedelta(days=400)).isoformat()
    text = re.sub(
        'datum: "?2026-11-22"?', f'datum: "{tomorrow}"', linde.read_text("utf-8"), count=1
    )
    linde.write_text(text, encoding="utf-8")
    assert run("uitslag", linde).code == 0


@pytest.mark.skipif(os.name == "nt", reason="there is no root there")
def test_as_root_and_as_nobody(tmp_path: Path) -> None:
    """Nothing asks who runs it, or needs to be allowed more than to write in this folder."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        assert program("audit", "a.yaml").returncode == 0
        return
    command = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", sys.executable]
    for before in ([sys.executable], command):
        ran = subprocess.run(
            [*before, "-m", "basisnorm", *COMMANDS["rapport"]], capture_output=True, timeout=60
        )
        assert (ran.returncode, ran.stderr) == (0, b"")
    locked = tmp_path / "dicht"
    locked.mkdir(mode=0o500)
    ran = subprocess.run(
        [*command, "-m", "basisnorm", "audit", "dicht/a.yaml"],
        input=NEW.encode(),
        capture_output=True,
        timeout=60,
    )
    assert ran.returncode == 1
    assert "U mag dit niet schrijven." in ran.stderr.decode()
