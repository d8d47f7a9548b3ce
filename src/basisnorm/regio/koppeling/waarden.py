"""What a mapping file says about values: what an answer means, and what holds for every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basisnorm.audit.codes import CodeFout, parse_samenwerkingsverband
from basisnorm.audit.invoer import parse_schooljaar
from basisnorm.audit.model import Schoolsoort
from basisnorm.errors import Ernst
from basisnorm.fields import Reader
from basisnorm.norm.model import Sector
from basisnorm.regio.tabel.koppen import answer_key
from basisnorm.words import listing, shown

if TYPE_CHECKING:
    from basisnorm.strict_yaml import YamlPath

VAST = ("schoolsoort", "sector", "schooljaar", "datum", "rol", "samenwerkingsverband", "bestuur",
        "gemeente", "wil_helpen")  # fmt: skip
# Stands where someone still has to choose.
KIES = "kies"
ANTWOORD_KIEZEN = "antwoord-kiezen"
ANTWOORDEN = ("0", "1", "2", "3", "nvt", "open", KIES)


def read_antwoorden(reader: Reader) -> list[tuple[str, str]]:
    """(text of the form, our word) of every answer that is right."""
    found: dict[str, tuple[str, str]] = {}
    for typed in reader.mapping(("antwoorden",), (), None):
        path: YamlPath = ("antwoorden", typed)
        value = reader.value(path)
        word = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(word, str) or word not in ANTWOORDEN:
            reader.report(
                path,
                "onbekend-antwoord",
                f"Bij '{shown(typed)}' staat '{shown(value)}'; dat is geen antwoord.",
                f"Kies uit: {listing(ANTWOORDEN[:-1])}.",
            )
            continue
        if word == KIES:
            reader.report(
                path,
                ANTWOORD_KIEZEN,
                f"Bij het antwoord '{shown(typed)}' staat nog '{KIES}'.",
                f"Schrijf wat dit antwoord betekent: {listing(ANTWOORDEN[:-1])}.",
                ernst=Ernst.LET_OP,
            )
        first = found.setdefault(answer_key(typed), (typed, word))
        if first[1] != word:
            reader.report(
                path,
                "dubbel-antwoord",
                f"'{shown(typed)}' is hier {word}, maar '{shown(first[0])}' is {first[1]}.",
                "Hoofdletters, en spaties eromheen, tellen niet mee. Laat er één staan.",
                key=True,
            )
    return list(found.values())


def read_vast(reader: Reader) -> list[tuple[str, str]]:
    """(column, value) of everything that holds for every row."""
    path: YamlPath = ("vast",)
    found = []
    for name in reader.mapping(path, (), VAST):
        known = {
            "schoolsoort": [each.value for each in Schoolsoort],
            "sector": [each.value for each in Sector],
            "wil_helpen": ["ja", "nee"],
        }.get(name)
        if known is not None:
            value = reader.choice((*path, name), known)
        elif name == "datum":
            value = reader.day((*path, name), required=True)
        else:
            value = reader.text((*path, name), required=True)
        if value is not None and name == "samenwerkingsverband":
            try:
                value = parse_samenwerkingsverband(value)
            except CodeFout as fout:
                reader.report((*path, name), "verkeerde-code", fout.tekst, fout.oplossing)
        if value is not None and name == "schooljaar":
            schooljaar = parse_schooljaar(value)
            if schooljaar is None:
                reader.report(
                    (*path, name),
                    "verkeerd-schooljaar",
                    f"'{shown(value)}' is geen schooljaar.",
                    'Schrijf twee jaren, zoals "2026-2027".',
                )
            value = schooljaar
        if value is not None and name in VAST:
            found.append((name, value))
    return found
