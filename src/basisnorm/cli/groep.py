"""A group of opdrachten of which only the one that is used gets imported."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


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


class LazyGroup(click.Group):
    """`lazy` maps a name to ("module:function" in this room, one line of help)."""

    def __init__(
        self, *args: Any, lazy: Mapping[str, tuple[str, str]] | None = None, **attributes: Any
    ) -> None:
        words = {"options_metavar": "[OPTIES]", "subcommand_metavar": "OPDRACHT ..."}
        super().__init__(*args, **{**words, **attributes})
        self._lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which people need them."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself; its module is imported now."""
        if cmd_name not in self._lazy:
            return None
        module, function = self._lazy[cmd_name][0].split(":")
        command = getattr(import_module(f"basisnorm.cli.{module}"), function)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`, without importing anything."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, line) for name, (_, line) in self._lazy.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but with what was probably meant."""
        if args and args[0] not in self._lazy and not args[0].startswith("-"):
            from basisnorm.words import remedy

            tail = remedy(args[0], self._lazy, f"Kies uit: {', '.join(self._lazy)}.")
            raise click.UsageError(f"De opdracht '{args[0]}' bestaat niet. {tail}", ctx)
        return super().resolve_command(ctx, args)
