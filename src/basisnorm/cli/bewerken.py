"""A text in the editor of the person: $VISUAL, $EDITOR, or what the computer has."""

from __future__ import annotations

import click

from basisnorm.cli import scherm
from basisnorm.interview.typed import clean_lines


def edit_text(text: str) -> str | None:
    """The text as it was saved in the editor; None when it was not, or when that fails."""
    try:
        edited = click.edit(text, extension=".txt")
    except (click.ClickException, UnicodeDecodeError, ValueError):
        # ValueError: quotes in $EDITOR that do not match.
        scherm.warn(
            "De tekstverwerker is niet goed geopend of gesloten. "
            "Druk op t om hier te typen, of kies een ander programma met EDITOR."
        )
        return None
    return None if edited is None else clean_lines(edited)
