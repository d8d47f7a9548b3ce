"""How a melding looks on the terminal."""

from __future__ import annotations

import pytest

from basisnorm.cli.meldingen import format_melding, show
from basisnorm.errors import Ernst, Melding

FOUT = Melding(code="x", tekst="Dit kan niet.", oplossing="Doe het anders.")
PLACES = [
    ({}, "fout: Dit kan niet."),
    ({"bestand": "a.yaml"}, "a.yaml: fout: Dit kan niet."),
    ({"bestand": "a.yaml", "regel": 3, "kolom": 7}, "a.yaml:3:7: fout: Dit kan niet."),
    (
        {"bestand": "a.xlsx", "blad": "School", "regel": 2, "kolom": "C"},
        "a.xlsx:School:2:C: fout: Dit kan niet.",
    ),
]


@pytest.mark.parametrize(("place", "first"), PLACES)
def test_the_place_comes_first(place: dict[str, str | int], first: str) -> None:
    """`bestand:regel:kolom: fout: tekst`, with only the parts that are known."""
    from dataclasses import replace

    lines = format_melding(replace(FOUT, **place))  # type: ignore[arg-type]
    assert lines == [first, "  doe dit: Doe het anders."]


def test_long_lines_wrap_only_on_a_terminal() -> None:
    """Wrapped text stays whole words, and what follows is indented."""
    long = Melding(code="x", tekst="woord " * 20, oplossing="Kort.")
    assert len(format_melding(long)) == 2
    wrapped = format_melding(long, 40)
    assert max(map(len, wrapped)) <= 40
    assert all(line.startswith("    ") for line in wrapped[1:-1])


def test_values_cannot_steer_the_terminal() -> None:
    """An escape code in a file name is shown, not obeyed."""
    melding = Melding(code="x", bestand="\x1b[31mrood\n.yaml", tekst="t", oplossing="o")
    assert format_melding(melding)[0] == "\\x1b[31mrood\\n.yaml: fout: t"


@pytest.mark.parametrize(
    ("ernsten", "last"),
    [
        ([Ernst.FOUT], "  doe dit: o"),
        ([Ernst.LET_OP, Ernst.LET_OP], "  doe dit: o"),
        ([Ernst.FOUT, Ernst.FOUT], "2 fouten."),
        ([Ernst.FOUT, Ernst.LET_OP], "1 fout, 1 keer let-op."),
    ],
)
def test_more_than_one_is_counted(
    capsys: pytest.CaptureFixture[str], ernsten: list[Ernst], last: str
) -> None:
    """After a list with fouten in it stands how many there are."""
    show(Melding(ernst=each, code="x", tekst="t", oplossing="o") for each in ernsten)
    assert capsys.readouterr().err.splitlines()[-1] == last
