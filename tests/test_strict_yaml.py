"""YAML means what it says, says where it stands, and refuses what nobody meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from basisnorm import strict_yaml
from basisnorm.errors import BasisnormFout
from basisnorm.strict_yaml import (
    MAX_DEPTH,
    Value,
    YamlDocument,
    YamlPath,
    dump,
    own_comments,
    parse,
)

LOADERS = [
    pytest.param(yaml.CLoader, id="libyaml"),
    pytest.param(yaml.Loader, id="python"),
]


@pytest.fixture(params=LOADERS)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Both parsers: not everyone has the C one."""
    monkeypatch.setattr(strict_yaml, "_Loader", request.param)
    return request.param


def read(text: str) -> Value:
    return parse(text.encode(), "x.yaml").value


def refused(text: str) -> list[str]:
    with pytest.raises(BasisnormFout) as caught:
        read(text)
    return [each.code for each in caught.value.meldingen]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("NO", "NO"), ("no", "no"), ("yes", "yes"), ("on", "on"), ("off", "off"),
        ("True", "True"), ("Null", "Null"), ("0106", "0106"), ("007", "007"),
        ("1.10", "1.10"), ("1e3", "1e3"), ("0x10", "0x10"), ("0o10", "0o10"), (".inf", ".inf"),
        (".nan", ".nan"), ("190:20:30", "190:20:30"), ("1_000", "1_000"), ("-1", "-1"),
        ("+1", "+1"), ("2026-11-21", "2026-11-21"), ("1234567890", "1234567890"), ("=", "="),
        ('"12"', "12"), ("'true'", "true"), ('""', ""), ("|-\n  12", "12"),
        ("0", 0), ("2", 2), ("999999999", 999_999_999),
        ("true", True), ("false", False), ("null", None), ("~", None), ("", None),
    ],
)  # fmt: skip
def test_only_whole_numbers_true_false_and_null_are_not_text(
    loader: Any, typed: str, value: Value
) -> None:
    found = read(f"a: {typed}\n")
    assert found == {"a": value}
    assert isinstance(found, dict)
    assert type(found["a"]) is type(value)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: &x 1\nb: *x\n", ["anker", "alias"]),
        ("a: &x {b: 1}\n<<: *x\n", ["anker", "alias"]),
        ("&x a: 1\n", ["anker"]),
        ("? *x\n: 1\n", ["alias"]),
        ("a: !!str 1\n", ["tag"]),
        ('a: ! "1"\n', ["tag"]),
        ("!x a: !y 1\n", ["tag", "tag"]),
        ("!!map {a: !!seq [1]}\n", ["tag", "tag"]),
        ("a: 1\nb: 2\na: {c: 3}\na: 4\n", ["dubbele-sleutel", "dubbele-sleutel"]),
        ("'a': 1\n\"a\": 2\n", ["dubbele-sleutel"]),
        ("[a]: 1\n[b]: 2\n", ["vreemde-sleutel", "vreemde-sleutel"]),
        ("{a: 1}: {b: *x}\n", ["vreemde-sleutel", "alias"]),
        ("a: 1\n---\nb: 1\n", ["tweede-document"]),
        ("# niets\n", ["leeg-bestand"]),
        ('a: "\\ud83d\\ude00"\n', ["yaml-opmaak"]),
        ('a: "\\U00110000"\n', ["yaml-opmaak"]),
        ("a: *x\nb: [\n", ["alias", "yaml-opmaak"]),
        ("%FOO bar\n---\na: 1\n", ["yaml-opmaak"]),
        ("# c\n%YAML 1.1\n---\na: 1\n", ["yaml-opmaak"]),
    ],
)
def test_what_yaml_can_do_beyond_plain_values_is_refused(
    loader: Any, text: str, codes: list[str]
) -> None:
    assert refused(text) == codes


def test_merge_key_is_an_ordinary_key(loader: Any) -> None:
    assert read("<<: {a: 1}\nb: 2\n") == {"<<": {"a": 1}, "b": 2}


def test_a_key_is_always_text(loader: Any) -> None:
    assert read("1: a\nnull: b\ntrue: c\n? d\n: e\n") == {
        "1": "a",
        "null": "b",
        "true": "c",
        "d": "e",
    }


