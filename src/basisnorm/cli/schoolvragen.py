"""What is asked about a new school, before the first question."""

from __future__ import annotations

from collections.abc import Callable

from basisnorm.audit.codes import CodeFout, parse_samenwerkingsverband, parse_vestigingscode
from basisnorm.audit.model import School, Schoolsoort
from basisnorm.cli import scherm
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.cli.vraagvormen import ask_line, ask_text
from basisnorm.rapport.woorden import SCHOOLSOORT, hoofdletter

DEFAULT_ROL = "schoolleider"


def ask_vestigingscode(keys: Toetsenbord) -> str:
    """The code of the school; asked until it is right. EOFError at the end of the input."""
    return _ask_code(keys, "Vestigingscode (zoals 99AA00): ", parse_vestigingscode)


def ask_school(keys: Toetsenbord, vestigingscode: str | None) -> School:
    """The details of a new school. EOFError at the end of the input."""
    code = vestigingscode or ask_vestigingscode(keys)
    soort = _ask_schoolsoort(keys)
    naam = ask_text(keys, "Naam van de school (Enter = overslaan): ")
    example = f"{soort.sector.value.upper()}3004"
    verband = _ask_code(
        keys,
        f"Nummer samenwerkingsverband, zoals {example} (Enter = overslaan): ",
        lambda text: parse_samenwerkingsverband(text) if text else "",
    )
    return School(
        vestigingscode=code,
        schoolsoort=soort,
        naam=naam or None,
        samenwerkingsverband=verband or None,
    )


def ask_rol(keys: Toetsenbord, usual: str) -> str:
    """Who answers: a role, never a name. EOFError at the end of the input."""
    return ask_text(keys, f"Uw functie, geen naam (Enter = {usual}): ") or usual


def _ask_schoolsoort(keys: Toetsenbord) -> Schoolsoort:
    soorten = tuple(Schoolsoort)
    scherm.say("", "Wat voor school is het?")
    scherm.choices(
        (str(number), f"{hoofdletter(SCHOOLSOORT[soort])} ({soort.value})")
        for number, soort in enumerate(soorten, 1)
    )
    meant = {
        word: soort
        for number, soort in enumerate(soorten, 1)
        for word in (str(number), soort.value, SCHOOLSOORT[soort])
    }
    while True:
        text = ask_line(keys, "Nummer of letters: ").strip().lower()
        if text in meant:
            scherm.say(hoofdletter(SCHOOLSOORT[meant[text]]), "")
            return meant[text]
        scherm.say(
            f"Kies een nummer van 1 tot en met {len(soorten)}, of de letters tussen haakjes."
        )


def _ask_code(keys: Toetsenbord, prompt: str, parse: Callable[[str], str]) -> str:
    while True:
        try:
            return parse(ask_line(keys, prompt))
        except CodeFout as fout:
            scherm.say(fout.tekst, fout.oplossing)
