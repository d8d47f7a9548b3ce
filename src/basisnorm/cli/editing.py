"""Text that people edit: one line in the terminal, as in their shell, or more in an editor."""

from __future__ import annotations

import click

from basisnorm.cli.scherm import say, warn, write
from basisnorm.cli.toetsreeks import Toetsreeks
from basisnorm.interview.typed import clean_lines

# Readline would take a part of what a terminal sends by itself for text, and its bell for "wipe
# this line". Sequences that it does not know are skipped; the long ones go into the line whole,
# with their beginning and end, and are taken out of it afterwards.
_BINDINGS = (
    r'"\e[": skip-csi-sequence',
    r'"\C-g": self-insert',
    # Esc and then a number is that number, and not "what follows, so many times".
    *(rf'"\e{each}": self-insert' for each in "-0123456789"),
    *(rf'"\e{each}": "\C-v\e{each}"' for each in ("]", "P", "X", "^", "_", r"\\")),
)


def edited_line(prompt: str, begun: str = "") -> str | None:
    """What is typed, or pasted with its line ends; None at the end of the input.

    `begun` stands in the line already, to be corrected. ImportError on a computer without readline.
    """
    import readline

    readline.set_auto_history(False)
    # Python switches this off; what is pasted must stay one text.
    readline.parse_and_bind("set enable-bracketed-paste on")
    for each in _BINDINGS:
        readline.parse_and_bind(each)
    while True:
        readline.set_startup_hook(lambda: readline.insert_text(begun))
        try:
            line = input(prompt)
        except EOFError:
            return None
        except UnicodeDecodeError:
            write("Dit kon niet worden gelezen. Typ het opnieuw.\n")
            continue
        finally:
            readline.set_startup_hook(None)
        typed = typed_line(line)
        if typed is not None:
            return typed


def typed_line(line: str) -> str | None:
    """What someone typed in a line; None, and a word about it, when that is not certain."""
    typed = Toetsreeks().typed(line)
    if typed is None:
        say("Tussen uw tekst stonden tekens die u niet typte. Typ het opnieuw.")
    return typed


def edit_text(text: str) -> str | None:
    """The text as it was saved in the editor; None when it was not, or when that fails."""
    try:
        edited = click.edit(text, extension=".txt")
    except (click.ClickException, UnicodeDecodeError, ValueError):
        # ValueError: quotes in $EDITOR that do not match.
        warn(
            "De tekstverwerker is niet goed geopend of gesloten. "
            "Druk op t om hier te typen, of kies een ander programma met EDITOR."
        )
        return None
    return None if edited is None else clean_lines(edited)
