"""The rows of a table that stand under its heading; no row is read under another one.

A table that people put together has its headings again half-way, notes beside it, and empty rows
below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from basisnorm.errors import Ernst, Melding
from basisnorm.regio.model import BIJ_EIS
from basisnorm.regio.tabel.basis import Rij, Tabel, Verslokt, clean
from basisnorm.regio.tabel.koppen import find_column, letter, normalise
from basisnorm.regio.tabel.kopregel import looks_like_kop, names_code
from basisnorm.words import listing

_is_code = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{2}").fullmatch
# "dys 01" and "dys01" are one eis.
_EIS = re.compile(r"\A([a-z]{2,5}) ([0-9]{1,3})\b")
# The same at the start of a key, and what comes behind it.
_OF_EIS = re.compile(r"(([a-z]{2,5})[0-9]{1,3})\b ?(.*)").fullmatch
# Whatever norm it is of.
_PLAIN_EIS = re.compile(r"[A-Z]{3}-[0-9]{2}\b").match
# In a text: every eis that it names.
_IN_TEXT = re.compile(r"\b([a-z]{2,5}) ?([0-9]{1,3})\b").findall
_SCHOOL = re.compile(r"[0-9]{2} ?[A-Z]{2} ?-?[0-9]{2}", re.IGNORECASE).fullmatch
# A note stands in so many cells; more of them are a school.
_NOTE = 3
_NAMED = 10


class AndereKop(list[str]):
    """Stands for a row under headings in another order; `rijen` has it in that of the table.

    `kopregel` is the row with those headings; those in `vreemd` the table does not have. Or it is
    a row with a `noot` about more than one eis, below which nobody knows what stands where.
    """

    def __init__(
        self, cells: list[str], kopregel: int, vreemd: Sequence[str], noot: str = ""
    ) -> None:
        super().__init__()
        self.rijen = [cells]
        self.kopregel, self.vreemd, self.noot = kopregel, vreemd, noot


class Onderkop:
    """Goes through the rows once; `meldingen` are complete after that.

    A heading that is there again is passed over, and so are empty rows at the end. A row under
    other headings comes as an AndereKop. What stands beside the table is left out.
    """

    def __init__(self, tabel: Tabel) -> None:
        self._tabel = tabel
        self._keys = [_key(kop) for kop in tabel.koppen]
        self._code = next((at for at, kop in enumerate(tabel.koppen) if names_code(kop)), None)
        # The columns with the answers to an eis, and how the ids of those eisen begin.
        found = {at: _OF_EIS(key) for at, key in enumerate(self._keys)}
        eisen = {at: each for at, each in found.items() if each and each[3] not in BIJ_EIS}
        self._eisen = {at: each[1] for at, each in eisen.items()}
        self._begin = {each[2] for each in eisen.values()}
        self._first = next((kop for kop in tabel.koppen if kop), "")
        # Columns without a heading, in between.
        self._without = [at for at, key in enumerate(self._keys) if not key]
        self._again: list[int] = []
        self._beside: dict[int, tuple[int, int]] = {}

    def __iter__(self) -> Iterator[Rij]:
        self._again.clear()
        self._beside.clear()
        width, rand = len(self._keys), self._tabel.rand
        code, without = self._code, self._without
        empty: list[int] = []
        other: _Kop | None = None
        for regel, cells in self._tabel.rijen():
            if len(cells) > width and (rand is None or not any(map(clean, cells[rand:]))):
                self._note(regel, cells, range(width, len(cells)))
                cells = cells[:width]
            if type(cells) is list and not any(cells):
                empty.append(regel)
                continue
            if empty:
                yield from ((each, []) for each in empty)
                empty.clear()
            ordinary = code is not None and len(cells) > code and _is_code(cells[code])
            if not ordinary and (kop := self._heading(regel, cells)) is not None:
                same = kop.vreemd == [] and all(
                    place in (None, at) for at, place in enumerate(kop.plaatsen)
                )
                other = None if same else kop
                if same:
                    self._again.append(regel)
                continue
            if without:
                self._note(regel, cells, without)
            if not ordinary and (noot := self._note_on_eisen(cells)):
                # The row itself is refused for what it is.
                yield regel, cells
                other = _Kop(regel, [*range(width)], [], noot)
                continue
            yield regel, cells if other is None else other.moved(cells)

    @property
    def meldingen(self) -> Iterator[Melding]:
        """What was passed over, each as one let-op."""
        if self._again:
            more = len(self._again) > 1
            yield self._melding(
                self._again[0],
                None,
                "kop-herhaald",
                f"De koppen staan er nog een keer, op {_rows(self._again)}. "
                f"Die {'rijen slaan' if more else 'rij slaan'} wij over.",
                "U hoeft niets te doen.",
            )
        for place, (many, first) in sorted(self._beside.items()):
            kolom = letter(place)
            cel = f"{kolom}{first}" if self._tabel.blad is not None else f"kolom {kolom}"
            yield self._melding(
                first,
                kolom,
                "naast-de-tabel",
                f"In {cel} staat iets waar geen kop boven staat. Dat lezen wij niet."
                if many == 1
                else f"Kolom {kolom} heeft geen kop, maar op {many} rijen staat er iets in. Dat "
                "lezen wij niet.",
                "Hoort het bij de tabel? Zet er dan een kop boven.",
            )

    def _note(self, regel: int, cells: Sequence[str], places: Sequence[int]) -> None:
        for place in places:
            if place < len(cells) and clean(cells[place]):
                many, first = self._beside.get(place, (0, regel))
                self._beside[place] = (many + 1, first)

    def _heading(self, regel: int, cells: Sequence[str]) -> _Kop | None:
        """The headings in a row; None when these are no headings."""
        code = self._code
        # Most rows that are looked at have a code that is spelled in another way.
        if code is None and self._first not in cells:
            return None
        keys = [_key(cell) for cell in cells]
        texts = [(at, key) for at, key in enumerate(keys) if key]
        own = self._keys
        if any(at >= len(own) or own[at] != key for at, key in texts):
            known = sum(key in own or _is_known(cells[at]) for at, key in texts)
            about_code = any(
                key == "vestigingscode" or (code is not None and key == own[code])
                for _, key in texts
            )
            if not about_code or known < 2 or known * 2 <= len(texts):
                return self._heading_of_eisen(regel, cells, keys)
        elif len(texts) < 2:
            return None
        places = {key: at for at, key in reversed(texts)}
        return _Kop(
            regel,
            [places.get(key) if key else None for key in own],
            [clean(cells[at]) for at, key in texts if key not in own],
        )

    def _note_on_eisen(self, cells: Sequence[str]) -> str:
        """What a row without a school says of two eisen or more; empty when it says no such thing.

        Such as "Vanaf hier: eerst DYS-02, dan DYS-01", in one cell or a few.
        """
        if not self._eisen or type(cells) is not list:
            return ""
        texts = [(at, text) for at, text in enumerate(map(clean, cells)) if text]
        if not 0 < len(texts) <= _NOTE or any(_SCHOOL(text) for _, text in texts):
            return ""
        named: set[str] = set()
        for at, text in texts:
            here = {
                word + number
                for word, number in _IN_TEXT(normalise(text))
                if word in self._begin or _PLAIN_EIS(f"{word.upper()}-{number}")
            }
            if at in self._eisen and not here:
                return ""
            named |= here
        return " ".join(text for _, text in texts) if len(named) > 1 else ""

    def _heading_of_eisen(
        self, regel: int, cells: Sequence[str], keys: Sequence[str]
    ) -> _Kop | None:
        """The headings in a row that names eisen above their answers, and no code.

        Such as "Scholen vo" in front, and then the eisen; one id in its own column is too few.
        """
        ids: dict[str, int] = {}
        vreemd = []
        for at in self._eisen:
            match = _OF_EIS(keys[at]) if at < len(keys) else None
            if match and (match[2] in self._begin or _PLAIN_EIS(clean(cells[at]))):
                ids.setdefault(match[1], at)
                if match[1] not in self._eisen.values():
                    vreemd.append(clean(cells[at]))
        if len(ids) < 2 and all(self._eisen[at] == eis for eis, at in ids.items()):
            return None
        return _Kop(
            regel,
            [
                ids.get(self._eisen[at]) if at in self._eisen else at
                for at in range(len(self._keys))
            ],
            vreemd,
        )

    def _melding(
        self, regel: int, kolom: str | None, code: str, tekst: str, oplossing: str
    ) -> Melding:
        return Melding(
            ernst=Ernst.LET_OP,
            code=code,
            bestand=self._tabel.bestand,
            blad=self._tabel.blad,
            regel=regel,
            kolom=kolom,
            tekst=tekst,
            oplossing=oplossing,
        )


class _Kop:
    """Other headings, on row `regel`: where those of the table stand among them."""

    def __init__(
        self, regel: int, plaatsen: Sequence[int | None], vreemd: list[str], noot: str = ""
    ) -> None:
        self.regel, self.plaatsen, self.vreemd, self.noot = regel, plaatsen, vreemd, noot

    def moved(self, cells: list[str]) -> list[str]:
        """A row under these headings, for whoever refuses it."""
        if isinstance(cells, Verslokt):
            return Verslokt([self._row(each) for each in cells.rijen])
        return AndereKop(self._row(cells), self.regel, self.vreemd, self.noot)

    def _row(self, cells: list[str]) -> list[str]:
        return [
            cells[place] if place is not None and place < len(cells) else ""
            for place in self.plaatsen
        ]


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """By which headings are compared: what they mean to us, else their words."""
    text = clean(text)
    return find_column(text) or _EIS.sub(r"\1\2", normalise(text))


@lru_cache(maxsize=4096)
def _is_known(text: str) -> bool:
    return looks_like_kop(clean(text))


def _rows(rows: Sequence[int]) -> str:
    named = [str(each) for each in rows[:_NAMED]]
    more = f" en nog {len(rows) - _NAMED}" if len(rows) > _NAMED else ""
    return f"rij {listing(named, 'en')}{more}"
