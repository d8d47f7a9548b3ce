"""A workbook in which the answers of an audit file, or of an older workbook, stand already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from basisnorm import __version__
from basisnorm.cli.inlezen import find_extra, find_vragenlijst, read_answers
from basisnorm.cli.meldingen import show
from basisnorm.cli.sjabloon_keuzes import place, write_new
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.rapport.formulier import Formulier
from basisnorm.regio.tabel.tabel import MAX_CELL
from basisnorm.words import listing

if TYPE_CHECKING:
    from basisnorm.audit.model import Audit


def fill_from(
    van: Path,
    uitvoer: Path | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Write the workbook, and say what of the file does not fit in one."""
    from basisnorm.norm.load import load_vragenlijst
    from basisnorm.rapport.werkboek.werkboek import Ingevuld, render_werkboek

    name = f"{van.stem}.xlsx" if van.suffix.lower() != ".xlsx" else f"{van.stem}-nieuw.xlsx"
    path = place(uitvoer, name)
    gelezen = read_answers(van, norm, vragenlijst)
    audit = gelezen.audit
    asked = (
        load_vragenlijst(vragenlijst, gelezen.norm)
        if vragenlijst is not None
        else find_vragenlijst(audit.vragenlijst, None, gelezen.norm, van)
    )
    formulier = Formulier(
        norm=gelezen.norm,
        vragenlijst=asked,
        sector=audit.school.sector,
        schoolsoort=audit.school.schoolsoort,
        extra_gebieden=find_extra(
            gelezen.norm, audit.extra_gebieden, gebieden, everything=ook_in_voorbereiding
        ),
        programma=__version__,
    )
    _check_lengths(van, audit)
    ingevuld = Ingevuld(audit=audit, wil_helpen=getattr(gelezen, "wil_helpen", None))
    data = render_werkboek(formulier, ingevuld)
    show([*gelezen.meldingen, *_left_behind(van, formulier, audit)])
    write_new(path, data)


def _check_lengths(van: Path, audit: Audit) -> None:
    """BasisnormFout for a text that a cell would cut off."""
    fouten = [
        Melding(
            code="te-lang",
            bestand=str(van),
            veld=f"antwoorden.{each.eis}.toelichting",
            tekst=f"De toelichting bij {each.eis} past niet in een cel van Excel.",
            oplossing=f"Maak haar korter dan {MAX_CELL} tekens.",
        )
        for each in audit.antwoorden
        if len(each.toelichting or "") > MAX_CELL
    ]
    if fouten:
        raise BasisnormFout(*fouten)


def _left_behind(van: Path, formulier: Formulier, audit: Audit) -> list[Melding]:
    asked = {eis.id for eis in formulier.vragen}
    other = [each.eis for each in audit.antwoorden if each.eis not in asked]
    unconfirmed = [each.eis for each in audit.antwoorden if each.overgenomen and each.eis in asked]
    parts = [
        word
        for word, there in (
            ("het verbeterplan", audit.verbeterplan),
            ("de teksten voor de schoolgids", audit.schoolgids),
        )
        if there
    ]
    found = []
    if other:
        found.append(
            (
                "niet-gevraagd",
                "Deze antwoorden horen niet bij de vragen van dit werkboek: "
                f"{listing(other, 'en')}.",
                f"Ze staan nog in {van}. Kies zo nodig een andere vragenlijst of een extra gebied.",
            )
        )
    if unconfirmed:
        found.append(
            (
                "niet-bevestigd",
                f"Nog niet bevestigd, en dus open in het werkboek: {listing(unconfirmed, 'en')}.",
                "Kies in het werkboek opnieuw een niveau.",
            )
        )
    if parts:
        found.append(
            (
                "past-niet-in-werkboek",
                f"Een werkboek heeft geen plaats voor {listing(parts, 'en')}.",
                f"Bewaar {van}: daar staat het in.",
            )
        )
    return [
        Melding(ernst=Ernst.LET_OP, code=code, bestand=str(van), tekst=tekst, oplossing=oplossing)
        for code, tekst, oplossing in found
    ]
