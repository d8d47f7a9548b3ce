"""What happens at a save that fails, key by key; the same in a real terminal: test_storingen."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from basisnorm import files
from basisnorm.audit.bestand import dump_audit
from basisnorm.audit.model import Audit
from basisnorm.cli.bewaarplek import bewaarplek
from basisnorm.errors import BasisnormFout
from basisnorm.files import lock
from bouwstenen import make_antwoord, make_audit

FIRST = make_audit([make_antwoord("DYS-01", 2)])
SECOND = replace(FIRST, rol="ib'er")


class Keys:
    """A keyboard on which this is typed: a key or a line at a time, then no more."""

    def __init__(self, *typed: str) -> None:
        self.left = list(typed)

    def key(self, prompt: str) -> str:
        return self.left.pop(0) if self.left else "\x04"

    def line(self, prompt: str, begun: str = "") -> str | None:
        return self.left.pop(0) if self.left else None

    def edit(self, text: str) -> str | None:
        raise AssertionError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the audit is, in a folder that stops working when there is a file "kapot" in it."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    return folder / "school.yaml"


@pytest.fixture(autouse=True)
def _disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def failing(name: Any, flags: int, *more: Any) -> int:
        is_here = os.path.dirname(os.fspath(name)) == str(path.parent)  # noqa: PTH120
        if flags & os.O_CREAT and is_here and (path.parent / "kapot").exists():
            raise OSError(errno.ENOSPC, "full")
        return opened(name, flags, *more)

    monkeypatch.setattr(os, "open", failing)


def breaks(path: Path) -> None:
    """From now on the disk is full."""
    (path.parent / "kapot").touch()


def inside(folder: Path) -> dict[str, bytes]:
    """The files in a folder, without the fault."""
    return {
        each.name: each.read_bytes()
        for each in folder.iterdir()
        if each.is_file() and each.name != "kapot"
    }


def test_one_previous_version_per_session(path: Path) -> None:
    """How the file was before: after many answers one still can go back to the start."""
    for audit in (FIRST, SECOND, FIRST):
        old = inside(path.parent).get(path.name)
        with bewaarplek(path, Keys()) as plek:
            for number in range(3):
                plek.save(replace(audit, rol=str(number)))
            plek.save(audit)
            assert plek.unsaved is None
        now = {path.name: dump_audit(audit)}
        assert inside(path.parent) == (now if old is None else {**now, f"{path.name}~": old})


@pytest.mark.parametrize("new", [False, True])
def test_work_of_someone_else_is_kept_and_told(
    path: Path, capsys: pytest.CaptureFixture[str], new: bool
) -> None:
    """Also where there was no file when the session began."""
    if not new:
        path.write_bytes(dump_audit(FIRST))
    with bewaarplek(path, Keys()) as plek:
        plek.save(FIRST)
        if new:
            path.unlink()
            plek.save(FIRST)
            assert "was intussen weg" in " ".join(capsys.readouterr().err.split())
        path.write_bytes(b"van een collega")
        plek.save(SECOND)
    assert "intussen ergens anders gewijzigd" in capsys.readouterr().err.replace("\n", " ")
    assert inside(path.parent) == {
        "school.yaml": dump_audit(SECOND),
        "school.yaml~": b"van een collega",
    }


def test_a_file_that_appears_before_the_first_save(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with bewaarplek(path, Keys()) as plek:
        assert plek.is_new
        path.write_bytes(b"van een collega")
        plek.save(FIRST)
    assert "gewijzigd" in capsys.readouterr().err
    assert inside(path.parent)["school.yaml~"] == b"van een collega"


def test_an_undisturbed_file_is_told_nothing_about(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with bewaarplek(path, Keys()) as plek:
        plek.save(FIRST)
        plek.save(SECOND)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "typed",
    [
        ("p", "{elders}"),
        ("x", "\n", "p", "", "p", "{elders}"),
        ("p", "{weg}", "'{elders}'"),
        ("p", "{elders}/vol.yaml", '"{elders}"'),
        ("q", "\n", "p", "{elders}"),
        ("p", "{schijf}/b.yaml", "{elders}"),
    ],
)
def test_another_place(path: Path, tmp_path: Path, typed: tuple[str, ...]) -> None:
    """A folder, in quotes or not, after mistakes or not; from then on everything goes there."""
    elders = tmp_path / "elders"
    elders.mkdir()
    (elders / "vol.yaml").write_bytes(b"van iemand anders")
    places = {"elders": elders, "weg": tmp_path / "weg", "schijf": path.parent}
    with bewaarplek(path, Keys(*(each.format(**places) for each in typed))) as plek:
        plek.save(FIRST)
        breaks(path)
        plek.save(SECOND)
        assert plek.path == elders / path.name
        with lock(path), pytest.raises(BasisnormFout):
            lock(plek.path).__enter__()
        plek.save(FIRST)
        plek.save(SECOND)
        assert plek.unsaved is None
    assert inside(path.parent) == {path.name: dump_audit(FIRST)}
    assert inside(elders) == {
        path.name: dump_audit(SECOND),
        "vol.yaml": b"van iemand anders",
    }


@pytest.mark.parametrize(
    "typed", [(), ("q",), ("q", "j"), ("p",), ("\n", "\x04"), ("p", "", "q", "j")]
)
@pytest.mark.parametrize("before", [None, FIRST])
def test_stopping_says_what_is_lost(
    path: Path, typed: tuple[str, ...], before: Audit | None
) -> None:
    with bewaarplek(path, Keys(*typed)) as plek:
        if before:
            plek.save(before)
        breaks(path)
        with pytest.raises(BasisnormFout) as caught:
            plek.save(SECOND)
        assert caught.value.meldingen == (plek.unsaved,)
        assert plek.unsaved is not None
        assert plek.unsaved.code == "niet-bewaard"
        assert ("Begin opnieuw" in plek.unsaved.oplossing) is (before is None)
    assert inside(path.parent) == ({path.name: dump_audit(before)} if before else {})


def test_the_same_place_is_trying_again(path: Path) -> None:
    keys = Keys("p", str(path), "p", str(path.parent), "q", "j")
    with bewaarplek(path, keys) as plek:
        breaks(path)
        with pytest.raises(BasisnormFout):
            plek.save(FIRST)
    assert keys.left == []


def test_a_place_without_a_home(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No example then, and "~" is a name like any other."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    with bewaarplek(path, Keys("p", "~niemand/x.yaml", str(tmp_path))) as plek:
        breaks(path)
        plek.save(FIRST)
    assert (tmp_path / path.name).read_bytes() == dump_audit(FIRST)


def test_a_file_that_cannot_be_read_is_not_kept(path: Path) -> None:
    """The lock is let go when the session cannot even begin."""
    with pytest.raises(BasisnormFout), bewaarplek(path.parent / "weg" / "a.yaml", Keys()):
        pass
    path.mkdir()
    with pytest.raises(BasisnormFout), bewaarplek(path, Keys()):
        pass
    assert files.names_in(path.parent) == ("school.yaml",)
