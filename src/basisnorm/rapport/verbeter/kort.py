"""The verbeterrapport on one A4: for the board and the medezeggenschapsraad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from basisnorm.rapport import merk, woorden
from basisnorm.rapport.document import (
    Block,
    Card,
    Column,
    Fact,
    Facts,
    Flow,
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
)
from basisnorm.rapport.verbeter import delen
from basisnorm.rapport.verbeter.blad import describe, facts_of, name_of
from basisnorm.rapport.verbeter.gebieden import Gebiedsdelen, divide
from basisnorm.rapport.verbeter.oogopslag import conclude
from basisnorm.uitslag.model import Uitslag

# What has its place on the sheet; names can be as long as people make them.
_NAME = 90
_FACT = 60
_SENTENCE = 240
# Above so many gebieden there is only room for how many kerneisen are not op orde.
_ROOMY = 5
_NAMED = 2
# What has its own conclusion, or none yet.
_APART = "die apart staan (wet of in voorbereiding)"


def build_kort(uitslag: Uitslag) -> Page:
    """What a board should know in three minutes."""
    name = _short(name_of(uitslag.audit.school), _NAME)
    gebieden = divide(uitslag)
    facts = tuple(Fact(label, Own(_short(value, _FACT))) for label, value in facts_of(uitslag))
    return Page(
        program=uitslag.programma,
        title=f"Verbeterrapport in het kort: {name}",
        description=describe(uitslag),
        head=(
            Heading(
                1,
                Own(name),
                over="Verbeterrapport in het kort, voor bestuur en medezeggenschapsraad",
            ),
            Facts(facts, css="meta"),
        ),
        body=(
            Section(conclude(uitslag, gebieden), css="vak slot"),
            Section((Heading(2, "Per gebied"), _table(uitslag, gebieden)), css="blok"),
            Section(tuple(_first(uitslag, gebieden)), css="blok"),
            Section(
                (
                    Heading(2, "Vragen voor het gesprek"),
                    List(
                        (
                            Item("Herkennen leraren, ouders en leerlingen dit beeld?"),
                            Item(
                                "Wat is er nodig voor de eerste stappen: tijd, geld, kennis of "
                                "hulp van buiten?"
                            ),
                            Item("Wanneer bekijken wij samen of het gelukt is?"),
                        )
                    ),
                ),
                css="blok",
            ),
            Card(
                (
                    *(Paragraph(_short(each, _SENTENCE)) for each in uitslag.verklaring),
                    Paragraph(
                        "Wat meetelt in de conclusie over de norm, en waarom: zie het hele "
                        f"verbeterrapport. {woorden.herkomst(uitslag)}"
                    ),
                ),
                css="verklaring blok",
            ),
        ),
        styles=("oogopslag.css", "kort.css"),
    )


def _table(uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen]) -> Table:
    most = _NAMED if len(gebieden) <= _ROOMY else 0
    return Table(
        columns=(
            Column("Gebied"),
            Column("Conclusie", bare=True),
            Column("Kerneisen op orde"),
            Column("Nog niet op orde"),
        ),
        rows=tuple(_row(uitslag, each, most) for each in gebieden),
    )


def _row(uitslag: Uitslag, verdeling: Gebiedsdelen, most: int) -> Row:
    gebied = verdeling.uitslag.gebied
    name: Flow = gebied.titel if gebied.telt_mee else (f"{gebied.titel} ", Small("(apart)"))
    badge = merk.of_conclusie(verdeling.uitslag.conclusie).badge
    return Row((name, badge, verdeling.stand, tuple(_below(uitslag, verdeling, most))))


def _below(uitslag: Uitslag, verdeling: Gebiedsdelen, most: int) -> Iterator[Paragraph]:
    """The first kerneisen that are answered and not op orde, and how many more there are."""
    sector = uitslag.audit.school.sector
    for each in verdeling.kern[:most]:
        yield Paragraph(f"{each.eis.id} {woorden.kort(each.eis.tekst.voor(sector))}")
    more = len(verdeling.kern) - most
    if more > 0:
        yield Paragraph(f"{'en nog ' if most else ''}{more}")
    elif not verdeling.kern:
        yield Paragraph("geen")


def _first(uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen]) -> Iterator[Block]:
    """The first steps, or else what to do; and what else there is to know."""
    sector = uitslag.audit.school.sector
    first = uitslag.verbeterpunten[: delen.FIRST]
    if first:
        yield Heading(2, "Dit doet de school eerst")
        yield List(
            tuple(
                Item(
                    (
                        Strong(each.eerste_stap),
                        f" {each.eis.id}: {each.eis.tekst.voor(sector)}",
                    )
                )
                for each in first
            ),
            numbered=True,
        )
    else:
        yield Heading(2, delen.begin_heading(uitslag))
        told = (delen.introduce(uitslag), *delen.advise(uitslag, gebieden))
        yield List(tuple(map(Item, told)))
    further = " ".join(_further(uitslag, gebieden))
    if further:
        yield Paragraph(further)


def _further(uitslag: Uitslag, gebieden: Sequence[Gebiedsdelen]) -> Iterator[str]:
    """What else there is to know, each in one sentence."""
    counting = {each.gebied.id for each in uitslag.gebieden if each.gebied.telt_mee}
    punten = uitslag.verbeterpunten
    if punten:
        here = [each for each in punten if each.eis.gebied in counting]
        kern = sum(each.eis.kern for each in here)
        parts = (
            _some(kern, "kerneis", "kerneisen"),
            _some(len(here) - kern, "aanvullende eis", "aanvullende eisen"),
            _some(len(punten) - len(here), f"eis {_APART}", f"eisen {_APART}"),
        )
        points = woorden.aantal(len(punten), "verbeterpunt", "verbeterpunten")
        yield f"In totaal {points}: {woorden.opsomming([*filter(None, parts)])}."
    plan = uitslag.audit.verbeterplan
    if plan:
        steps = woorden.aantal(len(plan), "eigen stap", "eigen stappen")
        done = sum(each.klaar for each in plan)
        yield f"In het verbeterplan: {steps}, waarvan {done} klaar."
    bare = delen.without_bewijs(gebieden)
    if bare:
        # The same kerneisen as in the conclusion above; the others are counted by themselves.
        counted = sum(each.eis.gebied in counting for each in bare)
        kerneisen = (
            _some(counted, "kerneis", "kerneisen"),
            _some(len(bare) - counted, f"kerneis {_APART}", f"kerneisen {_APART}"),
        )
        named = woorden.opsomming([*filter(None, kerneisen)])
        yield f"Op orde, maar nog zonder toelichting of bewijs: {named}."
    number = sum(len(each.nvt) for each in gebieden)
    if number:
        yield f"{woorden.aantal(number, 'eis geldt', 'eisen gelden')} hier niet."


def _some(number: int, one: str, more: str) -> str:
    return woorden.aantal(number, one, more) if number else ""


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}\N{HORIZONTAL ELLIPSIS}"
