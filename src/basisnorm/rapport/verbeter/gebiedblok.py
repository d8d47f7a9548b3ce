"""What a report says about one gebied: its conclusion, and its eisen by how they came out."""

from __future__ import annotations

from dataclasses import dataclass

from basisnorm.norm.model import Eis, Gebied, Norm, Sector, Status
from basisnorm.norm.per_norm import PerNorm
from basisnorm.rapport import merk, woorden
from basisnorm.rapport.merk import Merk, Vormtelling
from basisnorm.rapport.verbeter.blokken import (
    EisBlok,
    Feit,
    build_tekst,
    count_feiten,
    count_words,
    with_words,
)
from basisnorm.uitslag.model import Cijfers, GebiedUitslag, Staat, Telling


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GebiedTekst:
    """What every school reads about one gebied. `soort` says what kind of gebied it is."""

    anker: str
    titel: str
    soort: str
    uitleg: str
    in_voorbereiding: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GebiedKop:
    """What follows from the counts of one gebied; many schools share it.

    `stand` is the short count beside its kerneisen and `strook_tekst` says those in words.
    Without `feiten` nothing of it was asked; `niet_gevraagd` says how much was not.
    """

    vast: GebiedTekst
    merk: Merk
    zin: str
    feiten: tuple[Feit, ...]
    strook_tekst: str
    stand: str
    niet_gevraagd: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GebiedBlok:
    """One gebied. `strook` holds its kerneisen that apply; a list that is empty gets no heading."""

    kop: GebiedKop
    strook: tuple[EisBlok, ...]
    kern: tuple[EisBlok, ...]
    aanvullend: tuple[EisBlok, ...]
    open: tuple[EisBlok, ...]
    op_orde: tuple[EisBlok, ...]
    nvt: tuple[EisBlok, ...]


# To look up a member of an Enum takes as long as the rest of a line.
_ELSEWHERE, _NVT = Staat.ANDERE_SECTOR, Staat.NVT


def build_gebied(norm: Norm, uitslag: GebiedUitslag, sector: Sector) -> GebiedBlok:
    """One gebied; open eisen that were not asked are counted in a sentence, not listed."""
    teksten = _TEKSTEN(norm).eisen[sector]
    kern: list[EisBlok] = []
    aanvullend: list[EisBlok] = []
    still_open: list[EisBlok] = []
    op_orde: list[EisBlok] = []
    nvt: list[EisBlok] = []
    strook: list[EisBlok] = []
    not_asked: list[Eis] = []
    for each in uitslag.eisen:
        eis, niveau, staat = each.eis, each.niveau, each.staat
        if staat is _ELSEWHERE:
            continue
        key = (eis.id, niveau, staat is _NVT, each.onderbouwd)
        blok = teksten.get(key)
        if blok is None:
            blok = teksten[key] = EisBlok(vast=build_tekst(norm, uitslag.gebied, each, sector))
        antwoord = each.antwoord
        if antwoord is not None and (niveau is None or each.onderbouwd):
            blok = with_words(blok.vast, antwoord, staat)
        if niveau is not None:
            (op_orde if each.op_orde else kern if eis.kern else aanvullend).append(blok)
        elif staat is _NVT:
            nvt.append(blok)
            continue
        elif each.niet_gevraagd:
            not_asked.append(eis)
        else:
            still_open.append(blok)
        if eis.kern:
            strook.append(blok)
    kern_not_asked = sum(eis.kern for eis in not_asked)
    return GebiedBlok(
        kop=build_kop(
            norm,
            uitslag.gebied,
            uitslag,
            merk.count_vormen([each.vast.merk for each in strook]),
            (kern_not_asked, len(not_asked) - kern_not_asked),
        ),
        strook=tuple(strook),
        kern=tuple(kern),
        aanvullend=tuple(aanvullend),
        open=tuple(still_open),
        op_orde=tuple(op_orde),
        nvt=tuple(nvt),
    )


def build_kop(
    norm: Norm,
    gebied: Gebied,
    cijfers: Cijfers,
    strook: Vormtelling,
    not_asked: tuple[int, int],
) -> GebiedKop:
    """What stands above the eisen of a gebied, from their counts.

    `not_asked` are how many kerneisen and other eisen this questionnaire leaves out.
    """
    telling = cijfers.telling
    nothing_asked = sum(not_asked) == telling.eisen
    return GebiedKop(
        vast=_TEKSTEN(norm).gebieden[gebied.id],
        merk=merk.of_conclusie(cijfers.conclusie),
        zin=woorden.conclusie_zin(cijfers.conclusie, telling),
        feiten=() if nothing_asked else count_feiten(cijfers),
        strook_tekst=f"Kerneisen: {count_words(strook)}.",
        stand="niet gevraagd" if nothing_asked else _stand(telling),
        niet_gevraagd=_niet_gevraagd(*not_asked, whole=nothing_asked),
    )


_SOORT = {
    Status.ADVIES: "Telt mee in de conclusie",
    Status.VASTGESTELD: "Telt mee in de conclusie",
    Status.WETTELIJK: "Eigen conclusie; telt niet mee in de conclusie over de norm",
    Status.IN_VOORBEREIDING: "Telt niet mee in de conclusie",
}

# An eis without words of the school, by its id, niveau, whether it does not apply, and whether
# something was written down.
_Teksten = dict[tuple[str, int | None, bool, bool | None], EisBlok]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What all schools share: the gebieden by their id, and the eisen that came up so far."""

    gebieden: dict[str, GebiedTekst]
    eisen: dict[Sector, _Teksten]


def _start(norm: Norm) -> _Kept:
    return _Kept(
        gebieden={
            gebied.id: GebiedTekst(
                anker=f"gebied-{gebied.id}",
                titel=gebied.titel,
                soort=_soort(gebied.status),
                uitleg=gebied.uitleg,
                in_voorbereiding=gebied.status is Status.IN_VOORBEREIDING,
            )
            for gebied in norm.gebieden
        },
        eisen={sector: {} for sector in Sector},
    )


_TEKSTEN = PerNorm(_start)


def _soort(status: Status) -> str:
    return f"{_SOORT[status]} (status: {woorden.STATUS[status]})"


def _stand(telling: Telling) -> str:
    asked = telling.kern_van_toepassing
    return f"{telling.kern_op_orde} van {asked}" if asked else "geen kerneis"


def _niet_gevraagd(kern: int, aanvullend: int, *, whole: bool) -> str | None:
    if not kern + aanvullend:
        return None
    if whole:
        return "De eisen van dit gebied zijn niet gevraagd in deze vragenlijst."
    parts = [
        woorden.aantal(kern, "kerneis", "kerneisen") if kern else "",
        woorden.aantal(aanvullend, "aanvullende eis", "aanvullende eisen") if aanvullend else "",
    ]
    verb = "is" if kern + aanvullend == 1 else "zijn"
    return (
        f"{woorden.opsomming([part for part in parts if part])} {verb} niet gevraagd "
        "in deze vragenlijst."
    )
