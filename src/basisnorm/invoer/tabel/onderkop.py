"""The rows of a table that stand under its heading; no row is read under another one.

A table that people put together has its headings again half-way, notes beside it, and empty rows
below it. Of cells that were merged only the first holds what stands there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice

from basisnorm.audit.codes import is_code, is_plain_code
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import BasisnormFout, Bezwaar, Ernst, Melding
from basisnorm.invoer.model import BIJ_EIS, Afgewezen
from basisnorm.invoer.tabel.gezien import MergedCells
from basisnorm.invoer.tabel.kolommen import Kolommen, Soort
from basisnorm.invoer.tabel.koppen import find_column, letter, looks_like_kop, names_code, normalise
from basisnorm.invoer.tabel.tabel import GeenRij, Rij, Tabel, find_code
from basisnorm.words import in_quotes, listing, shown, some

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
# So many rows show whether columns were swapped.
_SAMPLE = 50
_ANSWERS = (Soort.EIS, Soort.BIJ_EIS, Soort.LANG)
# A merged cell over more rows than this is one of layout, not of a few schools.
_MAX_ROWS = 100_000


class Onderkop:
    """Goes through the rows once; `meldingen` are complete after that.

    A heading that is there again is passed over, and so are empty rows at the end. A row under
    other headings comes as a GeenRij. What stands beside the table is left out.
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
            if len(cells) > width and (rand is None or not any(map(plain_text, cells[rand:]))):
                self._note(regel, cells, range(width, len(cells)))
                cells = cells[:width]
            if type(cells) is list and not any(cells):
                empty.append(regel)
                continue
            if empty:
                yield from ((each, []) for each in empty)
                empty.clear()
            ordinary = code is not None and len(cells) > code and is_plain_code(cells[code])
            if not ordinary and (kop := self._heading(regel, cells)) is not None:
                other = None if kop.same else kop
                if kop.same:
                    self._again.append(regel)
                continue
            if without:
                self._note(regel, cells, without)
            if not ordinary and (noot := self._note_on_eisen(cells)):
                # The row itself is refused for what it is.
                yield regel, cells
                other = _Kop(regel, [*range(width)], self._say_note(regel, noot))
                continue
            yield regel, cells if other is None else other.moved(cells)

    @property
    def meldingen(self) -> Iterator[Melding]:
        """What was passed over, each as one let-op."""
        let_op = partial(self._tabel.melding, ernst=Ernst.LET_OP)
        if self._again:
            rows, many = [*map(str, self._again)], len(self._again) > 1
            yield let_op(
                "kop-herhaald",
                f"De koppen staan er nog een keer, op rij {some(rows, _NAMED)}. "
                f"Die {'rijen slaan' if many else 'rij slaan'} wij over.",
                "U hoeft niets te doen.",
                regel=self._again[0],
            )
        for place, (number, first) in sorted(self._beside.items()):
            kolom = letter(place)
            cel = f"{kolom}{first}" if self._tabel.blad is not None else f"kolom {kolom}"
            yield let_op(
                "naast-de-tabel",
                f"In {cel} staat iets waar geen kop boven staat. Dat lezen wij niet."
                if number == 1
                else f"Kolom {kolom} heeft geen kop, maar op {number} rijen staat er iets in. Dat "
                "lezen wij niet.",
                "Hoort het bij de tabel? Zet er dan een kop boven.",
                regel=first,
                kolom=kolom,
            )

    def _note(self, regel: int, cells: Sequence[str], places: Sequence[int]) -> None:
        for place in places:
            if place < len(cells) and plain_text(cells[place]):
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
        return self._kop(
            regel,
            [places.get(key) if key else None for key in own],
            [plain_text(cells[at]) for at, key in texts if key not in own],
        )

    def _kop(self, regel: int, plaatsen: list[int | None], vreemd: Sequence[str]) -> _Kop:
        """Headings on row `regel`; those in `vreemd` the table does not have."""
        same = not vreemd and all(place in (None, at) for at, place in enumerate(plaatsen))
        named = listing([in_quotes(each) for each in vreemd[:_NAMED]], "en")
        kopregel = self._tabel.kopregel
        bezwaar = Bezwaar(
            "andere-koppen",
            f"Deze rij staat onder de koppen van rij {regel}, en die zijn anders dan op rij "
            f"{kopregel}.{f' Alleen daar staat: {named}.' if named else ''}",
            "Zet wat daaronder staat in een eigen bestand, of onder dezelfde koppen. In "
            "afgewezen.csv staat het al onder de koppen van de eerste tabel.",
        )
        return _Kop(regel, plaatsen, bezwaar, same=same)

    def _say_note(self, regel: int, noot: str) -> Bezwaar:
        """Below a note about more than one eis nobody knows what stands where."""
        kopregel = self._tabel.kopregel
        return Bezwaar(
            "andere-koppen",
            f"Op rij {regel} staat: {in_quotes(noot)}. Daarmee is niet zeker onder welke kop de "
            "antwoorden van deze rij staan.",
            f"Zet elk antwoord onder de goede kop van rij {kopregel}, en haal rij {regel} weg.",
        )

    def _note_on_eisen(self, cells: Sequence[str]) -> str:
        """What a row without a school says of two eisen or more; empty when it says no such thing.

        Such as "Vanaf hier: eerst DYS-02, dan DYS-01", in one cell or a few.
        """
        if not self._eisen or type(cells) is not list:
            return ""
        texts = [(at, text) for at, text in enumerate(map(plain_text, cells)) if text]
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
            if match and (match[2] in self._begin or _PLAIN_EIS(plain_text(cells[at]))):
                ids.setdefault(match[1], at)
                if match[1] not in self._eisen.values():
                    vreemd.append(plain_text(cells[at]))
        if len(ids) < 2 and all(self._eisen[at] == eis for eis, at in ids.items()):
            return None
        return self._kop(
            regel,
            [
                ids.get(self._eisen[at]) if at in self._eisen else at
                for at in range(len(self._keys))
            ],
            vreemd,
        )


