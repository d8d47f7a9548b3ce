"""Reads an earlier output, to compare with: its answers are scored again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from basisnorm import files
from basisnorm.norm.build import editions
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Norm
from basisnorm.rapport.batch.map import ANTWOORDEN, UITSLAGEN, read_uitvoer
from basisnorm.regio.aanvulling import check_uitvoer
from basisnorm.regio.maat import Maat
from basisnorm.regio.model import Schoolrij, sleutel_van
from basisnorm.regio.overzicht.overgang import Overgang
from basisnorm.regio.overzicht.verschil import Vorigemaat
from basisnorm.regio.overzicht.vorige import Vorige, collect_vorige
from basisnorm.regio.rijen.breed import BredeTabel
from basisnorm.regio.tabel.kolommen import read_kolommen
from basisnorm.regio.tabel.melder import Sleutel
from basisnorm.regio.tabel.openen import open_tabel
from basisnorm.regio.tabel.tabel import clean
from basisnorm.regio.tellen.teller import Teller
from basisnorm.uitslag.model import Conclusie


def read_vorige(folder: Path, maat: Maat) -> Vorige:
    """The schools in an earlier output, as they stand under the norm of now.

    BasisnormFout when it is no output, or one of a norm of someone's own that is not this one.
    """
    uitvoer = read_uitvoer(folder)
    measured = _edition(uitvoer) or maat.norm
    check_uitvoer(folder, uitvoer, measured)
    assert uitvoer is not None
    norm = uitvoer["norm"]
    assert isinstance(norm, dict)
    tabel = open_tabel(folder / ANTWOORDEN)
    then = replace(maat, norm=measured)
    bron = BredeTabel(tabel, read_kolommen(tabel, measured), then)
    overgang = Overgang(measured, maat.norm) if measured.id != maat.norm.id else None
    teller = Teller(maat.norm)
    datum = uitvoer.get("datum")
    return collect_vorige(
        (
            teller.uitslag(_moved(item, overgang, maat.norm))
            for item in bron.lees(lambda done, total: None)
            if isinstance(item, Schoolrij)
        ),
        _conclusies(folder / UITSLAGEN),
        Vorigemaat(
            norm=measured.id,
            versie=str(norm.get("versie")),
            vingerafdruk=str(norm.get("vingerafdruk")),
            datum=datum if isinstance(datum, str) else None,
        ),
    )


def _edition(uitvoer: dict[str, object] | None) -> Norm | None:
    """The edition of ours that an earlier output was measured with; None for any other norm."""
    norm = uitvoer.get("norm") if uitvoer is not None else None
    known = norm.get("id") if isinstance(norm, dict) else None
    return load_norm(known) if isinstance(known, str) and known in editions() else None


def _moved(rij: Schoolrij, overgang: Overgang | None, norm: Norm) -> Schoolrij:
    """One school with its answers in the places of this norm."""
    if overgang is None:
        return rij
    gebieden = {each.id for each in norm.gebieden}
    return replace(
        rij,
        staten=overgang.staten(rij.staten, rij.school.schoolsoort.sector),
        extra_gebieden=tuple(each for each in rij.extra_gebieden if each in gebieden),
        teksten=(),
        andere_sector=(),
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
            sleutel = sleutel_van(values.get("vestigingscode", ""), values.get("locatie"))
            found[sleutel] = Conclusie(word)
    return found
