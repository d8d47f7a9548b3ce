"""How a melding looks on the terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.cli.meldingen import Vouwlijst, format_melding, show
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


def rows(*regels: int, **changes: object) -> list[Melding]:
    """The same message about these rows."""
    same = Melding(code="x", bestand="t.csv", kolom="C", tekst="Fout.", oplossing="o")
    return [replace(same, regel=each, **changes) for each in regels]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("meldingen", "lines"),
    [
        (rows(4), ["t.csv:4:C: fout: Fout."]),
        (rows(4, 5), ["t.csv:4:C: fout: Fout.", "t.csv:5:C: fout: Fout."]),
        (rows(4, 5, 9), ["t.csv:4:C: fout: Fout. (op rij 4, 5 en 9)"]),
        (rows(*range(4, 39)), ["t.csv:4:C: fout: Fout. (35 rijen, bijvoorbeeld rij 4)"]),
        (rows(4, 4, 4), ["t.csv:4:C: fout: Fout. (3 keer)"]),
        (rows(1, 2, 3, kolom=7), ["t.csv:1:7: fout: Fout. (op regel 1, 2 en 3)"]),
        # Another column, and another sheet, are another place to look at.
        ([*rows(4, 5), *rows(4, kolom="D")], ["t.csv:4:C: fout: Fout.", "t.csv:5:C: fout: Fout.",
                                              "t.csv:4:D: fout: Fout."]),
        # What only differs in the code of the school.
        ([replace(each, vestigingscode=f"99AA0{each.regel}",
                  tekst=f"99AA0{each.regel} staat er niet in.", ernst=Ernst.LET_OP)
          for each in rows(1, 2, 3)],
         ["t.csv:1:C: let-op: 99AA01 staat er niet in. (op rij 1, 2 en 3)"]),
        # What only differs in the eis.
        ([replace(each, tekst=f"DYS-0{each.regel} geldt niet voor vo.", kolom=f"{each.regel}",
                  regel=2, ernst=Ernst.LET_OP) for each in rows(1, 2, 3)],
         ["t.csv:2:1: let-op: DYS-01 geldt niet voor vo. (3 keer: DYS-01, DYS-02 en DYS-03)"]),
        # A file each.
        ([replace(each, bestand=f"map/{each.regel}.xlsx", oplossing=f"Open map/{each.regel}.xlsx.")
          for each in rows(1, 2, 3)],
         ["map/1.xlsx:1:C: fout: Fout. (3 bestanden, bijvoorbeeld 1.xlsx)"]),
        # What is mended in its own way is said by itself.
        ([replace(each, tekst=f"'{each.regel}' is geen antwoord.") for each in rows(1, 2, 3)],
         [f"t.csv:{each}:C: fout: '{each}' is geen antwoord." for each in (1, 2, 3)]),
    ],
)  # fmt: skip
def test_equal_messages_are_folded(
    meldingen: list[Melding], lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """With where they are; two are shown apart."""
    show(meldingen)
    said = capsys.readouterr().err.splitlines()
    assert [each for each in said if ": " in each and not each.startswith(" ")] == lines
    if len(meldingen) > 1 and meldingen[0].ernst is Ernst.FOUT:
        assert said[-1] == f"{len(meldingen)} fouten."


def test_a_list_that_is_full_still_counts() -> None:
    """What is not shown, and what is folded into what is."""
    lijst = Vouwlijst(2)
    lijst.extend(rows(1, 2, 3))
    kept = lijst.copy()
    lijst.extend([*rows(4, kolom="D"), *rows(5, kolom="E"), *rows(6)])
    assert (lijst.fouten, lijst.getoond) == (6, 5)
    assert [each.regel for each in lijst.gevouwen()] == [1, 4]
    assert (kept.fouten, kept.getoond) == (3, 3)
