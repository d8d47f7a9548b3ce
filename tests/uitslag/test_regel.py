"""The rule of docs/scoreregel.md, point by point. Expected values are written by hand."""

from __future__ import annotations

import pytest

from basisnorm.audit.model import Antwoord, Audit
from basisnorm.errors import Ernst, Melding
from basisnorm.norm.model import (
    Basis,
    Eis,
    Gebied,
    Norm,
    PerSector,
    Schaalsoort,
    Sector,
    Status,
)
from basisnorm.uitslag.model import Conclusie, Staat, Telling, Uitslag
from basisnorm.uitslag.regel import assess, assess_eis, conclude, conclude_school
from bouwstenen import (
    DATUM,
    make_antwoord,
    make_audit,
    make_eis,
    make_gebied,
    make_norm,
    make_school,
    make_vragenlijst,
)

OP_ORDE = Conclusie.OP_ORDE
NOG_NIET = Conclusie.NOG_NIET
ONVOLLEDIG = Conclusie.ONVOLLEDIG
NVT = Conclusie.NIET_VAN_TOEPASSING


def measure(norm: Norm, audit: Audit, datum: str = DATUM) -> Uitslag:
    """The result with the full questionnaire."""
    return assess(norm, make_vragenlijst(), audit, datum=datum, programma="1.0.0")


# 1. Levels, and when an eis is met.


@pytest.mark.parametrize(("niveau", "op_orde"), [(0, False), (1, False), (2, True), (3, True)])
def test_rule_1_an_eis_is_met_at_level_2(niveau: int, op_orde: bool) -> None:
    uitkomst = assess_eis(make_eis(), Sector.PO, make_antwoord(niveau=niveau), 2, DATUM)
    assert (uitkomst.staat, uitkomst.niveau, uitkomst.op_orde) == (
        Staat.BEANTWOORD,
        niveau,
        op_orde,
    )


@pytest.mark.parametrize(
    ("drempel", "op_orde"),
    [(1, [False, True, True, True]), (2, [False, False, True, True]), (3, [False] * 3 + [True])],
)
def test_rule_1_the_norm_says_from_which_level(drempel: int, op_orde: list[bool]) -> None:
    """`drempel` stands in norm.yaml, so another norm may ask for more or less."""
    found = [
        assess_eis(make_eis(), Sector.PO, make_antwoord(niveau=niveau), drempel, DATUM).op_orde
        for niveau in range(4)
    ]
    assert found == op_orde


@pytest.mark.parametrize(
    ("schaal", "niveaus"), [(Schaalsoort.NIVEAUS, (0, 1, 2, 3)), (Schaalsoort.JA_NEE, (0, 2))]
)
def test_rule_1_ja_nee_is_level_0_or_2(schaal: Schaalsoort, niveaus: tuple[int, ...]) -> None:
    assert make_eis(schaal=schaal).niveaus == niveaus


# 2. Not applicable, until when, and the other sector.

NVT_EIS = make_eis(nvt_redenen=["geen-onderbouw"])


@pytest.mark.parametrize(
    ("tot", "datum", "staat"),
    [
        (None, "2026-11-21", Staat.NVT),
        (None, "2099-01-01", Staat.NVT),
        ("2026-11-22", "2026-11-21", Staat.NVT),
        ("2026-11-21", "2026-11-21", Staat.NVT),  # the last day itself
        ("2026-11-20", "2026-11-21", Staat.OPEN),  # the day after
        ("2026-12-31", "2027-01-01", Staat.OPEN),  # over the year
        ("2027-01-01", "2026-12-31", Staat.NVT),
        ("2026-09-30", "2026-10-01", Staat.OPEN),  # over a month of two digits
    ],
)
def test_rule_2_not_applicable_holds_through_its_last_day(
    tot: str | None, datum: str, staat: Staat
) -> None:
    antwoord = make_antwoord(nvt="geen-onderbouw", tot=tot)
    uitkomst = assess_eis(NVT_EIS, Sector.PO, antwoord, 2, datum)
    assert uitkomst.staat is staat
    assert (uitkomst.niveau, uitkomst.op_orde, uitkomst.onderbouwd) == (None, None, None)
    assert uitkomst.antwoord is antwoord


