"""Click as this program uses it: its words in Dutch, its commands, and groups of commands.

Nothing here is loaded late or imports more of ours: `basisnorm --help` needs all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import click

# Every word of click that a user can meet, of the oldest click that we take and of today's; a test
# compares them with the installed click.
WORDS = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "Positional arguments": "Invoer",
    "Error: {message}": "fout: {message}",
    "Aborted!": "Afgebroken.",
    "deprecated": "verouderd",
    "DEPRECATED: {text}": "VEROUDERD: {text}",
    "(Deprecated) {text}": "(Verouderd) {text}",
    "(DEPRECATED)": "(VEROUDERD)",
    "DEPRECATED": "VEROUDERD",
    "default: {default}": "standaard: {default}",
    "env var: {var}": "omgevingsvariabele: {var}",
    "required": "verplicht",
    "(dynamic)": "(wisselend)",
    "file": "bestand",
    "directory": "map",
    "path": "pad",
    "Show this message and exit.": "Toon deze uitleg.",
    "Show the version and exit.": "Toon de versie.",
    "%(prog)s, version %(version)s": "%(prog)s, versie %(version)s",
    "Try '{command} {option}' for help.": "Uitleg: {command} {option}",
    "Missing command.": "Noem een opdracht.",
    "Missing argument": "Er ontbreekt",
    "Missing option": "Er ontbreekt een optie:",
    "Missing parameter": "Er ontbreekt",
    "Missing {param_type}": "Er ontbreekt {param_type}",
    "Missing parameter: {param_name}": "Er ontbreekt: {param_name}",
    "No such option {name!r}.": "De optie '{name}' bestaat niet.",
    "No such command {name!r}.": "De opdracht '{name}' bestaat niet.",
    "No such option: {name}": "De optie '{name}' bestaat niet.",
    "No such command {name!r}": "De opdracht '{name}' bestaat niet",
    "Invalid value: {message}": "Dit kan niet: {message}",
    "Invalid value for {param_hint}: {message}": "Dit kan niet bij {param_hint}: {message}",
    "Option {name!r} does not take a value.": "Bij de optie '{name}' hoort geen waarde.",
    "Argument {name!r} takes {nargs} values.": "Bij {name} horen {nargs} waarden.",
    "Value must be an iterable.": "Hier horen meer waarden.",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "Choice({choices})": "Keuze({choices})",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "'{value}' is geen ja of nee. Kies uit: {states}"
    ),
    "{value!r} is not a valid boolean.": "'{value}' is geen ja of nee.",
    "{value!r} is not a valid {number_type}.": "'{value}' is geen getal.",
    "{value} is not in the range {range}.": "{value} ligt buiten {range}.",
    "{value!r} is not a valid UUID.": "'{value}' is geen UUID.",
    "{name} {filename!r} does not exist.": "{name} '{filename}' is er niet.",
    "{name} {filename!r} is a file.": "'{filename}' is een bestand, geen map.",
    "{name} {filename!r} is a directory.": "'{filename}' is een map, geen bestand.",
    "{name} {filename!r} is not readable.": "U mag {name} '{filename}' niet lezen.",
    "{name} {filename!r} is not writable.": "U mag {name} '{filename}' niet schrijven.",
    "{name} {filename!r} is not executable.": "U mag {name} '{filename}' niet uitvoeren.",
    "Could not open file {filename!r}: {message}": "'{filename}' gaat niet open: {message}",
    "unknown error": "onbekende fout",
}
# One and many, by the English singular.
PLURALS = {
    "Got unexpected extra argument ({args})": ("Dit is te veel: {args}", "Dit is te veel: {args}"),
    "Did you mean {possibility}?": (
        "Bedoelt u {possibility}?",
        "Bedoelt u een van deze: {possibilities}?",
    ),
    "Option {name!r} requires an argument.": (
        "Bij de optie '{name}' hoort een waarde.",
        "Bij de optie '{name}' horen {nargs} waarden.",
    ),
    "{value!r} is not {choice}.": (
        "'{value}' kan hier niet; het moet {choice} zijn.",
        "'{value}' kan hier niet. Kies uit: {choices}.",
    ),
    "{value!r} does not match the format {format}.": (
        "'{value}' heeft niet de vorm {format}.",
        "'{value}' heeft geen van deze vormen: {formats}.",
    ),
    "Takes {nargs} values but 1 was given.": (
        "Hier horen {nargs} waarden; u gaf er 1.",
        "Hier horen {nargs} waarden; u gaf er {len}.",
    ),
    "{len_type} values are required, but {len_value} was given.": (
        "Hier horen {len_type} waarden; u gaf er {len_value}.",
        "Hier horen {len_type} waarden; u gaf er {len_value}.",
    ),
}

_MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser,
            click.types)  # fmt: skip


def speak_dutch() -> None:
    """Let click use our words.

    Click asks the gettext functions of its modules for every word; a catalogue on disk would
    follow the language of the computer, and this program is Dutch on every computer.
    """
    for module in _MODULES:
        if hasattr(module, "_"):
            module._ = _word  # type: ignore[attr-defined]
        if hasattr(module, "ngettext"):
            module.ngettext = _plural  # type: ignore[attr-defined]


def _word(english: str) -> str:
    return WORDS.get(english, english)


def _plural(singular: str, plural: str, number: int) -> str:
    one, many = PLURALS.get(singular, (singular, plural))
    return one if number == 1 else many


def opdracht(*voorbeelden: str) -> Callable[[Callable[..., Any]], Opdracht]:
    """Makes a function a command; its help is the docstring, with these examples below it."""
    return click.command(cls=Opdracht, epilog=_epilog(voorbeelden))


def _epilog(voorbeelden: Sequence[str]) -> str | None:
    # The first line tells click to leave the others as they are.
    lines = ("\b", "Voorbeelden:", *(f"  {each}" for each in voorbeelden))
    return "\n".join(lines) if voorbeelden else None


class Opdracht(click.Command):
    """A command whose usage line is Dutch too."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPTIES]", **attributes})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but an option that takes one value is not taken twice in silence."""
        given: list[click.Parameter] = self.make_parser(ctx).parse_args(list(args))[2]
        for param in given:
            single = isinstance(param, click.Option) and not (param.multiple or param.is_flag)
            if single and given.count(param) > 1:
                raise click.UsageError(
                    f"De optie '{param.opts[-1]}' staat er {given.count(param)} keer. Noem haar "
                    "één keer.",
                    ctx,
                )
        return super().parse_args(ctx, args)


class Opdrachtgroep(click.Group):
    """A group of commands of which only the one that is used gets imported.

    `opdrachten` maps each name to the module in this room where the command of that name is, and
    the line about it in `--help`.
    """

    def __init__(
        self,
        *args: Any,
        opdrachten: Mapping[str, tuple[str, str]],
        voorbeelden: Sequence[str],
        **attributes: Any,
    ) -> None:
        words = {"options_metavar": "[OPTIES]", "subcommand_metavar": "OPDRACHT ..."}
        super().__init__(*args, epilog=_epilog(voorbeelden), **{**words, **attributes})
        self._opdrachten = opdrachten

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which people need them."""
        return list(self._opdrachten)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself; its module is imported now."""
        if cmd_name not in self._opdrachten:
            return None
        module, _ = self._opdrachten[cmd_name]
        command = getattr(import_module(f"basisnorm.cli.{module}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`, without importing anything."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, line) for name, (_, line) in self._opdrachten.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but with what was probably meant."""
        if args and args[0] not in self._opdrachten and not args[0].startswith("-"):
            from basisnorm.words import remedy

            tail = remedy(args[0], self._opdrachten, f"Kies uit: {', '.join(self._opdrachten)}.")
            raise click.UsageError(f"De opdracht '{args[0]}' bestaat niet. {tail}", ctx)
        return super().resolve_command(ctx, args)
