"""docs/wat-verandert-in-<editie>.md: what the newest edition changes, as a page to send to schools.

`make verschil` writes it again after a change of the norm; a test keeps it up to date.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from basisnorm.norm.load import editions, load_norm
from basisnorm.norm.verschil import compare
from basisnorm.rapport.normverschil.als_md import render_markdown

DOCS = Path(__file__).parents[1] / "docs"


def pages() -> dict[Path, str]:
    """The text of the page of every edition that came after another one."""
    known = editions()
    return {
        DOCS / f"wat-verandert-in-{new}.md": render_markdown(
            compare(load_norm(old), load_norm(new))
        )
        for old, new in pairwise(known)
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
