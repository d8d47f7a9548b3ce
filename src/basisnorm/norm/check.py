"""Says everything that is wrong with the files of a norm, with places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from basisnorm.errors import Ernst, Melding
from basisnorm.fields import Reader
from basisnorm.norm.basis import Grondslag
from basisnorm.norm.check_basis import BASED_KEYS, KEY, check_letters, check_shape
from basisnorm.norm.check_delen import check_version, once, unknown
from basisnorm.norm.check_eis import EIS_ID, WORD_ID, check_eis
from basisnorm.norm.folder import FIXED
from basisnorm.norm.model import Status
from basisnorm.strict_yaml import YamlDocument
from basisnorm.words import shown, suggest

NORM_KEYS = (
    "id", "versie", "naam", "peildatum", "drempel", "verantwoording", "gebieden", "vervallen"
)  # fmt: skip
# What a norm that builds on an edition may leave to the edition.
TAKEN_OVER = ("drempel", "gebieden", "vervallen")
GEBIED_KEYS = ("id", "titel", "status", "uitleg", "eisen")
# A file that adds eisen to a gebied of an edition leaves the rest to the edition.
ADDED_KEYS = ("id", "eisen")
KEPT_KEYS = ("titel", "status", "uitleg")
VERSIE_KEYS = ("versie", "datum", "vingerafdruk", "betekenis", "wat")

# 1 (or nothing) is a norm whose sources may be without a place in the law.
FORMATEN = (1, 2)

_LONGEST = 60


def is_based(document: YamlDocument | None) -> bool:
    """Whether this norm.yaml says, perhaps misspelt, that the norm builds on an edition."""
    if document is None or not isinstance(document.value, dict):
        return False
    return any(suggest(key, (*NORM_KEYS, *BASED_KEYS)) == KEY for key in document.value)


def is_name(found: str) -> bool:
    """Whether a text can be the name of a gebied, and so of a file beside norm.yaml."""
    return bool(WORD_ID.fullmatch(found)) and len(found) <= _LONGEST and found not in FIXED


def check_norm(document: YamlDocument) -> list[Melding]:
    """What is wrong in norm.yaml, apart from what it says about other files."""
    reader = Reader(document)
    based = is_based(document)
    if based:
        own = [key for key in NORM_KEYS if key not in TAKEN_OVER]
        reader.mapping((), own, (*TAKEN_OVER, *BASED_KEYS, "formaat"))
        check_shape(reader)
    else:
        reader.mapping((), NORM_KEYS, (*BASED_KEYS, "formaat"))
        for key in BASED_KEYS:
            if (key,) not in document.keys:
                continue
            reader.report(
                (key,),
                "zonder-grondslag",
                f"'{key}' kan alleen in een norm die op een editie bouwt.",
                f'Voeg een regel toe, zoals {KEY}: "2024-11", of haal {key} weg.',
                key=True,
            )
    for key in ("id", "naam", "verantwoording"):
        reader.text((key,), required=True)
    check_version(reader, ("versie",))
    reader.day(("peildatum",), required=True)
    reader.whole(("drempel",), (1, 2), "De drempel")
    reader.whole(("formaat",), FORMATEN, "Het formaat")
    _check_gebieden(reader, based)
    seen: dict[str, int] = {}
    for path in reader.items(("vervallen",), required=not based):
        reader.mapping(path, ("id", "vervangen_door", "sinds"))
        reader.text((*path, "id"), required=True)
        once(reader, (*path, "id"), seen)
        reader.texts((*path, "vervangen_door"), required=True)
        reader.day((*path, "sinds"), required=True)
    return reader.meldingen


def check_vervallen(document: YamlDocument, eisen: Collection[str]) -> list[Melding]:
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


def check_versies(document: YamlDocument) -> list[Melding]:
    """What is wrong in versies.yaml, apart from the vingerafdruk itself."""
    reader = Reader(document)
    reader.mapping((), ("versies",))
    seen: dict[str, int] = {}
    for path in reader.items(("versies",), required=True):
        reader.mapping(path, VERSIE_KEYS)
        check_version(reader, (*path, "versie"))
        reader.day((*path, "datum"), required=True)
        for key in ("vingerafdruk", "betekenis", "wat"):
            reader.text((*path, key), required=True)
        once(reader, (*path, "versie"), seen)
    return reader.meldingen


def check_gebied(
    document: YamlDocument,
    stem: str,
    bronnen: Collection[str] | None,
    seen: dict[str, str],
    grond: Grondslag | None = None,
    *,
    based: bool = False,
) -> list[Melding]:
    """What is wrong in the file `stem`.yaml; `seen` maps the eis ids so far to their file.

    With `based` but without `grond` it is not known what the edition has already.
    """
    reader = Reader(document)
    adds = stem in grond.gebieden if grond else based
    reader.mapping((), ADDED_KEYS if adds else GEBIED_KEYS, KEPT_KEYS if adds else ())
    found = reader.text(("id",), required=True)
    if found is not None and found != stem:
        reader.report(
            ("id",),
            "id-is-bestandsnaam",
            f"Het gebied heet '{shown(found)}', maar het bestand heet {stem}.yaml.",
            f"Schrijf id: {stem}, of geef het bestand de andere naam.",
        )
    if adds and grond:
        _check_kept(reader, stem)
    if not adds:
        for key in ("titel", "uitleg"):
            reader.text((key,), required=True)
        reader.choice(("status",), [each.value for each in Status])
    for path in reader.items(("eisen",), required=True):
        check_eis(reader, path, bronnen, seen)
    if grond is not None:
        check_letters(reader, grond)
    if isinstance(reader.value(("eisen",)), list):
        _check_series(reader)
    return reader.meldingen


def _check_gebieden(reader: Reader, based: bool) -> None:
    seen: dict[str, int] = {}
    for path in reader.items(("gebieden",), required=not based):
        found = reader.text(path, required=True)
        once(reader, path, seen)
        if found is not None and not is_name(found):
            reader.report(
                path,
                "vreemde-id",
                f"'{shown(found)}' kan niet de naam van een gebied zijn.",
                "Schrijf korte woorden met kleine letters en streepjes, zoals taak-werkgedrag.",
            )
    if reader.value(("gebieden",)) == [] and not based:
        reader.report(("gebieden",), "leeg", "Hier staan geen gebieden.", "Noem er ten minste één.")


def _check_kept(reader: Reader, stem: str) -> None:
    for key in KEPT_KEYS:
        if (key,) in reader.document.keys:
            reader.report(
                (key,),
                "staat-in-editie",
                f"'{key}' van {stem} staat al in de editie en blijft zo.",
                "Haal dit weg; uw eisen komen achter die van de editie.",
                key=True,
            )


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
                # Only a let-op: a region adds eisen with its own letters to a gebied.
                ernst=Ernst.LET_OP,
            )
