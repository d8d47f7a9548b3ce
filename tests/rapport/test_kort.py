"""The verbeterrapport on one A4: what it says, and that nothing makes it longer."""

from __future__ import annotations

from dataclasses import replace

from basisnorm.audit.model import Audit
from basisnorm.rapport.document import Card, Facts, Heading, Own, Page, Paragraph
from basisnorm.rapport.text import as_text
from basisnorm.rapport.verbeter.kort import build_kort
from basisnorm.uitslag.model import EisUitslag, GebiedUitslag, Staat
from rapport import voorbeeld


def further(audit: Audit) -> str:
    """What the sheet says between the first steps and the questions."""
    return below_the_steps(build_kort(voorbeeld.result(audit)))


def below_the_steps(page: Page) -> str:
    """The same of a page; "" when the list before it goes on to the questions."""
    before = as_text(page).partition("\n\nVragen voor het gesprek\n")[0]
    last = before.rpartition("\n\n")[2]
    return "" if last.startswith(("1.", "- ")) else last


def below(gebied: GebiedUitslag) -> list[EisUitslag]:
    """What is answered there and not met."""
    return [each for each in gebied.eisen if each.op_orde is False]


def test_it_counts_what_there_is_to_do() -> None:
    uitslag = voorbeeld.linde()
    told = below_the_steps(build_kort(uitslag))
    counts = uitslag.telling
    points = len(uitslag.verbeterpunten)
    apart = sum(not each.gebied.telt_mee for each in uitslag.gebieden for _ in below(each))
    extra = points - counts.kern_niet - apart
    # The kerneisen are those of the conclusion, on the same sheet; what stands apart is said so.
    assert told.startswith(
        f"In totaal {points} verbeterpunten: {counts.kern_niet} kerneisen, {extra} aanvullende "
        f"eisen en {apart} eisen die apart staan (wet of in voorbereiding). "
        "In het verbeterplan: 3 eigen stappen, waarvan 0 klaar. "
        f"Op orde, maar nog zonder toelichting of bewijs: {counts.zonder_bewijs} kerneis"
    )
    assert counts.zonder_bewijs <= counts.kern_op_orde
    nvt = sum(each.staat is Staat.NVT for each in uitslag.eisen)
    assert told.endswith(f". {nvt} eisen gelden hier niet.")


def test_what_is_not_there_is_not_told() -> None:
    uitslag = voorbeeld.result(voorbeeld.all_at(3))
    here = uitslag.telling.zonder_bewijs
    apart = sum(each.telling.zonder_bewijs for each in uitslag.gebieden if not each.gebied.telt_mee)
    assert further(voorbeeld.all_at(3)) == (
        f"Op orde, maar nog zonder toelichting of bewijs: {here} kerneisen en {apart} kerneisen "
        "die apart staan (wet of in voorbereiding)."
    )
    assert further(voorbeeld.empty()) == ""


def test_one_kind_of_verbeterpunten_is_not_called_two() -> None:
    plain = voorbeeld.all_at(2)
    kern = voorbeeld.norm().eisen
    lower = replace(
        plain,
        antwoorden=tuple(
            each._replace(niveau=each.niveau if kern[each.eis].kern else 0)
            for each in plain.antwoorden
        ),
    )
    found = voorbeeld.result(lower)
    apart = sum(not each.gebied.telt_mee for each in found.gebieden for _ in below(each))
    points = len(found.verbeterpunten)
    assert further(lower).startswith(
        f"In totaal {points} verbeterpunten: {points - apart} aanvullende eisen en {apart} eisen "
        "die apart staan (wet of in voorbereiding)."
    )
    first = replace(
        plain,
        antwoorden=tuple(
            each._replace(niveau=0 if each.eis == "DYS-01" else 2) for each in plain.antwoorden
        ),
    )
    assert further(first).startswith("In totaal 1 verbeterpunt: 1 kerneis. ")


def test_without_verbeterpunten_it_says_what_to_do_instead() -> None:
    text = as_text(build_kort(voorbeeld.result(voorbeeld.all_at(2))))
    assert "\n\nHoud dit vast\n-------------\n\n- Er zijn geen verbeterpunten" in text
    assert "\n1. " not in text
    steps = as_text(build_kort(voorbeeld.linde()))
    assert "\n\nDit doet de school eerst\n------------------------\n\n1. " in steps
    assert "Er zijn 26 verbeterpunten" not in steps


def test_long_words_of_the_school_are_cut() -> None:
    plain = voorbeeld.audit()
    audit = replace(
        plain,
        rol="r" * 5000,
        school=plain.school._replace(naam="naam " * 900, bestuur="b" * 900),
    )
    page = build_kort(voorbeeld.result(audit))
    title, facts = page.head
    assert isinstance(title, Heading)
    assert isinstance(title.text, Own)
    assert len(str(title.text.text)) == 90
    assert str(title.text.text).endswith("\N{HORIZONTAL ELLIPSIS}")
    assert isinstance(facts, Facts)
    values = [each.value.text for each in facts.facts if isinstance(each.value, Own)]
    assert max(len(str(each)) for each in values) == 60
    (verklaring,) = [each for each in page.body if isinstance(each, Card)]
    *sentences, _ = [each.text for each in verklaring.blocks if isinstance(each, Paragraph)]
    assert max(len(str(each)) for each in sentences) == 240
