"""The disk is full, or gone, in the middle of a session: a message, another place, nothing lost."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from basisnorm.audit.bestand import read_audit
from basisnorm.norm.load import load_norm
from programma import VRAGEN, Run
from terminal.conftest import Start
from terminal.vork import Vork

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")

NOT_SAVED = "Uw laatste wijziging is nog niet bewaard."
CHOICE = "q = stoppen: "
NEW = "99AA00\rbo\r\r\r\r"


def levels(path: Path) -> list[int | None]:
    """The answers on disk; reading them fails when the file is not whole."""
    return [each.niveau for each in read_audit(path, load_norm).audit.antwoorden]


def broken(folder: Path, number: int) -> Callable[[], None]:
    """For in a fork: nothing can be written in `folder` while there is a file named "kapot"."""

    def prepare() -> None:
        opened = os.open

        def failing(path: Any, flags: int, *more: Any) -> int:
            is_here = os.path.dirname(os.fspath(path)) == str(folder)  # noqa: PTH120 - also bytes
            if flags & os.O_CREAT and is_here and (folder / "kapot").exists():
                raise OSError(number, os.strerror(number))
            return opened(path, flags, *more)

        os.open = failing  # type: ignore[assignment]

    return prepare


@pytest.fixture
def kapot(nieuw: Path) -> Path:
    """While this file is there, the disk does not work."""
    return nieuw.with_name("kapot")


@pytest.fixture
def elders(tmp_path: Path) -> Path:
    """Another place, that works."""
    folder = tmp_path / "usb stick"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("number", "tekst"),
    [
        (errno.ENOSPC, "De schijf is vol."),
        (errno.EDQUOT, "De schijf is vol."),
        (errno.EFBIG, "De schijf is vol."),
        (errno.EROFS, "Op deze schijf kunt u niets bewaren."),
        (errno.EACCES, "U mag dit niet schrijven."),
        (errno.EIO, "Het schrijven lukt niet"),
        (errno.ESTALE, "Het schrijven lukt niet"),
        (errno.ENOTCONN, "Het schrijven lukt niet"),
    ],
)
def test_go_on_at_another_place(
    nieuw: Path, kapot: Path, elders: Path, number: int, tekst: str
) -> None:
    """Everything is there, and all that follows goes there; the old file stays as it was."""
    sessie = Vork("audit", nieuw, prepare=broken(nieuw.parent, number))
    sessie.send("2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    kapot.touch()
    sessie.send("1")
    sessie.expect(tekst)
    sessie.expect(NOT_SAVED)
    sessie.expect(CHOICE)
    sessie.send("p")
    sessie.expect("Welke map?")
    sessie.send(f"{elders}\r")
    sessie.expect("Bewaard.")
    sessie.expect(f"Vraag 3 van {VRAGEN}")
    sessie.send("0q")
    assert sessie.end() == 0
    moved = elders / nieuw.name
    assert (levels(nieuw), levels(moved)) == ([2], [2, 1, 0])
    # How to go on names the new place.
    assert f"basisnorm audit '{moved}'" in sessie.printed
    assert [each.name for each in elders.iterdir()] == [moved.name]
    assert sorted(each.name for each in nieuw.parent.iterdir()) == [
        "kapot", "school.yaml", "school.yaml~", "usb stick",
    ]  # fmt: skip


def test_try_again_when_there_is_room(nieuw: Path, kapot: Path) -> None:
    sessie = Vork("audit", nieuw, prepare=broken(nieuw.parent, errno.ENOSPC))
    kapot.touch()
    sessie.send("2")
    sessie.expect(CHOICE)
    sessie.send("xyz2\r")
    sessie.expect("opnieuw proberen")
    sessie.expect("De schijf is vol.")
    sessie.expect(CHOICE)
    kapot.unlink()
    sessie.send("\r")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert levels(nieuw) == [2]
    assert "niet bewaard" not in sessie.printed


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("er/is/geen/map", "Deze map is er niet."),
        ("er/is/geen/map.yaml", "Dit bestand of deze map is er niet."),
        ("bezet.yaml", "Hier staat al een bestand met deze naam."),
        ("kapot", "Deze map is er niet."),
        ("kapot/a.yaml", "Een deel van dit pad is geen map."),
        ("~niemand-heet-zo", "Deze map is er niet."),
        ("x" * 300 + ".yaml", "Deze naam is te lang."),
    ],
)
def test_a_place_that_will_not_do(nieuw: Path, kapot: Path, typed: str, why: str) -> None:
    """It is said why, nothing is overwritten, and another can be named."""
    taken = nieuw.with_name("bezet.yaml")
    taken.write_text("van iemand anders")
    os.chdir(nieuw.parent)
    sessie = Vork("audit", nieuw, prepare=broken(nieuw.parent, errno.ENOSPC))
    kapot.touch()
    sessie.send("2")
    sessie.expect(CHOICE)
    sessie.send("p")
    sessie.expect("Enter = terug): ")
    sessie.send(f"{typed}\r")
    sessie.expect(why)
    sessie.expect("Enter = terug): ")
    sessie.send("\r")
    sessie.expect(CHOICE)
    kapot.unlink()
    # The place where it was: that is trying again.
    sessie.send("p")
    sessie.expect("Enter = terug): ")
    sessie.send(f'"{nieuw.parent}"\r')
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert levels(nieuw) == [2]
    assert taken.read_text() == "van iemand anders"


def test_another_place_that_is_full_too(nieuw: Path, kapot: Path) -> None:
    """Nothing is left behind there, and the third place is right."""
    sessie = Vork("audit", nieuw, prepare=broken(nieuw.parent, errno.ENOSPC))
    kapot.touch()
    sessie.send("2")
    sessie.expect(CHOICE)
    sessie.send("p")
    sessie.expect("terug): ")
    sessie.send(f"{nieuw.with_name('b.yaml')}\r")
    sessie.expect("De schijf is vol.")
    sessie.expect("terug): ")
    elders = nieuw.parent / "c"
    elders.mkdir()
    sessie.send(f"{elders / 'c.yaml'}\r")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert levels(elders / "c.yaml") == [2]
    assert not nieuw.with_name("b.yaml").exists()


@pytest.mark.parametrize(
    ("leave", "code"),
    [
        ("qj", 1),
        ("\x04", 1),
        ("q\x04", 1),
        ("\x03", 130),
        ("p\x03", 130),
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
    ],
    ids=str,
)
def test_nobody_leaves_without_knowing(
    nieuw: Path, kapot: Path, leave: str | signal.Signals, code: int
) -> None:
    """However it ends: what was not saved is said, and the file is as it was."""
    sessie = Vork("audit", nieuw, prepare=broken(nieuw.parent, errno.ENOSPC))
    sessie.send("2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    kapot.touch()
    sessie.send("1")
    sessie.expect(CHOICE)
    if isinstance(leave, str):
        for key in leave:
            sessie.send(key)
            sessie.wait(0.3)
    else:
        sessie.kill(leave)
    assert sessie.end() == code
    assert "fout: Uw laatste wijziging is niet bewaard." in sessie.printed
    assert "Alles van daarvoor staat in dit bestand." in sessie.printed
    assert "Alles is bewaard" not in sessie.printed
    assert levels(nieuw) == [2]


def test_stopping_is_asked_twice(nieuw: Path, kapot: Path) -> None:
    sessie = Vork("audit", nieuw, prepare=broken(nieuw.parent, errno.ENOSPC))
    kapot.touch()
    sessie.send("2")
    sessie.expect(CHOICE)
    sessie.send("q")
    sessie.expect("Echt stoppen")
    kapot.unlink()
    sessie.send("\r")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert levels(nieuw) == [2]


def test_a_new_audit_on_a_full_disk(tmp_path: Path) -> None:
    """The answers about the school are not lost either."""
    folder, elders = tmp_path / "vol", tmp_path / "leeg"
    folder.mkdir()
    elders.mkdir()
    (folder / "kapot").touch()
    path = folder / "nieuw.yaml"
    sessie = Vork("audit", path, prepare=broken(folder, errno.ENOSPC))
    sessie.expect("Vestigingscode")
    sessie.send(NEW)
    sessie.expect(CHOICE)
    sessie.send("p")
    sessie.expect("terug): ")
    sessie.send(f"{elders}\r")
    sessie.expect(f"Uw antwoorden staan in {elders / path.name}.".split()[0])
    sessie.expect(f"Vraag 1 van {VRAGEN}")
    sessie.send("2q")
    assert sessie.end() == 0
    assert levels(elders / path.name) == [2]
    assert [each.name for each in folder.iterdir()] == ["kapot"]


def test_a_new_audit_that_was_never_saved(tmp_path: Path) -> None:
    (tmp_path / "kapot").touch()
    sessie = Vork("audit", tmp_path / "a.yaml", prepare=broken(tmp_path, errno.ENOSPC))
    sessie.expect("Vestigingscode")
    sessie.send(NEW)
    sessie.expect(CHOICE)
    sessie.send("qj")
    assert sessie.end() == 1
    assert "Begin opnieuw" in sessie.printed
    assert [each.name for each in tmp_path.iterdir()] == ["kapot"]


def test_a_drive_that_goes_away_and_comes_back(start: Start, tmp_path: Path, nieuw: Path) -> None:
    """A network drive or a stick: here a folder that is renamed."""
    drive, gone = tmp_path / "schijf", tmp_path / "weg"
    drive.mkdir()
    path = drive / "school.yaml"
    nieuw.rename(path)
    sessie = start(path, typed="2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    drive.rename(gone)
    sessie.send("1")
    sessie.expect("Dit bestand of deze map is er niet.")
    sessie.expect("Verbind die opnieuw")
    sessie.expect(CHOICE)
    gone.rename(drive)
    sessie.send("\r")
    sessie.expect(f"Vraag 3 van {VRAGEN}")
    drive.rename(gone)
    sessie.send("0")
    sessie.expect(CHOICE)
    sessie.send("p")
    sessie.expect("terug): ")
    sessie.send(f"{tmp_path}\r")
    sessie.expect(f"Vraag 4 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert levels(gone / path.name) == [2, 1]
    assert levels(tmp_path / path.name) == [2, 1, 0]


def test_without_a_terminal_it_ends_with_a_message(
    run: Run, nieuw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers from a file: there is nobody to ask, and a next step must know."""
    before = nieuw.read_bytes()
    monkeypatch.setattr(os, "open", _full(os.open))
    ran = run("audit", nieuw, stdin="2\n")
    assert ran.code == 1
    assert "fout: De schijf is vol." in ran.err
    assert "fout: Uw laatste wijziging is niet bewaard." in ran.err
    assert nieuw.read_bytes() == before


