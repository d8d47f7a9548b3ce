"""The interview as a table of behaviour: at this question, this event, so this happens."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.audit.interview import (
    Draft,
    Effect,
    Event,
    Interview,
    Toelichting,
    begin,
    is_open,
    show,
    step,
)
from basisnorm.audit.invoer import Action, Choose
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


def _at(place: int, *answers: Antwoord, walking: bool = False) -> Interview:
    """An interview that has just shown the question at `place`."""
    start = Interview(
        audit=_audit(*answers), vragen=EISEN, datum=TODAY, place=place, walking=walking
    )
    return show(start)[0]


def _niveau(eis: str, niveau: int) -> Antwoord:
    return Antwoord(eis=eis, niveau=niveau)


FIRST, SECOND, THIRD, FOURTH = (_niveau(eis.id, 2) for eis in EISEN)
TAKEN_OVER = replace(FIRST, overgenomen="2025-2026", toelichting="Zie map.")
NVT_OVER = Antwoord(eis="DYS-02", nvt=Nvt(reden="geen-groep-1-2", tot="2026-11-20"))
NVT_TODAY = Antwoord(eis="DYS-02", nvt=Nvt(reden="geen-groep-1-2", tot=TODAY))
NVT = Nvt(reden="geen-groep-1-2")


@pytest.mark.parametrize(
    ("answers", "place"),
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
def test_it_begins_at_the_first_open_question(answers: tuple[Antwoord, ...], place: int) -> None:
    assert begin(_audit(*answers), EISEN, TODAY).place == place


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
TABLE: list[tuple[str, Interview, Event, int, tuple[Effect, ...]]] = [
    ("an answer is saved first", _at(0), Choose(1), 1, (Effect.SAVE, Effect.SHOW)),
    ("answered ones are passed", _at(0, SECOND, THIRD), Choose(1), 3, (Effect.SAVE, Effect.SHOW)),
    ("the last answer ends it", _at(3, FIRST), Choose(0), 4, (Effect.SAVE, Effect.END)),
    ("a walk passes none", _at(0, SECOND, walking=True), Choose(1), 1, (Effect.SAVE, Effect.SHOW)),
    ("a walk ends", _at(3, FOURTH, walking=True), Action.KEEP, 4, (Effect.END,)),
    ("n.v.t. with a reason", _at(1), NVT, 2, (Effect.SAVE, Effect.SHOW)),
    ("n.v.t. asks why", _at(1), Action.NVT, 1, (Effect.ASK_NVT,)),
    ("n.v.t. where it cannot", _at(0), Action.NVT, 0, (Effect.SAY_NO_NVT,)),
    ("t asks for a text", _at(0), Action.TOELICHTING, 0, (Effect.ASK_TOELICHTING,)),
    ("b asks for bewijs", _at(0), Action.BEWIJS, 0, (Effect.ASK_BEWIJS,)),
    ("? explains", _at(0), Action.EXPLAIN, 0, (Effect.EXPLAIN,)),
    ("a draft is not saved yet", _at(0), Toelichting("x"), 0, (Effect.SAY_NOTED,)),
    ("bewijs before the answer", _at(0), ROOSTER, 0, (Effect.SAY_NOTED,)),
    ("a text at an answer", _at(0, FIRST), Toelichting("x"), 0, (Effect.SAVE, Effect.SAY_UPDATED)),
    ("bewijs at an answer", _at(0, FIRST), ROOSTER, 0, (Effect.SAVE, Effect.SAY_UPDATED)),
    ("Enter keeps an answer", _at(0, FIRST), Action.KEEP, 1, (Effect.SHOW,)),
    ("Enter needs an answer", _at(0), Action.KEEP, 0, (Effect.SAY_CHOOSE_FIRST,)),
    ("Enter confirms", _at(0, TAKEN_OVER), Action.KEEP, 1, (Effect.SAVE, Effect.SHOW)),
    ("n.v.t. that ended", _at(1, NVT_OVER), Action.KEEP, 1, (Effect.SAY_CHOOSE_FIRST,)),
    (
        "n.v.t. that was taken over and ended",
        _at(1, replace(NVT_OVER, overgenomen="2025-2026")),
        Action.KEEP,
        1,
        (Effect.SAY_CHOOSE_FIRST,),
    ),
    ("back from the first", _at(0), Action.BACK, 0, (Effect.SAY_FIRST_QUESTION,)),
    ("back is always again", _at(2, FIRST, SECOND), Action.BACK, 1, (Effect.SHOW_AGAIN,)),
    ("skip", _at(0), Action.SKIP, 1, (Effect.SHOW,)),
    ("stop", _at(0), Action.STOP, 0, (Effect.STOP,)),
    ("an unknown key", _at(0), Action.UNKNOWN, 0, (Effect.SAY_HINT,)),
]


@pytest.mark.parametrize(
    ("before", "event", "place", "effects"),
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_table(before: Interview, event: Event, place: int, effects: tuple[Effect, ...]) -> None:
    """Every event in every kind of state."""
    after, does = step(before, event)

    assert (after.place, does) == (place, effects)


def test_an_answer_stands_in_the_audit_with_its_date() -> None:
    after, _ = step(_at(0), Choose(1))

    assert after.audit.antwoorden == (_niveau("DYS-01", 1),)
    assert after.audit.datum == TODAY


def test_a_new_level_keeps_the_text_and_the_bewijs() -> None:
    present = Antwoord(eis="DYS-02", nvt=NVT, toelichting="Zie map.", bewijs=(ROOSTER,))
    after, _ = step(_at(1, present), Choose(3))

    assert after.audit.antwoorden == (replace(present, nvt=None, niveau=3),)


def test_confirming_keeps_what_was_taken_over() -> None:
    after, _ = step(_at(0, TAKEN_OVER), Action.KEEP)

    assert after.audit.antwoorden == (replace(TAKEN_OVER, overgenomen=None),)


def test_a_draft_is_saved_with_its_answer() -> None:
    interview = _at(0)
    for event in (Toelichting("Zie map."), ROOSTER, Bewijs(wat="Plan"), Action.REMOVE_BEWIJS):
        interview, _ = step(interview, event)
    assert interview.audit.antwoorden == ()
    assert interview.draft == Draft(toelichting="Zie map.", bewijs=(ROOSTER,))

    after, _ = step(interview, Choose(2))

    assert after.audit.antwoorden == (
        Antwoord(eis="DYS-01", niveau=2, toelichting="Zie map.", bewijs=(ROOSTER,)),
    )
    assert after.draft == Draft()


@pytest.mark.parametrize("leave", [Action.BACK, Action.SKIP, Action.STOP])
def test_leaving_with_a_draft_warns_once(leave: Action) -> None:
    interview, _ = step(_at(1, FIRST), Toelichting("Zie map."))

    interview, effects = step(interview, leave)
    assert effects == (Effect.SAY_NOT_SAVED,)
    assert interview.draft.toelichting == "Zie map."

    interview, effects = step(interview, leave)
    assert Effect.SAY_NOT_SAVED not in effects
    assert Effect.SAVE not in effects


def test_more_draft_warns_again() -> None:
    interview, _ = step(_at(0), Toelichting("Zie map."))
    interview, _ = step(interview, Action.STOP)
    interview, _ = step(interview, ROOSTER)

    assert step(interview, Action.STOP)[1] == (Effect.SAY_NOT_SAVED,)


def test_many_unknown_keys_give_one_hint_until_a_known_one() -> None:
    interview, _ = step(_at(0), Action.UNKNOWN)
    interview, effects = step(interview, Action.UNKNOWN)
    assert effects == ()

    interview, _ = step(interview, Action.EXPLAIN)

    assert step(interview, Action.UNKNOWN)[1] == (Effect.SAY_HINT,)


def test_a_question_is_shown_as_new_once() -> None:
    """There and back and there again: "Vraag 2" comes once, "Opnieuw vraag 2" after that."""
    interview, effects = show(begin(_audit(), EISEN, TODAY))
    shown = [(interview.place, effects[-1])]
    for event in (Choose(2), Action.BACK, Action.KEEP, Choose(2)):
        interview, effects = step(interview, event)
        shown.append((interview.place, effects[-1]))

    assert shown == [
        (0, Effect.SHOW),
        (1, Effect.SHOW),
        (0, Effect.SHOW_AGAIN),
        (1, Effect.SHOW_AGAIN),
        (2, Effect.SHOW),
    ]


def test_the_end_of_a_complete_interview_is_shown_at_once() -> None:
    assert show(begin(_audit(FIRST, SECOND, THIRD, FOURTH), EISEN, TODAY))[1] == (Effect.END,)
