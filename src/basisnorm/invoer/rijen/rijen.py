"""Reads one row of a wide table: what a school handed in, or everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from basisnorm.audit.codes import is_instelling, is_plain_code
from basisnorm.audit.model import Antwoord, Audit, School, Schoolsoort
from basisnorm.audit.schooljaar import schooljaar_van
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import Bezwaar, Ernst, Geweigerd, Melding
from basisnorm.invoer.model import (
    Afgewezen,
    Inzending,
    Maat,
    Opnieuw,
    Rijtelling,
    Sleutel,
    sleutel_van,
)
from basisnorm.invoer.rijen.antwoorden import Antwoordlezer
from basisnorm.invoer.rijen.cellen import MEMORY, WRONG, Veldcellen
from basisnorm.invoer.rijen.dubbel import KAAL, Rijinhoud
from basisnorm.invoer.rijen.schoolvelden import (
    LEZERS,
    Volgorde,
    is_american,
    look_at_datum,
    look_at_verband,
    read_code,
    read_schoolsoort,
)
from basisnorm.invoer.tabel.kolommen import Kolom, Kolommen, Soort
from basisnorm.invoer.tabel.koppen import normalise
from basisnorm.invoer.tabel.melder import Melder, in_order
from basisnorm.norm.model import Sector
from basisnorm.words import shown

# Which of the values of LEZERS that is.
LOCATIE, SCHOOLJAAR, DATUM = map([*LEZERS].index, ("locatie", "schooljaar", "datum"))
_TOTAL = re.compile(r"((eind|sub)?tota(al|len)|gemiddelden?|gemiddeld|som|mediaan)\b")


class Rijlezer:
    """Reads rows that all have the same columns.

    `dubbel` has the rows of schools that occur twice, with why they are refused. Without it, it
    is not known yet whether there are any; Opnieuw is raised at the first. The same holds for
    `volgorde`, of the dates in a column, at the first that begins with a month.
    """

    def __init__(
        self,
        kolommen: Kolommen,
        maat: Maat,
        melder: Melder,
        dubbel: Mapping[int, Bezwaar] | None = None,
        volgorde: Volgorde | None = None,
    ) -> None:
        self._maat, self._melder, self._dubbel = maat, melder, dubbel
        self._geordend, self._volgorde = volgorde is not None, volgorde or Volgorde()
        self._seen: set[Sleutel | str] = set()
        # The codes of which a row named a locatie.
        self._located: set[str] = set()
        self._inhoud = Rijinhoud(kolommen)
        self._alle, self._breedte = kolommen.alle, len(kolommen.alle)
        self._extra = kolommen.extra_gebieden(maat.norm)
        # What the rows that are right did not say.
        self._zonder_datum = self._jaar_uit_datum = self._zonder_schooljaar = 0
        self.antwoordlezer = Antwoordlezer(kolommen, maat, melder)
        names = {each.naam: each for each in kolommen.alle if each.soort is Soort.SCHOOL}
        self._names = tuple(each.index for each in names.values())
        self._code = names.get("vestigingscode")
        self._instelling = names.get("instellingscode")
        self._soort = names.get("schoolsoort") or names.get("sector")
        self._verband = names.get("samenwerkingsverband")
        self._datum, self._jaar = names.get("datum"), names.get("schooljaar")
        self._soortwoord = (self._woord(self._soort.naam) if self._soort else None) or str
        # Without a column the value is the same for all rows.
        self._zonder: list[Any] = [
            lezer(maat.vast[name]) if name in maat.vast else None for name, lezer in LEZERS.items()
        ]
        self._velden = tuple(
            (place, Veldcellen(lezer, self._woord(name)), names[name].index, names[name])
            for place, (name, lezer) in enumerate({**LEZERS, "datum": self._volgorde.lezer}.items())
            if name in names
        )
        self._vast_verband = maat.vast.get("samenwerkingsverband", "")
        fixed = maat.vast.get("schoolsoort") or maat.vast.get("sector")
        self._vaste_soort = maat.schoolsoort or (read_schoolsoort(fixed) if fixed else None)
        self._soorten: dict[str, tuple[Schoolsoort, Sector]] = {}
        self._verbanden: dict[Sector, dict[str, str | None]] = {each: {"": None} for each in Sector}

    def _woord(self, naam: str) -> Callable[[str], str] | None:
        """What makes our word of a cell of this column."""
        answered = naam in ("schoolsoort", "sector", "wil_helpen")
        return partial(self._maat.vertaal, naam) if answered and self._maat.vertaal else None

    def count(self, telling: Rijtelling) -> None:
        """Write down what was counted."""
        telling.zonder_datum = self._zonder_datum
        telling.jaar_uit_datum = self._jaar_uit_datum
        telling.zonder_schooljaar = self._zonder_schooljaar

    def read(self, regel: int, cells: Sequence[str]) -> Inzending | Afgewezen | None:
        """What a school handed in, its refusal, or None for an empty row.

        What is only worth a look is added to `antwoordlezer.let_op`.
        """
        if len(cells) != self._breedte:
            if not any(map(plain_text, cells)):
                return None
            if len(cells) < self._breedte or any(map(plain_text, cells[self._breedte :])):
                return crooked(self._melder, regel, cells, self._breedte)
            cells = cells[: self._breedte]
        fouten: list[Melding] = []
        code = cells[self._code.index] if self._code is not None else ""
        if is_plain_code(code) is None:
            if not any(map(plain_text, cells)):
                return None
            code = self._read_code(regel, cells, fouten)
            if not code and (total := find_total(self._melder, regel, cells, self._names)):
                return total
        if code and self._inhoud.is_bare(cells):
            self._report(regel, self._code, KAAL, code, code, fouten)
            return None
        if self._instelling is not None:
            text = plain_text(cells[self._instelling.index])
            if code and contradicts(code, text):
                other = say_contradiction(code, text)
                self._report(regel, self._instelling, other, code, text, fouten)
        text = cells[self._soort.index] if self._soort is not None else ""
        soort, sector = self._soorten.get(text) or self._read_soort(regel, text, code, fouten)
        values = self._zonder.copy()
        wrong = False
        for place, memory, index, _ in self._velden:
            value = values[place] = memory[cells[index]]
            if value is WRONG:
                wrong = True
        if wrong:
            self._refuse(regel, cells, code, values, fouten)
        locatie = values[LOCATIE]
        text = cells[self._verband.index] if self._verband is not None else self._vast_verband
        verband = self._verbanden[sector].get(text, WRONG)
        if verband is WRONG:
            verband = self._read_verband(regel, text, sector, code, fouten)
        antwoorden, zonder_reden = self.antwoordlezer.read(
            regel, cells, sector, code, fouten, count=soort is not None
        )
        if (odd := look_at_datum(values[DATUM], values[SCHOOLJAAR])) is not None:
            kolom = self._datum if values[DATUM] else self._jaar
            text = values[DATUM] or values[SCHOOLJAAR]
            self._report(regel, kolom, odd, code, text, fouten)
        if self._dubbel is None:
            self._meet(code, locatie)
        elif (twice := self._dubbel.get(regel)) is not None:
            kolom = self._code or self._instelling
            self._report(regel, kolom, twice, code, code, fouten)
        if fouten or soort is None:
            let_op = self.antwoordlezer.let_op
            meldingen = in_order([*fouten, *let_op])
            let_op.clear()
            return Afgewezen(meldingen=meldingen, rijen=(tuple(cells),))
        return self._make(regel, code, soort, verband, values, antwoorden, zonder_reden)

    def _make(
        self, regel: int, code: str, soort: Schoolsoort, verband: str | None,
        values: Iterable[Any], antwoorden: tuple[Antwoord, ...], zonder_reden: tuple[str, ...],
    ) -> Inzending:  # fmt: skip
        """What a row comes to that is right; `values` are those of LEZERS."""
        maat, melder = self._maat, self._melder
        naam, locatie, bestuur, gemeente, plaats, rol, schooljaar, datum, wil_helpen = values
        self._zonder_datum += not datum
        if schooljaar is None:
            if datum and maat.jaar_uit_datum:
                schooljaar = schooljaar_van(datum)
                self._jaar_uit_datum += 1
            else:
                self._zonder_schooljaar += 1
        day = datum or maat.datum
        school = School(
            vestigingscode=code,
            schoolsoort=soort,
            locatie=locatie,
            naam=naam,
            samenwerkingsverband=verband,
            bestuur=bestuur,
            gemeente=gemeente,
            plaats=plaats,
        )
        audit = Audit(
            norm=maat.norm.id,
            vragenlijst=maat.vragenlijst_id,
            school=school,
            versie=maat.norm.versie,
            vingerafdruk=maat.norm.vingerafdruk,
            extra_gebieden=self._extra,
            schooljaar=schooljaar,
            datum=day,
            rol=rol,
            antwoorden=antwoorden,
        )
        return Inzending(
            audit=audit,
            datum=day,
            wil_helpen=wil_helpen,
            bestand=melder.bestand,
            blad=melder.blad,
            regel=regel,
            zonder_reden=zonder_reden,
        )

    def _read_code(self, regel: int, cells: Sequence[str], fouten: list[Melding]) -> str:
        """The vestigingscode; empty when it is refused."""
        text = plain_text(cells[self._code.index]) if self._code else ""
        inst = plain_text(cells[self._instelling.index]) if self._instelling else None
        try:
            return read_code(text, inst)
        except Geweigerd as geweigerd:
            bezwaar = geweigerd.bezwaar
        bezwaar = find_elsewhere(self._alle, cells, text) or bezwaar
        kolom = self._code or self._instelling
        fouten.append(self._melder.melding(regel, kolom, bezwaar, waarde=text or inst))
        return ""

    def _read_soort(
        self, regel: int, text: str, code: str, fouten: list[Melding]
    ) -> tuple[Schoolsoort | None, Sector]:
        if self._vaste_soort is not None and not plain_text(text):
            soort = self._vaste_soort
        else:
            try:
                soort = read_schoolsoort(self._soortwoord(plain_text(text)))
            except Geweigerd as geweigerd:
                fouten.append(
                    self._melder.melding(
                        regel, self._soort, geweigerd.bezwaar, vestigingscode=code, waarde=text
                    )
                )
                # Wrong answers are worth telling even when the sector is not known.
                return None, Sector.PO
        found = (soort, soort.sector)
        if len(self._soorten) < MEMORY:
            self._soorten[text] = found
        return found

    def _read_verband(
        self, regel: int, text: str, sector: Sector, code: str, fouten: list[Melding]
    ) -> str | None:
        found, bezwaar = look_at_verband(plain_text(text), sector)
        if bezwaar is not None:
            self._report(regel, self._verband, bezwaar, code, text, fouten)
        elif len(self._verbanden[sector]) < MEMORY:
            self._verbanden[sector][text] = found
        return found

    def _refuse(
        self,
        regel: int,
        cells: Sequence[str],
        code: str,
        values: list[Any],
        fouten: list[Melding],
    ) -> None:
        for place, memory, index, kolom in self._velden:
            if values[place] is WRONG:
                values[place] = None
                text = cells[index]
                if place == DATUM and not self._geordend and is_american(text):
                    raise Opnieuw
                self._report(regel, kolom, memory.bezwaar(text), code, text, fouten)

    def _report(
        self, regel: int, kolom: Kolom | None, bezwaar: Bezwaar, code: str, text: str,
        fouten: list[Melding],
    ) -> None:  # fmt: skip
        let_op = bezwaar.ernst is Ernst.LET_OP
        (self.antwoordlezer.let_op if let_op else fouten).append(
            self._melder.melding(regel, kolom, bezwaar, vestigingscode=code, waarde=text)
        )

    def _meet(self, code: str, locatie: str | None) -> None:
        """Opnieuw for a school that was met before, or of which only one row names a locatie."""
        if not code:
            return
        # The code alone takes less memory than both.
        sleutel = sleutel_van(code, locatie) if locatie else code
        if sleutel in self._seen or (code in self._seen if locatie else code in self._located):
            raise Opnieuw
        self._seen.add(sleutel)
        if locatie:
            self._located.add(code)


def is_total(cell: str) -> bool:
    """Whether a cell says that its row counts up those above it: "Totaal", "Gemiddelde:"."""
    return _TOTAL.match(normalise(plain_text(cell))) is not None


def find_total(
    melder: Melder, regel: int, cells: Sequence[str], places: Sequence[int]
) -> Afgewezen | None:
    """The refusal of a row with totals, which one of the cells at `places` says that it is.

    One Melding, whatever stands in its cells.
    """
    if not any(is_total(cells[each]) for each in places):
        return None
    bezwaar = Bezwaar(
        "totaalrij",
        "Deze rij lijkt totalen of gemiddelden te bevatten, geen school.",
        "Haal deze rij weg.",
    )
    return Afgewezen(meldingen=(melder.melding(regel, None, bezwaar),), rijen=(tuple(cells),))


def find_elsewhere(kolommen: Iterable[Kolom], cells: Sequence[str], text: str) -> Bezwaar | None:
    """What to say of `text` that is no code, when another cell of its row has one."""
    for kolom in kolommen:
        found = plain_text(cells[kolom.index]).upper()
        if kolom.soort is not Soort.PERSOON and is_plain_code(found):
            return Bezwaar(
                "kolommen-verwisseld",
                f"Hier staat '{shown(text)}'. Bij '{shown(kolom.kop) or kolom.letter}' staat wel "
                f"een vestigingscode: {found}.",
                "Zijn in deze rij cellen verwisseld of verschoven? Zet ze goed.",
            )
    return None


def crooked(melder: Melder, regel: int, cells: Sequence[str], breedte: int) -> Afgewezen:
    """The refusal of a row with cells too many or too few: nobody knows which belong where."""
    short = len(cells) < breedte
    code = next((text for text in map(plain_text, cells) if is_plain_code(text)), None)
    bezwaar = Bezwaar(
        "te-weinig-cellen" if short else "te-veel-cellen",
        f"Deze rij heeft {len(cells)} cellen; de kop heeft er {breedte}.",
        "Staat er een Enter in een tekst? Zet die tekst dan tussen aanhalingstekens."
        if short
        else "Staat er een scheidingsteken in een tekst? Zet die tekst dan tussen "
        "aanhalingstekens.",
    )
    melding = melder.melding(regel, None, bezwaar, vestigingscode=code)
    return Afgewezen(meldingen=(melding,), rijen=(tuple(cells),))


def contradicts(code: str, instelling: str) -> bool:
    """Whether the instellingscode (BRIN) beside a vestigingscode is that of another school."""
    bare = instelling.replace(" ", "").upper()
    is_known = is_instelling(bare) or is_plain_code(bare)
    return is_known is not None and bare[:4] != code[:4]


def say_contradiction(code: str, instelling: str) -> Bezwaar:
    """The let-op about it: the vestigingscode counts."""
    return Bezwaar(
        "brin-past-niet",
        f"Hier staat {shown(instelling)}, en de vestigingscode is {code}. Die twee horen niet bij "
        "elkaar. Wij houden ons aan de vestigingscode.",
        "Kijk welke klopt.",
        Ernst.LET_OP,
    )


def order_melding(
    melder: Melder, volgorde: Volgorde | None, kolom: Kolom | None
) -> Iterator[Melding]:
    """The let-op about a column of which the months come first."""
    if volgorde is not None and kolom is not None and (bezwaar := volgorde.bezwaar) is not None:
        assert volgorde.maand is not None
        yield melder.melding(volgorde.maand, kolom, bezwaar)
