"""Writes a whole folder at once: it is there complete, or it is as it was.

A new folder is built beside the old one. Then the old gets the name `MAP.vorige` and the new one
takes its place. Only files that we wrote ourselves are ever moved or removed, and never those of a
folder that somebody may still need: the old then gets a name beside it, such as `MAP.vorige-2`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path, PurePosixPath
from typing import IO

from basisnorm import files
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.words import some

_SHOWN = 5
# Stands in a folder for as long as it is being built: so what was left behind is known as ours.
_BUSY = ".basisnorm-bezig"
# What LibreOffice and Excel put beside a file that is open.
_LOCK = re.compile(r"(?:\A|/)(?:\.~lock\.|~\$)(.+?)#?\Z")
# Given the path of a folder: the names of the files that we wrote in it, None when it is not ours.
Lijst = Callable[[Path], Collection[str] | None]
# Given the path of an older folder and of the new one: whether the older one has to stay.
Blijft = Callable[[Path, Path], bool]


class Werkmap:
    """A folder that is being built. `namen` are the files in it so far, as relative paths.

    `oud` is where the folder that it replaced stands, once it did.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.namen: list[str] = []
        self.oud: Path | None = None
        self._made: set[Path] = {path}

    def create(self, name: str) -> IO[bytes]:
        """A new file in this folder, to write in; `name` is a relative path such as "delen/a"."""
        return self.reserve(name).open("xb")

    def reserve(self, name: str) -> Path:
        """The path of a file that another process will make with `files.write_new`."""
        assert is_inside(name), name
        path = self.path / name
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        self.namen.append(name)
        return path


def is_inside(name: str) -> bool:
    """Whether a relative path stays inside the folder that it belongs to."""
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and not {"..", "\\", ":"} & {*path.parts, *name}


def check_folder(target: Path, ours: Lijst) -> None:
    """Refuse a folder that is not new, not empty and not ours, or that has strange files in it."""
    if not files.exists(target):
        return
    if not files.is_folder(target):
        raise _fout(target, "geen-map", "Dit is een bestand, geen map.", "Noem een nieuwe map.")
    if target.resolve() in (here := Path.cwd().resolve(), *here.parents):
        raise _fout(
            target,
            "map-waar-u-bent",
            "Dit is de map waar u nu staat, of een map erboven.",
            "Noem een nieuwe map, bijvoorbeeld: -o uitslagen",
        )
    present = _files_in(target)
    if not present:
        return
    listed = ours(target)
    if listed is None:
        raise _strange(target, present)
    strange = [name for name in present if name not in {*listed}]
    if strange:
        raise _strange(target, strange)


def _never(_older: Path, _new: Path) -> bool:
    return False


@contextmanager
def replace_folder(target: Path, ours: Lijst, stays: Blijft = _never) -> Iterator[Werkmap]:
    """Build a folder that takes the place of `target` when all went well.

    The old one is kept, in the place of the one that was kept before unless `stays` says that that
    one may not go. BasisnormFout when the target is refused, the disk is full, or the swap fails;
    the old folder is as it was then.
    """
    target = Path(os.path.realpath(target))
    check_folder(target, ours)
    check_folder(_kept(target, 1), ours)
    try:
        files.make_folder(target.parent)
        with _locked(target):
            work = Werkmap(target.with_name(f".{target.name}.nieuw"))
            _remove_left_behind(work.path, ours)
            work.path.mkdir()
            (work.path / _BUSY).touch()
            try:
                yield work
                # Someone may have put a file in it in the meantime.
                check_folder(target, ours)
                (work.path / _BUSY).unlink()
                vorige = _free(target, work.path, ours, stays)
                if _swap(work.path, target, vorige, ours):
                    work.oud = vorige
            finally:
                if work.path.exists():
                    import shutil  # Rarely needed, and slow to load.

                    shutil.rmtree(work.path, ignore_errors=True)
    except OSError as error:
        raise BasisnormFout(files.why(target, error, "schrijven")) from error


