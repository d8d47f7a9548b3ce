"""Moving around in the interview: the overview, how it looks, and searching for a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from basisnorm.audit.schrijfwijzen import fold
from basisnorm.cli import scherm
from basisnorm.cli.asking import NOT_AFTER_ALL, ask_corrections, ask_line
from basisnorm.cli.gesprekszinnen import answer_words, progress
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.interview.machine import Gegevens, Interview
from basisnorm.interview.overview import Treffer, Vraagstand, find_alike, group_questions, search
from basisnorm.interview.typed import Action, Goto, clean_text, read_word
from basisnorm.norm.model import Norm, Schaal, Sector
from basisnorm.rapport.woorden import hoofdletter
from basisnorm.words import listing

_MOST, _FEWEST = 8, 3
# The heading and counts above the lists, and the prompt with its help below them.
_AROUND = 11
# A heading, what belongs to it, and how many more there are.
_PER_GROUP = 4
_HITS = 12
_MORE = {
    Vraagstand.OPEN: "",
    Vraagstand.NIET_OP_ORDE: "",
    Vraagstand.NVT: "",
    Vraagstand.ZONDER_BEWIJS: "Dit zijn kerneisen op orde zonder toelichting of bewijs. "
    "Uw uitslag wordt er niet lager van. b = deze een voor een nalopen.",
    Vraagstand.KLAAR: "Op orde, en hier hoeft niets meer bij.",
}


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
        show_overview(
            interview, groups, self._schaal, self._sector, progress(interview), whole=whole
        )

    def explain(self) -> None:
        """Print what can be typed at the overview."""
        show_help()

    def ask(self, interview: Interview) -> Action | Goto | Gegevens | None:
        """What to do at the overview. EOFError at the end of the input."""
        enter = _enter(interview)
        text = clean_text(ask_line(self._keys, f"Uw keuze (Enter = {enter}): "))
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
            ask_line(self._keys, "Zoek een nummer, code, gebied of woord (Enter = niet): ")
        )
        if (left := _leaves(text)) is not None:
            return left or None
        return self._find(text, interview)

    def _without_bewijs(self, interview: Interview) -> Goto | None:
        """Through the kerneisen in order of which nothing shows it, one after the other."""
        places = group_questions(interview, self._norm.drempel)[Vraagstand.ZONDER_BEWIJS]
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
            show_hits(hits, interview, self._sector)
            hit = self._choose(hits)
        if not isinstance(hit, Treffer):
            return hit
        # From the overview someone who chose a gebied goes through all of it.
        return Goto(hit.place, walk=interview.at_overview and hit.gebied is not None)

    def _choose(self, hits: tuple[Treffer, ...]) -> Treffer | Action | None:
        while True:
            text = clean_text(ask_line(self._keys, "Welke vraag? (Enter = toch niet): "))
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


def show_overview(
    interview: Interview,
    groups: Mapping[Vraagstand, Sequence[int]],
    schaal: Schaal,
    sector: Sector,
    progress: str,
    *,
    whole: bool,
) -> None:
    """Print how many questions there are in each group, and which: `whole` or the first few."""
    scherm.title("Overzicht")
    scherm.say(progress)
    filled = {stand: places for stand, places in groups.items() if places}
    if filled:
        counts = [f"{len(places)} {stand.value}" for stand, places in filled.items()]
        scherm.say(
            f"{hoofdletter(listing(counts, 'en'))}, van alle {len(interview.vragen)} vragen."
        )
    answers = interview.audit.per_eis()
    # What is done only stands in the whole list: it asks for nothing.
    number = _number(len(filled.keys() - {Vraagstand.KLAAR}))
    notes = {each.eis: "(overgenomen) " for each in interview.audit.antwoorden if each.overgenomen}
    notes |= {
        each.eis: "(met uw aantekening) " for each in interview.audit.antwoorden if each.is_notitie
    }
    for stand, places in filled.items():
        if stand is Vraagstand.KLAAR and not whole:
            scherm.say("", f"{hoofdletter(stand.value)}: {len(places)}. Typ o voor de hele lijst.")
            continue
        scherm.say("", f"{hoofdletter(stand.value)}: {len(places)}")
        if _MORE[stand]:
            scherm.say(_MORE[stand])
        # One left out would take as much room as saying so.
        shown = places if whole or len(places) <= number + 1 else places[:number]
        for place in shown:
            eis = interview.vragen[place]
            given = answers.get(eis.id)
            level = answer_words(eis, schaal, given) if given and given.niveau is not None else ""
            mark = f"({level.lower()}) " if level and stand is not Vraagstand.OPEN else ""
            _entry(place, f"{eis.id} {mark}{notes.get(eis.id, '')}{eis.tekst.voor(sector)}")
        if len(shown) < len(places):
            scherm.say(f"En nog {len(places) - len(shown)}. Typ o voor de hele lijst.")
    scherm.say(
        "",
        "Typ het nummer van een vraag om die te bekijken of te wijzigen. Een code, gebied of woord "
        "mag ook. a = alle vragen nalopen, ? = meer.",
    )


def show_hits(hits: Sequence[Treffer], interview: Interview, sector: Sector) -> None:
    """Print what was found, each with the number of the question that it leads to."""
    scherm.say(f"{len(hits)} keer gevonden:")
    for hit in hits[:_HITS]:
        eis = interview.vragen[hit.place]
        found = f"gebied {hit.gebied.titel}" if hit.gebied else f"{eis.id} {eis.tekst.voor(sector)}"
        _entry(hit.place, found)
    if len(hits) > _HITS:
        scherm.say(f"En nog {len(hits) - _HITS}. Zoek met meer woorden.")


def show_help() -> None:
    """Print every word that does something at the overview."""
    scherm.say("", "Wat kunt u hier typen?")
    scherm.choices(
        [
            ("Enter", "verder, of klaar"),
            ("12", "naar vraag 12; na uw antwoord komt u hier terug"),
            ("DYS-09", "naar de vraag met deze code"),
            ("lezen", "zoeken naar een gebied of een woord"),
            ("a", "alle vragen nalopen, vanaf de eerste"),
            ("b", "de kerneisen zonder bewijs nalopen"),
            ("o", "de hele lijst"),
            ("school", "de naam, het samenwerkingsverband of uw functie verbeteren"),
            ("u", "de laatste wijziging ongedaan maken; vaker mag"),
            ("<", "naar de laatste vraag"),
            ("q", "stoppen"),
        ]
    )
    scherm.say("")


def _number(groups: int) -> int:
    """How many entries of each group fit in the window; who listens has no window."""
    if scherm.is_simple() or not groups:
        return _MOST
    lines = (scherm.height() - _AROUND) // groups - _PER_GROUP
    return min(max(lines // (2 if scherm.width() < scherm.NARROW else 1), _FEWEST), _MOST)


def _entry(place: int, text: str) -> None:
    # In simple sentences the number of a question is all there is in front.
    head = str(place + 1) if scherm.is_simple() else f"{place + 1:>4}"
    scherm.entry(head, text)
