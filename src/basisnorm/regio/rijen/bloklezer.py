"""Reads many rows of a wide table at once, when all of them are right."""

from __future__ import annotations

from collections.abc import Sequence

from basisnorm.regio.model import Schoolrij, sleutel_van
from basisnorm.regio.rijen.rijen import DATUM, LOCATIE, SCHOOLJAAR, Rijlezer
from basisnorm.regio.rijen.rijvorm import contradicts, is_code
from basisnorm.regio.rijen.schoolvelden import look_at_datum
from basisnorm.regio.rijen.veldcellen import WRONG
from basisnorm.regio.tabel.kolommen import Kolom
from basisnorm.regio.tabel.tabel import Rij


class Bloklezer(Rijlezer):
    """Looks at a column of cells at a time: that takes half as long as a row at a time."""

    def samen(
        self, rijen: Sequence[Rij], *, alleen_controleren: bool = False
    ) -> Sequence[Schoolrij] | None:
        """The schools in these rows (with `alleen_controleren` none).

        None when not all of them are plainly right; nothing was done then, and `lees` has to look
        at each.
        """
        if self._code is None or self._dubbel is not None:
            return None
        if any(len(cells) != self._breedte for _, cells in rijen):
            return None
        if any(self._inhoud.is_bare(cells) for _, cells in rijen):
            return None
        columns = [*zip(*[cells for _, cells in rijen], strict=True)]

        def cells_of(kolom: Kolom | None, otherwise: str) -> Sequence[str]:
            return columns[kolom.index] if kolom is not None else (otherwise,) * len(rijen)

        codes = cells_of(self._code, "")
        kinds = [*map(self._soorten.get, cells_of(self._soort, ""))]
        sectoren = {each and each[1] for each in {*kinds}}
        sector = sectoren.pop()
        if sectoren or sector is None or not all(map(is_code, codes)):
            return None
        beside = cells_of(self._instelling, "")
        if self._instelling is not None and any(map(contradicts, codes, beside)):
            return None
        values = [[value] * len(rijen) for value in self._zonder]
        for place, memory, index, _ in self._velden:
            values[place] = [*map(memory.__getitem__, columns[index])]
        known = self._verbanden[sector]
        texts = cells_of(self._verband, self._vast_verband)
        verbanden = [known.get(text, WRONG) for text in texts]
        if any(WRONG in each for each in (verbanden, *values)):
            return None
        days = {*zip(values[DATUM], values[SCHOOLJAAR], strict=True)}
        if any(look_at_datum(*each) is not None for each in days):
            return None
        locaties = values[LOCATIE]
        keys = {
            sleutel_van(code, at) if at else code for code, at in zip(codes, locaties, strict=True)
        }
        located = {code for code, at in zip(codes, locaties, strict=True) if at}
        if len(keys) < len(rijen) or not self._seen.isdisjoint(keys | located):
            return None
        if not keys.isdisjoint(located | self._located):
            return None
        staten = self.antwoorden.samen(columns, [regel for regel, _ in rijen], sector)
        if staten is None:
            return None
        self._seen |= keys
        self._located |= located
        if alleen_controleren:
            return ()
        return [
            self.scholen.make(regel, code, kind[0], verband, staat, each)
            for (regel, _), code, kind, verband, staat, each in zip(
                rijen, codes, kinds, verbanden, staten, zip(*values, strict=True), strict=True
            )
            if kind is not None
        ]
