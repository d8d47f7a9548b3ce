"""From the headings of a table to what stands in each column."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from typing import TYPE_CHECKING

from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.invoer.model import BIJ_EIS, Bronvorm
from basisnorm.invoer.tabel.koppen import (
    LANGE_KOPPEN,
    MELDINGEN,
    find_column,
    is_added_by_form,
    is_personal,
    letter,
    names_code,
    normalise,
    unique_names,
)
from basisnorm.invoer.tabel.tabel import Tabel
from basisnorm.norm.model import Norm, Status
from basisnorm.words import in_quotes, listing, shown, some, suggest

if TYPE_CHECKING:
    from basisnorm.invoer.koppeling.gekoppeld import Gekoppeld
    from basisnorm.invoer.tabel.tabel import Tabel
_INSTELLING = ("instellingscode", "brin nummer", "brinnummer", "brin", "brin4", "brin 4")
_NAMED = 20
# Up to so many eisen are all named.
_SHORT = 4
# So many rows show whether a table is on its side.
_LOOKED_AT = 25
_VELDEN = (
    "vestigingscode", "schoolsoort", "sector", "naam", "locatie", "samenwerkingsverband",
    "bestuur", "gemeente", "plaats", "schooljaar", "datum", "rol", "wil_helpen",
)  # fmt: skip


class Soort(Enum):
    """What a column is to us."""

    SCHOOL = auto()
    EIS = auto()
    BIJ_EIS = auto()
    LANG = auto()
    PERSOON = auto()
    GENEGEERD = auto()
    ONBEKEND = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolom:
    """One column. `naam` is the field of a school, or the id of an eis; `deel` what stands
    beside that eis (one of BIJ_EIS)."""

    index: int
    kop: str
    soort: Soort
    naam: str = ""
    deel: str = ""

    @property
    def letter(self) -> str:
        """As the spreadsheet shows it."""
        return letter(self.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolommen:
    """All columns of a table, in its order. In a long table every row is one eis."""

    alle: tuple[Kolom, ...]
    lang: bool
    meldingen: tuple[Melding, ...] = ()

    def of(self, soort: Soort) -> tuple[Kolom, ...]:
        """The columns of one kind."""
        return tuple(each for each in self.alle if each.soort is soort)

    def veld(self, naam: str) -> Kolom | None:
        """The column of a field of the school, or of a long table."""
        for each in self.alle:
            if each.naam == naam and each.soort in (Soort.SCHOOL, Soort.LANG):
                return each
        return None

    def extra_gebieden(self, norm: Norm) -> tuple[str, ...]:
        """The gebieden in preparation of which an eis is a column."""
        asked = {norm.eisen[each.naam].gebied for each in self.of(Soort.EIS)}
        return tuple(
            gebied.id
            for gebied in norm.gebieden
            if gebied.status is Status.IN_VOORBEREIDING and gebied.id in asked
        )


def read_kolommen(
    tabel: Tabel,
    norm: Norm,
    *,
    schoolsoort: bool = False,
    gekoppeld: Gekoppeld | None = None,
    antwoorden: bool = True,
) -> Kolommen:
    """What stands in each column of a table.

    `schoolsoort` says that the user named one for all rows; `gekoppeld` what a mapping file
    made of the headings. Without `antwoorden` it is a list of schools, which asks for none.
    BasisnormFout when the rows cannot be used: a column that is missing, or that stands there
    twice.
    """
    alle = _kolommen(tabel, norm, gekoppeld)
    if gekoppeld is None and (sideways := [*find_sideways(tabel, alle, _names(norm))]):
        raise BasisnormFout(*sideways)
    above = tuple(find_above(tabel, norm, alle))
    kolommen = Kolommen(
        alle=alle,
        lang=any(each.soort is Soort.LANG and each.naam == "eis" for each in alle),
        meldingen=(*above, *find_unknown(tabel, norm, alle)),
    )
    vast = {name for name, _ in gekoppeld.vast} if gekoppeld else set()
    fouten = [
        *find_twice(tabel, alle),
        *(find_mixed(tabel, alle) if gekoppeld is None else ()),
        *find_missing(
            tabel,
            norm,
            kolommen,
            schoolsoort or bool(vast & {"schoolsoort", "sector"}),
            antwoorden,
        ),
    ]
    if fouten:
        # A column that is named in a fout needs no let-op of its own.
        named = {each.kolom for each in fouten}
        left = [each for each in alle if each.letter not in named]
        raise BasisnormFout(*fouten, *above, *find_unknown(tabel, norm, left))
    return kolommen


def _kolommen(tabel: Tabel, norm: Norm, gekoppeld: Gekoppeld | None) -> tuple[Kolom, ...]:
    names = _names(norm)
    lang = {each: naam for naam, spelled in LANGE_KOPPEN.items() for each in spelled}
    koppen = tabel.koppen
    # The words of a long table are ordinary words in a wide one.
    is_lang = not any(normalise(kop) in names for kop in koppen) and set(LANGE_KOPPEN) <= {
        lang.get(normalise(kop), "") for kop in koppen
    }
    if gekoppeld is not None:
        is_lang = "eis" in gekoppeld.koppen
    found = []
    for index, kop in enumerate(koppen):
        if gekoppeld is not None:
            own = gekoppeld.koppen[index]
            if own is not None:
                soort, naam, deel = _meaning(own, names, lang if is_lang else {})
            else:
                personal = is_personal(kop, koppen)
                soort, naam, deel = Soort.PERSOON if personal else Soort.GENEGEERD, "", ""
        elif is_personal(kop, koppen):
            soort, naam, deel = Soort.PERSOON, "", ""
        elif is_added_by_form(kop, koppen) or normalise(kop) == MELDINGEN:
            soort, naam, deel = Soort.GENEGEERD, "", ""
        else:
            soort, naam, deel = _meaning(kop, names, lang if is_lang else {})
        found.append(Kolom(index=index, kop=kop, soort=soort, naam=naam, deel=deel))
    return tuple(_with_instelling(found))


def _names(norm: Norm) -> dict[str, tuple[str, str]]:
    """Every normalised heading of an eis, and of what stands beside it."""
    names = {}
    for eis in norm.eisen:
        for spelled in (normalise(eis), normalise(eis).replace(" ", "")):
            names[spelled] = (eis, "")
            for deel in BIJ_EIS:
                for name in (f"{spelled} {deel}", f"{deel} {spelled}", f"{deel} bij {spelled}"):
                    names[name] = (eis, deel)
    return names


def _meaning(
    kop: str, names: dict[str, tuple[str, str]], lang: dict[str, str]
) -> tuple[Soort, str, str]:
    name = normalise(kop)
    if name in names:
        eis, deel = names[name]
        return (Soort.BIJ_EIS if deel else Soort.EIS), eis, deel
    if lang:
        if name in lang:
            return Soort.LANG, lang[name], ""
        if name in BIJ_EIS:
            return Soort.LANG, name, ""
    own = find_column(kop)
    if own is not None:
        return Soort.SCHOOL, own, ""
    return (
        (Soort.SCHOOL, "instellingscode", "") if name in _INSTELLING else (Soort.ONBEKEND, "", "")
    )


def _with_instelling(found: list[Kolom]) -> Iterator[Kolom]:
    """ "BRIN" beside a column with the vestiging is the code of the instelling."""
    codes = [each for each in found if each.naam == "vestigingscode"]
    brin = [each for each in codes if normalise(each.kop) in _INSTELLING]
    for each in found:
        if each in brin and len(codes) > len(brin):
            yield Kolom(index=each.index, kop=each.kop, soort=Soort.SCHOOL, naam="instellingscode")
        else:
            yield each


def table_form(kolommen: Kolommen, norm: Norm) -> Bronvorm:
    """What a wide table makes of the output; only columns that we know are in it."""
    asked = {each.naam for each in kolommen.of(Soort.EIS)}
    beside = {(each.naam, each.deel) for each in kolommen.of(Soort.BIJ_EIS)}
    kept = [each for each in kolommen.alle if each.naam]
    code = kolommen.veld("vestigingscode") or kolommen.veld("instellingscode")
    # A heading that occurs twice is told apart by its column, and columns before it may be gone.
    names = unique_names([each.kop for each in kolommen.alle])
    return Bronvorm(
        eisen=tuple(eis for eis in norm.eisen if eis in asked),
        beside=tuple(
            (eis, deel) for eis in norm.eisen for deel in BIJ_EIS if (eis, deel) in beside
        ),
        extra_gebieden=kolommen.extra_gebieden(norm),
        koppen=tuple(names[each.index] for each in kept),
        kolommen=tuple(each.index for each in kept),
        breedte=len(kolommen.alle),
        code=kept.index(code) if code in kept else None,
        weg=len(kept) < len(kolommen.alle),
    )


def find_twice(tabel: Tabel, alle: Sequence[Kolom]) -> Iterator[Melding]:
    """A fout for every column that says the same as an earlier one."""
    first: dict[tuple[str, str], Kolom] = {}
    for kolom in alle:
        if not kolom.naam:
            continue
        other = first.setdefault((kolom.naam, kolom.deel), kolom)
        if other is not kolom:
            what = f"{kolom.naam} {kolom.deel}".strip()
            yield _melding(
                tabel,
                kolom,
                "dubbele-kolom",
                f"'{what}' staat in kolom {other.letter} en in kolom {kolom.letter}.",
                "Laat één van de twee staan, of geef de andere een eigen naam.",
            )


def find_mixed(tabel: Tabel, alle: Sequence[Kolom]) -> Iterator[Melding]:
    """A fout when there are columns of a long table and of a wide one: only one can be read."""
    left = [each for each in alle if each.soort is Soort.ONBEKEND]
    found = [
        next((each for each in left if normalise(each.kop) in spelled), None)
        for spelled in LANGE_KOPPEN.values()
    ]
    wide = next((each for each in alle if each.soort in (Soort.EIS, Soort.BIJ_EIS)), None)
    if wide is None or None in found:
        return
    named = listing([in_quotes(each.kop) for each in found if each], "en")
    yield _melding(
        tabel,
        wide,
        "lang-en-breed",
        f"Deze tabel heeft de kolommen {named}, en ook een kolom '{shown(wide.kop)}'. Wij weten "
        "niet welke antwoorden tellen.",
        "Zet alle antwoorden op één manier: met een rij per eis, of met een kolom per eis.",
    )


def find_sideways(tabel: Tabel, alle: Sequence[Kolom], names: Collection[str]) -> Iterator[Melding]:
    """A fout when the eisen stand below each other and the schools beside each other."""
    if any(each.soort in (Soort.EIS, Soort.LANG) for each in alle):
        return
    rows = [tabel.koppen, *(cells for _, cells in islice(tabel.rijen(), _LOOKED_AT))]
    first = [next((plain_text(cell) for cell in cells if plain_text(cell)), "") for cells in rows]
    if sum(normalise(each) in names for each in first) > 1 and any(map(names_code, first)):
        yield _melding(
            tabel,
            None,
            "tabel-op-zijn-kant",
            "Uw tabel staat op zijn kant: de eisen staan onder elkaar, en de scholen naast elkaar.",
            "Kopieer de tabel in uw rekenprogramma, kies Plakken speciaal en daar Transponeren. "
            "Dan staat elke school op een eigen rij.",
        )


def find_above(tabel: Tabel, norm: Norm, alle: Sequence[Kolom]) -> Iterator[Melding]:
    """A let-op for every row above the headings that says something about columns with answers.

    That may be a year, or that it is a goal. The name of a gebied says nothing new.
    """
    eisen = [each for each in alle if each.soort is Soort.EIS]
    known = [f" {normalise(f'{each.id} {each.titel}')} " for each in norm.gebieden]
    for regel, cells in enumerate(tabel.boven, 1):
        below: dict[int, list[str]] = {}
        last = None
        for kolom in eisen:
            if kolom.index < len(cells) and cells[kolom.index]:
                last = kolom.index
            if last is not None:
                # A text in merged cells only stands in the first of them.
                below.setdefault(last, []).append(kolom.naam)
        texts = {at: cells[at] for at in below}
        if all(any(f" {normalise(text)} " in each for each in known) for text in texts.values()):
            continue
        named = [f"{in_quotes(text)} boven {_span(below[at])}" for at, text in texts.items()]
        yield tabel.melding(
            "tekst-boven-de-koppen",
            f"Boven de koppen staat: {some(named, _NAMED)}. Dat lezen wij niet: elk antwoord telt "
            "als dat van nu.",
            "Gaan er kolommen over een doel of een ander jaar? Haal die dan weg.",
            ernst=Ernst.LET_OP,
            regel=regel,
            kolom=letter(next(iter(texts))),
        )


def _span(eisen: Sequence[str]) -> str:
    if len(eisen) < _SHORT:
        return listing(eisen, "en")
    return f"{eisen[0]} tot en met {eisen[-1]}"


def find_missing(
    tabel: Tabel, norm: Norm, kolommen: Kolommen, schoolsoort: bool, antwoorden: bool
) -> Iterator[Melding]:
    """A fout for every column without which no row can be read."""
    left = [each for each in kolommen.of(Soort.ONBEKEND) if each.kop]
    if not (kolommen.veld("vestigingscode") or kolommen.veld("instellingscode")):
        meant = _meant("vestigingscode", left)
        yield _melding(
            tabel,
            meant,
            "kolom-ontbreekt",
            "Er is geen kolom met de vestigingscode.",
            _rename("vestigingscode", meant)
            or "Zet boven de kolom met de codes: vestigingscode. Komt dit uit een formulier? "
            "Maak dan een koppeling: basisnorm sjabloon koppeling TABEL",
        )
    if not (schoolsoort or kolommen.veld("schoolsoort") or kolommen.veld("sector")):
        meant = _meant("schoolsoort", left)
        yield _melding(
            tabel,
            meant,
            "kolom-ontbreekt",
            "Er is geen kolom met de schoolsoort.",
            _rename("schoolsoort", meant)
            or "Maak een kolom schoolsoort (bo, sbo, so, vso, vo, pro). Zijn alle scholen "
            "gelijk? Gebruik dan bijvoorbeeld --schoolsoort bo",
        )
    if antwoorden and not kolommen.lang and not kolommen.of(Soort.EIS):
        eis = next(iter(norm.eisen))
        above = _find_numbers(tabel, norm)
        if above is not None:
            regel, named = above
            yield _melding(
                tabel,
                None,
                "kolom-ontbreekt",
                f"De nummers van de eisen ({_span(named)}) staan op rij {regel}, boven de koppen "
                f"op rij {tabel.kopregel}. Zo weten wij niet welke kolom het antwoord is.",
                "Houd van elke eis de kolom met het antwoord van nu over, en zet het nummer van de "
                f"eis in de kop op rij {tabel.kopregel}.",
            )
            return
        yield _melding(
            tabel,
            None,
            "kolom-ontbreekt",
            f"Er is geen kolom met een eis van norm {norm.id}.",
            f"Zet boven elke kolom met antwoorden het nummer van de eis, zoals {eis}. Komt dit "
            "uit een formulier? Maak dan een koppeling: basisnorm sjabloon koppeling TABEL",
        )


def _find_numbers(tabel: Tabel, norm: Norm) -> tuple[int, list[str]] | None:
    """The row above the headings that has ids of eisen in it, and those ids."""
    ids = {normalise(each): each for each in norm.eisen}
    for regel, cells in enumerate(tabel.boven, 1):
        found = [ids[name] for cell in cells if (name := normalise(cell)) in ids]
        if found:
            return regel, found
    return None


def _meant(naam: str, left: Sequence[Kolom]) -> Kolom | None:
    kop = suggest(naam, [each.kop for each in left])
    return next((each for each in left if each.kop == kop), None)


def _rename(naam: str, meant: Kolom | None) -> str | None:
    return f"Bedoelt u de kolom '{shown(meant.kop)}'? Noem die: {naam}" if meant else None


def find_unknown(tabel: Tabel, norm: Norm, alle: Sequence[Kolom]) -> Iterator[Melding]:
    """A let-op for columns that are not used, with what was probably meant."""
    taken = {(each.naam, each.deel) for each in alle}
    known = [each for each in (*norm.eisen, *_VELDEN) if (each, "") not in taken]
    known += [f"{eis} {deel}" for eis in norm.eisen for deel in BIJ_EIS]
    ids = {normalise(each): each for each in norm.eisen}
    gone = {
        normalise(f"{each.id} {deel}"): each for each in norm.vervallen for deel in ("", *BIJ_EIS)
    }
    rest = []
    for kolom in alle:
        if kolom.soort is not Soort.ONBEKEND or not kolom.kop:
            continue
        former = gone.get(normalise(kolom.kop))
        line = normalise(kolom.kop.partition("\n")[0])
        if former is not None:
            tekst = f"De kolom '{shown(kolom.kop)}' doet niet mee: {former.id} is {former.wat}."
            oplossing = (
                "U hoeft niets te doen."
                if former.weggelaten
                else f"In de plaats kwam: {listing(former.vervangen_door) or 'niets'}."
            )
        elif "\n" in kolom.kop and line in ids:
            tekst = (
                f"In de kop '{shown(kolom.kop)}' staat een regeleinde (Alt+Enter) met nog iets "
                f"erachter. Zo weten wij niet zeker dat het {ids[line]} is; de kolom doet niet "
                "mee."
            )
            oplossing = f"Zet alleen '{ids[line]}' in de kop."
        elif (meant := suggest(kolom.kop, known)) is not None:
            tekst = f"De kolom '{shown(kolom.kop)}' kennen wij niet; zij doet niet mee."
            oplossing = f"Bedoelt u '{meant}'?"
        else:
            rest.append(kolom)
            continue
        yield _melding(tabel, kolom, "onbekende-kolom", tekst, oplossing, ernst=Ernst.LET_OP)
    if rest:
        names = some([in_quotes(each.kop) for each in rest], _NAMED)
        several = len(rest) > 1
        yield _melding(
            tabel,
            rest[0],
            "onbekende-kolom",
            f"Niet gelezen, want wij kennen {'deze kolommen' if several else 'deze kolom'} niet: "
            f"{names}.",
            f"U hoeft niets te doen als u {'ze' if several else 'haar'} niet nodig hebt.",
            ernst=Ernst.LET_OP,
        )


def _melding(
    tabel: Tabel,
    kolom: Kolom | None,
    code: str,
    tekst: str,
    oplossing: str,
    *,
    ernst: Ernst = Ernst.FOUT,
) -> Melding:
    """A Melding about a heading, or about the row of the headings."""
    place, veld = (kolom.letter, kolom.kop) if kolom else (None, None)
    return tabel.melding(
        code, tekst, oplossing, ernst=ernst, regel=tabel.kopregel, kolom=place, veld=veld
    )