def _full(opened: Callable[..., int]) -> Callable[..., int]:
    def failing(path: Any, flags: int, *more: Any) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return opened(path, flags, *more)

    return failing


def _own_mounts() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode == 0


@pytest.mark.skipif(not _own_mounts(), reason="this system lets nobody mount a disk of his own")
def test_a_real_disk_that_fills_up(start: Start, tmp_path: Path, nieuw: Path, elders: Path) -> None:
    """A small disk in memory, with the file and its lock on it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    script = f"""
        DISK='{disk}'
        mount -t tmpfs -o size=96k none $DISK && cp '{nieuw}' $DISK/
        (while [ ! -e '{tmp_path}/nu' ]; do sleep 0.05; done
         dd if=/dev/zero of=$DISK/vulling bs=1k 2>/dev/null; touch '{tmp_path}/kapot') &
        "$@"
        code=$?
        cp $DISK/school.yaml '{tmp_path}/daarna.yaml'
        exit $code
    """
    sessie = start(disk / "school.yaml", before=("unshare", "-rm", "sh", "-c", script, "sh"))
    sessie.expect(f"Vraag 1 van {VRAGEN}")
    sessie.send("2")
    sessie.expect(f"Vraag 2 van {VRAGEN}")
    (tmp_path / "nu").touch()
    while not (tmp_path / "kapot").exists():
        assert sessie.child.isalive()
    # A note at an open question is kept at once, so it is the note that does not fit.
    sessie.send("tEen lange toelichting " + "met veel woorden " * 300 + "\r")
    sessie.expect("De schijf is vol.")
    sessie.expect(CHOICE)
    sessie.send("p")
    sessie.expect("terug): ")
    sessie.send(f"{elders}\r")
    sessie.expect("De vraag blijft open")
    sessie.send("1")
    sessie.expect(f"Vraag 3 van {VRAGEN}")
    sessie.send("q")
    assert sessie.end() == 0
    assert levels(tmp_path / "daarna.yaml") == [2]
    assert levels(elders / "school.yaml") == [2, 1]


@pytest.mark.skipif(not _own_mounts(), reason="this system lets nobody mount a disk of his own")
def test_a_real_disk_that_is_read_only(start: Start, tmp_path: Path, nieuw: Path) -> None:
    """Said before the first question: then there is nothing to lose."""
    disk = tmp_path / "disk"
    disk.mkdir()
    script = f"mount -t tmpfs none '{disk}'; cp '{nieuw}' '{disk}'; "
    script += f"mount -o remount,ro '{disk}'; \"$@\""
    sessie = start(disk / "school.yaml", before=("unshare", "-rm", "sh", "-c", script, "sh"))
    assert sessie.end() == 1
    assert "Op deze schijf kunt u niets bewaren." in " ".join(sessie.screen.split())
    assert "Antwoord" not in sessie.screen
