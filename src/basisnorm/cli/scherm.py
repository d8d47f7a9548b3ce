"""What the interview shows: plain lines that scroll, so that a screen reader can follow them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from textwrap import wrap

import click

MAX_WIDTH = 78
# Below this an explanation goes under its name.
NARROW = 56

_simple = False


def keep_simple(simple: bool) -> None:
    """Show everything as sentences from now on: no columns, no styles, no signs with a meaning."""
    global _simple
    _simple = simple


def is_simple() -> bool:
    """Whether everything is shown as sentences."""
    return _simple


def say(*lines: str) -> None:
    """Print lines, each wrapped to the width of the terminal."""
    click.echo("\n".join(part for line in lines for part in wrapped(line)))


def raw(*lines: str) -> None:
    """Print lines as they are: they were wrapped and styled already."""
    click.echo("\n".join(lines))


def warn(text: str) -> None:
    """Print a warning to stderr."""
    # Where both go to one screen or file, what was said first stands first.
    sys.stdout.flush()
    click.echo("\n".join(wrapped(text)), err=True)


def write(text: str) -> None:
    """Print a prompt: no line end, and on the screen at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def last_line(prompt: str) -> str:
    """The last line of a prompt; the lines before it, when it does not fit, are printed now."""
    *before, last = wrapped(prompt)
    if before:
        raw(*before)
    return f"{last} " if prompt else ""


def title(text: str) -> None:
    """Print a heading."""
    click.echo("\n" + "\n".join(bold(part) for part in wrapped(text)))


def choices(rows: Iterable[tuple[str, str]]) -> None:
    """Print what can be chosen, aligned: the key or word, then what it means."""
    rows = tuple(rows)
    if _simple:
        say(*(f"{key}: {text}" for key, text in rows))
        return
    raw(*columns(rows))


def columns(rows: Iterable[tuple[str, str]]) -> list[str]:
    """The same as lines, not printed."""
    rows = tuple(rows)
    column = max(len(key) for key, _ in rows) + 4
    return [
        line
        for key, text in rows
        for line in wrapped(text, "  " + key.ljust(column - 2), " " * column)
    ]


def items(texts: Iterable[str]) -> None:
    """Print a list with dashes."""
    for each in texts:
        click.echo("\n".join(wrapped(each, "  - ", "    ")))


def address(url: str) -> None:
    """Print a web address on a line of its own, never broken: from the edge when it is long."""
    indent = "" if _simple or len(url) + 4 > width() else "    "
    raw(dim(indent + url))


def entry(head: str, text: str) -> None:
    """Print one entry of a long list, cut short at a word; whole when shown as sentences."""
    if _simple:
        say(f"{head}: {text}")
        return
    lines = wrap(
        text,
        # One line of a list is read at a glance, however long: it may use the whole window.
        max(shutil.get_terminal_size().columns - 1, width()),
        initial_indent=f"{head}  ",
        subsequent_indent=" " * (len(head) + 2),
        max_lines=2 if width() < NARROW else 1,
        placeholder=" ...",
    )
    raw(*lines)


def show_command(command: str, why: str = "") -> None:
    """Print a command to copy, never broken over lines, and what it is for."""
    if _simple and why:
        # Who listens wants to know first what comes.
        say(f"{why[0].upper()}{why[1:]}:")
        why = ""
    click.echo(f"  {bold(command)}")
    if why:
        click.echo("\n".join(wrapped(why, " " * 6, " " * 6)))


def width() -> int:
    """How many characters fit on a line."""
    # One column less than there is: a full line makes some terminals add an empty one.
    return max(min(MAX_WIDTH, shutil.get_terminal_size().columns - 1), 20)


def height() -> int:
    """How many lines fit in the window."""
    # Some terminals do not know, and say 0.
    return shutil.get_terminal_size().lines or 24


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """The text in lines that fit, with `first` before the first one and `rest` before the others.

    One empty line for no text.
    """
    return wrap(
        text,
        width(),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def bold(text: str) -> str:
    """The text as it stands out; without a style where there is none."""
    return click.style(text, bold=True) if text and _styled() else text


def dim(text: str) -> str:
    """The text as it stays in the background; without a style where there is none."""
    return click.style(text, dim=True) if text and _styled() else text


def _styled() -> bool:
    # Click itself drops styles when stdout is no terminal.
    return not _simple and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()