def test_rule_2_not_applicable_leaves_numerator_and_denominator() -> None:
    norm = make_norm(make_gebied(eisen=[make_eis("DYS-01"), make_eis("DYS-02")]))
    audit = make_audit([make_antwoord("DYS-01", 2), make_antwoord("DYS-02", nvt="reden")])
    uitslag = measure(norm, audit)
    assert uitslag.conclusie is OP_ORDE
    assert uitslag.percentage == 1000
    assert (uitslag.telling.beantwoord, uitslag.telling.nvt) == (1, 1)
    assert (uitslag.telling.kern, uitslag.telling.kern_van_toepassing) == (2, 1)


def test_rule_2_after_its_date_the_conclusion_is_incomplete_again() -> None:
    norm = make_norm(make_gebied(eisen=[make_eis("DYS-01"), make_eis("DYS-02")]))
    audit = make_audit(
        [make_antwoord("DYS-01", 2), make_antwoord("DYS-02", nvt="reden", tot="2027-07-31")]
    )
    assert measure(norm, audit, "2027-07-31").conclusie is OP_ORDE
    assert measure(norm, audit, "2027-08-01").conclusie is ONVOLLEDIG


@pytest.mark.parametrize(
    ("sectoren", "soort", "staat"),
    [
        ((Sector.PO,), "bo", Staat.OPEN),
        ((Sector.PO,), "so", Staat.OPEN),
        ((Sector.PO,), "vo", Staat.ANDERE_SECTOR),
        ((Sector.PO,), "vso", Staat.ANDERE_SECTOR),
        ((Sector.VO,), "bo", Staat.ANDERE_SECTOR),
        ((Sector.VO,), "pro", Staat.OPEN),
        ((Sector.PO, Sector.VO), "sbo", Staat.OPEN),
        ((Sector.PO, Sector.VO), "vo", Staat.OPEN),
    ],
)
def test_rule_2_an_eis_of_the_other_sector_is_never_open(
    sectoren: tuple[Sector, ...], soort: str, staat: Staat
) -> None:
    sector = make_school(schoolsoort=soort).sector
    assert assess_eis(make_eis(sectoren=sectoren), sector, None, 2, DATUM).staat is staat


VO_NORM = make_norm(
    make_gebied(
        eisen=[
            make_eis("DYS-01"),
            make_eis("DYS-02", sectoren=(Sector.VO,)),
            make_eis("DYS-03", sectoren=(Sector.VO,)),
        ]
    )
)


def test_rule_2_an_answer_of_the_other_sector_is_kept_not_counted_and_mentioned() -> None:
    uitslag = measure(VO_NORM, make_audit({"DYS-01": 2, "DYS-02": 0}))
    assert uitslag.conclusie is OP_ORDE
    assert uitslag.telling == Telling(
        eisen=1, beantwoord=1, op_orde=1, kern=1, kern_op_orde=1, zonder_bewijs=1
    )
    assert uitslag.verbeterpunten == ()
    assert uitslag.eisen[1].staat is Staat.ANDERE_SECTOR
    assert uitslag.eisen[1].antwoord == make_antwoord("DYS-02", 0)
    assert uitslag.meldingen == (
        Melding(
            ernst=Ernst.LET_OP,
            code="andere-sector",
            tekst="DYS-02 geldt niet voor deze sector. Dit antwoord blijft bewaard, "
            "maar telt niet mee.",
            oplossing="U hoeft niets te doen. Klopt de schoolsoort wel?",
        ),
    )


def test_rule_2_several_answers_of_the_other_sector_are_mentioned_once() -> None:
    uitslag = measure(VO_NORM, make_audit({"DYS-02": 0, "DYS-03": 3}))
    assert [melding.tekst for melding in uitslag.meldingen] == [
        "DYS-02, DYS-03 gelden niet voor deze sector. Deze antwoorden blijven bewaard, "
        "maar tellen niet mee."
    ]


