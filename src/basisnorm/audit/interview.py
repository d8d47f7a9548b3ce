"""The interview as a pure state machine: a state and an event give a state and what to do.

It knows neither keyboard nor screen nor clock; `cli/gesprek.py` does what it says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from basisnorm.audit.invoer import Action, Choose
from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt
from basisnorm.norm.model import Eis


class Effect(Enum):
    """What must be done after an event, in the order in which the effects are given."""

    SAVE = auto()
    SHOW = auto()
    SHOW_AGAIN = auto()
    END = auto()
    STOP = auto()
    ASK_TOELICHTING = auto()
    ASK_BEWIJS = auto()
    ASK_NVT = auto()
    EXPLAIN = auto()
    SAY_NOTED = auto()
    SAY_UPDATED = auto()
    SAY_HINT = auto()
    SAY_CHOOSE_FIRST = auto()
    SAY_NO_NVT = auto()
    SAY_FIRST_QUESTION = auto()
    SAY_NOT_SAVED = auto()


@dataclass(frozen=True, slots=True)
class Toelichting:
    """A toelichting that was typed; None takes the present one away."""

    tekst: str | None


Event = Choose | Nvt | Toelichting | Bewijs | Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed at a question that has no answer yet: it is saved with that answer."""

    toelichting: str | None = None
    bewijs: tuple[Bewijs, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """Where the interview stands. `place` counts from 0; `len(vragen)` is past the end.

    `shown` are the places already shown in this session. With `walking` every question
    comes by, also the answered ones; otherwise only those that are open at `datum` (ISO).
    """

    audit: Audit
    vragen: tuple[Eis, ...]
    datum: str
    place: int
    walking: bool = False
    shown: frozenset[int] = frozenset()
    draft: Draft = Draft()
    warned: bool = False
    confused: bool = False

    @property
    def eis(self) -> Eis:
        """The eis that is being asked."""
        return self.vragen[self.place]

    @property
    def antwoord(self) -> Antwoord | None:
        """What the audit holds for the present eis, also when it counts as open."""
        return self.audit.per_eis().get(self.eis.id)

    @property
    def open_places(self) -> tuple[int, ...]:
        """The places of the questions that are open."""
        answers = self.audit.per_eis()
        return tuple(
            place
            for place, eis in enumerate(self.vragen)
            if is_open(answers.get(eis.id), self.datum)
        )


def is_open(antwoord: Antwoord | None, datum: str) -> bool:
    """Whether a question is open at `datum` (docs/scoreregel.md, 2 and 3)."""
    return antwoord is None or not antwoord.counts(datum)


def begin(audit: Audit, vragen: tuple[Eis, ...], datum: str) -> Interview:
    """An interview at its first open question; past the end when none is open."""
    interview = Interview(audit=audit, vragen=vragen, datum=datum, place=len(vragen))
    return replace(interview, place=next(iter(interview.open_places), len(vragen)))


def show(interview: Interview) -> tuple[Interview, tuple[Effect, ...]]:
    """Ask the question at the present place, or end when there is none."""
    return _go(interview, interview.place)


def step(interview: Interview, event: Event) -> tuple[Interview, tuple[Effect, ...]]:
    """What follows from one event at the present question."""
    if event is Action.UNKNOWN:
        # A paste of a hundred wrong keys deserves one hint.
        return replace(interview, confused=True), () if interview.confused else (Effect.SAY_HINT,)
    interview = replace(interview, confused=False)
    match event:
        case Choose(niveau=niveau):
            return _answer(interview, niveau, None)
        case Nvt():
            return _answer(interview, None, event)
        case Toelichting(tekst=tekst):
            return _note(interview, replace(_present(interview), toelichting=tekst))
        case Bewijs():
            present = _present(interview)
            return _note(interview, replace(present, bewijs=(*present.bewijs, event)))
        case Action.REMOVE_BEWIJS:
            present = _present(interview)
            return _note(interview, replace(present, bewijs=present.bewijs[:-1]))
        case Action.NVT if not interview.eis.nvt_redenen:
            return interview, (Effect.SAY_NO_NVT,)
        case Action.KEEP:
            return _keep(interview)
        case Action.BACK | Action.SKIP | Action.STOP:
            return _leave(interview, event)
        case _:
            return interview, (_ASK[event],)


_ASK = {
    Action.TOELICHTING: Effect.ASK_TOELICHTING,
    Action.BEWIJS: Effect.ASK_BEWIJS,
    Action.NVT: Effect.ASK_NVT,
    Action.EXPLAIN: Effect.EXPLAIN,
}


def _present(interview: Interview) -> Antwoord:
    """The answer that is there, or the draft in the shape of an answer without a level."""
    draft = interview.draft
    return interview.antwoord or Antwoord(
        eis=interview.eis.id, toelichting=draft.toelichting, bewijs=draft.bewijs
    )


def _answer(
    interview: Interview, niveau: int | None, nvt: Nvt | None
) -> tuple[Interview, tuple[Effect, ...]]:
    answer = replace(_present(interview), niveau=niveau, nvt=nvt, overgenomen=None)
    interview, effects = _onward(_with(interview, answer))
    return interview, (Effect.SAVE, *effects)


def _note(interview: Interview, noted: Antwoord) -> tuple[Interview, tuple[Effect, ...]]:
    if interview.antwoord is not None:
        return _with(interview, noted), (Effect.SAVE, Effect.SAY_UPDATED)
    draft = Draft(toelichting=noted.toelichting, bewijs=noted.bewijs)
    return replace(interview, draft=draft, warned=False), (Effect.SAY_NOTED,)


def _keep(interview: Interview) -> tuple[Interview, tuple[Effect, ...]]:
    present = interview.antwoord
    if present is not None and present.overgenomen is not None:
        confirmed = replace(present, overgenomen=None)
        if not is_open(confirmed, interview.datum):
            return _answer(interview, confirmed.niveau, confirmed.nvt)
    if is_open(present, interview.datum):
        return interview, (Effect.SAY_CHOOSE_FIRST,)
    return _onward(interview)


def _leave(interview: Interview, action: Action) -> tuple[Interview, tuple[Effect, ...]]:
    if action is Action.BACK and interview.place == 0:
        return interview, (Effect.SAY_FIRST_QUESTION,)
    if interview.draft != Draft() and not interview.warned:
        return replace(interview, warned=True), (Effect.SAY_NOT_SAVED,)
    if action is Action.STOP:
        return interview, (Effect.STOP,)
    if action is Action.SKIP:
        return _onward(interview)
    back = interview.place - 1
    return _go(replace(interview, shown=interview.shown | {back}), back)


def _onward(interview: Interview) -> tuple[Interview, tuple[Effect, ...]]:
    if interview.walking:
        return _go(interview, interview.place + 1)
    ahead = (place for place in interview.open_places if place > interview.place)
    return _go(interview, next(ahead, len(interview.vragen)))


def _go(interview: Interview, place: int) -> tuple[Interview, tuple[Effect, ...]]:
    shown = interview.shown
    there = replace(interview, place=place, draft=Draft(), warned=False)
    if place == len(interview.vragen):
        return there, (Effect.END,)
    effect = Effect.SHOW_AGAIN if place in shown else Effect.SHOW
    return replace(there, shown=shown | {place}), (effect,)


def _with(interview: Interview, answer: Antwoord) -> Interview:
    """The audit is measured on the day of its last answer."""
    return replace(interview, audit=replace(interview.audit.met(answer), datum=interview.datum))
