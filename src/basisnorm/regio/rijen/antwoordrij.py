"""Reads all answers in a row of a wide table at once, with the texts beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import getitem, itemgetter
from struct import Struct

from basisnorm.errors import Melding
from basisnorm.norm.model import Sector
from basisnorm.regio.maat import Maat
from basisnorm.regio.model import ANDERE_SECTOR, BIJ_EIS, NVT, OPEN, AndersAntwoord, Tekst
from basisnorm.regio.rijen.antwoordoordeel import Oordelaar
from basisnorm.regio.rijen.cellen import (
    ANTWOORD_ANDERE_SECTOR,
    FOUT,
    NVT_ENIGE_REDEN,
    NVT_ZONDER_REDEN,
    AndereSector,
    Antwoordcellen,
)
from basisnorm.regio.tabel.kolommen import Kolommen, Soort
from basisnorm.regio.tabel.melder import Melder
from basisnorm.regio.verspreiding import NO_COLUMN, OTHER_SECTOR, Verspreiding

# The byte of every eis that has a column, what was written beside them, and the answers to eisen
# of the other sector.
Antwoorden = tuple[bytes, tuple[Tekst, ...], tuple[AndersAntwoord, ...]]


class Antwoordlezer:
    """Reads the cells of all eisen of a row. `let_op` grows; the owner empties it."""

    def __init__(self, kolommen: Kolommen, maat: Maat, melder: Melder) -> None:
        norm = maat.norm
        self.let_op: list[Melding] = []
        columns = {each.naam: each for each in kolommen.of(Soort.EIS)}
        order = tuple(columns[eis] for eis in norm.eisen if eis in columns)
        self._pick = _picker([each.index for each in order])
        eigen = tuple(
            Antwoordcellen(
                norm.eisen[each.naam],
                maat.schaal,
                partial(maat.vertaal, each.naam) if maat.vertaal else None,
            )
            for each in order
        )
        self._cellen = {
            sector: tuple(
                own if sector in norm.eisen[kolom.naam].sectoren else AndereSector()
                for kolom, own in zip(order, eigen, strict=True)
            )
            for sector in Sector
        }
        number = {eis: place for place, eis in enumerate(norm.eisen)}
        self._columns = [(each.index, number[each.naam]) for each in order]
        # How all eisen of the norm stand before anything was read.
        self._unasked = {
            sector: bytes(
                OPEN if sector in eis.sectoren else ANDERE_SECTOR for eis in norm.eisen.values()
            )
            for sector in Sector
        }
        places = {each.naam: place for place, each in enumerate(order)}
        self._vorm = {
            sector: Verspreiding(
                [
                    places.get(eis.id, NO_COLUMN if sector in eis.sectoren else OTHER_SECTOR)
                    for eis in norm.eisen.values()
                ]
            )
            for sector in Sector
        }
        bij = tuple(
            (places[each.naam], each)
            for each in sorted(
                kolommen.of(Soort.BIJ_EIS),
                key=lambda each: (number[each.naam], BIJ_EIS.index(each.deel)),
            )
            if each.naam in places
        )
        self._has_texts = bool(bij)
        self._oordelaar = Oordelaar(norm, melder, order, eigen, bij, self.let_op)

    def lees(
        self,
        regel: int,
        cells: Sequence[str],
        sector: Sector,
        code: str,
        fouten: list[Melding],
        *,
        tel: bool = True,
    ) -> Antwoorden:
        """All answers; what is wrong is added to `fouten`.

        With `tel`, those to an eis of the other sector are counted.
        """
        # Bytes are made from a list in half the time that they take from an iterator.
        staten = bytes([*map(getitem, self._cellen[sector], self._pick(cells))])
        if (
            self._has_texts
            or FOUT in staten
            or NVT_ENIGE_REDEN in staten
            or NVT_ZONDER_REDEN in staten
            or ANTWOORD_ANDERE_SECTOR in staten
        ):
            oordeel = self._oordelaar.judge(
                regel, cells, code, bytearray(staten), fouten, sector if tel else None
            )
            return bytes(oordeel.marks), tuple(oordeel.teksten), tuple(oordeel.andere_sector)
        return staten, (), ()

    def samen(
        self, kolommen: Sequence[Sequence[str]], rijen: Sequence[int], sector: Sector
    ) -> tuple[bytes, ...] | None:
        """The byte of every eis of the norm, for each of the `rijen` that have these columns.

        None when one of them has to be looked at by itself; nothing was done then.
        """
        if self._has_texts:
            return None
        unasked, many = self._unasked[sector], len(kolommen[0])
        room = bytearray(unasked * many)
        for memory, (index, place) in zip(self._cellen[sector], self._columns, strict=True):
            room[place :: len(unasked)] = bytes([*map(memory.__getitem__, kolommen[index])])
        if FOUT in room or NVT_ZONDER_REDEN in room or ANTWOORD_ANDERE_SECTOR in room:
            return None
        if NVT_ENIGE_REDEN in room:
            for number, (_, place) in enumerate(self._columns):
                column = room[place :: len(unasked)]
                if found := column.count(NVT_ENIGE_REDEN):
                    regel = rijen[column.index(NVT_ENIGE_REDEN)]
                    self._oordelaar.count_enige(number, regel, found)
            room = room.replace(bytes([NVT_ENIGE_REDEN]), bytes([NVT]))
        return Struct(f"{len(unasked)}s" * many).unpack(room)

    def in_norm_order(self, staten: bytes, sector: Sector) -> bytes:
        """The byte of every eis of the norm."""
        return self._vorm[sector].spread(staten)

    def slot(self) -> Iterator[Melding]:
        """One let-op for every column in which the same thing is worth a look in many rows."""
        return self._oordelaar.slot()


def _picker(indexes: Sequence[int]) -> Callable[[Sequence[str]], Sequence[str]]:
    """Takes these cells from a row; columns that stand together are taken at once."""
    first = indexes[0] if indexes else 0
    together = range(first, first + len(indexes))
    if [*indexes] == [*together]:
        return itemgetter(slice(together.start, together.stop))
    return itemgetter(*indexes)
