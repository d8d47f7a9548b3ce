"""A folder is there whole, or as it was; nothing that is not ours is ever touched."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from basisnorm.errors import BasisnormFout
from basisnorm.files import write_new
from basisnorm.folders import Werkmap, is_inside, replace_folder

LIST = "lijst.json"


def ours(folder: Path) -> list[str] | None:
    """The files that a test wrote there."""
    path = folder / LIST
    return [*json.loads(path.read_text(encoding="utf-8")), LIST] if path.exists() else None


def put(work: Werkmap, name: str, data: bytes) -> None:
    """A whole file in a folder that is being built."""
    with work.create(name) as handle:
        handle.write(data)


def build(target: Path, **contents: str) -> None:
    """Replace a folder by one with these files; "sub__a" is "sub/a"."""
    with replace_folder(target, ours) as work:
        for name, text in contents.items():
            put(work, name.replace("__", "/"), text.encode())
        names = list(work.namen)
        put(work, LIST, json.dumps(names).encode())


def tree(folder: Path) -> dict[str, str]:
    """Every file in a folder with its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LIST
    }


@pytest.mark.parametrize("present", [False, True])
def test_a_new_or_empty_folder(tmp_path: Path, present: bool) -> None:
    """It gets what was made, and nothing stays beside it."""
    target = tmp_path / "a" / "uit"
    if present:
        (target / "leeg").mkdir(parents=True)
    build(target, een="1", sub__twee="2")
    assert tree(target) == {"een": "1", "sub/twee": "2"}
    assert [each.name for each in target.parent.iterdir()] == ["uit"]


def test_the_old_folder_stays_under_another_name(tmp_path: Path) -> None:
    """One time back, and no further."""
    target = tmp_path / "uit"
    for number in "123":
        build(target, een=number, **{f"sub__{number}": number})
    assert tree(target) == {"een": "3", "sub/3": "3"}
    assert tree(tmp_path / "uit.vorige") == {"een": "2", "sub/2": "2"}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["uit", "uit.vorige"]


@pytest.mark.parametrize("where", ["uit", "uit.vorige"])
def test_strange_files_are_refused_and_named(tmp_path: Path, where: str) -> None:
    """Both in the folder and in the one that would be thrown away; nothing changes."""
    target = tmp_path / "uit"
    for number in "12":
        build(target, een=number)
    (tmp_path / where / "sub").mkdir()
    (tmp_path / where / "sub" / "eigen werk.docx").write_text("x", encoding="utf-8")
    before = tree(tmp_path)
    with pytest.raises(BasisnormFout) as fout:
        build(target, een="3")
    [melding] = fout.value.meldingen
    assert melding.code == "vreemde-bestanden"
    assert "sub/eigen werk.docx" in melding.tekst
    assert tree(tmp_path) == before


def test_what_a_computer_leaves_is_in_nobodys_way(tmp_path: Path) -> None:
    """Looking into a folder is enough to get such a file in it."""
    target = tmp_path / "uit"
    (target / "leeg").mkdir(parents=True)
    (target / "leeg" / ".DS_Store").write_text("x", encoding="utf-8")
    for number in "1234":
        build(target, een=number, sub__twee=number)
        (target / "desktop.ini").write_text("x", encoding="utf-8")
        (target / "sub" / "Thumbs.db").write_text("x", encoding="utf-8")
    assert (target / "een").read_text(encoding="utf-8") == "4"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["uit", "uit.vorige"]


@pytest.mark.parametrize(
    ("name", "opened"),
    [("sub/.~lock.een.csv#", "een.csv"), ("~$een.xlsx", "een.xlsx")],
)
def test_a_file_that_is_open_elsewhere_is_named(tmp_path: Path, name: str, opened: str) -> None:
    """A spreadsheet leaves a file of its own as long as ours is open."""
    target = tmp_path / "uit"
    build(target, een="1", sub__twee="2")
    (target / name).write_text("x", encoding="utf-8")
    with pytest.raises(BasisnormFout) as fout:
        build(target, een="2")
    (melding,) = fout.value.meldingen
    assert (melding.code, melding.bestand) == ("map-in-gebruik", str(target))
    assert melding.tekst.endswith(f"open in een ander programma: {opened}.")
    (target / "eigen.txt").write_text("x", encoding="utf-8")
    with pytest.raises(BasisnormFout, match=r"niet van basisnorm zijn: .*eigen\.txt"):
        build(target, een="2")


def test_a_folder_of_someone_else_is_refused(tmp_path: Path) -> None:
    """Without our list, every file is strange; of many only some are named."""
    for number in range(7):
        (tmp_path / f"f{number}").write_text("x", encoding="utf-8")
    with pytest.raises(BasisnormFout, match=r"f0, f1, f2, f3, f4 en nog 2"):
        build(tmp_path, een="1")


