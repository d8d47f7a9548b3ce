"""The pages that each school of a batch gets."""

from __future__ import annotations

from dataclasses import replace

from basisnorm.rapport.html import as_html
from basisnorm.rapport.schoolgids.schoolgids import UNKNOWN, Keuzes, build_gids
from basisnorm.rapport.verbeter.blad import build_verbeterrapport
from basisnorm.regio.overzicht.school import Schooluitslag

INTERN = "Voor gesprek, niet voor toezicht of bekostiging."


def build_page(soort: str, each: Schooluitslag, keuzes: Keuzes | None) -> bytes:
    """The page of this soort ("verbeter" or "schoolgids") of a school."""
    inzending, uitslag = each
    if soort == "schoolgids":
        keuzes = keuzes or Keuzes()
        if keuzes.verband.is_another(inzending.school.samenwerkingsverband):
            # What binds other schools would be wrong here.
            keuzes = replace(keuzes, verband=UNKNOWN)
        return as_html(build_gids(uitslag, keuzes)).encode()
    told = uitslag._replace(
        verklaring=(*uitslag.verklaring, INTERN),
        # What a table answers of the other sector is said once, of its whole column.
        meldingen=uitslag.meldingen if inzending.regel is None else (),
    )
    return as_html(build_verbeterrapport(told)).encode()
