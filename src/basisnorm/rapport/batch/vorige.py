"""The schools of an earlier output of a batch, to put the region of now beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from basisnorm import files
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.invoer.eerder import ANTWOORDEN, UITSLAGEN, check_uitvoer, read_own, read_uitvoer
from basisnorm.invoer.model import (
    Afgewezen,
    Inzending,
    Maat,
    Opnieuw,
    Schoolbron,
    Sleutel,
    sleutel_van,
)
from basisnorm.invoer.rijen.scholen import open_scholen
from basisnorm.invoer.tabel.openen import open_tabel
from basisnorm.norm.build import editions
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Norm
from basisnorm.regio.overzicht.school import Schooluitslag
from basisnorm.regio.overzicht.vorige import Overgang, Vorige, Vorigemaat, collect_vorige
from basisnorm.uitslag.model import Conclusie
from basisnorm.uitslag.regel import Regel


def read_vorige(folder: Path, maat: Maat, programma: str) -> Vorige:
    """The schools in an earlier output, as they stand under the norm of now.

    `programma` is our version, as a page shows it.
    BasisnormFout when it is no output, or one of a norm of someone's own that is not this one; and
    when someone changed it so that a school stands in it twice.
    """
    uitvoer = read_uitvoer(folder)
    measured = _edition(uitvoer) or maat.norm
    check_uitvoer(folder, uitvoer, measured)
    assert uitvoer is not None
    norm = uitvoer["norm"]
    assert isinstance(norm, dict)
    bron = open_scholen(open_tabel(folder / ANTWOORDEN), replace(maat, norm=measured))
    overgang = Overgang(measured, maat.norm) if measured.id != maat.norm.id else None
    regel = Regel(maat.norm, maat.vragenlijst())
    conclusies = _conclusies(folder / UITSLAGEN)
    datum = uitvoer.get("datum")
    gemeten = Vorigemaat(
        norm=measured.id,
        versie=str(norm.get("versie")),
        vingerafdruk=str(norm.get("vingerafdruk")),
        datum=datum if isinstance(datum, str) else None,
    )

    def collect(refused: list[Melding]) -> Vorige:
        schools = (
            Schooluitslag(each, regel.assess(each.audit, datum=each.datum, programma=programma))
            for each in _schools(bron, overgang, refused)
        )
        return collect_vorige(schools, conclusies, gemeten)

    try:
        return collect([])
    except Opnieuw:
        # Which of two rows is the school, is not known: then nothing is compared.
        refused: list[Melding] = []
        found = collect(refused)
        if refused:
            raise BasisnormFout(*refused) from None
        return found


def _schools(
    bron: Schoolbron, overgang: Overgang | None, refused: list[Melding]
) -> Iterator[Inzending]:
    """The schools in it, moved to the norm of now; what is wrong with others goes to `refused`."""
    for each in bron.read(lambda done, total: None):
        if isinstance(each, Inzending):
            yield replace(each, audit=overgang.move(each.audit)) if overgang else each
        elif isinstance(each, Afgewezen):
            refused += each.meldingen


def _edition(uitvoer: dict[str, object] | None) -> Norm | None:
    """The edition of ours that an earlier output was measured with; None for any other norm."""
    norm = uitvoer.get("norm") if uitvoer is not None else None
    known = norm.get("id") if isinstance(norm, dict) else None
    return load_norm(known) if isinstance(known, str) and known in editions() else None


def _conclusies(path: Path) -> dict[Sleutel, Conclusie]:
    """What each school was told then, under the norm of then."""
    if not files.exists(path):
        return {}
    known = {each.value for each in Conclusie}
    return {
        sleutel_van(code, locatie): Conclusie(word)
        for code, locatie, word in read_own(path, "vestigingscode", "locatie", "conclusie")
        if word in known
    }
