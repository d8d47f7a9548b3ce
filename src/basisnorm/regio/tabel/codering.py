"""In which encoding a text file is kept."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from basisnorm import files
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.regio.tabel.basis import refusal
from basisnorm.words import listing, shown

# What people type after --codering: the name that Python knows, and the one that we show.
CODERINGEN = {
    "utf-8": ("utf-8-sig", "UTF-8"),
    "utf-16": ("utf-16", "UTF-16"),
    "windows-1252": ("cp1252", "Windows-1252"),
    "iso-8859-1": ("iso8859-1", "ISO-8859-1"),
    "macintosh": ("mac_roman", "Macintosh"),
}
_MARKS = {
    codecs.BOM_UTF8: ("utf-8-sig", "UTF-8 met BOM"),
    codecs.BOM_UTF16_LE: ("utf-16", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16", "UTF-16"),
}
_ALIASES = {"utf8": "utf-8", "utf16": "utf-16", "cp1252": "windows-1252", "ansi": "windows-1252",
            "latin-1": "iso-8859-1", "latin1": "iso-8859-1", "mac": "macintosh"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Codering:
    """`python` is the name for Python, `naam` the one to show; `regels` counts the lines."""

    python: str
    naam: str
    regels: int = 0
    meldingen: tuple[Melding, ...] = ()


def find_codering(path: Path, codering: str | None) -> Codering:
    """How the text in a file is kept; BasisnormFout when its bytes are no text.

    `codering` is what the user says it is. Without it: a BOM, else strict UTF-8, else the
    Windows-1252 of Excel, with a let-op.
    """
    if codering is not None:
        chosen = codering.lower().replace("_", "-")
        chosen = _ALIASES.get(chosen, chosen)
        if chosen not in CODERINGEN:
            raise refusal(
                path,
                "onbekende-codering",
                f"De codering '{shown(codering)}' kennen wij niet.",
                f"Kies uit: {listing(tuple(CODERINGEN))}. Of laat --codering weg.",
            )
        return Codering(*CODERINGEN[chosen])
    with files.open_to_read(path) as data:
        start = data.read(4)
    for mark, names in _MARKS.items():
        if start.startswith(mark):
            lines, wrong = _lines(path, names[0])
            if wrong:
                raise _no_encoding(path, lines)
            return Codering(*names, lines)
    lines, wrong = _lines(path, "utf-8")
    if not wrong:
        return Codering("utf-8", "UTF-8", lines)
    total, hopeless = _lines(path, "cp1252")
    if hopeless:
        raise _no_encoding(path, total)
    melding = Melding(
        ernst=Ernst.LET_OP,
        code="geen-utf-8",
        bestand=str(path),
        regel=lines,
        tekst="Dit bestand is geen UTF-8. Wij lezen het als Windows-1252, zoals Excel het vaak "
        "bewaart.",
        oplossing="Kijk of letters met een accent kloppen. Zo niet: bewaar het bestand als CSV "
        "UTF-8, of noem de codering met --codering.",
    )
    return Codering("cp1252", "Windows-1252", total, (melding,))


def _no_encoding(path: Path, regel: int) -> BasisnormFout:
    return refusal(
        path,
        "onbekende-codering",
        f"Op regel {regel} staan tekens die wij niet kunnen lezen.",
        "Bewaar het bestand als CSV UTF-8, of noem de codering met --codering: "
        f"{listing(tuple(CODERINGEN))}.",
        regel=regel,
    )


def _lines(path: Path, encoding: str) -> tuple[int, bool]:
    """How many lines a file has; or (the line, True) of the first bytes that are no text."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with files.open_to_read(path) as data:
        while True:
            block = data.read(1 << 18)
            try:
                line += decoder.decode(block, final=not block).count("\n")
            except UnicodeDecodeError as error:
                return line + error.object[: error.start].count(b"\n"), True
            if not block:
                return line, False
