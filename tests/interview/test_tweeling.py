"""An answer is offered at an eis that is like another, and never taken by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from basisnorm.audit.model import Antwoord, Nvt
from basisnorm.audit.schrijfwijzen import STANDAARD
from basisnorm.cli.gesprekszinnen import twin_words
from basisnorm.interview.machine import Effect, Interview, begin, step, twin_answer
from basisnorm.interview.typed import Action, read_key, read_line
from basisnorm.norm.load import load_norm
from basisnorm.norm.model import Eis
from bouwstenen import make_audit
from fout_voorbeelden import GOED

DAY = "2026-11-21"
NORM = load_norm(str(GOED / "formaat-2"))
FIRST, SECOND = NORM.eisen["DYS-02"], NORM.eisen["GEN-02"]


ALIKE = SECOND._replace(nvt_redenen=())


def at_second(*answers: Antwoord, eis: Eis = SECOND) -> Interview:
    """The interview at GEN-02, of which DYS-02 is the twin; they share a reason for n.v.t."""
    audit = replace(make_audit(), antwoorden=answers)
    return replace(begin(audit, (FIRST, eis), DAY), place=1)


NO_JUNIORS = Nvt(reden="geen-onderbouw", besloten_door="directie")


@pytest.mark.parametrize(
    ("twin", "offered"),
    [
        (Antwoord(eis="DYS-02", niveau=2), False),
        (Antwoord(eis="DYS-02", niveau=0), False),
        (Antwoord(eis="DYS-02", nvt=NO_JUNIORS), True),
        (Antwoord(eis="DYS-02", nvt=Nvt(reden="iets-anders")), False),
        (Antwoord(eis="DYS-02", nvt=NO_JUNIORS._replace(tot="2026-11-20")), False),
        (Antwoord(eis="DYS-02", toelichting="navragen"), False),
        (Antwoord(eis="DYS-02", niveau=2, overgenomen="2025-2026"), False),
    ],
)
def test_of_two_with_a_reason_in_common_only_that_is_offered(twin: Antwoord, offered: bool) -> None:
    found = twin_answer(at_second(twin))
    assert found == (twin if offered else None)


@pytest.mark.parametrize(
    ("twin", "offered"),
    [
        (Antwoord(eis="DYS-02", niveau=2), True),
        (Antwoord(eis="DYS-02", niveau=0), True),
        (Antwoord(eis="DYS-02", nvt=NO_JUNIORS), False),
        (Antwoord(eis="DYS-02", niveau=2, overgenomen="2025-2026"), False),
    ],
)
def test_without_one_the_level_is_offered(twin: Antwoord, offered: bool) -> None:
    found = twin_answer(at_second(twin, eis=ALIKE))
    assert found == (twin if offered else None)


@pytest.mark.parametrize(
    ("eis", "twin", "said"),
    [
        (SECOND, Antwoord(eis="DYS-02", nvt=NO_JUNIORS),
         "Bij DYS-02 koos u: niet van toepassing (Deze locatie heeft geen onderbouw). "
         "Geldt dat ook hier? Druk op =."),
        (ALIKE, Antwoord(eis="DYS-02", niveau=2),
         "DYS-02 lijkt hierop. Daar koos u: 2 op orde. Geldt dat ook hier? Druk op =."),
    ],
)  # fmt: skip
def test_it_is_never_said_that_two_ask_the_same(eis: Eis, twin: Antwoord, said: str) -> None:
    assert twin_words(eis, STANDAARD, twin, simple=False) == said


def test_a_level_that_cannot_be_given_here_is_not_offered() -> None:
    twin = Antwoord(eis="GEN-01", niveau=1)
    yes_no = NORM.eisen["GEN-01"]._replace(id="GEN-09", tweelingen=("GEN-01",))
    audit = replace(make_audit(), antwoorden=(twin,))
    interview = replace(begin(audit, (yes_no,), DAY), place=0)
    assert twin_answer(interview) is None
    asked = replace(interview, audit=replace(audit, antwoorden=(twin._replace(niveau=2),)))
    assert twin_answer(asked) is not None


@pytest.mark.parametrize(
    ("answers", "offered"),
    [
        ({"DYS-01": 1, "DYS-02": 2, "GEN-01": 3}, "DYS-01"),
        ({"DYS-02": 2, "GEN-01": 3}, "DYS-02"),
        ({"GEN-01": 3}, "GEN-01"),
        # A level that this eis does not have is passed as well.
        ({"DYS-01": 9, "GEN-01": 3}, "GEN-01"),
        ({}, None),
    ],
)
def test_of_more_twins_the_first_that_fits_is_offered(
    answers: dict[str, int], offered: str | None
) -> None:
    more = ALIKE._replace(tweelingen=("DYS-01", "DYS-02", "GEN-01"))
    found = twin_answer(replace(begin(make_audit(answers), (more,), DAY), place=0))
    assert (found.eis if found else None) == offered


@pytest.mark.parametrize(
    "own",
    [
        Antwoord(eis="GEN-02", niveau=1),
        Antwoord(eis="GEN-02", niveau=1, overgenomen="2025-2026"),
        Antwoord(eis="GEN-02", nvt=NO_JUNIORS, overgenomen="2025-2026"),
    ],
)
def test_what_was_answered_here_wins(own: Antwoord) -> None:
    """Also when it is of an earlier year, and still to be confirmed."""
    twin = Antwoord(eis="DYS-02", niveau=2)
    assert twin_answer(at_second(twin, own, eis=ALIKE)) is None


def test_nothing_counts_until_it_is_chosen() -> None:
    interview = at_second(Antwoord(eis="DYS-02", niveau=2), eis=ALIKE)
    assert interview.open_places == (1,)
    after, effects = step(interview, Action.KEEP)
    assert effects == (Effect.SAY_CHOOSE_FIRST,)
    assert after.audit == interview.audit


def test_the_same_answer_is_one_key_away_and_leaves_the_own_words() -> None:
    note = Antwoord(eis="GEN-02", toelichting="navragen")
    interview = at_second(Antwoord(eis="DYS-02", nvt=NO_JUNIORS, toelichting="over lezen"), note)
    after, effects = step(interview, read_key(SECOND, "="))
    assert after.audit.per_eis()["GEN-02"] == note._replace(nvt=NO_JUNIORS)
    assert effects[0] is Effect.SAVE
    back, effects = step(after, Action.UNDO)
    assert back.audit.per_eis() == interview.audit.per_eis()


@pytest.mark.parametrize("niveau", range(4))
def test_the_same_level_is_one_key_away_and_can_be_undone(niveau: int) -> None:
    note = Antwoord(eis="GEN-02", toelichting="navragen")
    twin = Antwoord(eis="DYS-02", niveau=niveau, toelichting="over lezen")
    interview = at_second(twin, note, eis=ALIKE)
    after, _ = step(interview, Action.SAME)
    assert after.audit.per_eis()["GEN-02"] == note._replace(niveau=niveau)
    assert step(after, Action.UNDO)[0].audit.per_eis() == interview.audit.per_eis()


def test_without_a_twin_the_key_says_so() -> None:
    interview = at_second()
    assert step(interview, Action.SAME) == (interview, (Effect.SAY_NO_TWIN,))


def test_a_word_does_the_same() -> None:
    assert read_line(SECOND, STANDAARD, "hetzelfde") is Action.SAME
