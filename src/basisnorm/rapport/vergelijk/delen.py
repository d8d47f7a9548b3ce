"""What became of the eisen, in a section for who changed it and a table for which way it went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from basisnorm.norm.model import Eis
from basisnorm.rapport import merk
from basisnorm.rapport.document import (
    Block,
    Column,
    Fold,
    Heading,
    Item,
    Line,
    List,
    Own,
    Paragraph,
    Row,
    Section,
    Small,
    Strong,
    Table,
    joined,
)
from basisnorm.rapport.merk import Merk, Vorm
from basisnorm.rapport.vergelijk import zinnen as zinnen
from basisnorm.rapport.woorden import opsomming
from basisnorm.uitslag.model import EisUitslag
from basisnorm.uitslag.vergelijk import EisVergelijking, Vergelijking, Verloop

NIET_GEVRAAGD = Merk(vorm=Vorm.NVT, woord="Niet gevraagd")
NIET_IN_NORM = Merk(vorm=Vorm.NVT, woord="Niet in de norm")


def build_delen(vergelijking: Vergelijking) -> Iterator[Section]:
    """The school's changes, the norm's, and what stayed; only what there is."""
    for anker, kop, uitleg, secties in (
        (
            "school",
            "Veranderd door de school",
            "Een ander antwoord dan toen, op een eis die nog hetzelfde vraagt.",
            _secties(vergelijking, _SCHOOL),
        ),
        (
            "norm",
            "Veranderd door de norm",
            "Hier veranderde wat er wordt gevraagd. Dat is geen stap van de school.",
            (*_secties(vergelijking, _NORM), *_vervallen(vergelijking)),
        ),
        (
            "vragenlijst",
            "Niet beide keren gevraagd",
            "Dit is niet beter en niet minder: één van de twee keren is het niet gevraagd.",
            _secties(vergelijking, _ASKED),
        ),
        (
            "gelijk",
            "Gelijk gebleven",
            "Toen en nu hetzelfde antwoord.",
            _secties(vergelijking, _SAME),
        ),
    ):
        found = tuple(secties)
        if found:
            begin = Heading(2, kop, anchor=anker), Paragraph(uitleg, css="muted")
            yield Section((*begin, *found), css="blok")


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


def _secties(vergelijking: Vergelijking, kinds: Iterable[_Kind]) -> Iterator[Block]:
    for anker, kop, uitleg, kort, chosen in kinds:
        eisen = [each for each in vergelijking.eisen if chosen(each)]
        eisen.sort(key=lambda each: (not each.eis.kern, not _counts(vergelijking, each.eis)))
        if not eisen:
            continue
        title, told = f"{kop} ({len(eisen)})", Paragraph(uitleg, css="muted")
        if kort:
            items = [(each.eis, _soort(vergelijking, each.eis), _now(each)) for each in eisen]
            yield _short(vergelijking, title, told, items)
        else:
            yield Section(
                (
                    Heading(3, title, anchor=anker),
                    told,
                    Table(
                        (Column("Eis"), Column("Toen"), Column("Nu")),
                        tuple(_row(vergelijking, each) for each in eisen),
                        labelled=anker,
                        css="tabel verloop",
                    ),
                )
            )


def _threshold_moved(each: EisVergelijking) -> bool:
    """Met then and not when counted again, or the other way round, at the same level."""
    if len(each.toen) != 1 or each.herteld is None:
        return False
    (old,) = each.toen
    return old.niveau == each.herteld.niveau and old.op_orde is not each.herteld.op_orde


def _vervallen(vergelijking: Vergelijking) -> Iterator[Block]:
    gone = sorted(vergelijking.vervallen, key=lambda each: not each.eis.kern)
    if gone:
        yield _short(
            vergelijking,
            f"Vervallen eisen ({len(gone)})",
            Paragraph("De norm vraagt dit nu niet meer.", css="muted"),
            [(each.eis, _kind(each.eis), merk_van(each)) for each in gone],
        )


def _short(
    vergelijking: Vergelijking,
    title: str,
    told: Paragraph,
    eisen: Sequence[tuple[Eis, str, Merk]],
) -> Fold:
    """Eisen of which the ids alone are enough where there is little room."""
    items = tuple(
        Item((stand.badge, " ", *_named(vergelijking, eis, soort))) for eis, soort, stand in eisen
    )
    brief = []
    for heading, kern in (("Kerneisen", True), ("Andere eisen", False)):
        ids = [eis.id for eis, _, _ in eisen if eis.kern is kern]
        if ids:
            brief.append(Paragraph(f"{heading}: {opsomming(ids)}.", css="muted"))
    return Fold(Heading(3, title), (told, List(items, css="rij")), brief=tuple(brief))


def _named(vergelijking: Vergelijking, eis: Eis, soort: str) -> Line:
    tekst = eis.tekst.voor(vergelijking.nu.audit.school.sector)
    return Strong(eis.id), f" {tekst} ", Small(f"({soort})")


def _row(vergelijking: Vergelijking, each: EisVergelijking) -> Row:
    soort = _soort(vergelijking, each.eis)
    details = (
        Paragraph(Own(said), css="klein") for said in zinnen.details(each, vergelijking.norm)
    )
    then = joined(" ", (found.badge for found in _toen(each)))
    return Row(
        (
            (*_named(vergelijking, each.eis, soort), *details),
            then or Small("niet in de norm"),
            merk_van(each.nu).badge,
        )
    )


def _kind(eis: Eis) -> str:
    return "kerneis" if eis.kern else "aanvullende eis"


def _soort(vergelijking: Vergelijking, eis: Eis) -> str:
    return _kind(eis) if _counts(vergelijking, eis) else f"{_kind(eis)}, telt apart"


def _now(each: EisVergelijking) -> Merk:
    """How an eis stands now, or how it stood when that is not asked now."""
    now, then = merk_van(each.nu), _toen(each)
    return then[0] if now is NIET_GEVRAAGD and then else now


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
