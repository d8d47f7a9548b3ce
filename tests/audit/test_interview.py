"""The interview as a table of behaviour: at this question, this event, so this happens."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.audit.interview import (
    Concept,
    Doe,
    Event,
    Interview,
    Toelichting,
    begin,
    is_open,
    show,
    step,
)
from basisnorm.audit.invoer import Actie, Kies
from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt
from bouwstenen import make_audit, make_eis, make_school

TODAY = "2026-11-21"
ROOSTER = Bewijs(wat="Rooster")
EISEN = (
    make_eis("DYS-01"),
    make_eis("DYS-02", nvt_redenen=["geen-groep-1-2"]),
    make_eis("DYS-03"),
    make_eis("DYS-04"),
)


def _audit(*answers: Antwoord) -> Audit:
    return replace(make_audit(), school=make_school(), datum="2026-09-01", antwoorden=answers)


def _at(plek: int, *answers: Antwoord, nalopen: bool = False) -> Interview:
    """An interview that has just shown the question at `plek`."""
    start = Interview(audit=_audit(*answers), vragen=EISEN, datum=TODAY, plek=plek, nalopen=nalopen)
    return show(start)[0]


def _niveau(eis: str, niveau: int) -> Antwoord:
    return Antwoord(eis=eis, niveau=niveau)


FIRST, SECOND, THIRD, FOURTH = (_niveau(eis.id, 2) for eis in EISEN)
TAKEN_OVER = replace(FIRST, overgenomen="2025-2026", toelichting="Zie map.")
NVT_OVER = Antwoord(eis="DYS-02", nvt=Nvt(reden="geen-groep-1-2", tot="2026-11-20"))
NVT_TODAY = Antwoord(eis="DYS-02", nvt=Nvt(reden="geen-groep-1-2", tot=TODAY))
NVT = Nvt(reden="geen-groep-1-2")


@pytest.mark.parametrize(
    ("answers", "plek"),
    [
        ((), 0),
        ((FIRST,), 1),
        ((SECOND,), 0),
        ((FIRST, SECOND, THIRD), 3),
        ((FIRST, SECOND, THIRD, FOURTH), 4),
        ((TAKEN_OVER, SECOND), 0),
        ((FIRST, NVT_OVER), 1),
        ((FIRST, NVT_TODAY), 2),
    ],
)
def test_it_begins_at_the_first_open_question(answers: tuple[Antwoord, ...], plek: int) -> None:
    assert begin(_audit(*answers), EISEN, TODAY).plek == plek


@pytest.mark.parametrize(
    ("antwoord", "expected"),
    [
        (None, True),
        (FIRST, False),
        (TAKEN_OVER, True),
        (Antwoord(eis="DYS-02", nvt=NVT), False),
        (NVT_OVER, True),
        (NVT_TODAY, False),
    ],
)
def test_open_is_what_the_scoring_rule_calls_open(
    antwoord: Antwoord | None, expected: bool
) -> None:
    assert is_open(antwoord, TODAY) is expected


# State before, event, place after, effects.
TABLE: list[tuple[str, Interview, Event, int, tuple[Doe, ...]]] = [
    ("an answer is saved first", _at(0), Kies(1), 1, (Doe.BEWAAR, Doe.TOON)),
    ("answered ones are passed", _at(0, SECOND, THIRD), Kies(1), 3, (Doe.BEWAAR, Doe.TOON)),
    ("the last answer ends it", _at(3, FIRST), Kies(0), 4, (Doe.BEWAAR, Doe.EINDE)),
    ("a walk passes none", _at(0, SECOND, nalopen=True), Kies(1), 1, (Doe.BEWAAR, Doe.TOON)),
    ("a walk ends", _at(3, FOURTH, nalopen=True), Actie.HOUD, 4, (Doe.EINDE,)),
    ("n.v.t. with a reason", _at(1), NVT, 2, (Doe.BEWAAR, Doe.TOON)),
    ("n.v.t. asks why", _at(1), Actie.NVT, 1, (Doe.VRAAG_NVT,)),
    ("n.v.t. where it cannot", _at(0), Actie.NVT, 0, (Doe.ZEG_NVT_KAN_NIET,)),
    ("t asks for a text", _at(0), Actie.TOELICHTING, 0, (Doe.VRAAG_TOELICHTING,)),
    ("b asks for bewijs", _at(0), Actie.BEWIJS, 0, (Doe.VRAAG_BEWIJS,)),
    ("? explains", _at(0), Actie.UITLEG, 0, (Doe.LEG_UIT,)),
    ("a draft is not saved yet", _at(0), Toelichting("x"), 0, (Doe.ZEG_GENOTEERD,)),
    ("bewijs before the answer", _at(0), ROOSTER, 0, (Doe.ZEG_GENOTEERD,)),
    ("a text at an answer", _at(0, FIRST), Toelichting("x"), 0, (Doe.BEWAAR, Doe.ZEG_BIJGEWERKT)),
    ("bewijs at an answer", _at(0, FIRST), ROOSTER, 0, (Doe.BEWAAR, Doe.ZEG_BIJGEWERKT)),
    ("Enter keeps an answer", _at(0, FIRST), Actie.HOUD, 1, (Doe.TOON,)),
    ("Enter needs an answer", _at(0), Actie.HOUD, 0, (Doe.ZEG_KIES_EERST,)),
    ("Enter confirms", _at(0, TAKEN_OVER), Actie.HOUD, 1, (Doe.BEWAAR, Doe.TOON)),
    ("n.v.t. that ended", _at(1, NVT_OVER), Actie.HOUD, 1, (Doe.ZEG_KIES_EERST,)),
    (
        "n.v.t. that was taken over and ended",
        _at(1, replace(NVT_OVER, overgenomen="2025-2026")),
        Actie.HOUD,
        1,
        (Doe.ZEG_KIES_EERST,),
    ),
    ("back from the first", _at(0), Actie.TERUG, 0, (Doe.ZEG_EERSTE_VRAAG,)),
    ("back is always again", _at(2, FIRST, SECOND), Actie.TERUG, 1, (Doe.TOON_OPNIEUW,)),
    ("skip", _at(0), Actie.SLA_OVER, 1, (Doe.TOON,)),
    ("stop", _at(0), Actie.STOP, 0, (Doe.STOP,)),
    ("an unknown key", _at(0), Actie.ONBEKEND, 0, (Doe.ZEG_HINT,)),
]


@pytest.mark.parametrize(
    ("before", "event", "plek", "effects"),
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_table(before: Interview, event: Event, plek: int, effects: tuple[Doe, ...]) -> None:
    """Every event in every kind of state."""
    after, does = step(before, event)

    assert (after.plek, does) == (plek, effects)


def test_an_answer_stands_in_the_audit_with_its_date() -> None:
    after, _ = step(_at(0), Kies(1))

    assert after.audit.antwoorden == (_niveau("DYS-01", 1),)
    assert after.audit.datum == TODAY


def test_a_new_level_keeps_the_text_and_the_bewijs() -> None:
    present = Antwoord(eis="DYS-02", nvt=NVT, toelichting="Zie map.", bewijs=(ROOSTER,))
    after, _ = step(_at(1, present), Kies(3))

    assert after.audit.antwoorden == (replace(present, nvt=None, niveau=3),)


def test_confirming_keeps_what_was_taken_over() -> None:
    after, _ = step(_at(0, TAKEN_OVER), Actie.HOUD)

    assert after.audit.antwoorden == (replace(TAKEN_OVER, overgenomen=None),)


def test_a_draft_is_saved_with_its_answer() -> None:
    interview = _at(0)
    for event in (Toelichting("Zie map."), ROOSTER, Bewijs(wat="Plan"), Actie.BEWIJS_WEG):
        interview, _ = step(interview, event)
    assert interview.audit.antwoorden == ()
    assert interview.concept == Concept(toelichting="Zie map.", bewijs=(ROOSTER,))

    after, _ = step(interview, Kies(2))

    assert after.audit.antwoorden == (
        Antwoord(eis="DYS-01", niveau=2, toelichting="Zie map.", bewijs=(ROOSTER,)),
    )
    assert after.concept == Concept()


@pytest.mark.parametrize("leave", [Actie.TERUG, Actie.SLA_OVER, Actie.STOP])
def test_leaving_with_a_draft_warns_once(leave: Actie) -> None:
    interview, _ = step(_at(1, FIRST), Toelichting("Zie map."))

    interview, effects = step(interview, leave)
    assert effects == (Doe.ZEG_NOG_NIET_BEWAARD,)
    assert interview.concept.toelichting == "Zie map."

    interview, effects = step(interview, leave)
    assert Doe.ZEG_NOG_NIET_BEWAARD not in effects
    assert Doe.BEWAAR not in effects


def test_more_draft_warns_again() -> None:
    interview, _ = step(_at(0), Toelichting("Zie map."))
    interview, _ = step(interview, Actie.STOP)
    interview, _ = step(interview, ROOSTER)

    assert step(interview, Actie.STOP)[1] == (Doe.ZEG_NOG_NIET_BEWAARD,)


def test_many_unknown_keys_give_one_hint_until_a_known_one() -> None:
    interview, _ = step(_at(0), Actie.ONBEKEND)
    interview, effects = step(interview, Actie.ONBEKEND)
    assert effects == ()

    interview, _ = step(interview, Actie.UITLEG)

    assert step(interview, Actie.ONBEKEND)[1] == (Doe.ZEG_HINT,)


def test_a_question_is_shown_as_new_once() -> None:
    """There and back and there again: "Vraag 2" comes once, "Opnieuw vraag 2" after that."""
    interview, effects = show(begin(_audit(), EISEN, TODAY))
    shown = [(interview.plek, effects[-1])]
    for event in (Kies(2), Actie.TERUG, Actie.HOUD, Kies(2)):
        interview, effects = step(interview, event)
        shown.append((interview.plek, effects[-1]))

    assert shown == [
        (0, Doe.TOON),
        (1, Doe.TOON),
        (0, Doe.TOON_OPNIEUW),
        (1, Doe.TOON_OPNIEUW),
        (2, Doe.TOON),
    ]


def test_the_end_of_a_complete_interview_is_shown_at_once() -> None:
    assert show(begin(_audit(FIRST, SECOND, THIRD, FOURTH), EISEN, TODAY))[1] == (Doe.EINDE,)
