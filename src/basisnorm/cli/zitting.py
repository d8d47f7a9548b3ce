"""One session of the interview: from opening the file to the last line on the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from basisnorm import files
from basisnorm.audit.invoer import clean_text, schooljaar_van
from basisnorm.audit.model import Audit
from basisnorm.cli import einde, scherm, vragen
from basisnorm.cli.einde import Keuzes
from basisnorm.cli.gesprek import Gesprek
from basisnorm.cli.inlezen import find_extra, find_vragenlijst, read_school
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.norm.load import DEFAULT_EDITION, load_norm, load_vragenlijst
from basisnorm.norm.model import Norm
from basisnorm.norm.vragenlijst import Vragenlijst
from basisnorm.words import suggest

TITLE = "Zelfevaluatie basisondersteuning"
DEFAULT_VRAGENLIJST = "volledig"
DEFAULT_ROL = "schoolleider"


class Zitting:
    """From the command line to the last line on the screen."""

    def __init__(self, keys: Toetsenbord, keuzes: Keuzes) -> None:
        self._keys = keys
        self._keuzes = keuzes
        self._path = Path()
        self._gesprek: Gesprek | None = None
        self._found: Audit | None = None

    def run(self, path: Path | None) -> None:
        """The whole session at `path`; without one the vestigingscode gives the name."""
        try:
            code = None
            if path is None:
                scherm.title(TITLE)
                code = vragen.ask_vestigingscode(self._keys)
                path = Path(f"{code}-{self._schooljaar()}.yaml")
            self._path = path
            with files.lock(path):
                is_new = not files.exists(path)
                norm, questions, audit = self._new(code) if is_new else self._resume()
                self._talk(norm, questions, audit, is_new=is_new)
        except EOFError:
            einde.say_nothing_saved()
        except KeyboardInterrupt:
            scherm.say("")
            self._say_stopped()
            raise

    def _schooljaar(self) -> str:
        return self._keuzes.schooljaar or schooljaar_van(self._keuzes.datum)

    def _say_stopped(self) -> None:
        if self._gesprek is None:
            einde.say_nothing_saved()
        else:
            einde.say_stopped(self._gesprek.interview, self._path, self._keuzes)

    def _new(self, code: str | None) -> tuple[Norm, Vragenlijst, Audit]:
        norm = load_norm(self._keuzes.norm or DEFAULT_EDITION)
        questions = load_vragenlijst(self._keuzes.vragenlijst or DEFAULT_VRAGENLIJST, norm)
        extra = self._extra(norm, ())
        if code is None:
            scherm.title(TITLE)
        school = vragen.ask_school(self._keys, code)
        return norm, questions, Audit(
            norm=norm.id,
            versie=norm.versie,
            vingerafdruk=norm.vingerafdruk,
            vragenlijst=questions.id,
            school=school,
            schooljaar=self._schooljaar(),
            datum=self._keuzes.datum,
            extra_gebieden=extra,
            rol=self._keuzes.rol or vragen.ask_rol(self._keys, DEFAULT_ROL),
        )  # fmt: skip

    def _resume(self) -> tuple[Norm, Vragenlijst, Audit]:
        gelezen = read_school(self._path, self._keuzes.norm)
        norm, audit = gelezen.norm, gelezen.audit
        self._found = audit
        if self._keuzes.vragenlijst:
            # After a quickscan a school may go on with everything.
            questions = load_vragenlijst(self._keuzes.vragenlijst, norm)
        else:
            questions = find_vragenlijst(audit.vragenlijst, None, norm, self._path)
        if gelezen.meldingen:
            from basisnorm.cli.meldingen import show

            show(gelezen.meldingen)
        return norm, questions, replace(
            audit,
            vragenlijst=questions.id,
            extra_gebieden=self._extra(norm, audit.extra_gebieden),
            schooljaar=self._keuzes.schooljaar or audit.schooljaar,
            rol=self._keuzes.rol or audit.rol,
        )  # fmt: skip

    def _extra(self, norm: Norm, present: tuple[str, ...]) -> tuple[str, ...]:
        keuzes = self._keuzes
        return find_extra(norm, present, keuzes.gebieden, everything=keuzes.ook_in_voorbereiding)

    def _talk(self, norm: Norm, questions: Vragenlijst, audit: Audit, *, is_new: bool) -> None:
        gesprek = Gesprek(
            self._path,
            norm,
            questions,
            audit,
            datum=self._keuzes.datum,
            backup=not is_new,
            keys=self._keys,
        )
        # What was chosen on the command line is part of the file, also when nothing is answered.
        if is_new or audit != self._found:
            gesprek.save()
        self._gesprek = gesprek
        self._introduce(gesprek, norm, questions, is_new=is_new)
        if self._ask_all(gesprek):
            self._mark_seen(gesprek, norm)
        if gesprek.interview.open_places:
            self._say_stopped()
        else:
            einde.show_conclusie(norm, questions, gesprek.interview)
            einde.say_next(self._path, self._keuzes)

    def _ask_all(self, gesprek: Gesprek) -> bool:
        """Ask what is open, or walk through what is there; whether the end was reached."""

        interview = gesprek.interview
        if interview.place == len(interview.vragen):
            place = self._ask_place(gesprek)
            if place is None:
                return False
            return gesprek.run(replace(interview, place=place, walking=True))
        at_end = gesprek.run(interview)
        while at_end and gesprek.interview.open_places:
            left = len(gesprek.interview.open_places)
            what = "staat nog 1 vraag" if left == 1 else f"staan nog {left} vragen"
            scherm.say("", f"Er {what} open.")
            try:
                key = vragen.ask_key(self._keys, "Enter = nu beantwoorden, q = later: ", ["q"])
            except EOFError:
                key = "q"
            scherm.say("later" if key else "nu")
            if key:
                return False
            at_end = gesprek.run(replace(gesprek.interview, place=gesprek.interview.open_places[0]))
        return at_end

    def _ask_place(self, gesprek: Gesprek) -> int | None:
        """Where to begin in an audit that is complete; None to leave it as it is."""

        questions = gesprek.interview.vragen
        ids = [eis.id.lower() for eis in questions]
        numbers = [str(number) for number in range(1, len(questions) + 1)]
        scherm.say(
            "",
            "Wilt u antwoorden nalopen of wijzigen? Typ a voor alle vragen. Of typ waar u wilt "
            f"beginnen: een nummer van 1 tot en met {len(questions)}, "
            f"of een code zoals {questions[0].id}.",
        )
        while True:
            text = (self._keys.line("Begin bij (Enter = niets wijzigen): ") or "").lower()
            if text in ("", "q"):
                return None
            if text == "a":
                return 0
            if text in ids:
                return ids.index(text)
            if text in numbers:
                return numbers.index(text)
            meant = suggest(text, ids)
            hint = f" Bedoelt u {meant.upper()}?" if meant else ""
            scherm.say(f"Die vraag is er niet.{hint}")

    def _introduce(
        self, gesprek: Gesprek, norm: Norm, questions: Vragenlijst, *, is_new: bool
    ) -> None:

        audit = gesprek.interview.audit
        name = clean_text(audit.school.naam or audit.school.vestigingscode)
        scherm.title(f"{questions.naam} · {name}")
        scherm.say(norm.naam)
        if is_new:
            scherm.say("", f"{questions.uitleg} Uw antwoorden staan in {self._path}.")
        else:
            scherm.say("", einde.progress(gesprek.interview))

    def _mark_seen(self, gesprek: Gesprek, norm: Norm) -> None:
        """Whoever has looked at every question again has measured with the present version."""
        interview = gesprek.interview
        audit = interview.audit
        seen = {interview.vragen[place].id for place in interview.shown}
        sector = audit.school.sector
        unseen = [
            eis_id
            for eis_id in audit.per_eis()
            if eis_id not in seen and sector in norm.eisen[eis_id].sectoren
        ]
        if audit.vingerafdruk != norm.vingerafdruk and not unseen:
            now = replace(audit, versie=norm.versie, vingerafdruk=norm.vingerafdruk)
            gesprek.interview = replace(interview, audit=now)
            gesprek.save()
