"""The command line as a whole: its words, and how each way of ending becomes an exit code."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from basisnorm import __version__
from basisnorm.cli import main as main_module
from basisnorm.cli.taal import PLURALS, WORDS
from programma import DE_LINDE, Run


def commands(group: click.Group, *names: str) -> Iterator[list[str]]:
    """Every opdracht, and those within it."""
    yield [*names]
    for name in group.list_commands(click.Context(group)):
        found = group.get_command(click.Context(group), name)
        if isinstance(found, click.Group):
            yield from commands(found, *names, name)
        else:
            yield [*names, name]


COMMANDS = [*commands(main_module.basisnorm)]
ENGLISH = ("Usage", "Options", "Commands", "Error", "No such", "Missing", "Invalid", "Try ")
# Words that click only says to programmers, or about things that this program does not use.
NOT_FOR_USERS = (
    "DeprecationWarning", "Could not determine name", "No options defined", "Name '{name}'",
    "Boolean option", "Arguments take exactly", "Invalid start character", "Unknown color",
    "Press any key", "Do you want to continue", "Confirm the action", "Repeat for confirmation",
    "Error: The two entered", "Error: invalid input", "Couldn't detect", "Shell completion",
    "Unknown standard stream",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_dutch_and_has_examples(run: Run, command: list[str]) -> None:
    """`--help` of every opdracht is Dutch; those with choices to make show examples."""
    ran = run(*command, "--help")
    assert ran.code == 0
    assert ran.out.startswith("Gebruik: basisnorm")
    assert not [word for word in ENGLISH if word in ran.out]
    assert command == ["norm", "lijst"] or "Voorbeeld" in ran.out


WRONG_USE = [
    (["uitslg"], "De opdracht 'uitslg' bestaat niet. Bedoelt u 'uitslag'?"),
    (["zzz"], "De opdracht 'zzz' bestaat niet. Kies uit: demo, audit"),
    (["uitslag"], "Er ontbreekt 'BESTAND'."),
    (["uitslag", "x.yaml", "--jsn"], "De optie '--jsn' bestaat niet."),
    (["uitslag", "x.yaml", "y", "z"], "Dit is te veel: y z"),
    (["uitslag", "x.yaml", "--eerste", "drie"], "'drie' is geen getal."),
    (["uitslag", "x.yaml", "--eerste", "-1"], "Een aantal is 0 of meer."),
    (["uitslag", "x.yaml", "--datum", "gisteren"], "'gisteren' is geen datum."),
    (["uitslag", "x.yaml", "--datum"], "Bij de optie '--datum' hoort een waarde."),
    (["uitslag", "--json=ja", "x.yaml"], "Bij de optie '--json' hoort geen waarde."),
    (["norm", "toon", "--sector", "mbo"], "'mbo' kan hier niet. Kies uit: 'po', 'vo'."),
    (["rapport"], "Er ontbreekt 'BESTAND...'."),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG_USE, ids=lambda each: str(each))
def test_wrong_use_is_exit_code_2_in_dutch(run: Run, arguments: list[str], said: str) -> None:
    """Wrong usage says so in Dutch on stderr, with where the help is, and prints nothing else."""
    ran = run(*arguments)
    assert ran.code == 2
    assert said in ran.err
    assert "--help" in ran.err
    assert ran.out == ""
    assert not [word for word in ENGLISH if word in ran.err]


def test_all_words_of_the_installed_click_are_translated() -> None:
    """A newer click with new words fails here first."""
    found = set()
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "types"):
        path = Path(str(click.__file__)).with_name(f"{name}.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                words = [each.value for each in node.args[:1] if isinstance(each, ast.Constant)]
                if node.func.id in ("_", "ngettext"):
                    found |= {str(word) for word in words}
    users = {each for each in found if not each.startswith(NOT_FOR_USERS)}
    assert users <= {*WORDS, *PLURALS}


def test_version(run: Run) -> None:
    """`--version` names the program and its version."""
    assert run("--version").out == f"basisnorm, versie {__version__}\n"


def test_a_missing_file_is_exit_code_1(run: Run) -> None:
    """Refused input is one melding on stderr, with what to do."""
    ran = run("uitslag", "er-niet.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "er-niet.yaml: fout: Dit bestand of deze map is er niet.\n"
        "  doe dit: Kijk of de naam en de map kloppen.\n"
    )


def test_interrupted_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130, without a traceback."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("basisnorm.cli.uitslag.load_uitslag", interrupted)
    assert run("uitslag", "x.yaml").code == 130


def test_a_bug_is_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw is never dressed up as a message for the user."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("basisnorm.cli.uitslag.load_uitslag", broken)
    with pytest.raises(ZeroDivisionError):
        run("uitslag", "x.yaml")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no closed pipes of this kind")
@pytest.mark.parametrize("arguments", [["--help"], ["uitslag", str(DE_LINDE)], ["norm", "toon"]])
def test_closed_stdout_is_141_and_quiet(arguments: list[str]) -> None:
    """`basisnorm ... | head -0` ends quietly."""
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [sys.executable, "-m", "basisnorm", *arguments], stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_a_poor_console_never_crashes() -> None:
    """A console that lacks a character shows a question mark, and the program goes on."""
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    ran = subprocess.run(
        [sys.executable, "-m", "basisnorm", "norm", "toon"], env=environment, capture_output=True
    )
    assert ran.returncode == 0, ran.stderr
    assert "? kerneis" in ran.stdout.decode("cp1252")


def test_every_opdracht_in_the_list_exists() -> None:
    """The list in `--help` is written by hand; each name must lead somewhere."""
    context = click.Context(main_module.basisnorm)
    for name in main_module.basisnorm.list_commands(context):
        command = main_module.basisnorm.get_command(context, name)
        assert command is not None
        assert command.name == name
