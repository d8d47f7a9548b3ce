"""The interview as a pure state machine: a state and an event give a state and what to do.

It knows neither keyboard nor screen nor clock; `cli/gesprek.py` does what it says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from basisnorm.audit.invoer import Actie, Kies
from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt
from basisnorm.norm.model import Eis


class Doe(Enum):
    """What must be done after an event, in the order in which the effects are given."""

    BEWAAR = auto()
    TOON = auto()
    TOON_OPNIEUW = auto()
    EINDE = auto()
    STOP = auto()
    VRAAG_TOELICHTING = auto()
    VRAAG_BEWIJS = auto()
    VRAAG_NVT = auto()
    LEG_UIT = auto()
    ZEG_GENOTEERD = auto()
    ZEG_BIJGEWERKT = auto()
    ZEG_HINT = auto()
    ZEG_KIES_EERST = auto()
    ZEG_NVT_KAN_NIET = auto()
    ZEG_EERSTE_VRAAG = auto()
    ZEG_NOG_NIET_BEWAARD = auto()


@dataclass(frozen=True, slots=True)
class Toelichting:
    """A toelichting that was typed; None takes the present one away."""

    tekst: str | None


Event = Kies | Nvt | Toelichting | Bewijs | Actie


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """What was typed at a question that has no answer yet: it is saved with that answer."""

    toelichting: str | None = None
    bewijs: tuple[Bewijs, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """Where the interview stands. `plek` counts from 0; `len(vragen)` is past the end.

    `getoond` are the places already shown in this session. With `nalopen` every question
    comes by, also the answered ones; otherwise only those that are open at `datum` (ISO).
    """

    audit: Audit
    vragen: tuple[Eis, ...]
    datum: str
    plek: int
    nalopen: bool = False
    getoond: frozenset[int] = frozenset()
    concept: Concept = Concept()
    gewaarschuwd: bool = False
    verward: bool = False

    @property
    def eis(self) -> Eis:
        """The eis that is being asked."""
        return self.vragen[self.plek]

    @property
    def antwoord(self) -> Antwoord | None:
        """What the audit holds for the present eis, also when it counts as open."""
        return self.audit.per_eis().get(self.eis.id)

    @property
    def open_plekken(self) -> tuple[int, ...]:
        """The places of the questions that are open."""
        answers = self.audit.per_eis()
        return tuple(
            plek for plek, eis in enumerate(self.vragen) if is_open(answers.get(eis.id), self.datum)
        )


def is_open(antwoord: Antwoord | None, datum: str) -> bool:
    """Whether a question is open at `datum` (docs/scoreregel.md, 2 and 3)."""
    return antwoord is None or not antwoord.counts(datum)


def begin(audit: Audit, vragen: tuple[Eis, ...], datum: str) -> Interview:
    """An interview at its first open question; past the end when none is open."""
    interview = Interview(audit=audit, vragen=vragen, datum=datum, plek=len(vragen))
    return replace(interview, plek=next(iter(interview.open_plekken), len(vragen)))


def show(interview: Interview) -> tuple[Interview, tuple[Doe, ...]]:
    """Ask the question at the present place, or end when there is none."""
    return _go(interview, interview.plek)


def step(interview: Interview, event: Event) -> tuple[Interview, tuple[Doe, ...]]:
    """What follows from one event at the present question."""
    if event is Actie.ONBEKEND:
        # A paste of a hundred wrong keys deserves one hint.
        return replace(interview, verward=True), () if interview.verward else (Doe.ZEG_HINT,)
    interview = replace(interview, verward=False)
    match event:
        case Kies(niveau=niveau):
            return _answer(interview, niveau, None)
        case Nvt():
            return _answer(interview, None, event)
        case Toelichting(tekst=tekst):
            return _note(interview, replace(_present(interview), toelichting=tekst))
        case Bewijs():
            present = _present(interview)
            return _note(interview, replace(present, bewijs=(*present.bewijs, event)))
        case Actie.BEWIJS_WEG:
            present = _present(interview)
            return _note(interview, replace(present, bewijs=present.bewijs[:-1]))
        case Actie.NVT if not interview.eis.nvt_redenen:
            return interview, (Doe.ZEG_NVT_KAN_NIET,)
        case Actie.HOUD:
            return _keep(interview)
        case Actie.TERUG | Actie.SLA_OVER | Actie.STOP:
            return _leave(interview, event)
        case _:
            return interview, (_ASK[event],)


_ASK = {
    Actie.TOELICHTING: Doe.VRAAG_TOELICHTING,
    Actie.BEWIJS: Doe.VRAAG_BEWIJS,
    Actie.NVT: Doe.VRAAG_NVT,
    Actie.UITLEG: Doe.LEG_UIT,
}


def _present(interview: Interview) -> Antwoord:
    """The answer that is there, or the draft in the shape of an answer without a level."""
    concept = interview.concept
    return interview.antwoord or Antwoord(
        eis=interview.eis.id, toelichting=concept.toelichting, bewijs=concept.bewijs
    )


def _answer(
    interview: Interview, niveau: int | None, nvt: Nvt | None
) -> tuple[Interview, tuple[Doe, ...]]:
    answer = replace(_present(interview), niveau=niveau, nvt=nvt, overgenomen=None)
    interview, effects = _onward(_with(interview, answer))
    return interview, (Doe.BEWAAR, *effects)


def _note(interview: Interview, noted: Antwoord) -> tuple[Interview, tuple[Doe, ...]]:
    if interview.antwoord is not None:
        return _with(interview, noted), (Doe.BEWAAR, Doe.ZEG_BIJGEWERKT)
    concept = Concept(toelichting=noted.toelichting, bewijs=noted.bewijs)
    return replace(interview, concept=concept, gewaarschuwd=False), (Doe.ZEG_GENOTEERD,)


def _keep(interview: Interview) -> tuple[Interview, tuple[Doe, ...]]:
    present = interview.antwoord
    if present is not None and present.overgenomen is not None:
        confirmed = replace(present, overgenomen=None)
        if not is_open(confirmed, interview.datum):
            return _answer(interview, confirmed.niveau, confirmed.nvt)
    if is_open(present, interview.datum):
        return interview, (Doe.ZEG_KIES_EERST,)
    return _onward(interview)


def _leave(interview: Interview, actie: Actie) -> tuple[Interview, tuple[Doe, ...]]:
    if actie is Actie.TERUG and interview.plek == 0:
        return interview, (Doe.ZEG_EERSTE_VRAAG,)
    if interview.concept != Concept() and not interview.gewaarschuwd:
        return replace(interview, gewaarschuwd=True), (Doe.ZEG_NOG_NIET_BEWAARD,)
    if actie is Actie.STOP:
        return interview, (Doe.STOP,)
    if actie is Actie.SLA_OVER:
        return _onward(interview)
    back = interview.plek - 1
    return _go(replace(interview, getoond=interview.getoond | {back}), back)


def _onward(interview: Interview) -> tuple[Interview, tuple[Doe, ...]]:
    if interview.nalopen:
        return _go(interview, interview.plek + 1)
    ahead = (plek for plek in interview.open_plekken if plek > interview.plek)
    return _go(interview, next(ahead, len(interview.vragen)))


def _go(interview: Interview, plek: int) -> tuple[Interview, tuple[Doe, ...]]:
    shown = interview.getoond
    there = replace(interview, plek=plek, concept=Concept(), gewaarschuwd=False)
    if plek == len(interview.vragen):
        return there, (Doe.EINDE,)
    effect = Doe.TOON_OPNIEUW if plek in shown else Doe.TOON
    return replace(there, getoond=shown | {plek}), (effect,)


def _with(interview: Interview, answer: Antwoord) -> Interview:
    """The audit is measured on the day of its last answer."""
    return replace(interview, audit=replace(interview.audit.met(answer), datum=interview.datum))
