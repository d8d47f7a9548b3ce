"""Runs the interview: keys in, questions out, and every answer on disk before the next question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from basisnorm import files
from basisnorm.audit import interview as machine
from basisnorm.audit.bestand import write_audit
from basisnorm.audit.interview import Effect, Interview
from basisnorm.audit.invoer import Action, Choose, read_key
from basisnorm.audit.model import Antwoord, Audit, Nvt
from basisnorm.cli import scherm, vragen
from basisnorm.cli.signalen import undisturbed
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.norm.model import Norm
from basisnorm.norm.vragenlijst import Vragenlijst

PROMPT = "Antwoord: "

_WORDS = {
    Action.TOELICHTING: "toelichting",
    Action.BEWIJS: "bewijs",
    Action.NVT: "n.v.t.",
    Action.EXPLAIN: "uitleg",
    Action.BACK: "terug",
    Action.SKIP: "later",
    Action.STOP: "stoppen",
}

_SENTENCES = {
    Effect.SAY_NOTED: "Genoteerd. Het wordt bewaard zodra u een antwoord kiest.",
    Effect.SAY_UPDATED: "Bewaard bij uw antwoord.",
    Effect.SAY_CHOOSE_FIRST: "Hier is nog geen antwoord. Kies er een, of sla over met s.",
    Effect.SAY_NO_NVT: "'Niet van toepassing' kan bij deze vraag niet.",
    Effect.SAY_FIRST_QUESTION: "Dit is de eerste vraag.",
}
_NOT_SAVED = (
    "Wat u hier typte, is nog niet bewaard. Kies eerst een antwoord. "
    "Wilt u het niet bewaren? Druk dan nog een keer."
)
_CHANGED = (
    "Let op: {0} is intussen ergens anders gewijzigd. Die versie staat nu in {0}~; uw antwoorden "
    "staan in {0}."
)


class Gesprek:
    """One session at one file. `backup`: the file was there before this session."""

    def __init__(
        self,
        path: Path,
        norm: Norm,
        vragenlijst: Vragenlijst,
        audit: Audit,
        *,
        datum: str,
        backup: bool,
        keys: Toetsenbord,
    ) -> None:
        self._path = path
        self._norm = norm
        self._schaal = vragenlijst.schaal
        self._sector = audit.school.sector
        self._keys = keys
        self._backup = backup
        self._on_disk = files.read_if_there(path)
        self._introduced: set[str] = set()
        self._explained = False
        self._reminded: set[str] = set()
        self._ended = False
        questions = vragenlijst.vragen(norm, self._sector, audit.extra_gebieden)
        self.interview = machine.begin(audit, questions, datum)
        self._do: dict[Effect, Callable[[], None]] = {
            Effect.SAVE: self.save,
            Effect.SHOW: lambda: self._show_vraag("Vraag"),
            Effect.SHOW_AGAIN: lambda: self._show_vraag("Opnieuw vraag"),
            Effect.END: self._end,
            Effect.STOP: self._end,
            Effect.EXPLAIN: self._explain,
            Effect.ASK_TOELICHTING: self._ask_toelichting,
            Effect.ASK_BEWIJS: self._ask_bewijs,
            Effect.ASK_NVT: self._ask_nvt,
            Effect.SAY_HINT: self._hint,
            Effect.SAY_NOT_SAVED: lambda: scherm.warn(_NOT_SAVED),
        }

    def run(self, interview: Interview) -> bool:
        """Ask until the end (True) or until the person stops (False)."""
        self._ended = False
        self._follow(*machine.show(interview))
        while not self._ended:
            event = read_key(self.interview.eis, self._keys.key(PROMPT))
            while event is Action.UNKNOWN and self.interview.confused:
                event = read_key(self.interview.eis, self._keys.key(""))
            self._echo(event)
            self._send(event)
        return self.interview.place == len(self.interview.vragen)

    def save(self) -> None:
        """Put the audit on disk; nothing interrupts that."""
        with undisturbed():
            if self._on_disk is not None and files.read_if_there(self._path) != self._on_disk:
                # Someone else's work is never lost: it becomes the previous version.
                scherm.warn(_CHANGED.format(self._path))
                self._backup = True
            write_audit(self._path, self.interview.audit, backup=self._backup)
            self._backup = False
            self._on_disk = files.read_if_there(self._path)

    def _send(self, event: machine.Event) -> None:
        self._follow(*machine.step(self.interview, event))

    def _follow(self, interview: Interview, effects: tuple[Effect, ...]) -> None:
        self.interview = interview
        for effect in effects:
            if effect in _SENTENCES:
                scherm.say(_SENTENCES[effect])
            else:
                self._do[effect]()

    def _echo(self, event: Choose | Action) -> None:
        """The key was typed blind; say what it was taken for."""
        interview = self.interview
        if isinstance(event, Choose):
            chosen = Antwoord(eis=interview.eis.id, niveau=event.niveau)
            scherm.say(scherm.answer_words(interview.eis, self._schaal, chosen))
        elif event is Action.KEEP and not self._is_open():
            scherm.say("zo houden")
        else:
            scherm.say(_WORDS.get(event, ""))

    def _show_vraag(self, word: str) -> None:
        interview = self.interview
        eis = interview.eis
        gebied = self._norm.gebied(eis.gebied)
        is_open = self._is_open()
        scherm.show_vraag(
            eis,
            gebied,
            self._schaal,
            self._sector,
            kop=f"{word} {interview.place + 1} van {len(interview.vragen)}",
            drempel=self._norm.drempel,
            antwoord=interview.antwoord,
            is_open=is_open,
            new_gebied=gebied.id not in self._introduced,
        )
        self._introduced.add(gebied.id)
        present = interview.antwoord
        keep = present is not None and (not is_open or present.overgenomen is not None)
        scherm.show_keys(eis, full=not self._explained, keep=keep)
        self._explained = True

    def _is_open(self) -> bool:
        return machine.is_open(self.interview.antwoord, self.interview.datum)

    def _explain(self) -> None:
        eis = self.interview.eis
        bronnen = [self._norm.bron(each) for each in eis.bronnen.voor(self._sector)]
        scherm.show_uitleg(eis, self._sector, bronnen)

    def _hint(self) -> None:
        levels = "j of n" if len(self.interview.eis.niveaus) == 2 else "0, 1, 2 of 3"
        scherm.say(f"Deze toets doet hier niets. Kies {levels}. Uitleg: ?. Stoppen: q.")

    def _ask_toelichting(self) -> None:
        present = self.interview.antwoord or self.interview.draft
        self._remind(vragen.NO_PUPIL)
        self._ask(lambda: vragen.ask_toelichting(self._keys, present.toelichting))

    def _ask_bewijs(self) -> None:
        present = self.interview.antwoord or self.interview.draft
        self._remind(vragen.HINT)
        self._ask(
            lambda: vragen.ask_bewijs(self._keys, self.interview.eis, self._sector, present.bewijs)
        )

    def _ask_nvt(self) -> None:
        answer = self.interview.antwoord
        present = answer.nvt if answer else None
        self._ask(lambda: vragen.ask_nvt(self._keys, self.interview.eis, present))

    def _remind(self, hint: str) -> None:
        """Say once in a session what does not belong in free text."""
        if hint not in self._reminded:
            self._reminded.add(hint)
            scherm.say(hint)

    def _ask(self, ask: Callable[[], machine.Event | Nvt | None]) -> None:
        try:
            event = ask()
        except EOFError:
            event = Action.STOP
        if event is not None:
            self._send(event)

    def _end(self) -> None:
        self._ended = True
