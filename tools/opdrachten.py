"""Writes docs/opdrachten.md: every opdracht with its own --help, so that both always agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from basisnorm.cli.main import basisnorm
from basisnorm.cli.taal import speak_dutch

TARGET = Path(__file__).parents[1] / "docs" / "opdrachten.md"
WIDTH = 96
START = """# Alle opdrachten

Deze bladzijde komt uit `--help` van het programma zelf (`make opdrachten`). Wat u waarvoor
gebruikt, staat in de [README](../README.md).

## Aanvullen met de Tab-toets

Uw terminal kan opdrachten en opties aanvullen. Zet deze regel in het bestand dat uw terminal
leest als hij begint.

| terminal | bestand | regel |
|---|---|---|
| bash | `~/.bashrc` | `eval "$(_BASISNORM_COMPLETE=bash_source basisnorm)"` |
| zsh | `~/.zshrc` | `eval "$(_BASISNORM_COMPLETE=zsh_source basisnorm)"` |
| fish | `~/.config/fish/config.fish` | `_BASISNORM_COMPLETE=fish_source basisnorm \\| source` |
"""


def text() -> str:
    """The whole page."""
    speak_dutch()
    return START + "".join(map(_section, _walk(_context(basisnorm, "basisnorm"))))


def _walk(context: click.Context) -> Iterator[click.Context]:
    yield context
    command = context.command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _walk(_context(found, name, context))


def _context(
    command: click.Command, name: str, parent: click.Context | None = None
) -> click.Context:
    context = command.make_context(name, [], parent, resilient_parsing=True)
    context.terminal_width = WIDTH
    return context


def _section(context: click.Context) -> str:
    help_text = "\n".join(line.rstrip() for line in context.get_help().splitlines())
    return f"\n## `{context.command_path}`\n\n```text\n{help_text}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
