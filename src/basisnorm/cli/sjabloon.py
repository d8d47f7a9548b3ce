"""`basisnorm sjabloon`: everything that people fill in without the interview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from basisnorm import __version__, files
from basisnorm.audit.model import Audit, Schoolsoort
from basisnorm.cli.meldingen import show
from basisnorm.cli.opties import DEFAULT_VRAGENLIJST, PATH, find_extra, norm_options
from basisnorm.cli.taal import Opdrachtgroep, opdracht
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.invoer.tabel.tabel import MAX_CELL
from basisnorm.library import find_vragenlijst, read_answers
from basisnorm.norm.load import DEFAULT_EDITION, load_norm, load_vragenlijst
from basisnorm.norm.model import Norm, Sector, Vragenlijst
from basisnorm.rapport.formulier import Formulier
from basisnorm.rapport.tabelkop import Tabelkop, render_csv
from basisnorm.words import listing

F = TypeVar("F", bound=Callable[..., Any])
# What is asked: of which norm, which questionnaire, and which gebieden in preparation as well.
Questions = tuple[Norm, Vragenlijst, tuple[str, ...]]


@click.group(
    cls=Opdrachtgroep,
    opdrachten={
        "xlsx": ("sjabloon", "Een werkboek voor één school, of een tabel voor alle."),
        "csv": ("sjabloon", "De lege tabel voor alle scholen als CSV."),
        "invulpagina": ("invulpagina", "Eén bestand om in de browser in te vullen."),
        "papier": ("sjabloon", "De vragen om te printen of vooraf te bespreken."),
        "koppeling": ("koppeling", "Een voorstel om een export van een formulier te lezen."),
    },
    voorbeelden=(
        "basisnorm sjabloon xlsx --een-school --schoolsoort bo",
        "basisnorm sjabloon invulpagina --schoolsoort bo",
        "basisnorm sjabloon xlsx -o scholen.xlsx",
        "basisnorm sjabloon papier --sector po",
    ),
)
def sjabloon() -> None:
    """Maak een leeg formulier: een invulpagina, een werkboek, een tabel of de vragen op papier."""


def school_options(command: F) -> F:
    """The options that say for which schools it is."""
    for option in (
        click.option(
            "--schoolsoort",
            type=click.Choice([each.value for each in Schoolsoort]),
            help="Voor deze soort school.",
        ),
        click.option(
            "--sector",
            type=click.Choice([each.value for each in Sector]),
            help="Voor het primair (po) of voortgezet onderwijs.",
        ),
    ):
        command = option(command)
    return command


def question_options(command: F) -> F:
    """The options that say which questions are asked, and where the file goes."""
    for option in (
        norm_options,
        click.option(
            "--ook-in-voorbereiding",
            is_flag=True,
            help="Ook alle gebieden die nog in voorbereiding zijn.",
        ),
        click.option(
            "--gebied",
            "gebieden",
            multiple=True,
            metavar="GEBIED",
            help="Ook dit gebied, dat nog in voorbereiding is, zoals autisme. Mag vaker.",
        ),
        click.option(
            "-o",
            "--uitvoer",
            metavar="BESTAND_OF_MAP",
            type=PATH,
            help="Waar het bestand komt (standaard de map waar u nu bent).",
        ),
    ):
        command = option(command)
    return command


@opdracht(
    "basisnorm sjabloon xlsx --een-school --schoolsoort bo",
    "basisnorm sjabloon xlsx --een-school --sector vo --vragenlijst quickscan",
    "basisnorm sjabloon xlsx --een-school --van de-linde.yaml",
    "basisnorm sjabloon xlsx -o scholen.xlsx",
)
@click.option("--een-school", is_flag=True, help="Een werkboek dat één school invult.")
@school_options
@click.option(
    "--van",
    metavar="BESTAND",
    type=PATH,
    help="Met --een-school: zet de antwoorden uit dit bestand er alvast in.",
)
@question_options
def xlsx(
    een_school: bool,
    sector: str | None,
    schoolsoort: str | None,
    van: Path | None,
    uitvoer: Path | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Maak een Excel-bestand om in te vullen.

    Met --een-school: een werkboek met uitleg en een vraag per rij. Daarna maakt u er een uitslag of
    rapport van, net als van een bestand van 'basisnorm audit'. Zonder --een-school: de lege tabel
    met een school per rij, voor 'basisnorm batch'.
    """
    if not een_school:
        if schoolsoort is not None or van is not None:
            raise click.UsageError("--schoolsoort en --van horen bij --een-school.")
        from basisnorm.rapport.werkboek.tabel import render_tabel

        path = place(uitvoer, "scholen.xlsx")
        questions = load_questions(norm, vragenlijst, gebieden, ook_in_voorbereiding)
        write_new(path, render_tabel(_make_tabelkop(sector, None, questions)))
        return
    if van is not None:
        if schoolsoort is not None or sector is not None:
            raise click.UsageError(
                "Laat --schoolsoort en --sector weg: dat staat al in het bestand."
            )
        _fill_from(van, uitvoer, gebieden, ook_in_voorbereiding, norm, vragenlijst)
        return
    from basisnorm.rapport.werkboek.werkboek import render_werkboek

    questions = load_questions(norm, vragenlijst, gebieden, ook_in_voorbereiding)
    formulier = make_formulier(sector, schoolsoort, questions)
    path = place(uitvoer, f"werkboek-{schoolsoort or formulier.sector.value}.xlsx")
    write_new(path, render_werkboek(formulier))


