"""How the interview ends: what was saved, the conclusion, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from basisnorm import __version__
from basisnorm.audit.model import Audit
from basisnorm.cli import scherm
from basisnorm.interview.agenda import Aanleiding, Moment, next_look
from basisnorm.interview.machine import Interview
from basisnorm.norm.model import Norm, Vragenlijst
from basisnorm.rapport.woorden import datum as day_words
from basisnorm.words import command_line, listing

_NEXT = (
    ("rapport", (), "het verbeterrapport, voor browser en printer"),
    ("rapport", ("--soort", "schoolgids"), "de tekst voor uw schoolgids"),
    ("uitslag", (), "de conclusie en de verbeterpunten"),
    ("audit", (), "een antwoord bekijken of wijzigen"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuzes:
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


def progress(interview: Interview) -> str:
    """How far a school is, as a sentence."""
    total = len(interview.vragen)
    done = total - len(interview.open_places)
    if done == total:
        return f"Alle {total} vragen zijn beantwoord."
    words = f"{done} van de {total} vragen {'is' if done == 1 else 'zijn'} beantwoord"
    waiting = interview.unconfirmed
    if waiting:
        what = "overgenomen antwoord wacht" if waiting == 1 else "overgenomen antwoorden wachten"
        return f"{words}; {waiting} {what} op uw bevestiging."
    return f"{words}." if done else "Er is nog geen vraag beantwoord."


def say_nothing_saved() -> None:
    """Stopped before there was anything to keep."""
    scherm.say("Gestopt. Er is nog niets bewaard.")


def say_stopped(interview: Interview, path: Path, keuzes: Keuzes) -> None:
    """Stopped half-way: it is safe, and this is how to go on."""
    scherm.say("", f"{progress(interview)} Alles is bewaard in {path}.", "Zo gaat u verder:")
    scherm.show_command(resume_command("audit", path, keuzes))


def show_conclusie(norm: Norm, vragenlijst: Vragenlijst, interview: Interview) -> None:
    """The conclusion, and what every result says about itself."""
    from basisnorm.rapport.woorden import CONCLUSIE, conclusie_zin, herkomst
    from basisnorm.uitslag.regel import assess

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


def say_next(audit: Audit, path: Path, keuzes: Keuzes) -> None:
    """Where the file is, what can be done with it, and when to look again."""
    scherm.say("", f"Alles is bewaard in {path}. Zo gaat u verder:")
    for verb, options, why in _NEXT:
        scherm.show_command(resume_command(verb, path, keuzes, *options), why)
    again = command_line("basisnorm", "audit", "--van", str(path))
    scherm.show_command(again, "een nieuw schooljaar, met deze antwoorden als begin")
    scherm.say(look_again(next_look(audit, audit.datum or keuzes.datum)))


def look_again(moment: Moment) -> str:
    """When to look at this audit again, and why."""
    when = f"Kijk op {day_words(moment.datum)} opnieuw"
    eisen = listing(moment.eisen, "en")
    if moment.aanleiding is Aanleiding.NVT:
        return f"{when}: dat is de laatste dag van 'niet van toepassing' bij {eisen}."
    if moment.aanleiding is Aanleiding.PLAN:
        return f"{when}: dan wilt u klaar zijn met een stap uit uw verbeterplan, bij {eisen}."
    return f"{when}: dan is er een jaar voorbij."


def resume_command(verb: str, path: Path, keuzes: Keuzes, *options: str) -> str:
    """The command that goes on with this file and the same choices."""
    parts = ["basisnorm", verb, str(path), *options]
    if keuzes.norm:
        parts += ["--norm", keuzes.norm]
    if keuzes.vragenlijst and keuzes.vragenlijst.endswith((".yaml", ".yml")):
        parts += ["--vragenlijst", keuzes.vragenlijst]
    if keuzes.eenvoudig and verb == "audit":
        parts.append("--eenvoudig")
    return command_line(*parts)
