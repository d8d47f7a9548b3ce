"""From the headings of a table to what stands in each column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from basisnorm.errors import BasisnormFout
from basisnorm.norm.model import Norm
from basisnorm.regio.model import BIJ_EIS
from basisnorm.regio.tabel.kolom import Kolom as Kolom
from basisnorm.regio.tabel.kolom import Kolommen as Kolommen
from basisnorm.regio.tabel.kolom import Soort as Soort
from basisnorm.regio.tabel.kolomfouten import (
    LANGE_KOPPEN,
    find_above,
    find_missing,
    find_mixed,
    find_sideways,
    find_twice,
    find_unknown,
)
from basisnorm.regio.tabel.koppen import (
    MELDINGEN,
    find_column,
    is_added_by_form,
    is_personal,
    normalise,
)

if TYPE_CHECKING:
    from basisnorm.regio.koppeling.gekoppeld import Gekoppeld
    from basisnorm.regio.tabel.openen import Tabel

_INSTELLING = ("instellingscode", "brin nummer", "brinnummer", "brin", "brin4", "brin 4")


def read_kolommen(
    tabel: Tabel,
    norm: Norm,
    *,
    schoolsoort: bool = False,
    gekoppeld: Gekoppeld | None = None,
) -> Kolommen:
    """What stands in each column of a table.

    `schoolsoort` says that the user named one for all rows; `gekoppeld` what a mapping file
    made of the headings. BasisnormFout when the rows cannot be used: a column that is missing,
    or that stands there twice.
    """
    alle = _kolommen(tabel, norm, gekoppeld)
    if gekoppeld is None and (sideways := [*find_sideways(tabel, alle, _names(norm))]):
        raise BasisnormFout(*sideways)
    above = tuple(find_above(tabel, norm, alle))
    kolommen = Kolommen(
        alle=alle,
        lang=any(each.soort is Soort.LANG and each.naam == "eis" for each in alle),
        meldingen=(*above, *find_unknown(tabel, norm, alle)),
    )
    vast = {name for name, _ in gekoppeld.vast} if gekoppeld else set()
    fouten = [
        *find_twice(tabel, alle),
        *(find_mixed(tabel, alle) if gekoppeld is None else ()),
        *find_missing(tabel, norm, kolommen, schoolsoort or bool(vast & {"schoolsoort", "sector"})),
    ]
    if fouten:
        # A column that is named in a fout needs no let-op of its own.
        named = {each.kolom for each in fouten}
        left = [each for each in alle if each.letter not in named]
        raise BasisnormFout(*fouten, *above, *find_unknown(tabel, norm, left))
    return kolommen


def _kolommen(tabel: Tabel, norm: Norm, gekoppeld: Gekoppeld | None) -> tuple[Kolom, ...]:
    names = _names(norm)
    lang = {each: naam for naam, spelled in LANGE_KOPPEN.items() for each in spelled}
    koppen = tabel.koppen
    # The words of a long table are ordinary words in a wide one.
    is_lang = not any(normalise(kop) in names for kop in koppen) and set(LANGE_KOPPEN) <= {
        lang.get(normalise(kop), "") for kop in koppen
    }
    if gekoppeld is not None:
        is_lang = "eis" in gekoppeld.koppen
    found = []
    for index, kop in enumerate(koppen):
        if gekoppeld is not None:
            own = gekoppeld.koppen[index]
            if own is not None:
                soort, naam, deel = _meaning(own, names, lang if is_lang else {})
            else:
                personal = is_personal(kop, koppen)
                soort, naam, deel = Soort.PERSOON if personal else Soort.GENEGEERD, "", ""
        elif is_personal(kop, koppen):
            soort, naam, deel = Soort.PERSOON, "", ""
        elif is_added_by_form(kop, koppen) or normalise(kop) == MELDINGEN:
            soort, naam, deel = Soort.GENEGEERD, "", ""
        else:
            soort, naam, deel = _meaning(kop, names, lang if is_lang else {})
        found.append(Kolom(index=index, kop=kop, soort=soort, naam=naam, deel=deel))
    return tuple(_with_instelling(found))


def _names(norm: Norm) -> dict[str, tuple[str, str]]:
    """Every normalised heading of an eis, and of what stands beside it."""
    names = {}
    for eis in norm.eisen:
        for spelled in (normalise(eis), normalise(eis).replace(" ", "")):
            names[spelled] = (eis, "")
            for deel in BIJ_EIS:
                for name in (f"{spelled} {deel}", f"{deel} {spelled}", f"{deel} bij {spelled}"):
                    names[name] = (eis, deel)
    return names


def _meaning(
    kop: str, names: dict[str, tuple[str, str]], lang: dict[str, str]
) -> tuple[Soort, str, str]:
    name = normalise(kop)
    if name in names:
        eis, deel = names[name]
        return (Soort.BIJ_EIS if deel else Soort.EIS), eis, deel
    if lang:
        if name in lang:
            return Soort.LANG, lang[name], ""
        if name in BIJ_EIS:
            return Soort.LANG, name, ""
    own = find_column(kop) or ("naam" if name == "naam" else None)
    if own is not None:
        return Soort.SCHOOL, own, ""
    return (
        (Soort.SCHOOL, "instellingscode", "") if name in _INSTELLING else (Soort.ONBEKEND, "", "")
    )


def _with_instelling(found: list[Kolom]) -> Iterator[Kolom]:
    """ "BRIN" beside a column with the vestiging is the code of the instelling."""
    codes = [each for each in found if each.naam == "vestigingscode"]
    brin = [each for each in codes if normalise(each.kop) in _INSTELLING]
    for each in found:
        if each in brin and len(codes) > len(brin):
            yield Kolom(index=each.index, kop=each.kop, soort=Soort.SCHOOL, naam="instellingscode")
        else:
            yield each
