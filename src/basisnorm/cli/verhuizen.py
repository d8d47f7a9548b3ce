"""`basisnorm audit BESTAND --naar-norm`: a new file for another norm, beside the old one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from basisnorm.audit.bestand import Gelezen, write_audit
from basisnorm.audit.model import Antwoord, Stap
from basisnorm.audit.verhuizen import Overgang, Verhuizing, move_audit
from basisnorm.audit.versie import NEWER, OTHER, is_same, is_same_meaning
from basisnorm.cli import scherm, vraagvormen
from basisnorm.cli.antwoordwoorden import answer_words
from basisnorm.cli.einde import Keuzes, resume_command
from basisnorm.cli.inlezen import find_vragenlijst, read_school
from basisnorm.cli.meldingen import show
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.files import lock
from basisnorm.interview.typed import clean_text
from basisnorm.norm.build import editions
from basisnorm.norm.load import changed_eisen, load_norm, load_vragenlijst
from basisnorm.norm.model import Norm, Schaal, Vragenlijst
from basisnorm.rapport.woorden import aantal, bewijs_zin, datum

# What may stand in the name of a file on every system.
_STRANGE = re.compile(r"[^\w.-]+")
_VERSION = re.compile(r"-[0-9]+\.[0-9]+\.[0-9]+$")
_BACKWARDS = (
    "Let op: norm {0} is ouder dan norm {1}. Eisen met een ander nummer herkent het programma "
    "alleen als de nieuwste norm dat zegt."
)
_OTHER_VERSION = (
    "Uw antwoorden horen bij een andere of onbekende versie van de oude norm. Daarom kijkt u ze "
    "allemaal nog eens na."
)


def move(
    keys: Toetsenbord, keuzes: Keuzes, path: Path, naar: str, uitvoer: Path | None
) -> tuple[Path, Keuzes] | None:
    """Write the new file and tell what happened to every answer.

    The new file and the choices to go on with; None when the person goes on later.
    """
    gelezen = read_school(path, keuzes.norm)
    norm = load_norm(naar)
    audit = gelezen.audit
    if audit.norm == norm.id and is_same(audit, norm):
        raise _nothing_to_do(path, norm, resume_command("audit", path, keuzes))
    if norm.peildatum < gelezen.norm.peildatum:
        scherm.warn(_BACKWARDS.format(norm.id, gelezen.norm.id))
    # What these two advise is what is being done.
    show(each for each in gelezen.meldingen if each.code not in (OTHER, NEWER))
    questions = find_questions(gelezen, norm, keuzes, path)
    asked = questions.vragen(norm, audit.school.sector, audit.extra_gebieden)
    anders = (
        frozenset[str]()
        if is_same_meaning(audit, gelezen.norm)
        else changed_eisen(gelezen.norm, audit.versie, audit.vingerafdruk)
    )
    moved = move_audit(audit, gelezen.norm, norm, asked, anders=anders)
    onward = replace(keuzes, norm=None if naar in editions() else naar)
    target = uitvoer or _beside(path, gelezen.norm, norm)
    with lock(target):
        if target.exists():
            raise _is_there(target, resume_command("audit", target, onward))
        write_audit(target, replace(moved.audit, vragenlijst=questions.id))
    tell(moved, gelezen.norm, norm, questions.schaal, is_known=anders is not None)
    scherm.say("", f"Uw oude bestand {path} is niet veranderd. Het nieuwe bestand is {target}.")
    return (target, onward) if _goes_on(keys, moved, target, onward) else None


def _beside(path: Path, oud: Norm, nieuw: Norm) -> Path:
    """A name of its own for the new file; within one edition the version tells them apart."""
    stem = _VERSION.sub("", path.stem).removesuffix(f"-{_safe(oud.id)}")
    target = path.with_name(f"{stem}-{_safe(nieuw.id)}.yaml")
    if oud.id == nieuw.id or target == path:
        return path.with_name(f"{stem}-{_safe(nieuw.id)}-{nieuw.versie}.yaml")
    return target


def _safe(text: str) -> str:
    return _STRANGE.sub("-", text).strip("-.") or "nieuw"


def find_questions(gelezen: Gelezen, norm: Norm, keuzes: Keuzes, path: Path) -> Vragenlijst:
    """The questionnaire that was chosen, or the one of the file; BasisnormFout when it asks for
    eisen that `norm` does not have.
    """
    named = gelezen.audit.vragenlijst
    try:
        if keuzes.vragenlijst:
            return load_vragenlijst(keuzes.vragenlijst, norm)
        return find_vragenlijst(named, None, norm, path)
    except BasisnormFout as fout:
        if all(each.code != "onbekende-eis" for each in fout.meldingen):
            raise
        raise BasisnormFout(
            Melding(
                code="vragenlijst-past-niet",
                bestand=str(path),
                veld="vragenlijst",
                waarde=keuzes.vragenlijst or named,
                tekst=f"De vragenlijst '{keuzes.vragenlijst or named}' noemt eisen die norm "
                f"{norm.id} niet heeft.",
                oplossing="Voeg toe: --vragenlijst volledig. Ook zo gaan al uw antwoorden mee.",
            )
        ) from fout


def tell(moved: Verhuizing, oud: Norm, nieuw: Norm, schaal: Schaal, *, is_known: bool) -> None:
    """Print what happened to every answer; `is_known` when the old version of `oud` is known."""
    old = f"norm {oud.id}"
    if oud.id == nieuw.id:
        old = "een andere versie van de norm"
    scherm.title(f"Van {old} naar norm {nieuw.id}, versie {nieuw.versie}")
    scherm.say(nieuw.naam, "", " ".join(_summary(moved)))
    if not is_known:
        scherm.say("", _OTHER_VERSION)
    # When everything must be looked at for one reason, only what is more than that is news.
    _tell_again(
        [each for each in moved.opnieuw_bekijken if is_known or len(each.redenen) > 1], oud, schaal
    )
    if moved.vervallen or moved.stappen or moved.zinnen:
        scherm.title("Geen plaats meer in de nieuwe norm")
        scherm.say("Dit staat alleen nog in uw oude bestand.")
        for answer in moved.vervallen:
            _tell_eis(answer.eis, oud)
            _tell_answer(answer, oud, schaal)
        for stap in moved.stappen:
            scherm.say("", f"Verbeterplan bij {stap.eis}: {_step(stap)}")
        for eis, zin in moved.zinnen:
            scherm.say("", f"Eigen zin voor de schoolgids bij {eis}: {clean_text(zin)}")
    renamed = [each for each in moved.behouden if each.eis.id != each.van[0].eis]
    if renamed:
        scherm.title("Ander nummer, zelfde antwoord")
        scherm.choices((each.van[0].eis, f"heet nu {each.eis.id}") for each in renamed)
    other = [each for each in (*moved.behouden, *moved.opnieuw_bekijken) if each.telt_anders]
    if other or oud.drempel != nieuw.drempel:
        scherm.title("Telt nu anders mee")
        if oud.drempel != nieuw.drempel:
            scherm.say(f"Een eis is nu op orde vanaf niveau {nieuw.drempel}.")
        for each in other:
            scherm.say(f"{each.eis.id} {each.telt_anders}.")
    if moved.nieuw:
        scherm.title("Nieuwe vragen")
        scherm.choices((eis.id, eis.tekst.voor(moved.audit.school.sector)) for eis in moved.nieuw)


def _summary(moved: Verhuizing) -> Iterable[str]:
    same, again = len(moved.behouden), len(moved.opnieuw_bekijken)
    if same:
        yield f"{aantal(same, 'antwoord blijft', 'antwoorden blijven')} gelden."
    if again:
        yield f"Naar {aantal(again, 'vraag', 'vragen')} kijkt u opnieuw."
    if moved.nieuw:
        yield f"{aantal(len(moved.nieuw), 'vraag is', 'vragen zijn')} nieuw."
    if moved.nog_open:
        yield f"{aantal(len(moved.nog_open), 'vraag stond', 'vragen stonden')} al open."
    if moved.vervallen:
        gone = len(moved.vervallen)
        yield f"{aantal(gone, 'antwoord heeft', 'antwoorden hebben')} geen plaats meer."


def _tell_again(again: Sequence[Overgang], oud: Norm, schaal: Schaal) -> None:
    if not again:
        return
    scherm.title("Opnieuw bekijken")
    scherm.say(
        "Uw oude antwoord staat straks bij de vraag, tenzij hieronder staat dat het niet meegaat. "
        "Het telt pas als u het bevestigt."
    )
    for each in again:
        scherm.say("", f"{each.eis.id}: {'; '.join(each.redenen)}.")
        for answer in each.van:
            origin = "" if answer.eis == each.eis.id else f" ({answer.eis})"
            _tell_answer(answer, oud, schaal, origin)


def _tell_eis(eis: str, norm: Norm) -> None:
    found = norm.eisen[eis]
    scherm.say("", f"{eis}: {found.tekst.voor(found.sectoren[0])}")


def _step(stap: Stap) -> str:
    when = datum(stap.wanneer) if stap.wanneer else None
    details = ", ".join(part for part in (stap.wie, when, "klaar" if stap.klaar else None) if part)
    return clean_text(f"{stap.stap or ''} ({details})" if details else stap.stap or "")


def _tell_answer(answer: Antwoord, oud: Norm, schaal: Schaal, origin: str = "") -> None:
    words = answer_words(oud.eisen[answer.eis], schaal, answer)
    lines = [("Antwoord", words + origin)]
    if answer.nvt is not None:
        until = datum(answer.nvt.tot) if answer.nvt.tot else None
        nvt = (("Besloten door", answer.nvt.besloten_door), ("Tot en met", until))
        lines += [(head, text) for head, text in nvt if text]
    if answer.toelichting:
        lines.append(("Toelichting", answer.toelichting))
    lines += [("Bewijs", bewijs_zin(each)) for each in answer.bewijs]
    scherm.choices((head, clean_text(text)) for head, text in lines)


def _goes_on(keys: Toetsenbord, moved: Verhuizing, target: Path, keuzes: Keuzes) -> bool:
    to_ask = len(moved.nieuw) + len(moved.opnieuw_bekijken) + len(moved.nog_open)
    if not to_ask:
        return True
    what = "Er staat 1 vraag" if to_ask == 1 else f"Er staan {to_ask} vragen"
    scherm.say("", f"{what} open.")
    try:
        key = vraagvormen.ask_key(keys, "Enter = nu beantwoorden, q = later: ", ["q"])
    except EOFError:
        key = "q"
    scherm.say("later" if key else "nu")
    if not key:
        return True
    scherm.say("", "Zo gaat u verder:")
    scherm.show_command(resume_command("audit", target, keuzes))
    return False


def _nothing_to_do(path: Path, norm: Norm, command: str) -> BasisnormFout:
    return BasisnormFout(
        Melding(
            code="al-deze-norm",
            bestand=str(path),
            tekst=f"Dit bestand is al gemeten met norm {norm.id}, versie {norm.versie}.",
            oplossing=f"Ga gewoon verder: {command}",
        )
    )


def _is_there(target: Path, command: str) -> BasisnormFout:
    return BasisnormFout(
        Melding(
            code="bestaat-al",
            bestand=str(target),
            tekst="Hier staat al een bestand met deze naam. Het is niet veranderd.",
            oplossing=f"Kies een andere naam met --uitvoer, of ga daarmee verder: {command}",
        )
    )