def test_a_file_or_the_folder_where_one_stands_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither can be replaced."""
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    with pytest.raises(BasisnormFout, match="geen map"):
        build(tmp_path / "bestand", een="1")
    (tmp_path / "hier" / "dieper").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "hier" / "dieper")
    for target in (Path(), tmp_path / "hier"):
        with pytest.raises(BasisnormFout, match="waar u nu staat"):
            build(target, een="1")


def test_a_file_that_appears_meanwhile_is_safe(tmp_path: Path) -> None:
    """The swap looks once more."""
    target = tmp_path / "uit"
    build(target, een="1")
    work = replace_folder(target, ours)
    put(work.__enter__(), "een", b"2")
    (target / "nieuw.txt").write_text("x", encoding="utf-8")
    with pytest.raises(BasisnormFout, match="nieuw\\.txt"):
        work.__exit__(None, None, None)
    assert tree(target) == {"een": "1", "nieuw.txt": "x"}


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError(), OSError(28, "No space left")])
def test_whatever_goes_wrong_leaves_the_old(tmp_path: Path, error: BaseException) -> None:
    """Ctrl-C, a bug and a full disk: the folder is as it was, and nothing is left beside it."""
    target = tmp_path / "uit"
    build(target, een="1")
    with pytest.raises((KeyboardInterrupt, ValueError, BasisnormFout)):
        fail_halfway(target, error)
    assert tree(tmp_path) == {"uit/een": "1"}
    assert [each.name for each in tmp_path.iterdir()] == ["uit"]


def fail_halfway(target: Path, error: BaseException) -> None:
    """Write one file, and then this happens."""
    with replace_folder(target, ours) as work:
        put(work, "half", b"2")
        raise error


def test_what_a_killed_program_left_is_cleared(tmp_path: Path) -> None:
    """Its half-made folder is in nobody's way."""
    (tmp_path / ".uit.nieuw").mkdir()
    (tmp_path / ".uit.nieuw" / "half").write_text("x", encoding="utf-8")
    (tmp_path / ".uit.nieuw" / ".basisnorm-bezig").touch()
    build(tmp_path / "uit", een="1")
    assert tree(tmp_path) == {"uit/een": "1"}


def test_a_folder_of_someone_else_is_not_taken_for_that(tmp_path: Path) -> None:
    """Whatever it is called."""
    (tmp_path / ".uit.nieuw").mkdir()
    (tmp_path / ".uit.nieuw" / "mijn.txt").write_text("x", encoding="utf-8")
    with pytest.raises(BasisnormFout, match="mijn\\.txt"):
        build(tmp_path / "uit", een="1")
    assert tree(tmp_path) == {".uit.nieuw/mijn.txt": "x"}


def test_two_programs_do_not_build_the_same_folder(tmp_path: Path) -> None:
    """The second one is told to wait."""
    with replace_folder(tmp_path / "uit", ours) as work:
        put(work, "een", b"1")
        with pytest.raises(BasisnormFout, match="maakt deze map op dit moment"):
            build(tmp_path / "uit", een="2")
    assert tree(tmp_path / "uit") == {"een": "1"}


@pytest.mark.skipif(os.name == "nt", reason="folders are renamed otherwise there")
def test_a_swap_that_fails_puts_the_old_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says where the new one is."""
    target = tmp_path / "uit"
    build(target, een="1")
    rename = Path.rename

    def fail(self: Path, other: Path) -> Path:
        if self.name == ".uit.nieuw" and Path(other).name == "uit":
            raise OSError(13, "Permission denied")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(BasisnormFout) as fout:
        build(target, een="2")
    assert "uit.nieuw" in fout.value.meldingen[0].oplossing
    assert tree(target) == {"een": "1"}
    assert tree(tmp_path / "uit.nieuw") == {"een": "2"}


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("a", True), ("a/b.html", True), ("", False), ("/a", False), ("../a", False),
        ("a/../../b", False), ("a\\b", False), ("c:a", False),
    ],
)  # fmt: skip
def test_names_stay_inside(name: str, inside: bool) -> None:
    """No name in a list can point outside its folder."""
    assert is_inside(name) is inside


def test_a_listed_name_outside_the_folder_is_never_removed(tmp_path: Path) -> None:
    """Not even when someone changed the list."""
    target = tmp_path / "uit"
    build(target, een="1")
    build(target, een="2")
    secret = tmp_path / "eigen.txt"
    secret.write_text("x", encoding="utf-8")
    (tmp_path / "uit.vorige" / LIST).write_text('["een", "../eigen.txt"]', encoding="utf-8")
    build(target, een="3")
    assert secret.exists()


def test_a_page_is_never_written_over_another(tmp_path: Path) -> None:
    """Two schools cannot get the same file."""
    write_new(tmp_path / "a", b"1")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", b"2")
