"""A proposed mapping as the text of a file: readable, with what to look at beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from basisnorm.norm.model import Norm, Sector
from basisnorm.regio.koppeling.antwoord_voorstel import CONTROLEER
from basisnorm.regio.koppeling.koppeling import FORMAAT
from basisnorm.regio.koppeling.voorstel import Voorstel
from basisnorm.regio.koppeling.waarden import ANTWOORDEN, KIES, VAST
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
    yield "# Kijk na wat er achter een hekje (#) staat. Klopt alles? Dan is dit bestand klaar."
    yield f"koppeling: {FORMAAT}"
    yield ""
    yield f"# Wat voor elke rij geldt. Kan ook: {', '.join(VAST[3:])}."
    has_year = any(each.doel == "schooljaar" for each in used)
    filled = not has_year or voorstel.schoolsoort not in (None, KIES)
    yield "vast:" if filled else "vast: {}"
    if voorstel.schoolsoort == KIES:
        yield "  # Haal het hekje weg en kies: bo, sbo, so, vso, vo of pro."
        yield "  #schoolsoort: bo"
    elif voorstel.schoolsoort is not None:
        yield _line(f"  schoolsoort: {voorstel.schoolsoort}", CONTROLEER)
    if not has_year:
        yield _line(f"  schooljaar: {quoted(schooljaar)}", CONTROLEER)
    yield ""
    yield "# Links de kop in uw tabel, rechts de eis of de kolom van basisnorm."
    yield f"# Bij '{KIES}' moet u nog kiezen: schrijf de eis, of zet de kop onder negeren."
    if voorstel.zonder_code:
        yield "# Wij zien geen kolom met de vestigingscode. Schrijf bij die kop: vestigingscode"
    yield "kolommen:" if used else "kolommen: {}"
    sector = Sector.VO if voorstel.schoolsoort == "vo" else Sector.PO
    for each in used:
        if each.eis is not None and each.doel == each.eis:
            # The heading makes a long line: what to look at must not disappear behind it.
            mark = f"{each.opmerking}. " if each.opmerking else ""
            yield f"  # {mark}{each.eis}: {norm.eisen[each.eis].tekst.voor(sector)}"
            yield f"  {quoted(each.kop)}: {each.doel}"
        else:
            yield _line(f"  {quoted(each.kop)}: {each.doel}", each.opmerking)
    yield ""
    yield "# Links het antwoord in uw formulier, rechts wat het bij ons is:"
    yield f"# {listing(ANTWOORDEN[:-1])} (0 = nog niet, 1 = begonnen, 2 = op orde, 3 = geborgd)."
    if any(each.woord == KIES for each in voorstel.antwoorden):
        yield f"# Zolang er nog '{KIES}' staat, begint de batch niet."
    yield "antwoorden:" if voorstel.antwoorden else "antwoorden: {}"
    for antwoord in voorstel.antwoorden:
        yield _line(f"  {quoted(antwoord.tekst)}: {antwoord.woord}", antwoord.opmerking)
    if voorstel.afgekapt:
        yield f"  # Er zijn nog {voorstel.afgekapt} andere antwoorden; die staan hier niet."
    yield ""
    yield "# Deze kolommen doen niet mee. Wat over een persoon gaat, leest basisnorm nooit."
    yield "negeren:" if ignored else "negeren: []"
    for each in ignored:
        yield _line(f"  - {quoted(each.kop)}", each.opmerking)


def quoted(text: str) -> str:
    """A text between double quotes, as YAML reads it; what cannot be seen by its number."""
    return "".join(
        each if each.isprintable() else f"\\U{ord(each):08X}"
        for each in json.dumps(text, ensure_ascii=False)
    )


def _line(line: str, opmerking: str | None) -> str:
    return line if opmerking is None else f"{line.ljust(_WIDTH)}   # {opmerking}"
