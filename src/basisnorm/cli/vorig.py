"""`basisnorm audit --van`: a new file that starts from the one of an earlier school year."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from basisnorm import files
from basisnorm.audit.bestand import Gelezen, write_audit
from basisnorm.audit.model import Audit
from basisnorm.audit.schooljaar import following_year, start_from, year_of
from basisnorm.audit.verhuizen import move_audit
from basisnorm.audit.versie import NEWER, OTHER, is_same_meaning
from basisnorm.cli import einde, scherm
from basisnorm.cli.einde import Keuzes, resume_command
from basisnorm.cli.inlezen import read_school
from basisnorm.cli.meldingen import show
from basisnorm.cli.schoolvragen import DEFAULT_ROL, ask_rol
from basisnorm.cli.toetsen import Toetsenbord
from basisnorm.cli.verhuizen import find_questions, tell
from basisnorm.cli.vraagvormen import wait_for_enter
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.files import lock
from basisnorm.interview.typed import clean_text
from basisnorm.norm.build import editions
from basisnorm.norm.load import DEFAULT_EDITION, changed_eisen, load_norm
from basisnorm.rapport.woorden import aantal


def take_over(
    keys: Toetsenbord, keuzes: Keuzes, vorig: Path, nieuw: Path | None, naar: str | None
) -> tuple[Path, Keuzes] | None:
    """Write the new file with everything that still has a meaning, waiting to be confirmed.

    The new file and the choices to go on with; None when the person stopped before it was there.
    `vorig` only gets read. `naar` is another norm to go to.
    """
    gelezen = _read(vorig, keuzes.norm)
    audit = gelezen.audit
    schooljaar = keuzes.schooljaar or following_year(audit, keuzes.datum)
    target = nieuw or Path(f"{audit.school.vestigingscode}-{schooljaar}.yaml")
    chosen = naar or keuzes.norm or DEFAULT_EDITION
    onward = replace(keuzes, norm=None if chosen in editions() else chosen)
    _refuse_existing(vorig, target, resume_command("audit", target, onward))
    norm = load_norm(chosen)
    # What these two advise is what is being done.
    show(each for each in gelezen.meldingen if each.code not in (OTHER, NEWER))
    questions = find_questions(gelezen, norm, keuzes, vorig)
    same = is_same_meaning(audit, gelezen.norm)
    anders = (
        frozenset[str]() if same else changed_eisen(gelezen.norm, audit.versie, audit.vingerafdruk)
    )
    asked = questions.vragen(norm, audit.school.sector, audit.extra_gebieden)
    # Here the year says more than the version of the norm.
    year = year_of(audit)
    moved = move_audit(audit, gelezen.norm, norm, asked, anders=anders, bron=year)
    try:
        rol = keuzes.rol or ask_rol(keys, audit.rol or DEFAULT_ROL)
    except EOFError:
        einde.say_nothing_saved()
        return None
    renewed = start_from(moved.audit, schooljaar=schooljaar, datum=keuzes.datum, rol=rol)
    with lock(target):
        _refuse_existing(vorig, target, resume_command("audit", target, onward))
        write_audit(target, replace(renewed, vragenlijst=questions.id))
    if gelezen.norm.id != norm.id or not same:
        tell(moved, gelezen.norm, norm, questions.schaal, is_known=anders is not None)
    number = aantal(len(renewed.antwoorden), "antwoord", "antwoorden")
    scherm.say(
        "",
        f"Uit {vorig}{_of(audit)} zijn {number} overgenomen in {target}, voor {schooljaar}. "
        f"{vorig} is niet veranderd.",
        "Bij elke vraag ziet u wat er stond. Klopt dat nog, druk dan op Enter. Anders kiest u "
        "opnieuw. Wat u niet bevestigt, telt als open.",
    )
    # The first question would push all this off the screen.
    wait_for_enter(keys)
    return target, onward


def _of(audit: Audit) -> str:
    return f" van {clean_text(audit.schooljaar)}" if audit.schooljaar else ""


def _read(vorig: Path, norm: str | None) -> Gelezen:
    """The earlier file with the norm it was measured by, also when --norm names a newer one."""
    try:
        return read_school(vorig, norm)
    except BasisnormFout as fout:
        if norm is None or all(each.code != "onbekende-editie" for each in fout.meldingen):
            raise
    return read_school(vorig, None)


def _refuse_existing(vorig: Path, target: Path, command: str) -> None:
    if not files.exists(target):
        return
    if vorig.samefile(target):
        raise BasisnormFout(
            Melding(
                code="zelfde-bestand",
                bestand=str(target),
                tekst="Het nieuwe bestand is hetzelfde als het oude. Het is niet veranderd.",
                oplossing="Noem achteraan een andere naam voor het nieuwe bestand. Wilt u dit "
                f"bestand zelf wijzigen, doe dan: {command}",
            )
        )
    raise BasisnormFout(
        Melding(
            code="bestaat-al",
            bestand=str(target),
            tekst="Hier staat al een bestand met deze naam. Het is niet veranderd.",
            oplossing="Noem achteraan een andere naam voor het nieuwe bestand, of ga verder met "
            f"dit bestand: {command}",
        )
    )
