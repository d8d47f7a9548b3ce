"""`basisnorm sjabloon koppeling`: a proposal for the mapping file of someone's export."""

from __future__ import annotations

from pathlib import Path

import click

from basisnorm import files
from basisnorm.audit.schooljaar import schooljaar_van
from basisnorm.cli.meldingen import show
from basisnorm.cli.opties import (
    DEFAULT_VRAGENLIJST,
    PATH,
    blad_option,
    codering_option,
    norm_option,
    today,
)
from basisnorm.cli.taal import opdracht
from basisnorm.errors import BasisnormFout, Melding
from basisnorm.norm.load import DEFAULT_EDITION, load_norm, load_vragenlijst
from basisnorm.words import command_line, listing, shown


@opdracht(
    "basisnorm sjabloon koppeling antwoorden.xlsx",
    "basisnorm sjabloon koppeling antwoorden.xlsx -o koppeling.yaml",
)
@click.argument("tabel", type=PATH)
@click.option(
    "-o",
    "--uitvoer",
    "uit",
    metavar="BESTAND",
    type=PATH,
    help="Waar de koppeling komt (standaard hier, met de naam van de tabel).",
)
@blad_option
@codering_option
@norm_option
def koppeling(
    tabel: Path, uit: Path | None, blad: str | None, codering: str | None, norm: str | None
) -> None:
    """Maak een voorstel om een export van een formulier te lezen.

    TABEL is de export van Microsoft Forms, Google Forms of LimeSurvey. In het voorstel staat bij
    elke kop welke eis het is, en bij elk antwoord welk niveau. Waar wij twijfelen, staat kies of
    een vraagteken: los dat op in een tekstprogramma. Zolang het er staat, begint de batch niet.
    """
    from basisnorm.invoer.koppeling.voorstel import propose, render_koppeling
    from basisnorm.invoer.tabel.openen import open_tabel

    target = uit or Path(f"{tabel.stem}-koppeling.yaml")
    if files.exists(target):
        raise BasisnormFout(
            Melding(
                code="bestaat-al",
                bestand=str(target),
                tekst="Dit bestand is er al. Uw eigen werk wordt niet overschreven.",
                oplossing="Kies een andere naam met -o, of gooi dit bestand eerst zelf weg.",
            )
        )
    measured = load_norm(norm or DEFAULT_EDITION)
    table = open_tabel(tabel, blad=blad, codering=codering)
    show(table.meldingen)
    schaal = load_vragenlijst(DEFAULT_VRAGENLIJST, measured).schaal
    voorstel = propose(table.koppen, (cells for _, cells in table.rijen()), measured, schaal)
    text = render_koppeling(
        voorstel, measured, tabel=tabel.name, schooljaar=schooljaar_van(today())
    )
    files.write_whole(target, text.encode())
    lines = [f"Het voorstel staat in {target}."]
    for what, counts in (
        ("kolommen", voorstel.count()),
        ("antwoorden", voorstel.count_antwoorden()),
    ):
        sure, unsure, kies = counts
        lines.append(f"  {what}: {sure} herkend, {unsure} om te controleren, {kies} nog te kiezen")
    if voorstel.zonder_code:
        lines.append("  let op: wij zien geen kolom met de vestigingscode")
    if voorstel.persoonlijk:
        names = listing([shown(each) for each in voorstel.persoonlijk], "en")
        lines.append(f"  gaat over een persoon en doet nooit mee: {names}")
    lines += [
        "",
        "Open het in een tekstprogramma, zoals Kladblok. Kies waar 'kies' staat, en haal het "
        "vraagteken weg waar het klopt. Daarna:",
        "  "
        + command_line(
            "basisnorm",
            "batch",
            str(tabel),
            "--koppeling",
            str(target),
            *(("--blad", blad) if blad else ()),
            *(("--codering", codering) if codering else ()),
            *(("--norm", norm) if norm else ()),
            "--alleen-controleren",
        ),
    ]
    click.echo("\n".join(lines))
