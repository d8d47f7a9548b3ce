"""A row below the headings that says what the columns mean: "doel" above one, "nu" above another.

Nobody knows which of them is the answer, so nothing of such a table is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice, takewhile

from basisnorm.audit.schrijfwijzen import SOORTEN, fold
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.model import Eis, Norm
from basisnorm.regio.maat import Maat
from basisnorm.regio.rijen.cellen import FOUT, Antwoordcellen
from basisnorm.regio.rijen.rijvorm import is_code, is_total
from basisnorm.regio.tabel.kolommen import Kolom, Kolommen, Soort
from basisnorm.regio.tabel.koppen import normalise
from basisnorm.regio.tabel.onderkop import Onderkop
from basisnorm.regio.tabel.tabel import Tabel, clean
from basisnorm.words import listing, shown

_NAMED = 4
# So many rows below the headings are looked at.
_BELOW = 5
# "2026", or a word; a lone digit is a level that does not exist.
_SAYS = re.compile(r"[^\W\d_]|[0-9]{4}").search
# "(0-3)", "0 tot 3", "0, 1, 2 of 3", "ja of nee": how to answer, the same for every column.
_SCALE = re.compile(r"(0|1|2|3|tot|en|met|t|m|of|ja|nee|nvt|niveau)( (?!$)|$)")


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
    texts = [*map(clean, cells)]
    if any(is_code(text.upper()) or is_total(text) for text in texts):
        return True

    def text_of(naam: str) -> str:
        kolom = kolommen.veld(naam)
        return texts[kolom.index] if kolom is not None and kolom.index < len(texts) else ""

    soort = text_of("schoolsoort") or text_of("sector")
    return any(map(str.isdigit, text_of("vestigingscode"))) or fold(soort) in SOORTEN


def _said(cells: Sequence[str], eisen: Sequence[Kolom], maat: Maat) -> Iterator[tuple[Kolom, str]]:
    for kolom in eisen:
        text = clean(cells[kolom.index]) if kolom.index < len(cells) else ""
        if not _SAYS(text) or _explains(text, maat.norm, maat.norm.eisen[kolom.naam]):
            continue
        vertaal = partial(maat.vertaal, kolom.naam) if maat.vertaal else None
        if Antwoordcellen(maat.norm.eisen[kolom.naam], maat.schaal, vertaal)[text] == FOUT:
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
