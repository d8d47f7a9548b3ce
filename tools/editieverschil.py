"""docs/wat-verandert-in-<editie>.md: what the newest edition changes, as a page to send to schools.

`make verschil` writes it again after a change of the norm; a test keeps it up to date.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from basisnorm import __version__
from basisnorm.norm.build import editions
from basisnorm.norm.load import load_norm
from basisnorm.norm.verschil import compare
from basisnorm.rapport.markdown import as_markdown
from basisnorm.rapport.normverschil.blad import build_verschil

DOCS = Path(__file__).parents[1] / "docs"


def pages() -> dict[Path, str]:
    """The text of the page of every edition that came after another one."""
    known = editions()
    return {
        DOCS / f"wat-verandert-in-{new}.md": as_markdown(
            build_verschil(compare(load_norm(old), load_norm(new)), __version__)
        )
        for old, new in pairwise(known)
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
