"""A file is there whole or as it was, whatever goes wrong on the way."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from basisnorm import files
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.files import make_folder, names_in, read_bytes, write_whole

posix_only = pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX")


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


def test_new_file_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.yaml", b"een", backup=True)
    assert inside(tmp_path) == {"a.yaml": b"een"}


def test_old_file_is_replaced_and_kept_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    write_whole(path, b"een")
    write_whole(path, b"twee")
    assert inside(tmp_path) == {"a.yaml": b"twee"}
    write_whole(path, b"drie", backup=True)
    write_whole(path, b"vier", backup=True)
    assert inside(tmp_path) == {"a.yaml": b"vier", "a.yaml~": b"drie"}


@pytest.mark.parametrize("backup", [False, True])
@pytest.mark.parametrize(
    ("module", "name"),
    [("os", "open"), ("os", "fsync"), ("path", "replace"), ("path", "chmod"), ("path", "stat")],
)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_failure_at_any_step_leaves_the_old_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    backup: bool,
    module: str,
    name: str,
    number: int,
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"oud")
    with monkeypatch.context() as patch:
        patch.setattr(os if module == "os" else Path, name, failing(number))
        melding = refused(lambda: write_whole(path, b"nieuw", backup=backup))
    assert melding.bestand == str(path)
    assert inside(tmp_path) == {"a.yaml": b"oud"}


def test_failure_in_the_middle_of_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills up after the backup was made: old file and backup are the same."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"oud")
    renames: list[Path] = []
    replace = Path.replace

    def second_fails(temporary: Path, target: Path) -> Path:
        renames.append(target)
        if len(renames) == 2:
            raise OSError(errno.ENOSPC, "full")
        return replace(temporary, target)

    monkeypatch.setattr(Path, "replace", second_fails)
    assert refused(lambda: write_whole(path, b"nieuw", backup=True)).code == "schijf-vol"
    assert inside(tmp_path) == {"a.yaml": b"oud", "a.yaml~": b"oud"}


@posix_only
def test_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network drives cannot; the file is there by then."""
    monkeypatch.setattr(files, "_sync_folder", failing(errno.EINVAL))
    write_whole(tmp_path / "a.yaml", b"een")
    assert inside(tmp_path) == {"a.yaml": b"een"}


@posix_only
def test_mode_is_kept_and_never_wider_on_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"oud")
    path.chmod(0o600)
    seen: list[int] = []
    replace = Path.replace

    def look(temporary: Path, target: Path) -> Path:
        seen.append(temporary.stat().st_mode & 0o777)
        return replace(temporary, target)

    monkeypatch.setattr(Path, "replace", look)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    write_whole(path, b"nieuw", backup=True)
    assert seen == [0o600, 0o600]
    monkeypatch.undo()
    path.chmod(0o664)
    write_whole(path, b"nieuw")
    assert path.stat().st_mode & 0o777 == 0o664


@posix_only
def test_link_keeps_pointing_at_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    target = tmp_path / "map" / "echt.yaml"
    target.write_bytes(b"oud")
    link = tmp_path / "link.yaml"
    link.symlink_to(target)
    write_whole(link, b"nieuw", backup=True)
    assert link.is_symlink()
    assert inside(tmp_path / "map") == {"echt.yaml": b"nieuw", "echt.yaml~": b"oud"}


def test_make_folder(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "bestand").write_bytes(b"")
    assert refused(lambda: make_folder(tmp_path / "bestand")).code == "bestaat-al"
    assert refused(lambda: make_folder(tmp_path / "bestand" / "b")).code == "geen-map"


def test_names_in(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_bytes(b"")
    assert names_in(tmp_path) == ("a", "b")
    assert refused(lambda: names_in(tmp_path / "weg")).code == "bestand-ontbreekt"
    assert refused(lambda: names_in(tmp_path / "a")).code == "geen-map"


def test_reading_a_missing_file_or_a_folder(tmp_path: Path) -> None:
    melding = refused(lambda: read_bytes(tmp_path / "weg.yaml"))
    assert melding.tekst == "Dit bestand of deze map is er niet."
    assert melding.oplossing == "Kijk of de naam en de map kloppen."
    assert refused(lambda: read_bytes(tmp_path)).tekst == "Dit is een map, geen bestand."


@pytest.mark.parametrize(
    ("number", "code", "tekst"),
    [
        (errno.ENOENT, "bestand-ontbreekt", "Dit bestand of deze map is er niet."),
        (errno.EISDIR, "is-een-map", "Dit is een map, geen bestand."),
        (errno.ENOTDIR, "geen-map", "Een deel van dit pad is geen map."),
        (errno.EACCES, "geen-toegang", "U mag dit niet lezen."),
        (errno.EPERM, "geen-toegang", "U mag dit niet lezen."),
        (errno.EEXIST, "bestaat-al", "Hier staat al een bestand met deze naam."),
        (errno.ENOSPC, "schijf-vol", "De schijf is vol."),
        (errno.EDQUOT, "schijf-vol", "De schijf is vol."),
        (errno.EFBIG, "schijf-vol", "De schijf is vol."),
        (errno.EROFS, "alleen-lezen", "Op deze schijf kunt u niets bewaren."),
        (errno.ENAMETOOLONG, "naam-te-lang", "Deze naam is te lang."),
        (errno.EIO, "schijf-fout", f"Het lezen lukt niet: {os.strerror(errno.EIO)}."),
    ],
)
def test_every_refusal_of_the_operating_system_in_dutch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, tekst: str
) -> None:
    """Raised by hand: tests may run as root, whom a mode of 000 does not stop."""
    monkeypatch.setattr(Path, "read_bytes", failing(number))
    melding = refused(lambda: read_bytes(tmp_path / "a.yaml"))
    assert (melding.code, melding.tekst) == (code, tekst)
    assert melding.oplossing


def test_error_without_a_number_is_told_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> bytes:
        raise OSError("weg is weg")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert refused(lambda: read_bytes(tmp_path)).tekst == "Het lezen lukt niet: weg is weg."
