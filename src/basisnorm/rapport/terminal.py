"""Results laid out for the terminal, as rich renderables; every number comes from `uitslag`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from basisnorm.norm.model import Bron
from basisnorm.rapport import woorden
from basisnorm.rapport.uitleg import Uitleg
from basisnorm.uitslag.model import Conclusie, GebiedUitslag, Uitslag, Verbeterpunt

STYLE = {
    Conclusie.OP_ORDE: "bold green",
    Conclusie.NOG_NIET: "bold yellow",
    Conclusie.ONVOLLEDIG: "bold cyan",
    Conclusie.NIET_VAN_TOEPASSING: "dim",
}
NARROW = 64
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
        *(Text(zin, style="dim") for zin in uitslag.verklaring),
        Text(_identity(uitslag), style="dim"),
    )


def render_uitleg(uitleg: Uitleg, width: int) -> RenderableType:
    """A trace: headings at the left, what they say beside (or, when narrow, below)."""
    return Group(
        Text(uitleg.titel, style="bold"),
        "",
        render_steps(
            ((regel.kop, _lines(regel.tekst, regel.punten)) for regel in uitleg.regels), width
        ),
        *render_bronnen(uitleg.bronnen),
        "",
        Text("De nummers verwijzen naar de scoreregel, die in elk rapport staat.", style="dim"),
    )


def render_steps(
    steps: Iterable[tuple[str, Sequence[RenderableType]]], width: int
) -> RenderableType:
    """Headings at the left and what they say beside them; below them when it is narrow.

    A heading without lines is left out.
    """
    filled = [(kop, lines) for kop, lines in steps if lines]
    if width < NARROW:
        return Group(*(part for kop, lines in filled for part in _below(kop, lines)))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column()
    for kop, lines in filled:
        for number, line in enumerate(lines):
            table.add_row("" if number else kop, line)
    return table


def render_bronnen(bronnen: Sequence[Bron]) -> Iterator[RenderableType]:
    """The sources with where to find them, and what is weak about them."""
    if not bronnen:
        return
    yield ""
    yield Text("Bronnen", style="bold")
    for bron in bronnen:
        when = f", {woorden.datum(bron.datum)}" if bron.datum else ""
        yield point(f"{bron.titel}. {bron.uitgever}{when}.")
        if bron.url:
            yield unbroken(f"  {bron.url}")
        if bron.opmerking:
            yield Padding(Text(bron.opmerking, style="dim"), (0, 0, 0, 2))


def point(text: str) -> RenderableType:
    """One item of a list, of which the second line stands under the first."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_row("-", Text(text))
    return table


def unbroken(text: str) -> Text:
    """Text to copy, such as an address: it never breaks."""
    return Text(text, style="dim", no_wrap=True, overflow="ignore")


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
    yield Text(f"Alle eisen samen: {woorden.eisen_zin(telling, uitslag.percentage)}{geborgd}.")
    grounds = woorden.gronden_zin(uitslag.per_grond)
    if grounds:
        yield Text(f"Per grond: {grounds}.")
    bare = [each.eis.id for each in uitslag.eisen if each.zonder_bewijs]
    if bare:
        yield Text(f"Nog zonder bewijs: {woorden.opsomming(bare)}.")


def _gebieden(gebieden: Iterable[GebiedUitslag], width: int) -> RenderableType:
    if width < NARROW:
        return Group(*(line for gebied in gebieden for line in _stacked(gebied)))
    table = Table(box=None, padding=(0, 3, 0, 0), header_style="dim")
    for heading in ("Gebied", "Conclusie", "Kerneisen", "Alle eisen"):
        table.add_column(heading, no_wrap=heading != "Gebied")
    for gebied in gebieden:
        telling = gebied.telling
        table.add_row(
            gebied.gebied.titel,
            Text(woorden.CONCLUSIE[gebied.conclusie], style=STYLE[gebied.conclusie]),
            f"{telling.kern_op_orde} van {telling.kern_van_toepassing}{_open(telling.kern_open)}",
            f"{telling.op_orde} van {telling.beantwoord}{_open(telling.open)}",
        )
    return table


def _open(number: int) -> str:
    return f"; {number} open" if number else ""


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
        (gebied.gebied.titel, "bold"), (" (apart, telt niet mee in de conclusie)", "dim")
    )
    yield Text.assemble(
        (woorden.hoofdletter(woorden.CONCLUSIE[gebied.conclusie]), STYLE[gebied.conclusie]),
        f"   {woorden.kern_zin(gebied.telling)}; "
        f"{woorden.eisen_zin(gebied.telling, gebied.percentage)}.",
    )


def _verbeterpunten(uitslag: Uitslag, eerste: int | None) -> Iterator[RenderableType]:
    found = uitslag.verbeterpunten
    if not found:
        if uitslag.telling.beantwoord:
            yield Text("Geen verbeterpunten: alles wat is beantwoord, is op orde.")
            yield ""
        return
    yield Text.assemble(
        (f"Verbeterpunten ({len(found)})", "bold"), ("   het belangrijkste eerst", "dim")
    )
    yield ""
    shown = found if eerste is None else found[:eerste]
    for punt in shown:
        yield from _verbeterpunt(uitslag, punt)
        yield ""
    if len(shown) < len(found):
        yield Text(f"En nog {woorden.aantal(len(found) - len(shown), 'ander', 'andere')}.")
        yield ""


def _verbeterpunt(uitslag: Uitslag, punt: Verbeterpunt) -> Iterator[RenderableType]:
    level = uitslag.vragenlijst.schaal.naam(punt.eis, punt.niveau).lower()
    kind = "kerneis" if punt.eis.kern else "aanvullende eis"
    yield Text.assemble(
        f"{punt.rang:>2}. ",
        (punt.eis.id, "bold"),
        (f"  {kind}, {woorden.BASIS_KORT[punt.eis.basis]}; nu: {level}", "dim"),
    )
    yield Padding(punt.eis.tekst.voor(uitslag.audit.school.sector), (0, 0, 0, 4))
    yield Padding(_pair("Doel", punt.doel), (0, 0, 0, 4))
    yield Padding(_pair("Eerste stap", punt.eerste_stap), (0, 0, 0, 4))


def _pair(heading: str, text: str) -> Text:
    return Text.assemble((f"{heading}: ", "bold"), text)


def _identity(uitslag: Uitslag) -> str:
    norm = uitslag.norm
    return (
        f"Norm {norm.id}, versie {norm.versie}, vingerafdruk {norm.vingerafdruk[:19]}; "
        f"vragenlijst {uitslag.vragenlijst.id}; basisnorm {uitslag.programma}."
    )


def _below(kop: str, lines: Iterable[RenderableType]) -> Iterator[RenderableType]:
    yield Text(kop, style="bold")
    for line in lines:
        yield Padding(line, (0, 0, 0, 2))


def _lines(text: str, points: Iterable[str]) -> list[RenderableType]:
    first = [Text(text)] if text else []
    return [*first, *map(point, points)]