@opdracht(
    "basisnorm sjabloon csv --sector po",
    "basisnorm sjabloon csv --excel -o scholen.csv",
)
@school_options
@click.option("--excel", is_flag=True, help="Zo dat een Nederlandse Excel het goed opent.")
@question_options
def csv(
    sector: str | None,
    schoolsoort: str | None,
    excel: bool,
    uitvoer: Path | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Maak de lege tabel met een school per rij: alleen de kopjes.

    Met --sector of --schoolsoort staan alleen de vragen voor po of vo erin. De ingevulde tabel
    geeft u aan 'basisnorm batch'.
    """
    path = place(uitvoer, "scholen.csv")
    questions = load_questions(norm, vragenlijst, gebieden, ook_in_voorbereiding)
    write_new(path, render_csv(_make_tabelkop(sector, schoolsoort, questions), excel=excel))


@opdracht(
    "basisnorm sjabloon papier --sector po",
    "basisnorm sjabloon papier --schoolsoort vo --vragenlijst quickscan",
    "basisnorm sjabloon papier --sector po --vorm md",
)
@school_options
@click.option(
    "--vorm",
    type=click.Choice(("html", "md")),
    default="html",
    help="html om te printen (standaard), of md (Markdown) om in te werken.",
)
@question_options
def papier(
    sector: str | None,
    schoolsoort: str | None,
    vorm: str,
    uitvoer: Path | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Zet alle vragen op papier, met ruimte om te schrijven.

    Handig om de vragen met het team voor te bereiden. Open het HTML-bestand in een browser en
    druk het af op A4.
    """
    questions = load_questions(norm, vragenlijst, gebieden, ook_in_voorbereiding)
    formulier = make_formulier(sector, schoolsoort, questions)
    name = f"vragen-{formulier.vragenlijst.id}-{schoolsoort or formulier.sector.value}.{vorm}"
    path = place(uitvoer, name)
    if vorm == "md":
        from basisnorm.rapport.papier import render_markdown

        write_new(path, render_markdown(formulier).encode())
        return
    from basisnorm.rapport.papier import render_papier

    write_new(path, render_papier(formulier).encode())


def load_questions(
    norm: str | None,
    vragenlijst: str | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
) -> Questions:
    """What was chosen to be asked; BasisnormFout when that does not exist."""
    loaded = load_norm(norm or DEFAULT_EDITION)
    extra = find_extra(loaded, (), gebieden, everything=ook_in_voorbereiding)
    return loaded, load_vragenlijst(vragenlijst or DEFAULT_VRAGENLIJST, loaded), extra


def make_formulier(sector: str | None, schoolsoort: str | None, questions: Questions) -> Formulier:
    """The questions for one sector; a usage error when it is not clear which."""
    found = _find_sector(sector, schoolsoort)
    if found is None:
        raise click.UsageError(
            "Voor welke school is het? Noem --schoolsoort, zoals --schoolsoort bo, of --sector po "
            "of vo: po en vo hebben andere vragen."
        )
    norm, vragenlijst, extra = questions
    return Formulier(
        norm=norm,
        vragenlijst=vragenlijst,
        sector=found,
        schoolsoort=Schoolsoort(schoolsoort) if schoolsoort else None,
        extra_gebieden=extra,
        programma=__version__,
    )


def _make_tabelkop(sector: str | None, schoolsoort: str | None, questions: Questions) -> Tabelkop:
    """The columns for one sector, or for both."""
    norm, vragenlijst, extra = questions
    found = _find_sector(sector, schoolsoort)
    return Tabelkop(
        norm=norm,
        vragenlijst=vragenlijst,
        sectoren=(found,) if found else tuple(Sector),
        extra_gebieden=extra,
        programma=__version__,
    )


def _find_sector(sector: str | None, schoolsoort: str | None) -> Sector | None:
    """The sector that was named, or that of the schoolsoort; a usage error when they differ."""
    if schoolsoort is None:
        return Sector(sector) if sector else None
    kind = Schoolsoort(schoolsoort)
    if sector not in (None, kind.sector.value):
        raise click.UsageError(
            f"Schoolsoort {kind.value} hoort bij sector {kind.sector.value}, niet bij {sector}. "
            "Laat --sector weg."
        )
    return kind.sector


def place(uitvoer: Path | None, name: str) -> Path:
    """Where the file goes: `name` here, or in the folder that was named, or that file itself.

    Checked at once, so that no one waits for a file that cannot be written. BasisnormFout when
    something stands there already: what people filled in is never written over.
    """
    path = uitvoer if uitvoer is not None else Path(name)
    suffix = Path(name).suffix
    if files.is_folder(path) or path.suffix.lower() != suffix:
        if path.suffix and not files.is_folder(path):
            raise click.BadParameter(
                f"'{path}' moet eindigen op {suffix}, of een map zijn.", param_hint="-o"
            )
        path = path / name
    if files.exists(path):
        raise BasisnormFout(
            Melding(
                code="bestaat-al",
                bestand=str(path),
                tekst="Hier staat al een bestand met deze naam. Het blijft zoals het is.",
                oplossing="Noem met -o een andere naam of map.",
            )
        )
    return path


def write_new(path: Path, data: bytes) -> None:
    """Write a sjabloon and say where it is."""
    files.make_folder(path.parent)
    files.write_whole(path, data)
    click.echo(path)


def _fill_from(
    van: Path,
    uitvoer: Path | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Write the workbook with the answers of `van` in it: an audit file, or an older workbook.

    What of that file does not fit in a workbook is said.
    """
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
    ingevuld = Ingevuld(audit=audit, wil_helpen=gelezen.wil_helpen)
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
    """What of an audit is not in the workbook, or not as an answer."""
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
    found = [
        (
            other,
            "niet-gevraagd",
            f"Deze antwoorden horen niet bij de vragen van dit werkboek: {listing(other, 'en')}.",
            f"Ze staan nog in {van}. Kies zo nodig een andere vragenlijst of een extra gebied.",
        ),
        (
            unconfirmed,
            "niet-bevestigd",
            f"Nog niet bevestigd, en dus open in het werkboek: {listing(unconfirmed, 'en')}.",
            "Kies in het werkboek opnieuw een niveau.",
        ),
        (
            parts,
            "past-niet-in-werkboek",
            f"Een werkboek heeft geen plaats voor {listing(parts, 'en')}.",
            f"Bewaar {van}: daar staat het in.",
        ),
    ]
    return [
        Melding(ernst=Ernst.LET_OP, code=code, bestand=str(van), tekst=tekst, oplossing=oplossing)
        for there, code, tekst, oplossing in found
        if there
    ]