def test_rule_2_without_such_answers_nothing_is_said() -> None:
    assert measure(VO_NORM, make_audit({"DYS-01": 2})).meldingen == ()


def test_what_reading_had_to_say_comes_first() -> None:
    read = Melding(ernst=Ernst.LET_OP, code="andere-versie", tekst="a", oplossing="b")
    uitslag = assess(
        VO_NORM,
        make_vragenlijst(),
        make_audit({"DYS-02": 1}),
        datum=DATUM,
        programma="1.0.0",
        meldingen=(read,),
    )
    assert [melding.code for melding in uitslag.meldingen] == ["andere-versie", "andere-sector"]


# 3. Not answered is not "not met".


@pytest.mark.parametrize(
    "antwoord",
    [
        pytest.param(None, id="no answer"),
        pytest.param(make_antwoord(niveau=3, overgenomen="2025-2026"), id="taken over level"),
        pytest.param(make_antwoord(nvt="reden", overgenomen="2025-2026"), id="taken over nvt"),
        pytest.param(make_antwoord(toelichting="Nog bespreken."), id="only a note"),
    ],
)
def test_rule_3_what_is_not_answered_is_open(antwoord: Antwoord | None) -> None:
    uitkomst = assess_eis(make_eis(), Sector.PO, antwoord, 2, DATUM)
    assert uitkomst.staat is Staat.OPEN
    assert (uitkomst.niveau, uitkomst.op_orde, uitkomst.onderbouwd) == (None, None, None)
    assert uitkomst.antwoord is antwoord


def test_rule_3_an_empty_audit_is_incomplete_without_a_percentage() -> None:
    uitslag = measure(make_norm(), make_audit())
    assert uitslag.conclusie is ONVOLLEDIG
    assert uitslag.percentage is None
    assert uitslag.telling == Telling(eisen=3, open=3, kern=2, kern_open=2)
    assert uitslag.verbeterpunten == ()


def test_rule_3_what_the_questionnaire_did_not_ask_is_open() -> None:
    """A questionnaire of only the kerneisen is enough for the conclusion; the rest stays open."""
    uitslag = assess(
        make_norm(),
        make_vragenlijst(id="quickscan", eisen=("DYS-01", "DYS-02")),
        make_audit({"DYS-01": 2, "DYS-02": 3}, vragenlijst="quickscan"),
        datum=DATUM,
        programma="1.0.0",
    )
    assert uitslag.conclusie is OP_ORDE
    assert (uitslag.telling.eisen, uitslag.telling.beantwoord, uitslag.telling.open) == (3, 2, 1)


# 4. The conclusion of a gebied: one letter per kerneis.
# + met, - not met, ? open, n not applicable, v of the other sector.

STATES: dict[str, Antwoord | None] = {
    "+": make_antwoord(niveau=2),
    "g": make_antwoord(niveau=3),
    "-": make_antwoord(niveau=0),
    "b": make_antwoord(niveau=1),
    "?": None,
    "o": make_antwoord(niveau=2, overgenomen="2025-2026"),
    "n": make_antwoord(nvt="reden"),
    "v": make_antwoord(niveau=0),
}


def in_states(states: str, gebied: str = "dyslexie", status: Status = Status.ADVIES) -> Gebied:
    """A gebied with one kerneis per letter."""
    return make_gebied(
        gebied,
        status=status,
        eisen=[
            make_eis(
                f"{gebied[:3].upper()}-{number:02}",
                sectoren=(Sector.VO,) if letter == "v" else (Sector.PO, Sector.VO),
            )
            for number, letter in enumerate(states, 1)
        ],
    )


def answers(states: str, gebied: Gebied) -> list[Antwoord]:
    """The answers that put the eisen of this gebied in these states."""
    found = zip(gebied.eisen, map(STATES.__getitem__, states), strict=True)
    return [each._replace(eis=eis.id) for eis, each in found if each is not None]


