"""The ways of asking: one key, one line, a text that may be corrected."""

from __future__ import annotations

from contextlib import suppress

from basisnorm.audit.persoonsgegevens import find_personal
from basisnorm.audit.schrijfwijzen import fold
from basisnorm.cli import scherm
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.interview.typed import END_OF_INPUT, clean_text
from basisnorm.words import shown

NO_PUPIL = "Noem nooit een leerling."
_ENTER = ("", "\n", "\r")


def ask_key(keys: Toetsenbord, prompt: str, known: list[str]) -> str:
    """One of the known keys, or "" for Enter. EOFError at the end of the input.

    A prompt says what each of them does: "Enter = niet nu, v = nu verder: ". Where a line is typed,
    those words do the same. What is not known is answered each time; of keys only the first.
    """
    simple = scherm.is_simple()
    words = _words(prompt)
    again, told = prompt, False
    while True:
        typed = keys.key(again)
        if typed == END_OF_INPUT:
            raise EOFError
        key = words.get(fold(typed), fold(typed)) if simple else typed.lower()
        if key in _ENTER:
            return ""
        if key in known:
            return key
        if simple:
            scherm.say(f"'{shown(typed)}' kan hier niet.")
        elif told:
            again = ""
        else:
            scherm.say("Dat kan hier niet.")
            told = True


def wait_for_enter(keys: Toetsenbord) -> None:
    """Let what stands there be read before the next thing pushes it off the screen.

    Who listens, or reads it from a file, has it already.
    """
    if scherm.is_simple():
        return
    with suppress(EOFError):
        ask_key(keys, "Enter = verder: ", [])
    scherm.say("verder")


def ask_line(keys: Toetsenbord, prompt: str, begun: str = "") -> str:
    """What is typed or pasted, beginning with `begun`. EOFError at the end of the input."""
    text = keys.line(prompt, begun)
    if text is None:
        raise EOFError
    return text


def ask_text(
    keys: Toetsenbord, prompt: str, *, lines: bool = False, begun: str = "", hint: str = NO_PUPIL
) -> str:
    """Free text, maybe empty; when it seems to be about one person it comes back to be corrected.

    With `lines` a text that was pasted keeps its lines; otherwise it becomes one. `hint` says what
    belongs there.
    """
    while True:
        text = ask_line(keys, prompt, begun)
        text = text if lines else clean_text(text)
        if may_stay(keys, text, hint):
            return text
        begun = text


def may_stay(keys: Toetsenbord, text: str, hint: str = NO_PUPIL) -> bool:
    """Whether there is nothing personal in a text, or someone wants it so all the same."""
    personal = find_personal(text)
    if personal is None:
        return True
    scherm.warn(f"Deze tekst lijkt {personal} te bevatten. {hint}")
    key = ask_key(keys, "Enter = verbeteren, h = toch zo houden: ", ["h"])
    scherm.say("zo houden" if key else "verbeteren")
    return bool(key)


def _words(prompt: str) -> dict[str, str]:
    """The words of a prompt, with the key that does the same."""
    pairs = (each.partition(" = ") for each in prompt.rstrip(": ").split(", "))
    return {
        fold(word): "" if key == "Enter" else key.rpartition(" ")[2]
        for key, is_there, word in pairs
        if is_there
    } | {"enter": ""}
