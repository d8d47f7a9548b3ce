"""What became of the eisen in chapters, before anyone lays them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from basisnorm.norm.model import Eis
from basisnorm.rapport import merk
from basisnorm.rapport.merk import Merk, Vorm
from basisnorm.rapport.vergelijk import zinnen as zinnen
from basisnorm.uitslag.model import EisUitslag
from basisnorm.uitslag.vergelijk import EisVergelijking, Vergelijking, Verloop

NIET_GEVRAAGD = Merk(vorm=Vorm.NVT, woord="Niet gevraagd")
NIET_IN_NORM = Merk(vorm=Vorm.NVT, woord="Niet in de norm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One eis. `toen` holds more marks when more eisen became this one; empty when it is new.

    `nu` is None when the eis is gone.
    """

    id: str
    tekst: str
    soort: str
    kern: bool
    toen: tuple[Merk, ...]
    nu: Merk | None
    details: tuple[str, ...] = ()

    @property
    def merk(self) -> Merk:
        """How it stands now, or how it stood when that is not asked now."""
        if self.nu in (None, NIET_GEVRAAGD) and self.toen:
            return self.toen[0]
        return self.nu or NIET_GEVRAAGD


@dataclass(frozen=True, slots=True, kw_only=True)
class Sectie:
    """What went one way, kerneisen first. With `kort` the ids alone are enough."""

    anker: str
    kop: str
    uitleg: str
    regels: tuple[Regel, ...]
    kort: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel:
    """What one party changed; empty sections are left out."""

    anker: str
    kop: str
    uitleg: str
    secties: tuple[Sectie, ...]


def build_delen(vergelijking: Vergelijking) -> tuple[Deel, ...]:
    """The school's changes, the norm's, and what stayed; only what there is."""
    delen = (
        Deel(
            anker="school",
            kop="Veranderd door de school",
            uitleg="Een ander antwoord dan toen, op een eis die nog hetzelfde vraagt.",
            secties=_secties(vergelijking, _SCHOOL),
        ),
        Deel(
            anker="norm",
            kop="Veranderd door de norm",
            uitleg="Hier veranderde wat er wordt gevraagd. Dat is geen stap van de school.",
            secties=(*_secties(vergelijking, _NORM), *_vervallen(vergelijking)),
        ),
        Deel(
            anker="vragenlijst",
            kop="Niet beide keren gevraagd",
            uitleg="Dit is niet beter en niet minder: één van de twee keren is het niet gevraagd.",
            secties=_secties(vergelijking, _ASKED),
        ),
        Deel(
            anker="gelijk",
            kop="Gelijk gebleven",
            uitleg="Toen en nu hetzelfde antwoord.",
            secties=_secties(vergelijking, _SAME),
        ),
    )
    return tuple(each for each in delen if each.secties)


def merk_van(uitkomst: EisUitslag | None) -> Merk:
    """How an eis stands, also when nobody asked for it."""
    if uitkomst is None or uitkomst.niet_gevraagd:
        return NIET_GEVRAAGD
    return merk.of_eis(uitkomst)


_Chosen = Callable[[EisVergelijking], bool]
_Kind = tuple[str, str, str, bool, _Chosen]


def _is(*verlopen: Verloop) -> _Chosen:
    return lambda each: each.verloop in verlopen


