"""Says everything that is wrong with the files of a norm beside its gebieden, with places."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from basisnorm.fields import Reader
from basisnorm.norm.build import FIXED
from basisnorm.norm.eigen import BASED_KEYS, KEY, STRICTER_KEYS, Grondslag
from basisnorm.norm.model import CHOICES, JA_NEE, NVT_WORDS, OPEN_WORDS, Sector
from basisnorm.strict_yaml import YamlPath
from basisnorm.words import listing, remedy, shown, suggest

NORM_KEYS = (
    "id", "versie", "naam", "peildatum", "drempel", "verantwoording", "gebieden", "vervallen"
)  # fmt: skip
# What a norm that builds on an edition may leave to the edition.
TAKEN_OVER = ("drempel", "gebieden", "vervallen")
VERSIE_KEYS = ("versie", "datum", "vingerafdruk", "betekenis", "wat")
# 1 (or nothing) is a norm whose sources may be without a place in the law.
FORMATEN = (1, 2)
_LONGEST = 60
VRAGENLIJST_KEYS = ("id", "versie", "naam", "uitleg", "schaal", "eisen")
# Digits stand in front of a name, never in it.
_NUMBER = re.compile(r"[0-9]+([.,][0-9]+)?(\s|\Z)")
_WET = "wet"
BRON_KEYS = ("id", "titel", "uitgever", "datum", "url", "soort", "opmerking")
# Where in the law a source stands: all of these, and a `lid` only where there is one.
PLACE_KEYS = ("wet", "artikel", "geldig_op", "nagekeken_op")
BRON_SOORTEN = ("norm", "wet", "kamerstuk", "richtlijn", "regio", "praktijk")
_URL = re.compile(r"https?://\S+")
WORD_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VERSIE = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


def is_based(norm: Reader) -> bool:
    """Whether norm.yaml says, perhaps misspelt, that the norm builds on an edition."""
    found = norm.value(())
    keys = found if isinstance(found, dict) else ()
    return any(suggest(key, (*NORM_KEYS, *BASED_KEYS)) == KEY for key in keys)


def is_name(found: str) -> bool:
    """Whether a text can be the name of a gebied, and so of a file beside norm.yaml."""
    return bool(WORD_ID.fullmatch(found)) and len(found) <= _LONGEST and found not in FIXED


def check_norm(reader: Reader) -> None:
    """Report what is wrong in norm.yaml, apart from what it says about other files."""
    based = is_based(reader)
    if based:
        own = [key for key in NORM_KEYS if key not in TAKEN_OVER]
        reader.mapping((), own, (*TAKEN_OVER, *BASED_KEYS, "formaat"))
        check_shape(reader)
    else:
        reader.mapping((), NORM_KEYS, (*BASED_KEYS, "formaat"))
        for key in BASED_KEYS:
            if (key,) not in reader.document.keys:
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


def check_vervallen(reader: Reader, eisen: Collection[str]) -> None:
    """Report what norm.yaml says about retired ids that the eisen in the other files contradict."""
    for path in reader.paths(("vervallen",)):
        gone = reader.value((*path, "id"))
        if gone in eisen:
            reader.report(
                (*path, "id"),
                "vervallen-id-bestaat",
                f"De eis {gone} is vervallen, maar staat nog (of weer) in de norm.",
                "Geef de nieuwe eis een nieuw nummer; een id wordt nooit opnieuw gebruikt.",
            )
        for each in reader.paths((*path, "vervangen_door")):
            instead = reader.value(each)
            if isinstance(instead, str) and instead not in eisen:
                unknown(reader, each, "eis", instead, eisen)


def check_versies(reader: Reader) -> None:
    """Report what is wrong in versies.yaml, apart from the vingerafdruk itself."""
    reader.mapping((), ("versies",))
    seen: dict[str, int] = {}
    for path in reader.items(("versies",), required=True):
        reader.mapping(path, VERSIE_KEYS)
        check_version(reader, (*path, "versie"))
        reader.day((*path, "datum"), required=True)
        for key in ("vingerafdruk", "betekenis", "wat"):
            reader.text((*path, key), required=True)
        once(reader, (*path, "versie"), seen)


def check_bronnen(reader: Reader, grond: Grondslag | None = None) -> None:
    """Report what is wrong in bronnen.yaml."""
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


def placed(bron: Any) -> bool:
    """Whether a source, as a plain value, says where in the law it stands."""
    return (
        isinstance(bron, dict)
        and bron.get("soort") == _WET
        and all(isinstance(bron.get(key), str) and bron[key].strip() for key in PLACE_KEYS)
    )


def check_vragenlijst(reader: Reader, eisen: Collection[str]) -> None:
    """Report what is wrong in a questionnaire for a norm with these eis ids."""
    reader.mapping((), VRAGENLIJST_KEYS)
    for key in ("id", "naam", "uitleg"):
        reader.text((key,), required=True)
    check_version(reader, ("versie",))
    reader.mapping(("schaal",), ("niveaus", "ja_nee"))
    for name, levels in (("niveaus", (0, 1, 2, 3)), ("ja_nee", (0, 2))):
        _check_scale(reader, ("schaal", name), levels)
    if isinstance(reader.value(("eisen",)), str):
        reader.choice(("eisen",), CHOICES)
        return
    if reader.value(("eisen",)) == []:
        reader.report(("eisen",), "leeg", "Hier staan geen eisen.", "Schrijf eisen: alle")
    seen: dict[str, int] = {}
    for path in reader.items(("eisen",), required=True):
        eis = reader.text(path, required=True)
        if eis is not None and eis not in eisen:
            unknown(reader, path, "eis", eis, eisen)
        once(reader, path, seen)


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


def read_sectoren(reader: Reader, path: YamlPath) -> list[str]:
    """The sectoren in the list at `path`; none when one of them is wrong and not known."""
    found: list[str] = []
    seen: dict[str, int] = {}
    for each in reader.items(path, required=True):
        sector = reader.choice(each, [sector.value for sector in Sector])
        once(reader, each, seen)
        if sector is not None and sector not in found:
            found.append(sector)
    if reader.value(path) == []:
        reader.report(path, "leeg", "Hier staat geen sector.", "Kies po, vo of allebei.")
    return found if len(found) == len(seen) else []


def check_shape(reader: Reader) -> None:
    """Report what is wrong in the keys of norm.yaml that only a norm with a basis has."""
    reader.text((KEY,), required=True)
    seen: dict[str, int] = {}
    for path in reader.items(("weglaten",)):
        reader.text(path, required=True)
        once(reader, path, seen)
    if reader.value(("strenger",)) is None:
        return
    for eis in reader.mapping(("strenger",), (), None):
        path = ("strenger", eis)
        if reader.value(path) is None:
            reader.report(
                path,
                "leeg",
                f"Bij '{shown(eis)}' staat niet wat er strenger is.",
                f"Noem eronder {listing(STRICTER_KEYS)}, of haal deze regel weg.",
            )
            continue
        reader.mapping(path, (), STRICTER_KEYS)
        reader.boolean((*path, "kern"))
        for key in ("op_orde", "eigen_maat"):
            reader.text((*path, key), required=True)
        if (*path, "sectoren") in reader.document.values:
            read_sectoren(reader, (*path, "sectoren"))


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


def _check_place(reader: Reader, path: YamlPath) -> None:
    """Report a place in the law that is not whole, or stands at something that is no law."""
    named = [key for key in (*PLACE_KEYS, "lid") if (*path, key) in reader.document.values]
    if not named:
        return
    if reader.value((*path, "soort")) != _WET:
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


def _report_taken(reader: Reader, path: YamlPath, grond: Grondslag) -> None:
    bron = reader.value(path)
    reader.report(
        path,
        "bron-van-editie",
        f"De bron '{bron}' staat al in editie {grond.id}.",
        "Haal hem hier weg: u kunt hem gewoon noemen bij een eis. Is het een andere bron, kies "
        "dan een eigen id.",
    )


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
