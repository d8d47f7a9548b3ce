"""docs/wat-verandert-in-....md says what the editions of today differ in."""

from __future__ import annotations

import json
import subprocess
import sys

from basisnorm.norm.build import editions
from basisnorm.norm.load import load_norm
from basisnorm.norm.verschil import _FIELDS
from basisnorm.rapport.normverschil.zinnen import VELD
from programma import TOP, Run


def test_the_page_for_schools_is_of_today() -> None:
    """After a change of the norm: make verschil."""
    made = subprocess.run(
        [sys.executable, "-c",
         "import editieverschil, json; "
         "print(json.dumps({each.name: text for each, text in editieverschil.pages().items()}))"],
        cwd=TOP / "tools", capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    pages = json.loads(made.stdout)
    assert list(pages) == [f"wat-verandert-in-{each}.md" for each in editions()[1:]]
    for name, text in pages.items():
        assert text == (TOP / "docs" / name).read_text(encoding="utf-8"), "make verschil"


def test_every_field_that_can_change_has_a_word() -> None:
    assert set(_FIELDS) <= set(VELD)


def test_the_command_gives_the_same_page(run: Run) -> None:
    old, new = editions()[-2:]
    ran = run("norm", "vergelijk", old, new, "--vorm", "md")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (TOP / "docs" / f"wat-verandert-in-{new}.md").read_text(encoding="utf-8")
    assert f"# Wat er verandert: van norm {old} naar norm {load_norm(new).id}" in ran.out
