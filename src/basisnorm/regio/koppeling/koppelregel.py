"""The lines of a mapping file, and what two of them may not both say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from basisnorm.errors import Melding
from basisnorm.fields import Reader
from basisnorm.regio.tabel.koppen import split_letter
from basisnorm.words import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Koppelregel:
    """One line under `kolommen` or `negeren`; without `doel` the column is not used.

    `antwoorden` are what answers mean in this column only. `regel` and `kolom` are where it
    stands in the mapping file, from 1.
    """

    kop: str
    doel: str | None
    regel: int
    kolom: int
    antwoorden: tuple[tuple[str, str], ...] = ()


def check_twice(reader: Reader, regels: Sequence[Koppelregel], vast: Sequence[str]) -> None:
    """Report a heading that is named twice, and a column that is filled twice."""
    koppen: dict[tuple[str, str | None], Koppelregel] = {}
    doelen: dict[str, Koppelregel] = {}
    for regel in regels:
        first = koppen.setdefault(split_letter(regel.kop), regel)
        if first is not regel:
            reader.meldingen.append(
                _melding(
                    reader,
                    regel,
                    "dubbele-kop",
                    f"'{shown(regel.kop)}' staat hier twee keer; eerder op regel {first.regel}.",
                    "Laat er één staan. Komt de kop twee keer voor in de tabel? Zet er dan de "
                    f"kolom bij: '{shown(regel.kop)} (kolom H)'.",
                )
            )
        if regel.doel is None:
            continue
        first = doelen.setdefault(regel.doel, regel)
        if first is not regel or regel.doel in vast:
            where = "onder vast" if first is regel else f"op regel {first.regel}"
            reader.meldingen.append(
                _melding(
                    reader,
                    regel,
                    "dubbel-doel",
                    f"'{regel.doel}' wordt twee keer gevuld; ook {where}.",
                    "Kies er één. Zet de andere kop onder negeren."
                    if first is not regel
                    else "Haal het weg onder vast, of zet deze kop onder negeren.",
                )
            )
    reader.meldingen.sort(key=lambda each: (each.regel or 0, int(each.kolom or 0)))


def _melding(reader: Reader, regel: Koppelregel, code: str, tekst: str, oplossing: str) -> Melding:
    return Melding(
        code=code,
        bestand=reader.document.bestand,
        regel=regel.regel,
        kolom=regel.kolom,
        veld=regel.kop,
        tekst=tekst,
        oplossing=oplossing,
    )
