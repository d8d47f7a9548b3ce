"""Reads an earlier output, to compare with: its answers are scored again."""

from __future__ import annotations

from pathlib import Path

from basisnorm import files
from basisnorm.rapport.batch.map import ANTWOORDEN, UITSLAGEN, read_uitvoer
from basisnorm.regio.aanvulling import check_uitvoer
from basisnorm.regio.maat import Maat
from basisnorm.regio.model import Schoolrij
from basisnorm.regio.overzicht.verschil import Vorigemaat
from basisnorm.regio.overzicht.vorige import Vorige, collect_vorige
from basisnorm.regio.rijen.breed import BredeTabel
from basisnorm.regio.tabel.kolommen import read_kolommen
from basisnorm.regio.tabel.melder import Sleutel
from basisnorm.regio.tabel.openen import clean, open_tabel
from basisnorm.regio.tellen.teller import Teller
from basisnorm.uitslag.model import Conclusie


def read_vorige(folder: Path, maat: Maat) -> Vorige:
    """The schools in an earlier output; BasisnormFout when it is none, or of another norm."""
    uitvoer = read_uitvoer(folder)
    check_uitvoer(folder, uitvoer, maat.norm)
    assert uitvoer is not None
    norm = uitvoer["norm"]
    assert isinstance(norm, dict)
    tabel = open_tabel(folder / ANTWOORDEN)
    bron = BredeTabel(tabel, read_kolommen(tabel, maat.norm), maat)
    teller = Teller(maat.norm)
    datum = uitvoer.get("datum")
    return collect_vorige(
        (
            teller.uitslag(item)
            for item in bron.lees(lambda done, total: None)
            if isinstance(item, Schoolrij)
        ),
        _conclusies(folder / UITSLAGEN),
        Vorigemaat(
            norm=maat.norm.id,
            versie=str(norm.get("versie")),
            vingerafdruk=str(norm.get("vingerafdruk")),
            datum=datum if isinstance(datum, str) else None,
        ),
    )


def _conclusies(path: Path) -> dict[Sleutel, Conclusie]:
    """What each school was told then, under the norm of then."""
    if not files.exists(path):
        return {}
    tabel = open_tabel(path)
    places = {kop: place for place, kop in enumerate(tabel.koppen)}
    found: dict[Sleutel, Conclusie] = {}
    for _, cells in tabel.rijen():
        values = {kop: clean(cells[place]) for kop, place in places.items() if place < len(cells)}
        word = values.get("conclusie", "")
        if word in {each.value for each in Conclusie}:
            sleutel = (values.get("vestigingscode", ""), values.get("locatie") or None)
            found[sleutel] = Conclusie(word)
    return found
