"""What a person does with a proposal for a mapping: agree with it, or choose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from programma import Run

_DOUBT = re.compile(r'"([^"]*)\?"((?: *#.*)?)$', re.MULTILINE)


def propose(run: Run, tabel: str, changes: Mapping[str, str] | None = None, *options: str) -> str:
    """Make k.yaml for a table, as a person settled it; the text of the proposal itself.

    `changes` come first; with what is doubted then, the person agrees.
    """
    ran = run("sjabloon", "koppeling", tabel, "-o", "k.yaml", *options)
    assert ran.code == 0, ran.err
    path = Path("k.yaml")
    proposed = text = path.read_text(encoding="utf-8")
    for before, after in (changes or {}).items():
        assert before in text, (before, text)
        text = text.replace(before, after)
    path.write_text(agree(text), encoding="utf-8")
    return proposed


def agree(text: str) -> str:
    """The mapping without its question marks."""
    return _DOUBT.sub(r'"\1"\2', text)