GEBIED_TABLE = {
    "+": OP_ORDE,
    "g": OP_ORDE,
    "++": OP_ORDE,
    "+g+": OP_ORDE,
    "+n": OP_ORDE,
    "n+n": OP_ORDE,
    "+v": OP_ORDE,
    "-": NOG_NIET,
    "b": NOG_NIET,
    "+-": NOG_NIET,
    "gggggg-": NOG_NIET,
    "ggggggb": NOG_NIET,
    "-?": NOG_NIET,
    "?-": NOG_NIET,
    "+?-": NOG_NIET,
    "-???????": NOG_NIET,
    "n-": NOG_NIET,
    "-o": NOG_NIET,
    "?": ONVOLLEDIG,
    "??": ONVOLLEDIG,
    "+?": ONVOLLEDIG,
    "ggggg?": ONVOLLEDIG,
    "n?": ONVOLLEDIG,
    "o": ONVOLLEDIG,
    "+o": ONVOLLEDIG,
    "v?": ONVOLLEDIG,
    "": NVT,
    "n": NVT,
    "nnn": NVT,
    "v": NVT,
    "nv": NVT,
}


@pytest.mark.parametrize(("states", "conclusie"), GEBIED_TABLE.items())
def test_rule_4_a_gebied_follows_from_its_kerneisen(states: str, conclusie: Conclusie) -> None:
    gebied = in_states(states)
    uitslag = measure(make_norm(gebied), make_audit(answers(states, gebied)))
    assert uitslag.gebieden[0].conclusie is conclusie
    # With one counting gebied the school has the same conclusion.
    assert uitslag.conclusie is conclusie


@pytest.mark.parametrize(
    ("telling", "conclusie"),
    [
        (Telling(), NVT),
        (Telling(kern=2, kern_nvt=2), NVT),
        (Telling(kern=2, kern_nvt=1, kern_op_orde=1), OP_ORDE),
        (Telling(kern=1, kern_niet=1), NOG_NIET),
        (Telling(kern=3, kern_niet=1, kern_open=1, kern_op_orde=1), NOG_NIET),
        (Telling(kern=3, kern_open=1, kern_op_orde=2), ONVOLLEDIG),
        # Eisen that are not kern say nothing here.
        (Telling(eisen=9, beantwoord=9, kern=1, kern_op_orde=1), OP_ORDE),
        (Telling(eisen=9, open=9), NVT),
    ],
)
def test_rule_4_only_the_counts_of_kerneisen_matter(telling: Telling, conclusie: Conclusie) -> None:
    assert conclude(telling) is conclusie


@pytest.mark.parametrize("niveau", [0, 1, None])
def test_rule_4_an_eis_that_is_not_kern_never_changes_the_conclusion(niveau: int | None) -> None:
    norm = make_norm(make_gebied(eisen=[make_eis("DYS-01"), make_eis("DYS-02", kern=False)]))
    rest = [] if niveau is None else [make_antwoord("DYS-02", niveau)]
    uitslag = measure(norm, make_audit([make_antwoord("DYS-01", 2), *rest]))
    assert uitslag.conclusie is OP_ORDE


SCHOOL_TABLE = [
    ([OP_ORDE], OP_ORDE),
    ([OP_ORDE, OP_ORDE, OP_ORDE], OP_ORDE),
    ([OP_ORDE, ONVOLLEDIG], ONVOLLEDIG),
    ([ONVOLLEDIG, OP_ORDE], ONVOLLEDIG),
    ([ONVOLLEDIG, ONVOLLEDIG], ONVOLLEDIG),
    ([OP_ORDE, NOG_NIET], NOG_NIET),
    ([NOG_NIET, OP_ORDE], NOG_NIET),
    ([NOG_NIET, ONVOLLEDIG], NOG_NIET),
    ([ONVOLLEDIG, NOG_NIET], NOG_NIET),
    ([OP_ORDE, ONVOLLEDIG, NOG_NIET], NOG_NIET),
    ([NOG_NIET, NOG_NIET], NOG_NIET),
    ([NVT, OP_ORDE], OP_ORDE),
    ([NVT, ONVOLLEDIG], ONVOLLEDIG),
    ([NOG_NIET, NVT], NOG_NIET),
    ([NVT, NVT], NVT),
    ([], NVT),
]


