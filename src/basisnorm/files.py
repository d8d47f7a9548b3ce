"""The only code that writes: a file is there whole, or it is as it was.

With `lock` it is for one program at a time, and what a killed program left beside it goes.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from basisnorm.errors import BasisnormFout, Melding
from basisnorm.words import date_in_words

# What a computer puts in a folder by itself, as soon as someone looks into it.
DEBRIS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
_BINARY = getattr(os, "O_BINARY", 0)
_FULL = ("schijf-vol", "De schijf is vol.", "Maak ruimte, of kies een map op een andere schijf.")
# Two systems, two ways to say that someone else holds the lock.
_IN_USE = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_HOUR = 3600
_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    # More than one file may hold here; to whoever saves that is the same.
    errno.EFBIG: _FULL,
    errno.EROFS: (
        "alleen-lezen",
        "Op deze schijf kunt u niets bewaren.",
        "Kies een map op een andere schijf.",
    ),
    errno.ENAMETOOLONG: (
        "naam-te-lang",
        "Deze naam is te lang.",
        "Kies een kortere naam, of een map minder diep.",
    ),
}


def read_bytes(path: Path) -> bytes:
    """The bytes of one file; BasisnormFout when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BasisnormFout(why(path, error, "lezen")) from error


def open_to_read(path: Path) -> IO[bytes]:
    """The file, open to read from the start; BasisnormFout when it cannot be read."""
    try:
        return path.open("rb")
    except OSError as error:
        raise BasisnormFout(why(path, error, "lezen")) from error


def read_if_there(path: Path) -> bytes | None:
    """The bytes of one file, or None when there is none; BasisnormFout when it is unreadable."""
    return read_bytes(path) if exists(path) else None


def exists(path: Path) -> bool:
    """Whether something stands at `path`; BasisnormFout when that cannot be known."""
    return _status(path) is not None


def is_folder(path: Path) -> bool:
    """Whether `path` is a folder; BasisnormFout when that cannot be known."""
    status = _status(path)
    return status is not None and stat.S_ISDIR(status.st_mode)


def names_in(folder: Path) -> tuple[str, ...]:
    """The names in a folder, sorted; BasisnormFout when it cannot be read."""
    try:
        return tuple(sorted(each.name for each in folder.iterdir()))
    except OSError as error:
        raise BasisnormFout(why(folder, error, "lezen")) from error


def write_whole(path: Path, data: bytes, *, backup: bool = False) -> None:
    """Put `data` in `path`, whole or not at all; with `backup` the old file stays as `NAME~`.

    A link is followed, so that it keeps pointing at the same file. The rename is the moment of
    change; the folder is synced too, because otherwise a power cut can undo the rename.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        old = _mode(target)
        if backup and old is not None:
            _replace(temporary, target.with_name(target.name + "~"), target.read_bytes(), old)
        _replace(temporary, target, data, old)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise BasisnormFout(why(path, error, "schrijven")) from error


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, in a folder that is being built."""
    # Twice as fast as a file object, and there may be thousands of pages.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


def make_folder(path: Path) -> None:
    """Make a folder and what it stands in; nothing happens when it is there already."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BasisnormFout(why(path, error, "maken")) from error


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Keep `path` for this program; BasisnormFout when another one has it.

    The lock is the operating system's, on `.NAME.slot`, so a killed program leaves none behind.
    The time of that file is since when.
    """
    target = Path(os.path.realpath(path))
    if is_folder(target):
        raise BasisnormFout(why(path, IsADirectoryError(), "schrijven"))
    name = target.with_name(f".{target.name}.slot")
    handle, is_ours = _open_lock(path, name)
    with suppress(OSError):
        os.utime(name)
    _sweep(target, name, everything=is_ours)
    try:
        yield
    finally:
        with suppress(OSError):
            name.unlink()
        handle.close()


