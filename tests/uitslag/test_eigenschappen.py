"""What must hold of the rule for every norm and every audit, not only for the examples.

The order "worse than" is nog_niet < onvolledig < op_orde. It is right only while the same eisen
are answered: answering an open eis may turn onvolledig into nog_niet, and that is no worsening
but knowing more. A gebied where nothing applies stays so, whatever the levels are.
"""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import NamedTuple

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from basisnorm import resources
from basisnorm.audit.model import Antwoord, Audit, Bewijs
from basisnorm.norm.model import Basis, Eis, Gebied, Norm, Schaalsoort, Sector, Status
from basisnorm.uitslag.als_dict import as_dict
from basisnorm.uitslag.model import Conclusie, GebiedUitslag, Staat, Telling, Uitslag, total
from basisnorm.uitslag.regel import assess, conclude, conclude_school, count, share
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
from lang import few

# A busy machine may be slow for a moment; that says nothing about the rule.
quick = settings(deadline=None, max_examples=few(60), suppress_health_check=[HealthCheck.too_slow])

SCHEMA = Draft202012Validator(
    json.loads((resources.folder("reports") / "schema" / "uitslag-1.json").read_bytes())
)
ORDER = [Conclusie.NOG_NIET, Conclusie.ONVOLLEDIG, Conclusie.OP_ORDE]
NAMES = ("dyslexie", "begaafdheid", "taak-werkgedrag", "algemeen")
BEFORE, AFTER = "2026-11-20", "2026-11-22"


class Case(NamedTuple):
    """A norm and an audit of it."""

    norm: Norm
    audit: Audit


def measure(norm: Norm, audit: Audit) -> Uitslag:
    """The result on the day that all tests measure at."""
    return assess(norm, make_vragenlijst(), audit, datum=DATUM, programma="1.0.0")


@st.composite
def norms(draw: st.DrawFn) -> Norm:
    """A norm of up to four gebieden with up to four eisen each."""
    return make_norm(
        *(
            make_gebied(
                name,
                status=draw(st.sampled_from(Status)),
                eisen=[
                    make_eis(
                        f"{name[:3].upper()}-{number:02}",
                        kern=draw(st.booleans()),
                        basis=draw(st.sampled_from(Basis)),
                        schaal=draw(st.sampled_from(Schaalsoort)),
                        sectoren=draw(
                            st.sampled_from([(Sector.PO, Sector.VO)] * 3 + [(Sector.PO,)])
                        ),
                        nvt_redenen=["reden"],
                    )
                    for number in range(1, draw(st.integers(0, 4)) + 1)
                ],
            )
            for name in NAMES[: draw(st.integers(1, 4))]
        )
    )


