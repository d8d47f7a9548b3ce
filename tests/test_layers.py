"""The rules of the house that keep the rooms apart (docs/architectuur.md)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
PACKAGE = SOURCE / "basisnorm"
# Modules that stand in no room are the base: everyone may use them.
BASE = ""
# A room imports only rooms to its left, and within itself never in a circle.
ROOMS = (
    BASE,
    "norm",
    "audit",
    "interview",
    "invoer",
    "uitslag",
    "regio",
    "rapport",
    "library",
    "cli",
)
# Where each library from outside may be imported, and nowhere else.
HOMES = {
    "yaml": ("strict_yaml",),
    "jsonschema": ("norm.schema",),
    "jinja2": ("rapport.html",),
    "markupsafe": ("rapport.html",),
    "rich": (
        "rapport.terminal",
        "cli",
    ),
    "click": ("cli",),
    "openpyxl": ("invoer.tabel", "rapport.werkboek"),
    "defusedxml": ("invoer.tabel",),
}
# These are values and what follows from them: nothing in them, and nothing that they use, reads,
# writes, shows, or comes from outside the standard library.
PURE = ("norm.model", "norm.verschil", "audit.model", "audit.codes", "audit.schooljaar",
        "audit.schrijfwijzen", "audit.verhuizen", "interview", "uitslag",
        "regio.overzicht")  # fmt: skip
# Where people come in: the command line, and the library with the names for all rooms.
ENTRANCES = ("__main__", "__init__")
WRITERS = ("audit.bestand", "rapport.uitvoermap", "rapport.batch", "cli", "folders")  # fmt: skip
EFFECTS = {
    "print", "input", "exit", "sys.exit", "sys.stdout", "sys.stderr", "sys.stdin", "sys.argv",
    "os.environ", "os.getenv", "date.today", "datetime.now", "datetime.today", "time.time",
    "time.sleep", "click.echo",
}  # fmt: skip
WRITING = {
    "write_text", "write_bytes", "mkdir", "unlink", "rename", "replace", "rmdir", "touch", "open",
    "symlink_to", "hardlink_to", "chmod",
}  # fmt: skip


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module, by its name without the package, with its code."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        yield name.removesuffix(".__init__"), parsed(path)


@cache
def parsed(path: Path) -> ast.Module:
    """The code in one file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(tree: ast.Module) -> frozenset[str]:
    """The full names that a module imports, wherever in it that is done."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where an arrow points"
            found |= {f"{node.module}.{each.name}" for each in node.names}
    return frozenset(found)


def own(name: str, known: set[str]) -> str | None:
    """The module of ours that an imported name stands in, or None."""
    parts = name.split(".")[1:]
    while parts and ".".join(parts) not in known:
        parts.pop()
    return ".".join(parts) or None


def arrows() -> set[tuple[str, str]]:
    """Which module of ours imports which."""
    known = {name for name, _ in modules()}
    return {
        (name, found)
        for name, tree in modules()
        for each in imports(tree)
        if each.startswith("basisnorm.") and (found := own(each, known)) and found != name
    }


def inside(name: str, places: tuple[str, ...]) -> bool:
    """Whether a module is one of these, or stands in one of these rooms."""
    return any(name == place or name.startswith(f"{place}.") for place in places)


def room(name: str) -> str:
    """The room in which a module stands."""
    first, _, rest = name.partition(".")
    return first if rest or first in ROOMS else BASE


def test_arrows_point_left() -> None:
    """Rule 1: a room imports only rooms to its left."""
    wrong = [
        f"{name} -> {other}"
        for name, other in arrows()
        if name not in ENTRANCES and ROOMS.index(room(other)) > ROOMS.index(room(name))
    ]
    assert wrong == []


def test_no_circles() -> None:
    """Rule 1: no module reaches itself through others."""
    graph: dict[str, set[str]] = {}
    for name, other in arrows():
        graph.setdefault(name, set()).add(other)
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path, name])
        if name not in done:
            for other in graph.get(name, ()):
                visit(other, (*path, name))
            done.add(name)

    for name in list(graph):
        visit(name, ())


def test_pure_rooms_know_only_values() -> None:
    """Rule 1: whatever a pure room uses, however far away, reads and writes nothing."""
    graph: dict[str, set[str]] = {}
    for name, other in arrows():
        graph.setdefault(name, set()).add(other)
    outside = {
        name
        for name, tree in modules()
        if {each.split(".")[0] for each in imports(tree)} - {"basisnorm"} & set(HOMES)
    }
    wrong = []
    for name, _ in modules():
        reached = {name} if inside(name, PURE) else set()
        while more := {far for near in reached for far in graph.get(near, ())} - reached:
            reached |= more
        wrong += [f"{name} -> {each}" for each in reached & {"files", "resources", *outside}]
    assert wrong == []


def dotted(node: ast.AST) -> str:
    """ "sys.exit" for an attribute, "print" for a name, else nothing."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return ""


def test_only_cli_has_effects() -> None:
    """Rule 2: only `cli` prints, asks, exits, or looks at the clock or the environment."""
    wrong = [
        f"{name}:{node.lineno} {found}"
        for name, tree in modules()
        if not inside(name, ("cli",))
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and (found := dotted(node)) in EFFECTS | {"SystemExit", "quit"}
    ]
    assert wrong == []


def writes(node: ast.Call, called: str, attribute: str) -> bool:
    """Whether a call changes something on disk (`Path.replace` has one argument)."""
    if called in {"open", "os.replace", "os.rename", "os.remove"} or called.startswith("shutil."):
        return called != "shutil.get_terminal_size"
    if attribute == "replace":
        return len(node.args) == 1 and not node.keywords
    return attribute in WRITING and not called.startswith("termios.")


def test_only_files_writes() -> None:
    """Rule 2: one module writes to disk, and only three places ask it to."""
    wrong = []
    for name, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = dotted(node.func)
            attribute = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if name not in ("files", "folders") and writes(node, called, attribute):
                wrong.append(f"{name}:{node.lineno} {called or attribute}")
            asked = called in {
                "files.write_whole", "files.make_folder", "write_whole",
                "files.write_new", "write_new",
            }  # fmt: skip
            if asked and not inside(name, WRITERS):
                wrong.append(f"{name}:{node.lineno} {called}")
    # Only the null device, when a stream is closed.
    assert {each.split(":")[0] for each in wrong} <= {"cli.main"}


@pytest.mark.parametrize("library", HOMES)
def test_third_parties_have_one_home(library: str) -> None:
    """Rule 3: each library is imported in its own place only."""
    wrong = [
        name
        for name, tree in modules()
        if any(each.split(".")[0] == library for each in imports(tree))
        and not inside(name, HOMES[library])
    ]
    assert wrong == []


def test_every_library_has_a_home() -> None:
    """Rule 3: no library comes in unnoticed."""
    found = {each.split(".")[0] for _, tree in modules() for each in imports(tree)}
    assert found - {"basisnorm"} - set(sys.stdlib_module_names) <= set(HOMES)


def test_modules_stay_small() -> None:
    """Rule 6: past 500 lines, look again: are these two subjects?"""
    long = {
        path.name: lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert long == {}


def test_a_name_is_one_thing() -> None:
    """Rule 5: no two classes share a name."""
    places: dict[str, list[str]] = {}
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(name)
    assert {each: where for each, where in places.items() if len(where) > 1} == {}
