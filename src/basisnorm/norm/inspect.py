"""Reads and checks every file of a norm folder; nothing unchecked becomes a Norm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from basisnorm import files
from basisnorm.errors import BasisnormFout, Ernst, Melding, has_fout
from basisnorm.fields import Reader
from basisnorm.norm import check
from basisnorm.norm.build import (
    FIXED,
    build_norm,
    edition_folder,
    editions,
    fingerprint,
    meaning,
    plain,
    read_compiled,
)
from basisnorm.norm.check_eisen import check_gebied, check_law, check_twins, check_used
from basisnorm.norm.eigen import KEY, Grondslag, check_changes, leave_out, resolve, weakened
from basisnorm.norm.model import Norm
from basisnorm.strict_yaml import YamlDocument, parse
from basisnorm.words import remedy, shown

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

CONCEPT = "0."


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found in a folder; `norm` is None when there is a fout among the meldingen.

    `inhoud` is the content of the norm as a whole, `documents` what the folder itself says.
    """

    norm: Norm | None
    inhoud: Mapping[str, Any]
    documents: Mapping[str, YamlDocument]
    meldingen: tuple[Melding, ...]


def inspect_folder(folder: Path | Traversable, name: str) -> Inspection:
    """Read and check a norm folder; every mistake in every file is among the meldingen."""
    if not folder.is_dir():
        melding = Melding(
            code="map-ontbreekt",
            bestand=name,
            tekst="Deze map is er niet, of het is een bestand.",
            oplossing="Noem de map waarin norm.yaml staat.",
        )
        return Inspection(norm=None, inhoud={}, documents={}, meldingen=(melding,))
    found = NormFolder(folder, name)
    norm = found.read("norm")
    # When norm.yaml cannot be read, its text still tells what kind of files stand beside it.
    based = check.is_based(norm) if norm is not None else found.mentions("norm", KEY)
    grond = _read_norm(found, norm) if norm is not None else None
    bronnen = None if based and not found.has("bronnen") else found.read("bronnen")
    if bronnen is not None:
        found.meldingen += check.check_bronnen(bronnen, grond)
    versies = found.read("versies")
    if versies is not None:
        found.meldingen += check.check_versies(versies)
    gebieden = _names(norm) or ([] if based else found.others())
    # Without all sources to look in, every source would be called unknown.
    whole = grond is not None if based else bronnen is not None
    known = (*(grond.bronnen if grond else ()), *_ids(bronnen)) if whole else None
    seen = dict.fromkeys(grond.eisen, f"editie {grond.id}") if grond else {}
    for stem in gebieden:
        document = found.read(stem)
        if document is not None:
            found.meldingen += check_gebied(document, stem, known, seen, grond, based=based)
    if norm is not None:
        found.meldingen += _strays(found, gebieden)
    read = [found.documents[stem] for stem in gebieden if stem in found.documents]
    # A source that was misspelt in an eis is told there; here it would only look unused.
    misspelt = any(each.code == "onbekende-bron" for each in found.meldingen)
    complete = norm is not None and all(each in found.documents for each in gebieden)
    if bronnen is not None and complete and not misspelt:
        found.meldingen += check_used(bronnen, read)
    if norm is not None and whole and not misspelt:
        found.meldingen += check_law(norm, bronnen, read, grond)
    if complete:
        found.meldingen += check_twins(read, grond)
    if norm is not None and not has_fout(found.meldingen):
        left_out = leave_out(Reader(norm))
        asked = [eis for eis in seen if eis not in left_out]
        found.meldingen += check.check_vervallen(norm, asked)
    return _inspection(found, gebieden, grond)


def check_history(inspection: Inspection) -> list[Melding]:
    """Whether versies.yaml keeps up: its last entry must be this version with this content.

    A version that begins with 0 is a concept, in which everything may still change.
    """
    norm = inspection.norm
    if norm is None or norm.versie.startswith(CONCEPT):
        return []
    reader = Reader(inspection.documents["versies"])
    last = len(norm.versies) - 1
    if last < 0 or norm.versies[last].versie != norm.versie:
        reader.report(
            ("versies", last) if last >= 0 else ("versies",),
            "versie-ontbreekt",
            f"Versie {norm.versie} van norm.yaml is niet de laatste in versies.yaml.",
            f'Zet dit onderaan, en vul in wat er is veranderd: - {{versie: "{norm.versie}", '
            f'datum: "{norm.peildatum}", vingerafdruk: "{norm.vingerafdruk}", '
            f'betekenis: "{norm.betekenis}", wat: "..."}}',
        )
        return reader.meldingen
    what = f"de norm (of van {norm.gebaseerd_op})" if norm.gebaseerd_op else "de norm"
    for key, computed in (("vingerafdruk", norm.vingerafdruk), ("betekenis", norm.betekenis)):
        if getattr(norm.versies[last], key) != computed:
            reader.report(
                ("versies", last, key),
                f"{key}-verouderd",
                f"De inhoud van {what} is veranderd: deze {key} klopt niet meer.",
                f"Verhoog de versie in norm.yaml en voeg die onderaan toe, met {key}: {computed}",
            )
    return reader.meldingen


