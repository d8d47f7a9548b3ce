"""Results laid out for the terminal, as rich renderables; every number comes from `uitslag`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from basisnorm.norm.model import Status
from basisnorm.rapport import woorden
from basisnorm.rapport.opmaak import render_verklaring
from basisnorm.uitslag.model import Conclusie, GebiedUitslag, Staat, Uitslag, Verbeterpunt

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


def render_uitslag(uitslag: Uitslag, *, eerste: int | None, width: int) -> RenderableType:
    """The conclusion, the gebieden and the verbeterpunten; all of these, or the `eerste`."""
    counting = [each for each in uitslag.gebieden if each.gebied.telt_mee]
    apart = [each for each in uitslag.gebieden if not each.gebied.telt_mee]
    return Group(
        *_header(uitslag),
        "",
        *_conclusion(uitslag, width),
        "",
        _gebieden(counting, width),
        *(part for gebied in apart for part in _apart(gebied)),
        "",
        *_verbeterpunten(uitslag, eerste),
        *render_verklaring(uitslag),
    )


def _header(uitslag: Uitslag) -> Iterator[RenderableType]:
    school = uitslag.audit.school
    name = school.naam or school.vestigingscode
    details = [
        school.vestigingscode if school.naam else None,
        school.locatie,
        woorden.SCHOOLSOORT[school.schoolsoort],
        uitslag.audit.schooljaar,
    ]
    yield Text(name, style="bold")
    yield Text(" · ".join(each for each in details if each), style="dim")


def _conclusion(uitslag: Uitslag, width: int) -> Iterator[RenderableType]:
    telling = uitslag.telling
    yield Text.assemble(
        (woorden.hoofdletter(woorden.CONCLUSIE[uitslag.conclusie]), STYLE[uitslag.conclusie]),
        f"   {woorden.kern_zin(telling)}",
    )
    if telling.kern_van_toepassing:
        bar = Table.grid()  # A bar does not end its line; a table does.
        bar.add_row(
            ProgressBar(
                total=telling.kern_van_toepassing,
                completed=telling.kern_op_orde,
                width=min(_BAR, width),
                complete_style="green",
                finished_style="green",
            )
        )
        yield bar
    yield Text(woorden.conclusie_zin(uitslag.conclusie, telling))
    yield ""
    geborgd = f", waarvan {telling.geborgd} geborgd" if telling.geborgd else ""
    everything = woorden.eisen_zin(telling, uitslag.percentage)
    yield Text(f"Met de aanvullende eisen erbij: {everything}{geborgd}.")
    grounds = woorden.gronden_zin(uitslag.per_grond)
    if grounds:
        yield Text(f"Per grond: {grounds}.")
    counting = [each for each in uitslag.gebieden if each.gebied.telt_mee]
    yield from _not_applicable(counting)
    yield from _bare(counting)


def _not_applicable(gebieden: Iterable[GebiedUitslag]) -> Iterator[RenderableType]:
    ids = [each.eis.id for gebied in gebieden for each in gebied.eisen if each.staat is Staat.NVT]
    if ids:
        yield Text(f"Niet van toepassing: {woorden.opsomming(ids)}. Dat telt nergens in mee.")


def _bare(gebieden: Iterable[GebiedUitslag]) -> Iterator[RenderableType]:
    """The kerneisen without bewijs; only how many when nobody would read the list."""
    ids = [each.eis.id for gebied in gebieden for each in gebied.eisen if each.zonder_bewijs]
    if ids:
        shown = woorden.opsomming(ids) if len(ids) <= _LISTED else f"{len(ids)} kerneisen"
        yield Text(f"Nog zonder bewijs: {shown}.")


def _gebieden(gebieden: Sequence[GebiedUitslag], width: int) -> RenderableType:
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
    if width < sum(max(map(len, column)) + _GAP for column in columns) - _GAP:
        return Group(*(line for gebied in gebieden for line in _stacked(gebied)))
    table = Table(box=None, padding=(0, _GAP, 0, 0), header_style="dim")
    for heading in _HEADINGS:
        table.add_column(heading, no_wrap=True)
    for gebied, (titel, conclusie, kern, alle) in zip(gebieden, rows, strict=True):
        table.add_row(titel, Text(conclusie, style=STYLE[gebied.conclusie]), kern, alle)
    return table


def _still_open(gebied: GebiedUitslag) -> str:
    number = sum(each.staat is Staat.OPEN and not each.eis.kern for each in gebied.eisen)
    return f"; {woorden.aantal(number, 'andere eis', 'andere eisen')} open" if number else ""


def _share(met: int, total: int, still_open: int) -> str:
    share = f"{met} van {total}" if total else "–"  # noqa: RUF001
    return f"{share}; {still_open} open" if still_open else share


def _stacked(gebied: GebiedUitslag) -> Iterator[RenderableType]:
    yield Text(gebied.gebied.titel, style="bold")
    yield Text.assemble(
        "  ",
        (woorden.CONCLUSIE[gebied.conclusie], STYLE[gebied.conclusie]),
        f", {woorden.kern_zin(gebied.telling)}",
    )


def _apart(gebied: GebiedUitslag) -> Iterator[RenderableType]:
    yield ""
    yield Text.assemble(
        (gebied.gebied.titel, "bold"),
        (f" ({_WHY_APART[gebied.gebied.status]}, telt niet mee in de conclusie)", "dim"),
    )
    if all(each.niet_gevraagd for each in gebied.eisen if each.staat is not Staat.ANDERE_SECTOR):
        yield Text("Niet gevraagd in deze vragenlijst.")
        return
    yield Text.assemble(
        (woorden.hoofdletter(woorden.CONCLUSIE[gebied.conclusie]), STYLE[gebied.conclusie]),
        f"   {woorden.kern_zin(gebied.telling)}; "
        f"{woorden.eisen_zin(gebied.telling, gebied.percentage)}"
        f"{_still_open(gebied)}.",
    )
    yield from _bare([gebied])


def _verbeterpunten(uitslag: Uitslag, eerste: int | None) -> Iterator[RenderableType]:
    found = uitslag.verbeterpunten
    if not found:
        if uitslag.telling.beantwoord:
            yield Text("Geen verbeterpunten: alles wat is beantwoord, is op orde.")
            yield ""
        return
    yield Text.assemble(
        (f"Verbeterpunten ({len(found)})", "bold"),
        ("   kerneisen eerst, en daarvan de wet het eerst", "dim"),
    )
    yield ""
    shown = found if eerste is None else found[:eerste]
    for punt in shown:
        yield from _verbeterpunt(uitslag, punt)
        yield ""
    if 0 < len(shown) < len(found):
        yield Text(f"En nog {woorden.aantal(len(found) - len(shown), 'ander', 'andere')}.")
        yield ""


def _verbeterpunt(uitslag: Uitslag, punt: Verbeterpunt) -> Iterator[RenderableType]:
    kind = "kerneis" if punt.eis.kern else "aanvullende eis"
    apart = "" if uitslag.norm.gebied(punt.eis.gebied).telt_mee else ", telt apart"
    own = ", met eigen maat" if punt.eis.eigen_maat else ""
    level = woorden.NIVEAU[punt.niveau]
    yield Text.assemble(
        f"{punt.rang:>2}. ",
        (punt.eis.id, "bold"),
        (f"  {kind}, {woorden.BASIS[punt.eis.basis]}{own}{apart}; nu: {level}", "dim"),
    )
    yield Padding(punt.eis.tekst.voor(uitslag.audit.school.sector), (0, 0, 0, 4))
    yield Padding(_pair("Doel", punt.doel), (0, 0, 0, 4))
    yield Padding(_pair("Eerste stap", punt.eerste_stap), (0, 0, 0, 4))


def _pair(heading: str, text: str) -> Text:
    return Text.assemble((f"{heading}: ", "bold"), text)
