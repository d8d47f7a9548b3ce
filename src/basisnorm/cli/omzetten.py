"""`basisnorm omzetten`: audit files of whatever a school filled in, one for each school."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from basisnorm import files
from basisnorm.audit.bestand import JSON, YAML, dump_audit
from basisnorm.audit.model import Audit, Schoolsoort
from basisnorm.audit.schooljaar import year_of
from basisnorm.cli.opties import PATH, blad_option, codering_option, norm_options
from basisnorm.cli.taal import opdracht
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.invoer.schoolmap import AUDIT
from basisnorm.invoer.schoolmap import JSON as JSON_FILE
from basisnorm.library import read_answers
from basisnorm.words import listing, slug, some

_NAMED = 10

if TYPE_CHECKING:
    from basisnorm.cli.batch_verslag import Meldinglijst
    from basisnorm.norm.model import Norm


@opdracht(
    "basisnorm omzetten werkboek-bo.xlsx -o scholen",
    "basisnorm omzetten 99AA00-2026-2027.json -o scholen",
    "basisnorm omzetten scholen.csv -o scholen --vorm json",
    "basisnorm omzetten ingeleverd -o scholen",
)
@click.argument("bronnen", metavar="BRON...", type=PATH, nargs=-1, required=True)
@click.option(
    "-o",
    "--uitvoer",
    metavar="MAP",
    type=PATH,
    required=True,
    help="In welke map de bestanden komen. Er wordt nooit over een bestand heen geschreven.",
)
@click.option(
    "--vorm",
    type=click.Choice((YAML, JSON)),
    default=YAML,
    help="yaml voor de terminal (standaard), of json voor de invulpagina.",
)
@click.option(
    "--schoolsoort",
    type=click.Choice([each.value for each in Schoolsoort]),
    help="De schoolsoort, als die niet in de tabel staat.",
)
@click.option(
    "--koppeling",
    metavar="BESTAND",
    type=PATH,
    help="Welke kolom welke eis is, bij een export van een formulier.",
)
@blad_option
@codering_option
@norm_options
def omzetten(
    bronnen: tuple[Path, ...],
    uitvoer: Path,
    vorm: str,
    schoolsoort: str | None,
    koppeling: Path | None,
    blad: str | None,
    codering: str | None,
    norm: str | None,
    vragenlijst: str | None,
) -> int:
    """Maak van werkboeken, tabellen en bestanden één bestand per school.

    BRON is een werkboek, een tabel met een school per rij, een bestand van 'basisnorm audit' of van
    de invulpagina, of een map met zulke bestanden. Met het nieuwe bestand kan elke opdracht verder:
    audit, rapport, vergelijk. Uw BRON verandert niet.
    """
    from basisnorm.cli.batch_verslag import Meldinglijst

    lijst = Meldinglijst()
    found: list[tuple[str, Audit]] = []
    for path in bronnen:
        try:
            if path.suffix.lower() in (*AUDIT, JSON_FILE):
                gelezen = read_answers(path, norm, vragenlijst)
                lijst.extend(gelezen.meldingen)
                found.append((str(path), gelezen.audit))
            else:
                found += _read_bron(
                    path,
                    lijst,
                    norm=norm,
                    vragenlijst=vragenlijst,
                    schoolsoort=schoolsoort,
                    koppeling=koppeling,
                    blad=blad,
                    codering=codering,
                )
        except BasisnormFout as fout:
            lijst.extend(fout.meldingen)
    sources: dict[Path, list[str]] = {}
    for source, audit in found:
        sources.setdefault(uitvoer / _name(audit, vorm), []).append(source)
    for source, audit in found:
        target = uitvoer / _name(audit, vorm)
        data = dump_audit(audit, notation=vorm)
        if len(sources[target]) > 1:
            lijst.add(_say_twice(source, target, sources[target]))
        elif not files.exists(target):
            files.make_folder(uitvoer)
            files.write_whole(target, data)
            click.echo(target)
        elif files.read_bytes(target) != data:
            lijst.add(_say_taken(source, target))
        else:
            click.echo(f"{target} (stond er al, en is hetzelfde)")
    lijst.show(None)
    return int(lijst.fouten > 0)


def _read_bron(
    path: Path,
    lijst: Meldinglijst,
    *,
    norm: str | None,
    vragenlijst: str | None,
    schoolsoort: str | None,
    koppeling: Path | None,
    blad: str | None,
    codering: str | None,
) -> list[tuple[str, Audit]]:
    """The schools in a workbook, a table or a folder, each with the name of where it stood."""
    from basisnorm.cli.batch import find_maat
    from basisnorm.cli.batch_bron import open_bron
    from basisnorm.invoer.model import Afgewezen, Inzending, read_all

    maat = find_maat(norm, vragenlijst, None, schoolsoort, laatste=False)
    bron = open_bron(
        path,
        maat,
        lijst,
        norm=norm,
        vragenlijst=vragenlijst,
        koppeling=koppeling,
        blad=blad,
        codering=codering,
    )
    items = read_all(bron)
    found = []
    helpen = [
        each.school.vestigingscode
        for each in items
        if isinstance(each, Inzending) and each.wil_helpen is not None
    ]
    if helpen:
        lijst.add(
            Melding(
                ernst=Ernst.LET_OP,
                code="past-niet-in-bestand",
                bestand=str(path),
                tekst="Het bestand van een school heeft geen plaats voor 'wil helpen'. Het staat "
                f"hier bij {some(helpen, _NAMED)}.",
                oplossing=f"Bewaar {path}: daar staat het in.",
            )
        )
    for item in items:
        if isinstance(item, Afgewezen):
            lijst.extend(item.meldingen)
        elif isinstance(item, Inzending):
            place = f", rij {item.regel}" if item.regel else ""
            found.append((f"{item.bestand or path}{place}", _as_file(item.audit, maat.norm)))
        else:
            lijst.add(item)
    return found


def _as_file(audit: Audit, norm: Norm) -> Audit:
    """A row says which edition it answers; the version is the one that it was read with."""
    if audit.vingerafdruk is not None:
        return audit
    return replace(audit, versie=norm.versie, vingerafdruk=norm.vingerafdruk)


def _name(audit: Audit, vorm: str) -> str:
    """The name that 'basisnorm audit' and the invulpagina give it, with its locatie when it has
    one."""
    school = audit.school
    parts = (school.vestigingscode, school.locatie and slug(school.locatie), year_of(audit))
    return "-".join(filter(None, parts)) + f".{vorm}"


def _say_twice(source: str, target: Path, sources: list[str]) -> Melding:
    others = listing([each for each in sources if each != source] or sources, "en")
    return Melding(
        code="dubbele-school",
        bestand=source,
        tekst=f"Hiervan zou {target.name} komen, maar ook van {others}. Geen van beide is omgezet.",
        oplossing="Kies welke geldt, en zet alleen die om.",
    )


def _say_taken(source: str, target: Path) -> Melding:
    return Melding(
        code="bestaat-al",
        bestand=str(target),
        tekst=f"Dit bestand is er al, en er staat iets anders in dan in {source}. Het blijft zoals "
        "het is.",
        oplossing="Noem met -o een andere map, of haal dit bestand eerst weg.",
    )
