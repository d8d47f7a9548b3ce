"""Moving around in the interview: the overview, and searching for a question."""

from __future__ import annotations

from typing import Literal

from basisnorm.audit.schrijfwijzen import fold
from basisnorm.cli import overzichtscherm, scherm, vraagvormen
from basisnorm.cli.einde import progress
from basisnorm.cli.schoolvragen import ask_corrections
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.cli.vragen import NOT_AFTER_ALL
from basisnorm.interview.machine import Gegevens, Interview
from basisnorm.interview.overzicht import Groep, Treffer, find_alike, group_questions, search
from basisnorm.interview.typed import Action, Goto, clean_text, read_word
from basisnorm.norm.model import Norm, Schaal, Sector


class Bladeren:
    """Asks where to go; what it gives is an event for the interview, or None to stay."""

    def __init__(self, keys: Toetsenbord, norm: Norm, schaal: Schaal, sector: Sector) -> None:
        self._keys = keys
        self._norm = norm
        self._schaal = schaal
        self._sector = sector

    def show(self, interview: Interview, *, whole: bool) -> None:
        """Print the overview."""
        groups = group_questions(interview, self._norm.drempel)
        overzichtscherm.show_overview(
            interview, groups, self._schaal, self._sector, progress(interview), whole=whole
        )

    def explain(self) -> None:
        """Print what can be typed at the overview."""
        overzichtscherm.show_help()

    def ask(self, interview: Interview) -> Action | Goto | Gegevens | None:
        """What to do at the overview. EOFError at the end of the input."""
        enter = _enter(interview)
        text = clean_text(vraagvormen.ask_line(self._keys, f"Uw keuze (Enter = {enter}): "))
        # The words behind Enter mean the same as the key.
        match fold(text):
            case "b":
                return self._without_bewijs(interview)
            case "school":
                audit = interview.audit
                return Gegevens(*ask_corrections(self._keys, audit.school, audit.rol))
        word = Action.KEEP if text.lower() == enter else read_word(text)
        return word or self._find(text, interview)

    def search(self, interview: Interview) -> Action | Goto | None:
        """Where to go from a question. EOFError at the end of the input."""
        text = clean_text(
            vraagvormen.ask_line(
                self._keys, "Zoek een nummer, code, gebied of woord (Enter = niet): "
            )
        )
        if (left := _leaves(text)) is not None:
            return left or None
        return self._find(text, interview)

    def _without_bewijs(self, interview: Interview) -> Goto | None:
        """Through the kerneisen in order of which nothing shows it, one after the other."""
        places = group_questions(interview, self._norm.drempel)[Groep.ZONDER_BEWIJS]
        if not places:
            scherm.say("Er is geen kerneis op orde zonder toelichting of bewijs.")
            return None
        scherm.say("Typ bij elke vraag b voor bewijs of t voor een toelichting, en dan Enter.")
        return Goto(places[0], some=places)

    def _find(self, text: str, interview: Interview) -> Action | Goto | None:
        hits = search(text, interview, self._norm.gebieden, self._sector)
        if not hits:
            meant = find_alike(text, interview, self._norm.gebieden, self._sector)
            maybe = f" Bedoelt u '{meant}'?" if meant else ""
            scherm.say(f"Die vraag is er niet. Niets gevonden met '{text}'.{maybe}")
            return None
        hit: Treffer | Action | None = hits[0]
        if len(hits) > 1:
            overzichtscherm.show_hits(hits, interview, self._sector)
            hit = self._choose(hits)
        if not isinstance(hit, Treffer):
            return hit
        # From the overview someone who chose a gebied goes through all of it.
        return Goto(hit.place, walk=interview.at_overview and hit.gebied is not None)

    def _choose(self, hits: tuple[Treffer, ...]) -> Treffer | Action | None:
        while True:
            text = clean_text(
                vraagvormen.ask_line(self._keys, "Welke vraag? (Enter = toch niet): ")
            )
            if (left := _leaves(text)) is not None:
                return left or None
            for hit in hits:
                if text == str(hit.place + 1):
                    return hit
            scherm.say("Kies een nummer uit de lijst. Toch niet? Typ terug. Stoppen? Typ stop.")


def _leaves(text: str) -> Literal[Action.STOP, False] | None:
    """Stopping, or False for not after all; None for what must be looked for."""
    if not text or fold(text) in NOT_AFTER_ALL:
        return False
    return Action.STOP if read_word(text) is Action.STOP else None


def _enter(interview: Interview) -> str:
    if interview.resume is not None:
        return f"verder bij vraag {interview.resume + 1}"
    left = len(interview.open_places)
    if not left:
        return "klaar"
    return "de open vraag" if left == 1 else f"de {left} open vragen"
