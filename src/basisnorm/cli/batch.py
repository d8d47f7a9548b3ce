"""`basisnorm batch`: many schools at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from basisnorm.audit.model import Schoolsoort
from basisnorm.cli.opties import (
    DEFAULT_VRAGENLIJST,
    PATH,
    blad_option,
    codering_option,
    day_option,
    norm_options,
    samenwerkingsverband_option,
    today,
)
from basisnorm.cli.taal import opdracht
from basisnorm.errors import Ernst, Melding

if TYPE_CHECKING:
    from basisnorm.cli.batch_erbij import Extra
    from basisnorm.cli.batch_verslag import Meldinglijst, Voortgang
    from basisnorm.invoer.model import Leesresultaat, Maat, Schoolbron

# Whether two rows of one school are refused, or the last one counts.
WEIGER, LAATSTE = "weiger", "laatste"
# The reports that are made when nothing was chosen.
VERBETER = "verbeter"


class Aantal(click.ParamType):  # type: ignore[type-arg]
    """A whole number from 1 to `most`."""

    name = "aantal"

    def __init__(self, most: int) -> None:
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; a usage error when it is none, or too small or too big."""
        try:
            number = int(value)
        except ValueError:
            number = 0
        if not 1 <= number <= self._most:
            self.fail(
                f"'{value}' kan hier niet. Kies een getal van 1 tot en met {self._most}.",
                param,
                ctx,
            )
        return number


