"""What a table as a whole makes of the output, and what can be wrong with more than one row."""

from __future__ import annotations

import re
from itertools import islice

from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.model import Norm
from basisnorm.regio.model import BIJ_EIS, Afgewezen, Bronvorm
from basisnorm.regio.tabel.kolommen import Kolommen, Soort
from basisnorm.regio.tabel.koppen import letter, unique_names
from basisnorm.regio.tabel.onderkop import AndereKop, Onderkop
from basisnorm.regio.tabel.openen import Tabel, Verslokt, clean
from basisnorm.regio.tabel.samengevoegd import Samengevoegd
from basisnorm.words import listing, shown

_CODE = re.compile(r"[0-9]{2}[A-Z]{2}-?[0-9]{2}", re.IGNORECASE).fullmatch
# So many rows show whether columns were swapped.
_SAMPLE = 50
_NAMED = 10


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


def refused(tabel: Tabel, regel: int, cells: list[str]) -> Afgewezen:
    """The refusal of what is no row of this table: a Verslokt, an AndereKop or a Samengevoegd."""
    if isinstance(cells, Samengevoegd):
        return _merged(tabel, regel, cells)
    if isinstance(cells, AndereKop):
        return _misplaced(tabel, regel, cells)
    assert isinstance(cells, Verslokt)
    return _swallowed(tabel, regel, cells)


def _merged(tabel: Tabel, regel: int, cells: Samengevoegd) -> Afgewezen:
    (row,) = cells.rijen
    melding = Melding(
        code="samengevoegde-cellen",
        bestand=tabel.bestand,
        blad=tabel.blad,
        regel=regel,
        kolom=letter(cells.samen.kolommen[0]),
        vestigingscode=next((text for text in map(clean, row) if _CODE(text)), None),
        tekst=f"De cellen {cells.samen.naam} zijn samengevoegd. Zo is niet zeker bij welke school, "
        "of bij welke eis, hoort wat daar staat.",
        oplossing="Hef de samenvoeging op, en zet in elke cel een eigen antwoord.",
    )
    return Afgewezen(meldingen=(melding,), rijen=(tuple(row),))


def _misplaced(tabel: Tabel, regel: int, cells: AndereKop) -> Afgewezen:
    (row,) = cells.rijen
    named = listing([f"'{shown(each)}'" for each in cells.vreemd[:_NAMED]], "en")
    melding = Melding(
        code="andere-koppen",
        bestand=tabel.bestand,
        blad=tabel.blad,
        regel=regel,
        vestigingscode=next((text for text in map(clean, row) if _CODE(text)), None),
        tekst=f"Op rij {cells.kopregel} staat: '{shown(cells.noot)}'. Daarmee is niet zeker onder "
        "welke kop de antwoorden van deze rij staan."
        if cells.noot
        else f"Deze rij staat onder de koppen van rij {cells.kopregel}, en die zijn anders dan op "
        f"rij {tabel.kopregel}.{f' Alleen daar staat: {named}.' if named else ''}",
        oplossing=f"Zet elk antwoord onder de goede kop van rij {tabel.kopregel}, en haal rij "
        f"{cells.kopregel} weg."
        if cells.noot
        else "Zet wat daaronder staat in een eigen bestand, of onder dezelfde koppen. In "
        "afgewezen.csv staat het al onder de koppen van de eerste tabel.",
    )
    return Afgewezen(meldingen=(melding,), rijen=(tuple(row),))


def _swallowed(tabel: Tabel, regel: int, cells: Verslokt) -> Afgewezen:
    codes = [
        text.upper()
        for rij in cells.rijen
        if (text := next((each for each in map(clean, rij) if _CODE(each)), None))
    ]
    named = listing(codes[:_NAMED], "en")
    if len(codes) > _NAMED:
        named = f"{', '.join(codes[:_NAMED])} en nog {len(codes) - _NAMED}"
    melding = Melding(
        code="los-aanhalingsteken",
        bestand=tabel.bestand,
        blad=tabel.blad,
        regel=regel,
        vestigingscode=codes[0] if codes else None,
        tekst=f"Vanaf hier zijn {len(cells.rijen)} regels één rij geworden, door een los "
        f'aanhalingsteken (").{f" Daarin staan: {named}." if codes else ""}',
        oplossing="Haal het aanhalingsteken weg, of zet er ook een achter de tekst. In "
        "afgewezen.csv staan deze regels weer los.",
    )
    return Afgewezen(meldingen=(melding,), rijen=tuple(map(tuple, cells.rijen)))


def refuse_swapped(tabel: Tabel, kolommen: Kolommen) -> None:
    """BasisnormFout when no row has a code where it belongs, and most have one elsewhere."""
    kolom = kolommen.veld("vestigingscode")
    if kolom is None:
        return
    sample = [cells for _, cells in islice(Onderkop(tabel), _SAMPLE) if any(map(clean, cells))]

    def codes(index: int) -> int:
        return sum(
            len(cells) > index and _CODE(clean(cells[index])) is not None for cells in sample
        )

    if codes(kolom.index):
        return
    for other in kolommen.alle:
        if other.soort is not Soort.PERSOON and codes(other.index) * 2 > len(sample):
            raise BasisnormFout(
                Melding(
                    code="kolommen-verwisseld",
                    bestand=tabel.bestand,
                    blad=tabel.blad,
                    regel=tabel.kopregel,
                    kolom=kolom.letter,
                    veld=kolom.kop,
                    tekst=f"In kolom {kolom.letter} ({kolom.kop}) staat geen enkele "
                    f"vestigingscode; in kolom {other.letter} ({other.kop or 'zonder kop'}) wel.",
                    oplossing="Deze kolommen lijken verwisseld. Zet de koppen boven de goede "
                    "kolom.",
                )
            )
