"""From a table to the schools in it, whichever way its rows are laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from basisnorm.invoer.model import Maat
from basisnorm.invoer.rijen.breed import BredeTabel
from basisnorm.invoer.rijen.lang import LangeTabel
from basisnorm.invoer.tabel.kolommen import read_kolommen
from basisnorm.invoer.tabel.tabel import Tabel

if TYPE_CHECKING:
    from basisnorm.invoer.koppeling.gekoppeld import Gekoppeld


def open_scholen(
    tabel: Tabel, maat: Maat, *, gekoppeld: Gekoppeld | None = None, antwoorden: bool = True
) -> BredeTabel | LangeTabel:
    """The schools in a table with a row per school, or with a row per eis.

    `gekoppeld` is what a mapping file made of the headings. Without `antwoorden` it is a list of
    schools with a row each, which asks for none. BasisnormFout when the columns cannot be used.
    """
    kolommen = read_kolommen(
        tabel,
        maat.norm,
        schoolsoort=maat.schoolsoort is not None,
        gekoppeld=gekoppeld,
        antwoorden=antwoorden,
    )
    rows_of = LangeTabel if kolommen.lang and antwoorden else BredeTabel
    return rows_of(tabel, kolommen, maat)
