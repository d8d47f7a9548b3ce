"""The verbeterrapport on one A4: what it says, and that nothing makes it longer."""

from __future__ import annotations

from dataclasses import replace

from basisnorm.audit.model import Audit
from basisnorm.rapport.verbeter.kort import build_kort
from rapport import voorbeeld


def further(audit: Audit) -> tuple[str, ...]:
    """What the sheet says below the first steps."""
    return build_kort(voorbeeld.result(audit)).verder


def test_it_counts_what_there_is_to_do() -> None:
    uitslag = voorbeeld.linde()
    told = build_kort(uitslag).verder
    assert told[0] == "In totaal 25 verbeterpunten: 10 kerneisen en 15 aanvullende eisen."
    assert told[1] == "In het verbeterplan: 3 eigen stappen, waarvan 0 klaar."
    assert told[2].endswith("op orde, maar nog zonder toelichting of bewijs.")
    assert told[3] == "2 eisen gelden hier niet."


def test_what_is_not_there_is_not_told() -> None:
    assert further(voorbeeld.all_at(3)) == (
        "46 kerneisen zijn op orde, maar nog zonder toelichting of bewijs.",
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
    assert further(lower)[0] == "In totaal 24 verbeterpunten: 24 aanvullende eisen."
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
