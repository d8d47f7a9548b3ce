"""Finds a norm or a questionnaire, reads it and checks it; nothing unchecked gets through."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from basisnorm import files, resources
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.build import (
    build_norm,
    build_vragenlijst,
    edition_folder,
    editions,
    meaning_of,
    plain,
    read_betekenissen,
    read_compiled,
    sum_of_yaml,
)
from basisnorm.norm.model import Norm, Vragenlijst
from basisnorm.words import listing, suggest

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DEFAULT_EDITION = "2026-08"


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
        return _load_edition(edition_folder(which))
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
    return _inspected(folder, str(folder))[0]


def changed_eisen(
    norm: Norm, versie: str | None, vingerafdruk: str | None
) -> frozenset[str] | None:
    """The eisen of `norm` that asked something else in an earlier version of this edition.

    None when that version is not known: of a norm of one's own only the newest words are there.
    """
    known = {each.versie: each.vingerafdruk for each in norm.versies}
    if versie not in known or vingerafdruk not in (None, known[versie]):
        return None
    if norm.id not in editions():
        return None
    then = read_betekenissen(edition_folder(norm.id)).get(versie or "")
    if then is None:
        return None
    return frozenset(eis.id for eis in norm.eisen.values() if then.get(eis.id) != meaning_of(eis))


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
    from basisnorm.fields import Reader
    from basisnorm.norm.check import check_vragenlijst
    from basisnorm.strict_yaml import parse

    reader = Reader(parse(data, name))
    check_vragenlijst(reader, norm.eisen)
    reader.stop_on_fout()
    return build_vragenlijst(plain(reader.document), norm)


def compile_edition(folder: Path | Traversable) -> str:
    """The text of gecompileerd.json for a folder; BasisnormFout when the norm is wrong."""
    norm, inhoud = _inspected(folder, folder.name)
    compiled = {
        "yaml": sum_of_yaml(folder),
        "vingerafdruk": norm.vingerafdruk,
        "betekenis": norm.betekenis,
        "inhoud": inhoud,
    }
    return json.dumps(compiled, ensure_ascii=False, indent=1) + "\n"


def _load_edition(folder: Path | Traversable) -> Norm:
    """An edition of our own: from its compiled form when that is still true to the YAML."""
    compiled = read_compiled(folder)
    if compiled is not None:
        return build_norm(compiled["inhoud"], compiled["vingerafdruk"], compiled["betekenis"])
    return _inspected(folder, folder.name)[0]


def _inspected(folder: Path | Traversable, name: str) -> tuple[Norm, Mapping[str, Any]]:
    """The norm in the YAML files of a folder, with its content as plain values."""
    # A compiled edition needs none of the checks, nor yaml.
    from basisnorm.norm.inspect import inspect_folder

    inspection = inspect_folder(folder, name)
    if inspection.norm is None:
        raise BasisnormFout(*inspection.meldingen)
    return inspection.norm, inspection.inhoud
