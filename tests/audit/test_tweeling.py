"""An answer is offered at an eis that asks the same, and never taken by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.audit.interview import Effect, step
from basisnorm.audit.invoer import Action, read_key
from basisnorm.audit.model import Antwoord, Nvt
from basisnorm.audit.stand import Interview, begin
from basisnorm.audit.tweeling import twin_answer
from basisnorm.norm.load import load_norm
from bouwstenen import make_audit
from fout_voorbeelden import GOED

DAY = "2026-11-21"
NORM = load_norm(str(GOED / "formaat-2"))
FIRST, SECOND = NORM.eisen["DYS-02"], NORM.eisen["GEN-02"]


def at_second(*answers: Antwoord) -> Interview:
    """The interview at GEN-02, of which DYS-02 is the twin."""
    audit = replace(make_audit(), antwoorden=answers)
    return replace(begin(audit, (FIRST, SECOND), DAY), place=1)


NO_JUNIORS = Nvt(reden="geen-onderbouw", besloten_door="directie")


@pytest.mark.parametrize(
    ("twin", "offered"),
    [
        (Antwoord(eis="DYS-02", niveau=2), True),
        (Antwoord(eis="DYS-02", niveau=0), True),
        (Antwoord(eis="DYS-02", nvt=NO_JUNIORS), True),
        (Antwoord(eis="DYS-02", nvt=Nvt(reden="iets-anders")), False),
        (Antwoord(eis="DYS-02", nvt=replace(NO_JUNIORS, tot="2026-11-20")), False),
        (Antwoord(eis="DYS-02", toelichting="navragen"), False),
        (Antwoord(eis="DYS-02", niveau=2, overgenomen="2025-2026"), False),
    ],
)
def test_what_is_offered(twin: Antwoord, offered: bool) -> None:
    found = twin_answer(at_second(twin))
    assert found == (twin if offered else None)


def test_a_level_that_cannot_be_given_here_is_not_offered() -> None:
    twin = Antwoord(eis="GEN-01", niveau=1)
    yes_no = replace(NORM.eisen["GEN-01"], id="GEN-09", tweelingen=("GEN-01",))
    audit = replace(make_audit(), antwoorden=(twin,))
    interview = replace(begin(audit, (yes_no,), DAY), place=0)
    assert twin_answer(interview) is None
    asked = replace(interview, audit=replace(audit, antwoorden=(replace(twin, niveau=2),)))
    assert twin_answer(asked) is not None


def test_what_was_answered_here_wins() -> None:
    twin, own = Antwoord(eis="DYS-02", niveau=2), Antwoord(eis="GEN-02", niveau=1)
    assert twin_answer(at_second(twin, own)) is None


def test_nothing_counts_until_it_is_chosen() -> None:
    interview = at_second(Antwoord(eis="DYS-02", niveau=2))
    assert interview.open_places == (1,)
    after, effects = step(interview, Action.KEEP)
    assert effects == (Effect.SAY_CHOOSE_FIRST,)
    assert after.audit == interview.audit


def test_the_same_answer_is_one_key_away_and_leaves_the_own_words() -> None:
    note = Antwoord(eis="GEN-02", toelichting="navragen")
    interview = at_second(Antwoord(eis="DYS-02", nvt=NO_JUNIORS, toelichting="over lezen"), note)
    after, effects = step(interview, read_key(SECOND, "="))
    assert after.audit.per_eis()["GEN-02"] == replace(note, nvt=NO_JUNIORS)
    assert effects[0] is Effect.SAVE
    back, effects = step(after, Action.UNDO)
    assert back.audit.per_eis() == interview.audit.per_eis()


def test_without_a_twin_the_key_says_so() -> None:
    interview = at_second()
    assert step(interview, Action.SAME) == (interview, (Effect.SAY_NO_TWIN,))


def test_a_word_does_the_same() -> None:
    assert read_key(SECOND, "hetzelfde") is Action.SAME
