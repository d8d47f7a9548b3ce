"""What the interview says, apart from the questions themselves."""

from __future__ import annotations

from basisnorm.interview.machine import Effect, Interview
from basisnorm.interview.typed import Action, Choose
from basisnorm.norm.model import Eis, Schaal, Schaalsoort
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
