"""The parser's English about broken YAML, as Dutch with a remedy."""

from __future__ import annotations

from basisnorm.errors import Melding

_INDENT = "Kijk naar het inspringen: gebruik spaties, en op dezelfde hoogte evenveel."
_QUOTES = 'Zet de tekst tussen dubbele aanhalingstekens: "...".'

# Part of the parser's problem (C and Python word it differently) -> what it means, what to do.
_TEXTS: tuple[tuple[str, str, str], ...] = (
    ("'\\t'", "Hier staat een tab; YAML kent alleen spaties.", "Vervang de tab door spaties."),
    (
        "cannot start any token",
        "Hier staat een teken waarmee een waarde niet mag beginnen (zoals @, ` of een tab).",
        f"{_QUOTES} Een tab vervangt u door spaties.",
    ),
    (
        "mapping values are not allowed",
        "Hier staat een dubbele punt met een spatie erachter, midden in een tekst.",
        f"{_QUOTES} Of het inspringen klopt niet.",
    ),
    (
        "could not find expected ':'",
        "Hier, of op de regel erboven, ontbreekt een dubbele punt.",
        "Schrijf: sleutel: waarde. Een lange tekst zet u tussen aanhalingstekens.",
    ),
    (
        "unexpected end of stream",
        "Het bestand houdt op terwijl een aanhalingsteken of haak nog open staat.",
        "Sluit het aanhalingsteken of de haak, of zet de reservekopie terug.",
    ),
    (
        "',' or ']'",
        "Een rij tussen [ en ] is hier niet goed afgesloten.",
        "Zet een komma tussen de delen en sluit af met ].",
    ),
    (
        "',' or '}'",
        "Een groep tussen { en } is hier niet goed afgesloten.",
        "Zet een komma tussen de delen en sluit af met }.",
    ),
    (
        "escape",
        "Een schuine streep \\ in een tekst tussen dubbele aanhalingstekens klopt hier niet.",
        "Schrijf \\\\, of gebruik enkele aanhalingstekens.",
    ),
    (
        "block sequence entries",
        "Een streepje '-' staat hier op een plek waar het niet kan.",
        _INDENT,
    ),
    ("expected '-' indicator", "In deze lijst ontbreekt een streepje '-'.", _INDENT),
    ("expected <block end>", "Het inspringen klopt hier niet.", _INDENT),
    (
        "expected key",
        "Het inspringen klopt hier niet, of een aanhalingsteken staat te vroeg.",
        _INDENT,
    ),
    ("undefined alias", "Verwijzingen (*naam) mogen niet in dit bestand.", "Schrijf het voluit."),
    ("tag", "Een soortaanduiding (woord met !) mag niet in dit bestand.", "Haal die weg."),
    (
        "document start",
        "Na het einde van het document staat hier nog iets.",
        "Haal weg wat er na '---' of '...' staat, of maak er twee bestanden van.",
    ),
)


def explain_syntax(error: Exception, bestand: str) -> Melding:
    """The Melding for the first syntax error, from a parser error with a problem and a mark."""
    problem = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    tekst, oplossing = next(
        ((tekst, oplossing) for part, tekst, oplossing in _TEXTS if part in problem),
        ("De opmaak van dit bestand klopt hier niet.", f"{_INDENT} {_QUOTES}"),
    )
    return Melding(
        code="yaml-opmaak",
        bestand=bestand,
        regel=mark.line + 1 if mark else None,
        kolom=mark.column + 1 if mark else None,
        tekst=tekst,
        oplossing=oplossing,
    )