@opdracht(
    "basisnorm batch scholen.csv --alleen-controleren",
    "basisnorm batch scholen.xlsx -o uitslagen",
    "basisnorm batch ingevulde-bestanden -o uitslagen",
    "basisnorm batch verbeterd.csv --aanvullen uitslagen -o uitslagen",
)
@click.argument("bron", metavar="TABEL|MAP", type=PATH)
@click.option(
    "-o",
    "--uitvoer",
    metavar="MAP",
    type=PATH,
    help="In welke map alles komt: een nieuwe, of een van een eerdere keer.",
)
@click.option("--alleen-controleren", is_flag=True, help="Alleen nakijken; er wordt niets bewaard.")
@click.option(
    "--rapporten",
    type=click.Choice(("geen", VERBETER, "schoolgids", "alle")),
    default=VERBETER,
    help="Welke rapporten per school (standaard verbeter; geen = geen enkele webpagina).",
)
@click.option(
    "--aanvullen",
    metavar="MAP",
    type=PATH,
    help="Voeg deze scholen toe aan een eerdere uitvoer.",
)
@click.option(
    "--toch-vervangen",
    is_flag=True,
    help="Bij --aanvullen: vervang een school ook als daarmee antwoorden of teksten verdwijnen, "
    "als het schooljaar ouder is of als de schoolsoort anders is.",
)
@click.option("--excel", is_flag=True, help="Tabellen voor een Nederlandse Excel.")
@day_option("De datum voor scholen zonder datum (standaard vandaag).")
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
@click.option(
    "--dubbel",
    type=click.Choice((WEIGER, LAATSTE)),
    default=WEIGER,
    help="Vulde een school vaker in: weiger al haar rijen (standaard), of laat de laatste tellen.",
)
@click.option(
    "--duo",
    metavar="BESTAND",
    type=PATH,
    multiple=True,
    help="Uw adressenbestand van DUO, voor namen, besturen en gemeenten; mag vaker.",
)
@click.option(
    "--verwacht",
    metavar="LIJST",
    type=PATH,
    help="De scholen die u verwacht: wie ontbreekt er nog?",
)
@click.option(
    "--vorige",
    metavar="MAP",
    type=PATH,
    help="Een eerdere uitvoer, om mee te vergelijken in het overzicht.",
)
@click.option(
    "--minder-scholen",
    is_flag=True,
    help="Vervang de uitvoer ook als er meer dan de helft van de scholen uit verdwijnt.",
)
@samenwerkingsverband_option
@blad_option
@codering_option
@click.option(
    "--jobs", type=Aantal(64), metavar="AANTAL",
    help="Hoeveel processen tegelijk werken (standaard zoveel als nuttig is).",
)  # fmt: skip
@norm_options
def batch(
    bron: Path,
    uitvoer: Path | None,
    alleen_controleren: bool,
    rapporten: str,
    aanvullen: Path | None,
    toch_vervangen: bool,
    excel: bool,
    datum: str | None,
    schoolsoort: str | None,
    koppeling: Path | None,
    dubbel: str,
    duo: tuple[Path, ...],
    verwacht: Path | None,
    vorige: Path | None,
    minder_scholen: bool,
    samenwerkingsverband: Path | None,
    blad: str | None,
    codering: str | None,
    jobs: int | None,
    norm: str | None,
    vragenlijst: str | None,
) -> int:
    """Werk in één keer de zelfevaluaties van veel scholen uit.

    TABEL is een CSV-bestand of een Excel-werkmap met een school per rij. MAP is een map met
    bestanden van 'basisnorm audit', of met ingevulde werkboeken.
    """
    if not alleen_controleren and uitvoer is None:
        raise click.UsageError(
            "Noem met -o een map voor de uitslagen, of kies --alleen-controleren."
        )
    if toch_vervangen and aanvullen is None:
        raise click.UsageError("--toch-vervangen hoort bij --aanvullen.")
    # Only who does it waits for what it needs.
    from basisnorm.cli.batch_bron import add_to, open_bron
    from basisnorm.cli.batch_erbij import Extra
    from basisnorm.cli.batch_verslag import Meldinglijst, print_totals, progress
    from basisnorm.invoer.model import Opnieuw

    lijst = Meldinglijst()
    maat = find_maat(norm, vragenlijst, datum, schoolsoort, laatste=dubbel == LAATSTE)
    target = None if alleen_controleren else uitvoer
    if vorige is not None and (rapporten == "geen" or target is None):
        lijst.add(_no_comparison(vorige, alleen_controleren=alleen_controleren))
    if datum is not None and (far := _far_away(datum)) is not None:
        lijst.add(far)
    extra = Extra(duo, verwacht, maat.datum)
    lijst.extend(extra.meldingen)
    source = open_bron(
        bron,
        maat,
        lijst,
        norm=norm,
        vragenlijst=vragenlijst,
        koppeling=koppeling,
        blad=blad,
        codering=codering,
    )
    if aanvullen is not None:
        source = add_to(aanvullen, source, maat, toch=toch_vervangen)

    def attempt(voortgang: Voortgang) -> tuple[Meldinglijst, Path | None]:
        """Read everything once, and write it when there is a target; where the output is now that
        stood there."""
        kept = lijst.copy()
        voortgang.step("Lezen")
        source.prepare(voortgang)
        voortgang.step("Nakijken" if target is None else "Uitwerken")
        items = _read(bron, source, extra, voortgang)
        if target is None:
            _check(items, kept)
            return kept, None
        from basisnorm.cli.batch_uitvoer import write

        oud = write(
            target,
            items,
            source,
            maat,
            kept.add,
            bestand=bron.name,
            rapporten=rapporten,
            excel=excel,
            extra=extra,
            vorige=vorige,
            minder_scholen=minder_scholen,
            samenwerkingsverband=samenwerkingsverband,
            jobs=jobs,
        )
        return kept, oud

    with progress() as voortgang:
        try:
            try:
                kept, oud = attempt(voortgang)
            except Opnieuw:
                kept, oud = attempt(voortgang)
        except KeyboardInterrupt:
            voortgang.clear()
            click.echo("\nGestopt. Er is niets bewaard en niets veranderd.", err=True)
            raise
    if oud is not None and vorige is not None and uitvoer is not None:
        # Where that output is now: else it would be this one.
        vorige = oud if vorige.resolve() == uitvoer.resolve() else vorige
    # What was chosen that also holds for the rows that were refused, as it was typed.
    again: dict[str, object] = {
        "--koppeling": koppeling,
        "--dubbel": None if dubbel == WEIGER else dubbel,
        "--schoolsoort": schoolsoort,
        "--datum": datum,
        "--verwacht": verwacht,
        "--vorige": vorige,
        "--samenwerkingsverband": samenwerkingsverband,
        "--rapporten": None if rapporten == VERBETER else rapporten,
        "--norm": norm,
        "--vragenlijst": vragenlijst,
    }
    keuzes = [part for name, value in again.items() if value for part in (name, str(value))]
    keuzes += [part for each in duo for part in ("--duo", str(each))]
    keuzes += ["--excel"] if excel else []
    print_totals(source, kept, target, maat.datum, keuzes)
    if oud is not None:
        click.echo(f"Wat hier eerst stond, staat nu in {oud}", err=True)
    extra.say()
    return int(bool(source.telling.afgewezen))


