"""Reads and checks every file of a norm folder; nothing unchecked becomes a Norm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    grond = None
    if norm is not None:
        check.check_norm(norm)
        grond = _grondslag(norm) if based else None
    bronnen = None if based and not found.has("bronnen") else found.read("bronnen")
    if bronnen is not None:
        check.check_bronnen(bronnen, grond)
    versies = found.read("versies")
    if versies is not None:
        check.check_versies(versies)
    stems = _names(norm) or ([] if based else found.others())
    # Without all sources to look in, every source would be called unknown.
    whole = grond is not None if based else bronnen is not None
    known = (*(grond.bronnen if grond else ()), *_ids(bronnen)) if whole else None
    seen = dict.fromkeys(grond.eisen, f"editie {grond.id}") if grond else {}
    gebieden = []
    for stem in stems:
        gebied = found.read(stem)
        if gebied is not None:
            check_gebied(gebied, stem, known, seen, grond, based=based)
            gebieden.append(gebied)
    strays = _strays(found, stems) if norm is not None else []
    # A source that was misspelt in an eis is told there; here it would only look unused.
    misspelt = any(each.code == "onbekende-bron" for each in found.meldingen)
    complete = norm is not None and len(gebieden) == len(stems)
    if bronnen is not None and complete and not misspelt:
        check_used(bronnen, gebieden)
    if norm is not None and whole and not misspelt:
        check_law(norm, bronnen, gebieden, grond)
    if complete:
        check_twins(gebieden, grond)
    if norm is not None and not has_fout(found.meldingen):
        left_out = leave_out(norm)
        check.check_vervallen(norm, [eis for eis in seen if eis not in left_out])
    return _inspection(found, stems, grond, (*found.meldingen, *strays))


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
        self.readers: dict[str, Reader] = {}
        self._folder = folder
        self._told: list[Sequence[Melding]] = []

    @property
    def meldingen(self) -> list[Melding]:
        """What was said so far, by file in the order of reading."""
        return [melding for told in self._told for melding in told]

    def names(self) -> list[str]:
        """The names of all files in the folder, sorted."""
        if isinstance(self._folder, Path):
            return list(files.names_in(self._folder))
        return sorted(each.name for each in self._folder.iterdir())

    def has(self, stem: str) -> bool:
        """Whether the file of this name is there."""
        return f"{stem}.yaml" in self.names()

    def read(self, stem: str) -> Reader | None:
        """The file `stem`.yaml; None when it is not there or cannot be read."""
        path = self._folder / f"{stem}.yaml"
        bestand = f"{self.name}/{stem}.yaml"
        try:
            if not self.has(stem):
                raise BasisnormFout(_missing(stem, bestand))
            # Inside a zipped program there is no Path, and nothing that can be refused.
            data = files.read_bytes(path) if isinstance(path, Path) else path.read_bytes()
            reader = self.readers[stem] = Reader(parse(data, bestand))
        except BasisnormFout as fout:
            self._told.append(fout.meldingen)
            return None
        self._told.append(reader.meldingen)
        return reader

    def mentions(self, stem: str, word: str) -> bool:
        """Whether a word stands in a file, also in one that cannot be parsed."""
        path = self._folder / f"{stem}.yaml"
        return self.has(stem) and word.encode() in path.read_bytes()

    def others(self) -> list[str]:
        """Probably the gebieden, when norm.yaml cannot say so: they are checked all the same."""
        stems = [each.removesuffix(".yaml") for each in self.names() if each.endswith(".yaml")]
        return [stem for stem in stems if stem not in FIXED]


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


def _inspection(
    found: NormFolder, stems: list[str], grond: Grondslag | None, meldingen: tuple[Melding, ...]
) -> Inspection:
    documents = {stem: reader.document for stem, reader in found.readers.items()}
    norm, inhoud = None, {}
    if not has_fout(meldingen):
        bronnen = documents.get("bronnen")
        inhoud = {
            "norm": plain(documents["norm"]),
            "bronnen": plain(bronnen)["bronnen"] if bronnen else [],
            "versies": plain(documents["versies"])["versies"],
            "gebieden": [plain(documents[stem]) for stem in stems],
        }
        verzwakt: tuple[str, ...] = ()
        if grond is not None:
            inhoud = resolve(inhoud, grond)
            verzwakt = weakened(found.readers["norm"], grond)
        norm = build_norm(
            inhoud, fingerprint(inhoud), meaning(inhoud), grond.id if grond else None, verzwakt
        )
    return Inspection(norm=norm, inhoud=inhoud, documents=documents, meldingen=meldingen)


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


def _ids(bronnen: Reader | None) -> tuple[str, ...]:
    """In the order of the file, so that a message names the same one every time."""
    found = (
        (bronnen.value((*path, "id")) for path in bronnen.paths(("bronnen",))) if bronnen else ()
    )
    return tuple(dict.fromkeys(each for each in found if isinstance(each, str)))


def _names(norm: Reader | None) -> list[str]:
    """The gebieden that norm.yaml names: files beside it, never a path to somewhere else."""
    found = (norm.value(path) for path in norm.paths(("gebieden",))) if norm else ()
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
