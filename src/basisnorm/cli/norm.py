"""`basisnorm norm`: look at the norm, compare two, and make and check one of your own."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm import __version__, files, resources
from basisnorm.cli.meldingen import show
from basisnorm.cli.opties import PATH, day_option, norm_option, today
from basisnorm.cli.taal import Opdrachtgroep, opdracht
from basisnorm.cli.weergave import print_file, print_page
from basisnorm.errors import BasisnormFout, Ernst, Melding
from basisnorm.norm.build import editions
from basisnorm.norm.eigen import make_files, make_id
from basisnorm.norm.inspect import CONCEPT, check_history, inspect_folder
from basisnorm.norm.load import DEFAULT_EDITION, load_norm, load_vragenlijst, questionnaires
from basisnorm.norm.model import Norm, Sector
from basisnorm.norm.schema import second_opinion
from basisnorm.norm.verschil import compare
from basisnorm.norm.vindplaats import describe_unchecked
from basisnorm.rapport.uitvoermap import check_folder
from basisnorm.rapport.woorden import aantal
from basisnorm.words import listing, remedy


@click.group(
    cls=Opdrachtgroep,
    opdrachten={
        "lijst": ("norm", "Welke edities en vragenlijsten er zijn."),
        "toon": ("norm", "De gebieden en eisen van een editie."),
        "vergelijk": ("norm", "Wat er verandert van de ene norm naar de andere."),
        "bronnen": ("norm", "Waarop de eisen rusten, en waar u dat leest."),
        "nieuw": ("norm", "Begin een eigen norm, voor uw regio of school."),
        "controleer": ("norm", "Zoek de fouten in een (eigen) norm."),
    },
    voorbeelden=(
        "basisnorm norm toon",
        "basisnorm norm toon DYS-09",
        "basisnorm norm bronnen",
        "basisnorm norm nieuw norm-noord",
        "basisnorm norm controleer mijn-norm",
        "basisnorm norm vergelijk 2024-11 mijn-norm",
    ),
)
def norm() -> None:
    """De norm bekijken en controleren."""


@opdracht()
def lijst() -> None:
    """Toon welke edities van de norm en welke vragenlijsten er zijn."""
    from basisnorm.rapport.normblad import build_lijst

    norms = [load_norm(each) for each in editions()]
    vragenlijsten = [load_vragenlijst(each, norms[-1]) for each in questionnaires()]
    print_page(build_lijst(norms, vragenlijsten, __version__))


@opdracht(
    "basisnorm norm toon                         alle eisen, kort",
    "basisnorm norm toon dyslexie                één gebied",
    "basisnorm norm toon DYS-09 --sector po      één eis, helemaal",
    "basisnorm norm toon --norm mijn-norm        een eigen norm",
)
@click.argument("wat", metavar="[GEBIED|EIS]", required=False)
@norm_option
@click.option(
    "--sector",
    type=click.Choice(["po", "vo"]),
    help="Alleen de eisen en woorden voor po of vo (standaard allebei).",
)
def toon(wat: str | None, norm: str | None, sector: str | None) -> None:
    """Toon de norm: de editie, een gebied of een eis."""
    from basisnorm.rapport.normblad import build_eis, build_norm

    found = load_norm(norm or DEFAULT_EDITION)
    sectoren = (Sector(sector),) if sector else tuple(Sector)
    gebieden = {each.id: each for each in found.gebieden}
    if wat is None:
        print_page(build_norm(found, found.gebieden, sectoren, __version__))
    elif (eis := found.eisen.get(wat.upper())) is not None:
        print_page(build_eis(found, eis, sectoren, __version__))
    elif (gebied := gebieden.get(wat.lower())) is not None:
        print_page(build_norm(found, (gebied,), sectoren, __version__))
    else:
        raise BasisnormFout(_unknown(wat, found))


def _unknown(wat: str, norm: Norm) -> Melding:
    """What to say of a name that is no eis and no gebied of a norm, or not any more."""
    gone = next((each for each in norm.vervallen if each.id == wat.upper()), None)
    if gone is not None:
        return Melding(
            code="vervallen-eis",
            waarde=wat,
            tekst=f"De eis {gone.id} staat niet (meer) in norm {norm.id}.",
            oplossing=f"In de plaats kwam: {listing(gone.vervangen_door)}."
            if gone.vervangen_door
            else "Er kwam niets voor in de plaats.",
        )
    gebieden = [each.id for each in norm.gebieden]
    return Melding(
        code="onbekende-eis-of-gebied",
        waarde=wat,
        tekst=f"'{wat}' is geen eis en geen gebied van norm {norm.id}.",
        oplossing=remedy(
            wat,
            [*gebieden, *norm.eisen],
            f"Noem een eis, of een gebied: {', '.join(gebieden)}.",
        ),
    )


@opdracht(
    "basisnorm norm vergelijk 2024-11 mijn-norm",
    "basisnorm norm vergelijk 2024-11 mijn-norm --vorm md > verschil.md",
)
@click.argument("oud", metavar="OUD")
@click.argument("nieuw", metavar="NIEUW")
@click.option(
    "--vorm",
    type=click.Choice(["terminal", "md", "json"]),
    default="terminal",
    help="Tekst voor het scherm (standaard), Markdown, of JSON voor andere programma's.",
)
def vergelijk(oud: str, nieuw: str, vorm: str) -> None:
    """Toon wat er verandert van de ene norm naar de andere.

    OUD en NIEUW zijn edities, zoals 2024-11, of mappen met een eigen norm. U leest welke eisen
    erbij komen, vervallen of veranderen, en waar scholen opnieuw naar moeten kijken.
    """
    verschil = compare(load_norm(oud), load_norm(nieuw))
    if verschil.omgekeerd:
        show(
            [
                Melding(
                    ernst=Ernst.LET_OP,
                    code="omgekeerd",
                    tekst=f"Norm {nieuw} lijkt ouder dan norm {oud}.",
                    oplossing="Noem de oude norm eerst en de nieuwe daarna.",
                )
            ]
        )
    if vorm == "json":
        from basisnorm.rapport.normverschil.als_json import render_json

        print_file(render_json(verschil, __version__))
    elif vorm == "md":
        from basisnorm.rapport.markdown import as_markdown
        from basisnorm.rapport.normverschil.blad import build_verschil

        print_file(as_markdown(build_verschil(verschil, __version__)))
    else:
        from basisnorm.rapport.normverschil.blad import build_verschil

        page = build_verschil(verschil, __version__)
        print_page(page)


@opdracht(
    "basisnorm norm bronnen",
    "basisnorm norm bronnen --norm mijn-norm     een eigen norm",
)
@norm_option
def bronnen(norm: str | None) -> None:
    """Toon de bronnen van een norm, en welke eisen op elke bron rusten.

    Bij elke bron staan de titel, de uitgever, de datum en het adres. Hebben wij een bron niet of
    maar deels gelezen, dan staat dat erbij.
    """
    from basisnorm.rapport.normblad import build_bronnen

    found = load_norm(norm or DEFAULT_EDITION)
    print_page(build_bronnen(found, __version__))


@opdracht(
    "basisnorm norm nieuw norm-noord",
    'basisnorm norm nieuw norm-zuid --naam "Norm van regio Zuid"',
    "basisnorm norm nieuw norm-los --los",
)
@click.argument("map_", metavar="MAP", type=PATH)
@click.option(
    "--gebaseerd-op",
    "editie",
    metavar="EDITIE",
    help="De landelijke editie waarop uw norm bouwt (standaard de nieuwste).",
)
@click.option("--los", is_flag=True, help="Begin zonder landelijke editie.")
@click.option("--naam", help="De naam boven een rapport (standaard de naam van de map).")
def nieuw(map_: Path, editie: str | None, los: bool, naam: str | None) -> None:
    """Begin een eigen norm in een nieuwe map.

    Uw norm bouwt op een landelijke editie: u neemt alles over, laat weg, maakt strenger of voegt
    toe. In MAP komen bestanden met uitleg bij elke regel. Ze kloppen al: vervang wat erin staat.
    """
    if los and editie is not None:
        raise click.UsageError("Kies één van --los en --gebaseerd-op, niet allebei.")
    editie = editie or DEFAULT_EDITION
    if editie not in editions():
        raise BasisnormFout(
            Melding(
                code="onbekende-editie",
                waarde=editie,
                tekst=f"De editie '{editie}' kennen wij niet.",
                oplossing=remedy(editie, editions()),
            )
        )
    check_folder(map_, frozenset())
    name = map_.resolve().name
    made = make_files(make_id(name), naam or f"Norm {name}", today(), None if los else editie)
    for path, content in made.items():
        files.make_folder((map_ / path).parent)
        files.write_whole(map_ / path, content)
    based = "Uw norm staat los" if los else f"Uw norm bouwt op de landelijke editie {editie}"
    click.echo(
        f"""{based}. In de map {map_} staan nu:
  {"norm.yaml":<22} de naam, de versie en wat er meedoet
  {"eigen-afspraken.yaml":<22} uw eigen eisen
  {"bronnen.yaml":<22} waar die vandaan komen
  {"versies.yaml":<22} wat er per versie veranderde
  {"schema":<22} hulp voor uw tekstprogramma; hier hoeft u niets te doen

