"""Schools from a long table: a row for each eis.

Its rows are gathered into those of a wide table, so that there is one way to read a school;
messages still point at the cell where something was typed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from basisnorm.audit.bezwaren import say_unknown_eis
from basisnorm.audit.schrijfwijzen import eis_key, plain_text
from basisnorm.errors import Bezwaar, Melding
from basisnorm.invoer.model import (
    BIJ_EIS,
    Afgewezen,
    Inzending,
    Leesresultaat,
    Maat,
    Progress,
    Rijen,
    Rijtelling,
    Sleutel,
)
from basisnorm.invoer.rijen.dubbel import Sleutels, find_half, say_half
from basisnorm.invoer.rijen.rijen import Rijlezer, order_melding
from basisnorm.invoer.rijen.schoolvelden import (
    Volgorde,
    find_volgorde,
    is_no_locatie,
)
from basisnorm.invoer.tabel.kolommen import Kolom, Kolommen, Soort, table_form
from basisnorm.invoer.tabel.melder import Melder, Plek, in_order
from basisnorm.invoer.tabel.onderkop import Onderkop, Samenvoegingen, refuse_swapped, refused
from basisnorm.invoer.tabel.tabel import Tabel
from basisnorm.words import fold_name, shown

# These may be spelled differently and still be the same.
_CODES = ("vestigingscode", "instellingscode")
_NAMES = ("naam", "locatie", "bestuur", "gemeente", "plaats")


@dataclass(slots=True)
class LangeSchool:
    """What the rows of one school say: per column of the wide table (row, text)."""

    cellen: dict[int, tuple[int, str]] = field(default_factory=dict)
    rijen: list[int] = field(default_factory=list)
    fouten: list[Melding] = field(default_factory=list)


def is_same(veld: str, one: str, other: str) -> bool:
    """Whether two cells say the same of a school: a code or a name in another spelling does."""
    if one == other or veld in _CODES:
        return True
    return veld in _NAMES and fold_name(one) == fold_name(other)


def no_code(code: str) -> Bezwaar:
    """What is wrong with a row without a code under the rows of a school.

    Its answers would be missed there, and who merged the cells with the code meant it so.
    """
    return Bezwaar(
        "code-ontbreekt",
        f"Hier staat geen vestigingscode. Hoort deze rij bij {code}, de school erboven?",
        "Schrijf in elke rij de vestigingscode.",
    )


class LangeTabel:
    """Gathers all rows first: those of one school need not stand together."""

    bestanden = False
    bewaard = None
    vervangen = 0

    def __init__(self, tabel: Tabel, kolommen: Kolommen, maat: Maat) -> None:
        self.tabel, self.kolommen, self.maat = tabel, kolommen, maat
        self.telling = Rijtelling()
        self._scholen: dict[Sleutel, LangeSchool] = {}
        self._refused: list[tuple[tuple[Melding, ...], list[int]]] = []
        # Rows under other headings, or into which others disappeared.
        self._apart: list[Afgewezen] = []
        self._onder = Onderkop(tabel)
        self._samen = Samenvoegingen(tabel, kolommen)
        self._here: LangeSchool | None = None
        # The school of the row above.
        self._last: tuple[str, LangeSchool] | None = None
        self._leeg = 0
        self._school = kolommen.of(Soort.SCHOOL)
        self._lang = {each.naam: each for each in kolommen.of(Soort.LANG)}
        self._melder = Melder(bestand=tabel.bestand, blad=tabel.blad)
        self._names = {eis_key(eis): eis for eis in maat.norm.eisen}

    def prepare(self, progress: Progress) -> None:
        """Read all rows (see Schoolbron)."""
        refuse_swapped(self.tabel, self.kolommen)
        self._wide = self._wide_kolommen()
        key = Sleutels(self.kolommen)
        for regel, cells in self._samen.rijen(self._onder):
            if not regel & 1023:
                progress(regel, self.tabel.rijtal)
            if type(cells) is not list:
                self._apart.append(refused(self.tabel, regel, cells))
            elif not any(map(plain_text, cells)):
                self._leeg += 1
            else:
                self._gather(regel, cells, key(cells))
        refuse_half(self._scholen, self.kolommen.veld("locatie"), self._melder)
        datum = self.kolommen.veld("datum")
        place = datum.index if datum is not None else -1
        days = (each.cellen[place] for each in self._scholen.values() if place in each.cellen)
        self._volgorde = find_volgorde(days)
        seen = {place for school in self._scholen.values() for place in school.cellen}
        alle = [each for each in self._wide if each.soort is Soort.SCHOOL or each.index in seen]
        self._columns = tuple(replace(each, index=place) for place, each in enumerate(alle))
        self._from = [each.index for each in alle]
        vorm = table_form(Kolommen(alle=self._columns, lang=False), self.maat.norm)
        here = table_form(self.kolommen, self.maat.norm)
        self.vorm = replace(
            here, eisen=vorm.eisen, beside=vorm.beside, extra_gebieden=vorm.extra_gebieden
        )

    def read(self, progress: Progress) -> Iterator[Leesresultaat]:
        """Schools in the order of their first row; what was refused comes last (see Schoolbron)."""
        self.telling = telling = Rijtelling(leeg=self._leeg)
        melder = replace(self._melder, plek=self._plek)
        columns = Kolommen(alle=self._columns, lang=False)
        lezer = Rijlezer(columns, self.maat, melder, {}, self._volgorde)
        refused = list(self._refused)
        for done, school in enumerate(self._scholen.values()):
            if not done & 255:
                progress(done, len(self._scholen))
            self._here = school
            cells = [school.cellen.get(place, (0, ""))[1] for place in self._from]
            item = lezer.read(school.rijen[0], cells)
            yield from in_order(lezer.antwoordlezer.let_op)
            lezer.antwoordlezer.let_op.clear()
            if school.fouten or isinstance(item, Afgewezen):
                more = item.meldingen if isinstance(item, Afgewezen) else ()
                refused.append((in_order([*school.fouten, *more]), school.rijen))
                continue
            if item is None:
                telling.leeg += len(school.rijen)
                continue
            telling.uitgewerkt += len(school.rijen)
            yield item
        lezer.count(telling)
        self._here = None
        yield from lezer.antwoordlezer.slot()
        yield from self._onder.meldingen
        yield from self._samen.meldingen
        yield from order_melding(self._melder, self._volgorde, self.kolommen.veld("datum"))
        for each in self._apart:
            telling.afgewezen += len(each.rijen)
            yield each
        wanted = {regel for _, rijen in refused for regel in rijen}
        found = {regel: tuple(cells) for regel, cells in self._again(wanted)}
        for meldingen, rijen in refused:
            telling.afgewezen += len(rijen)
            yield Afgewezen(meldingen=meldingen, rijen=tuple(found[each] for each in rijen))

    def rows(self, scholen: Collection[Inzending]) -> Mapping[Sleutel, Rijen]:
        """Their rows as they stand in the table (see Schoolbron)."""
        first = {each.regel: each.sleutel for each in scholen}
        here = [each.rijen for each in self._scholen.values() if each.rijen[0] in first]
        found = {regel: tuple(cells) for regel, cells in self._again({*chain(*here)})}
        return {first[rijen[0]]: tuple(found[each] for each in rijen) for rijen in here}

    def _again(self, wanted: set[int]) -> Iterator[tuple[int, list[str]]]:
        """The rows that were refused, as they stand in the table."""
        if wanted:
            yield from (row for row in Onderkop(self.tabel) if row[0] in wanted)

    def _wide_kolommen(self) -> tuple[Kolom, ...]:
        """The columns of the same table when it were wide."""
        found = list(self._school)
        beside = [deel for deel in BIJ_EIS if deel in self._lang]
        start = 1 + max((each.index for each in self.kolommen.alle), default=0)
        self._place: dict[tuple[str, str], int] = {}
        for eis in self.maat.norm.eisen:
            for deel in ("", *beside):
                soort = Soort.BIJ_EIS if deel else Soort.EIS
                self._place[eis, deel] = start
                found.append(Kolom(index=start, kop=eis, soort=soort, naam=eis, deel=deel))
                start += 1
        return tuple(found)

    def _gather(self, regel: int, cells: Sequence[str], sleutel: Sleutel | None) -> None:
        width = len(self.tabel.koppen)
        if sleutel is None and self._continues(regel, cells):
            return
        self._last = None
        if sleutel is None or len(cells) < width or any(map(plain_text, cells[width:])):
            # Without a code nobody knows whose row it is: its own refusal says what is wrong.
            alone = Rijlezer(
                Kolommen(alle=self.kolommen.alle, lang=False),
                self.maat,
                self._melder,
                {},
                Volgorde(),
            )
            item = alone.read(regel, cells)
            meldingen = item.meldingen if isinstance(item, Afgewezen) else ()
            self._refused.append((meldingen, [regel]))
            return
        school = self._scholen.setdefault(sleutel, LangeSchool())
        self._last = sleutel[0], school
        school.rijen.append(regel)
        for kolom in self._school:
            self._same(school, regel, kolom, cells[kolom.index], sleutel[0])
        text = plain_text(cells[self._lang["eis"].index])
        eis = self._names.get(eis_key(text))
        if eis is None:
            self._unknown_eis(school, regel, text, sleutel[0])
            return
        for deel in ("", *BIJ_EIS):
            name = deel or "antwoord"
            if name not in self._lang:
                continue
            kolom = self._lang[name]
            place = self._place[eis, deel]
            first = school.cellen.get(place)
            if not deel and first is not None:
                bezwaar = Bezwaar(
                    "dubbel-antwoord",
                    f"{eis} staat bij deze school ook op rij {first[0]}.",
                    "Laat één van de twee rijen staan.",
                )
                self._fout(school, regel, self._lang["eis"], bezwaar, sleutel[0], text)
                return
            if not deel or plain_text(cells[kolom.index]):
                school.cellen[place] = (regel, cells[kolom.index])

    def _continues(self, regel: int, cells: Sequence[str]) -> bool:
        """Whether a row without a code may well be of the school above it, which it then refuses.

        Its answers would be missed there, and who merged the cells with the code meant it so.
        """
        kolom = self.kolommen.veld("vestigingscode")
        if self._last is None or kolom is None or len(cells) <= kolom.index:
            return False
        if plain_text(cells[kolom.index]) or not plain_text(cells[self._lang["eis"].index]):
            return False
        code, school = self._last
        school.rijen.append(regel)
        self._fout(school, regel, kolom, no_code(code), code, "")
        return True

    def _same(self, school: LangeSchool, regel: int, kolom: Kolom, cell: str, code: str) -> None:
        """What is said of the school must be the same in all its rows, where it is said."""
        if not cell or not (text := plain_text(cell)):
            return
        if kolom.naam == "locatie" and is_no_locatie(text):
            return
        first = school.cellen.setdefault(kolom.index, (regel, cell))
        if first[1] != cell and not is_same(kolom.naam, plain_text(first[1]), text):
            bezwaar = Bezwaar(
                "rijen-verschillen",
                f"Hier staat '{shown(text)}', op rij {first[0]} '{shown(plain_text(first[1]))}'.",
                "Schrijf bij één school in alle rijen hetzelfde.",
            )
            self._fout(school, regel, kolom, bezwaar, code, text)

    def _unknown_eis(self, school: LangeSchool, regel: int, text: str, code: str) -> None:
        bezwaar = say_unknown_eis(
            text, self.maat.norm, "Haal deze rij weg, of schrijf het nummer van een eis."
        )
        self._fout(school, regel, self._lang["eis"], bezwaar, code, text)

    def _fout(
        self, school: LangeSchool, regel: int, kolom: Kolom, bezwaar: Bezwaar, code: str, text: str
    ) -> None:
        school.fouten.append(
            self._melder.melding(regel, kolom, bezwaar, vestigingscode=code, waarde=text)
        )

    def _plek(self, regel: int, kolom: Kolom) -> Plek:
        """Where the text of a cell of the wide table was typed."""
        here = self._columns[kolom.index] if kolom.index < len(self._columns) else kolom
        own = self._lang[here.deel or "antwoord"] if here.soort is not Soort.SCHOOL else None
        place = self._from[kolom.index]
        found = self._here.cellen.get(place) if self._here else None
        if own is None:
            own = next(each for each in self._school if each.index == place)
        return (found[0] if found else regel), own.letter, own.kop


def refuse_half(
    scholen: Mapping[Sleutel, LangeSchool], kolom: Kolom | None, melder: Melder
) -> None:
    """Refuse a school of which some rows name a locatie and others do not."""
    if kolom is None:
        return
    half = find_half({sleutel: school.rijen[0] for sleutel, school in scholen.items()})
    for (code, locatie), school in scholen.items():
        row = half.get((code, locatie is None))
        if row is not None:
            bezwaar = say_half(code, row, locatie=locatie is not None)
            school.fouten.append(
                melder.melding(school.rijen[0], kolom, bezwaar, vestigingscode=code)
            )
