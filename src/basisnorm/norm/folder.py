"""The files of one norm folder, as they are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import files
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.strict_yaml import YamlDocument, parse

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FIXED = ("norm", "bronnen", "versies")


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

    def refused(self) -> bool:
        """Whether there is a fout among the meldingen."""
        return any(melding.ernst is Ernst.FOUT for melding in self.meldingen)


def _missing(stem: str, bestand: str) -> Melding:
    return Melding(
        code="bestand-ontbreekt",
        bestand=bestand,
        tekst="Dit bestand hoort bij de norm, maar is er niet.",
        oplossing=f"Maak het aan; neem {stem}.yaml uit een andere editie als voorbeeld."
        if stem in FIXED
        else f"Maak het aan, of haal {stem} weg bij gebieden in norm.yaml.",
    )
