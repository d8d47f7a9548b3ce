"""Makes the school of a row that is right, and counts what such rows did not say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from basisnorm.audit.model import School, Schoolsoort
from basisnorm.regio.maat import Maat
from basisnorm.regio.model import AndersAntwoord, Rijtelling, Schoolrij, Tekst
from basisnorm.regio.tabel.melder import Melder


class Schoolmaker:
    """Knows what holds for every row that does not say otherwise."""

    def __init__(self, maat: Maat, melder: Melder, extra_gebieden: tuple[str, ...]) -> None:
        self._maat, self._melder, self._extra = maat, melder, extra_gebieden
        self._zonder_datum = self._jaar_uit_datum = self._zonder_schooljaar = 0
        # Most rows of a table are of a few days.
        self._jaren: dict[str, str] = {}

    def make(
        self, regel: int, code: str, soort: Schoolsoort, verband: str | None, staten: bytes,
        values: Iterable[Any], teksten: tuple[Tekst, ...] = (),
        andere_sector: tuple[AndersAntwoord, ...] = (),
    ) -> Schoolrij:  # fmt: skip
        """The school; `values` are those of LEZERS."""
        naam, locatie, bestuur, gemeente, plaats, rol, schooljaar, datum, wil_helpen = values
        self._zonder_datum += not datum
        if schooljaar is None:
            if datum and self._maat.jaar_uit_datum:
                schooljaar = self._jaren.get(datum) or self._jaar_van(datum)
                self._jaar_uit_datum += 1
            else:
                self._zonder_schooljaar += 1
        return Schoolrij(
            school=School(
                vestigingscode=code,
                schoolsoort=soort,
                locatie=locatie,
                naam=naam,
                samenwerkingsverband=verband,
                bestuur=bestuur,
                gemeente=gemeente,
                plaats=plaats,
            ),
            datum=datum or self._maat.datum,
            staten=staten,
            schooljaar=schooljaar,
            rol=rol,
            wil_helpen=wil_helpen,
            bestand=self._melder.bestand,
            blad=self._melder.blad,
            regel=regel,
            extra_gebieden=self._extra,
            teksten=teksten,
            andere_sector=andere_sector,
        )

    def tel(self, telling: Rijtelling) -> None:
        """Write down what was counted."""
        telling.zonder_datum = self._zonder_datum
        telling.jaar_uit_datum = self._jaar_uit_datum
        telling.zonder_schooljaar = self._zonder_schooljaar

    def _jaar_van(self, datum: str) -> str:
        from basisnorm.audit.schooljaar import schooljaar_van

        jaar = self._jaren[datum] = schooljaar_van(datum)
        return jaar
