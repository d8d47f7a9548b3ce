"""The interview as a table of behaviour: at this question, this event, so this happens."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt
from basisnorm.interview.machine import (
    Effect,
    Event,
    Gegevens,
    Interview,
    NietVanToepassing,
    Route,
    Toelichting,
    begin,
    is_open,
    show,
    step,
)
from basisnorm.interview.typed import Action, Choose, Goto
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


def _at(
    place: int, *answers: Antwoord, route: Route = Route.OPEN, resume: int | None = None
) -> Interview:
    """An interview that has just shown the question at `place`; 4 is the overview."""
    start = Interview(
        audit=_audit(*answers), vragen=EISEN, datum=TODAY, place=place, route=route, resume=resume
    )
    return show(start)[0]


def _all(*events: Event, start: Interview) -> tuple[Interview, tuple[Effect, ...]]:
    """The state after all events, and the effects of the last one."""
    effects: tuple[Effect, ...] = ()
    for event in events:
        start, effects = step(start, event)
    return start, effects


def _niveau(eis: str, niveau: int) -> Antwoord:
    return Antwoord(eis=eis, niveau=niveau)


FIRST, SECOND, THIRD, FOURTH = (_niveau(eis.id, 2) for eis in EISEN)
TAKEN_OVER = FIRST._replace(overgenomen="2025-2026", toelichting="Zie map.")
NVT_OVER = Antwoord(eis="DYS-02", nvt=Nvt(reden="geen-groep-1-2", tot="2026-11-20"))
NVT_TODAY = Antwoord(eis="DYS-02", nvt=Nvt(reden="geen-groep-1-2", tot=TODAY))
NVT = Nvt(reden="geen-groep-1-2")
NOT_HERE = NietVanToepassing(NVT, None)
ALL = (FIRST, SECOND, THIRD, FOURTH)
AGAIN, OVERVIEW = Effect.SHOW_AGAIN, Effect.SHOW_OVERVIEW


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
    ("the last answer", _at(3, FIRST), Choose(0), 4, (Effect.SAVE, OVERVIEW)),
    (
        "a walk passes none",
        _at(0, SECOND, route=Route.ALL),
        Choose(1),
        1,
        (Effect.SAVE, Effect.SHOW),
    ),
    ("a walk ends", _at(3, FOURTH, route=Route.ALL), Action.KEEP, 4, (OVERVIEW,)),
    ("one question", _at(0, route=Route.ONE), Choose(1), 4, (Effect.SAVE, OVERVIEW)),
    ("one question kept", _at(0, FIRST, route=Route.ONE), Action.KEEP, 4, (OVERVIEW,)),
    ("one question skipped", _at(0, route=Route.ONE), Action.SKIP, 4, (OVERVIEW,)),
    ("n.v.t. with a reason", _at(1), NOT_HERE, 2, (Effect.SAVE, Effect.SHOW)),
    ("n.v.t. asks why", _at(1), Action.NVT, 1, (Effect.ASK_NVT,)),
    ("n.v.t. where it cannot", _at(0), Action.NVT, 0, (Effect.SAY_NO_NVT,)),
    ("t asks for a text", _at(0), Action.TOELICHTING, 0, (Effect.ASK_TOELICHTING,)),
    ("b asks for bewijs", _at(0), Action.BEWIJS, 0, (Effect.ASK_BEWIJS,)),
    ("? explains", _at(0), Action.EXPLAIN, 0, (Effect.EXPLAIN,)),
    ("e opens an editor", _at(0), Action.EDIT, 0, (Effect.EDIT,)),
    ("/ searches", _at(0), Action.SEARCH, 0, (Effect.SEARCH,)),
    ("a paste is no key", _at(0), Action.PASTED, 0, (Effect.SAY_PASTED,)),
    ("o shows the overview", _at(0), Action.OVERVIEW, 4, (OVERVIEW,)),
    ("forward without an answer", _at(0), Action.FORWARD, 1, (Effect.SHOW,)),
    ("forward passes none", _at(0, SECOND), Action.FORWARD, 1, (Effect.SHOW,)),
    ("forward from the last", _at(3), Action.FORWARD, 4, (OVERVIEW,)),
    ("a jump", _at(0), Goto(2), 2, (Effect.SHOW,)),
    ("a jump to where one is", _at(0), Goto(0), 0, (AGAIN,)),
    ("nothing to undo", _at(0), Action.UNDO, 0, (Effect.SAY_NOTHING_TO_UNDO,)),
    ("done at the overview", _at(4, *ALL), Action.KEEP, 4, (Effect.END,)),
    ("open ones first", _at(4, FIRST, THIRD), Action.KEEP, 1, (Effect.SHOW,)),
    ("back to where one was", _at(4, FIRST, resume=2), Action.KEEP, 2, (Effect.SHOW,)),
    ("back from the overview", _at(4), Action.BACK, 3, (AGAIN,)),
    ("the whole overview", _at(4), Action.OVERVIEW, 4, (Effect.SHOW_ALL,)),
    ("a number at the overview", _at(4), Goto(1), 1, (Effect.SHOW,)),
    ("help at the overview", _at(4), Action.EXPLAIN, 4, (Effect.EXPLAIN,)),
    ("stop at the overview", _at(4), Action.STOP, 4, (Effect.STOP,)),
    *(
        (f"{event} needs a question", _at(4), event, 4, (Effect.SAY_AT_OVERVIEW,))
        for event in (
            Choose(2),
            NOT_HERE,
            Toelichting("x"),
            ROOSTER,
            Action.NVT,
            Action.TOELICHTING,
            Action.BEWIJS,
            Action.REMOVE_BEWIJS,
            Action.EDIT,
            Action.SKIP,
            Action.FORWARD,
            Action.UNKNOWN,
        )
    ),
    ("a note at an open question", _at(0), Toelichting("x"), 0, (Effect.SAVE, Effect.SAY_NOTED)),
    ("bewijs before the answer", _at(0), ROOSTER, 0, (Effect.SAVE, Effect.SAY_NOTED)),
    ("a text at an answer", _at(0, FIRST), Toelichting("x"), 0, (Effect.SAVE, Effect.SAY_UPDATED)),
    ("bewijs at an answer", _at(0, FIRST), ROOSTER, 0, (Effect.SAVE, Effect.SAY_UPDATED)),
    ("Enter keeps an answer", _at(0, FIRST), Action.KEEP, 1, (Effect.SHOW,)),
    ("Enter needs an answer", _at(0), Action.KEEP, 0, (Effect.SAY_CHOOSE_FIRST,)),
    ("Enter confirms", _at(0, TAKEN_OVER), Action.KEEP, 1, (Effect.SAVE, Effect.SHOW)),
    ("n.v.t. that ended", _at(1, NVT_OVER), Action.KEEP, 1, (Effect.SAY_CHOOSE_FIRST,)),
    (
        "n.v.t. that was taken over and ended",
        _at(1, NVT_OVER._replace(overgenomen="2025-2026")),
        Action.KEEP,
        1,
        (Effect.SAY_CHOOSE_FIRST,),
    ),
    ("back from the first", _at(0), Action.BACK, 0, (Effect.SAY_FIRST_QUESTION,)),
    ("back is always again", _at(2, FIRST, SECOND), Action.BACK, 1, (AGAIN,)),
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

    assert after.audit.antwoorden == (present._replace(nvt=None, niveau=3),)


def test_confirming_keeps_what_was_taken_over() -> None:
    after, _ = step(_at(0, TAKEN_OVER), Action.KEEP)

    assert after.audit.antwoorden == (TAKEN_OVER._replace(overgenomen=None),)


def test_not_applicable_brings_its_own_toelichting() -> None:
    present = Antwoord(eis="DYS-02", niveau=2, toelichting="Zie map.", bewijs=(ROOSTER,))
    after, _ = step(_at(1, present), NietVanToepassing(NVT, "Geen kleuters."))

    assert after.audit.antwoorden == (
        present._replace(niveau=None, nvt=NVT, toelichting="Geen kleuters."),
    )


def test_what_is_typed_first_is_saved_with_its_answer() -> None:
    interview, _ = _all(
        Toelichting("Zie map."), ROOSTER, Bewijs(wat="Plan"), Action.REMOVE_BEWIJS, start=_at(0)
    )
    note = Antwoord(eis="DYS-01", toelichting="Zie map.", bewijs=(ROOSTER,))
    assert interview.audit.antwoorden == (note,)
    # It is kept, but it is no answer: the question stays open, and the day the same.
    assert interview.open_places == (0, 1, 2, 3)
    assert interview.audit.datum == _audit().datum

    after, _ = step(interview, Choose(2))

    assert after.audit.antwoorden == (
        Antwoord(eis="DYS-01", niveau=2, toelichting="Zie map.", bewijs=(ROOSTER,)),
    )


def test_what_is_typed_stays_while_one_looks_around() -> None:
    """Going to another question and back loses nothing."""
    there, _ = _all(Toelichting("Zie map."), Action.SKIP, Choose(1), Goto(0), start=_at(0))
    assert there.present.toelichting == "Zie map."
    assert _all(Toelichting(None), start=there)[0].audit.antwoorden == (
        Antwoord(eis="DYS-02", niveau=1),
    )


def test_stopping_with_a_note_at_an_open_question_loses_nothing() -> None:
    interview, _ = _all(Toelichting("Zie map."), Action.SKIP, start=_at(1, FIRST))
    assert step(interview, Action.STOP) == (interview, (Effect.STOP,))
    assert interview.audit.antwoorden == (FIRST, Antwoord(eis="DYS-02", toelichting="Zie map."))


def test_undo_goes_back_change_by_change() -> None:
    """To the question where the change was made, with everything as it was."""
    start = _at(0)
    one, _ = step(start, Choose(3))
    two, _ = step(one, Toelichting("Zie map."))
    three, _ = step(two, Choose(0))
    assert three.place == 2

    back, effects = _all(Action.FORWARD, Action.UNDO, start=three)
    assert effects == (Effect.SAVE, Effect.SAY_UNDONE, AGAIN)
    assert (back.place, back.audit, back.present.toelichting) == (1, two.audit, "Zie map.")
    back, effects = step(back, Action.UNDO)
    assert effects == (Effect.SAVE, Effect.SAY_UNDONE, AGAIN)
    assert (back.place, back.audit) == (1, one.audit)
    back, _ = step(back, Action.UNDO)
    assert (back.place, back.audit) == (0, start.audit)
    assert step(back, Action.UNDO)[1] == (Effect.SAY_NOTHING_TO_UNDO,)


def test_the_same_answer_again_is_nothing_to_undo() -> None:
    start = replace(_at(0, FIRST), audit=replace(_audit(FIRST), datum=TODAY))
    after, effects = step(start, Choose(2))
    assert effects == (Effect.SAVE, Effect.SHOW)
    assert step(after, Action.UNDO)[1] == (Effect.SAY_NOTHING_TO_UNDO,)


def test_a_confirmation_can_be_undone() -> None:
    after, _ = _all(Action.KEEP, Action.UNDO, start=_at(0, TAKEN_OVER))
    assert after.audit.antwoorden == (TAKEN_OVER,)


def test_a_note_does_not_confirm_what_was_taken_over() -> None:
    after, _ = step(_at(0, TAKEN_OVER), Toelichting("Nieuw."))
    assert after.audit.antwoorden == (TAKEN_OVER._replace(toelichting="Nieuw."),)


def test_from_the_overview_to_one_question_and_on_where_one_was() -> None:
    """At question 3, over the overview to question 1 and question 2, and on at question 3."""
    interview, _ = _all(Action.OVERVIEW, Goto(0), Choose(1), Goto(1), Action.OVERVIEW, start=_at(2))
    assert interview.at_overview
    interview, effects = step(interview, Action.KEEP)
    assert (interview.place, effects, interview.resume) == (2, (AGAIN,), None)
    assert step(interview, Choose(2))[0].place == 3


def test_a_walk_goes_on_after_a_look_at_the_overview() -> None:
    walk, _ = _all(Goto(0, walk=True), Action.KEEP, start=_at(4, *ALL))
    after, _ = _all(Action.OVERVIEW, Action.KEEP, Action.KEEP, start=walk)
    assert (after.place, after.route) == (2, Route.ALL)


def test_documents_are_remembered_last_used_first() -> None:
    plan, kaart = Bewijs(wat="Plan"), Bewijs(wat="Kaart", datum="2026-09-01")
    answers = (
        FIRST._replace(bewijs=(ROOSTER, plan)),
        SECOND._replace(bewijs=(kaart, ROOSTER)),
    )
    interview = begin(_audit(*answers), EISEN, TODAY)
    assert interview.used == (ROOSTER, kaart, plan)
    assert step(interview, plan)[0].used == (plan, ROOSTER, kaart)
    assert step(_at(0, FIRST), plan)[0].used == (plan,)


@pytest.mark.parametrize(
    ("answers", "place"), [((), 0), ((FIRST,), 1), ((FIRST, SECOND, THIRD, FOURTH), 0)]
)
def test_a_gebied_begins_at_its_first_open_question(
    answers: tuple[Antwoord, ...], place: int
) -> None:
    assert begin(_audit(*answers), EISEN, TODAY).open_or_first("dyslexie") == place


@pytest.mark.parametrize(
    ("answers", "number"),
    [
        ((), 0),
        (ALL, 0),
        ((TAKEN_OVER, SECOND, THIRD), 1),
        ((TAKEN_OVER, SECOND._replace(overgenomen="2025-2026"), THIRD), 2),
        # What is no question here does not wait.
        ((TAKEN_OVER, _niveau("GEN-01", 2)._replace(overgenomen="2025-2026")), 1),
    ],
)
def test_how_many_wait_to_be_confirmed(answers: tuple[Antwoord, ...], number: int) -> None:
    assert begin(_audit(*answers), EISEN, TODAY).unconfirmed == number


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


def test_a_complete_interview_opens_at_the_overview() -> None:
    assert show(begin(_audit(*ALL), EISEN, TODAY))[1] == (OVERVIEW,)


def test_of_three_documents_only_the_last_goes() -> None:
    plan, kaart = Bewijs(wat="Plan"), Bewijs(wat="Kaart")
    after, _ = step(_at(0, FIRST._replace(bewijs=(ROOSTER, plan, kaart))), Action.REMOVE_BEWIJS)
    assert after.present.bewijs == (ROOSTER, plan)


def test_from_the_overview_only_open_questions_are_asked() -> None:
    """Also after a walk along all of them."""
    walk = _at(4, FIRST, THIRD, route=Route.ALL)
    there, _ = step(walk, Action.KEEP)
    assert (there.place, there.route) == (1, Route.OPEN)
    assert step(there, Choose(2))[0].place == 3


def test_a_walk_forgets_where_one_was_before() -> None:
    """At its end the overview is done, and does not lead back to question 3."""
    events = (Action.OVERVIEW, Goto(0, walk=True), *(Action.KEEP,) * 4)
    end, _ = _all(*events, start=_at(2, *ALL))
    assert end.at_overview
    assert step(end, Action.KEEP)[1] == (Effect.END,)


@pytest.mark.parametrize("event", [Choose(1), NietVanToepassing(NVT, "Zie map.")])
def test_an_answer_of_ones_own_is_no_longer_taken_over(event: Event) -> None:
    taken_over = SECOND._replace(overgenomen="2025-2026")
    after, _ = step(_at(1, FIRST, taken_over), event)
    assert after.audit.per_eis()["DYS-02"].overgenomen is None


def test_the_same_text_again_is_nothing_to_undo() -> None:
    after, effects = _all(
        Toelichting("Zie map."), Toelichting("Zie map."), Action.UNDO, start=_at(0)
    )
    assert effects == (Effect.SAVE, Effect.SAY_UNDONE, AGAIN)
    assert after.audit.antwoorden == ()


def test_undo_does_not_forget_what_was_shown() -> None:
    assert _all(Choose(1), Action.UNDO, Action.FORWARD, start=_at(0))[1] == (AGAIN,)


def test_at_a_new_question_an_unknown_key_gives_its_hint() -> None:
    assert _all(Choose(1), Action.UNKNOWN, start=_at(0))[1] == (Effect.SAY_HINT,)


def test_a_correction_of_the_school_is_saved_and_undo_leaves_it() -> None:
    """What was mistyped about the school is no answer: the day stays, and so does the name."""
    start = replace(_at(4, *ALL), before=_at(0))
    school = start.audit.school._replace(naam="De Es")

    after, effects = step(start, Gegevens(school, "ib'er"))

    assert effects == (Effect.SAVE, Effect.SAY_CORRECTED, OVERVIEW)
    assert after.audit == replace(start.audit, school=school, rol="ib'er")
    undone, effects = step(after, Action.UNDO)
    assert effects[:2] == (Effect.SAVE, Effect.SAY_UNDONE)
    assert (undone.audit.school, undone.audit.rol) == (school, "ib'er")
    assert undone.audit.antwoorden == ()


def test_some_questions_come_by_one_after_the_other() -> None:
    """Those that were chosen, whether they are open or not, and then the overview again."""
    after, effects = step(_at(4, *ALL), Goto(1, some=(1, 3)))
    assert (after.place, after.route, effects) == (1, Route.LIST, (Effect.SHOW,))
    after, effects = step(after, Action.KEEP)
    assert (after.place, effects) == (3, (Effect.SHOW,))
    after, effects = step(after, Action.KEEP)
    assert (after.place, effects) == (4, (OVERVIEW,))
