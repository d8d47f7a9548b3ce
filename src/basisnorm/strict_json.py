"""JSON with the place of every value, so that a mistake in it can be pointed at.

The json module reads strings and numbers here too; it only does not say where they stood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from json import JSONDecodeError, JSONDecoder

from basisnorm.errors import BasisnormFout, Melding
from basisnorm.strict_yaml import MAX_DEPTH, Place, Value, YamlDocument, YamlPath
from basisnorm.words import shown
from basisnorm.yaml_bytes import decode

_DECODER = JSONDecoder()
_WHITE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"[-+.\w]+")
# Other numbers stay text, as in YAML: no field takes them, and the message shows what stood there.
_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None}
_HALF = re.compile("[\ud800-\udfff]")


def parse(data: bytes, bestand: str) -> YamlDocument:
    """The value in `data`; `bestand` is the name for the messages.

    Raises BasisnormFout for bytes that are no text, for the first place that is no JSON, and for
    keys that stand there twice.
    """
    return _Reader(decode(data, bestand), bestand).read()


class _Reader:
    """Goes through the text once; `_at` is where it is."""

    def __init__(self, text: str, bestand: str) -> None:
        self._text, self._bestand, self._at = text, bestand, 0
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._values: dict[YamlPath, Place] = {}
        self._keys: dict[YamlPath, Place] = {}
        self._meldingen: list[Melding] = []

    def read(self) -> YamlDocument:
        """The whole document."""
        value = self._value((), 0)
        if self._next():
            raise self._broken("Achter het einde staat nog iets.", "Haal weg wat erachter staat.")
        if self._meldingen:
            raise BasisnormFout(*self._meldingen)
        return YamlDocument(
            bestand=self._bestand,
            value=value,
            values=self._values,
            keys=self._keys,
            comments={},
        )

    def _value(self, path: YamlPath, depth: int) -> Value:
        sign = self._next()
        self._values[path] = self._place()
        if depth > MAX_DEPTH:
            raise self._broken(
                f"Hier zit meer dan {MAX_DEPTH} lagen in elkaar.",
                "Kijk naar de haken [ en { op deze regel.",
            )
        if sign == "{":
            return self._object(path, depth)
        if sign == "[":
            return self._array(path, depth)
        return self._string() if sign == '"' else self._word()

    def _object(self, path: YamlPath, depth: int) -> Value:
        entries: dict[str, Value] = {}
        self._at += 1
        if self._next() == "}":
            self._at += 1
            return entries
        while True:
            if self._next() != '"':
                raise self._missing("een naam tussen dubbele aanhalingstekens")
            place = self._place()
            key = self._string()
            if key in entries:
                self._report_twice(path, key, place)
            self._keys.setdefault((*path, key), place)
            self._take(":")
            value = self._value((*path, key), depth + 1)
            entries.setdefault(key, value)
            if self._take(",", "}") == "}":
                return entries

    def _array(self, path: YamlPath, depth: int) -> Value:
        items: list[Value] = []
        self._at += 1
        if self._next() == "]":
            self._at += 1
            return items
        while True:
            items.append(self._value((*path, len(items)), depth + 1))
            if self._take(",", "]") == "]":
                return items

    def _string(self) -> str:
        place = self._at
        try:
            text, self._at = _DECODER.raw_decode(self._text, place)
        except JSONDecodeError as error:
            self._at = min(error.pos, len(self._text) - 1)
            raise self._broken(
                "Deze tekst houdt niet goed op, of er staat een teken in dat hier niet kan.",
                'Zet er dubbele aanhalingstekens omheen; een " in de tekst schrijft u als \\". Is '
                "het bestand maar half aangekomen, haal het dan opnieuw op.",
            ) from error
        assert isinstance(text, str), "it began with a quotation mark"
        if _HALF.search(text):
            self._at = place
            raise self._broken("In deze tekst staat een half teken.", "Typ de tekst opnieuw.")
        return text

    def _word(self) -> Value:
        match = _WORD.match(self._text, self._at)
        word = match[0] if match else ""
        if word in _WORDS or _NUMBER.fullmatch(word):
            self._at += len(word)
            return _WORDS.get(word, int(word) if _INTEGER.fullmatch(word) else word)
        raise self._missing("een waarde")

    def _next(self) -> str:
        """The sign that comes after white space; "" at the end."""
        match = _WHITE.match(self._text, self._at)
        assert match is not None, "it matches nothing too"
        self._at = match.end()
        return self._text[self._at : self._at + 1]

    def _take(self, *signs: str) -> str:
        found = self._next()
        if found not in signs or not found:
            raise self._missing(" of ".join(signs))
        self._at += 1
        return found

    def _place(self) -> Place:
        line = bisect_right(self._lines, self._at)
        return Place(line, self._at - self._lines[line - 1] + 1)

    def _missing(self, what: str) -> BasisnormFout:
        if not self._text[self._at : self._at + 1]:
            return self._broken(
                "Dit bestand houdt halverwege op.",
                "Het is misschien maar half aangekomen. Haal het opnieuw op.",
            )
        found = shown(self._text[self._at : self._at + 1])
        return self._broken(
            f"Hier hoort {what} te staan; er staat '{found}'.",
            "Dit bestand hoort JSON te zijn, zoals de invulpagina het bewaart. Haal het opnieuw "
            "op, of herstel deze plaats.",
        )

    def _broken(self, tekst: str, oplossing: str) -> BasisnormFout:
        melding = self._melding((), "json-opmaak", tekst, oplossing, self._place())
        return BasisnormFout(*self._meldingen, melding)

    def _report_twice(self, path: YamlPath, key: str, place: Place) -> None:
        first = self._keys[(*path, key)].regel
        self._meldingen.append(
            self._melding(
                (*path, key),
                "dubbele-sleutel",
                f"'{shown(key)}' staat er twee keer; eerder op regel {first}.",
                "Laat er één staan.",
                place,
            )
        )

    def _melding(
        self, path: YamlPath, code: str, tekst: str, oplossing: str, place: Place
    ) -> Melding:
        return Melding(
            code=code,
            bestand=self._bestand,
            regel=place.regel,
            kolom=place.kolom,
            veld=".".join(map(str, path)) or None,
            tekst=tekst,
            oplossing=oplossing,
        )
