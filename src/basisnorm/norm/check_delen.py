"""Checks that more than one kind of file needs."""

from __future__ import annotations

import re
from collections.abc import Collection

from basisnorm.fields import Reader
from basisnorm.strict_yaml import YamlPath
from basisnorm.words import remedy, shown

_VERSIE = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


def check_version(reader: Reader, path: YamlPath) -> None:
    """Report a version that is not three numbers."""
    found = reader.text(path, required=True)
    if found is not None and not _VERSIE.fullmatch(found):
        reader.report(
            path,
            "vreemde-versie",
            f"'{shown(found)}' is geen versie.",
            'Schrijf drie getallen met punten ertussen, zoals "1.2.0".',
        )


def once(reader: Reader, path: YamlPath, seen: dict[str, int]) -> None:
    """Report the text at `path` when it is in `seen` already; remember its line."""
    found = reader.value(path)
    if not isinstance(found, str):
        return
    regel = reader.document.place(path).regel
    if found in seen:
        reader.report(
            path,
            "dubbel",
            f"'{shown(found)}' staat er twee keer; eerder op regel {seen[found]}.",
            "Laat er één staan, of geef deze een andere naam.",
        )
    seen.setdefault(found, regel)


def unknown(reader: Reader, path: YamlPath, noun: str, found: str, known: Collection[str]) -> None:
    """Report an id that the norm does not have, with the one that was probably meant."""
    reader.report(
        path,
        f"onbekende-{noun}",
        f"De {noun} '{shown(found)}' staat niet in deze norm.",
        remedy(found, known),
    )
