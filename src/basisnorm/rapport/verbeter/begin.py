"""What a school does first: the first verbeterpunten, or advice when there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from basisnorm.norm.model import Schaalsoort
from basisnorm.rapport import woorden
from basisnorm.rapport.verbeter.blokken import EisBlok
from basisnorm.uitslag.model import Conclusie, Uitslag, total

# As many as a team can start with in one meeting (own choice).
FIRST = 3
BEGIN = "Begin hier"
# How many characters a report may hold of the school and its verbeterpunten (each of these about
# 300) before the details of what is not a kerneis only stand in the way. Own choice: it keeps a
# page within 120,000 bytes, whatever is written down.
_LONG = 22_000
_PER_PUNT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """What to do first. Without verbeterpunten `raad` says what to do instead."""

    titel: str
    inleiding: str
    raad: tuple[str, ...]
    eerst: tuple[EisBlok, ...]
    daarna_kern: tuple[EisBlok, ...]
    daarna_aanvullend: tuple[EisBlok, ...]


def build_begin(uitslag: Uitslag, blokken: Mapping[str, EisBlok], not_asked: int) -> Begin:
    """The verbeterpunten in their order, the first three apart; `blokken` are by eis id."""
    punten = tuple(blokken[each.eis.id] for each in uitslag.verbeterpunten)
    later = punten[FIRST:]
    titel, inleiding, raad = (
        (
            BEGIN,
            introduce(len(punten), punten[0].vast.kern, any(each.vast.apart for each in punten)),
            (),
        )
        if punten
        else _raad(uitslag, not_asked)
    )
    return Begin(
        titel=titel,
        inleiding=inleiding,
        raad=raad,
        eerst=punten[:FIRST],
        daarna_kern=tuple(each for each in later if each.vast.kern),
        daarna_aanvullend=tuple(each for each in later if not each.vast.kern),
    )


def is_brief(uitslag: Uitslag) -> bool:
    """Whether there is so much to tell that only the kerneisen get their goal and first step."""
    written = 0
    for each in uitslag.audit.antwoorden:
        if each.toelichting:
            written += len(each.toelichting)
        if each.bewijs:
            written += sum(len(bewijs.wat) for bewijs in each.bewijs)
    return is_long(written, len(uitslag.verbeterpunten))


def is_long(written: int, verbeterpunten: int) -> bool:
    """The same, from the characters that a school wrote and how many verbeterpunten it has."""
    return written + _PER_PUNT * verbeterpunten > _LONG


def introduce(verbeterpunten: int, kern: bool, apart: bool) -> str:
    """The sentences above the verbeterpunten.

    `kern` says whether the first is a kerneis; `apart` whether one does not make the conclusion.
    """
    if verbeterpunten == 1:
        return "Er is één verbeterpunt."
    count = f"Er zijn {verbeterpunten} verbeterpunten. "
    if not kern:
        why = "Alle beantwoorde kerneisen zijn op orde. Dit zijn aanvullende eisen."
    else:
        why = (
            "Kerneisen gaan voor. "
            "Daarna telt de grond: eerst de wet, dan de hoofdlijn, dan een richtlijn."
        )
        if apart:
            why += " De wet gaat voor, ook waar zij niet meetelt in de conclusie."
    return count + why


def _raad(uitslag: Uitslag, not_asked: int) -> tuple[str, str, tuple[str, ...]]:
    """Title, first sentence and advice when there is no verbeterpunt."""
    telling = total(each.telling for each in uitslag.gebieden)
    if telling.beantwoord == 0:
        return (
            BEGIN,
            "Er is nog geen eis beantwoord. Daarom zijn er nog geen verbeterpunten.",
            (
                "Beantwoord met uw team eerst de kerneisen. Die bepalen de conclusie.",
                "Noem bij elk antwoord wat u doet en waar dat staat.",
                "Maak dit rapport daarna opnieuw.",
            ),
        )
    raad = []
    if telling.open > not_asked:
        still_open = woorden.aantal(telling.open - not_asked, "eis is", "eisen zijn")
        raad.append(f"{still_open} nog open. Beantwoord die ook met uw team.")
    if not_asked:
        raad.append(
            "Deze vragenlijst vraagt niet alles. Doe daarna ook de volledige zelfevaluatie: "
            f"die vraagt nog {woorden.aantal(not_asked, 'eis', 'eisen')} meer."
        )
    not_kept = sum(
        each.niveau == 2 and each.eis.schaal is Schaalsoort.NIVEAUS for each in uitslag.eisen
    )
    if not_kept:
        raad.append(
            f"{woorden.aantal(not_kept, 'eis is', 'eisen zijn')} op orde, maar nog niet geborgd. "
            "Zet de afspraak op papier, bekijk die elk jaar en spreek af wie het overneemt "
            "als een collega vertrekt."
        )
    if telling.zonder_bewijs:
        kern = woorden.aantal(telling.zonder_bewijs, "kerneis", "kerneisen")
        raad.append(f"Bij {kern} staat nog geen toelichting of bewijs. Schrijf op waar dat ligt.")
    raad.append("Kies nu al een moment om dit te herhalen, bijvoorbeeld over een jaar.")
    if uitslag.conclusie is not Conclusie.OP_ORDE:
        so_far = (
            "Alles wat u tot nu toe hebt beantwoord, is op orde. De uitslag is nog niet compleet."
        )
        return BEGIN, so_far, tuple(raad)
    return (
        "Houd dit vast",
        "Er zijn geen verbeterpunten: alles wat u hebt beantwoord, is op orde. "
        "Dat is het werk van uw hele team. Vier dat samen.",
        tuple(raad),
    )
