"""Eisen become numbers in one place (docs/scoreregel.md, 3, 5 and 6)."""

from __future__ import annotations

import pytest

from basisnorm.audit.model import Antwoord
from basisnorm.norm.model import Basis, Eis, Sector
from basisnorm.uitslag.model import EisUitslag, GrondTelling, Telling, per_ground, total
from basisnorm.uitslag.regel import assess_eis, count, share
from bouwstenen import DATUM, make_antwoord, make_eis

KERN = make_eis(kern=True)
EXTRA = make_eis(kern=False)
ELSEWHERE = make_eis(sectoren=(Sector.VO,))


def outcome(eis: Eis, antwoord: Antwoord | None) -> EisUitslag:
    """How this eis came out at a basisschool."""
    return assess_eis(eis, Sector.PO, antwoord, 2, DATUM)


ONE_EIS = {
    "kern at 0": (
        KERN,
        make_antwoord(niveau=0),
        Telling(eisen=1, beantwoord=1, kern=1, kern_niet=1),
    ),
    "kern at 1": (
        KERN,
        make_antwoord(niveau=1),
        Telling(eisen=1, beantwoord=1, kern=1, kern_niet=1),
    ),
    "kern at 2, only a word": (
        KERN,
        make_antwoord(niveau=2),
        Telling(eisen=1, beantwoord=1, op_orde=1, kern=1, kern_op_orde=1, zonder_bewijs=1),
    ),
    "kern at 2, with a note": (
        KERN,
        make_antwoord(niveau=2, toelichting="Elke dag."),
        Telling(eisen=1, beantwoord=1, op_orde=1, kern=1, kern_op_orde=1),
    ),
    "kern at 3, with evidence": (
        KERN,
        make_antwoord(niveau=3, bewijs=["Rooster"]),
        Telling(eisen=1, beantwoord=1, op_orde=1, geborgd=1, kern=1, kern_op_orde=1),
    ),
    "kern open": (KERN, None, Telling(eisen=1, open=1, kern=1, kern_open=1)),
    "kern not applicable": (
        KERN,
        make_antwoord(nvt="reden"),
        Telling(eisen=1, nvt=1, kern=1, kern_nvt=1),
    ),
    "not kern at 1": (EXTRA, make_antwoord(niveau=1), Telling(eisen=1, beantwoord=1)),
    "not kern at 2": (EXTRA, make_antwoord(niveau=2), Telling(eisen=1, beantwoord=1, op_orde=1)),
    "not kern at 3": (
        EXTRA,
        make_antwoord(niveau=3),
        Telling(eisen=1, beantwoord=1, op_orde=1, geborgd=1),
    ),
    "not kern, open": (EXTRA, None, Telling(eisen=1, open=1)),
    "not kern, not applicable": (EXTRA, make_antwoord(nvt="reden"), Telling(eisen=1, nvt=1)),
    "of the other sector, open": (ELSEWHERE, None, Telling()),
    "of the other sector, answered": (ELSEWHERE, make_antwoord(niveau=0), Telling()),
}


@pytest.mark.parametrize(("eis", "antwoord", "telling"), ONE_EIS.values(), ids=ONE_EIS)
def test_one_eis_is_counted_once(eis: Eis, antwoord: Antwoord | None, telling: Telling) -> None:
    assert count([outcome(eis, antwoord)]) == telling


def test_the_counts_of_several_eisen_are_added() -> None:
    uitkomsten = [outcome(eis, antwoord) for eis, antwoord, _ in ONE_EIS.values()]
    assert count(uitkomsten) == Telling(
        eisen=12,
        beantwoord=8,
        open=2,
        nvt=2,
        op_orde=5,
        geborgd=2,
        kern=7,
        kern_op_orde=3,
        kern_niet=2,
        kern_open=1,
        kern_nvt=1,
        zonder_bewijs=1,
    )


def test_nothing_counts_as_nothing() -> None:
    assert count([]) == total([]) == Telling()


def test_the_counts_have_the_names_and_the_order_of_the_format() -> None:
    assert list(Telling._fields) == [
        "eisen",
        "beantwoord",
        "open",
        "nvt",
        "op_orde",
        "geborgd",
        "kern",
        "kern_op_orde",
        "kern_niet",
        "kern_open",
        "kern_nvt",
        "zonder_bewijs",
    ]


def test_adding_adds_every_count() -> None:
    ones, numbers = Telling(*[1] * 12), Telling(*range(12))
    assert total([numbers, ones]) == Telling(*range(1, 13))


PERCENTAGES = [
    # op orde, answered, tenths of a percent
    (0, 0, None),  # nothing answered: no percentage, not 0 %
    (0, 1, 0),
    (0, 70, 0),
    (1, 1, 1000),
    (70, 70, 1000),
    (1, 2, 500),
    (1, 3, 333),
    (2, 3, 666),  # down, not to the nearest
    (50, 68, 735),  # 73.529...
    (22, 31, 709),  # 70.967...
    (1, 7, 142),
    (69, 70, 985),
    (999, 1000, 999),
    (1999, 2000, 999),  # 99.95 would round to 100
    (9999, 10_000, 999),
    (1, 1000, 1),
    (1, 1001, 1),  # 0.0999: only nothing is 0 %
    (1, 2000, 1),
    (1, 100_000, 1),
]


@pytest.mark.parametrize(("op_orde", "beantwoord", "tenths"), PERCENTAGES)
def test_the_percentage_is_rounded_down_to_tenths(
    op_orde: int, beantwoord: int, tenths: int | None
) -> None:
    assert share(Telling(eisen=beantwoord, beantwoord=beantwoord, op_orde=op_orde)) == tenths


def test_open_and_not_applicable_are_not_in_the_percentage() -> None:
    assert share(Telling(eisen=10, beantwoord=2, open=5, nvt=3, op_orde=1)) == 500


def test_each_ground_counts_its_answered_eisen() -> None:
    levels = [
        (Basis.PRAKTIJK, 3),
        (Basis.WET, 2),
        (Basis.WET, 0),
        (Basis.WET, None),
        (Basis.NORM, 1),
        (Basis.PRAKTIJK, 2),
    ]
    uitkomsten = [
        outcome(
            make_eis(basis=basis, kern=False),
            None if niveau is None else make_antwoord(niveau=niveau),
        )
        for basis, niveau in levels
    ]
    assert per_ground(uitkomsten) == (
        GrondTelling(basis=Basis.WET, op_orde=1, beantwoord=2),
        GrondTelling(basis=Basis.NORM, op_orde=0, beantwoord=1),
        GrondTelling(basis=Basis.RICHTLIJN, op_orde=0, beantwoord=0),
        GrondTelling(basis=Basis.PRAKTIJK, op_orde=2, beantwoord=2),
    )


@pytest.mark.parametrize("antwoord", [None, make_antwoord(nvt="reden")], ids=["open", "nvt"])
def test_a_ground_counts_only_what_is_answered(antwoord: Antwoord | None) -> None:
    assert all(each.beantwoord == 0 for each in per_ground([outcome(KERN, antwoord)]))


def test_kern_van_toepassing_leaves_out_what_does_not_apply() -> None:
    assert Telling(kern=5, kern_nvt=2).kern_van_toepassing == 3
