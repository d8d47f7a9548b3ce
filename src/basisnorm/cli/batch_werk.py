"""What `basisnorm batch` does, step by step: understand, read, write, and say how it went."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from basisnorm import __version__
from basisnorm.audit.model import Schoolsoort
from basisnorm.cli.batch_bron import open_bron
from basisnorm.cli.batch_verslag import Meldinglijst, print_totals
from basisnorm.cli.batch_voortgang import Voortgang, progress
from basisnorm.cli.batch_vraag import Vraag
from basisnorm.cli.opties import DEFAULT_VRAGENLIJST, today
from basisnorm.errors import Ernst, Melding
from basisnorm.norm.load import DEFAULT_EDITION, load_norm, load_vragenlijst, questionnaires
from basisnorm.regio.bron import Bron, Item, Opnieuw
from basisnorm.regio.groepsnamen import watch_names
from basisnorm.regio.maat import Maat
from basisnorm.regio.model import Afgewezen, Schoolrij

if TYPE_CHECKING:
    from basisnorm.cli.batch_extra import Extra


def run(vraag: Vraag) -> int:
    """Do it; the exit code: 1 when something was refused."""
    maat = find_maat(vraag)
    lijst = Meldinglijst()
    _check_keuzes(vraag, lijst)
    extra = _extra(vraag, maat, lijst)
    bron = open_bron(vraag, maat, lijst)
    target = None if vraag.alleen_controleren else vraag.uitvoer
    with progress() as voortgang, _uncollected(target is None or vraag.rapporten == "geen"):
        try:
            try:
                kept, oud = _attempt(vraag, maat, bron, lijst.copy(), target, extra, voortgang)
            except Opnieuw:
                kept, oud = _attempt(vraag, maat, bron, lijst.copy(), target, extra, voortgang)
        except KeyboardInterrupt:
            voortgang.clear()
            click.echo("\nGestopt. Er is niets bewaard en niets veranderd.", err=True)
            raise
    print_totals(bron, kept, target, maat.datum, _now(vraag, oud).keuzes)
    if oud is not None:
        click.echo(f"Wat hier eerst stond, staat nu in {oud}", err=True)
    if extra is not None:
        extra.say()
    return int(bool(bron.telling.afgewezen))


def _now(vraag: Vraag, oud: Path | None) -> Vraag:
    """The same choices, with --vorige where that output is now: else it would be this one."""
    if oud is None or vraag.vorige is None or vraag.uitvoer is None:
        return vraag
    same = vraag.vorige.resolve() == vraag.uitvoer.resolve()
    return vraag._replace(vorige=oud) if same else vraag


@contextmanager
def _uncollected(rows_only: bool) -> Iterator[None]:
    """Rows hold no circles: looking for those takes a tenth of the time, and finds nothing.

    Templates do make them.
    """
    if rows_only:
        gc.disable()
    try:
        yield
    finally:
        gc.enable()


def find_maat(vraag: Vraag) -> Maat:
    """With what is measured."""
    norm = load_norm(vraag.norm or DEFAULT_EDITION)
    which = vraag.vragenlijst or DEFAULT_VRAGENLIJST
    # Reading a questionnaire takes as long as a thousand schools, and few tables need its words.
    vragenlijst = cache(lambda: load_vragenlijst(which, norm))
    return Maat(
        norm=norm,
        vragenlijst_id=which if which in questionnaires() else vragenlijst().id,
        vragenlijst=vragenlijst,
        datum=vraag.datum or today(),
        schoolsoort=Schoolsoort(vraag.schoolsoort) if vraag.schoolsoort else None,
        laatste=vraag.laatste,
    )


def _check_keuzes(vraag: Vraag, lijst: Meldinglijst) -> None:
    """A typing error in the year would make every n.v.t. end, without a word; and a comparison
    that stands nowhere is no comparison."""
    if vraag.vorige and (vraag.rapporten == "geen" or vraag.alleen_controleren):
        choice = "--alleen-controleren" if vraag.alleen_controleren else "--rapporten geen"
        lijst.add(
            Melding(
                ernst=Ernst.LET_OP,
                code="vorige-doet-niets",
                bestand=str(vraag.vorige),
                tekst=f"Met {choice} komt er geen overzicht, en dus ook geen vergelijking.",
                oplossing=f"Laat {choice} weg als u wilt vergelijken.",
            )
        )
    now = today()
    if vraag.datum and vraag.datum > f"{int(now[:4]) + 1:04}{now[4:]}":
        lijst.add(
            Melding(
                ernst=Ernst.LET_OP,
                code="datum-ver-weg",
                waarde=vraag.datum,
                tekst=f"--datum {vraag.datum} is meer dan een jaar na vandaag.",
                oplossing="Kijk of het jaar klopt. Een n.v.t. tot een eerdere dag telt dan niet.",
            )
        )


def _extra(vraag: Vraag, maat: Maat, lijst: Meldinglijst) -> Extra | None:
    """What is laid beside the schools, when anything is."""
    if not (vraag.duo or vraag.verwacht):
        return None
    from basisnorm.cli.batch_extra import Extra

    extra = Extra(vraag.duo, vraag.verwacht, maat.datum)
    lijst.extend(extra.meldingen)
    return extra


def _attempt(
    vraag: Vraag,
    maat: Maat,
    bron: Bron,
    lijst: Meldinglijst,
    target: Path | None,
    extra: Extra | None,
    voortgang: Voortgang,
) -> tuple[Meldinglijst, Path | None]:
    """Read everything once, and write it when there is a target: see _write."""
    voortgang.step("Lezen")
    bron.prepare(voortgang)
    voortgang.step("Nakijken" if target is None else "Uitwerken")
    # What DUO or the list of schools says of a school needs the school itself.
    items = bron.lees(voortgang, alleen_controleren=target is None and extra is None)
    if extra is not None:
        items = extra.beside(items)
    items = watch_names(items, str(vraag.bron))
    if target is None:
        for melding in _meldingen(items):
            lijst.add(melding)
        return lijst, None
    return lijst, _write(vraag, maat, bron, items, lijst.add, target, extra)


def _meldingen(items: Iterator[Item]) -> Iterator[Melding]:
    for item in items:
        if isinstance(item, Afgewezen):
            yield from item.meldingen
        elif not isinstance(item, Schoolrij):
            yield item


def _write(
    vraag: Vraag,
    maat: Maat,
    bron: Bron,
    items: Iterator[Item],
    report: Callable[[Melding], None],
    target: Path,
    extra: Extra | None,
) -> Path | None:
    """Write everything; where the output that stood there is now."""
    from basisnorm.rapport.batch.map import Uitvoer, output_folder, write_uitvoer
    from basisnorm.regio.tellen.teller import Teller

    uitvoer = Uitvoer(
        norm=maat.norm,
        vragenlijst=maat.vragenlijst_id,
        vorm=bron.vorm,
        programma=__version__,
        datum=maat.datum,
        excel=vraag.excel,
    )
    teller = Teller(maat.norm)
    with (
        output_folder(target, vorige=vraag.vorige, minder=vraag.minder_scholen) as work,
        ExitStack() as stack,
    ):
        bladen = []
        if vraag.rapporten != "geen":
            from basisnorm.cli.batch_bladen import make_bladen
            from basisnorm.cli.batch_extra import watch_refused

            refused: set[str] = set()
            items = watch_refused(items, refused)
            bladen = make_bladen(vraag, maat, bron, work, extra, teller, stack, refused)
        write_uitvoer(work, uitvoer, items, report=report, bladen=bladen, teller=teller)
    return work.oud