Open de bestanden in een tekstprogramma en pas ze aan. Daarna:
  basisnorm norm controleer {map_}
  basisnorm norm toon --norm {map_}"""
    )


@opdracht(
    "basisnorm norm controleer mijn-norm",
    "basisnorm norm controleer 2024-11",
)
@click.argument("waar", metavar="MAP", required=False)
@day_option("Op welke dag u kijkt of de wet intussen kan zijn veranderd (standaard vandaag).")
def controleer(waar: str | None, datum: str | None) -> None:
    """Zoek alle fouten in de bestanden van een norm.

    MAP is de map van een eigen norm, of een editie zoals 2024-11. Zonder MAP is dat de nieuwste
    editie. Bij elke fout staat het bestand, de regel, de kolom, wat er mis is en wat
    waarschijnlijk is bedoeld.
    """
    waar = waar or DEFAULT_EDITION
    if waar in editions():
        folder = resources.folder("norm") / waar
    else:
        folder = Path(waar)
        files.names_in(folder)
    inspection = inspect_folder(folder, waar)
    meldingen = [*inspection.meldingen, *check_history(inspection)]
    if inspection.norm is not None:
        meldingen += second_opinion(inspection.documents)
    if any(melding.ernst is Ernst.FOUT for melding in meldingen):
        raise BasisnormFout(*meldingen)
    found = inspection.norm
    assert found is not None
    told = describe_unchecked(found, datum or today())
    if told is not None:
        meldingen.append(
            Melding(
                ernst=Ernst.LET_OP,
                code="wet-misschien-veranderd",
                bestand=f"{waar}/bronnen.yaml",
                tekst=told[0],
                oplossing=told[1],
            )
        )
    show(meldingen)
    based = f", gebaseerd op {found.gebaseerd_op}" if found.gebaseerd_op else ""
    concept = " (concept)" if found.versie.startswith(CONCEPT) else ""
    click.echo(
        f"In orde: norm {found.id}, versie {found.versie}{concept}{based}, met "
        f"{aantal(len(found.gebieden), 'gebied', 'gebieden')}, "
        f"{aantal(len(found.eisen), 'eis', 'eisen')} en "
        f"{aantal(len(found.bronnen), 'bron', 'bronnen')}."
    )
