"""What the byte of an answer does not say: wrong answers, n.v.t., and the texts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from basisnorm.audit.persoonsgegevens import find_personal
from basisnorm.errors import Bezwaar, Ernst, Geweigerd, Melding
from basisnorm.norm.model import Eis, Norm, Sector
from basisnorm.regio.model import ANDERE_SECTOR, NVT, ONDERBOUWD, AndersAntwoord, Tekst
from basisnorm.regio.rijen.cellen import (
    ANTWOORD_ANDERE_SECTOR,
    FOUT,
    NVT_ENIGE_REDEN,
    NVT_ZONDER_REDEN,
    Antwoordcellen,
    find_error,
    find_reden,
    levels_of,
)
from basisnorm.regio.rijen.schoolvelden import check_text
from basisnorm.regio.tabel.kolommen import Kolom
from basisnorm.regio.tabel.melder import Melder
from basisnorm.regio.tabel.tabel import clean
from basisnorm.words import listing, shown

_NVT = (NVT_ENIGE_REDEN, NVT_ZONDER_REDEN)


class Oordelaar:
    """Judges the rows of one table.

    `kolommen` and their cells `eigen` are in norm order; `bij` are the columns beside them, with
    the place of the column that they belong to. What is worth a look is added to `let_op`.
    """

    def __init__(
        self,
        norm: Norm,
        melder: Melder,
        kolommen: Sequence[Kolom],
        eigen: Sequence[Antwoordcellen],
        bij: Sequence[tuple[int, Kolom]],
        let_op: list[Melding],
    ) -> None:
        self.norm, self.melder, self.kolommen = norm, melder, kolommen
        self.eigen, self.bij, self.let_op = eigen, bij, let_op
        # In how many rows a column answers an eis of the other sector, and the first of those.
        self._other: dict[tuple[int, Sector], tuple[int, int]] = {}
        # The same for n.v.t. without its only reason.
        self._enige: dict[int, tuple[int, int]] = {}

    def judge(
        self,
        regel: int,
        cells: Sequence[str],
        code: str,
        marks: bytearray,
        fouten: list[Melding],
        sector: Sector | None,
    ) -> Rijoordeel:
        """What a row comes to; `marks` are its bytes.

        What is wrong is added to `fouten`. With a `sector`, answers of the other one are counted.
        """
        oordeel = Rijoordeel(self, regel, cells, code, marks, fouten)
        for place in oordeel.judge():
            if sector is not None:
                here = self.place_of(place, regel)
                number, first = self._other.get((place, sector), (0, here))
                self._other[place, sector] = (number + 1, first)
        return oordeel

    def place_of(self, place: int, regel: int) -> int:
        """The row in which the cell of a column was typed."""
        return self.melder.plek(regel, self.kolommen[place])[0]

    def count_enige(self, place: int, regel: int, number: int = 1) -> None:
        """That n.v.t. stands in a column without its only reason, in `number` rows from `regel`."""
        before, first = self._enige.get(place, (0, regel))
        self._enige[place] = (before + number, first)

    def slot(self) -> Iterator[Melding]:
        """One let-op for every column in which the same thing is worth a look in many rows."""
        for place, (number, regel) in self._enige.items():
            kolom = self.kolommen[place]
            yield self.melder.melding(
                regel,
                kolom,
                say_enige(self.norm.eisen[kolom.naam], number),
                ernst=Ernst.LET_OP,
            )
        for (place, sector), (number, regel) in self._other.items():
            one = number == 1
            kolom = self.kolommen[place]
            yield self.melder.melding(
                regel,
                kolom,
                Bezwaar(
                    "andere-sector",
                    f"{kolom.naam} geldt niet voor {sector.value}, maar is bij {number} "
                    f"{'school' if one else 'scholen'} wel ingevuld. "
                    f"{'Dat antwoord telt' if one else 'Die antwoorden tellen'} niet mee.",
                    "U hoeft niets te doen. Klopt de schoolsoort wel?",
                ),
                ernst=Ernst.LET_OP,
            )


class Rijoordeel:
    """What one row comes to: its bytes, and what was written beside them."""

    def __init__(
        self,
        lezer: Oordelaar,
        regel: int,
        cells: Sequence[str],
        code: str,
        marks: bytearray,
        fouten: list[Melding],
    ) -> None:
        self._lezer, self._regel, self._cells, self._code = lezer, regel, cells, code
        self.marks, self._fouten = marks, fouten
        self.teksten: list[Tekst] = []
        self.andere_sector: list[AndersAntwoord] = []

    def judge(self) -> list[int]:
        """Look at everything; the places that answer an eis of the other sector."""
        others = []
        lezer = self._lezer
        for place, state in enumerate(self.marks):
            if state == FOUT:
                kolom = lezer.kolommen[place]
                text = self._cells[kolom.index]
                self._fout(kolom, lezer.eigen[place].bezwaar(text), text)
            elif state == ANTWOORD_ANDERE_SECTOR:
                self.marks[place] = ANDERE_SECTOR
                others.append(place)
                self._keep(place)
        for place, kolom in lezer.bij:
            text = self._cells[kolom.index]
            if text and (text := clean(text)):
                if kolom.deel == "reden":
                    self._reden(place, kolom, text)
                else:
                    self._tekst(place, kolom, text)
        for place, state in enumerate(self.marks):
            if state == NVT_ZONDER_REDEN:
                self._without_reason(lezer.kolommen[place])
            elif state == NVT_ENIGE_REDEN:
                self.marks[place] = NVT
                lezer.count_enige(place, lezer.place_of(place, self._regel))
        return others

    def _keep(self, place: int) -> None:
        """An answer to an eis of the other sector, when it is one."""
        kolom = self._lezer.kolommen[place]
        state = self._lezer.eigen[place][self._cells[kolom.index]]
        if state < NVT:
            self.andere_sector.append((kolom.naam, str(state)))
        elif state in _NVT:
            self.andere_sector.append((kolom.naam, "nvt"))

    def _reden(self, place: int, kolom: Kolom, text: str) -> None:
        if self.marks[place] == ANDERE_SECTOR:
            reden = find_reden(self._lezer.norm.eisen[kolom.naam], text)
            if reden is not None and (kolom.naam, "nvt") in self.andere_sector:
                self.teksten.append((kolom.naam, "reden", reden))
            return
        if self.marks[place] not in _NVT:
            bezwaar = Bezwaar(
                "reden-zonder-nvt",
                f"Hier staat een reden, maar het antwoord op {kolom.naam} is niet nvt.",
                "Schrijf nvt bij het antwoord, of haal de reden weg.",
            )
            self._let_op(kolom, bezwaar, text)
            return
        eis = self._lezer.norm.eisen[kolom.naam]
        reden = find_reden(eis, text)
        self.marks[place] = NVT
        if reden is None:
            bezwaar = Bezwaar(
                "onbekende-reden",
                f"'{shown(text)}' is geen reden voor n.v.t. bij {eis.id}.",
                f"Kies uit: {_redenen(eis)}.",
            )
            self._fout(kolom, bezwaar, text)
        else:
            self.teksten.append((kolom.naam, "reden", reden))

    def _tekst(self, place: int, kolom: Kolom, text: str) -> None:
        if (error := find_error(text)) is not None:
            self._fout(kolom, error, text)
            return
        try:
            text = check_text(text)
        except Geweigerd as geweigerd:
            self._fout(kolom, geweigerd.bezwaar, text)
            return
        if personal := find_personal(text):
            bezwaar = Bezwaar(
                "lijkt-persoonsgegeven",
                f"Deze tekst lijkt {personal} te bevatten.",
                "Haal dat weg. Noem een rol of een soort document, nooit een leerling.",
            )
            self._let_op(kolom, bezwaar, None)
        self.teksten.append((kolom.naam, kolom.deel, text))
        if self.marks[place] % ONDERBOUWD < NVT:
            self.marks[place] |= ONDERBOUWD

    def _without_reason(self, kolom: Kolom) -> None:
        redenen = _redenen(self._lezer.norm.eisen[kolom.naam])
        bezwaar = Bezwaar(
            "nvt-zonder-reden",
            f"Bij {kolom.naam} staat nvt, maar niet waarom.",
            f"Maak een kolom '{kolom.naam} reden' en schrijf daar: {redenen}.",
        )
        self._fout(kolom, bezwaar, self._cells[kolom.index])

    def _fout(self, kolom: Kolom, bezwaar: Bezwaar, text: str) -> None:
        melder = self._lezer.melder
        self._fouten.append(
            melder.melding(self._regel, kolom, bezwaar, vestigingscode=self._code, waarde=text)
        )

    def _let_op(self, kolom: Kolom, bezwaar: Bezwaar, text: str | None) -> None:
        melder = self._lezer.melder
        self._lezer.let_op.append(
            melder.melding(
                self._regel,
                kolom,
                bezwaar,
                vestigingscode=self._code,
                waarde=text,
                ernst=Ernst.LET_OP,
            )
        )


def _redenen(eis: Eis) -> str:
    """The reasons as they may be typed: the id, or the sentence."""
    return listing([f"{each.id} ('{each.tekst}')" for each in eis.nvt_redenen])


def say_enige(eis: Eis, number: int) -> Bezwaar:
    """That n.v.t. stands at an eis without a reason, when there is only one."""
    where = f" bij {number} scholen" if number > 1 else ""
    return Bezwaar(
        "nvt-enige-reden",
        f"Bij {eis.id} staat{where} n.v.t. zonder reden. De enige reden die kan, is: "
        f"'{eis.nvt_redenen[0].tekst}' Die staat nu in het rapport.",
        f"Klopt die reden niet? Kies dan een niveau: {levels_of(eis)}.",
        Ernst.LET_OP,
    )
