"""The norm itself as pages, without a school."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from basisnorm.interview.agenda import minutes_left
from basisnorm.norm.model import Bron, Eis, Gebied, Norm, PerSector, Sector, Vragenlijst
from basisnorm.norm.vindplaats import vindplaats, vindplaats_of
from basisnorm.rapport import woorden
from basisnorm.rapport.bronnen import bronnen_section
from basisnorm.rapport.document import (
    Block,
    Code,
    Column,
    Fact,
    Facts,
    Flow,
    Heading,
    Item,
    Link,
    List,
    Page,
    Paragraph,
    Row,
    Section,
    Small,
    Strong,
    Table,
)


def build_lijst(
    norms: Iterable[Norm], vragenlijsten: Iterable[Vragenlijst], programma: str
) -> Page:
    """The editions, and the questionnaires with the number of questions in the newest one."""
    known = tuple(norms)
    edities = tuple(
        Fact(
            norm.id,
            (
                norm.naam,
                Paragraph(
                    f"versie {norm.versie}, stand van {woorden.datum(norm.peildatum)}, "
                    f"{len(norm.eisen)} eisen",
                    css="klein",
                ),
            ),
        )
        for norm in known
    )
    lijsten = tuple(
        Fact(each.id, (each.naam, Paragraph(_asks(each, known[-1])))) for each in vragenlijsten
    )
    return Page(
        program=programma,
        title="Edities en vragenlijsten",
        description="De edities van de norm en de vragenlijsten.",
        head=(),
        body=(
            Section((Heading(2, "Edities"), Facts(edities))),
            Section((Heading(2, "Vragenlijsten"), Facts(lijsten))),
        ),
    )


def _asks(vragenlijst: Vragenlijst, norm: Norm) -> str:
    """How much a questionnaire asks, and how long it takes where it takes longest."""
    asked = {sector: vragenlijst.vragen(norm, sector) for sector in Sector}
    counts = ", ".join(f"{len(each)} vragen {sector.value}" for sector, each in asked.items())
    longest = max(asked, key=lambda sector: minutes_left(asked[sector], sector))
    return f"{vragenlijst.uitleg} {counts}. {woorden.tijd_zin(asked[longest], longest)}"


def build_norm(
    norm: Norm, gebieden: Sequence[Gebied], sectoren: Sequence[Sector], programma: str
) -> Page:
    """The edition and a line for every eis of these gebieden."""
    return Page(
        program=programma,
        title=norm.naam,
        description=norm.verantwoording,
        head=(
            Heading(1, norm.naam),
            Paragraph(
                f"Editie {norm.id}, versie {norm.versie}, "
                f"stand van {woorden.datum(norm.peildatum)}",
                css="meta",
            ),
            Paragraph(Code(f"Vingerafdruk {norm.vingerafdruk}"), css="meta"),
            Paragraph(Code(f"Betekenis    {norm.betekenis}"), css="meta"),
        ),
        body=(
            Paragraph(norm.verantwoording),
            *_weakened(norm),
            *(_gebied(gebied, sectoren) for gebied in gebieden),
        ),
        foot=(Paragraph("● kerneis   ○ aanvullende eis"),),
    )


def _weakened(norm: Norm) -> Iterator[Paragraph]:
    if norm.verzwakt:
        yield Paragraph(
            Strong(
                f"Let op: deze norm laat kerneisen van {norm.gebaseerd_op} weg of maakt ze "
                f"lichter: {woorden.opsomming(norm.verzwakt)}."
            )
        )


def _gebied(gebied: Gebied, sectoren: Sequence[Sector]) -> Section:
    rows = [
        Row(
            (
                "●" if eis.kern else "○",
                Strong(eis.id),
                Small(woorden.BASIS_KORT[eis.basis]),
                _short(eis, asked, sectoren),
            )
        )
        for eis in gebied.eisen
        if (asked := [sector for sector in sectoren if sector in eis.sectoren])
    ]
    kind = f" ({gebied.id}, {woorden.STATUS[gebied.status]})"
    return Section(
        (
            Heading(2, (gebied.titel, Small(kind))),
            Paragraph(gebied.uitleg),
            Table((Column(""),) * 4, tuple(rows)),
        )
    )


def _short(eis: Eis, asked: Sequence[Sector], sectoren: Sequence[Sector]) -> str:
    only = f" (alleen {asked[0].value})" if len(asked) < len(sectoren) else ""
    return eis.tekst.voor(asked[0]) + only


def build_eis(norm: Norm, eis: Eis, sectoren: Sequence[Sector], programma: str) -> Page:
    """Everything about one eis; wording that differs per sector is shown for each."""
    asked = [sector for sector in sectoren if sector in eis.sectoren] or list(eis.sectoren)
    told: list[tuple[str, Flow]] = [
        ("De eis", _texts(eis.tekst, asked)),
        ("Soort", f"{'kerneis' if eis.kern else 'aanvullende eis'}; {eis.categorie.value}"),
        ("Sectoren", woorden.opsomming([woorden.SECTOR[each] for each in eis.sectoren])),
        ("Grond", woorden.BASIS[eis.basis]),
        ("In de wet", _places(norm, eis, asked)),
        ("Op orde is", _texts(eis.op_orde, asked)),
        ("Niveaus", _levels(eis, asked)),
        (woorden.maat_kop(norm), eis.eigen_maat or ""),
        ("Bewijs", _lists(eis.bewijs, asked)),
        ("Eerste stap", eis.verbeteren),
        ("Schoolgids", _texts(eis.schoolgids, asked) if eis.schoolgids else ""),
        ("N.v.t. als", tuple(Paragraph(reden.tekst) for reden in eis.nvt_redenen)),
    ]
    bronnen = dict.fromkeys(bron for sector in asked for bron in eis.bronnen.voor(sector))
    titel = f"{eis.id} · {norm.gebied(eis.gebied).titel}"
    return Page(
        program=programma,
        title=titel,
        description=eis.tekst.voor(asked[0]),
        head=(Heading(1, titel),),
        body=(
            Facts(tuple(Fact(kop, said) for kop, said in told if said)),
            *bronnen_section([norm.bron(each) for each in bronnen]),
        ),
    )


def _texts(value: PerSector[str], sectoren: Sequence[Sector]) -> Flow:
    found = [value.voor(sector) for sector in sectoren]
    if len(set(found)) == 1:
        return found[0]
    return tuple(
        Paragraph(f"{sector.value}: {text}") for sector, text in zip(sectoren, found, strict=True)
    )


def _lists(value: PerSector[tuple[str, ...]], sectoren: Sequence[Sector]) -> List:
    first, *rest = (value.voor(sector) for sector in sectoren)
    if all(each == first for each in rest):
        return List(tuple(map(Item, first)))
    return List(
        tuple(Item(f"{sector.value}: {text}") for sector in sectoren for text in value.voor(sector))
    )


def _levels(eis: Eis, sectoren: Sequence[Sector]) -> Flow:
    """The own texts of the levels; nothing where the general scale fits."""
    if eis.niveauteksten is None:
        return ""
    numbered = PerSector(
        po=_numbered(eis.niveauteksten.voor(Sector.PO)),
        vo=_numbered(eis.niveauteksten.voor(Sector.VO)),
    )
    return _lists(numbered, sectoren)


def _numbered(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{niveau}: {text}" for niveau, text in enumerate(texts))


def _places(norm: Norm, eis: Eis, sectoren: Sequence[Sector]) -> Flow:
    found = {sector: vindplaats_of(norm, eis, sector) for sector in sectoren}
    texts = {each for each in found.values() if each}
    if len(texts) == 1 and all(found.values()):
        return texts.pop()
    return tuple(Paragraph(f"{sector.value}: {text}") for sector, text in found.items() if text)


def build_bronnen(norm: Norm, programma: str) -> Page:
    """The sources of a norm in its order: where to read each, and which eisen lean on it."""
    return Page(
        program=programma,
        title=f"Bronnen van norm {norm.id}",
        description=norm.verantwoording,
        head=(
            Heading(1, norm.naam),
            Paragraph(
                f"Norm {norm.id}, versie {norm.versie}: "
                f"{woorden.aantal(len(norm.bronnen), 'bron', 'bronnen')} voor "
                f"{woorden.aantal(len(norm.eisen), 'eis', 'eisen')}",
                css="meta",
            ),
        ),
        body=tuple(
            Section((Heading(3, (bron.id, "  ", bron.titel)), *_bron(norm, bron)))
            for bron in norm.bronnen
        ),
    )


def _bron(norm: Norm, bron: Bron) -> Iterator[Block]:
    leaning = [_leans(eis, bron.id) for eis in norm.eisen.values() if _sectors_on(eis, bron.id)]
    number = woorden.aantal(len(leaning), "eis", "eisen")
    when = f", {woorden.datum(bron.datum)}" if bron.datum else ", zonder datum"
    yield Paragraph(f"{bron.uitgever}{when} ({bron.soort})")
    yield Paragraph(Link(bron.url, bron.url) if bron.url else "Geen webadres.", css="klein")
    if place := vindplaats([bron]):
        checked = f"; nagekeken op {woorden.datum(bron.nagekeken_op)}" if bron.nagekeken_op else ""
        yield Paragraph(f"{place}{checked}")
    if bron.opmerking:
        yield Paragraph(bron.opmerking, css="klein")
    yield Paragraph(f"{number}: {', '.join(leaning)}" if leaning else "Nog geen eis.")


def _sectors_on(eis: Eis, bron: str) -> list[Sector]:
    return [sector for sector in eis.sectoren if bron in eis.bronnen.voor(sector)]


def _leans(eis: Eis, bron: str) -> str:
    """The id of an eis, with the sector when only the wording for that one leans on the source."""
    sectoren = _sectors_on(eis, bron)
    return eis.id if len(sectoren) == len(eis.sectoren) else f"{eis.id} ({sectoren[0].value})"
