"""Says everything that is wrong with the eisen of a norm: alone, and beside the other files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from basisnorm.errors import Ernst
from basisnorm.fields import Reader
from basisnorm.norm.check import WORD_ID, once, placed, read_sectoren, unknown
from basisnorm.norm.eigen import Grondslag
from basisnorm.norm.model import EIS_ID, Basis, Categorie, Schaalsoort, Status
from basisnorm.norm.taalregels import hard_sentences
from basisnorm.strict_yaml import YamlPath
from basisnorm.words import listing, shown

GEBIED_KEYS = ("id", "titel", "status", "uitleg", "eisen")
# A file that adds eisen to a gebied of an edition leaves the rest to the edition.
ADDED_KEYS = ("id", "eisen")
KEPT_KEYS = ("titel", "status", "uitleg")
EIS_KEYS = (
    "id", "tekst", "categorie", "sectoren", "kern", "basis", "eigen_maat", "op_orde", "bewijs",
    "verbeteren", "bronnen", "schaal", "nvt_redenen"
)  # fmt: skip
_ALMOST_ID = re.compile(r"([A-Za-z]{2,5})[\s._-]*([0-9]{1,3})")
_LEVELS = (0, 1, 2, 3)
# From this format on an eis on the law names the place in the law.
PLACED = 2


def check_gebied(
    reader: Reader,
    stem: str,
    bronnen: Collection[str] | None,
    seen: dict[str, str],
    grond: Grondslag | None = None,
    *,
    based: bool = False,
) -> None:
    """Report what is wrong in the file `stem`.yaml; `seen` maps the eis ids so far to their file.

    With `based` but without `grond` it is not known what the edition has already.
    """
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


def check_used(bronnen: Reader, gebieden: Collection[Reader]) -> None:
    """Report the sources in bronnen.yaml to which no eis in these files refers."""
    used = {
        bron
        for gebied in gebieden
        for path in gebied.paths(("eisen",))
        for _, sources in _sources(gebied, path)
        for bron in sources
    }
    for path in bronnen.paths(("bronnen",)):
        bron = bronnen.value((*path, "id"))
        if isinstance(bron, str) and bron.strip() and bron not in used:
            bronnen.report(
                (*path, "id"),
                "bron-ongebruikt",
                f"Geen eis verwijst naar bron '{shown(bron)}'.",
                "Noem hem bij de bronnen van een eis, of haal hem weg.",
                ernst=Ernst.LET_OP,
            )


def check_law(
    norm: Reader, bronnen: Reader | None, gebieden: Collection[Reader], grond: Grondslag | None
) -> None:
    """Report eisen on the law that name no place in the law, for a sector in which they are asked.

    A fout from format 2 on; before that one let-op for the norm as a whole. These are the eisen
    in the files themselves: those of an edition were checked with the edition.
    """
    plain: list[Any] = [*grond.inhoud["bronnen"]] if grond else []
    if bronnen is not None:
        plain += map(bronnen.value, bronnen.paths(("bronnen",)))
    known = {each.get("id") for each in plain if placed(each)}
    formaat = norm.value(("formaat",))
    strict = isinstance(formaat, int) and formaat >= PLACED
    without: dict[str, None] = {}
    for gebied in gebieden:
        for path in gebied.paths(("eisen",)):
            if gebied.value((*path, "basis")) != Basis.WET:
                continue
            eis = str(gebied.value((*path, "id")))
            for at, sources in _sources(gebied, path):
                if known.intersection(sources):
                    continue
                without[eis] = None
                if strict:
                    gebied.report(
                        at,
                        "wet-zonder-plaats",
                        f"De eis {eis} rust op de wet, maar geen van deze bronnen zegt waar dat in "
                        "de wet staat.",
                        "Noem een bron met wet, artikel, geldig_op en nagekeken_op, of kies een "
                        "andere basis.",
                    )
    if without and not strict:
        norm.report(
            ("id",),
            "wet-zonder-plaats",
            f"Eisen op de wet waarbij geen bron zegt waar dat staat: {listing([*without], 'en')}.",
            "Zet bij de bron wet, artikel, geldig_op en nagekeken_op. Met formaat: 2 in norm.yaml "
            "is dat verplicht.",
            ernst=Ernst.LET_OP,
        )


def check_twins(gebieden: Collection[Reader], grond: Grondslag | None) -> None:
    """Report twins that do not exist, or that do not name the other in return."""
    named: dict[Any, list[str]] = {
        id: _listed(eis.get("tweelingen")) for id, eis in (grond.eisen if grond else {}).items()
    }
    eisen = [(gebied, path) for gebied in gebieden for path in gebied.paths(("eisen",))]
    for gebied, path in eisen:
        own = gebied.value((*path, "id"))
        if isinstance(own, str):
            named[own] = _listed(gebied.value((*path, "tweelingen")))
    for gebied, path in eisen:
        own = gebied.value((*path, "id"))
        for index, twin in enumerate(_listed(gebied.value((*path, "tweelingen")))):
            at: YamlPath = (*path, "tweelingen", index)
            if twin not in named:
                unknown(gebied, at, "eis", twin, named)
            elif own not in named[twin]:
                gebied.report(
                    at,
                    "tweeling-noemt-niet-terug",
                    f"{own} noemt {twin} als tweeling, maar {twin} noemt {own} niet.",
                    f"Zet {own} ook bij de tweelingen van {twin}, of haal {twin} hier weg.",
                )


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
    ids = [((*path, "id"), reader.value((*path, "id"))) for path in reader.paths(("eisen",))]
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


def check_letters(reader: Reader, grond: Grondslag) -> None:
    """Report own eisen with an id that begins as those of the edition do."""
    letters = grond.letters
    for path in reader.paths(("eisen",)):
        found = reader.value((*path, "id"))
        match = EIS_ID.fullmatch(found) if isinstance(found, str) else None
        if match and match[1] in letters and found not in grond.eisen:
            reader.report(
                (*path, "id"),
                "letters-van-editie",
                f"Id's met {match[1]} zijn van editie {grond.id}.",
                "Kies eigen letters voor uw eisen, zoals REG-01 of de letters van uw regio.",
            )


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


def _texts(reader: Reader, path: YamlPath) -> list[tuple[YamlPath, str]]:
    """The texts in a list that may not be empty, with their paths."""
    if reader.value(path) == []:
        reader.report(path, "leeg", "Deze lijst is leeg.", "Noem er ten minste één.")
    found = ((each, reader.text(each, required=True)) for each in reader.items(path, required=True))
    return [(each, text) for each, text in found if text is not None]


def _check_language(reader: Reader, path: YamlPath, text: str) -> None:
    """Sentences for parents that are hard: a let-op, because a program does not read as they do."""
    for sentence, hard in hard_sentences(text):
        reader.refuse(path, hard._replace(tekst=f'{hard.tekst}: "{shown(sentence)}"'))


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


def _sources(reader: Reader, eis: YamlPath) -> Iterator[tuple[YamlPath, list[str]]]:
    """The sources of an eis with where they stand, for each sector that has its own."""
    at: YamlPath = (*eis, "bronnen")
    found = reader.value(at)
    if isinstance(found, dict):
        yield from (((*at, sector), _listed(each)) for sector, each in found.items())
    else:
        yield at, _listed(found)


def _listed(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
