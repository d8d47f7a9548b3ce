"""One program at a time has a file, and what a killed one left is cleared away."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from basisnorm import files
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.files import lock

posix_only = pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX")

HOLD = """
import sys, time
from pathlib import Path
from basisnorm.files import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def refused(action: Callable[[], object]) -> Melding:
    with pytest.raises(BasisnormFout) as caught:
        action()
    (melding,) = caught.value.meldingen
    return melding


def inside(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def failing(number: int) -> Callable[..., Any]:
    def fail(*_arguments: object, **_options: object) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


def test_one_process_at_a_time_has_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        long_ago = time.mktime((2026, 11, 3, 9, 42, 0, 0, 0, -1))
        os.utime(tmp_path / ".a.yaml.slot", (long_ago, long_ago))
        melding = refused(lambda: lock(path).__enter__())
        assert melding.tekst == (
            "Dit bestand is sinds 3 november 2026, 09:42 uur, al open in een ander venster of bij "
            "een collega."
        )
        assert "met q" in melding.oplossing
        assert melding.bestand == str(path)
        other.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
    # Killed: the name may still be there, the lock is not.
    with lock(path):
        pass
    assert inside(tmp_path) == {}


def test_lock_is_let_go_after_an_error_too(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"

    def fail() -> None:
        with lock(path):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with lock(path), pytest.raises(BasisnormFout):
        lock(path).__enter__()
    assert inside(tmp_path) == {}


@posix_only
@pytest.mark.parametrize("ghost", ["removed", "replaced"])
def test_lock_on_a_name_that_just_went_away_is_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ghost: str
) -> None:
    """The previous owner removes the name between our opening it and our locking it."""
    path, name = tmp_path / "a.yaml", tmp_path / ".a.yaml.slot"
    take, taken = files._take, []

    def late(handle: Any) -> None:
        take(handle)
        taken.append(handle)
        if len(taken) == 1:
            name.unlink()
            if ghost == "replaced":
                name.write_bytes(b"")

    monkeypatch.setattr(files, "_take", late)
    with lock(path):
        assert len(taken) == 2
        assert name.exists()


def test_drive_that_cannot_lock_is_used_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_take", failing(errno.ENOLCK))
    with lock(tmp_path / "a.yaml"):
        pass
    assert inside(tmp_path) == {}


def test_folder_that_is_not_there_cannot_be_locked_in(tmp_path: Path) -> None:
    assert refused(lambda: lock(tmp_path / "weg" / "a.yaml").__enter__()).code == (
        "bestand-ontbreekt"
    )


def test_a_slot_that_was_left_says_since_now(tmp_path: Path) -> None:
    """The time of a crash, days ago, is not the time of this session."""
    name = tmp_path / ".a.yaml.slot"
    name.write_bytes(b"")
    os.utime(name, (0, 0))
    with lock(tmp_path / "a.yaml"):
        assert abs(name.stat().st_mtime - time.time()) < 60
        assert re.search(
            r"sinds [0-9]+ [a-z]+ 20[0-9]{2}, [0-9]{2}:[0-9]{2} uur,",
            refused(lambda: lock(tmp_path / "a.yaml").__enter__()).tekst,
        )


def test_since_when_is_left_out_when_it_is_not_known(tmp_path: Path) -> None:
    melding = files._in_use(tmp_path / "a.yaml", tmp_path / "weg")
    assert melding.tekst == "Dit bestand is al open in een ander venster of bij een collega."


def test_a_slot_of_a_colleague_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Left by a killed program, and not ours to write: it can be locked all the same."""
    (tmp_path / ".a.yaml.slot").write_bytes(b"")
    opened = Path.open

    def careful(path: Path, mode: str = "r", *more: Any) -> Any:
        if "a" in mode:
            raise PermissionError(errno.EACCES, "not yours")
        return opened(path, mode, *more)

    monkeypatch.setattr(Path, "open", careful)
    with lock(tmp_path / "a.yaml"):
        assert refused(lambda: lock(tmp_path / "a.yaml").__enter__()).code == "bestand-in-gebruik"
    assert inside(tmp_path) == {}


def test_a_folder_that_is_not_ours_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not that the slot is not there, which nobody asked about."""
    monkeypatch.setattr(Path, "open", failing(errno.EACCES))
    assert refused(lambda: lock(tmp_path / "a.yaml").__enter__()).code == "geen-toegang"


LEFT = ".a.yaml.123.tmp"
OTHERS = (".a.yaml.tmp", ".a.yaml.12x.tmp", ".b.yaml.123.tmp", "a.yaml.123.tmp", "a.yaml~")


def test_what_a_killed_program_left_is_swept(tmp_path: Path) -> None:
    """Of this file only: the rest belongs to someone else."""
    for name in (LEFT, ".a.yaml.4.tmp", *OTHERS):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / ".a.yaml.5.tmp").mkdir()
    with lock(tmp_path / "a.yaml"):
        pass
    assert {each.name for each in tmp_path.iterdir()} == {*OTHERS, ".a.yaml.5.tmp"}


@pytest.mark.parametrize(("hours", "stays"), [(0.5, True), (2, False)])
def test_without_a_lock_only_what_is_old_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: float, stays: bool
) -> None:
    """It may be of a colleague who saves right now."""
    left = tmp_path / LEFT
    left.write_bytes(b"half")
    then = time.time() - hours * 3600
    os.utime(left, (then, then))
    monkeypatch.setattr(files, "_take", failing(errno.ENOLCK))
    with lock(tmp_path / "a.yaml"):
        pass
    assert left.exists() is stays


def test_nobody_sweeps_while_someone_has_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with lock(path):
        (tmp_path / LEFT).write_bytes(b"half")
        refused(lambda: lock(path).__enter__())
        assert (tmp_path / LEFT).exists()


def test_a_folder_that_cannot_be_listed_is_no_reason_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "iterdir", failing(errno.EACCES))
    with lock(tmp_path / "a.yaml"):
        pass


def test_a_folder_is_not_locked(tmp_path: Path) -> None:
    assert refused(lambda: lock(tmp_path).__enter__()).code == "is-een-map"
