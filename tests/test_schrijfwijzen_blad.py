"""docs/schrijfwijzen.md is what the program accepts today."""

from __future__ import annotations

import subprocess
import sys

from programma import TOP


def test_the_page_is_the_lists_of_today() -> None:
    """After a changed list: make opdrachten."""
    made = subprocess.run(
        [sys.executable, "-c", "import schrijfwijzen; print(schrijfwijzen.text(), end='')"],
        cwd=TOP / "tools", capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert made.stdout == (TOP / "docs" / "schrijfwijzen.md").read_text(encoding="utf-8")