@st.composite
def answers_for(draw: st.DrawFn, norm: Norm) -> list[Antwoord]:
    """Answers of every kind to the eisen of a norm; some stay open."""
    answers: list[Antwoord] = []
    for eis in norm.eisen.values():
        kind = draw(st.sampled_from(["level"] * 4 + ["open", "nvt", "ended", "taken over"]))
        niveau = draw(st.sampled_from(eis.niveaus))
        bewijs = [Bewijs(wat="Rooster")] if draw(st.booleans()) else []
        if kind == "level":
            answers.append(make_antwoord(eis.id, niveau, bewijs=bewijs))
        elif kind == "nvt":
            tot = draw(st.sampled_from([None, DATUM, AFTER]))
            answers.append(make_antwoord(eis.id, nvt="reden", tot=tot))
        elif kind == "ended":
            answers.append(make_antwoord(eis.id, nvt="reden", tot=BEFORE))
        elif kind == "taken over":
            answers.append(make_antwoord(eis.id, niveau, overgenomen="2025-2026"))
    return answers


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A norm with an audit in which every kind of answer occurs."""
    norm = draw(norms())
    audit = make_audit(
        draw(answers_for(norm)),
        school=make_school(schoolsoort=draw(st.sampled_from(["bo", "vo"]))),
        extra_gebieden=draw(st.sampled_from([(), NAMES])),
    )
    return Case(norm, audit)


def not_worse(old: Conclusie, new: Conclusie) -> bool:
    """Whether `new` is at least as high; what does not apply must stay so."""
    if Conclusie.NIET_VAN_TOEPASSING in (old, new):
        return old is new
    return ORDER.index(old) <= ORDER.index(new)


def parts(uitslag: Uitslag) -> list[Uitslag | GebiedUitslag]:
    """The school and each of its gebieden: the same figures, over other eisen."""
    return [uitslag, *uitslag.gebieden]


def answered(uitslag: Uitslag) -> list[Eis]:
    """The eisen that are answered with a level that counts."""
    return [each.eis for each in uitslag.eisen if each.staat is Staat.BEANTWOORD]


# Levels.


@quick
@given(cases(), st.data())
def test_raising_the_level_of_an_answered_eis_never_makes_anything_worse(
    case: Case, data: st.DataObject
) -> None:
    old = measure(*case)
    assume(answered(old))
    eis = data.draw(st.sampled_from(answered(old)))
    antwoord = case.audit.per_eis()[eis.id]
    higher = [niveau for niveau in eis.niveaus if niveau >= (antwoord.niveau or 0)]
    niveau = data.draw(st.sampled_from(higher))
    new = measure(case.norm, case.audit.met(antwoord._replace(niveau=niveau)))

    assert not_worse(old.conclusie, new.conclusie)
    for before, after in zip(parts(old), parts(new), strict=True):
        assert not_worse(before.conclusie, after.conclusie)
        assert (before.percentage is None) == (after.percentage is None)
        assert (before.percentage or 0) <= (after.percentage or 0)
        for name in ("op_orde", "geborgd", "kern_op_orde"):
            assert getattr(before.telling, name) <= getattr(after.telling, name)
        assert before.telling.kern_niet >= after.telling.kern_niet
        for one, other in zip(before.per_grond, after.per_grond, strict=True):
            assert one.op_orde <= other.op_orde
    # zonder_bewijs may go up: an eis that is met now may rest on nothing but a word.
    ids = {punt.eis.id for punt in old.verbeterpunten}
    assert {punt.eis.id for punt in new.verbeterpunten} <= ids


@quick
@given(cases(), st.data())
def test_the_denominators_do_not_depend_on_levels(case: Case, data: st.DataObject) -> None:
    other = [
        antwoord
        if antwoord.niveau is None
        else antwoord._replace(
            niveau=data.draw(st.sampled_from(case.norm.eisen[antwoord.eis].niveaus))
        )
        for antwoord in case.audit.antwoorden
    ]
    old = measure(*case)
    new = measure(case.norm, replace(case.audit, antwoorden=tuple(other)))
    for before, after in zip(parts(old), parts(new), strict=True):
        for name in ("eisen", "beantwoord", "open", "nvt", "kern", "kern_open", "kern_nvt"):
            assert getattr(before.telling, name) == getattr(after.telling, name)
        assert [each.beantwoord for each in before.per_grond] == [
            each.beantwoord for each in after.per_grond
        ]


@quick
@given(cases())
def test_answering_at_level_2_or_higher_never_gives_nog_niet(case: Case) -> None:
    met = [
        antwoord if antwoord.niveau is None else antwoord._replace(niveau=2)
        for antwoord in case.audit.antwoorden
    ]
    uitslag = measure(case.norm, replace(case.audit, antwoorden=tuple(met)))
    assert uitslag.conclusie is not Conclusie.NOG_NIET
    assert uitslag.percentage in (None, 1000)
    assert uitslag.verbeterpunten == ()


@quick
@given(cases())
def test_evidence_never_changes_a_level_a_conclusion_or_a_percentage(case: Case) -> None:
    bare = [each._replace(bewijs=(), toelichting=None) for each in case.audit.antwoorden]
    old = measure(*case)
    new = measure(case.norm, replace(case.audit, antwoorden=tuple(bare)))
    assert old.conclusie is new.conclusie
    assert old.percentage == new.percentage
    assert old.telling._replace(zonder_bewijs=0) == new.telling._replace(zonder_bewijs=0)
    assert new.telling.zonder_bewijs == new.telling.kern_op_orde


# Not applicable.


def without(norm: Norm, eis_id: str) -> Norm:
    """The norm as if this eis had never been in it."""
    return make_norm(
        *(
            gebied._replace(eisen=tuple(eis for eis in gebied.eisen if eis.id != eis_id))
            for gebied in norm.gebieden
        )
    )


@quick
@given(cases(), st.data())
def test_an_eis_that_does_not_apply_might_as_well_not_be_there(
    case: Case, data: st.DataObject
) -> None:
    old = measure(*case)
    nvt = [each.eis for each in old.eisen if each.staat is Staat.NVT]
    assume(nvt)
    eis = data.draw(st.sampled_from(nvt))
    new = measure(without(case.norm, eis.id), case.audit)

    def less(telling: Telling) -> Telling:
        return telling._replace(
            eisen=telling.eisen - 1,
            nvt=telling.nvt - 1,
            kern=telling.kern - eis.kern,
            kern_nvt=telling.kern_nvt - eis.kern,
        )

    assert old.conclusie is new.conclusie
    assert old.percentage == new.percentage
    assert old.per_grond == new.per_grond
    assert old.verbeterpunten == new.verbeterpunten
    counts = case.norm.gebied(eis.gebied).telt_mee
    assert new.telling == (less(old.telling) if counts else old.telling)
    for before, after in zip(old.gebieden, new.gebieden, strict=True):
        same = before.gebied.id != eis.gebied
        assert after.telling == (before.telling if same else less(before.telling))
        assert (after.conclusie, after.percentage) == (before.conclusie, before.percentage)


@quick
@given(cases())
def test_the_other_sector_might_as_well_not_be_there(case: Case) -> None:
    sector = case.audit.school.sector
    norm = case.norm
    for eis in case.norm.eisen.values():
        if sector not in eis.sectoren:
            norm = without(norm, eis.id)
    old, new = measure(*case), measure(norm, case.audit)
    assert (old.conclusie, old.telling, old.percentage) == (
        new.conclusie,
        new.telling,
        new.percentage,
    )
    assert old.verbeterpunten == new.verbeterpunten


# Order.


@quick
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_changes_nothing(case: Case, random: Random) -> None:
    answers = list(case.audit.antwoorden)
    random.shuffle(answers)
    shuffled = replace(case.audit, antwoorden=tuple(answers))
    assert measure(case.norm, shuffled)._replace(audit=case.audit) == measure(*case)


@quick
@given(cases(), st.data())
def test_the_order_of_the_norm_changes_no_number(case: Case, data: st.DataObject) -> None:
    """Norm order only decides between verbeterpunten that are equal on all else."""

    def mixed(gebied: Gebied) -> Gebied:
        return gebied._replace(eisen=tuple(data.draw(st.permutations(gebied.eisen))))

    gebieden = data.draw(st.permutations([mixed(gebied) for gebied in case.norm.gebieden]))
    old, new = measure(*case), measure(make_norm(*gebieden), case.audit)
    assert (old.conclusie, old.telling, old.percentage, old.per_grond) == (
        new.conclusie,
        new.telling,
        new.percentage,
        new.per_grond,
    )
    figures = {each.gebied.id: (each.conclusie, each.telling) for each in old.gebieden}
    assert figures == {each.gebied.id: (each.conclusie, each.telling) for each in new.gebieden}
    assert {punt.eis.id for punt in old.verbeterpunten} == {
        punt.eis.id for punt in new.verbeterpunten
    }
    # Rank by rank the same kern, ground and level; only the eisen in between may trade places.
    assert [(punt.eis.kern, punt.eis.basis, punt.niveau) for punt in old.verbeterpunten] == [
        (punt.eis.kern, punt.eis.basis, punt.niveau) for punt in new.verbeterpunten
    ]


# Sums.

tellingen = st.builds(Telling, **dict.fromkeys(Telling._fields, st.integers(0, 500)))


@quick
@given(st.lists(tellingen, max_size=6))
def test_the_sum_of_tellingen_is_the_sum_of_each_count(found: list[Telling]) -> None:
    assert total(found)._asdict() == {
        name: sum(getattr(telling, name) for telling in found) for name in Telling._fields
    }


@quick
@given(cases())
def test_every_telling_equals_a_plain_count(case: Case) -> None:
    for gebied in measure(*case).gebieden:
        eisen = [each for each in gebied.eisen if each.staat is not Staat.ANDERE_SECTOR]
        kern = [each for each in eisen if each.eis.kern]
        assert gebied.telling == Telling(
            eisen=len(eisen),
            beantwoord=len([each for each in eisen if each.staat is Staat.BEANTWOORD]),
            open=len([each for each in eisen if each.staat is Staat.OPEN]),
            nvt=len([each for each in eisen if each.staat is Staat.NVT]),
            op_orde=len([each for each in eisen if each.niveau in (2, 3)]),
            geborgd=len([each for each in eisen if each.niveau == 3]),
            kern=len(kern),
            kern_op_orde=len([each for each in kern if each.niveau in (2, 3)]),
            kern_niet=len([each for each in kern if each.niveau in (0, 1)]),
            kern_open=len([each for each in kern if each.staat is Staat.OPEN]),
            kern_nvt=len([each for each in kern if each.staat is Staat.NVT]),
            zonder_bewijs=len(
                [
                    each
                    for each in kern
                    if each.niveau in (2, 3) and each.antwoord and not each.antwoord.bewijs
                ]
            ),
        )


@quick
@given(cases())
def test_the_counts_fit_together(case: Case) -> None:
    uitslag = measure(*case)
    for part in parts(uitslag):
        telling = part.telling
        assert telling.eisen == telling.beantwoord + telling.open + telling.nvt
        assert telling.kern == (
            telling.kern_op_orde + telling.kern_niet + telling.kern_open + telling.kern_nvt
        )
        assert telling.geborgd <= telling.op_orde <= telling.beantwoord
        assert telling.zonder_bewijs <= telling.kern_op_orde <= telling.op_orde
        assert sum(each.beantwoord for each in part.per_grond) == telling.beantwoord
        assert sum(each.op_orde for each in part.per_grond) == telling.op_orde
        assert part.percentage == share(telling)
    counting = [each for each in uitslag.gebieden if each.gebied.telt_mee]
    assert uitslag.telling == total(each.telling for each in counting)
    assert uitslag.conclusie is conclude_school(each.conclusie for each in counting)
    # Over the gebieden or over all their kerneisen at once: the conclusion is the same.
    assert uitslag.conclusie is conclude(uitslag.telling)
    assert uitslag.telling == count(each for gebied in counting for each in gebied.eisen)


@quick
@given(cases())
def test_the_verbeterpunten_are_the_eisen_that_are_not_met(case: Case) -> None:
    uitslag = measure(*case)
    below = {each.eis.id for each in uitslag.eisen if each.niveau in (0, 1)}
    punten = uitslag.verbeterpunten
    assert {punt.eis.id for punt in punten} == below
    assert [punt.rang for punt in punten] == list(range(1, len(below) + 1))
    place = list(case.norm.eisen)
    grounds = [Basis.WET, Basis.NORM, Basis.RICHTLIJN, Basis.PRAKTIJK]
    keys = [
        (not punt.eis.kern, grounds.index(punt.eis.basis), punt.niveau, place.index(punt.eis.id))
        for punt in punten
    ]
    assert keys == sorted(keys)


@quick
@given(st.integers(0, 3000), st.integers(0, 3000))
def test_the_percentage_is_0_or_100_only_when_exact(one: int, other: int) -> None:
    op_orde, beantwoord = sorted((one, other))
    tenths = share(Telling(beantwoord=beantwoord, op_orde=op_orde))
    if beantwoord == 0:
        assert tenths is None
        return
    assert tenths is not None
    assert (tenths == 0) == (op_orde == 0)
    assert (tenths == 1000) == (op_orde == beantwoord)
    # Never more than the true share, except where that would show as nothing.
    assert tenths * beantwoord <= op_orde * 1000 or tenths == 1
    assert (tenths + 1) * beantwoord > op_orde * 1000


# JSON.


@quick
@given(cases())
def test_the_json_follows_the_schema_and_is_read_back_as_it_was(case: Case) -> None:
    plain = as_dict(measure(*case))
    SCHEMA.validate(plain)
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
