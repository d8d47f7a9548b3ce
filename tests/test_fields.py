"""The Reader reports every mistake with its place, and goes on."""

from __future__ import annotations

import pytest

from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.fields import Reader
from basisnorm.strict_yaml import parse


def reader(text: str) -> Reader:
    return Reader(parse(text.encode(), "x.yaml"))


def told(read: Reader) -> list[str]:
    return [f"{each.regel}:{each.kolom} {each.tekst} {each.oplossing}" for each in read.meldingen]


def test_mapping_reports_unknown_and_missing_keys_and_gives_what_is_there() -> None:
    read = reader("naan: x\nplaats: y\n")
    assert read.mapping((), ("naam",), ("plaats",)) == ("naan", "plaats")
    assert told(read) == [
        "1:1 'naan' kennen wij hier niet. Bedoelt u 'naam'?",
        "1:1 'naam' ontbreekt. Voeg een regel toe: naam: ...",
    ]
    assert [each.veld for each in read.meldingen] == ["naan", None]


def test_a_key_that_is_filled_already_is_not_what_was_meant() -> None:
    read = reader("naam: x\nnaan: y\n")
    read.mapping((), ("naam",), ("plaats",))
    assert told(read) == ["2:1 'naan' kennen wij hier niet. Kies uit: plaats."]


def test_mapping_with_free_keys() -> None:
    read = reader("a: 1\nb: 2\n")
    assert read.mapping((), (), None) == ("a", "b")
    assert read.meldingen == []


def test_missing_keys_are_named_by_the_id_or_number_of_their_item() -> None:
    read = reader("eisen:\n  - id: DYS-01\n    po: {x: 1}\n  - {}\n")
    read.mapping(("eisen", 0, "po"), ("x", "y"))
    read.mapping(("eisen", 1), ("id",))
    assert told(read) == [
        "3:5 'y' ontbreekt bij eisen, DYS-01, po. Voeg een regel toe: y: ...",
        "4:5 'id' ontbreekt bij eisen, nummer 2. Voeg een regel toe: id: ...",
    ]


def test_what_is_no_mapping() -> None:
    read = reader("school: De Linde\nleeg:\n")
    assert read.mapping(("school",), ("naam", "plaats")) == ()
    assert read.mapping(("leeg",)) == ()
    assert read.mapping(("weg",), ("naam",)) == ()
    remedy = "Zet ze eronder, twee spaties ingesprongen, elk als sleutel: waarde."
    assert told(read) == [
        f"1:9 Hier hoort een groep te staan met: naam en plaats. {remedy}",
        f"2:6 Hier hoort een groep te staan. {remedy}",
    ]


def test_items_and_texts() -> None:
    read = reader("a: [x, 2, '']\nb: x\nc:\n")
    assert read.texts(("a",)) == ("x",)
    assert list(read.items(("b",))) == []
    assert list(read.items(("c",))) == []
    assert list(read.items(("weg",), required=True)) == []
    assert [each.code for each in read.meldingen] == ["geen-tekst", "leeg", "geen-lijst"]
    assert read.texts(("c",), required=True) == ()
    assert read.meldingen[-1].code == "geen-lijst"


@pytest.mark.parametrize(
    ("typed", "tekst"),
    [
        (
            "12",
            '1:4 Hier hoort tekst te staan, geen getal. Zet aanhalingstekens om de waarde: "12"',
        ),
        (
            "true",
            "1:4 Hier hoort tekst te staan, geen true of false. "
            'Zet aanhalingstekens om de waarde: "true"',
        ),
        (
            "[x]",
            "1:4 Hier hoort één tekst te staan, geen lijst of groep. "
            'Schrijf de tekst tussen aanhalingstekens: "..."',
        ),
        ("", "1:3 Bij 'a' staat niets. Vul de tekst in."),
        ("'  '", "1:4 Bij 'a' staat niets. Vul de tekst in."),
    ],
)
def test_what_is_no_text(typed: str, tekst: str) -> None:
    read = reader(f"a: {typed}\n")
    assert read.text(("a",), required=True) is None
    assert told(read) == [tekst]


def test_empty_text_is_absent_where_it_may_be() -> None:
    read = reader("a:\nb: ' '\nc: De Linde\n")
    assert [read.text((key,)) for key in ("a", "b", "c", "weg")] == [None, None, "De Linde", None]
    assert read.text(("weg",), required=True) is None
    assert read.meldingen == []


def test_empty_item_at_the_top_has_no_name() -> None:
    read = reader("- ''\n")
    assert read.text((0,), required=True) is None
    assert told(read) == ["1:3 Hier staat niets. Vul de tekst in."]


def test_choice() -> None:
    read = reader("a: po\nb: voo\nc: x\nd:\n")
    found = [read.choice((key,), ("po", "vo")) for key in ("a", "b", "c", "d", "weg")]
    assert found == ["po", None, None, None, None]
    assert told(read) == [
        "2:4 'voo' kennen wij hier niet. Bedoelt u 'vo'?",
        "3:4 'x' kennen wij hier niet. Kies uit: po of vo.",
        "4:3 Bij 'd' staat niets. Vul de tekst in.",
    ]


def test_whole() -> None:
    read = reader("a: 2\nb: 5\nc: true\nd: '2'\ne:\n")
    found = [read.whole((key,), (1, 2), "De drempel") for key in ("a", "b", "c", "d", "e", "weg")]
    assert found == [2, None, None, None, None, None]
    assert told(read)[0] == "2:4 De drempel is hier '5'; dat kan niet. Kies uit: 1 of 2."
    assert [each.waarde for each in read.meldingen] == ["5", "true", "2", None]


def test_boolean() -> None:
    read = reader("a: true\nb: false\nc: ja\n")
    assert [read.boolean((key,)) for key in ("a", "b", "c", "weg")] == [True, False, None, None]
    assert told(read) == [
        "3:4 'ja' is hier geen ja of nee. Schrijf true of false, zonder aanhalingstekens."
    ]


def test_day() -> None:
    read = reader("a: 2024-02-29\nb: 2023-02-29\nc: 1-2-2026\nd:\ne: 20260201\n")
    found = [read.day((key,)) for key in ("a", "b", "c", "d", "weg")]
    assert found == ["2024-02-29", None, None, None, None]
    assert read.day(("d",), required=True) is None
    assert read.day(("e",)) is None
    assert [each.code for each in read.meldingen] == [
        "geen-datum", "geen-datum", "leeg", "geen-tekst",
    ]  # fmt: skip


def test_value_of_a_path_that_does_not_exist_is_none() -> None:
    read = reader("a: [x]\n")
    assert read.value(("a", 0)) == "x"
    assert [read.value(path) for path in (("a", 1), ("a", "x"), (0,), ("a", 0, "x"))] == [None] * 4


def test_meldingen_stand_in_the_order_of_the_file() -> None:
    read = reader("a: 1\nb: 2\nc: 3\n")
    for key in ("c", "a", "b"):
        read.report((key,), "x", key, "x")
    assert [each.tekst for each in read.meldingen] == ["a", "b", "c"]


def test_only_a_fout_stops() -> None:
    read = reader("a: 1\n")
    read.report(("a",), "x", "let hierop", "x", ernst=Ernst.LET_OP)
    read.stop_on_fout()
    read.report(("a",), "y", "fout", "x")
    with pytest.raises(BasisnormFout) as caught:
        read.stop_on_fout()
    assert len(caught.value.meldingen) == 2
