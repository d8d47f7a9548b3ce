"""The result of a school on one page; every number comes from `uitslag`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from basisnorm.norm.model import Status
from basisnorm.rapport import merk, woorden
from basisnorm.rapport.bronnen import verklaring_card
from basisnorm.rapport.document import (
    Badge,
    Bar,
    Block,
    Column,
    Figure,
    Heading,
    Item,
    List,
    Own,
    Page,
    Paragraph,
    Row,
    Section,
    Small,
    Strong,
    Table,
    joined,
)
from basisnorm.uitslag.model import (
    Cijfers,
    EisUitslag,
    GebiedUitslag,
    Staat,
    Uitslag,
    Verbeterpunt,
)

_WHY_APART = {Status.WETTELIJK: "apart", Status.IN_VOORBEREIDING: "in voorbereiding"}
_LISTED = 8


def build_uitslag(uitslag: Uitslag, eerste: int | None) -> Page:
    """The conclusion, the gebieden and the verbeterpunten; all of these, or the `eerste`."""
    school = uitslag.audit.school
    name = school.naam or school.vestigingscode
    details = (
        school.vestigingscode if school.naam else None,
        school.locatie,
        woorden.SCHOOLSOORT[school.schoolsoort],
        uitslag.audit.schooljaar,
    )
    counting = [each for each in uitslag.gebieden if each.gebied.telt_mee]
    return Page(
        program=uitslag.programma,
        title=f"Uitslag van {name}",
        description=woorden.conclusie_zin(uitslag.conclusie, uitslag.telling),
        head=(
            Heading(1, Own(name)),
            Paragraph(joined(" · ", map(Own, filter(None, details))), css="meta"),
        ),
        body=(
            *_conclusion(uitslag, counting),
            _gebieden(counting),
            *(_apart(each) for each in uitslag.gebieden if not each.gebied.telt_mee),
            *_verbeterpunten(uitslag, eerste),
        ),
        foot=(verklaring_card(uitslag),),
    )


def _badge(cijfers: Cijfers) -> Badge:
    return merk.of_conclusie(cijfers.conclusie).badge


def _conclusion(uitslag: Uitslag, counting: Sequence[GebiedUitslag]) -> Iterator[Block]:
    telling = uitslag.telling
    yield Paragraph((_badge(uitslag), f"   {woorden.kern_zin(telling)}"))
    if telling.kern_van_toepassing:
        share = telling.kern_op_orde * 100 / telling.kern_van_toepassing
        yield Figure(Bar((("n2", "0", f"{share:.2f}"),)))
    yield Paragraph(woorden.conclusie_zin(uitslag.conclusie, telling))
    said = [*_counts(uitslag, counting), *_not_applicable(counting), *_bare(counting)]
    if said:
        yield List(tuple(map(Item, said)))


def _counts(uitslag: Uitslag, counting: Sequence[GebiedUitslag]) -> Iterator[str]:
    telling = uitslag.telling
    asked = [each for each in _eisen(counting) if not each.niet_gevraagd]
    if not asked or not all(each.eis.kern for each in asked):
        geborgd = f", waarvan {telling.geborgd} geborgd" if telling.geborgd else ""
        everything = woorden.eisen_zin(telling, uitslag.percentage)
        yield f"Met de aanvullende eisen erbij: {everything}{geborgd}."
    if grounds := woorden.gronden_zin(uitslag.per_grond):
        yield f"Per grond: {grounds}."


def _eisen(gebieden: Iterable[GebiedUitslag]) -> Iterator[EisUitslag]:
    """Those that hold for this school."""
    return (
        each
        for gebied in gebieden
        for each in gebied.eisen
        if each.staat is not Staat.ANDERE_SECTOR
    )


def _not_applicable(gebieden: Iterable[GebiedUitslag]) -> Iterator[str]:
    ids = [each.eis.id for gebied in gebieden for each in gebied.eisen if each.staat is Staat.NVT]
    if ids:
        yield f"Niet van toepassing: {woorden.opsomming(ids)}. Dat telt nergens in mee."


def _bare(gebieden: Iterable[GebiedUitslag]) -> Iterator[str]:
    """The kerneisen without bewijs; only how many when nobody would read the list."""
    ids = [each.eis.id for gebied in gebieden for each in gebied.eisen if each.zonder_bewijs]
    if ids:
        shown = woorden.opsomming(ids) if len(ids) <= _LISTED else f"{len(ids)} kerneisen"
        yield f"Nog zonder bewijs: {shown}."


def _gebieden(gebieden: Sequence[GebiedUitslag]) -> Table:
    return Table(
        tuple(map(Column, ("Gebied", "Conclusie", "Kerneisen", "Alle eisen"))),
        tuple(
            Row(
                (
                    each.gebied.titel,
                    Badge(woorden.CONCLUSIE[each.conclusie], css=_badge(each).css),
                    _share(
                        each.telling.kern_op_orde,
                        each.telling.kern_van_toepassing,
                        each.telling.kern_open,
                    ),
                    _share(each.telling.op_orde, each.telling.beantwoord, each.telling.open),
                )
            )
            for each in gebieden
        ),
    )


def _still_open(gebied: GebiedUitslag) -> str:
    number = sum(each.staat is Staat.OPEN and not each.eis.kern for each in gebied.eisen)
    return f"; {woorden.aantal(number, 'andere eis', 'andere eisen')} open" if number else ""


def _share(met: int, total: int, still_open: int) -> str:
    share = f"{met} van {total}" if total else "–"  # noqa: RUF001
    return f"{share}; {still_open} open" if still_open else share


def _apart(gebied: GebiedUitslag) -> Section:
    why = f"({_WHY_APART[gebied.gebied.status]}, telt niet mee in de conclusie)"
    heading = Heading(3, (gebied.gebied.titel, " ", Small(why)))
    if all(each.niet_gevraagd for each in _eisen([gebied])):
        return Section((heading, Paragraph("Niet gevraagd in deze vragenlijst.")))
    counts = (
        f"   {woorden.kern_zin(gebied.telling)}; "
        f"{woorden.eisen_zin(gebied.telling, gebied.percentage)}{_still_open(gebied)}."
    )
    return Section((heading, Paragraph((_badge(gebied), counts)), *map(Paragraph, _bare([gebied]))))


def _verbeterpunten(uitslag: Uitslag, eerste: int | None) -> Iterator[Block]:
    found = uitslag.verbeterpunten
    if not found:
        eisen = [*_eisen(each for each in uitslag.gebieden if each.gebied.telt_mee)]
        left = sum(each.staat is Staat.OPEN and not each.niet_gevraagd for each in eisen)
        if left:
            # So little may be answered that it is no good news.
            still = f"Nog {woorden.aantal(left, 'eis', 'eisen')} open."
            good = " Van wat is beantwoord, is alles op orde."
            yield Paragraph(f"{still}{good if uitslag.telling.beantwoord else ''}")
        elif uitslag.telling.beantwoord:
            yield Paragraph("Geen verbeterpunten: alles wat is beantwoord, is op orde.")
        return
    yield Heading(
        2,
        f"Verbeterpunten ({len(found)})",
        over="kerneisen eerst, en daarvan de wet het eerst",
    )
    shown = found if eerste is None else found[:eerste]
    if shown:
        yield List(tuple(_verbeterpunt(uitslag, each) for each in shown), numbered=True)
        if more := len(found) - len(shown):
            yield Paragraph(f"En nog {woorden.aantal(more, 'ander', 'andere')}.")


def _verbeterpunt(uitslag: Uitslag, punt: Verbeterpunt) -> Item:
    kind = "kerneis" if punt.eis.kern else "aanvullende eis"
    apart = "" if uitslag.norm.gebied(punt.eis.gebied).telt_mee else ", telt apart"
    own = f", met {woorden.maat_kop(uitslag.norm).lower()}" if punt.eis.eigen_maat else ""
    told = f"{kind}, {woorden.BASIS[punt.eis.basis]}{own}{apart}; nu: {woorden.NIVEAU[punt.niveau]}"
    return Item(
        (
            Strong(punt.eis.id),
            "  ",
            Small(told),
            Paragraph(punt.eis.tekst.voor(uitslag.audit.school.sector)),
            Paragraph((Strong("Doel:"), f" {punt.doel}")),
            Paragraph((Strong("Eerste stap:"), f" {punt.eerste_stap}")),
        )
    )
