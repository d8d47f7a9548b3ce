"""The verbeterrapport of one school as a page."""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.audit.model import Audit, School
from basisnorm.rapport import woorden
from basisnorm.rapport.document import (
    Card,
    Contents,
    Fact,
    Facts,
    Heading,
    Link,
    Own,
    Page,
    Paragraph,
)
from basisnorm.rapport.verbeter import delen
from basisnorm.rapport.verbeter.gebieden import build_gebied, divide
from basisnorm.rapport.verbeter.oogopslag import build_oogopslag
from basisnorm.uitslag.model import Uitslag

# How many characters a report may hold of the school and its verbeterpunten (each of these about
# 300) before the details of what is not a kerneis only stand in the way. Own choice.
_LONG = 22_000
_PER_PUNT = 300
# A page goes through every mailbox: it is at most 120,000 bytes. Up to 48,000 are there without
# any eis; what we say of an eis and of a verbeterpunt takes about 470, a text of the school the
# element around it, and each of these marks is written in five.
_BYTES = 120_000 - 48_000
_PER_EIS = 470
_PER_TEXT = 35
_MARKS = "&<>\"'"


def build_verbeterrapport(uitslag: Uitslag) -> Page:
    """The conclusion, where to begin, each gebied, the plan, and how it was counted."""
    name = name_of(uitslag.audit.school)
    gebieden = divide(uitslag)
    brief = _is_brief(uitslag, sum(len(each.placed) for each in gebieden))
    before = (delen.begin(uitslag, gebieden, brief=brief),)
    after = (
        *delen.nvt(uitslag, gebieden),
        *delen.zonder_bewijs(uitslag, gebieden),
        *delen.plan(uitslag, gebieden),
        delen.uitleg(uitslag),
        *delen.let_op(uitslag),
        *delen.bronnen(uitslag, gebieden, brief=brief),
    )
    sections = (
        *before,
        *(build_gebied(uitslag, each, brief=brief) for each in gebieden),
        *after,
    )
    headings = [each.blocks[0] for each in sections]
    contents = tuple(
        Link(each.text, f"#{each.anchor}") for each in headings if isinstance(each, Heading)
    )
    return Page(
        program=uitslag.programma,
        title=f"Verbeterrapport basisondersteuning: {name}",
        description=describe(uitslag),
        head=(
            Heading(1, Own(name), over="Verbeterrapport basisondersteuning"),
            Facts(tuple(Fact(label, Own(value)) for label, value in facts_of(uitslag)), css="meta"),
        ),
        body=(
            build_oogopslag(uitslag, gebieden),
            Card(
                (Contents(contents, css="inhoud"), Card(sections, css="tekst")),
                css="romp",
            ),
        ),
        foot=(
            Facts(tuple(_measured_with(uitslag)), css="meta"),
            Paragraph("In dit rapport horen geen gegevens van leerlingen."),
        ),
        styles=("oogopslag.css", "verbeterrapport.css"),
    )


def name_of(school: School) -> str:
    """What a school is called on its page; "School 99AA00" when it gave no name."""
    return school.naam or f"School {school.vestigingscode}"


def describe(uitslag: Uitslag) -> str:
    """The page in one sentence."""
    counted = woorden.kern_zin(uitslag.telling)
    return f"Verbeterrapport van {name_of(uitslag.audit.school)}: {counted}."


def facts_of(uitslag: Uitslag) -> Iterator[tuple[str, str]]:
    """What is known about the school and the day of its answers, each with its label."""
    school = uitslag.audit.school
    for label, value in (
        ("Vestigingscode", school.vestigingscode),
        ("Locatie", school.locatie),
        ("Plaats", school.plaats),
        ("Schoolsoort", woorden.SCHOOLSOORT[school.schoolsoort]),
        ("Schooljaar", uitslag.audit.schooljaar),
        ("Gemeten op", woorden.datum(uitslag.datum)),
        ("Ingevuld door", uitslag.audit.rol),
        ("Bestuur", school.bestuur),
        ("Nummer samenwerkingsverband", school.samenwerkingsverband),
    ):
        if value:
            yield label, value


def _is_brief(uitslag: Uitslag, eisen: int) -> bool:
    """Whether there is so much to tell that only the kerneisen get their goal and first step, with
    so many `eisen` on the page.
    """
    written = sum(
        len(each.toelichting or "") + sum(len(bewijs.wat) for bewijs in each.bewijs)
        for each in uitslag.audit.antwoorden
    )
    punten = len(uitslag.nog_niet)
    if written + _PER_PUNT * punten > _LONG:
        return True
    own = sum(
        len(text.encode()) + 4 * sum(map(text.count, _MARKS)) + _PER_TEXT
        for text in _words_of(uitslag.audit)
        if text
    )
    return own + _PER_EIS * (eisen + punten) > _BYTES


def _words_of(audit: Audit) -> Iterator[str | None]:
    """What the school wrote itself, as often as it stands on the page."""
    school = audit.school
    yield from (school.naam, school.naam, school.naam)
    yield from (school.locatie, school.plaats, school.bestuur, audit.rol)
    for each in audit.antwoorden:
        yield each.toelichting
        for bewijs in each.bewijs:
            yield from (bewijs.wat, bewijs.eigenaar, bewijs.plaats)
        if each.nvt is not None:
            yield each.nvt.besloten_door
    for stap in audit.verbeterplan:
        yield from (stap.stap, stap.wie)


def _measured_with(uitslag: Uitslag) -> Iterator[Fact]:
    norm, vragenlijst = uitslag.norm, uitslag.vragenlijst
    yield Fact("Norm", f"{norm.naam} (editie {norm.id}, versie {norm.versie})")
    yield Fact("Vragenlijst", f"{vragenlijst.naam}, versie {vragenlijst.versie}")
    yield Fact("Programma", f"basisnorm {uitslag.programma}")
    yield Fact("Vingerafdruk", norm.vingerafdruk)