class NormFolder:
    """Reads the files of one folder; what cannot be read becomes a Melding."""

    def __init__(self, folder: Path | Traversable, name: str) -> None:
        self.name = name
        self.documents: dict[str, YamlDocument] = {}
        self.meldingen: list[Melding] = []
        self._folder = folder

    def names(self) -> list[str]:
        """The names of all files in the folder, sorted."""
        if isinstance(self._folder, Path):
            return list(files.names_in(self._folder))
        return sorted(each.name for each in self._folder.iterdir())

    def has(self, stem: str) -> bool:
        """Whether the file of this name is there."""
        return f"{stem}.yaml" in self.names()

    def read(self, stem: str) -> YamlDocument | None:
        """The file `stem`.yaml; None when it is not there or cannot be read."""
        path = self._folder / f"{stem}.yaml"
        bestand = f"{self.name}/{stem}.yaml"
        try:
            if not self.has(stem):
                raise BasisnormFout(_missing(stem, bestand))
            # Inside a zipped program there is no Path, and nothing that can be refused.
            data = files.read_bytes(path) if isinstance(path, Path) else path.read_bytes()
            self.documents[stem] = parse(data, bestand)
        except BasisnormFout as fout:
            self.meldingen += fout.meldingen
            return None
        return self.documents[stem]

    def mentions(self, stem: str, word: str) -> bool:
        """Whether a word stands in a file, also in one that cannot be parsed."""
        path = self._folder / f"{stem}.yaml"
        return self.has(stem) and word.encode() in path.read_bytes()

    def others(self) -> list[str]:
        """Probably the gebieden, when norm.yaml cannot say so: they are checked all the same."""
        stems = [each.removesuffix(".yaml") for each in self.names() if each.endswith(".yaml")]
        return [stem for stem in stems if stem not in FIXED]


def _read_norm(found: NormFolder, norm: YamlDocument) -> Grondslag | None:
    """Check norm.yaml; what comes back is the edition on which the norm builds."""
    meldingen = check.check_norm(norm)
    grond = None
    if check.is_based(norm):
        reader = Reader(norm)
        grond = _grondslag(reader)
        meldingen += reader.meldingen
    found.meldingen += sorted(meldingen, key=lambda each: (each.regel, each.kolom))
    return grond


def _grondslag(reader: Reader) -> Grondslag | None:
    known = editions()
    edition = reader.value((KEY,))
    if reader.value(("id",)) in known:
        reader.report(
            ("id",),
            "id-van-editie",
            f"'{reader.value(('id',))}' is de id van een landelijke editie.",
            "Geef uw norm een eigen id, zoals regio-noord.",
        )
    if not isinstance(edition, str) or not edition.strip():
        return None
    if edition not in known:
        reader.report(
            (KEY,),
            "onbekende-editie",
            f"De editie '{shown(edition)}' kennen wij niet.",
            remedy(edition, known),
        )
        return None
    compiled = read_compiled(edition_folder(edition))
    if compiled is None:
        inspection = inspect_folder(edition_folder(edition), edition)
        if inspection.norm is None:
            raise BasisnormFout(*inspection.meldingen)
        inhoud = inspection.inhoud
    else:
        inhoud = compiled["inhoud"]
    grond = Grondslag(id=edition, inhoud=inhoud)
    check_changes(reader, grond)
    return grond


def _inspection(found: NormFolder, gebieden: list[str], grond: Grondslag | None) -> Inspection:
    norm, inhoud = None, {}
    if not has_fout(found.meldingen):
        document = found.documents["norm"]
        bronnen = found.documents.get("bronnen")
        inhoud = {
            "norm": plain(document),
            "bronnen": plain(bronnen)["bronnen"] if bronnen else [],
            "versies": plain(found.documents["versies"])["versies"],
            "gebieden": [plain(found.documents[stem]) for stem in gebieden],
        }
        verzwakt: tuple[str, ...] = ()
        if grond is not None:
            inhoud = resolve(inhoud, grond)
            verzwakt = weakened(Reader(document), grond)
        norm = build_norm(
            inhoud, fingerprint(inhoud), meaning(inhoud), grond.id if grond else None, verzwakt
        )
    return Inspection(
        norm=norm, inhoud=inhoud, documents=found.documents, meldingen=tuple(found.meldingen)
    )


def _strays(found: NormFolder, gebieden: list[str]) -> list[Melding]:
    known = {f"{stem}.yaml" for stem in (*FIXED, *gebieden)}
    return [
        Melding(
            ernst=Ernst.LET_OP,
            code="bestand-doet-niet-mee",
            bestand=f"{found.name}/{each}",
            tekst="Dit bestand staat niet bij gebieden in norm.yaml en doet dus niet mee.",
            oplossing="Zet de naam (zonder .yaml) bij gebieden, of haal het bestand weg.",
        )
        for each in found.names()
        if each.endswith((".yaml", ".yml")) and each not in known
    ]


def _ids(bronnen: YamlDocument | None) -> tuple[str, ...]:
    """In the order of the file, so that a message names the same one every time."""
    if bronnen is None:
        return ()
    reader = Reader(bronnen)
    found = (reader.value((*path, "id")) for path in reader.items(("bronnen",)))
    return tuple(dict.fromkeys(each for each in found if isinstance(each, str)))


def _names(norm: YamlDocument | None) -> list[str]:
    if norm is None:
        return []
    reader = Reader(norm)
    found = (reader.value(path) for path in reader.items(("gebieden",)))
    # A name is a file beside norm.yaml: never a path to somewhere else.
    return list(
        dict.fromkeys(each for each in found if isinstance(each, str) and check.is_name(each))
    )


def _missing(stem: str, bestand: str) -> Melding:
    return Melding(
        code="bestand-ontbreekt",
        bestand=bestand,
        tekst="Dit bestand hoort bij de norm, maar is er niet.",
        oplossing=f"Maak het aan; neem {stem}.yaml uit een andere editie als voorbeeld."
        if stem in FIXED
        else f"Maak het aan, of haal {stem} weg bij gebieden in norm.yaml.",
    )
