"""The questions of the interview that are answered with words instead of one key."""

from __future__ import annotations

from collections.abc import Sequence

from basisnorm.audit.model import Antwoord, Bewijs, Nvt
from basisnorm.audit.schrijfwijzen import fold, redenen
from basisnorm.cli import scherm
from basisnorm.cli.antwoordwoorden import bewijs_words
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.cli.vraagvormen import ask_key, ask_line, ask_text, may_stay
from basisnorm.datums import GeenDatum, read_datum
from basisnorm.interview.machine import NietVanToepassing, Toelichting
from basisnorm.interview.typed import Action, clean_text
from basisnorm.norm.model import Eis, NvtReden, Sector
from basisnorm.rapport.woorden import datum as day_words
from basisnorm.words import listing, shown

HINT = "Noem het soort document en waar het ligt, nooit een leerling."
AWAY = "-"
NOT_AFTER_ALL = ("<", "toch niet", "terug")
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
    """The toelichting as an editor left it; None when it is still the same.

    An editor is hard to get out of for who pressed a wrong key: that is asked first.
    """
    if not ask_key(keys, "Enter = toch niet, e = de tekstverwerker openen: ", ["e"]):
        scherm.say("toch niet")
        return None
    scherm.say("openen")
    text = present or ""
    while True:
        edited = keys.edit(text)
        if edited is None or edited == (present or ""):
            scherm.say("De toelichting is niet veranderd.")
            return None
        text = edited
        if may_stay(keys, text):
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
    wat = ask_text(
        keys, f"Wat is het? Een nummer of uw eigen woorden (Enter = niets{away}): ", hint=HINT
    )
    if wat == AWAY:
        return Action.REMOVE_BEWIJS if present else None
    last = len(recent) + len(kinds)
    while wat.isdecimal() and (len(wat) > 3 or not 1 <= int(wat) <= last):
        scherm.say(f"Kies een nummer van 1 tot en met {last}, of typ woorden.")
        wat = ask_text(keys, "Wat is het? (Enter = niets): ", hint=HINT)
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
        plaats=ask_text(keys, "Waar ligt het? (Enter = overslaan): ", hint=HINT) or None,
    )


def ask_nvt(keys: Toetsenbord, eis: Eis, present: Antwoord, datum: str) -> NietVanToepassing | None:
    """Why an eis does not apply from `datum` (ISO) on; None when the person changed their mind.

    What stands in `present` stays, unless something else is typed or it is over.
    """
    reasons = eis.nvt_redenen
    scherm.say("Waarom is dit hier niet van toepassing?")
    scherm.choices((str(number), each.tekst) for number, each in enumerate(reasons, 1))
    reason, words = _ask_reden(keys, eis)
    if reason is None:
        scherm.say("toch niet")
        if words:
            scherm.say(f"Wat u typte, is niet bewaard: {words}. Wilt u dat wel? Typ het bij t.")
        return None
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
    if words and not present.toelichting:
        # What was typed instead of a reason is no reason, but it was typed for something.
        prompt, begun = "Toelichting (dit typte u net; verbeter het, of maak het leeg): ", words
    else:
        prompt, begun = f"Toelichting ({_enter(present.toelichting)}): ", ""
    text = ask_text(keys, prompt, lines=True, begun=begun)
    return NietVanToepassing(
        Nvt(reden=reason.id, besloten_door=_kept(typed, by), tot=tot),
        _kept(text, present.toelichting),
    )


def _ask_reden(keys: Toetsenbord, eis: Eis) -> tuple[NvtReden | None, str]:
    """The reason that was chosen, None when the eis does apply; and other words typed meanwhile."""
    meant = {each.id: each for each in eis.nvt_redenen}
    known = {str(number): each.id for number, each in enumerate(eis.nvt_redenen, 1)}
    known |= redenen(eis)
    numbers = listing([str(number) for number in range(1, len(meant) + 1)])
    words = ""
    while True:
        text = clean_text(ask_line(keys, "Nummer van de reden (< = toch niet): "))
        if fold(text) in NOT_AFTER_ALL:
            return None, words
        if found := known.get(fold(text)):
            return meant[found], words
        if text:
            words = text
            scherm.say(f"'{shown(text)}' is geen reden uit deze lijst.")
        scherm.say(f"Typ {numbers}. Geldt de eis hier toch? Typ <.")


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
