"""Says everything that is wrong with one eis."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from basisnorm.errors import Ernst
from basisnorm.fields import Reader
from basisnorm.norm.check_delen import once, unknown
from basisnorm.norm.model import Basis, Categorie, Schaalsoort, Sector
from basisnorm.norm.taalregels import hard_sentences
from basisnorm.strict_yaml import YamlPath
from basisnorm.words import shown

EIS_KEYS = (
    "id", "tekst", "categorie", "sectoren", "kern", "basis", "eigen_maat", "op_orde", "bewijs",
    "verbeteren", "bronnen", "schaal", "nvt_redenen"
)  # fmt: skip
EIS_ID = re.compile(r"([A-Z]{2,5})-[0-9]{2,3}")
_ALMOST_ID = re.compile(r"([A-Za-z]{2,5})[\s._-]*([0-9]{1,3})")
_LEVELS = (0, 1, 2, 3)
WORD_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_eis(
    reader: Reader, path: YamlPath, bronnen: Collection[str] | None, seen: dict[str, str]
) -> None:
    """Report what is wrong in one eis; `bronnen` is None when they could not be read."""
    reader.mapping(path, EIS_KEYS, ("schoolgids", "niveaus", "tweelingen"))
    eis = reader.text((*path, "id"), required=True)
    if eis is not None:
        _check_eis_id(reader, (*path, "id"), eis, seen)
    sectoren = read_sectoren(reader, (*path, "sectoren"))
    reader.choice((*path, "categorie"), [each.value for each in Categorie])
    basis = reader.choice((*path, "basis"), [each.value for each in Basis])
    if reader.boolean((*path, "kern")) and basis == Basis.PRAKTIJK:
        reader.report(
            (*path, "kern"),
            "praktijk-is-nooit-kern",
            "Deze eis heeft als basis: praktijk. Dan kan het geen kerneis zijn.",
            "Schrijf kern: false, of kies een andere basis (wet, norm of richtlijn).",
        )
    reader.choice((*path, "schaal"), [each.value for each in Schaalsoort])
    reader.text((*path, "eigen_maat"))
    reader.text((*path, "verbeteren"), required=True)
    for key in ("tekst", "op_orde", "schoolgids"):
        for each in _sector_paths(reader, (*path, key), sectoren):
            text = reader.text(each, required=True)
            if key == "schoolgids" and text is not None:
                _check_language(reader, each, text)
    for each in _sector_paths(reader, (*path, "bewijs"), sectoren):
        _texts(reader, each)
    for each in _sector_paths(reader, (*path, "bronnen"), sectoren):
        for item, bron in _texts(reader, each):
            if bronnen is not None and bron not in bronnen:
                unknown(reader, item, "bron", bron, bronnen)
    _check_reasons(reader, (*path, "nvt_redenen"))
    if (*path, "niveaus") in reader.document.values:
        _check_levels(reader, path, sectoren)
    if (*path, "tweelingen") in reader.document.values:
        _check_twins(reader, (*path, "tweelingen"), eis)


def _check_levels(reader: Reader, path: YamlPath, sectoren: list[str]) -> None:
    """The own texts of the levels of one eis: exactly one for each."""
    if reader.value((*path, "schaal")) == Schaalsoort.JA_NEE:
        reader.report(
            (*path, "niveaus"),
            "niveaus-bij-ja-nee",
            "Deze eis heeft als schaal: ja_nee. Dan zijn er geen vier niveaus.",
            "Haal niveaus weg, of schrijf schaal: niveaus",
            key=True,
        )
    for each in _sector_paths(reader, (*path, "niveaus"), sectoren):
        _texts(reader, each)
        found = reader.value(each)
        if isinstance(found, list) and found and len(found) != len(_LEVELS):
            reader.report(
                each,
                "niveaus-onvolledig",
                f"Hier horen vier teksten te staan, voor niveau 0, 1, 2 en 3; het zijn er "
                f"{len(found)}.",
                "Schrijf bij elk niveau één tekst, van laag naar hoog.",
            )


def _check_twins(reader: Reader, path: YamlPath, eis: str | None) -> None:
    seen: dict[str, int] = {}
    for each, twin in _texts(reader, path):
        once(reader, each, seen)
        if twin == eis:
            reader.report(
                each,
                "eigen-tweeling",
                f"De eis {shown(twin)} noemt zichzelf als tweeling.",
                "Noem een andere eis die hetzelfde vraagt, of haal deze regel weg.",
            )


def _check_eis_id(reader: Reader, path: YamlPath, eis: str, seen: dict[str, str]) -> None:
    place = f"{reader.document.bestand}:{reader.document.place(path).regel}"
    if not EIS_ID.fullmatch(eis):
        reader.report(
            path,
            "vreemde-id",
            f"'{shown(eis)}' is geen id van een eis.",
            f"Schrijf hoofdletters, een streepje en een nummer, zoals {_meant_id(eis)}.",
        )
    elif eis in seen:
        reader.report(
            path,
            "dubbele-id",
            f"De id {eis} is al gebruikt, in {seen[eis]}.",
            "Geef deze eis een nieuw nummer; een id wordt nooit opnieuw gebruikt.",
        )
    seen.setdefault(eis, place)


def _meant_id(eis: str) -> str:
    """The id that somebody probably meant, else an example that nobody uses."""
    match = _ALMOST_ID.fullmatch(eis.strip())
    return f"{match[1].upper()}-{int(match[2]):02}" if match else "REG-01"


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


def _texts(reader: Reader, path: YamlPath) -> list[tuple[YamlPath, str]]:
    """The texts in a list that may not be empty, with their paths."""
    if reader.value(path) == []:
        reader.report(path, "leeg", "Deze lijst is leeg.", "Noem er ten minste één.")
    found = ((each, reader.text(each, required=True)) for each in reader.items(path, required=True))
    return [(each, text) for each, text in found if text is not None]


def _check_language(reader: Reader, path: YamlPath, text: str) -> None:
    """Sentences for parents that are hard: a let-op, because a program does not read as they do."""
    for sentence, fout in hard_sentences(text):
        reader.report(
            path,
            fout.code,
            f'{fout.tekst}: "{shown(sentence)}"',
            fout.oplossing,
            ernst=Ernst.LET_OP,
        )


def _check_reasons(reader: Reader, path: YamlPath) -> None:
    seen: dict[str, int] = {}
    for each in reader.items(path, required=True):
        reader.mapping(each, ("id", "tekst"))
        reader.text((*each, "tekst"), required=True)
        found = reader.text((*each, "id"), required=True)
        if found is not None and not WORD_ID.fullmatch(found):
            reader.report(
                (*each, "id"),
                "vreemde-id",
                f"'{shown(found)}' is geen id van een reden.",
                "Schrijf kleine letters en streepjes, zoals geen-onderbouw.",
            )
        once(reader, (*each, "id"), seen)


def _sector_paths(reader: Reader, path: YamlPath, sectoren: list[str]) -> list[YamlPath]:
    """Where the value stands: at `path`, or under a key for each sector."""
    value = reader.value(path)
    if not isinstance(value, Mapping):
        return [path]
    if not sectoren:
        # Which keys belong here depends on the sectoren, and those are reported already.
        return []
    reader.mapping(path, sectoren)
    return [(*path, sector) for sector in sectoren if sector in value]
