"""Answers that go along to a new file: to another norm, or to another school year.

`basisnorm audit BESTAND --naar-norm NORM` and `basisnorm audit --van VORIG`. The old file is only
read; the new one is there, whole, before anything is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from basisnorm import files
from basisnorm.audit.bestand import GelezenAudit, write_audit
from basisnorm.audit.model import Antwoord, Audit, Stap
from basisnorm.audit.schooljaar import following_year, start_from, year_of
from basisnorm.audit.verhuizen import Verhuisd, Verhuizing, move_audit
from basisnorm.audit.versie import NEWER, OTHER, is_same, is_same_meaning
from basisnorm.cli import scherm
from basisnorm.cli.asking import DEFAULT_ROL, ask_key, ask_rol, wait_for_enter
from basisnorm.cli.gesprekszinnen import answer_words
from basisnorm.cli.meldingen import show
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.cli.zitting import Chosen, say_nothing_saved
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.files import lock
from basisnorm.interview.typed import clean_text
from basisnorm.library import find_vragenlijst, read_school
from basisnorm.norm.build import editions
from basisnorm.norm.load import (
    DEFAULT_EDITION,
    changed_eisen,
    load_norm,
    load_vragenlijst,
)
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
    keys: Toetsenbord, chosen: Chosen, path: Path, naar: str, uitvoer: Path | None
) -> tuple[Path, Chosen] | None:
    """Write the new file for the norm `naar` and tell what happened to every answer.

    The new file and the choices to go on with; None when the person goes on later.
    """
    gelezen = read_school(path, chosen.norm)
    norm = load_norm(naar)
    audit = gelezen.audit
    if audit.norm == norm.id and is_same(audit, norm):
        raise BasisnormFout(
            Melding(
                code="al-deze-norm",
                bestand=str(path),
                tekst=f"Dit bestand is al gemeten met norm {norm.id}, versie {norm.versie}.",
                oplossing=f"Ga gewoon verder: {chosen.command('audit', path)}",
            )
        )
    if norm.peildatum < gelezen.norm.peildatum:
        scherm.warn(_BACKWARDS.format(norm.id, gelezen.norm.id))
    _show_meldingen(gelezen)
    questions = _find_questions(gelezen, norm, chosen, path)
    moved, is_known = move_along(gelezen, norm, questions)
    target = uitvoer or _beside(path, gelezen.norm, norm)
    onward = _onward(chosen, naar)
    _write(target, moved.audit, questions, "Kies een andere naam met --uitvoer", onward)
    _tell(moved, gelezen.norm, norm, questions.schaal, is_known=is_known)
    scherm.say("", f"Uw oude bestand {path} is niet veranderd. Het nieuwe bestand is {target}.")
    return (target, onward) if _goes_on(keys, moved, target, onward) else None


def take_over(
    keys: Toetsenbord, chosen: Chosen, vorig: Path, nieuw: Path | None, naar: str | None
) -> tuple[Path, Chosen] | None:
    """Write the new file with everything that still has a meaning, waiting to be confirmed.

    The new file and the choices to go on with; None when the person stopped before it was there.
    `naar` is another norm to go to.
    """
    gelezen = _read_vorig(vorig, chosen.norm)
    audit = gelezen.audit
    schooljaar = chosen.schooljaar or following_year(audit, chosen.datum)
    target = nieuw or Path(f"{audit.school.vestigingscode}-{schooljaar}.yaml")
    which = naar or chosen.norm or DEFAULT_EDITION
    onward = _onward(chosen, which)
    rename = "Noem achteraan een andere naam voor het nieuwe bestand"
    if files.exists(target) and vorig.samefile(target):
        raise BasisnormFout(
            Melding(
                code="zelfde-bestand",
                bestand=str(target),
                tekst="Het nieuwe bestand is hetzelfde als het oude. Het is niet veranderd.",
                oplossing=f"{rename}. Wilt u dit bestand zelf wijzigen, doe dan: "
                f"{onward.command('audit', target)}",
            )
        )
    _refuse_existing(target, rename, onward)
    norm = load_norm(which)
    _show_meldingen(gelezen)
    questions = _find_questions(gelezen, norm, chosen, vorig)
    # Here the year says more than the version of the norm.
    moved, is_known = move_along(gelezen, norm, questions, bron=year_of(audit))
    try:
        rol = chosen.rol or ask_rol(keys, audit.rol or DEFAULT_ROL)
    except EOFError:
        say_nothing_saved()
        return None
    renewed = start_from(moved.audit, schooljaar=schooljaar, datum=chosen.datum, rol=rol)
    _write(target, renewed, questions, rename, onward)
    if gelezen.norm.id != norm.id or not is_same_meaning(audit, gelezen.norm):
        _tell(moved, gelezen.norm, norm, questions.schaal, is_known=is_known)
    number = aantal(len(renewed.antwoorden), "antwoord", "antwoorden")
    of_year = f" van {clean_text(audit.schooljaar)}" if audit.schooljaar else ""
    scherm.say(
        "",
        f"Uit {vorig}{of_year} zijn {number} overgenomen in {target}, voor {schooljaar}. "
        f"{vorig} is niet veranderd.",
        "Bij elke vraag ziet u wat er stond. Klopt dat nog, druk dan op Enter. Anders kiest u "
        "opnieuw. Wat u niet bevestigt, telt als open.",
    )
    # The first question would push all this off the screen.
    wait_for_enter(keys)
    return target, onward


def _onward(chosen: Chosen, norm: str) -> Chosen:
    """The choices with which to go on with a file that is measured with this norm."""
    return chosen._replace(norm=None if norm in editions() else norm)


def _read_vorig(vorig: Path, norm: str | None) -> GelezenAudit:
    """The earlier file with the norm it was measured by, also when --norm names a newer one."""
    try:
        return read_school(vorig, norm)
    except BasisnormFout as fout:
        if norm is None or all(each.code != "onbekende-editie" for each in fout.meldingen):
            raise
    return read_school(vorig, None)


def _show_meldingen(gelezen: GelezenAudit) -> None:
    # What these two advise is what is being done.
    show(each for each in gelezen.meldingen if each.code not in (OTHER, NEWER))


def move_along(
    gelezen: GelezenAudit, norm: Norm, questions: Vragenlijst, bron: str | None = None
) -> tuple[Verhuizing, bool]:
    """The answers at `norm`, and whether it is known what the old version asked.

    `bron` says where they come from; else that is the norm that they were given for.
    """
    audit = gelezen.audit
    anders: frozenset[str] | None = frozenset()
    if not is_same_meaning(audit, gelezen.norm):
        anders = changed_eisen(gelezen.norm, audit.versie, audit.vingerafdruk)
    asked = questions.vragen(norm, audit.school.sector, audit.extra_gebieden)
    moved = move_audit(audit, gelezen.norm, norm, asked, anders=anders, bron=bron)
    return moved, anders is not None


def _write(target: Path, audit: Audit, questions: Vragenlijst, rename: str, onward: Chosen) -> None:
    """Write the new file; BasisnormFout when something stands there already."""
    with lock(target):
        _refuse_existing(target, rename, onward)
        write_audit(target, replace(audit, vragenlijst=questions.id))


def _refuse_existing(target: Path, rename: str, onward: Chosen) -> None:
    """BasisnormFout when there is a file; `rename` is how to give the new one another name."""
    if files.exists(target):
        raise BasisnormFout(
            Melding(
                code="bestaat-al",
                bestand=str(target),
                tekst="Hier staat al een bestand met deze naam. Het is niet veranderd.",
                oplossing=f"{rename}, of ga verder met dit bestand: "
                f"{onward.command('audit', target)}",
            )
        )


def _beside(path: Path, oud: Norm, nieuw: Norm) -> Path:
    """A name of its own for the new file; within one edition the version tells them apart."""
    stem = _VERSION.sub("", path.stem).removesuffix(f"-{_safe(oud.id)}")
    target = path.with_name(f"{stem}-{_safe(nieuw.id)}.yaml")
    if oud.id == nieuw.id or target == path:
        return path.with_name(f"{stem}-{_safe(nieuw.id)}-{nieuw.versie}.yaml")
    return target


def _safe(text: str) -> str:
    return _STRANGE.sub("-", text).strip("-.") or "nieuw"


def _find_questions(gelezen: GelezenAudit, norm: Norm, chosen: Chosen, path: Path) -> Vragenlijst:
    """The questionnaire that was chosen, or the one of the file; BasisnormFout when it asks for
    eisen that `norm` does not have.
    """
    named = gelezen.audit.vragenlijst
    try:
        if chosen.vragenlijst:
            return load_vragenlijst(chosen.vragenlijst, norm)
        return find_vragenlijst(named, None, norm, path)
    except BasisnormFout as fout:
        if all(each.code != "onbekende-eis" for each in fout.meldingen):
            raise
        raise BasisnormFout(
            Melding(
                code="vragenlijst-past-niet",
                bestand=str(path),
                veld="vragenlijst",
                waarde=chosen.vragenlijst or named,
                tekst=f"De vragenlijst '{chosen.vragenlijst or named}' noemt eisen die norm "
                f"{norm.id} niet heeft.",
                oplossing="Voeg toe: --vragenlijst volledig. Ook zo gaan al uw antwoorden mee.",
            )
        ) from fout


def _tell(moved: Verhuizing, oud: Norm, nieuw: Norm, schaal: Schaal, *, is_known: bool) -> None:
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


def _tell_again(again: Sequence[Verhuisd], oud: Norm, schaal: Schaal) -> None:
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


def _goes_on(keys: Toetsenbord, moved: Verhuizing, target: Path, chosen: Chosen) -> bool:
    to_ask = len(moved.nieuw) + len(moved.opnieuw_bekijken) + len(moved.nog_open)
    if not to_ask:
        return True
    what = "Er staat 1 vraag" if to_ask == 1 else f"Er staan {to_ask} vragen"
    scherm.say("", f"{what} open.")
    try:
        key = ask_key(keys, "Enter = nu beantwoorden, q = later: ", ["q"])
    except EOFError:
        key = "q"
    scherm.say("later" if key else "nu")
    if not key:
        return True
    scherm.say("", "Zo gaat u verder:")
    scherm.show_command(chosen.command("audit", target))
    return False
