"""Says everything that is wrong with a questionnaire."""

from __future__ import annotations

import re
from collections.abc import Collection

from basisnorm.errors import Melding
from basisnorm.fields import Reader
from basisnorm.norm.check_delen import check_version, once, unknown
from basisnorm.norm.model import CHOICES, JA_NEE, NVT_WORDS, OPEN_WORDS
from basisnorm.strict_yaml import YamlDocument, YamlPath
from basisnorm.words import listing, shown

# Digits stand in front of a name, never in it.
_NUMBER = re.compile(r"[0-9]+([.,][0-9]+)?(\s|\Z)")
VRAGENLIJST_KEYS = ("id", "versie", "naam", "uitleg", "schaal", "eisen")


def check_vragenlijst(document: YamlDocument, eisen: Collection[str]) -> list[Melding]:
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
    names: dict[str, int | None] = {}
    for each in reader.items(path, required=True):
        reader.mapping(each, ("niveau", "naam", "uitleg"))
        found.append(reader.whole((*each, "niveau"), levels, "Het niveau"))
        for key in ("naam", "uitleg"):
            reader.text((*each, key), required=True)
        _check_name(reader, (*each, "naam"), found[-1], names)
    complete = isinstance(reader.value(path), list) and None not in found
    if complete and tuple(found) != levels:
        reader.report(
            path,
            "schaal-onvolledig",
            f"In deze schaal horen de niveaus {listing([str(each) for each in levels], 'en')}.",
            "Noem elk niveau één keer, van laag naar hoog.",
        )


def _check_name(
    reader: Reader, path: YamlPath, niveau: int | None, names: dict[str, int | None]
) -> None:
    """Report a name by which people could not tell which level they answer with."""
    value = reader.value(path)
    if not isinstance(value, str) or not (name := value.strip().lower()):
        return
    if name in names:
        tekst = f"'{shown(value)}' is hier de naam van twee niveaus."
    elif name in (*OPEN_WORDS, *NVT_WORDS):
        tekst = f"'{shown(value)}' is geen naam voor een niveau: het is een antwoord zonder niveau."
    elif JA_NEE.get(name) is (niveau == 0) or _NUMBER.match(name):
        tekst = f"'{shown(value)}' is geen naam voor niveau {niveau}: zo heet een ander niveau."
    else:
        names[name] = niveau
        return
    reader.report(path, "naam-botst", tekst, "Kies een andere naam.")