@pytest.mark.again
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 3_000, 100_000])
@pytest.mark.parametrize("bracket", ["[", "{", "- ", "? ", "[{a: "])
def test_deep_nesting_is_refused_at_once(loader: Any, depth: int, bracket: str) -> None:
    assert refused(bracket * depth)[-1] == "te-diep"


@pytest.mark.parametrize("text", ["[" * 3_000, "a: " + "{" * 1_500, "- " * 3_000, "[{a: " * 2_000])
def test_deep_nesting_is_refused_alike_by_every_parser(text: str, monkeypatch: Any) -> None:
    """Libyaml has a limit of its own in newer versions, which says it elsewhere and in English."""
    found = []
    for loader in (yaml.CLoader, yaml.Loader):
        monkeypatch.setattr(strict_yaml, "_Loader", loader)
        with pytest.raises(BasisnormFout) as fout:
            parse(text.encode(), "x.yaml")
        found.append(fout.value.meldingen)
    assert found[0] == found[1]
    assert found[0][-1].code == "te-diep"


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 300])
def test_deep_indentation_is_refused(loader: Any, depth: int) -> None:
    assert refused("".join(f"{' ' * level}a:\n" for level in range(depth + 1))) == ["te-diep"]


def test_the_deepest_nesting_that_is_allowed(loader: Any) -> None:
    value: Value = 1
    for _ in range(MAX_DEPTH):
        value = [value]
    assert read("[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH) == value


def test_places_of_values_keys_and_what_is_absent(loader: Any) -> None:
    document = parse(b"a:\n  - x\n  - {b: y}\n", "x.yaml")
    assert document.place(()) == strict_yaml.Place(1, 1)
    assert document.place(("a", 1, "b")) == strict_yaml.Place(3, 9)
    assert document.place(("a", 1, "b"), key=True) == strict_yaml.Place(3, 6)
    assert document.place(("a", 1, "weg"), key=True) == strict_yaml.Place(3, 5)
    assert document.place(("weg", 3, "weg")) == strict_yaml.Place(1, 1)


SCALARS = st.none() | st.booleans() | st.integers(0, 999_999_999) | st.text(max_size=20)
VALUES: st.SearchStrategy[Value] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=15,
)


def nested(value: Value) -> int:
    if isinstance(value, list | dict):
        inner = value.values() if isinstance(value, dict) else value
        return 1 + max(map(nested, inner), default=0)
    return 0


@given(VALUES.filter(lambda value: nested(value) <= MAX_DEPTH))
@example("a\tb")
@example("\ufeff")
@example("x\x85y\u2028z")
@example({"": {"~": ["", " ", "\n", "'", '"', "# a", "a: b", "- a", "0106", "NO"]}})
@example({"<<": "<<", "=": "="})
def test_what_is_dumped_is_read_back_as_the_same_value(value: Value) -> None:
    assert read(dump(value)) == value


@given(VALUES.filter(lambda value: nested(value) <= MAX_DEPTH))
def test_what_the_python_dumper_writes_is_read_back_too(value: Value) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_yaml, "_Dumper", yaml.SafeDumper)
        patch.setattr(strict_yaml, "_Loader", yaml.Loader)
        assert read(dump(value)) == value


def test_a_value_that_occurs_twice_is_written_twice() -> None:
    """Otherwise the dumper would write an alias, which we refuse to read."""
    shared: Value = ["x"]
    assert read(dump([shared, shared])) == [["x"], ["x"]]


def paths(value: Value, path: YamlPath = ()) -> Iterator[tuple[YamlPath, Value]]:
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*path, index))


WORDS = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
WORDY: st.SearchStrategy[Value] = st.recursive(
    WORDS.filter(lambda word: word not in ("true", "false", "null")),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(WORDS, inner, min_size=1, max_size=4)
    ),
    max_leaves=15,
)


@given(WORDY.filter(lambda value: nested(value) <= MAX_DEPTH))
def test_every_value_and_key_stands_at_its_place(value: Value) -> None:
    text = dump(value)
    lines = text.split("\n")
    document: YamlDocument = parse(text.encode(), "x.yaml")
    for path, each in paths(value):
        place = document.place(path)
        found = lines[place.regel - 1][place.kolom - 1 :]
        if isinstance(each, str):
            assert found.strip("'").startswith(each)
        if path and isinstance(path[-1], str):
            key = document.place(path, key=True)
            assert lines[key.regel - 1][key.kolom - 1 :].strip("'").startswith(path[-1])


