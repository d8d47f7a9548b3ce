"""What a samenwerkingsverband says once for all its schools: from YAML to a checked value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import files
from basisnorm.audit.codes import CodeFout, parse_samenwerkingsverband
from basisnorm.audit.persoonsgegevens import free_text
from basisnorm.errors import Melding
from basisnorm.fields import Reader
from basisnorm.words import shown

if TYPE_CHECKING:
    from basisnorm.strict_yaml import YamlDocument

TEXTS = ("naam", "steunpunt", "klachten", "basistekst")
_WEB = re.compile(r"\s*https?://[^\s/]+\.[^\s]+\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Samenwerkingsverband:
    """Every text may be absent. `basistekst` is a text, or the address where it stands."""

    naam: str | None = None
    nummer: str | None = None
    site: str | None = None
    steunpunt: str | None = None
    klachten: str | None = None
    basistekst: str | None = None

    def is_another(self, nummer: str | None) -> bool:
        """Whether a school with this number belongs to another one, as far as both are known."""
        return bool(nummer and self.nummer and nummer != self.nummer)


def read_samenwerkingsverband(path: Path) -> tuple[Samenwerkingsverband, tuple[Melding, ...]]:
    """The value in one file and what to look at (only let-op).

    Raises BasisnormFout with every mistake in the file.
    """
    from basisnorm.strict_yaml import parse

    return check_samenwerkingsverband(parse(files.read_bytes(path), str(path)))


def check_samenwerkingsverband(
    document: YamlDocument,
) -> tuple[Samenwerkingsverband, tuple[Melding, ...]]:
    """The value in a document that was parsed already."""
    reader = Reader(document)
    if reader.value(("basisnorm",)) is not None:
        reader.report(
            (),
            "geen-samenwerkingsverband",
            "Dit is een zelfevaluatie van een school, niet het bestand van een "
            "samenwerkingsverband.",
            "Noem achter --samenwerkingsverband het bestand van uw samenwerkingsverband.",
        )
        reader.stop_on_fout()
    reader.mapping((), (), ("naam", "nummer", "site", "steunpunt", "klachten", "basistekst"))
    texts = {key: free_text(reader, (key,), contact=True) for key in TEXTS}
    found = Samenwerkingsverband(nummer=_nummer(reader), site=_site(reader), **texts)
    reader.stop_on_fout()
    reader.report_comments("haal het weg, of zet het op een eigen regel.")
    return found, tuple(reader.meldingen)


def _nummer(reader: Reader) -> str | None:
    text = reader.text(("nummer",))
    if text is None:
        return None
    try:
        return parse_samenwerkingsverband(text)
    except CodeFout as fout:
        reader.report(("nummer",), "verkeerd-nummer", fout.tekst, fout.oplossing)
        return None


def _site(reader: Reader) -> str | None:
    text = reader.text(("site",))
    if text is None or _WEB.fullmatch(text):
        return text.strip() if text else None
    reader.report(
        ("site",),
        "geen-webadres",
        f"'{shown(text)}' is geen adres van een website.",
        "Schrijf het hele adres met https:// ervoor, zoals https://www.voorbeeld.nl",
    )
    return None
