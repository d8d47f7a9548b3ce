"""What the answers of a form probably mean in our words; a person settles what is not sure.

Sure are only our own words, and yes and no where an eis is a matter of those. One sign of a level
makes a proposal; two signs, a "not", a "but" or a scale of opinions make none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from basisnorm.audit.schrijfwijzen import (
    JA_NEE,
    JA_NEE_WOORDEN,
    NVT_WORDS,
    OPEN_WORDS,
    WOORDEN,
    fold,
)
from basisnorm.invoer.koppeling.koppeling import KIES, SOORTEN, TWIJFEL
from basisnorm.invoer.tabel.koppen import normalise

# Our own words, and what every form says when nobody answered.
_WOORDEN = {
    **{word: str(niveau) for word, niveau in WOORDEN.items()},
    **{f"{niveau} {word}": str(niveau) for word, niveau in WOORDEN.items()},
    **dict.fromkeys((*NVT_WORDS, "not applicable"), "nvt"),
    **dict.fromkeys((*OPEN_WORDS, "onbekend", "geen antwoord", "no answer"), "open"),
}
_JA_NEE = {
    **{word: str(niveau) for word, niveau in JA_NEE_WOORDEN.items()},
    **{f"{niveau} {word}": str(niveau) for word, niveau in JA_NEE_WOORDEN.items()},
    "yes": "2", "y": "2", "j": "2", "no": "0", "n": "0",
}  # fmt: skip
_NVT = r"niet van toepassing|\bn ?v ?t\b|not applicable"
_OPEN = (
    r"weet (ik |wij |we )?(het |dat )?niet|geen (mening|idee|antwoord|zicht)|onbekend"
    r"|(don t|do not) know|no (answer|opinion|idea)|not sure"
)
_TEKENS = {
    "0": r"\b(nee|niet|nooit|geen|zonder|no|not|never|none)\b",
    "1": r"begonnen|deels|gedeeltelijk|een deel|een beetje|in ontwikkeling|mee bezig|bezig met"
    r"|sommige|in opbouw|enkele|gestart|started|partly|partially|in progress",
    "2": r"\b(ja|yes|iedereen|volledig|helemaal|fully|everyone)\b|op orde|hele team"
    r"|volgens afspraak|in place",
    "3": r"geborgd|op papier|vastgelegd|structureel|jaarlijks|elk jaar|documented|embedded",
}
# An opinion, or how often: which level that is nobody can know.
_OORDEEL = re.compile(
    r"eens\b|neutra|tevreden|voldoende|\bgoed\b|matig|slecht|redelijk|zwak|uitstekend|nooit|zelden"
    r"|soms|meestal|vaak|regelmatig|altijd|bijna|agree|never|rarely|sometimes|often|usually|always"
    r"|\bgood\b|\bfair\b|\bpoor\b|belangrijk|\banders\b|\bother\b|\both\b|\bwaar\b|true|false"
)
_MAAR = re.compile(
    r"\b(maar|behalve|tenzij|mits|misschien|wellicht|mogelijk|hopelijk|nauwelijks|gepland"
    r"|binnenkort|wordt|worden|willen|wil|straks|later|toekomst|volgend|but|except|unless|maybe"
    r"|perhaps|planned|soon)\b|\?"
)
_NUMBER = re.compile(r"[0-9]{1,2}")
_OURS = frozenset("0123")
_NO_MEANING = "wat betekent dit antwoord?"
# The longest first: "speciaal basisonderwijs" is neither "speciaal" nor "basisonderwijs".
_SOORT_TEKENS = (
    ("vso", r"voortgezet speciaal( onderwijs)?|\bvso\b"),
    ("sbo", r"speciaal basis(onderwijs|school)?|speciale basisschool|\bsbo\b"),
    ("so", r"speciaal onderwijs|\bso\b"),
    ("pro", r"praktijk(onderwijs|school)|\bpro\b"),
    ("vo", r"voortgezet( onderwijs)?|\bvo\b"),
    ("bo", r"basis(onderwijs|school)|\bbo\b|\bbao\b"),
)
# These may be of more than one kind: ordinary or special.
_RUIM = (("bo", r"primair( onderwijs)?|\bpo\b"), ("vo", r"\bvmbo\b|\bhavo\b|\bvwo\b|middelbare"))
_FILL = frozenset(("regulier", "reguliere", "gewone", "gewoon", "een", "school", "onderwijs", "de",
                   "het", "voor"))  # fmt: skip
_MOST_KINDS = 15
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Antwoordvoorstel:
    """An answer as the form has it, our word for it, and what to look at.

    The word is `kies`, or ends in a question mark, as long as nobody settled it.
    """

    tekst: str
    woord: str
    opmerking: str | None = None


def propose_antwoorden(
    gezien: Mapping[str, str], op_niveaus: Collection[str], uitleg: Mapping[str, str] | None = None
) -> Iterator[Antwoordvoorstel]:
    """A proposal for every answer, sorted; `gezien` has the texts by their `fold`.

    `op_niveaus` are the keys of those that were given to an eis with four levels; `uitleg` has
    our word for the words of the questionnaire, folded.

    A scale of other numbers is never moved: whether 1 or 4 is best is for a person to say.
    """
    numbers = {key for key in gezien if _NUMBER.fullmatch(key)}
    for key, tekst in sorted(gezien.items()):
        if key in numbers:
            woord, opmerking = _number(key, numbers)
        else:
            woord, opmerking = _word(tekst, key not in op_niveaus, uitleg or {})
        yield Antwoordvoorstel(tekst=tekst, woord=woord, opmerking=opmerking)


def propose_ja_nee(
    voorstellen: Collection[Antwoordvoorstel], bij_ja_nee: Collection[str]
) -> Iterator[Antwoordvoorstel]:
    """What answers mean at an eis of yes and no, where their level does not say: that is 1.

    `bij_ja_nee` are the texts that were given there.
    """
    for each in voorstellen:
        if each.tekst in bij_ja_nee and each.woord.removesuffix(TWIJFEL) == "1":
            yield Antwoordvoorstel(tekst=each.tekst, woord=KIES, opmerking="is dit ja of nee?")


def propose_hulp(gezien: Mapping[str, str]) -> Iterator[Antwoordvoorstel]:
    """Whether a school will help another: what is not plainly yes or no."""
    for tekst in gezien.values():
        name = normalise(tekst)
        if fold(tekst) in JA_NEE:
            continue
        signs = _signs(name)
        plain = len(signs) == 1 and signs <= {"0", "2"} and not _doubts(tekst, name)
        woord = {"0": "nee", "2": "ja"}[signs.pop()] + TWIJFEL if plain else KIES
        yield Antwoordvoorstel(tekst=tekst, woord=woord)


def _number(key: str, numbers: Collection[str]) -> tuple[str, str | None]:
    if not _OURS.issuperset(numbers):
        top = max(numbers, key=int)
        return KIES, f"uw schaal loopt tot {top}, de onze van 0 tot en met 3"
    if "0" not in numbers:
        return f"{key}{TWIJFEL}", "is dit een schaal van 0 tot en met 3?"
    return key, None


def _word(tekst: str, ja_nee: bool, uitleg: Mapping[str, str]) -> tuple[str, str | None]:
    key, name = fold(tekst), normalise(tekst)
    known = uitleg.get(key) or _WOORDEN.get(key)
    if known is not None:
        return known, None
    if key in _JA_NEE:
        return (_JA_NEE[key], None) if ja_nee else (_JA_NEE[key] + TWIJFEL, "welk niveau is dit?")
    nvt, open_ = re.search(_NVT, name), re.search(_OPEN, name)
    if nvt or open_:
        rest = re.sub(f"{_NVT}|{_OPEN}", " ", name)
        sure = not (nvt and open_) and _signs(rest) <= {"0"} and not _doubts(tekst, rest)
        return ("nvt" if nvt else "open") + TWIJFEL if sure else KIES, None
    if _OORDEEL.search(name):
        return KIES, "een oordeel, of hoe vaak: welk niveau is dit?"
    signs = _signs(name)
    if len(signs) == 1 and not _doubts(tekst, name):
        return f"{signs.pop()}{TWIJFEL}", None
    return KIES, "dit zegt twee dingen: welk niveau is het?" if signs else _NO_MEANING


def _signs(name: str) -> set[str]:
    return {level for level, part in _TEKENS.items() if re.search(part, name)}


def _doubts(tekst: str, name: str) -> bool:
    return bool(_MAAR.search(name) or "?" in tekst or not _plain(tekst))


def _plain(tekst: str) -> bool:
    """Whether a text has no signs that change what it says."""
    return not re.search(
        r"[<>\u2264\u2265\u2260~\u00b1=!?%\u20ac+\u2610-\u2612\u25a1\u25a2]", tekst
    )


def read_soort(tekst: str) -> tuple[str, bool]:
    """Our code for what a form calls a kind of school, or `kies`; and whether it is sure."""
    rest = normalise(tekst)
    found: dict[str, bool] = {}
    for signs, sure in ((_SOORT_TEKENS, True), (_RUIM, False)):
        for soort, part in signs:
            if re.search(part, rest):
                rest = re.sub(part, " ", rest)
                found.setdefault(soort, sure)
    if len(found) != 1:
        return KIES, False
    soort, sure = found.popitem()
    left = set(rest.split()) - _FILL
    return (KIES if left & {"geen", "niet"} else soort), sure and not left


def looks_like_soorten(values: Collection[str]) -> bool:
    """Whether these are kinds of schools: each of them plainly, but for a few."""
    if not 0 < len(values) <= _MOST_KINDS or any(len(each) > _LONGEST for each in values):
        return False
    known = [read_soort(each) for each in values]
    return sum(sure for _, sure in known) * 2 > len(known)


def propose_soorten(values: Collection[str]) -> Iterator[Antwoordvoorstel]:
    """Our code for every value that is not one already."""
    for tekst in sorted(values, key=str.casefold):
        if tekst.strip().casefold() in SOORTEN:
            continue
        soort, sure = read_soort(tekst)
        yield Antwoordvoorstel(
            tekst=tekst, woord=soort if sure or soort == KIES else f"{soort}{TWIJFEL}"
        )
