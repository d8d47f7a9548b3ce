"""One line from a terminal, with the editing that people know from their shell."""

from __future__ import annotations

from basisnorm.cli.scherm import write


def edited_line(prompt: str) -> str | None:
    """What is typed, or pasted with its line ends; None at the end of the input.

    ImportError on a computer without readline.
    """
    import readline

    readline.set_auto_history(False)
    # Python switches this off; what is pasted must stay one text.
    readline.parse_and_bind("set enable-bracketed-paste on")
    while True:
        try:
            return input(prompt)
        except EOFError:
            return None
        except UnicodeDecodeError:
            write("Dit kon niet worden gelezen. Typ het opnieuw.\n")
