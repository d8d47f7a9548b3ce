"""Schools from a wide table: one row each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, takewhile

from basisnorm.audit.codes import is_plain_code
from basisnorm.audit.schrijfwijzen import SOORTEN, fold, plain_text
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.invoer.model import (
    Afgewezen,
    Inzending,
    Leesresultaat,
    Maat,
    Opnieuw,
    Progress,
    Rijen,
    Rijtelling,
    Sleutel,
)
from basisnorm.invoer.rijen.cellen import Antwoordcellen, Celstaat
from basisnorm.invoer.rijen.dubbel import Dubbel, find_dubbel
from basisnorm.invoer.rijen.rijen import Rijlezer, is_total, order_melding
from basisnorm.invoer.rijen.schoolvelden import Volgorde, find_volgorde
from basisnorm.invoer.tabel.kolommen import Kolom, Kolommen, Soort, table_form
from basisnorm.invoer.tabel.koppen import normalise
from basisnorm.invoer.tabel.melder import Melder, in_order
from basisnorm.invoer.tabel.onderkop import Onderkop, Samenvoegingen, refuse_swapped, refused
from basisnorm.invoer.tabel.tabel import Tabel
from basisnorm.norm.model import Eis, Norm
from basisnorm.words import listing, shown

_NAMED = 4
# So many rows below the headings are looked at.
_BELOW = 5
# "2026", or a word; a lone digit is a level that does not exist.
_SAYS = re.compile(r"[^\W\d_]|[0-9]{4}").search
# "(0-3)", "0 tot 3", "0, 1, 2 of 3", "ja of nee": how to answer, the same for every column.
_SCALE = re.compile(r"(0|1|2|3|tot|en|met|t|m|of|ja|nee|nvt|niveau)( (?!$)|$)")
# Progress is told once in so many rows (a power of two, less one).
_NOW_AND_THEN = 127


class BredeTabel:
    """Reads a table row by row; a second time when a school turns out to occur twice."""

    bestanden = False
    bewaard = None
    vervangen = 0

    def __init__(self, tabel: Tabel, kolommen: Kolommen, maat: Maat) -> None:
        self.tabel, self.kolommen, self.maat = tabel, kolommen, maat
        self.telling = Rijtelling()
        self.vorm = table_form(kolommen, maat.norm)
        self._dubbel: Dubbel | None = None
        self._volgorde: Volgorde | None = None

    def prepare(self, progress: Progress) -> None:
        """Refuse a table of which columns were swapped, or have two meanings (see Schoolbron)."""
        refuse_swapped(self.tabel, self.kolommen)
        refuse_second_heading(self.tabel, self.kolommen, self.maat)

    def read(self, progress: Progress) -> Iterator[Leesresultaat]:
        """Every school, refusal and let-op, in the order of the table (see Schoolbron)."""
        self.telling = telling = Rijtelling()
        tabel = self.tabel
        melder = Melder(bestand=tabel.bestand, blad=tabel.blad)
        dubbel = self._dubbel.geweigerd if self._dubbel else None
        over = self._dubbel.overgeslagen if self._dubbel else {}
        lezer = Rijlezer(self.kolommen, self.maat, melder, dubbel, self._volgorde)
        let_op = lezer.antwoordlezer.let_op
        try:
            onder = Onderkop(tabel)
            samen = Samenvoegingen(tabel, self.kolommen)
            for regel, cells in samen.rijen(onder):
                if not regel & _NOW_AND_THEN:
                    progress(regel, tabel.rijtal)
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
                item = lezer.read(regel, cells)
                if let_op:
                    yield from in_order(let_op)
                    let_op.clear()
                if item is None:
                    telling.leeg += 1
                    continue
                if isinstance(item, Afgewezen):
                    telling.afgewezen += 1
                else:
                    telling.uitgewerkt += 1
                yield item
        except Opnieuw:
            self._volgorde = self._find_volgorde()
            self._dubbel = self._find_dubbel(melder, self._volgorde)
            raise
        lezer.count(telling)
        yield from lezer.antwoordlezer.slot()
        yield from onder.meldingen
        yield from samen.meldingen
        yield from order_melding(melder, self._volgorde, self.kolommen.veld("datum"))

    def rows(self, scholen: Collection[Inzending]) -> Mapping[Sleutel, Rijen]:
        """Their rows as they stand in the table (see Schoolbron)."""
        wanted = {each.regel: each.sleutel for each in scholen}
        rows = Onderkop(self.tabel) if wanted else ()
        return {wanted[regel]: (tuple(cells),) for regel, cells in rows if regel in wanted}

    def _find_dubbel(self, melder: Melder, volgorde: Volgorde) -> Dubbel:
        lezer = Rijlezer(self.kolommen, self.maat, melder, {}, volgorde)

        def is_right(regel: int, cells: Sequence[str]) -> bool:
            item = lezer.read(regel, cells)
            lezer.antwoordlezer.let_op.clear()
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


def refuse_second_heading(tabel: Tabel, kolommen: Kolommen, maat: Maat) -> None:
    """BasisnormFout when a row before the first school says what more than one column means."""
    eisen = kolommen.of(Soort.EIS)
    below = islice(Onderkop(tabel), _BELOW)
    for regel, cells in takewhile(lambda row: not _is_school(row[1], kolommen), below):
        said = [*_said(cells, eisen, maat)]
        if len(said) < 2:
            continue
        named = [f"'{shown(text)}' onder {kolom.kop}" for kolom, text in said[:_NAMED]]
        raise BasisnormFout(
            Melding(
                code="tweede-kop",
                bestand=tabel.bestand,
                blad=tabel.blad,
                regel=regel,
                kolom=said[0][0].letter,
                tekst=f"Onder de koppen van rij {tabel.kopregel} staat nog een rij met koppen: "
                f"{listing(named, 'en')}. Zo is niet zeker welke kolom het antwoord is. Van deze "
                "tabel is niets gelezen.",
                oplossing="Houd per eis één kolom over: die met het antwoord van nu. Haal daarna "
                f"rij {regel} weg.",
            )
        )


def _is_school(cells: Sequence[str], kolommen: Kolommen) -> bool:
    """Whether this is a row of a school, maybe a wrong one; an empty row is none."""
    if type(cells) is not list:
        return True
    texts = [*map(plain_text, cells)]
    if any(is_plain_code(text.upper()) or is_total(text) for text in texts):
        return True

    def text_of(naam: str) -> str:
        kolom = kolommen.veld(naam)
        return texts[kolom.index] if kolom is not None and kolom.index < len(texts) else ""

    soort = text_of("schoolsoort") or text_of("sector")
    return any(map(str.isdigit, text_of("vestigingscode"))) or fold(soort) in SOORTEN


def _said(cells: Sequence[str], eisen: Sequence[Kolom], maat: Maat) -> Iterator[tuple[Kolom, str]]:
    for kolom in eisen:
        text = plain_text(cells[kolom.index]) if kolom.index < len(cells) else ""
        if not _SAYS(text) or _explains(text, maat.norm, maat.norm.eisen[kolom.naam]):
            continue
        vertaal = partial(maat.vertaal, kolom.naam) if maat.vertaal else None
        if Antwoordcellen(maat.norm.eisen[kolom.naam], maat.schaal, vertaal)[text] == Celstaat.FOUT:
            yield kolom, text


def _explains(text: str, norm: Norm, eis: Eis) -> bool:
    """Whether this is what we know of the column already: its eis, its gebied, or how to answer."""
    key = normalise(text)
    gebied = norm.gebied(eis.gebied)
    if key in (normalise(gebied.titel), normalise(gebied.id), normalise(eis.id)):
        return True
    if re.fullmatch(rf"({_SCALE.pattern})+", key):
        return True
    # A text of an eis may be cut short.
    return len(key) > 5 and any(
        normalise(each).startswith(key) for each in (eis.tekst.po, eis.tekst.vo)
    )