# Anchor, heading, explanation, whether the ids are enough, and which eisen.
_SCHOOL: tuple[_Kind, ...] = (
    ("op-orde-geworden", "Op orde geworden", "Toen nog niet op orde, nu wel.", False,
     lambda each: each.verloop is Verloop.BETER and each.op_orde_geworden),
    ("niet-meer", "Niet meer op orde", "Toen op orde, nu nog niet.", False,
     lambda each: each.verloop is Verloop.MINDER and each.niet_meer_op_orde),
    ("hoger", "Een stap hoger", "Een hoger niveau dan toen, aan dezelfde kant van op orde.", False,
     lambda each: each.verloop is Verloop.BETER and not each.op_orde_geworden),
    ("lager", "Een stap lager", "Een lager niveau dan toen, aan dezelfde kant van op orde.", False,
     lambda each: each.verloop is Verloop.MINDER and not each.niet_meer_op_orde),
    ("nieuw-beantwoord", "Nieuw beantwoord", "Toen open, nu beantwoord.", False,
     _is(Verloop.NIEUW_BEANTWOORD)),
    ("nieuw-open", "Nu open", "Toen beantwoord, nu nog niet of nog niet bevestigd.", False,
     _is(Verloop.NIEUW_OPEN)),
    ("nvt-begonnen", "Nu niet van toepassing", "Telt nu nergens in mee.", False,
     _is(Verloop.NVT_BEGONNEN)),
    ("nvt-beeindigd", "Weer van toepassing", "Toen niet van toepassing, nu wel.", False,
     _is(Verloop.NVT_BEEINDIGD)),
)  # fmt: skip
_NORM: tuple[_Kind, ...] = (
    ("andere-eis", "De eis is veranderd", "Het antwoord van toen past niet meer bij de eis van nu.",
     False, _is(Verloop.ANDERE_EIS)),
    ("nieuwe-eis", "Nieuwe eisen", "Deze eisen waren er toen nog niet.", False,
     _is(Verloop.NIEUWE_EIS)),
    ("telt-anders", "Telt anders mee", "De eis weegt nu anders in de conclusie.", False,
     lambda each: each.telt_anders is not None and each.verloop is not Verloop.ANDERE_EIS),
    ("drempel", "Andere grens voor op orde", "Hetzelfde niveau, maar de norm legt de grens anders.",
     False, lambda each: _threshold_moved(each)),
)  # fmt: skip
_ASKED: tuple[_Kind, ...] = (
    ("toen-niet", "Toen niet gevraagd", "Nu wel gevraagd.", True, _is(Verloop.TOEN_NIET_GEVRAAGD)),
    ("nu-niet", "Nu niet gevraagd", "Toen wel gevraagd.", True, _is(Verloop.NU_NIET_GEVRAAGD)),
)
_SAME: tuple[_Kind, ...] = (
    ("nog-niet", "Nog niet op orde, net als toen", "Hier is het niveau gelijk gebleven.", True,
     lambda each: each.verloop is Verloop.GELIJK and each.nu is not None and not each.nu.op_orde),
    ("nog-open", "Nog open, net als toen", "Toen en nu niet beantwoord.", True,
     _is(Verloop.NOG_OPEN)),
    ("blijft", "Op orde, net als toen", "Hier is het niveau gelijk gebleven.", True,
     lambda each: each.verloop is Verloop.GELIJK and each.nu is not None and bool(each.nu.op_orde)),
    ("nog-nvt", "Niet van toepassing, net als toen", "Dit telt nergens in mee.", True,
     _is(Verloop.NOG_NVT)),
    ("niet-gevraagd", "Toen en nu niet gevraagd", "De vragenlijst vraagt dit niet.", True,
     _is(Verloop.NIET_GEVRAAGD)),
)  # fmt: skip


def _secties(vergelijking: Vergelijking, kinds: Iterable[_Kind]) -> tuple[Sectie, ...]:
    found = []
    for anker, kop, uitleg, kort, chosen in kinds:
        eisen = [each for each in vergelijking.eisen if chosen(each)]
        eisen.sort(key=lambda each: (not each.eis.kern, not _counts(vergelijking, each.eis)))
        if eisen:
            regels = tuple(_regel(vergelijking, each) for each in eisen)
            found.append(Sectie(anker=anker, kop=kop, uitleg=uitleg, regels=regels, kort=kort))
    return tuple(found)


def _threshold_moved(each: EisVergelijking) -> bool:
    """Met then and not when counted again, or the other way round, at the same level."""
    if len(each.toen) != 1 or each.herteld is None:
        return False
    (old,) = each.toen
    return old.niveau == each.herteld.niveau and old.op_orde is not each.herteld.op_orde


def _vervallen(vergelijking: Vergelijking) -> Iterator[Sectie]:
    sector = vergelijking.nu.audit.school.sector
    if vergelijking.vervallen:
        yield Sectie(
            anker="vervallen",
            kop="Vervallen eisen",
            uitleg="De norm vraagt dit nu niet meer.",
            regels=tuple(
                Regel(
                    id=each.eis.id,
                    tekst=each.eis.tekst.voor(sector),
                    soort="kerneis" if each.eis.kern else "aanvullende eis",
                    kern=each.eis.kern,
                    toen=(merk_van(each),),
                    nu=None,
                )
                for each in sorted(vergelijking.vervallen, key=lambda each: not each.eis.kern)
            ),
            kort=True,
        )


def _regel(vergelijking: Vergelijking, each: EisVergelijking) -> Regel:
    sector = vergelijking.nu.audit.school.sector
    kind = "kerneis" if each.eis.kern else "aanvullende eis"
    return Regel(
        id=each.eis.id,
        tekst=each.eis.tekst.voor(sector),
        soort=kind if _counts(vergelijking, each.eis) else f"{kind}, telt apart",
        kern=each.eis.kern,
        toen=_toen(each),
        nu=merk_van(each.nu),
        details=tuple(zinnen.details(each, vergelijking.norm)),
    )


def _toen(each: EisVergelijking) -> tuple[Merk, ...]:
    if each.verloop is Verloop.NIEUWE_EIS:
        return ()
    if len(each.toen) < 2:
        return (merk_van(each.toen[0] if each.toen else None),)
    return tuple(
        Merk(vorm=found.vorm, woord=f"{old.eis.id}: {found.woord.lower()}")
        for old in each.toen
        for found in (merk_van(old),)
    )


def _counts(vergelijking: Vergelijking, eis: Eis) -> bool:
    return vergelijking.nu.norm.gebied(eis.gebied).telt_mee
