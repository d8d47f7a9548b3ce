"""What a mapping file says about values: what an answer means, and what holds for every row.

Where someone still has to look stands `kies`, or a proposal with a question mark: `2?`, `bo?`.
Nothing is read through a mapping in which one of them is left.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from basisnorm.audit.codes import CodeFout, parse_samenwerkingsverband
from basisnorm.audit.model import Schoolsoort
from basisnorm.audit.schooljaar import parse_schooljaar
from basisnorm.errors import Ernst
from basisnorm.fields import Reader
from basisnorm.norm.model import Sector
from basisnorm.regio.tabel.koppen import answer_key
from basisnorm.words import listing, shown

if TYPE_CHECKING:
    from basisnorm.strict_yaml import YamlPath

VAST = ("schoolsoort", "sector", "schooljaar", "datum", "rol", "samenwerkingsverband", "bestuur",
        "gemeente", "wil_helpen")  # fmt: skip
# Stands where someone still has to choose; behind a proposal, where someone still has to look.
KIES, TWIJFEL = "kies", "?"
ANTWOORD_KIEZEN, VAST_KIEZEN, KOLOM_KIEZEN = "antwoord-kiezen", "vast-kiezen", "nog-kiezen"
# With one of these a mapping is not ready.
TE_KIEZEN = frozenset((ANTWOORD_KIEZEN, VAST_KIEZEN, KOLOM_KIEZEN))
NIVEAUS = ("0", "1", "2", "3", "nvt", "open")
SOORTEN = tuple(soort.value for soort in Schoolsoort)
SECTOREN = tuple(sector.value for sector in Sector)
JA_NEE = {"ja": "2", "nee": "0"}
# What an answer may be, by what it answers.
JA_NEE_WOORDEN = ("0", "2", *JA_NEE, "nvt", "open")
ANTWOORDEN = (*NIVEAUS, *SOORTEN)
PER_KOLOM = {
    "schoolsoort": SOORTEN,
    "sector": SECTOREN,
    "wil_helpen": ("ja", "nee", "open"),
    "antwoord": NIVEAUS,
}


def settled(word: str) -> str | None:
    """The word when nobody has to look at it any more, else None."""
    return None if word == KIES or word.endswith(TWIJFEL) else word


def proposal(word: str) -> str:
    """The word that was proposed, without its question mark."""
    return word.removesuffix(TWIJFEL).strip()


def what_to_do(word: str, otherwise: str) -> str:
    """The remedy for a word that still has to be settled."""
    if word == KIES:
        return f"{otherwise[0].upper()}{otherwise[1:]}"
    return f"Klopt {proposal(word)}? Haal dan het vraagteken weg. Anders: {otherwise}"


def read_antwoorden(
    reader: Reader, path: YamlPath, known: Collection[str]
) -> list[tuple[str, str]]:
    """(text of the form, our word) of every answer that is right, with those to settle."""
    found: dict[str, tuple[str, str]] = {}
    # Few forms ask for the kind of school in the same words as for an eis.
    named = NIVEAUS if known is ANTWOORDEN else known
    for typed in reader.mapping(path, (), None):
        here: YamlPath = (*path, typed)
        value = reader.value(here)
        word = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(word, str) or not _is_word(word, known):
            reader.report(
                here,
                "onbekend-antwoord",
                f"Bij '{shown(typed)}' staat '{shown(value)}'; dat is geen antwoord.",
                f"Kies uit: {listing(named)}.",
            )
            continue
        if settled(word) is None:
            reader.report(
                here,
                ANTWOORD_KIEZEN,
                f"Bij het antwoord '{shown(typed)}' staat nog '{word}'.",
                what_to_do(word, f"schrijf wat dit antwoord betekent: {listing(named)}."),
                ernst=Ernst.LET_OP,
            )
        first = found.setdefault(answer_key(typed), (typed, word))
        if first[1] != word:
            reader.report(
                here,
                "dubbel-antwoord",
                f"'{shown(typed)}' is hier {word}, maar '{shown(first[0])}' is {first[1]}.",
                "Hoofdletters, en spaties eromheen, tellen niet mee. Laat er één staan.",
                key=True,
            )
    return list(found.values())


def _is_word(word: str, known: Collection[str]) -> bool:
    return word == KIES or (proposal(word) if settled(word) is None else word) in known


def read_vast(reader: Reader) -> list[tuple[str, str]]:
    """(column, value) of everything that holds for every row."""
    path: YamlPath = ("vast",)
    found = []
    for name in reader.mapping(path, (), VAST):
        here: YamlPath = (*path, name)
        value: str | None = None
        typed = reader.value(here)
        if name in VAST and isinstance(typed, str) and settled(typed) is None:
            reader.report(
                here,
                VAST_KIEZEN,
                f"Onder vast staat bij {name} nog '{shown(typed)}'.",
                what_to_do(typed, _FIXED.get(name, "schrijf wat voor alle scholen geldt.")),
                ernst=Ernst.LET_OP,
            )
            continue
        known = {"schoolsoort": SOORTEN, "sector": SECTOREN, "wil_helpen": ("ja", "nee")}.get(name)
        if known is not None:
            value = reader.choice(here, known)
        elif name == "datum":
            value = reader.day(here, required=True)
        else:
            value = reader.text(here, required=True)
        if value is not None and name == "samenwerkingsverband":
            try:
                value = parse_samenwerkingsverband(value)
            except CodeFout as fout:
                reader.report(here, "verkeerde-code", fout.tekst, fout.oplossing)
        if value is not None and name == "schooljaar":
            schooljaar = parse_schooljaar(value)
            if schooljaar is None:
                reader.report(
                    here,
                    "verkeerd-schooljaar",
                    f"'{shown(value)}' is geen schooljaar.",
                    'Schrijf twee jaren, zoals "2026-2027".',
                )
            value = schooljaar
        if value is not None and name in VAST:
            found.append((name, value))
    return found


_FIXED = {
    "schoolsoort": f"schrijf de soort van alle scholen ({listing(SOORTEN)}), of haal deze regel "
    "weg als het in een kolom staat.",
    "schooljaar": "schrijf twee jaren, of haal deze regel weg.",
}
