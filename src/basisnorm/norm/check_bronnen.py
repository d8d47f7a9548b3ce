"""Says everything that is wrong with the sources of a norm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from basisnorm.errors import Ernst, Melding
from basisnorm.fields import Reader
from basisnorm.norm.basis import Grondslag
from basisnorm.norm.check_delen import once
from basisnorm.strict_yaml import YamlDocument, YamlPath
from basisnorm.words import listing, shown

WET = "wet"
BRON_KEYS = ("id", "titel", "uitgever", "datum", "url", "soort", "opmerking")
# Where in the law a source stands: all of these, and a `lid` only where there is one.
PLACE_KEYS = ("wet", "artikel", "geldig_op", "nagekeken_op")
BRON_SOORTEN = ("norm", "wet", "kamerstuk", "richtlijn", "regio", "praktijk")

_URL = re.compile(r"https?://\S+")


def check_bronnen(document: YamlDocument, grond: Grondslag | None = None) -> list[Melding]:
    """What is wrong in bronnen.yaml."""
    reader = Reader(document)
    reader.mapping((), ("bronnen",))
    seen: dict[str, int] = {}
    for path in reader.items(("bronnen",), required=True):
        reader.mapping(path, BRON_KEYS, (*PLACE_KEYS, "lid"))
        for key in ("id", "titel", "uitgever"):
            reader.text((*path, key), required=True)
        for key in ("datum", "opmerking"):
            reader.text((*path, key))
        url = reader.text((*path, "url"))
        if url is not None and not _URL.fullmatch(url):
            reader.report(
                (*path, "url"),
                "vreemd-adres",
                f"'{shown(url)}' is geen adres van een webpagina.",
                "Schrijf het hele adres, met https:// ervoor, of null.",
            )
        reader.choice((*path, "soort"), BRON_SOORTEN)
        _check_place(reader, path)
        once(reader, (*path, "id"), seen)
        if grond is not None and reader.value((*path, "id")) in grond.bronnen:
            _report_taken(reader, (*path, "id"), grond)
    return reader.meldingen


def _check_place(reader: Reader, path: YamlPath) -> None:
    """Report a place in the law that is not whole, or stands at something that is no law."""
    named = [key for key in (*PLACE_KEYS, "lid") if (*path, key) in reader.document.values]
    if not named:
        return
    if reader.value((*path, "soort")) != WET:
        reader.report(
            (*path, named[0]),
            "plaats-zonder-wet",
            f"'{named[0]}' hoort alleen bij een bron met soort: wet.",
            "Haal deze regel weg, of schrijf soort: wet",
            key=True,
        )
    for key in PLACE_KEYS:
        if key not in named:
            reader.report(
                path,
                "ontbreekt",
                f"'{key}' ontbreekt bij {shown(str(reader.value((*path, 'id'))))}.",
                f"Voeg een regel toe: {key}: ... Een plaats in de wet heeft {listing(PLACE_KEYS)}.",
                key=True,
            )
    for key in ("wet", "artikel"):
        reader.text((*path, key), required=True)
    reader.text((*path, "lid"))
    for key in ("geldig_op", "nagekeken_op"):
        reader.day((*path, key), required=True)


def placed(bron: Any) -> bool:
    """Whether a source, as a plain value, says where in the law it stands."""
    return (
        isinstance(bron, dict)
        and bron.get("soort") == WET
        and all(isinstance(bron.get(key), str) and bron[key].strip() for key in PLACE_KEYS)
    )


def check_used(document: YamlDocument, gebieden: Iterable[YamlDocument]) -> list[Melding]:
    """The sources in bronnen.yaml to which no eis in these files refers."""
    used = {bron for gebied in gebieden for bron in _named(Reader(gebied))}
    reader = Reader(document)
    for path in reader.items(("bronnen",)):
        bron = reader.value((*path, "id"))
        if isinstance(bron, str) and bron.strip() and bron not in used:
            reader.report(
                (*path, "id"),
                "bron-ongebruikt",
                f"Geen eis verwijst naar bron '{shown(bron)}'.",
                "Noem hem bij de bronnen van een eis, of haal hem weg.",
                ernst=Ernst.LET_OP,
            )
    return reader.meldingen


def _named(reader: Reader) -> Iterator[str]:
    for path in Reader(reader.document).items(("eisen",)):
        at: YamlPath = (*path, "bronnen")
        found = reader.value(at)
        for each in found.values() if isinstance(found, dict) else (found,):
            if isinstance(each, list):
                yield from (bron for bron in each if isinstance(bron, str))


def _report_taken(reader: Reader, path: YamlPath, grond: Grondslag) -> None:
    bron = reader.value(path)
    reader.report(
        path,
        "bron-van-editie",
        f"De bron '{bron}' staat al in editie {grond.id}.",
        "Haal hem hier weg: u kunt hem gewoon noemen bij een eis. Is het een andere bron, kies "
        "dan een eigen id.",
    )
