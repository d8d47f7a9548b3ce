"""Runs the interview: keys in, questions out, and every answer on disk before the next question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic

from basisnorm.audit.bestand import TeGroot
from basisnorm.audit.model import Antwoord, Audit
from basisnorm.cli import asking, scherm, vraagscherm
from basisnorm.cli.bewaarplek import Bewaarplek
from basisnorm.cli.bladeren import Bladeren
from basisnorm.cli.gesprekszinnen import (
    CONFIRM,
    KEEP,
    ONE_KEY,
    SENTENCES,
    WORDS,
    answer_words,
    hint,
    line_hint,
    progress_words,
    undone_words,
)
from basisnorm.cli.meldingen import show
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.cli.vraagscherm import Vraagbeeld
from basisnorm.interview import machine
from basisnorm.interview.agenda import minutes_left
from basisnorm.interview.machine import Effect, Interview, begin, is_open, twin_answer
from basisnorm.interview.typed import Action, Choose, read_key, read_line
from basisnorm.norm.model import Norm, Vragenlijst
from basisnorm.norm.vindplaats import vindplaats_of
from basisnorm.rapport.woorden import maat_kop

PROMPT = "Antwoord: "
# An Enter that comes sooner than this after a question is there was not meant for that question.
_TOO_SOON_SECONDS = 0.6
_ENTER = ("", "\n", "\r")
# What goes on to another question with one key, so that an Enter behind it is one too many.
_ONE_KEY = (Action.SAME, Action.SKIP, Action.FORWARD)


class Gesprek:
    """One session at one file; `seconds` are how long answers took before, in the same sitting."""

    def __init__(
        self,
        plek: Bewaarplek,
        norm: Norm,
        vragenlijst: Vragenlijst,
        audit: Audit,
        *,
        datum: str,
        keys: Toetsenbord,
        seconds: Sequence[float] = (),
    ) -> None:
        self._plek = plek
        self._norm = norm
        self._schaal = vragenlijst.schaal
        self._sector = audit.school.sector
        self._keys = keys
        # The gebieden and kinds of levels that were explained.
        self._introduced: set[str] = set()
        self._explained = False
        self._reminded: set[str] = set()
        # Whether an Enter that comes at once still belongs to the answer before.
        self._is_enter_due = False
        self.seconds = list(seconds)
        self._shown_at = 0.0
        self._ended: Effect | None = None
        questions = vragenlijst.vragen(norm, self._sector, audit.extra_gebieden)
        self.interview = begin(audit, questions, datum)
        self._bladeren = Bladeren(keys, norm, self._schaal, self._sector)
        self._do: dict[Effect, Callable[[], None]] = {
            Effect.SAVE: self.save,
            Effect.SHOW: lambda: self._show_vraag("Vraag"),
            Effect.SHOW_AGAIN: lambda: self._show_vraag("Opnieuw vraag"),
            Effect.SHOW_OVERVIEW: lambda: self._bladeren.show(self.interview, whole=False),
            Effect.SHOW_ALL: lambda: self._bladeren.show(self.interview, whole=True),
            Effect.END: lambda: self._end(Effect.END),
            Effect.STOP: lambda: self._end(Effect.STOP),
            Effect.EXPLAIN: self._explain,
            Effect.SEARCH: self._search,
            Effect.EDIT: self._edit,
            Effect.ASK_TOELICHTING: self._ask_toelichting,
            Effect.ASK_BEWIJS: self._ask_bewijs,
            Effect.ASK_NVT: self._ask_nvt,
            Effect.SAY_HINT: lambda: scherm.say(hint(self.interview)),
        }

    def run(self) -> bool:
        """Ask until the person is done (True) or stops (False)."""
        self._ended = None
        self._follow(*machine.show(self.interview))
        while self._ended is None:
            if self.interview.at_overview:
                self._ask(lambda: self._bladeren.ask(self.interview))
            else:
                self._ask_key()
        return self._ended is Effect.END

    def save(self) -> None:
        """Put the audit on disk; TeGroot, or BasisnormFout when that fails and the person stops."""
        self._plek.save(self.interview.audit)

    def _ask_key(self) -> None:
        eis = self.interview.eis
        if scherm.is_simple():
            line = self._keys.key(PROMPT)
            event = read_line(eis, self._schaal, line)
            if event is Action.UNKNOWN:
                # Whoever listens must hear each time what was not understood.
                scherm.say(line_hint(eis, self._schaal, line))
                return
            self._echo(event)
            self._send(event)
            return
        event = read_key(eis, self._key(PROMPT))
        while event is Action.UNKNOWN and self.interview.confused:
            event = read_key(self.interview.eis, self._key(""))
        self._echo(event)
        self._send(event)

    def _key(self, prompt: str) -> str:
        """The next key; an Enter right behind an answer belongs to that answer.

        Typed ahead or out of habit, it would confirm a question that nobody has read yet.
        """
        asked_at = monotonic()
        key = self._keys.key(prompt)
        is_late = monotonic() - asked_at >= _TOO_SOON_SECONDS
        if not self._is_enter_due or is_late or key not in _ENTER:
            return key
        self._is_enter_due = False
        if ONE_KEY in self._reminded:
            return self._keys.key("")
        self._remind(ONE_KEY)
        return self._keys.key(PROMPT)

    def _send(self, event: machine.Event) -> None:
        before = self.interview
        after, effects = machine.step(before, event)
        if event is not Action.UNKNOWN:
            is_answer = isinstance(event, Choose | machine.NietVanToepassing) or event in _ONE_KEY
            self._is_enter_due = is_answer and after.place != before.place
        if Effect.SAVE in effects and event is not Action.UNDO and after.place != before.place:
            self.seconds.append(monotonic() - self._shown_at)
        if Effect.SAY_UNDONE in effects:
            scherm.say(self._undone(before, after))
        try:
            self._follow(after, effects)
        except TeGroot as fout:
            # Refused as a whole: what was there stays, on the disk and here.
            self.interview = before
            show(fout.meldingen)

    def _follow(self, interview: Interview, effects: tuple[Effect, ...]) -> None:
        self.interview = interview
        for effect in effects:
            if effect in SENTENCES:
                scherm.say(SENTENCES[effect])
            elif effect in self._do:
                self._do[effect]()

    def _undone(self, before: Interview, after: Interview) -> str:
        was = replace(before, place=after.place).present
        return undone_words(after.eis, self._schaal, was, after.present)

    def _echo(self, event: Choose | Action) -> None:
        """The key was typed blind; say what it was taken for."""
        interview = self.interview
        if isinstance(event, Choose):
            chosen = Antwoord(eis=interview.eis.id, niveau=event.niveau)
            scherm.say(answer_words(interview.eis, self._schaal, chosen))
        elif event is Action.KEEP and (keep := self._keeping()):
            scherm.say(keep[0])
        else:
            scherm.say(WORDS.get(event, ""))

    def _keeping(self) -> tuple[str, str] | None:
        """What Enter does at this question; None when there is nothing to keep."""
        present = self.interview.antwoord
        if present is None or is_open(present._replace(overgenomen=None), self.interview.datum):
            return None
        return CONFIRM if present.overgenomen else KEEP

    def _vraag(self, word: str) -> Vraagbeeld:
        interview = self.interview
        gebied = self._norm.gebied(interview.eis.gebied)
        left = [interview.vragen[place] for place in interview.open_places]
        return Vraagbeeld(
            eis=interview.eis,
            gebied=gebied,
            sector=self._sector,
            schaal=self._schaal,
            drempel=self._norm.drempel,
            maat=maat_kop(self._norm),
            vindplaats=vindplaats_of(self._norm, interview.eis, self._sector),
            datum=interview.datum,
            kop=f"{word} {interview.place + 1} van {len(interview.vragen)}",
            bestand="" if self._explained else self._plek.path.name,
            voortgang=progress_words(len(left), minutes_left(left, self._sector, self.seconds)),
            antwoord=interview.present,
            houden=self._keeping(),
            tweeling=twin_answer(interview),
            new_gebied=gebied.id not in self._introduced,
            known=interview.eis.schaal in self._introduced,
        )

    def _show_vraag(self, word: str) -> None:
        vraag = self._vraag(word)
        vraagscherm.show_vraag(vraag, full=not self._explained)
        self._introduced |= {vraag.gebied.id, vraag.eis.schaal}
        self._explained = True
        self._shown_at = monotonic()

    def _explain(self) -> None:
        if self.interview.at_overview:
            self._bladeren.explain()
            return
        vraag = self._vraag("Opnieuw vraag")
        bronnen = [self._norm.bron(each) for each in vraag.eis.bronnen.voor(self._sector)]
        vraagscherm.show_all_keys(vraag)
        vraagscherm.show_uitleg(vraag, bronnen)
        vraagscherm.show_again(vraag)

    def _search(self) -> None:
        self._ask(lambda: self._bladeren.search(self.interview))

    def _edit(self) -> None:
        self._remind(asking.NO_PUPIL)
        self._ask(lambda: asking.edit_toelichting(self._keys, self.interview.present.toelichting))

    def _ask_toelichting(self) -> None:
        self._remind(asking.NO_PUPIL)
        self._ask(lambda: asking.ask_toelichting(self._keys, self.interview.present.toelichting))

    def _ask_bewijs(self) -> None:
        self._remind(asking.HINT)
        interview = self.interview
        self._ask(
            lambda: asking.ask_bewijs(
                self._keys, interview.eis, self._sector, interview.present.bewijs, interview.used
            )
        )

    def _ask_nvt(self) -> None:
        interview = self.interview
        self._ask(
            lambda: asking.ask_nvt(self._keys, interview.eis, interview.present, interview.datum)
        )

    def _remind(self, reminder: str) -> None:
        """Say once in a session what does not belong in free text."""
        if reminder not in self._reminded:
            self._reminded.add(reminder)
            scherm.say(reminder)

    def _ask(self, ask: Callable[[], machine.Event | None]) -> None:
        try:
            event = ask()
        except EOFError:
            event = Action.STOP
        if event is not None:
            self._send(event)

    def _end(self, effect: Effect) -> None:
        self._ended = effect
