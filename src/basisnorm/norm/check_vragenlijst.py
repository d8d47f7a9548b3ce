"""Says everything that is wrong with a questionnaire."""

from __future__ import annotations

from collections.abc import Collection

from basisnorm.errors import Melding
from basisnorm.fields import Reader
from basisnorm.norm.check_delen import check_version, once, unknown
from basisnorm.norm.vragenlijst import CHOICES
from basisnorm.strict_yaml import Document, YamlPath
from basisnorm.words import listing

VRAGENLIJST_KEYS = ("id", "versie", "naam", "uitleg", "schaal", "eisen")


def check_vragenlijst(document: Document, eisen: Collection[str]) -> list[Melding]:
    """What is wrong in a questionnaire for a norm with these eis ids."""
    reader = Reader(document)
    reader.mapping((), VRAGENLIJST_KEYS)
    for key in ("id", "naam", "uitleg"):
        reader.text((key,), required=True)
    check_version(reader, ("versie",))
    reader.mapping(("schaal",), ("niveaus", "ja_nee"))
    for name, levels in (("niveaus", (0, 1, 2, 3)), ("ja_nee", (0, 2))):
        _check_scale(reader, ("schaal", name), levels)
    if isinstance(reader.value(("eisen",)), str):
        reader.choice(("eisen",), CHOICES)
        return reader.meldingen
    if reader.value(("eisen",)) == []:
        reader.report(("eisen",), "leeg", "Hier staan geen eisen.", "Schrijf eisen: alle")
    seen: dict[str, int] = {}
    for path in reader.items(("eisen",), required=True):
        eis = reader.text(path, required=True)
        if eis is not None and eis not in eisen:
            unknown(reader, path, "eis", eis, eisen)
        once(reader, path, seen)
    return reader.meldingen


def _check_scale(reader: Reader, path: YamlPath, levels: tuple[int, ...]) -> None:
    found = []
    for each in reader.items(path, required=True):
        reader.mapping(each, ("niveau", "naam", "uitleg"))
        found.append(reader.whole((*each, "niveau"), levels, "Het niveau"))
        for key in ("naam", "uitleg"):
            reader.text((*each, key), required=True)
    complete = isinstance(reader.value(path), list) and None not in found
    if complete and tuple(found) != levels:
        reader.report(
            path,
            "schaal-onvolledig",
            f"In deze schaal horen de niveaus {listing([str(each) for each in levels], 'en')}.",
            "Noem elk niveau één keer, van laag naar hoog.",
        )
