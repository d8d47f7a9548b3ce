"""`dataclass` for frozen values, made in an eighth of the time: every start makes dozens.

The one of the standard library writes and compiles six functions for each class. Five of them can
be the same for every class, and `__init__` can wait until there is a value to make. To mypy, and to
whoever uses a value, it is that one.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False, eq: bool = True) -> Any:
        """`dataclasses.dataclass`, for classes that are frozen and have slots."""
        assert (frozen, slots) == (True, True), "what changes is no value"
        plain = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
        return lambda cls: _complete(plain(cls), eq)


def _complete(cls: Any, eq: bool) -> Any:
    fields = dataclasses.fields(cls)
    # Those of its own would be lost without a word.
    assert not vars(cls).keys() & {"__init__", "__repr__", "__eq__", "__hash__"}, cls

    def first(self: Any, *args: Any, **named: Any) -> None:
        # Half of the classes that a start loads are not used in it.
        cls.__init__ = _init(cls, fields)
        cls.__init__(self, *args, **named)

    cls.__init__ = first
    cls.__repr__, cls.__setattr__, cls.__delattr__ = _repr, _refuse, _refuse
    cls.__getstate__, cls.__setstate__ = _state, _restore
    if eq:
        # Without fields, all values of a class are equal.
        key = attrgetter(*([each.name for each in fields if each.compare] or ["__class__"]))
        cls.__eq__ = lambda a, b: key(a) == key(b) if a.__class__ is b.__class__ else NotImplemented
        cls.__hash__ = lambda self: hash(key(self))
    return cls


def _init(cls: Any, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    """A function with these fields as its parameters, as if it was written out."""
    known: dict[str, Any] = {"_absent": dataclasses.MISSING}
    by_place: list[str] = ["self"]
    by_name: list[str] = []
    lines: list[str] = []
    for name, each in ((each.name, each) for each in fields if each.init):
        head, value = name, name
        if each.default is not dataclasses.MISSING:
            head, known[f"default_{name}"] = f"{name}=default_{name}", each.default
        elif each.default_factory is not dataclasses.MISSING:
            head, known[f"make_{name}"] = f"{name}=_absent", each.default_factory
            value = f"make_{name}() if {name} is _absent else {name}"
        (by_name if each.kw_only else by_place).append(head)
        # Past the __setattr__ that refuses.
        known[f"set_{name}"] = getattr(cls, name).__set__
        lines.append(f"set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    parameters = ", ".join([*by_place, *(["*", *by_name] if by_name else [])])
    source = f"def __init__({parameters}):\n " + "\n ".join(lines or ["pass"])
    # The names of our own fields, and nothing else. Compiled first: Python does not forget a Ctrl-C
    # that passes through the exec of a text, and ends with a signal of its own.
    exec(compile(source, f"<{cls.__qualname__}>", "exec"), known)  # nosec B102
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _repr(self: Any) -> str:
    shown = (each.name for each in dataclasses.fields(self) if each.repr)
    inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({inside})"


def _refuse(_self: Any, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
