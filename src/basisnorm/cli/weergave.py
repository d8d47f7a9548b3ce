"""Prints renderables on stdout, as wide as is pleasant to read."""

from __future__ import annotations

from collections.abc import Callable

import click
from rich.console import Console, RenderableType

MIN_WIDTH, USUAL_WIDTH, MAX_WIDTH = 20, 80, 96


def print_page(render: Callable[[int], RenderableType]) -> None:
    """Print what `render` makes for the width of this terminal; plain text outside one."""
    console = Console(highlight=False, markup=False, emoji=False)
    # Some terminals do not know their width, and say 0; then nothing at all would be printed.
    console.width = max(min(console.width or USUAL_WIDTH, MAX_WIDTH), MIN_WIDTH)
    page = render(console.width)
    if console.is_terminal:
        console.print(page, crop=False)
        return
    with console.capture() as capture:
        console.print(page, crop=False)
    # In a file, the spaces that fill up a table are only dirt.
    for line in capture.get().splitlines():
        click.echo(line.rstrip())
