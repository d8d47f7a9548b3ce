"""A proposed mapping as the text of a file: readable, with what to look at beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from basisnorm.norm.model import Norm, Sector
from basisnorm.regio.koppeling.antwoord_voorstel import Antwoordvoorstel
from basisnorm.regio.koppeling.kolomvoorstel import Kolomvoorstel
from basisnorm.regio.koppeling.koppeling import FORMAAT, NEGEREN
from basisnorm.regio.koppeling.voorstel import Voorstel
from basisnorm.regio.koppeling.waarden import KIES, NIVEAUS, TWIJFEL, VAST, settled
from basisnorm.regio.tabel.koppen import short_name
from basisnorm.words import listing

_WIDTH = 40


def render_koppeling(voorstel: Voorstel, norm: Norm, *, tabel: str, schooljaar: str) -> str:
    """The YAML text; `tabel` is the name of the table, `schooljaar` an example of one."""
    return "\n".join(_lines(voorstel, norm, tabel, schooljaar)) + "\n"


def _lines(voorstel: Voorstel, norm: Norm, tabel: str, schooljaar: str) -> Iterator[str]:
    used = [each for each in voorstel.kolommen if each.doel is not None]
    ignored = [each for each in voorstel.kolommen if each.doel is None]
    yield f"# Koppeling van basisnorm bij {quoted(short_name(tabel))}:"
    yield "# wat elke kolom en elk antwoord in die tabel betekent."
    yield f"# Staat er {KIES}, kies dan zelf. Staat er een vraagteken achter, zoals 2{TWIJFEL}, dan"
    yield "# twijfelen wij: klopt het, haal dan het vraagteken weg. Zolang er één van die twee"
    yield "# staat, begint de batch niet."
    yield f"koppeling: {FORMAAT}"
    yield ""
    yield f"# Wat voor elke rij geldt. Kan ook: {', '.join(VAST[3:])}."
    # The school year follows from the day on which the form was sent in.
    year = not any(each.doel == "schooljaar" for each in used) and voorstel.zonder_datum
    yield "vast:" if year or voorstel.schoolsoort is not None else "vast: {}"
    if voorstel.schoolsoort is not None:
        yield _line(
            f"  schoolsoort: {_word(voorstel.schoolsoort)}",
            "voor alle scholen: bo, sbo, so, vso, vo, pro",
        )
    if year:
        yield f"  schooljaar: {quoted(schooljaar + TWIJFEL)}"
    yield ""
    yield "# Links de kop in uw tabel, rechts de eis of de kolom van basisnorm. Doet een kolom niet"
    yield f"# mee? Schrijf dan: {NEGEREN}"
    if voorstel.zonder_code:
        yield "# Wij zien geen kolom met de vestigingscode. Schrijf bij die kop: vestigingscode"
    yield "kolommen:" if used else "kolommen: {}"
    sector = Sector.VO if (voorstel.schoolsoort or "").startswith("vo") else Sector.PO
    for each in used:
        yield from _column(each, norm, sector)
    yield ""
    yield "# Links het antwoord in uw formulier, rechts wat het bij ons is:"
    yield f"# {listing(NIVEAUS)} (0 = nog niet, 1 = begonnen, 2 = op orde, 3 = geborgd)."
    yield "antwoorden:" if voorstel.antwoorden else "antwoorden: {}"
    yield from _answers(voorstel.antwoorden, "  ")
    if voorstel.afgekapt:
        yield f"  # Er zijn nog {voorstel.afgekapt} andere antwoorden; die staan hier niet."
    if voorstel.ja_nee:
        yield ""
        yield "# Deze antwoorden staan ook bij eisen met alleen ja of nee. Daar is 0 nee, en 2 en 3"
        yield "# zijn ja. Maar wat is 1? Kies ja, nee of open."
        yield "ja_nee:"
        yield from _answers(voorstel.ja_nee, "  ")
    yield ""
    yield "# Deze kolommen doen niet mee. Wat over een persoon gaat, leest basisnorm nooit."
    yield "negeren:" if ignored else "negeren: []"
    for each in ignored:
        yield _line(f"  - {quoted(each.kop)}", each.opmerking)


def _column(kolom: Kolomvoorstel, norm: Norm, sector: Sector) -> Iterator[str]:
    """The heading makes a long line: what to look at must not disappear behind it."""
    if kolom.eis is not None and kolom.doel == kolom.eis:
        yield f"  # {kolom.eis}: {norm.eisen[kolom.eis].tekst.voor(sector)}"
    if kolom.opmerking:
        yield f"  # {kolom.opmerking}"
    if not kolom.antwoorden:
        yield f"  {quoted(kolom.kop)}: {_word(kolom.woord)}"
        return
    yield f"  {quoted(kolom.kop)}:"
    yield f"    is: {_word(kolom.woord)}"
    yield "    antwoorden:"
    yield from _answers(kolom.antwoorden, "      ")


def _answers(antwoorden: Sequence[Antwoordvoorstel], indent: str) -> Iterator[str]:
    for each in antwoorden:
        yield _line(f"{indent}{quoted(each.tekst)}: {_word(each.woord)}", each.opmerking)


def _word(word: str) -> str:
    """With quotes where a question mark stands: YAML means something by that."""
    return word if word == KIES or settled(word) is not None else quoted(word)


def quoted(text: str) -> str:
    """A text between double quotes, as YAML reads it; what cannot be seen by its number."""
    return "".join(
        each if each.isprintable() else f"\\U{ord(each):08X}"
        for each in json.dumps(text, ensure_ascii=False)
    )


def _line(line: str, opmerking: str | None) -> str:
    return line if opmerking is None else f"{line.ljust(_WIDTH)}   # {opmerking}"
