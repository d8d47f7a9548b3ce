"""What the program keeps for itself: where, and that a report never depends on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from basisnorm.cli import geheugen
from basisnorm.cli.geheugen import _folder
from programma import DE_LINDE

posix_only = pytest.mark.skipif(os.name == "nt", reason="owners and modes are POSIX")
as_root = hasattr(os, "geteuid") and os.geteuid() == 0
VARIABLES = ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA")


@pytest.mark.parametrize(
    ("system", "platform", "given", "expected"),
    [
        ("posix", "linux", {"HOME": "thuis"}, "thuis/.cache/basisnorm"),
        ("posix", "linux", {"HOME": "thuis", "XDG_CACHE_HOME": "ander"}, "ander/basisnorm"),
        ("posix", "linux", {"HOME": "thuis", "XDG_CACHE_HOME": "weg"}, None),
        ("posix", "linux", {"HOME": "weg"}, None),
        ("posix", "linux", {}, None),
        ("posix", "darwin", {"HOME": "thuis"}, "thuis/Library/Caches/basisnorm"),
        ("nt", "win32", {"LOCALAPPDATA": "ander", "HOME": "thuis"}, "ander/basisnorm/cache"),
        ("nt", "win32", {"HOME": "thuis"}, None),
    ],
)
@posix_only
def test_it_is_where_this_computer_keeps_such_things(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    platform: str,
    given: dict[str, str],
    expected: str | None,
) -> None:
    for name in ("thuis", "ander"):
        (tmp_path / name).mkdir()
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, str(tmp_path / value))

    class Os:
        """Only what is asked of it here."""

        name = system
        environ = os.environ

    monkeypatch.setattr(geheugen, "os", Os)
    monkeypatch.setattr(sys, "platform", platform)
    assert _folder() == (tmp_path / expected if expected else None)


@pytest.mark.parametrize("value", ["", ".", "hier"])
def test_a_relative_place_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    (tmp_path / "hier").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.setenv(name, value)
    assert _folder() is None


@posix_only
def test_a_relative_place_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "hier")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert _folder() == tmp_path / ".cache" / "basisnorm"


@posix_only
@pytest.mark.parametrize("why", ["too long", "forbidden"])
def test_a_place_that_cannot_be_looked_at_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    """Never a reason to make no report."""

    def refuse(_path: Path) -> bool:
        raise PermissionError(13, "verboden")

    monkeypatch.setenv("XDG_CACHE_HOME", f"/{'x' * 300}" if why == "too long" else str(tmp_path))
    if why == "forbidden":
        monkeypatch.setattr(Path, "is_dir", refuse)
    assert _folder() is None


def report(where: Path, home: Path | None) -> bytes:
    """The report of a real run with this home; the only thing it says is where that stands."""
    where.mkdir()
    environment = {key: value for key, value in os.environ.items() if key not in VARIABLES}
    ran = subprocess.run(
        [sys.executable, "-m", "basisnorm", "rapport", str(DE_LINDE)],
        cwd=where,
        env={**environment, **({"HOME": str(home), "LOCALAPPDATA": str(home)} if home else {})},
        capture_output=True,
        timeout=60,
    )
    (page,) = where.iterdir()
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode().strip() == page.name
    return page.read_bytes()


@posix_only
@pytest.mark.parametrize(
    "state", ["nieuw", "warm", "stuk", "geen", "er-is-niets", "bestand", "van-ieder", "van-ander"]
)
def test_a_report_is_the_same_whatever_is_kept(tmp_path: Path, state: str) -> None:
    """And nothing is kept in a home that is not there, or not only the user's."""
    home = tmp_path / "thuis"
    home.mkdir()
    cache = home / ".cache" / "basisnorm"
    expected = report(tmp_path / "eerst", None)
    asked: Path | None = home
    keeps = state in ("nieuw", "warm", "stuk")
    match state:
        case "warm" | "stuk":
            assert report(tmp_path / "vooraf", home) == expected
            if state == "stuk":
                for each in cache.iterdir():
                    each.write_bytes(each.read_bytes()[:-9])
        case "geen":
            asked = None
        case "er-is-niets":
            asked = tmp_path / "er" / "is" / "niets"
        case "bestand":
            (home / ".cache").write_text("geen map")
        case "van-ieder":
            home.chmod(0o777)
        case "van-ander":
            if not as_root:
                pytest.skip("only root can give a folder away")
            os.chown(home, 12345, 12345)
    before = sorted(home.rglob("*"))
    assert report(tmp_path / "dan", asked) == expected
    if keeps:
        assert len([each for each in cache.iterdir() if each.suffix == ".jinja"]) > 3
        assert all(each.suffix == ".jinja" for each in cache.iterdir())
    else:
        assert sorted(home.rglob("*")) == before
        assert not (tmp_path / "er").exists()


def test_what_is_kept_says_nothing_of_a_school(tmp_path: Path) -> None:
    """Only templates: no name, no code, no answer."""
    report(tmp_path / "rapport", tmp_path)
    kept = list(tmp_path.rglob("*.jinja"))
    assert kept
    for each in kept:
        data = each.read_bytes()
        assert not [word for word in (b"Linde", b"99AA00", b"DYS-0") if word in data]
