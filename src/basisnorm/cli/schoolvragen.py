"""What is asked about a new school, before the first question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from basisnorm.audit.codes import CodeFout, parse_samenwerkingsverband, parse_vestigingscode
from basisnorm.audit.model import School, Schoolsoort
from basisnorm.audit.schrijfwijzen import SOORTEN, fold
from basisnorm.cli import scherm
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.cli.vraagvormen import ask_line, ask_text
from basisnorm.rapport.woorden import SCHOOLSOORT, hoofdletter

DEFAULT_ROL = "schoolleider"

# What `?` answers at each of these questions.
_CODE = (
    "De vestigingscode is het BRIN-nummer van de school met twee tekens voor de vestiging: "
    "twee cijfers, twee letters, en dan bijvoorbeeld 00. U vindt haar in de stukken van DUO en op "
    "scholenopdekaart.nl. Stoppen kan met Ctrl-C."
)
_SOORT = (
    "De schoolsoort bepaalt welke vragen u krijgt. Typ het nummer, de letters of het hele woord. "
    "Een basisschool kiest 1."
)
_NAAM = (
    "De naam zoals ouders haar kennen. Zij komt boven het rapport te staan. "
    "Weet u het nog niet? Sla het over met Enter; later typt u 'school' in het overzicht."
)
_VERBAND = (
    "Het nummer van uw samenwerkingsverband passend onderwijs: PO of VO met vier cijfers. "
    "Weet u het niet? Sla het over met Enter; later typt u 'school' in het overzicht."
)

_ROL = (
    "Wie vult dit in? Noem uw functie, zoals schoolleider of intern begeleider; geen naam. "
    "Zij komt in het bestand en in het rapport te staan."
)


def ask_vestigingscode(keys: Toetsenbord) -> str:
    """The code of the school; asked until it is right. EOFError at the end of the input."""
    return _ask_code(keys, "Vestigingscode (zoals 99AA00): ", parse_vestigingscode, _CODE)


def ask_school(keys: Toetsenbord, vestigingscode: str | None) -> School:
    """The details of a new school. EOFError at the end of the input."""
    code = vestigingscode or ask_vestigingscode(keys)
    soort = _ask_schoolsoort(keys)
    naam = _ask_words(keys, "Naam van de school (Enter = overslaan): ", _NAAM)
    verband = _ask_verband(keys, soort, "")
    return School(
        vestigingscode=code,
        schoolsoort=soort,
        naam=naam or None,
        samenwerkingsverband=verband or None,
    )


def ask_corrections(keys: Toetsenbord, school: School, rol: str | None) -> tuple[School, str]:
    """What may have been mistyped, each to be corrected. EOFError at the end of the input."""
    naam = _ask_words(keys, "Naam van de school: ", _NAAM, school.naam or "")
    verband = _ask_verband(keys, school.schoolsoort, school.samenwerkingsverband or "")
    again = _ask_words(keys, "Uw functie, geen naam: ", _ROL, rol or DEFAULT_ROL)
    found = replace(
        school,
        naam=naam or school.naam,
        samenwerkingsverband=verband or school.samenwerkingsverband,
    )
    return found, again or rol or DEFAULT_ROL


def ask_rol(keys: Toetsenbord, usual: str) -> str:
    """Who answers: a role, never a name. EOFError at the end of the input."""
    return _ask_words(keys, f"Uw functie, geen naam (Enter = {usual}): ", _ROL) or usual


def _ask_words(keys: Toetsenbord, prompt: str, uitleg: str, begun: str = "") -> str:
    while (text := ask_text(keys, prompt, begun=begun)) == "?":
        scherm.say(uitleg)
    return text


def _ask_verband(keys: Toetsenbord, soort: Schoolsoort, begun: str) -> str:
    example = f"{soort.sector.value.upper()}3004"
    skip = "" if begun else " (Enter = overslaan)"
    return _ask_code(
        keys,
        f"Nummer samenwerkingsverband, zoals {example}{skip}: ",
        lambda text: parse_samenwerkingsverband(text) if text else "",
        _VERBAND,
        begun,
    )


def _ask_schoolsoort(keys: Toetsenbord) -> Schoolsoort:
    soorten = tuple(Schoolsoort)
    scherm.say("", "Wat voor school is het?")
    scherm.choices(
        (str(number), f"{hoofdletter(SCHOOLSOORT[soort])} ({soort.value})")
        for number, soort in enumerate(soorten, 1)
    )
    meant = {fold(word): soort for word, soort in SOORTEN.items()}
    meant |= {str(number): soort for number, soort in enumerate(soorten, 1)}
    while True:
        text = fold(ask_line(keys, "Nummer of letters: "))
        if text == "?":
            scherm.say(_SOORT)
            continue
        if text in meant:
            scherm.say(hoofdletter(SCHOOLSOORT[meant[text]]), "")
            return meant[text]
        scherm.say(
            f"Kies een nummer van 1 tot en met {len(soorten)}, of de letters tussen haakjes."
        )


def _ask_code(
    keys: Toetsenbord, prompt: str, parse: Callable[[str], str], uitleg: str, begun: str = ""
) -> str:
    while True:
        text = ask_line(keys, prompt, begun)
        if text.strip() == "?":
            scherm.say(uitleg)
            continue
        try:
            return parse(text)
        except CodeFout as fout:
            scherm.say(fout.tekst, fout.oplossing)
