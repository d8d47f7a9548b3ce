"""The result of a school on the terminal; every number comes from `uitslag`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from basisnorm.norm.model import Status
from basisnorm.rapport import woorden
from basisnorm.rapport.regels import Alinea, alinea, balk, cells, tabel
from basisnorm.uitslag.model import (
    Conclusie,
    EisUitslag,
    GebiedUitslag,
    Staat,
    Uitslag,
    Verbeterpunt,
)

STYLE = {
    Conclusie.OP_ORDE: "bold green",
    Conclusie.NOG_NIET: "bold yellow",
    Conclusie.ONVOLLEDIG: "bold cyan",
    Conclusie.NIET_VAN_TOEPASSING: "dim",
}
_HEADINGS = ("Gebied", "Conclusie", "Kerneisen", "Alle eisen")
_GAP = 3
_WHY_APART = {Status.WETTELIJK: "apart", Status.IN_VOORBEREIDING: "in voorbereiding"}
_LISTED = 8
_BAR = 31
_INDENT = 4


def render_uitslag(uitslag: Uitslag, *, eerste: int | None, width: int) -> Iterator[Alinea]:
    """The conclusion, the gebieden and the verbeterpunten; all of these, or the `eerste`."""
    counting = [each for each in uitslag.gebieden if each.gebied.telt_mee]
    apart = [each for each in uitslag.gebieden if not each.gebied.telt_mee]
    yield from _header(uitslag)
    yield alinea()
    yield from _conclusion(uitslag, width)
    yield alinea()
    yield from _gebieden(counting, width)
    for gebied in apart:
        yield from _apart(gebied)
    yield alinea()
    yield from _verbeterpunten(uitslag, eerste)
    for sentence in (*uitslag.verklaring, woorden.herkomst(uitslag)):
        yield alinea((sentence, "dim"))


def _header(uitslag: Uitslag) -> Iterator[Alinea]:
    school = uitslag.audit.school
    name = school.naam or school.vestigingscode
    details = [
        school.vestigingscode if school.naam else None,
        school.locatie,
        woorden.SCHOOLSOORT[school.schoolsoort],
        uitslag.audit.schooljaar,
    ]
    yield alinea((name, "bold"))
    yield alinea((" · ".join(each for each in details if each), "dim"))


def _conclusion(uitslag: Uitslag, width: int) -> Iterator[Alinea]:
    telling = uitslag.telling
    yield alinea(
        (woorden.hoofdletter(woorden.CONCLUSIE[uitslag.conclusie]), STYLE[uitslag.conclusie]),
        f"   {woorden.kern_zin(telling)}",
    )
    if telling.kern_van_toepassing:
        yield balk(telling.kern_op_orde, telling.kern_van_toepassing, min(_BAR, width), "green")
    yield alinea(woorden.conclusie_zin(uitslag.conclusie, telling))
    yield alinea()
    counting = [each for each in uitslag.gebieden if each.gebied.telt_mee]
    asked = [each for each in _eisen(counting) if not each.niet_gevraagd]
    if not asked or not all(each.eis.kern for each in asked):
        geborgd = f", waarvan {telling.geborgd} geborgd" if telling.geborgd else ""
        everything = woorden.eisen_zin(telling, uitslag.percentage)
        yield alinea(f"Met de aanvullende eisen erbij: {everything}{geborgd}.")
    grounds = woorden.gronden_zin(uitslag.per_grond)
    if grounds:
        yield alinea(f"Per grond: {grounds}.")
    yield from _not_applicable(counting)
    yield from _bare(counting)


def _eisen(gebieden: Iterable[GebiedUitslag]) -> Iterator[EisUitslag]:
    """Those that hold for this school."""
    return (
        each
        for gebied in gebieden
        for each in gebied.eisen
        if each.staat is not Staat.ANDERE_SECTOR
    )


def _not_applicable(gebieden: Iterable[GebiedUitslag]) -> Iterator[Alinea]:
    ids = [each.eis.id for gebied in gebieden for each in gebied.eisen if each.staat is Staat.NVT]
    if ids:
        yield alinea(f"Niet van toepassing: {woorden.opsomming(ids)}. Dat telt nergens in mee.")


def _bare(gebieden: Iterable[GebiedUitslag]) -> Iterator[Alinea]:
    """The kerneisen without bewijs; only how many when nobody would read the list."""
    ids = [each.eis.id for gebied in gebieden for each in gebied.eisen if each.zonder_bewijs]
    if ids:
        shown = woorden.opsomming(ids) if len(ids) <= _LISTED else f"{len(ids)} kerneisen"
        yield alinea(f"Nog zonder bewijs: {shown}.")


def _gebieden(gebieden: Sequence[GebiedUitslag], width: int) -> Iterator[Alinea]:
    """A table, or the same below each other when it would not fit."""
    rows = [
        (
            each.gebied.titel,
            woorden.CONCLUSIE[each.conclusie],
            _share(
                each.telling.kern_op_orde,
                each.telling.kern_van_toepassing,
                each.telling.kern_open,
            ),
            _share(each.telling.op_orde, each.telling.beantwoord, each.telling.open),
        )
        for each in gebieden
    ]
    columns = zip(_HEADINGS, *rows, strict=True)
    if width < sum(max(map(cells, column)) + _GAP for column in columns) - _GAP:
        for gebied in gebieden:
            yield from _stacked(gebied)
        return
    styled = [
        ((titel, ""), (conclusie, STYLE[gebied.conclusie]), (kern, ""), (alle, ""))
        for gebied, (titel, conclusie, kern, alle) in zip(gebieden, rows, strict=True)
    ]
    yield from tabel([[(heading, "dim") for heading in _HEADINGS], *styled], _GAP)


def _still_open(gebied: GebiedUitslag) -> str:
    number = sum(each.staat is Staat.OPEN and not each.eis.kern for each in gebied.eisen)
    return f"; {woorden.aantal(number, 'andere eis', 'andere eisen')} open" if number else ""


def _share(met: int, total: int, still_open: int) -> str:
    share = f"{met} van {total}" if total else "–"  # noqa: RUF001
    return f"{share}; {still_open} open" if still_open else share


def _stacked(gebied: GebiedUitslag) -> Iterator[Alinea]:
    yield alinea((gebied.gebied.titel, "bold"))
    yield alinea(
        "  ",
        (woorden.CONCLUSIE[gebied.conclusie], STYLE[gebied.conclusie]),
        f", {woorden.kern_zin(gebied.telling)}",
    )


def _apart(gebied: GebiedUitslag) -> Iterator[Alinea]:
    yield alinea()
    yield alinea(
        (gebied.gebied.titel, "bold"),
        (f" ({_WHY_APART[gebied.gebied.status]}, telt niet mee in de conclusie)", "dim"),
    )
    if all(each.niet_gevraagd for each in gebied.eisen if each.staat is not Staat.ANDERE_SECTOR):
        yield alinea("Niet gevraagd in deze vragenlijst.")
        return
    yield alinea(
        (woorden.hoofdletter(woorden.CONCLUSIE[gebied.conclusie]), STYLE[gebied.conclusie]),
        f"   {woorden.kern_zin(gebied.telling)}; "
        f"{woorden.eisen_zin(gebied.telling, gebied.percentage)}"
        f"{_still_open(gebied)}.",
    )
    yield from _bare([gebied])


def _verbeterpunten(uitslag: Uitslag, eerste: int | None) -> Iterator[Alinea]:
    found = uitslag.verbeterpunten
    if not found:
        eisen = [*_eisen(each for each in uitslag.gebieden if each.gebied.telt_mee)]
        left = sum(each.staat is Staat.OPEN and not each.niet_gevraagd for each in eisen)
        if left:
            # So little may be answered that it is no good news.
            still = f"Nog {woorden.aantal(left, 'eis', 'eisen')} open."
            good = " Van wat is beantwoord, is alles op orde."
            yield alinea(f"{still}{good if uitslag.telling.beantwoord else ''}")
            yield alinea()
        elif uitslag.telling.beantwoord:
            yield alinea("Geen verbeterpunten: alles wat is beantwoord, is op orde.")
            yield alinea()
        return
    yield alinea(
        (f"Verbeterpunten ({len(found)})", "bold"),
        ("   kerneisen eerst, en daarvan de wet het eerst", "dim"),
    )
    yield alinea()
    shown = found if eerste is None else found[:eerste]
    for punt in shown:
        yield from _verbeterpunt(uitslag, punt)
        yield alinea()
    if 0 < len(shown) < len(found):
        yield alinea(f"En nog {woorden.aantal(len(found) - len(shown), 'ander', 'andere')}.")
        yield alinea()


def _verbeterpunt(uitslag: Uitslag, punt: Verbeterpunt) -> Iterator[Alinea]:
    kind = "kerneis" if punt.eis.kern else "aanvullende eis"
    apart = "" if uitslag.norm.gebied(punt.eis.gebied).telt_mee else ", telt apart"
    own = f", met {woorden.maat_kop(uitslag.norm).lower()}" if punt.eis.eigen_maat else ""
    level = woorden.NIVEAU[punt.niveau]
    yield alinea(
        f"{punt.rang:>2}. ",
        (punt.eis.id, "bold"),
        (f"  {kind}, {woorden.BASIS[punt.eis.basis]}{own}{apart}; nu: {level}", "dim"),
    )
    yield alinea(punt.eis.tekst.voor(uitslag.audit.school.sector), inspringen=_INDENT)
    for heading, text in (("Doel", punt.doel), ("Eerste stap", punt.eerste_stap)):
        yield alinea((f"{heading}: ", "bold"), text, inspringen=_INDENT)
