"""The interview as a pure state machine: a state and an event give a state and what to do.

It knows neither keyboard nor screen nor clock; `cli/gesprek.py` does what it says. The overview is
the page after the last question, so that every way forward ends there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import NamedTuple

from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt, School
from basisnorm.interview.typed import Action, Choose, Goto
from basisnorm.norm.model import Eis


class Route(Enum):
    """Where an answer leads to."""

    OPEN = auto()
    """The next open question."""
    ALL = auto()
    """The next question, whether it is open or not."""
    ONE = auto()
    """Back to the overview that the question was chosen from."""
    LIST = auto()
    """The next of the questions in `some`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One interview. `place` counts from 0; `len(vragen)` is the overview, after the last question.

    `some` are the places that are gone through on that route.
    `resume` is the place where the overview was asked for. `shown` are the places already shown
    in this session. `used` are documents, last used first.
    `before` is the interview before the last change: what undo goes back to. `datum` is ISO.
    """

    audit: Audit
    vragen: tuple[Eis, ...]
    datum: str
    place: int
    route: Route = Route.OPEN
    some: tuple[int, ...] = ()
    resume: int | None = None
    shown: frozenset[int] = frozenset()
    used: tuple[Bewijs, ...] = ()
    confused: bool = False
    # Not compared or shown: it holds every state of this session, one inside the other.
    before: Interview | None = field(default=None, repr=False, compare=False)

    @property
    def at_overview(self) -> bool:
        """Whether the overview is shown, and no question."""
        return self.place == len(self.vragen)

    @property
    def eis(self) -> Eis:
        """The eis that is being asked."""
        return self.vragen[self.place]

    @property
    def antwoord(self) -> Antwoord | None:
        """What the audit holds for the present eis, also when it is only a note."""
        return self.audit.per_eis().get(self.eis.id)

    @property
    def present(self) -> Antwoord:
        """The same; an answer of nothing when there is none."""
        return self.antwoord or Antwoord(eis=self.eis.id)

    @property
    def open_places(self) -> tuple[int, ...]:
        """The places of the questions that are open."""
        return open_places(self.audit, self.vragen, self.datum)

    @property
    def unconfirmed(self) -> int:
        """How many questions have an answer that was taken over and not confirmed."""
        answers = self.audit.per_eis()
        found = (answers.get(eis.id) for eis in self.vragen)
        return sum(each is not None and each.overgenomen is not None for each in found)

    def open_or_first(self, gebied: str) -> int:
        """The place of the first open question of a gebied, else of its first question."""
        places = [place for place, eis in enumerate(self.vragen) if eis.gebied == gebied]
        still_open = set(self.open_places)
        return next((place for place in places if place in still_open), places[0])


def is_open(antwoord: Antwoord | None, datum: str) -> bool:
    """Whether a question is open at `datum` (docs/scoreregel.md, 2 and 3)."""
    return antwoord is None or not antwoord.counts(datum)


def open_places(audit: Audit, vragen: Sequence[Eis], datum: str) -> tuple[int, ...]:
    """The places, from 0, of the questions that are open at `datum`."""
    answers = audit.per_eis()
    return tuple(place for place, eis in enumerate(vragen) if is_open(answers.get(eis.id), datum))


def begin(audit: Audit, vragen: tuple[Eis, ...], datum: str) -> Interview:
    """An interview at its first open question; at the overview when none is open."""
    used = [each for antwoord in audit.antwoorden for each in antwoord.bewijs]
    return Interview(
        audit=audit,
        vragen=vragen,
        datum=datum,
        place=next(iter(open_places(audit, vragen, datum)), len(vragen)),
        used=tuple(dict.fromkeys(reversed(used))),
    )


class Effect(Enum):
    """What must be done after an event, in the order in which the effects are given."""

    SAVE = auto()
    SHOW = auto()
    SHOW_AGAIN = auto()
    SHOW_OVERVIEW = auto()
    SHOW_ALL = auto()
    END = auto()
    STOP = auto()
    ASK_TOELICHTING = auto()
    ASK_BEWIJS = auto()
    ASK_NVT = auto()
    EDIT = auto()
    SEARCH = auto()
    EXPLAIN = auto()
    SAY_NOTED = auto()
    SAY_UPDATED = auto()
    SAY_UNDONE = auto()
    SAY_NOTHING_TO_UNDO = auto()
    SAY_HINT = auto()
    SAY_PASTED = auto()
    SAY_CHOOSE_FIRST = auto()
    SAY_NO_NVT = auto()
    SAY_NO_TWIN = auto()
    SAY_FIRST_QUESTION = auto()
    SAY_AT_OVERVIEW = auto()
    SAY_CORRECTED = auto()


class Toelichting(NamedTuple):
    """A toelichting that was typed; None takes the present one away."""

    tekst: str | None


class NietVanToepassing(NamedTuple):
    """That the eis does not apply here, and the toelichting that will stand there then."""

    nvt: Nvt
    toelichting: str | None


class Gegevens(NamedTuple):
    """The details of the school and who answers, corrected at the overview."""

    school: School
    rol: str | None


# What belongs to one question, or else is a key.
EisEvent = Choose | NietVanToepassing | Toelichting | Bewijs | Action
Event = EisEvent | Goto | Gegevens
Step = tuple[Interview, tuple[Effect, ...]]

_ASK = {
    Action.TOELICHTING: Effect.ASK_TOELICHTING,
    Action.BEWIJS: Effect.ASK_BEWIJS,
    Action.NVT: Effect.ASK_NVT,
    Action.EDIT: Effect.EDIT,
    Action.EXPLAIN: Effect.EXPLAIN,
    Action.SEARCH: Effect.SEARCH,
    Action.PASTED: Effect.SAY_PASTED,
}


def show(interview: Interview) -> Step:
    """Ask the question at the present place, or show the overview."""
    return _go(interview, interview.place)


def step(interview: Interview, event: Event) -> Step:
    """What follows from one event at the present question, or at the overview."""
    if event is Action.UNKNOWN and not interview.at_overview:
        # A paste of a hundred wrong keys deserves one hint.
        return replace(interview, confused=True), () if interview.confused else (Effect.SAY_HINT,)
    interview = replace(interview, confused=False)
    match event:
        case Action.EXPLAIN | Action.SEARCH | Action.PASTED:
            return interview, (_ASK[event],)
        case Action.STOP:
            return interview, (Effect.STOP,)
        case Action.UNDO:
            return _undo(interview)
        case Action.BACK if interview.place == 0:
            return interview, (Effect.SAY_FIRST_QUESTION,)
        case Action.BACK:
            return _go(_seen(interview, interview.place - 1), interview.place - 1)
        case Goto():
            return _jump(interview, event)
        case Gegevens(school=school, rol=rol):
            audit = replace(interview.audit, school=school, rol=rol)
            effects = (Effect.SAVE, Effect.SAY_CORRECTED, Effect.SHOW_OVERVIEW)
            return replace(interview, audit=audit), effects
    return _at_overview(interview, event) if interview.at_overview else _at_eis(interview, event)


def _at_eis(interview: Interview, event: EisEvent) -> Step:
    match event:
        case Choose(niveau=niveau):
            return _answer(interview, interview.present._replace(niveau=niveau, nvt=None))
        case NietVanToepassing(nvt=nvt, toelichting=tekst):
            present = interview.present._replace(niveau=None, nvt=nvt, toelichting=tekst)
            return _answer(interview, present)
        case Toelichting(tekst=tekst):
            return _note(interview, interview.present._replace(toelichting=tekst))
        case Bewijs():
            present = interview.present
            return _note(interview, present._replace(bewijs=(*present.bewijs, event)), event)
        case Action.REMOVE_BEWIJS:
            present = interview.present
            return _note(interview, present._replace(bewijs=present.bewijs[:-1]))
        case Action.NVT if not interview.eis.nvt_redenen:
            return interview, (Effect.SAY_NO_NVT,)
        case Action.KEEP:
            return _keep(interview)
        case Action.SAME:
            twin = twin_answer(interview)
            if twin is None:
                return interview, (Effect.SAY_NO_TWIN,)
            return _answer(interview, taken_from(twin, interview.present))
        case Action.SKIP:
            return _onward(interview)
        case Action.FORWARD:
            return _go(interview, interview.place + 1)
        case Action.OVERVIEW:
            # From a question that was chosen there, Enter still leads to where one was before.
            resume = interview.resume if interview.route is Route.ONE else interview.place
            return _go(replace(interview, resume=resume), len(interview.vragen))
        case _:
            return interview, (_ASK[event],)


def _at_overview(interview: Interview, event: EisEvent) -> Step:
    match event:
        case Action.OVERVIEW:
            return interview, (Effect.SHOW_ALL,)
        case Action.KEEP if interview.resume is not None:
            route = Route.OPEN if interview.route in (Route.ONE, Route.LIST) else interview.route
            return _go(replace(interview, resume=None, route=route), interview.resume)
        case Action.KEEP if interview.open_places:
            return _go(replace(interview, route=Route.OPEN), interview.open_places[0])
        case Action.KEEP:
            return interview, (Effect.END,)
        case _:
            return interview, (Effect.SAY_AT_OVERVIEW,)


def _jump(interview: Interview, to: Goto) -> Step:
    if to.walk:
        interview = replace(interview, route=Route.ALL, resume=None)
    elif to.some:
        interview = replace(interview, route=Route.LIST, some=to.some)
    elif interview.at_overview:
        interview = replace(interview, route=Route.ONE)
    return _go(interview, to.place)


def _answer(interview: Interview, answer: Antwoord) -> Step:
    there, effects = _onward(_changed(interview, answer._replace(overgenomen=None)))
    return there, (Effect.SAVE, *effects)


def _note(interview: Interview, noted: Antwoord, *used: Bewijs) -> Step:
    """Keep a text or a document, with `used` in front of the documents used before."""
    others = tuple(each for each in interview.used if each not in used)
    changed = replace(_changed(interview, noted), used=(*used, *others))
    said = Effect.SAY_NOTED if noted.is_notitie else Effect.SAY_UPDATED
    return changed, (Effect.SAVE, said)


def _changed(interview: Interview, answer: Antwoord) -> Interview:
    """The audit is measured on the day of its last answer; a note is none."""
    audit = interview.audit.met(answer)
    return replace(
        interview,
        audit=audit if answer.is_notitie else replace(audit, datum=interview.datum),
        # The same once more leaves nothing to undo.
        before=interview.before if answer == interview.present else interview,
    )


def _keep(interview: Interview) -> Step:
    present = interview.antwoord
    if present is not None and present.overgenomen is not None:
        confirmed = present._replace(overgenomen=None)
        if not is_open(confirmed, interview.datum):
            return _answer(interview, confirmed)
    if is_open(present, interview.datum):
        return interview, (Effect.SAY_CHOOSE_FIRST,)
    return _onward(interview)


def _undo(interview: Interview) -> Step:
    """Back to the state before the last change, at the question where it was made."""
    before = interview.before
    if before is None:
        return interview, (Effect.SAY_NOTHING_TO_UNDO,)
    # What was corrected about the school is no answer, and stays.
    school, rol = interview.audit.school, interview.audit.rol
    before = replace(before, audit=replace(before.audit, school=school, rol=rol))
    there, effects = show(replace(before, shown=interview.shown))
    return there, (Effect.SAVE, Effect.SAY_UNDONE, *effects)


def _onward(interview: Interview) -> Step:
    if interview.route is Route.ALL:
        return _go(interview, interview.place + 1)
    if interview.route is Route.ONE:
        return _go(interview, len(interview.vragen))
    places = interview.some if interview.route is Route.LIST else interview.open_places
    ahead = (place for place in places if place > interview.place)
    return _go(interview, next(ahead, len(interview.vragen)))


def _go(interview: Interview, place: int) -> Step:
    there = replace(interview, place=place)
    if there.at_overview:
        return there, (Effect.SHOW_OVERVIEW,)
    effect = Effect.SHOW_AGAIN if place in interview.shown else Effect.SHOW
    return _seen(there, place), (effect,)


def _seen(interview: Interview, place: int) -> Interview:
    return replace(interview, shown=interview.shown | {place})


def twin_answer(interview: Interview) -> Antwoord | None:
    """The answer of a twin that fits the present question, under the id of that twin.

    Only at a question without an answer of its own, be it of an earlier year, and only an answer
    that counts and that can be given here as well: n.v.t. for a reason that this eis has too, or
    else the same level. Eisen with a reason in common have only that in common: how far one is says
    nothing about the other. The first that fits is offered.
    """
    if interview.at_overview or not interview.present.is_notitie:
        return None
    eis, answers = interview.eis, interview.audit.per_eis()
    reasons = {reden.id for reden in eis.nvt_redenen}
    for twin in eis.tweelingen:
        answer = answers.get(twin)
        if answer is None or is_open(answer, interview.datum):
            continue
        fits = (
            answer.nvt.reden in reasons
            if answer.nvt
            else not reasons and answer.niveau in eis.niveaus
        )
        if fits:
            return answer
    return None


def taken_from(twin: Antwoord, present: Antwoord) -> Antwoord:
    """The present answer with what was chosen at its twin; its own words stay."""
    return present._replace(niveau=twin.niveau, nvt=twin.nvt)
