"""What a report says about one eis and about one gebied, in words and ready to lay out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from basisnorm.audit.model import Antwoord
from basisnorm.norm.model import Sector, Status
from basisnorm.rapport import merk, woorden
from basisnorm.rapport.merk import Merk, Vorm
from basisnorm.uitslag.model import EisUitslag, GebiedUitslag, Staat


@dataclass(frozen=True, slots=True, kw_only=True)
class Feit:
    """A label with its value."""

    label: str
    waarde: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EisBlok:
    """One eis. `bronnen` are ids; `opmerking` says why an answer does not count yet."""

    id: str
    anker: str
    tekst: str
    kern: bool
    merk: Merk
    grond: str
    bronnen: tuple[str, ...]
    eigen_maat: str | None
    doel: str
    eerste_stap: str
    toelichting: str | None
    bewijs: tuple[str, ...]
    opmerking: str | None
    zonder_bewijs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cel:
    """One kerneis in the strip of a gebied: the end of its id and its shape."""

    nummer: str
    vorm: Vorm


@dataclass(frozen=True, slots=True, kw_only=True)
class GebiedBlok:
    """One gebied. A list that is empty gets no heading; so does `niet_gevraagd` when None.

    `soort` says what kind of gebied it is; `stand` is the short count beside the strip.
    """

    anker: str
    titel: str
    soort: str
    uitleg: str
    merk: Merk
    zin: str
    feiten: tuple[Feit, ...]
    strook: tuple[Cel, ...]
    strook_tekst: str
    stand: str
    kern: tuple[EisBlok, ...]
    aanvullend: tuple[EisBlok, ...]
    open: tuple[EisBlok, ...]
    op_orde: tuple[EisBlok, ...]
    niet_gevraagd: str | None
    in_voorbereiding: bool


def anchor(eis_id: str) -> str:
    """The id in the page of one eis."""
    return f"eis-{eis_id}"


def build_eis(uitkomst: EisUitslag, sector: Sector) -> EisBlok:
    """One eis in the words of this sector."""
    eis, antwoord = uitkomst.eis, uitkomst.antwoord
    return EisBlok(
        id=eis.id,
        anker=anchor(eis.id),
        tekst=eis.tekst.voor(sector),
        kern=eis.kern,
        merk=merk.of_eis(uitkomst),
        grond=woorden.BASIS[eis.basis],
        bronnen=eis.bronnen.voor(sector),
        eigen_maat=eis.eigen_maat,
        doel=eis.op_orde.voor(sector),
        eerste_stap=eis.verbeteren,
        toelichting=antwoord.toelichting if antwoord else None,
        bewijs=tuple(map(woorden.bewijs_zin, antwoord.bewijs)) if antwoord else (),
        opmerking=_opmerking(antwoord) if antwoord and uitkomst.staat is Staat.OPEN else None,
        zonder_bewijs=uitkomst.zonder_bewijs,
    )


def build_gebied(uitslag: GebiedUitslag, sector: Sector) -> GebiedBlok:
    """One gebied; open eisen that were not asked are counted in a sentence, not listed."""
    applying = [each for each in uitslag.eisen if each.staat is not Staat.ANDERE_SECTOR]
    not_asked = [each for each in applying if each.niet_gevraagd]
    nothing_asked = len(not_asked) == len(applying)
    kern = [each for each in applying if each.eis.kern and each.staat is not Staat.NVT]

    def blocks(uitkomsten: Iterable[EisUitslag]) -> tuple[EisBlok, ...]:
        return tuple(build_eis(each, sector) for each in uitkomsten)

    return GebiedBlok(
        anker=f"gebied-{uitslag.gebied.id}",
        titel=uitslag.gebied.titel,
        soort=_soort(uitslag.gebied.status),
        uitleg=uitslag.gebied.uitleg,
        merk=merk.of_conclusie(uitslag.conclusie),
        zin=woorden.conclusie_zin(uitslag.conclusie, uitslag.telling),
        feiten=() if nothing_asked else _feiten(uitslag),
        strook=() if nothing_asked else tuple(map(_cel, kern)),
        strook_tekst=_strook_tekst(kern),
        stand="niet gevraagd" if nothing_asked else _stand(uitslag),
        kern=blocks(each for each in applying if each.op_orde is False and each.eis.kern),
        aanvullend=blocks(each for each in applying if each.op_orde is False and not each.eis.kern),
        open=blocks(
            each for each in applying if each.staat is Staat.OPEN and each not in not_asked
        ),
        op_orde=blocks(each for each in applying if each.op_orde),
        niet_gevraagd=_niet_gevraagd(not_asked, whole=nothing_asked),
        in_voorbereiding=uitslag.gebied.status is Status.IN_VOORBEREIDING,
    )


def count_words(merken: Iterable[Merk]) -> str:
    """ "3 geborgd, 9 op orde, 2 begonnen en 1 open"; only what there is."""
    vormen = [each.vorm for each in merken]
    counts = [(vormen.count(vorm), word) for vorm, word in _WOORD.items()]
    return woorden.opsomming([f"{number} {word}" for number, word in counts if number])


_WOORD = {
    Vorm.GEBORGD: "geborgd",
    Vorm.OP_ORDE: "op orde",
    Vorm.BEGONNEN: "begonnen",
    Vorm.NOG_NIET: "nog niet",
    Vorm.OPEN: "open",
}

_SOORT = {
    Status.ADVIES: "Telt mee in de conclusie",
    Status.VASTGESTELD: "Telt mee in de conclusie",
    Status.WETTELIJK: "Eigen conclusie; telt niet mee in de conclusie over de norm",
    Status.IN_VOORBEREIDING: "Telt niet mee in de conclusie",
}


def _soort(status: Status) -> str:
    return f"{_SOORT[status]} (status: {woorden.STATUS[status]})"


def _feiten(uitslag: GebiedUitslag) -> tuple[Feit, ...]:
    telling = uitslag.telling
    everything = woorden.eisen_zin(telling, uitslag.percentage)
    if telling.geborgd:
        everything += f", waarvan {telling.geborgd} geborgd"
    gronden = woorden.gronden_zin(uitslag.per_grond)
    feiten = [Feit(label="Alle eisen", waarde=everything)]
    if gronden:
        feiten.append(Feit(label="Op orde per grond", waarde=gronden))
    return tuple(feiten)


def _cel(uitkomst: EisUitslag) -> Cel:
    number = uitkomst.eis.id.rpartition("-")[2]
    return Cel(nummer=number, vorm=merk.of_eis(uitkomst).vorm)


def _strook_tekst(kern: list[EisUitslag]) -> str:
    return f"Kerneisen: {count_words(map(merk.of_eis, kern))}."


def _stand(uitslag: GebiedUitslag) -> str:
    asked = uitslag.telling.kern_van_toepassing
    return f"{uitslag.telling.kern_op_orde} van {asked}" if asked else "geen kerneis"


def _opmerking(antwoord: Antwoord) -> str | None:
    if antwoord.overgenomen:
        return (
            f"Overgenomen uit {antwoord.overgenomen} en nog niet bevestigd. "
            "Bevestig het antwoord, dan telt het mee."
        )
    if antwoord.nvt and antwoord.nvt.tot:
        return (
            f"Was niet van toepassing tot en met {woorden.datum(antwoord.nvt.tot)}. "
            "Die dag is voorbij. Beantwoord deze eis opnieuw."
        )
    return None


def _niet_gevraagd(not_asked: list[EisUitslag], *, whole: bool) -> str | None:
    if not not_asked:
        return None
    if whole:
        return "De eisen van dit gebied zijn niet gevraagd in deze vragenlijst."
    kern = sum(each.eis.kern for each in not_asked)
    extra = len(not_asked) - kern
    parts = [
        woorden.aantal(kern, "kerneis", "kerneisen") if kern else "",
        woorden.aantal(extra, "aanvullende eis", "aanvullende eisen") if extra else "",
    ]
    verb = "is" if len(not_asked) == 1 else "zijn"
    return (
        f"{woorden.opsomming([part for part in parts if part])} {verb} niet gevraagd "
        "in deze vragenlijst."
    )
