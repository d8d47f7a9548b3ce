"""One session of the interview: from opening the file to the last line on the screen."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from basisnorm.audit.bestand import find_own_comments
from basisnorm.audit.model import Audit, School
from basisnorm.audit.schooljaar import schooljaar_van
from basisnorm.cli import einde, scherm, schoolvragen, vraagvormen
from basisnorm.cli.bewaarplek import Bewaarplek, bewaarplek
from basisnorm.cli.einde import Keuzes
from basisnorm.cli.gesprek import Gesprek
from basisnorm.cli.gesprekszinnen import WELCOME, duration_words
from basisnorm.cli.inlezen import find_extra, find_vragenlijst, read_school
from basisnorm.cli.meldingen import show
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.fields import COMMENTAAR
from basisnorm.interview.agenda import minutes_left
from basisnorm.interview.machine import begin
from basisnorm.interview.typed import clean_text
from basisnorm.norm.load import DEFAULT_EDITION, load_norm, load_vragenlijst
from basisnorm.norm.model import Norm, Vragenlijst
from basisnorm.rapport.woorden import tijd_zin

TITLE = "Zelfevaluatie basisondersteuning"
DEFAULT_VRAGENLIJST = "volledig"
QUICKSCAN = "quickscan"


class Zitting:
    """From the command line to the last line on the screen."""

    def __init__(self, keys: Toetsenbord, keuzes: Keuzes) -> None:
        self._keys = keys
        self._keuzes = keuzes
        self._plek: Bewaarplek | None = None
        self._gesprek: Gesprek | None = None
        self._found: Audit | None = None

    def run(self, path: Path | None) -> None:
        """The whole session at `path`; without one the vestigingscode gives the name."""
        try:
            code = None
            if path is None:
                scherm.title(TITLE)
                code = schoolvragen.ask_vestigingscode(self._keys)
                path = Path(f"{code}-{self._schooljaar()}.yaml")
            with bewaarplek(path, self._keys) as plek:
                norm, questions, audit = self._new(code) if plek.is_new else self._resume(path)
                self._talk(plek, norm, questions, audit)
        except EOFError:
            einde.say_nothing_saved()
        except KeyboardInterrupt:
            scherm.say("")
            self._say_stopped()
            raise
        except SystemExit:
            # Ended by a signal, maybe with the window gone: only what is lost has to be said.
            with suppress(OSError):
                self._say_unsaved()
            raise

    def _schooljaar(self) -> str:
        return self._keuzes.schooljaar or schooljaar_van(self._keuzes.datum)

    def _say_stopped(self) -> None:
        if self._gesprek is None or self._plek is None:
            einde.say_nothing_saved()
        elif not self._say_unsaved():
            einde.say_stopped(self._gesprek.interview, self._plek.path, self._keuzes)

    def _say_unsaved(self) -> bool:
        melding = self._plek.unsaved if self._plek else None
        if melding:
            show([melding])
        return melding is not None

    def _new(self, code: str | None) -> tuple[Norm, Vragenlijst, Audit]:
        norm = load_norm(self._keuzes.norm or DEFAULT_EDITION)
        questions = load_vragenlijst(self._keuzes.vragenlijst or DEFAULT_VRAGENLIJST, norm)
        extra = self._extra(norm, ())
        if code is None:
            scherm.title(TITLE)
        school = self._corrected(schoolvragen.ask_school(self._keys, code))
        return norm, questions, Audit(
            norm=norm.id,
            versie=norm.versie,
            vingerafdruk=norm.vingerafdruk,
            vragenlijst=questions.id,
            school=school,
            schooljaar=self._schooljaar(),
            datum=self._keuzes.datum,
            extra_gebieden=extra,
            rol=self._keuzes.rol or schoolvragen.ask_rol(self._keys, schoolvragen.DEFAULT_ROL),
        )  # fmt: skip

    def _resume(self, path: Path) -> tuple[Norm, Vragenlijst, Audit]:
        gelezen = read_school(path, self._keuzes.norm)
        lost = [each for each in gelezen.meldingen if each.code == COMMENTAAR]
        if lost:
            # A save would take it away, and nobody knows whether it belongs to the text.
            raise BasisnormFout(*(replace(each, ernst=Ernst.FOUT) for each in lost))
        norm, audit = gelezen.norm, gelezen.audit
        self._found = audit
        if self._keuzes.vragenlijst:
            # After a quickscan a school may go on with everything.
            questions = load_vragenlijst(self._keuzes.vragenlijst, norm)
        else:
            questions = find_vragenlijst(audit.vragenlijst, None, norm, path)
        if meldingen := (*gelezen.meldingen, *find_own_comments(path)):
            show(meldingen)
            vraagvormen.wait_for_enter(self._keys)
        return norm, questions, replace(
            audit,
            school=self._corrected(audit.school),
            vragenlijst=questions.id,
            extra_gebieden=self._extra(norm, audit.extra_gebieden),
            schooljaar=self._keuzes.schooljaar or audit.schooljaar,
            rol=self._keuzes.rol or audit.rol,
        )  # fmt: skip

    def _corrected(self, school: School) -> School:
        """The school with what was named on the command line."""
        keuzes = self._keuzes
        return replace(
            school,
            naam=keuzes.naam or school.naam,
            samenwerkingsverband=keuzes.verband or school.samenwerkingsverband,
        )

    def _extra(self, norm: Norm, present: tuple[str, ...]) -> tuple[str, ...]:
        keuzes = self._keuzes
        return find_extra(norm, present, keuzes.gebieden, everything=keuzes.ook_in_voorbereiding)

    def _talk(self, plek: Bewaarplek, norm: Norm, questions: Vragenlijst, audit: Audit) -> None:
        self._plek, is_new = plek, plek.is_new
        while True:
            gesprek = Gesprek(
                plek,
                norm,
                questions,
                audit,
                datum=self._keuzes.datum,
                keys=self._keys,
                seconds=self._gesprek.seconds if self._gesprek else (),
            )
            self._gesprek = gesprek
            # What was chosen on the command line is part of the file, also without an answer.
            if is_new or audit != self._found:
                gesprek.save()
            self._introduce(gesprek, norm, questions, plek if is_new else None)
            is_done = gesprek.run()
            if gesprek.interview.open_places:
                self._say_stopped()
                return
            self._mark_seen(gesprek, norm)
            einde.show_conclusie(norm, questions, gesprek.interview)
            more = self._more(gesprek, norm, questions) if is_done else None
            if more is None:
                einde.say_next(gesprek.interview.audit, plek.path, self._keuzes)
                return
            questions, is_new = more, False
            self._found = gesprek.interview.audit
            audit = replace(gesprek.interview.audit, vragenlijst=more.id)

    def _more(self, gesprek: Gesprek, norm: Norm, questions: Vragenlijst) -> Vragenlijst | None:
        """The full questionnaire when someone goes on with it after a quickscan."""
        if questions.id != QUICKSCAN:
            return None
        whole = load_vragenlijst(DEFAULT_VRAGENLIJST, norm)
        interview = gesprek.interview
        audit = interview.audit
        asked = whole.vragen(norm, audit.school.sector, audit.extra_gebieden)
        open_places = begin(audit, asked, interview.datum).open_places
        left = [asked[place] for place in open_places]
        minutes = minutes_left(left, audit.school.sector, gesprek.seconds)
        scherm.say(
            "",
            "Dit waren de kerneisen van de norm. Naar de wettelijke eisen is niet gevraagd; "
            f"daarover zegt deze uitslag niets. Met nog {len(left)} vragen hebt u de volledige "
            f"zelfevaluatie. Dat duurt {duration_words(minutes)}; uw antwoorden blijven staan.",
        )
        try:
            key = vraagvormen.ask_key(self._keys, "Enter = niet nu, v = nu verder: ", ["v"])
        except EOFError:
            key = ""
        scherm.say("nu verder" if key else "niet nu")
        return whole if key else None

    def _introduce(
        self, gesprek: Gesprek, norm: Norm, questions: Vragenlijst, new: Bewaarplek | None
    ) -> None:
        audit = gesprek.interview.audit
        name = clean_text(audit.school.naam or audit.school.vestigingscode)
        scherm.title(f"{questions.naam}, {name}")
        scherm.say(norm.naam)
        if new:
            tijd = tijd_zin(gesprek.interview.vragen, audit.school.sector)
            scherm.say(
                "",
                f"{questions.uitleg} {tijd} Uw antwoorden staan in {new.path}.",
            )
        elif not gesprek.interview.at_overview:
            scherm.say("", einde.progress(gesprek.interview))
        if not (scherm.is_simple() or gesprek.interview.at_overview):
            scherm.say(WELCOME)

    def _mark_seen(self, gesprek: Gesprek, norm: Norm) -> None:
        """Whoever has looked at every question again has measured with the present version."""
        interview = gesprek.interview
        audit = interview.audit
        seen = {interview.vragen[place].id for place in interview.shown}
        sector = audit.school.sector
        unseen = [
            eis_id
            for eis_id, antwoord in audit.per_eis().items()
            if not antwoord.is_notitie
            and eis_id not in seen
            and sector in norm.eisen[eis_id].sectoren
        ]
        if audit.vingerafdruk != norm.vingerafdruk and not unseen:
            now = replace(audit, versie=norm.versie, vingerafdruk=norm.vingerafdruk)
            gesprek.interview = replace(interview, audit=now)
            gesprek.save()
