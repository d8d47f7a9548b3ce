"""YAML that means what it says: the only importer of yaml.

Only whole numbers, true, false and null are not text: `NO`, `0106`, `1.10` and dates stay as they
were typed. Values come from the event stream, because PyYAML's own loaders keep no places, let a
second key win in silence, and (the C one) crash on deep nesting. What the C parser and the Python
one judge differently (tabs, directives, half characters) is decided here: the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from basisnorm.errors import BasisnormFout, Bezwaar, Collector, Melding
from basisnorm.words import WHITE, invisible, shown
from basisnorm.yaml_bytes import decode, empty, untab

MAX_DEPTH = 20

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]
YamlPath = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
# Negative and longer numbers stay text: no field takes them, and int() refuses thousands of digits.
_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}")
_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_HALF = re.compile("[\ud800-\udfff]")
# What libyaml says about a thousand layers. It reads ahead, so it may say so before it
# gave the first of them; the Python parser has no such limit, and meets ours.
_TOO_DEEP = "maximum nesting depth"
_TEXT = "tag:yaml.org,2002:str"
_BREAKS = re.compile("[\x85\u2028\u2029]")
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "~": None, "": None}

_QUOTE_IT = 'Zet de tekst tussen dubbele aanhalingstekens: "...".'
_QUOTES = 'Zet de tekst dan tussen dubbele aanhalingstekens: "...".'
_INDENT = "Gebruik spaties om in te springen, en op dezelfde hoogte evenveel."
_BAD_ESCAPE = (
    "Een schuine streep \\ klopt hier niet.",
    "Schrijf \\\\, of zet de tekst tussen enkele aanhalingstekens: '...'.",
)
_SHIFTED = (
    "Het inspringen klopt hier niet, of er staat iets achter een aanhalingsteken of haak.",
    f"{_INDENT} Achter het laatste aanhalingsteken of de laatste haak mag niets meer staan. "
    "Kijk ook op de regel erboven: mist daar een aanhalingsteken of een haak?",
)
_UNKNOWN = (
    "De opmaak van dit bestand klopt hier niet.",
    f"{_INDENT} Begint uw tekst met een vreemd teken? {_QUOTES}",
)

# Where YAML needs a space: in front of a line, and behind a colon or a dash.
_ODD_SPACE = re.compile(rf"(?:^ *|: *|^ *- *)([{WHITE.replace(' ', '')}])")

# Part of the parser's problem (C and Python word it differently) -> what it means, what to do.
_TEXTS: tuple[tuple[str, str, str], ...] = (
    (
        "cannot start any token",
        "Een waarde mag niet met dit teken beginnen.",
        _QUOTE_IT,
    ),
    (
        "mapping values are not allowed",
        "Hier staat een dubbele punt met een spatie erachter, midden in een tekst.",
        f"Hoort de dubbele punt bij uw tekst? {_QUOTES} Zo niet: kijk naar het inspringen, en of "
        "op de regel erboven een dubbele punt ontbreekt.",
    ),
    (
        "found unexpected ':'",
        "Achter deze dubbele punt ontbreekt de waarde, of een spatie.",
        "Schrijf: sleutel: waarde.",
    ),
    (
        "could not find expected ':'",
        "Hier, of op de regel erboven, ontbreekt een dubbele punt.",
        f"Schrijf: sleutel: waarde. Of loopt hier een tekst door? {_QUOTES}",
    ),
    (
        "unexpected end of stream",
        "Hier begint een aanhalingsteken dat nergens wordt gesloten.",
        "Zet het tweede aanhalingsteken achter de tekst. "
        "Begint de tekst met een apostrof ('s)? Zet er dan dubbele aanhalingstekens omheen.",
    ),
    (
        "',' or ']'",
        "Een lijst tussen [ en ] is hier niet goed afgesloten.",
        f"Zet een komma tussen de delen en sluit af met ]. Begint uw tekst met een [? {_QUOTES}",
    ),
    (
        "',' or '}'",
        "Een groep tussen { en } is hier niet goed afgesloten.",
        "Zet een komma tussen de delen en sluit af met }. Begint uw tekst met een {? " + _QUOTES,
    ),
    (
        "node content",
        "Hier staat een haak of een komma waar een waarde hoort, of een haak blijft open.",
        "Kijk of elke [ en { een ] en } heeft, en of er een komma te veel staat.",
    ),
    ("escape", *_BAD_ESCAPE),
    ("alphabetic or numeric", "Een waarde mag niet met * of & beginnen.", _QUOTE_IT),
    (
        "scanning a block scalar",
        "Achter > of | mag op deze regel niets meer staan.",
        f"Begint uw tekst met > of |? {_QUOTES}",
    ),
    (
        "sequence entries",
        "Een streepje '-' staat hier op een plek waar het niet kan.",
        f"Begin een lijst op een nieuwe regel. Begint uw tekst met een streepje? {_QUOTES}",
    ),
    ("expected '-' indicator", *_SHIFTED),
    ("expected <block end>", *_SHIFTED),
    ("expected key", *_SHIFTED),
    (
        "tag",
        "Een waarde mag niet met een uitroepteken beginnen.",
        _QUOTE_IT,
    ),
    (
        "document start",
        "Na het einde van het document staat hier nog iets.",
        "Haal weg wat er na '---', '...' of de laatste haak staat.",
    ),
)


class Place(NamedTuple):
    """A place in a file; line and column count from 1."""

    regel: int
    kolom: int


class YamlDocument(NamedTuple):
    """The plain value of a file, with the place of every value and every key in it."""

    bestand: str
    value: Value
    values: Mapping[YamlPath, Place]
    keys: Mapping[YamlPath, Place]
    # What stands behind a text that is in no quotes, and where: it may have been part of it.
    comments: Mapping[YamlPath, tuple[str, Place]]

    def place(self, path: YamlPath, *, key: bool = False) -> Place:
        """Where the value (or the key) at `path` stands; else where its parent stands."""
        if key and path in self.keys:
            return self.keys[path]
        while path not in self.values:
            path = path[:-1]
        return self.values[path]


def dotted(path: YamlPath) -> str | None:
    """A path as people read it: "antwoorden.DYS-09.niveau"; None for the file as a whole."""
    return ".".join(map(str, path)) or None


def parse(data: bytes, bestand: str) -> YamlDocument:
    """The value in `data`; `bestand` is the name for the messages.

    Raises BasisnormFout with every problem of the first kind that is found: bytes that are no
    text, else tabs to indent with, else the first syntax error and everything that strict YAML
    refuses before it.
    """
    text = untab(decode(data, bestand), bestand)
    try:
        return _Builder(bestand).build(text, _Loader)
    except _GaveUp:
        return _Builder(bestand).build(text, yaml.Loader)


def own_comments(data: bytes, bestand: str) -> list[int]:
    """The lines of `data`, which `parse` takes, that are nothing but a comment."""
    text = untab(decode(data, bestand), bestand)
    found = {at for at, line in enumerate(text.split("\n"), 1) if line.lstrip(" ").startswith("#")}
    if found:
        for event in yaml.parse(text, Loader=yaml.Loader):
            # A text of more lines may have a line that begins with the sign.
            if isinstance(event, yaml.ScalarEvent):
                start: Any = event.start_mark
                end: Any = event.end_mark
                found.difference_update(range(start.line + 2, end.line + 1 + bool(end.column)))
    return sorted(found)


def dump(value: Value) -> str:
    """YAML text that `parse` reads back as the same value. Keys keep their order.

    Whole numbers run from 0 to 999,999,999; text holds no halves of a surrogate pair.
    """

    class Dumper(_Dumper):  # type: ignore[misc]
        """Writes no aliases; lines stay lines, but line ends that only YAML knows are quoted."""

        def ignore_aliases(self, _data: object) -> bool:
            return True

        def represent_str(self, data: str) -> Any:
            loose = data != data.strip(WHITE)
            style = '"' if loose or _BREAKS.search(data) else "|" if "\n" in data else None
            return self.represent_scalar(_TEXT, data, style)

    Dumper.add_representer(str, Dumper.represent_str)
    return yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)


class _GaveUp(Exception):
    """The C parser stopped at a depth of its own, before it said what stands above that."""


class _Builder:
    """Turns events into plain values; every problem that is not syntax is collected."""

    def __init__(self, bestand: str) -> None:
        self._bestand = bestand
        self._values: dict[YamlPath, Place] = {}
        self._keys: dict[YamlPath, Place] = {}
        self._comments: dict[YamlPath, tuple[str, Place]] = {}
        self._found = Collector(bestand)

    def build(self, text: str, loader: Any) -> YamlDocument:
        """The document; _GaveUp when another parser should have a try."""
        self._text = text
        try:
            value = self._document(iter(yaml.parse(text, Loader=loader)))
        except (yaml.YAMLError, ValueError) as error:
            if loader is not yaml.Loader and _TOO_DEEP in str(error):
                raise _GaveUp from error
            # ValueError: the Python parser gives "\U00110000" to chr() unseen.
            syntax = _explain(error, self._bestand, text)
            raise BasisnormFout(*self._found.meldingen, syntax) from error
        self._found.stop_on_fout()
        return YamlDocument(
            bestand=self._bestand,
            value=value,
            values=self._values,
            keys=self._keys,
            comments=self._comments,
        )

    def _document(self, events: Iterator[Any]) -> Value:
        self._events = events
        next(events)
        if isinstance(next(events), yaml.StreamEndEvent):
            raise empty(self._bestand, "In dit bestand staat alleen commentaar.")
        value = self._value(next(events), (), 0)
        next(events)
        event = next(events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._fout(
                event,
                (),
                "tweede-document",
                "Hier begint een tweede document (na '---').",
                "Maak er twee bestanden van, of haal de streepjes weg.",
            )
        return value

    def _value(self, event: Any, path: YamlPath, depth: int) -> Value:
        self._values[path] = _place(event)
        if self._is_plain(event, path):
            value = _scalar(event)
            if isinstance(value, str) and event.implicit[0]:
                self._keep_comment(event, path)
            return value
        if isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            return None
        if depth == MAX_DEPTH:
            # Reading on would not help anyone, and nesting this deep is never meant.
            self._fout(
                event,
                path,
                "te-diep",
                f"Hier zit meer dan {MAX_DEPTH} lagen in elkaar.",
                "Kijk naar de haken [ en { en naar het inspringen op deze regel.",
            )
            raise BasisnormFout(*self._found.meldingen)
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
            if key is None:
                self._value(next(self._events), (*path, ""), depth + 1)
            elif key in entries:
                first = self._keys[(*path, key)]
                self._fout(
                    event,
                    (*path, key),
                    "dubbele-sleutel",
                    f"'{shown(key)}' staat er twee keer; eerder op regel {first.regel}.",
                    "Laat er één staan.",
                )
                self._value(next(self._events), (*path, key, 2), depth + 1)
            else:
                self._keys[(*path, key)] = _place(event)
                entries[key] = self._value(next(self._events), (*path, key), depth + 1)
        return entries

    def _key(self, event: Any, path: YamlPath, depth: int) -> str | None:
        if self._is_plain(event, path):
            return self._name(event, path)
        if not isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            self._fout(
                event,
                path,
                "vreemde-sleutel",
                "Voor de dubbele punt staat hier geen gewoon woord.",
                "Schrijf voor de dubbele punt één woord, zonder haken.",
            )
            self._value(event, (*path, ""), depth + 1)
        return None

    def _name(self, event: Any, path: YamlPath) -> str:
        """A key; in quotes it is what stands there."""
        text = str(event.value)
        if not event.implicit[0]:
            return text
        bare = text.strip(WHITE)
        if bare and not text.startswith(bare):
            self._fout(
                event,
                (*path, bare),
                "vreemde-spatie",
                f"Voor '{shown(bare)}' staat {invisible(text)}. Dat is geen gewone spatie.",
                "Vervang wat voor dit woord staat door gewone spaties.",
            )
        return bare

    def _keep_comment(self, event: Any, path: YamlPath) -> None:
        end = event.end_mark
        if match := _COMMENT.match(self._text, end.index):
            column = end.column + match.start(1) - end.index
            self._comments[path] = (match[1].rstrip(), Place(end.line + 1, column + 1))

    def _is_plain(self, event: Any, path: YamlPath) -> bool:
        """Whether this is a scalar as we read them; what YAML can do beyond that is reported."""
        if isinstance(event, yaml.AliasEvent):
            self._fout(
                event,
                path,
                "alias",
                f"Verwijzingen (*{shown(event.anchor)}) mogen niet in dit bestand.",
                f"Schrijf de waarde hier voluit. Begint uw tekst met een ster? {_QUOTES}",
            )
            return False
        if event.anchor is not None:
            self._fout(
                event,
                path,
                "anker",
                f"Een naam om naar te verwijzen (&{shown(event.anchor)}) mag niet in dit bestand.",
                f"Haal &{shown(event.anchor)} weg. Begint uw tekst met een &? {_QUOTES}",
            )
        if event.tag is not None:
            tag = shown(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._fout(
                event,
                path,
                "tag",
                f"Een soortaanduiding ({tag}) mag niet in dit bestand.",
                f"Haal {tag} weg. Begint uw tekst met een uitroepteken? {_QUOTES}",
            )
        if not isinstance(event, yaml.ScalarEvent):
            return False
        if _HALF.search(event.value):
            self._fout(event, path, "yaml-opmaak", *_BAD_ESCAPE)
            return False
        return event.anchor is None and event.tag is None

    def _fout(self, event: Any, path: YamlPath, code: str, tekst: str, oplossing: str) -> None:
        place = _place(event)
        self._found.tell(
            Bezwaar(code, tekst, oplossing),
            regel=place.regel,
            kolom=place.kolom,
            veld=dotted(path),
        )


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _scalar(event: Any) -> Value:
    text: str = event.value
    if event.implicit[0]:
        # YAML knows only the space; a word processor and a web page know more of them.
        text = text.strip(WHITE)
        return int(text) if _INTEGER.fullmatch(text) else _WORDS.get(text, text)
    return text


def _explain(error: Exception, bestand: str, text: str) -> Melding:
    """The Melding for the first syntax error, from a parser error with a problem and a mark.

    `text` is what was parsed: a space that YAML does not know may be all there is to it.
    """
    problem = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if any(part in problem for part in ("unexpected end of stream", "alphabetic", "a tag")):
        # Where the parser gave up helps nobody find the quote, star or mark that it began with.
        mark = getattr(error, "context_mark", None) or mark
    lines = text.split("\n")
    for number in range(mark.line, mark.line - 2, -1) if mark else ():
        if 0 <= number < len(lines) and (match := _ODD_SPACE.search(lines[number])):
            return Melding(
                code="yaml-opmaak",
                bestand=bestand,
                regel=number + 1,
                kolom=match.start(1) + 1,
                tekst=f"Hier staat {invisible(match[1])}. Dat is geen gewone spatie.",
                oplossing="Vervang dit teken door een gewone spatie.",
            )
    tekst, oplossing = next(
        ((tekst, oplossing) for part, tekst, oplossing in _TEXTS if part in problem),
        _UNKNOWN,
    )
    return Melding(
        code="yaml-opmaak",
        bestand=bestand,
        regel=mark.line + 1 if mark else None,
        kolom=mark.column + 1 if mark else None,
        tekst=tekst,
        oplossing=oplossing,
    )
