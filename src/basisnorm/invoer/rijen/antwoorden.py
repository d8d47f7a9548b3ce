"""Reads the answers in a row of a wide table, with the texts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from operator import getitem

from basisnorm.audit.bezwaren import levels_of, say_no_reden, say_personal, say_unknown_reden
from basisnorm.audit.model import Antwoord, Bewijs, Nvt
from basisnorm.audit.persoonsgegevens import find_personal
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import Bezwaar, Ernst, Geweigerd, Melding
from basisnorm.invoer.model import BIJ_EIS, Maat
from basisnorm.invoer.rijen.cellen import (
    NIVEAUS,
    AndereSector,
    Antwoordcellen,
    Celstaat,
    find_reden,
    is_level,
    lacks_reden,
)
from basisnorm.invoer.rijen.schoolvelden import read_text
from basisnorm.invoer.tabel.kolommen import Kolom, Kolommen, Soort
from basisnorm.invoer.tabel.melder import Melder
from basisnorm.norm.model import Eis, Sector
from basisnorm.words import listing

# The answers of a school in norm order, and the eisen with an n.v.t. of which the only reason was
# not written down.
Antwoorden = tuple[tuple[Antwoord, ...], tuple[str, ...]]


class Antwoordlezer:
    """Reads the cells of all eisen of a row. `let_op` grows; the owner empties it."""

    def __init__(self, kolommen: Kolommen, maat: Maat, melder: Melder) -> None:
        self.norm, self.melder = maat.norm, melder
        self.let_op: list[Melding] = []
        norm = maat.norm
        columns = {each.naam: each for each in kolommen.of(Soort.EIS)}
        self.kolommen = tuple(columns[eis] for eis in norm.eisen if eis in columns)
        self.eigen = tuple(
            Antwoordcellen(
                norm.eisen[each.naam],
                maat.schaal,
                partial(maat.vertaal, each.naam) if maat.vertaal else None,
            )
            for each in self.kolommen
        )
        self._places = tuple(each.index for each in self.kolommen)
        self._cellen = {
            sector: tuple(
                own if sector in norm.eisen[kolom.naam].sectoren else AndereSector()
                for kolom, own in zip(self.kolommen, self.eigen, strict=True)
            )
            for sector in Sector
        }
        # By eis and level the answer that says no more than that: one value for every school.
        self._niveaus = tuple(
            tuple(Antwoord(eis=kolom.naam, niveau=niveau) for niveau in range(NIVEAUS))
            for kolom in self.kolommen
        )
        places = {each.naam: place for place, each in enumerate(self.kolommen)}
        # The columns beside an eis, with the place of its own among `kolommen`.
        self.bij = sorted(
            (
                (places[each.naam], each)
                for each in kolommen.of(Soort.BIJ_EIS)
                if each.naam in places
            ),
            key=lambda each: (each[0], BIJ_EIS.index(each[1].deel)),
        )
        # In how many rows a column answers an eis of the other sector, and the first of those.
        self._other: dict[tuple[int, Sector], tuple[int, int]] = {}
        # The same for n.v.t. without its only reason.
        self._enige: dict[int, tuple[int, int]] = {}

    def read(
        self,
        regel: int,
        cells: Sequence[str],
        sector: Sector,
        code: str,
        fouten: list[Melding],
        *,
        count: bool = True,
    ) -> Antwoorden:
        """All answers; what is wrong is added to `fouten`.

        With `count`, those to an eis of the other sector are counted.
        """
        found = [*map(getitem, self._cellen[sector], [cells[each] for each in self._places])]
        if not self.bij and max(found, default=Celstaat.OPEN) <= Celstaat.ANDERE_SECTOR:
            levels = zip(self._niveaus, found, strict=True)
            return tuple([each[says] for each, says in levels if says < NIVEAUS]), ()
        oordeel = _Rijoordeel(self, regel, cells, code, found, fouten)
        for place in oordeel.judge():
            if count:
                here = self.place_of(place, regel)
                number, first = self._other.get((place, sector), (0, here))
                self._other[place, sector] = (number + 1, first)
        return tuple(oordeel.antwoorden()), tuple(oordeel.zonder_reden)

    def place_of(self, place: int, regel: int) -> int:
        """The row in which the cell of a column was typed."""
        return self.melder.plek(regel, self.kolommen[place])[0]

    def count_enige(self, place: int, regel: int) -> None:
        """That n.v.t. stands in a column without its only reason."""
        before, first = self._enige.get(place, (0, regel))
        self._enige[place] = (before + 1, first)

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


class _Rijoordeel:
    """What one row comes to, cell by cell; `says` is what its cells of eisen say (see cellen)."""

    def __init__(
        self,
        lezer: Antwoordlezer,
        regel: int,
        cells: Sequence[str],
        code: str,
        says: list[int],
        fouten: list[Melding],
    ) -> None:
        self._lezer, self._regel, self._cells, self._code = lezer, regel, cells, code
        self._says, self._fouten = says, fouten
        self._teksten: dict[int, dict[str, str]] = {}
        # What was answered to eisen of the other sector: a level, or Celstaat.NVT.
        self._elders: dict[int, int] = {}
        self.zonder_reden: list[str] = []

    def judge(self) -> list[int]:
        """Look at everything; the places that answer an eis of the other sector."""
        others = []
        lezer = self._lezer
        for place, says in enumerate(self._says):
            if says == Celstaat.FOUT:
                kolom = lezer.kolommen[place]
                text = self._cells[kolom.index]
                self._fout(kolom, lezer.eigen[place].bezwaar(text), text)
            elif says == Celstaat.ANTWOORD_ANDERE_SECTOR:
                self._says[place] = Celstaat.ANDERE_SECTOR
                others.append(place)
                self._keep(place)
        for place, kolom in lezer.bij:
            text = self._cells[kolom.index]
            if text and (text := plain_text(text)):
                if kolom.deel == "reden":
                    self._reden(place, kolom, text)
                else:
                    self._tekst(place, kolom, text)
        for place, says in enumerate(self._says):
            if says == Celstaat.NVT_ZONDER_REDEN:
                self._without_reason(lezer.kolommen[place])
            elif says == Celstaat.NVT_ENIGE_REDEN:
                self._says[place] = Celstaat.NVT
                self.zonder_reden.append(lezer.kolommen[place].naam)
                lezer.count_enige(place, lezer.place_of(place, self._regel))
        return others

    def antwoorden(self) -> Iterator[Antwoord]:
        """Every answer, and every note at an open question."""
        for place, kolom in enumerate(self._lezer.kolommen):
            says = self._elders.get(place, self._says[place])
            texts = self._teksten.get(place, {})
            if not is_level(says) and says != Celstaat.NVT and not texts:
                continue
            eis = self._lezer.norm.eisen[kolom.naam]
            enige = eis.nvt_redenen[0].id if eis.id in self.zonder_reden else ""
            bewijs = texts.get("bewijs")
            yield Antwoord(
                eis=eis.id,
                niveau=says if is_level(says) else None,
                nvt=Nvt(reden=texts.get("reden") or enige) if says == Celstaat.NVT else None,
                toelichting=texts.get("toelichting"),
                bewijs=(Bewijs(wat=bewijs),) if bewijs else (),
            )

    def _keep(self, place: int) -> None:
        """An answer to an eis of the other sector, when it is one."""
        says = self._lezer.eigen[place][self._cells[self._lezer.kolommen[place].index]]
        if is_level(says):
            self._elders[place] = says
        elif lacks_reden(says):
            self._elders[place] = Celstaat.NVT

    def _reden(self, place: int, kolom: Kolom, text: str) -> None:
        if self._says[place] == Celstaat.ANDERE_SECTOR:
            reden = find_reden(self._lezer.norm.eisen[kolom.naam], text)
            if reden is not None and self._elders.get(place) == Celstaat.NVT:
                self._keep_text(place, "reden", reden)
            return
        if not lacks_reden(self._says[place]):
            bezwaar = Bezwaar(
                "reden-zonder-nvt",
                f"Hier staat een reden, maar het antwoord op {kolom.naam} is niet nvt.",
                "Schrijf nvt bij het antwoord, of haal de reden weg.",
            )
            self._let_op(kolom, bezwaar, text)
            return
        eis = self._lezer.norm.eisen[kolom.naam]
        reden = find_reden(eis, text)
        self._says[place] = Celstaat.NVT
        if reden is None:
            bezwaar = say_unknown_reden(eis, text, f"Kies uit: {_redenen(eis)}.")
            self._fout(kolom, bezwaar, text)
        else:
            self._keep_text(place, "reden", reden)

    def _tekst(self, place: int, kolom: Kolom, text: str) -> None:
        try:
            text = read_text(text)
        except Geweigerd as geweigerd:
            self._fout(kolom, geweigerd.bezwaar, text)
            return
        if personal := find_personal(text):
            self._let_op(kolom, say_personal(personal), None)
        self._keep_text(place, kolom.deel, text)

    def _keep_text(self, place: int, deel: str, text: str) -> None:
        self._teksten.setdefault(place, {})[deel] = text

    def _without_reason(self, kolom: Kolom) -> None:
        eis = self._lezer.norm.eisen[kolom.naam]
        bezwaar = say_no_reden(
            eis, f"Maak een kolom '{kolom.naam} reden' en schrijf daar: {_redenen(eis)}."
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
