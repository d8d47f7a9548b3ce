"""Rows of a table in which cells were merged: only the first of those holds what stands there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from basisnorm.errors import Ernst, Melding
from basisnorm.regio.tabel.basis import Rij, Tabel, clean
from basisnorm.regio.tabel.kolom import Kolommen, Soort
from basisnorm.regio.tabel.onzichtbaar import Samenvoeging
from basisnorm.words import shown

_is_code = re.compile(r"[0-9]{2}[A-Z]{2}-?[0-9]{2}", re.IGNORECASE).fullmatch
_ANSWERS = (Soort.EIS, Soort.BIJ_EIS, Soort.LANG)
# A merged cell over more rows than this is one of layout, not of a few schools.
_MAX_ROWS = 100_000


class Samengevoegd(list[str]):
    """Stands for a row of which an answer shares its cell with others; `rijen` has its cells."""

    def __init__(self, cells: list[str], samen: Samenvoeging) -> None:
        super().__init__()
        self.rijen = [cells]
        self.samen = samen


class Samenvoegingen:
    """Looks at the merged cells of a table; `meldingen` are complete after the rows."""

    def __init__(self, tabel: Tabel, kolommen: Kolommen) -> None:
        self._tabel, self._kolommen = tabel, kolommen
        self._answers = {each.index for soort in _ANSWERS for each in kolommen.of(soort)}
        self._school = {each.index: each for each in kolommen.of(Soort.SCHOOL)}
        self._by_row: dict[int, list[Samenvoeging]] = defaultdict(list)
        left = _MAX_ROWS
        for each in tabel.samen:
            first, last = max(each.rijen[0], tabel.kopregel + 1), each.rijen[1]
            left -= max(0, last - first + 1)
            if left > 0:
                for regel in range(first, last + 1):
                    self._by_row[regel].append(each)
        self._filled: set[Samenvoeging] = set()
        self._said: dict[Samenvoeging, str | None] = {}

    def rijen(self, rows: Iterable[Rij]) -> Iterator[Rij]:
        """The same rows; one of which an answer is in a merged cell comes as Samengevoegd."""
        if not self._by_row:
            yield from rows
            return
        for regel, cells in rows:
            answer = None
            for each in self._by_row.get(regel, ()) if type(cells) is list else ():
                first = each.kolommen[0]
                if regel == each.rijen[0] and len(cells) > first and clean(cells[first]):
                    self._filled.add(each)
                if each not in self._filled:
                    continue
                if any(place in self._answers for place in _places(each)):
                    answer = answer or each
                elif any(place in self._school for place in _places(each)):
                    self._said.setdefault(each, _code(cells))
            # Without a code the row is refused by itself.
            if answer is not None and _code(cells):
                yield regel, Samengevoegd(cells, answer)
            else:
                yield regel, cells

    @property
    def meldingen(self) -> Iterator[Melding]:
        """One let-op for all merged cells with the same field of schools."""
        for each, code in self._said.items():
            kolom = next(self._school[at] for at in _places(each) if at in self._school)
            yield Melding(
                ernst=Ernst.LET_OP,
                code="samengevoegde-cellen",
                bestand=self._tabel.bestand,
                blad=self._tabel.blad,
                regel=each.rijen[0],
                kolom=kolom.letter,
                veld=kolom.kop,
                vestigingscode=code,
                tekst=f"De cellen {each.naam} ({shown(kolom.kop)}) zijn samengevoegd. Wat daar "
                f"staat, lezen wij alleen in de eerste cel: {_rest(each)}",
                oplossing="Hoort het bij alle scholen? Hef de samenvoeging op, en vul elke cel in.",
            )


def _places(each: Samenvoeging) -> range:
    return range(each.kolommen[0], each.kolommen[1] + 1)


def _code(cells: list[str]) -> str | None:
    return next((text.upper() for text in map(clean, cells) if _is_code(text)), None)


def _rest(each: Samenvoeging) -> str:
    first, last = each.rijen
    if first == last:
        return "de cellen ernaast zijn leeg."
    if last == first + 1:
        return f"in rij {last} is die cel leeg."
    return f"in rij {first + 1} tot en met {last} is die cel leeg."
