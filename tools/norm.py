"""Brings versies.yaml and gecompileerd.json of every edition up to date (`make norm`).

A version that was published never changes: raise `versie` in norm.yaml first. For a version that
nobody has yet, `--zelfde-versie` replaces its last entry.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from basisnorm.audit.bestand import check_audit, write_audit
from basisnorm.errors import BasisnormFout
from basisnorm.norm.build import BETEKENISSEN, COMPILED, meaning_of, read_betekenissen
from basisnorm.norm.inspect import Inspection, check_history, inspect_folder
from basisnorm.norm.load import compile_edition, load_norm
from basisnorm.norm.model import Norm
from basisnorm.strict_yaml import dump, parse

TOP = Path(__file__).parents[1]
NORMS = TOP / "norm"
EXAMPLES = (*TOP.glob("questionnaires/voorbeeld/*.yaml"), *TOP.glob("tests/data/goed/*.yaml"))


def main(arguments: list[str]) -> None:
    """Go through the editions; stop at the first that needs a person."""
    for folder in sorted(path.parent for path in NORMS.glob("*/norm.yaml")):
        inspection = inspect_folder(folder, folder.name)
        if inspection.norm is None:
            raise BasisnormFout(*inspection.meldingen)
        if check_history(inspection):
            add_entry(folder, inspection, replace="--zelfde-versie" in arguments)
        (folder / COMPILED).write_text(compile_edition(folder), encoding="utf-8")
        remember(folder, load_norm(folder.name))
        stamp_examples(load_norm(folder.name))
        print(f"{folder.name}: versies.yaml en {COMPILED} zijn bij")


def add_entry(folder: Path, inspection: Inspection, *, replace: bool) -> None:
    """Put the fingerprints of today's content in versies.yaml."""
    norm = inspection.norm
    assert norm is not None
    path = folder / "versies.yaml"
    entries = list(inspection.inhoud["versies"])
    published = entries[-1]["versie"] == norm.versie
    if published and not replace:
        sys.exit(f"{folder.name}: de inhoud is veranderd. Verhoog de versie in norm.yaml.")
    wat = entries.pop()["wat"] if published else "VUL IN wat er is veranderd."
    entries.append(
        {
            "versie": norm.versie,
            "datum": norm.peildatum,
            "vingerafdruk": norm.vingerafdruk,
            "betekenis": norm.betekenis,
            "wat": wat,
        }
    )
    heading = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text(f"{heading}\n{dump({'versies': entries})}", encoding="utf-8")


def remember(folder: Path, norm: Norm) -> None:
    """Keep what every eis means in this version; an id that was ever given out stays explained."""
    known = read_betekenissen(folder)
    known[norm.versie] = {eis.id: meaning_of(eis) for eis in norm.eisen.values()}
    explained = {*norm.eisen, *(each.id for each in norm.vervallen)}
    gone = {each for version in known.values() for each in version} - explained
    if gone:
        sys.exit(
            f"{folder.name}: {', '.join(sorted(gone))} is verdwenen. Een id is blijvend: zet het "
            "bij vervallen in norm.yaml, met wat ervoor in de plaats kwam."
        )
    text = json.dumps(known, indent=1) + "\n"
    (folder / BETEKENISSEN).write_text(text, encoding="utf-8")


def stamp_examples(norm: Norm) -> None:
    """Let the example schools say that they were measured with this version."""
    for path in EXAMPLES:
        document = parse(path.read_bytes(), str(path))
        if isinstance(document.value, dict) and document.value["norm"] == norm.id:
            audit = check_audit(document, lambda _: norm).audit
            audit = replace(audit, versie=norm.versie, vingerafdruk=norm.vingerafdruk)
            write_audit(path, audit)


if __name__ == "__main__":
    main(sys.argv[1:])
