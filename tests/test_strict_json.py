"""JSON with places: what it means, where it stands, and what is said of what is no JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basisnorm.errors import BasisnormFout
from basisnorm.strict_json import parse
from basisnorm.strict_yaml import MAX_DEPTH, Place

WRONG: dict[str, tuple[str, int, int, str]] = {
    "halfway": ('{"a": 1,\n "b"', 2, 5, "houdt halverwege op"),
    "no colon": ('{"a" 1}', 1, 6, "Hier hoort : te staan; er staat '1'"),
    "no quotes": ("{a: 1}", 1, 2, "tussen dubbele aanhalingstekens"),
    "comma at the end": ('{"a": [1,\n2,\n]}', 3, 1, "een waarde te staan; er staat ']'"),
    "no comma": ("[1 2]", 1, 4, "Hier hoort , of ] te staan"),
    "more behind it": ('{"a": 1}\n{"a": 1}', 2, 1, "Achter het einde staat nog iets"),
    "text that goes on": ('{"a": "b}', 1, 7, "houdt niet goed op"),
    "line in a text": ('{"a": "b\nc"}', 1, 9, "houdt niet goed op"),
    "wrong escape": (r'["a\q"]', 1, 4, "houdt niet goed op"),
    "half a character": (r'["\ud800"]', 1, 2, "half teken"),
    "a word": ('{"a": ja}', 1, 7, "een waarde te staan; er staat 'j'"),
    "no number": ('{"a": 01}', 1, 7, "een waarde"),
    "NaN": ("[NaN]", 1, 2, "een waarde"),
    "yaml": ("a: 1", 1, 1, "een waarde te staan; er staat 'a'"),
    "too deep": ("[" * 40, 1, MAX_DEPTH + 2, "20 lagen"),
    "twice": ('{"a": 1,\n "a": 2}', 2, 2, "'a' staat er twee keer; eerder op regel 1"),
}


def meldingen(text: str) -> list[tuple[int | None, int | str | None, str]]:
    with pytest.raises(BasisnormFout) as refused:
        parse(text.encode(), "school.json")
    assert {each.bestand for each in refused.value.meldingen} == {"school.json"}
    assert all(each.oplossing for each in refused.value.meldingen)
    return [(each.regel, each.kolom, each.tekst) for each in refused.value.meldingen]


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_json_is_refused_where_it_stands(name: str) -> None:
    text, regel, kolom, says = WRONG[name]
    ((found_regel, found_kolom, tekst),) = meldingen(text)
    assert (found_regel, found_kolom) == (regel, kolom)
    assert says in tekst


def test_all_keys_that_stand_twice_are_told() -> None:
    assert len(meldingen('{"a": 1, "a": 2, "b": {"c": 1, "c": 2}}')) == 2


def test_values_and_places() -> None:
    document = parse(b'\xef\xbb\xbf{"a": [1, true],\n "b\\u00e9": {"c": null}}', "x.json")
    assert document.value == {"a": [1, True], "b\xe9": {"c": None}}
    assert document.values == {
        (): Place(1, 1),
        ("a",): Place(1, 7),
        ("a", 0): Place(1, 8),
        ("a", 1): Place(1, 11),
        ("b\xe9",): Place(2, 13),
        ("b\xe9", "c"): Place(2, 19),
    }
    assert document.keys[("b\xe9", "c")] == Place(2, 14)


@pytest.mark.parametrize("number", ["-1", "1.5", "1e3", "1000000000"])
def test_numbers_that_no_field_takes_stay_text(number: str) -> None:
    """As in YAML, so that one message fits both."""
    assert parse(f"[{number}]".encode(), "x.json").value == [number]


values = st.recursive(
    st.none() | st.booleans() | st.integers(0, 999_999_999) | st.text(st.characters(codec="utf-8")),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="utf-8")), inside, max_size=3)
    ),
    max_leaves=8,
)


@given(values, st.booleans(), st.sampled_from([None, 0, 2]))
def test_whatever_json_writes_is_read_back(value: Any, ascii: bool, indent: int | None) -> None:
    data = json.dumps(value, ensure_ascii=ascii, indent=indent).encode()
    try:
        found = parse(data, "x.json").value
    except BasisnormFout as refused:
        # What no file of ours may hold: signs that nobody sees.
        codes = {each.code for each in refused.meldingen}
    else:
        codes = {"verboden-teken"}
        assert found == value
    assert codes == {"verboden-teken"}
