"""Where an interview stands, as one value; `interview` says how it goes on from there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from basisnorm.audit.model import Antwoord, Audit, Bewijs
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
        answers = self.audit.per_eis()
        return tuple(
            place
            for place, eis in enumerate(self.vragen)
            if is_open(answers.get(eis.id), self.datum)
        )

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


def begin(audit: Audit, vragen: tuple[Eis, ...], datum: str) -> Interview:
    """An interview at its first open question; at the overview when none is open."""
    used = [each for antwoord in audit.antwoorden for each in antwoord.bewijs]
    interview = Interview(
        audit=audit,
        vragen=vragen,
        datum=datum,
        place=len(vragen),
        used=tuple(dict.fromkeys(reversed(used))),
    )
    return replace(interview, place=next(iter(interview.open_places), len(vragen)))
