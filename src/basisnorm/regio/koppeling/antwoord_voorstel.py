"""What the answers of a form probably mean in our levels; a person confirms it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from basisnorm.regio.koppeling.waarden import KIES
from basisnorm.regio.tabel.koppen import normalise
from basisnorm.values import dataclass

CONTROLEER = "controleer dit"

# Our own words, and what every form makes of yes and no.
_WOORDEN = {
    "nog niet": "0", "begonnen": "1", "op orde": "2", "geborgd": "3",
    "nvt": "nvt", "n v t": "nvt", "niet van toepassing": "nvt", "not applicable": "nvt",
    "onbekend": "open", "geen antwoord": "open", "no answer": "open",
}  # fmt: skip
_JA_NEE = {"ja": "2", "yes": "2", "y": "2", "nee": "0", "no": "0", "n": "0"}
# Parts of an answer, most telling first; always to be looked at.
_DELEN = (
    (r"niet van toepassing|\bn ?v ?t\b", "nvt"),
    (r"weet (ik |wij |we )?(het )?niet|geen (mening|idee|antwoord|zicht)|onbekend", "open"),
    (r"nog niet op orde|\bnog niet\b", "0"),
    (r"geborgd|op papier|vastgelegd|structureel|jaarlijks|elk jaar", "3"),
    (r"begonnen|deels|gedeeltelijk|een deel|een beetje|soms|in ontwikkeling|mee bezig|bezig met"
     r"|sommige|in opbouw|enkele", "1"),
    (r"\b(nee|niet|nooit|geen|no|never)\b", "0"),
    (r"\b(ja|yes|altijd|iedereen|volledig|helemaal)\b|op orde|hele team|volgens afspraak", "2"),
)  # fmt: skip
_NUMBER = re.compile(r"[0-9]{1,2}")
_OURS = frozenset("0123")


@dataclass(frozen=True, slots=True, kw_only=True)
class Antwoordvoorstel:
    """An answer as the form has it, our word for it, and what to look at (None when it is sure)."""

    tekst: str
    woord: str
    opmerking: str | None = None


def propose_antwoorden(
    gezien: Mapping[str, str], op_niveaus: Collection[str]
) -> Iterator[Antwoordvoorstel]:
    """A proposal for every answer, sorted; `gezien` has the texts by their `answer_key`.

    `op_niveaus` are the keys of those that were given to an eis with four levels.

    A scale of other numbers is never moved: whether 1 or 4 is best is for a person to say.
    """
    numbers = {key for key in gezien if _NUMBER.fullmatch(key)}
    for key, tekst in sorted(gezien.items()):
        if key in numbers:
            woord, opmerking = _number(key, numbers)
        else:
            woord, opmerking = _word(normalise(key), key not in op_niveaus)
        yield Antwoordvoorstel(tekst=tekst, woord=woord, opmerking=opmerking)


def _number(key: str, numbers: Collection[str]) -> tuple[str, str | None]:
    if not _OURS.issuperset(numbers):
        top = max(numbers, key=int)
        return KIES, f"uw schaal loopt tot {top}, de onze van 0 tot en met 3"
    if "0" not in numbers:
        return key, f"{CONTROLEER}: is dit een schaal van 0 tot en met 3?"
    return key, None


def _word(key: str, ja_nee: bool) -> tuple[str, str | None]:
    if key in _WOORDEN:
        return _WOORDEN[key], None
    if key in _JA_NEE:
        return _JA_NEE[key], None if ja_nee else CONTROLEER
    for part, woord in _DELEN:
        if re.search(part, key):
            return woord, CONTROLEER
    return KIES, "wat betekent dit antwoord?"
