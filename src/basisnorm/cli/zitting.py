"""One session of the interview: from opening the file to the last line on the screen."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from basisnorm import __version__
from basisnorm.audit.bestand import find_own_comments
from basisnorm.audit.model import Audit, School
from basisnorm.audit.schooljaar import schooljaar_van
from basisnorm.cli import asking, scherm
from basisnorm.cli.bewaarplek import Bewaarplek, bewaarplek
from basisnorm.cli.gesprek import Gesprek
from basisnorm.cli.gesprekszinnen import WELCOME, duration_words, progress
from basisnorm.cli.meldingen import show
from basisnorm.cli.opties import DEFAULT_VRAGENLIJST, find_extra
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.errors import BasisnormFout, Ernst
from basisnorm.fields import COMMENTAAR
from basisnorm.interview.agenda import Aanleiding, Moment, minutes_left, next_look
from basisnorm.interview.machine import Interview, open_places
from basisnorm.interview.typed import clean_text
from basisnorm.library import find_vragenlijst, read_school
from basisnorm.norm.load import DEFAULT_EDITION, load_norm, load_vragenlijst
from basisnorm.norm.model import Norm, Vragenlijst
from basisnorm.rapport.woorden import CONCLUSIE, conclusie_zin, herkomst, tijd_zin
from basisnorm.rapport.woorden import datum as day_words
from basisnorm.uitslag.regel import assess
from basisnorm.words import command_line, listing

TITLE = "Zelfevaluatie basisondersteuning"
QUICKSCAN = "quickscan"
_NEXT = (
    ("rapport", (), "het verbeterrapport, voor browser en printer"),
    ("rapport", ("--soort", "schoolgids"), "de tekst voor uw schoolgids"),
    ("uitslag", (), "de conclusie en de verbeterpunten"),
    ("audit", (), "een antwoord bekijken of wijzigen"),
)


class Chosen(NamedTuple):
    """What was chosen on the command line; `datum` is ISO."""

    datum: str
    norm: str | None = None
    vragenlijst: str | None = None
    rol: str | None = None
    naam: str | None = None
    verband: str | None = None
    schooljaar: str | None = None
    gebieden: tuple[str, ...] = ()
    ook_in_voorbereiding: bool = False
    eenvoudig: bool = False

    def command(self, verb: str, path: Path, *options: str) -> str:
        """The command that goes on with this file and the same choices."""
        parts = ["basisnorm", verb, str(path), *options]
        if self.norm:
            parts += ["--norm", self.norm]
        if self.vragenlijst and self.vragenlijst.endswith((".yaml", ".yml")):
            parts += ["--vragenlijst", self.vragenlijst]
        if self.eenvoudig and verb == "audit":
            parts.append("--eenvoudig")
        return command_line(*parts)


class Zitting:
    """From the command line to the last line on the screen."""

    def __init__(self, keys: Toetsenbord, chosen: Chosen) -> None:
        self._keys = keys
        self._chosen = chosen
        self._plek: Bewaarplek | None = None
        self._gesprek: Gesprek | None = None
        self._found: Audit | None = None

    def run(self, path: Path | None) -> None:
        """The whole session at `path`; without one the vestigingscode gives the name."""
        try:
            code = None
            if path is None:
                scherm.title(TITLE)
                code = asking.ask_vestigingscode(self._keys)
                path = Path(f"{code}-{self._schooljaar()}.yaml")
            with bewaarplek(path, self._keys) as plek:
                norm, questions, audit = self._new(code) if plek.is_new else self._resume(path)
                self._talk(plek, norm, questions, audit)
        except EOFError:
            say_nothing_saved()
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
        return self._chosen.schooljaar or schooljaar_van(self._chosen.datum)

    def _say_stopped(self) -> None:
        """Stopped half-way: what is safe, and how to go on."""
        if self._gesprek is None or self._plek is None:
            say_nothing_saved()
        elif not self._say_unsaved():
            path = self._plek.path
            told = f"{progress(self._gesprek.interview)} Alles is bewaard in {path}."
            scherm.say("", told, "Zo gaat u verder:")
            scherm.show_command(self._chosen.command("audit", path))

    def _say_unsaved(self) -> bool:
        melding = self._plek.unsaved if self._plek else None
        if melding:
            show([melding])
        return melding is not None

    def _new(self, code: str | None) -> tuple[Norm, Vragenlijst, Audit]:
        norm = load_norm(self._chosen.norm or DEFAULT_EDITION)
        questions = load_vragenlijst(self._chosen.vragenlijst or DEFAULT_VRAGENLIJST, norm)
        extra = self._extra(norm, ())
        if code is None:
            scherm.title(TITLE)
        school = self._corrected(asking.ask_school(self._keys, code))
        return norm, questions, Audit(
            norm=norm.id,
            versie=norm.versie,
            vingerafdruk=norm.vingerafdruk,
            vragenlijst=questions.id,
            school=school,
            schooljaar=self._schooljaar(),
            datum=self._chosen.datum,
            extra_gebieden=extra,
            rol=self._chosen.rol or asking.ask_rol(self._keys, asking.DEFAULT_ROL),
        )  # fmt: skip

    def _resume(self, path: Path) -> tuple[Norm, Vragenlijst, Audit]:
        gelezen = read_school(path, self._chosen.norm)
        lost = [each for each in gelezen.meldingen if each.code == COMMENTAAR]
        if lost:
            # A save would take it away, and nobody knows whether it belongs to the text.
            raise BasisnormFout(*(replace(each, ernst=Ernst.FOUT) for each in lost))
        norm, audit = gelezen.norm, gelezen.audit
        self._found = audit
        if self._chosen.vragenlijst:
            # After a quickscan a school may go on with everything.
            questions = load_vragenlijst(self._chosen.vragenlijst, norm)
        else:
            questions = find_vragenlijst(audit.vragenlijst, None, norm, path)
        if meldingen := (*gelezen.meldingen, *find_own_comments(path)):
            show(meldingen)
            asking.wait_for_enter(self._keys)
        return norm, questions, replace(
            audit,
            school=self._corrected(audit.school),
            vragenlijst=questions.id,
            extra_gebieden=self._extra(norm, audit.extra_gebieden),
            schooljaar=self._chosen.schooljaar or audit.schooljaar,
            rol=self._chosen.rol or audit.rol,
        )  # fmt: skip

    def _corrected(self, school: School) -> School:
        """The school with what was named on the command line."""
        chosen = self._chosen
        return school._replace(
            naam=chosen.naam or school.naam,
            samenwerkingsverband=chosen.verband or school.samenwerkingsverband,
        )

    def _extra(self, norm: Norm, present: tuple[str, ...]) -> tuple[str, ...]:
        chosen = self._chosen
        return find_extra(norm, present, chosen.gebieden, everything=chosen.ook_in_voorbereiding)

    def _talk(self, plek: Bewaarplek, norm: Norm, questions: Vragenlijst, audit: Audit) -> None:
        self._plek, is_new = plek, plek.is_new
        while True:
            gesprek = Gesprek(
                plek,
                norm,
                questions,
                audit,
                datum=self._chosen.datum,
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
            _show_conclusie(norm, questions, gesprek.interview)
            more = self._more(gesprek, norm, questions) if is_done else None
            if more is None:
                _say_next(gesprek.interview.audit, plek.path, self._chosen)
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
        left = [asked[place] for place in open_places(audit, asked, interview.datum)]
        minutes = minutes_left(left, audit.school.sector, gesprek.seconds)
        scherm.say(
            "",
            "Dit waren de kerneisen van de norm. Naar de wettelijke eisen is niet gevraagd; "
            f"daarover zegt deze uitslag niets. Met nog {len(left)} vragen hebt u de volledige "
            f"zelfevaluatie. Dat duurt {duration_words(minutes)}; uw antwoorden blijven staan.",
        )
        try:
            key = asking.ask_key(self._keys, "Enter = niet nu, v = nu verder: ", ["v"])
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
            scherm.say("", progress(gesprek.interview))
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


def say_nothing_saved() -> None:
    """Stopped before there was anything to keep."""
    scherm.say("Gestopt. Er is nog niets bewaard.")


def _show_conclusie(norm: Norm, vragenlijst: Vragenlijst, interview: Interview) -> None:
    """The conclusion, and what every result says about itself."""
    audit = interview.audit
    # The same day as `basisnorm uitslag` takes, so that both say the same.
    datum = audit.datum or interview.datum
    uitslag = assess(norm, vragenlijst, audit, datum=datum, programma=__version__)
    scherm.title(f"Conclusie: {CONCLUSIE[uitslag.conclusie]}")
    scherm.say(conclusie_zin(uitslag.conclusie, uitslag.telling))
    for each in uitslag.gebieden:
        if not each.gebied.telt_mee and each.telling.beantwoord:
            scherm.say(f"{each.gebied.titel}: {CONCLUSIE[each.conclusie]}.")
    scherm.say("", *uitslag.verklaring, herkomst(uitslag))


def _say_next(audit: Audit, path: Path, chosen: Chosen) -> None:
    """Where the file is, what can be done with it, and when to look again."""
    scherm.say("", f"Alles is bewaard in {path}. Zo gaat u verder:")
    for verb, options, why in _NEXT:
        scherm.show_command(chosen.command(verb, path, *options), why)
    again = command_line("basisnorm", "audit", "--van", str(path))
    scherm.show_command(again, "een nieuw schooljaar, met deze antwoorden als begin")
    scherm.say(look_again(next_look(audit, audit.datum or chosen.datum)))


def look_again(moment: Moment) -> str:
    """When to look at this audit again, and why."""
    when = f"Kijk op {day_words(moment.datum)} opnieuw"
    eisen = listing(moment.eisen, "en")
    if moment.aanleiding is Aanleiding.NVT:
        return f"{when}: dat is de laatste dag van 'niet van toepassing' bij {eisen}."
    if moment.aanleiding is Aanleiding.PLAN:
        return f"{when}: dan wilt u klaar zijn met een stap uit uw verbeterplan, bij {eisen}."
    return f"{when}: dan is er een jaar voorbij."
