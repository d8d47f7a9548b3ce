"""What the YAML parsers say in English comes out in Dutch, with both parsers alike."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from basisnorm import strict_yaml
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.strict_yaml import parse

BROKEN = [
    ("a: @ib", "Een waarde mag niet met dit teken beginnen."),
    ("a: `x", "Een waarde mag niet met dit teken beginnen."),
    ("a: Let op: dit", "Hier staat een dubbele punt met een spatie erachter, midden in een tekst."),
    ("a: 1\nb\nc: 1", "Hier, of op de regel erboven, ontbreekt een dubbele punt."),
    ("a: 's-Gravenhage\n", "Hier begint een aanhalingsteken dat nergens wordt gesloten."),
    ('a: "De Linde\n', "Hier begint een aanhalingsteken dat nergens wordt gesloten."),
    ("a: [b, c\nd: e", "Een lijst tussen [ en ] is hier niet goed afgesloten."),
    ("a: {b: c\nd: e", "Een groep tussen { en } is hier niet goed afgesloten."),
    (
        "a: [b,, c]",
        "Hier staat een haak of een komma waar een waarde hoort, of een haak blijft open.",
    ),
    ('a: "\\d"', "Een schuine streep \\ klopt hier niet."),
    ("a: *let* op", "Een waarde mag niet met * of & beginnen."),
    ("a: & b", "Een waarde mag niet met * of & beginnen."),
    ("a: > 3 keer", "Achter > of | mag op deze regel niets meer staan."),
    ("a: - b", "Een streepje '-' staat hier op een plek waar het niet kan."),
    (
        "a:\n  b: 1\n c: 2",
        "Het inspringen klopt hier niet, of er staat iets achter een aanhalingsteken of haak.",
    ),
    (
        "- a\nb: 1",
        "Het inspringen klopt hier niet, of er staat iets achter een aanhalingsteken of haak.",
    ),
    (
        'a: "b" c',
        "Het inspringen klopt hier niet, of er staat iets achter een aanhalingsteken of haak.",
    ),
    ("a: !<b", "Een waarde mag niet met een uitroepteken beginnen."),
    ("a: 1\n...\nb", "Na het einde van het document staat hier nog iets."),
]


@pytest.mark.parametrize("loader", [yaml.CLoader, yaml.Loader], ids=["libyaml", "python"])
@pytest.mark.parametrize(("text", "tekst"), BROKEN, ids=[text for text, _ in BROKEN])
def test_syntax_error_is_told_in_dutch_with_a_place_and_a_remedy(
    monkeypatch: pytest.MonkeyPatch, loader: Any, text: str, tekst: str
) -> None:
    monkeypatch.setattr(strict_yaml, "_Loader", loader)
    with pytest.raises(BasisnormFout) as caught:
        parse(text.encode(), "x.yaml")
    (melding,) = caught.value.meldingen
    assert melding.tekst == tekst
    assert melding.code == "yaml-opmaak"
    assert melding.regel is not None
    assert melding.kolom is not None
    assert melding.oplossing


@pytest.mark.parametrize(
    ("text", "regel", "kolom"),
    [
        ("a: 1\nb: 's-Gravenhage\nc: 2\n", 2, 4),
        ("a: 1\nb: *let* op\n", 2, 4),
        ("a: 1\nb: !<c\n", 2, 4),
        ("a: 1\n b: 2\n", 2, 3),
    ],
)
def test_the_place_is_where_the_mistake_begins(text: str, regel: int, kolom: int) -> None:
    with pytest.raises(BasisnormFout) as caught:
        parse(text.encode(), "x.yaml")
    assert [(each.regel, each.kolom) for each in caught.value.meldingen] == [(regel, kolom)]


def test_an_error_without_a_place_still_has_a_remedy() -> None:
    melding = strict_yaml._explain(ValueError("chr() arg not in range"), "x.yaml", "a")
    assert melding == Melding(
        code="yaml-opmaak",
        bestand="x.yaml",
        tekst="De opmaak van dit bestand klopt hier niet.",
        oplossing=melding.oplossing,
    )
    assert "aanhalingstekens" in melding.oplossing
