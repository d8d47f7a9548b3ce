"""Whether a sentence for parents is plain language (B1), as far as a program can tell.

The rules are our own choice, after what is taught about writing for parents: short sentences, no
words of the trade, no "dient te", and somebody who does something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from basisnorm.errors import Bezwaar, Ernst

MAX_WORDS = 15

# Word of the trade -> what a parent understands. Each is read as a whole word, with its plural.
JARGON = {
    "opp": "een plan voor uw kind (ontwikkelingsperspectief)",
    "ontwikkelingsperspectief": "een plan voor uw kind",
    "ontwikkelingsperspectiefplan": "een plan voor uw kind",
    "sop": "wat onze school aan hulp biedt",
    "schoolondersteuningsprofiel": "wat onze school aan hulp biedt",
    "ondersteuningsprofiel": "wat onze school aan hulp biedt",
    "ib'er": "de collega die de hulp op school regelt",
    "ib-er": "de collega die de hulp op school regelt",
    "intern begeleider": "de collega die de hulp op school regelt",
    "kwaliteitscoördinator": "de collega die de hulp op school regelt",
    "zoco": "de collega die de hulp op school regelt",
    "rt": "extra hulp",
    "rt'er": "de collega die extra hulp geeft",
    "remedial teacher": "de collega die extra hulp geeft",
    "remedial teaching": "extra hulp",
    "hgw": "werken met een plan",
    "hgpd": "samen met u bespreken wat uw kind nodig heeft",
    "handelingsgericht": "met een plan",
    "handelingsplan": "een plan voor de hulp",
    "groepsplan": "een plan voor de groep",
    "arrangement": "extra hulp",
    "tlv": "toestemming voor een plek op het speciaal onderwijs",
    "toelaatbaarheidsverklaring": "toestemming voor een plek op het speciaal onderwijs",
    "mdo": "een overleg met alle mensen die uw kind helpen",
    "oogo": "het overleg tussen de gemeente en de scholen",
    "lvs": "de gegevens over de ontwikkeling van uw kind",
    "leerlingvolgsysteem": "de gegevens over de ontwikkeling van uw kind",
    "swv": "het samenwerkingsverband van scholen",
    "bao": "de basisschool",
    "executieve functies": "plannen, opletten en doorzetten",
    "executieve functie": "plannen, opletten of doorzetten",
    "differentiatie": "uitleg en werk op verschillende niveaus",
    "differentiëren": "uitleg en werk op verschillende niveaus geven",
    "convergente differentiatie": "samen beginnen, daarna werk op eigen niveau",
    "compacten": "herhaling overslaan",
    "didactisch": "bij het lesgeven",
    "didactische": "voor het lesgeven",
    "pedagogisch": "in de omgang",
    "pedagogische": "in de omgang",
    "interventie": "hulp",
    "screening": "een korte toets",
    "diagnostiek": "onderzoek",
    "diagnostisch": "om te zien wat er is",
    "implementeren": "invoeren",
    "monitoren": "volgen",
    "evalueren": "bespreken of het helpt",
    "faciliteren": "zorgen voor",
    "expertise": "kennis",
    "adaptief": "op het niveau van uw kind",
    "indiceren": "bepalen",
    "borgen": "zorgen dat het blijft",
}

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[\"'(]*[A-ZÀ-Þ0-9])")
_WORD = re.compile(r"[^\W_]")
_DIENT_TE = re.compile(r"\b(dient|dienen)\b(?:\W+\w+){0,8}?\W+te\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(word|wordt|worden|werd|werden)\b", re.IGNORECASE)
# One word between brackets is only another name; two or more explain.
_EXPLAINED_AFTER = re.compile(
    r"\s*(\([^)\s]+\s+[^)]|(,\s*)?(dat|dit) (is|zijn|betekent)\b|(,\s*)?(oftewel|ofwel)\b|:\s)"
)
_EXPLAINED_BEFORE = re.compile(r"(\w\s*\(|\b(heet|heten|noemen)\b[^.]*)$", re.IGNORECASE)
_JARGON = re.compile(
    rf"(?<![\w'])({'|'.join(sorted(map(re.escape, JARGON), key=len, reverse=True))})"
    r"('s|en|s)?(?![\w'])",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences in a text, without white space around them."""
    # Word processors type another apostrophe.
    plain = " ".join(text.split()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return [each for each in _SENTENCE_END.split(plain) if each]


def hard_sentences(text: str) -> Iterator[tuple[str, Bezwaar]]:
    """Every sentence that is hard to read for parents, with what is hard about it."""
    for sentence in sentences(text):
        for fout in _problems(sentence):
            yield sentence, fout


def _problems(sentence: str) -> Iterator[Bezwaar]:
    words = sum(bool(_WORD.search(each)) for each in sentence.split())
    if words > MAX_WORDS:
        yield Bezwaar(
            "zin-te-lang",
            f"Deze zin voor ouders telt {words} woorden; {MAX_WORDS} is genoeg",
            "Maak er twee zinnen van, of laat weg wat ouders niet hoeven te weten.",
            Ernst.LET_OP,
        )
    for match in _JARGON.finditer(sentence):
        if _is_explained(sentence, match):
            continue
        plain = JARGON[match[1].lower()]
        yield Bezwaar(
            "vakwoord",
            f"Ouders kennen het woord '{match[0]}' misschien niet",
            f"Schrijf bijvoorbeeld: {plain}. Of leg het woord uit tussen haakjes.",
            Ernst.LET_OP,
        )
    if duty := _DIENT_TE.search(sentence):
        yield Bezwaar(
            "dient-te",
            f"'{duty[1]} te' is moeilijk voor ouders",
            "Schrijf 'moet' of 'moeten', of zeg gewoon wat de school doet.",
            Ernst.LET_OP,
        )
    if len(_PASSIVE.findall(sentence)) > 1:
        yield Bezwaar(
            "lijdende-vorm",
            "In deze zin voor ouders doet niemand iets: er staat vaker dan één keer 'worden'",
            "Zeg wie het doet. Niet 'er wordt geholpen', maar 'wij helpen'.",
            Ernst.LET_OP,
        )


def _is_explained(sentence: str, match: re.Match[str]) -> bool:
    """Whether the same sentence says what the word means, before it or after it."""
    return bool(
        _EXPLAINED_AFTER.match(sentence[match.end() :])
        or _EXPLAINED_BEFORE.search(sentence[: match.start()])
    )