@pytest.mark.parametrize(
    ("conclusies", "school"),
    SCHOOL_TABLE,
    ids=["+".join(conclusies) or "none" for conclusies, _ in SCHOOL_TABLE],
)
def test_rule_4_the_school_is_a_three_valued_and(
    conclusies: list[Conclusie], school: Conclusie
) -> None:
    assert conclude_school(conclusies) is school


def test_rule_4_averages_never_compensate() -> None:
    """Twenty kerneisen of level 3 do not make up for one of level 1 in another gebied."""
    strong = in_states("g" * 20, "begaafdheid")
    weak = in_states("b", "dyslexie")
    audit = make_audit([*answers("g" * 20, strong), *answers("b", weak)])
    uitslag = measure(make_norm(strong, weak), audit)
    assert [each.conclusie for each in uitslag.gebieden] == [OP_ORDE, NOG_NIET]
    assert uitslag.conclusie is NOG_NIET
    assert uitslag.percentage == 952


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        (Status.ADVIES, True),
        (Status.VASTGESTELD, True),
        (Status.WETTELIJK, False),
        (Status.IN_VOORBEREIDING, False),
    ],
)
def test_rule_4_only_advies_and_vastgesteld_make_the_conclusion(
    status: Status, counts: bool
) -> None:
    other = in_states("-", "algemeen", status)
    norm = make_norm(in_states("+"), other)
    audit = make_audit({"DYS-01": 2, "ALG-01": 0}, extra_gebieden=("algemeen",))
    uitslag = measure(norm, audit)
    assert uitslag.conclusie is (NOG_NIET if counts else OP_ORDE)
    assert uitslag.telling.eisen == (2 if counts else 1)
    assert uitslag.percentage == (500 if counts else 1000)
    # Its own conclusion and its verbeterpunten are there in every case.
    assert uitslag.gebieden[1].conclusie is NOG_NIET
    assert uitslag.gebieden[1].percentage == 0
    assert [punt.eis.id for punt in uitslag.verbeterpunten] == ["ALG-01"]


def test_rule_4_a_gebied_in_preparation_is_there_only_on_request() -> None:
    norm = make_norm(in_states("+"), in_states("-", "autisme", Status.IN_VOORBEREIDING))
    without = measure(norm, make_audit({"DYS-01": 2, "AUT-01": 0}))
    assert [each.gebied.id for each in without.gebieden] == ["dyslexie"]
    assert without.verbeterpunten == ()
    asked = measure(norm, make_audit({"DYS-01": 2, "AUT-01": 0}, extra_gebieden=("autisme",)))
    assert [each.gebied.id for each in asked.gebieden] == ["dyslexie", "autisme"]
    assert asked.conclusie is OP_ORDE
    # Wherever it stands in the norm.
    reversed_norm = make_norm(*norm.gebieden[::-1])
    assert [each.gebied.id for each in measure(reversed_norm, make_audit()).gebieden] == [
        "dyslexie"
    ]


def test_a_norm_without_a_counting_gebied_gives_no_conclusion() -> None:
    uitslag = measure(make_norm(in_states("+", "algemeen", Status.WETTELIJK)), make_audit())
    assert uitslag.conclusie is NVT
    assert (uitslag.telling, uitslag.percentage) == (Telling(), None)


# 5 is counted in test_telling.py; here only over which eisen.


