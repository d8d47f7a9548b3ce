"""Where the program keeps for itself what it would otherwise work out again at every start."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def remember_templates() -> None:
    """Let the templates be translated once, and not at every report (docs/privacy.md)."""
    from basisnorm.rapport.html import keep_translated_in

    keep_translated_in(_folder())


def _folder() -> Path | None:
    """A folder where this computer has its caches; None when it has no such place.

    A home is never made here; a relative one would be somewhere else every time, so it is passed
    over.
    """
    at_home = "Library/Caches/basisnorm" if sys.platform == "darwin" else ".cache/basisnorm"
    places = {"LOCALAPPDATA": "basisnorm/cache"} if os.name == "nt" else {
        "XDG_CACHE_HOME": "basisnorm",
        "HOME": at_home,
    }  # fmt: skip
    for name, inside in places.items():
        top = Path(os.environ.get(name, ""))
        if top.is_absolute():
            try:
                return top / inside if top.is_dir() else None
            except OSError:
                # Its name is too long, or its place forbidden.
                return None
    return None
