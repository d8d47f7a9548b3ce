"""Prints pages on stdout, as wide as is pleasant to read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from basisnorm.rapport.regels import REST, Alinea, lay_out

if TYPE_CHECKING:
    from rich.console import RenderableType

MIN_WIDTH, USUAL_WIDTH, MAX_WIDTH = 20, 80, 96
_PLAIN_BAR = str.maketrans("━╸╺", "-  ")


def print_page(render: Callable[[int], RenderableType]) -> None:
    """Print what `render` makes for the width of this terminal; plain text outside one."""
    from rich.console import Console

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


def print_lines(render: Callable[[int], Iterable[Alinea]]) -> None:
    """The same for a page of lines, without loading rich."""
    width = max(min(_columns(), MAX_WIDTH), MIN_WIDTH)
    show = _styler()
    page = "\n".join(
        "".join(show(text, style) for text, style in line) for line in lay_out(render(width), width)
    )
    if not sys.stdout.encoding.lower().startswith("utf"):
        page = page.translate(_PLAIN_BAR)
    click.echo(page, file=sys.stdout, color=_is_terminal())


def print_file(text: str) -> None:
    """Print what is meant for a file or another program: UTF-8 on every computer.

    Of a file name in it that is no text, the bytes are shown.
    """
    sys.stdout.buffer.write(text.encode(errors="backslashreplace"))


def _columns() -> int:
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal():
        return int(asked) or USUAL_WIDTH
    # Before a pager, the keyboard and the messages are still on the terminal.
    for stream in (0, 1, 2):
        with suppress(OSError):
            return os.get_terminal_size(stream).columns or USUAL_WIDTH
    return USUAL_WIDTH


def _is_terminal() -> bool:
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _styler() -> Callable[[str, str], str]:
    """Gives a text its style, as far as this terminal has styles and the user wants colour."""
    term = os.environ.get("TERM", "")
    has_styles = _is_terminal() and term not in ("dumb", "unknown")
    has_colours = has_styles and not os.environ.get("NO_COLOR")
    has_greys = term.endswith("256color") or bool(os.environ.get("COLORTERM"))

    def show(text: str, style: str) -> str:
        words = style.split()
        if REST in words:
            # Without colours it would look as if the bar was full.
            grey = 237 if has_greys else "bright_black"
            return click.style(text, fg=grey) if has_colours else ""
        if not has_styles or not words:
            return text
        colour = next((each for each in words if each not in ("bold", "dim")), None)
        return click.style(
            text,
            fg=colour if has_colours else None,
            bold="bold" in words or None,
            dim="dim" in words or None,
        )

    return show