def outcome(data: bytes, loader: Any) -> Value | BasisnormFout:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_yaml, "_Loader", loader)
        try:
            return parse(data, "x.yaml").value
        except BasisnormFout as fout:
            return fout


YAML_LIKE = st.text(st.sampled_from("ab1-:?,[]{}#&*!|>'\"%@`\\ \n\t~<=.é\ufeff\x85\u2028"))


@given(st.binary() | YAML_LIKE.map(str.encode) | st.text().map(str.encode))
@example(b'"\\U00110000"')
@example(b'"\\ud800"')
@example(b"\x00")
@example(b"\xff\xfe")
def test_anything_is_read_or_refused_and_nothing_else(data: bytes) -> None:
    """And what the C parser reads, the Python one reads as the same value."""
    fast, slow = outcome(data, yaml.CLoader), outcome(data, yaml.Loader)
    for each in (fast, slow):
        if isinstance(each, BasisnormFout):
            assert each.meldingen
            assert all(melding.tekst and melding.oplossing for melding in each.meldingen)
    if not isinstance(fast, BasisnormFout) and not isinstance(slow, BasisnormFout):
        assert fast == slow


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: \xa0bo\n", {"a": "bo"}),
        ("a: bo\u202f\n", {"a": "bo"}),
        ("a: \xa02\n", {"a": 2}),
        ("a: \u2003\n", {"a": None}),
        ("a\xa0: 1\n", {"a": 1}),
        ("- \xa0x\n", ["x"]),
        ('a: "\xa0bo"\n', {"a": "\xa0bo"}),
        ('"a\xa0": 1\n', {"a\xa0": 1}),
        ("a: op\xa0orde\n", {"a": "op\xa0orde"}),
    ],
)
def test_a_space_that_yaml_does_not_know_is_still_one(text: str, value: Value) -> None:
    """Around a word that is in no quotes."""
    assert parse(text.encode(), "x.yaml").value == value


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb:\xa02\n", (2, 3)),
        ("a:\n\xa0 b: 2\n", (2, 1)),
        ("\xa0a: 1\n", (1, 1)),
    ],
)
def test_a_space_where_yaml_needs_one_is_named(text: str, place: tuple[int, int]) -> None:
    """With its number, and where it stands."""
    with pytest.raises(BasisnormFout) as caught:
        parse(text.encode(), "x.yaml")
    (melding,) = caught.value.meldingen
    assert (melding.regel, melding.kolom) == place
    assert "een vaste spatie (U+00A0)" in melding.tekst


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("a: Zie map #3 op de schijf\n", {("a",): ("#3 op de schijf", 1, 12)}),
        ("a: \U0001f600 x   #3 \r\nb: 2\n", {("a",): ("#3", 1, 10)}),
        ("a:\n- b: \xe9\xe9n #\n", {("a", 0, "b"): ("#", 2, 10)}),
        ("a: regel\n  twee # drie\n", {("a",): ("# drie", 2, 8)}),
        ("a: 2 # niveau\n", {}),
        ('a: "x" # y\n', {}),
        ("a: x#3\n", {}),
        ("a: x\n# eigen regel\nb: y\n", {}),
        ("a: |\n  x # y\n", {}),
    ],
)
def test_what_stands_behind_a_text_is_kept_apart(
    text: str, comments: dict[tuple[str | int, ...], tuple[str, int, int]]
) -> None:
    """It may have been part of it: only whoever wrote it knows."""
    found = parse(text.encode(), "x.yaml").comments
    assert {
        path: (comment, place.regel, place.kolom) for path, (comment, place) in found.items()
    } == comments


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: x\n# eigen regel\nb: y\n  # nog een\n", [2, 4]),
        ("a: |\n  x\n  # tekst\n\n  y\n# eigen\nb: 1\n", [6]),
        ("a: |\n  x\n  # tekst\n", []),
        ('a: "een\n  # twee"\n# eigen\n', [3]),
        ("# een\r\na: x # achter\r\n", [1]),
        ("a: x#3\n", []),
    ],
)
def test_lines_that_are_only_a_comment_are_known(text: str, lines: list[int]) -> None:
    """A line of a text that begins with the sign is none."""
    assert own_comments(text.encode(), "x.yaml") == lines