@dataclass(frozen=True, slots=True)
class _Kop:
    """Other headings, on row `regel`: where those of the table stand among them, and what is wrong
    with a row below them; `same` when they only are there again."""

    regel: int
    plaatsen: Sequence[int | None]
    bezwaar: Bezwaar
    same: bool = False

    def moved(self, cells: list[str]) -> GeenRij:
        """A row under these headings, for whoever refuses it."""
        if isinstance(cells, GeenRij):
            return GeenRij([*map(self._row, cells.rijen)], cells.bezwaar)
        return GeenRij([self._row(cells)], self.bezwaar)

    def _row(self, cells: list[str]) -> list[str]:
        return [
            cells[place] if place is not None and place < len(cells) else ""
            for place in self.plaatsen
        ]


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """By which headings are compared: what they mean to us, else their words."""
    text = plain_text(text)
    return find_column(text) or _EIS.sub(r"\1\2", normalise(text))


@lru_cache(maxsize=4096)
def _is_known(text: str) -> bool:
    return looks_like_kop(plain_text(text))


class Samenvoegingen:
    """Looks at the merged cells of a table; `meldingen` are complete after the rows."""

    def __init__(self, tabel: Tabel, kolommen: Kolommen) -> None:
        self._tabel, self._kolommen = tabel, kolommen
        self._answers = {each.index for soort in _ANSWERS for each in kolommen.of(soort)}
        self._school = {each.index: each for each in kolommen.of(Soort.SCHOOL)}
        self._by_row: dict[int, list[MergedCells]] = defaultdict(list)
        left = _MAX_ROWS
        for each in tabel.samen:
            first, last = max(each.rijen[0], tabel.kopregel + 1), each.rijen[1]
            left -= max(0, last - first + 1)
            if left > 0:
                for regel in range(first, last + 1):
                    self._by_row[regel].append(each)
        self._filled: set[MergedCells] = set()
        self._said: dict[MergedCells, str | None] = {}

    def rijen(self, rows: Iterable[Rij]) -> Iterator[Rij]:
        """The same rows; one of which an answer is in a merged cell comes as a GeenRij."""
        if not self._by_row:
            yield from rows
            return
        for regel, cells in rows:
            answer = None
            for each in self._by_row.get(regel, ()) if type(cells) is list else ():
                first = each.kolommen[0]
                if regel == each.rijen[0] and len(cells) > first and plain_text(cells[first]):
                    self._filled.add(each)
                if each not in self._filled:
                    continue
                if any(place in self._answers for place in _places(each)):
                    answer = answer or each
                elif any(place in self._school for place in _places(each)):
                    self._said.setdefault(each, find_code(cells))
            # Without a code the row is refused by itself.
            merged = answer is not None and find_code(cells)
            yield regel, _merged(cells, answer) if answer and merged else cells

    @property
    def meldingen(self) -> Iterator[Melding]:
        """One let-op for all merged cells with the same field of schools."""
        for each, code in self._said.items():
            kolom = next(self._school[at] for at in _places(each) if at in self._school)
            yield self._tabel.melding(
                "samengevoegde-cellen",
                f"De cellen {each.naam} ({shown(kolom.kop)}) zijn samengevoegd. Wat daar "
                f"staat, lezen wij alleen in de eerste cel: {_rest(each)}",
                "Hoort het bij alle scholen? Hef de samenvoeging op, en vul elke cel in.",
                ernst=Ernst.LET_OP,
                regel=each.rijen[0],
                kolom=kolom.letter,
                veld=kolom.kop,
                vestigingscode=code,
            )


