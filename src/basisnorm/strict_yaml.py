"""YAML that means what it says: the only importer of yaml.

Only whole numbers, true, false and null are not text: `NO`, `0106`, `1.10` and dates stay as they
were typed. Values come from the event stream, because PyYAML's own loaders keep no places, let a
second key win in silence, and (the C one) crash on deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from basisnorm.errors import BasisnormFout, Melding
from basisnorm.yaml_bytes import decode, refuse
from basisnorm.yaml_teksten import explain_syntax

MAX_DEPTH = 20

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]
Key = str | int
YamlPath = tuple[Key, ...]

_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
# Longer numbers stay text: no field takes them, and int() refuses thousands of digits.
_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}")
_WORDS: Mapping[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; line and column count from 1."""

    regel: int
    kolom: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The plain value of a file, with the place of every value and every key in it."""

    bestand: str
    value: Value
    values: Mapping[YamlPath, Place]
    keys: Mapping[YamlPath, Place]

    def place(self, path: YamlPath, *, key: bool = False) -> Place:
        """Where the value (or the key) at `path` stands; else where its parent stands."""
        if key and path in self.keys:
            return self.keys[path]
        while path not in self.values:
            path = path[:-1]
        return self.values[path]


def parse(data: bytes, bestand: str) -> Document:
    """The value in `data`; `bestand` is the name for the messages.

    Raises BasisnormFout with every problem of the first kind that is found: bytes that are no
    text, else the first syntax error, else everything that strict YAML refuses.
    """
    return _Builder(bestand).build(decode(data, bestand))


def dump(value: Value) -> str:
    """YAML text that `parse` reads back as the same value. Keys keep their order."""
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, indent=2
    )
    return text


class _Builder:
    """Turns events into plain values; every problem that is not syntax is collected."""

    def __init__(self, bestand: str) -> None:
        self._bestand = bestand
        self._values: dict[YamlPath, Place] = {}
        self._keys: dict[YamlPath, Place] = {}
        self._meldingen: list[Melding] = []

    def build(self, text: str) -> Document:
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_Loader))
        try:
            next(self._events)
            event = next(self._events)
            if isinstance(event, yaml.StreamEndEvent):
                raise refuse(
                    self._bestand,
                    "leeg-bestand",
                    "In dit bestand staat alleen commentaar.",
                    "Zet de reservekopie terug, of begin opnieuw met: basisnorm audit",
                )
            value = self._value(next(self._events), (), 0)
            next(self._events)
            event = next(self._events)
            if not isinstance(event, yaml.StreamEndEvent):
                self._fout(
                    event,
                    "tweede-document",
                    "Hier begint een tweede document (na '---').",
                    "Maak er twee bestanden van, of haal de streepjes weg.",
                )
        except yaml.YAMLError as error:
            raise BasisnormFout(*self._meldingen, explain_syntax(error, self._bestand)) from error
        if self._meldingen:
            raise BasisnormFout(*self._meldingen)
        return Document(bestand=self._bestand, value=value, values=self._values, keys=self._keys)

    def _value(self, event: Any, path: YamlPath, depth: int) -> Value:
        self._values[path] = _place(event)
        if isinstance(event, yaml.AliasEvent):
            self._fout(
                event,
                "alias",
                f"Verwijzingen (*{event.anchor}) mogen niet in dit bestand.",
                "Schrijf de waarde hier voluit.",
            )
            return None
        if event.tag is not None and event.tag != "!":
            self._fout(
                event,
                "tag",
                f"Een soortaanduiding ({event.tag}) mag niet in dit bestand.",
                "Haal het woord met het uitroepteken weg.",
            )
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if depth == MAX_DEPTH:
            # Reading on would not help anyone, and nesting this deep is never meant.
            self._fout(
                event,
                "te-diep",
                f"Hier zit meer dan {MAX_DEPTH} lagen in elkaar.",
                "Kijk naar de haken [ en { en naar het inspringen op deze regel.",
            )
            raise BasisnormFout(*self._meldingen)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _sequence(self, path: YamlPath, depth: int) -> Value:
        items: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: YamlPath, depth: int) -> Value:
        entries: dict[str, Value] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, path, depth)
            if key in entries:
                first = self._keys[(*path, key)]
                self._fout(
                    event,
                    "dubbele-sleutel",
                    f"'{key}' staat hier voor de tweede keer; eerder op regel {first.regel}.",
                    "Laat er één staan.",
                    (*path, key),
                )
                self._value(next(self._events), (*path, key, 2), depth + 1)
                continue
            self._keys[(*path, key)] = _place(event)
            entries[key] = self._value(next(self._events), (*path, key), depth + 1)
        return entries

    def _key(self, event: Any, path: YamlPath, depth: int) -> str:
        if isinstance(event, yaml.ScalarEvent):
            if event.tag is not None and event.tag != "!":
                self._value(event, (*path, ""), depth)
            return str(event.value)
        self._fout(
            event,
            "vreemde-sleutel",
            "Voor de dubbele punt staat hier geen gewoon woord.",
            "Schrijf voor de dubbele punt één woord, zonder haken.",
        )
        self._value(event, (*path, ""), depth + 1)
        return ""

    def _fout(self, event: Any, code: str, tekst: str, oplossing: str, path: YamlPath = ()) -> None:
        place = _place(event)
        self._meldingen.append(
            Melding(
                code=code,
                bestand=self._bestand,
                regel=place.regel,
                kolom=place.kolom,
                veld=".".join(map(str, path)) or None,
                tekst=tekst,
                oplossing=oplossing,
            )
        )


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _scalar(event: Any) -> Value:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text
