"""`basisnorm sjabloon invulpagina`: a page to fill in in a browser, for any school or for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from basisnorm import __version__, files
from basisnorm.audit.model import Audit, School, Schoolsoort
from basisnorm.audit.schooljaar import following_year, start_from, year_of
from basisnorm.audit.versie import NEWER, OTHER
from basisnorm.cli.meldingen import show
from basisnorm.cli.opties import PATH, find_extra, today
from basisnorm.cli.sjabloon import (
    Questions,
    load_questions,
    make_formulier,
    place,
    question_options,
    school_options,
    write_new,
)
from basisnorm.cli.taal import opdracht
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.library import read_answers
from basisnorm.norm.load import load_vragenlijst
from basisnorm.rapport.invulpagina import render_index, render_invulpagina
from basisnorm.rapport.woorden import aantal
from basisnorm.words import listing, slug, some

if TYPE_CHECKING:
    from basisnorm.invoer.model import Sleutel

INDEX = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagina:
    """A page of one school: its name in the folder, and the text."""

    school: School
    naam: str
    tekst: str


@opdracht(
    "basisnorm sjabloon invulpagina --schoolsoort bo",
    "basisnorm sjabloon invulpagina --schoolsoort vo --vragenlijst quickscan",
    "basisnorm sjabloon invulpagina --van de-linde.yaml",
    "basisnorm sjabloon invulpagina --scholen scholen.csv -o paginas",
)
@school_options
@click.option(
    "--van",
    metavar="BESTAND|MAP",
    type=PATH,
    help="Zet de antwoorden van een eerder jaar erin, om een voor een te bevestigen: van één "
    "school, of met --scholen de map met bestanden van alle scholen.",
)
@click.option(
    "--scholen",
    metavar="LIJST",
    type=PATH,
    help="Een tabel met een school per rij: maak voor elke school een pagina, en een index.",
)
@question_options
def invulpagina(
    sector: str | None,
    schoolsoort: str | None,
    van: Path | None,
    scholen: Path | None,
    uitvoer: Path | None,
    gebieden: tuple[str, ...],
    ook_in_voorbereiding: bool,
    norm: str | None,
    vragenlijst: str | None,
) -> None:
    """Maak een pagina om de zelfevaluatie in te vullen: één HTML-bestand.

    Een school opent haar in een browser, zonder internet en zonder iets te installeren. De pagina
    toont de uitslag tijdens het invullen, en bewaart een bestand dat elke opdracht van basisnorm
    leest. Met --scholen krijgt elke school een eigen pagina, klaar om op een site te zetten.
    """
    questions = load_questions(norm, vragenlijst, gebieden, ook_in_voorbereiding)
    if scholen is not None:
        if uitvoer is None:
            raise click.UsageError("Noem met -o een map voor de pagina's.")
        _write_all(uitvoer, list(_pages(scholen, van, schoolsoort, questions)))
        if van is not None:
            _let_op(
                "pagina-met-antwoorden",
                uitvoer,
                "In deze pagina's staan antwoorden van vorig jaar.",
                "Zet ze niet op een openbare site; geef elke school alleen haar eigen pagina.",
            )
        return
    if van is not None:
        if schoolsoort is not None or sector is not None:
            raise click.UsageError(
                "Laat --schoolsoort en --sector weg: dat staat al in het bestand."
            )
        audit = _renew(van, questions, chosen=vragenlijst is not None)
        pagina = _page(audit.school, audit, _asked_by(audit, questions))
        write_new(place(uitvoer, pagina.naam), pagina.tekst.encode())
        return
    if schoolsoort is None:
        raise click.UsageError(
            "Voor welke school is het? Noem --schoolsoort, zoals --schoolsoort bo."
        )
    formulier = make_formulier(sector, schoolsoort, questions)
    path = place(uitvoer, f"invulpagina-{formulier.vragenlijst.id}-{schoolsoort}.html")
    write_new(path, render_invulpagina(formulier).encode())


def _page(school: School, audit: Audit | None, questions: Questions) -> Pagina:
    """The page of one school, with the answers that wait to be confirmed."""
    formulier = make_formulier(None, school.schoolsoort.value, questions)
    parts = (school.vestigingscode, school.locatie and slug(school.locatie))
    return Pagina(
        school=school,
        naam="-".join(["invulpagina", *filter(None, parts)]) + ".html",
        tekst=render_invulpagina(formulier, school=school, audit=audit),
    )


def _pages(
    lijst: Path, van: Path | None, schoolsoort: str | None, questions: Questions
) -> Iterator[Pagina]:
    """A page for each school on the list; BasisnormFout with every school that is not right."""
    from basisnorm.invoer.model import sleutel_van

    answered = {} if van is None else _read_folder(van, questions)
    for school in _read_schools(lijst, schoolsoort, questions):
        audit = answered.pop(sleutel_van(school.vestigingscode, school.locatie), None)
        if audit is not None and audit.school.schoolsoort is not school.schoolsoort:
            _let_op(
                "andere-schoolsoort",
                lijst,
                f"{school.vestigingscode} is hier {school.schoolsoort.value}, en was vorig jaar "
                f"{audit.school.schoolsoort.value}. De antwoorden van toen staan niet op de "
                "pagina.",
                "Kijk of de schoolsoort klopt.",
            )
            audit = None
        yield _page(school, audit, questions if audit is None else _asked_by(audit, questions))
    if van is not None and answered:
        _let_op(
            "niet-op-de-lijst",
            van,
            "Deze scholen hebben wel een bestand van vorig jaar, maar staan niet op de lijst: "
            f"{listing(sorted({code for code, _ in answered}), 'en')}.",
            f"Horen ze erbij? Zet ze dan in {lijst}.",
        )


def _read_schools(lijst: Path, schoolsoort: str | None, questions: Questions) -> list[School]:
    """The schools in a table, checked as `batch` does; answers in it are not read."""
    from basisnorm.invoer.model import Afgewezen, Inzending, Maat, read_all
    from basisnorm.invoer.rijen.scholen import open_scholen
    from basisnorm.invoer.tabel.openen import open_tabel

    norm, vragenlijst, _ = questions
    maat = Maat(
        norm=norm,
        vragenlijst_id=vragenlijst.id,
        vragenlijst=lambda: vragenlijst,
        datum=today(),
        schoolsoort=Schoolsoort(schoolsoort) if schoolsoort else None,
    )
    tabel = open_tabel(lijst)
    items = read_all(open_scholen(tabel, maat, antwoorden=False))
    refused = [each for item in items if isinstance(item, Afgewezen) for each in item.meldingen]
    if refused:
        raise BasisnormFout(*refused)
    show([*tabel.meldingen, *(each for each in items if isinstance(each, Melding))])
    return [each.school for each in items if isinstance(each, Inzending)]


def _read_folder(folder: Path, questions: Questions) -> dict[Sleutel, Audit]:
    """The answers of an earlier year in the files of a folder, by school."""
    from basisnorm.invoer.model import sleutel_van
    from basisnorm.invoer.schoolmap import find_schools

    paths, meldingen = find_schools(folder)
    show(meldingen)
    found: dict[Sleutel, Audit] = {}
    came: dict[Sleutel, Path] = {}
    wrong: list[Melding] = []
    for path in paths:
        try:
            audit = _renew(path, questions, chosen=True)
        except BasisnormFout as fout:
            wrong += fout.meldingen
            continue
        sleutel = sleutel_van(audit.school.vestigingscode, audit.school.locatie)
        if sleutel in found:
            wrong.append(
                Melding(
                    code="dubbele-school",
                    bestand=str(path),
                    vestigingscode=audit.school.vestigingscode,
                    tekst=f"Van {audit.school.vestigingscode} is er ook {came[sleutel]}.",
                    oplossing="Laat in de map van elke school één bestand staan.",
                )
            )
        found[sleutel], came[sleutel] = audit, path
    if wrong:
        raise BasisnormFout(*wrong)
    return found


def _renew(van: Path, questions: Questions, *, chosen: bool) -> Audit:
    """The answers in `van`, an audit file or a workbook, for the year after it: each of them waits
    to be confirmed. What has no place in this norm is said; it still stands in `van`.

    Unless it was chosen, the questionnaire is the one of the file.
    """
    from basisnorm.cli.overnemen import move_along

    norm, vragenlijst, _ = questions
    gelezen = read_answers(van)
    audit = gelezen.audit
    asked = vragenlijst if chosen else load_vragenlijst(audit.vragenlijst, norm)
    moved, _ = move_along(gelezen, norm, asked, year_of(audit))
    show(each for each in gelezen.meldingen if each.code not in (OTHER, NEWER))
    if moved.vervallen:
        _let_op(
            "vervallen",
            van,
            f"In norm {norm.id} is voor deze antwoorden geen plaats: "
            f"{listing([each.eis for each in moved.vervallen], 'en')}.",
            f"Bewaar {van}: daar staan ze in.",
        )
    renewed = start_from(
        moved.audit, schooljaar=following_year(audit, today()), datum=today(), rol=audit.rol
    )
    return replace(renewed, vragenlijst=asked.id)


def _asked_by(audit: Audit, questions: Questions) -> Questions:
    """What is asked of this school: its own questionnaire and its own gebieden as well."""
    norm, vragenlijst, extra = questions
    if vragenlijst.id != audit.vragenlijst:
        vragenlijst = load_vragenlijst(audit.vragenlijst, norm)
    return norm, vragenlijst, find_extra(norm, audit.extra_gebieden, extra, everything=False)


def _write_all(folder: Path, pages: list[Pagina]) -> None:
    """Write a page for each school and an index without names; nothing when one is there."""
    names = [INDEX, *(each.naam for each in pages)]
    there = [name for name in names if files.exists(folder / name)]
    if there:
        raise BasisnormFout(
            Melding(
                code="bestaat-al",
                bestand=str(folder),
                tekst=f"In deze map staat al {some(there, 5)}. Er is niets gemaakt.",
                oplossing="Noem met -o een nieuwe map.",
            )
        )
    files.make_folder(folder)
    for page in pages:
        files.write_whole(folder / page.naam, page.tekst.encode())
    links = [(page.school.vestigingscode, page.school.locatie, page.naam) for page in pages]
    files.write_whole(folder / INDEX, render_index(links, __version__).encode())
    click.echo(folder / INDEX)
    number = aantal(len(pages), "pagina", "pagina's")
    click.echo(f"{number} gemaakt.", err=True)


def _let_op(code: str, bestand: Path, tekst: str, oplossing: str) -> None:
    show(
        [
            Melding(
                ernst=Ernst.LET_OP,
                code=code,
                bestand=str(bestand),
                tekst=tekst,
                oplossing=oplossing,
            )
        ]
    )
