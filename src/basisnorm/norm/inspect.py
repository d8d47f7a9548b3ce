"""Reads and checks every file of a norm folder; nothing unchecked becomes a Norm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from basisnorm import files
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.fields import Reader
from basisnorm.norm import check
from basisnorm.norm.build import build_norm, fingerprint, meaning
from basisnorm.norm.check_eis import WORD_ID
from basisnorm.norm.model import Norm

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from basisnorm.strict_yaml import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found in a folder; `norm` is None when there is a fout among the meldingen."""

    norm: Norm | None
    inhoud: Mapping[str, Any]
    documents: Mapping[str, Document]
    meldingen: tuple[Melding, ...]


def inspect_folder(folder: Path | Traversable, name: str) -> Inspection:
    """Read and check a norm folder; every mistake in every file is among the meldingen."""
    from basisnorm.strict_yaml import parse

    if not folder.is_dir():
        return _refused(
            Melding(
                code="map-ontbreekt",
                bestand=name,
                tekst="Deze map is er niet, of het is een bestand.",
                oplossing="Noem de map waarin norm.yaml staat.",
            )
        )
    documents: dict[str, Document] = {}
    meldingen: list[Melding] = []

    def read(stem: str) -> Document | None:
        path = folder / f"{stem}.yaml"
        bestand = f"{name}/{stem}.yaml"
        try:
            if not path.is_file():
                raise BasisnormFout(_missing(stem, bestand))
            # Inside a zipped program there is no Path, and nothing that can be refused.
            data = files.read_bytes(path) if isinstance(path, Path) else path.read_bytes()
            documents[stem] = parse(data, bestand)
        except BasisnormFout as fout:
            meldingen.extend(fout.meldingen)
            return None
        return documents[stem]

    for stem in check.FIXED:
        read(stem)
    checks = {
        "norm": check.check_norm,
        "bronnen": check.check_bronnen,
        "versies": check.check_versies,
    }
    for stem, check_document in checks.items():
        if stem in documents:
            meldingen.extend(check_document(documents[stem]))
    bronnen = _ids(documents.get("bronnen"), "bronnen")
    gebieden = _names(documents.get("norm")) or _others(folder)
    seen: dict[str, str] = {}
    for stem in gebieden:
        document = read(stem)
        if document is not None:
            # Without sources to look in, every source would be called unknown.
            known = bronnen if "bronnen" in documents else None
            meldingen.extend(check.check_gebied(document, stem, known, seen))
    meldingen.extend(_strays(folder, name, gebieden))
    if not any(melding.ernst is Ernst.FOUT for melding in meldingen):
        meldingen.extend(check.check_vervallen(documents["norm"], seen))
    if any(melding.ernst is Ernst.FOUT for melding in meldingen):
        return _refused(*meldingen, documents=documents)
    inhoud = {
        "norm": plain(documents["norm"]),
        "bronnen": plain(documents["bronnen"])["bronnen"],
        "versies": plain(documents["versies"])["versies"],
        "gebieden": [plain(documents[stem]) for stem in gebieden],
    }
    return Inspection(
        norm=build_norm(inhoud, fingerprint(inhoud), meaning(inhoud)),
        inhoud=inhoud,
        documents=documents,
        meldingen=tuple(meldingen),
    )


def check_history(inspection: Inspection) -> list[Melding]:
    """Whether versies.yaml keeps up: its last entry must be this version with this content."""
    norm = inspection.norm
    if norm is None:
        return []
    reader = Reader(inspection.documents["versies"])
    last = len(norm.versies) - 1
    if last < 0 or norm.versies[last].versie != norm.versie:
        reader.report(
            ("versies", last) if last >= 0 else ("versies",),
            "versie-ontbreekt",
            f"Versie {norm.versie} van norm.yaml is niet de laatste in versies.yaml.",
            "Verhoog de versie in norm.yaml en voeg die onderaan toe, met wat er is veranderd.",
        )
        return reader.meldingen
    for key, computed in (("vingerafdruk", norm.vingerafdruk), ("betekenis", norm.betekenis)):
        if getattr(norm.versies[last], key) != computed:
            reader.report(
                ("versies", last, key),
                f"{key}-verouderd",
                f"De inhoud van de norm is veranderd: deze {key} klopt niet meer.",
                f"Verhoog de versie in norm.yaml en voeg die onderaan toe, met {key}: {computed}",
            )
    return reader.meldingen


def _strays(folder: Path | Traversable, name: str, gebieden: list[str]) -> list[Melding]:
    known = {f"{stem}.yaml" for stem in (*check.FIXED, *gebieden)}
    return [
        Melding(
            ernst=Ernst.LET_OP,
            code="bestand-doet-niet-mee",
            bestand=f"{name}/{each}",
            tekst="Dit bestand staat niet bij gebieden in norm.yaml en doet dus niet mee.",
            oplossing="Zet de naam (zonder .yaml) bij gebieden, of haal het bestand weg.",
        )
        for each in sorted(each.name for each in folder.iterdir())
        if each.endswith((".yaml", ".yml")) and each not in known
    ]


def _missing(stem: str, bestand: str) -> Melding:
    return Melding(
        code="bestand-ontbreekt",
        bestand=bestand,
        tekst="Dit bestand hoort bij de norm, maar is er niet.",
        oplossing=f"Maak het aan; neem {stem}.yaml uit een andere editie als voorbeeld."
        if stem in check.FIXED
        else f"Maak het aan, of haal {stem} weg bij gebieden in norm.yaml.",
    )


def _refused(*meldingen: Melding, documents: Mapping[str, Document] | None = None) -> Inspection:
    return Inspection(norm=None, inhoud={}, documents=documents or {}, meldingen=meldingen)


def _others(folder: Path | Traversable) -> list[str]:
    """Probably the gebieden, when norm.yaml cannot say so: they are checked all the same."""
    stems = sorted(
        each.name.removesuffix(".yaml") for each in folder.iterdir() if each.name.endswith(".yaml")
    )
    return [stem for stem in stems if stem not in check.FIXED]


def plain(document: Document) -> dict[str, Any]:
    """The mapping in a document that passed its checks."""
    assert isinstance(document.value, dict)
    return document.value


def _ids(document: Document | None, key: str) -> tuple[str, ...]:
    """In the order of the file, so that a message names the same one every time."""
    if document is None:
        return ()
    reader = Reader(document)
    found = (reader.value((*path, "id")) for path in reader.items((key,)))
    return tuple(dict.fromkeys(each for each in found if isinstance(each, str)))


def _names(document: Document | None) -> list[str]:
    if document is None:
        return []
    reader = Reader(document)
    found = (reader.value(path) for path in reader.items(("gebieden",)))
    # A name is a file beside norm.yaml: never a path to somewhere else.
    names = (each for each in found if isinstance(each, str) and WORD_ID.fullmatch(each))
    return list(dict.fromkeys(each for each in names if each not in check.FIXED))
