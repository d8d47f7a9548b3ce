"""The pieces of a page that many schools share: laid out once by a template, then only filled.

Most of a report depends on nothing but how an eis came out. Such a piece is rendered the first
time it is needed, cut where the words of a school go, and after that only those words are escaped.
A page is a row of bytes from beginning to end: joined once, and never encoded as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from basisnorm.rapport.verbeter.blokken import EisBlok

# HTML that is finished, in parts.
Html = list[bytes]
# What goes in at one place: a text, HTML, or a row of texts under one name.
Woord = str | Html | tuple[str, ...]

# A norm holds no control characters, so this marks nothing but our own places.
_PLACE = re.compile("\0([0-9]+)\0")
_IN_A_TAG = re.compile("<[^>]*\0")
# Characters; far more than the shapes of one norm. Who goes through many norms starts anew.
_MOST = 4_000_000
# So many texts are remembered as they stand in HTML, none longer than a sentence or two.
_TEXTS, _SHORT = 4096, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stuk:
    """A piece: `begin`, and then the number of each word with what stands behind it."""

    begin: bytes
    verder: tuple[tuple[int, bytes], ...]


class Stukken:
    """Fills the pieces of our templates; `find(file, name)` gives a macro in reports/delen/."""

    def __init__(self, find: Callable[[str, str], Callable[..., str]]) -> None:
        self._find = find
        self._vast: dict[str, dict[object, bytes]] = {}
        self._kept: dict[object, _Stuk] = {}
        self._size = 0
        self._escaped = _Escaped()

    def vast(self, name: str, waarden: Iterable[object], tussen: bytes = b"") -> Html:
        """What "file/name" makes of each of these values, with `tussen` between them.

        They are shared by many schools and hold no words of one; each is known by its identity.
        """
        kept = self._vast.setdefault(name, {})
        found = [kept.get(each) or self._lay_out_vast(name, each) for each in waarden]
        return [tussen.join(found)] if found else []

    def eisen(self, name: str, blokken: Iterable[EisBlok], tussen: bytes = b"") -> Html:
        """The same for eisen, without what the school wrote about them."""
        return self.vast(f"stukken/{name}", [each.vast for each in blokken], tussen)

    def eigen(self, name: str, blokken: Iterable[EisBlok]) -> Html:
        """And with what the school wrote: the piece also gets toelichting, bewijs and opmerking.

        It shows them between tags and never within one.
        """
        kept = self._kept
        found: Html = []
        for blok in blokken:
            toelichting, bewijs, opmerking = blok.toelichting, blok.bewijs, blok.opmerking
            key = (name, blok.vast, toelichting is None, len(bewijs), opmerking is None)
            stuk = kept.get(key) or self._lay_out_eigen(key, name, blok)
            found.append(stuk.begin)
            for place, behind in stuk.verder:
                word = (toelichting, *bewijs, opmerking)[place] if place else toelichting
                found += (between_tags(word or ""), behind)
        return found

    def sectie(self, name: str, vorm: Mapping[str, object], woorden: Mapping[str, Woord]) -> Html:
        """The piece `name` with these words; "file/name" when it does not stand in secties.j2.

        `vorm` is what else it may know; equal forms look alike, whatever the words are.
        """
        words: list[str | Html] = []
        sizes: list[int] = []
        for each in woorden.values():
            if type(each) is tuple:
                words += each
                sizes.append(len(each))
            else:
                words.append(each)  # type: ignore[arg-type]
                sizes.append(-1)
        key = (name, *vorm.values(), *sizes)
        stuk = self._kept.get(key) or self._lay_out_sectie(key, name, vorm, woorden)
        found = [stuk.begin]
        escaped = self._escaped
        for place, behind in stuk.verder:
            word = words[place]
            if type(word) is str:
                found.append(escaped[word])
            else:
                found += word  # type: ignore[arg-type]
            found.append(behind)
        return found

    def _lay_out_vast(self, name: str, waarde: object) -> bytes:
        file, _, macro = name.partition("/")
        found = str(self._find(file, macro)(waarde)).replace("&#39;", "'").encode()
        self._count(len(found))
        self._vast.setdefault(name, {})[waarde] = found
        return found

    def _lay_out_eigen(self, key: object, name: str, blok: EisBlok) -> _Stuk:
        last = len(blok.bewijs) + 1
        text = self._find("stukken", name)(
            blok.vast,
            None if blok.toelichting is None else _place(0),
            [_place(number) for number in range(1, last)],
            None if blok.opmerking is None else _place(last),
        )
        # Quotes are not escaped here, so a word of the school may not stand within a tag.
        assert not _IN_A_TAG.search(text), name
        return self._keep(key, str(text).replace("&#39;", "'"))

    def _lay_out_sectie(
        self,
        key: object,
        name: str,
        vorm: Mapping[str, object],
        woorden: Mapping[str, Woord],
    ) -> _Stuk:
        places: dict[str, object] = {}
        count = 0
        for each, text in woorden.items():
            size = len(text) if isinstance(text, tuple) else 1
            row = [_place(number) for number in range(count, count + size)]
            places[each] = row if isinstance(text, tuple) else row[0]
            count += size
        file, _, macro = name.rpartition("/")
        return self._keep(key, self._find(file or "secties", macro)(vorm, places))

    def _keep(self, key: object, text: str) -> _Stuk:
        self._count(len(text))
        begin, *rest = _PLACE.split(str(text))
        verder = zip(map(int, rest[::2]), [each.encode() for each in rest[1::2]], strict=True)
        stuk = self._kept[key] = _Stuk(begin=begin.encode(), verder=tuple(verder))
        return stuk

    def _count(self, size: int) -> None:
        self._size += size
        if self._size > _MOST:
            self._kept.clear()
            self._vast.clear()
            self._size = size


def between_tags(text: str) -> bytes:
    """There a quote needs no escaping, and Dutch is full of apostrophes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def join(parts: Iterable[Html]) -> Html:
    """All of them in a row."""
    return [piece for part in parts for piece in part]


class _Escaped(dict[str, bytes]):
    """Texts as in our templates; most of those in a section stand on many pages."""

    def __missing__(self, text: str) -> bytes:
        found = between_tags(text).replace(b"'", b"&#39;").replace(b'"', b"&#34;")
        if len(self) < _TEXTS and len(text) <= _SHORT:
            self[text] = found
        return found


def _place(number: int) -> str:
    return f"\0{number}\0"
