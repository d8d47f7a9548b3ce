"""Schools from a wide table: one row each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from basisnorm.regio.bron import Item, Opnieuw, Rijen, Voortgang
from basisnorm.regio.maat import Maat
from basisnorm.regio.model import Afgewezen, Rijtelling, Schoolrij
from basisnorm.regio.rijen.bloklezer import Bloklezer
from basisnorm.regio.rijen.datumkolom import Volgorde, find_volgorde, order_melding
from basisnorm.regio.rijen.dubbel import Dubbel, find_dubbel
from basisnorm.regio.rijen.rijen import Rijlezer
from basisnorm.regio.rijen.rijvorm import Goed
from basisnorm.regio.rijen.tweedekop import refuse_second_heading
from basisnorm.regio.tabel.kolommen import Kolommen, table_form
from basisnorm.regio.tabel.melder import Melder, Sleutel, in_order
from basisnorm.regio.tabel.onderkop import Onderkop, Samenvoegingen, refuse_swapped, refused
from basisnorm.regio.tabel.tabel import Tabel

# So many rows are read together; a mistake in one of them slows down the others.
_TOGETHER = 128


class BredeTabel:
    """Reads a table row by row; a second time when a school turns out to occur twice."""

    def __init__(self, tabel: Tabel, kolommen: Kolommen, maat: Maat) -> None:
        self.tabel, self.kolommen, self.maat = tabel, kolommen, maat
        self.telling = Rijtelling()
        self.vorm = table_form(kolommen, maat.norm)
        self._dubbel: Dubbel | None = None
        self._volgorde: Volgorde | None = None

    def prepare(self, progress: Voortgang) -> None:
        """Refuse a table of which columns were swapped, or have two meanings (see Bron)."""
        refuse_swapped(self.tabel, self.kolommen)
        refuse_second_heading(self.tabel, self.kolommen, self.maat)

    def lees(self, progress: Voortgang, *, alleen_controleren: bool = False) -> Iterator[Item]:
        """Every school, refusal and let-op, in the order of the table (see Bron)."""
        self.telling = telling = Rijtelling()
        tabel = self.tabel
        melder = Melder(bestand=tabel.bestand, blad=tabel.blad)
        dubbel = self._dubbel.geweigerd if self._dubbel else None
        over = self._dubbel.overgeslagen if self._dubbel else {}
        lezer = Bloklezer(self.kolommen, self.maat, melder, dubbel, self._volgorde)
        let_op = lezer.antwoorden.let_op
        try:
            onder = Onderkop(tabel)
            samen = Samenvoegingen(tabel, self.kolommen)
            rows = samen.rijen(onder)
            while rijen := [*islice(rows, _TOGETHER)]:
                progress(rijen[-1][0], tabel.rijtal)
                scholen = lezer.samen(rijen, alleen_controleren=alleen_controleren)
                if scholen is not None:
                    telling.uitgewerkt += len(rijen)
                    yield from scholen
                    continue
                for regel, cells in rijen:
                    if type(cells) is not list:
                        wrong = refused(tabel, regel, cells)
                        telling.afgewezen += len(wrong.rijen)
                        yield wrong
                        continue
                    if regel in over:
                        code, bezwaar = over[regel]
                        telling.dubbel += 1
                        kolom = self.kolommen.veld("vestigingscode")
                        yield melder.melding(regel, kolom, bezwaar, vestigingscode=code)
                        continue
                    item = lezer.lees(regel, cells, alleen_controleren=alleen_controleren)
                    if let_op:
                        yield from in_order(let_op)
                        let_op.clear()
                    if item is None:
                        telling.leeg += 1
                    elif isinstance(item, Afgewezen):
                        telling.afgewezen += 1
                        yield item
                    else:
                        telling.uitgewerkt += 1
                        if not isinstance(item, Goed):
                            yield item
        except Opnieuw:
            self._volgorde = self._find_volgorde()
            self._dubbel = self._find_dubbel(melder, self._volgorde)
            raise
        lezer.scholen.tel(telling)
        yield from lezer.antwoorden.slot()
        yield from onder.meldingen
        yield from samen.meldingen
        yield from order_melding(melder, self._volgorde, self.kolommen.veld("datum"))

    def cellen(self, scholen: Collection[Schoolrij]) -> Mapping[Sleutel, Rijen]:
        """Their rows as they stand in the table (see Bron)."""
        wanted = {each.regel: each.sleutel for each in scholen}
        rows = Onderkop(self.tabel) if wanted else ()
        return {wanted[regel]: (tuple(cells),) for regel, cells in rows if regel in wanted}

    def _find_dubbel(self, melder: Melder, volgorde: Volgorde) -> Dubbel:
        lezer = Rijlezer(self.kolommen, self.maat, melder, {}, volgorde)

        def is_right(regel: int, cells: Sequence[str]) -> bool:
            item = lezer.lees(regel, cells, alleen_controleren=True)
            lezer.antwoorden.let_op.clear()
            return not isinstance(item, Afgewezen)

        laatste = self.maat.laatste
        return find_dubbel(self.tabel, self.kolommen, volgorde, is_right, laatste=laatste)

    def _find_volgorde(self) -> Volgorde:
        kolom = self.kolommen.veld("datum")
        if kolom is None:
            return Volgorde()
        place = kolom.index
        rows = Onderkop(self.tabel)
        return find_volgorde((regel, cells[place]) for regel, cells in rows if len(cells) > place)
