"""The norm itself on the terminal, without a school."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from basisnorm.interview.agenda import minutes_left
from basisnorm.norm.model import Bron, Eis, Gebied, Norm, PerSector, Sector, Vragenlijst
from basisnorm.norm.vindplaats import vindplaats, vindplaats_of
from basisnorm.rapport import woorden
from basisnorm.rapport.opmaak import point, render_bronnen, render_steps, unbroken


def render_lijst(norms: Iterable[Norm], vragenlijsten: Iterable[Vragenlijst]) -> RenderableType:
    """The editions, and the questionnaires with the number of questions in the newest one."""
    parts: list[RenderableType] = [Text("Edities", style="bold")]
    newest = None
    for norm in norms:
        newest = norm
        parts += [
            Text.assemble((f"  {norm.id}", "bold"), f"  {norm.naam}"),
            Text(
                f"  {' ' * len(norm.id)}  versie {norm.versie}, stand van "
                f"{woorden.datum(norm.peildatum)}, {len(norm.eisen)} eisen",
                style="dim",
            ),
        ]
    parts += ["", Text("Vragenlijsten", style="bold")]
    for vragenlijst in vragenlijsten:
        assert newest is not None
        counts = [
            f"{len(vragenlijst.vragen(newest, sector))} vragen {sector.value}" for sector in Sector
        ]
        parts += [
            Text.assemble((f"  {vragenlijst.id}", "bold"), f"  {vragenlijst.naam}"),
            Padding(
                Text(f"{vragenlijst.uitleg} {', '.join(counts)}. {_time(vragenlijst, newest)}"),
                (0, 0, 0, 4),
            ),
        ]
    return Group(*parts)


def render_norm(
    norm: Norm, gebieden: Sequence[Gebied], sectoren: Sequence[Sector]
) -> RenderableType:
    """The edition and a line for every eis of these gebieden."""
    return Group(
        Text(norm.naam, style="bold"),
        Text(
            f"Editie {norm.id}, versie {norm.versie}, stand van {woorden.datum(norm.peildatum)}",
            style="dim",
        ),
        unbroken(f"Vingerafdruk {norm.vingerafdruk}"),
        unbroken(f"Betekenis    {norm.betekenis}"),
        "",
        Text(norm.verantwoording),
        *_weakened(norm),
        *(part for gebied in gebieden for part in _gebied(gebied, sectoren)),
        "",
        Text("● kerneis   ○ aanvullende eis", style="dim"),
    )


def render_eis(norm: Norm, eis: Eis, sectoren: Sequence[Sector], width: int) -> RenderableType:
    """Everything about one eis; wording that differs per sector is shown for each."""
    asked = [sector for sector in sectoren if sector in eis.sectoren] or list(eis.sectoren)
    steps: list[tuple[str, Sequence[RenderableType]]] = [
        ("De eis", _texts(eis.tekst, asked)),
        ("Soort", [f"{'kerneis' if eis.kern else 'aanvullende eis'}; {eis.categorie.value}"]),
        ("Sectoren", [woorden.opsomming([woorden.SECTOR[each] for each in eis.sectoren])]),
        ("Grond", [woorden.BASIS[eis.basis]]),
        ("In de wet", _places(norm, eis, asked)),
        ("Op orde is", _texts(eis.op_orde, asked)),
        ("Niveaus", _levels(eis, asked)),
        (woorden.maat_kop(norm), [eis.eigen_maat] if eis.eigen_maat else []),
        ("Bewijs", _lists(eis.bewijs, asked)),
        ("Eerste stap", [eis.verbeteren]),
        ("Schoolgids", _texts(eis.schoolgids, asked) if eis.schoolgids else []),
        ("N.v.t. als", [reden.tekst for reden in eis.nvt_redenen]),
    ]
    bronnen = dict.fromkeys(bron for sector in asked for bron in eis.bronnen.voor(sector))
    return Group(
        Text(f"{eis.id} · {norm.gebied(eis.gebied).titel}", style="bold"),
        "",
        render_steps(steps, width),
        *render_bronnen([norm.bron(each) for each in bronnen]),
    )


def render_norm_bronnen(norm: Norm) -> RenderableType:
    """The sources of a norm in its order: where to read each, and which eisen lean on it."""
    return Group(
        Text(norm.naam, style="bold"),
        Text(
            f"Norm {norm.id}, versie {norm.versie}: "
            f"{woorden.aantal(len(norm.bronnen), 'bron', 'bronnen')} voor "
            f"{woorden.aantal(len(norm.eisen), 'eis', 'eisen')}",
            style="dim",
        ),
        *(part for bron in norm.bronnen for part in _bron(norm, bron)),
    )


def _bron(norm: Norm, bron: Bron) -> Iterator[RenderableType]:
    leaning = [_leans(eis, bron.id) for eis in norm.eisen.values() if _sectors_on(eis, bron.id)]
    number = woorden.aantal(len(leaning), "eis", "eisen")
    when = f", {woorden.datum(bron.datum)}" if bron.datum else ", zonder datum"
    yield ""
    yield Text.assemble((bron.id, "bold"), f"  {bron.titel}")
    yield _indented(Text(f"{bron.uitgever}{when} ({bron.soort})"))
    yield unbroken(f"  {bron.url}") if bron.url else _indented(Text("Geen webadres.", style="dim"))
    if place := vindplaats([bron]):
        checked = f"; nagekeken op {woorden.datum(bron.nagekeken_op)}" if bron.nagekeken_op else ""
        yield _indented(Text(f"{place}{checked}"))
    if bron.opmerking:
        yield _indented(Text(bron.opmerking, style="dim"))
    yield _indented(Text(f"{number}: {', '.join(leaning)}" if leaning else "Nog geen eis."))


def _sectors_on(eis: Eis, bron: str) -> list[Sector]:
    return [sector for sector in eis.sectoren if bron in eis.bronnen.voor(sector)]


def _leans(eis: Eis, bron: str) -> str:
    """The id of an eis, with the sector when only the wording for that one leans on the source."""
    sectoren = _sectors_on(eis, bron)
    return eis.id if len(sectoren) == len(eis.sectoren) else f"{eis.id} ({sectoren[0].value})"


def _indented(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, 2))


def _weakened(norm: Norm) -> Iterator[RenderableType]:
    if norm.verzwakt:
        yield ""
        yield Text(
            f"Let op: deze norm laat kerneisen van {norm.gebaseerd_op} weg of maakt ze lichter: "
            f"{woorden.opsomming(norm.verzwakt)}.",
            style="bold",
        )


def _gebied(gebied: Gebied, sectoren: Sequence[Sector]) -> Iterator[RenderableType]:
    yield ""
    yield Text.assemble(
        (gebied.titel, "bold"), (f"  ({gebied.id}, {woorden.STATUS[gebied.status]})", "dim")
    )
    yield Padding(gebied.uitleg, (0, 0, 1, 0))
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column(no_wrap=True)
    table.add_column()
    for eis in gebied.eisen:
        asked = [sector for sector in sectoren if sector in eis.sectoren]
        if asked:
            table.add_row(
                "●" if eis.kern else "○",
                Text(eis.id, style="bold"),
                Text(woorden.BASIS_KORT[eis.basis], style="dim"),
                Text(_short(eis, asked, sectoren)),
            )
    yield table


def _short(eis: Eis, asked: Sequence[Sector], sectoren: Sequence[Sector]) -> str:
    only = f" (alleen {asked[0].value})" if len(asked) < len(sectoren) else ""
    return eis.tekst.voor(asked[0]) + only


def _texts(value: PerSector[str], sectoren: Sequence[Sector]) -> list[str]:
    found = [value.voor(sector) for sector in sectoren]
    if len(set(found)) == 1:
        return found[:1]
    return [f"{sector.value}: {text}" for sector, text in zip(sectoren, found, strict=True)]


def _lists(value: PerSector[tuple[str, ...]], sectoren: Sequence[Sector]) -> list[RenderableType]:
    first, *rest = (value.voor(sector) for sector in sectoren)
    if all(each == first for each in rest):
        return [point(text) for text in first]
    return [point(f"{sector.value}: {text}") for sector in sectoren for text in value.voor(sector)]


def _levels(eis: Eis, sectoren: Sequence[Sector]) -> list[RenderableType]:
    """The own texts of the levels; nothing where the general scale fits."""
    if eis.niveauteksten is None:
        return []
    numbered = PerSector(
        po=_numbered(eis.niveauteksten.voor(Sector.PO)),
        vo=_numbered(eis.niveauteksten.voor(Sector.VO)),
    )
    return _lists(numbered, sectoren)


def _numbered(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{niveau}: {text}" for niveau, text in enumerate(texts))


def _places(norm: Norm, eis: Eis, sectoren: Sequence[Sector]) -> list[str]:
    found = {sector: vindplaats_of(norm, eis, sector) for sector in sectoren}
    texts = {each for each in found.values() if each}
    if len(texts) == 1 and all(found.values()):
        return sorted(texts)
    return [f"{sector.value}: {text}" for sector, text in found.items() if text]


def _time(vragenlijst: Vragenlijst, norm: Norm) -> str:
    """How long it takes where it takes longest."""
    asked = {sector: vragenlijst.vragen(norm, sector) for sector in Sector}
    longest = max(asked, key=lambda sector: minutes_left(asked[sector], sector))
    return woorden.tijd_zin(asked[longest], longest)
