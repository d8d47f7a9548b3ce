"""What the interview says: about answers, about how far one is, and to a key.

Values in, words out; `scherm` prints them.
"""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.audit.model import Antwoord, Bewijs
from basisnorm.interview.machine import Effect, Interview
from basisnorm.interview.typed import Action, Choose, clean_text
from basisnorm.norm.model import Eis, Schaal, Schaalsoort
from basisnorm.rapport import woorden
from basisnorm.words import listing, shown

# What a key was taken for; it was typed blind.
WORDS: dict[Action | Choose, str] = {
    Action.TOELICHTING: "toelichting",
    Action.EDIT: "tekstverwerker",
    Action.BEWIJS: "bewijs",
    Action.NVT: "n.v.t.",
    Action.EXPLAIN: "uitleg",
    Action.BACK: "terug",
    Action.FORWARD: "verder",
    Action.SKIP: "later",
    Action.SEARCH: "zoeken",
    Action.OVERVIEW: "overzicht",
    Action.UNDO: "ongedaan maken",
    Action.STOP: "stoppen",
    Action.SAME: "hetzelfde",
}

# What Enter does where an answer stands.
KEEP = ("zo houden", "het antwoord dat er staat houden")
CONFIRM = ("klopt", "het antwoord klopt nog; dat is bewaard en u gaat verder")

# Where one key is an answer; said at the start, and at the first Enter that was one too many.
WELCOME = "U kiest met één toets, zonder Enter."
ONE_KEY = "Eén toets is genoeg, zonder Enter. Deze Enter deed niets."

SENTENCES = {
    Effect.SAY_NOTED: "Bewaard. De vraag blijft open tot u een antwoord kiest.",
    Effect.SAY_UPDATED: "Bewaard bij uw antwoord.",
    Effect.SAY_CHOOSE_FIRST: "Hier is nog geen antwoord. Kies er een, of sla over met s.",
    Effect.SAY_NO_NVT: "'Niet van toepassing' kan bij deze vraag niet.",
    Effect.SAY_NO_TWIN: "Hier is geen antwoord over te nemen van een vraag die hierop lijkt.",
    Effect.SAY_FIRST_QUESTION: "Dit is de eerste vraag.",
    Effect.SAY_AT_OVERVIEW: "Dat kan alleen bij een vraag. Typ het nummer van een vraag.",
    Effect.SAY_CORRECTED: "Bewaard bij uw school.",
    Effect.SAY_NOTHING_TO_UNDO: "In deze zitting is er niets om ongedaan te maken.",
    Effect.SAY_PASTED: "U plakte tekst; er is niets mee gedaan. Druk eerst op t voor een "
    "toelichting of b voor bewijs, en plak dan.",
}


def hint(interview: Interview) -> str:
    """What a key that does nothing is answered with."""
    levels = "0, 1, 2 of 3"
    if interview.eis.schaal is Schaalsoort.JA_NEE:
        levels = "j of 0" if interview.eis.nvt_redenen else "j of n"
    return f"Deze toets doet hier niets. Kies {levels}. Alle toetsen: ?. Stoppen: q."


def line_hint(eis: Eis, schaal: Schaal, line: str) -> str:
    """What a line that means nothing is answered with."""
    words = listing([schaal.naam(eis, each).lower() for each in eis.niveaus])
    numbers = listing([str(each) for each in eis.niveaus])
    choice = words if eis.schaal is Schaalsoort.JA_NEE else f"{numbers}, of een woord: {words}"
    return (
        f"'{shown(line)}' is hier geen antwoord. Typ {choice}. "
        "Of typ uitleg, terug, later of stop. Alle woorden: ?."
    )


def progress_words(number: int, minutes: int) -> tuple[str, ...]:
    """How many questions are open, and about how long they take; nothing when none is."""
    if not number:
        return ()
    return (f"nog {number} open", duration_words(minutes))


def duration_words(minutes: int) -> str:
    """ "ongeveer 15 minuten"."""
    if minutes == 0:
        return "minder dan een minuut"
    return f"ongeveer {minutes} {'minuut' if minutes == 1 else 'minuten'}"


