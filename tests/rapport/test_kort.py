"""The verbeterrapport on one A4: what it says, and that nothing makes it longer."""

from __future__ import annotations

from dataclasses import replace

from basisnorm.audit.model import Audit
from basisnorm.rapport.verbeter.kort import build_kort
from basisnorm.uitslag.model import EisUitslag, GebiedUitslag, Staat
from rapport import voorbeeld


def further(audit: Audit) -> tuple[str, ...]:
    """What the sheet says below the first steps."""
    return build_kort(voorbeeld.result(audit)).verder


def below(gebied: GebiedUitslag) -> list[EisUitslag]:
    """What is answered there and not met."""
    return [each for each in gebied.eisen if each.op_orde is False]


def test_it_counts_what_there_is_to_do() -> None:
    uitslag = voorbeeld.linde()
    told = build_kort(uitslag).verder
    counts = uitslag.telling
    points = len(uitslag.verbeterpunten)
    apart = sum(not each.gebied.telt_mee for each in uitslag.gebieden for _ in below(each))
    extra = points - counts.kern_niet - apart
    # The kerneisen are those of the conclusion, on the same sheet; what stands apart is said so.
    assert told[0] == (
        f"In totaal {points} verbeterpunten: {counts.kern_niet} kerneisen, {extra} aanvullende "
        f"eisen en {apart} eisen die apart staan (wet of in voorbereiding)."
    )
    assert told[1] == "In het verbeterplan: 3 eigen stappen, waarvan 0 klaar."
    assert counts.zonder_bewijs <= counts.kern_op_orde
    assert told[2].startswith(
        f"Op orde, maar nog zonder toelichting of bewijs: {counts.zonder_bewijs} kerneis"
    )
    nvt = sum(each.staat is Staat.NVT for each in uitslag.eisen)
    assert told[3] == f"{nvt} eisen gelden hier niet."


def test_what_is_not_there_is_not_told() -> None:
    uitslag = voorbeeld.result(voorbeeld.all_at(3))
    here = uitslag.telling.zonder_bewijs
    apart = sum(each.telling.zonder_bewijs for each in uitslag.gebieden if not each.gebied.telt_mee)
    assert further(voorbeeld.all_at(3)) == (
        f"Op orde, maar nog zonder toelichting of bewijs: {here} kerneisen en {apart} kerneisen "
        "die apart staan (wet of in voorbereiding).",
    )
    assert further(voorbeeld.empty()) == ()


def test_one_kind_of_verbeterpunten_is_not_called_two() -> None:
    plain = voorbeeld.all_at(2)
    kern = voorbeeld.norm().eisen
    lower = replace(
        plain,
        antwoorden=tuple(
            replace(each, niveau=each.niveau if kern[each.eis].kern else 0)
            for each in plain.antwoorden
        ),
    )
    found = voorbeeld.result(lower)
    apart = sum(not each.gebied.telt_mee for each in found.gebieden for _ in below(each))
    points = len(found.verbeterpunten)
    assert further(lower)[0] == (
        f"In totaal {points} verbeterpunten: {points - apart} aanvullende eisen en {apart} eisen "
        "die apart staan (wet of in voorbereiding)."
    )
    first = replace(
        plain,
        antwoorden=tuple(
            replace(each, niveau=0 if each.eis == "DYS-01" else 2) for each in plain.antwoorden
        ),
    )
    assert further(first)[0] == "In totaal 1 verbeterpunt: 1 kerneis."


def test_without_verbeterpunten_it_says_what_to_do_instead() -> None:
    kort = build_kort(voorbeeld.result(voorbeeld.all_at(2)))
    assert kort.kop == "Houd dit vast"
    assert kort.eerst == ()
    assert kort.raad[0].startswith("Er zijn geen verbeterpunten")
    assert build_kort(voorbeeld.linde()).raad == ()


def test_long_words_of_the_school_are_cut() -> None:
    plain = voorbeeld.audit()
    audit = replace(
        plain,
        rol="r" * 5000,
        school=replace(plain.school, naam="naam " * 900, bestuur="b" * 900),
    )
    kort = build_kort(voorbeeld.result(audit))
    assert len(kort.school) == 90
    assert kort.school.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert max(len(each.waarde) for each in kort.feiten) == 60
    assert max(map(len, kort.verklaring)) == 240
