"""A file for one program at a time, and what a killed program left beside it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from basisnorm.errors import BasisnormFout, Melding
from basisnorm.files import is_folder, why
from basisnorm.words import date_in_words

# Two systems, two ways to say that someone else holds the lock.
_IN_USE = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_HOUR = 3600


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
    handle, is_ours = _locked(path, name)
    with suppress(OSError):
        os.utime(name)
    _sweep(target, name, everything=is_ours)
    try:
        yield
    finally:
        with suppress(OSError):
            name.unlink()
        handle.close()


def _locked(path: Path, name: Path) -> tuple[IO[bytes], bool]:
    """The open slot, and whether it is locked: some drives cannot."""
    while True:
        try:
            handle = _opened(name)
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


def _opened(name: Path) -> IO[bytes]:
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
