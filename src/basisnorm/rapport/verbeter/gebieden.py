"""The eisen of each gebied in a verbeterrapport: how they are divided, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from basisnorm.norm.model import Eis, Status
from basisnorm.norm.vindplaats import vindplaats
from basisnorm.rapport import merk, woorden
from basisnorm.rapport.document import (
    Badge,
    Block,
    Column,
    Fact,
    Facts,
    Fold,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Own,
    Paragraph,
    Row,
    Section,
    Table,
)
from basisnorm.rapport.merk import Merk
from basisnorm.uitslag.model import Cijfers, EisUitslag, GebiedUitslag, Staat, Uitslag

# As many unanswered eisen as are shown without unfolding (own choice).
_FEW = 4
_SOORT = {
    Status.ADVIES: "Telt mee in de conclusie",
    Status.VASTGESTELD: "Telt mee in de conclusie",
    Status.WETTELIJK: "Eigen conclusie; telt niet mee in de conclusie over de norm",
    Status.IN_VOORBEREIDING: "Telt niet mee in de conclusie",
}


class Gebiedsdelen(NamedTuple):
    """The eisen of one gebied that hold for this school, each in one list.

    `kern` and `aanvullend` are answered and not op orde. The eisen in `niet_gevraagd` have no
    place of their own on a page: they are only counted.
    """

    uitslag: GebiedUitslag
    kern: tuple[EisUitslag, ...]
    aanvullend: tuple[EisUitslag, ...]
    open: tuple[EisUitslag, ...]
    op_orde: tuple[EisUitslag, ...]
    nvt: tuple[EisUitslag, ...]
    niet_gevraagd: tuple[EisUitslag, ...]

    @property
    def kerneisen(self) -> list[EisUitslag]:
        """The kerneisen on which the conclusion rests, in norm order."""
        return [
            each
            for each in self.uitslag.eisen
            if each.eis.kern and each.staat in (Staat.BEANTWOORD, Staat.OPEN)
        ]

    @property
    def placed(self) -> tuple[EisUitslag, ...]:
        """Every eis that has a place on the page."""
        return (*self.kern, *self.aanvullend, *self.open, *self.op_orde, *self.nvt)

    @property
    def is_asked(self) -> bool:
        """Whether this questionnaire asks anything of the gebied."""
        return len(self.niet_gevraagd) < self.uitslag.telling.eisen

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"gebied-{self.uitslag.gebied.id}"

    @property
    def stand(self) -> str:
        """The short count of its kerneisen."""
        telling = self.uitslag.telling
        if not self.is_asked:
            return "niet gevraagd"
        asked = telling.kern_van_toepassing
        return f"{telling.kern_op_orde} van {asked}" if asked else "geen kerneis"


def divide(uitslag: Uitslag) -> tuple[Gebiedsdelen, ...]:
    """Every gebied with an eis that holds here. Those that make the conclusion come first; of what
    stands apart, the law comes before what is still being prepared.
    """
    present = sorted(
        (each for each in uitslag.gebieden if each.telling.eisen),
        key=lambda each: (
            not each.gebied.telt_mee,
            each.gebied.status is Status.IN_VOORBEREIDING,
        ),
    )
    return tuple(map(_divide, present))


def build_gebied(uitslag: Uitslag, verdeling: Gebiedsdelen, *, brief: bool) -> Section:
    """One gebied; when `brief`, only the kerneisen have their goal and first step."""
    found = verdeling.uitslag
    gebied = found.gebied
    soort = f"{_SOORT[gebied.status]} (status: {woorden.STATUS[gebied.status]})"
    blocks: list[Block] = [Heading(2, gebied.titel, over=soort, anchor=verdeling.anchor)]
    if not brief:
        blocks.append(Paragraph(gebied.uitleg, css="muted"))
    if verdeling.is_asked:
        zin = woorden.conclusie_zin(found.conclusie, found.telling)
        blocks += [
            Paragraph((merk.of_conclusie(found.conclusie).badge, f" {zin}"), css="lead"),
            count_facts(found),
        ]
    if verdeling.niet_gevraagd:
        blocks.append(Paragraph(_not_asked(verdeling), css="let"))
    eisen = _Eisen(uitslag)
    for kop, titel, group, is_table in (
        ("Kerneis", "Kerneisen die nog niet op orde zijn", verdeling.kern, True),
        ("Eis", "Aanvullende eisen die nog niet op orde zijn", verdeling.aanvullend, not brief),
    ):
        if group:
            anchor = f"{kop.lower()}-{gebied.id}"
            blocks += [
                Heading(3, titel, anchor=anchor),
                eisen.table(kop, group, labelled=anchor, maat=not brief)
                if is_table
                else eisen.brief(group),
            ]
    for titel, group, is_open in (
        ("Nog niet beantwoord", verdeling.open, len(verdeling.open) <= _FEW),
        ("Op orde of geborgd", verdeling.op_orde, False),
    ):
        if group:
            heading = Heading(3, f"{titel} ({len(group)})")
            blocks.append(Fold(heading, (eisen.brief(group),), open=is_open))
    return Section(tuple(blocks), css="blok groep")


def count_facts(cijfers: Cijfers) -> Facts:
    """All eisen, and those on each ground that has an answer."""
    telling = cijfers.telling
    everything = woorden.eisen_zin(telling, cijfers.percentage)
    if telling.geborgd:
        everything += f", waarvan {telling.geborgd} geborgd"
    facts = [Fact("Alle eisen", everything)]
    gronden = woorden.gronden_zin(cijfers.per_grond)
    if gronden:
        facts.append(Fact("Op orde per grond", gronden))
    return Facts(tuple(facts), css="meta")


def link(eis: str) -> Link:
    """To the place of an eis on the page, by its code."""
    return Link(eis, f"#{eis}")


def listed(uitslag: Uitslag, eisen: Iterable[EisUitslag]) -> Iterator[Item]:
    """Codes with enough words to know which eis each is."""
    sector = uitslag.audit.school.sector
    for each in eisen:
        yield Item((link(each.eis.id), f" {woorden.kort(each.eis.tekst.voor(sector))}"))


def _divide(gebied: GebiedUitslag) -> Gebiedsdelen:
    lists: dict[str, list[EisUitslag]] = {
        "kern": [], "aanvullend": [], "open": [], "op_orde": [], "nvt": [], "niet_gevraagd": [],
    }  # fmt: skip
    for each in gebied.eisen:
        if each.staat is not Staat.ANDERE_SECTOR:
            lists[_list_of(each)].append(each)
    return Gebiedsdelen(uitslag=gebied, **{name: tuple(found) for name, found in lists.items()})


def _list_of(uitkomst: EisUitslag) -> str:
    if uitkomst.niveau is not None:
        if uitkomst.op_orde:
            return "op_orde"
        return "kern" if uitkomst.eis.kern else "aanvullend"
    if uitkomst.staat is Staat.NVT:
        return "nvt"
    return "niet_gevraagd" if uitkomst.niet_gevraagd else "open"


def _not_asked(verdeling: Gebiedsdelen) -> str:
    if not verdeling.is_asked:
        return "De eisen van dit gebied zijn niet gevraagd in deze vragenlijst."
    kern = sum(each.eis.kern for each in verdeling.niet_gevraagd)
    aanvullend = len(verdeling.niet_gevraagd) - kern
    parts = [
        woorden.aantal(kern, "kerneis", "kerneisen") if kern else "",
        woorden.aantal(aanvullend, "aanvullende eis", "aanvullende eisen") if aanvullend else "",
    ]
    verb = "is" if kern + aanvullend == 1 else "zijn"
    return f"{woorden.opsomming([*filter(None, parts)])} {verb} niet gevraagd in deze vragenlijst."


class _Eisen:
    """What is said of the eisen of one school, in the words of its sector."""

    def __init__(self, uitslag: Uitslag) -> None:
        self._norm = uitslag.norm
        self._sector = uitslag.audit.school.sector
        self._bronnen = {each.id: each for each in uitslag.norm.bronnen}

    def table(self, kop: str, eisen: Sequence[EisUitslag], *, labelled: str, maat: bool) -> Table:
        """What there is now of each, when it is op orde, and how to begin."""
        heads = ("Dit is er nu", "Dan is het op orde", "Eerste stap")
        return Table(
            columns=(Column(kop), *(Column(each, bare=True) for each in heads)),
            rows=tuple(self._row(each, maat=maat) for each in eisen),
            labelled=labelled,
            css="eis",
        )

    def brief(self, eisen: Sequence[EisUitslag]) -> List:
        """What is said of each, without a goal or a first step."""
        return List(tuple(map(self._item, eisen)), css="lijst")

    def _row(self, uitkomst: EisUitslag, *, maat: bool) -> Row:
        eis, found = uitkomst.eis, merk.of_eis(uitkomst)
        name: list[str | Block] = [
            f"{eis.id} {eis.tekst.voor(self._sector)}",
            *self._stand(eis, found),
        ]
        if maat and eis.eigen_maat:
            name.append(Paragraph(f"{woorden.maat_kop(self._norm)}: {eis.eigen_maat}"))
        goal = eis.op_orde.voor(self._sector)
        return Row(
            (tuple(name), tuple(_written(uitkomst)), goal, eis.verbeteren),
            anchor=eis.id,
            css=found.klasse,
        )

    def _item(self, uitkomst: EisUitslag) -> Item:
        eis, found = uitkomst.eis, merk.of_eis(uitkomst)
        name: list[str | Inline] = [f"{eis.id} {eis.tekst.voor(self._sector)}"]
        if eis.kern:
            name += [" ", Badge("kerneis", css="soort")]
        if uitkomst.zonder_bewijs:
            name += [" ", Badge("nog zonder bewijs", css="soort")]
        return Item(
            (
                Paragraph(tuple(name)),
                *self._stand(eis, found),
                *_written(uitkomst),
                *_remark(uitkomst),
            ),
            anchor=eis.id,
            css=found.klasse,
        )

    def _stand(self, eis: Eis, found: Merk) -> Iterator[Paragraph]:
        """How it stands and on what it rests; the sources only of a kerneis."""
        bronnen = eis.bronnen.voor(self._sector)
        grond = woorden.BASIS_KORT[eis.basis]
        if eis.kern and bronnen:
            grond += f" ({', '.join(bronnen)})"
        yield Paragraph((found.badge, f" {grond}"))
        place = vindplaats(self._bronnen[each] for each in bronnen if each in self._bronnen)
        if place:
            yield Paragraph(place)


def _written(uitkomst: EisUitslag) -> Iterator[Paragraph]:
    """What the school wrote about it."""
    antwoord = uitkomst.antwoord
    if antwoord is None:
        return
    if antwoord.toelichting:
        yield Paragraph(Own(antwoord.toelichting), css="eigen")
    for each in antwoord.bewijs:
        yield Paragraph(("Bewijs: ", Own(woorden.bewijs_zin(each))))


def _remark(uitkomst: EisUitslag) -> Iterator[Paragraph]:
    """Why an answer does not count yet."""
    antwoord = uitkomst.antwoord
    if antwoord is None or uitkomst.staat is not Staat.OPEN:
        return
    if antwoord.overgenomen:
        yield Paragraph(
            f"Overgenomen uit {antwoord.overgenomen} en nog niet bevestigd. "
            "Bevestig het antwoord, dan telt het mee."
        )
    # What is open although there is an answer: else its n.v.t. is over.
    elif antwoord.nvt and antwoord.nvt.tot:
        yield Paragraph(
            f"Was niet van toepassing tot en met {woorden.datum(antwoord.nvt.tot)}. "
            "Die dag is voorbij. Beantwoord deze eis opnieuw."
        )
