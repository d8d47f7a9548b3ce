"""Finds a norm or a questionnaire, reads it and checks it; nothing unchecked gets through."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import files, resources
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm import check
from basisnorm.norm.build import build_norm, build_vragenlijst
from basisnorm.norm.inspect import inspect_folder, plain
from basisnorm.norm.model import Norm
from basisnorm.norm.vragenlijst import Vragenlijst
from basisnorm.words import listing, suggest

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DEFAULT_EDITION = "2024-11"
COMPILED = "gecompileerd.json"


def editions() -> tuple[str, ...]:
    """The ids of the editions that come with the program, oldest first."""
    return tuple(
        sorted(
            each.name
            for each in resources.folder("norm").iterdir()
            if (each / "norm.yaml").is_file()
        )
    )


def questionnaires() -> tuple[str, ...]:
    """The ids of the questionnaires that come with the program."""
    return tuple(
        sorted(
            each.name.removesuffix(".yaml")
            for each in resources.folder("questionnaires").iterdir()
            if each.name.endswith(".yaml")
        )
    )


def load_norm(which: str = DEFAULT_EDITION) -> Norm:
    """The norm with this edition id, or in this folder. BasisnormFout when it is refused."""
    if which in editions():
        return _load_edition(resources.folder("norm") / which)
    folder = Path(which)
    if not files.is_folder(folder):
        meant = suggest(which, editions())
        raise BasisnormFout(
            Melding(
                code="onbekende-editie",
                waarde=which,
                tekst=f"De editie (of map) '{which}' kennen wij niet.",
                oplossing=f"Bedoelt u {meant}?" if meant else f"Kies: {listing(editions())}.",
            )
        )
    inspection = inspect_folder(folder, str(folder))
    if inspection.norm is None:
        raise BasisnormFout(*inspection.meldingen)
    return inspection.norm


def load_vragenlijst(which: str, norm: Norm) -> Vragenlijst:
    """The questionnaire with this id, or in this file, for this norm."""
    if which in questionnaires():
        source = resources.folder("questionnaires") / f"{which}.yaml"
        name, data = source.name, source.read_bytes()
    elif which.endswith((".yaml", ".yml")):
        name, data = which, files.read_bytes(Path(which))
    else:
        meant = suggest(which, questionnaires())
        raise BasisnormFout(
            Melding(
                code="onbekende-vragenlijst",
                waarde=which,
                tekst=f"De vragenlijst '{which}' kennen wij niet.",
                oplossing=f"Bedoelt u {meant}?"
                if meant
                else f"Kies {listing(questionnaires())}, of noem een YAML-bestand.",
            )
        )
    from basisnorm.strict_yaml import parse

    document = parse(data, name)
    meldingen = check.check_vragenlijst(document, norm.eisen)
    if meldingen:
        raise BasisnormFout(*meldingen)
    return build_vragenlijst(plain(document))


def compile_edition(folder: Path | Traversable) -> str:
    """The text of gecompileerd.json for a folder; BasisnormFout when the norm is wrong."""
    inspection = inspect_folder(folder, folder.name)
    if inspection.norm is None:
        raise BasisnormFout(*inspection.meldingen)
    compiled = {
        "yaml": _hash_of_yaml(folder),
        "vingerafdruk": inspection.norm.vingerafdruk,
        "betekenis": inspection.norm.betekenis,
        "inhoud": inspection.inhoud,
    }
    return json.dumps(compiled, ensure_ascii=False, indent=1) + "\n"


def _load_edition(folder: Path | Traversable) -> Norm:
    """An edition of our own: from its compiled form when that is still true to the YAML."""
    compiled_file = folder / COMPILED
    if compiled_file.is_file():
        compiled = json.loads(compiled_file.read_bytes())
        if compiled["yaml"] == _hash_of_yaml(folder):
            return build_norm(compiled["inhoud"], compiled["vingerafdruk"], compiled["betekenis"])
    inspection = inspect_folder(folder, folder.name)
    if inspection.norm is None:
        raise BasisnormFout(*inspection.meldingen)
    return inspection.norm


def _hash_of_yaml(folder: Path | Traversable) -> str:
    digest = hashlib.sha256()
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.name.endswith(".yaml"):
            # Git may check out with other line ends; the content is the same then.
            data = each.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{each.name} {len(data)}\n".encode() + data)
    return digest.hexdigest()
