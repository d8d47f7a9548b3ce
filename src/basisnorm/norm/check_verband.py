"""What the files of a norm say about each other: eisen on the law and its places, and twins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from basisnorm.errors import Ernst, Melding
from basisnorm.fields import Reader
from basisnorm.norm.basis import Grondslag
from basisnorm.norm.check_bronnen import placed
from basisnorm.norm.check_delen import unknown
from basisnorm.norm.model import Basis
from basisnorm.strict_yaml import YamlDocument, YamlPath
from basisnorm.words import listing

# From this format on an eis on the law names the place in the law.
PLACED = 2


def check_law(
    norm: YamlDocument,
    bronnen: YamlDocument | None,
    gebieden: Iterable[YamlDocument],
    grond: Grondslag | None = None,
) -> list[Melding]:
    """The eisen on the law that name no place in the law, for a sector in which they are asked.

    A fout from format 2 on; before that one let-op for the norm as a whole. These are the eisen
    in the files themselves: those of an edition were checked with the edition.
    """
    known = {each["id"] for each in _plain(bronnen, grond) if placed(each)}
    formaat = Reader(norm).value(("formaat",))
    strict = isinstance(formaat, int) and formaat >= PLACED
    meldingen: list[Melding] = []
    without: list[str] = []
    for document in gebieden:
        reader = Reader(document)
        for path in reader.items(("eisen",)):
            eis = reader.value(path)
            if not isinstance(eis, dict) or eis.get("basis") != Basis.WET:
                continue
            for at, sources in _sources(eis, (*path, "bronnen")):
                if known.intersection(sources):
                    continue
                without.append(str(eis.get("id")))
                reader.report(
                    at,
                    "wet-zonder-plaats",
                    f"De eis {eis.get('id')} rust op de wet, maar geen van deze bronnen zegt "
                    "waar dat in de wet staat.",
                    "Noem een bron met wet, artikel, geldig_op en nagekeken_op, of kies een "
                    "andere basis.",
                )
        meldingen += reader.meldingen if strict else []
    if strict or not without:
        return meldingen
    reader = Reader(norm)
    names = list(dict.fromkeys(without))
    reader.report(
        ("id",),
        "wet-zonder-plaats",
        f"Eisen op de wet waarbij geen bron zegt waar dat staat: {listing(names, 'en')}.",
        "Zet bij de bron wet, artikel, geldig_op en nagekeken_op. Met formaat: 2 in norm.yaml is "
        "dat verplicht.",
        ernst=Ernst.LET_OP,
    )
    return reader.meldingen


def check_twins(gebieden: Iterable[YamlDocument], grond: Grondslag | None = None) -> list[Melding]:
    """The twins that do not exist, or that do not name the other in return."""
    readers = [Reader(document) for document in gebieden]
    named = {
        id: _listed(eis.get("tweelingen")) for id, eis in (grond.eisen if grond else {}).items()
    }
    for reader in readers:
        for path in reader.items(("eisen",)):
            own = reader.value((*path, "id"))
            if isinstance(own, str):
                named[own] = _listed(reader.value((*path, "tweelingen")))
    for reader in readers:
        for path in reader.items(("eisen",)):
            own = reader.value((*path, "id"))
            twins = _listed(reader.value((*path, "tweelingen")))
            for index, twin in enumerate(twins):
                at: YamlPath = (*path, "tweelingen", index)
                if twin not in named:
                    unknown(reader, at, "eis", twin, named)
                elif own not in named[twin]:
                    reader.report(
                        at,
                        "tweeling-noemt-niet-terug",
                        f"{own} noemt {twin} als tweeling, maar {twin} noemt {own} niet.",
                        f"Zet {own} ook bij de tweelingen van {twin}, of haal {twin} hier weg.",
                    )
    return [melding for reader in readers for melding in reader.meldingen]


def _plain(bronnen: YamlDocument | None, grond: Grondslag | None) -> Iterator[Mapping[str, Any]]:
    if grond is not None:
        yield from grond.inhoud["bronnen"]
    found = bronnen.value.get("bronnen") if bronnen and isinstance(bronnen.value, dict) else None
    for each in found if isinstance(found, list) else ():
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            yield each


def _sources(eis: Mapping[str, Any], path: YamlPath) -> Iterator[tuple[YamlPath, Collection[str]]]:
    """The sources of an eis with where they stand, for each sector that has its own."""
    found = eis.get("bronnen")
    for at, each in (
        [((*path, sector), found[sector]) for sector in found]
        if isinstance(found, dict)
        else [(path, found)]
    ):
        yield at, _listed(each)


def _listed(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
