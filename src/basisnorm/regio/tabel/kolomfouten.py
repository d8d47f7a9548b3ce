"""What is wrong with the headings of a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from basisnorm.errors import Ernst, Melding
from basisnorm.norm.model import Norm
from basisnorm.regio.model import BIJ_EIS
from basisnorm.regio.tabel.kolom import Kolom, Kolommen, Soort
from basisnorm.regio.tabel.koppen import letter, normalise
from basisnorm.regio.tabel.openen import Tabel, clean, names_code
from basisnorm.words import listing, shown, suggest

_NAMED = 20
# Up to so many eisen are all named.
_SHORT = 4
# So many rows show whether a table is on its side.
_LOOKED_AT = 25
# How the headings of a long table are spelled.
LANGE_KOPPEN = {"eis": ("eis", "eis id", "eisnummer"), "antwoord": ("antwoord", "niveau")}
_VELDEN = (
    "vestigingscode", "schoolsoort", "sector", "naam", "locatie", "samenwerkingsverband",
    "bestuur", "gemeente", "plaats", "schooljaar", "datum", "rol", "wil_helpen",
)  # fmt: skip


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
    named = listing([f"'{shown(each.kop)}'" for each in found if each], "en")
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
    first = [next((clean(cell) for cell in cells if clean(cell)), "") for cells in rows]
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
        named = [f"'{shown(text)}' boven {_span(below[at])}" for at, text in texts.items()]
        more = f" en nog {len(named) - _NAMED}" if len(named) > _NAMED else ""
        yield Melding(
            ernst=Ernst.LET_OP,
            code="tekst-boven-de-koppen",
            bestand=tabel.bestand,
            blad=tabel.blad,
            regel=regel,
            kolom=letter(next(iter(texts))),
            tekst=f"Boven de koppen staat: {listing(named[:_NAMED], 'en')}{more}. Dat lezen wij "
            "niet: elk antwoord telt als dat van nu.",
            oplossing="Gaan er kolommen over een doel of een ander jaar? Haal die dan weg.",
        )


def _span(eisen: Sequence[str]) -> str:
    if len(eisen) < _SHORT:
        return listing(eisen, "en")
    return f"{eisen[0]} tot en met {eisen[-1]}"


def find_missing(
    tabel: Tabel, norm: Norm, kolommen: Kolommen, schoolsoort: bool
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
    if not kolommen.lang and not kolommen.of(Soort.EIS):
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
        names = [f"'{shown(each.kop)}'" for each in rest]
        more = f" en nog {len(names) - _NAMED}" if len(names) > _NAMED else ""
        several = len(rest) > 1
        yield _melding(
            tabel,
            rest[0],
            "onbekende-kolom",
            f"Niet gelezen, want wij kennen {'deze kolommen' if several else 'deze kolom'} niet: "
            f"{listing(names[:_NAMED], 'en')}{more}.",
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
    return Melding(
        ernst=ernst,
        code=code,
        bestand=tabel.bestand,
        blad=tabel.blad,
        regel=tabel.kopregel,
        kolom=kolom.letter if kolom else None,
        veld=kolom.kop if kolom else None,
        tekst=tekst,
        oplossing=oplossing,
    )
