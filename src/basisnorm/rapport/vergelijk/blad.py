"""The comparison of two results as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from basisnorm.rapport import merk, woorden
from basisnorm.rapport.document import (
    Badge,
    Block,
    Card,
    Fact,
    Facts,
    Figure,
    Flow,
    Heading,
    Item,
    List,
    Own,
    Page,
    Paragraph,
    Section,
    Small,
    Strip,
)
from basisnorm.rapport.merk import Merk
from basisnorm.rapport.vergelijk import zinnen as zinnen
from basisnorm.rapport.vergelijk.delen import (
    NIET_GEVRAAGD,
    NIET_IN_NORM,
    build_delen,
    merk_van,
)
from basisnorm.uitslag.model import GebiedUitslag, Staat, Uitslag
from basisnorm.uitslag.vergelijk import (
    EisVergelijking,
    GebiedVergelijking,
    Vergelijking,
    Verloop,
)
from basisnorm.words import name_school

_HERTELD = "Toen, met de norm van nu"


def build_vergelijking(vergelijking: Vergelijking) -> Page:
    """Everything a comparison says: then and now in sentences, the gebieden, and each change."""
    nu = vergelijking.nu
    school = nu.audit.school
    name = name_school(school.naam, school.vestigingscode)
    kop = zinnen.kop_zin(vergelijking)
    return Page(
        program=nu.programma,
        title=f"Toen en nu: {name}",
        description=f"Twee zelfevaluaties van {name} naast elkaar. {kop}",
        head=(
            Heading(1, Own(name), over="Twee zelfevaluaties basisondersteuning naast elkaar"),
            Facts(tuple(_feiten(vergelijking)), css="meta"),
        ),
        body=(
            _samenvatting(vergelijking),
            _gebieden(vergelijking),
            *build_delen(vergelijking),
            *_plan(vergelijking),
        ),
        foot=(
            Facts(tuple(_colofon(vergelijking)), css="meta"),
            Paragraph(
                "Dit is een zelfevaluatie, geen oordeel van de inspectie. Hier horen geen "
                "gegevens van leerlingen."
            ),
        ),
        styles=("vergelijk.css",),
    )


def _feiten(vergelijking: Vergelijking) -> Iterator[Fact]:
    nu = vergelijking.nu
    school = nu.audit.school
    for label, value in (
        ("Vestigingscode", school.vestigingscode),
        ("Locatie", school.locatie),
        ("Schoolsoort", woorden.SCHOOLSOORT[school.schoolsoort]),
        ("Toen", zinnen.wanneer(vergelijking.toen)),
        ("Nu", zinnen.wanneer(nu)),
    ):
        if value:
            yield Fact(label, Own(value))


def _samenvatting(vergelijking: Vergelijking) -> Section:
    kop, *rest = zinnen.samenvatting(vergelijking)
    toen, herteld, nu = vergelijking.toen, vergelijking.herteld, vergelijking.nu
    return Section(
        (
            Heading(2, kop, anchor="kort"),
            List(tuple(map(Item, rest))),
            _toen_nu(
                merk.of_conclusie(toen.conclusie).badge,
                merk.of_conclusie(herteld.conclusie).badge if herteld is not toen else None,
                merk.of_conclusie(nu.conclusie).badge,
            ),
            Card(
                tuple(
                    map(
                        Paragraph,
                        (*zinnen.norm_zinnen(vergelijking), *zinnen.verklaring(vergelijking)),
                    )
                ),
                css="verklaring",
            ),
        ),
        css="vak",
    )


def _toen_nu(toen: Flow, herteld: Flow | None, nu: Flow) -> Facts:
    again = [Fact(_HERTELD, herteld)] if herteld is not None else []
    return Facts((Fact("Toen", toen), *again, Fact("Nu", nu)), css="meta")


def _gebieden(vergelijking: Vergelijking) -> Section:
    moved = vergelijking.herteld is not vergelijking.toen
    again = " De hokjes van toen zijn geteld met de norm van nu." if moved else ""
    ordered = sorted(vergelijking.gebieden, key=lambda each: not each.gebied.telt_mee)
    return Section(
        (
            Heading(2, "De gebieden", anchor="gebieden"),
            Paragraph(
                "Elk hokje is één kerneis; het getal is het nummer van de eis. Een rand om een "
                f"hokje: anders dan toen; ↑ is beter, ↓ is minder.{again}",
                drawn=True,
                css="muted",
            ),
            *(_gebied(vergelijking, each, f"g-{number}") for number, each in enumerate(ordered, 1)),
        ),
        css="blok",
    )


def _gebied(vergelijking: Vergelijking, each: GebiedVergelijking, anchor: str) -> Section:
    gebied = each.gebied
    apart = Small(f"({woorden.STATUS[gebied.status]}, telt apart)")
    then, now = (
        {known.id for known in uitslag.norm.gebieden}
        for uitslag in (vergelijking.toen, vergelijking.nu)
    )
    moved = vergelijking.herteld is not vergelijking.toen
    kern, alle = zinnen.verdeling_zin(each.kern), zinnen.verdeling_zin(each.alle)
    blocks: list[Block] = [
        Heading(
            3,
            gebied.titel if gebied.telt_mee else (gebied.titel, " ", apart),
            anchor=anchor,
        ),
        _toen_nu(
            (_badge(each.toen, gebied.id in then), _kern(each.toen)),
            _badge(each.herteld, gebied.id in now) if moved else None,
            (_badge(each.nu, gebied.id in now), _kern(each.nu)),
        ),
    ]
    eisen = [eis for eis in each.eisen if eis.eis.kern]
    if eisen:
        blocks.append(Facts(tuple(_stroken(eisen)), css="dan"))
    if alle:
        said = f"Kerneisen: {kern}. Alle eisen: {alle}." if kern else f"Alle eisen: {alle}."
        blocks.append(Paragraph(said, css="klein"))
    return Section(tuple(blocks), css="toen-nu")


def _badge(uitslag: GebiedUitslag | None, in_norm: bool) -> Badge:
    if not in_norm:
        return NIET_IN_NORM.badge
    return (merk.of_conclusie(uitslag.conclusie) if _is_asked(uitslag) else NIET_GEVRAAGD).badge


def _is_asked(uitslag: GebiedUitslag | None) -> TypeGuard[GebiedUitslag]:
    return uitslag is not None and not all(
        each.niet_gevraagd for each in uitslag.eisen if each.staat is not Staat.ANDERE_SECTOR
    )


def _kern(uitslag: GebiedUitslag | None) -> str:
    """ " 11 van 12"; empty when it was not asked."""
    if not _is_asked(uitslag):
        return ""
    asked = uitslag.telling.kern_van_toepassing
    return f" {uitslag.telling.kern_op_orde} van {asked}" if asked else " geen kerneisen"


def _stroken(kern: Sequence[EisVergelijking]) -> Iterator[Fact]:
    """The kerneisen of a gebied then and now, in the order of the norm of now."""
    then, now = ([merk_van(eis.herteld) for eis in kern], [merk_van(eis.nu) for eis in kern])
    yield _strook("Toen", kern, then, [""] * len(kern), "")
    marks = [
        _anders(eis) if mark != before else ""
        for eis, mark, before in zip(kern, now, then, strict=True)
    ]
    yield _strook("Nu", kern, now, marks, _directions(kern))


def _strook(
    when: str, kern: Sequence[EisVergelijking], merken: list[Merk], looks: list[str], more: str
) -> Fact:
    counts = Counter(mark.woord.lower() for mark in merken)
    words = woorden.opsomming([f"{number} {word}" for word, number in counts.items()])
    boxes = tuple(
        Badge(eis.eis.id.rpartition("-")[2], css=f"{mark.klasse} {look}".rstrip())
        for eis, mark, look in zip(kern, merken, looks, strict=True)
    )
    return Fact(when, Figure(Strip(boxes), f"Kerneisen: {words}.{more}"))


def _anders(eis: EisVergelijking) -> str:
    """The look of a box that is another than then, with the direction where there is one."""
    has_direction = eis.verloop in (Verloop.BETER, Verloop.MINDER)
    return f"anders {eis.verloop.value}" if has_direction else "anders"


def _directions(kern: Sequence[EisVergelijking]) -> str:
    """Which went which way, for who does not see the strip."""
    found = ""
    for verloop in (Verloop.BETER, Verloop.MINDER):
        numbers = [eis.eis.id for eis in kern if eis.verloop is verloop]
        found += f" {verloop.value.capitalize()}: {woorden.opsomming(numbers)}." if numbers else ""
    return found


def _plan(vergelijking: Vergelijking) -> Iterator[Section]:
    plan = vergelijking.plan
    said = [*filter(None, [zinnen.plan_zin(plan)]), *zinnen.bewijs_zinnen(vergelijking)]
    if not said:
        return
    blocks: list[Block] = [
        Heading(2, "Verbeterplan en bewijs", anchor="plan"),
        List(tuple(map(Item, said))),
    ]
    for kop, steps in (("Klaar", plan.klaar), ("Niet meer in het plan", plan.weg)):
        if steps:
            items = tuple(Item(Own(zinnen.stap_zin(each))) for each in steps)
            blocks += [Heading(3, kop), List(items)]
    yield Section(tuple(blocks), css="blok")


def _colofon(vergelijking: Vergelijking) -> Iterator[Fact]:
    """With what both were counted; once when that is the same."""
    uitslagen = {"Toen": vergelijking.toen, "Nu": vergelijking.nu}
    for label, found in (
        ("Norm", _norm),
        ("Vragenlijst", lambda each: f"{each.vragenlijst.naam}, versie {each.vragenlijst.versie}"),
        ("Vingerafdruk", lambda each: each.norm.vingerafdruk),
    ):
        values = {when: found(each) for when, each in uitslagen.items()}
        if len(set(values.values())) == 1:
            yield Fact(label, values["Nu"])
        else:
            for when, value in values.items():
                yield Fact(f"{label} {when.lower()}", value)
    yield Fact("Programma", f"basisnorm {vergelijking.nu.programma}")


def _norm(uitslag: Uitslag) -> str:
    """What was counted with, and what the file names when that is something else."""
    norm, named = uitslag.norm, uitslag.audit.versie
    other = "" if named == norm.versie else f"; in het bestand: versie {named or 'onbekend'}"
    return f"{norm.naam} (editie {norm.id}, versie {norm.versie}{other})"
