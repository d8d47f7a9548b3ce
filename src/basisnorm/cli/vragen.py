"""The questions of the interview that are answered with words instead of one key."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from basisnorm.audit.interview import NietVanToepassing, Toelichting
from basisnorm.audit.invoer import END_OF_INPUT, Action, clean_text
from basisnorm.audit.model import Antwoord, Bewijs, Nvt
from basisnorm.audit.persoonsgegevens import find_personal
from basisnorm.cli import scherm
from basisnorm.cli.antwoordwoorden import bewijs_words
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.datums import GeenDatum, read_datum
from basisnorm.norm.model import Eis, Sector
from basisnorm.rapport.woorden import datum as day_words

NO_PUPIL = "Noem nooit een leerling."
HINT = "Noem het soort document en waar het ligt, nooit een leerling."
AWAY = "-"
# More than this is no short list.
_RECENT = 5


def ask_toelichting(keys: Toetsenbord, present: str | None) -> Toelichting | None:
    """A toelichting, new or changed; None when nothing was typed."""
    if present:
        scherm.say(f"Er staat: {clean_text(present)}")
        text = ask_text(keys, "Nieuwe toelichting (Enter = zo laten, - = weghalen): ", lines=True)
    else:
        text = ask_text(keys, "Toelichting (Enter = geen): ", lines=True)
    if text == AWAY:
        return Toelichting(None) if present else None
    return Toelichting(text) if text else None


def edit_toelichting(keys: Toetsenbord, present: str | None) -> Toelichting | None:
    """The toelichting as an editor left it; None when it is still the same."""
    text = present or ""
    while True:
        edited = keys.edit(text)
        if edited is None or edited == (present or ""):
            scherm.say("De toelichting is niet veranderd.")
            return None
        text = edited
        if _may_stay(keys, text):
            return Toelichting(text or None)


def ask_bewijs(
    keys: Toetsenbord,
    eis: Eis,
    sector: Sector,
    present: tuple[Bewijs, ...],
    used: Sequence[Bewijs],
) -> Bewijs | Action | None:
    """One piece of bewijs, or that the last one must go; None when nothing was typed.

    Of `used`, last used first, what is not there yet can be chosen whole, with its number.
    """
    if present:
        scherm.say("Er staat al:")
        scherm.items(map(bewijs_words, present))
    recent = [each for each in used if each not in present][:_RECENT]
    kinds = eis.bewijs.voor(sector)
    if recent:
        scherm.say("Eerder genoemd:")
        scherm.choices((str(n), bewijs_words(each)) for n, each in enumerate(recent, 1))
    scherm.say("Bijvoorbeeld:")
    scherm.choices((str(n), kind) for n, kind in enumerate(kinds, len(recent) + 1))
    away = ", - = het laatste weghalen" if present else ""
    wat = ask_text(keys, f"Wat is het? Een nummer of uw eigen woorden (Enter = niets{away}): ")
    if wat == AWAY:
        return Action.REMOVE_BEWIJS if present else None
    last = len(recent) + len(kinds)
    while wat.isdecimal() and (len(wat) > 3 or not 1 <= int(wat) <= last):
        scherm.say(f"Kies een nummer van 1 tot en met {last}, of typ woorden.")
        wat = ask_text(keys, "Wat is het? (Enter = niets): ")
    if not wat:
        return None
    if wat.isdecimal() and int(wat) <= len(recent):
        scherm.say(bewijs_words(recent[int(wat) - 1]))
        return recent[int(wat) - 1]
    if wat.isdecimal():
        wat = kinds[int(wat) - len(recent) - 1]
        scherm.say(wat)
    return Bewijs(
        wat=wat,
        datum=_ask_datum(keys, "Van welke dag? Zoals 1-9-2026 (Enter = overslaan): "),
        eigenaar=ask_text(
            keys, "Wie houdt het bij? Een functie, nooit een naam (Enter = overslaan): "
        )
        or None,
        plaats=ask_text(keys, "Waar ligt het? (Enter = overslaan): ") or None,
    )


def ask_nvt(keys: Toetsenbord, eis: Eis, present: Antwoord, datum: str) -> NietVanToepassing | None:
    """Why an eis does not apply from `datum` (ISO) on; None when the person changed their mind.

    What stands in `present` stays, unless something else is typed or it is over.
    """
    reasons = eis.nvt_redenen
    scherm.say("Waarom is dit hier niet van toepassing?")
    scherm.choices((str(number), each.tekst) for number, each in enumerate(reasons, 1))
    numbers = [str(number) for number in range(1, len(reasons) + 1)]
    key = ask_key(keys, "Reden (Enter = toch niet): ", numbers)
    if not key:
        scherm.say("toch niet")
        return None
    reason = reasons[int(key) - 1]
    scherm.say(reason.tekst)
    nvt = present.nvt
    by = nvt.besloten_door if nvt else None
    ends = nvt.tot if nvt and not nvt.ended(datum) else None
    typed = ask_text(keys, f"Besloten door, een functie, nooit een naam ({_enter(by)}): ")
    prompt = f"Tot en met welke dag? Zoals 31-7-2027 ({_enter(ends and day_words(ends))}): "
    tot = _ask_datum(keys, prompt, present=ends)
    while tot is not None and tot < datum:
        scherm.say("Die dag is al voorbij. Kies een latere dag.")
        tot = _ask_datum(keys, prompt, present=ends)
    text = ask_text(keys, f"Toelichting ({_enter(present.toelichting)}): ", lines=True)
    return NietVanToepassing(
        Nvt(reden=reason.id, besloten_door=_kept(typed, by), tot=tot),
        _kept(text, present.toelichting),
    )


def ask_text(keys: Toetsenbord, prompt: str, *, lines: bool = False) -> str:
    """Free text, maybe empty; asks again when it seems to be about one person.

    With `lines` a text that was pasted keeps its lines; otherwise it becomes one.
    """
    while True:
        text = ask_line(keys, prompt)
        text = text if lines else clean_text(text)
        if _may_stay(keys, text):
            return text


def ask_key(keys: Toetsenbord, prompt: str, known: list[str]) -> str:
    """One of the known keys, or "" for Enter; other keys do nothing."""
    key = keys.key(prompt).lower()
    while key not in known:
        if key in ("", "\n", "\r"):
            return ""
        if key == END_OF_INPUT:
            raise EOFError
        key = keys.key("").lower()
    return key


def wait_for_enter(keys: Toetsenbord) -> None:
    """Let what stands there be read before the next thing pushes it off the screen.

    Who listens, or reads it from a file, has it already.
    """
    if scherm.is_simple():
        return
    with suppress(EOFError):
        ask_key(keys, "Enter = verder: ", [])
    scherm.say("verder")


def ask_line(keys: Toetsenbord, prompt: str) -> str:
    """What is typed or pasted. EOFError at the end of the input."""
    text = keys.line(prompt)
    if text is None:
        raise EOFError
    return text


def _may_stay(keys: Toetsenbord, text: str) -> bool:
    """Whether there is nothing personal in a text, or someone wants it so all the same."""
    personal = find_personal(text)
    if personal is None:
        return True
    scherm.warn(f"Deze tekst lijkt {personal} te bevatten. {HINT}")
    key = ask_key(keys, "Enter = opnieuw typen, h = toch zo houden: ", ["h"])
    scherm.say("zo houden" if key else "opnieuw")
    return bool(key)


def _enter(present: str | None) -> str:
    """What Enter does; what stands there now is said first."""
    if not present:
        return "Enter = overslaan"
    scherm.say(f"Er staat: {clean_text(present)}")
    return f"Enter = zo laten, {AWAY} = weghalen"


def _kept(typed: str, present: str | None) -> str | None:
    return None if typed == AWAY else typed or present


def _ask_datum(keys: Toetsenbord, prompt: str, *, present: str | None = None) -> str | None:
    while True:
        text = clean_text(ask_line(keys, prompt))
        if text in ("", AWAY):
            return _kept(text, present)
        found = read_datum(text)
        if isinstance(found, GeenDatum):
            scherm.say(*found)
        else:
            scherm.say(day_words(found))
            return found
