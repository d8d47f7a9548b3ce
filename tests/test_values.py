"""A value of ours does all that a frozen dataclass of the standard library does."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest

from basisnorm import values


def both(make: Any) -> tuple[Any, Any]:
    """The same class, by the standard library and by us."""
    return make(dataclasses.dataclass), make(values.dataclass)


def _pair(dataclass: Any) -> Any:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Pair:
        """Two."""

        first: int
        second: tuple[str, ...] = ()
        hidden: str | None = field(default=None, repr=False, compare=False)
        own: list[int] = field(default_factory=list, compare=False)

    return Pair


def _by_place(dataclass: Any) -> Any:
    @dataclass(frozen=True, slots=True)
    class Place:
        """By place."""

        row: int
        column: int = 1
        name: str = field(default="x", kw_only=True)

    return Place


def _counted(dataclass: Any) -> Any:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Counted:
        """With something that it works out itself."""

        parts: tuple[int, ...]
        total: int = field(init=False, repr=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "total", sum(self.parts))

    return Counted


def _empty(dataclass: Any) -> Any:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Empty:
        """Nothing."""

    return Empty


def _by_identity(dataclass: Any) -> Any:
    @dataclass(frozen=True, slots=True, kw_only=True, eq=False)
    class Same:
        """Only equal to itself."""

        first: int

    return Same


CASES: list[tuple[Any, list[tuple[tuple[Any, ...], dict[str, Any]]]]] = [
    (_pair, [
        ((), {"first": 1}),
        ((), {"first": 1, "second": ("a",)}),
        ((), {"first": 1, "hidden": "h", "own": [3]}),
        ((), {"first": 1.0}),
        ((), {"first": []}),
        ((), {}),
        ((1,), {}),
        ((), {"first": 1, "third": 3}),
    ]),
    (_by_place, [
        ((1,), {}), ((1, 2), {}), ((1, 2), {"name": "y"}), ((), {"row": 1, "column": 1}),
        ((1, 2, "y"), {}), ((), {"column": 2}), ((1,), {"row": 1}),
    ]),
    (_counted, [
        ((), {"parts": (1, 2)}), ((), {"parts": (3,)}), ((), {"parts": (3,), "total": 4}),
        ((), {"parts": None}),
    ]),
    (_empty, [((), {}), ((), {"a": 1})]),
    (_by_identity, [((), {"first": 1}), ((), {"first": 1})]),
]  # fmt: skip


def outcome(action: Callable[..., object], *given: Any, **named: Any) -> object:
    """What came of it: the result, or the kind of error."""
    try:
        return action(*given, **named)
    except Exception as error:
        return type(error)


def name(value: Any) -> str:
    """How it is shown, whoever made the class."""
    return repr(value).replace("test_values.", "")


@pytest.mark.parametrize(("make", "calls"), CASES, ids=lambda each: getattr(each, "__name__", ""))
def test_it_is_the_same_class(make: Any, calls: list[Any]) -> None:
    """Made, refused, shown, compared, counted, copied and changed alike."""
    theirs, ours = both(make)
    assert [each.name for each in fields(ours)] == [each.name for each in fields(theirs)]
    assert ours.__slots__ == theirs.__slots__
    assert ours.__match_args__ == theirs.__match_args__
    made = [[outcome(each, *given, **named) for given, named in calls] for each in (theirs, ours)]
    assert [isinstance(each, type) for each in made[0]] == [
        isinstance(each, type) for each in made[1]
    ]
    for left, right in zip(*made, strict=True):
        if isinstance(left, type):
            assert left is right is TypeError
            continue
        assert name(left) == name(right)
        assert outcome(asdict, left) == outcome(asdict, right)
        hashed = [outcome(hash, each) for each in (left, right)]
        assert (hashed[0] is TypeError) == (hashed[1] is TypeError)
        with pytest.raises(FrozenInstanceError):
            right.first = 2
        with pytest.raises(FrozenInstanceError):
            del right.first
        assert not hasattr(right, "__dict__")
        assert name(copy.copy(right)) == name(copy.deepcopy(right)) == name(right)
        assert name(replace(right)) == name(right)
    equal = [
        [left == right for left in row for right in row if not isinstance(left, type)]
        for row in made
    ]
    assert equal[0] == equal[1]
    assert all(each != object() for each in made[1])


def test_each_gets_a_list_of_its_own() -> None:
    _, ours = both(_pair)
    first, second = ours(first=1), ours(first=1)
    first.own.append(1)
    assert second.own == []


def test_equal_values_have_one_place_in_a_set() -> None:
    _, ours = both(_pair)
    assert len({ours(first=1, hidden="a"), ours(first=1, hidden="b"), ours(first=2)}) == 2


def test_replace_makes_what_was_worked_out_again() -> None:
    _, ours = both(_counted)
    assert replace(ours(parts=(1, 2)), parts=(5,)).total == 5


@values.dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Stands at the top of a module, as pickle wants it."""

    first: int
    second: str = "b"


@values.dataclass(frozen=True, slots=True, kw_only=True)
class KeptToo(Kept):
    """One that adds to another."""

    third: int


@pytest.mark.parametrize("value", [Kept(first=1), KeptToo(first=1, second="c", third=3)])
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_it_goes_to_another_process_and_back(value: Kept, protocol: int) -> None:
    found = pickle.loads(pickle.dumps(value, protocol))
    assert (found, type(found), repr(found)) == (value, type(value), repr(value))


def test_one_that_adds_is_another_class() -> None:
    assert repr(KeptToo(first=1, third=3)) == "KeptToo(first=1, second='b', third=3)"
    assert Kept(first=1) != KeptToo(first=1, third=3)


def test_an_error_names_the_class() -> None:
    with pytest.raises(TypeError, match=r"Kept\.__init__\(\) missing .* 'first'"):
        Kept()  # type: ignore[call-arg]


@pytest.mark.parametrize("wrong", [{"frozen": False, "slots": True}, {"frozen": True}])
def test_what_changes_is_no_value(wrong: dict[str, Any]) -> None:
    with pytest.raises((AssertionError, TypeError)):
        values.dataclass(**wrong)


def test_what_would_be_lost_is_refused() -> None:
    """Ours takes the place of these functions; the standard library keeps them."""
    with pytest.raises(AssertionError):

        @values.dataclass(frozen=True, slots=True)
        class Own:
            row: int

            def __eq__(self, other: object) -> bool:
                return True

            def __hash__(self) -> int:
                return 1


def test_a_field_may_have_any_name() -> None:
    @values.dataclass(frozen=True, slots=True, kw_only=True)
    class Names:
        absent: list[int] = field(default_factory=list)

    assert (Names().absent, Names(absent=[1]).absent) == ([], [1])
