"""Builds what a release consists of, twice, and fails when the two differ (see RELEASING.md)."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from packaging.requirements import Requirement

from basisnorm import __version__
from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.load import load_norm, load_vragenlijst
from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.invulpagina import render_invulpagina
from basisnorm.rapport.werkboek.werkboek import render_werkboek

TOP = Path(__file__).parents[1]
# Its compiled part cannot be imported from a zip; `norm controleer` says that it is missing.
LEFT_OUT = frozenset({"jsonschema"})
# What an installer notes about this computer says nothing about the package.
OF_THIS_COMPUTER = frozenset({"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"})
MAIN = b"from basisnorm.cli.main import main\n\nmain()\n"
SHEBANG = b"#!/usr/bin/env python3\n"


def main() -> int:
    """0 when both times gave the same bytes; the files are then in dist/."""
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        made = [build(Path(folder)) for folder in (first, second)]
        if made[0] != made[1]:
            names = sorted(name for name in made[0] if made[0][name] != made[1].get(name))
            print(f"Niet twee keer hetzelfde: {', '.join(names)}", file=sys.stderr)
            return 1
        dist = TOP / "dist"
        dist.mkdir(exist_ok=True)
        for name in made[0]:
            (dist / name).write_bytes((Path(first) / name).read_bytes())
    sums = "".join(f"{digest}  {name}\n" for name, digest in made[0].items())
    (dist / "SHA256SUMS").write_text(sums, encoding="utf-8")
    print(sums, end="")
    return 0


def build(folder: Path) -> dict[str, str]:
    """Make everything in `folder`; the SHA-256 of each file by its name, sorted."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(released().timestamp()))}
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, TOP],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    (wheel,) = folder.glob("*.whl")
    write_pyz(folder / "basisnorm.pyz", wheel)
    sbom = json.dumps(list_components(), indent=1, ensure_ascii=False, sort_keys=True)
    (folder / "basisnorm.cdx.json").write_text(f"{sbom}\n", encoding="utf-8")
    write_forms(folder)
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }


def released() -> datetime:
    """The date of the newest release in CHANGELOG.md: the time stamp of every file in it."""
    found = re.search(r"^## \[[0-9.]+\] - ([0-9-]{10})$", (TOP / "CHANGELOG.md").read_text(), re.M)
    assert found is not None
    return datetime.fromisoformat(found[1]).replace(tzinfo=UTC)


def write_forms(folder: Path) -> None:
    """What a school can fill in without this program, for each schoolsoort: page and workbook."""
    norm = load_norm()
    for soort in Schoolsoort:
        formulier = Formulier(
            norm=norm,
            vragenlijst=load_vragenlijst("volledig", norm),
            sector=soort.sector,
            schoolsoort=soort,
            programma=__version__,
        )
        page = folder / f"invulpagina-volledig-{soort.value}.html"
        page.write_text(render_invulpagina(formulier), encoding="utf-8")
        (folder / f"werkboek-{soort.value}.xlsx").write_bytes(render_werkboek(formulier))


def write_pyz(path: Path, wheel: Path) -> None:
    """One file that runs with nothing but Python: the wheel and what it needs, as a zip."""
    day = released()
    with path.open("wb") as handle:
        handle.write(SHEBANG)
        with ZipFile(handle, "w", ZIP_DEFLATED) as archive:
            for name, data in sorted(_files_of_pyz(wheel)):
                entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
                entry.compress_type = ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, data)
    path.chmod(0o755)


def needed(without: frozenset[str] = frozenset()) -> dict[str, Distribution]:
    """What basisnorm needs to run, with what that needs, by name; not what only `without` needs."""
    found: dict[str, Distribution] = {}
    waiting = [("basisnorm", "")]
    while waiting:
        name, extra = waiting.pop()
        package = distribution(name)
        key = package.metadata["Name"].lower().replace("_", "-")
        if key in found or key in without:
            continue
        found[key] = package
        for text in package.requires or ():
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                waiting.append((requirement.name, ",".join(requirement.extras)))
    return {name: found[name] for name in sorted(found)}


def list_components() -> dict[str, object]:
    """The bill of materials in CycloneDX 1.6, without a time or a serial number."""
    own = distribution("basisnorm")
    packages = {name: each for name, each in needed().items() if name != "basisnorm"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component("application", own)},
        "components": [_component("library", each) for each in packages.values()],
        "dependencies": [
            {
                "ref": _purl(each),
                "dependsOn": sorted(
                    _purl(packages[name]) for name in _names(each) if name in packages
                ),
            }
            for each in (own, *packages.values())
        ],
    }


def _names(package: Distribution) -> set[str]:
    return {Requirement(text).name.lower().replace("_", "-") for text in package.requires or ()}


def _component(kind: str, package: Distribution) -> dict[str, object]:
    licence = package.metadata["License-Expression"] or package.metadata["License"]
    known: dict[str, object] = {
        "type": kind,
        "bom-ref": _purl(package),
        "name": package.metadata["Name"],
        "version": package.version,
        "purl": _purl(package),
    }
    if licence and "\n" not in licence:
        known["licenses"] = [{"license": {"name": licence}}]
    return known


def _purl(package: Distribution) -> str:
    return f"pkg:pypi/{package.metadata['Name'].lower().replace('_', '-')}@{package.version}"


def _files_of_pyz(wheel: Path) -> Iterator[tuple[str, bytes]]:
    yield "__main__.py", MAIN
    with ZipFile(wheel) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
    for name, package in needed(LEFT_OUT).items():
        if name == "basisnorm":
            continue
        for each in package.files or ():
            if _travels(PurePosixPath(each)):
                yield each.as_posix(), Path(str(package.locate_file(each))).read_bytes()


def _travels(path: PurePosixPath) -> bool:
    """Python files and what says whose they are; nothing compiled, no scripts."""
    if ".." in path.parts or "__pycache__" in path.parts:
        return False
    return path.suffix == ".py" or (
        path.parts[0].endswith(".dist-info") and path.name not in OF_THIS_COMPUTER
    )


if __name__ == "__main__":
    sys.exit(main())
