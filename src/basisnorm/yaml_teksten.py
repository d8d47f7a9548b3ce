"""The parser's English about broken YAML, as Dutch with a remedy."""

from __future__ import annotations

import re

from basisnorm.errors import Melding
from basisnorm.words import WHITE, invisible

_QUOTE_IT = 'Zet de tekst tussen dubbele aanhalingstekens: "...".'
QUOTES = 'Zet de tekst dan tussen dubbele aanhalingstekens: "...".'
_INDENT = "Gebruik spaties om in te springen, en op dezelfde hoogte evenveel."
BAD_ESCAPE = (
    "Een schuine streep \\ klopt hier niet.",
    "Schrijf \\\\, of zet de tekst tussen enkele aanhalingstekens: '...'.",
)
_SHIFTED = (
    "Het inspringen klopt hier niet, of er staat iets achter een aanhalingsteken of haak.",
    f"{_INDENT} Achter het laatste aanhalingsteken of de laatste haak mag niets meer staan. "
    "Kijk ook op de regel erboven: mist daar een aanhalingsteken of een haak?",
)
_UNKNOWN = (
    "De opmaak van dit bestand klopt hier niet.",
    f"{_INDENT} Begint uw tekst met een vreemd teken? {QUOTES}",
)

# Where YAML needs a space: in front of a line, and behind a colon or a dash.
_ODD_SPACE = re.compile(rf"(?:^ *|: *|^ *- *)([{WHITE.replace(' ', '')}])")

# Part of the parser's problem (C and Python word it differently) -> what it means, what to do.
_TEXTS: tuple[tuple[str, str, str], ...] = (
    (
        "cannot start any token",
        "Een waarde mag niet met dit teken beginnen.",
        _QUOTE_IT,
    ),
    (
        "mapping values are not allowed",
        "Hier staat een dubbele punt met een spatie erachter, midden in een tekst.",
        f"Hoort de dubbele punt bij uw tekst? {QUOTES} Zo niet: kijk naar het inspringen, en of "
        "op de regel erboven een dubbele punt ontbreekt.",
    ),
    (
        "found unexpected ':'",
        "Achter deze dubbele punt ontbreekt de waarde, of een spatie.",
        "Schrijf: sleutel: waarde.",
    ),
    (
        "could not find expected ':'",
        "Hier, of op de regel erboven, ontbreekt een dubbele punt.",
        f"Schrijf: sleutel: waarde. Of loopt hier een tekst door? {QUOTES}",
    ),
    (
        "unexpected end of stream",
        "Hier begint een aanhalingsteken dat nergens wordt gesloten.",
        "Zet het tweede aanhalingsteken achter de tekst. "
        "Begint de tekst met een apostrof ('s)? Zet er dan dubbele aanhalingstekens omheen.",
    ),
    (
        "',' or ']'",
        "Een lijst tussen [ en ] is hier niet goed afgesloten.",
        f"Zet een komma tussen de delen en sluit af met ]. Begint uw tekst met een [? {QUOTES}",
    ),
    (
        "',' or '}'",
        "Een groep tussen { en } is hier niet goed afgesloten.",
        "Zet een komma tussen de delen en sluit af met }. Begint uw tekst met een {? " + QUOTES,
    ),
    (
        "node content",
        "Hier staat een haak of een komma waar een waarde hoort, of een haak blijft open.",
        "Kijk of elke [ en { een ] en } heeft, en of er een komma te veel staat.",
    ),
    ("escape", *BAD_ESCAPE),
    ("alphabetic or numeric", "Een waarde mag niet met * of & beginnen.", _QUOTE_IT),
    (
        "scanning a block scalar",
        "Achter > of | mag op deze regel niets meer staan.",
        f"Begint uw tekst met > of |? {QUOTES}",
    ),
    (
        "sequence entries",
        "Een streepje '-' staat hier op een plek waar het niet kan.",
        f"Begin een lijst op een nieuwe regel. Begint uw tekst met een streepje? {QUOTES}",
    ),
    ("expected '-' indicator", *_SHIFTED),
    ("expected <block end>", *_SHIFTED),
    ("expected key", *_SHIFTED),
    (
        "tag",
        "Een waarde mag niet met een uitroepteken beginnen.",
        _QUOTE_IT,
    ),
    (
        "document start",
        "Na het einde van het document staat hier nog iets.",
        "Haal weg wat er na '---', '...' of de laatste haak staat.",
    ),
)


def explain_syntax(error: Exception, bestand: str, text: str) -> Melding:
    """The Melding for the first syntax error, from a parser error with a problem and a mark.

    `text` is what was parsed: a space that YAML does not know may be all there is to it.
    """
    problem = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if any(part in problem for part in ("unexpected end of stream", "alphabetic", "a tag")):
        # Where the parser gave up helps nobody find the quote, star or mark that it began with.
        mark = getattr(error, "context_mark", None) or mark
    lines = text.split("\n")
    for number in range(mark.line, mark.line - 2, -1) if mark else ():
        if 0 <= number < len(lines) and (match := _ODD_SPACE.search(lines[number])):
            return Melding(
                code="yaml-opmaak",
                bestand=bestand,
                regel=number + 1,
                kolom=match.start(1) + 1,
                tekst=f"Hier staat {invisible(match[1])}. Dat is geen gewone spatie.",
                oplossing="Vervang dit teken door een gewone spatie.",
            )
    tekst, oplossing = next(
        ((tekst, oplossing) for part, tekst, oplossing in _TEXTS if part in problem),
        _UNKNOWN,
    )
    return Melding(
        code="yaml-opmaak",
        bestand=bestand,
        regel=mark.line + 1 if mark else None,
        kolom=mark.column + 1 if mark else None,
        tekst=tekst,
        oplossing=oplossing,
    )
