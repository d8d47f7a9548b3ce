"""The editions that come with the program, and their compiled form."""

from __future__ import annotations

import json
from binascii import crc32
from pathlib import Path
from typing import TYPE_CHECKING, Any

from basisnorm import resources

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

COMPILED = "gecompileerd.json"
BETEKENISSEN = "betekenissen.json"


def editions() -> tuple[str, ...]:
    """The ids of the editions that come with the program, oldest first."""
    return tuple(
        sorted(
            each.name
            for each in resources.folder("norm").iterdir()
            if (each / "norm.yaml").is_file()
        )
    )


def edition_folder(edition: str) -> Path | Traversable:
    """The folder of one of our editions."""
    return resources.folder("norm") / edition


def read_compiled(folder: Path | Traversable) -> dict[str, Any] | None:
    """What stands in gecompileerd.json, or None when it is not (or no longer) true to the YAML.

    A mapping of vingerafdruk, betekenis and inhoud.
    """
    file = folder / COMPILED
    if not file.is_file():
        return None
    compiled: dict[str, Any] = json.loads(file.read_bytes())
    return compiled if compiled["yaml"] == sum_of_yaml(folder) else None


def read_betekenissen(folder: Path | Traversable) -> dict[str, dict[str, str]]:
    """For each version that was ever given out: the betekenis of every eis in it.

    So the words of an older version need not be kept to know which eisen ask something else.
    """
    file = folder / BETEKENISSEN
    if not file.is_file():
        return {}
    found: dict[str, dict[str, str]] = json.loads(file.read_bytes())
    return found


def sum_of_yaml(folder: Path | Traversable) -> str:
    """A checksum over the names and the content of the YAML files in a folder.

    Against forgetting to compile, not against malice: a CRC, because every start computes it.
    """
    found = 0
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.name.endswith(".yaml"):
            # Git may check out with other line ends; the content is the same then.
            data = each.read_bytes().replace(b"\r\n", b"\n")
            found = crc32(f"{each.name} {len(data)}\n".encode() + data, found)
    return f"crc32:{found:08x}"