def _remove_left_behind(path: Path, ours: Lijst) -> None:
    """Remove what a program that was killed left behind: the lock says that it is gone."""
    if not files.exists(path):
        return
    present = _files_in(path) if files.is_folder(path) else [path.name]
    # Between two steps it is empty, or complete.
    if present and not (path / _BUSY).is_file() and ours(path) is None:
        raise _strange(path, present)
    import shutil

    shutil.rmtree(path)


def _kept(target: Path, number: int) -> Path:
    """The name for an older folder: the first, or one beside it."""
    return target.with_name(f"{target.name}.vorige{f'-{number}' if number > 1 else ''}")


def _free(target: Path, new: Path, ours: Lijst, stays: Blijft) -> Path:
    """The first name for the old folder where nothing stands that has to stay."""
    for number in count(1):
        path = _kept(target, number)
        if not path.exists() or not _files_in(path):
            return path
        if not stays(path, new):
            check_folder(path, ours)
            return path
    raise AssertionError


def _swap(new: Path, target: Path, vorige: Path, ours: Lijst) -> bool:
    """Put the new folder in its place; whether there was an old one, which is `vorige` now."""
    moved = False
    if target.exists():
        if _files_in(target):
            _remove(vorige, ours)
            target.rename(vorige)
            moved = True
        else:
            _remove_folders(target)
    try:
        new.rename(target)
    except OSError as error:
        kept = new.with_name(f"{target.name}.nieuw")
        with suppress(OSError):
            new.rename(kept)
        if vorige.exists() and not target.exists():
            with suppress(OSError):
                vorige.rename(target)
        raise _fout(
            target,
            "wisselen-mislukt",
            f"De nieuwe map kon niet op haar plaats komen: {error.strerror}. De oude staat er nog.",
            f"De nieuwe staat in {kept}. Sluit wat in de oude map open is, en probeer opnieuw.",
        ) from error
    return moved


def _remove(folder: Path, ours: Lijst) -> None:
    """Remove the files that we wrote in a folder, and the folder when nothing else is left."""
    if not folder.exists():
        return
    for name in ours(folder) or ():
        if is_inside(name):
            with suppress(FileNotFoundError):
                (folder / name).unlink()
    _remove_folders(folder)


def _remove_folders(folder: Path) -> None:
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            _remove_folders(each)
        elif each.name in files.DEBRIS:
            each.unlink()
    folder.rmdir()


def _files_in(folder: Path) -> list[str]:
    """Everything in a folder that is no folder, as relative paths, sorted.

    What a computer puts there by itself does not count.
    """
    found = []
    for top, folders, names in os.walk(folder):
        links = [name for name in folders if Path(top, name).is_symlink()]
        found += [
            Path(top, name).relative_to(folder).as_posix()
            for name in (*names, *links)
            if name not in files.DEBRIS
        ]
    return sorted(found)


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    try:
        lock = files.lock(target.with_name(f"{target.name}.nieuw"))
        lock.__enter__()
    except BasisnormFout as fout:
        if fout.meldingen[0].code != "bestand-in-gebruik":
            # Nobody knows the file with the lock.
            named = (replace(each, bestand=str(target)) for each in fout.meldingen)
            raise BasisnormFout(*named) from fout
        raise _fout(
            target,
            "map-in-gebruik",
            "Een ander venster of een collega maakt deze map op dit moment.",
            "Wacht tot dat klaar is, of noem een andere map.",
        ) from fout
    try:
        yield
    finally:
        lock.__exit__(None, None, None)


def _strange(folder: Path, names: list[str]) -> BasisnormFout:
    opened = [match[1] for name in names if (match := _LOCK.search(name))]
    if len(opened) == len(names):
        return _fout(
            folder,
            "map-in-gebruik",
            f"Uit deze map is nog open in een ander programma: {', '.join(opened[:_SHOWN])}.",
            "Sluit het daar, en doe deze opdracht nog een keer.",
        )
    return _fout(
        folder,
        "vreemde-bestanden",
        f"In deze map staan bestanden die niet van basisnorm zijn: {some(names, _SHOWN)}.",
        "Noem een nieuwe of lege map, of haal die bestanden eerst weg.",
    )


def _fout(path: Path, code: str, tekst: str, oplossing: str) -> BasisnormFout:
    return BasisnormFout(Melding(code=code, bestand=str(path), tekst=tekst, oplossing=oplossing))