def find_maat(
    norm: str | None,
    vragenlijst: str | None,
    datum: str | None,
    schoolsoort: str | None,
    *,
    laatste: bool,
) -> Maat:
    """With what is measured."""
    from basisnorm.invoer.model import Maat
    from basisnorm.norm.load import DEFAULT_EDITION, load_norm, load_vragenlijst, questionnaires

    found = load_norm(norm or DEFAULT_EDITION)
    which = vragenlijst or DEFAULT_VRAGENLIJST
    # Few tables need the words of a questionnaire.
    load = cache(lambda: load_vragenlijst(which, found))
    return Maat(
        norm=found,
        vragenlijst_id=which if which in questionnaires() else load().id,
        vragenlijst=load,
        datum=datum or today(),
        schoolsoort=Schoolsoort(schoolsoort) if schoolsoort else None,
        laatste=laatste,
    )


def _read(
    path: Path, source: Schoolbron, extra: Extra, voortgang: Voortgang
) -> Iterator[Leesresultaat]:
    """Everything in a source that is prepared, with what is worth telling of all schools together.

    BasisnormFout and Opnieuw as for Schoolbron.
    """
    from basisnorm.invoer.groepsnamen import Schoolnamen
    from basisnorm.invoer.model import Afgewezen, Inzending

    extra.begin()
    names = Schoolnamen()
    for item in source.read(voortgang):
        if isinstance(item, Inzending):
            item, told = extra.complete(item)
            yield from told
            names.add(item.school)
        elif isinstance(item, Afgewezen):
            extra.refuse(item)
        yield item
    yield from extra.unexpected()
    yield from names.meldingen(str(path))


def _check(items: Iterator[Leesresultaat], lijst: Meldinglijst) -> None:
    """Only look what is wrong."""
    from basisnorm.invoer.model import Afgewezen

    for item in items:
        for melding in item.meldingen if isinstance(item, Afgewezen) else (item,):
            if isinstance(melding, Melding):
                lijst.add(melding)


def _no_comparison(vorige: Path, *, alleen_controleren: bool) -> Melding:
    """A comparison that stands nowhere is no comparison."""
    choice = "--alleen-controleren" if alleen_controleren else "--rapporten geen"
    return Melding(
        ernst=Ernst.LET_OP,
        code="vorige-doet-niets",
        bestand=str(vorige),
        tekst=f"Met {choice} komt er geen overzicht, en dus ook geen vergelijking.",
        oplossing=f"Laat {choice} weg als u wilt vergelijken.",
    )


def _far_away(datum: str) -> Melding | None:
    """A typing error in the year would make every n.v.t. end, without a word."""
    now = today()
    if datum <= f"{int(now[:4]) + 1:04}{now[4:]}":
        return None
    return Melding(
        ernst=Ernst.LET_OP,
        code="datum-ver-weg",
        waarde=datum,
        tekst=f"--datum {datum} is meer dan een jaar na vandaag.",
        oplossing="Kijk of het jaar klopt. Een n.v.t. tot een eerdere dag telt dan niet.",
    )
