"""Says everything that is wrong with the files of a norm, with places."""

from __future__ import annotations

import re
from collections.abc import Collection

from basisnorm.errors import Melding
from basisnorm.fields import Reader
from basisnorm.norm.check_eis import check_eis, once, unknown
from basisnorm.norm.model import Status
from basisnorm.strict_yaml import Document, YamlPath

NORM_KEYS = (
    "id", "versie", "naam", "peildatum", "drempel", "verantwoording", "gebieden", "vervallen"
)  # fmt: skip
GEBIED_KEYS = ("id", "titel", "status", "uitleg", "eisen")
BRON_KEYS = ("id", "titel", "uitgever", "datum", "url", "soort", "opmerking")
BRON_SOORTEN = ("norm", "wet", "kamerstuk", "richtlijn", "regio", "praktijk")
VERSIE_KEYS = ("versie", "datum", "vingerafdruk", "betekenis", "wat")
VRAGENLIJST_KEYS = ("id", "versie", "naam", "uitleg", "schaal", "eisen")

_VERSIE = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


def check_norm(document: Document) -> list[Melding]:
    """What is wrong in norm.yaml, apart from what it says about other files."""
    reader = Reader(document)
    reader.mapping((), NORM_KEYS)
    for key in ("id", "naam", "verantwoording"):
        reader.text((key,), required=True)
    _version(reader, ("versie",))
    reader.day(("peildatum",))
    reader.whole(("drempel",), (1, 2), "De drempel")
    reader.texts(("gebieden",))
    for path in reader.items(("vervallen",)):
        reader.mapping(path, ("id", "vervangen_door", "sinds"))
        reader.text((*path, "id"), required=True)
        reader.texts((*path, "vervangen_door"))
        reader.day((*path, "sinds"))
    return reader.meldingen


def check_bronnen(document: Document) -> list[Melding]:
    """What is wrong in bronnen.yaml."""
    reader = Reader(document)
    reader.mapping((), ("bronnen",))
    seen: dict[str, int] = {}
    for path in reader.items(("bronnen",)):
        reader.mapping(path, BRON_KEYS)
        for key in ("id", "titel", "uitgever"):
            reader.text((*path, key), required=True)
        for key in ("datum", "url", "opmerking"):
            reader.text((*path, key))
        reader.choice((*path, "soort"), BRON_SOORTEN)
        once(reader, (*path, "id"), seen)
    return reader.meldingen


def check_versies(document: Document) -> list[Melding]:
    """What is wrong in versies.yaml, apart from the vingerafdruk itself."""
    reader = Reader(document)
    reader.mapping((), ("versies",))
    seen: dict[str, int] = {}
    for path in reader.items(("versies",)):
        reader.mapping(path, VERSIE_KEYS)
        _version(reader, (*path, "versie"))
        reader.day((*path, "datum"))
        for key in ("vingerafdruk", "betekenis", "wat"):
            reader.text((*path, key), required=True)
        once(reader, (*path, "versie"), seen)
    return reader.meldingen


def check_gebied(
    document: Document, stem: str, bronnen: Collection[str] | None, seen: dict[str, str]
) -> list[Melding]:
    """What is wrong in the file `stem`.yaml; `seen` maps the eis ids so far to their file."""
    reader = Reader(document)
    reader.mapping((), GEBIED_KEYS)
    found = reader.text(("id",), required=True)
    if found is not None and found != stem:
        reader.report(
            ("id",),
            "id-is-bestandsnaam",
            f"Het gebied heet '{found}', maar het bestand {stem}.yaml.",
            f"Schrijf id: {stem}, of geef het bestand de andere naam.",
        )
    for key in ("titel", "uitleg"):
        reader.text((key,), required=True)
    reader.choice(("status",), [each.value for each in Status])
    for path in reader.items(("eisen",)):
        check_eis(reader, path, bronnen, seen)
    return reader.meldingen


def check_vragenlijst(document: Document, eisen: Collection[str]) -> list[Melding]:
    """What is wrong in a questionnaire for a norm with these eis ids."""
    reader = Reader(document)
    reader.mapping((), VRAGENLIJST_KEYS)
    for key in ("id", "naam", "uitleg"):
        reader.text((key,), required=True)
    _version(reader, ("versie",))
    reader.mapping(("schaal",), ("niveaus", "ja_nee"))
    for name, levels in (("niveaus", (0, 1, 2, 3)), ("ja_nee", (0, 2))):
        _check_scale(reader, ("schaal", name), levels)
    if reader.value(("eisen",)) == "alle":
        return reader.meldingen
    seen: dict[str, int] = {}
    for path in reader.items(("eisen",)):
        eis = reader.text(path, required=True)
        if eis is not None and eis not in eisen:
            unknown(reader, path, "eis", eis, eisen)
        once(reader, path, seen)
    return reader.meldingen


def _check_scale(reader: Reader, path: YamlPath, levels: tuple[int, ...]) -> None:
    found = []
    for each in reader.items(path):
        reader.mapping(each, ("niveau", "naam", "uitleg"))
        found.append(reader.whole((*each, "niveau"), levels, "Het niveau"))
        for key in ("naam", "uitleg"):
            reader.text((*each, key), required=True)
    if reader.value(path) is not None and tuple(found) != levels and None not in found:
        reader.report(
            path,
            "schaal-onvolledig",
            f"Deze schaal heeft niet precies de niveaus {', '.join(map(str, levels))}.",
            "Noem elk niveau één keer, van laag naar hoog.",
        )


def _version(reader: Reader, path: YamlPath) -> None:
    found = reader.text(path, required=True)
    if found is not None and not _VERSIE.fullmatch(found):
        reader.report(
            path, "vreemde-versie", f"'{found}' is geen versie.", 'Schrijf bijvoorbeeld "1.2.0".'
        )