def test_rule_5_the_school_counts_over_the_gebieden_of_the_conclusion() -> None:
    norm = make_norm(
        in_states("+-", "dyslexie"),
        in_states("+?", "begaafdheid"),
        in_states("+++", "algemeen", Status.WETTELIJK),
    )
    audit = make_audit(
        {"DYS-01": 2, "DYS-02": 1, "BEG-01": 3, "ALG-01": 2, "ALG-02": 2, "ALG-03": 2}
    )
    uitslag = measure(norm, audit)
    assert uitslag.telling == Telling(
        eisen=4,
        beantwoord=3,
        open=1,
        op_orde=2,
        geborgd=1,
        kern=4,
        kern_op_orde=2,
        kern_niet=1,
        kern_open=1,
        zonder_bewijs=2,
    )
    assert uitslag.percentage == 666
    assert [each.percentage for each in uitslag.gebieden] == [500, 1000, 1000]
    assert [(each.basis, each.op_orde, each.beantwoord) for each in uitslag.per_grond] == [
        (Basis.WET, 0, 0),
        (Basis.NORM, 2, 3),
        (Basis.RICHTLIJN, 0, 0),
        (Basis.PRAKTIJK, 0, 0),
    ]


def test_rule_5_a_school_exactly_on_the_norm_shows_100_percent() -> None:
    """Level 2 everywhere is all that is asked; level 3 gives nothing extra."""
    exact = measure(make_norm(), make_audit({"DYS-01": 2, "DYS-02": 2, "DYS-03": 2}))
    above = measure(make_norm(), make_audit({"DYS-01": 3, "DYS-02": 3, "DYS-03": 3}))
    assert exact.percentage == above.percentage == 1000
    assert exact.conclusie is above.conclusie is OP_ORDE
    assert (exact.telling.geborgd, above.telling.geborgd) == (0, 3)


# 6. Marked when nothing was written down, never scored down.


@pytest.mark.parametrize(
    ("kern", "niveau", "toelichting", "bewijs", "zonder_bewijs"),
    [
        (True, 2, None, (), True),
        (True, 3, None, (), True),
        (True, 2, "Elke dag.", (), False),
        (True, 3, None, ("Rooster",), False),
        (True, 1, None, (), False),
        (True, 0, None, (), False),
        (False, 2, None, (), False),
        (False, 3, None, (), False),
    ],
)
def test_rule_6_a_met_kerneis_on_nothing_but_a_word_is_marked(
    kern: bool, niveau: int, toelichting: str | None, bewijs: tuple[str, ...], zonder_bewijs: bool
) -> None:
    antwoord = make_antwoord(niveau=niveau, toelichting=toelichting, bewijs=bewijs)
    uitkomst = assess_eis(make_eis(kern=kern), Sector.PO, antwoord, 2, DATUM)
    assert uitkomst.zonder_bewijs is zonder_bewijs
    assert uitkomst.niveau == niveau
    assert uitkomst.op_orde is (niveau >= 2)


def test_rule_6_an_open_eis_is_not_marked() -> None:
    assert not assess_eis(make_eis(), Sector.PO, None, 2, DATUM).zonder_bewijs


# 8. The order of the verbeterpunten.


def ranked(*eisen: tuple[Eis, int]) -> list[str]:
    """The ids of the verbeterpunten of these eisen, in one gebied, at these levels."""
    norm = make_norm(make_gebied(eisen=[eis for eis, _ in eisen]))
    audit = make_audit({eis.id: niveau for eis, niveau in eisen})
    return [punt.eis.id for punt in measure(norm, audit).verbeterpunten]


def test_rule_8_kern_comes_before_the_rest() -> None:
    assert ranked(
        (make_eis("DYS-01", kern=False, basis=Basis.WET), 0),
        (make_eis("DYS-02", kern=True, basis=Basis.RICHTLIJN), 1),
    ) == ["DYS-02", "DYS-01"]


def test_rule_8_then_the_ground_wet_norm_richtlijn_praktijk() -> None:
    assert ranked(
        (make_eis("DYS-01", kern=False, basis=Basis.PRAKTIJK), 0),
        (make_eis("DYS-02", kern=False, basis=Basis.RICHTLIJN), 0),
        (make_eis("DYS-03", kern=False, basis=Basis.NORM), 0),
        (make_eis("DYS-04", kern=False, basis=Basis.WET), 1),
    ) == ["DYS-04", "DYS-03", "DYS-02", "DYS-01"]


