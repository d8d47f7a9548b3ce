"""Says everything that is wrong with the files of a norm, with places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from basisnorm.errors import Melding
from basisnorm.fields import Reader
from basisnorm.norm.check_eis import EIS_ID, WORD_ID, check_eis, once, unknown
from basisnorm.norm.model import Status
from basisnorm.strict_yaml import Document, YamlPath
from basisnorm.words import listing, shown

NORM_KEYS = (
    "id", "versie", "naam", "peildatum", "drempel", "verantwoording", "gebieden", "vervallen"
)  # fmt: skip
GEBIED_KEYS = ("id", "titel", "status", "uitleg", "eisen")
BRON_KEYS = ("id", "titel", "uitgever", "datum", "url", "soort", "opmerking")
BRON_SOORTEN = ("norm", "wet", "kamerstuk", "richtlijn", "regio", "praktijk")
VERSIE_KEYS = ("versie", "datum", "vingerafdruk", "betekenis", "wat")
VRAGENLIJST_KEYS = ("id", "versie", "naam", "uitleg", "schaal", "eisen")
FIXED = ("norm", "bronnen", "versies")

_URL = re.compile(r"https?://\S+")
_VERSIE = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


def check_norm(document: Document) -> list[Melding]:
    """What is wrong in norm.yaml, apart from what it says about other files."""
    reader = Reader(document)
    reader.mapping((), NORM_KEYS)
    for key in ("id", "naam", "verantwoording"):
        reader.text((key,), required=True)
    _version(reader, ("versie",))
    reader.day(("peildatum",), required=True)
    reader.whole(("drempel",), (1, 2), "De drempel")
    _check_gebieden(reader)
    seen: dict[str, int] = {}
    for path in reader.items(("vervallen",), required=True):
        reader.mapping(path, ("id", "vervangen_door", "sinds"))
        reader.text((*path, "id"), required=True)
        once(reader, (*path, "id"), seen)
        reader.texts((*path, "vervangen_door"), required=True)
        reader.day((*path, "sinds"), required=True)
    return reader.meldingen


def check_vervallen(document: Document, eisen: Collection[str]) -> list[Melding]:
    """What norm.yaml says about retired ids that the eisen in the other files contradict."""
    reader = Reader(document)
    for path in reader.items(("vervallen",)):
        gone = reader.value((*path, "id"))
        if gone in eisen:
            reader.report(
                (*path, "id"),
                "vervallen-id-bestaat",
                f"De eis {gone} is vervallen, maar staat nog (of weer) in de norm.",
                "Geef de nieuwe eis een nieuw nummer; een id wordt nooit opnieuw gebruikt.",
            )
        for each in reader.items((*path, "vervangen_door")):
            instead = reader.value(each)
            if isinstance(instead, str) and instead not in eisen:
                unknown(reader, each, "eis", instead, eisen)
    return reader.meldingen


def check_bronnen(document: Document) -> list[Melding]:
    """What is wrong in bronnen.yaml."""
    reader = Reader(document)
    reader.mapping((), ("bronnen",))
    seen: dict[str, int] = {}
    for path in reader.items(("bronnen",), required=True):
        reader.mapping(path, BRON_KEYS)
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
        once(reader, (*path, "id"), seen)
    return reader.meldingen


def check_versies(document: Document) -> list[Melding]:
    """What is wrong in versies.yaml, apart from the vingerafdruk itself."""
    reader = Reader(document)
    reader.mapping((), ("versies",))
    seen: dict[str, int] = {}
    for path in reader.items(("versies",), required=True):
        reader.mapping(path, VERSIE_KEYS)
        _version(reader, (*path, "versie"))
        reader.day((*path, "datum"), required=True)
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
            f"Het gebied heet '{shown(found)}', maar het bestand heet {stem}.yaml.",
            f"Schrijf id: {stem}, of geef het bestand de andere naam.",
        )
    for key in ("titel", "uitleg"):
        reader.text((key,), required=True)
    reader.choice(("status",), [each.value for each in Status])
    for path in reader.items(("eisen",), required=True):
        check_eis(reader, path, bronnen, seen)
    if isinstance(reader.value(("eisen",)), list):
        _check_series(reader)
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
    if isinstance(reader.value(("eisen",)), str):
        reader.choice(("eisen",), ("alle",))
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


def _version(reader: Reader, path: YamlPath) -> None:
    found = reader.text(path, required=True)
    if found is not None and not _VERSIE.fullmatch(found):
        reader.report(
            path,
            "vreemde-versie",
            f"'{shown(found)}' is geen versie.",
            'Schrijf drie getallen met punten ertussen, zoals "1.2.0".',
        )


def _check_gebieden(reader: Reader) -> None:
    seen: dict[str, int] = {}
    for path in reader.items(("gebieden",), required=True):
        found = reader.text(path, required=True)
        once(reader, path, seen)
        if found is not None and (not WORD_ID.fullmatch(found) or found in FIXED):
            reader.report(
                path,
                "vreemde-id",
                f"'{shown(found)}' kan niet de naam van een gebied zijn.",
                "Schrijf kleine letters en streepjes, zoals taak-werkgedrag.",
            )
    if reader.value(("gebieden",)) == []:
        reader.report(("gebieden",), "leeg", "Hier staan geen gebieden.", "Noem er ten minste één.")


def _check_series(reader: Reader) -> None:
    """All ids of a gebied start alike; one that does not probably stands in the wrong file."""
    ids = [((*path, "id"), reader.value((*path, "id"))) for path in reader.items(("eisen",))]
    series = [
        (path, match[1])
        for path, eis in ids
        if isinstance(eis, str) and (match := EIS_ID.fullmatch(eis))
    ]
    own = Counter(letters for _, letters in series).most_common(1)
    for path, letters in series:
        if letters != own[0][0]:
            reader.report(
                path,
                "id-van-ander-gebied",
                f"De eisen van dit gebied beginnen met {own[0][0]}, maar deze met {letters}.",
                "Zet de eis in het bestand van het andere gebied, of geef hem een ander nummer.",
            )
