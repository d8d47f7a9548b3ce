"""Where the three data folders are: in the wheel inside the package, in a checkout at the top."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Folder = Literal["norm", "questionnaires", "reports"]


def folder(name: Folder) -> Path | Traversable:
    """The folder `name`, to read from; never to write in."""
    package = Path(__file__).parent
    for candidate in (package / "data" / name, package.parents[1] / name):
        if candidate.is_dir():
            return candidate
    # Only a zipped wheel gets here; importlib.resources would slow down every other start.
    from importlib.resources import files

    return files("basisnorm") / "data" / name