def _places(each: MergedCells) -> range:
    return range(each.kolommen[0], each.kolommen[1] + 1)


def _merged(cells: list[str], samen: MergedCells) -> GeenRij:
    """Stands for a row of which an answer shares its cell with others."""
    bezwaar = Bezwaar(
        "samengevoegde-cellen",
        f"De cellen {samen.naam} zijn samengevoegd. Zo is niet zeker bij welke school, of bij "
        "welke eis, hoort wat daar staat.",
        "Hef de samenvoeging op, en zet in elke cel een eigen antwoord.",
    )
    return GeenRij([cells], bezwaar, letter(samen.kolommen[0]))


def _rest(each: MergedCells) -> str:
    first, last = each.rijen
    if first == last:
        return "de cellen ernaast zijn leeg."
    if last == first + 1:
        return f"in rij {last} is die cel leeg."
    return f"in rij {first + 1} tot en met {last} is die cel leeg."


def refused(tabel: Tabel, regel: int, cells: list[str]) -> Afgewezen:
    """The refusal of what is no row of this table; `cells` is a GeenRij."""
    assert isinstance(cells, GeenRij)
    melding = tabel.melding(
        *cells.bezwaar[:3],
        regel=regel,
        kolom=cells.kolom,
        vestigingscode=next(filter(None, map(find_code, cells.rijen)), None),
    )
    return Afgewezen(meldingen=(melding,), rijen=tuple(map(tuple, cells.rijen)))


def refuse_swapped(tabel: Tabel, kolommen: Kolommen) -> None:
    """BasisnormFout when no row has a code where it belongs, and most have one elsewhere."""
    kolom = kolommen.veld("vestigingscode")
    if kolom is None:
        return
    sample = [cells for _, cells in islice(Onderkop(tabel), _SAMPLE) if any(map(plain_text, cells))]

    def codes(index: int) -> int:
        return sum(
            len(cells) > index and is_code(plain_text(cells[index])) is not None for cells in sample
        )

    if codes(kolom.index):
        return
    for other in kolommen.alle:
        if other.soort is not Soort.PERSOON and codes(other.index) * 2 > len(sample):
            raise BasisnormFout(
                tabel.melding(
                    "kolommen-verwisseld",
                    f"In kolom {kolom.letter} ({kolom.kop}) staat geen enkele vestigingscode; in "
                    f"kolom {other.letter} ({other.kop or 'zonder kop'}) wel.",
                    "Deze kolommen lijken verwisseld. Zet de koppen boven de goede kolom.",
                    regel=tabel.kopregel,
                    kolom=kolom.letter,
                    veld=kolom.kop,
                )
            )