def progress(interview: Interview) -> str:
    """How far a school is, as a sentence."""
    total = len(interview.vragen)
    done = total - len(interview.open_places)
    if done == total:
        return f"Alle {total} vragen zijn beantwoord."
    words = f"{done} van de {total} vragen {'is' if done == 1 else 'zijn'} beantwoord"
    waiting = interview.unconfirmed
    if waiting:
        what = "overgenomen antwoord wacht" if waiting == 1 else "overgenomen antwoorden wachten"
        return f"{words}; {waiting} {what} op uw bevestiging."
    return f"{words}." if done else "Er is nog geen vraag beantwoord."


def answer_words(eis: Eis, schaal: Schaal, antwoord: Antwoord) -> str:
    """An answer in words: "2 Op orde", "Ja" or "niet van toepassing (reden)"; else "open"."""
    if antwoord.nvt is not None:
        texts = {reden.id: reden.tekst for reden in eis.nvt_redenen}
        reason = texts.get(antwoord.nvt.reden, antwoord.nvt.reden).rstrip(".")
        return f"niet van toepassing ({reason})"
    if antwoord.niveau is None:
        return "open"
    name = schaal.naam(eis, antwoord.niveau)
    return name if eis.schaal is Schaalsoort.JA_NEE else f"{antwoord.niveau} {name}"


def bewijs_words(bewijs: Bewijs) -> str:
    """One document on one line."""
    # The file can be edited by hand: nothing in it may steer the terminal.
    return clean_text(woorden.bewijs_zin(bewijs))


def present_words(eis: Eis, schaal: Schaal, antwoord: Antwoord, datum: str) -> Iterator[str]:
    """What stands at a question at `datum` (ISO), as lines; nothing when nothing does."""
    nvt = antwoord.nvt
    if antwoord.niveau is not None or nvt is not None:
        yield _standing(answer_words(eis, schaal, antwoord), antwoord, datum)
    elif antwoord.onderbouwd:
        yield "Deze vraag is nog open. Dit schreef u erbij:"
    if nvt is not None and nvt.besloten_door:
        yield f"Besloten door: {clean_text(nvt.besloten_door)}"
    if antwoord.toelichting:
        yield f"Toelichting: {clean_text(antwoord.toelichting)}"
    for each in antwoord.bewijs:
        yield f"Bewijs: {bewijs_words(each)}"
    if antwoord.overgenomen and not (nvt and nvt.ended(datum)):
        yield "Klopt dit nog? Enter = ja."


def twin_words(eis: Eis, schaal: Schaal, twin: Antwoord, *, simple: bool) -> str:
    """What was chosen at an eis that is like this one, and how to choose it here; `eis` is here.

    Both have the same levels or the same reason, so its words are right for either.
    """
    how = "Typ hetzelfde" if simple else "Druk op ="
    chosen = answer_words(eis, schaal, twin)
    # A reason may be shared by questions that are otherwise not alike.
    there = f"Bij {twin.eis}" if twin.nvt else f"{twin.eis} lijkt hierop. Daar"
    return f"{there} koos u: {chosen}. Geldt dat ook hier? {how}."


def undone_words(eis: Eis, schaal: Schaal, before: Antwoord, after: Antwoord) -> str:
    """What undo did at one eis: `before` is how it was until then, `after` how it is again."""
    old, new = answer_words(eis, schaal, before), answer_words(eis, schaal, after)
    if old != new:
        again = "open" if new == "open" else f"'{new}'"
        return f"Ongedaan gemaakt. {eis.id} was '{old}' en is weer {again}."
    if before.overgenomen != after.overgenomen:
        return f"Ongedaan gemaakt. {eis.id} is weer niet bevestigd."
    what = "de toelichting" if before.toelichting != after.toelichting else "het bewijs"
    if before.nvt != after.nvt:
        what = "de n.v.t."
    return f"Ongedaan gemaakt. Bij {eis.id} is {what} weer zoals eerst."


def _standing(words: str, antwoord: Antwoord, datum: str) -> str:
    taken = f"Overgenomen uit {clean_text(antwoord.overgenomen)}" if antwoord.overgenomen else ""
    if antwoord.nvt is not None and antwoord.nvt.tot:
        until = f"ot en met {woorden.datum(antwoord.nvt.tot)}"
        if antwoord.nvt.ended(datum):
            first = f"{taken}. " if taken else ""
            return f"{first}T{until} gold: {words}. Kies nu opnieuw."
        words = f"{words}, t{until}"
    return f"{taken}: {words}." if taken else f"Uw antwoord is nu: {words}."
