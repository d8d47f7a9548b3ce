"""From bytes to text: UTF-8 without invisible characters, or a message that says where not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from basisnorm.errors import BasisnormFout, Melding

MAX_BYTES = 5_000_000
MAX_BYTE_MELDINGEN = 20

_BOM = b"\xef\xbb\xbf"
_FIND_ANOTHER = (
    "Kijk of u het goede bestand hebt. Is er een bestand {}~? Dan is dat de vorige versie."
)
# A line with nothing but white space indents nothing.
_INDENTED_BY_TAB = re.compile(r" *\t(?=[ \t]*\S)")
# Each character fits in one place only: else a page of comments could be read in endless ways.
_DIRECTIVE = re.compile(r"(?:[ \t\r]*(?:#[^\n]*)?\n)*%")
# What YAML calls unprintable. Named one by one: the compiler is slow on "all but these".
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)


def decode(data: bytes, bestand: str) -> str:
    """The text in `data`; BasisnormFout with every place that is no text."""
    if len(data) > MAX_BYTES:
        raise refuse(
            bestand,
            "te-groot",
            f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB.",
            "Een bestand van basisnorm is nooit zo groot. Kijk of u het goede bestand hebt.",
        )
    # Without its mark UTF-16 shows by the empty half of the first character.
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:2].count(0) == 1:
        raise refuse(
            bestand,
            "utf-16",
            "Dit bestand is als UTF-16 (Unicode) bewaard, niet als UTF-8.",
            "Open het in een tekstprogramma (Kladblok) en bewaar het opnieuw, met codering UTF-8.",
        )
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x89PNG")):
        raise refuse(
            bestand,
            "geen-tekst",
            "Dit is geen tekstbestand, maar bijvoorbeeld een werkmap, een PDF of een zip.",
            "Noem een YAML-bestand; de naam eindigt op .yaml.",
        )
    if not data.removeprefix(_BOM).strip():
        raise empty(bestand, "Dit bestand is leeg.")
    if b"\0" in data:
        raise refuse(
            bestand,
            "geen-tekst",
            "Dit is geen tekstbestand, of het is beschadigd: er staan lege tekens (NUL) in.",
            _FIND_ANOTHER.format(bestand),
        )
    meldingen = tuple(_byte_problems(data, bestand))
    if meldingen:
        raise BasisnormFout(*meldingen)
    return data.decode("utf-8-sig")


def untab(text: str, bestand: str) -> str:
    """The text without tabs; BasisnormFout with every line that is indented with one.

    Inside a line a tab is a space to whoever reads it, but the two parsers do not agree.
    """
    meldingen = [
        Melding(
            code="tab",
            bestand=bestand,
            regel=number,
            kolom=match.end(),
            tekst="Hier springt een tab in; YAML kent alleen spaties.",
            oplossing="Vervang de tab door spaties, evenveel als op de regels eromheen.",
        )
        for number, line in enumerate(text.splitlines(), 1)
        if (match := _INDENTED_BY_TAB.match(line))
    ]
    if meldingen:
        raise BasisnormFout(*meldingen[:MAX_BYTE_MELDINGEN])
    if match := _DIRECTIVE.match(text):
        raise BasisnormFout(
            Melding(
                code="yaml-opmaak",
                bestand=bestand,
                regel=match[0].count("\n") + 1,
                kolom=1,
                tekst="Een regel die met % begint, mag niet in dit bestand.",
                oplossing="Haal deze regel weg.",
            )
        )
    return text.replace("\t", " ")


def empty(bestand: str, tekst: str) -> BasisnormFout:
    """The error for a file with nothing in it."""
    return refuse(bestand, "leeg-bestand", tekst, _FIND_ANOTHER.format(bestand))


def refuse(bestand: str, code: str, tekst: str, oplossing: str) -> BasisnormFout:
    """The error for a file that is refused as a whole."""
    return BasisnormFout(Melding(code=code, bestand=bestand, tekst=tekst, oplossing=oplossing))


def _byte_problems(data: bytes, bestand: str) -> Iterator[Melding]:
    found = 0
    for number, line in enumerate(data.removeprefix(_BOM).split(b"\n"), 1):
        text = line.decode("utf-8", "surrogateescape")
        match = UNPRINTABLE.search(text)
        if match is None:
            continue
        found += 1
        if found > MAX_BYTE_MELDINGEN:
            return
        character = match[0]
        if "\udc80" <= character <= "\udcff":
            byte = bytes([ord(character) - 0xDC00])
            meant = byte.decode("cp1252", "replace")
            yield Melding(
                code="geen-utf-8",
                bestand=bestand,
                regel=number,
                kolom=match.start() + 1,
                waarde=meant,
                tekst=f"Dit teken staat er niet als UTF-8; bedoeld is misschien '{meant}'.",
                oplossing="Bewaar het bestand opnieuw, met codering UTF-8.",
            )
        else:
            yield Melding(
                code="verboden-teken",
                bestand=bestand,
                regel=number,
                kolom=match.start() + 1,
                waarde=f"U+{ord(character):04X}",
                tekst=f"Hier staat een onzichtbaar teken (U+{ord(character):04X}).",
                oplossing="Haal dit teken weg. Ziet u het niet, typ de regel dan opnieuw.",
            )