def why(path: Path, error: OSError, verb: str) -> Melding:
    """The Melding for a file that the operating system refuses."""
    reasons = {
        FileNotFoundError: (
            "bestand-ontbreekt",
            "Dit bestand of deze map is er niet.",
            "Kijk of de naam en de map kloppen.",
        ),
        IsADirectoryError: (
            "is-een-map",
            "Dit is een map, geen bestand.",
            "Noem het bestand in deze map.",
        ),
        NotADirectoryError: (
            "geen-map",
            "Een deel van dit pad is geen map.",
            "Kijk of de naam en de map kloppen.",
        ),
        PermissionError: (
            "geen-toegang",
            f"U mag dit niet {verb}.",
            "Staat het open in een ander programma? Sluit het daar. Of kies een andere map.",
        ),
        FileExistsError: (
            "bestaat-al",
            "Hier staat al een bestand met deze naam.",
            "Kies een andere naam of map.",
        ),
    }
    code, tekst, oplossing = reasons.get(type(error)) or _BY_NUMBER.get(
        error.errno or 0,
        (
            "schijf-fout",
            f"Het {verb} lukt niet: {error.strerror or error}.",
            "Probeer het opnieuw, of kies een andere map.",
        ),
    )
    return Melding(code=code, bestand=str(path), tekst=tekst, oplossing=oplossing)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise BasisnormFout(why(path, error, "lezen")) from error


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return None


def _replace(temporary: Path, target: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY
    # Never readable for more people than the old file, not even for a moment.
    with os.fdopen(os.open(temporary, flags, 0o666 if mode is None else mode), "wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    if mode is not None:
        temporary.chmod(mode)
    temporary.replace(target)
    if os.name != "nt":
        # The file is there by now; a network drive that cannot sync a folder changes nothing.
        with suppress(OSError):
            _sync_folder(target.parent)


def _sync_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _open_lock(path: Path, name: Path) -> tuple[IO[bytes], bool]:
    """The open slot, and whether it is locked: some drives cannot."""
    while True:
        try:
            handle = _open_slot(name)
        except OSError as error:
            raise BasisnormFout(why(path, error, "schrijven")) from error
        try:
            _take(handle)
        except OSError as error:
            if error.errno not in _IN_USE:
                # Some network drives cannot lock at all; working there without is better than not.
                return handle, False
            handle.close()
            raise BasisnormFout(_in_use(path, name)) from error
        # The previous owner removes the name just before letting go: then we hold a ghost.
        try:
            if os.path.samestat(os.fstat(handle.fileno()), name.stat()):
                return handle, True
        except FileNotFoundError:
            pass
        handle.close()


def _open_slot(name: Path) -> IO[bytes]:
    try:
        return name.open("ab")
    except PermissionError:
        # Left by a killed program of a colleague: not ours to write, but ours to lock.
        with suppress(OSError):
            return name.open("rb")
        raise


def _take(handle: IO[bytes]) -> None:
    if os.name == "nt":  # pragma: no cover - tested by hand on Windows
        import msvcrt

        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _in_use(path: Path, name: Path) -> Melding:
    since = ""
    with suppress(OSError):
        moment = datetime.fromtimestamp(name.stat().st_mtime)
        since = f" sinds {date_in_words(moment.date().isoformat())}, {moment:%H:%M} uur,"
    return Melding(
        code="bestand-in-gebruik",
        bestand=str(path),
        tekst=f"Dit bestand is{since} al open in een ander venster of bij een collega.",
        oplossing="Sluit basisnorm daar af met q en probeer het opnieuw. Vindt u het venster niet "
        "meer? Start die computer opnieuw op; dan komt het bestand vrij.",
    )


def _sweep(target: Path, slot: Path, *, everything: bool) -> None:
    """Remove what a killed program was writing when it ended.

    Nobody was told that it was saved, and the file itself is whole, so it is not worth asking
    about. With the lock every such file is of a dead program. Without, only an old one is; its age
    is measured by the drive's own clock.
    """
    ours = re.compile(rf"\.{re.escape(target.name)}\.[0-9]+\.tmp")
    with suppress(OSError):
        for each in target.parent.iterdir():
            if ours.fullmatch(each.name):
                with suppress(OSError):
                    if everything or slot.stat().st_mtime - each.stat().st_mtime > _HOUR:
                        each.unlink()
