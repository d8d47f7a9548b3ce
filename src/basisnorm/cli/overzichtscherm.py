"""How the overview looks, and what a search found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from basisnorm.cli import scherm
from basisnorm.cli.antwoordwoorden import answer_words
from basisnorm.interview.machine import Interview
from basisnorm.interview.overzicht import Groep, Treffer
from basisnorm.norm.model import Schaal, Sector
from basisnorm.rapport.woorden import hoofdletter
from basisnorm.words import listing

_MOST, _FEWEST = 8, 3
# The heading and counts above the lists, and the prompt with its help below them.
_AROUND = 11
# A heading, what belongs to it, and how many more there are.
_PER_GROUP = 4
_HITS = 12
_MORE = {
    Groep.OPEN: "",
    Groep.NIET_OP_ORDE: "",
    Groep.NVT: "",
    Groep.ZONDER_BEWIJS: "Dit zijn kerneisen op orde zonder toelichting of bewijs. "
    "Uw uitslag wordt er niet lager van. b = deze een voor een nalopen.",
    Groep.KLAAR: "Op orde, en hier hoeft niets meer bij.",
}


def show_overview(
    interview: Interview,
    groups: Mapping[Groep, Sequence[int]],
    schaal: Schaal,
    sector: Sector,
    progress: str,
    *,
    whole: bool,
) -> None:
    """Print how many questions there are in each group, and which: `whole` or the first few."""
    scherm.title("Overzicht")
    scherm.say(progress)
    filled = {groep: places for groep, places in groups.items() if places}
    if filled:
        counts = [f"{len(places)} {groep.value}" for groep, places in filled.items()]
        scherm.say(
            f"{hoofdletter(listing(counts, 'en'))}, van alle {len(interview.vragen)} vragen."
        )
    answers = interview.audit.per_eis()
    # What is done only stands in the whole list: it asks for nothing.
    number = _number(len(filled.keys() - {Groep.KLAAR}))
    notes = {each.eis: "(overgenomen) " for each in interview.audit.antwoorden if each.overgenomen}
    notes |= {
        each.eis: "(met uw aantekening) " for each in interview.audit.antwoorden if each.is_notitie
    }
    for groep, places in filled.items():
        if groep is Groep.KLAAR and not whole:
            scherm.say("", f"{hoofdletter(groep.value)}: {len(places)}. Typ o voor de hele lijst.")
            continue
        scherm.say("", f"{hoofdletter(groep.value)}: {len(places)}")
        if _MORE[groep]:
            scherm.say(_MORE[groep])
        # One left out would take as much room as saying so.
        shown = places if whole or len(places) <= number + 1 else places[:number]
        for place in shown:
            eis = interview.vragen[place]
            given = answers.get(eis.id)
            level = answer_words(eis, schaal, given) if given and given.niveau is not None else ""
            mark = f"({level.lower()}) " if level and groep is not Groep.OPEN else ""
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
