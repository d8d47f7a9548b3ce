"""Prints pages on stdout, as wide as is pleasant to read."""

from __future__ import annotations

import sys

import click

from basisnorm.rapport.document import Page

MIN_WIDTH, USUAL_WIDTH, MAX_WIDTH = 20, 80, 96
# What stands in for a bar where nothing but letters can be shown.
_PLAIN_BAR = str.maketrans("━─", "#-")


def print_page(page: Page) -> None:
    """Print a page as wide as this terminal; plain text outside one."""
    from rich.console import Console

    from basisnorm.rapport.terminal import as_terminal

    console = Console(highlight=False, markup=False, emoji=False)
    # Some terminals do not know their width, and say 0; then nothing at all would be printed.
    console.width = max(min(console.width or USUAL_WIDTH, MAX_WIDTH), MIN_WIDTH)
    shown = as_terminal(page, console.width)
    is_utf = sys.stdout.encoding.lower().startswith("utf")
    if console.is_terminal and is_utf:
        console.print(shown, crop=False)
        return
    with console.capture() as capture:
        console.print(shown, crop=False)
    # In a file, the spaces that fill up a table are only dirt.
    text = "\n".join(line.rstrip() for line in capture.get().splitlines())
    click.echo(text if is_utf else text.translate(_PLAIN_BAR))


def print_file(text: str) -> None:
    """Print what is meant for a file or another program: UTF-8 on every computer.

    Of a file name in it that is no text, the bytes are shown.
    """
    sys.stdout.buffer.write(text.encode(errors="backslashreplace"))
