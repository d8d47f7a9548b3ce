"""Two results of one school: what the school changed, apart from what the norm changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basisnorm.audit.model import Antwoord, Audit, Bewijs, Stap
from basisnorm.norm.model import Norm, Sector, Status, Vervallen, Vragenlijst
from basisnorm.uitslag.model import Conclusie, Staat, Uitslag
from basisnorm.uitslag.regel import assess
from basisnorm.uitslag.vergelijk import (
    Normwissel,
    Vergelijking,
    Verloop,
    compare_uitslagen,
    measured_alike,
)
from bouwstenen import (
    DATUM,
    make_antwoord,
    make_audit,
    make_eis,
    make_gebied,
    make_norm,
    make_vragenlijst,
)
from uitslag.test_eigenschappen import Case, answers_for, cases, measure, quick

LATER = "2027-11-20"
OTHER = "sha256:" + "c" * 64
ONE = make_norm(make_gebied(eisen=[make_eis("DYS-01", nvt_redenen=["reden"])]))


def result(
    norm: Norm, audit: Audit, *, datum: str = DATUM, vragenlijst: Vragenlijst | None = None
) -> Uitslag:
    """The result of an audit."""
    return assess(norm, vragenlijst or make_vragenlijst(), audit, datum=datum, programma="1.0.0")


def compare(before: Antwoord | None, now: Antwoord | None) -> Vergelijking:
    """One eis, then and a year later."""
    toen = result(ONE, make_audit([before] if before else []))
    return compare_uitslagen(toen, result(ONE, make_audit([now] if now else []), datum=LATER))


NVT = make_antwoord(nvt="reden")
ENDS = make_antwoord(nvt="reden", tot="2027-07-31")
TAKEN_OVER = make_antwoord(niveau=2, overgenomen="2026-2027")


@pytest.mark.parametrize(
    ("before", "now", "verloop"),
    [
        (make_antwoord(niveau=1), make_antwoord(niveau=2), Verloop.BETER),
        (make_antwoord(niveau=2), make_antwoord(niveau=3), Verloop.BETER),
        (make_antwoord(niveau=3), make_antwoord(niveau=0), Verloop.MINDER),
        (make_antwoord(niveau=0), make_antwoord(niveau=0), Verloop.GELIJK),
        (None, make_antwoord(niveau=0), Verloop.NIEUW_BEANTWOORD),
        (TAKEN_OVER, make_antwoord(niveau=2), Verloop.NIEUW_BEANTWOORD),
        (make_antwoord(niveau=2), None, Verloop.NIEUW_OPEN),
        (make_antwoord(niveau=2), TAKEN_OVER, Verloop.NIEUW_OPEN),
        (make_antwoord(niveau=1), NVT, Verloop.NVT_BEGONNEN),
        (None, NVT, Verloop.NVT_BEGONNEN),
        (NVT, make_antwoord(niveau=1), Verloop.NVT_BEEINDIGD),
        (NVT, None, Verloop.NVT_BEEINDIGD),
        (ENDS, ENDS, Verloop.NVT_BEEINDIGD),
        (NVT, NVT, Verloop.NOG_NVT),
        (None, None, Verloop.NOG_OPEN),
        (TAKEN_OVER, TAKEN_OVER, Verloop.NOG_OPEN),
    ],
)
def test_what_became_of_an_eis(
    before: Antwoord | None, now: Antwoord | None, verloop: Verloop
) -> None:
    found = compare(before, now)
    (each,) = found.eisen
    assert each.verloop is verloop
    assert (found.norm, found.onbekend, found.herteld) == (Normwissel.ZELFDE, False, found.toen)
    assert found.kern.van(verloop) == found.kern.totaal == 1


@pytest.mark.parametrize(
    ("before", "now", "came", "went"),
    [(1, 2, True, False), (2, 1, False, True), (2, 3, False, False), (0, 1, False, False)],
)
def test_crossing_the_threshold(before: int, now: int, came: bool, went: bool) -> None:
    (each,) = compare(make_antwoord(niveau=before), make_antwoord(niveau=now)).eisen
    assert (each.op_orde_geworden, each.niet_meer_op_orde) == (came, went)


def test_newly_answered_is_not_become_op_orde() -> None:
    """It may have been so all the time."""
    (each,) = compare(None, make_antwoord(niveau=3)).eisen
    assert not each.op_orde_geworden


@pytest.mark.parametrize(
    ("before", "now", "notes", "proof"),
    [
        ({"toelichting": "a"}, {"toelichting": "b"}, True, False),
        ({}, {"toelichting": "b"}, True, False),
        ({"bewijs": ["Rooster"]}, {"bewijs": [Bewijs(wat="Rooster", datum=LATER)]}, False, True),
        ({"bewijs": ["Rooster"]}, {"bewijs": ["Rooster"]}, False, False),
    ],
)
def test_what_was_written_down(
    before: dict[str, Any], now: dict[str, Any], notes: bool, proof: bool
) -> None:
    answers = (make_antwoord(niveau=2, **each) for each in (before, now))
    (each,) = compare(*answers).eisen
    assert (each.toelichting_gewijzigd, each.bewijs_gewijzigd) == (notes, proof)


def test_only_a_note_at_both_answers_can_change() -> None:
    (each,) = compare(None, make_antwoord(niveau=2, toelichting="a", bewijs=["Rooster"])).eisen
    assert (each.toelichting_gewijzigd, each.bewijs_gewijzigd) == (False, False)


SHORT = make_vragenlijst(id="quickscan", eisen=("DYS-01",))


@pytest.mark.parametrize(
    ("before", "now", "verlopen"),
    [
        (SHORT, make_vragenlijst(), [Verloop.GELIJK, Verloop.TOEN_NIET_GEVRAAGD]),
        (make_vragenlijst(), SHORT, [Verloop.GELIJK, Verloop.NU_NIET_GEVRAAGD]),
        (SHORT, SHORT, [Verloop.GELIJK, Verloop.NIET_GEVRAAGD]),
    ],
)
def test_what_a_questionnaire_did_not_ask(
    before: Vragenlijst, now: Vragenlijst, verlopen: list[Verloop]
) -> None:
    norm = make_norm(make_gebied(eisen=[make_eis("DYS-01"), make_eis("DYS-02")]))

    def measured(vragenlijst: Vragenlijst) -> Uitslag:
        answers = {"DYS-01": 2} if vragenlijst is SHORT else {"DYS-01": 2, "DYS-02": 1}
        return result(norm, make_audit(answers), vragenlijst=vragenlijst)

    found = compare_uitslagen(measured(before), measured(now))
    assert [each.verloop for each in found.eisen] == verlopen


@pytest.mark.parametrize("first", [True, False])
def test_a_gebied_in_preparation_that_was_asked_once(first: bool) -> None:
    norm = make_norm(make_gebied(), make_gebied("autisme", status=Status.IN_VOORBEREIDING))
    without = result(norm, make_audit())
    asked = result(norm, make_audit({"AUT-01": 2}, extra_gebieden=("autisme",)))
    found = compare_uitslagen(asked, without) if first else compare_uitslagen(without, asked)
    gebied = found.gebieden[-1]
    verloop = Verloop.NU_NIET_GEVRAAGD if first else Verloop.TOEN_NIET_GEVRAAGD
    assert {each.verloop for each in gebied.eisen} == {verloop}
    assert (gebied.toen is None, gebied.nu is None) == (not first, first)
    # It stands apart, so it is in none of the school's numbers.
    assert found.alle.totaal == 3


# The norm changed.

OLD = make_norm(
    make_gebied(
        eisen=[
            make_eis("DYS-01"),
            make_eis("DYS-02", tekst="De school doet iets."),
            make_eis("DYS-03", kern=False),
            make_eis("DYS-04"),
            make_eis("DYS-05"),
            make_eis("DYS-06"),
        ]
    ),
    make_gebied("oud"),
)
NEW = make_norm(
    make_gebied(
        eisen=[
            make_eis("DYS-01"),
            make_eis("DYS-02", tekst="De school doet iets anders."),
            make_eis("DYS-03"),
            make_eis(
                "DYS-14", tekst="De school doet DYS-04.", op_orde="Het hele team doet DYS-04."
            ),
            make_eis("DYS-20"),
            make_eis("DYS-06", kern=False),
        ]
    ),
    id="2027-08",
    vingerafdruk=OTHER,
    vervallen=(
        Vervallen(id="DYS-04", vervangen_door=("DYS-14",), sinds="2027-08-01"),
        Vervallen(id="DYS-05", vervangen_door=(), sinds="2027-08-01"),
    ),
)
THEN = {"DYS-01": 1, "DYS-02": 2, "DYS-03": 2, "DYS-04": 3, "DYS-05": 2, "OUD-01": 1}
NOW = {"DYS-01": 2, "DYS-02": 3, "DYS-03": 2, "DYS-14": 2, "DYS-20": 1}


def editions() -> Vergelijking:
    """One school, under two editions."""
    now = make_audit(NOW, norm="2027-08", vingerafdruk=OTHER)
    plan = (Stap(eis="DYS-04", stap="a"), Stap(eis="DYS-05", stap="b"))
    then = make_audit(THEN, verbeterplan=plan)
    return compare_uitslagen(result(OLD, then), result(NEW, now, datum=LATER))


def test_two_editions() -> None:
    found = editions()
    assert found.norm is Normwissel.ANDERE_EDITIE
    verlopen = {each.eis.id: each.verloop for each in found.eisen}
    assert verlopen == {
        "DYS-01": Verloop.BETER,
        "DYS-02": Verloop.ANDERE_EIS,
        "DYS-03": Verloop.GELIJK,
        "DYS-14": Verloop.MINDER,
        "DYS-20": Verloop.NIEUWE_EIS,
        "DYS-06": Verloop.NOG_OPEN,
    }
    eisen = {each.eis.id: each for each in found.eisen}
    assert eisen["DYS-02"].redenen == ("de eis is anders verwoord",)
    assert [each.eis.id for each in eisen["DYS-14"].toen] == ["DYS-04"]
    # Also of an eis that nobody answered.
    assert [eisen[each].telt_anders for each in ("DYS-01", "DYS-03", "DYS-06")] == [
        None,
        "is nu een kerneis",
        "is geen kerneis meer",
    ]
    assert [each.eis.id for each in found.vervallen] == ["DYS-05", "OUD-01", "OUD-02", "OUD-03"]
    assert [each.gebied.id for each in found.gebieden] == ["dyslexie", "oud"]
    assert (found.gebieden[1].nu, found.gebieden[1].eisen) == (None, ())
    assert [each.stap for each in found.plan.weg] == ["a", "b"]


def test_old_answers_are_counted_again_under_the_norm_of_now() -> None:
    found = editions()
    assert found.herteld.norm is NEW
    assert found.herteld.datum == DATUM
    assert found.toen.conclusie is found.herteld.conclusie is Conclusie.NOG_NIET
    again = {each.eis.id: each for each in found.herteld.eisen}
    assert (again["DYS-02"].staat, again["DYS-14"].niveau) == (Staat.OPEN, 3)


def test_another_threshold_is_the_norms_doing() -> None:
    stricter = replace(ONE, drempel=3, id="2027-08", vingerafdruk=OTHER)
    now = make_audit({"DYS-01": 2}, norm="2027-08", vingerafdruk=OTHER)
    found = compare_uitslagen(result(ONE, make_audit({"DYS-01": 2})), result(stricter, now))
    (each,) = found.eisen
    assert each.verloop is Verloop.GELIJK
    assert [each.conclusie for each in (found.toen, found.herteld, found.nu)] == [
        Conclusie.OP_ORDE,
        Conclusie.NOG_NIET,
        Conclusie.NOG_NIET,
    ]


def test_an_eis_that_is_now_for_this_sector_is_new() -> None:
    only_vo = make_norm(make_gebied(eisen=[make_eis("DYS-01", sectoren=(Sector.VO,))]))
    both = replace(ONE, id="2027-08", vingerafdruk=OTHER)
    now = make_audit({"DYS-01": 2}, norm="2027-08", vingerafdruk=OTHER)
    (each,) = compare_uitslagen(result(only_vo, make_audit()), result(both, now)).eisen
    assert each.verloop is Verloop.NIEUWE_EIS
    gone = compare_uitslagen(result(both, now), result(only_vo, make_audit()))
    assert gone.eisen == ()
    assert [each.eis.id for each in gone.vervallen] == ["DYS-01"]


def test_an_unasked_gebied_that_became_part_of_the_norm() -> None:
    """It was in preparation then, so nobody asked for it."""
    before = make_norm(make_gebied("autisme", status=Status.IN_VOORBEREIDING))
    after = make_norm(make_gebied("autisme"), id="2027-08", vingerafdruk=OTHER)
    now = make_audit({"AUT-01": 2}, norm="2027-08", vingerafdruk=OTHER)
    found = compare_uitslagen(result(before, make_audit()), result(after, now))
    assert {each.verloop for each in found.eisen} == {Verloop.TOEN_NIET_GEVRAAGD}


def test_a_gebied_that_was_asked_and_not_answered_before_it_joined_the_norm() -> None:
    """Nothing came along, so the gebied was not counted again; it was open then."""
    before = make_norm(make_gebied("autisme", status=Status.IN_VOORBEREIDING))
    moved = make_gebied("asd", status=Status.IN_VOORBEREIDING, eisen=before.gebieden[0].eisen)
    after = make_norm(moved, id="2027-08", vingerafdruk=OTHER)
    then = make_audit(extra_gebieden=("autisme",))
    now = make_audit({"AUT-01": 2}, norm="2027-08", vingerafdruk=OTHER, extra_gebieden=("asd",))
    found = compare_uitslagen(result(before, then), result(after, now))
    assert [each.verloop for each in found.eisen] == [
        Verloop.NIEUW_BEANTWOORD,
        Verloop.NOG_OPEN,
        Verloop.NOG_OPEN,
    ]
    assert not found.eisen[0].op_orde_geworden
    assert not found.eisen[0].toelichting_gewijzigd


# Two versions of one edition: only the newest words are there.

OLDER = make_audit({"DYS-01": 2}, versie="0.9.0", vingerafdruk=OTHER)


@pytest.mark.parametrize(
    ("anders", "norm", "verloop"),
    [
        (frozenset[str](), Normwissel.ZELFDE_BETEKENIS, Verloop.GELIJK),
        (frozenset({"DYS-01"}), Normwissel.ANDERE_VERSIE, Verloop.ANDERE_EIS),
        (None, Normwissel.ONBEKEND, Verloop.GELIJK),
    ],
)
def test_an_older_version(
    anders: frozenset[str] | None, norm: Normwissel, verloop: Verloop
) -> None:
    now = result(ONE, make_audit({"DYS-01": 2}))
    found = compare_uitslagen(result(ONE, OLDER), now, anders)
    (each,) = found.eisen
    assert (found.norm, each.verloop) == (norm, verloop)
    assert found.onbekend is (anders is None)
    assert (found.herteld is found.toen) is (norm is not Normwissel.ANDERE_VERSIE)


def test_with_two_editions_the_old_version_may_be_unknown() -> None:
    now = make_audit(NOW, norm="2027-08", vingerafdruk=OTHER)
    found = compare_uitslagen(result(OLD, make_audit(THEN)), result(NEW, now), None)
    assert (found.norm, found.onbekend) == (Normwissel.ANDERE_EDITIE, True)


@pytest.mark.parametrize(
    ("then", "now", "alike"),
    [
        ({}, {}, True),
        ({}, {"versie": "1.1.0"}, True),
        ({}, {"vingerafdruk": OTHER}, False),
        ({"vingerafdruk": None}, {}, True),
        ({"vingerafdruk": None, "versie": "0.9.0"}, {}, False),
        ({"vingerafdruk": None, "versie": None}, {"vingerafdruk": None, "versie": None}, False),
        ({}, {"norm": "2027-08"}, False),
    ],
)
def test_measured_alike(
    then: dict[str, str | None], now: dict[str, str | None], alike: bool
) -> None:
    """The vingerafdruk decides; without one the version does, and unknown is never the same."""
    audits = (make_audit(**each) for each in (then, now))  # type: ignore[arg-type]
    assert measured_alike(*audits) is alike


# The verbeterplan.


def test_the_plan() -> None:
    def step(stap: str, *, eis: str = "DYS-01", klaar: bool = False) -> Stap:
        return Stap(eis=eis, stap=stap, klaar=klaar)

    then = (step("a"), step("b"), step("c"), step("d", klaar=True), step("weg", eis="DYS-02"))
    now = (
        step("b in andere woorden", klaar=True),
        step("a"),
        step("c", klaar=True),
        step("d", klaar=True),
        step("nieuw en klaar", eis="DYS-03", klaar=True),
        step("nieuw", eis="DYS-03"),
    )
    norm = make_norm()
    plan = compare_uitslagen(
        result(norm, make_audit(verbeterplan=then)), result(norm, make_audit(verbeterplan=now))
    ).plan
    assert [each.stap for each in plan.klaar] == ["b in andere woorden", "c", "nieuw en klaar"]
    assert [each.stap for each in plan.bezig] == ["a"]
    assert [each.stap for each in plan.weg] == ["weg"]
    assert [each.stap for each in plan.nieuw] == ["nieuw"]


# What must hold of every two results.

SAME = (Verloop.GELIJK, Verloop.NOG_OPEN, Verloop.NOG_NVT, Verloop.NIET_GEVRAAGD)
SWAPPED = {
    Verloop.BETER: Verloop.MINDER,
    Verloop.NIEUW_BEANTWOORD: Verloop.NIEUW_OPEN,
    Verloop.NVT_BEGONNEN: Verloop.NVT_BEEINDIGD,
    Verloop.TOEN_NIET_GEVRAAGD: Verloop.NU_NIET_GEVRAAGD,
    **{each: each for each in SAME},
}
SWAPPED |= {after: before for before, after in SWAPPED.items()}


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Uitslag, Uitslag]:
    """One norm and one school, answered twice; each time with a questionnaire of its own."""
    case = draw(cases())
    again = replace(case.audit, antwoorden=tuple(draw(answers_for(case.norm))))
    ids = list(case.norm.eisen)
    found = []
    for audit in (case.audit, again):
        asked = draw(st.none() | st.sets(st.sampled_from(ids)).map(tuple) if ids else st.none())
        extra = draw(st.sampled_from([(), case.audit.extra_gebieden]))
        found.append(
            result(
                case.norm,
                replace(audit, extra_gebieden=extra),
                vragenlijst=make_vragenlijst(eisen=asked),
            )
        )
    return found[0], found[1]


@quick
@given(cases())
def test_a_result_and_itself_do_not_differ(case: Case) -> None:
    uitslag = measure(*case)
    found = compare_uitslagen(uitslag, uitslag)
    assert {each.verloop for each in found.eisen} <= set(SAME)
    assert not any(each.op_orde_geworden or each.niet_meer_op_orde for each in found.eisen)
    assert found.vervallen == ()


@quick
@given(pairs())
def test_swapping_the_two_swaps_better_and_worse(pair: tuple[Uitslag, Uitslag]) -> None:
    there, back = compare_uitslagen(*pair), compare_uitslagen(pair[1], pair[0])
    assert [SWAPPED[each.verloop] for each in there.eisen] == [each.verloop for each in back.eisen]
    assert [each.op_orde_geworden for each in there.eisen] == [
        each.niet_meer_op_orde for each in back.eisen
    ]


@quick
@given(pairs())
def test_every_eis_is_counted_once(pair: tuple[Uitslag, Uitslag]) -> None:
    found = compare_uitslagen(*pair)
    ids = [each.eis.id for each in found.eisen]
    assert len(ids) == len(set(ids))
    assert set(ids) == {
        each.eis.id
        for uitslag in pair
        for each in uitslag.eisen
        if each.staat is not Staat.ANDERE_SECTOR
    }
    assert found.alle.totaal == sum(
        gebied.alle.totaal for gebied in found.gebieden if gebied.gebied.telt_mee
    )
    assert found.kern.totaal == sum(
        gebied.kern.totaal for gebied in found.gebieden if gebied.gebied.telt_mee
    )
    for gebied in found.gebieden:
        assert dict(gebied.alle.aantallen) == {
            verloop: Counter(each.verloop for each in gebied.eisen)[verloop] for verloop in Verloop
        }


@quick
@given(cases(), cases(), st.data())
def test_every_eis_of_a_new_edition_is_in_exactly_one_group(
    old: Case, new: Case, data: st.DataObject
) -> None:
    """Two editions that have nothing to do with each other, and ids that went in any direction."""
    ids = list(new.norm.eisen)
    gone = [
        Vervallen(
            id=each,
            vervangen_door=tuple(data.draw(st.sets(st.sampled_from(ids), max_size=2)))
            if ids
            else (),
            sinds=LATER,
        )
        for each in old.norm.eisen
        if each not in new.norm.eisen
    ]
    norm = replace(new.norm, id="2027-08", vingerafdruk=OTHER, vervallen=tuple(gone))
    audit = replace(new.audit, norm="2027-08", vingerafdruk=OTHER, school=old.audit.school)
    found = compare_uitslagen(measure(*old), measure(norm, audit))
    applying = {each.eis.id for each in found.nu.eisen if each.staat is not Staat.ANDERE_SECTOR}
    ids = [each.eis.id for each in found.eisen]
    assert len(ids) == len(set(ids))
    assert applying <= set(ids)
    for each in found.eisen:
        if each.verloop in (Verloop.BETER, Verloop.MINDER, Verloop.GELIJK):
            # Only what still means the same is compared.
            (then,) = each.toen
            assert each.herteld is not None
            assert then.niveau == each.herteld.niveau