def test_rule_8_then_the_lowest_level() -> None:
    assert ranked((make_eis("DYS-01"), 1), (make_eis("DYS-02"), 0)) == ["DYS-02", "DYS-01"]


def test_rule_8_then_norm_order() -> None:
    """Norm order is the order in the norm's files, not that of the ids."""
    assert ranked((make_eis("DYS-02"), 1), (make_eis("DYS-03"), 1), (make_eis("DYS-01"), 1)) == [
        "DYS-02",
        "DYS-03",
        "DYS-01",
    ]


def test_rule_8_norm_order_runs_through_the_gebieden() -> None:
    norm = make_norm(in_states("b", "taak"), in_states("-b", "dyslexie"))
    uitslag = measure(norm, make_audit({"DYS-01": 0, "DYS-02": 1, "TAA-01": 1}))
    assert [(punt.rang, punt.eis.id) for punt in uitslag.verbeterpunten] == [
        (1, "DYS-01"),
        (2, "TAA-01"),
        (3, "DYS-02"),
    ]


def test_rule_8_only_answered_eisen_below_level_2() -> None:
    assert ranked(
        (make_eis("DYS-01"), 0),
        (make_eis("DYS-02"), 1),
        (make_eis("DYS-03"), 2),
        (make_eis("DYS-04"), 3),
    ) == ["DYS-01", "DYS-02"]


@pytest.mark.parametrize("niveau", [0, 1])
def test_rule_8_a_verbeterpunt_names_the_level_that_was_answered(niveau: int) -> None:
    norm = make_norm(make_gebied(eisen=[make_eis()]))
    (punt,) = measure(norm, make_audit({"DYS-01": niveau})).verbeterpunten
    assert punt.niveau == niveau


@pytest.mark.parametrize(("soort", "doel"), [("bo", "Zo in po."), ("vo", "Zo in vo.")])
def test_rule_8_the_goal_is_what_level_2_looks_like_in_this_sector(soort: str, doel: str) -> None:
    eis = make_eis(op_orde=PerSector(po="Zo in po.", vo="Zo in vo."), verbeteren="Begin hier.")
    audit = make_audit({"DYS-01": 1}, school=make_school(schoolsoort=soort))
    (punt,) = measure(make_norm(make_gebied(eisen=[eis])), audit).verbeterpunten
    assert (punt.rang, punt.eis, punt.niveau) == (1, eis, 1)
    assert (punt.doel, punt.eerste_stap) == (doel, "Begin hier.")


# The result as a whole.


def test_the_result_carries_what_it_was_measured_by() -> None:
    norm, vragenlijst, audit = make_norm(), make_vragenlijst(), make_audit({"DYS-01": 2})
    uitslag = assess(norm, vragenlijst, audit, datum="2027-01-02", programma="1.2.3")
    assert uitslag.norm is norm
    assert uitslag.vragenlijst is vragenlijst
    assert uitslag.audit is audit
    assert (uitslag.datum, uitslag.programma) == ("2027-01-02", "1.2.3")
    assert [each.eis.id for each in uitslag.eisen] == ["DYS-01", "DYS-02", "DYS-03"]


@pytest.mark.parametrize(
    ("asked", "niveau", "expected"),
    [(("DYS-01",), None, False), ((), None, True), ((), 2, False)],
)
def test_not_asked_is_only_what_is_open_because_of_the_questionnaire(
    asked: tuple[str, ...], niveau: int | None, expected: bool
) -> None:
    norm = make_norm(make_gebied(eisen=[make_eis("DYS-01")]))
    audit = make_audit({} if niveau is None else {"DYS-01": niveau})
    uitslag = assess(norm, make_vragenlijst(eisen=asked), audit, datum=DATUM, programma="1.0.0")
    assert uitslag.eisen[0].niet_gevraagd is expected
