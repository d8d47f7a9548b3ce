"""docs/opdrachten.md is what the program says of itself, and the Tab key knows it too."""

from __future__ import annotations

import subprocess
import sys

import pytest

from programma import TOP


def test_the_page_is_the_help_of_today() -> None:
    """After a changed help text: make opdrachten."""
    made = subprocess.run(
        [sys.executable, "-c", "import opdrachten; print(opdrachten.text(), end='')"],
        cwd=TOP / "tools", capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert made.stdout == (TOP / "docs" / "opdrachten.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["basisnorm", "ui"], {"uitslag", "uitleg"}),
        (["basisnorm", "norm", "ver"], {"vergelijk"}),
        (["basisnorm", "uitslag", "--js"], {"--json"}),
        (["basisnorm", "audit", "--naar"], {"--naar-norm"}),
        (["basisnorm", "bestaat-niet"], set()),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_tab_key_completes(
    shell: str, words: list[str], expected: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The names of opdrachten and options, in every shell that click knows."""
    monkeypatch.setenv("_BASISNORM_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(words))
    last = str(len(words) - 1) if shell != "fish" else words[-1]
    monkeypatch.setenv("COMP_CWORD", last)
    ran = subprocess.run(
        [sys.executable, "-m", "basisnorm"], capture_output=True, text=True, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    if shell == "zsh":
        found = set(lines[1::3])
    else:
        found = {line.partition(",")[2].partition("\t")[0] for line in lines if line}
    assert found == expected
